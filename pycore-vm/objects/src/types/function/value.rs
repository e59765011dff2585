//! The layout of functions: CPython's `PyFunctionObject`.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi::PyFunctionObject;
use pycore_abi::functions::vectorcallfunc;
use pycore_bytecode::{CodeFlags, FunctionAttribute};

use crate::core::layout::{Trace, Tracer};
use crate::core::object::Object;
use crate::core::place::Place;
use crate::core::raised::Fallible;
use crate::core::refs::Owned;
use crate::core::thread::Thread;
use crate::types::code::Code;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// A function.
#[repr(C)]
pub struct Function {
    pub(super) head: Object,
    pub(super) globals: Place,
    pub(super) builtins: Place,
    pub(super) name: Place,
    pub(super) qualified_name: Place,
    pub(super) code: Place<Code>,
    pub(super) defaults: Place<Tuple>,
    /// A dict.
    pub(super) keyword_defaults: Place,
    /// Of cells.
    pub(super) closure: Place<Tuple>,
    pub(super) doc: Place,
    pub(super) dict: Place,
    pub(super) weak_references: Cell<*const Object>,
    pub(super) module: Place,
    pub(super) annotations: Place,
    pub(super) annotate: Place,
    pub(super) type_parameters: Place,
    pub(super) vectorcall: Cell<Option<vectorcallfunc>>,
    /// Changes whenever code, defaults or closure do; 0 if not given out.
    pub(super) version: Cell<u32>,
}

const _: () = {
    assert!(size_of::<Function>() == size_of::<PyFunctionObject>());
    assert!(offset_of!(Function, globals) == offset_of!(PyFunctionObject, func_globals));
    assert!(offset_of!(Function, code) == offset_of!(PyFunctionObject, func_code));
    assert!(offset_of!(Function, closure) == offset_of!(PyFunctionObject, func_closure));
    assert!(offset_of!(Function, dict) == offset_of!(PyFunctionObject, func_dict));
    assert!(offset_of!(Function, vectorcall) == offset_of!(PyFunctionObject, vectorcall));
    assert!(offset_of!(Function, version) == offset_of!(PyFunctionObject, func_version));
};

