//! The function types of slots and tables, as `object.h` and its companions declare them.

use core::ffi::{c_char, c_int, c_void};

use crate::{_frame, Py_buffer, PyObject, PyTypeObject};

/// Declares function types of the C ABI.
macro_rules! function_types {
    ($($(#[$doc:meta])+ $name:ident($($parameter:ty),*) $(-> $result:ty)?;)+) => {
        $(
            $(#[$doc])+
            pub type $name = unsafe extern "C" fn($($parameter),*) $(-> $result)?;
        )+
    };
}

type Object = *mut PyObject;

function_types! {
    /// One operand to a new object.
    unaryfunc(Object) -> Object;
    /// Two operands to a new object.
    binaryfunc(Object, Object) -> Object;
    /// Three operands to a new object.
    ternaryfunc(Object, Object, Object) -> Object;
    /// A question: 1, 0, or -1 with an exception.
    inquiry(Object) -> c_int;
    /// A length, or -1 with an exception.
    lenfunc(Object) -> isize;
    /// Item or repetition by number.
    ssizeargfunc(Object, isize) -> Object;
    /// Assignment to an item by number; a NULL value deletes.
    ssizeobjargproc(Object, isize, Object) -> c_int;
    /// Assignment to an item by key; a NULL value deletes.
    objobjargproc(Object, Object, Object) -> c_int;
    /// Containment: 1, 0, or -1 with an exception.
    objobjproc(Object, Object) -> c_int;
    /// What a traversal calls for every object found; a result other than 0 ends it.
    visitproc(Object, *mut c_void) -> c_int;
    /// Calls the visitor for every object that this one owns.
    traverseproc(Object, visitproc, *mut c_void) -> c_int;
    /// Frees memory.
    freefunc(*mut c_void);
    /// Ends an object whose count reached zero.
    destructor(Object);
    /// Attribute by C string.
    getattrfunc(Object, *mut c_char) -> Object;
    /// Attribute by name object.
    getattrofunc(Object, Object) -> Object;
    /// Assignment to an attribute by C string.
    setattrfunc(Object, *mut c_char, Object) -> c_int;
    /// Assignment to an attribute by name object; a NULL value deletes.
    setattrofunc(Object, Object, Object) -> c_int;
    /// `repr` or `str`.
    reprfunc(Object) -> Object;
    /// Hash, or -1 with an exception.
    hashfunc(Object) -> isize;
    /// Comparison by `Py_LT` ... `Py_GE`.
    richcmpfunc(Object, Object, c_int) -> Object;
    /// Iterator of an object.
    getiterfunc(Object) -> Object;
    /// Next item; NULL without an exception at the end.
    iternextfunc(Object) -> Object;
    /// `__get__`
    descrgetfunc(Object, Object, Object) -> Object;
    /// `__set__` and `__delete__`
    descrsetfunc(Object, Object, Object) -> c_int;
    /// `__init__`
    initproc(Object, Object, Object) -> c_int;
    /// `__new__`
    newfunc(*mut PyTypeObject, Object, Object) -> Object;
    /// Memory for an instance of a type with a number of items.
    allocfunc(*mut PyTypeObject, isize) -> Object;
    /// A call with positional arguments in an array, and the names of keyword arguments.
    vectorcallfunc(Object, *const Object, usize, Object) -> Object;
    /// `am_send`: a `PySendResult`, and the value through the pointer.
    sendfunc(Object, Object, *mut Object) -> c_int;
    /// Fills a buffer view.
    getbufferproc(Object, *mut Py_buffer, c_int) -> c_int;
    /// Releases a buffer view.
    releasebufferproc(Object, *mut Py_buffer);
    /// Reads a computed attribute.
    getter(Object, *mut c_void) -> Object;
    /// Writes a computed attribute; a NULL value deletes.
    setter(Object, Object, *mut c_void) -> c_int;
    /// Calls a slot for its special method.
    wrapperfunc(Object, Object, *mut c_void) -> Object;
    /// A function of a method table; its flags say which signature it has in truth.
    PyCFunction(Object, Object) -> Object;
    /// A trace or profile function.
    Py_tracefunc(Object, *mut _frame, c_int, Object) -> c_int;
}
