//! Arguments to Rust values.

use super::pending;
use super::signature::ArgumentPlace;
use crate::core::{Fallible, Layout, Object, Owned, Raised, Slot, Thread, TypeObject};

/// What a native function takes as an argument.
pub trait FromArgument<'a>: Sized {
    /// The value of an argument; `place` is for messages.
    fn from_argument(thread: &Thread, slot: &'a Slot, place: ArgumentPlace) -> Fallible<Self>;
}

/// `split() argument 'sep' must be str or None, not int`
#[cold]
pub fn bad_argument(
    thread: &Thread,
    place: ArgumentPlace,
    expected: &str,
    object: &Object,
) -> Raised {
    let or_none = if place.or_none() { " or None" } else { "" };
    let given = object.type_object().name().to_string_lossy();
    let given = if given == "NoneType" { "None".into() } else { given };
    let (function, place) = (place.signature.name(), place.display());
    crate::raise!(
        thread,
        TYPE_ERROR,
        "{function}() {place} must be {expected}{or_none}, not {given}"
    )
}

impl<'a> FromArgument<'a> for &'a Slot {
    #[inline(always)]
    fn from_argument(_thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Ok(slot)
    }
}

impl<'a> FromArgument<'a> for &'a Object {
    #[inline(always)]
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        slot.object(thread)
    }
}

impl<'a> FromArgument<'a> for Owned {
    #[inline(always)]
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        slot.to_owned(thread)
    }
}

impl<'a, T: Layout> FromArgument<'a> for &'a T {
    #[inline(always)]
    fn from_argument(thread: &Thread, slot: &'a Slot, place: ArgumentPlace) -> Fallible<Self> {
        let object = slot.object(thread)?;
        match object.downcast::<T>() {
            Some(value) => Ok(value),
            None => Err(not_of_type(thread, place, T::type_object(), object)),
        }
    }
}

#[cold]
fn not_of_type(
    thread: &Thread,
    place: ArgumentPlace,
    expected: &TypeObject,
    object: &Object,
) -> Raised {
    bad_argument(thread, place, &expected.name().to_string_lossy(), object)
}

impl<'a> FromArgument<'a> for bool {
    #[inline]
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        match (slot.as_int(), slot.as_float()) {
            (Some(value), _) => Ok(value != 0),
            (_, Some(value)) => Ok(value != 0.0),
            _ => pending::truth(thread, slot.object(thread)?),
        }
    }
}

impl<'a> FromArgument<'a> for f64 {
    #[inline]
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        match (slot.as_float(), slot.as_int()) {
            (Some(value), _) => Ok(value),
            // Beyond 53 bits the object's conversion rounds, or raises.
            (_, Some(value)) if value.unsigned_abs() < 1 << 53 => Ok(value as f64),
            _ => pending::float(thread, slot.object(thread)?),
        }
    }
}

/// Integers by `__index__`, with C's name for the type in the message.
macro_rules! integers {
    ($($type:ty, $name:literal;)*) => {
        $(impl<'a> FromArgument<'a> for $type {
            #[inline]
            fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
                match slot.as_int().map(<$type>::try_from) {
                    Some(Ok(value)) => Ok(value),
                    _ => integer(thread, slot, $name),
                }
            }
        })*
    };
}

integers! {
    isize, "C ssize_t";
    i32, "C int";
    i64, "C long";
    u32, "C unsigned int";
    u64, "C unsigned long";
}

/// An integer that is no fitting immediate.
#[inline(never)]
fn integer<T: TryFrom<i128>>(thread: &Thread, slot: &Slot, name: &str) -> Fallible<T> {
    let value = match slot.as_int() {
        Some(value) => i128::from(value),
        None => pending::index(thread, slot.object(thread)?)?,
    };
    T::try_from(value).map_err(|_| {
        crate::raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to {name}")
    })
}
