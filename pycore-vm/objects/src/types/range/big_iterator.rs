//! `longrange_iterator`: over ranges whose numbers do not fit into machine numbers.

use crate::{methods, slots};
use pycore_numbers::BigInt;

use super::Range;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::types::int::Int;
use crate::types::iterators::builtin;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{raise, static_type};

/// An iterator over numbers of any size with constant distances.
#[repr(C)]
pub struct BigRangeIterator {
    object: Object,
    start: Place<Int>,
    step: Place<Int>,
    /// How many numbers are left.
    left: Place<Int>,
}

const _: () = assert!(size_of::<BigRangeIterator>() == 40);

static_type! {
    /// The type of iterators over ranges of big numbers.
    pub static BIG_RANGE_ITERATOR: BigRangeIterator = {
        name: "longrange_iterator",
        export: "PyLongRangeIter_Type",
        base: OBJECT,
        flags: ,
        slots: BigRangeIterator::SLOTS,
        methods: BigRangeIterator::METHODS,
    };
}

impl BigRangeIterator {
    /// An iterator over `left` numbers.
    pub(super) fn new(
        thread: &Thread,
        start: BigInt,
        step: BigInt,
        left: BigInt,
    ) -> Fallible<Owned<Self>> {
        let (start, step) = (Int::from_big(thread, &start)?, Int::from_big(thread, &step)?);
        let left = Int::from_big(thread, &left)?;
        thread.new_object(|object| Self {
            object,
            start: Place::new(start),
            step: Place::new(step),
            left: Place::new(left),
        })
    }

    fn numbers(&self) -> (BigInt, BigInt, BigInt) {
        let read = |place: &Place<Int>| {
            place.get().map_or_else(|| BigInt::from(0), |int| int.as_big().to_owned())
        };
        (read(&self.start), read(&self.step), read(&self.left))
    }

    /// Goes on by so many numbers.
    fn skip(&self, thread: &Thread, count: &BigInt) -> Fallible {
        let (start, step, left) = self.numbers();
        let start = start.as_ref().plus(count.as_ref().times(step.as_ref()).as_ref());
        let start = Int::from_big(thread, &start)?;
        let left = Int::from_big(thread, &left.as_ref().minus(count.as_ref()))?;
        self.start.set(start);
        self.left.set(left);
        Ok(())
    }
}

impl Trace for BigRangeIterator {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

#[slots]
impl BigRangeIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Int>>> {
        if self.left.get().is_none_or(|left| left.to_i64() == Some(0)) {
            return Ok(None);
        }
        let value = self.start.get();
        self.skip(thread, &BigInt::from(1))?;
        Ok(value)
    }
}

#[methods]
impl BigRangeIterator {
    /// __length_hint__($self, /)
    ///
    /// How many numbers are left.
    fn __length_hint__(&self, thread: &Thread) -> Fallible<Owned<Int>> {
        self.left.get().map_or_else(|| Int::from_i64(thread, 0), Ok)
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (start, step, left) = self.numbers();
        let stop = start.as_ref().plus(left.as_ref().times(step.as_ref()).as_ref());
        let range = Range::from_big(thread, start, stop, step)?.into_object();
        let arguments = Tuple::pack(thread, [range])?.into_object();
        Tuple::pack(thread, [builtin(thread, "iter")?, arguments, thread.none()])
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: skips so many numbers.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let Some(state) = object.downcast::<Int>() else {
            let kind = object.type_name();
            return Err(raise!(thread, TYPE_ERROR, "state must be an int, not {kind}"));
        };
        let left = self.numbers().2;
        let count = state.as_big().to_owned().max(BigInt::from(0)).min(left);
        self.skip(thread, &count)
    }
}
