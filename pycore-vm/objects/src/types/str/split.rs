//! Taking text apart, putting it together, and cutting its ends.

use std::ops::Range;

use pycore_text::split::{lines, partition, rpartition, rsplit, rwords, split, words};
use pycore_text::strip::{Ends, strip_set, strip_spaces};
use pycore_text::{Joined, Spaces};

use super::Str;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::methods;
use crate::protocol::iterate;
use crate::raise;
use crate::types::list::List;
use crate::types::tuple::Tuple;

impl Str {
    /// A list of parts, which a splitter gives as ranges.
    fn parts(
        &self,
        thread: &Thread,
        ranges: impl Iterator<Item = Range<usize>>,
    ) -> Fallible<Owned<List>> {
        let list = List::new(thread)?;
        for range in ranges {
            list.push(thread, self.sub(thread, range)?.into_object())?;
        }
        Ok(list)
    }

    /// The part before a separator, the separator, and the part behind it.
    fn three_parts(
        &self,
        thread: &Thread,
        separator: &Str,
        place: Range<usize>,
    ) -> Fallible<Owned<Tuple>> {
        let before = self.sub(thread, 0..place.start)?.into_object();
        let after = self.sub(thread, place.end..self.len())?.into_object();
        Tuple::pack(thread, [before, Owned::share(separator.as_object()), after])
    }

    fn strip_ends(
        &self,
        thread: &Thread,
        chars: Option<&Object>,
        ends: Ends,
        method: &str,
    ) -> Fallible<Owned<Self>> {
        let range = match chars {
            None => strip_spaces(self.view(), ends, Spaces::Unicode),
            Some(chars) => match chars.downcast::<Str>() {
                Some(set) => strip_set(self.view(), ends, set.view()),
                None => {
                    return Err(raise!(thread, TYPE_ERROR, "{method} arg must be None or str"));
                }
            },
        };
        self.sub(thread, range)
    }

    /// The strings of an iterable with this one between them.
    pub fn joined(&self, thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        let items: Vec<Owned> = iterate::to_vec(thread, iterable, "can only join an iterable")?;
        let mut texts = Vec::new();
        if texts.try_reserve_exact(items.len()).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        for (index, item) in items.iter().enumerate() {
            match (**item).downcast::<Str>() {
                Some(text) => texts.push(text),
                None => {
                    let class = item.type_name();
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "sequence item {index}: expected str instance, {class} found"
                    ));
                }
            }
        }
        if let [only] = texts[..]
            && only.as_object().downcast_exact::<Str>().is_some()
        {
            return Ok(Owned::share(only));
        }
        match Joined::new(self.view(), texts.iter().map(|text| text.view())) {
            Ok(joined) => Self::compose(thread, &joined),
            Err(_) => {
                Err(raise!(thread, OVERFLOW_ERROR, "join() result is too long for a Python string"))
            }
        }
    }
}

/// How many cuts an optional argument permits.
fn most(count: Option<isize>) -> usize {
    usize::try_from(count.unwrap_or(-1)).unwrap_or(usize::MAX)
}

#[methods(name = SPLIT)]
impl Str {
    /// split($self, /, sep=None, maxsplit=-1)
    ///
    /// A list of the parts of the text between separators.
    ///
    ///   sep
    ///     The separator. None means any run of white space; then there are no empty parts.
    ///   maxsplit
    ///     How often to cut at most, from the begin; -1 means no limit.
    fn split(
        &self,
        thread: &Thread,
        sep: Option<&Object>,
        maxsplit: Option<isize>,
    ) -> Fallible<Owned<List>> {
        match separator(thread, sep)? {
            None => self.parts(thread, words(self.view(), Spaces::Unicode, most(maxsplit))),
            Some(sep) => self.parts(thread, split(self.view(), sep.view(), most(maxsplit))),
        }
    }

