//! Values as a specification says: integers, characters, floats, complex numbers, text.

use pycore_numbers::Complex;
use pycore_numbers::float::{FloatFormat, FloatText, Notation};

use super::number::Number;
use super::{Align, FormatError, Locale, Sign, Spec};
use crate::{TextBuf, View};

fn message<T>(message: &'static str) -> Result<T, FormatError> {
    Err(FormatError::Message(message))
}

/// Append an integer whose type [`Spec::integer_form`] has accepted: `digits` are ASCII and of the radix that it says, in lower case.
pub fn integer(
    out: &mut TextBuf,
    spec: &Spec,
    negative: bool,
    digits: &[u8],
    locale: &Locale<'_>,
) -> Result<(), FormatError> {
    let upper = spec.is('X');
    let prefix: &[u8] = match spec.presentation.and_then(char::from_u32) {
        Some('b') if spec.alternate => b"0b",
        Some('o') if spec.alternate => b"0o",
        Some('x') if spec.alternate => b"0x",
        Some('X') if spec.alternate => b"0X",
        _ => b"",
    };
    let upper_digits: Vec<u8>;
    let digits = if upper {
        upper_digits = digits.to_ascii_uppercase();
        &upper_digits
    } else {
        digits
    };
    let number = Number { negative, prefix, digits, rest: View::EMPTY, zeros: 0, zeros_at: 0 };
    number.push(out, spec, &spec.locale(locale))
}

/// Append the character with a number, for an integer of type `c`; the number is below 0x110000.
pub fn character(out: &mut TextBuf, spec: &Spec, point: u32) -> Result<(), FormatError> {
    let points = [point];
    let rest = View::Ucs4(&points);
    let number = Number { negative: false, prefix: b"", digits: b"", rest, zeros: 0, zeros_at: 0 };
    number.push(out, spec, &Locale::PLAIN)
}

/// The notation that a specification of a float or a complex number asks for.
fn notation(spec: &Spec, percent: bool) -> Result<FloatFormat, FormatError> {
    if spec.precision.is_some_and(|precision| precision > i32::MAX as usize) {
        return message("precision too big");
    }
    let letter = match spec.presentation {
        None => None,
        Some(presentation) => match char::from_u32(presentation) {
            Some(letter @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) => Some(letter),
            Some('%') if percent => Some('%'),
            _ => return Err(FormatError::UnknownType(presentation)),
        },
    };
    let precision = spec.precision.unwrap_or(6);
    let notation = match letter {
        Some('e' | 'E') => Notation::Exponent(precision),
        Some('f' | 'F' | '%') => Notation::Fixed(precision),
        Some(_) => Notation::General(precision),
        None => spec.precision.map_or(Notation::Shortest, Notation::General),
    };
    Ok(FloatFormat {
        notation,
        alternate: spec.alternate,
        dot_zero: false,
        no_negative_zero: spec.no_negative_zero,
        upper_case: letter.is_some_and(|letter| letter.is_ascii_uppercase()),
    })
}

/// Append a float.
pub fn float(
    out: &mut TextBuf,
    spec: &Spec,
    value: f64,
    locale: &Locale<'_>,
) -> Result<(), FormatError> {
    if let Some(presentation) = spec.presentation {
        // An unknown type is said before a precision is found too great.
        notation(&Spec { precision: None, ..*spec }, true)
            .map_err(|_| FormatError::UnknownType(presentation))?;
    }
    let mut format = notation(spec, true)?;
    format.dot_zero = spec.presentation.is_none();
    let percent = spec.is('%');
    let text = FloatText::new(if percent { value * 100.0 } else { value }, format);
    let locale = spec.locale(locale);
    push_float(out, spec, &text, &locale, if percent { b"%" } else { b"" })
}

