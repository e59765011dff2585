//! Operators of strings.

use pycore_text::{Repeated, View, compare, repr, search};

use super::Str;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::errors::INDEX_ERROR;
use crate::protocol::number;
use crate::types::slice::{Slice, slice_indices};
use crate::{raise, slots};

#[slots]
impl Str {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        match repr::repr(self.view()) {
            Ok(text) => Str::from_buffer(thread, &text),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.as_exact(thread)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(self.hash())
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Str>() else { return Ok(thread.not_implemented()) };
        Ok(thread.bool(match how {
            Comparison::Equal => self.equals(other),
            Comparison::NotEqual => !self.equals(other),
            _ => how.holds(compare::compare(self.view(), other.view())),
        }))
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
        super::iter::iterator(thread, self)
    }

    fn nb_remainder(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match left.downcast::<Str>() {
            Some(template) => super::percent::format(thread, template, right),
            None => Ok(thread.not_implemented()),
        }
    }

    fn sq_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Str>() else {
            let class = other.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "can only concatenate str (not \"{class}\") to str"
            ));
        };
        Ok(self.concatenated(thread, other)?.into_object())
    }

    fn sq_repeat(&self, thread: &Thread, count: isize) -> Fallible<Owned> {
        let count = usize::try_from(count).unwrap_or(0);
        if count == 1 {
            return Ok(self.as_exact(thread)?.into_object());
        }
        match Repeated::new(self.view(), count) {
            Ok(repeated) => Ok(Str::compose(thread, &repeated)?.into_object()),
            Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "repeated string is too long")),
        }
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        match usize::try_from(index).ok().and_then(|index| self.view().get(index)) {
            Some(point) => Ok(Str::of_code_point(thread, point)?.into_object()),
            None => Err(raise!(thread, INDEX_ERROR, "string index out of range")),
        }
    }

    fn sq_contains(&self, thread: &Thread, item: &Object) -> Fallible<bool> {
        match item.downcast::<Str>() {
            Some(item) => Ok(search::contains(self.view(), item.view())),
            None => {
                let class = item.type_name();
                Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "'in <string>' requires string as left operand, not {class}"
                ))
            }
        }
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        if number::is_index(key) {
            let mut index = number::to_isize(thread, key, &INDEX_ERROR)?;
            if index < 0 {
                index += self.len() as isize;
            }
            return self.sq_item(thread, index);
        }
        let Some(slice) = key.downcast_exact::<Slice>() else {
            let class = key.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "string indices must be integers, not '{class}'"
            ));
        };
        let indices = slice_indices(thread, slice, self.len())?;
        if let Some(range) = indices.contiguous() {
            return Ok(self.sub(thread, range)?.into_object());
        }
        let view = self.view();
        let points: Vec<u32> = indices.iter().filter_map(|index| view.get(index)).collect();
        Ok(Str::from_view(thread, View::Ucs4(&points))?.into_object())
    }
}

impl Str {
    /// A string of one code point.
    #[inline]
    pub fn of_code_point(thread: &Thread, point: u32) -> Fallible<Owned<Str>> {
        match u8::try_from(point) {
            Ok(unit) => thread.interpreter().interned.character(thread, unit),
            Err(_) => Str::from_view(thread, View::Ucs4(&[point])),
        }
    }

    /// This text and another behind it.
    pub fn concatenated(&self, thread: &Thread, other: &Str) -> Fallible<Owned<Str>> {
        if other.is_empty() {
            return self.as_exact(thread);
        }
        if self.is_empty() {
            return other.as_exact(thread);
        }
        let parts = [self.view(), other.view()];
        match pycore_text::Joined::new(View::EMPTY, parts.into_iter()) {
            Ok(joined) => Str::compose(thread, &joined),
            Err(_) => Err(raise!(thread, OVERFLOW_ERROR, "strings are too large to concat")),
        }
    }
}
