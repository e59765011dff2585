//! The memory of built-in functions and methods, and their calls.
//!
//! ```text
//!   0        16           24     32       40        48           56
//!   ├────────┼────────────┼──────┼────────┼─────────┼────────────┼───────┤
//!   │ header │ definition │ self │ module │ weak    │ vectorcall │ class │   `builtin_method` only
//!   └────────┴────────────┴──────┴────────┴─────────┴────────────┴───────┘
//! ```
//!
//! Invariants: the definition lives for ever, or as long as what it was given for; its function takes the receiver that
//! the object holds.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr;

use pycore_abi::constants::method_flag::{METH_METHOD, METH_STATIC};
use pycore_abi::functions::vectorcallfunc;
use pycore_abi::{PyCFunctionObject, PyCMethodObject, PyMethodDef, PyObject};

use super::BUILTIN_METHOD;
use crate::core::{
    Fallible, Object, Owned, Place, Raised, Slot, Thread, Trace, Tracer, TypeObject,
};
use crate::declare::{Arguments, Effects, Names, NativeFunction, foreign};
use crate::protocol::call as protocol;

/// A function of a definition, with what it is bound to.
#[repr(C)]
pub struct BuiltinFunction {
    object: Object,
    definition: *const PyMethodDef,
    this: Place,
    pub(super) module: Place,
    weak_references: Cell<*mut PyObject>,
    vectorcall: Cell<Option<vectorcallfunc>>,
}

/// One of a definition that also wants the class which it is a method of (`METH_METHOD`).
#[repr(C)]
pub struct BuiltinMethod {
    function: BuiltinFunction,
    class: Place<TypeObject>,
}

const _: () = {
    assert!(size_of::<BuiltinFunction>() == size_of::<PyCFunctionObject>());
    assert!(offset_of!(BuiltinFunction, definition) == offset_of!(PyCFunctionObject, m_ml));
    assert!(offset_of!(BuiltinFunction, this) == offset_of!(PyCFunctionObject, m_self));
    assert!(offset_of!(BuiltinFunction, module) == offset_of!(PyCFunctionObject, m_module));
    assert!(
        offset_of!(BuiltinFunction, weak_references)
            == offset_of!(PyCFunctionObject, m_weakreflist)
    );
    assert!(offset_of!(BuiltinFunction, vectorcall) == offset_of!(PyCFunctionObject, vectorcall));
    assert!(size_of::<BuiltinMethod>() == size_of::<PyCMethodObject>());
    assert!(offset_of!(BuiltinMethod, class) == offset_of!(PyCMethodObject, mm_class));
};

impl BuiltinFunction {
    /// A native function, bound to an object, a class, a module, or nothing, as its kind demands.
    ///
    /// `module` is what `__module__` gives: the module's name for a module's functions.
    pub fn new(
        thread: &Thread,
        function: &'static NativeFunction,
        this: Option<&Object>,
        module: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        if !function.accepts(this) {
            let name = function.name();
            return Err(crate::raise!(
                thread,
                SYSTEM_ERROR,
                "{name}() cannot be bound to this object"
            ));
        }
        // SAFETY: the definition is static, and what it takes was checked.
        unsafe { Self::make(thread, &function.definition, this, module) }
    }

    /// A function of any definition.
    ///
    /// # Safety
    ///
    /// 1. The definition lives as long as the function, or as `this`, and is as [`NativeFunction::of`] wants it.
    /// 2. Its function is of the convention that the flags name, and takes `this` and `class`.
    pub unsafe fn from_definition(
        thread: &Thread,
        definition: *const PyMethodDef,
        this: Option<&Object>,
        module: Option<&Object>,
        class: Option<&TypeObject>,
    ) -> Fallible<Owned<Self>> {
        // SAFETY: condition 1.
        let (raw, name) = unsafe { (&*definition, foreign::name(&*definition)) };
        if !foreign::has_convention(raw) {
            return Err(crate::raise!(thread, SYSTEM_ERROR, "{name}() method: bad call flags"));
        }
        match (raw.ml_flags & METH_METHOD != 0, class) {
            // SAFETY: the conditions.
            (false, None) => unsafe { Self::make(thread, definition, this, module) },
            (true, Some(class)) => {
                let method = thread.new_object(|object| BuiltinMethod {
                    function: Self::contents(object, definition, this, module),
                    class: Place::new(Owned::share(class)),
                })?;
                let function = method.into_object().downcast();
                function.map_err(|_| thread.raise_bad_slot())
            }
            (true, None) => {
                let what = "attempting to create PyCMethod with a METH_METHOD flag but no class";
                Err(crate::raise!(thread, SYSTEM_ERROR, "{what}"))
            }
            (false, Some(_)) => {
                let what = "attempting to create PyCFunction with class but no METH_METHOD flag";
                Err(crate::raise!(thread, SYSTEM_ERROR, "{what}"))
            }
        }
    }

