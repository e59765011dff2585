//! Number literals: where they end, and what may not follow.

use crate::classes::continues_name;
use crate::lexer::Lexed;
use crate::{Lexer, TokenKind};

impl Lexer<'_> {
    /// The number at `start`, which is a digit or a point before one.
    pub(crate) fn number(&mut self, start: usize) -> Lexed {
        // A digit alone is the most frequent number by far.
        let second = self.at(start + 1);
        if !continues_name(second) && second != b'.' && self.at(start) != b'.' {
            return Ok(self.token(TokenKind::Number, start, start + 1));
        }
        if self.at(start) == b'0' {
            match self.at(start + 1) | 0x20 {
                b'x' => return self.radix_number(start, Radix::HEXADECIMAL),
                b'o' => return self.radix_number(start, Radix::OCTAL),
                b'b' => return self.radix_number(start, Radix::BINARY),
                _ => {}
            }
            return self.number_after_zero(start);
        }
        let mut at = start;
        if self.at(at) != b'.' {
            at = self.decimal_digits(at)?;
        }
        self.number_after_integer(start, at)
    }

    /// `0x...` and the like.
    fn radix_number(&mut self, start: usize, radix: Radix) -> Lexed {
        let mut at = start + 2;
        loop {
            if self.at(at) == b'_' {
                at += 1;
            }
            if !radix.has(self.at(at)) {
                return Err(self.bad_radix_digit(at, radix));
            }
            while radix.has(self.at(at)) {
                at += 1;
            }
            if self.at(at) != b'_' {
                break;
            }
        }
        if self.at(at).is_ascii_digit() {
            return Err(self.bad_radix_digit(at, radix));
        }
        self.number_ends(start, at, radix.name)
    }

    #[cold]
    fn bad_radix_digit(&mut self, at: usize, radix: Radix) -> Box<pycore_source::SyntaxError> {
        let name = radix.name;
        let byte = self.at(at);
        if byte.is_ascii_digit() {
            self.position = at + 1;
            let digit = char::from(byte);
            self.report(format!("invalid digit '{digit}' in {name} literal"))
        } else {
            self.position = at;
            self.report(format!("invalid {name} literal"))
        }
    }

    /// A decimal number whose first digit is 0: an integer only if all digits are.
    fn number_after_zero(&mut self, start: usize) -> Lexed {
        let mut at = start + 1;
        loop {
            if self.at(at) == b'_' {
                at += 1;
                if !self.at(at).is_ascii_digit() {
                    self.position = at;
                    return Err(self.report("invalid decimal literal"));
                }
            }
            if self.at(at) != b'0' {
                break;
            }
            at += 1;
        }
        let zeros_end = at;
        if !self.at(at).is_ascii_digit() {
            return self.number_after_integer(start, at);
        }
        at = self.decimal_digits(at)?;
        if matches!(self.at(at), b'.' | b'e' | b'E' | b'j' | b'J') || self.every_token {
            return self.number_after_integer(start, at);
        }
        self.position = at;
        Err(self.report_range(
            start,
            zeros_end + 1,
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal \
             integers",
        ))
    }

    /// Fraction, exponent and `j` after the digits that end at `at`.
    fn number_after_integer(&mut self, start: usize, mut at: usize) -> Lexed {
        if self.at(at) == b'.' {
            at += 1;
            if self.at(at).is_ascii_digit() {
                at = self.decimal_digits(at)?;
            }
        }
        if matches!(self.at(at), b'e' | b'E') {
            let mut digits = at + 1;
            if matches!(self.at(digits), b'+' | b'-') {
                digits += 1;
                if !self.at(digits).is_ascii_digit() {
                    self.position = digits;
                    return Err(self.report("invalid decimal literal"));
                }
            } else if !self.at(digits).is_ascii_digit() {
                // `1else`: the letter is not part of the number.
                return self.number_ends(start, at, "decimal");
            }
            at = self.decimal_digits(digits)?;
        }
        if matches!(self.at(at), b'j' | b'J') {
            return self.number_ends(start, at + 1, "imaginary");
        }
        self.number_ends(start, at, "decimal")
    }

    /// Offset after the digits from `at` on, single underscores between them.
    fn decimal_digits(&mut self, mut at: usize) -> Lexed<usize> {
        loop {
            while self.at(at).is_ascii_digit() {
                at += 1;
            }
            if self.at(at) != b'_' {
                return Ok(at);
            }
            at += 1;
            if !self.at(at).is_ascii_digit() {
                self.position = at;
                return Err(self.report("invalid decimal literal"));
            }
        }
    }

    /// The number ends at `end`, unless a letter there makes it something else.
    #[inline]
    fn number_ends(&mut self, start: usize, end: usize, name: &'static str) -> Lexed {
        let byte = self.at(end);
        if (byte.is_ascii_alphanumeric() || byte == b'_') && !self.every_token {
            return self.number_before_letter(start, end, name);
        }
        Ok(self.token(TokenKind::Number, start, end))
    }

    /// A keyword may follow a number at once (with a warning), anything else may not.
    #[cold]
    fn number_before_letter(&mut self, start: usize, end: usize, name: &'static str) -> Lexed {
        self.position = end;
        if !self.keyword_may_follow(end) {
            return Err(self.report(format!("invalid {name} literal")));
        }
        self.warn(format!("invalid {name} literal"), start, end, end);
        Ok(self.token(TokenKind::Number, start, end))
    }

    /// Whether one of the keywords that occur after an operand is at `at`.
    fn keyword_may_follow(&self, at: usize) -> bool {
        let rest = self.input.bytes().get(at..).unwrap_or_default();
        // `1if`, `1in` and `1is` are told by two letters, whatever follows.
        if matches!(rest, [b'i', b'f' | b'n' | b's', ..]) {
            return true;
        }
        let whole: [&[u8]; 5] = [b"and", b"else", b"for", b"or", b"not"];
        whole.iter().any(|word| {
            rest.strip_prefix(*word).is_some_and(|after| {
                after.first().is_none_or(|&byte| byte < 128 && !continues_name(byte))
            })
        })
    }
}

/// The digits of a base other than ten.
#[derive(Clone, Copy)]
struct Radix {
    name: &'static str,
    base: u32,
}

impl Radix {
    const HEXADECIMAL: Self = Self { name: "hexadecimal", base: 16 };
    const OCTAL: Self = Self { name: "octal", base: 8 };
    const BINARY: Self = Self { name: "binary", base: 2 };

    fn has(self, byte: u8) -> bool {
        char::from(byte).is_digit(self.base)
    }
}
