//! The memory of method descriptors, and their calls.
//!
//! ```text
//!   0        16      24     32               40           48
//!   ├────────┼───────┼──────┼────────────────┼────────────┼────────────┤
//!   │ header │ class │ name │ qualified name │ definition │ vectorcall │
//!   └────────┴───────┴──────┴────────────────┴────────────┴────────────┘
//! ```
//!
//! Invariants: the definition lives for ever, or as long as the class; its function takes instances of the class, or for
//! class methods, the class and what derives from it.

use std::mem::offset_of;

use pycore_abi::functions::vectorcallfunc;
use pycore_abi::{PyMethodDef, PyMethodDescrObject, PyObject};

use crate::core::{Fallible, Object, Owned, Slot, Thread, Trace, Tracer, TypeObject};
use crate::declare::{Arguments, Names, NativeFunction, foreign};
use crate::types::builtin_function::BuiltinFunction;
use crate::types::descriptors::Descriptor;
use crate::types::str::Str;

/// A method of a native type.
#[repr(C)]
pub struct MethodDescriptor {
    common: Descriptor,
    definition: *const PyMethodDef,
    vectorcall: Option<vectorcallfunc>,
}

/// A class method of a native type.
#[repr(C)]
pub struct ClassMethodDescriptor {
    method: MethodDescriptor,
}

const _: () = {
    assert!(size_of::<MethodDescriptor>() == size_of::<PyMethodDescrObject>());
    assert!(offset_of!(MethodDescriptor, definition) == offset_of!(PyMethodDescrObject, d_method));
    assert!(
        offset_of!(MethodDescriptor, vectorcall) == offset_of!(PyMethodDescrObject, vectorcall)
    );
};

impl MethodDescriptor {
    /// A method of a class.
    ///
    /// # Safety
    ///
    /// 1. The definition lives as long as the class, and its function takes instances of it.
    pub unsafe fn new(
        thread: &Thread,
        class: &TypeObject,
        name: Owned<Str>,
        definition: *const PyMethodDef,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            common: Descriptor::new(object, class, name),
            definition,
            vectorcall: Some(vectorcall),
        })
    }

    /// What all descriptors have.
    #[inline(always)]
    pub fn common(&self) -> &Descriptor {
        &self.common
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

    /// The documentation, signature in front.
    pub fn raw_doc(&self) -> Option<&str> {
        // SAFETY: the invariant.
        unsafe { foreign::doc(self.definition()) }
    }

    /// The function bound to an instance of the class, or for class methods, to a class below it; the caller has checked.
    pub(super) fn bind(&self, thread: &Thread, this: &Object) -> Fallible<Owned> {
        let class = (self.definition().ml_flags & pycore_abi::constants::method_flag::METH_METHOD
            != 0)
            .then(|| self.common.class());
        // SAFETY: the invariant; the function holds `this`, whose class or base keeps the definition.
        let function = unsafe {
            BuiltinFunction::from_definition(thread, self.definition, Some(this), None, class)?
        };
        Ok(function.into_object())
    }

    /// Calls the method: the first argument is the instance. The result may be a value that is no object.
    #[inline]
    pub fn call_to_slot(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Slot> {
        let Some(native) = self.native() else {
            return self.call(thread, arguments).map(Slot::owned);
        };
        let Some(this) = arguments.object(thread, 0)? else {
            return self.call(thread, arguments).map(Slot::owned);
        };
        if !std::ptr::eq(this.type_object(), self.common.class()) {
            self.common.check(thread, this)?;
        }
        // SAFETY: the invariant; the receiver is an instance of the class.
        let result = unsafe { native.call(thread, Some(this), arguments.without_first()) };
        if result.is_null() {
            return Err(thread.raised().unwrap_or_else(|| thread.raise_bad_slot()));
        }
        Ok(result)
    }

    /// Calls the method on an instance of the class, which the caller has checked.
    #[inline]
    pub(super) fn call_on(
        &self,
        thread: &Thread,
        this: &Object,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned> {
        let Some(native) = self.native() else {
            let class = Some(self.common.class());
            // SAFETY: the invariant.
            return unsafe {
                foreign::call(thread, self.definition(), Some(this), class, arguments, self)
            };
        };
        // SAFETY: the invariant.
        let result: Slot = unsafe { native.call(thread, Some(this), arguments) };
        match result.into_object(thread)? {
            Some(object) => Ok(object),
            None => Err(thread.raised().unwrap_or_else(|| thread.raise_bad_slot())),
        }
    }
}

impl foreign::Callable for MethodDescriptor {
    fn qualified(&self, thread: &Thread) -> String {
        let name = self.common.qualified_name(thread);
        match name.and_then(|name| crate::protocol::object::str(thread, &name)) {
            Ok(name) => format!("{name}()"),
            Err(raised) => {
                thread.clear_exception(raised);
                format!("{}()", self.common.name())
            }
        }
    }

    fn as_object(&self) -> &Object {
        self.common.as_object()
    }
}

impl ClassMethodDescriptor {
    /// A class method of a class.
    ///
    /// # Safety
    ///
    /// 1. The definition lives as long as the class, and its function takes classes below it.
    pub unsafe fn new(
        thread: &Thread,
        class: &TypeObject,
        name: Owned<Str>,
        definition: *const PyMethodDef,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            method: MethodDescriptor {
                common: Descriptor::new(object, class, name),
                definition,
                vectorcall: None,
            },
        })
    }

    /// The method.
    pub fn method(&self) -> &MethodDescriptor {
        &self.method
    }
}

