//! Float literals and `repr(float)`.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// The value of a float literal (or of the float before the `j` of an imaginary one): digits with at
/// most a point, an exponent and underscores. Rounded to the nearest float; too large ones are infinite.
pub fn parse_literal(text: &str) -> Option<f64> {
    let plain: Cow<'_, str> =
        if text.contains('_') { text.replace('_', "").into() } else { text.into() };
    // What else the standard library accepts: signs, "inf", "nan".
    let digits_only =
        plain.starts_with(|char: char| char.is_ascii_digit() || char == '.') && !plain.is_empty();
    if digits_only { plain.parse().ok() } else { None }
}

/// `repr(value)`: the fewest digits that give the value back.
pub fn repr(value: f64) -> String {
    let mut text = String::with_capacity(24);
    // Writing to a string cannot fail.
    let _ = write_repr(&mut text, value);
    text
}

/// Write `repr(value)`.
pub fn write_repr(out: &mut impl Write, value: f64) -> fmt::Result {
    write_shortest(out, value, ".0")
}

/// Write the shortest form, which for whole numbers without exponent ends with `suffix`.
pub(crate) fn write_shortest(out: &mut impl Write, value: f64, suffix: &str) -> fmt::Result {
    if value.is_nan() {
        return out.write_str("nan");
    }
    if value.is_sign_negative() {
        out.write_char('-')?;
    }
    if value.is_infinite() {
        return out.write_str("inf");
    }
    // `d.ddde-xx` with the shortest digits, to be laid out in Python's way.
    let scientific = Shortest::new(value.abs());
    let (mantissa, exponent) = scientific.parts();
    let (first, rest) = mantissa.split_at(1);
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    match exponent {
        -4..0 => {
            out.write_str("0.")?;
            (exponent + 1..0).try_for_each(|_| out.write_char('0'))?;
            out.write_str(first)?;
            out.write_str(rest)
        }
        0..16 => {
            out.write_str(first)?;
            let whole = exponent as usize;
            if rest.len() > whole {
                out.write_str(&rest[..whole])?;
                out.write_char('.')?;
                return out.write_str(&rest[whole..]);
            }
            out.write_str(rest)?;
            (rest.len()..whole).try_for_each(|_| out.write_char('0'))?;
            out.write_str(suffix)
        }
        _ => {
            out.write_str(mantissa)?;
            write!(out, "e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
        }
    }
}

/// The text of `{:e}`, on the stack: at most 17 digits, point, `e`, sign and 3 digits.
pub(super) struct Shortest {
    bytes: [u8; 24],
    length: usize,
}

impl Shortest {
    pub(super) fn new(value: f64) -> Self {
        let mut buffer = Self { bytes: [0; 24], length: 0 };
        let written = write!(buffer, "{value:e}");
        debug_assert!(written.is_ok());
        buffer.break_tie(value);
        buffer
    }

    /// Where two shortest forms are equally near, choose the one that ends with an even digit.
    ///
    /// Rust takes either. Such a value is `t / 10**k` with an odd integer `t` of one digit more than the
    /// shortest form, which has 16 or 17 as any 15 digits tell floats apart; and it is `m / 2**k` with a
    /// mantissa `m` of 53 bits, so that `t = m * 5**k` and `k` is at most 25.
    fn break_tie(&mut self, value: f64) {
        const MOST_FRACTION_BITS: u32 = 25;
        let scaled = value * f64::from(1 << MOST_FRACTION_BITS);
        // The mantissa's digits and the point.
        let digits = self.parts().0.len() - 1;
        if digits < 16 || value >= 1e17 || scaled.fract() != 0.0 {
            return;
        }
        let scaled = scaled as u128;
        let whole_bits = scaled.trailing_zeros().min(MOST_FRACTION_BITS);
        let fraction_bits = MOST_FRACTION_BITS - whole_bits;
        let exact = (scaled >> whole_bits) * 5_u128.pow(fraction_bits);
        if fraction_bits > 0 && exact.ilog10() as usize == digits {
            let below = exact / 10;
            let even = below + (below & 1);
            let last = std::mem::replace(&mut self.bytes[digits], b'0' + (even % 10) as u8);
            // Below a power of two the gap to the next float halves: the lower form may be that one's.
            let is_power_of_two = value.to_bits() << 12 == 0;
            if is_power_of_two && self.text().parse() != Ok(value) {
                self.bytes[digits] = last;
            }
        }
    }

    /// Mantissa and decimal exponent.
    pub(super) fn parts(&self) -> (&str, i32) {
        let (mantissa, exponent) = self.text().split_once('e').unwrap_or(("0", "0"));
        (mantissa, exponent.parse().unwrap_or(0))
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl Write for Shortest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_of_repr() {
        let cases: [(f64, &str); 26] = [
            // Equally near, but the lower one is nearer to the next float: gaps halve below 2^-24.
            (2_f64.powi(-25), "2.9802322387695312e-08"),
            (2_f64.powi(-24), "5.960464477539063e-08"),
            // Ties.
            (3169820999956369.0 / 4.0, "792455249989092.2"),
            (3169820999956371.0 / 4.0, "792455249989092.8"),
            (3934781802101701.0 / 4.0, "983695450525425.2"),
            (1.1920928955078125e-07, "1.1920928955078125e-07"),
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1.5e300, "1.5e+300"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (9007199254740993.0, "9007199254740992.0"),
            (1e16, "1e+16"),
            (0.0001, "0.0001"),
            (0.00012345, "0.00012345"),
            (0.00001, "1e-05"),
            (1.25e-7, "1.25e-07"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (2.2250738585072014e-308, "2.2250738585072014e-308"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (-f64::NAN, "nan"),
            (120.25, "120.25"),
        ];
        for (value, expected) in cases {
            assert_eq!(repr(value), expected);
        }
    }

    #[test]
    fn literals() {
        assert_eq!(parse_literal("1_0.2_5e-1_0"), Some(10.25e-10));
        assert_eq!(parse_literal("1e400"), Some(f64::INFINITY));
        assert_eq!(parse_literal(".5"), Some(0.5));
        assert_eq!(parse_literal("5."), Some(5.0));
        for text in ["", "inf", "nan", "-1.0", "+1.0", ".", "1e", "e1"] {
            assert_eq!(parse_literal(text), None, "{text}");
        }
    }
}
