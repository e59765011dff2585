//! Indentation: what the white space at the beginning of a line means.
//!
//! A line's indentation is measured twice: with tabs to the next multiple of 8, and with tabs as wide
//! as a space. If the two measures do not agree on how a line relates to the lines around it, its
//! meaning would depend on the width of a tab, and that is an error.

use pycore_source::ErrorClass;

use crate::lexer::Lexed;
use crate::{Failure, Lexer, Token, TokenKind, swar};

/// CPython's limit on nested blocks, the outermost level included.
const MAX_LEVELS: usize = 100;

/// The width of a tab in the first measure.
const TAB_WIDTH: u32 = 8;

/// A line's indentation in both measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Width {
    /// Tabs go to the next multiple of 8.
    columns: u32,
    /// Tabs count 1.
    characters: u32,
}

/// The blocks that are open, and the tokens that say so but have not been given out yet.
#[derive(Clone, Debug)]
pub(crate) struct Indentation {
    /// Widths of the open blocks, the outermost (0) first.
    levels: Vec<Width>,
    /// `Indent` tokens to give out, or, if negative, `Dedent` tokens.
    pub(crate) pending: i32,
}

/// How a line relates to the lines before it.
enum Verdict {
    Consistent,
    TabsAndSpaces,
    TooDeep,
    NoSuchLevel,
}

impl Indentation {
    pub(crate) fn new() -> Self {
        Self { levels: vec![Width::default()], pending: 0 }
    }

    /// Number of blocks that are open.
    pub(crate) fn depth(&self) -> usize {
        self.levels.len() - 1
    }

    /// End all blocks.
    pub(crate) fn close_all(&mut self) {
        self.pending -= self.depth() as i32;
        self.levels.truncate(1);
    }

    fn innermost(&self) -> Width {
        self.levels.last().copied().unwrap_or_default()
    }

    /// Begin or end blocks as a line of this width does.
    fn line(&mut self, width: Width) -> Verdict {
        let current = self.innermost();
        if width.columns > current.columns {
            if self.levels.len() >= MAX_LEVELS {
                return Verdict::TooDeep;
            }
            if width.characters <= current.characters {
                return Verdict::TabsAndSpaces;
            }
            self.pending += 1;
            self.levels.push(width);
            return Verdict::Consistent;
        }
        while width.columns < self.innermost().columns {
            self.pending -= 1;
            self.levels.pop();
        }
        let level = self.innermost();
        if width.columns != level.columns {
            Verdict::NoSuchLevel
        } else if width.characters != level.characters {
            Verdict::TabsAndSpaces
        } else {
            Verdict::Consistent
        }
    }
}

impl Lexer<'_> {
    /// Read the white space at the beginning of a line. Says whether the line is blank (or a comment).
    pub(crate) fn line_indentation(&mut self) -> Lexed<bool> {
        self.at_line_start = false;
        self.begin_buffer(self.position);
        let (byte, width, joined) = self.line_width()?;
        if matches!(byte, b'\n' | b'#' | b'\r') {
            return Ok(true);
        }
        if !self.brackets.is_empty() {
            return Ok(false);
        }
        let width = match joined {
            Some(columns) if columns != 0 => Width { columns, characters: columns },
            _ => width,
        };
        if width == self.indentation.innermost() {
            return Ok(false);
        }
        match self.indentation.line(width) {
            Verdict::Consistent => Ok(false),
            verdict => Err(self.inconsistent(verdict)),
        }
    }

    /// Go to the first byte of a line that is no white space: that byte, the width before it, and the width
    /// before the first line continuation if there is one.
    #[inline]
    fn line_width(&mut self) -> Lexed<(u8, Width, Option<u32>)> {
        let mut at = self.position;
        loop {
            let length = swar::spaces(swar::load(self.input.bytes(), at));
            at += length;
            if length < 8 {
                break;
            }
        }
        let byte = self.at(at);
        if matches!(byte, b'\t' | 0x0C | b'\\') {
            return self.unusual_line_width();
        }
        let spaces = (at - self.position) as u32;
        self.position = at;
        Ok((byte, Width { columns: spaces, characters: spaces }, None))
    }

    /// The same if there is more than spaces.
    #[cold]
    fn unusual_line_width(&mut self) -> Lexed<(u8, Width, Option<u32>)> {
        let mut width = Width::default();
        // The width before the first line continuation, which counts for the lines joined to it.
        let mut joined: Option<u32> = None;
        let mut at = self.position;
        let byte = loop {
            let byte = self.at(at);
            match byte {
                b' ' => {
                    width.columns += 1;
                    width.characters += 1;
                }
                b'\t' => {
                    width.columns = (width.columns / TAB_WIDTH + 1) * TAB_WIDTH;
                    width.characters += 1;
                }
                0x0C => width = Width::default(),
                b'\\' => {
                    // Zero does not count: CPython cannot tell it from "none yet".
                    joined = joined.filter(|&columns| columns != 0).or(Some(width.columns));
                    self.position = at;
                    self.continuation(at, true)?;
                    at = self.position;
                    self.begin_buffer(at);
                    continue;
                }
                _ => break byte,
            }
            at += 1;
        };
        self.position = at;
        Ok((byte, width, joined))
    }

    /// CPython begins to read a token at `at`. In the `tokenize` view it keeps the whole of a literal with
    /// fields.
    #[inline]
    fn begin_buffer(&mut self, at: usize) {
        if !self.every_token || self.fstrings.is_empty() {
            self.buffer_start = at;
        }
    }

    #[cold]
    fn inconsistent(&mut self, verdict: Verdict) -> Box<pycore_source::SyntaxError> {
        self.failure = Some(Failure::Layout);
        let line = self.input.line_number(self.position) as i32;
        let line_start = self.input.line_start(self.position);
        self.position = self.input.line_end(self.position);
        let (class, message, column, end_column) = match verdict {
            Verdict::TooDeep => (ErrorClass::Indentation, "too many levels of indentation", 1, 0),
            Verdict::NoSuchLevel => (
                ErrorClass::Indentation,
                "unindent does not match any outer indentation level",
                (self.position - line_start) as i32,
                -1,
            ),
            Verdict::TabsAndSpaces | Verdict::Consistent => {
                (ErrorClass::Tab, "inconsistent use of tabs and spaces in indentation", 1, 0)
            }
        };
        self.error_at(class, message.into(), (line, column), (line, end_column))
    }

    /// One of the `Indent` or `Dedent` tokens that are due.
    pub(crate) fn pending_indentation(&mut self) -> Token {
        let at = self.position.min(self.text.len()) as u32;
        if self.indentation.pending < 0 {
            self.indentation.pending += 1;
            Token { kind: TokenKind::Dedent, start: at, end: at }
        } else {
            self.indentation.pending -= 1;
            Token { kind: TokenKind::Indent, start: self.buffer_start as u32, end: at }
        }
    }
}
