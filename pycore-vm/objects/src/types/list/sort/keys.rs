//! Keys in forms that compare fast.
//!
//! If all keys are compact ints, floats, or strings of Latin-1 characters, comparing them cannot run code of the
//! program, and their values are read once. If all are tuples whose first items are so, those are read.

use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::Comparison;
use crate::protocol::object;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// What the values are like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Int,
    Float,
    Latin,
    Any,
}

/// How the keys are to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Plan {
    Plain(Kind),
    /// All keys are tuples with a first item; its kind.
    InTuples(Kind),
}

impl Plan {
    pub(super) fn of(keys: &[Owned]) -> Self {
        let first = |key: &Owned| {
            key.downcast_exact::<Tuple>().and_then(|tuple| tuple.get(0)).map(Owned::share)
        };
        if keys.iter().all(|key| first(key).is_some()) {
            let firsts = || keys.iter().filter_map(|key| key.downcast_exact::<Tuple>()?.get(0));
            return Self::InTuples(Kind::of(firsts()));
        }
        Self::Plain(Kind::of(keys.iter().map(|key| &**key)))
    }
}

impl Kind {
    /// The kind that all values are of.
    fn of<'k>(mut values: impl Iterator<Item = &'k Object>) -> Self {
        let Some(first) = values.next() else { return Self::Any };
        let kind = Self::of_one(first);
        if kind != Self::Any && values.all(|value| Self::of_one(value) == kind) {
            kind
        } else {
            Self::Any
        }
    }

    fn of_one(value: &Object) -> Self {
        if read_int(value).is_some() {
            Self::Int
        } else if read_latin(value).is_some() {
            Self::Latin
        } else if read_float(value).is_some() {
            Self::Float
        } else {
            Self::Any
        }
    }
}

/// A key that is sorted by.
pub(super) trait Key: Copy {
    /// Python's `<`.
    fn less(self, other: Self, thread: &Thread) -> Fallible<bool>;

    /// Python's `==`, identity first.
    fn equal(self, other: Self, thread: &Thread) -> Fallible<bool>;
}

impl Key for i64 {
    #[inline(always)]
    fn less(self, other: Self, _thread: &Thread) -> Fallible<bool> {
        Ok(self < other)
    }

    #[inline(always)]
    fn equal(self, other: Self, _thread: &Thread) -> Fallible<bool> {
        Ok(self == other)
    }
}

/// A float, with the object for its identity.
#[derive(Clone, Copy)]
pub(super) struct Real<'k> {
    value: f64,
    object: &'k Object,
}

impl Key for Real<'_> {
    #[inline(always)]
    fn less(self, other: Self, _thread: &Thread) -> Fallible<bool> {
        Ok(self.value < other.value)
    }

    #[inline(always)]
    fn equal(self, other: Self, _thread: &Thread) -> Fallible<bool> {
        Ok(self.value == other.value || self.object.is(other.object))
    }
}

impl Key for &[u8] {
    #[inline(always)]
    fn less(self, other: Self, _thread: &Thread) -> Fallible<bool> {
        Ok(self < other)
    }

    #[inline(always)]
    fn equal(self, other: Self, _thread: &Thread) -> Fallible<bool> {
        Ok(self == other)
    }
}

impl Key for &Object {
    #[inline]
    fn less(self, other: Self, thread: &Thread) -> Fallible<bool> {
        object::compare_bool(thread, self, other, Comparison::Less)
    }

    fn equal(self, other: Self, thread: &Thread) -> Fallible<bool> {
        object::equal(thread, self, other)
    }
}

/// A tuple with its first item in a form of its own.
#[derive(Clone, Copy)]
pub(super) struct Row<'k, K> {
    first: K,
    tuple: &'k Tuple,
}

impl<K: Key> Key for Row<'_, K> {
    fn less(self, other: Self, thread: &Thread) -> Fallible<bool> {
        if !self.first.equal(other.first, thread)? {
            return self.first.less(other.first, thread);
        }
        for (left, right) in self.tuple.iter().zip(other.tuple.iter()).skip(1) {
            if !object::equal(thread, left, right)? {
                return object::compare_bool(thread, left, right, Comparison::Less);
            }
        }
        Ok(self.tuple.len() < other.tuple.len())
    }

    fn equal(self, other: Self, thread: &Thread) -> Fallible<bool> {
        object::equal(thread, self.tuple.as_object(), other.tuple.as_object())
    }
}

#[inline]
pub(super) fn read_int(key: &Object) -> Option<i64> {
    key.downcast_exact::<Int>()?.to_i64()
}

#[inline]
pub(super) fn read_float(key: &Object) -> Option<Real<'_>> {
    key.downcast_exact::<Float>().map(|float| Real { value: float.value(), object: key })
}

#[inline]
pub(super) fn read_latin(key: &Object) -> Option<&[u8]> {
    match key.downcast_exact::<Str>()?.view() {
        pycore_text::View::Latin1(units) => Some(units),
        _ => None,
    }
}

#[inline]
#[expect(clippy::unnecessary_wraps, reason = "one of the functions that read keys")]
pub(super) fn read_any(key: &Object) -> Option<&Object> {
    Some(key)
}

#[inline]
pub(super) fn read_row<'k, K>(
    key: &'k Object,
    read: impl Fn(&'k Object) -> Option<K>,
) -> Option<Row<'k, K>> {
    let tuple = key.downcast_exact::<Tuple>()?;
    Some(Row { first: read(tuple.get(0)?)?, tuple })
}
