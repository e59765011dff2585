//! Values at the border: what C passes becomes what the object model takes, and back.

use core::ffi::{CStr, c_char, c_int, c_long, c_uint};
use std::ptr;

use pycore_abi::{PyObject, PyTypeObject};
use pycore_objects::core::{Layout, ObjectLike};
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, TypeObject, raise};

/// A parameter of a C function.
pub(crate) trait FromC {
    /// What C passes.
    type Raw;

    /// The value.
    ///
    /// # Safety
    ///
    /// 1. What C passes is what the function's documentation demands: a reference is to a live object that somebody counts
    ///    for the length of the call, a text ends with NUL.
    unsafe fn from_c(raw: Self::Raw) -> Self;
}

impl FromC for &Object {
    type Raw = *mut PyObject;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        debug_assert!(!raw.is_null());
        // SAFETY: condition 1.
        unsafe { &*raw.cast() }
    }
}

impl FromC for Option<&Object> {
    type Raw = *mut PyObject;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        // SAFETY: condition 1.
        unsafe { raw.cast::<Object>().as_ref() }
    }
}

/// A reference that C gives away: the function drops it, whether it succeeds or not.
impl FromC for Option<Owned> {
    type Raw = *mut PyObject;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        // SAFETY: condition 1; the reference passes on.
        ptr::NonNull::new(raw.cast()).map(|raw| unsafe { Owned::adopt(raw) })
    }
}

impl FromC for &TypeObject {
    type Raw = *mut PyTypeObject;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        debug_assert!(!raw.is_null());
        // SAFETY: condition 1.
        unsafe { &*raw.cast() }
    }
}

impl FromC for Option<&TypeObject> {
    type Raw = *mut PyTypeObject;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        // SAFETY: condition 1.
        unsafe { raw.cast::<TypeObject>().as_ref() }
    }
}

impl FromC for &CStr {
    type Raw = *const c_char;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        debug_assert!(!raw.is_null());
        // SAFETY: condition 1.
        unsafe { CStr::from_ptr(raw) }
    }
}

impl FromC for Option<&CStr> {
    type Raw = *const c_char;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        // SAFETY: condition 1.
        (!raw.is_null()).then(|| unsafe { CStr::from_ptr(raw) })
    }
}

/// Parameters that stay what they are.
macro_rules! plain_parameters {
    ($($kind:ty),+ $(,)?) => {
        $(
            impl FromC for $kind {
                type Raw = Self;

                unsafe fn from_c(raw: Self::Raw) -> Self {
                    raw
                }
            }
        )+
    };
}

plain_parameters!(
    c_int,
    c_uint,
    c_char,
    u8,
    isize,
    usize,
    i64,
    u64,
    f64,
    Option<pycore_abi::functions::destructor>,
    Option<pycore_abi::functions::Py_tracefunc>,
);

impl<T> FromC for *mut T {
    type Raw = Self;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        raw
    }
}

impl<T> FromC for *const T {
    type Raw = Self;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        raw
    }
}

/// A result of a C function.
pub(crate) trait IntoC {
    /// What C gets.
    type Raw;

    /// The value for C; an error has left its exception in the thread's state.
    fn into_c(self) -> Self::Raw;
}

/// The pointer of a borrowed object.
pub(crate) fn raw<T: ObjectLike>(object: &T) -> *mut PyObject {
    ptr::from_ref(object).cast_mut().cast()
}

/// The pointer of an object, whose reference passes on.
pub(crate) fn give<T: ObjectLike>(object: Owned<T>) -> *mut PyObject {
    object.into_raw().as_ptr().cast()
}

/// The pointer of an object, whose reference passes on, or NULL.
pub(crate) fn give_or_null<T: ObjectLike>(object: Option<Owned<T>>) -> *mut PyObject {
    object.map_or(ptr::null_mut(), give)
}

impl<T: ObjectLike> IntoC for Fallible<Owned<T>> {
    type Raw = *mut PyObject;

    fn into_c(self) -> Self::Raw {
        self.map_or(ptr::null_mut(), give)
    }
}

impl<T: ObjectLike> IntoC for Fallible<Option<Owned<T>>> {
    type Raw = *mut PyObject;

    fn into_c(self) -> Self::Raw {
        self.map_or(ptr::null_mut(), give_or_null)
    }
}

