//! Taking byte strings apart, putting them together, and cutting their ends.

use std::ops::Range;

use pycore_text::split::{lines, partition, rpartition, rsplit, rwords, split, words};
use pycore_text::strip::{Ends, strip_set, strip_spaces};
use pycore_text::{Joined, Spaces, View};

use super::{ByteString, part};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::protocol::iterate;
use crate::raise;
use crate::types::list::List;
use crate::types::tuple::Tuple;

/// How many cuts an optional argument permits.
fn most(count: Option<isize>) -> usize {
    usize::try_from(count.unwrap_or(-1)).unwrap_or(usize::MAX)
}

/// A list of parts; no code of the program runs while it is made.
fn parts<T: ByteString>(
    this: &T,
    thread: &Thread,
    ranges: impl Iterator<Item = Range<usize>>,
) -> Fallible<Owned<List>> {
    let list = List::new(thread)?;
    for range in ranges {
        list.push(thread, part(this, thread, range)?.into_object())?;
    }
    Ok(list)
}

/// The separator of `split`.
fn separator<'a>(thread: &Thread, sep: Option<&'a Object>) -> Fallible<Option<BytesLike<'a>>> {
    let Some(sep) = sep else { return Ok(None) };
    let sep = BytesLike::of(thread, sep)?;
    refuse_empty(thread, &sep)?;
    Ok(Some(sep))
}

fn refuse_empty(thread: &Thread, separator: &[u8]) -> Fallible {
    if separator.is_empty() {
        return Err(raise!(thread, VALUE_ERROR, "empty separator"));
    }
    Ok(())
}

/// `split`
pub fn split_at<T: ByteString>(
    this: &T,
    thread: &Thread,
    sep: Option<&Object>,
    maxsplit: Option<isize>,
) -> Fallible<Owned<List>> {
    let bytes = this.slice();
    let sep = separator(thread, sep)?;
    let text = View::Latin1(&bytes);
    match sep {
        None => parts(this, thread, words(text, Spaces::Ascii, most(maxsplit))),
        Some(sep) => parts(this, thread, split(text, View::Latin1(&sep), most(maxsplit))),
    }
}

/// `rsplit`
pub fn rsplit_at<T: ByteString>(
    this: &T,
    thread: &Thread,
    sep: Option<&Object>,
    maxsplit: Option<isize>,
) -> Fallible<Owned<List>> {
    let bytes = this.slice();
    let sep = separator(thread, sep)?;
    let text = View::Latin1(&bytes);
    let list = match sep {
        None => parts(this, thread, rwords(text, Spaces::Ascii, most(maxsplit)))?,
        Some(sep) => parts(this, thread, rsplit(text, View::Latin1(&sep), most(maxsplit)))?,
    };
    list.reverse();
    Ok(list)
}

/// `splitlines`
pub fn split_lines<T: ByteString>(
    this: &T,
    thread: &Thread,
    keep_ends: Option<bool>,
) -> Fallible<Owned<List>> {
    let bytes = this.slice();
    let keep_ends = keep_ends.unwrap_or(false);
    parts(this, thread, lines(View::Latin1(&bytes), Spaces::Ascii, keep_ends))
}

/// `partition` and, from the end, `rpartition`.
pub fn partitioned<T: ByteString>(
    this: &T,
    thread: &Thread,
    sep: &Object,
    from_end: bool,
) -> Fallible<Owned<Tuple>> {
    let separator = BytesLike::of(thread, sep)?;
    refuse_empty(thread, &separator)?;
    let find = if from_end { rpartition } else { partition };
    let bytes = this.slice();
    let place = find(View::Latin1(&bytes), View::Latin1(&separator));
    let Some(place) = place else {
        let whole = this.unchanged(thread)?.into_object();
        let empty = || T::from_slice(thread, &[]).map(Owned::into_object);
        let (first, second) = (empty()?, empty()?);
        return match from_end {
            true => Tuple::pack(thread, [first, second, whole]),
            false => Tuple::pack(thread, [whole, first, second]),
        };
    };
    let before = part(this, thread, 0..place.start)?.into_object();
    let after = part(this, thread, place.end..bytes.len())?.into_object();
    // A separator of the same type that cannot change is given as it is.
    let separator = match sep.downcast_exact::<crate::types::bytes::Bytes>() {
        Some(bytes) if T::NAME == "bytes" => Owned::share(bytes.as_object()),
        _ => T::from_slice(thread, &separator)?.into_object(),
    };
    Tuple::pack(thread, [before, separator, after])
}

/// `strip` and its like.
pub fn strip<T: ByteString>(
    this: &T,
    thread: &Thread,
    set: Option<&Object>,
    ends: Ends,
) -> Fallible<Owned<T>> {
    let set = set.map(|set| BytesLike::of(thread, set)).transpose()?;
    let range = {
        let bytes = this.slice();
        match set {
            None => strip_spaces(View::Latin1(&bytes), ends, Spaces::Ascii),
            Some(set) => strip_set(View::Latin1(&bytes), ends, View::Latin1(&set)),
        }
    };
    part(this, thread, range)
}

/// `join`
pub fn join<T: ByteString>(this: &T, thread: &Thread, iterable: &Object) -> Fallible<Owned<T>> {
    let items: Vec<Owned> = iterate::to_vec(thread, iterable, "can only join an iterable")?;
    let list = iterable.downcast_exact::<List>();
    let mut texts: Vec<BytesLike<'_>> = thread.vector(items.len())?;
    for (index, item) in items.iter().enumerate() {
        if !has_buffer(item) {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "sequence item {index}: expected a bytes-like object, {} found",
                item.type_name()
            ));
        }
        texts.push(BytesLike::of(thread, item)?);
        if list.is_some_and(|list| list.len() != items.len()) {
            return Err(raise!(thread, RUNTIME_ERROR, "sequence changed size during iteration"));
        }
    }
    if let [only] = &items[..]
        && let Some(only) = (**only).downcast_exact::<T>()
    {
        return only.unchanged(thread);
    }
    let bytes = this.slice();
    let texts = texts.iter().map(|text| View::Latin1(text));
    match Joined::new(View::Latin1(&bytes), texts) {
        Ok(joined) => T::composed(thread, &joined),
        Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "join() result is too long")),
    }
}
