//! `repr` of the values of literals.

use std::fmt::Write as _;

use pycore_numbers::{BigIntRef, Complex, DEFAULT_MAX_STR_DIGITS, DigitLimitError, float};
use pycore_unicode::{write_repr, write_repr_bytes};

use crate::{Composed, Constant, Int};

/// Write `repr(value)` of a literal's value.
///
/// Integers beyond the default limit of Python for conversions to text are an error.
pub fn write_constant(out: &mut String, value: &Constant<'_>) -> Result<(), DigitLimitError> {
    let written = match *value {
        Constant::None => out.write_str("None"),
        Constant::True => out.write_str("True"),
        Constant::False => out.write_str("False"),
        Constant::Ellipsis => out.write_str("Ellipsis"),
        Constant::Int(Int::Small(value)) => write!(out, "{value}"),
        Constant::Int(Int::Big(digits)) => {
            out.push_str(&BigIntRef::new(false, digits).to_decimal(Some(DEFAULT_MAX_STR_DIGITS))?);
            Ok(())
        }
        Constant::Float(value) => float::write_repr(out, value),
        Constant::Imaginary(value) => write!(out, "{}", Complex::new(0.0, value)),
        Constant::Str(text) => {
            write_repr(out, text);
            Ok(())
        }
        Constant::Bytes(bytes) => {
            write_repr_bytes(out, bytes);
            Ok(())
        }
        Constant::Composed(composed) => return write_composed(out, composed),
    };
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
    Ok(())
}

fn write_composed(out: &mut String, value: &Composed<'_>) -> Result<(), DigitLimitError> {
    match *value {
        Composed::Negative(magnitude) => {
            out.push('-');
            write_constant(out, &Constant::Int(magnitude))
        }
        Composed::Complex(real, imaginary) => {
            out.push_str(&Complex::new(real, imaginary).to_string());
            Ok(())
        }
        Composed::Tuple(items) => {
            out.push('(');
            write_items(out, items)?;
            out.push_str(if items.len() == 1 { ",)" } else { ")" });
            Ok(())
        }
        Composed::FrozenSet([]) => {
            out.push_str("frozenset()");
            Ok(())
        }
        Composed::FrozenSet(items) => {
            out.push_str("frozenset({");
            write_items(out, items)?;
            out.push_str("})");
            Ok(())
        }
    }
}

fn write_items(out: &mut String, items: &[Constant<'_>]) -> Result<(), DigitLimitError> {
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index > 0 { ", " } else { "" });
        write_constant(out, item)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant(value: Constant<'_>) -> String {
        let mut out = String::new();
        write_constant(&mut out, &value).expect("short");
        out
    }

    #[test]
    fn numbers() {
        assert_eq!(constant(Constant::Int(Int::Small(7))), "7");
        assert_eq!(constant(Constant::Int(Int::Big(&[0, 0, 8]))), "9223372036854775808");
        assert_eq!(constant(Constant::Float(1e22)), "1e+22");
        assert_eq!(constant(Constant::Imaginary(2.0)), "2j");
        let digits = vec![1; 500];
        let error = write_constant(&mut String::new(), &Constant::Int(Int::Big(&digits)));
        assert_eq!(error, Err(DigitLimitError { limit: 4300, digits: None }));
    }
}
