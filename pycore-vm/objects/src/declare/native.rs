//! Native functions as data, and the C functions that the data names.

use core::ffi::c_int;
use std::marker::PhantomData;
use std::mem::transmute;
use std::ptr;

use pycore_abi::constants::method_flag::{
    METH_CLASS, METH_COEXIST, METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O, METH_STATIC,
};
use pycore_abi::functions::PyCFunction;
use pycore_abi::{PyMethodDef, PyObject};

use super::arguments::{Arguments, Names};
use super::bind::One;
use super::messages;
use super::module::Effects;
use super::receiver::Receiver;
use super::signature::Signature;
use crate::core::{Fallible, Object, Raised, Slot, Thread, TypeObject};

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
    /// Says that this is not the next definition of an array.
    marker: &'static u64,
    /// The body over slots.
    pub body: NativeBody,
    /// Names and kinds of the parameters.
    pub signature: &'static Signature,
    /// The type whose method it is; nothing for functions of modules.
    pub owner: Option<fn() -> &'static TypeObject>,
    /// What a call can do.
    pub effects: Effects,
}

// SAFETY: a definition is immutable data: pointers to static text and to functions.
unsafe impl Sync for NativeFunction {}

/// What follows the definitions of native functions.
static MARKER: u64 = 0;

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
    match result {
        Ok(slot) if slot.is_pointer() => slot.as_raw(),
        Ok(slot) => boxed(thread, slot),
        Err(Raised) => ptr::null_mut(),
    }
}

/// The same for what is no owning pointer: lasting objects, immediates, errors.
fn boxed(thread: &Thread, slot: Slot) -> *mut PyObject {
    match slot.into_object(thread) {
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
#[inline(never)]
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
        // SAFETY: condition 1. The body is called and not repeated here, so that there is one copy of what it does.
        unsafe {
            let thread = Thread::current();
            let names = Names::of(names.cast::<Object>().as_ref());
            to_raw(thread, Ok(body::<R, F>(thread, this.cast(), values, count, names)))
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
                ml_flags: convention.flags() | R::FLAG | METH_COEXIST,
                ml_doc: if signature.doc.is_empty() { ptr::null() } else { signature.doc.as_ptr() },
            },
            marker: &MARKER,
            body: body::<R, F>,
            signature,
            owner: R::OWNER,
            effects,
        }
    }

    /// The native function that a definition is the head of; `None` for those of C extensions.
    ///
    /// Ours have `METH_COEXIST`, which says the truth: a method that is declared takes the place of what a slot would
    /// give. A bit of our own would be easier to test, but compiled code compares the flags with what it knows, this one
    /// left out, to choose the quickest call.
    ///
    /// # Safety
    ///
    /// 1. The definition lives for ever if it came from `new`. If it has `METH_COEXIST`, a word follows it: the next
    ///    definition's name, or what ends the array.
    #[inline(always)]
    pub unsafe fn of(definition: *const PyMethodDef) -> Option<&'static Self> {
        // SAFETY: condition 1; only ours are followed by the marker.
        unsafe {
            let native = definition.cast::<Self>();
            let is_ours = (*definition).ml_flags & METH_COEXIST != 0
                && ptr::eq((&raw const (*native).marker).cast::<*const u64>().read(), &MARKER);
            is_ours.then(|| &*native)
        }
    }

    /// Whether the function is a method of a type, or of one that it derives from.
    pub fn belongs_to(&self, class: &TypeObject) -> bool {
        self.owner.is_some_and(|owner| class.is_subtype_of(owner()))
    }

    /// Whether the function can be called with this as its first argument.
    pub fn accepts(&self, this: Option<&Object>) -> bool {
        let flags = self.definition.ml_flags;
        let Some(owner) = self.owner.filter(|_| flags & METH_STATIC == 0) else { return true };
        let class = if flags & METH_CLASS != 0 {
            this.and_then(Object::downcast::<TypeObject>)
        } else {
            this.map(Object::type_object)
        };
        class.is_some_and(|class| class.is_subtype_of(owner()))
    }

    /// Calls the body; NULL is the result with an exception raised.
    ///
    /// # Safety
    ///
    /// 1. The function [accepts](NativeFunction::accepts) `this`.
    #[inline(always)]
    pub unsafe fn call(
        &self,
        thread: &Thread,
        this: Option<&Object>,
        arguments: Arguments<'_>,
    ) -> Slot {
        let this = this.map_or(ptr::null(), ptr::from_ref);
        let values = arguments.all_pointer();
        // SAFETY: condition 1; the arguments are of the convention.
        unsafe { (self.body)(thread, this, values, arguments.len(), arguments.names()) }
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
    let name = R::qualified(thread, this, signature);
    match count {
        Some(message) if arguments.names().is_empty() => message(thread, &name, arguments.len()),
        _ => messages::no_keywords(thread, &name),
    }
}