/// The C function that calls a method with an array of arguments, the instance in front.
///
/// # Safety
///
/// 1. `method` is a method descriptor, and the arguments are of C's convention.
unsafe extern "C" fn vectorcall(
    method: *mut PyObject,
    values: *const *mut PyObject,
    count: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: condition 1. The highest bit says that the word in front of the values may be overwritten.
    let (thread, method, arguments) = unsafe {
        let count = count & !(1 << (usize::BITS - 1));
        let names = Names::of(names.cast::<Object>().as_ref());
        let arguments = Arguments::new(values.cast(), count, names);
        (Thread::current(), &*method.cast::<MethodDescriptor>(), arguments)
    };
    match method.call(thread, arguments) {
        Ok(object) => object.into_raw().as_ptr().cast(),
        Err(_) => std::ptr::null_mut(),
    }
}

/// The attribute of a class for a function that a static type declares, and its name.
pub(crate) fn method_attribute(
    thread: &Thread,
    class: &'static TypeObject,
    function: &'static NativeFunction,
) -> Fallible<(Owned<Str>, Owned)> {
    use pycore_abi::constants::method_flag::{METH_CLASS, METH_STATIC};
    if !function.belongs_to(class) {
        let (name, class) = (function.name(), class.display_name());
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "{name}() is no method of '{class}' objects"
        ));
    }
    let name = Str::new(thread, function.name())?;
    let name = thread.interpreter().interned.intern(thread, name);
    let (flags, definition) = (function.definition.ml_flags, &raw const function.definition);
    let attribute = if flags & METH_CLASS != 0 {
        // SAFETY: the definition is static, and its receiver is a class below this one, as was checked.
        unsafe { ClassMethodDescriptor::new(thread, class, name.clone(), definition)? }
            .into_object()
    } else if flags & METH_STATIC != 0 {
        let function = BuiltinFunction::new(thread, function, Some(class.as_object()), None)?;
        crate::types::method_wrappers::StaticMethod::new(thread, function.as_object())?
            .into_object()
    } else {
        // SAFETY: the definition is static, and its receiver is an instance of this class, as was checked.
        unsafe { MethodDescriptor::new(thread, class, name.clone(), definition)? }.into_object()
    };
    Ok((name, attribute))
}

impl Trace for MethodDescriptor {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.common.trace(tracer);
    }
}

impl Trace for ClassMethodDescriptor {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.method.trace(tracer);
    }
}
