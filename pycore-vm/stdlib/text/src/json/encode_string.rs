//! Strings as JSON has them.

use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods};
use pycore_text::{OutOfMemory, TextBuf, Unit, View, with_units};

use super::scan_string::text_of;

pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// encode_basestring($self, object, /)
    ///
    /// A string in quotes, with escapes where JSON demands them.
    fn encode_basestring(thread: &Thread, object: &Object) -> Fallible<Owned<Str>> {
        encoded(thread, object, Charset::Unicode)
    }

    /// encode_basestring_ascii($self, object, /)
    ///
    /// A string in quotes, with escapes for whatever is not ASCII.
    fn encode_basestring_ascii(thread: &Thread, object: &Object) -> Fallible<Owned<Str>> {
        encoded(thread, object, Charset::Ascii)
    }
}

/// Which characters may stand for themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    Unicode,
    Ascii,
}

impl Charset {
    /// The characters that a function of this module leaves as they are.
    pub(super) fn of_function(function: &Object) -> Option<Self> {
        use pycore_objects::types::builtin_function::BuiltinFunction;
        let native = function.downcast_exact::<BuiltinFunction>()?.native()?;
        let index = Functions::METHODS.iter().position(|own| std::ptr::eq(own, native))?;
        [Self::Unicode, Self::Ascii].get(index).copied()
    }
}

fn encoded(thread: &Thread, object: &Object, charset: Charset) -> Fallible<Owned<Str>> {
    let text = text_of(thread, object)?;
    let mut buffer = TextBuf::new();
    match push_encoded(&mut buffer, text.view(), charset) {
        Ok(()) => Str::from_buffer(thread, &buffer),
        Err(OutOfMemory) => Err(thread.raise_out_of_memory()),
    }
}

/// Appends a string in quotes.
pub(super) fn push_encoded(
    buffer: &mut TextBuf,
    text: View<'_>,
    charset: Charset,
) -> Result<(), OutOfMemory> {
    buffer.reserve(text.len() + 2)?;
    buffer.push_str("\"")?;
    with_units!(text, units => push_units(buffer, units, charset))?;
    buffer.push_str("\"")
}

fn push_units<U: Unit>(
    buffer: &mut TextBuf,
    units: &[U],
    charset: Charset,
) -> Result<(), OutOfMemory> {
    let needs_escape = |unit: &U| match usize::try_from(unit.point()) {
        Ok(point) if point < PLAIN.len() => !PLAIN[point],
        _ => charset == Charset::Ascii,
    };
    let mut rest = units;
    while let Some(plain) = rest.iter().position(needs_escape) {
        push_plain(buffer, &rest[..plain], charset)?;
        push_escape(buffer, rest[plain].point())?;
        rest = &rest[plain + 1..];
    }
    push_plain(buffer, rest, charset)
}

/// Whether an ASCII character stands for itself in a string, whatever the character set; DEL is left to the latter.
const PLAIN: [bool; 0x7F] = {
    let mut plain = [true; 0x7F];
    let mut point = 0;
    while point < 0x20 {
        plain[point] = false;
        point += 1;
    }
    plain[0x22] = false;
    plain[0x5C] = false;
    plain
};

/// Appends characters that stand for themselves.
#[inline(always)]
fn push_plain<U: Unit>(
    buffer: &mut TextBuf,
    units: &[U],
    charset: Charset,
) -> Result<(), OutOfMemory> {
    match U::view(units) {
        View::Latin1(ascii) if charset == Charset::Ascii => buffer.push_ascii(ascii),
        view => buffer.push_view(view),
    }
}

fn push_escape(buffer: &mut TextBuf, point: u32) -> Result<(), OutOfMemory> {
    match point {
        0x22 => buffer.push_str("\\\""),
        0x5C => buffer.push_str("\\\\"),
        8 => buffer.push_str("\\b"),
        9 => buffer.push_str("\\t"),
        10 => buffer.push_str("\\n"),
        12 => buffer.push_str("\\f"),
        13 => buffer.push_str("\\r"),
        0..=0xFFFF => buffer.push_str(&format!("\\u{point:04x}")),
        _ => {
            let beyond = point - 0x1_0000;
            let (high, low) = (0xD800 + (beyond >> 10), 0xDC00 + (beyond & 0x3FF));
            buffer.push_str(&format!("\\u{high:04x}\\u{low:04x}"))
        }
    }
}
