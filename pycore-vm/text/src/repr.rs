//! `repr` of `str` and `bytes`, and `ascii`.

use std::fmt::Write as _;

use pycore_unicode::is_printable;

use crate::search::find_point;
use crate::{OutOfMemory, TextBuf, Unit, View, with_units};

/// `repr(text)`: quotes, and escapes for what is not printable.
pub fn repr(text: View<'_>) -> Result<TextBuf, OutOfMemory> {
    quoted(TextBuf::new(), text, is_printable)
}

/// `ascii(text)`: escapes for what is not ASCII, too.
pub fn ascii(text: View<'_>) -> Result<TextBuf, OutOfMemory> {
    quoted(TextBuf::new(), text, |_| false)
}

/// `repr(bytes)`
pub fn repr_bytes(bytes: &[u8]) -> Result<TextBuf, OutOfMemory> {
    let mut out = TextBuf::new();
    out.push('b'.into())?;
    quoted(out, View::Latin1(bytes), |_| false)
}

/// The escape sequence of a code point as `repr` and the codec `unicode_escape` write it.
pub fn push_escape(out: &mut TextBuf, point: u32) -> Result<(), OutOfMemory> {
    let written = match point {
        0x5C => out.write_str("\\\\"),
        0x09 => out.write_str("\\t"),
        0x0A => out.write_str("\\n"),
        0x0D => out.write_str("\\r"),
        0..=0xFF => write!(out, "\\x{point:02x}"),
        0x100..=0xFFFF => write!(out, "\\u{point:04x}"),
        _ => write!(out, "\\U{point:08x}"),
    };
    written.map_err(|_| OutOfMemory)
}

/// `shows` says what stands for itself of what is not ASCII.
fn quoted(
    mut out: TextBuf,
    text: View<'_>,
    shows: impl Fn(u32) -> bool,
) -> Result<TextBuf, OutOfMemory> {
    let single = find_point(text, '\''.into()).is_some() && find_point(text, '"'.into()).is_none();
    let quote = if single { b'"' } else { b'\'' };
    out.reserve(text.len().saturating_add(2))?;
    out.push(quote.into())?;
    with_units!(text, units => push_inside(&mut out, units, quote, shows))?;
    out.push(quote.into())?;
    Ok(out)
}

fn push_inside<U: Unit>(
    out: &mut TextBuf,
    mut units: &[U],
    quote: u8,
    shows: impl Fn(u32) -> bool,
) -> Result<(), OutOfMemory> {
    let plain = |&unit: &U| {
        let point: u32 = unit.point();
        match point {
            0..0x20 | 0x7F => false,
            0x20..0x7F => point != 0x5C && point != quote.into(),
            0x80.. => shows(point),
        }
    };
    loop {
        // What needs no escape is copied a run at a time.
        let run = units.iter().position(|unit| !plain(unit)).unwrap_or(units.len());
        out.push_view(U::view(&units[..run]))?;
        let Some(&unit) = units.get(run) else { return Ok(()) };
        let point: u32 = unit.point();
        if point == quote.into() {
            out.push_ascii(&[b'\\', quote])?;
        } else {
            push_escape(out, point)?;
        }
        units = &units[run + 1..];
    }
}
