//! Processes: their numbers, groups and ends.

use pycore_objects::core::ObjectLike;
use pycore_objects::core::fork::AtFork;
use pycore_objects::protocol::call;
use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Thread, audit, methods, name, raise, struct_sequence,
};

use super::Posix;
use super::arguments::Text;
use super::calls::{self, os_error, perform, run, run_again};
use super::files::pair;
use super::sys;

struct_sequence! {
    /// `posix.waitid_result`
    pub static WAITID_RESULT = {
        name: "posix.waitid_result",
        doc: "What has become of a child, as waitid() gives it.",
        visible: 5,
        fields: [
            "si_pid": "the process",
            "si_uid": "its user",
            "si_signo": "the signal",
            "si_status": "status, or the signal that changed it",
            "si_code": "how it has changed",
        ],
    };
}

/// What is done in the child, or in the parent, after a fork.
fn after_fork(thread: &Thread, is_child: bool) {
    if is_child {
        thread.after_fork_in_child();
    } else {
        thread.after_fork_in_parent();
    }
}

/// Declares functions that take a status and say something of it.
macro_rules! of_status {
    ($($(#[doc = $doc:literal])* $name:ident -> $type:ty = $function:path;)*) => {
        /// What is left of an ending interpreter cannot go on in a child.
fn refuse_at_end(thread: &Thread) -> Fallible {
    if thread.interpreter().options.finalizing.get() {
        let message = "can't fork at interpreter shutdown";
        return Err(raise!(thread, PYTHON_FINALIZATION_ERROR, "{message}"));
    }
    Ok(())
}

#[methods(module, name = OF_STATUS)]
        #[expect(non_snake_case, reason = "as C calls them")]
        impl Posix {
            $(
                $(#[doc = $doc])*
                fn $name(status: i32) -> $type {
                    $function(status)
                }
            )*
        }
    };
}
of_status! {
    /// WIFCONTINUED($module, /, status)
    ///
    /// Whether the child goes on after a stop.
    WIFCONTINUED -> bool = libc::WIFCONTINUED;
    /// WIFEXITED($module, /, status)
    ///
    /// Whether the child has ended by itself.
    WIFEXITED -> bool = libc::WIFEXITED;
    /// WIFSIGNALED($module, /, status)
    ///
    /// Whether a signal has ended the child.
    WIFSIGNALED -> bool = libc::WIFSIGNALED;
    /// WIFSTOPPED($module, /, status)
    ///
    /// Whether the child is stopped.
    WIFSTOPPED -> bool = libc::WIFSTOPPED;
    /// WCOREDUMP($module, status, /)
    ///
    /// Whether the child has left its memory in a file.
    WCOREDUMP -> bool = libc::WCOREDUMP;
    /// WEXITSTATUS($module, /, status)
    ///
    /// With which status the child has ended.
    WEXITSTATUS -> i32 = libc::WEXITSTATUS;
    /// WSTOPSIG($module, /, status)
    ///
    /// Which signal has stopped the child.
    WSTOPSIG -> i32 = libc::WSTOPSIG;
    /// WTERMSIG($module, /, status)
    ///
    /// Which signal has ended the child.
    WTERMSIG -> i32 = libc::WTERMSIG;
}

/// What a child has used, as `resource.struct_rusage`.
fn usage_result(thread: &Thread, usage: &libc::rusage) -> Fallible<Owned> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else {
        return Err(raise!(thread, RUNTIME_ERROR, "there is no import system"));
    };
    let module = import(thread, name!(thread, "resource").as_object())?;
    let class = pycore_objects::protocol::object::get_attribute(
        thread,
        &module,
        name!(thread, "struct_rusage"),
    )?;
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 * 1e-6;
    let mut values = thread.vector(16)?;
    values.push(thread.new_float(seconds(usage.ru_utime))?);
    values.push(thread.new_float(seconds(usage.ru_stime))?);
    for number in [
        usage.ru_maxrss,
        usage.ru_ixrss,
        usage.ru_idrss,
        usage.ru_isrss,
        usage.ru_minflt,
        usage.ru_majflt,
        usage.ru_nswap,
        usage.ru_inblock,
        usage.ru_oublock,
        usage.ru_msgsnd,
        usage.ru_msgrcv,
        usage.ru_nsignals,
        usage.ru_nvcsw,
        usage.ru_nivcsw,
    ] {
        values.push(thread.new_int(number)?);
    }
    let values = Tuple::from_owned(thread, values)?;
    call::call(thread, &class, &[values.as_object()])
}

fn wait_with_usage(thread: &Thread, process: i32, options: i32) -> Fallible<Owned<Tuple>> {
    let mut usage = sys::no_usage();
    let (process, status) =
        run_again(thread, &[], || sys::wait(process, options, Some(&mut usage)))?;
    let usage = usage_result(thread, &usage)?;
    Tuple::pack(thread, [thread.new_int(process.into())?, thread.new_int(status.into())?, usage])
}

#[methods(module, name = PROCESSES)]
impl Posix {
    /// getpid($module, /)
    ///
    /// The process.
    fn getpid() -> i32 {
        sys::getpid()
    }

    /// getppid($module, /)
    ///
    /// The parent.
    fn getppid() -> i32 {
        sys::getppid()
    }

    /// getpgrp($module, /)
    ///
    /// The group of the process.
    fn getpgrp() -> i32 {
        sys::getpgrp()
    }

    /// getpgid($module, /, pid)
    ///
    /// The group of a process.
    fn getpgid(thread: &Thread, pid: i32) -> Fallible<i32> {
        run(thread, &[], || calls::getpgid(pid))
    }

    /// getsid($module, pid, /)
    ///
    /// The session of a process.
    fn getsid(thread: &Thread, pid: i32) -> Fallible<i32> {
        run(thread, &[], || calls::getsid(pid))
    }

    /// setsid($module, /)
    ///
    /// Begin a session.
    fn setsid(thread: &Thread) -> Fallible {
        perform(thread, &[], calls::setsid)
    }

    /// setpgid($module, pid, pgrp, /)
    ///
    /// Put a process into a group.
    fn setpgid(thread: &Thread, pid: i32, pgrp: i32) -> Fallible {
        perform(thread, &[], || calls::setpgid(pid, pgrp))
    }

    /// setpgrp($module, /)
    ///
    /// Begin a group.
    fn setpgrp(thread: &Thread) -> Fallible {
        perform(thread, &[], || calls::setpgid(0, 0))
    }

    /// kill($module, pid, signal, /)
    ///
    /// Send a signal to a process.
    fn kill(thread: &Thread, pid: i32, signal: i32) -> Fallible {
        let arguments = [thread.new_int(pid.into())?, thread.new_int(signal.into())?];
        audit::audit(thread, "os.kill", &[&arguments[0], &arguments[1]])?;
        perform(thread, &[], || calls::kill(pid, signal))?;
        // One that was sent to this process is handled before the function returns.
        thread.check_signals()
    }

    /// killpg($module, pgid, signal, /)
    ///
    /// Send a signal to a group of processes.
    fn killpg(thread: &Thread, pgid: i32, signal: i32) -> Fallible {
        let arguments = [thread.new_int(pgid.into())?, thread.new_int(signal.into())?];
        audit::audit(thread, "os.killpg", &[&arguments[0], &arguments[1]])?;
        perform(thread, &[], || calls::killpg(pgid, signal))?;
        thread.check_signals()
    }

    /// wait($module, /)
    ///
    /// Wait for a child to end; the process and its status.
    fn wait(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (process, status) = run_again(thread, &[], || sys::wait(-1, 0, None))?;
        pair(thread, [process.into(), status.into()])
    }

    /// waitpid($module, pid, options, /)
    ///
    /// Wait for a certain child to change; the process and its status.
    fn waitpid(thread: &Thread, pid: i32, options: i32) -> Fallible<Owned<Tuple>> {
        let (process, status) = run_again(thread, &[], || sys::wait(pid, options, None))?;
        pair(thread, [process.into(), status.into()])
    }

    /// wait3($module, /, options)
    ///
    /// Wait for a child; the process, its status, and what it has used.
    fn wait3(thread: &Thread, options: i32) -> Fallible<Owned<Tuple>> {
        wait_with_usage(thread, -1, options)
    }

    /// wait4($module, /, pid, options)
    ///
    /// Wait for a certain child; the process, its status, and what it has used.
    fn wait4(thread: &Thread, pid: i32, options: i32) -> Fallible<Owned<Tuple>> {
        wait_with_usage(thread, pid, options)
    }

    /// waitid($module, idtype, id, options, /)
    ///
    /// Wait for a child to change; what has become of it, or None.
    fn waitid(
        thread: &Thread,
        idtype: u32,
        id: i32,
        options: i32,
    ) -> Fallible<Option<Owned<StructSequence>>> {
        let found = run_again(thread, &[], || sys::wait_for(idtype, id as u32, options))?;
        let Some(fields) = found else { return Ok(None) };
        let mut values = thread.vector(5)?;
        for field in fields {
            values.push(thread.new_int(field)?);
        }
        StructSequence::new(thread, &WAITID_RESULT, values).map(Some)
    }

    /// waitstatus_to_exitcode($module, /, status)
    ///
    /// The exit status in what wait gives; the negative number of the signal if one has ended the child.
    fn waitstatus_to_exitcode(thread: &Thread, status: i32) -> Fallible<i32> {
        if libc::WIFEXITED(status) {
            return Ok(libc::WEXITSTATUS(status));
        }
        if libc::WIFSIGNALED(status) {
            return Ok(-libc::WTERMSIG(status));
        }
        if libc::WIFSTOPPED(status) {
            let signal = libc::WSTOPSIG(status);
            let message = "process stopped by delivery of signal";
            return Err(raise!(thread, VALUE_ERROR, "{message} {signal}"));
        }
        Err(raise!(thread, VALUE_ERROR, "invalid wait status: {status}"))
    }

    /// fork($module, /)
    ///
    /// Make a child that goes on from here: 0 in the child, its number in the parent.
    fn fork(thread: &Thread) -> Fallible<i32> {
        audit::audit(thread, "os.fork", &[])?;
        refuse_at_end(thread)?;
        thread.before_fork();
        let process = thread.fork_with(sys::fork);
        let number = calls::errno();
        after_fork(thread, process == 0);
        if process < 0 {
            return Err(os_error(thread, number, None));
        }
        Ok(process)
    }

    /// forkpty($module, /)
    ///
    /// Fork, with a new terminal for the child: its number, and the other end of the terminal.
    fn forkpty(thread: &Thread) -> Fallible<Owned<Tuple>> {
        audit::audit(thread, "os.forkpty", &[])?;
        refuse_at_end(thread)?;
        let [controller, terminal] = run(thread, &[], sys::open_terminal)?;
        thread.before_fork();
        let process = thread.fork_with(sys::fork);
        let number = calls::errno();
        if process == 0 {
            let _ = calls::close(controller);
            if sys::login_terminal(terminal).is_err() {
                sys::exit_now(1);
            }
        } else {
            let _ = calls::close(terminal);
        }
        after_fork(thread, process == 0);
        if process < 0 {
            let _ = calls::close(controller);
            return Err(os_error(thread, number, None));
        }
        let controller = if process == 0 { -1 } else { controller };
        pair(thread, [process.into(), controller.into()])
    }

    /// register_at_fork($module, /, *, before=<unrepresentable>,
    ///                  after_in_child=<unrepresentable>,
    ///                  after_in_parent=<unrepresentable>)
    ///
    /// Have functions called before a fork, and afterwards in the child or in the parent.
    fn register_at_fork(
        thread: &Thread,
        before: Option<&Object>,
        after_in_child: Option<&Object>,
        after_in_parent: Option<&Object>,
    ) -> Fallible {
        let at_fork = &thread.interpreter().at_fork;
        let given = [
            ("before", before, &at_fork.before),
            ("after_in_child", after_in_child, &at_fork.in_child),
            ("after_in_parent", after_in_parent, &at_fork.in_parent),
        ];
        if given.iter().all(|(_, function, _)| function.is_none()) {
            return Err(raise!(thread, TYPE_ERROR, "At least one argument is required."));
        }
        for (name, function, _) in &given {
            if let Some(function) = function
                && !call::is_callable(function)
            {
                let class = function.type_name();
                let message = "must be callable, not";
                return Err(raise!(thread, TYPE_ERROR, "'{name}' {message} {class}"));
            }
        }
        for (_, function, place) in given {
            if let Some(function) = function {
                AtFork::add(thread, place, Owned::share(function))?;
            }
        }
        Ok(())
    }

    /// _exit($module, /, status)
    ///
    /// End the process at once: nothing is flushed, no handler runs.
    fn _exit(status: i32) {
        sys::exit_now(status)
    }

    /// abort($module, /)
    ///
    /// End the process by a signal that means a failure.
    fn abort() {
        sys::abort()
    }

    /// system($module, /, command)
    ///
    /// Have a command run by a shell; its status as wait gives it.
    fn system(thread: &Thread, command: Text) -> Fallible<i32> {
        let text = super::arguments::text_like(thread, false, command.0.as_bytes())?;
        audit::audit(thread, "os.system", &[&text])?;
        Ok(calls::blocking(thread, || sys::shell(&command.0)))
    }

    /// umask($module, mask, /)
    ///
    /// Set which permissions new files do not get, and return what it was.
    fn umask(mask: i32) -> u32 {
        sys::mask(mask as u32)
    }

    /// nice($module, increment, /)
    ///
    /// Add to the niceness, and return it.
    fn nice(thread: &Thread, increment: i32) -> Fallible<i32> {
        run(thread, &[], || sys::nice(increment))
    }

    /// getpriority($module, /, which, who)
    ///
    /// The priority of processes, groups or users.
    fn getpriority(thread: &Thread, which: i32, who: i32) -> Fallible<i32> {
        run(thread, &[], || sys::priority(which as u32, who as u32))
    }

    /// setpriority($module, /, which, who, priority)
    ///
    /// Set the priority of processes, groups or users.
    fn setpriority(thread: &Thread, which: i32, who: i32, priority: i32) -> Fallible {
        perform(thread, &[], || sys::set_priority(which as u32, who as u32, priority))
    }

    /// pidfd_open($module, /, pid, flags=0)
    ///
    /// A descriptor of a process.
    fn pidfd_open(thread: &Thread, pid: i32, flags: Option<u32>) -> Fallible<i32> {
        run(thread, &[], || sys::process_descriptor(pid, flags.unwrap_or(0)))
    }

    /// setns($module, /, fd, nstype=0)
    ///
    /// Enter a namespace.
    fn setns(thread: &Thread, fd: super::arguments::Descriptor, nstype: Option<i32>) -> Fallible {
        run_again(thread, &[], || calls::setns(fd.0, nstype.unwrap_or(0))).map(drop)
    }

    /// unshare($module, /, flags)
    ///
    /// Leave namespaces for new ones.
    fn unshare(thread: &Thread, flags: i32) -> Fallible {
        perform(thread, &[], || calls::unshare(flags))
    }

    /// _inputhook($module, /)
    ///
    /// Nothing: there is no function that waits for input.
    fn _inputhook(thread: &Thread) -> Owned {
        thread.none()
    }

    /// _is_inputhook_installed($module, /)
    ///
    /// False: there is no function that waits for input.
    fn _is_inputhook_installed() -> &'static Object {
        Bool::of(false)
    }
}
