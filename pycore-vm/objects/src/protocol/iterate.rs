//! Iteration.

use super::{object, slots};
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::types::iterators::{ListIterator, TupleIterator};
use crate::types::list::List;
use crate::types::range::RangeIterator;
use crate::types::tuple::Tuple;

/// `iter(object)`
pub fn iterator(thread: &Thread, object: &Object) -> Fallible<Owned> {
    match slots::iter(thread, object) {
        Some(result) => {
            let iterator = result?;
            if is_iterator(&iterator) {
                return Ok(iterator);
            }
            Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "iter() returned non-iterator of type '{}'",
                iterator.type_name()
            ))
        }
        None if is_sequence(object) => crate::types::iterators::sequence_iterator(thread, object),
        None => Err(not_iterable(thread, object)),
    }
}

#[cold]
fn not_iterable(thread: &Thread, object: &Object) -> Raised {
    crate::raise!(thread, TYPE_ERROR, "'{}' object is not iterable", object.type_name())
}

/// `aiter(object)`
pub fn async_iterator(thread: &Thread, object: &Object) -> Fallible<Owned> {
    let Some(result) = slots::async_iter(thread, object) else {
        let kind = object.type_name();
        return Err(crate::raise!(thread, TYPE_ERROR, "'{kind}' object is not an async iterable"));
    };
    let iterator = result?;
    if slots::asynchronous(&iterator, |suite| suite.am_anext).is_none() {
        let kind = iterator.type_name();
        let message = "aiter() returned not an async iterator of type";
        return Err(crate::raise!(thread, TYPE_ERROR, "{message} '{kind}'"));
    }
    Ok(iterator)
}

/// `anext(iterator)`: what is to be awaited for the next item.
pub fn async_next(thread: &Thread, iterator: &Object) -> Fallible<Owned> {
    match slots::async_next(thread, iterator) {
        Some(awaitable) => awaitable,
        None => {
            let kind = iterator.type_name();
            Err(crate::raise!(thread, TYPE_ERROR, "'{kind}' object is not an async iterator"))
        }
    }
}

/// Whether an object is an iterator.
pub fn is_iterator(object: &Object) -> bool {
    crate::core::slots::update::has_next(object.type_object())
}

/// Whether there can be an iterator of an object.
pub fn is_iterable(object: &Object) -> bool {
    object.type_object().read(|raw| raw.tp_iter.is_some()) || is_sequence(object)
}

/// Whether an object has items by number, and is no dict.
pub fn is_sequence(object: &Object) -> bool {
    !object.type_object().flags().contains(crate::core::TypeFlags::DICT_SUBCLASS)
        && slots::sequence(object, |suite| suite.sq_item).is_some()
}

/// Calls a function with each item of an iterable.
pub fn for_each(
    thread: &Thread,
    iterable: &Object,
    mut with: impl FnMut(Owned) -> Fallible,
) -> Fallible {
    let iterator = iterator(thread, iterable)?;
    while let Some(item) = object::next(thread, &iterator)? {
        with(item)?;
    }
    Ok(())
}

/// Whether an item is among those of an iterable, by going through them.
pub fn contains(thread: &Thread, iterable: &Object, item: &Object) -> Fallible<bool> {
    let iterator = match iterator(thread, iterable) {
        Ok(iterator) => iterator,
        Err(raised) => {
            raised.suppress(thread, &crate::errors::TYPE_ERROR)?;
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "argument of type '{}' is not a container or iterable",
                iterable.type_name()
            ));
        }
    };
    while let Some(candidate) = object::next(thread, &iterator)? {
        if object::equal(thread, &candidate, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// About how many items an iterable gives: its length, or what `__length_hint__` says, or `default`.
pub fn length_hint(thread: &Thread, iterable: &Object, default: usize) -> Fallible<usize> {
    Ok(length_hint_if_any(thread, iterable)?.unwrap_or(default))
}

/// About how many items an iterable gives, if it says so.
pub fn length_hint_if_any(thread: &Thread, iterable: &Object) -> Fallible<Option<usize>> {
    let length = slots::sequence_length(thread, iterable)
        .or_else(|| slots::mapping_length(thread, iterable));
    match length {
        Some(Ok(length)) => return Ok(Some(length)),
        Some(Err(raised)) => raised.suppress(thread, &crate::errors::TYPE_ERROR)?,
        None => {}
    }
    if let Some(hint) = known_length_hint(iterable) {
        return Ok(Some(hint));
    }
    let name = crate::name!(thread, "__length_hint__");
    let hint = match super::special::call_if_there(thread, iterable, name, &[]) {
        Ok(Some(hint)) => hint,
        Ok(None) => return Ok(None),
        Err(raised) => {
            raised.suppress(thread, &crate::errors::TYPE_ERROR)?;
            return Ok(None);
        }
    };
    if hint.is_not_implemented() {
        return Ok(None);
    }
    let Some(int) = (*hint).downcast::<crate::types::int::Int>() else {
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "__length_hint__ must be an integer, not {}",
            hint.type_name()
        ));
    };
    match int.to_i64() {
        Some(hint) if hint >= 0 => Ok(Some(hint as usize)),
        Some(_) => Err(crate::raise!(thread, VALUE_ERROR, "__length_hint__() should return >= 0")),
        None => Err(crate::raise!(
            thread,
            OVERFLOW_ERROR,
            "Python int too large to convert to C ssize_t"
        )),
    }
}

/// The items of an iterable. That it is none is said by `message`, if there is one.
pub fn to_vec(thread: &Thread, iterable: &Object, message: &str) -> Fallible<Vec<Owned>> {
    if let Some(list) = iterable.downcast_exact::<List>() {
        return list.snapshot(thread);
    }
    let mut items = Vec::new();
    let mut push = |item: Owned| {
        if items.try_reserve(1).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        items.push(item);
        Ok(())
    };
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        for item in tuple.iter() {
            push(Owned::share(item))?;
        }
        return Ok(items);
    }
    let is_iterable =
        iterable.type_object().read(|raw| raw.tp_iter.is_some()) || is_sequence(iterable);
    if !is_iterable && !message.is_empty() {
        return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
    }
    for_each(thread, iterable, push)?;
    Ok(items)
}

/// The next item as `tp_iternext` gives it: nothing at the end, and a `StopIteration` that was raised stays raised, with
/// its value.
pub fn next_raw(thread: &Thread, iterator: &Object) -> Fallible<Option<Owned>> {
    let Some(next) = iterator.type_object().read(|raw| raw.tp_iternext) else {
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "'{}' object is not an iterator",
            iterator.type_name()
        ));
    };
    // SAFETY: the function is in the slot of the object's type, and gives a new reference or NULL.
    unsafe {
        match std::ptr::NonNull::new(next(crate::core::slots::call::raw(iterator))) {
            Some(item) => Ok(Some(Owned::adopt(item.cast()))),
            None => thread.raised().map_or(Ok(None), Err),
        }
    }
}

/// What the iterators over exact built-in sequences say, without a call.
fn known_length_hint(iterator: &Object) -> Option<usize> {
    if let Some(iterator) = iterator.downcast_exact::<ListIterator>() {
        return Some(iterator.left());
    }
    if let Some(iterator) = iterator.downcast_exact::<TupleIterator>() {
        return Some(iterator.left());
    }
    iterator.downcast_exact::<RangeIterator>().map(|iterator| iterator.left().max(0) as usize)
}
