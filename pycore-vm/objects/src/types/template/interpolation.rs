//! `Interpolation`: a value in a template, with what was written beside it.

use std::mem::offset_of;

use pycore_bytecode::Conversion;

use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{MemberKind, NativeMember};
use crate::protocol::repr::Text;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, name, raise, slots, static_type};

/// A value in a template, with what was written beside it.
#[repr(C)]
pub struct Interpolation {
    object: Object,
    value: Place,
    expression: Place,
    /// `None`, or one of the letters.
    conversion: Place,
    format_spec: Place,
}

const fn member(
    name: &'static std::ffi::CStr,
    offset: usize,
    doc: &'static std::ffi::CStr,
) -> NativeMember {
    NativeMember::new(name, MemberKind::Object, offset, NativeMember::READ_ONLY, Some(doc))
}

static MEMBERS: [NativeMember; 4] = [
    member(c"value", offset_of!(Interpolation, value), c"the value of the expression"),
    member(
        c"expression",
        offset_of!(Interpolation, expression),
        c"the expression as it was written",
    ),
    member(c"conversion", offset_of!(Interpolation, conversion), c"'s', 'r', 'a', or None"),
    member(
        c"format_spec",
        offset_of!(Interpolation, format_spec),
        c"what was written behind the colon",
    ),
];

static_type! {
    /// The type of interpolations.
    pub static INTERPOLATION: Interpolation = {
        name: "string.templatelib.Interpolation",
        export: "_PyInterpolation_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "A value in a template, with the expression, the conversion and the format that were written.",
        slots: Interpolation::SLOTS,
        methods: Interpolation::METHODS,
        more_methods: &[Interpolation::GENERIC],
        members: &MEMBERS,
    };
}

crate::generic_class!(Interpolation);

impl Interpolation {
    /// An interpolation.
    pub fn new(
        thread: &Thread,
        value: Owned,
        expression: Owned,
        conversion: Option<Conversion>,
        format_spec: Owned,
    ) -> Fallible<Owned<Self>> {
        let conversion = match conversion {
            None => thread.none(),
            Some(Conversion::Str) => thread.new_str("s")?,
            Some(Conversion::Repr) => thread.new_str("r")?,
            Some(Conversion::Ascii) => thread.new_str("a")?,
        };
        Self::make(thread, [value, expression, conversion, format_spec])
    }

    fn make(thread: &Thread, parts: [Owned; 4]) -> Fallible<Owned<Self>> {
        let [value, expression, conversion, format_spec] = parts.map(Place::new);
        thread.new_object(|object| Self { object, value, expression, conversion, format_spec })
    }

    /// The value.
    pub(super) fn value(&self, thread: &Thread) -> Owned {
        self.value.get().unwrap_or_else(|| thread.none())
    }

    fn parts(&self, thread: &Thread) -> [Owned; 4] {
        [&self.value, &self.expression, &self.conversion, &self.format_spec]
            .map(|place| place.get().unwrap_or_else(|| thread.none()))
    }

    /// Adds `__match_args__` to the dictionary of the type.
    pub(crate) fn add_match_args(thread: &Thread) -> Fallible {
        let Some(dict) = INTERPOLATION.get().dict() else { return Ok(()) };
        let names = [
            name!(thread, "value"),
            name!(thread, "expression"),
            name!(thread, "conversion"),
            name!(thread, "format_spec"),
        ];
        let names = Tuple::new(thread, &names.map(|name| name.as_object()))?;
        dict.insert_str(thread, name!(thread, "__match_args__"), names.as_object())
    }
}

#[slots]
impl Interpolation {
    /// !Interpolation(value, expression='', conversion=None, format_spec='')
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        value: Owned,
        expression: Option<&Str>,
        conversion: Option<&Object>,
        format_spec: Option<&Str>,
    ) -> Fallible<Owned<Self>> {
        let text = |text: Option<&Str>| match text {
            Some(text) => Ok(Owned::share(text.as_object())),
            None => Ok(Str::empty(thread)?.into_object()),
        };
        let conversion = match conversion.filter(|conversion| !conversion.is_none()) {
            None => thread.none(),
            Some(given) => {
                let Some(letter) = given.downcast::<Str>() else {
                    let given = given.type_name();
                    let message = "Interpolation() argument 'conversion' must be str, not";
                    return Err(raise!(thread, TYPE_ERROR, "{message} {given}"));
                };
                if !["s", "r", "a"].iter().any(|known| letter.equals_ascii(known)) {
                    let message =
                        "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'";
                    return Err(raise!(thread, VALUE_ERROR, "{message}"));
                }
                Owned::share(given)
            }
        };
        Self::make(thread, [value, text(expression)?, conversion, text(format_spec)?])
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push("Interpolation(")?;
        for (index, part) in self.parts(thread).iter().enumerate() {
            if index > 0 {
                text.push(", ")?;
            }
            text.push_repr(part)?;
        }
        text.push(")")?;
        text.finish()
    }
}

#[methods]
impl Interpolation {
    /// __reduce__($self, /)
    ///
    /// The type, and the arguments that make an equal one.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let parts = Tuple::pack(thread, self.parts(thread))?.into_object();
        let class = Owned::share(self.as_object().type_object().as_object());
        Tuple::pack(thread, [class, parts])
    }
}

impl Trace for Interpolation {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for place in [&self.value, &self.expression, &self.conversion, &self.format_spec] {
            place.trace(tracer);
        }
    }

    fn clear(&self) {
        drop((self.value.take(), self.expression.take()));
        drop((self.conversion.take(), self.format_spec.take()));
    }
}
