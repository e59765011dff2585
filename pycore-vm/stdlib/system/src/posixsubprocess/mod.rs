//! `_posixsubprocess`: a child process that becomes another program.

#[expect(unsafe_code, reason = "forks, and calls of the C library in the child")]
mod child;

use std::ffi::CString;

use pycore_objects::declare::Arguments;
use pycore_objects::errors::raise_os_error;
use pycore_objects::protocol::path::file_system_path;
use pycore_objects::protocol::{call, iterate, number, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, module, raise};

use child::{Pipes, Plan, Strings};

/// The functions of the module.
struct Functions;

module! {
    /// The module `_posixsubprocess`.
    pub static POSIX_SUBPROCESS: name "_posixsubprocess",
    doc "A child process that becomes another program, for subprocess.",
    functions Functions::METHODS
}

/// How many arguments there are.
const ARGUMENTS: usize = 22;

fn text(thread: &Thread, bytes: &[u8]) -> Fallible<CString> {
    CString::new(bytes).map_err(|_| raise!(thread, VALUE_ERROR, "embedded null byte"))
}

/// A path, or an argument, as bytes for the system.
fn path(thread: &Thread, value: &Object) -> Fallible<CString> {
    let value = file_system_path(thread, value)?;
    match (value.downcast_ref::<Str>(), value.downcast_ref::<Bytes>()) {
        (Some(string), _) => text(thread, &string.fs_encode(thread)?),
        (None, Some(bytes)) => text(thread, bytes.as_slice()),
        (None, None) => Err(raise!(thread, TYPE_ERROR, "a path is text or bytes")),
    }
}

/// A sequence of bytes.
fn byte_strings(thread: &Thread, sequence: &Object) -> Fallible<Vec<CString>> {
    object::length(thread, sequence)?;
    let mut texts = Vec::new();
    for item in iterate::to_vec(thread, sequence, "")? {
        let Some(bytes) = item.downcast_ref::<Bytes>() else {
            let given = item.type_name();
            return Err(raise!(thread, TYPE_ERROR, "expected bytes, {given} found"));
        };
        texts.push(text(thread, bytes.as_slice())?);
    }
    Ok(texts)
}

/// Descriptors that stay open: in order, each once.
fn descriptors(thread: &Thread, tuple: &Object) -> Fallible<Vec<i32>> {
    let Some(tuple) = tuple.downcast::<Tuple>() else {
        let given = tuple.type_name();
        let message = format_args!("fork_exec() argument 4 must be tuple, not {given}");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    };
    let mut descriptors = Vec::new();
    for item in tuple.iter() {
        let number = item.downcast::<Int>().and_then(Int::to_i64);
        let number = number.and_then(|number| i32::try_from(number).ok());
        match number {
            Some(number) if number > descriptors.last().copied().unwrap_or(-1) => {
                descriptors.push(number);
            }
            _ => return Err(raise!(thread, VALUE_ERROR, "bad value(s) in fds_to_keep")),
        }
    }
    Ok(descriptors)
}

/// A number of a user or group; `None` of Python for none.
fn id(thread: &Thread, value: &Object, what: &str) -> Fallible<Option<u32>> {
    if value.is_none() {
        return Ok(None);
    }
    if !number::is_index(value) {
        let given = value.type_name();
        return Err(raise!(thread, TYPE_ERROR, "{what} should be integer, not {given}"));
    }
    let number = number::index(thread, value)?.to_i64();
    match number {
        // -1 is what the system has for none.
        Some(-1) => Ok(Some(u32::MAX)),
        // CPython says the same of numbers that are too great, as long as C's long has them.
        Some(number) => match u32::try_from(number) {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "{what} is less than minimum")),
        },
        None => Err(raise!(thread, OVERFLOW_ERROR, "{what} is greater than maximum")),
    }
}

fn groups(thread: &Thread, value: &Object) -> Fallible<Option<Vec<u32>>> {
    if value.is_none() {
        return Ok(None);
    }
    let Some(list) = value.downcast::<List>() else {
        return Err(raise!(thread, TYPE_ERROR, "setgroups argument must be a list"));
    };
    let mut groups = Vec::new();
    for item in list.snapshot(thread)? {
        match id(thread, &item, "gid") {
            Ok(Some(group)) => groups.push(group),
            Ok(None) => return Err(raise!(thread, VALUE_ERROR, "invalid group id")),
            Err(raised) => {
                thread.clear_exception(raised);
                return Err(raise!(thread, VALUE_ERROR, "invalid group id"));
            }
        }
    }
    if groups.len() > 65536 {
        return Err(raise!(thread, VALUE_ERROR, "too many extra_groups"));
    }
    Ok(Some(groups))
}

