//! Containers, slices and strings made of stack entries.

use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::protocol::object;
use pycore_objects::types::dict::{Dict, Overlap};
use pycore_objects::types::list::List;
use pycore_objects::types::set::{AnySet, Set};
use pycore_objects::types::slice::Slice;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Object, Owned, Raised, raise};

/// Takes a value out of a slot as an object.
pub(crate) fn take(thread: &Thread, slot: &Slot) -> Fallible<Owned> {
    match slot.take_object(thread)? {
        Some(object) => Ok(object),
        None => Err(raise!(thread, SYSTEM_ERROR, "a value was expected on the stack")),
    }
}

/// A slice of two or three values.
pub(super) fn slice(thread: &Thread, parts: &[&Slot]) -> Fallible<Owned> {
    let part = |index: usize| -> Fallible<Owned> {
        parts.get(index).map_or_else(|| Ok(thread.none()), |slot| (*slot).to_owned(thread))
    };
    Ok(Slice::new(thread, part(0)?, part(1)?, part(2)?)?.into_object())
}

/// A tuple that takes the values of slots.
#[inline(never)]
pub(crate) fn tuple(thread: &Thread, items: &[Slot]) -> Fallible<Owned> {
    let mut builder = Builder::new(thread, items.len())?;
    for item in items {
        builder.push(take(thread, item)?);
    }
    Ok(builder.finish(thread)?.into_object())
}

#[inline(never)]
fn list(thread: &Thread, items: &[Slot]) -> Fallible<Owned> {
    let list = List::with_capacity(thread, items.len())?;
    for item in items {
        list.push(thread, take(thread, item)?)?;
    }
    Ok(list.into_object())
}

#[inline(never)]
fn set(thread: &Thread, items: &[Slot]) -> Fallible<Owned> {
    let set = Set::new(thread)?;
    for item in items {
        set.elements().add(thread, item.object(thread)?)?;
    }
    Ok(set.into_object())
}

#[inline(never)]
fn map(thread: &Thread, items: &[Slot]) -> Fallible<Owned> {
    let dict = Dict::new(thread)?;
    for pair in items.chunks_exact(2) {
        dict.insert(thread, pair[0].object(thread)?, pair[1].object(thread)?)?;
    }
    Ok(dict.into_object())
}

#[inline(never)]
fn string(thread: &Thread, parts: &[Slot]) -> Fallible<Owned> {
    let mut buffer = pycore_text::TextBuf::default();
    for part in parts {
        let part = part.object(thread)?.downcast::<Str>();
        let Some(part) = part else {
            return Err(raise!(thread, SYSTEM_ERROR, "parts of a string are strings"));
        };
        if buffer.push_view(part.view()).is_err() {
            return Err(thread.raise_out_of_memory());
        }
    }
    Ok(Str::from_buffer(thread, &buffer)?.into_object())
}

#[cold]
fn wrong_operand(thread: &Thread, expected: &str) -> Raised {
    raise!(thread, SYSTEM_ERROR, "the operand should be a {expected}")
}

#[inline(never)]
fn append(thread: &Thread, list: &Slot, item: &Slot) -> Fallible {
    let Some(list) = list.as_object().and_then(Object::downcast::<List>) else {
        return Err(wrong_operand(thread, "list"));
    };
    list.push(thread, take(thread, item)?)
}

#[inline(never)]
fn extend(thread: &Thread, list: &Slot, iterable: &Slot) -> Fallible {
    let Some(list) = list.as_object().and_then(Object::downcast::<List>) else {
        return Err(wrong_operand(thread, "list"));
    };
    let iterable = iterable.object(thread)?;
    list.extend_from(thread, iterable).or_else(|raised| {
        // A value that is no iterable gets a message of its own.
        if pycore_objects::protocol::iterate::is_iterable(iterable) {
            return Err(raised);
        }
        raised.suppress(thread, &pycore_objects::errors::TYPE_ERROR)?;
        Err(raise!(
            thread,
            TYPE_ERROR,
            "Value after * must be an iterable, not {}",
            iterable.type_name()
        ))
    })
}

#[inline(never)]
fn set_add(thread: &Thread, set: &Slot, item: &Slot) -> Fallible {
    let set = set.object(thread)?;
    let Some(set) = set.downcast::<Set>() else {
        // `__conditional_annotations__` is any object that the program has put there.
        let class = set.type_name();
        return Err(raise!(thread, TYPE_ERROR, "'{class}' object is not a set"));
    };
    set.elements().add(thread, item.object(thread)?)
}

