//! Numbers of devices, in which -1 stands for none.

use pycore_objects::protocol::number;
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};

/// No device.
pub(super) const NO_DEVICE: u64 = u64::MAX;
/// A part of the number of no device.
pub(super) const NO_PART: u32 = u32::MAX;

/// A number without sign; `None` for -1.
pub(super) fn unsigned_or_none(thread: &Thread, value: &Object) -> Fallible<Option<u64>> {
    let int = number::index(thread, value)?;
    if int.to_i64() == Some(-1) {
        return Ok(None);
    }
    if int.is_negative() {
        let message = "can't convert negative int to unsigned";
        return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
    }
    let value = int.to_u64();
    value.map(Some).ok_or_else(|| raise!(thread, OVERFLOW_ERROR, "int too big to convert"))
}

/// A part of a device's number.
pub(super) fn part(thread: &Thread, value: &Object) -> Fallible<u32> {
    let value = unsigned_or_none(thread, value)?.unwrap_or(NO_PART.into());
    u32::try_from(value).map_err(|_| {
        raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C unsigned int")
    })
}

/// A number as Python has it, where one stands for none.
pub(super) fn shown(thread: &Thread, value: u64, none: u64) -> Fallible<Owned> {
    if value == none {
        return thread.new_int(-1);
    }
    Ok(Int::from_u64(thread, value)?.into_object())
}