/// Arguments by their numbers.
struct Given<'a> {
    thread: &'a Thread,
    values: Vec<&'a Object>,
}

impl<'a> Given<'a> {
    fn object(&self, index: usize) -> &'a Object {
        self.values[index]
    }

    fn int(&self, index: usize) -> Fallible<i32> {
        let value = number::to_c_long(self.thread, self.values[index])?;
        i32::try_from(value).map_err(|_| {
            let message = "Python int too large to convert to C int";
            raise!(self.thread, OVERFLOW_ERROR, "{message}")
        })
    }

    fn truth(&self, index: usize) -> Fallible<bool> {
        object::is_true(self.thread, self.values[index])
    }
}

fn plan(thread: &Thread, given: &Given<'_>) -> Fallible<Plan> {
    let keep = descriptors(thread, given.object(3))?;
    let pipes = Pipes {
        to_child_read: given.int(6)?,
        to_child_write: given.int(7)?,
        from_child_read: given.int(8)?,
        from_child_write: given.int(9)?,
        errors_read: given.int(10)?,
        errors_write: given.int(11)?,
        report_read: given.int(12)?,
        report_write: given.int(13)?,
    };
    let close = given.truth(2)?;
    if close && pipes.report_write < 3 {
        return Err(raise!(thread, VALUE_ERROR, "errpipe_write must be >= 3"));
    }
    let executables = byte_strings(thread, given.object(1))?;
    let arguments = given.object(0);
    let mut texts = Vec::new();
    if !arguments.is_none() {
        let message = "argv must be a tuple";
        for item in iterate::to_vec(thread, arguments, message)? {
            texts.push(path(thread, &item)?);
        }
    }
    let environment = match given.object(5) {
        none if none.is_none() => None,
        list => Some(Strings::new(byte_strings(thread, list)?)),
    };
    let directory = match given.object(4) {
        none if none.is_none() => None,
        directory => Some(path(thread, directory)?),
    };
    Ok(Plan {
        executables,
        arguments: Strings::new(texts),
        environment,
        directory,
        pipes,
        close,
        keep,
        restore_signals: given.truth(14)?,
        new_session: given.truth(15)?,
        process_group: given.int(16)?,
        group: id(thread, given.object(17), "gid")?,
        groups: groups(thread, given.object(18))?,
        user: id(thread, given.object(19), "uid")?,
        file_mask: given.int(20)?,
    })
}

/// Calls what the program wants done in the child; whether it went well.
fn call_before(thread: &Thread, function: &Object) -> bool {
    thread.after_fork_in_child();
    match call::call(thread, function, &[]) {
        Ok(_) => true,
        Err(raised) => {
            // The parent is told; nobody here can handle it.
            thread.clear_exception(raised);
            false
        }
    }
}

fn fork_error(thread: &Thread, error: child::Errno) -> Raised {
    raise_os_error(thread, error, &[])
}

#[methods(module)]
impl Functions {
    /// fork_exec($module, args, executable_list, close_fds, pass_fds, cwd,
    ///           env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,
    ///           errpipe_read, errpipe_write, restore_signals, call_setsid,
    ///           pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn,
    ///           /)
    ///
    /// Fork a child process that becomes another program, the first of executable_list that there is. What goes wrong there
    /// is written to errpipe_write. The result is the child's number.
    #[python(no_keywords)]
    fn fork_exec(thread: &Thread, arguments: Arguments<'_>) -> Fallible<i32> {
        let count = arguments.len();
        if count != ARGUMENTS {
            let message = format_args!("fork_exec expected {ARGUMENTS} arguments, got {count}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let owned: Fallible<Vec<Owned>> =
            arguments.positional().iter().map(|slot| slot.to_owned(thread)).collect();
        let owned = owned?;
        let given = Given { thread, values: owned.iter().map(|value| &**value).collect() };
        let plan = plan(thread, &given)?;
        let before = Some(given.object(21)).filter(|function| !function.is_none());
        if before.is_some() && thread.is_last() {
            let message = "preexec_fn not supported at interpreter shutdown";
            return Err(raise!(thread, PYTHON_FINALIZATION_ERROR, "{message}"));
        }
        let Some(function) = before else {
            // The child runs no code of the program.
            return match child::fork() {
                0 => plan.run(|| true),
                pid if pid > 0 => Ok(pid),
                _ => Err(fork_error(thread, child::last_error())),
            };
        };
        thread.before_fork();
        let pid = thread.fork_with(child::fork);
        if pid == 0 {
            plan.run(|| call_before(thread, function));
        }
        let error = child::last_error();
        thread.after_fork_in_parent();
        if pid > 0 { Ok(pid) } else { Err(fork_error(thread, error)) }
    }
}
