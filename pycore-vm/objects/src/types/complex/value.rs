//! The memory of a complex number, and safe access to it.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr;

use pycore_abi::{Py_complex, PyComplexObject};
use pycore_numbers::Complex as Value;

use super::COMPLEX;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};

/// A complex number. It never changes.
#[repr(C)]
pub struct Complex {
    object: Object,
    /// The real part.
    pub(super) real: Cell<f64>,
    /// The imaginary part.
    pub(super) imag: Cell<f64>,
}

const _: () = {
    const VALUE: usize = offset_of!(PyComplexObject, cval);
    assert!(size_of::<Complex>() == size_of::<PyComplexObject>());
    assert!(offset_of!(Complex, real) == VALUE + offset_of!(Py_complex, real));
    assert!(offset_of!(Complex, imag) == VALUE + offset_of!(Py_complex, imag));
};

impl Trace for Complex {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Complex {
    fn fill(value: Value) -> impl FnOnce(Object) -> Self {
        move |object| Self { object, real: Cell::new(value.real), imag: Cell::new(value.imag) }
    }

    /// A complex number.
    #[inline]
    pub fn new(thread: &Thread, value: Value) -> Fallible<Owned<Self>> {
        // SAFETY: complex numbers have no collector's head, and nothing behind the struct.
        unsafe {
            Ok(Owned::adopt(thread.new_atom::<Self, { size_of::<Self>() }>(Self::fill(value))?))
        }
    }

    /// A complex number of type `class`, which is `complex` or derives from it.
    pub fn of_class(thread: &Thread, class: &TypeObject, value: Value) -> Fallible<Owned<Self>> {
        thread.new_instance(class, Self::fill(value))
    }

    /// The value.
    #[inline(always)]
    pub fn value(&self) -> Value {
        Value::new(self.real.get(), self.imag.get())
    }

    /// The value as a `complex`: this object, unless it is an instance of a subclass.
    #[inline]
    pub fn to_exact(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.is_exact() { Ok(Owned::share(self)) } else { Self::new(thread, self.value()) }
    }

    /// Whether the type is `complex` and no subclass.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        ptr::eq(self.object.type_object(), COMPLEX.get())
    }

    /// The object.
    #[inline(always)]
    pub const fn as_object(&self) -> &Object {
        &self.object
    }
}