impl<T: ObjectLike> IntoC for Owned<T> {
    type Raw = *mut PyObject;

    fn into_c(self) -> Self::Raw {
        give(self)
    }
}

impl<T: ObjectLike> IntoC for Option<Owned<T>> {
    type Raw = *mut PyObject;

    fn into_c(self) -> Self::Raw {
        give_or_null(self)
    }
}

/// A borrowed object, or NULL.
#[derive(Clone, Copy)]
pub(crate) struct Borrowed(pub(crate) *mut PyObject);

impl Borrowed {
    pub(crate) const NULL: Self = Self(ptr::null_mut());

    pub(crate) fn of<T: ObjectLike>(object: &T) -> Self {
        Self(raw(object))
    }

    /// An object that something else holds: the reference is dropped, the object stays.
    pub(crate) fn held<T: ObjectLike>(object: Owned<T>) -> Self {
        Self(raw(&*object))
    }
}

impl IntoC for Borrowed {
    type Raw = *mut PyObject;

    fn into_c(self) -> Self::Raw {
        self.0
    }
}

impl IntoC for Fallible<Borrowed> {
    type Raw = *mut PyObject;

    fn into_c(self) -> Self::Raw {
        self.map_or(ptr::null_mut(), |borrowed| borrowed.0)
    }
}

/// Zero, or -1 with an exception.
impl IntoC for Fallible<()> {
    type Raw = c_int;

    fn into_c(self) -> Self::Raw {
        if self.is_ok() { 0 } else { -1 }
    }
}

/// One, zero, or -1 with an exception.
impl IntoC for Fallible<bool> {
    type Raw = c_int;

    fn into_c(self) -> Self::Raw {
        self.map_or(-1, c_int::from)
    }
}

impl IntoC for bool {
    type Raw = c_int;

    fn into_c(self) -> Self::Raw {
        self.into()
    }
}

/// Results that are -1 with an exception.
macro_rules! numbers {
    ($($kind:ty = $error:expr),+ $(,)?) => {
        $(
            impl IntoC for Fallible<$kind> {
                type Raw = $kind;

                fn into_c(self) -> Self::Raw {
                    self.unwrap_or($error)
                }
            }
        )+
    };
}

numbers!(
    c_int = -1,
    isize = -1,
    c_long = -1,
    u64 = u64::MAX,
    usize = usize::MAX,
    f64 = -1.0,
    u32 = u32::MAX
);

impl<T> IntoC for Fallible<*mut T> {
    type Raw = *mut T;

    fn into_c(self) -> Self::Raw {
        self.unwrap_or(ptr::null_mut())
    }
}

impl<T> IntoC for Fallible<*const T> {
    type Raw = *const T;

    fn into_c(self) -> Self::Raw {
        self.unwrap_or(ptr::null())
    }
}

/// Results that stay what they are.
macro_rules! plain_results {
    ($($kind:ty),+ $(,)?) => {
        $(
            impl IntoC for $kind {
                type Raw = Self;

                fn into_c(self) -> Self::Raw {
                    self
                }
            }
        )+
    };
}

plain_results!((), c_int, c_uint, isize, usize, i64, u64, f64);

impl<T> IntoC for *mut T {
    type Raw = Self;

    fn into_c(self) -> Self::Raw {
        self
    }
}

impl<T> IntoC for *const T {
    type Raw = Self;

    fn into_c(self) -> Self::Raw {
        self
    }
}

/// An argument that must be of a type, or the caller has made a mistake.
pub(crate) fn expect<'a, T: Layout>(thread: &Thread, object: &'a Object) -> Fallible<&'a T> {
    match object.downcast::<T>() {
        Some(object) => Ok(object),
        None => Err(bad_internal_call(thread)),
    }
}

/// `SystemError`: C code has passed what it must not.
#[cold]
pub(crate) fn bad_internal_call(thread: &Thread) -> Raised {
    raise!(thread, SYSTEM_ERROR, "bad argument to internal function")
}

/// Text that C passes, which should be UTF-8.
pub(crate) fn text(
    thread: &Thread,
    raw: &CStr,
) -> Fallible<Owned<pycore_objects::types::str::Str>> {
    crate::unicodeobject::decode_utf8(thread, raw.to_bytes(), None)
}
