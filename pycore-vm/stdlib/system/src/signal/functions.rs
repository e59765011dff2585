//! Handlers and timers.

use pycore_objects::errors::{KEYBOARD_INTERRUPT, new_exception, text_of_errno};
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, name, raise};

use super::sys::{Action, Errno, Timer};
use super::{Functions, error, handlers, sys};

/// Seconds as microseconds, rounded up.
fn microseconds(thread: &Thread, seconds: &Object) -> Fallible<i64> {
    let nanoseconds = nanoseconds(thread, seconds, Rounding::Ceiling)?;
    Ok(nanoseconds.div_euclid(1000) + i64::from(nanoseconds.rem_euclid(1000) != 0))
}

/// A timer as a tuple of seconds.
fn shown(thread: &Thread, timer: Timer) -> Fallible<Owned<Tuple>> {
    let seconds = |microseconds: i64| thread.new_float(microseconds as f64 / 1e6);
    Tuple::pack(thread, [seconds(timer.left)?, seconds(timer.interval)?])
}

/// Raises `ItimerError`.
fn timer_error(thread: &Thread, module: Option<&Object>, number: Errno) -> Raised {
    let make = || -> Fallible<Owned> {
        let Some(module) = module else { return Err(error(thread, number)) };
        let class = object::get_attribute(thread, module, name!(thread, "ItimerError"))?;
        let code = thread.new_int(number.into())?;
        let text = thread.new_str(&text_of_errno(number))?;
        call::call(thread, &class, &[&code, &text])
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

fn is_main(thread: &Thread, function: &str) -> Fallible {
    if thread.is_main() {
        return Ok(());
    }
    let message = format_args!("{function} only works in main thread of the main interpreter");
    Err(raise!(thread, VALUE_ERROR, "{message}"))
}

#[methods(module, name = HANDLERS)]
impl Functions {
    /// signal($module, signalnum, handler, /)
    ///
    /// Set what happens when a signal arrives: SIG_DFL, SIG_IGN, or a function that is called with the signal's number and
    /// the frame that was running. The result is what was set before.
    fn signal(thread: &Thread, signalnum: i32, handler: &Object) -> Fallible<Owned> {
        is_main(thread, "signal")?;
        let number = handlers::number(thread, signalnum)?;
        let action = match handlers::action_of(handler) {
            Some(action) => action,
            None if call::is_callable(handler) => Action::Handle,
            None => {
                let message =
                    "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        // What has arrived is for the handler of before.
        thread.check_signals()?;
        sys::set_action(number, action).map_err(|number| error(thread, number))?;
        Ok(handlers::replace(thread, number, Owned::share(handler)))
    }

    /// getsignal($module, signalnum, /)
    ///
    /// What happens when a signal arrives: SIG_DFL, SIG_IGN, a function, or None if it was not set by this program.
    fn getsignal(thread: &Thread, signalnum: i32) -> Fallible<Owned> {
        let number = handlers::number(thread, signalnum)?;
        Ok(handlers::get(thread, number))
    }

    /// default_int_handler($module, signalnum, frame, /)
    ///
    /// What happens when SIGINT arrives, unless that is changed: raise KeyboardInterrupt.
    fn default_int_handler(thread: &Thread, signalnum: i32, frame: &Object) -> Fallible {
        let _ = (signalnum, frame);
        let exception = new_exception(thread, KEYBOARD_INTERRUPT.get(), &[])?;
        Err(thread.raise(exception))
    }

    /// siginterrupt($module, signalnum, flag, /)
    ///
    /// Set whether calls of the system that a signal interrupts fail, or are begun again.
    fn siginterrupt(thread: &Thread, signalnum: i32, flag: i32) -> Fallible {
        let number = handlers::number(thread, signalnum)?;
        sys::set_interrupts(number, flag != 0).map_err(|number| error(thread, number))
    }

    /// set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)
    ///
    /// Set the file, in non-blocking mode, to which a signal's number is written as a byte when it arrives; -1 for none.
    /// The result is what was set before. If the file is full, that is reported unless warn_on_full_buffer is false.
    fn set_wakeup_fd(thread: &Thread, fd: i32, warn_on_full_buffer: Option<bool>) -> Fallible<i32> {
        is_main(thread, "set_wakeup_fd")?;
        if fd != -1 && !sys::is_non_blocking(fd).map_err(|number| error(thread, number))? {
            let message = format_args!("the fd {fd} must be in non-blocking mode");
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        Ok(sys::set_wakeup(fd.max(-1), warn_on_full_buffer.unwrap_or(true)))
    }

    /// alarm($module, seconds, /)
    ///
    /// Have SIGALRM sent in so many seconds, 0 for never. The result is what was left of the last time.
    fn alarm(seconds: i32) -> i64 {
        sys::alarm(seconds as u32).into()
    }

    /// setitimer($module, which, seconds, interval=0.0, /)
    ///
    /// Set one of the system's timers: in how many seconds it sends its signal, and how many seconds it then waits to send
    /// it again. The result is what was set before.
    fn setitimer(
        module: Option<&Object>,
        thread: &Thread,
        which: i32,
        seconds: &Object,
        interval: Option<&Object>,
    ) -> Fallible<Owned<Tuple>> {
        let left = microseconds(thread, seconds)?;
        let interval = match interval {
            Some(interval) => microseconds(thread, interval)?,
            None => 0,
        };
        match (Timer { left, interval }).set(which) {
            Ok(old) => shown(thread, old),
            Err(number) => Err(timer_error(thread, module, number)),
        }
    }

    /// getitimer($module, which, /)
    ///
    /// In how many seconds one of the system's timers sends its signal, and how many seconds it then waits.
    fn getitimer(module: Option<&Object>, thread: &Thread, which: i32) -> Fallible<Owned<Tuple>> {
        match Timer::get(which) {
            Ok(timer) => shown(thread, timer),
            Err(number) => Err(timer_error(thread, module, number)),
        }
    }
}
