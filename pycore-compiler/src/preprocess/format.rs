//! `"..." % (a, b)` as an f-string, which needs no tuple and no parsing while the program runs.
//!
//! This is done where the left side is a literal, the right side a tuple without `*`, and each conversion
//! is `%s`, `%r` or `%a`, perhaps with `-`, a width and a precision of up to two digits. Anything else
//! stays, and fails or works when it runs.

use pycore_ast::{
    Arena, Constant, Expr, ExprBinOp, ExprConstant, ExprFormattedValue, ExprJoinedStr, Operator,
};
use pycore_unicode::SurrogateStr;

use crate::positions::NO_RANGE;

/// The f-string for a binary operation, if there is one.
pub(super) fn as_f_string<'a>(arena: &'a Arena, operation: &'a ExprBinOp<'a>) -> Option<Expr<'a>> {
    let (Operator::Mod, Expr::Constant(left), Expr::Tuple(right)) =
        (operation.op, operation.left, operation.right)
    else {
        return None;
    };
    let Constant::Str(format) = left.value else {
        return None;
    };
    if right.elts.iter().any(|element| matches!(element, Expr::Starred(_))) {
        return None;
    }
    let mut values = Vec::with_capacity(right.elts.len() * 2 + 1);
    let mut arguments = right.elts.iter();
    let mut scanner = Scanner { rest: format.as_bytes() };
    loop {
        if let Some(text) = scanner.literal() {
            values.push(string(arena, &text));
        }
        if scanner.rest.is_empty() {
            break;
        }
        let argument = *arguments.next()?;
        let conversion = scanner.conversion()?;
        let spec = conversion.format_spec();
        let formatted = arena.alloc(ExprFormattedValue {
            range: argument.range(),
            value: argument,
            conversion: i32::from(conversion.kind),
            format_spec: (!spec.is_empty()).then(|| string(arena, spec.as_bytes())),
        });
        values.push(Expr::FormattedValue(formatted));
    }
    if arguments.next().is_some() {
        return None;
    }
    let values = arena.alloc_slice(&values);
    Some(Expr::JoinedStr(arena.alloc(ExprJoinedStr { range: operation.range, values })))
}

/// A string literal that stands for no place of the source.
fn string<'a>(arena: &'a Arena, bytes: &[u8]) -> Expr<'a> {
    let text = SurrogateStr::from_well_formed(arena.alloc_slice(bytes));
    let value = Constant::Str(text);
    Expr::Constant(arena.alloc(ExprConstant { range: NO_RANGE, value, kind: None }))
}

/// What follows a `%`.
struct Conversion {
    left: bool,
    width: Option<u32>,
    precision: Option<u32>,
    /// `s`, `r` or `a`
    kind: u8,
}

impl Conversion {
    /// What an f-string has after the colon.
    fn format_spec(&self) -> String {
        let mut spec = String::new();
        if let Some(width) = self.width {
            if !self.left && width > 0 {
                spec.push('>');
            }
            spec.push_str(&width.to_string());
        }
        if let Some(precision) = self.precision {
            spec.push('.');
            spec.push_str(&precision.to_string());
        }
        spec
    }
}

/// Reads a format from front to back.
struct Scanner<'a> {
    rest: &'a [u8],
}

impl Scanner<'_> {
    /// Text up to a conversion, with `%%` as `%`.
    fn literal(&mut self) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        loop {
            match *self.rest {
                [b'%', b'%', ref rest @ ..] => {
                    text.push(b'%');
                    self.rest = rest;
                }
                [b'%', ..] | [] => break,
                [byte, ref rest @ ..] => {
                    text.push(byte);
                    self.rest = rest;
                }
            }
        }
        (!text.is_empty()).then_some(text)
    }

    fn next(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    /// Up to two digits, of which `first` is one already; gives the number and the byte after it.
    fn number(&mut self, first: u8) -> Option<(u32, u8)> {
        let mut number = 0;
        let mut byte = first;
        for _ in 0..3 {
            if !byte.is_ascii_digit() {
                return Some((number, byte));
            }
            number = number * 10 + u32::from(byte - b'0');
            byte = self.next()?;
        }
        None
    }

    /// A conversion of those that an f-string can do.
    fn conversion(&mut self) -> Option<Conversion> {
        self.next().filter(|&byte| byte == b'%')?;
        let mut left = false;
        let mut byte = self.next()?;
        while matches!(byte, b'-' | b'+' | b' ' | b'#' | b'0') {
            left |= byte == b'-';
            byte = self.next()?;
        }
        let mut width = None;
        if byte.is_ascii_digit() {
            let (number, next) = self.number(byte)?;
            width = Some(number);
            byte = next;
        }
        let mut precision = None;
        if byte == b'.' {
            let first = self.next()?;
            let (number, next) = self.number(first)?;
            precision = Some(number);
            byte = next;
        }
        matches!(byte, b's' | b'r' | b'a').then_some(Conversion {
            left,
            width,
            precision,
            kind: byte,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(format: &str) -> Option<String> {
        let mut scanner = Scanner { rest: format.as_bytes() };
        let conversion = scanner.conversion()?;
        Some(format!("{}:{}", char::from(conversion.kind), conversion.format_spec()))
    }

    #[test]
    fn conversions_become_format_specifications() {
        for (format, expected) in [
            ("%s", Some("s:")),
            ("%-5r", Some("r:5")),
            ("%5a", Some("a:>5")),
            ("%05s", Some("s:>5")),
            ("%99.99s", Some("s:>99.99")),
            ("%.s", Some("s:.0")),
            ("%.3s", Some("s:.3")),
            ("%100s", None),
            ("%d", None),
            ("%(x)s", None),
            ("%*s", None),
            ("%", None),
            ("%5", None),
        ] {
            assert_eq!(spec(format).as_deref(), expected, "{format}");
        }
    }
}
