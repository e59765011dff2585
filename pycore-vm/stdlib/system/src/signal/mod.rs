//! `_signal`: what happens when signals arrive.
//!
//! The system calls a function that sets a flag; the main thread runs the program's handlers when it next jumps back,
//! begins a function, or is interrupted while it waits.

mod functions;
pub mod handlers;
#[expect(unsafe_code, reason = "calls of the C library, the function that the system calls")]
mod sys;
mod waiting;

use pycore_objects::errors::{OS_ERROR, new_class};
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, Raised, Thread, errors, module, name, struct_sequence};

/// The functions of the module.
struct Functions;

module! {
    /// The module `_signal`.
    pub static SIGNAL: name "_signal",
    doc "Signals: what happens when they arrive, sending them and waiting for them.",
    functions Functions::HANDLERS | Functions::WAITING,
    exec: fill
}

struct_sequence! {
    /// What the system knows of a signal.
    pub static INFORMATION = {
        name: "signal.struct_siginfo",
        doc: "What the system knows of a signal that has arrived.",
        visible: 7,
        fields: [
            "si_signo": "the signal's number",
            "si_code": "why it was sent",
            "si_errno": "an error number that belongs to it",
            "si_pid": "the process that has sent it",
            "si_uid": "the user that the process belongs to",
            "si_status": "how a child has ended, or which signal has ended it",
            "si_band": "what has happened to a file, for SIGPOLL",
        ],
    };
}

/// Names of signals with their numbers on this system.
macro_rules! numbers {
    ($($name:ident),* $(,)?) => { [$((stringify!($name), libc::$name)),*] };
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    let same_everywhere = numbers![
        SIGHUP,
        SIGINT,
        SIGQUIT,
        SIGILL,
        SIGTRAP,
        SIGABRT,
        SIGFPE,
        SIGKILL,
        SIGBUS,
        SIGSEGV,
        SIGSYS,
        SIGPIPE,
        SIGALRM,
        SIGTERM,
        SIGURG,
        SIGSTOP,
        SIGTSTP,
        SIGCONT,
        SIGCHLD,
        SIGTTIN,
        SIGTTOU,
        SIGIO,
        SIGXCPU,
        SIGXFSZ,
        SIGVTALRM,
        SIGPROF,
        SIGWINCH,
        SIGUSR1,
        SIGUSR2,
        SIG_BLOCK,
        SIG_UNBLOCK,
        SIG_SETMASK,
    ];
    let (first, last) = sys::real_time();
    let others = [
        ("NSIG", pycore_objects::core::threads::signals::LAST + 1),
        ("SIGIOT", libc::SIGABRT),
        ("SIGCLD", libc::SIGCHLD),
        ("SIGPOLL", libc::SIGIO),
        ("SIGPWR", libc::SIGPWR),
        ("SIGSTKFLT", libc::SIGSTKFLT),
        ("SIGRTMIN", first),
        ("SIGRTMAX", last),
        ("SIG_DFL", handlers::DEFAULT as i32),
        ("SIG_IGN", handlers::IGNORE as i32),
        ("ITIMER_REAL", 0),
        ("ITIMER_VIRTUAL", 1),
        ("ITIMER_PROF", 2),
    ];
    for (name, value) in same_everywhere.into_iter().chain(others) {
        add(name, &*thread.new_int(value.into())?)?;
    }
    ready_changeable(thread, &INFORMATION)?;
    add("struct_siginfo", INFORMATION.get().as_object())?;
    let class = new_class(thread, "signal.ItimerError", OS_ERROR.get())?;
    add("ItimerError", &class)?;
    let on_interrupt = object::get_attribute(thread, module, name!(thread, "default_int_handler"))?;
    handlers::read(thread, &on_interrupt)
}

fn error(thread: &Thread, number: sys::Errno) -> Raised {
    errors::raise_os_error(thread, number, &[])
}

/// Makes signals those of a Python program: SIGINT becomes `KeyboardInterrupt`; writing to a closed pipe and beyond the
/// limit of a file are errors like others instead of the end.
pub fn install(thread: &Thread) -> Fallible {
    for number in [libc::SIGPIPE, libc::SIGXFSZ] {
        // Without permission it stays as it is.
        let _ = sys::set_action(number, sys::Action::Ignore);
    }
    let hooks = &thread.interpreter().hooks;
    hooks.handle_signals.set(Some(handlers::run));
    hooks.has_signal_handler.set(Some(handlers::has));
    if let Some(import) = hooks.import_module.get() {
        import(thread, name!(thread, "_signal").as_object())?;
    }
    Ok(())
}

/// Ends the process by SIGINT, as the system does to a program that does not handle it: so a shell can tell.
pub fn end_by_interrupt() {
    if sys::set_action(libc::SIGINT, sys::Action::Default).is_ok() {
        let mut mask = sys::Signals::none();
        mask.add(libc::SIGINT);
        // If the process goes on all the same, it ends by a status.
        let _ = sys::set_mask(libc::SIG_UNBLOCK, &mask);
        let _ = sys::raise(libc::SIGINT);
    }
}
