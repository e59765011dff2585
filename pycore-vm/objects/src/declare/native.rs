//! Native functions and computed attributes as data, and the C functions that the data names.

use core::ffi::{CStr, c_int, c_void};
use std::marker::PhantomData;
use std::mem::transmute;
use std::ptr;

use pycore_abi::constants::method_flag::{
    METH_CLASS, METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O, METH_STATIC,
};
use pycore_abi::functions::PyCFunction;
use pycore_abi::{PyGetSetDef, PyMemberDef, PyMethodDef, PyObject};

use super::arguments::{Arguments, Names};
use super::bind::One;
use super::messages;
use super::module::Effects;
use super::signature::Signature;
use crate::core::{Fallible, Layout, Object, Raised, Slot, Thread, TypeObject};

/// The body of a native function: what the evaluator calls.
///
/// `this` is the receiver, the class, or the module; NULL or anything for static methods. Arguments are slots:
/// positional ones first, then the values of keyword arguments, whose names are in the tuple `names`. NULL is the
/// result with an exception raised.
pub type NativeBody = unsafe extern "C" fn(
    thread: &Thread,
    this: *const Object,
    arguments: *const Slot,
    count: usize,
    names: Names<'_>,
) -> Slot;

/// A native function: CPython's definition, which C code sees, and behind it what only the evaluator knows.
#[repr(C)]
pub struct NativeFunction {
    /// Name, C entry, flags, documentation.
    pub definition: PyMethodDef,
    /// The body over slots.
    pub body: NativeBody,
    /// Names and kinds of the parameters.
    pub signature: &'static Signature,
    /// What a call can do.
    pub effects: Effects,
}

/// A computed attribute.
#[repr(transparent)]
pub struct NativeGetSet(pub PyGetSetDef);

/// An attribute that is a field of the object.
#[repr(transparent)]
pub struct NativeMember(pub PyMemberDef);

// SAFETY: definitions are immutable data: pointers to static text and to functions.
unsafe impl Sync for NativeFunction {}
// SAFETY: as above.
unsafe impl Sync for NativeGetSet {}
// SAFETY: as above.
unsafe impl Sync for NativeMember {}

/// A struct whose references are receivers of methods.
///
/// # Safety
///
/// 1. Objects of the type, or of types that derive from it, are laid out as the struct.
pub unsafe trait Native: 'static {
    /// The type object.
    fn type_object() -> &'static TypeObject;
}

// SAFETY: `Layout` promises it.
unsafe impl<T: Layout> Native for T {
    #[inline(always)]
    fn type_object() -> &'static TypeObject {
        T::type_object()
    }
}

/// What a native function gets as its first argument.
pub trait Receiver: 'static {
    /// The argument.
    type This<'a>: Copy;
    /// The flag of the C definition.
    const FLAG: c_int;

    /// The argument of a call.
    ///
    /// # Safety
    ///
    /// 1. `this` is what the kind of function demands, and lives for `'a`.
    unsafe fn receive<'a>(this: *const Object) -> Self::This<'a>;

    /// What messages call the function: `list.append()`, `math.sqrt()`.
    fn qualified(this: Self::This<'_>, signature: &Signature) -> String;
}

/// Methods: an object of the type.
pub struct Instance<T>(PhantomData<T>);
/// Class methods: the class, which is the type or derives from it.
pub struct Class<T>(PhantomData<T>);
/// Static methods: nothing.
pub struct Static<T>(PhantomData<T>);
/// Functions of a module: the module, or whatever it was bound to.
pub struct Module;

impl<T: Native> Receiver for Instance<T> {
    type This<'a> = &'a T;
    const FLAG: c_int = 0;

    #[inline(always)]
    unsafe fn receive<'a>(this: *const Object) -> &'a T {
        debug_assert!(!this.is_null());
        // SAFETY: condition 1: an object of the type, which is laid out as `T`.
        unsafe { &*this.cast::<T>() }
    }

    fn qualified(_this: Self::This<'_>, signature: &Signature) -> String {
        format!("{}.{}()", messages::short_name(T::type_object()), signature.name())
    }
}

impl<T: Native> Receiver for Class<T> {
    type This<'a> = &'a TypeObject;
    const FLAG: c_int = METH_CLASS;

    #[inline(always)]
    unsafe fn receive<'a>(this: *const Object) -> &'a TypeObject {
        debug_assert!(!this.is_null());
        // SAFETY: condition 1: a type object.
        unsafe { &*this.cast::<TypeObject>() }
    }

    fn qualified(_this: Self::This<'_>, signature: &Signature) -> String {
        format!("{}.{}()", messages::short_name(T::type_object()), signature.name())
    }
}

