//! `range_iterator`: over ranges of machine numbers.

use std::cell::Cell;

use crate::{methods, slots};

use super::Range;
use super::value::Small;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer};
use crate::protocol::number;
use crate::static_type;
use crate::types::int::Int;
use crate::types::iterators::builtin;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// An iterator over numbers with constant distances, which the evaluator advances without making a range.
#[repr(C)]
pub struct RangeIterator {
    object: Object,
    start: Cell<i64>,
    step: Cell<i64>,
    /// How many numbers are left.
    left: Cell<i64>,
}

const _: () = assert!(size_of::<RangeIterator>() == 40);

static_type! {
    /// The type of iterators over ranges of machine numbers.
    pub static RANGE_ITERATOR: RangeIterator = {
        name: "range_iterator",
        export: "PyRangeIter_Type",
        base: OBJECT,
        flags: ,
        slots: RangeIterator::SLOTS,
        methods: RangeIterator::METHODS,
    };
}

impl RangeIterator {
    /// An iterator over `left` numbers.
    pub fn new(thread: &Thread, start: i64, step: i64, left: i64) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            start: Cell::new(start),
            step: Cell::new(step),
            left: Cell::new(left),
        })
    }

    /// Whether the number behind the last one fits, too, so that advancing needs no check.
    pub(super) fn can_iterate(range: &Small) -> bool {
        match range.step {
            step if step > 0 => range.stop <= i64::MAX - (step - 1),
            step => range.stop >= i64::MIN + (-1 - step),
        }
    }

    /// The next number.
    #[inline(always)]
    pub fn next_i64(&self) -> Option<i64> {
        let left = self.left.get();
        if left <= 0 {
            return None;
        }
        let value = self.start.get();
        self.start.set(value.wrapping_add(self.step.get()));
        self.left.set(left - 1);
        Some(value)
    }

    /// How many numbers are left.
    #[inline(always)]
    pub fn left(&self) -> i64 {
        self.left.get()
    }
}

impl Trace for RangeIterator {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

#[slots]
impl RangeIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Int>>> {
        self.next_i64().map(|value| Int::from_i64(thread, value)).transpose()
    }
}

#[methods]
impl RangeIterator {
    /// __length_hint__($self, /)
    ///
    /// How many numbers are left.
    fn __length_hint__(&self) -> i64 {
        self.left.get()
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (start, step) = (self.start.get(), self.step.get());
        let stop = start.wrapping_add(self.left.get().wrapping_mul(step));
        let range = Range::from_i64(thread, start, stop, step)?.into_object();
        let arguments = Tuple::pack(thread, [range])?.into_object();
        Tuple::pack(thread, [builtin(thread, "iter")?, arguments, thread.none()])
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: skips so many numbers.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let skipped = number::to_c_long(thread, object)?.clamp(0, self.left.get().max(0));
        self.start.set(self.start.get().wrapping_add(skipped.wrapping_mul(self.step.get())));
        self.left.set(self.left.get() - skipped);
        Ok(())
    }
}
