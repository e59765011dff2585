//! The state machine: layout, dispatch on the first byte, brackets, operators.
//!
//! It follows CPython's tokenizer decision for decision wherever a program can observe one: which token
//! an error is reported at, what is looked at first, what counts as one token. It keeps no line number
//! and no column; where an error needs them they are computed from the offset.

use pycore_source::{ErrorClass, Source, SyntaxError, SyntaxWarning};

use crate::classes::{CLASS, Class, SINGLE};
use crate::cursor::Input;
use crate::fstring::FString;
use crate::indent::Indentation;
use crate::{LexerOptions, TextKind, Token, TokenKind, TokenSource};

/// What the parts of the lexer return.
pub(crate) type Lexed<T = Token> = Result<T, Box<SyntaxError>>;

/// CPython's limit on brackets open at once.
const MAX_BRACKETS: usize = 200;

/// An open bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenBracket {
    /// `(`, `[` or `{`.
    pub bracket: char,
    /// Offset of the bracket.
    pub offset: u32,
}

/// Reads tokens from a text, one at a time.
///
/// This is the parser's view: comments and line ends within a logical line are skipped. See
/// [`tokenize`](crate::tokenize) for the view of Python's `tokenize` module.
#[derive(Clone, Debug)]
pub struct Lexer<'s> {
    pub(crate) text: &'s str,
    pub(crate) input: Input<'s>,
    /// Offset of the next byte to read.
    pub(crate) position: usize,
    /// Start of what CPython's tokenizer keeps in its buffer: the line on which it last began to read
    /// a token. Some error columns count from here.
    pub(crate) buffer_start: usize,
    /// The next byte begins a line whose indentation counts.
    pub(crate) at_line_start: bool,
    /// The next token is text of the innermost f-string, not code.
    pub(crate) in_literal_text: bool,
    /// The view of the `tokenize` module: comments and blank lines are tokens, fewer things are errors.
    pub(crate) every_token: bool,
    /// A comment stood alone on its line, so that the line end after it is `Nl`.
    pub(crate) comment_line: bool,
    pub(crate) options: LexerOptions,
    pub(crate) brackets: Vec<OpenBracket>,
    pub(crate) indentation: Indentation,
    pub(crate) fstrings: Vec<FString>,
    pub(crate) warnings: Vec<SyntaxWarning>,
    /// An offset and the number of its line: where the last warning was.
    pub(crate) counted: (usize, u32),
    /// How the stream ended, if by an error.
    pub(crate) failure: Option<Failure>,
    /// A token has been returned since the last end (only for interactive input).
    pub(crate) started: bool,
    /// `<>` is one token.
    old_unequal: bool,
}

/// How an error came about, which decides its precedence over the parser's own errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The lexer has said what is wrong. When the rest of a file is searched for lexical errors after the
    /// parser found a generic one, such an error wins.
    Reported,
    /// The text ended within a bracket or after a line continuation.
    EndOfText,
    /// Indentation or a line continuation is wrong. When found by searching the rest of a file, it does not
    /// replace the parser's error.
    Layout,
}

impl<'s> Lexer<'s> {
    /// A lexer at the beginning of `source`.
    pub fn new(source: &'s Source, options: LexerOptions) -> Self {
        Self::over(source.text(), options)
    }

    pub(crate) fn over(text: &'s str, options: LexerOptions) -> Self {
        Self {
            text,
            input: Input::new(text, options.kind == TextKind::File),
            position: 0,
            buffer_start: 0,
            at_line_start: true,
            in_literal_text: false,
            every_token: false,
            comment_line: false,
            options,
            brackets: Vec::new(),
            indentation: Indentation::new(),
            fstrings: Vec::new(),
            warnings: Vec::new(),
            counted: (0, 1),
            failure: None,
            started: false,
            old_unequal: false,
        }
    }

    /// From here on `<>` is one token, another spelling of `!=`: what a parser asks for when it has seen
    /// `from __future__ import barry_as_FLUFL`.
    pub fn accept_old_unequal(&mut self) {
        self.old_unequal = true;
    }

