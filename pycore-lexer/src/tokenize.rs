//! The view of Python's `tokenize` module: comments, blank lines, places in lines and characters.
//!
//! It differs from the parser's view in more than the tokens it adds. It reads the text line by line as
//! it is in the file: `\r\n` stays, undecodable bytes become U+FFFD. It does not look at what numbers,
//! names and brackets mean. And it words some errors in its own way.

use pycore_source::{ErrorClass, LineSource, LineSourceError, SyntaxError};

use crate::{Failure, Lexer, LexerOptions, Token, TokenKind, TokenSource};

/// A place as `tokenize` counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Characters before it on the line.
    pub column: u32,
}

/// A token of the `tokenize` module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedToken<'t> {
    /// What it is.
    pub kind: TokenKind,
    /// Its text; empty for a line end that the file lacks.
    pub text: &'t str,
    /// Where it starts.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
}

/// What ends the stream too early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenizeError {
    /// The bytes cannot be read as text: a `SyntaxError` without a place, or another exception.
    Source(LineSourceError),
    /// `tokenize.TokenError`.
    Token {
        /// How it came about.
        failure: Failure,
        /// The message.
        message: String,
        /// Line and column.
        place: (i32, i32),
    },
    /// `IndentationError` or `TabError`.
    Indentation {
        /// Which of the two.
        is_tab: bool,
        /// The message.
        message: String,
        /// Line and column.
        place: (i32, i32),
    },
}

/// The tokens of `source` after its encoding, to the end marker or the error that ends them.
///
/// ```
/// use pycore_source::LineSource;
/// let source = LineSource::from_bytes(b"x = 1 # one\n", None).unwrap();
/// let (tokens, error) = pycore_lexer::tokenize(&source);
/// assert_eq!(tokens[3].text, "# one");
/// assert_eq!(tokens[3].start.column, 6);
/// assert!(error.is_none());
/// ```
pub fn tokenize(source: &LineSource) -> (Vec<PlacedToken<'_>>, Option<TokenizeError>) {
    tokenize_as(source, View::Module)
}

/// As [`tokenize`], but the tokens are those that the parser gets.
///
/// Tokens of the layout have no text and no columns, but for a line end, which begins where the code ends.
pub fn tokenize_for_parser(source: &LineSource) -> (Vec<PlacedToken<'_>>, Option<TokenizeError>) {
    tokenize_as(source, View::Parser)
}

fn tokenize_as(source: &LineSource, view: View) -> (Vec<PlacedToken<'_>>, Option<TokenizeError>) {
    let mut tokens = Vec::new();
    let error = Tokenizer::new(source, view).run(&mut tokens).err();
    (tokens, error)
}

/// Whose tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    /// Those of the `tokenize` module.
    Module,
    /// The parser's.
    Parser,
}

struct Tokenizer<'t> {
    lexer: Lexer<'t>,
    text: &'t str,
    places: Places<'t>,
    /// A line with a null byte follows the text.
    null_line: bool,
    view: View,
}

impl<'t> Tokenizer<'t> {
    fn new(source: &'t LineSource, view: View) -> Self {
        let whole = source.text();
        let null = memchr::memchr(0, whole.as_bytes());
        // What the lexer reads ends before the line with the null byte.
        let end = null.map_or(whole.len(), |at| {
            memchr::memrchr(b'\n', &whole.as_bytes()[..at]).map_or(0, |line_end| line_end + 1)
        });
        let text = &whole[..end];
        let mut lexer = Lexer::over(text, LexerOptions::default());
        lexer.every_token = view == View::Module;
        Self { lexer, text, places: Places::new(text), null_line: null.is_some(), view }
    }

    fn run(mut self, tokens: &mut Vec<PlacedToken<'t>>) -> Result<(), TokenizeError> {
        loop {
            let token = match self.lexer.next_token() {
                Ok(token) => token,
                Err(error) => return Err(self.error(*error)),
            };
            if self.view == View::Parser {
                if self.text.is_empty() && !self.null_line {
                    return Ok(());
                }
                if token.kind == TokenKind::EndMarker && self.null_line {
                    return Err(self.null_byte());
                }
                tokens.push(self.for_parser(token, tokens.last()));
                if token.kind == TokenKind::EndMarker {
                    return Ok(());
                }
                continue;
            }
            let trailing = token.kind == TokenKind::EndMarker
                || token.kind == TokenKind::Dedent && self.lexer.position >= self.lexer.input.end();
            if trailing {
                if self.null_line {
                    return Err(self.null_byte());
                }
                let place = Place { line: self.lines() + 1, column: 0 };
                tokens.push(PlacedToken { kind: token.kind, text: "", start: place, end: place });
                if token.kind == TokenKind::EndMarker {
                    return Ok(());
                }
                continue;
            }
            let start = self.places.at(token.start as usize);
            let line_end = matches!(token.kind, TokenKind::Newline | TokenKind::Nl);
            let (text, end) = if line_end {
                let width = (self.lexer.position - token.start as usize) as u32;
                // Of `\r` and a missing `\n`, a token keeps the `\r` only if it ends a logical line.
                let missing = token.kind == TokenKind::Nl && self.lexer.position > self.text.len();
                let text = if missing { "" } else { &self.text[token.range()] };
                (text, Place { column: start.column + width, ..start })
            } else {
                (&self.text[token.range()], self.places.at(token.end as usize))
            };
            tokens.push(PlacedToken { kind: token.kind, text, start, end });
        }
    }

