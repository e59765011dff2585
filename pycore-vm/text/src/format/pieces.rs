//! The template of `str.format`: literal text and fields.

use std::ops::Range;

use crate::View;

/// Literal text, and the field after it if there is one. Doubled braces end a piece, as in
/// `string.Formatter.parse`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the literal text is.
    pub literal: Range<usize>,
    /// The field.
    pub field: Option<Field>,
}

/// `{name!conversion:spec}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where the name is; see [`FieldName`](super::FieldName).
    pub name: Range<usize>,
    /// The conversion, a code point.
    pub conversion: Option<u32>,
    /// Where the specification is.
    pub spec: Range<usize>,
    /// Whether the specification has fields itself.
    pub nested: bool,
}

/// Iterator of the pieces of a template; an error is the message of a `ValueError`.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    template: View<'a>,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// Take a template apart.
    pub fn new(template: View<'a>) -> Self {
        Self::resume(template, 0)
    }

    /// The pieces from a place on, which is that of the end of one.
    pub fn resume(template: View<'a>, at: usize) -> Self {
        Self { template, at }
    }

    /// Where the next piece begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Take the next character.
    fn next_char(&mut self) -> Option<char> {
        let point = self.template.get(self.at)?;
        self.at += 1;
        // What is not a character is no syntax.
        Some(char::from_u32(point).unwrap_or('\0'))
    }

    fn piece(&mut self) -> Result<Piece, &'static str> {
        let start = self.at;
        let brace = loop {
            match self.next_char() {
                Some(brace @ ('{' | '}')) => break brace,
                Some(_) => (),
                None => return Ok(Piece { literal: start..self.at, field: None }),
            }
        };
        if self.template.get(self.at) == Some(brace.into()) {
            // The second brace is skipped.
            let literal = start..self.at;
            self.at += 1;
            return Ok(Piece { literal, field: None });
        }
        match brace {
            '}' => Err("Single '}' encountered in format string"),
            _ if self.at == self.template.len() => Err("Single '{' encountered in format string"),
            _ => Ok(Piece { literal: start..self.at - 1, field: Some(self.field()?) }),
        }
    }

    fn field(&mut self) -> Result<Field, &'static str> {
        let start = self.at;
        let mut in_brackets = false;
        let end = loop {
            match self.next_char() {
                Some('[') => in_brackets = true,
                Some(']') => in_brackets = false,
                Some(_) if in_brackets => (),
                Some('{') => return Err("unexpected '{' in field name"),
                Some(end @ ('}' | ':' | '!')) => break end,
                Some(_) => (),
                None => return Err("expected '}' before end of string"),
            }
        };
        let name = start..self.at - 1;
        let mut field = Field { name, conversion: None, spec: 0..0, nested: false };
        if end == '!' {
            field.conversion = self.template.get(self.at);
            if field.conversion.is_none() {
                return Err("end of string while looking for conversion specifier");
            }
            self.at += 1;
            match self.next_char() {
                Some('}') => {
                    field.spec = self.at - 1..self.at - 1;
                    return Ok(field);
                }
                Some(':') | None => (),
                Some(_) => return Err("expected ':' after conversion specifier"),
            }
        }
        field.spec = self.at..self.at;
        if end == '}' {
            return Ok(field);
        }
        let mut open = 1;
        loop {
            match self.next_char() {
                Some('{') => {
                    field.nested = true;
                    open += 1;
                }
                Some('}') if open == 1 => break,
                Some('}') => open -= 1,
                Some(_) => (),
                None => return Err("unmatched '{' in format spec"),
            }
        }
        field.spec.end = self.at - 1;
        Ok(field)
    }
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, &'static str>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at == self.template.len() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.at = self.template.len();
        }
        Some(piece)
    }
}

/// The message of the `ValueError` for a conversion that is not `r`, `s` or `a`.
pub fn unknown_conversion(conversion: u32) -> String {
    match char::from_u32(conversion) {
        Some(char @ '!'..='~') => format!("Unknown conversion specifier {char}"),
        _ => format!("Unknown conversion specifier \\x{conversion:x}"),
    }
}