    /// Read all tokens up to and including the end marker into `tokens`.
    ///
    /// On an error, the tokens before it have been added.
    pub fn lex_into(&mut self, tokens: &mut Vec<Token>) -> Result<(), Box<SyntaxError>> {
        loop {
            let token = self.next_token()?;
            tokens.push(token);
            if token.kind == TokenKind::EndMarker {
                return Ok(());
            }
        }
    }

    #[inline(always)]
    pub(crate) fn at(&self, offset: usize) -> u8 {
        self.input.at(offset)
    }

    /// A token from `start` to `end`, which becomes the position.
    #[inline(always)]
    pub(crate) fn token(&mut self, kind: TokenKind, start: usize, end: usize) -> Token {
        self.position = end;
        Token { kind, start: start as u32, end: end as u32 }
    }

    /// A token whose end may be that of the line end that the text lacks.
    fn clamped(&mut self, kind: TokenKind, start: usize, end: usize) -> Token {
        self.position = end;
        let length = self.text.len();
        Token { kind, start: start.min(length) as u32, end: end.min(length) as u32 }
    }

    #[inline]
    fn next(&mut self) -> Lexed {
        if self.in_literal_text {
            return self.literal_text();
        }
        self.code()
    }

    /// The next token of code.
    #[inline]
    pub(crate) fn code(&mut self) -> Lexed {
        let mut blank = false;
        loop {
            if self.at_line_start {
                blank = self.line_indentation()?;
            }
            if self.indentation.pending != 0 {
                return Ok(self.pending_indentation());
            }
            let mut start = self.position;
            // One space or none, without a branch; then the rare others.
            start += usize::from(self.at(start) == b' ');
            let mut byte = self.at(start);
            while matches!(byte, b' ' | b'\t' | 0x0C) {
                start += 1;
                byte = self.at(start);
            }
            match CLASS[byte as usize] {
                Class::Name => return self.name(start),
                Class::Operator => return self.operator(start, byte),
                Class::Delimiter => return Ok(self.token(SINGLE[byte as usize], start, start + 1)),
                Class::Open => return self.open_bracket(start, byte),
                Class::Close => return self.close_bracket(start, byte),
                Class::Dot => return self.dot(start),
                Class::LineFeed => {
                    if let Some(token) = self.line_feed(start, start, blank) {
                        return Ok(token);
                    }
                }
                Class::Quote => return self.string(start, start),
                Class::Digit => return self.number(start),
                Class::Hash => {
                    if let Some(token) = self.comment(start, blank) {
                        return Ok(token);
                    }
                }
                Class::Backslash => {
                    self.position = start;
                    self.continuation(start, false)?;
                }
                Class::Wide => return self.wide_name(start),
                Class::CarriageReturn => {
                    if self.at(start + 1) != b'\n' {
                        match self.after_lone_carriage_return(start)? {
                            Some(token) => return Ok(token),
                            None => continue,
                        }
                    }
                    if let Some(token) = self.line_feed(start, start + 1, blank) {
                        return Ok(token);
                    }
                }
                Class::End => return self.end(start),
                Class::Space | Class::Other => return self.stray(start, byte),
            }
        }
    }

    /// The line end whose `\n` is at `line_feed`; a `\r` before it is at `start`.
    #[inline]
    fn line_feed(&mut self, start: usize, line_feed: usize, blank: bool) -> Option<Token> {
        self.at_line_start = true;
        if self.every_token {
            let nl = blank || !self.brackets.is_empty() || self.comment_line;
            self.comment_line = false;
            let kind = if nl { TokenKind::Nl } else { TokenKind::Newline };
            return Some(self.clamped(kind, start, line_feed + 1));
        }
        if blank || !self.brackets.is_empty() {
            self.position = line_feed + 1;
            return None;
        }
        self.position = line_feed + 1;
        Some(Token { kind: TokenKind::Newline, start: start as u32, end: start as u32 })
    }

