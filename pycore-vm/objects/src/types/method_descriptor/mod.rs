//! `method_descriptor` and `classmethod_descriptor`: methods of native types, as they are in the type's dictionary.

#[expect(unsafe_code, reason = "the layout of method descriptors, and their calls")]
pub mod value;

pub(crate) use value::method_attribute;
pub use value::{ClassMethodDescriptor, MethodDescriptor};

use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, internal_doc};
use crate::types::descriptors::{MEMBERS, text_or_none};
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, slots, static_type};

static_type! {
    /// The type of methods of native types.
    pub static METHOD_DESCRIPTOR: MethodDescriptor = {
        name: "method_descriptor",
        export: "PyMethodDescr_Type",
        base: OBJECT,
        flags: HAVE_GC | HAVE_VECTORCALL | METHOD_DESCRIPTOR,
        slots: MethodDescriptor::SLOTS,
        methods: MethodDescriptor::METHODS,
        getsets: MethodDescriptor::GETSETS,
        members: MEMBERS,
        vectorcall_offset: 48,
    };
}

static_type! {
    /// The type of class methods of native types.
    pub static CLASS_METHOD_DESCRIPTOR: ClassMethodDescriptor = {
        name: "classmethod_descriptor",
        export: "PyClassMethodDescr_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: ClassMethodDescriptor::SLOTS,
        methods: ClassMethodDescriptor::METHODS,
        getsets: ClassMethodDescriptor::GETSETS,
        members: MEMBERS,
    };
}

impl MethodDescriptor {
    /// Calls the method: the first argument is the instance.
    #[inline]
    pub fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some(this) = arguments.object(thread, 0)? else {
            let name = self.common().qualified_name(thread)?;
            let name = crate::protocol::object::str(thread, &name)?;
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "unbound method {name}() needs an argument"
            ));
        };
        self.common().check(thread, this)?;
        self.call_on(thread, this, arguments.without_first())
    }

    fn doc(&self, thread: &Thread) -> Fallible<Owned> {
        let name = self.common().name().to_string_lossy();
        let doc = self.raw_doc().and_then(|doc| internal_doc::documentation(&name, doc));
        text_or_none(thread, doc)
    }

    fn signature(&self, thread: &Thread) -> Fallible<Owned> {
        let name = self.common().name().to_string_lossy();
        let doc = internal_doc::function_signature(self.definition(), &name, self.raw_doc());
        text_or_none(thread, doc)
    }
}

#[slots]
impl MethodDescriptor {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.common().describe(thread, "method")
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call(thread, arguments)
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        let Some(instance) = instance else {
            return Ok(Owned::share(self.as_object()));
        };
        self.common().check(thread, instance)?;
        self.bind(thread, instance)
    }
}

#[methods]
impl MethodDescriptor {
    #[getter(name = "__doc__")]
    fn documentation(&self, thread: &Thread) -> Fallible<Owned> {
        self.doc(thread)
    }

    #[getter(name = "__text_signature__")]
    fn text_signature(&self, thread: &Thread) -> Fallible<Owned> {
        self.signature(thread)
    }

    #[getter(name = "__qualname__")]
    fn qualified_name(&self, thread: &Thread) -> Fallible<Owned> {
        self.common().qualified_name(thread)
    }

    /// __reduce__($self, /)
    #[python(name = "__reduce__")]
    fn reduce(&self, thread: &Thread) -> Fallible<Owned> {
        self.common().reduce(thread)
    }
}

impl ClassMethodDescriptor {
    /// The method bound to a class, which must be the one it belongs to or below.
    fn bind_to(&self, thread: &Thread, class: &Object) -> Fallible<Owned> {
        let common = self.method().common();
        let (name, ours) = (common.name(), common.class().display_name());
        let Some(class) = class.downcast::<TypeObject>() else {
            let given = class.type_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "descriptor '{name}' for type '{ours}' needs a type, not a '{given}' as arg 2"
            ));
        };
        if !class.is_subtype_of(common.class()) {
            let given = class.display_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "descriptor '{name}' requires a subtype of '{ours}' but received '{given}'"
            ));
        }
        self.method().bind(thread, class.as_object())
    }
}

#[slots]
impl ClassMethodDescriptor {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.method().common().describe(thread, "method")
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some(class) = arguments.object(thread, 0)? else {
            let common = self.method().common();
            let (name, class) = (common.name(), common.class().display_name());
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "descriptor '{name}' of '{class}' object needs an argument"
            ));
        };
        let bound = self.bind_to(thread, class)?;
        let arguments = arguments.without_first();
        crate::protocol::call::call_slots(
            thread,
            &bound,
            arguments.all(),
            arguments.names().tuple(),
        )
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        owner: Option<&Object>,
    ) -> Fallible<Owned> {
        match (owner, instance) {
            (Some(owner), _) => self.bind_to(thread, owner),
            (None, Some(instance)) => self.bind_to(thread, instance.type_object().as_object()),
            (None, None) => {
                let common = self.method().common();
                let (name, class) = (common.name(), common.class().display_name());
                Err(crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "descriptor '{name}' for type '{class}' needs either an object or a type"
                ))
            }
        }
    }
}

#[methods]
impl ClassMethodDescriptor {
    #[getter(name = "__doc__")]
    fn documentation(&self, thread: &Thread) -> Fallible<Owned> {
        self.method().doc(thread)
    }

    #[getter(name = "__text_signature__")]
    fn text_signature(&self, thread: &Thread) -> Fallible<Owned> {
        self.method().signature(thread)
    }

    #[getter(name = "__qualname__")]
    fn qualified_name(&self, thread: &Thread) -> Fallible<Owned> {
        self.method().common().qualified_name(thread)
    }
}
