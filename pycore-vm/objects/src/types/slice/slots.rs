//! `slice(..)`, `repr`, comparison and hash.

use crate::slots;

use super::Slice;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::types::str::Str;
use crate::types::tuple::{ItemHash, Tuple};

#[slots(vectorcall)]
impl Slice {
    fn tp_new(_class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let [first, second, third] = arguments.unpack(thread, "slice", 1)?;
        let none = || thread.none();
        let first = first.unwrap_or_else(none);
        let (start, stop) = match second {
            Some(second) => (first, second),
            None => (none(), first),
        };
        Ok(Self::new(thread, start, stop, third.unwrap_or_else(none))?.into_object())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        // No guard against recursion: a slice cannot contain itself but through something that has one.
        let start = object::repr(thread, &self.start(thread))?;
        let stop = object::repr(thread, &self.stop(thread))?;
        let step = object::repr(thread, &self.step(thread))?;
        let mut text = Text::new(thread);
        text.push("slice(")?;
        text.push_str(&start)?;
        text.push(", ")?;
        text.push_str(&stop)?;
        text.push(", ")?;
        text.push_str(&step)?;
        text.push(")")?;
        text.finish()
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let mut hash = ItemHash::new();
        hash.add(object::hash(thread, &self.start(thread))?);
        hash.add(object::hash(thread, &self.stop(thread))?);
        hash.add(object::hash(thread, &self.step(thread))?);
        Ok(hash.finish())
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast_exact::<Self>() else {
            return Ok(thread.not_implemented());
        };
        if std::ptr::eq(self, other) {
            return Ok(thread.bool(matches!(
                how,
                Comparison::Equal | Comparison::LessOrEqual | Comparison::GreaterOrEqual
            )));
        }
        let (left, right) = (self.as_tuple(thread)?, other.as_tuple(thread)?);
        object::compare(thread, left.as_object(), right.as_object(), how)
    }
}

impl Slice {
    pub(super) fn as_tuple(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        Tuple::pack(thread, [self.start(thread), self.stop(thread), self.step(thread)])
    }
}
