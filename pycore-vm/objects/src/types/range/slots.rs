//! `range(..)`, `repr`, comparison, and the operators of ranges.

use crate::slots;
use pycore_numbers::BigInt;

use super::value::{Big, exact_int};
use super::{BigRangeIterator, Range, RangeIterator};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::protocol::{iterate, number, object};
use crate::raise;
use crate::types::int::Int;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

#[slots(vectorcall)]
impl Range {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let [first, second, third] = arguments.unpack(thread, "range", 1)?;
        let one = |first: Option<Owned>, default| match first {
            Some(object) => number::index(thread, &object)?.to_exact(thread),
            None => Int::from_i64(thread, default),
        };
        let (start, stop) = match second {
            Some(_) => (one(first, 0)?, one(second, 0)?),
            None => (one(None, 0)?, one(first, 0)?),
        };
        let step = one(third, 1)?;
        if step.to_i64() == Some(0) {
            return Err(raise!(thread, VALUE_ERROR, "range() arg 3 must not be zero"));
        }
        Self::new(thread, start, stop, step)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let Big { start, stop, step, .. } = self.big();
        if step == BigInt::from(1) {
            Str::new(thread, &format!("range({start}, {stop})"))
        } else {
            Str::new(thread, &format!("range({start}, {stop}, {step})"))
        }
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let none = || thread.none();
        let length = self.number(thread, &self.length)?;
        let many = self.length().unwrap_or(2);
        let start = if many > 0 { self.number(thread, &self.start)? } else { none() };
        let step = if many > 1 { self.number(thread, &self.step)? } else { none() };
        let parts = Tuple::pack(thread, [length, start, step])?;
        object::hash(thread, parts.as_object())
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let wanted = match how {
            Comparison::Equal => true,
            Comparison::NotEqual => false,
            _ => return Ok(thread.not_implemented()),
        };
        let Some(other) = other.downcast_exact::<Self>() else {
            return Ok(thread.not_implemented());
        };
        Ok(thread.bool(self.has_items_of(other) == wanted))
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
        match self.small().filter(RangeIterator::can_iterate) {
            Some(small) => {
                Ok(RangeIterator::new(thread, small.start, small.step, small.length)?.into_object())
            }
            None => {
                let big = self.big();
                Ok(BigRangeIterator::new(thread, big.start, big.step, big.length)?.into_object())
            }
        }
    }

    fn nb_bool(&self) -> Fallible<bool> {
        Ok(self.length() != Some(0))
    }

    fn sq_length(&self, thread: &Thread) -> Fallible<usize> {
        match self.length() {
            Some(length) => Ok(length as usize),
            None => {
                Err(raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"))
            }
        }
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned<Int>> {
        self.item(thread, BigInt::from(index as i64))
    }

    fn sq_contains(&self, thread: &Thread, value: &Object) -> Fallible<bool> {
        match exact_int(value) {
            Some(value) => Ok(self.find(value).is_some()),
            None => iterate::contains(thread, self.as_object(), value),
        }
    }

    fn mp_length(&self, thread: &Thread) -> Fallible<usize> {
        self.sq_length(thread)
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        if number::is_index(key) {
            let index = number::index(thread, key)?;
            if let (Some(small), Some(index)) = (self.small(), index.to_i64()) {
                let index = if index < 0 { index + small.length } else { index };
                if (0..small.length).contains(&index) {
                    return thread.new_int(small.at(index));
                }
            }
            let length = self.big().length;
            let index = index.as_big().to_owned();
            let index =
                if index.is_negative() { index.as_ref().plus(length.as_ref()) } else { index };
            return Ok(self.item(thread, index)?.into_object());
        }
        if let Some(slice) = key.downcast_exact::<Slice>() {
            return Ok(self.selected(thread, slice)?.into_object());
        }
        let kind = key.type_name();
        Err(raise!(thread, TYPE_ERROR, "range indices must be integers or slices, not {kind}"))
    }
}

impl Range {
    fn item(&self, thread: &Thread, index: BigInt) -> Fallible<Owned<Int>> {
        let big = self.big();
        if index.is_negative() || index >= big.length {
            return Err(raise!(thread, INDEX_ERROR, "range object index out of range"));
        }
        Int::from_big(thread, &big.at(&index))
    }

    /// The part of the range that a slice selects, which is a range.
    fn selected(&self, thread: &Thread, slice: &Slice) -> Fallible<Owned<Self>> {
        if let Some(small) = self.small()
            && let Some((start, stop, step)) = slice.small(thread, small.length)
            && let Some(step) = small.step.checked_mul(step)
            && let Some(start) = small.checked_at(start)
            && let Some(stop) = small.checked_at(stop)
        {
            return Self::from_i64(thread, start, stop, step);
        }
        let big = self.big();
        let (start, stop, step) = slice.exact(thread, &big.length)?;
        let step = step.as_ref().times(big.step.as_ref());
        Self::from_big(thread, big.at(&start), big.at(&stop), step)
    }

    /// Whether the two have the same numbers in the same order.
    fn has_items_of(&self, other: &Self) -> bool {
        if let (Some(left), Some(right)) = (self.small(), other.small()) {
            return left.length == right.length
                && (left.length == 0
                    || left.start == right.start && (left.length == 1 || left.step == right.step));
        }
        let (left, right) = (self.big(), other.big());
        left.length == right.length
            && (left.length.as_ref().is_zero()
                || left.start == right.start
                    && (left.length == BigInt::from(1) || left.step == right.step))
    }

    /// The index of an int, if it is in the range.
    pub(super) fn find(&self, value: &Int) -> Option<BigInt> {
        match (self.small(), value.to_i64()) {
            (Some(small), Some(value)) => small.find(value).map(BigInt::from),
            _ => self.big().find(&value.as_big().to_owned()),
        }
    }
}
