//! Operators: concatenation, repetition, items, comparison.

use pycore_text::{Joined, Repeated, View, compare};

use super::ByteString;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::errors::{BYTES_WARNING, INDEX_ERROR, warn};
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::protocol::number;
use crate::raise;
use crate::types::slice::{Indices, Slice};
use crate::types::str::Str;

/// `left + right`
pub fn concatenate<T: ByteString>(
    thread: &Thread,
    left: &Object,
    right: &Object,
) -> Fallible<Owned<T>> {
    let refused = || {
        let (right, left) = (right.type_name(), left.type_name());
        raise!(thread, TYPE_ERROR, "can't concat {right} to {left}")
    };
    if !has_buffer(left) || !has_buffer(right) {
        return Err(refused());
    }
    let bytes = |object| {
        BytesLike::of(thread, object).map_err(|raised| {
            thread.clear_exception(raised);
            refused()
        })
    };
    let (left, right) = (bytes(left)?, bytes(right)?);
    let parts = [View::Latin1(&left), View::Latin1(&right)];
    match Joined::new(View::EMPTY, parts.into_iter()) {
        Ok(joined) => T::composed(thread, &joined),
        Err(_) => Err(thread.raise_out_of_memory()),
    }
}

/// `bytes * count`; nothing if that is too long.
pub fn repeat<T: ByteString>(
    this: &T,
    thread: &Thread,
    count: usize,
) -> Fallible<Option<Owned<T>>> {
    let bytes = this.slice();
    match Repeated::new(View::Latin1(&bytes), count) {
        Ok(repeated) => T::composed(thread, &repeated).map(Some),
        Err(_) => Ok(None),
    }
}

/// What stands between brackets: an item, or a part.
pub enum Subscript {
    /// An index, not negative if it is within.
    Index(usize),
    /// What a slice selects.
    Slice(Indices),
}

/// Reads what stands between brackets; lengths are taken after its code has run.
pub fn subscript(
    thread: &Thread,
    key: &Object,
    kind: &str,
    length: impl Fn() -> usize,
) -> Fallible<Subscript> {
    if number::is_index(key) {
        let index = number::to_isize(thread, key, &INDEX_ERROR)?;
        let index = if index < 0 { index + length() as isize } else { index };
        return Ok(Subscript::Index(index as usize));
    }
    let Some(slice) = key.downcast_exact::<Slice>() else {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{kind} indices must be integers or slices, not {}",
            key.type_name()
        ));
    };
    let (start, stop, step) = slice.unpack(thread)?;
    Ok(Subscript::Slice(Indices::adjust(start, stop, step, length())))
}

/// The selected bytes.
pub fn select<T: ByteString>(this: &T, thread: &Thread, indices: Indices) -> Fallible<Owned<T>> {
    if let Some(range) = indices.contiguous() {
        return super::part(this, thread, range);
    }
    let mut selected = thread.vector(indices.count)?;
    let bytes = this.slice();
    selected.extend(indices.iter().filter_map(|index| bytes.get(index)));
    T::from_slice(thread, &selected)
}

/// Comparison with another bytes-like object; nothing if it is none.
pub fn compare_with(thread: &Thread, left: &[u8], right: &[u8], how: Comparison) -> Owned {
    let (left, right) = (View::Latin1(left), View::Latin1(right));
    thread.bool(match how {
        Comparison::Equal => compare::equal(left, right),
        Comparison::NotEqual => !compare::equal(left, right),
        _ => how.holds(compare::compare(left, right)),
    })
}

/// With `-b`, warns that bytes are compared with a string, or another type that they never equal.
#[inline]
pub fn warn_of_comparison(
    thread: &Thread,
    other: &Object,
    how: Comparison,
    kind: &str,
    ints: bool,
) -> Fallible {
    if thread.interpreter().options.bytes_warning.get() == 0
        || !matches!(how, Comparison::Equal | Comparison::NotEqual)
    {
        return Ok(());
    }
    let what = if other.downcast::<Str>().is_some() {
        "string"
    } else if ints && other.downcast::<crate::types::int::Int>().is_some() {
        "int"
    } else {
        return Ok(());
    };
    warn(thread, &BYTES_WARNING, &format!("Comparison between {kind} and {what}"), 1)
}
