//! A toy type and a toy module.

use std::cell::Cell;

use super::*;
use crate::core::{Fallible, Object, Owned, Slot, Thread, Trace, Tracer, TypeObject};
use crate::types::object::OBJECT;
use crate::{methods, slots, static_type};

static_type! {
    pub(crate) static COUNTER: Counter = {
        name: "toys.Counter",
        base: OBJECT,
        flags: BASE_TYPE,
    };
}

#[repr(C)]
pub(crate) struct Counter {
    header: Object,
    pub(crate) value: Cell<i64>,
}

impl Trace for Counter {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

/// The sum in an immediate, since there are no ints yet.
pub(crate) fn int(value: i64) -> Slot {
    Slot::int(value).unwrap()
}

#[methods]
impl Counter {
    /// reset($self, /)
    ///
    /// Begin again.
    fn reset(&self) -> Slot {
        int(self.value.replace(0))
    }

    /// add($self, number, /)
    fn add(&self, _thread: &Thread, number: i64) -> Fallible<Slot> {
        self.value.set(self.value.get() + number);
        Ok(int(self.value.get()))
    }

    /// clamp($self, low, high=9, /)
    ///
    /// Stay between two numbers.
    ///
    /// Both are included.
    fn clamp(&self, low: isize, high: Option<isize>) -> Slot {
        let value = (self.value.get() as isize).clamp(low, high.unwrap_or(9));
        int(value as i64)
    }

    /// mix($self, /, base, factor=1, *, offset=0, negate=False)
    fn mix(
        &self,
        base: i64,
        factor: Option<i64>,
        offset: Option<i64>,
        negate: Option<bool>,
    ) -> Slot {
        let value = (self.value.get() + base) * factor.unwrap_or(1) + offset.unwrap_or(0);
        int(if negate.unwrap_or(false) { -value } else { value })
    }

    /// sort($self, /, *, key=None, reverse=False)
    fn sort(&self, key: Option<&Object>, reverse: Option<bool>) -> Slot {
        int(i64::from(key.is_some()) + 2 * i64::from(reverse.unwrap_or(false)))
    }

    /// total($self, /, *numbers, scale=1)
    fn total(&self, thread: &Thread, numbers: &[Slot], scale: Option<i64>) -> Fallible<Slot> {
        let _ = thread;
        Ok(int(numbers.iter().filter_map(Slot::as_int).sum::<i64>() * scale.unwrap_or(1)))
    }

    /// me($self, /)
    fn me(&self, _thread: &Thread) -> Owned {
        Owned::share(&self.header)
    }

    /// Counts what it gets.
    #[python(name = "count_all")]
    fn count(&self, _thread: &Thread, arguments: Arguments<'_>) -> Slot {
        int((arguments.len() * 10 + arguments.names().len()) as i64)
    }

    /// of($type, number, /)
    #[classmethod]
    pub(crate) fn of(class: &TypeObject, thread: &Thread, number: i64) -> Fallible<Owned<Self>> {
        assert!(std::ptr::eq(class, COUNTER.get()));
        thread.new_object(|header| Self { header, value: Cell::new(number) })
    }

    /// twice(number, /)
    #[staticmethod]
    #[effects(PURE, CANNOT_RAISE)]
    fn twice(number: i64) -> Slot {
        int(2 * number)
    }

    #[cfg(any())]
    /// absent($self, /)
    fn absent(&self) -> Slot {
        does_not_exist()
    }

    /// The number.
    #[getter]
    fn value(&self) -> Slot {
        int(self.value.get())
    }

    #[setter]
    fn set_value(&self, _thread: &Thread, value: Option<&Object>) -> Fallible<()> {
        self.value.set(if value.is_some() { 1 } else { -1 });
        Ok(())
    }
}

#[slots(vectorcall)]
impl Counter {
    /// Counter(value=0, /)
    ///
    /// Counts.
    fn tp_new(class: &TypeObject, thread: &Thread, value: Option<i64>) -> Fallible<Owned> {
        Self::of(class, thread, value.unwrap_or(0)).map(Owned::into_object)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(self.value.get() as isize)
    }

    fn sq_length(&self, _thread: &Thread) -> Fallible<usize> {
        Ok(3)
    }

    fn tp_iternext(&self) -> Fallible<Option<Owned>> {
        Ok(None)
    }

    fn nb_add(_thread: &Thread, left: &Object, _right: &Object) -> Owned {
        Owned::share(left)
    }

    fn tp_richcompare(&self, other: &Object, operator: Comparison) -> Fallible<Owned> {
        assert_eq!(operator, Comparison::Equal);
        Ok(Owned::share(other))
    }
}

#[slots(name = MORE_SLOTS)]
impl Counter {
    /// Pair(first, second=0)
    fn tp_init(&self, first: i64, second: Option<i64>) -> Fallible {
        self.value.set(first * 10 + second.unwrap_or(0));
        Ok(())
    }
}

pub(crate) struct Toys;

#[methods(module)]
impl Toys {
    /// half($module, number, /)
    fn half(_thread: &Thread, number: f64) -> Slot {
        Slot::float(number / 2.0).unwrap()
    }

    /// pair($module, /, first, second)
    fn pair(module: Option<&Object>, first: i64, second: i64) -> Slot {
        assert!(module.is_none());
        int(first * 10 + second)
    }
}

crate::module! {
    /// Toys.
    pub(crate) static TOYS: name "toys", doc "Things to play with.", functions Toys::METHODS
}
