//! `_string`: templates of `str.format` in parts, for `string.Formatter`.

use std::cell::Cell;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::ready::ready;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, methods, module, raise, slots, static_type,
};
use pycore_text::format::{Accessor, FieldName, First, Pieces};

module! {
    /// `_string`
    pub static STRING: name "_string",
        doc "The parts of templates of str.format.",
        functions Functions::METHODS,
        exec: fill
}

fn fill(thread: &Thread, _module: &Object) -> Fallible {
    ready(thread, &FORMATTER_ITERATOR)?;
    ready(thread, &FIELD_NAME_ITERATOR)
}

struct Functions;

#[methods(module)]
impl Functions {
    /// formatter_parser($self, object, /)
    ///
    /// An iterator over the parts of a template: tuples of literal text, field name, format specification and conversion.
    fn formatter_parser(thread: &Thread, object: &Object) -> Fallible<Owned<FormatterIterator>> {
        let text = text_of(thread, object)?;
        thread.new_object(|object| FormatterIterator {
            object,
            template: Place::new(text),
            at: Cell::new(0),
        })
    }

    /// formatter_field_name_split($self, object, /)
    ///
    /// The first part of a field name, a number or text, and an iterator over the others: whether each is an attribute, and
    /// its name or index.
    fn formatter_field_name_split(thread: &Thread, object: &Object) -> Fallible<Owned<Tuple>> {
        let text = text_of(thread, object)?;
        let (first, rest) = FieldName::new(text.view())
            .map_err(|message| raise!(thread, VALUE_ERROR, "{message}"))?;
        let first = match first {
            First::Automatic => Str::empty(thread)?.into_object(),
            First::Index(index) => thread.new_int(index as i64)?,
            First::Name(range) => Str::from_view(thread, text.view().part(range))?.into_object(),
        };
        let at = Cell::new(rest.position());
        let rest = thread.new_object(|object| FieldNameIterator {
            object,
            name: Place::new(text.clone()),
            at,
        })?;
        Tuple::pack(thread, [first, rest.into_object()])
    }
}

fn text_of(thread: &Thread, object: &Object) -> Fallible<Owned<Str>> {
    match object.downcast::<Str>() {
        Some(text) => Ok(Owned::share(text)),
        None => {
            let kind = object.type_name();
            Err(raise!(thread, TYPE_ERROR, "expected str, got {kind}"))
        }
    }
}

/// An iterator over the parts of a template.
#[repr(C)]
pub struct FormatterIterator {
    object: Object,
    template: Place<Str>,
    at: Cell<usize>,
}

static_type! {
    /// The type of iterators over the parts of templates.
    pub static FORMATTER_ITERATOR: FormatterIterator = {
        name: "formatteriterator",
        base: OBJECT,
        flags: ,
        slots: FormatterIterator::SLOTS,
    };
}

impl Trace for FormatterIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.template.trace(tracer);
    }
}

#[slots]
impl FormatterIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let Some(template) = self.template.get() else { return Ok(None) };
        let view = template.view();
        let mut pieces = Pieces::resume(view, self.at.get());
        let piece = pieces.next().transpose();
        self.at.set(pieces.position());
        let piece = piece.map_err(|message| raise!(thread, VALUE_ERROR, "{message}"))?;
        let Some(piece) = piece else { return Ok(None) };
        let part = |range| Ok(Str::from_view(thread, view.part(range))?.into_object());
        let literal = part(piece.literal)?;
        let none = || thread.none();
        let (name, spec, conversion) = match piece.field {
            None => (none(), none(), none()),
            Some(field) => {
                let conversion = match field.conversion {
                    None => none(),
                    Some(point) => {
                        let text = char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
                        thread.new_str(text.encode_utf8(&mut [0; 4]))?
                    }
                };
                (part(field.name)?, part(field.spec)?, conversion)
            }
        };
        Tuple::pack(thread, [literal, name, spec, conversion]).map(Some)
    }
}

/// An iterator over the parts of a field name behind the first.
#[repr(C)]
pub struct FieldNameIterator {
    object: Object,
    name: Place<Str>,
    at: Cell<usize>,
}

static_type! {
    /// The type of iterators over the parts of field names.
    pub static FIELD_NAME_ITERATOR: FieldNameIterator = {
        name: "fieldnameiterator",
        base: OBJECT,
        flags: ,
        slots: FieldNameIterator::SLOTS,
    };
}

impl Trace for FieldNameIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
    }
}

#[slots]
impl FieldNameIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let Some(name) = self.name.get() else { return Ok(None) };
        let view = name.view();
        let mut rest = FieldName::resume(view, self.at.get());
        let part = rest.next().transpose();
        self.at.set(rest.position());
        let part = part.map_err(|message| raise!(thread, VALUE_ERROR, "{message}"))?;
        let text = |range| Ok(Str::from_view(thread, view.part(range))?.into_object());
        let (is_attribute, key) = match part {
            None => return Ok(None),
            Some(Accessor::Attribute(range)) => (true, text(range)?),
            Some(Accessor::Index(index)) => (false, thread.new_int(index as i64)?),
            Some(Accessor::Key(range)) => (false, text(range)?),
        };
        Tuple::pack(thread, [thread.bool(is_attribute), key]).map(Some)
    }
}