impl Function {
    /// The function as an object.
    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.head
    }

    /// `__globals__`, a dict.
    #[inline(always)]
    pub fn globals_pointer(&self) -> *const Object {
        self.globals.as_pointer()
    }

    /// `__builtins__`, a dict.
    #[inline(always)]
    pub fn builtins_pointer(&self) -> *const Object {
        self.builtins.as_pointer()
    }

    /// `__code__`
    #[inline(always)]
    pub fn code(&self) -> &Code {
        // SAFETY: the field holds a code object as long as the function lives.
        unsafe { &*self.code.as_pointer() }
    }

    /// A function of this code.
    pub fn new(
        thread: &Thread,
        code: &Code,
        globals: &Object,
        builtins: &Object,
        vectorcall: Option<vectorcallfunc>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|head| Self {
            head,
            globals: Place::new(Owned::share(globals)),
            builtins: Place::new(Owned::share(builtins)),
            name: Place::new(Owned::share(code.name())),
            qualified_name: Place::new(Owned::share(code.qualified_name())),
            code: Place::new(Owned::share(code)),
            defaults: Place::empty(),
            keyword_defaults: Place::empty(),
            closure: Place::empty(),
            doc: Place::new(docstring(thread, code)),
            dict: Place::empty(),
            weak_references: Cell::new(std::ptr::null()),
            module: Place::empty(),
            annotations: Place::empty(),
            annotate: Place::empty(),
            type_parameters: Place::empty(),
            vectorcall: Cell::new(vectorcall),
            version: Cell::new(code.version()),
        })
    }

    fn objects(&self) -> [&Place; 11] {
        [
            &self.globals,
            &self.builtins,
            &self.name,
            &self.qualified_name,
            &self.keyword_defaults,
            &self.doc,
            &self.dict,
            &self.module,
            &self.annotations,
            &self.annotate,
            &self.type_parameters,
        ]
    }

    /// `__name__`
    pub fn name(&self) -> Owned {
        // SAFETY: the field is always set.
        Owned::share(unsafe { &*self.name.as_pointer() })
    }

    /// `__qualname__`
    pub fn qualified_name(&self) -> Owned {
        // SAFETY: the field is always set.
        Owned::share(unsafe { &*self.qualified_name.as_pointer() })
    }

    /// `__defaults__`
    pub fn defaults(&self) -> Option<Owned<Tuple>> {
        self.defaults.get()
    }

    /// `__kwdefaults__`, a dict.
    pub fn keyword_defaults(&self) -> Option<Owned> {
        self.keyword_defaults.get()
    }

    /// `__closure__`, of cells; the frame that reads it keeps the function, and code of the program cannot replace it.
    #[inline(always)]
    pub fn closure(&self) -> Option<&Tuple> {
        // SAFETY: the function keeps its closure alive, which is set once, before the function is seen by anybody.
        unsafe { self.closure.as_pointer().as_ref() }
    }

    /// Sets what `SET_FUNCTION_ATTRIBUTE` says.
    pub fn set_attribute(
        &self,
        thread: &Thread,
        which: FunctionAttribute,
        value: Owned,
    ) -> Fallible {
        let wrong =
            |_| crate::raise!(thread, SYSTEM_ERROR, "a function's attribute is of another type");
        match which {
            FunctionAttribute::Defaults => {
                let value = value.downcast::<Tuple>().map_err(wrong)?;
                self.defaults.set(value);
            }
            FunctionAttribute::Closure => {
                let value = value.downcast::<Tuple>().map_err(wrong)?;
                self.closure.set(value);
            }
            FunctionAttribute::KeywordDefaults => self.keyword_defaults.set(value),
            FunctionAttribute::Annotations => self.annotations.set(value),
            FunctionAttribute::Annotate => {
                if let Some(annotate) = (*value).downcast_exact::<Function>()
                    && let Some(name) = (*self.qualified_name()).downcast::<Str>()
                {
                    let name = format!("{}.__annotate__", name.to_string_lossy());
                    annotate.qualified_name.set(thread.new_str(&name)?);
                }
                self.annotate.set(value);
            }
        }
        Ok(())
    }

    /// Sets `__module__`.
    pub fn set_module(&self, module: Owned) {
        self.module.set(module);
    }

    /// Sets `__type_params__`.
    pub fn set_type_parameters(&self, parameters: Owned) {
        self.type_parameters.set(parameters);
    }

    /// What calls of the function depend on is about to change: caches that hold its version become stale.
    pub(super) fn changed(&self) {
        self.version.set(0);
    }

    /// Gives out a version if there is none: a number that no other function has had; 0 when all are used up.
    pub fn version_for_caches(&self) -> u32 {
        static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1 << 31);
        if self.version.get() == 0 {
            let next = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            self.version.set(if next < 1 << 31 { 0 } else { next });
        }
        self.version.get()
    }

    /// The version, 0 if none is given out.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.get()
    }
}

/// The first constant, if the code says that it is a docstring; `None` otherwise.
fn docstring(thread: &Thread, code: &Code) -> Owned {
    match code.constants().get(0) {
        Some(doc)
            if CodeFlags::from_bits_retain(code.flags()).contains(CodeFlags::HAS_DOCSTRING) =>
        {
            Owned::share(doc)
        }
        _ => thread.none(),
    }
}

impl Trace for Function {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.code.trace(tracer);
        self.defaults.trace(tracer);
        self.closure.trace(tracer);
        for place in self.objects() {
            place.trace(tracer);
        }
    }

    fn clear(&self) {
        // Code and globals stay, so that the function can still be called by a destructor.
        for place in [
            &self.keyword_defaults,
            &self.doc,
            &self.dict,
            &self.module,
            &self.annotations,
            &self.annotate,
            &self.type_parameters,
        ] {
            drop(place.take());
        }
        drop(self.defaults.take());
        drop(self.closure.take());
    }
}