    /// The end of the text.
    #[cold]
    fn end(&mut self, at: usize) -> Lexed {
        self.position = at;
        if !self.brackets.is_empty() {
            if self.fstrings.is_empty() {
                self.buffer_start = at;
            }
            return Err(self.unexpected_end());
        }
        if self.options.kind == TextKind::Interactive && self.started {
            // A statement typed in ends where the text does.
            self.started = false;
            if !self.options.open_blocks {
                self.indentation.close_all();
            }
            return Ok(self.clamped(TokenKind::Newline, at, at));
        }
        Ok(self.clamped(TokenKind::EndMarker, at, at))
    }

    /// `.`, `...`, or a number that begins with a point.
    fn dot(&mut self, start: usize) -> Lexed {
        let next = self.at(start + 1);
        if next.is_ascii_digit() {
            return self.number(start);
        }
        if next == b'.' && self.at(start + 2) == b'.' {
            return Ok(self.token(TokenKind::Ellipsis, start, start + 3));
        }
        Ok(self.token(TokenKind::Dot, start, start + 1))
    }

    #[inline]
    fn operator(&mut self, start: usize, byte: u8) -> Lexed {
        if byte == b':'
            && let Some(field) = self.fstrings.last_mut()
            && field.ends_expression()
        {
            field.begin_format_spec();
            self.in_literal_text = true;
            return Ok(self.token(TokenKind::Colon, start, start + 1));
        }
        let second = self.at(start + 1);
        if matches!(second, b'=' | b'>' | b'<' | b'*' | b'/')
            && let Some((kind, length)) = self.long_operator(start, byte, second)
        {
            return Ok(self.token(kind, start, start + length));
        }
        Ok(self.token(SINGLE[byte as usize], start, start + 1))
    }

    /// The operator of two or three bytes at `start`.
    fn long_operator(&self, start: usize, byte: u8, second: u8) -> Option<(TokenKind, usize)> {
        use TokenKind::*;
        let assigns = || self.at(start + 2) == b'=';
        Some(match (byte, second) {
            (b'*', b'*') if assigns() => (DoubleStarEqual, 3),
            (b'*', b'*') => (DoubleStar, 2),
            (b'/', b'/') if assigns() => (DoubleSlashEqual, 3),
            (b'/', b'/') => (DoubleSlash, 2),
            (b'<', b'<') if assigns() => (LeftShiftEqual, 3),
            (b'<', b'<') => (LeftShift, 2),
            (b'>', b'>') if assigns() => (RightShiftEqual, 3),
            (b'>', b'>') => (RightShift, 2),
            (b'-', b'>') => (RightArrow, 2),
            (b'<', b'>') if self.old_unequal => (NotEqual, 2),
            (_, b'=') => {
                let kind = match byte {
                    b'=' => EqualEqual,
                    b'!' => NotEqual,
                    b'<' => LessEqual,
                    b'>' => GreaterEqual,
                    b':' => ColonEqual,
                    b'+' => PlusEqual,
                    b'-' => MinusEqual,
                    b'*' => StarEqual,
                    b'/' => SlashEqual,
                    b'%' => PercentEqual,
                    b'&' => AmpersandEqual,
                    b'|' => VerticalBarEqual,
                    b'^' => CircumflexEqual,
                    b'@' => AtEqual,
                    _ => return Option::None,
                };
                (kind, 2)
            }
            _ => return Option::None,
        })
    }

