//! `classmethod`: a function that gets the class instead of the instance.

use super::{DICT_OFFSET, MEMBERS, Wrapper};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::name;
use crate::types::method::Method;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, slots, static_type};

/// A callable that is bound to the class.
#[repr(C)]
pub struct ClassMethod {
    wrapper: Wrapper,
}

impl Trace for ClassMethod {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.wrapper.trace(tracer);
    }

    fn clear(&self) {
        self.wrapper.clear();
    }
}

static_type! {
    /// The type `classmethod`.
    pub static CLASS_METHOD: ClassMethod = {
        name: "classmethod",
        export: "PyClassMethod_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "classmethod(function, /)\n--\n\nMakes a method that is called with the class it is looked up on.\n\nWritten as a decorator; the method is called as C.f() or C().f(), and gets C, or the class of the\ninstance, as its first argument.",
        slots: ClassMethod::SLOTS,
        methods: ClassMethod::METHODS,
        more_methods: &[ClassMethod::GENERIC],
        getsets: ClassMethod::GETSETS,
        members: MEMBERS,
        dict_offset: DICT_OFFSET,
    };
}

impl ClassMethod {
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
impl ClassMethod {
    fn tp_new(class: &TypeObject, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Ok(thread
            .new_instance::<Self>(class, |object| Self { wrapper: Wrapper::empty(object) })?
            .into_object())
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.wrapper.init(thread, "classmethod", arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.wrapper.describe(thread, "classmethod")
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        owner: Option<&Object>,
    ) -> Fallible<Owned> {
        let callable = self.wrapper.require(thread, "classmethod")?;
        let class = match (owner, instance) {
            (Some(owner), _) => owner,
            (None, Some(instance)) => instance.type_object().as_object(),
            (None, None) => return Ok(callable),
        };
        Ok(Method::new(thread, &callable, class)?.into_object())
    }
}

#[methods]
impl ClassMethod {
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
        self.wrapper.lazy(thread, "classmethod", name!(thread, "__annotations__"))
    }

    #[setter(name = "__annotations__")]
    fn set_annotations(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        self.wrapper.set_lazy(thread, name!(thread, "__annotations__"), value)
    }

    #[getter]
    fn __annotate__(&self, thread: &Thread) -> Fallible<Owned> {
        self.wrapper.lazy(thread, "classmethod", name!(thread, "__annotate__"))
    }

    #[setter(name = "__annotate__")]
    fn set_annotate(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        self.wrapper.set_lazy(thread, name!(thread, "__annotate__"), value)
    }
}

crate::generic_class!(ClassMethod, undocumented);
