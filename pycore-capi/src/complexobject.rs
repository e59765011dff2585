//! `complexobject.h`: complex numbers.

use pycore_abi::Py_complex;
use pycore_numbers::complex::Complex as Value;
use pycore_objects::protocol::{number, special};
use pycore_objects::types::complex::Complex;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

use crate::api::api;

/// A complex object of C's struct.
pub(crate) fn new(thread: &Thread, value: Py_complex) -> Fallible<Owned<Complex>> {
    Complex::new(thread, Value { real: value.real, imag: value.imag })
}

/// The value of an object, by `__complex__` if it has one, else as a float.
pub(crate) fn value_of(thread: &Thread, object: &Object) -> Fallible<Py_complex> {
    if let Some(complex) = object.downcast::<Complex>() {
        let value = complex.value();
        return Ok(Py_complex { real: value.real, imag: value.imag });
    }
    if let Some(result) = special::call_if_there(thread, object, name!(thread, "__complex__"), &[])?
    {
        return match result.downcast_ref::<Complex>() {
            Some(complex) => {
                let value = complex.value();
                Ok(Py_complex { real: value.real, imag: value.imag })
            }
            None => {
                let (class, given) = (object.type_name(), result.type_name());
                Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "{class}.__complex__() must return a complex, not {given}"
                ))
            }
        };
    }
    Ok(Py_complex { real: number::to_f64(thread, object)?, imag: 0.0 })
}

api! {
    fn PyComplex_FromDoubles(thread, real: f64, imaginary: f64) -> Fallible<Owned<Complex>> {
        new(thread, Py_complex { real, imag: imaginary })
    }

    fn PyComplex_RealAsDouble(thread, object: &Object) -> Fallible<f64> {
        value_of(thread, object).map(|value| value.real)
    }

    fn PyComplex_ImagAsDouble(thread, object: &Object) -> Fallible<f64> {
        value_of(thread, object).map(|value| value.imag)
    }
}

/// The struct is passed in two float registers, as C passes it.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyComplex_FromCComplex(value: Py_complex) -> *mut pycore_abi::PyObject {
    // SAFETY: C code calls this with the lock.
    let thread = unsafe { Thread::current() };
    crate::convert::give_or_null(new(thread, value).ok())
}

/// The value, or -1.0 with an exception.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyComplex_AsCComplex(object: *mut pycore_abi::PyObject) -> Py_complex {
    // SAFETY: C code calls this with the lock, and a live object.
    let (thread, object) = unsafe { (Thread::current(), &*object.cast::<Object>()) };
    value_of(thread, object).unwrap_or(Py_complex { real: -1.0, imag: 0.0 })
}
