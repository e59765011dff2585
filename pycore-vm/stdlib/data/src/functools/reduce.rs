//! `reduce`: one value of many.

use pycore_objects::errors::TYPE_ERROR;
use pycore_objects::protocol::{call, object};
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

/// The function.
pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// reduce($module, function, iterable, /, initial=<unrepresentable>)
    ///
    /// The last of the values that the function of the value so far and the next item makes, from left to right. The
    /// first value is initial, or else the first item.
    fn reduce(
        thread: &Thread,
        function: &Object,
        iterable: &Object,
        initial: Option<&Object>,
    ) -> Fallible<Owned> {
        let iterator = object::iterate(thread, iterable).or_else(|raised| {
            raised.suppress(thread, &TYPE_ERROR)?;
            Err(raise!(thread, TYPE_ERROR, "reduce() arg 2 must support iteration"))
        })?;
        let mut value = initial.map(Owned::share);
        while let Some(item) = object::next(thread, &iterator)? {
            value = Some(match value {
                None => item,
                Some(value) => call::call(thread, function, &[&value, &item])?,
            });
        }
        match value {
            Some(value) => Ok(value),
            None => {
                let message = "reduce() of empty iterable with no initial value";
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }
    }
}
