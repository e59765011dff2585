//! `slice.indices` and pickling.

use crate::methods;
use pycore_numbers::BigInt;

use super::Slice;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::number;
use crate::raise;
use crate::types::int::Int;
use crate::types::tuple::Tuple;

#[methods]
impl Slice {
    /// indices($self, object, /)
    ///
    /// Start, stop and step for a sequence of the given length, with bounds beyond it cut off.
    fn indices(&self, thread: &Thread, object: &Object) -> Fallible<Owned<Tuple>> {
        let length = number::index(thread, object)?.as_big().to_owned();
        if length.is_negative() {
            return Err(raise!(thread, VALUE_ERROR, "length should not be negative"));
        }
        let (start, stop, step) = self.exact(thread, &length)?;
        Tuple::pack(
            thread,
            [
                Int::from_big(thread, &start)?.into_object(),
                Int::from_big(thread, &stop)?.into_object(),
                Int::from_big(thread, &step)?.into_object(),
            ],
        )
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = Owned::share(super::SLICE.get().as_object());
        let parts = self.as_tuple(thread)?.into_object();
        Tuple::pack(thread, [class, parts])
    }
}

impl Slice {
    /// The same as [`Self::exact`] for bounds that are small ints or left out, and a step that is not zero.
    pub fn small(&self, thread: &Thread, length: i64) -> Option<(i64, i64, i64)> {
        let part = |part: Owned| match part.is_none() {
            true => Some(None),
            false => (*part).downcast_exact::<Int>().and_then(Int::as_compact).map(Some),
        };
        let step = part(self.step(thread))?.unwrap_or(1);
        if step == 0 {
            return None;
        }
        let (low, high) = if step < 0 { (-1, length - 1) } else { (0, length) };
        let cut = |bound: i64| if bound < 0 { (bound + length).max(low) } else { bound.min(high) };
        let (first, last) = if step < 0 { (high, low) } else { (low, high) };
        let start = part(self.start(thread))?.map_or(first, cut);
        let stop = part(self.stop(thread))?.map_or(last, cut);
        Some((start, stop, step))
    }

    /// Start, stop and step for a sequence of a length of any size, with bounds beyond it cut off.
    pub fn exact(&self, thread: &Thread, length: &BigInt) -> Fallible<(BigInt, BigInt, BigInt)> {
        let zero = BigInt::from(0);
        let step = match Self::exact_bound(thread, &self.step(thread))? {
            None => BigInt::from(1),
            Some(step) if step == zero => {
                return Err(raise!(thread, VALUE_ERROR, "slice step cannot be zero"));
            }
            Some(step) => step,
        };
        let backwards = step.is_negative();
        let (low, high) = if backwards {
            (BigInt::from(-1), length.as_ref().minus(BigInt::from(1).as_ref()))
        } else {
            (zero, length.clone())
        };
        let cut = |bound: BigInt| {
            if bound.is_negative() {
                bound.as_ref().plus(length.as_ref()).max(low.clone())
            } else {
                bound.min(high.clone())
            }
        };
        let (first, last) = if backwards { (&high, &low) } else { (&low, &high) };
        let start =
            Self::exact_bound(thread, &self.start(thread))?.map_or_else(|| first.clone(), cut);
        let stop = Self::exact_bound(thread, &self.stop(thread))?.map_or_else(|| last.clone(), cut);
        Ok((start, stop, step))
    }

    /// A bound of any size.
    fn exact_bound(thread: &Thread, bound: &Object) -> Fallible<Option<BigInt>> {
        if bound.is_none() {
            return Ok(None);
        }
        if !number::is_index(bound) {
            let message = "slice indices must be integers or None or have an __index__ method";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        Ok(Some(number::index(thread, bound)?.as_big().to_owned()))
    }
}
