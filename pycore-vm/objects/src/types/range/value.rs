//! The memory of a range, and its arithmetic.
//!
//! Every operation has two forms: one on machine numbers, for ranges whose four numbers fit, and one on numbers of any
//! size.

use pycore_numbers::BigInt;

use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::types::bool_type::Bool;
use crate::types::int::Int;

/// A range. Nothing of it ever changes.
#[repr(C)]
pub struct Range {
    object: Object,
    pub(super) start: Place<Int>,
    pub(super) stop: Place<Int>,
    pub(super) step: Place<Int>,
    pub(super) length: Place<Int>,
}

const _: () = assert!(size_of::<Range>() == 48);

/// A range of machine numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Small {
    /// The first number.
    pub start: i64,
    /// Where it ends, this number excluded.
    pub stop: i64,
    /// From one number to the next; not zero.
    pub step: i64,
    /// How many numbers there are.
    pub length: i64,
}

impl Small {
    /// The number at an index within the length.
    #[inline(always)]
    pub fn at(&self, index: i64) -> i64 {
        self.start.wrapping_add(index.wrapping_mul(self.step))
    }

    /// The number at any index, if it fits.
    pub fn checked_at(&self, index: i64) -> Option<i64> {
        self.start.checked_add(index.checked_mul(self.step)?)
    }

    /// The index of a number, if it is in the range.
    pub fn find(&self, value: i64) -> Option<i64> {
        let distance = i128::from(value) - i128::from(self.start);
        let step = i128::from(self.step);
        let index = distance / step;
        (distance % step == 0 && (0..i128::from(self.length)).contains(&index))
            .then_some(index as i64)
    }
}

/// A range of numbers of any size.
#[derive(Clone, Debug)]
pub struct Big {
    /// The first number.
    pub start: BigInt,
    /// Where it ends, this number excluded.
    pub stop: BigInt,
    /// From one number to the next; not zero.
    pub step: BigInt,
    /// How many numbers there are.
    pub length: BigInt,
}

impl Big {
    /// The number at an index.
    pub fn at(&self, index: &BigInt) -> BigInt {
        let offset = index.as_ref().times(self.step.as_ref());
        self.start.as_ref().plus(offset.as_ref())
    }

    /// The index of a number, if it is in the range.
    pub fn find(&self, value: &BigInt) -> Option<BigInt> {
        let distance = value.as_ref().minus(self.start.as_ref());
        let (index, rest) = distance.as_ref().div_mod_floor(self.step.as_ref())?;
        (rest.as_ref().is_zero() && !index.is_negative() && index < self.length).then_some(index)
    }
}

/// How many numbers there are from `start` to `stop`.
fn length(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    let (low, high, step) = if step.is_negative() {
        (stop, start, step.as_ref().negate())
    } else {
        (start, stop, step.clone())
    };
    if low >= high {
        return BigInt::from(0);
    }
    let last = high.as_ref().minus(low.as_ref()).as_ref().minus(BigInt::from(1).as_ref());
    let (steps, _) = last.as_ref().div_mod_floor(step.as_ref()).unwrap_or_default();
    steps.as_ref().plus(BigInt::from(1).as_ref())
}

/// [`length`] of machine numbers; more than an `i64` can hold is `None`.
fn small_length(start: i64, stop: i64, step: i64) -> Option<i64> {
    let (low, high) = if step < 0 { (stop, start) } else { (start, stop) };
    if low >= high {
        return Some(0);
    }
    let steps = (high.abs_diff(low) - 1) / step.unsigned_abs();
    i64::try_from(steps).ok()?.checked_add(1)
}

impl Range {
    /// A range; `step` is not zero.
    pub fn new(
        thread: &Thread,
        start: Owned<Int>,
        stop: Owned<Int>,
        step: Owned<Int>,
    ) -> Fallible<Owned<Self>> {
        let small = match (start.to_i64(), stop.to_i64(), step.to_i64()) {
            (Some(start), Some(stop), Some(step)) => small_length(start, stop, step),
            _ => None,
        };
        let length = match small {
            Some(length) => Int::from_i64(thread, length)?,
            None => Int::from_big(
                thread,
                &length(
                    &start.as_big().to_owned(),
                    &stop.as_big().to_owned(),
                    &step.as_big().to_owned(),
                ),
            )?,
        };
        thread.new_object(|object| Self {
            object,
            start: Place::new(start),
            stop: Place::new(stop),
            step: Place::new(step),
            length: Place::new(length),
        })
    }

    /// A range of machine numbers; `step` is not zero.
    pub fn from_i64(thread: &Thread, start: i64, stop: i64, step: i64) -> Fallible<Owned<Self>> {
        Self::new(
            thread,
            Int::from_i64(thread, start)?,
            Int::from_i64(thread, stop)?,
            Int::from_i64(thread, step)?,
        )
    }

    /// A range of any numbers; `step` is not zero.
    pub(super) fn from_big(
        thread: &Thread,
        start: BigInt,
        stop: BigInt,
        step: BigInt,
    ) -> Fallible<Owned<Self>> {
        Self::new(
            thread,
            Int::from_big(thread, &start)?,
            Int::from_big(thread, &stop)?,
            Int::from_big(thread, &step)?,
        )
    }

    /// The range in machine numbers, if they all fit.
    #[inline]
    pub fn small(&self) -> Option<Small> {
        let read = |place: &Place<Int>| place.get()?.to_i64();
        Some(Small {
            start: read(&self.start)?,
            stop: read(&self.stop)?,
            step: read(&self.step)?,
            length: read(&self.length)?,
        })
    }

    /// How many numbers there are, if that is a machine number.
    pub fn length(&self) -> Option<i64> {
        self.length.get()?.to_i64()
    }

    /// The range in numbers of any size.
    pub(super) fn big(&self) -> Big {
        let read = |place: &Place<Int>| {
            place.get().map_or_else(|| BigInt::from(0), |int| int.as_big().to_owned())
        };
        Big {
            start: read(&self.start),
            stop: read(&self.stop),
            step: read(&self.step),
            length: read(&self.length),
        }
    }

    /// One of its four numbers as an object.
    pub(super) fn number(&self, thread: &Thread, place: &Place<Int>) -> Fallible<Owned> {
        match place.get() {
            Some(int) => Ok(int.into_object()),
            None => thread.new_int(0),
        }
    }
}

/// The int that an object is, if its comparisons are those of ints: an exact int or a bool.
pub(super) fn exact_int(object: &Object) -> Option<&Int> {
    let is_int =
        object.downcast_exact::<Int>().is_some() || object.downcast_exact::<Bool>().is_some();
    if is_int { object.downcast::<Int>() } else { None }
}

impl Trace for Range {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}