    /// rsplit($self, /, sep=None, maxsplit=-1)
    ///
    /// As split(), but cutting from the end.
    fn rsplit(
        &self,
        thread: &Thread,
        sep: Option<&Object>,
        maxsplit: Option<isize>,
    ) -> Fallible<Owned<List>> {
        let list = match separator(thread, sep)? {
            None => self.parts(thread, rwords(self.view(), Spaces::Unicode, most(maxsplit)))?,
            Some(sep) => self.parts(thread, rsplit(self.view(), sep.view(), most(maxsplit)))?,
        };
        list.reverse();
        Ok(list)
    }

    /// splitlines($self, /, keepends=False)
    ///
    /// A list of the lines of the text, with their ends if asked for.
    fn splitlines(&self, thread: &Thread, keepends: Option<bool>) -> Fallible<Owned<List>> {
        self.parts(thread, lines(self.view(), Spaces::Unicode, keepends.unwrap_or(false)))
    }

    /// partition($self, sep, /)
    ///
    /// The part before the first separator, the separator, and the part behind it; the text and two empty strings if there
    /// is none.
    fn partition(&self, thread: &Thread, sep: &Object) -> Fallible<Owned<Tuple>> {
        let sep = text_argument(thread, sep)?;
        refuse_empty(thread, sep)?;
        match partition(self.view(), sep.view()) {
            Some(place) => self.three_parts(thread, sep, place),
            None => {
                let empty = Str::empty(thread)?.into_object();
                Tuple::pack(thread, [self.as_exact(thread)?.into_object(), empty.clone(), empty])
            }
        }
    }

    /// rpartition($self, sep, /)
    ///
    /// The part before the last separator, the separator, and the part behind it; two empty strings and the text if there is
    /// none.
    fn rpartition(&self, thread: &Thread, sep: &Object) -> Fallible<Owned<Tuple>> {
        let sep = text_argument(thread, sep)?;
        refuse_empty(thread, sep)?;
        match rpartition(self.view(), sep.view()) {
            Some(place) => self.three_parts(thread, sep, place),
            None => {
                let empty = Str::empty(thread)?.into_object();
                Tuple::pack(thread, [empty.clone(), empty, self.as_exact(thread)?.into_object()])
            }
        }
    }

    /// join($self, iterable, /)
    ///
    /// The strings of an iterable one after the other, with this one between them.
    fn join(&self, thread: &Thread, iterable: &Object) -> Fallible<Owned<Str>> {
        self.joined(thread, iterable)
    }

    /// strip($self, chars=None, /)
    ///
    /// The text without white space, or without certain characters, at both ends.
    fn strip(&self, thread: &Thread, chars: Option<&Object>) -> Fallible<Owned<Str>> {
        self.strip_ends(thread, chars, Ends::Both, "strip")
    }

    /// lstrip($self, chars=None, /)
    ///
    /// The text without white space, or without certain characters, at its begin.
    fn lstrip(&self, thread: &Thread, chars: Option<&Object>) -> Fallible<Owned<Str>> {
        self.strip_ends(thread, chars, Ends::Left, "lstrip")
    }

    /// rstrip($self, chars=None, /)
    ///
    /// The text without white space, or without certain characters, at its end.
    fn rstrip(&self, thread: &Thread, chars: Option<&Object>) -> Fallible<Owned<Str>> {
        self.strip_ends(thread, chars, Ends::Right, "rstrip")
    }
}

/// The separator of `split`.
fn separator<'a>(thread: &Thread, sep: Option<&'a Object>) -> Fallible<Option<&'a Str>> {
    let Some(sep) = sep else { return Ok(None) };
    let Some(text) = sep.downcast::<Str>() else {
        return Err(raise!(thread, TYPE_ERROR, "must be str or None, not {}", sep.type_name()));
    };
    refuse_empty(thread, text)?;
    Ok(Some(text))
}

fn refuse_empty(thread: &Thread, separator: &Str) -> Fallible {
    if separator.is_empty() {
        return Err(raise!(thread, VALUE_ERROR, "empty separator"));
    }
    Ok(())
}

/// The separator of a partition.
fn text_argument<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Str> {
    object
        .downcast::<Str>()
        .ok_or_else(|| raise!(thread, TYPE_ERROR, "must be str, not {}", object.type_name()))
}
