//! String and bytes literals without fields, and the prefixes of all string literals.

use pycore_source::SyntaxError;

use crate::lexer::Lexed;
use crate::{Lexer, TokenKind, swar};

/// The letters before a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prefix {
    bytes: bool,
    unicode: bool,
    pub(crate) raw: bool,
    formatted: bool,
    pub(crate) template: bool,
}

impl Prefix {
    /// The prefix that these letters are: each of the five at most once, in any case and order.
    pub(crate) fn of(letters: &[u8]) -> Option<Self> {
        let mut prefix = Self::default();
        for letter in letters {
            let flag = match letter | 0x20 {
                b'b' => &mut prefix.bytes,
                b'u' => &mut prefix.unicode,
                b'r' => &mut prefix.raw,
                b'f' => &mut prefix.formatted,
                b't' => &mut prefix.template,
                _ => return None,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        Some(prefix)
    }

    /// Whether the literal has fields.
    pub(crate) fn has_fields(self) -> bool {
        self.formatted || self.template
    }

    /// Two letters that do not go together.
    fn conflict(self) -> Option<(char, char)> {
        let Self { bytes, unicode, raw, formatted, template } = self;
        [
            (unicode && bytes, ('u', 'b')),
            (unicode && raw, ('u', 'r')),
            (unicode && formatted, ('u', 'f')),
            (unicode && template, ('u', 't')),
            (bytes && formatted, ('b', 'f')),
            (bytes && template, ('b', 't')),
            (formatted && template, ('f', 't')),
        ]
        .into_iter()
        .find_map(|(both, letters)| both.then_some(letters))
    }
}

/// The quote that begins and ends a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// `'` or `"`.
    pub(crate) byte: u8,
    /// Whether there are three of them.
    pub(crate) triple: bool,
}

impl Quote {
    /// Number of bytes.
    pub(crate) fn length(self) -> usize {
        if self.triple { 3 } else { 1 }
    }
}

impl Lexer<'_> {
    /// A literal that begins at `start` with `prefix`, its quote at `quote_at`.
    pub(crate) fn prefixed_string(
        &mut self,
        start: usize,
        quote_at: usize,
        prefix: Prefix,
    ) -> Lexed {
        if let Some((first, second)) = prefix.conflict() {
            self.position = quote_at + 1;
            let message = format!("'{first}' and '{second}' prefixes are incompatible");
            return Err(self.report_range(start, quote_at + 1, message));
        }
        if prefix.has_fields() {
            self.begin_fstring(start, quote_at, prefix)
        } else {
            self.string(start, quote_at)
        }
    }

    /// The quote at `at`.
    pub(crate) fn quote(&self, at: usize) -> Quote {
        let byte = self.at(at);
        Quote { byte, triple: self.at(at + 1) == byte && self.at(at + 2) == byte }
    }

    /// A literal without fields that begins at `start`, its quote at `quote_at`.
    pub(crate) fn string(&mut self, start: usize, quote_at: usize) -> Lexed {
        let quote = self.quote(quote_at);
        let end = if quote.triple {
            self.triple_quoted_end(quote.byte, quote_at + 3)
        } else {
            self.single_quoted_end(quote.byte, quote_at + 1)
        };
        match end {
            Ok(end) => Ok(self.token(TokenKind::String, start, end)),
            Err(unterminated) => Err(self.unterminated(start, quote, unterminated)),
        }
    }

    /// Offset after the closing quote of a literal whose text begins at `at`.
    fn single_quoted_end(&self, quote: u8, mut at: usize) -> Result<usize, Unterminated> {
        let bytes = self.input.bytes();
        let mut escaped_quote = false;
        // Most literals are shorter than two words.
        for _ in 0..2 {
            let length = swar::before_any(swar::load(bytes, at), quote, b'\\', b'\n');
            at += length;
            if length < 8 {
                if bytes.get(at) == Some(&quote) {
                    return Ok(at + 1);
                }
                break;
            }
        }
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr::memchr3(quote, b'\\', b'\n', rest) else {
                return Err(Unterminated { at: self.input.end(), escaped_quote });
            };
            at += found;
            match bytes[at] {
                b'\n' => return Err(Unterminated { at: at + 1, escaped_quote }),
                b'\\' => {
                    let escaped = self.at(at + 1);
                    escaped_quote |= escaped == quote;
                    at += 2 + usize::from(escaped == b'\r');
                }
                _ => return Ok(at + 1),
            }
        }
    }

    /// The same for three quotes.
    fn triple_quoted_end(&self, quote: u8, mut at: usize) -> Result<usize, Unterminated> {
        let bytes = self.input.bytes();
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr::memchr2(quote, b'\\', rest) else {
                return Err(Unterminated { at: self.input.end(), escaped_quote: false });
            };
            at += found;
            if bytes[at] == b'\\' {
                at += 2 + usize::from(self.at(at + 1) == b'\r');
            } else if self.at(at + 1) == quote && self.at(at + 2) == quote {
                return Ok(at + 3);
            } else {
                at += 1;
            }
        }
    }

    #[cold]
    fn unterminated(
        &mut self,
        start: usize,
        quote: Quote,
        Unterminated { at, escaped_quote }: Unterminated,
    ) -> Box<SyntaxError> {
        let line = self.input.line_number(at.min(self.input.end()) - 1);
        self.position = start + 1;
        if let Some(fstring) = self.fstrings.last()
            && fstring.quote == quote
        {
            // More likely than a string in the field: the field's closing brace is missing.
            let prefix = fstring.prefix();
            return self.report(format!("{prefix}-string: expecting '}}'"));
        }
        if quote.triple {
            return self.report(format!(
                "unterminated triple-quoted string literal (detected at line {line})"
            ));
        }
        let hint = if escaped_quote { "; perhaps you escaped the end quote?" } else { "" };
        self.report(format!("unterminated string literal (detected at line {line}){hint}"))
    }
}

/// A literal that does not end.
struct Unterminated {
    /// Offset after the byte at which that became clear.
    at: usize,
    /// A quote that would have ended it has a backslash before it.
    escaped_quote: bool,
}
