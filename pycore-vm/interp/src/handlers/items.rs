//! Specialised forms of subscripts, containment, iteration and unpacking.

use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::iterators::{ListIterator, TupleIterator};
use pycore_objects::types::list::List;
use pycore_objects::types::range::RangeIterator;
use pycore_objects::types::set::{AnySet, FrozenSet, Set};
use pycore_objects::types::slice::Slice;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned};

use crate::constants;

/// The object in a slot as exactly `T`.
#[inline(always)]
pub(crate) fn exactly<T: pycore_objects::core::Layout>(slot: &Slot) -> Option<&T> {
    slot.exact::<T>()
}

/// An index of a slot: a small int that is not negative.
#[inline(always)]
fn index(slot: &Slot) -> Option<usize> {
    usize::try_from(slot.small_int()?).ok()
}

/// A negative index of a slot, counted from the end of a sequence.
#[inline(always)]
fn index_from_end(slot: &Slot, length: usize) -> Option<usize> {
    let index = slot.small_int().filter(|&index| index < 0)?;
    length.checked_add_signed(index as isize)
}

/// The head of a subscript by an int: of a container and an index that are only borrowed, so that nothing has to be dropped.
macro_rules! borrowed_item {
    ($h:ident, $Container:ty, $share:path, $other:path) => {{
        if !Slot::both_borrowed($h.peek(2), $h.peek(1)) {
            leave!($h, $other)
        }
        let Some(container) = $h.peek(2).exact::<$Container>() else { leave!($h, $other) };
        let Some(index) = $h.peek(1).small_int() else { leave!($h, $other) };
        // A negative one is too great.
        let Some(item) = container.get(index as usize) else { leave!($h, $other) };
        $h.shrink(1);
        $h.peek(1).replace($share(item).stressed());
        next!($h)
    }};
}

/// Drops the list and the index of a store, which have left the stack, and goes on.
macro_rules! finish_store {
    ($h:ident, $list:expr, $key:expr) => {{
        let (list, key): (Slot, Slot) = ($list, $key);
        if let Some(dying) = key.release_atom($h.thread) {
            $h.above(0).replace(list);
            $h.oparg = SIZE as usize;
            goto!($h, super::destroy_two_and_advance, dying.into_bits());
        }
        next_dropping!($h, list)
    }};
}

#[inline(never)]
fn dict_item(thread: &Thread, dict: &Slot, key: &Slot) -> Fallible<Option<Owned>> {
    let key = key.object(thread)?;
    match exactly::<Dict>(dict) {
        Some(dict) => dict.get(thread, key),
        None => Ok(None),
    }
}

#[inline(never)]
fn dict_contains(thread: &Thread, dict: &Slot, key: &Slot) -> Fallible<bool> {
    let key = key.object(thread)?;
    match exactly::<Dict>(dict) {
        Some(dict) => dict.contains(thread, key),
        None => Ok(false),
    }
}

#[inline(never)]
fn set_contains(thread: &Thread, set: &Slot, item: &Slot) -> Fallible<bool> {
    let item = item.object(thread)?;
    if let Some(set) = exactly::<Set>(set) {
        return AnySet::from(set).has(thread, item);
    }
    match exactly::<FrozenSet>(set) {
        Some(set) => AnySet::from(set).has(thread, item),
        None => Ok(false),
    }
}

#[inline(never)]
fn store_in_dict(thread: &Thread, operands: &[Slot]) -> Fallible {
    let [value, dict, key] = operands else { return Ok(()) };
    let (key, value) = (key.object(thread)?, value.object(thread)?);
    match exactly::<Dict>(dict) {
        Some(dict) => dict.insert(thread, key, value),
        None => Ok(()),
    }
}

#[inline(never)]
fn slice_of_list(thread: &Thread, list: &Slot, slice: &Slot) -> Fallible<Owned> {
    let (list, slice) = (list.object(thread)?, slice.object(thread)?);
    pycore_objects::protocol::object::get_item(thread, list, slice)
}

/// The items of a tuple into the entries from the top one on; the first comes on top.
#[inline(always)]
fn spread<'a>(items: impl DoubleEndedIterator<Item = &'a Object>, places: &[Slot]) {
    for (place, item) in places.iter().zip(items.rev()) {
        place.replace(Slot::share(item));
    }
}

