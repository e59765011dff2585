//! `wrapper_descriptor`: a special method of a native type, which calls a slot (`int.__add__`).

use super::method_wrapper::MethodWrapper;
use super::value::WrapperDescriptor;
use super::{MEMBERS, text_or_none};
use crate::core::slots::WrapperArguments;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Arguments;
use crate::declare::internal_doc;
use crate::types::dict::Dict;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, slots, static_type};

static_type! {
    /// The type of special methods that call slots.
    pub static WRAPPER_DESCRIPTOR: WrapperDescriptor = {
        name: "wrapper_descriptor",
        export: "PyWrapperDescr_Type",
        base: OBJECT,
        flags: HAVE_GC | METHOD_DESCRIPTOR,
        slots: WrapperDescriptor::SLOTS,
        methods: WrapperDescriptor::METHODS,
        getsets: WrapperDescriptor::GETSETS,
        members: MEMBERS,
    };
}

impl WrapperDescriptor {
    /// Calls the method on an instance of its class.
    pub(super) fn call_on(
        &self,
        thread: &Thread,
        instance: &Object,
        arguments: WrapperArguments<'_>,
    ) -> Fallible<Owned> {
        let unexpected = arguments.keywords.is_some_and(|keywords| !keywords.is_empty());
        if unexpected && !self.definition().takes_keywords() {
            let name = self.definition().name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "wrapper {name}() takes no keyword arguments"
            ));
        }
        self.call(thread, instance, arguments)
    }
}

/// Runs `work` with the arguments of a native call as objects.
pub(super) fn with_objects<R>(
    thread: &Thread,
    arguments: Arguments<'_>,
    work: impl FnOnce(&[&Object], Option<&Dict>) -> Fallible<R>,
) -> Fallible<R> {
    let keywords = arguments.keywords_dict(thread)?;
    match *arguments.positional() {
        [] => work(&[], keywords.as_deref()),
        [ref a] => work(&[a.object(thread)?], keywords.as_deref()),
        [ref a, ref b] => work(&[a.object(thread)?, b.object(thread)?], keywords.as_deref()),
        ref more => {
            let all = more.iter().map(|slot| slot.object(thread)).collect::<Fallible<Vec<_>>>()?;
            work(&all, keywords.as_deref())
        }
    }
}

#[slots]
impl WrapperDescriptor {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.common.describe(thread, "slot wrapper")
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        let Some(instance) = instance else {
            return Ok(Owned::share(self.common.as_object()));
        };
        self.common.check(thread, instance)?;
        Ok(MethodWrapper::new(thread, self, instance)?.into_object())
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        with_objects(thread, arguments, |positional, keywords| {
            let (name, class) = (self.common.name(), self.common.class());
            let [instance, ref positional @ ..] = *positional else {
                let class = class.display_name();
                let message =
                    format_args!("descriptor '{name}' of '{class}' object needs an argument");
                return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
            };
            if !instance.type_object().is_subtype_of(class) {
                let (class, given) = (class.display_name(), instance.type_name());
                return Err(crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "descriptor '{name}' requires a '{class}' object but received a '{given}'"
                ));
            }
            self.call_on(thread, instance, WrapperArguments { positional, keywords })
        })
    }
}

#[methods]
impl WrapperDescriptor {
    #[getter(name = "__doc__")]
    fn documentation(&self, thread: &Thread) -> Fallible<Owned> {
        let definition = self.definition();
        text_or_none(thread, internal_doc::documentation(definition.name(), definition.doc()))
    }

    #[getter(name = "__text_signature__")]
    fn text_signature(&self, thread: &Thread) -> Fallible<Owned> {
        let definition = self.definition();
        text_or_none(thread, internal_doc::text_signature(definition.name(), definition.doc()))
    }

    #[getter(name = "__qualname__")]
    fn qualified_name(&self, thread: &Thread) -> Fallible<Owned> {
        self.common.qualified_name(thread)
    }

    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned> {
        self.common.reduce(thread)
    }
}