impl<T: Native> Receiver for Static<T> {
    type This<'a> = ();
    const FLAG: c_int = METH_STATIC;

    #[inline(always)]
    unsafe fn receive<'a>(_this: *const Object) -> Self::This<'a> {}

    fn qualified(_this: Self::This<'_>, signature: &Signature) -> String {
        format!("{}.{}()", messages::short_name(T::type_object()), signature.name())
    }
}

impl Receiver for Module {
    type This<'a> = Option<&'a Object>;
    const FLAG: c_int = 0;

    #[inline(always)]
    unsafe fn receive<'a>(this: *const Object) -> Option<&'a Object> {
        // SAFETY: condition 1: NULL or an object.
        unsafe { this.as_ref() }
    }

    fn qualified(this: Self::This<'_>, signature: &Signature) -> String {
        match this.and_then(super::pending::module_name) {
            Some(module) if module != "builtins" => format!("{module}.{}()", signature.name()),
            _ => format!("{}()", signature.name()),
        }
    }
}

/// The value of a closure type that captures nothing, of which one was given to a `const fn` when its table was made.
#[inline(always)]
pub(super) fn closure<F: Copy>() -> F {
    const { assert!(size_of::<F>() == 0, "a closure of a table captures nothing") };
    // SAFETY: a value without bytes may be read from anywhere; `F` is inhabited and `Copy`, since the table's maker got one.
    unsafe { ptr::NonNull::<F>::dangling().read() }
}

/// A result as C code takes it.
#[inline(always)]
pub(super) fn to_raw(thread: &Thread, result: Fallible<Slot>) -> *mut PyObject {
    match result.and_then(|slot| slot.take_object(thread)) {
        Ok(Some(object)) => object.into_raw().as_ptr().cast(),
        Ok(None) | Err(Raised) => ptr::null_mut(),
    }
}

#[inline(always)]
fn to_slot(result: Fallible<Slot>) -> Slot {
    result.unwrap_or_else(|Raised| Slot::null())
}

/// The body of a function whose closure is of type `F`.
///
/// # Safety
///
/// 1. `this` is what `R` demands; there are `count` values with one more for each name.
unsafe extern "C" fn body<R: Receiver, F>(
    thread: &Thread,
    this: *const Object,
    arguments: *const Slot,
    count: usize,
    names: Names<'_>,
) -> Slot
where
    F: Copy + for<'a> Fn(&'a Thread, R::This<'a>, Arguments<'a>) -> Fallible<Slot>,
{
    // SAFETY: condition 1.
    let (this, arguments) = unsafe { (R::receive(this), Arguments::new(arguments, count, names)) };
    to_slot(closure::<F>()(thread, this, arguments))
}

/// The C functions for the flags that a definition may have.
///
/// # Safety of all of them
///
/// 1. They are called by C's convention for these flags, with a receiver that `R` demands, by the thread that holds the
///    lock. An array of object pointers is an array of slots that own them.
struct Entry<R, F>(PhantomData<(R, F)>);

impl<R: Receiver, F> Entry<R, F>
where
    F: Copy + for<'a> Fn(&'a Thread, R::This<'a>, Arguments<'a>) -> Fallible<Slot>,
{
    #[inline(always)]
    unsafe fn call(
        this: *mut PyObject,
        values: *const Slot,
        count: usize,
        names: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: condition 1.
        unsafe {
            let thread = Thread::current();
            let names = Names::new(names.cast::<Object>().as_ref());
            let arguments = Arguments::new(values, count, names);
            to_raw(thread, closure::<F>()(thread, R::receive(this.cast()), arguments))
        }
    }

    unsafe extern "C" fn no_arguments(
        this: *mut PyObject,
        _nothing: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: condition 1.
        unsafe { Self::call(this, ptr::null(), 0, ptr::null_mut()) }
    }

    unsafe extern "C" fn one_argument(this: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
        let values = [Slot::from_bits(value.expose_provenance() as u64)];
        // SAFETY: condition 1.
        unsafe { Self::call(this, values.as_ptr(), 1, ptr::null_mut()) }
    }

    unsafe extern "C" fn positional(
        this: *mut PyObject,
        values: *const *mut PyObject,
        count: isize,
    ) -> *mut PyObject {
        // SAFETY: condition 1.
        unsafe { Self::call(this, values.cast(), count as usize, ptr::null_mut()) }
    }

    unsafe extern "C" fn keywords(
        this: *mut PyObject,
        values: *const *mut PyObject,
        count: isize,
        names: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: condition 1.
        unsafe { Self::call(this, values.cast(), count as usize, names) }
    }

    const fn of(convention: Convention) -> PyCFunction {
        type Fast =
            unsafe extern "C" fn(*mut PyObject, *const *mut PyObject, isize) -> *mut PyObject;
        type FastNamed = unsafe extern "C" fn(
            *mut PyObject,
            *const *mut PyObject,
            isize,
            *mut PyObject,
        ) -> *mut PyObject;
        match convention {
            Convention::NoArguments => Self::no_arguments,
            Convention::OneArgument => Self::one_argument,
            // SAFETY: C keeps all function types in this one; the flags say which it is.
            Convention::Positional => unsafe { transmute::<Fast, PyCFunction>(Self::positional) },
            // SAFETY: as above.
            Convention::Keywords => unsafe { transmute::<FastNamed, PyCFunction>(Self::keywords) },
        }
    }
}

