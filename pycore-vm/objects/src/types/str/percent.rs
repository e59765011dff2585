//! The `%` operator, of strings and of bytes.

use pycore_text::percent::{
    self, Directive, Directives, Event, PercentError, unsupported_character,
};
use pycore_text::{OutOfMemory, TextBuf, View};

use super::Str;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::protocol::{number, object};
use crate::raise;
use crate::types::byte_string;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::tuple::Tuple;
use crate::types::type_type::names::class_shown;

/// The greatest code point.
const LAST_CODE_POINT: i64 = 0x10_FFFF;

/// `template % values`
pub(super) fn format(thread: &Thread, template: &Str, values: &Object) -> Fallible<Owned> {
    if let Some(text) = values.downcast_exact::<Str>()
        && template.as_ascii().is_some_and(|template| leaves_whole(template, text.len()))
    {
        return Ok(Owned::share(text.as_object()));
    }
    let out = format_view(thread, template.view(), values, Kind::Text)?;
    Ok(Str::from_buffer(thread, &out)?.into_object())
}

/// Whether a template is one `%s` that neither cuts nor pads a text of a length.
fn leaves_whole(template: &str, length: usize) -> bool {
    let Some(inner) = template.strip_prefix('%').and_then(|rest| rest.strip_suffix('s')) else {
        return false;
    };
    let (width, precision) = match inner.split_once('.') {
        Some((width, precision)) => (width, Some(precision)),
        None => (inner, None),
    };
    let number = |digits: &str| digits.parse::<usize>().ok();
    (width.is_empty() || number(width).is_some_and(|width| width <= length))
        && precision.is_none_or(|digits| number(digits).is_some_and(|most| most >= length))
}

/// What a template makes: text, or bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text.
    Text,
    /// Bytes, which are Latin-1 here.
    Bytes,
}

/// A template, which does not change meanwhile, filled with values.
pub(crate) fn format_view(
    thread: &Thread,
    template: View<'_>,
    values: &Object,
    kind: Kind,
) -> Fallible<TextBuf> {
    let mut formatter = Formatter {
        thread,
        kind,
        out: TextBuf::new(),
        values,
        tuple: values.downcast::<Tuple>(),
        next: 0,
        mapping: is_mapping(values, kind),
        item: None,
        used_mapping: false,
    };
    formatter.run(template)?;
    Ok(formatter.out)
}

/// Whether the right operand may be looked up by keys: a mapping that is neither tuple nor string.
fn is_mapping(values: &Object, kind: Kind) -> bool {
    let is_bytes =
        || values.downcast::<Bytes>().is_some() || values.downcast::<ByteArray>().is_some();
    values.type_object().has_subscript()
        && values.downcast::<Tuple>().is_none()
        && values.downcast::<Str>().is_none()
        && !(kind == Kind::Bytes && is_bytes())
}

struct Formatter<'a> {
    thread: &'a Thread,
    kind: Kind,
    out: TextBuf,
    values: &'a Object,
    /// The values, if they are several.
    tuple: Option<&'a Tuple>,
    /// How many were taken.
    next: usize,
    mapping: bool,
    /// The mapping's item that the directive's key names.
    item: Option<Owned>,
    used_mapping: bool,
}

