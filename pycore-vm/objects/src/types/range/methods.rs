//! The methods of ranges.

use crate::methods;

use super::value::exact_int;
use super::{BigRangeIterator, RANGE, Range, RangeIterator};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::protocol::sequence;
use crate::raise;
use crate::types::int::Int;
use crate::types::tuple::Tuple;

#[methods]
impl Range {
    /// __reversed__($self, /)
    ///
    /// An iterator over the numbers from the last to the first.
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(small) = self.small()
            && let Some(step) = small.step.checked_neg()
            && small.start.checked_sub(small.step).is_some()
        {
            let last = small.at(small.length.wrapping_sub(1));
            return Ok(RangeIterator::new(thread, last, step, small.length)?.into_object());
        }
        let big = self.big();
        let one = pycore_numbers::BigInt::from(1);
        let last = big.at(&big.length.as_ref().minus(one.as_ref()));
        Ok(BigRangeIterator::new(thread, last, big.step.as_ref().negate(), big.length)?
            .into_object())
    }

    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let numbers = [&self.start, &self.stop, &self.step];
        let [start, stop, step] = numbers.map(|place| self.number(thread, place));
        let arguments = Tuple::pack(thread, [start?, stop?, step?])?.into_object();
        Tuple::pack(thread, [Owned::share(RANGE.get().as_object()), arguments])
    }

    /// count($self, object, /)
    ///
    /// How often the value is in the range.
    fn count(&self, thread: &Thread, object: &Object) -> Fallible<usize> {
        match exact_int(object) {
            Some(value) => Ok(usize::from(self.find(value).is_some())),
            None => sequence::count(thread, self.as_object(), object),
        }
    }

    /// index($self, object, /)
    ///
    /// The index of the value. Raises ValueError if it is not in the range.
    fn index(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let Some(value) = exact_int(object) else {
            let index = sequence::index(thread, self.as_object(), object)?;
            return thread.new_int(index as i64);
        };
        match self.find(value) {
            Some(index) => Ok(Int::from_big(thread, &index)?.into_object()),
            None => Err(raise!(thread, VALUE_ERROR, "range.index(x): x not in range")),
        }
    }
}
