//! Functions of the C library, which differ from Rust's in the last bit, or which Rust has not.

use core::ffi::{CStr, c_char, c_int, c_void};
use std::mem::transmute;
use std::sync::OnceLock;

type Function = extern "C" fn(f64) -> f64;

unsafe extern "C" {
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
}

/// The cube root. Rust's runtime has a function of this name, which the linker prefers and which rounds otherwise than the
/// C library's, so that is looked for.
pub(crate) fn cbrt(x: f64) -> f64 {
    static FOUND: OnceLock<Option<Function>> = OnceLock::new();
    const NAME: &CStr = c"cbrt";
    let found = FOUND.get_or_init(|| {
        // SAFETY: the name is text; the first place to look is NULL, all that the program is linked with. A function of C's
        // library of this name is of this type.
        unsafe {
            transmute::<*mut c_void, Option<Function>>(dlsym(std::ptr::null_mut(), NAME.as_ptr()))
        }
    });
    found.map_or_else(|| x.cbrt(), |function| function(x))
}

// SAFETY: these functions of C99 take and give numbers, have no conditions, and write nothing but `errno`.
unsafe extern "C" {
    pub(crate) safe fn acos(x: f64) -> f64;
    pub(crate) safe fn acosh(x: f64) -> f64;
    pub(crate) safe fn asin(x: f64) -> f64;
    pub(crate) safe fn asinh(x: f64) -> f64;
    pub(crate) safe fn atan(x: f64) -> f64;
    pub(crate) safe fn atan2(y: f64, x: f64) -> f64;
    pub(crate) safe fn atanh(x: f64) -> f64;
    pub(crate) safe fn cos(x: f64) -> f64;
    pub(crate) safe fn cosh(x: f64) -> f64;
    pub(crate) safe fn erf(x: f64) -> f64;
    pub(crate) safe fn erfc(x: f64) -> f64;
    pub(crate) safe fn exp(x: f64) -> f64;
    pub(crate) safe fn exp2(x: f64) -> f64;
    pub(crate) safe fn expm1(x: f64) -> f64;
    pub(crate) safe fn fma(x: f64, y: f64, z: f64) -> f64;
    pub(crate) safe fn hypot(x: f64, y: f64) -> f64;
    pub(crate) safe fn ldexp(x: f64, exponent: c_int) -> f64;
    pub(crate) safe fn log(x: f64) -> f64;
    pub(crate) safe fn log10(x: f64) -> f64;
    pub(crate) safe fn log1p(x: f64) -> f64;
    pub(crate) safe fn log2(x: f64) -> f64;
    pub(crate) safe fn nextafter(x: f64, y: f64) -> f64;
    pub(crate) safe fn pow(x: f64, y: f64) -> f64;
    pub(crate) safe fn remainder(x: f64, y: f64) -> f64;
    pub(crate) safe fn sin(x: f64) -> f64;
    pub(crate) safe fn sinh(x: f64) -> f64;
    pub(crate) safe fn tan(x: f64) -> f64;
    pub(crate) safe fn tanh(x: f64) -> f64;
}
