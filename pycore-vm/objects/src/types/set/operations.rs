//! The operations of sets with other sets, dicts, and iterables.
//!
//! Which operand is gone through decides about the order in which elements come into the result, and that about their
//! places; so these choices are CPython's.

use super::any::{AnySet, NewSet};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::protocol::{iterate, object};
use crate::types::dict::Dict;

/// Goes through elements and their hashes.
macro_rules! for_elements {
    ($elements:expr, |$key:ident, $hash:ident| $body:block) => {
        let mut position = 0;
        while let Some(($key, $hash)) = $elements.next(&mut position) $body
    };
}

/// Goes through the keys of a dict and their hashes.
macro_rules! for_keys {
    ($dict:expr, |$key:ident, $hash:ident| $body:block) => {
        let mut position = 0;
        while let Some(($key, $hash, _)) = $dict.next_hashed(&mut position) $body
    };
}

impl<'s> AnySet<'s> {
    /// Adds the items of an iterable.
    pub fn update(self, thread: &Thread, other: &Object) -> Fallible {
        if let Some(other) = AnySet::of(other) {
            return self.elements.merge(thread, other.elements);
        }
        if let Some(dict) = other.downcast_exact::<Dict>() {
            self.elements.reserve(thread, dict.len())?;
            for_keys!(dict, |key, hash| {
                self.elements.add_hashed(thread, key, hash)?;
            });
            return Ok(());
        }
        iterate::for_each(thread, other, |item| self.elements.add(thread, &item))
    }