handlers! {
    fn BINARY_OP_SUBSCR_LIST_INT(h) { borrowed_item!(h, List, Slot::owned, list_item) }
    fn BINARY_OP_SUBSCR_TUPLE_INT(h) { borrowed_item!(h, Tuple, Slot::share, tuple_item) }

    fn list_item[BINARY_OP](h) {
        let Some(list) = exactly::<List>(h.peek(2)) else { goto!(h, super::BINARY_OP) };
        let Some(index) = index(h.peek(1)) else { goto!(h, super::BINARY_OP) };
        let Some(item) = list.get(index) else { goto!(h, super::BINARY_OP) };
        goto!(h, put_item, Slot::owned(item).bits() as usize)
    }

    fn tuple_item[BINARY_OP](h) {
        let Some(tuple) = exactly::<Tuple>(h.peek(2)) else { goto!(h, super::BINARY_OP) };
        let Some(index) = index(h.peek(1)) else { goto!(h, super::BINARY_OP) };
        let Some(item) = tuple.get(index) else { goto!(h, super::BINARY_OP) };
        goto!(h, put_item, Slot::share(item).bits() as usize)
    }

    /// The end of a subscript by an int, of which the item is found.
    fn put_item[BINARY_OP](h) {
        let item = Slot::from_bits(h.spare() as u64);
        let index = h.pop();
        let container = h.peek(1).replace(item.stressed());
        if let Some(dying) = index.release_atom(h.thread) {
            h.above(0).replace(container);
            h.oparg = SIZE as usize;
            goto!(h, super::destroy_two_and_advance, dying.into_bits());
        }
        next_dropping!(h, container)
    }

    /// An item of a list by a negative index.
    fn list_item_from_end[BINARY_OP](h) {
        let Some(list) = exactly::<List>(h.peek(2)) else { goto!(h, super::BINARY_OP) };
        let Some(index) = index_from_end(h.peek(1), list.len()) else { goto!(h, super::BINARY_OP) };
        let Some(item) = list.get(index) else { goto!(h, super::BINARY_OP) };
        goto!(h, put_item, Slot::owned(item).bits() as usize)
    }

    /// An item of a tuple by a negative index.
    fn tuple_item_from_end[BINARY_OP](h) {
        let Some(tuple) = exactly::<Tuple>(h.peek(2)) else { goto!(h, super::BINARY_OP) };
        let Some(index) = index_from_end(h.peek(1), tuple.len()) else { goto!(h, super::BINARY_OP) };
        let Some(item) = tuple.get(index) else { goto!(h, super::BINARY_OP) };
        goto!(h, put_item, Slot::share(item).bits() as usize)
    }

    fn BINARY_OP_SUBSCR_STR_INT(h) {
        let (container, key) = (h.peek(2), h.peek(1));
        let Some(text) = exactly::<Str>(container) else { goto!(h, super::BINARY_OP) };
        let Some(index) = index(key) else { goto!(h, super::BINARY_OP) };
        let Some(item) = text.shared_character(h.thread, index) else {
            goto!(h, super::binary_op_generic)
        };
        goto!(h, put_item, Slot::of_lasting(item).bits() as usize)
    }

    fn BINARY_OP_SUBSCR_DICT(h) {
        if exactly::<Dict>(h.peek(2)).is_none() {
            goto!(h, super::BINARY_OP);
        }
        h.save();
        let Some(item) = check!(h, dict_item(h.thread, h.peek(2), h.peek(1))) else {
            goto!(h, super::binary_op_generic)
        };
        let key = h.pop();
        let dict = h.peek(1).replace(Slot::owned(item));
        next_dropping_two!(h, key, dict)
    }

    fn BINARY_OP_SUBSCR_LIST_SLICE(h) {
        let fits = exactly::<List>(h.peek(2)).is_some() && exactly::<Slice>(h.peek(1)).is_some();
        if !fits {
            goto!(h, super::BINARY_OP);
        }
        h.save();
        replace_two!(h, slice_of_list(h.thread, h.peek(2), h.peek(1)))
    }

    fn STORE_SUBSCR_LIST_INT(h) {
        let (container, key) = (h.peek(2), h.peek(1));
        let Some(list) = exactly::<List>(container) else { goto!(h, super::STORE_SUBSCR) };
        let Some(index) = index(key) else { goto!(h, super::STORE_SUBSCR) };
        let value = h.peek(3);
        if index >= list.len() || value.is_immediate() {
            goto!(h, super::store_subscr_generic);
        }
        let old = list.exchange(index, Slot::from_bits(value.bits()).into_owned());
        let key = h.pop();
        let list = h.pop();
        h.pop();
        if let Some(dying) = old.release() {
            h.above(0).replace(list);
            h.above(1).replace(key);
            goto!(h, store_subscr_destroying, dying.into_bits());
        }
        finish_store!(h, list, key)
    }

    /// The item that was replaced dies; list and index are above the stack.
    fn store_subscr_destroying[STORE_SUBSCR](h) {
        if let Some(dying) = h.dying_spare().destroy_atom(h.thread) {
            goto!(h, store_subscr_destroying_object, dying.into_bits());
        }
        let (list, key) = (h.above(0).take(), h.above(1).take());
        finish_store!(h, list, key)
    }

    slow fn store_subscr_destroying_object[STORE_SUBSCR](h) {
        h.save();
        let (list, key) = (h.above(0).take(), h.above(1).take());
        h.dying_spare().destroy();
        key.close();
        list.close();
        next!(h)
    }

    fn STORE_SUBSCR_DICT(h) {
        if exactly::<Dict>(h.peek(2)).is_none() {
            goto!(h, super::STORE_SUBSCR);
        }
        h.save();
        check!(h, store_in_dict(h.thread, h.top(3)));
        h.drop_top(3);
        next!(h)
    }

    fn CONTAINS_OP_DICT(h) {
        if exactly::<Dict>(h.peek(1)).is_none() {
            goto!(h, super::CONTAINS_OP);
        }
        h.save();
        let found = check!(h, dict_contains(h.thread, h.peek(1), h.peek(2))) != (h.oparg != 0);
        let container = h.pop();
        let item = h.peek(1).replace(constants::bool_slot(found));
        next_dropping_two!(h, item, container)
    }

    fn CONTAINS_OP_SET(h) {
        let fits = h.peek(1).as_object().is_some_and(|set| {
            set.downcast_exact::<Set>().is_some() || set.downcast_exact::<FrozenSet>().is_some()
        });
        if !fits {
            goto!(h, super::CONTAINS_OP);
        }
        h.save();
        let found = check!(h, set_contains(h.thread, h.peek(1), h.peek(2))) != (h.oparg != 0);
        let container = h.pop();
        let item = h.peek(1).replace(constants::bool_slot(found));
        next_dropping_two!(h, item, container)
    }

    fn FOR_ITER_LIST(h) {
        let Some(iterator) = exactly::<ListIterator>(h.peek(1)) else { goto!(h, super::FOR_ITER) };
        let Some(item) = iterator.advance() else { goto!(h, for_iter_exhausted) };
        h.push(Slot::owned(item));
        next!(h)
    }

    fn FOR_ITER_TUPLE(h) {
        let Some(iterator) = exactly::<TupleIterator>(h.peek(1)) else { goto!(h, super::FOR_ITER) };
        let Some(item) = iterator.advance() else { goto!(h, for_iter_exhausted) };
        h.push(Slot::owned(item));
        next!(h)
    }

    fn FOR_ITER_RANGE(h) {
        let Some(iterator) = exactly::<RangeIterator>(h.peek(1)) else { goto!(h, super::FOR_ITER) };
        let Some(value) = iterator.next_i64() else {
            let units = SIZE + h.oparg as isize + 1;
            return h.advance(units);
        };
        let Some(item) = h.thread.int_slot(value) else { goto!(h, for_iter_range_slow, value as usize) };
        h.push(item);
        next!(h)
    }

    slow fn for_iter_range_slow[FOR_ITER](h) {
        h.save();
        let item = check!(h, h.thread.new_int(h.spare() as i64));
        h.push(Slot::owned(item));
        next!(h)
    }

    /// A list or tuple has no more items: the iterator lets go of it.
    slow fn for_iter_exhausted[FOR_ITER](h) {
        h.save();
        if let Some(iterator) = exactly::<ListIterator>(h.peek(1)) {
            drop(iterator.next());
        } else if let Some(iterator) = exactly::<TupleIterator>(h.peek(1)) {
            drop(iterator.next());
        }
        let units = SIZE + h.oparg as isize + 1;
        return h.advance(units);
    }

    fn UNPACK_SEQUENCE_TWO_TUPLE(h) {
        let Some(tuple) = exactly::<Tuple>(h.peek(1)) else { goto!(h, super::UNPACK_SEQUENCE) };
        let &[first, second] = tuple.as_slice() else { goto!(h, super::UNPACK_SEQUENCE) };
        let (first, second) = (Slot::share(first), Slot::share(second));
        let tuple = h.peek(1).replace(second);
        h.push(first);
        next_dropping!(h, tuple)
    }

    fn UNPACK_SEQUENCE_TUPLE(h) {
        let sequence = Slot::from_bits(h.peek(1).bits());
        let Some(tuple) = exactly::<Tuple>(&sequence) else { goto!(h, super::UNPACK_SEQUENCE) };
        if tuple.len() != h.oparg {
            goto!(h, super::UNPACK_SEQUENCE);
        }
        spread(tuple.iter(), h.places(h.oparg));
        h.grow(h.oparg - 1);
        next_dropping!(h, sequence)
    }

    fn UNPACK_SEQUENCE_LIST(h) {
        let sequence = Slot::from_bits(h.peek(1).bits());
        let Some(list) = exactly::<List>(&sequence) else { goto!(h, super::UNPACK_SEQUENCE) };
        let count = h.oparg;
        if list.len() != count {
            goto!(h, super::UNPACK_SEQUENCE);
        }
        let places = h.places(count);
        for (index, place) in places.iter().rev().enumerate() {
            if let Some(item) = list.get(index) {
                place.replace(Slot::owned(item));
            }
        }
        h.grow(count - 1);
        next_dropping!(h, sequence)
    }
}