/// How C code passes arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// `METH_NOARGS`
    NoArguments,
    /// `METH_O`
    OneArgument,
    /// `METH_FASTCALL`
    Positional,
    /// `METH_FASTCALL | METH_KEYWORDS`
    Keywords,
}

impl Convention {
    const fn flags(self) -> c_int {
        match self {
            Self::NoArguments => METH_NOARGS,
            Self::OneArgument => METH_O,
            Self::Positional => METH_FASTCALL,
            Self::Keywords => METH_FASTCALL | METH_KEYWORDS,
        }
    }
}

impl NativeFunction {
    /// Flag of definitions that are the head of a `NativeFunction`; above all of CPython's.
    pub const FLAG: c_int = 1 << 30;

    /// A function; what is called is the closure, which captures nothing.
    pub const fn new<R: Receiver, F>(
        convention: Convention,
        signature: &'static Signature,
        effects: Effects,
        _closure: F,
    ) -> Self
    where
        F: Copy + for<'a> Fn(&'a Thread, R::This<'a>, Arguments<'a>) -> Fallible<Slot>,
    {
        Self {
            definition: PyMethodDef {
                ml_name: signature.name.as_ptr(),
                ml_meth: Some(Entry::<R, F>::of(convention)),
                ml_flags: convention.flags() | R::FLAG | Self::FLAG,
                ml_doc: if signature.doc.is_empty() { ptr::null() } else { signature.doc.as_ptr() },
            },
            body: body::<R, F>,
            signature,
            effects,
        }
    }

    /// The native function that a definition is the head of; `None` for those of C extensions.
    ///
    /// # Safety
    ///
    /// 1. The definition is in static memory, and where it has [`NativeFunction::FLAG`] it came from `new`.
    pub unsafe fn of(definition: *const PyMethodDef) -> Option<&'static Self> {
        // SAFETY: condition 1.
        unsafe {
            let is_ours = (*definition).ml_flags & Self::FLAG != 0;
            is_ours.then(|| &*definition.cast::<Self>())
        }
    }

    /// The Python name.
    pub fn name(&self) -> &'static str {
        self.signature.name()
    }
}

impl<'a> Arguments<'a> {
    /// Checks that there are no arguments.
    #[inline(always)]
    pub fn none<R: Receiver>(
        &self,
        thread: &Thread,
        this: R::This<'_>,
        signature: &'static Signature,
    ) -> Fallible {
        if self.is_empty() {
            return Ok(());
        }
        Err(refuse::<R>(thread, this, signature, self, Some(messages::no_arguments)))
    }

    /// The only argument.
    #[inline(always)]
    pub fn only<R: Receiver>(
        self,
        thread: &'a Thread,
        this: R::This<'_>,
        signature: &'static Signature,
    ) -> Fallible<One<'a>> {
        match self.positional() {
            [value] if self.names().is_empty() => Ok(One::new(thread, signature, value)),
            _ => Err(refuse::<R>(thread, this, signature, &self, Some(messages::one_argument))),
        }
    }

    /// Checks that no argument is given by name.
    #[inline(always)]
    pub fn unnamed<R: Receiver>(
        &self,
        thread: &Thread,
        this: R::This<'_>,
        signature: &'static Signature,
    ) -> Fallible {
        if self.names().is_empty() {
            return Ok(());
        }
        Err(refuse::<R>(thread, this, signature, self, None))
    }
}

/// Raises what is wrong with the names or the number of arguments.
#[cold]
fn refuse<R: Receiver>(
    thread: &Thread,
    this: R::This<'_>,
    signature: &'static Signature,
    arguments: &Arguments<'_>,
    count: Option<fn(&Thread, &str, usize) -> Raised>,
) -> Raised {
    let name = R::qualified(this, signature);
    match count {
        Some(message) if arguments.names().is_empty() => message(thread, &name, arguments.len()),
        _ => messages::no_keywords(thread, &name),
    }
}

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
#[derive(Clone, Copy)]
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