impl Formatter<'_> {
    fn run(&mut self, template: View<'_>) -> Fallible {
        let mut directives = Directives::new(template);
        while let Some(event) = directives.next().map_err(|error| self.malformed(error))? {
            match event {
                Event::Literal(range) => self.push(|out| out.push_view(template.part(range)))?,
                Event::KeyStart => {
                    if !self.mapping {
                        return Err(raise!(self.thread, TYPE_ERROR, "format requires a mapping"));
                    }
                }
                Event::Key(range) => {
                    let key = match (self.kind, template.part(range)) {
                        (Kind::Bytes, View::Latin1(key)) => {
                            Bytes::new(self.thread, key)?.into_object()
                        }
                        (_, key) => Str::from_view(self.thread, key)?.into_object(),
                    };
                    self.item = Some(object::get_item(self.thread, self.values, &key)?);
                    self.used_mapping = true;
                    // The item is now what there is to take.
                    self.next = 1;
                }
                Event::StarWidth => {
                    let width = self.star()?;
                    let Some(width) = width.to_i64().map(|width| width as isize) else {
                        let message = "Python int too large to convert to C ssize_t";
                        return Err(raise!(self.thread, OVERFLOW_ERROR, "{message}"));
                    };
                    if width == isize::MIN {
                        return Err(raise!(self.thread, OVERFLOW_ERROR, "width too big"));
                    }
                    directives.set_width(width);
                }
                Event::StarPrecision => {
                    let precision = self.star()?;
                    match precision.to_i64().map(i32::try_from) {
                        Some(Ok(precision)) => directives.set_precision(precision),
                        _ => {
                            let message = "Python int too large to convert to C int";
                            return Err(raise!(self.thread, OVERFLOW_ERROR, "{message}"));
                        }
                    }
                }
                Event::Directive(directive) => self.directive(&directive)?,
            }
        }
        let all_taken = match self.tuple {
            Some(tuple) => self.next == tuple.len(),
            None => self.next > 0 || self.mapping,
        };
        if all_taken || self.used_mapping {
            return Ok(());
        }
        let kind = if self.kind == Kind::Bytes { "bytes" } else { "string" };
        Err(raise!(self.thread, TYPE_ERROR, "not all arguments converted during {kind} formatting"))
    }

    fn malformed(&self, error: PercentError) -> Raised {
        raise!(self.thread, VALUE_ERROR, "{}", error.message(self.kind == Kind::Bytes))
    }

    fn push(&mut self, push: impl FnOnce(&mut TextBuf) -> Result<(), OutOfMemory>) -> Fallible {
        push(&mut self.out).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    /// The next value.
    fn take(&mut self) -> Fallible<Owned> {
        if let Some(item) = self.item.take() {
            return Ok(item);
        }
        let value = match self.tuple {
            Some(tuple) => tuple.get(self.next),
            None if self.next == 0 => Some(self.values),
            None => None,
        };
        self.next += 1;
        match value {
            Some(value) => Ok(Owned::share(value)),
            None => Err(raise!(self.thread, TYPE_ERROR, "not enough arguments for format string")),
        }
    }

    /// The value of `*`.
    fn star(&mut self) -> Fallible<Owned<Int>> {
        let thread = self.thread;
        let value = self.take()?;
        value.downcast().map_err(|_| raise!(thread, TYPE_ERROR, "* wants int"))
    }

    fn directive(&mut self, directive: &Directive) -> Fallible {
        let thread = self.thread;
        let conversion = char::from_u32(directive.conversion).unwrap_or('\0');
        let value = self.take()?;
        let of_bytes = self.kind == Kind::Bytes;
        match conversion {
            's' | 'b' if of_bytes => self.bytes(directive, &value),
            'r' if of_bytes => self.text(directive, object::ascii(thread, &value)?),
            'c' if of_bytes => self.byte(directive, &value),
            's' => self.text(directive, object::str(thread, &value)?),
            'r' => self.text(directive, object::repr(thread, &value)?),
            'a' => self.text(directive, object::ascii(thread, &value)?),
            'd' | 'i' | 'u' => self.integer(directive, &value, conversion, 10),
            'o' => self.integer(directive, &value, conversion, 8),
            'x' | 'X' => self.integer(directive, &value, conversion, 16),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let float = match value.downcast_exact::<Float>() {
                    Some(float) => float.value(),
                    None if of_bytes => byte_string::percent::float(thread, &value)?,
                    None => number::to_float(thread, &value)?,
                };
                self.push(|out| percent::float(out, directive, float))
            }
            'c' => self.character(directive, &value),
            _ if of_bytes && directive.conversion >= 0x80 => {
                let message = "character argument not in range(0x110000)";
                Err(raise!(thread, OVERFLOW_ERROR, "{message}"))
            }
            _ => Err(raise!(thread, VALUE_ERROR, "{}", unsupported_character(directive, of_bytes))),
        }
    }

    fn text(&mut self, directive: &Directive, text: Owned<Str>) -> Fallible {
        self.push(|out| percent::text(out, directive, text.view()))
    }

    /// A value as bytes.
    fn bytes(&mut self, directive: &Directive, value: &Object) -> Fallible {
        let bytes = byte_string::percent::bytes_of(self.thread, value)?;
        self.push(|out| percent::text(out, directive, View::Latin1(&bytes)))
    }

    /// A byte.
    fn byte(&mut self, directive: &Directive, value: &Object) -> Fallible {
        let byte = byte_string::percent::byte(self.thread, value)?;
        let cut = Directive { precision: None, ..*directive };
        self.push(|out| percent::text(out, &cut, View::Latin1(&[byte])))
    }

    fn integer(
        &mut self,
        directive: &Directive,
        value: &Object,
        conversion: char,
        radix: u32,
    ) -> Fallible {
        let thread = self.thread;
        let int = match value.downcast::<Int>() {
            Some(int) => Owned::share(int),
            None => self.to_int(value, conversion, radix)?,
        };
        let digits = int.radix_digits(thread, radix)?;
        let negative = int.is_negative();
        self.push(|out| percent::integer(out, directive, negative, digits.as_bytes()))
    }

    /// The int of what is none: `%d` cuts, the others want an integer.
    fn to_int(&self, value: &Object, conversion: char, radix: u32) -> Fallible<Owned<Int>> {
        let thread = self.thread;
        let converted =
            if radix == 10 { number::to_int(thread, value) } else { number::index(thread, value) };
        converted.or_else(|raised| {
            raised.suppress(thread, &crate::errors::TYPE_ERROR)?;
            let wanted = if radix == 10 { "a real number" } else { "an integer" };
            let class = value.type_name();
            Err(raise!(
                thread,
                TYPE_ERROR,
                "%{conversion} format: {wanted} is required, not {class}"
            ))
        })
    }

    fn character(&mut self, directive: &Directive, value: &Object) -> Fallible {
        let thread = self.thread;
        let point = if let Some(text) = value.downcast::<Str>() {
            match text.view().get(0) {
                Some(point) if text.len() == 1 => point,
                _ => {
                    let length = text.len();
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "%c requires an int or a unicode character, not a string of length {length}"
                    ));
                }
            }
        } else {
            if !number::is_index(value) {
                let class = class_shown(thread, value)?;
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "%c requires an int or a unicode character, not {class}"
                ));
            }
            let index = number::index(thread, value)?;
            match index.to_i64().filter(|point| (0..=LAST_CODE_POINT).contains(point)) {
                Some(point) => point as u32,
                None => {
                    return Err(raise!(thread, OVERFLOW_ERROR, "%c arg not in range(0x110000)"));
                }
            }
        };
        let cut = Directive { precision: None, ..*directive };
        self.push(|out| percent::text(out, &cut, View::Ucs4(&[point])))
    }
}