    /// The union with some iterables.
    pub fn union<'o>(
        self,
        thread: &Thread,
        others: impl IntoIterator<Item = Fallible<&'o Object>>,
    ) -> Fallible<Owned> {
        let result = self.copied(thread)?;
        for other in others {
            let other = other?;
            if !self.is(other) {
                result.any().update(thread, other)?;
            }
        }
        Ok(result.into_object())
    }

    /// The intersection with an iterable.
    pub fn intersection(self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        self.new_intersection(thread, other).map(NewSet::into_object)
    }

    pub(super) fn new_intersection(self, thread: &Thread, other: &Object) -> Fallible<NewSet> {
        if self.is(other) {
            return self.copied(thread);
        }
        let result = self.new_alike(thread)?;
        let elements = result.any().elements;
        if let Some(other) = AnySet::of(other) {
            let (smaller, larger) = if other.elements.len() > self.elements.len() {
                (self, other)
            } else {
                (other, self)
            };
            for_elements!(smaller.elements, |key, hash| {
                if larger.elements.contains_hashed(thread, &key, hash)? {
                    elements.add_hashed(thread, key, hash)?;
                }
            });
            return Ok(result);
        }
        let iterator = object::iterate(thread, other)?;
        while let Some(item) = object::next(thread, &iterator)? {
            let hash = object::hash(thread, &item)?;
            if self.elements.contains_hashed(thread, &item, hash)? {
                elements.add_hashed(thread, item, hash)?;
                if elements.len() >= self.elements.len() {
                    break;
                }
            }
        }
        Ok(result)
    }

    /// The intersection with some iterables.
    pub(super) fn intersection_of_all<'o>(
        self,
        thread: &Thread,
        others: impl IntoIterator<Item = Fallible<&'o Object>>,
    ) -> Fallible<NewSet> {
        let mut result: Option<NewSet> = None;
        for other in others {
            let current = result.as_ref().map_or(self, NewSet::any);
            let next = current.new_intersection(thread, other?)?;
            result = Some(next);
        }
        match result {
            Some(result) => Ok(result),
            None => self.copied(thread),
        }
    }

    /// Keeps only what is in an iterable as well.
    pub fn intersection_update(self, thread: &Thread, other: &Object) -> Fallible {
        let result = self.new_intersection(thread, other)?;
        self.elements.swap(result.any().elements);
        Ok(())
    }

    /// Whether nothing is in an iterable as well.
    pub fn is_disjoint(self, thread: &Thread, other: &Object) -> Fallible<bool> {
        if self.is(other) {
            return Ok(self.elements.is_empty());
        }
        if let Some(other) = AnySet::of(other).filter(|other| other.is_exact()) {
            let (smaller, larger) = if other.elements.len() > self.elements.len() {
                (self, other)
            } else {
                (other, self)
            };
            for_elements!(smaller.elements, |key, hash| {
                if larger.elements.contains_hashed(thread, &key, hash)? {
                    return Ok(false);
                }
            });
            return Ok(true);
        }
        let iterator = object::iterate(thread, other)?;
        while let Some(item) = object::next(thread, &iterator)? {
            if self.elements.contains(thread, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Removes the items of an iterable.
    pub fn difference_update(self, thread: &Thread, other: &Object) -> Fallible {
        if self.is(other) {
            self.elements.clear();
            return Ok(());
        }
        if let Some(other) = AnySet::of(other) {
            // Of a much larger set only what is in both counts.
            let common = match other.elements.len() >> 3 > self.elements.len() {
                true => Some(self.new_intersection(thread, other.object)?),
                false => None,
            };
            let other = common.as_ref().map_or(other, NewSet::any);
            for_elements!(other.elements, |key, hash| {
                self.elements.discard_hashed(thread, &key, hash)?;
            });
        } else {
            iterate::for_each(thread, other, |item| {
                self.elements.discard(thread, &item).map(drop)
            })?;
        }
        self.elements.tidy(thread)
    }

    /// The difference from an iterable.
    pub(super) fn new_difference(self, thread: &Thread, other: &Object) -> Fallible<NewSet> {
        let (set, dict) = (AnySet::of(other), other.downcast_exact::<Dict>());
        let length = set.map(|set| set.elements.len()).or(dict.map(Dict::len));
        // A small one, or what tells no length, is better gone through.
        if length.is_none_or(|length| self.elements.len() >> 2 > length) {
            let result = self.copied(thread)?;
            result.any().difference_update(thread, other)?;
            return Ok(result);
        }
        let result = self.new_alike(thread)?;
        for_elements!(self.elements, |key, hash| {
            let found = match (set, dict) {
                (Some(set), _) => set.elements.contains_hashed(thread, &key, hash)?,
                (None, Some(dict)) => dict.contains_hashed(thread, &key, hash)?,
                (None, None) => false,
            };
            if !found {
                result.any().elements.add_hashed(thread, key, hash)?;
            }
        });
        Ok(result)
    }

    /// The difference from some iterables.
    pub fn difference<'o>(
        self,
        thread: &Thread,
        others: impl IntoIterator<Item = Fallible<&'o Object>>,
    ) -> Fallible<Owned> {
        let mut others = others.into_iter();
        let Some(first) = others.next() else {
            return self.copied(thread).map(NewSet::into_object);
        };
        let result = self.new_difference(thread, first?)?;
        for other in others {
            result.any().difference_update(thread, other?)?;
        }
        Ok(result.into_object())
    }

    /// Removes what is in another set, and adds what was not here.
    fn exchange(self, thread: &Thread, key: Owned, hash: isize) -> Fallible {
        if !self.elements.discard_hashed(thread, &key, hash)? {
            self.elements.add_hashed(thread, key, hash)?;
        }
        Ok(())
    }

    /// Keeps what is here or in an iterable but not in both.
    pub fn symmetric_difference_update(self, thread: &Thread, other: &Object) -> Fallible {
        if self.is(other) {
            self.elements.clear();
            return Ok(());
        }
        if let Some(dict) = other.downcast_exact::<Dict>() {
            for_keys!(dict, |key, hash| {
                self.exchange(thread, key, hash)?;
            });
            return Ok(());
        }
        if let Some(other) = AnySet::of(other) {
            return self.exchange_all(thread, other);
        }
        let items = self.new_alike(thread)?;
        items.any().update(thread, other)?;
        self.exchange_all(thread, items.any())
    }

    fn exchange_all(self, thread: &Thread, other: AnySet<'_>) -> Fallible {
        for_elements!(other.elements, |key, hash| {
            self.exchange(thread, key, hash)?;
        });
        Ok(())
    }

    /// What is here or in an iterable but not in both.
    pub fn symmetric_difference(self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        let result = self.new_alike(thread)?;
        result.any().update(thread, other)?;
        result.any().exchange_all(thread, self)?;
        Ok(result.into_object())
    }

    /// Whether all elements are in another set.
    fn is_within(self, thread: &Thread, other: AnySet<'_>) -> Fallible<bool> {
        if self.elements.len() > other.elements.len() {
            return Ok(false);
        }
        for_elements!(self.elements, |key, hash| {
            if !other.elements.contains_hashed(thread, &key, hash)? {
                return Ok(false);
            }
        });
        Ok(true)
    }

    /// Whether all elements are in an iterable.
    pub fn is_subset(self, thread: &Thread, other: &Object) -> Fallible<bool> {
        if let Some(other) = AnySet::of(other) {
            return self.is_within(thread, other);
        }
        let common = self.new_intersection(thread, other)?;
        Ok(common.any().elements.len() == self.elements.len())
    }

    /// Whether all items of an iterable are elements.
    pub fn is_superset(self, thread: &Thread, other: &Object) -> Fallible<bool> {
        if let Some(other) = AnySet::of(other) {
            return other.is_within(thread, self);
        }
        let iterator = object::iterate(thread, other)?;
        while let Some(item) = object::next(thread, &iterator)? {
            if !self.elements.contains(thread, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The comparison with another set; `None` if the other is none.
    pub fn compare(
        self,
        thread: &Thread,
        other: &Object,
        how: Comparison,
    ) -> Fallible<Option<bool>> {
        let Some(other) = AnySet::of(other) else { return Ok(None) };
        let (own, others) = (self.elements.len(), other.elements.len());
        let equal = || {
            let possible = own == others && !self.elements.hashes_differ(other.elements);
            if possible { self.is_within(thread, other) } else { Ok(false) }
        };
        let answer = match how {
            Comparison::Equal => equal()?,
            Comparison::NotEqual => !equal()?,
            Comparison::LessOrEqual => self.is_within(thread, other)?,
            Comparison::GreaterOrEqual => other.is_within(thread, self)?,
            Comparison::Less => own < others && self.is_within(thread, other)?,
            Comparison::Greater => own > others && other.is_within(thread, self)?,
        };
        Ok(Some(answer))
    }
}