    /// # Safety
    ///
    /// 1. As for [`BuiltinFunction::from_definition`].
    unsafe fn make(
        thread: &Thread,
        definition: *const PyMethodDef,
        this: Option<&Object>,
        module: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self::contents(object, definition, this, module))
    }

    fn contents(
        object: Object,
        definition: *const PyMethodDef,
        this: Option<&Object>,
        module: Option<&Object>,
    ) -> Self {
        // SAFETY: the callers' condition.
        let takes_tuple = foreign::takes_tuple(unsafe { &*definition });
        let place = |object: Option<&Object>| {
            object.map_or(Place::empty(), |object| Place::new(Owned::share(object)))
        };
        Self {
            object,
            definition,
            this: place(this),
            module: place(module),
            weak_references: Cell::new(ptr::null_mut()),
            vectorcall: Cell::new((!takes_tuple).then_some(vectorcall as vectorcallfunc)),
        }
    }

    /// The function as an object.
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    /// The definition.
    #[inline(always)]
    pub fn definition(&self) -> &PyMethodDef {
        // SAFETY: the invariant.
        unsafe { &*self.definition }
    }

    /// The native function, if it is one of ours: then its body can be called with slots.
    #[inline(always)]
    pub fn native(&self) -> Option<&'static NativeFunction> {
        // SAFETY: definitions with our flag are static.
        unsafe { NativeFunction::of(self.definition) }
    }

    /// What the function is bound to.
    #[inline(always)]
    pub fn this(&self) -> Option<&Object> {
        // SAFETY: the field is never written after the function was made.
        unsafe { self.this.peek() }
    }

    /// `__self__`: what it is bound to, but for static methods.
    pub fn receiver(&self) -> Option<&Object> {
        if self.definition().ml_flags & METH_STATIC != 0 { None } else { self.this() }
    }

    /// The name.
    pub fn name(&self) -> &str {
        // SAFETY: the invariant.
        unsafe { foreign::name(self.definition()) }
    }

    /// The documentation, signature in front.
    pub fn raw_doc(&self) -> Option<&str> {
        // SAFETY: the invariant.
        unsafe { foreign::doc(self.definition()) }
    }

    /// The class that a `builtin_method` is a method of.
    pub fn class(&self) -> Option<&TypeObject> {
        if !ptr::eq(self.object.type_object(), BUILTIN_METHOD.get()) {
            return None;
        }
        // SAFETY: objects of this type are laid out so; the field is never written after it was made.
        unsafe {
            let method = &*ptr::from_ref(self).cast::<BuiltinMethod>();
            method.class.peek()
        }
    }

    /// The address of the C function, by which functions are told apart.
    pub(super) fn address(&self) -> usize {
        self.definition().ml_meth.map_or(0, |function| function as usize)
    }

    /// Calls the function. The result may be a value that is no object.
    #[inline]
    pub fn call_to_slot(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Slot> {
        let Some(native) = self.native() else {
            return self.call(thread, arguments).map(Slot::owned);
        };
        self.check_names(thread, native, &arguments)?;
        // SAFETY: the invariant.
        let result = unsafe { native.call(thread, self.this(), arguments) };
        if result.is_null() {
            return Err(thread.raised().unwrap_or_else(|| thread.raise_bad_slot()));
        }
        Ok(result)
    }

    /// Refuses names where the function takes a tuple.
    #[inline(always)]
    fn check_names(
        &self,
        thread: &Thread,
        native: &NativeFunction,
        arguments: &Arguments<'_>,
    ) -> Fallible {
        if arguments.names().is_empty() || !native.effects.contains(Effects::TAKES_TUPLE) {
            return Ok(());
        }
        Err(crate::raise!(thread, TYPE_ERROR, "{}() takes no keyword arguments", native.name()))
    }

    /// Calls the function.
    #[inline]
    pub fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some(native) = self.native() else {
            if arguments.names().is_empty() {
                let this = self.receiver();
                // SAFETY: the invariant; the result is NULL, or a reference that passes on.
                unsafe {
                    let quick =
                        foreign::call_quickly(self.definition(), this, arguments.positional());
                    if let Some(result) = quick {
                        return protocol::check(thread, self.as_object(), result.cast());
                    }
                }
            }
            // SAFETY: the invariant.
            return unsafe {
                foreign::call(
                    thread,
                    self.definition(),
                    self.receiver(),
                    self.class(),
                    arguments,
                    self,
                )
            };
        };
        self.check_names(thread, native, &arguments)?;
        // SAFETY: the invariant.
        let result = unsafe { native.call(thread, self.this(), arguments) };
        match result.into_object(thread)? {
            Some(object) => Ok(object),
            None => Err(thread.raised().unwrap_or_else(|| thread.raise_bad_slot())),
        }
    }
}

/// The C function that calls a built-in function with an array of arguments.
///
/// # Safety
///
/// 1. `function` is a built-in function, and the arguments are of C's convention.
unsafe extern "C" fn vectorcall(
    function: *mut PyObject,
    values: *const *mut PyObject,
    count: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: condition 1. The highest bit says that the word in front of the values may be overwritten.
    let (thread, function, arguments) = unsafe {
        let count = count & !(1 << (usize::BITS - 1));
        let names = Names::of(names.cast::<Object>().as_ref());
        let arguments = Arguments::new(values.cast(), count, names);
        (Thread::current(), &*function.cast::<BuiltinFunction>(), arguments)
    };
    match function.call(thread, arguments) {
        Ok(object) => object.into_raw().as_ptr().cast(),
        Err(Raised { .. }) => ptr::null_mut(),
    }
}

impl Trace for BuiltinFunction {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.this.trace(tracer);
        self.module.trace(tracer);
    }
}

impl Trace for BuiltinMethod {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.function.trace(tracer);
        self.class.trace(tracer);
    }
}
