//! Finding, counting, comparing with beginnings and ends.

use pycore_text::{View, compare, search};

use super::{ByteString, not_a_byte};
use crate::core::{Fallible, Object, Raised, Thread};
use crate::errors::TYPE_ERROR;
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::protocol::number;
use crate::raise;
use crate::types::slice::optional_bound;
use crate::types::tuple::Tuple;

/// Optional bounds of a search.
pub type Bounds<'a> = (Option<&'a Object>, Option<&'a Object>);

/// What is looked for: bytes, or one byte by its number.
enum Needle<'a> {
    Byte(u8),
    Bytes(BytesLike<'a>),
}

impl<'a> Needle<'a> {
    fn of(thread: &Thread, object: &'a Object) -> Fallible<Self> {
        if has_buffer(object) {
            return Ok(Self::Bytes(BytesLike::of(thread, object)?));
        }
        if !number::is_index(object) {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "argument should be integer or bytes-like object, not '{}'",
                object.type_name()
            ));
        }
        byte(thread, object).map(Self::Byte)
    }

    fn view(&self) -> View<'_> {
        View::Latin1(match self {
            Self::Byte(byte) => std::slice::from_ref(byte),
            Self::Bytes(bytes) => bytes,
        })
    }
}

/// The byte that an integer stands for.
pub fn byte(thread: &Thread, object: &Object) -> Fallible<u8> {
    let number = number::to_isize_clamped(thread, object)?;
    u8::try_from(number).map_err(|_| not_a_byte(thread))
}

/// The bounds of a search as numbers.
fn bounds(thread: &Thread, (start, end): Bounds<'_>) -> Fallible<(isize, isize)> {
    let bound =
        |bound: Option<&Object>| bound.map_or(Ok(None), |bound| optional_bound(thread, bound));
    Ok((bound(start)?.unwrap_or(0), bound(end)?.unwrap_or(isize::MAX)))
}

/// Asks about the part between bounds and the needle; nothing if the first bound lies behind the second.
fn ask<T: ByteString, R>(
    this: &T,
    thread: &Thread,
    sub: &Object,
    between: Bounds<'_>,
    question: impl FnOnce(View<'_>, View<'_>, usize) -> R,
) -> Fallible<Option<R>> {
    let (start, end) = bounds(thread, between)?;
    // The needle's code cannot resize what is searched.
    let bytes = this.slice();
    let needle = Needle::of(thread, sub)?;
    Ok(search::bounds(start, end, bytes.len()).map(|range| {
        let start = range.start;
        question(View::Latin1(&bytes[range]), needle.view(), start)
    }))
}

/// Where a part is, first or last.
pub fn place<T: ByteString>(
    this: &T,
    thread: &Thread,
    sub: &Object,
    between: Bounds<'_>,
    find: fn(View<'_>, View<'_>) -> Option<usize>,
) -> Fallible<Option<usize>> {
    let place = ask(this, thread, sub, between, |text, sub, start| Some(start + find(text, sub)?))?;
    Ok(place.flatten())
}

/// `find` and `rfind`
pub fn find<T: ByteString>(
    this: &T,
    thread: &Thread,
    sub: &Object,
    between: Bounds<'_>,
    find: fn(View<'_>, View<'_>) -> Option<usize>,
) -> Fallible<isize> {
    Ok(place(this, thread, sub, between, find)?.map_or(-1, |place| place as isize))
}

/// `index` and `rindex`
pub fn index<T: ByteString>(
    this: &T,
    thread: &Thread,
    sub: &Object,
    between: Bounds<'_>,
    find: fn(View<'_>, View<'_>) -> Option<usize>,
) -> Fallible<isize> {
    match place(this, thread, sub, between, find)? {
        Some(place) => Ok(place as isize),
        None => Err(not_found(thread)),
    }
}

#[cold]
fn not_found(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "subsection not found")
}

/// `count`
pub fn count<T: ByteString>(
    this: &T,
    thread: &Thread,
    sub: &Object,
    between: Bounds<'_>,
) -> Fallible<isize> {
    let count =
        ask(this, thread, sub, between, |text, sub, _| search::count(text, sub, usize::MAX))?;
    Ok(count.unwrap_or(0) as isize)
}

/// `in`
pub fn contains<T: ByteString>(this: &T, thread: &Thread, item: &Object) -> Fallible<bool> {
    let bytes = this.slice();
    if number::is_index(item) {
        match number::to_isize_clamped(thread, item) {
            Ok(number) => {
                let byte = u8::try_from(number).map_err(|_| not_a_byte(thread))?;
                return Ok(search::contains(View::Latin1(&bytes), View::Latin1(&[byte])));
            }
            Err(raised) => thread.clear_exception(raised),
        }
    }
    let needle = BytesLike::of(thread, item)?;
    Ok(search::contains(View::Latin1(&bytes), View::Latin1(&needle)))
}

/// `startswith` and `endswith`
pub fn has_affix<T: ByteString>(
    this: &T,
    thread: &Thread,
    affix: &Object,
    between: Bounds<'_>,
    method: &str,
    has: fn(View<'_>, View<'_>) -> bool,
) -> Fallible<bool> {
    let (start, end) = bounds(thread, between)?;
    let check = |affix: &Object| -> Fallible<bool> {
        let bytes = this.slice();
        let affix = BytesLike::of(thread, affix)?;
        Ok(search::bounds(start, end, bytes.len())
            .is_some_and(|range| has(View::Latin1(&bytes[range]), View::Latin1(&affix))))
    };
    if let Some(affixes) = affix.downcast::<Tuple>() {
        for affix in affixes.iter() {
            if check(affix)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    check(affix).or_else(|raised| {
        raised.suppress(thread, &TYPE_ERROR)?;
        Err(raise!(
            thread,
            TYPE_ERROR,
            "{method} first arg must be bytes or a tuple of bytes, not {}",
            affix.type_name()
        ))
    })
}

/// Whether the bytes begin or end so.
pub fn has_end<T: ByteString>(this: &T, affix: &[u8], has: fn(View<'_>, View<'_>) -> bool) -> bool {
    has(View::Latin1(&this.slice()), View::Latin1(affix))
}

/// `removeprefix`
pub fn without_prefix<T: ByteString>(
    this: &T,
    thread: &Thread,
    prefix: &[u8],
) -> Fallible<crate::Owned<T>> {
    let skip = if has_end(this, prefix, compare::starts_with) { prefix.len() } else { 0 };
    let length = this.slice().len();
    super::part(this, thread, skip..length)
}

/// `removesuffix`
pub fn without_suffix<T: ByteString>(
    this: &T,
    thread: &Thread,
    suffix: &[u8],
) -> Fallible<crate::Owned<T>> {
    let skip = if has_end(this, suffix, compare::ends_with) { suffix.len() } else { 0 };
    let length = this.slice().len();
    super::part(this, thread, 0..length - skip)
}