/// Append a float's text with padding and groups.
fn push_float(
    out: &mut TextBuf,
    spec: &Spec,
    text: &FloatText,
    locale: &Locale<'_>,
    after: &[u8],
) -> Result<(), FormatError> {
    let mut rest = TextBuf::new();
    let finite = text.whole.as_bytes()[0].is_ascii_digit();
    if !finite {
        rest.push_ascii(text.whole.as_bytes())?;
    }
    if text.point {
        rest.push_view(locale.decimal_point)?;
    }
    let mut zeros = 0;
    let mut zeros_at = 0;
    if let Some(separator) = spec.fraction_separator {
        push_fraction(&mut rest, text, separator)?;
    } else {
        rest.push_repeated('0'.into(), text.leading_zeros)?;
        rest.push_ascii(text.fraction.as_bytes())?;
        zeros = text.trailing_zeros;
        zeros_at = rest.len();
    }
    rest.push_ascii(text.exponent.as_bytes())?;
    rest.push_ascii(after)?;
    let digits = if finite { text.whole.as_bytes() } else { b"" };
    let rest = rest.view();
    let number = Number { negative: text.negative, prefix: b"", digits, rest, zeros, zeros_at };
    number.push(out, spec, locale)
}

/// The digits after the point in groups of three.
fn push_fraction(out: &mut TextBuf, text: &FloatText, separator: char) -> Result<(), FormatError> {
    let digits = std::iter::repeat_n(b'0', text.leading_zeros)
        .chain(text.fraction.bytes())
        .chain(std::iter::repeat_n(b'0', text.trailing_zeros));
    out.reserve(text.places().saturating_add(text.places() / 3))?;
    for (number, digit) in digits.enumerate() {
        if number > 0 && number % 3 == 0 {
            out.push(separator.into())?;
        }
        out.push(digit.into())?;
    }
    Ok(())
}

/// Append a complex number.
pub fn complex(
    out: &mut TextBuf,
    spec: &Spec,
    value: Complex,
    locale: &Locale<'_>,
) -> Result<(), FormatError> {
    if let Some(presentation) = spec.presentation {
        notation(&Spec { precision: None, ..*spec }, false)
            .map_err(|_| FormatError::UnknownType(presentation))?;
    }
    let format = notation(spec, false)?;
    if spec.fill == u32::from(b'0') {
        return message("Zero padding is not allowed in complex format specifier");
    }
    if spec.align == Align::AfterSign {
        return message("'=' alignment flag is not allowed in complex format specifier");
    }
    // As `str` shows it: in parentheses, unless there is no real part.
    let bare = spec.presentation.is_none();
    let imaginary_only = bare && value.real == 0.0 && value.real.is_sign_positive();
    let mut text = TextBuf::new();
    let mut part = Spec { width: None, align: Align::Left, fill: ' '.into(), ..*spec };
    let locale = spec.locale(locale);
    if bare && !imaginary_only {
        text.push('('.into())?;
    }
    if !imaginary_only {
        push_float(&mut text, &part, &FloatText::new(value.real, format), &locale, b"")?;
        part.sign = Some(Sign::Plus);
    }
    push_float(&mut text, &part, &FloatText::new(value.imag, format), &locale, b"j")?;
    if bare && !imaginary_only {
        text.push(')'.into())?;
    }
    push_padded(out, spec, text.view())
}

/// Append a text.
pub fn string(out: &mut TextBuf, spec: &Spec, text: View<'_>) -> Result<(), FormatError> {
    if let Some(presentation) = spec.presentation
        && !spec.is('s')
    {
        return Err(FormatError::UnknownType(presentation));
    }
    match spec.sign {
        Some(Sign::Space) => return message("Space not allowed in string format specifier"),
        Some(_) => return message("Sign not allowed in string format specifier"),
        None => (),
    }
    if spec.no_negative_zero {
        return message("Negative zero coercion (z) not allowed in string format specifier");
    }
    if spec.alternate {
        return message("Alternate form (#) not allowed in string format specifier");
    }
    if spec.align == Align::AfterSign {
        return message("'=' alignment not allowed in string format specifier");
    }
    push_padded(out, spec, text.first(spec.precision.unwrap_or(usize::MAX)))
}

fn push_padded(out: &mut TextBuf, spec: &Spec, text: View<'_>) -> Result<(), FormatError> {
    let missing = spec.width.unwrap_or(0).saturating_sub(text.len());
    let left = spec.align.left_of(missing);
    out.reserve(text.len().saturating_add(missing))?;
    out.push_repeated(spec.fill, left)?;
    out.push_view(text)?;
    out.push_repeated(spec.fill, missing - left)?;
    Ok(())
}
