//! Iteration and unpacking: the general forms.

use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::protocol::object;
use pycore_objects::types::list::List;
use pycore_objects::{Object, Owned, raise};

use crate::frame::FrameRef;
use crate::monitoring::events::Event;
use crate::{monitoring, specialize};

#[inline(never)]
fn iterate(thread: &Thread, iterable: &Slot) -> Fallible<Owned> {
    object::iterate(thread, iterable.object(thread)?)
}

/// The next item, or NULL at the end.
#[inline(never)]
fn next_item(thread: &Thread, frame: FrameRef, iterator: &Slot) -> Fallible<Slot> {
    if monitoring::state::shared(thread).wants(Event::Raise) {
        return super::instrumented::next_item(thread, frame, iterator);
    }
    Ok(object::next(thread, iterator.object(thread)?)?.map_or_else(Slot::null, Slot::owned))
}

#[inline(never)]
fn length(thread: &Thread, value: &Slot) -> Fallible<Owned> {
    let length = object::length(thread, value.object(thread)?)?;
    thread.new_int(length as i64)
}

/// The iterator of something that is unpacked.
fn unpacking(thread: &Thread, sequence: &Object) -> Fallible<Owned> {
    object::iterate(thread, sequence).or_else(|raised| {
        if pycore_objects::protocol::iterate::is_iterable(sequence) {
            return Err(raised);
        }
        raised.suppress(thread, &pycore_objects::errors::TYPE_ERROR)?;
        Err(raise!(
            thread,
            TYPE_ERROR,
            "cannot unpack non-iterable {} object",
            sequence.type_name()
        ))
    })
}

fn items(thread: &Thread, sequence: &Slot, count: usize) -> Fallible<Vec<Owned>> {
    let sequence = sequence.object(thread)?;
    let iterator = unpacking(thread, sequence)?;
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match object::next(thread, &iterator)? {
            Some(item) => items.push(item),
            None => {
                return Err(raise!(
                    thread,
                    VALUE_ERROR,
                    "not enough values to unpack (expected {count}, got {})",
                    items.len()
                ));
            }
        }
    }
    if object::next(thread, &iterator)?.is_some() {
        // Lists, tuples and dicts say how many they have.
        let got = match known_length(thread, sequence)? {
            Some(length) => format!(", got {length}"),
            None => String::new(),
        };
        return Err(raise!(
            thread,
            VALUE_ERROR,
            "too many values to unpack (expected {count}{got})"
        ));
    }
    Ok(items)
}

fn known_length(thread: &Thread, sequence: &Object) -> Fallible<Option<usize>> {
    use pycore_objects::types::dict::Dict;
    use pycore_objects::types::tuple::Tuple;
    if sequence.downcast_exact::<List>().is_some()
        || sequence.downcast_exact::<Tuple>().is_some()
        || sequence.downcast_exact::<Dict>().is_some()
    {
        return object::length(thread, sequence).map(Some);
    }
    Ok(None)
}

/// Unpacks with a star: `before` items, a list, `after` items.
fn items_with_star(
    thread: &Thread,
    sequence: &Slot,
    before: usize,
    after: usize,
) -> Fallible<Vec<Owned>> {
    let iterator = unpacking(thread, sequence.object(thread)?)?;
    let mut items = Vec::new();
    let expected = before + after;
    while let Some(item) = object::next(thread, &iterator)? {
        items.push(item);
    }
    if items.len() < expected {
        return Err(raise!(
            thread,
            VALUE_ERROR,
            "not enough values to unpack (expected at least {expected}, got {})",
            items.len()
        ));
    }
    let last = items.split_off(items.len() - after);
    let middle = items.split_off(before);
    items.push(List::from_owned(thread, middle)?.into_object());
    items.extend(last);
    Ok(items)
}

#[inline(never)]
fn unpack_with_star(thread: &Thread, sequence: &Slot, places: &[Slot], oparg: usize) -> Fallible {
    let items = items_with_star(thread, sequence, oparg & 0xFF, oparg >> 8)?;
    for (place, item) in places.iter().rev().zip(items) {
        place.replace(Slot::owned(item)).close();
    }
    Ok(())
}

handlers! {
    fn GET_ITER(h) {
        h.save();
        replace_top!(h, iterate(h.thread, h.peek(1)))
    }

    fn GET_LEN(h) {
        h.save();
        let length = check!(h, length(h.thread, h.peek(1)));
        h.push(Slot::owned(length));
        next!(h)
    }

    fn FOR_ITER(h) {
        adaptive!(h, specialize::for_iter);
        h.save();
        let item = check!(h, next_item(h.thread, h.frame, h.peek(1)));
        if item.is_null() {
            // Behind `END_FOR`, to `POP_ITER`.
            let units = SIZE + h.oparg as isize + 1;
            return h.advance(units);
        }
        h.push(item);
        next!(h)
    }

    fn UNPACK_SEQUENCE(h) {
        adaptive!(h, specialize::unpack_sequence);
        h.save();
        let count = h.oparg;
        if count == 0 {
            check!(h, unpack_nothing(h.thread, h.peek(1)));
            h.pop().close();
            next!(h)
        }
        check!(h, unpack_into(h.thread, h.peek(1), h.places(count)));
        h.grow(count - 1);
        next!(h)
    }

    fn UNPACK_EX(h) {
        h.save();
        let count = 1 + (h.oparg & 0xFF) + (h.oparg >> 8);
        check!(h, unpack_with_star(h.thread, h.peek(1), h.places(count), h.oparg));
        h.grow(count - 1);
        next!(h)
    }
}

#[inline(never)]
fn unpack_nothing(thread: &Thread, sequence: &Slot) -> Fallible {
    items(thread, sequence, 0).map(drop)
}

/// Unpacks into the entries that begin where the sequence was; the first item comes on top.
#[inline(never)]
fn unpack_into(thread: &Thread, sequence: &Slot, places: &[Slot]) -> Fallible {
    let items = items(thread, sequence, places.len())?;
    for (place, item) in places.iter().rev().zip(items) {
        place.replace(Slot::owned(item)).close();
    }
    Ok(())
}
