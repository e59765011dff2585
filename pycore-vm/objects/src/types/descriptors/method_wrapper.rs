//! `method-wrapper`: a special method of a native type, bound to an object (`(1).__add__`).

use super::value::WrapperDescriptor;
use super::wrapper::with_objects;
use super::{reduce_attribute, text_or_none};
use crate::core::slots::WrapperArguments;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::declare::Comparison;
use crate::declare::internal_doc;
use crate::declare::{Arguments, MemberKind, NativeMember};
use crate::protocol::object;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, slots, static_type};

/// A special method and the object that it is bound to.
#[repr(C)]
pub struct MethodWrapper {
    object: Object,
    descriptor: Place<WrapperDescriptor>,
    this: Place,
}

impl Trace for MethodWrapper {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.descriptor.trace(tracer);
        self.this.trace(tracer);
    }
}

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__self__",
    MemberKind::ObjectOrNone,
    std::mem::offset_of!(MethodWrapper, this),
    NativeMember::READ_ONLY,
    None,
)];

static_type! {
    /// The type of bound special methods.
    pub static METHOD_WRAPPER: MethodWrapper = {
        name: "method-wrapper",
        export: "_PyMethodWrapper_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: MethodWrapper::SLOTS,
        methods: MethodWrapper::METHODS,
        getsets: MethodWrapper::GETSETS,
        members: MEMBERS,
    };
}

impl MethodWrapper {
    /// Binds a special method to an instance of its class.
    pub fn new(
        thread: &Thread,
        descriptor: &WrapperDescriptor,
        this: &Object,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            descriptor: Place::new(Owned::share(descriptor)),
            this: Place::new(Owned::share(this)),
        })
    }

    /// The method and the object; both are there until the wrapper is destroyed.
    fn parts(&self, thread: &Thread) -> Fallible<(Owned<WrapperDescriptor>, Owned)> {
        match (self.descriptor.get(), self.this.get()) {
            (Some(descriptor), Some(this)) => Ok((descriptor, this)),
            _ => Err(crate::raise!(thread, SYSTEM_ERROR, "a method-wrapper without its parts")),
        }
    }
}

#[slots]
impl MethodWrapper {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let (descriptor, this) = self.parts(thread)?;
        let (name, class) = (descriptor.common.name(), this.type_name());
        thread.format_str(format_args!(
            "<method-wrapper '{name}' of {class} object at {:#x}>",
            this.address()
        ))
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let (descriptor, this) = self.parts(thread)?;
        let hash =
            object::hash_identity(&this) ^ object::hash_identity(descriptor.common.as_object());
        Ok(if hash == -1 { -2 } else { hash })
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let Some(other) = other.downcast_exact::<Self>() else {
            return Ok(thread.not_implemented());
        };
        let ((descriptor, this), (other_descriptor, other_this)) =
            (self.parts(thread)?, other.parts(thread)?);
        let equal = descriptor.common.as_object().is(other_descriptor.common.as_object())
            && this.is(&other_this);
        Ok(match comparison {
            Comparison::Equal => thread.bool(equal),
            Comparison::NotEqual => thread.bool(!equal),
            _ => thread.not_implemented(),
        })
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let (descriptor, this) = self.parts(thread)?;
        with_objects(thread, arguments, |positional, keywords| {
            descriptor.call_on(thread, &this, WrapperArguments { positional, keywords })
        })
    }
}

#[methods]
impl MethodWrapper {
    #[getter(name = "__objclass__")]
    fn class(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(Owned::share(self.parts(thread)?.0.common.class().as_object()))
    }

    #[getter(name = "__name__")]
    fn name(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(Owned::share(self.parts(thread)?.0.common.name().as_object()))
    }

    #[getter(name = "__qualname__")]
    fn qualified_name(&self, thread: &Thread) -> Fallible<Owned> {
        self.parts(thread)?.0.common.qualified_name(thread)
    }

    #[getter(name = "__doc__")]
    fn documentation(&self, thread: &Thread) -> Fallible<Owned> {
        let (descriptor, _) = self.parts(thread)?;
        let definition = descriptor.definition();
        text_or_none(thread, internal_doc::documentation(definition.name(), definition.doc()))
    }

    #[getter(name = "__text_signature__")]
    fn text_signature(&self, thread: &Thread) -> Fallible<Owned> {
        let (descriptor, _) = self.parts(thread)?;
        let definition = descriptor.definition();
        text_or_none(thread, internal_doc::text_signature(definition.name(), definition.doc()))
    }

    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned> {
        let (descriptor, this) = self.parts(thread)?;
        reduce_attribute(thread, &this, descriptor.common.name())
    }
}
