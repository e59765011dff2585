//! Comments, type comments (PEP 484), and line continuation.

use pycore_source::{ErrorClass, SyntaxError};

use crate::lexer::Lexed;
use crate::{Failure, Lexer, Token, TokenKind};

/// What a comment is to those who ask for type comments.
enum TypeComment {
    /// `# type: ignore` and what follows: offset after the word.
    Ignore(usize),
    /// `# type: ...`: offset of the type.
    Type(usize),
}

impl Lexer<'_> {
    /// The comment at `start`. A token only if the view has such tokens; else it is skipped.
    pub(crate) fn comment(&mut self, start: usize, blank: bool) -> Option<Token> {
        let rest = &self.input.bytes()[start..];
        let end = start + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        if self.options.type_comments {
            match type_comment(&self.input.bytes()[start..end], start) {
                Some(TypeComment::Ignore(from)) => {
                    let token = self.token(TokenKind::TypeIgnore, from, end);
                    if blank {
                        // Alone on its line, it takes the line end with it.
                        self.position = (end + 1).min(self.input.end());
                        self.at_line_start = true;
                    }
                    return Some(token);
                }
                Some(TypeComment::Type(from)) => {
                    return Some(self.token(TokenKind::TypeComment, from, end));
                }
                None => {}
            }
        }
        self.position = end;
        if !self.every_token {
            return None;
        }
        self.comment_line = blank;
        Some(self.token(TokenKind::Comment, start, end))
    }

    /// The backslash at `start`, which must end its line. Afterwards the position is on the next line.
    pub(crate) fn continuation(&mut self, start: usize, in_indentation: bool) -> Lexed<()> {
        let mut at = start + 1;
        if self.at(at) == b'\r' {
            at += 1;
        }
        if self.at(at) != b'\n' {
            return Err(self.character_after_continuation(at));
        }
        self.position = at + 1;
        if self.position >= self.input.end() {
            if in_indentation && self.fstrings.is_empty() {
                self.buffer_start = self.position;
            }
            return Err(self.unexpected_end());
        }
        Ok(())
    }

    #[cold]
    fn character_after_continuation(&mut self, at: usize) -> Box<SyntaxError> {
        self.failure = Some(Failure::Layout);
        // After the offending byte; at the end of the text there is none.
        self.position = (at + 1).min(self.input.end());
        let line = self.input.line_number(at) as i32;
        let column = (self.position - self.buffer_start) as i32;
        self.error_at(
            ErrorClass::Syntax,
            "unexpected character after line continuation character".into(),
            (line, column),
            (line, 0),
        )
    }
}

/// What `comment`, which begins at offset `start`, says about types.
fn type_comment(comment: &[u8], start: usize) -> Option<TypeComment> {
    let blanks = |from: usize| {
        from + comment[from..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    };
    let mut at = blanks(1);
    if !comment[at..].starts_with(b"type:") {
        return None;
    }
    at = blanks(at + 5);
    let body = &comment[at..];
    if let Some(after) = body.strip_prefix(b"ignore")
        && after.first().is_none_or(|&byte| byte < 128 && !byte.is_ascii_alphanumeric())
    {
        return Some(TypeComment::Ignore(start + at + 6));
    }
    Some(TypeComment::Type(start + at))
}
