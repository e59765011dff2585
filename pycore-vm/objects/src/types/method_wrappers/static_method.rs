//! `staticmethod`: a function that gets nothing but its arguments.

use super::{DICT_OFFSET, MEMBERS, Wrapper};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::name;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, slots, static_type};

/// A callable that is not bound to anything.
#[repr(C)]
pub struct StaticMethod {
    wrapper: Wrapper,
}

impl Trace for StaticMethod {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.wrapper.trace(tracer);
    }

    fn clear(&self) {
        self.wrapper.clear();
    }
}

static_type! {
    /// The type `staticmethod`.
    pub static STATIC_METHOD: StaticMethod = {
        name: "staticmethod",
        export: "PyStaticMethod_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "staticmethod(function, /)\n--\n\nMakes a method that is called without instance or class.\n\nWritten as a decorator; the method is called as C.f() or C().f(), and gets the arguments alone.",
        slots: StaticMethod::SLOTS,
        methods: StaticMethod::METHODS,
        more_methods: &[StaticMethod::GENERIC],
        getsets: StaticMethod::GETSETS,
        members: MEMBERS,
        dict_offset: DICT_OFFSET,
    };
}

impl StaticMethod {
    /// Wraps a callable, without taking over its names.
    pub fn new(thread: &Thread, callable: &Object) -> Fallible<Owned<Self>> {
        let this = thread.new_object(|object| Self { wrapper: Wrapper::empty(object) })?;
        this.wrapper.callable.set(Owned::share(callable));
        Ok(this)
    }

    /// What is wrapped.
    pub fn callable(&self) -> Option<Owned> {
        self.wrapper.callable()
    }
}

#[slots]
impl StaticMethod {
    fn tp_new(class: &TypeObject, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Ok(thread
            .new_instance::<Self>(class, |object| Self { wrapper: Wrapper::empty(object) })?
            .into_object())
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.wrapper.init(thread, "staticmethod", arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.wrapper.describe(thread, "staticmethod")
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        _instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        self.wrapper.require(thread, "staticmethod")
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let callable = self.wrapper.require(thread, "staticmethod")?;
        crate::protocol::call::call_slots(
            thread,
            &callable,
            arguments.all(),
            arguments.names().tuple(),
        )
    }
}

#[methods]
impl StaticMethod {
    #[getter]
    fn __isabstractmethod__(&self, thread: &Thread) -> Fallible<bool> {
        self.wrapper.is_abstract(thread)
    }

    #[getter(name = "__dict__")]
    fn attributes(&self, thread: &Thread) -> Fallible<Owned> {
        self.wrapper.dict(thread)
    }

    #[setter(name = "__dict__")]
    fn set_attributes(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        crate::types::object::attributes::set_dict(thread, self.as_object(), value)
    }

    #[getter]
    fn __annotations__(&self, thread: &Thread) -> Fallible<Owned> {
        self.wrapper.lazy(thread, "staticmethod", name!(thread, "__annotations__"))
    }

    #[setter(name = "__annotations__")]
    fn set_annotations(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        self.wrapper.set_lazy(thread, name!(thread, "__annotations__"), value)
    }

    #[getter]
    fn __annotate__(&self, thread: &Thread) -> Fallible<Owned> {
        self.wrapper.lazy(thread, "staticmethod", name!(thread, "__annotate__"))
    }

    #[setter(name = "__annotate__")]
    fn set_annotate(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        self.wrapper.set_lazy(thread, name!(thread, "__annotate__"), value)
    }
}

crate::generic_class!(StaticMethod, undocumented);
