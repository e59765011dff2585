//! Finding, counting, comparing with beginnings and ends, replacing.

use pycore_text::{Replaced, View, compare, search};

use super::Str;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::types::slice::optional_bound;
use crate::types::tuple::Tuple;
use crate::{methods, raise};

/// Where a search looks, and what for.
struct Field<'a> {
    /// The part of the text between the bounds.
    text: View<'a>,
    /// Where the part begins.
    start: usize,
}

impl Str {
    /// The part between optional bounds; nothing if the first lies behind the second.
    fn field(
        &self,
        thread: &Thread,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<Option<Field<'_>>> {
        let bound =
            |bound: Option<&Object>| bound.map_or(Ok(None), |bound| optional_bound(thread, bound));
        let (start, end) = (bound(start)?.unwrap_or(0), bound(end)?.unwrap_or(isize::MAX));
        Ok(search::bounds(start, end, self.len())
            .map(|range| Field { start: range.start, text: self.view().part(range) }))
    }

    fn place(
        &self,
        thread: &Thread,
        sub: &Str,
        bounds: (Option<&Object>, Option<&Object>),
        find: fn(View<'_>, View<'_>) -> Option<usize>,
    ) -> Fallible<Option<usize>> {
        let field = self.field(thread, bounds.0, bounds.1)?;
        Ok(field.and_then(|field| Some(field.start + find(field.text, sub.view())?)))
    }

    /// `startswith` and `endswith`.
    fn has_affix(
        &self,
        thread: &Thread,
        affix: &Object,
        bounds: (Option<&Object>, Option<&Object>),
        method: &str,
        has: fn(View<'_>, View<'_>) -> bool,
    ) -> Fallible<bool> {
        let field = self.field(thread, bounds.0, bounds.1)?;
        let check = |affix: &Str| field.as_ref().is_some_and(|field| has(field.text, affix.view()));
        if let Some(affixes) = affix.downcast::<Tuple>() {
            for affix in affixes.iter() {
                let Some(text) = affix.downcast::<Str>() else {
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "tuple for {method} must only contain str, not {}",
                        affix.type_name()
                    ));
                };
                if check(text) {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        match affix.downcast::<Str>() {
            Some(affix) => Ok(check(affix)),
            None => Err(raise!(
                thread,
                TYPE_ERROR,
                "{method} first arg must be str or a tuple of str, not {}",
                affix.type_name()
            )),
        }
    }

    /// The string itself if it is exactly a `str`, else a copy that is.
    pub(super) fn as_exact(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.as_object().downcast_exact::<Self>().is_some() {
            return Ok(Owned::share(self));
        }
        Self::from_view(thread, self.view())
    }

    /// A part as a string; the whole is the string itself.
    pub fn sub(&self, thread: &Thread, range: std::ops::Range<usize>) -> Fallible<Owned<Self>> {
        if range == (0..self.len()) {
            return self.as_exact(thread);
        }
        Self::from_view(thread, self.view().part(range))
    }
}

#[cold]
fn not_found(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "substring not found")
}

#[methods(name = SEARCH)]
impl Str {
    /// count($self, sub[, start[, end]], /)
    ///
    /// How often sub is in the text, or in text[start:end], without overlaps.
    fn count(
        &self,
        thread: &Thread,
        sub: &Str,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<isize> {
        let field = self.field(thread, start, end)?;
        Ok(field.map_or(0, |field| search::count(field.text, sub.view(), usize::MAX)) as isize)
    }

    /// find($self, sub[, start[, end]], /)
    ///
    /// Where sub is first in the text, or in text[start:end]; -1 if it is not there.
    fn find(
        &self,
        thread: &Thread,
        sub: &Str,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<isize> {
        Ok(self.place(thread, sub, (start, end), search::find)?.map_or(-1, |place| place as isize))
    }

    /// rfind($self, sub[, start[, end]], /)
    ///
    /// Where sub is last in the text, or in text[start:end]; -1 if it is not there.
    fn rfind(
        &self,
        thread: &Thread,
        sub: &Str,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<isize> {
        Ok(self.place(thread, sub, (start, end), search::rfind)?.map_or(-1, |place| place as isize))
    }

    /// index($self, sub[, start[, end]], /)
    ///
    /// Where sub is first in the text, or in text[start:end]; ValueError if it is not there.
    fn index(
        &self,
        thread: &Thread,
        sub: &Str,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<isize> {
        match self.place(thread, sub, (start, end), search::find)? {
            Some(place) => Ok(place as isize),
            None => Err(not_found(thread)),
        }
    }

    /// rindex($self, sub[, start[, end]], /)
    ///
    /// Where sub is last in the text, or in text[start:end]; ValueError if it is not there.
    fn rindex(
        &self,
        thread: &Thread,
        sub: &Str,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<isize> {
        match self.place(thread, sub, (start, end), search::rfind)? {
            Some(place) => Ok(place as isize),
            None => Err(not_found(thread)),
        }
    }

    /// startswith($self, prefix[, start[, end]], /)
    ///
    /// Whether the text, or text[start:end], begins with a string, or with one of a tuple.
    fn startswith(
        &self,
        thread: &Thread,
        prefix: &Object,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<bool> {
        self.has_affix(thread, prefix, (start, end), "startswith", compare::starts_with)
    }

    /// endswith($self, suffix[, start[, end]], /)
    ///
    /// Whether the text, or text[start:end], ends with a string, or with one of a tuple.
    fn endswith(
        &self,
        thread: &Thread,
        suffix: &Object,
        start: Option<&Object>,
        end: Option<&Object>,
    ) -> Fallible<bool> {
        self.has_affix(thread, suffix, (start, end), "endswith", compare::ends_with)
    }

    /// replace($self, old, new, /, count=-1)
    ///
    /// The text with new in place of old, everywhere or at the first places only.
    ///
    ///   count
    ///     At how many places; -1 means all of them.
    fn replace(
        &self,
        thread: &Thread,
        old: &Str,
        new: &Str,
        count: Option<isize>,
    ) -> Fallible<Owned<Str>> {
        if std::ptr::eq(old, new) {
            return self.as_exact(thread);
        }
        let most = usize::try_from(count.unwrap_or(-1)).unwrap_or(usize::MAX);
        match Replaced::new(self.view(), old.view(), new.view(), most) {
            Ok(Some(replaced)) => Str::compose(thread, &replaced),
            Ok(None) => self.as_exact(thread),
            Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "replace string is too long")),
        }
    }

    /// removeprefix($self, prefix, /)
    ///
    /// The text without a prefix, if it begins with it.
    fn removeprefix(&self, thread: &Thread, prefix: &Str) -> Fallible<Owned<Str>> {
        if compare::starts_with(self.view(), prefix.view()) {
            return self.sub(thread, prefix.len()..self.len());
        }
        self.as_exact(thread)
    }

    /// removesuffix($self, suffix, /)
    ///
    /// The text without a suffix, if it ends with it.
    fn removesuffix(&self, thread: &Thread, suffix: &Str) -> Fallible<Owned<Str>> {
        if !suffix.is_empty() && compare::ends_with(self.view(), suffix.view()) {
            return self.sub(thread, 0..self.len() - suffix.len());
        }
        self.as_exact(thread)
    }
}
