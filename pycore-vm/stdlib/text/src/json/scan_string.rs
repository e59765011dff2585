//! Strings of JSON texts.

use pycore_objects::declare::Arguments;
use pycore_objects::errors::OVERFLOW_ERROR;
use pycore_objects::protocol::{number, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};
use pycore_text::{OutOfMemory, TextBuf, Unit, with_units};

use super::decode_error::Failure;

pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// scanstring(string, end, strict=True) -> (string, end)
    ///
    /// The content of the JSON string whose opening quote is in front of the place end, and the place behind its closing
    /// quote. If strict is false, control characters may be in it.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn scanstring(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments.len();
        let (Some(string), Some(end), 2..=3) =
            (arguments.object(thread, 0)?, arguments.object(thread, 1)?, given)
        else {
            let bound = if given < 2 { "at least 2" } else { "at most 3" };
            let message = format!("scanstring() takes {bound} arguments ({given} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let end = number::to_isize(thread, end, &OVERFLOW_ERROR)?;
        let strict = match arguments.object(thread, 2)? {
            Some(strict) => object::is_true(thread, strict)?,
            None => true,
        };
        let text = text_of(thread, string)?;
        let length = text.len();
        let Some(start) = usize::try_from(end).ok().filter(|&start| start <= length) else {
            return Err(raise!(thread, VALUE_ERROR, "end is out of bounds"));
        };
        let (content, end) =
            scan(thread, text, start, strict).map_err(|failure| failure.raise(thread, text))?;
        Tuple::pack(thread, [content.into_object(), thread.new_int(end as i64)?])
    }
}

/// The argument that has to be a string.
pub(super) fn text_of<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Str> {
    object.downcast::<Str>().ok_or_else(|| {
        let kind = object.type_name();
        raise!(thread, TYPE_ERROR, "first argument must be a string, not {kind}")
    })
}

const QUOTE: u32 = '"' as u32;
const BACKSLASH: u32 = '\\' as u32;

/// The string whose content begins at `start`, and where the text goes on behind it.
pub(super) fn scan(
    thread: &Thread,
    text: &Str,
    start: usize,
    strict: bool,
) -> Result<(Owned<Str>, usize), Failure> {
    with_units!(text.view(), units => scan_units(thread, units, start, strict))
}

fn scan_units<U: Unit>(
    thread: &Thread,
    units: &[U],
    start: usize,
    strict: bool,
) -> Result<(Owned<Str>, usize), Failure> {
    let out_of_memory = |OutOfMemory| Failure::from(thread.raise_out_of_memory());
    let unterminated = || Failure::at("Unterminated string starting at", start.saturating_sub(1));
    let mut buffer = TextBuf::new();
    let mut at = start;
    loop {
        let plain = plain_units(&units[at..], strict);
        let end = at + plain;
        let Some(stop) = units.get(end).map(|unit| unit.point()) else {
            return Err(unterminated());
        };
        let chunk = U::view(&units[at..end]);
        match stop {
            // Most strings have no escapes, and are copied once.
            QUOTE if buffer.is_empty() => return Ok((Str::from_view(thread, chunk)?, end + 1)),
            QUOTE => {
                buffer.push_view(chunk).map_err(out_of_memory)?;
                return Ok((Str::from_buffer(thread, &buffer)?, end + 1));
            }
            BACKSLASH => buffer.push_view(chunk).map_err(out_of_memory)?,
            _ => return Err(Failure::at("Invalid control character at", end)),
        }
        let Some(escape) = units.get(end + 1) else { return Err(unterminated()) };
        let (point, next) = match char::from_u32(escape.point()) {
            Some(plain @ ('"' | '\\' | '/')) => (plain.into(), end + 2),
            Some('b') => (8, end + 2),
            Some('f') => (12, end + 2),
            Some('n') => (10, end + 2),
            Some('r') => (13, end + 2),
            Some('t') => (9, end + 2),
            Some('u') => unicode_escape(units, end)?,
            _ => return Err(Failure::at("Invalid \\escape", end)),
        };
        buffer.push(point).map_err(out_of_memory)?;
        at = next;
    }
}

/// How many units there are until one that means something.
#[inline]
fn plain_units<U: Unit>(units: &[U], strict: bool) -> usize {
    let lowest = if strict { 0x20 } else { 0 };
    let stops = |unit: &U| {
        let point = unit.point();
        point == QUOTE || point == BACKSLASH || point < lowest
    };
    units.iter().position(stops).unwrap_or(units.len())
}

/// Four hexadecimal digits.
fn four_digits<U: Unit>(units: &[U], start: usize) -> Option<u32> {
    let digits = units.get(start..start + 4)?;
    digits
        .iter()
        .try_fold(0, |number, unit| Some(number << 4 | char::from_u32(unit.point())?.to_digit(16)?))
}

/// The character of the escape `\uXXXX` at a place, or of two that are a surrogate pair, and where the text goes on.
fn unicode_escape<U: Unit>(units: &[U], start: usize) -> Result<(u32, usize), Failure> {
    let end = start + 6;
    let invalid = || Failure::at("Invalid \\uXXXX escape", start + 1);
    let point = four_digits(units, start + 2).ok_or_else(invalid)?;
    let is_escape = |index: usize, character: char| {
        units.get(index).is_some_and(|unit| unit.point() == u32::from(character))
    };
    let pair_follows =
        (0xD800..0xDC00).contains(&point) && is_escape(end, '\\') && is_escape(end + 1, 'u');
    if pair_follows {
        let low = four_digits(units, end + 2)
            .ok_or_else(|| Failure::at("Invalid \\uXXXX escape", end + 1))?;
        if (0xDC00..0xE000).contains(&low) {
            return Ok((0x1_0000 + ((point - 0xD800) << 10) + (low - 0xDC00), end + 6));
        }
    }
    Ok((point, end))
}
