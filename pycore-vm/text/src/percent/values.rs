//! Values as a directive says.

use pycore_numbers::float::{FloatFormat, FloatText, Notation};

use super::Directive;
use crate::{OutOfMemory, TextBuf, View};

/// Append an integer. `digits` are ASCII in the radix of the conversion, in lower case.
pub fn integer(
    out: &mut TextBuf,
    directive: &Directive,
    negative: bool,
    digits: &[u8],
) -> Result<(), OutOfMemory> {
    let conversion = char::from_u32(directive.conversion);
    let prefix: &[u8] = match conversion {
        Some('x') if directive.flags.alternate => b"0x",
        Some('X') if directive.flags.alternate => b"0X",
        Some('o') if directive.flags.alternate => b"0o",
        _ => b"",
    };
    let upper: Vec<u8>;
    let digits = if conversion == Some('X') {
        upper = digits.to_ascii_uppercase();
        &upper
    } else {
        digits
    };
    let zeros = directive.precision.unwrap_or(0).saturating_sub(digits.len());
    push(out, directive, negative, prefix, Body { zeros, zeros_at: 0, text: digits })
}

/// Append a float.
pub fn float(out: &mut TextBuf, directive: &Directive, value: f64) -> Result<(), OutOfMemory> {
    let letter = char::from_u32(directive.conversion).unwrap_or('g');
    let precision = directive.precision.unwrap_or(6);
    let notation = match letter.to_ascii_lowercase() {
        'e' => Notation::Exponent(precision),
        'f' => Notation::Fixed(precision),
        _ => Notation::General(precision),
    };
    let format = FloatFormat {
        notation,
        alternate: directive.flags.alternate,
        dot_zero: false,
        no_negative_zero: false,
        upper_case: letter.is_ascii_uppercase(),
    };
    let parts = FloatText::new(value, format);
    let mut text = parts.whole.into_bytes();
    if parts.point {
        text.push(b'.');
    }
    text.extend(std::iter::repeat_n(b'0', parts.leading_zeros));
    text.extend(parts.fraction.bytes());
    let zeros_at = text.len();
    text.extend(parts.exponent.bytes());
    let body = Body { zeros: parts.trailing_zeros, zeros_at, text: &text };
    push(out, directive, parts.negative, b"", body)
}

/// The digits of a number, with zeros in them that are counted instead of written.
struct Body<'a> {
    zeros: usize,
    zeros_at: usize,
    text: &'a [u8],
}

fn push(
    out: &mut TextBuf,
    directive: &Directive,
    negative: bool,
    prefix: &[u8],
    body: Body<'_>,
) -> Result<(), OutOfMemory> {
    let flags = directive.flags;
    let sign: &[u8] = match () {
        () if negative => b"-",
        () if flags.plus => b"+",
        () if flags.space => b" ",
        () => b"",
    };
    let length = (sign.len() + prefix.len() + body.text.len()).checked_add(body.zeros);
    let missing = directive.width.saturating_sub(length.ok_or(OutOfMemory)?);
    out.reserve(length.unwrap_or(0).saturating_add(missing))?;
    let (spaces, zeros) = match () {
        () if flags.left => (0, 0),
        () if flags.zero => (0, missing),
        () => (missing, 0),
    };
    out.push_repeated(' '.into(), spaces)?;
    out.push_ascii(sign)?;
    out.push_ascii(prefix)?;
    out.push_repeated('0'.into(), zeros)?;
    let (before, after) = body.text.split_at(body.zeros_at);
    out.push_ascii(before)?;
    out.push_repeated('0'.into(), body.zeros)?;
    out.push_ascii(after)?;
    out.push_repeated(' '.into(), missing - spaces - zeros)
}

/// Append a text, or the character of `%c` (whose precision is to be removed before).
pub fn text(out: &mut TextBuf, directive: &Directive, text: View<'_>) -> Result<(), OutOfMemory> {
    let text = text.first(directive.precision.unwrap_or(usize::MAX));
    let missing = directive.width.saturating_sub(text.len());
    let left = if directive.flags.left { 0 } else { missing };
    out.reserve(text.len().saturating_add(missing))?;
    out.push_repeated(' '.into(), left)?;
    out.push_view(text)?;
    out.push_repeated(' '.into(), missing - left)
}