#[inline(never)]
fn set_update(thread: &Thread, set: &Slot, iterable: &Slot) -> Fallible {
    let Some(set) = set.as_object().and_then(AnySet::of) else {
        return Err(wrong_operand(thread, "set"));
    };
    set.update(thread, iterable.object(thread)?)
}

fn dict<'a>(thread: &Thread, slot: &'a Slot) -> Fallible<&'a Dict> {
    slot.as_object().and_then(Object::downcast::<Dict>).ok_or_else(|| wrong_operand(thread, "dict"))
}

#[inline(never)]
fn map_add(thread: &Thread, map: &Slot, key: &Slot, value: &Slot) -> Fallible {
    dict(thread, map)?.insert(thread, key.object(thread)?, value.object(thread)?)
}

#[inline(never)]
fn dict_update(thread: &Thread, map: &Slot, other: &Slot) -> Fallible {
    let other = other.object(thread)?;
    dict(thread, map)?.update_from_mapping(thread, other, Overlap::Replace).or_else(|raised| {
        raised.suppress(thread, &pycore_objects::errors::ATTRIBUTE_ERROR)?;
        Err(raise!(thread, TYPE_ERROR, "'{}' object is not a mapping", other.type_name()))
    })
}

/// Adds the keyword arguments of `**other` to those collected so far.
#[inline(never)]
fn dict_merge(thread: &Thread, callable: &Slot, map: &Slot, other: &Slot) -> Fallible {
    let other = other.object(thread)?;
    let callable = callable.object(thread)?;
    dict(thread, map)?
        .update_from_mapping(thread, other, Overlap::Refuse)
        .map_err(|raised| crate::calls::keywords_error(thread, raised, callable, other))
}

handlers! {
    fn BUILD_TUPLE(h) {
        h.save();
        let result = check!(h, tuple(h.thread, h.top(h.oparg)));
        h.shrink(h.oparg);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn BUILD_LIST(h) {
        h.save();
        let result = check!(h, list(h.thread, h.top(h.oparg)));
        h.shrink(h.oparg);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn BUILD_SET(h) {
        h.save();
        let result = check!(h, set(h.thread, h.top(h.oparg)));
        h.drop_top(h.oparg);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn BUILD_MAP(h) {
        h.save();
        let result = check!(h, map(h.thread, h.top(2 * h.oparg)));
        h.drop_top(2 * h.oparg);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn BUILD_SLICE(h) {
        h.save();
        let parts = h.top(h.oparg);
        let result = check!(h, build_slice(h.thread, parts));
        h.drop_top(h.oparg);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn BUILD_STRING(h) {
        h.save();
        let result = check!(h, string(h.thread, h.top(h.oparg)));
        h.drop_top(h.oparg);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn LIST_APPEND(h) {
        h.save();
        check!(h, append(h.thread, h.peek(h.oparg + 1), h.peek(1)));
        h.shrink(1);
        next!(h)
    }

    fn LIST_EXTEND(h) {
        h.save();
        check!(h, extend(h.thread, h.peek(h.oparg + 1), h.peek(1)));
        let iterable = h.pop();
        next_dropping!(h, iterable)
    }

    fn SET_ADD(h) {
        h.save();
        check!(h, set_add(h.thread, h.peek(h.oparg + 1), h.peek(1)));
        let item = h.pop();
        next_dropping!(h, item)
    }

    fn SET_UPDATE(h) {
        h.save();
        check!(h, set_update(h.thread, h.peek(h.oparg + 1), h.peek(1)));
        let iterable = h.pop();
        next_dropping!(h, iterable)
    }

    fn MAP_ADD(h) {
        h.save();
        check!(h, map_add(h.thread, h.peek(h.oparg + 2), h.peek(2), h.peek(1)));
        h.drop_top(2);
        next!(h)
    }

    fn DICT_UPDATE(h) {
        h.save();
        check!(h, dict_update(h.thread, h.peek(h.oparg + 1), h.peek(1)));
        let other = h.pop();
        next_dropping!(h, other)
    }

    fn DICT_MERGE(h) {
        h.save();
        check!(h, dict_merge(h.thread, h.peek(h.oparg + 4), h.peek(h.oparg + 1), h.peek(1)));
        let other = h.pop();
        next_dropping!(h, other)
    }
}

#[inline(never)]
fn build_slice(thread: &Thread, parts: &[Slot]) -> Fallible<Owned> {
    match parts {
        [start, stop] => slice(thread, &[start, stop]),
        [start, stop, step] => slice(thread, &[start, stop, step]),
        _ => Err(raise!(thread, SYSTEM_ERROR, "a slice has two or three parts")),
    }
}
