//! Arbitrary text, f-strings and t-strings.

use pycore_unicode::{SurrogateStr, SurrogateString};

use super::Maker;
use crate::*;

/// Pieces of text that are hard to quote.
const PIECES: [&str; 16] = [
    "a",
    "word ",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "\\",
    "\n",
    "\r",
    "\t",
    "\0",
    "é",
    "\u{200B}",
    "\u{1F40D}",
    "\\N",
    "\u{7F}",
];
/// Text of a format specification: `ast.unparse` of CPython escapes no more than these need.
const SPECIFICATIONS: [&str; 7] = [">10", "a", "'", "\"", "\\", "\n", ".2f"];

impl<'a> Maker<'a, '_> {
    pub(super) fn text(&mut self) -> SurrogateStr<'a> {
        let mut text = SurrogateString::new();
        for _ in 0..self.pick(5) {
            match self.pick(PIECES.len() + 2) {
                index if index < PIECES.len() => text.push_str(PIECES[index]),
                _ => {
                    text.push_code_point(0xD800 + self.pick(0x800) as u32);
                }
            }
        }
        self.keep(&text)
    }

    fn keep(&self, text: &SurrogateString) -> SurrogateStr<'a> {
        let bytes = self.arena.alloc_slice(text.as_text().as_bytes());
        SurrogateStr::from_bytes(bytes).unwrap_or(SurrogateStr::EMPTY)
    }

    pub(super) fn bytes(&mut self) -> &'a [u8] {
        self.list(0, 4, |this| match this.pick(2) {
            0 => this.one_of(b"a'\"\\\n\r\t\0 \x7F"),
            // CPython takes a hash in a t-string's field for a comment, even within a string.
            _ => match this.pick(256) as u8 {
                b'#' => b'!',
                byte => byte,
            },
        })
    }

    /// An f-string or a t-string.
    pub(super) fn joined(&mut self) -> Expr<'a> {
        let template = self.flag();
        let values = self.parts(
            |this| this.field(template),
            |this, braces| {
                let mut text = this.text().to_owned();
                text.push_str(braces);
                this.keep(&text)
            },
        );
        let range = Default::default();
        if template {
            Expr::TemplateStr(self.arena.alloc(ExprTemplateStr { range, values }))
        } else {
            Expr::JoinedStr(self.arena.alloc(ExprJoinedStr { range, values }))
        }
    }

    /// Text and fields in turn, where each may be missing; text is never empty.
    fn parts(
        &mut self,
        mut field: impl FnMut(&mut Self) -> Expr<'a>,
        mut text: impl FnMut(&mut Self, &'static str) -> SurrogateStr<'a>,
    ) -> &'a [Expr<'a>] {
        let mut parts = Vec::new();
        for _ in 0..1 + self.pick(3) {
            if self.flag() {
                let braces = self.one_of(&["", "{", "}", "{{", "}a{"]);
                let text = text(self, braces);
                if !text.is_empty() {
                    parts.push(self.literal(Constant::Str(text)));
                }
            }
            parts.push(field(self));
        }
        self.arena.alloc_slice(&parts)
    }

    fn field(&mut self, template: bool) -> Expr<'a> {
        let range = Default::default();
        let value = self.expression();
        let conversion = self.one_of(&[-1, i32::from(b'r'), i32::from(b's'), i32::from(b'a')]);
        // Specifications within specifications have an end: CPython allows two levels.
        let format_spec =
            if self.specifications < 2 { self.maybe(Self::specification) } else { None };
        if !template {
            let node = ExprFormattedValue { range, value, conversion, format_spec };
            return Expr::FormattedValue(self.arena.alloc(node));
        }
        // The field's text is what the parser would find there.
        let plain = ExprFormattedValue { range, value, conversion: -1, format_spec: None };
        let source = unparse(Expr::FormattedValue(&plain)).unwrap_or_default();
        let source = source.strip_prefix('{').unwrap_or(&source);
        let source = self.arena.alloc_str(source.strip_suffix('}').unwrap_or(source));
        let str = Constant::Str(SurrogateStr::from(source));
        let node = ExprInterpolation { range, value, str, conversion, format_spec };
        Expr::Interpolation(self.arena.alloc(node))
    }

    fn specification(&mut self) -> Expr<'a> {
        self.specifications += 1;
        let values = self.nested(
            |_| &[] as &[_],
            |this| {
                this.parts(|this| this.field(false), |this, _| this.one_of(&SPECIFICATIONS).into())
            },
        );
        self.specifications -= 1;
        Expr::JoinedStr(self.arena.alloc(ExprJoinedStr { range: Default::default(), values }))
    }
}
