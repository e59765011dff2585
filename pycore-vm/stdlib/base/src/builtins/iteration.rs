//! Going through iterables.

use pycore_objects::declare::{Arguments, Comparison, Keywords};
use pycore_objects::errors::{STOP_ASYNC_ITERATION, STOP_ITERATION};
use pycore_objects::protocol::{call, iterate, number, object, special};
use pycore_objects::types::list::List;
use pycore_objects::{Fallible, Object, Owned, Raised, Slot, Thread, methods, name, raise};

use super::Builtins;

#[methods(module, name = ITERATION)]
impl Builtins {
    /// all(iterable, /)
    ///
    /// Whether every item is true; so it is if there are none.
    fn all(thread: &Thread, iterable: &Object) -> Fallible<bool> {
        let iterator = object::iterate(thread, iterable)?;
        while let Some(item) = object::next(thread, &iterator)? {
            if !object::is_true(thread, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// any(iterable, /)
    ///
    /// Whether some item is true; so it is not if there are none.
    fn any(thread: &Thread, iterable: &Object) -> Fallible<bool> {
        let iterator = object::iterate(thread, iterable)?;
        while let Some(item) = object::next(thread, &iterator)? {
            if object::is_true(thread, &item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// aiter(async_iterable, /)
    ///
    /// The asynchronous iterator of an asynchronous iterable.
    fn aiter(thread: &Thread, async_iterable: &Object) -> Fallible<Owned> {
        let Some(method) = special::lookup(thread, async_iterable, name!(thread, "__aiter__"))? else {
            let class = async_iterable.type_name();
            return Err(raise!(thread, TYPE_ERROR, "'{class}' object is not an async iterable"));
        };
        let iterator = method.call(thread, async_iterable, &[])?;
        if special::lookup(thread, &iterator, name!(thread, "__anext__"))?.is_none() {
            let class = iterator.type_name();
            return Err(raise!(thread, TYPE_ERROR, "aiter() returned not an async iterator of type '{class}'"));
        }
        Ok(iterator)
    }

    /// An iterator of an object, or one that calls a function until it gives a certain value.
    ///
    /// iter(iterable) -> iterator
    /// iter(callable, sentinel) -> iterator
    #[python(name = "iter", no_keywords)]
    fn iter(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        match arguments.positional() {
            [iterable] => object::iterate(thread, iterable.object(thread)?),
            [callable, sentinel] => {
                let callable = callable.object(thread)?;
                if !call::is_callable(callable) {
                    return Err(raise!(thread, TYPE_ERROR, "iter(v, w): v must be callable"));
                }
                pycore_objects::types::iterators::callable_iterator(thread, callable, sentinel.object(thread)?)
            }
            [] => Err(raise!(thread, TYPE_ERROR, "iter expected at least 1 argument, got 0")),
            many => Err(raise!(thread, TYPE_ERROR, "iter expected at most 2 arguments, got {}", many.len())),
        }
    }

    /// len(obj, /)
    ///
    /// The number of items in a container.
    fn len(thread: &Thread, obj: &Object) -> Fallible<isize> {
        Ok(object::length(thread, obj)? as isize)
    }

    /// The greatest of the arguments, or of the items of one.
    ///
    /// max(iterable, *[, default=obj, key=func]) -> value
    /// max(arg1, arg2, *args, *[, key=func]) -> value
    #[python(name = "max")]
    fn max(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        extremum(thread, arguments, "max", Comparison::Greater)
    }

    /// The least of the arguments, or of the items of one.
    ///
    /// min(iterable, *[, default=obj, key=func]) -> value
    /// min(arg1, arg2, *args, *[, key=func]) -> value
    #[python(name = "min")]
    fn min(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        extremum(thread, arguments, "min", Comparison::Less)
    }

    /// The next item of an iterator. With a second argument, that is given at the end instead of StopIteration.
    ///
    /// next(iterator[, default])
    #[python(name = "next", no_keywords)]
    fn next(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let (iterator, default) = match arguments.positional() {
            [iterator] => (iterator, None),
            [iterator, default] => (iterator, Some(default)),
            [] => return Err(raise!(thread, TYPE_ERROR, "next expected at least 1 argument, got 0")),
            many => {
                return Err(raise!(thread, TYPE_ERROR, "next expected at most 2 arguments, got {}", many.len()));
            }
        };
        let iterator = iterator.object(thread)?;
        if !iterate::is_iterator(iterator) {
            return Err(raise!(thread, TYPE_ERROR, "'{}' object is not an iterator", iterator.type_name()));
        }
        match (iterate::next_raw(thread, iterator), default) {
            (Ok(Some(item)), _) => Ok(item),
            (Ok(None), None) => Err(thread.raise_stop_iteration(None)),
            (Ok(None), Some(default)) => default.to_owned(thread),
            (Err(raised), None) => Err(raised),
            (Err(raised), Some(default)) => {
                raised.suppress(thread, &STOP_ITERATION)?;
                default.to_owned(thread)
            }
        }
    }

    /// anext(async_iterator, default=<unrepresentable>, /)
    ///
    /// The next item of an asynchronous iterator. With a default, that is given at the end instead of StopAsyncIteration.
    fn anext(thread: &Thread, async_iterator: &Object, default: Option<&Object>) -> Fallible<Owned> {
        let Some(method) = special::lookup(thread, async_iterator, name!(thread, "__anext__"))? else {
            let class = async_iterator.type_name();
            return Err(raise!(thread, TYPE_ERROR, "'{class}' object is not an async iterator"));
        };
        let awaitable = method.call(thread, async_iterator, &[])?;
        let Some(default) = default else { return Ok(awaitable) };
        match thread.interpreter().hooks.anext_awaitable.get() {
            Some(make) => make(thread, &awaitable, default),
            None => Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "anext() with a default needs an evaluator")),
        }
    }

    /// sorted(iterable, /, *, key=None, reverse=False)
    ///
    /// A list of the items in ascending order, or in that of what a function makes of each.
    fn sorted(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let [iterable] = arguments.positional() else {
            let got = arguments.len();
            return Err(raise!(thread, TYPE_ERROR, "sorted expected 1 argument, got {got}"));
        };
        let list = List::from_iterable(thread, iterable.object(thread)?)?;
        let sort = object::get_attribute(thread, list.as_object(), name!(thread, "sort"))?;
        call::call_slots(thread, &sort, arguments.named(), arguments.names().tuple())?;
        Ok(list.into_object())
    }

    /// sum(iterable, /, start=0)
    ///
    /// The sum of a start value and all items.
    ///
    /// It is made for numbers; strings are joined by ''.join().
    fn sum(thread: &Thread, iterable: &Object, start: Option<&Object>) -> Fallible<Owned> {
        super::numbers::sum(thread, iterable, start)
    }
}

use pycore_objects::ObjectLike;

/// What names the function was called with.
struct Options<'a> {
    key: Option<&'a Object>,
    default: Option<&'a Object>,
}

impl<'a> Options<'a> {
    fn of(thread: &Thread, keywords: Keywords<'a>, function: &str) -> Fallible<Self> {
        let mut options = Options { key: None, default: None };
        for (name, value) in keywords {
            let value: &'a Slot = value;
            let value = value.object(thread)?;
            if name.equals_ascii("key") {
                options.key = Some(value).filter(|key| !key.is_none());
            } else if name.equals_ascii("default") {
                options.default = Some(value);
            } else {
                return Err(raise!(thread, TYPE_ERROR, "{function}() got an unexpected keyword argument '{name}'"));
            }
        }
        Ok(options)
    }
}

/// `min` and `max`.
fn extremum(thread: &Thread, arguments: Arguments<'_>, function: &str, better: Comparison) -> Fallible<Owned> {
    let options = Options::of(thread, arguments.keywords(), function)?;
    let mut best = Best { key: options.key, better, found: None };
    match arguments.positional() {
        [] => return Err(raise!(thread, TYPE_ERROR, "{function} expected at least 1 argument, got 0")),
        [iterable] => {
            iterate::for_each(thread, iterable.object(thread)?, |item| best.consider(thread, item))?;
        }
        many => {
            if options.default.is_some() {
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "Cannot specify a default for {function}() with multiple positional arguments"
                ));
            }
            for item in many {
                best.consider(thread, item.to_owned(thread)?)?;
            }
        }
    }
    match (best.found, options.default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(Owned::share(default)),
        (None, None) => Err(raise!(thread, VALUE_ERROR, "{function}() iterable argument is empty")),
    }
}

/// The best item so far, and what it is judged by.
struct Best<'a> {
    key: Option<&'a Object>,
    better: Comparison,
    found: Option<(Owned, Owned)>,
}

impl Best<'_> {
    fn consider(&mut self, thread: &Thread, item: Owned) -> Fallible {
        let value = match self.key {
            Some(key) => call::call(thread, key, &[&item])?,
            None => item.clone(),
        };
        let replace = match &self.found {
            Some((_, best)) => {
                let result = object::compare(thread, &value, best, self.better)?;
                object::is_true(thread, &result)?
            }
            None => true,
        };
        if replace {
            self.found = Some((item, value));
        }
        Ok(())
    }
}
