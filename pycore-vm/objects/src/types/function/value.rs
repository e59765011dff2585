//! The layout of functions: CPython's `PyFunctionObject`.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi::PyFunctionObject;
use pycore_abi::functions::vectorcallfunc;

use crate::core::layout::{Trace, Tracer};
use crate::core::object::Object;
use crate::core::place::Place;
use crate::core::raised::Fallible;
use crate::core::refs::Owned;
use crate::core::thread::Thread;
use crate::types::code::Code;
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
            doc: Place::empty(),
            dict: Place::empty(),
            weak_references: Cell::new(std::ptr::null()),
            module: Place::empty(),
            annotations: Place::empty(),
            annotate: Place::empty(),
            type_parameters: Place::empty(),
            vectorcall: Cell::new(vectorcall),
            version: Cell::new(0),
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

    /// `__closure__`, of cells.
    #[inline(always)]
    pub fn closure(&self) -> *mut Tuple {
        self.closure.as_pointer()
    }

    /// The version, 0 if none is given out.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.get()
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
