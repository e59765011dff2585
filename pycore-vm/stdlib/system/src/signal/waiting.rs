//! Sending signals, waiting for them, and sets of them.

use std::time::{Duration, Instant};

use pycore_objects::core::threads::signals::LAST;
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::protocol::{iterate, number};
use pycore_objects::types::int::Int;
use pycore_objects::types::set::Set;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::sys::{Information, Signals};
use super::{Functions, INFORMATION, error, handlers, sys};

/// The signals of an iterable of numbers.
fn signals_of(thread: &Thread, iterable: &Object) -> Fallible<Signals> {
    let mut signals = Signals::none();
    for item in iterate::to_vec(thread, iterable, "")? {
        // What is no number of C is as little a signal's as -1.
        let number = number::index(thread, &item)?.to_i64().unwrap_or(-1);
        match i32::try_from(number) {
            Ok(number) if (1..=LAST).contains(&number) => signals.add(number),
            _ => {
                let message = format_args!("signal number {number} out of range [1; {LAST}]");
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
        }
    }
    Ok(signals)
}

fn set_of(thread: &Thread, signals: &Signals) -> Fallible<Owned<Set>> {
    let set = Set::new(thread)?;
    for number in signals.numbers() {
        set.elements().add(thread, &*thread.new_int(number.into())?)?;
    }
    Ok(set)
}

fn shown(thread: &Thread, information: &Information) -> Fallible<Owned<StructSequence>> {
    let numbers = [
        i64::from(information.number),
        information.code.into(),
        information.error.into(),
        information.process.into(),
        information.user.into(),
        information.status.into(),
        information.band,
    ];
    let values: Fallible<Vec<Owned>> =
        numbers.into_iter().map(|number| thread.new_int(number)).collect();
    StructSequence::new(thread, &INFORMATION, values?)
}

#[methods(module, name = WAITING)]
impl Functions {
    /// raise_signal($module, signalnum, /)
    ///
    /// Send a signal to this thread.
    fn raise_signal(thread: &Thread, signalnum: i32) -> Fallible {
        thread.without_lock(|| sys::raise(signalnum)).map_err(|number| error(thread, number))?;
        thread.check_signals()
    }

    /// pthread_kill($module, thread_id, signalnum, /)
    ///
    /// Send a signal to a thread, by its number.
    fn pthread_kill(thread: &Thread, thread_id: &Object, signalnum: i32) -> Fallible {
        let Some(id) = thread_id.downcast::<Int>() else {
            let given = thread_id.type_name();
            let message = format_args!("pthread_kill() argument 1 must be int, not {given}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let id = match id.to_u64() {
            Some(id) => id,
            None => number::to_c_long(thread, thread_id)? as u64,
        };
        sys::kill_thread(id, signalnum).map_err(|number| error(thread, number))?;
        thread.check_signals()
    }

    /// pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)
    ///
    /// Send a signal to the process that a file stands for.
    fn pidfd_send_signal(
        thread: &Thread,
        pidfd: i32,
        signalnum: i32,
        siginfo: Option<&Object>,
        flags: Option<i32>,
    ) -> Fallible {
        if siginfo.is_some() {
            return Err(raise!(thread, TYPE_ERROR, "siginfo must be None"));
        }
        let flags = flags.unwrap_or(0) as u32;
        sys::kill_by_file(pidfd, signalnum, flags).map_err(|number| error(thread, number))
    }

    /// pause($module, /)
    ///
    /// Wait for a signal.
    fn pause(thread: &Thread) -> Fallible {
        thread.without_lock(sys::pause);
        thread.check_signals()
    }

    /// pthread_sigmask($module, how, mask, /)
    ///
    /// Change which signals this thread does not take: SIG_BLOCK adds, SIG_UNBLOCK removes, SIG_SETMASK sets. The result
    /// is the set as it was before.
    fn pthread_sigmask(thread: &Thread, how: i32, mask: &Object) -> Fallible<Owned<Set>> {
        let mask = signals_of(thread, mask)?;
        let old = sys::set_mask(how, &mask).map_err(|number| error(thread, number))?;
        // What was kept back may have come at once.
        thread.check_signals()?;
        set_of(thread, &old)
    }

    /// sigpending($module, /)
    ///
    /// The signals that have come and that this thread does not take.
    fn sigpending(thread: &Thread) -> Fallible<Owned<Set>> {
        let signals = sys::pending().map_err(|number| error(thread, number))?;
        set_of(thread, &signals)
    }

    /// sigwait($module, sigset, /)
    ///
    /// Wait for one of the signals, and take it without a handler; the result is its number.
    fn sigwait(thread: &Thread, sigset: &Object) -> Fallible<i32> {
        let signals = signals_of(thread, sigset)?;
        loop {
            match thread.without_lock(|| signals.wait()) {
                Ok(number) => return Ok(number),
                Err(libc::EINTR) => thread.check_signals()?,
                Err(number) => return Err(error(thread, number)),
            }
        }
    }

    /// sigwaitinfo($module, sigset, /)
    ///
    /// Wait for one of the signals, and take it without a handler; the result is what the system knows of it.
    fn sigwaitinfo(thread: &Thread, sigset: &Object) -> Fallible<Owned<StructSequence>> {
        let signals = signals_of(thread, sigset)?;
        loop {
            match thread.without_lock(|| signals.wait_for(None)) {
                Ok(information) => return shown(thread, &information),
                Err(libc::EINTR) => thread.check_signals()?,
                Err(number) => return Err(error(thread, number)),
            }
        }
    }

    /// sigtimedwait($module, sigset, timeout, /)
    ///
    /// As sigwaitinfo(), for a number of seconds; None if no signal came.
    fn sigtimedwait(
        thread: &Thread,
        sigset: &Object,
        timeout: &Object,
    ) -> Fallible<Option<Owned<StructSequence>>> {
        let timeout = nanoseconds(thread, timeout, Rounding::Ceiling)?;
        let Ok(timeout) = u64::try_from(timeout) else {
            return Err(raise!(thread, VALUE_ERROR, "timeout must be non-negative"));
        };
        let signals = signals_of(thread, sigset)?;
        let deadline = Instant::now().checked_add(Duration::from_nanos(timeout));
        loop {
            let left = deadline.map(|deadline| {
                let left = deadline.saturating_duration_since(Instant::now());
                i64::try_from(left.as_nanos()).unwrap_or(i64::MAX)
            });
            match thread.without_lock(|| signals.wait_for(left)) {
                Ok(information) => return shown(thread, &information).map(Some),
                Err(libc::EAGAIN) => return Ok(None),
                Err(libc::EINTR) => thread.check_signals()?,
                Err(number) => return Err(error(thread, number)),
            }
        }
    }

    /// strsignal($module, signalnum, /)
    ///
    /// What a signal means, in the system's words; None for one that it does not know.
    fn strsignal(thread: &Thread, signalnum: i32) -> Fallible<Option<String>> {
        Ok(sys::describe(handlers::number(thread, signalnum)?))
    }

    /// valid_signals($module, /)
    ///
    /// The signals that a program may use.
    fn valid_signals(thread: &Thread) -> Fallible<Owned<Set>> {
        set_of(thread, &Signals::all())
    }
}
