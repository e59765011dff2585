//! `min` and `max`.

use pycore_objects::core::Slot;
use pycore_objects::protocol::call;
use pycore_objects::protocol::object::{self, Comparison};
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::Functions;

#[methods(module, name = EXTREMES)]
impl Functions {
    /// !max(*args, key=None, default=<unrepresentable>)
    ///
    /// max(iterable, *[, default=obj, key=func]) -> value
    /// max(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// The greatest of several arguments, or of the items of an iterable. The key function gives what is compared; the
    /// default is the result where there are no items.
    fn max(
        thread: &Thread,
        args: &[Slot],
        key: Option<&Object>,
        default: Option<&Object>,
    ) -> Fallible<Owned> {
        Extreme { name: "max", better: Comparison::Greater, key }.find(thread, args, default)
    }

    /// !min(*args, key=None, default=<unrepresentable>)
    ///
    /// min(iterable, *[, default=obj, key=func]) -> value
    /// min(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// The least of several arguments, or of the items of an iterable. The key function gives what is compared; the
    /// default is the result where there are no items.
    fn min(
        thread: &Thread,
        args: &[Slot],
        key: Option<&Object>,
        default: Option<&Object>,
    ) -> Fallible<Owned> {
        Extreme { name: "min", better: Comparison::Less, key }.find(thread, args, default)
    }
}

/// What is searched for.
struct Extreme<'a> {
    name: &'static str,
    /// How an item compares to the best so far to be better.
    better: Comparison,
    key: Option<&'a Object>,
}

impl Extreme<'_> {
    fn find(&self, thread: &Thread, args: &[Slot], default: Option<&Object>) -> Fallible<Owned> {
        let name = self.name;
        let mut best = None;
        match args {
            [] => {
                let message = format!("{name} expected at least 1 argument, got 0");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            [iterable] => {
                let iterator = object::iterate(thread, iterable.object(thread)?)?;
                while let Some(item) = object::next(thread, &iterator)? {
                    self.consider(thread, &mut best, item)?;
                }
            }
            _ if default.is_some() => {
                let message = format!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                );
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            several => {
                for item in several {
                    self.consider(thread, &mut best, item.to_owned(thread)?)?;
                }
            }
        }
        match (best, default) {
            (Some((item, _)), _) => Ok(item),
            (None, Some(default)) => Ok(Owned::share(default)),
            (None, None) => Err(raise!(thread, VALUE_ERROR, "{name}() iterable argument is empty")),
        }
    }

    /// Makes an item the best, with what it was compared by, if it is better; of equal ones the first stays.
    #[inline]
    fn consider(
        &self,
        thread: &Thread,
        best: &mut Option<(Owned, Option<Owned>)>,
        item: Owned,
    ) -> Fallible {
        let value = match self.key {
            Some(key) => Some(call::call(thread, key, &[&item])?),
            None => None,
        };
        let is_better = match &*best {
            None => true,
            Some((best, best_value)) => {
                let (value, best) =
                    (value.as_deref().unwrap_or(&item), best_value.as_deref().unwrap_or(best));
                object::compare_bool(thread, value, best, self.better)?
            }
        };
        if is_better {
            *best = Some((item, value));
        }
        Ok(())
    }
}
