//! Attributes of native types as data: computed ones, and those that are fields.

use core::ffi::{CStr, c_int, c_void};
use std::ptr;

use pycore_abi::{PyGetSetDef, PyMemberDef, PyObject};

use super::native::{closure, to_raw};
use super::receiver::Native;
use crate::core::{Fallible, Object, Raised, Slot, Thread};

/// A computed attribute.
#[repr(transparent)]
pub struct NativeGetSet(pub PyGetSetDef);

/// An attribute that is a field of the object.
#[repr(transparent)]
pub struct NativeMember(pub PyMemberDef);

// SAFETY: a definition is immutable data: pointers to static text and to functions.
unsafe impl Sync for NativeGetSet {}
// SAFETY: as above.
unsafe impl Sync for NativeMember {}

/// The `getter` of a computed attribute.
pub const fn getter<T: Native, F>(_closure: F) -> pycore_abi::functions::getter
where
    F: Copy + for<'a> Fn(&'a Thread, &'a T) -> Fallible<Slot>,
{
    /// # Safety
    ///
    /// 1. `this` is an object of the type, and the thread holds the lock.
    unsafe extern "C" fn get<T: Native, F>(
        this: *mut PyObject,
        _closure: *mut c_void,
    ) -> *mut PyObject
    where
        F: Copy + for<'a> Fn(&'a Thread, &'a T) -> Fallible<Slot>,
    {
        // SAFETY: condition 1.
        let (thread, this) = unsafe { (Thread::current(), &*this.cast::<T>()) };
        to_raw(thread, closure::<F>()(thread, this))
    }
    get::<T, F>
}

/// The `setter` of a computed attribute.
pub const fn setter<T: Native, F>(_closure: F) -> pycore_abi::functions::setter
where
    F: Copy + for<'a> Fn(&'a Thread, &'a T, Option<&'a Object>) -> Fallible,
{
    /// # Safety
    ///
    /// 1. `this` is an object of the type, `value` NULL or an object, and the thread holds the lock.
    unsafe extern "C" fn set<T: Native, F>(
        this: *mut PyObject,
        value: *mut PyObject,
        _closure: *mut c_void,
    ) -> c_int
    where
        F: Copy + for<'a> Fn(&'a Thread, &'a T, Option<&'a Object>) -> Fallible,
    {
        // SAFETY: condition 1.
        let (thread, this, value) =
            unsafe { (Thread::current(), &*this.cast::<T>(), value.cast::<Object>().as_ref()) };
        match closure::<F>()(thread, this, value) {
            Ok(()) => 0,
            Err(Raised) => -1,
        }
    }
    set::<T, F>
}

impl NativeGetSet {
    /// A computed attribute of these functions.
    pub const fn new(
        name: &'static CStr,
        doc: &'static CStr,
        get: Option<pycore_abi::functions::getter>,
        set: Option<pycore_abi::functions::setter>,
    ) -> Self {
        let doc = if doc.is_empty() { ptr::null() } else { doc.as_ptr() };
        Self(PyGetSetDef { name: name.as_ptr(), get, set, doc, closure: ptr::null_mut() })
    }
}

/// How a field that is a member is stored: `Py_T_*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum MemberKind {
    /// `short`
    Short = 0,
    /// `int`
    Int = 1,
    /// `long`
    Long = 2,
    /// `float`
    Float = 3,
    /// `double`
    Double = 4,
    /// `const char *`
    Text = 5,
    /// An object; NULL reads as `None`.
    ObjectOrNone = 6,
    /// `char`
    Char = 7,
    /// `signed char`
    Byte = 8,
    /// `unsigned char`
    UnsignedByte = 9,
    /// `unsigned short`
    UnsignedShort = 10,
    /// `unsigned int`
    UnsignedInt = 11,
    /// `unsigned long`
    UnsignedLong = 12,
    /// Text in the object itself.
    TextInPlace = 13,
    /// `char` of 0 or 1
    Bool = 14,
    /// An object; NULL reads as `AttributeError`.
    Object = 16,
    /// `long long`
    LongLong = 17,
    /// `unsigned long long`
    UnsignedLongLong = 18,
    /// `Py_ssize_t`
    Size = 19,
    /// Always `None`.
    None = 20,
    /// The flags of a type as programs see them; of ours.
    TypeFlags = 100,
}

impl MemberKind {
    /// The kind of C's number.
    pub fn from_number(number: i32) -> std::option::Option<Self> {
        use MemberKind::*;
        [
            Short,
            Int,
            Long,
            Float,
            Double,
            Text,
            ObjectOrNone,
            Char,
            Byte,
            UnsignedByte,
            UnsignedShort,
            UnsignedInt,
            UnsignedLong,
            TextInPlace,
            Bool,
            Object,
            LongLong,
            UnsignedLongLong,
            Size,
            None,
            TypeFlags,
        ]
        .into_iter()
        .find(|kind| *kind as i32 == number)
    }
}

impl NativeMember {
    /// Flag of a member that cannot be written.
    pub const READ_ONLY: i32 = 1;

    /// A member at `offset` bytes from the object.
    pub const fn new(
        name: &'static CStr,
        kind: MemberKind,
        offset: usize,
        flags: i32,
        doc: Option<&'static CStr>,
    ) -> Self {
        Self(PyMemberDef {
            name: name.as_ptr(),
            type_: kind as i32,
            offset: offset as isize,
            flags,
            doc: match doc {
                Some(doc) => doc.as_ptr(),
                None => std::ptr::null(),
            },
        })
    }
}
