//! What native functions may return.

use crate::core::{Fallible, Layout, Object, Owned, Slot, Thread};
use crate::singletons::NONE;
use crate::types::bool_type::Bool;
use crate::types::complex::Complex;
use crate::types::int::Int;

/// What becomes a Python value.
pub trait IntoResult {
    /// The value in a slot.
    fn into_slot(self, thread: &Thread) -> Fallible<Slot>;
}

impl<T: IntoResult> IntoResult for Fallible<T> {
    #[inline(always)]
    fn into_slot(self, thread: &Thread) -> Fallible<Slot> {
        self?.into_slot(thread)
    }
}

impl IntoResult for Slot {
    #[inline(always)]
    fn into_slot(self, _thread: &Thread) -> Fallible<Slot> {
        Ok(self)
    }
}

impl IntoResult for Owned {
    #[inline(always)]
    fn into_slot(self, _thread: &Thread) -> Fallible<Slot> {
        Ok(Slot::owned(self))
    }
}

impl<T: Layout> IntoResult for Owned<T> {
    #[inline(always)]
    fn into_slot(self, _thread: &Thread) -> Fallible<Slot> {
        Ok(Slot::owned(self))
    }
}

impl IntoResult for &Object {
    #[inline(always)]
    fn into_slot(self, _thread: &Thread) -> Fallible<Slot> {
        Ok(Slot::owned(Owned::share(self)))
    }
}

/// `None` for nothing.
impl<T: IntoResult> IntoResult for Option<T> {
    #[inline]
    fn into_slot(self, thread: &Thread) -> Fallible<Slot> {
        match self {
            Some(value) => value.into_slot(thread),
            None => ().into_slot(thread),
        }
    }
}

/// Declares what becomes a slot by a function.
macro_rules! results {
    ($($type:ty, |$thread:ident, $value:ident| $slot:expr;)*) => {
        $(impl IntoResult for $type {
            #[inline]
            fn into_slot(self, $thread: &Thread) -> Fallible<Slot> {
                let $value = self;
                $slot
            }
        })*
    };
}

results! {
    (), |_thread, _value| Ok(Slot::of_lasting(NONE.as_object()));
    bool, |_thread, value| Ok(Slot::of_lasting(Bool::of(value)));
    i32, |thread, value| int(thread, value.into());
    u32, |thread, value| int(thread, value.into());
    i64, |thread, value| int(thread, value);
    isize, |thread, value| int(thread, value as i64);
    u64, |thread, value| unsigned(thread, value);
    usize, |thread, value| unsigned(thread, value as u64);
    f64, |thread, value| float(thread, value);
    pycore_numbers::Complex, |thread, value| Complex::new(thread, value).map(Slot::owned);
    &str, |thread, value| thread.new_str(value).map(Slot::owned);
    String, |thread, value| thread.new_str(&value).map(Slot::owned);
}

/// An int: an immediate, if they are switched on and it fits.
fn int(thread: &Thread, value: i64) -> Fallible<Slot> {
    match thread.int_slot(value) {
        Some(slot) => Ok(slot),
        None => thread.new_int(value).map(Slot::owned),
    }
}

fn unsigned(thread: &Thread, value: u64) -> Fallible<Slot> {
    match i64::try_from(value) {
        Ok(value) => int(thread, value),
        Err(_) => Int::from_u64(thread, value).map(Slot::owned),
    }
}

fn float(thread: &Thread, value: f64) -> Fallible<Slot> {
    match thread.float_slot(value) {
        Some(slot) => Ok(slot),
        None => thread.new_float(value).map(Slot::owned),
    }
}

/// The result of `tp_iternext`: nothing at the end, which is not `None`.
#[inline(always)]
pub fn next_slot<T: IntoResult>(
    thread: &Thread,
    next: Fallible<Option<T>>,
) -> Fallible<Option<Slot>> {
    next?.map(|value| value.into_slot(thread)).transpose()
}
