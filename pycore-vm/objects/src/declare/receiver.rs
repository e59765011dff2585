//! What native functions get as their first argument.

use core::ffi::c_int;
use std::marker::PhantomData;

use pycore_abi::constants::method_flag::{METH_CLASS, METH_STATIC};

use super::messages;
use super::signature::Signature;
use crate::core::{Layout, Object, Thread, TypeObject};
use crate::types::object::OBJECT;

/// A struct whose references are receivers of methods.
///
/// # Safety
///
/// 1. Objects of the type, or of types that derive from it, are laid out as the struct.
pub unsafe trait Native: 'static {
    /// The type object.
    fn type_object() -> &'static TypeObject;

    /// The struct as an object.
    #[inline(always)]
    fn header_of(this: &Self) -> &Object
    where
        Self: Sized,
    {
        // SAFETY: an object's memory begins with the header (condition 1).
        unsafe { &*std::ptr::from_ref(this).cast::<Object>() }
    }
}

// SAFETY: `Layout` promises it.
unsafe impl<T: Layout> Native for T {
    #[inline(always)]
    fn type_object() -> &'static TypeObject {
        T::type_object()
    }
}

// SAFETY: everything is an object.
unsafe impl Native for Object {
    fn type_object() -> &'static TypeObject {
        OBJECT.get()
    }
}

/// What a native function gets as its first argument.
pub trait Receiver: 'static {
    /// The argument.
    type This<'a>: Copy;
    /// The flag of the C definition.
    const FLAG: c_int;
    /// The type whose method it is, if any.
    const OWNER: Option<fn() -> &'static TypeObject>;

    /// The argument of a call.
    ///
    /// # Safety
    ///
    /// 1. `this` is what the kind of function demands, and lives for `'a`.
    unsafe fn receive<'a>(this: *const Object) -> Self::This<'a>;

    /// What messages call the function: `list.append()`, `math.sqrt()`.
    fn qualified(thread: &Thread, this: Self::This<'_>, signature: &Signature) -> String;
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
    const OWNER: Option<fn() -> &'static TypeObject> = Some(T::type_object);

    #[inline(always)]
    unsafe fn receive<'a>(this: *const Object) -> &'a T {
        debug_assert!(!this.is_null());
        // SAFETY: condition 1: an object of the type, which is laid out as `T`.
        unsafe { &*this.cast::<T>() }
    }

    fn qualified(_thread: &Thread, _this: Self::This<'_>, signature: &Signature) -> String {
        format!("{}.{}()", messages::short_name(T::type_object()), signature.name())
    }
}

impl<T: Native> Receiver for Class<T> {
    type This<'a> = &'a TypeObject;
    const FLAG: c_int = METH_CLASS;
    const OWNER: Option<fn() -> &'static TypeObject> = Some(T::type_object);

    #[inline(always)]
    unsafe fn receive<'a>(this: *const Object) -> &'a TypeObject {
        debug_assert!(!this.is_null());
        // SAFETY: condition 1: a type object.
        unsafe { &*this.cast::<TypeObject>() }
    }

    fn qualified(_thread: &Thread, this: Self::This<'_>, signature: &Signature) -> String {
        let class = this.as_class().and_then(|class| class.qualified_name().get());
        match class {
            Some(class) => format!("{}.{}()", class.to_string_lossy(), signature.name()),
            None => format!("{}.{}()", messages::short_name(this), signature.name()),
        }
    }
}

impl<T: Native> Receiver for Static<T> {
    type This<'a> = ();
    const FLAG: c_int = METH_STATIC;
    const OWNER: Option<fn() -> &'static TypeObject> = Some(T::type_object);

    #[inline(always)]
    unsafe fn receive<'a>(_this: *const Object) -> Self::This<'a> {}

    fn qualified(_thread: &Thread, _this: Self::This<'_>, signature: &Signature) -> String {
        format!("{}.{}()", messages::short_name(T::type_object()), signature.name())
    }
}

impl Receiver for Module {
    type This<'a> = Option<&'a Object>;
    const FLAG: c_int = 0;
    const OWNER: Option<fn() -> &'static TypeObject> = None;

    #[inline(always)]
    unsafe fn receive<'a>(this: *const Object) -> Option<&'a Object> {
        // SAFETY: condition 1: NULL or an object.
        unsafe { this.as_ref() }
    }

    fn qualified(thread: &Thread, this: Self::This<'_>, signature: &Signature) -> String {
        let module = this.and_then(Object::downcast::<crate::types::module::Module>);
        match module.and_then(|module| module.name(thread)) {
            Some(module) if !module.equals_ascii("builtins") => {
                format!("{module}.{}()", signature.name())
            }
            _ => format!("{}()", signature.name()),
        }
    }
}