    #[inline]
    fn open_bracket(&mut self, start: usize, byte: u8) -> Lexed {
        self.position = start + 1;
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.report("too many nested parentheses"));
        }
        self.brackets.push(OpenBracket { bracket: char::from(byte), offset: start as u32 });
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.bracket_depth += 1;
        }
        Ok(self.token(SINGLE[byte as usize], start, start + 1))
    }

    #[inline]
    fn close_bracket(&mut self, start: usize, byte: u8) -> Lexed {
        self.position = start + 1;
        if let Some(fstring) = self.fstrings.last()
            && fstring.bracket_depth == 0
            && byte == b'}'
        {
            let prefix = fstring.prefix();
            return Err(self.report(format!("{prefix}-string: single '}}' is not allowed")));
        }
        let opening = match byte {
            b')' => '(',
            b']' => '[',
            _ => '{',
        };
        match self.brackets.pop() {
            Some(open) if open.bracket == opening => {}
            open => self.mismatched_bracket(char::from(byte), open)?,
        }
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.bracket_depth -= 1;
            if fstring.bracket_depth < 0 {
                let prefix = fstring.prefix();
                let closing = char::from(byte);
                return Err(self.report(format!("{prefix}-string: unmatched '{closing}'")));
            }
            if byte == b'}' && fstring.bracket_depth == fstring.expression_depth {
                fstring.end_expression();
                self.in_literal_text = true;
            }
        }
        Ok(self.token(SINGLE[byte as usize], start, start + 1))
    }

    /// A closing bracket that does not belong to the innermost open one. The `tokenize` view takes them as
    /// they come, but not one that would end a field.
    #[cold]
    fn mismatched_bracket(&mut self, closing: char, open: Option<OpenBracket>) -> Lexed<()> {
        if let (Some(fstring), Some(open)) = (self.fstrings.last(), open)
            && open.bracket == '{'
            && fstring.bracket_depth - 1 == fstring.expression_depth
        {
            let prefix = fstring.prefix();
            return Err(self.report(format!("{prefix}-string: unmatched '{closing}'")));
        }
        if self.every_token {
            return Ok(());
        }
        let Some(open) = open else {
            return Err(self.report(format!("unmatched '{closing}'")));
        };
        let opening = open.bracket;
        let line = self.input.line_number(open.offset as usize);
        let place = if line == self.input.line_number(self.position - 1) {
            String::new()
        } else {
            format!(" on line {line}")
        };
        Err(self.report(format!(
            "closing parenthesis '{closing}' does not match opening parenthesis '{opening}'{place}"
        )))
    }

    /// A `\r` that ends no line, which only the `tokenize` view meets. CPython reads on with the byte after
    /// it, but what it would have done with a letter or a space is behind it: these are punctuation now.
    #[cold]
    fn after_lone_carriage_return(&mut self, start: usize) -> Lexed<Option<Token>> {
        let at = start + 1;
        let byte = self.at(at);
        let mut token = match CLASS[byte as usize] {
            Class::Operator | Class::Delimiter => self.operator(at, byte)?,
            Class::Open => self.open_bracket(at, byte)?,
            Class::Close => self.close_bracket(at, byte)?,
            Class::Digit => self.number(at)?,
            Class::Quote => self.string(at, at)?,
            Class::Dot => self.dot(at)?,
            Class::Backslash => {
                self.continuation(at, false)?;
                return Ok(None);
            }
            Class::Wide => return Err(self.cut_character(at, byte)),
            _ => self.stray(at, byte)?,
        };
        token.start = start as u32;
        Ok(Some(token))
    }

    /// CPython takes only the first byte of the character at `at` into the token, and fails to decode it.
    fn cut_character(&mut self, at: usize, byte: u8) -> Box<SyntaxError> {
        self.failure = Some(Failure::Reported);
        self.position = at;
        Box::new(SyntaxError {
            class: ErrorClass::UnicodeDecode,
            message: format!(
                "'utf-8' codec can't decode byte 0x{byte:02x} in position 1: unexpected end of data"
            )
            .into(),
            lineno: None,
            offset: None,
            end_lineno: None,
            end_offset: None,
            text: None,
            statement: None,
        })
    }

    /// A character that begins no token.
    #[cold]
    pub(crate) fn stray(&mut self, start: usize, byte: u8) -> Lexed {
        self.position = start + 1;
        if byte.is_ascii_control() {
            return Err(self.report(format!("invalid non-printable character U+{byte:04X}")));
        }
        Ok(self.token(TokenKind::Stray, start, start + 1))
    }
}

impl TokenSource for Lexer<'_> {
    #[inline]
    fn next_token(&mut self) -> Result<Token, Box<SyntaxError>> {
        let token = self.next()?;
        if self.options.kind == TextKind::Interactive {
            // The line end that stands for the end of the text begins nothing.
            let is_end =
                token.kind == TokenKind::Newline && token.start as usize == self.text.len();
            self.started = !is_end;
        }
        Ok(token)
    }

    fn take_warnings(&mut self) -> Vec<SyntaxWarning> {
        std::mem::take(&mut self.warnings)
    }
}
