//! The methods of tuples.

use crate::methods;

use super::Tuple;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::object;
use crate::raise;
use crate::types::slice::search_bounds;

#[methods]
impl Tuple {
    /// index($self, value, start=0, stop=sys.maxsize, /)
    ///
    /// The index of the first item that equals the value, from start up to stop. Raises ValueError if there is none.
    fn index(
        &self,
        thread: &Thread,
        value: &Object,
        start: Option<&Object>,
        stop: Option<&Object>,
    ) -> Fallible<usize> {
        let (start, stop) = search_bounds(thread, start, stop, || self.len())?;
        for (index, item) in self.iter().enumerate().take(stop).skip(start) {
            if object::equal(thread, item, value)? {
                return Ok(index);
            }
        }
        Err(raise!(thread, VALUE_ERROR, "tuple.index(x): x not in tuple"))
    }

    /// count($self, value, /)
    ///
    /// How many items equal the value.
    fn count(&self, thread: &Thread, value: &Object) -> Fallible<usize> {
        let mut count = 0;
        for item in self.iter() {
            count += usize::from(object::equal(thread, item, value)?);
        }
        Ok(count)
    }

    /// __getnewargs__($self, /)
    fn __getnewargs__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let copy = Self::new(thread, self.as_slice())?;
        Self::pack(thread, [copy.into_object()])
    }
}