    /// A token of the parser, behind another.
    fn for_parser(&mut self, token: Token, before: Option<&PlacedToken<'t>>) -> PlacedToken<'t> {
        let kind = token.kind;
        let (from, to) = (token.start as usize, token.end as usize);
        if matches!(kind, TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker) {
            let line = self.places.at(to.min(self.text.len().saturating_sub(1))).line;
            let place = Place { line, column: 0 };
            return PlacedToken { kind, text: "", start: place, end: place };
        }
        if kind == TokenKind::Newline {
            // It begins where what is no code begins, a comment for instance.
            let line = &self.text[..from.min(self.text.len())];
            let line = &line[line.rfind('\n').map_or(0, |end| end + 1)..];
            let mut end = self.places.at(from);
            let code = before.filter(|before| before.end.line == end.line);
            let rest = match code {
                Some(before) => line.char_indices().nth(before.end.column as usize),
                None => line.char_indices().next(),
            };
            let rest = rest.map_or("", |(start, _)| &line[start..]);
            let text = rest.trim_start_matches([' ', '\t', '\x0C']);
            let column = end.column - text.chars().count() as u32;
            // The `\r` of a line end is part of the text.
            if self.text.as_bytes().get(from) == Some(&b'\r') {
                end.column += 1;
                let text = &self.text[from - text.len()..from + 1];
                return PlacedToken { kind, text, start: Place { column, ..end }, end };
            }
            return PlacedToken { kind, text, start: Place { column, ..end }, end };
        }
        let start = self.places.at(from);
        PlacedToken { kind, text: &self.text[token.range()], start, end: self.places.at(to) }
    }

    /// Number of lines of the text.
    fn lines(&self) -> u32 {
        match self.lexer.input.end() {
            0 => 0,
            end => self.lexer.input.line_number(end - 1),
        }
    }

    fn null_byte(&self) -> TokenizeError {
        let message = "source code cannot contain null bytes".to_owned();
        let place = (self.lines() as i32 + 1, 0);
        TokenizeError::Token { failure: Failure::Reported, message, place }
    }

    fn error(&self, error: SyntaxError) -> TokenizeError {
        let unterminated = error.message.contains("unterminated triple-quoted");
        let at_end = unterminated || self.lexer.failure == Some(Failure::EndOfText);
        if self.null_line && at_end {
            return self.null_byte();
        }
        if error.class == ErrorClass::UnicodeDecode {
            return TokenizeError::Source(LineSourceError::Other(error.message.into_owned()));
        }
        let place = (error.lineno.unwrap_or(0), error.offset.unwrap_or(0));
        let message = error.message.into_owned();
        match self.lexer.failure {
            Some(failure @ Failure::EndOfText) => TokenizeError::Token {
                failure,
                message: "unexpected EOF in multi-line statement".to_owned(),
                place: (self.lines() as i32, self.lexer.unread_at_end() as i32),
            },
            Some(failure @ Failure::Layout) => {
                let state = self.lexer.state();
                let end = (state.line_end as usize).min(self.text.len());
                let buffer = &self.text[self.lexer.buffer_start..end];
                let buffer = buffer.strip_suffix('\n').unwrap_or(buffer);
                let place = (state.line as i32, buffer.chars().count() as i32 + 1);
                if error.class == ErrorClass::Syntax {
                    TokenizeError::Token { failure, message, place }
                } else {
                    let is_tab = error.class == ErrorClass::Tab;
                    TokenizeError::Indentation { is_tab, message, place }
                }
            }
            _ => TokenizeError::Token { failure: Failure::Reported, message, place },
        }
    }
}

/// Places of ascending offsets.
struct Places<'t> {
    text: &'t str,
    /// The last offset asked for, and its place.
    offset: usize,
    place: Place,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, offset: 0, place: Place { line: 1, column: 0 } }
    }

    fn at(&mut self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        if offset < self.offset {
            // Only an empty token after a line end that was skipped could ask for this.
            *self = Self::new(self.text);
        }
        let between = &self.text.as_bytes()[self.offset..offset];
        let lines = memchr::memchr_iter(b'\n', between).count() as u32;
        let tail = match memchr::memrchr(b'\n', between) {
            Some(at) => {
                self.place.column = 0;
                &between[at + 1..]
            }
            None => between,
        };
        self.place.line += lines;
        self.place.column += tail.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32;
        self.offset = offset;
        self.place
    }
}
