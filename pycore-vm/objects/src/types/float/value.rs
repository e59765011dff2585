//! The memory of a float, and safe access to it.
//!
//! Invariant: the value of an object changes only while nobody else has a reference ([`Float::reuse`]).

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr;

use pycore_abi::PyFloatObject;

use super::FLOAT;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};

/// A float: a binary64 number.
#[repr(C)]
pub struct Float {
    object: Object,
    value: Cell<f64>,
}

const _: () = {
    assert!(size_of::<Float>() == size_of::<PyFloatObject>());
    assert!(offset_of!(Float, value) == offset_of!(PyFloatObject, ob_fval));
};

impl Trace for Float {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Float {
    /// A float.
    #[inline(always)]
    pub fn new(thread: &Thread, value: f64) -> Fallible<Owned<Self>> {
        let fill = |object| Self { object, value: Cell::new(value) };
        // SAFETY: floats have no collector's head, and nothing behind the struct.
        unsafe { Ok(Owned::adopt(thread.new_atom::<Self, { size_of::<Self>() }>(fill)?)) }
    }

    /// A float of type `class`, which is `float` or derives from it.
    pub fn of_class(thread: &Thread, class: &TypeObject, value: f64) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self { object, value: Cell::new(value) })
    }

    /// A float in place of `spare`, whose memory is used again if nobody else has it.
    #[inline(always)]
    pub fn reuse(thread: &Thread, spare: Owned<Self>, value: f64) -> Fallible<Owned<Self>> {
        if spare.object.reference_count() == 1 && spare.is_exact() {
            spare.value.set(value);
            return Ok(spare);
        }
        Self::new(thread, value)
    }

    /// The value.
    #[inline(always)]
    pub fn value(&self) -> f64 {
        self.value.get()
    }

    /// The value as a `float`: this object, unless it is an instance of a subclass.
    #[inline]
    pub fn to_exact(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.is_exact() { Ok(Owned::share(self)) } else { Self::new(thread, self.value()) }
    }

    /// Whether the type is `float` and no subclass.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        ptr::eq(self.object.type_object(), FLOAT.get())
    }

    /// The object.
    #[inline(always)]
    pub const fn as_object(&self) -> &Object {
        &self.object
    }
}
