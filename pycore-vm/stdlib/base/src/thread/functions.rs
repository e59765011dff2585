//! The functions of the module.

use std::ffi::CString;
use std::sync::Arc;

use pycore_objects::core::threads::{signals, stack};
use pycore_objects::declare::Arguments;
use pycore_objects::errors::{SYSTEM_EXIT, new_exception};
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, methods, name, raise};

use super::handle::{State, ThreadHandle};
use super::lock::Lock;
use super::{EXCEPT_HOOK_ARGS, Functions, start, sys};

/// `SIGINT`
const INTERRUPT: i32 = libc::SIGINT;

fn start_new(thread: &Thread, arguments: Arguments<'_>) -> Fallible<u64> {
    let given = arguments.len();
    if given < 2 {
        let message = format_args!("start_new_thread expected at least 2 arguments, got {given}");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    if given > 3 {
        let message = format_args!("start_new_thread expected at most 3 arguments, got {given}");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    let function = match arguments.object(thread, 0)? {
        Some(function) if call::is_callable(function) => function,
        _ => return Err(raise!(thread, TYPE_ERROR, "first arg must be callable")),
    };
    let Some(tuple) = arguments.object(thread, 1)?.and_then(Object::downcast::<Tuple>) else {
        return Err(raise!(thread, TYPE_ERROR, "2nd arg must be a tuple"));
    };
    let keywords = match arguments.object(thread, 2)? {
        None => None,
        Some(keywords) => match keywords.downcast::<Dict>() {
            Some(keywords) => Some(Owned::share(keywords)),
            None => {
                let message = "optional 3rd arg must be a dictionary";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        },
    };
    let state = Arc::new(State::default());
    start::remember(&state);
    start::start(thread, state, true, function, Owned::share(tuple), keywords)
}

fn exit(thread: &Thread) -> Fallible {
    let exception = new_exception(thread, SYSTEM_EXIT.get(), &[])?;
    Err(thread.raise(exception))
}

#[methods(module)]
impl Functions {
    /// start_new_thread($module, function, args, kwargs={}, /)
    ///
    /// Start a thread that calls the function, and give its number. When the function returns, the thread ends without a
    /// word; an exception of it is reported, unless it is SystemExit.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn start_new_thread(thread: &Thread, arguments: Arguments<'_>) -> Fallible<u64> {
        start_new(thread, arguments)
    }

    /// start_new($module, function, args, kwargs={}, /)
    ///
    /// An old name of start_new_thread().
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn start_new(thread: &Thread, arguments: Arguments<'_>) -> Fallible<u64> {
        start_new(thread, arguments)
    }

    /// start_joinable_thread($module, /, function, handle=None, daemon=True)
    ///
    /// Start a thread that calls the function, and give a handle to wait for it with. At its end the interpreter waits for
    /// threads that are no daemons.
    fn start_joinable_thread(
        thread: &Thread,
        function: &Object,
        handle: Option<&Object>,
        daemon: Option<bool>,
    ) -> Fallible<Owned<ThreadHandle>> {
        if !call::is_callable(function) {
            return Err(raise!(thread, TYPE_ERROR, "thread function must be callable"));
        }
        let handle = match handle {
            None => ThreadHandle::new(thread, State::default())?,
            Some(handle) => match handle.downcast::<ThreadHandle>() {
                Some(handle) => Owned::share(handle),
                None => return Err(raise!(thread, TYPE_ERROR, "'handle' must be a _ThreadHandle")),
            },
        };
        let daemon = daemon.unwrap_or(true);
        let state = handle.state.clone();
        start::start(thread, state, daemon, function, Tuple::empty(), None)?;
        Ok(handle)
    }

    /// daemon_threads_allowed($module, /)
    ///
    /// Whether threads may be daemons in this interpreter.
    fn daemon_threads_allowed() -> bool {
        true
    }

    /// allocate_lock($module, /)
    ///
    /// A new lock.
    fn allocate_lock(thread: &Thread) -> Fallible<Owned<Lock>> {
        Lock::new(thread)
    }

    /// allocate($module, /)
    ///
    /// An old name of allocate_lock().
    fn allocate(thread: &Thread) -> Fallible<Owned<Lock>> {
        Lock::new(thread)
    }

    /// exit($module, /)
    ///
    /// Raise SystemExit, which ends the thread unless it is caught.
    fn exit(thread: &Thread) -> Fallible {
        exit(thread)
    }

    /// exit_thread($module, /)
    ///
    /// An old name of exit().
    fn exit_thread(thread: &Thread) -> Fallible {
        exit(thread)
    }

    /// interrupt_main($module, signum=signal.SIGINT, /)
    ///
    /// Do in the main thread what a signal would do; nothing if the program has no handler for it.
    #[effects(TAKES_TUPLE)]
    fn interrupt_main(thread: &Thread, signum: Option<i32>) -> Fallible {
        let number = signum.unwrap_or(INTERRUPT);
        if !(1..=signals::LAST).contains(&number) {
            return Err(raise!(thread, VALUE_ERROR, "signal number out of range"));
        }
        if let Some(has_handler) = thread.interpreter().hooks.has_signal_handler.get()
            && has_handler(thread, number)
        {
            signals::trip(number);
        }
        Ok(())
    }

    /// get_ident($module, /)
    ///
    /// A number of this thread, which a later one may have again.
    fn get_ident(thread: &Thread) -> u64 {
        thread.ident()
    }

    /// get_native_id($module, /)
    ///
    /// The system's number of this thread.
    fn get_native_id() -> u64 {
        stack::native_id()
    }

    /// _get_main_thread_ident($module, /)
    ///
    /// The number of the main thread.
    fn _get_main_thread_ident(thread: &Thread) -> u64 {
        thread.main_ident()
    }

    /// _is_main_interpreter($module, /)
    ///
    /// Whether this is the main interpreter.
    fn _is_main_interpreter() -> bool {
        true
    }

    /// _count($module, /)
    ///
    /// How many threads run that were started here.
    fn _count() -> usize {
        start::count()
    }

    /// stack_size($module, size=0, /)
    ///
    /// Set how large native stacks of new threads are, in bytes, 0 for the system's default; the result is what was set
    /// before.
    #[effects(TAKES_TUPLE)]
    fn stack_size(thread: &Thread, size: Option<isize>) -> Fallible<usize> {
        let size = size.unwrap_or(0);
        if size != 0 && size < start::LEAST_STACK as isize {
            let message = format_args!("size must be at least {} bytes", start::LEAST_STACK);
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let old = start::stack_size();
        start::set_stack_size(size.unsigned_abs());
        Ok(old)
    }

    /// set_name($module, /, name)
    ///
    /// Name this thread for the system, which may keep only the beginning.
    fn set_name(name: &Str) {
        // What cannot be encoded is replaced; a character may be cut.
        let points = name.view().code_points();
        let text: String = points.map(|point| char::from_u32(point).unwrap_or('?')).collect();
        let bytes = &text.as_bytes()[..text.len().min(sys::NAME_LENGTH)];
        let text = bytes.split(|&byte| byte == 0).next().unwrap_or_default();
        if let Ok(text) = CString::new(text) {
            sys::set_name(&text);
        }
    }

    /// _get_name($module, /)
    ///
    /// The system's name of this thread.
    fn _get_name(thread: &Thread) -> Fallible<Owned<Str>> {
        Str::fs_decode(thread, &sys::name())
    }

    /// _make_thread_handle($module, ident, /)
    ///
    /// A handle for a thread that was started elsewhere.
    fn _make_thread_handle(thread: &Thread, ident: &Object) -> Fallible<Owned<ThreadHandle>> {
        if ident.downcast::<Int>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "ident must be an integer"));
        }
        let ident = number::to_c_unsigned_long(thread, ident)?;
        ThreadHandle::new(thread, State::running(ident))
    }

    /// _shutdown($module, /)
    ///
    /// Wait for all threads that are no daemons.
    fn _shutdown(thread: &Thread) -> Fallible {
        start::join_all(thread)
    }

    /// _excepthook($module, args, /)
    ///
    /// Report an exception that has ended a thread.
    fn _excepthook(thread: &Thread, args: &Object) -> Fallible {
        let args = match args.downcast::<Tuple>() {
            Some(args) if std::ptr::eq(args.as_object().type_object(), EXCEPT_HOOK_ARGS.get()) => {
                Owned::share(args)
            }
            _ => {
                let message = "_thread.excepthook argument type must be ExceptHookArgs";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        let [kind, value, traceback, subject] = args.as_slice() else { return Ok(()) };
        if kind.is(SYSTEM_EXIT.get().as_object()) {
            return Ok(());
        }
        let Some(sys) = thread.interpreter().sys.get() else { return Ok(()) };
        let Some(sys) = (*sys).downcast::<Dict>() else { return Ok(()) };
        let mut file = sys.get_str(name!(thread, "stderr")).filter(|file| !file.is_none());
        if file.is_none() && !subject.is_none() {
            // The thread remembers where it reported when it was made.
            file = object::lookup_attribute(thread, subject, name!(thread, "_stderr"))?;
        }
        let Some(file) = file.filter(|file| !file.is_none()) else { return Ok(()) };
        let name = match subject.is_none() {
            true => None,
            false => object::lookup_attribute(thread, subject, name!(thread, "_name"))?,
        };
        let name = match name {
            Some(name) => object::str(thread, &name)?.to_string_lossy(),
            None => thread.ident().to_string(),
        };
        let line = Str::new(thread, &format!("Exception in thread {name}:\n"))?;
        call::call_method(thread, &file, name!(thread, "write"), &[line.as_object()])?;
        if let Some(hook) = sys.get_str(name!(thread, "__excepthook__")) {
            call::call(thread, &hook, &[kind, value, traceback])?;
        }
        call::call_method(thread, &file, name!(thread, "flush"), &[])?;
        Ok(())
    }
}
