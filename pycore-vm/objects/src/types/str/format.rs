//! `str.format`, `format_map`, and `__format__`.

use pycore_text::format::{
    Accessor, Field, FieldName, First, FormatError, Numbering, Pieces, Spec, Target, string,
};
use pycore_text::{OutOfMemory, TextBuf, View};

use super::Str;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::declare::Arguments;
use crate::protocol::object;
use crate::{methods, raise};

/// How deep fields may be nested in specifications.
const DEPTH: usize = 2;

impl Thread {
    /// The exception of a format that cannot be; `class` is that of the value.
    #[cold]
    pub(crate) fn raise_format_error(
        &self,
        error: FormatError,
        spec: View<'_>,
        class: &str,
    ) -> Raised {
        if error == FormatError::OutOfMemory {
            return self.raise_out_of_memory();
        }
        match error.message(spec, class).map(|message| Str::from_buffer(self, &message)) {
            Ok(Ok(message)) => raise!(self, VALUE_ERROR, "{message}"),
            Ok(Err(raised)) => raised,
            Err(OutOfMemory) => self.raise_out_of_memory(),
        }
    }
}

/// Where the values of fields come from.
enum Values<'a> {
    /// The arguments of `format`.
    Arguments(Arguments<'a>),
    /// The mapping of `format_map`.
    Mapping(&'a Object),
}

/// A template that is being filled in.
struct Formatter<'a> {
    thread: &'a Thread,
    values: Values<'a>,
    numbering: Numbering,
}

