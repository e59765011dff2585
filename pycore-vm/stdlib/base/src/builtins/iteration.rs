//! Iterators and what goes through them.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, iterate, object};
use pycore_objects::types::iterators::CallableIterator;
use pycore_objects::types::list::List;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Thread, errors, methods, name, raise,
};

use super::{Functions, installed};

#[methods(module, name = ITERATION)]
impl Functions {
    /// all($module, iterable, /)
    ///
    /// Whether every item is true; none has to be.
    fn all(thread: &Thread, iterable: &Object) -> Fallible<bool> {
        find_truth(thread, iterable, false).map(|found| !found)
    }

    /// any($module, iterable, /)
    ///
    /// Whether some item is true.
    fn any(thread: &Thread, iterable: &Object) -> Fallible<bool> {
        find_truth(thread, iterable, true)
    }

    /// !iter(object, sentinel=<unrepresentable>, /)
    ///
    /// An iterator over an object. With a sentinel the object is called for each item, until it gives the sentinel.
    fn iter(thread: &Thread, object: &Object, sentinel: Option<&Object>) -> Fallible<Owned> {
        let Some(sentinel) = sentinel else { return object::iterate(thread, object) };
        if !call::is_callable(object) {
            return Err(raise!(thread, TYPE_ERROR, "iter(v, w): v must be callable"));
        }
        let (callable, sentinel) = (Owned::share(object), Owned::share(sentinel));
        Ok(CallableIterator::new(thread, callable, sentinel)?.into_object())
    }

    /// aiter($module, async_iterable, /)
    ///
    /// The asynchronous iterator of an object.
    fn aiter(thread: &Thread, async_iterable: &Object) -> Fallible<Owned> {
        iterate::async_iterator(thread, async_iterable)
    }

    /// len($module, obj, /)
    ///
    /// How many items a container has.
    fn len(thread: &Thread, obj: &Object) -> Fallible<usize> {
        object::length(thread, obj)
    }

    /// !next(iterator, default=<unrepresentable>, /)
    ///
    /// The next item. At the end it is the default, or without one, `StopIteration` is raised.
    fn next(thread: &Thread, iterator: &Object, default: Option<&Object>) -> Fallible<Owned> {
        match (iterate::next_raw(thread, iterator), default) {
            (Ok(Some(item)), _) => Ok(item),
            (Ok(None), Some(default)) => Ok(Owned::share(default)),
            (Ok(None), None) => Err(thread.raise_stop_iteration(None)),
            (Err(raised), Some(default)) => {
                raised.suppress(thread, &errors::STOP_ITERATION)?;
                Ok(Owned::share(default))
            }
            (Err(raised), None) => Err(raised),
        }
    }

    /// anext($module, aiterator, default=<unrepresentable>, /)
    ///
    /// What to await for the next item of an asynchronous iterator. At the end it is the default, or without one,
    /// `StopAsyncIteration` is raised.
    fn anext(thread: &Thread, aiterator: &Object, default: Option<&Object>) -> Fallible<Owned> {
        let awaitable = iterate::async_next(thread, aiterator)?;
        let Some(default) = default else { return Ok(awaitable) };
        let hook = thread.interpreter().hooks.anext_awaitable.get();
        installed(thread, hook, "an evaluator")?(thread, &awaitable, default)
    }

    /// sorted($module, iterable, /, *, key=None, reverse=False)
    ///
    /// A list of the items in ascending order, or in descending order; by what the key function gives for them.
    fn sorted(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<List>> {
        let Some(iterable) = arguments.object(thread, 0)?.filter(|_| arguments.len() == 1) else {
            return Err(wrong_count(thread, arguments.len()));
        };
        let list = List::from_iterable(thread, iterable)?;
        if arguments.names().is_empty() {
            list.sort(thread, None, false)?;
            return Ok(list);
        }
        // The names are those of `list.sort`, which says what is wrong with others.
        let sort = object::get_attribute(thread, list.as_object(), name!(thread, "sort"))?;
        call::call_slots(thread, &sort, arguments.named(), arguments.names().tuple())?;
        Ok(list)
    }
}

#[cold]
fn wrong_count(thread: &Thread, given: usize) -> Raised {
    raise!(thread, TYPE_ERROR, "sorted expected 1 argument, got {given}")
}

/// Whether an item has this truth.
fn find_truth(thread: &Thread, iterable: &Object, truth: bool) -> Fallible<bool> {
    let iterator = object::iterate(thread, iterable)?;
    while let Some(item) = object::next(thread, &iterator)? {
        if object::is_true(thread, &item)? == truth {
            return Ok(true);
        }
    }
    Ok(false)
}
