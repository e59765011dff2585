//! Arguments of functions that take theirs as they come.

use pycore_objects::protocol::number;
use pycore_objects::{Fallible, Object, Thread};

/// An int that fits into C's.
pub(crate) fn c_int(thread: &Thread, value: &Object) -> Fallible<i32> {
    let value = number::index(thread, value)?.to_i64();
    let value = value.and_then(|value| i32::try_from(value).ok());
    value.ok_or_else(|| number::too_large(thread, "C int"))
}
