//! File descriptors as arguments: numbers, or objects that have one.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, name, raise};

/// The file descriptor that an object is or has.
///
/// # Errors
///
/// `TypeError` for what has none, `ValueError` for a negative one.
pub fn descriptor_of(thread: &Thread, value: &Object) -> Fallible<i32> {
    let number: Owned = if value.downcast::<Int>().is_some() {
        if value.downcast_exact::<Int>().is_none() && value.type_name() == "bool" {
            let message = "bool is used as a file descriptor";
            errors::warn(thread, &errors::RUNTIME_WARNING, message, 1)?;
        }
        Owned::share(value)
    } else {
        let fileno = object::lookup_attribute(thread, value, name!(thread, "fileno"))?;
        let Some(fileno) = fileno else {
            let message = "argument must be an int, or have a fileno() method.";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let number = call::call(thread, &fileno, &[])?;
        if number.downcast_ref::<Int>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "fileno() returned a non-integer"));
        }
        number
    };
    let number = number.downcast_ref::<Int>().and_then(Int::to_i64);
    let Some(number) = number.and_then(|number| i32::try_from(number).ok()) else {
        let message = "Python int too large to convert to C int";
        return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
    };
    if number < 0 {
        let message = format_args!("file descriptor cannot be a negative integer ({number})");
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    Ok(number)
}