impl Formatter<'_> {
    fn value_error(&self, message: &str) -> Raised {
        raise!(self.thread, VALUE_ERROR, "{message}")
    }

    fn out_of_memory(&self, _: OutOfMemory) -> Raised {
        self.thread.raise_out_of_memory()
    }

    fn template(&mut self, out: &mut TextBuf, template: View<'_>, depth: usize) -> Fallible {
        if depth == 0 {
            return Err(self.value_error("Max string recursion exceeded"));
        }
        for piece in Pieces::new(template) {
            let piece = piece.map_err(|message| self.value_error(message))?;
            out.push_view(template.part(piece.literal))
                .map_err(|error| self.out_of_memory(error))?;
            if let Some(field) = piece.field {
                self.field(out, template, &field, depth)?;
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        out: &mut TextBuf,
        template: View<'_>,
        field: &Field,
        depth: usize,
    ) -> Fallible {
        let value = self.value(template.part(field.name.clone()))?;
        let value = match field.conversion.map(char::from_u32) {
            None => value,
            Some(Some('r')) => object::repr(self.thread, &value)?.into_object(),
            Some(Some('s')) => object::str(self.thread, &value)?.into_object(),
            Some(Some('a')) => object::ascii(self.thread, &value)?.into_object(),
            Some(_) => {
                let conversion = field.conversion.unwrap_or_default();
                return Err(self.value_error(&pycore_text::format::unknown_conversion(conversion)));
            }
        };
        let mut expanded = TextBuf::new();
        let mut spec = template.part(field.spec.clone());
        if field.nested {
            self.template(&mut expanded, spec, depth - 1)?;
            spec = expanded.view();
        }
        let text = if spec.is_empty()
            && let Some(text) = value.downcast_exact::<Str>()
        {
            Owned::share(text)
        } else {
            let spec = Str::from_view(self.thread, spec)?;
            let formatted = object::format(self.thread, &value, Some(&spec))?;
            formatted.downcast().map_err(|_| self.value_error("__format__ returned no string"))?
        };
        out.push_view(text.view()).map_err(|error| self.out_of_memory(error))
    }

    /// The value that a field name stands for.
    fn value(&mut self, name: View<'_>) -> Fallible<Owned> {
        let (first, rest) = FieldName::new(name).map_err(|message| self.value_error(message))?;
        let mut value = self.first(name, first)?;
        for part in rest {
            let thread = self.thread;
            value = match part.map_err(|message| self.value_error(message))? {
                Accessor::Attribute(range) => {
                    let attribute = Str::from_view(thread, name.part(range))?;
                    object::get_attribute(thread, &value, &attribute)?
                }
                Accessor::Index(index) => {
                    let index = thread.new_int(index as i64)?;
                    object::get_item(thread, &value, &index)?
                }
                Accessor::Key(range) => {
                    let key = Str::from_view(thread, name.part(range))?;
                    object::get_item(thread, &value, key.as_object())?
                }
            };
        }
        Ok(value)
    }

    fn first(&mut self, name: View<'_>, first: First) -> Fallible<Owned> {
        let thread = self.thread;
        let index = match first {
            First::Name(range) => {
                let key = Str::from_view(thread, name.part(range))?;
                return self.named(&key);
            }
            First::Automatic => None,
            First::Index(index) => Some(index),
        };
        let Values::Arguments(arguments) = self.values else {
            return Err(self.value_error("Format string contains positional fields"));
        };
        let index = self.numbering.index(index).map_err(|message| self.value_error(message))?;
        match arguments.positional().get(index) {
            Some(value) => value.to_owned(thread),
            None => Err(raise!(
                thread,
                INDEX_ERROR,
                "Replacement index {index} out of range for positional args tuple"
            )),
        }
    }

    fn named(&self, key: &Str) -> Fallible<Owned> {
        match self.values {
            Values::Mapping(mapping) => object::get_item(self.thread, mapping, key.as_object()),
            Values::Arguments(arguments) => {
                for (name, value) in arguments.keywords() {
                    if name.downcast::<Str>().is_some_and(|name| name.equals(key)) {
                        return value.to_owned(self.thread);
                    }
                }
                Err(self.thread.raise_key_error(key.as_object()))
            }
        }
    }
}

fn format_template(thread: &Thread, template: &Str, values: Values<'_>) -> Fallible<Owned<Str>> {
    let mut out = TextBuf::new();
    let mut formatter = Formatter { thread, values, numbering: Numbering::default() };
    formatter.template(&mut out, template.view(), DEPTH)?;
    Str::from_buffer(thread, &out)
}

/// The text that is the value of a template's one field, which is all of the template.
fn only_text<'a>(template: &Str, arguments: Arguments<'a>) -> Option<&'a Str> {
    let [value] = arguments.all() else { return None };
    let text = value.as_object()?.downcast_exact::<Str>()?;
    let field = template.as_ascii()?.strip_prefix('{')?.strip_suffix('}')?;
    (!field.contains(['{', '}'])).then_some(text)
}

#[methods(name = FORMAT)]
impl Str {
    /// format($self, /, *args, **kwargs)
    ///
    /// The text with its fields in braces replaced by the arguments.
    fn format(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Str>> {
        let formatted = format_template(thread, self, Values::Arguments(arguments))?;
        Ok(match only_text(self, arguments) {
            // The one field was neither padded nor cut.
            Some(text) if text.equals(&formatted) => Owned::share(text),
            _ => formatted,
        })
    }

    /// format_map($self, mapping, /)
    ///
    /// The text with its fields in braces replaced by items of a mapping.
    fn format_map(&self, thread: &Thread, mapping: &Object) -> Fallible<Owned<Str>> {
        format_template(thread, self, Values::Mapping(mapping))
    }

    /// __format__($self, format_spec, /)
    ///
    /// The text padded or cut as a specification says.
    fn __format__(&self, thread: &Thread, format_spec: &Str) -> Fallible<Owned<Str>> {
        let spec = format_spec.view();
        if spec.is_empty() {
            return object::str(thread, self.as_object());
        }
        let mut out = TextBuf::new();
        let formatted =
            Spec::parse(spec, Target::Str).and_then(|spec| string(&mut out, &spec, self.view()));
        match formatted {
            Ok(()) => Str::from_buffer(thread, &out),
            Err(error) => {
                Err(thread.raise_format_error(error, spec, &self.as_object().type_name()))
            }
        }
    }
}
