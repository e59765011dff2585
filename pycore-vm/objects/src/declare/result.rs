//! What native functions may return.

use crate::core::{Fallible, Layout, Object, Owned, Slot, Thread};
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

/// Results by a constructor of the thread.
macro_rules! results {
    ($($type:ty, |$thread:ident, $value:ident| $object:expr;)*) => {
        $(impl IntoResult for $type {
            #[inline]
            fn into_slot(self, $thread: &Thread) -> Fallible<Slot> {
                let $value = self;
                Ok(Slot::owned($object?))
            }
        })*
    };
}

results! {
    (), |thread, _value| Fallible::Ok(thread.none());
    bool, |thread, value| Fallible::Ok(thread.bool(value));
    i32, |thread, value| thread.new_int(i64::from(value));
    u32, |thread, value| thread.new_int(i64::from(value));
    i64, |thread, value| thread.new_int(value);
    isize, |thread, value| thread.new_int(value as i64);
    u64, |thread, value| Int::from_u64(thread, value);
    usize, |thread, value| Int::from_usize(thread, value);
    f64, |thread, value| thread.new_float(value);
    &str, |thread, value| thread.new_str(value);
    String, |thread, value| thread.new_str(&value);
}

/// The result of `tp_iternext`: nothing at the end, which is not `None`.
#[inline(always)]
pub fn next_slot<T: IntoResult>(
    thread: &Thread,
    next: Fallible<Option<T>>,
) -> Fallible<Option<Slot>> {
    next?.map(|value| value.into_slot(thread)).transpose()
}
