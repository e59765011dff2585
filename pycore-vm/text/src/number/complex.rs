//! `complex(text)`

use pycore_numbers::Complex;

use super::ascii;
use crate::{OutOfMemory, Spaces, View};

/// Why a text is not a complex number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplexError {
    /// `ValueError: complex() arg is a malformed string`
    Form,
    /// `ValueError: could not convert string to complex: ...` with the text's `repr`: underscores that are
    /// not between digits.
    Underscore,
    /// `MemoryError`
    OutOfMemory,
}

impl From<OutOfMemory> for ComplexError {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

/// `complex(text)`: a real part, an imaginary part with a `j`, or both, maybe in parentheses.
///
/// ```
/// use pycore_numbers::Complex;
/// use pycore_text::{View, number};
///
/// assert_eq!(number::complex(View::Latin1(b"(1-2.5j)")), Ok(Complex::new(1.0, -2.5)));
/// ```
pub fn complex(text: View<'_>) -> Result<Complex, ComplexError> {
    let text = ascii::numeral(text, Spaces::Unicode)?.ok_or(ComplexError::Form)?;
    let text = ascii::without_underscores(&text)?.ok_or(ComplexError::Underscore)?;
    let text = ascii::trimmed(&text);
    let text = match text.strip_prefix('(') {
        Some(inner) => ascii::trimmed(inner.strip_suffix(')').ok_or(ComplexError::Form)?),
        None => text,
    };
    parts(text).ok_or(ComplexError::Form)
}

fn parts(text: &str) -> Option<Complex> {
    let Some((first, rest)) = leading_float(text) else {
        return Some(Complex::new(0.0, unit(text)?));
    };
    match rest {
        "" => Some(Complex::new(first, 0.0)),
        "j" | "J" => Some(Complex::new(0.0, first)),
        _ if rest.starts_with(['+', '-']) => {
            let imaginary = match leading_float(rest) {
                Some((imaginary, "j" | "J")) => imaginary,
                Some(_) => return None,
                None => unit(rest)?,
            };
            Some(Complex::new(first, imaginary))
        }
        _ => None,
    }
}

/// `j` with at most a sign.
fn unit(text: &str) -> Option<f64> {
    match text {
        "j" | "J" | "+j" | "+J" => Some(1.0),
        "-j" | "-J" => Some(-1.0),
        _ => None,
    }
}

/// The longest float that a text begins with, and what follows.
fn leading_float(text: &str) -> Option<(f64, &str)> {
    let bytes = text.as_bytes();
    let mut at = usize::from(text.starts_with(['+', '-']));
    let word = |word: &str| {
        let end = at + word.len();
        bytes
            .get(at..end)
            .is_some_and(|there| there.eq_ignore_ascii_case(word.as_bytes()))
            .then_some(end)
    };
    if let Some(end) = word("infinity").or_else(|| word("inf")).or_else(|| word("nan")) {
        return Some((text[..end].parse().ok()?, &text[end..]));
    }
    let digits =
        |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    at += digits(at);
    if bytes.get(at) == Some(&b'.') {
        at += 1 + digits(at + 1);
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let signed = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(signed);
        if exponent > 0 {
            at = signed + exponent;
        }
    }
    Some((text[..at].parse().ok()?, &text[at..]))
}
