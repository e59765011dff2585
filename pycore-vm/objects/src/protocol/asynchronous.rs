//! Asynchronous iteration, awaiting, and sending values into what waits.

use core::ffi::c_int;

use super::{call, iterate, slots};
use crate::core::slots::call as raw_call;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Sent;
use crate::name;

/// What `__await__` of an object gives; `None` if it has none.
pub fn call_await(thread: &Thread, object: &Object) -> Option<Fallible<Owned>> {
    slots::awaited(thread, object)
}

/// What `__aiter__` of an object gives; `None` if it has none.
pub fn call_aiter(thread: &Thread, object: &Object) -> Option<Fallible<Owned>> {
    slots::async_iter(thread, object)
}

/// What `__anext__` of an object gives; `None` if it has none.
pub fn call_anext(thread: &Thread, object: &Object) -> Option<Fallible<Owned>> {
    slots::async_next(thread, object)
}

/// Whether an object's type has `__await__`.
pub fn has_await(object: &Object) -> bool {
    slots::asynchronous(object, |suite| suite.am_await).is_some()
}

/// Whether an object's type has `__anext__`.
pub fn has_anext(object: &Object) -> bool {
    slots::asynchronous(object, |suite| suite.am_anext).is_some()
}

/// Sends a value into an iterator that waits for it.
///
/// Where the iterator knows how, its end is told without a `StopIteration`.
pub fn send(thread: &Thread, iterator: &Object, value: &Object) -> Fallible<Sent> {
    if let Some(function) = slots::asynchronous(iterator, |suite| suite.am_send) {
        let mut result = std::ptr::null_mut();
        // SAFETY: the function is in the slot of the object's type; it writes a new reference unless it fails.
        let code: c_int =
            unsafe { function(raw_call::raw(iterator), raw_call::raw(value), &raw mut result) };
        // SAFETY: as above.
        let result = unsafe { raw_call::object(thread, result) }?;
        return Ok(if code == 0 { Sent::Returned(result) } else { Sent::Yielded(result) });
    }
    let next = if value.is_none() && iterate::is_iterator(iterator) {
        iterate::next_raw(thread, iterator)
    } else {
        call::call_method(thread, iterator, name!(thread, "send"), &[value]).map(Some)
    };
    match next {
        Ok(Some(item)) => Ok(Sent::Yielded(item)),
        Ok(None) => Ok(Sent::Returned(thread.none())),
        Err(raised) => thread.stop_iteration_value(raised).map(Sent::Returned),
    }
}
