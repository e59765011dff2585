//! The values of number literals.

use pycore_ast::{Constant, Int};
use pycore_numbers::{BigInt, DEFAULT_MAX_STR_DIGITS, float};

use crate::parser::{Parse, Parser};

/// Decimal literals of at most this many digits fit into 63 bits.
const SMALL_DIGITS: usize = 18;

impl<'a> Parser<'a, '_> {
    /// `NUMBER`
    #[inline]
    pub(crate) fn number(&mut self) -> Parse<Constant<'a>> {
        let text = self.token_text(self.current);
        let value = match small_decimal(text.as_bytes()) {
            Some(value) => Constant::Int(Int::Small(value)),
            None => self.other_number(text)?,
        };
        self.advance();
        Ok(value)
    }

    fn other_number(&mut self, text: &'a str) -> Parse<Constant<'a>> {
        if text.contains('_') {
            self.require_version(6)?;
        }
        let has_radix =
            matches!(text.as_bytes(), [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..]);
        if !has_radix {
            if let Some(imaginary) = text.strip_suffix(['j', 'J']) {
                return self.float(imaginary).map(Constant::Imaginary);
            }
            if text.contains(['.', 'e', 'E']) {
                return self.float(text).map(Constant::Float);
            }
        }
        // The lexer has checked the form, so that only the limit on digits is left.
        let Ok(value) = BigInt::parse_literal(text, Some(DEFAULT_MAX_STR_DIGITS)) else {
            return self.refuse();
        };
        Ok(Constant::Int(match value.as_ref().to_i64() {
            Some(small) => Int::Small(small),
            None => Int::Big(self.arena.alloc_slice(value.digits())),
        }))
    }

    fn float(&mut self, text: &str) -> Parse<f64> {
        match float::parse_literal(text) {
            Some(value) => Ok(value),
            None => self.refuse(),
        }
    }
}

/// The value of a short decimal literal of digits alone.
#[inline]
fn small_decimal(text: &[u8]) -> Option<i64> {
    if text.len() > SMALL_DIGITS {
        return None;
    }
    let mut value = 0;
    for &byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(value)
}
