//! `Template`: strings, and the interpolations between them.

use std::mem::offset_of;

use super::{Interpolation, TemplateIterator};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{Arguments, MemberKind, NativeMember};
use crate::protocol::repr::Text;
use crate::protocol::{object, sequence};
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::{Builder, Tuple};
use crate::{methods, name, raise, slots, static_type};

/// Strings, and the interpolations between them, of which there is one less.
#[repr(C)]
pub struct Template {
    object: Object,
    strings: Place<Tuple>,
    interpolations: Place<Tuple>,
}

static MEMBERS: [NativeMember; 2] = [
    NativeMember::new(
        c"strings",
        MemberKind::Object,
        offset_of!(Template, strings),
        NativeMember::READ_ONLY,
        Some(c"the strings, one more than interpolations"),
    ),
    NativeMember::new(
        c"interpolations",
        MemberKind::Object,
        offset_of!(Template, interpolations),
        NativeMember::READ_ONLY,
        Some(c"the interpolations between the strings"),
    ),
];

static_type! {
    /// The type of templates.
    pub static TEMPLATE: Template = {
        name: "string.templatelib.Template",
        export: "_PyTemplate_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "What a template string gives: its strings and interpolations, which nobody has put together.",
        slots: Template::SLOTS,
        methods: Template::METHODS,
        more_methods: &[Template::GENERIC],
        getsets: Template::GETSETS,
        members: &MEMBERS,
    };
}

crate::generic_class!(Template);

impl Template {
    /// A template of strings and interpolations, of which there is one less.
    pub fn new(
        thread: &Thread,
        strings: Owned<Tuple>,
        interpolations: Owned<Tuple>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            strings: Place::new(strings),
            interpolations: Place::new(interpolations),
        })
    }

    /// Strings and interpolations.
    pub(super) fn parts(&self) -> (Owned<Tuple>, Owned<Tuple>) {
        (
            self.strings.get().unwrap_or_else(Tuple::empty),
            self.interpolations.get().unwrap_or_else(Tuple::empty),
        )
    }
}

#[slots]
impl Template {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if !arguments.names().is_empty() {
            let message = "Template.__new__ only accepts *args arguments";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let (mut strings, mut interpolations) = (Vec::new(), Vec::new());
        // Strings next to each other become one; between interpolations there is an empty one.
        let mut last: Option<Owned> = None;
        for argument in arguments.positional() {
            let argument = argument.to_owned(thread)?;
            if argument.downcast_ref::<Str>().is_some() {
                last = Some(match last.take() {
                    Some(last) => sequence::concat(thread, &last, &argument)?,
                    None => argument,
                });
            } else if argument.downcast_ref::<Interpolation>().is_some() {
                strings.push(last.take().map_or_else(|| thread.new_str(""), Ok)?);
                interpolations.push(argument);
            } else {
                let given = argument.type_name();
                let message =
                    "Template.__new__ *args need to be of type 'str' or 'Interpolation', got";
                return Err(raise!(thread, TYPE_ERROR, "{message} {given}"));
            }
        }
        strings.push(last.map_or_else(|| thread.new_str(""), Ok)?);
        let interpolations = Tuple::from_owned(thread, interpolations)?;
        Self::new(thread, Tuple::from_owned(thread, strings)?, interpolations)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let (strings, interpolations) = self.parts();
        let mut text = Text::new(thread);
        text.push("Template(strings=")?;
        text.push_repr(strings.as_object())?;
        text.push(", interpolations=")?;
        text.push_repr(interpolations.as_object())?;
        text.push(")")?;
        text.finish()
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<TemplateIterator>> {
        TemplateIterator::new(thread, self)
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Self>> {
        let Some(other) = other.downcast::<Self>() else {
            let (own, given) = (self.as_object().type_name(), other.type_name());
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "can only concatenate {own} (not \"{given}\") to {own}"
            ));
        };
        let ((strings, interpolations), (more_strings, more)) = (self.parts(), other.parts());
        let mut joined = Vec::with_capacity(strings.len() + more_strings.len());
        joined.extend(strings.iter().map(Owned::share));
        let mut following = more_strings.iter();
        if let (Some(last), Some(first)) = (joined.pop(), following.next()) {
            joined.push(sequence::concat(thread, &last, first)?);
        }
        joined.extend(following.map(Owned::share));
        let mut all = Builder::new(thread, interpolations.len() + more.len())?;
        all.extend(interpolations.iter().chain(more.iter()));
        Self::new(thread, Tuple::from_owned(thread, joined)?, all.finish(thread)?)
    }
}

#[methods]
impl Template {
    /// The values of the interpolations.
    #[getter]
    fn values(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (_, interpolations) = self.parts();
        let mut values = Builder::new(thread, interpolations.len())?;
        for item in interpolations.iter() {
            let value = item.downcast::<Interpolation>().map(|item| item.value(thread));
            values.push(value.unwrap_or_else(|| thread.none()));
        }
        values.finish(thread)
    }

    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let Some(import) = thread.interpreter().hooks.import_module.get() else {
            return Err(raise!(thread, IMPORT_ERROR, "there is no import system"));
        };
        let module = import(thread, name!(thread, "string.templatelib").as_object())?;
        let function = object::get_attribute(thread, &module, name!(thread, "_template_unpickle"))?;
        let (strings, interpolations) = self.parts();
        let parts = Tuple::pack(thread, [strings.into_object(), interpolations.into_object()])?;
        Tuple::pack(thread, [function, parts.into_object()])
    }
}

impl Trace for Template {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.strings.trace(tracer);
        self.interpolations.trace(tracer);
    }

    fn clear(&self) {
        drop((self.strings.take(), self.interpolations.take()));
    }
}
