//! A source text, decoded and with its line ends normalised.

use std::sync::OnceLock;

use crate::{LineIndex, SyntaxError};

/// The text of a program as the lexer reads it: UTF-8, lines end with `\n`, no byte order mark.
#[derive(Clone, Debug)]
pub struct Source {
    text: String,
    line_index: OnceLock<LineIndex>,
}

impl Source {
    /// Decode the bytes of a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Box<SyntaxError>> {
        let text = String::from_utf8_lossy(bytes);
        Self::from_text(&text)
    }

    /// Take text that is decoded already.
    pub fn from_text(text: &str) -> Result<Self, Box<SyntaxError>> {
        Ok(Self { text: text.to_owned(), line_index: OnceLock::new() })
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its lines start; computed at the first call.
    pub fn line_index(&self) -> &LineIndex {
        self.line_index.get_or_init(|| LineIndex::new(&self.text))
    }
}
