//! Methods that give changed bytes: case, padding, replacing, translating.

use pycore_text::{Cased, Padded, Replaced, TabsExpanded, View, ascii};

use super::ByteString;
use crate::core::{Fallible, Object, Owned, Raised, Slot, Thread};
use crate::declare::{ArgumentPlace, FromArgument};
use crate::protocol::buffer::BytesLike;
use crate::raise;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;

/// `upper` and its like.
pub fn cased<T: ByteString>(
    this: &T,
    thread: &Thread,
    change: fn(&[u8]) -> Cased<'_>,
) -> Fallible<Owned<T>> {
    T::composed(thread, &change(&this.slice()))
}

/// A byte to fill with, as an argument.
#[derive(Clone, Copy)]
pub struct FillByte(pub u8);

impl<'a> FromArgument<'a> for FillByte {
    fn from_argument(thread: &Thread, slot: &'a Slot, place: ArgumentPlace) -> Fallible<Self> {
        let object = slot.object(thread)?;
        let wrong_length = |kind: &str, length: usize| {
            let (function, place) = (place.signature.name(), place.display());
            raise!(
                thread,
                TYPE_ERROR,
                "{function}(): {place} must be a byte string of length 1, not a {kind} object of length {length}"
            )
        };
        if let Some(bytes) = object.downcast::<Bytes>() {
            return match *bytes.as_slice() {
                [byte] => Ok(Self(byte)),
                _ => Err(wrong_length("bytes", bytes.len())),
            };
        }
        if let Some(array) = object.downcast::<ByteArray>() {
            return match array.get(0) {
                Some(byte) if array.len() == 1 => Ok(Self(byte)),
                _ => Err(wrong_length("bytearray", array.len())),
            };
        }
        let expected = "a byte string of length 1";
        Err(crate::declare::convert::bad_argument(thread, place, expected, object))
    }
}

/// Which way `center` and its like pad.
pub type Pad = for<'a> fn(View<'a>, usize, u32) -> Option<Padded<'a>>;

/// `center`, `ljust`, `rjust`
pub fn padded<T: ByteString>(
    this: &T,
    thread: &Thread,
    width: isize,
    fill: Option<FillByte>,
    pad: Pad,
) -> Fallible<Owned<T>> {
    let fill = fill.map_or(b' ', |fill| fill.0);
    let bytes = this.slice();
    match pad(View::Latin1(&bytes), usize::try_from(width).unwrap_or(0), fill.into()) {
        Some(padded) => T::composed(thread, &padded),
        None => this.unchanged(thread),
    }
}

/// `zfill`
pub fn zero_filled<T: ByteString>(this: &T, thread: &Thread, width: isize) -> Fallible<Owned<T>> {
    let pad: Pad = |text, width, _| Padded::zero_filled(text, width);
    padded(this, thread, width, None, pad)
}

/// `expandtabs`
pub fn tabs_expanded<T: ByteString>(
    this: &T,
    thread: &Thread,
    size: Option<i32>,
) -> Fallible<Owned<T>> {
    let size = usize::try_from(size.unwrap_or(8)).unwrap_or(0);
    let bytes = this.slice();
    match TabsExpanded::new(View::Latin1(&bytes), size) {
        Ok(Some(expanded)) => T::composed(thread, &expanded),
        Ok(None) => this.unchanged(thread),
        Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "result too long")),
    }
}

/// `replace`
pub fn replaced<T: ByteString>(
    this: &T,
    thread: &Thread,
    old: &[u8],
    new: &[u8],
    count: Option<isize>,
) -> Fallible<Owned<T>> {
    let most = usize::try_from(count.unwrap_or(-1)).unwrap_or(usize::MAX);
    let bytes = this.slice();
    match Replaced::new(View::Latin1(&bytes), View::Latin1(old), View::Latin1(new), most) {
        Ok(Some(replaced)) => T::composed(thread, &replaced),
        Ok(None) => this.unchanged(thread),
        Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "replace bytes is too long")),
    }
}

/// `translate`
pub fn translated<T: ByteString>(
    this: &T,
    thread: &Thread,
    table: &Object,
    delete: Option<&Object>,
) -> Fallible<Owned<T>> {
    let bytes_of = |object| BytesLike::of(thread, object);
    let table = (!table.is_none()).then_some(table).map(bytes_of).transpose()?;
    let delete = delete.map(bytes_of).transpose()?;
    let table: Option<&[u8; 256]> = match &table {
        None => None,
        Some(table) => Some((**table).try_into().map_err(|_| bad_table(thread))?),
    };
    let delete = delete.as_deref().unwrap_or(&[]);
    let mut out = Vec::new();
    let bytes = this.slice();
    if ascii::translate(&bytes, table, delete, &mut out).is_err() {
        return Err(thread.raise_out_of_memory());
    }
    if out == *bytes {
        drop(bytes);
        return this.unchanged(thread);
    }
    T::from_slice(thread, &out)
}

#[cold]
fn bad_table(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "translation table must be 256 characters long")
}

/// `maketrans`
pub fn translation(
    thread: &Thread,
    from: &BytesLike<'_>,
    to: &BytesLike<'_>,
) -> Fallible<Owned<Bytes>> {
    if from.len() != to.len() {
        return Err(raise!(thread, VALUE_ERROR, "maketrans arguments must have same length"));
    }
    let mut table: [u8; 256] = std::array::from_fn(|byte| byte as u8);
    for (&from, &to) in from.iter().zip(to.iter()) {
        table[usize::from(from)] = to;
    }
    Bytes::new(thread, &table)
}
