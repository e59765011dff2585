//! Arguments to Rust values.

use super::signature::ArgumentPlace;
use crate::core::{Fallible, Layout, Object, Owned, Raised, Slot, Thread, TypeObject};
use crate::protocol::{number, object};
use crate::types::int::Int;
use crate::types::str::Str;

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
            _ => object::is_true(thread, slot.object(thread)?),
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
            _ => number::to_f64(thread, slot.object(thread)?),
        }
    }
}

/// Any number.
impl<'a> FromArgument<'a> for pycore_numbers::Complex {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        crate::types::complex::to_complex(thread, slot.object(thread)?)
    }
}

/// Signed integers by `__index__`, with C's name for the type in the message.
macro_rules! signed {
    ($($type:ty, $name:literal;)*) => {
        $(impl<'a> FromArgument<'a> for $type {
            #[inline]
            fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
                match slot.as_int().map(<$type>::try_from) {
                    Some(Ok(value)) => Ok(value),
                    _ => signed(thread, slot, $name),
                }
            }
        })*
    };
}

signed! {
    i16, "C short";
    i32, "C int";
    i64, "C long";
    isize, "C ssize_t";
}

/// Unsigned integers, likewise.
macro_rules! unsigned {
    ($($type:ty, $name:literal;)*) => {
        $(impl<'a> FromArgument<'a> for $type {
            #[inline]
            fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
                match slot.as_int().map(<$type>::try_from) {
                    Some(Ok(value)) => Ok(value),
                    _ => unsigned(thread, slot, $name),
                }
            }
        })*
    };
}

unsigned! {
    u16, "C unsigned short";
    u32, "C unsigned int";
    u64, "C unsigned long";
    usize, "C size_t";
}

/// An integer that is no fitting immediate.
#[inline(never)]
fn signed<T: TryFrom<i64>>(thread: &Thread, slot: &Slot, name: &str) -> Fallible<T> {
    let object = slot.object(thread)?;
    let value = match object.downcast::<Int>() {
        Some(int) => int.to_i64(),
        None => number::index(thread, object)?.to_i64(),
    };
    let value = value.and_then(|value| T::try_from(value).ok());
    value.ok_or_else(|| {
        crate::raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to {name}")
    })
}

/// An integer that is no fitting immediate.
#[inline(never)]
fn unsigned<T: TryFrom<u64>>(thread: &Thread, slot: &Slot, name: &str) -> Fallible<T> {
    let int = number::index(thread, slot.object(thread)?)?;
    if int.is_negative() {
        return Err(crate::raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
    }
    let value = int.to_u64().and_then(|value| T::try_from(value).ok());
    value.ok_or_else(|| crate::raise!(thread, OVERFLOW_ERROR, "Python int too large for {name}"))
}

/// A byte: an integer from 0 to 255.
impl<'a> FromArgument<'a> for u8 {
    #[inline]
    fn from_argument(thread: &Thread, slot: &'a Slot, place: ArgumentPlace) -> Fallible<Self> {
        let value = i64::from_argument(thread, slot, place)?;
        Self::try_from(value).map_err(|_| {
            let bound = if value < 0 { "less than minimum" } else { "greater than maximum" };
            crate::raise!(thread, OVERFLOW_ERROR, "unsigned byte integer is {bound}")
        })
    }
}

/// A string of one code point, surrogates included, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodePoint(pub u32);

impl<'a> FromArgument<'a> for CodePoint {
    #[inline]
    fn from_argument(thread: &Thread, slot: &'a Slot, place: ArgumentPlace) -> Fallible<Self> {
        let object = slot.object(thread)?;
        let Some(string) = object.downcast::<Str>() else {
            return Err(bad_argument(thread, place, "a unicode character", object));
        };
        let view = string.view();
        match view.get(0) {
            Some(code_point) if view.len() == 1 => Ok(Self(code_point)),
            _ => Err(not_one_character(thread, place, view.len())),
        }
    }
}

#[cold]
fn not_one_character(thread: &Thread, place: ArgumentPlace, length: usize) -> Raised {
    let (function, place) = (place.signature.name(), place.display());
    let what = "must be a unicode character, not a string of length";
    crate::raise!(thread, TYPE_ERROR, "{function}(): {place} {what} {length}")
}
