//! The program's handlers: which there are, and running them.

use pycore_objects::core::threads::signals::{self, LAST};
use pycore_objects::errors::write_unraisable;
use pycore_objects::protocol::call;
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};

use super::sys::{self, Action};

/// `SIG_DFL`
pub(super) const DEFAULT: i64 = 0;
/// `SIG_IGN`
pub(super) const IGNORE: i64 = 1;

/// What a handler that is a number means.
pub(super) fn action_of(handler: &Object) -> Option<Action> {
    match handler.downcast_exact::<Int>().and_then(Int::to_i64) {
        Some(DEFAULT) => Some(Action::Default),
        Some(IGNORE) => Some(Action::Ignore),
        _ => None,
    }
}

/// The number of a signal that a program may name.
pub(super) fn number(thread: &Thread, number: i32) -> Fallible<i32> {
    if (1..=LAST).contains(&number) {
        return Ok(number);
    }
    Err(raise!(thread, VALUE_ERROR, "signal number out of range"))
}

/// The handler of a signal; `None` of Python if it was not set here.
pub(super) fn get(thread: &Thread, number: i32) -> Owned {
    let place = thread.interpreter().signal_handlers.of(number);
    place.and_then(|place| place.get()).unwrap_or_else(|| thread.none())
}

/// Sets the handler of a signal; gives the one before.
pub(super) fn replace(thread: &Thread, number: i32, handler: Owned) -> Owned {
    let place = thread.interpreter().signal_handlers.of(number);
    place.and_then(|place| place.replace(Some(handler))).unwrap_or_else(|| thread.none())
}

/// Finds out what the system does with each signal. SIGINT becomes `KeyboardInterrupt`, unless it is ignored.
pub(super) fn read(thread: &Thread, on_interrupt: &Object) -> Fallible {
    for number in 1..=LAST {
        let place = thread.interpreter().signal_handlers.of(number);
        if place.is_some_and(|place| place.is_set()) {
            continue;
        }
        let handler = match sys::action(number) {
            Some(Action::Default) if number == libc::SIGINT => {
                // Without permission it stays as it is.
                let _ = sys::set_action(number, Action::Handle);
                Owned::share(on_interrupt)
            }
            Some(Action::Default) => thread.new_int(DEFAULT)?,
            Some(_) => thread.new_int(IGNORE)?,
            None => thread.none(),
        };
        replace(thread, number, handler);
    }
    Ok(())
}

/// Whether the program handles a signal.
pub(super) fn has(thread: &Thread, number: i32) -> bool {
    let handler = get(thread, number);
    !handler.is_none() && action_of(&handler).is_none()
}

/// Runs the handlers of signals that have arrived.
pub(super) fn run(thread: &Thread) -> Fallible {
    if let Some(error) = sys::take_wakeup_error() {
        let raised = pycore_objects::errors::raise_os_error(thread, error, &[]);
        write_unraisable(thread, raised, None);
    }
    for number in 1..=LAST {
        if !signals::take(number) || !has(thread, number) {
            continue;
        }
        let handler = get(thread, number);
        let number = thread.new_int(number.into())?;
        let frame = match thread.interpreter().hooks.frame_at.get() {
            Some(frame_at) => frame_at(thread, 0).unwrap_or_else(|_| None),
            None => None,
        };
        let frame = frame.unwrap_or_else(|| thread.none());
        call::call(thread, &handler, &[&number, &frame])?;
    }
    Ok(())
}

/// Gives the signals that the program handles back to the system: no handler runs any more.
pub fn restore(thread: &Thread) {
    sys::set_wakeup(-1, true);
    for number in 1..=LAST {
        if has(thread, number) {
            // One that cannot be changed was never changed.
            let _ = sys::set_action(number, Action::Default);
        }
        let place = thread.interpreter().signal_handlers.of(number);
        drop(place.and_then(|place| place.take()));
    }
}
