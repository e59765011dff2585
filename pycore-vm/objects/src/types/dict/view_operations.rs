//! Views of keys and items as sets.

use super::Dict;
use super::views::{ItemsView, KeysView};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::Comparison;
use crate::protocol::object;
use crate::types::set::{AnySet, Set};
use crate::types::tuple::Tuple;

/// A view that behaves like a set.
#[derive(Clone, Copy)]
enum SetView<'v> {
    Keys(&'v KeysView),
    Items(&'v ItemsView),
}

impl<'v> SetView<'v> {
    fn of(object: &'v Object) -> Option<Self> {
        match object.downcast::<KeysView>() {
            Some(keys) => Some(Self::Keys(keys)),
            None => object.downcast::<ItemsView>().map(Self::Items),
        }
    }

    fn dict(self) -> Option<Owned<Dict>> {
        match self {
            Self::Keys(view) => view.dict(),
            Self::Items(view) => view.dict(),
        }
    }

    fn len(self) -> usize {
        self.dict().map_or(0, |dict| dict.len())
    }

    fn contains(self, thread: &Thread, item: &Object) -> Fallible<bool> {
        match self {
            Self::Keys(view) => view.has(thread, item),
            Self::Items(view) => view.has(thread, item),
        }
    }
}

/// A new set of the items of an operand: of a view, or of what stands left of one.
fn to_set(thread: &Thread, operand: &Object) -> Fallible<Owned<Set>> {
    if let Some(view) = operand.downcast::<KeysView>()
        && let Some(dict) = view.dict()
        && dict.as_object().downcast_exact::<Dict>().is_some()
    {
        // Hashes are known there.
        return Set::from_iterable(thread, dict.as_object());
    }
    Set::from_iterable(thread, operand)
}

/// `left - right`
pub(super) fn difference(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned<Set>> {
    let result = to_set(thread, left)?;
    AnySet::from(&*result).difference_update(thread, right)?;
    Ok(result)
}

/// `left | right`
pub(super) fn union(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned<Set>> {
    let result = to_set(thread, left)?;
    AnySet::from(&*result).update(thread, right)?;
    Ok(result)
}

/// `left ^ right`
pub(super) fn symmetric_difference(
    thread: &Thread,
    left: &Object,
    right: &Object,
) -> Fallible<Owned<Set>> {
    if let (Some(left), Some(right)) = (left.downcast::<ItemsView>(), right.downcast::<ItemsView>())
        && let (Some(left), Some(right)) = (left.dict(), right.dict())
    {
        return items_in_one(thread, &left, &right);
    }
    let result = to_set(thread, left)?;
    AnySet::from(&*result).symmetric_difference_update(thread, right)?;
    Ok(result)
}

/// The items that are in one of two dicts: values need no hash unless their items are in the result.
fn items_in_one(thread: &Thread, left: &Dict, right: &Dict) -> Fallible<Owned<Set>> {
    let rest = left.copy(thread)?;
    let result = Set::new(thread)?;
    let mut position = 0;
    while let Some((key, hash, value)) = right.next_hashed(&mut position) {
        let same = match rest.get_hashed(thread, &key, hash)? {
            Some(found) => object::equal(thread, &found, &value)?,
            None => false,
        };
        if same {
            rest.remove_hashed(thread, &key, hash)?;
        } else {
            let pair = Tuple::pack(thread, [key, value])?;
            result.elements().add(thread, pair.as_object())?;
        }
    }
    let items = ItemsView::new(thread, &rest)?;
    AnySet::from(&*result).update(thread, items.as_object())?;
    Ok(result)
}

/// `left & right`, one of which is a view.
pub(super) fn intersection(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
    let (mut view, mut other) = match (SetView::of(left), SetView::of(right)) {
        (Some(view), _) => (view, right),
        (None, Some(view)) => (view, left),
        (None, None) => return Ok(thread.not_implemented()),
    };
    let own = if SetView::of(left).is_some() { left } else { right };
    if let Some(set) = other.downcast_exact::<Set>()
        && view.len() <= set.elements().len()
    {
        return AnySet::from(set).intersection(thread, own);
    }
    // The smaller one is gone through, the larger one is asked.
    if let Some(larger) = SetView::of(other)
        && larger.len() > view.len()
    {
        (view, other) = (larger, own);
    }
    let result = Set::new(thread)?;
    let iterator = object::iterate(thread, other)?;
    while let Some(item) = object::next(thread, &iterator)? {
        if view.contains(thread, &item)? {
            result.elements().add(thread, &item)?;
        }
    }
    Ok(result.into_object())
}

/// Whether nothing is both in the view and in an iterable.
pub(super) fn is_disjoint(thread: &Thread, view: &Object, other: &Object) -> Fallible<bool> {
    let (mut asked, mut iterated) = (view, other);
    if view.is(other) {
        return Ok(object::length(thread, view)? == 0);
    }
    let is_set = AnySet::of(other).is_some_and(AnySet::is_exact) || SetView::of(other).is_some();
    if is_set && object::length(thread, other)? > object::length(thread, view)? {
        (asked, iterated) = (other, view);
    }
    let iterator = object::iterate(thread, iterated)?;
    while let Some(item) = object::next(thread, &iterator)? {
        if object::contains(thread, asked, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether each item of one is in the other.
fn is_within(thread: &Thread, inner: &Object, outer: &Object) -> Fallible<bool> {
    let iterator = object::iterate(thread, inner)?;
    while let Some(item) = object::next(thread, &iterator)? {
        if !object::contains(thread, outer, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The comparison of a view with another or with a set; `None` if the other is neither.
pub(super) fn compare(
    thread: &Thread,
    view: &Object,
    other: &Object,
    how: Comparison,
) -> Fallible<Option<bool>> {
    if AnySet::of(other).is_none() && SetView::of(other).is_none() {
        return Ok(None);
    }
    let (own, others) = (object::length(thread, view)?, object::length(thread, other)?);
    let answer = match how {
        Comparison::Equal => own == others && is_within(thread, view, other)?,
        Comparison::NotEqual => !(own == others && is_within(thread, view, other)?),
        Comparison::Less => own < others && is_within(thread, view, other)?,
        Comparison::LessOrEqual => own <= others && is_within(thread, view, other)?,
        Comparison::Greater => own > others && is_within(thread, other, view)?,
        Comparison::GreaterOrEqual => own >= others && is_within(thread, other, view)?,
    };
    Ok(Some(answer))
}
