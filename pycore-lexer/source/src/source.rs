//! A source text, decoded and with its line ends normalised.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::decode::{self, Decoded};
use crate::{LineIndex, SyntaxError};

/// The text of a program as the lexer reads it: UTF-8, lines end with `\n`, no byte order mark, no null
/// byte, less than 4 GiB.
///
/// ```
/// use pycore_source::Source;
/// let source = Source::from_bytes(b"# coding: latin-1\r\nx = '\xe9'\r\n").unwrap();
/// assert_eq!(source.text(), "# coding: latin-1\nx = 'é'\n");
/// assert_eq!(source.encoding(), Some("iso-8859-1"));
///
/// let error = Source::from_bytes(b"x = '\xe9'\n").unwrap_err();
/// assert_eq!((error.lineno, error.offset), (Some(1), Some(6)));
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    text: String,
    encoding: Option<String>,
    line_index: OnceLock<LineIndex>,
}

impl Source {
    /// Decode the bytes of a program, as `compile(bytes, ...)` does.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Box<SyntaxError>> {
        Self::decoded(decode::decode(Cow::Borrowed(bytes), None)?)
    }

    /// The same, without a copy if the bytes are UTF-8 with `\n` at the ends of lines.
    pub fn from_owned_bytes(bytes: Vec<u8>) -> Result<Self, Box<SyntaxError>> {
        Self::decoded(decode::decode(Cow::Owned(bytes), None)?)
    }

    /// Decode the bytes of a file that is run as a script: errors name the file.
    pub fn from_file_bytes(bytes: Vec<u8>, file_name: &str) -> Result<Self, Box<SyntaxError>> {
        Self::decoded(decode::decode(Cow::Owned(bytes), Some(file_name))?)
    }

    /// Take text that is decoded already: no encoding declaration is looked for.
    pub fn from_text(text: &str) -> Result<Self, Box<SyntaxError>> {
        Self::decoded(decode::undeclared(Cow::Borrowed(text))?)
    }

    /// The same, without a copy if its lines end with `\n`.
    pub fn from_string(text: String) -> Result<Self, Box<SyntaxError>> {
        Self::decoded(decode::undeclared(Cow::Owned(text))?)
    }

    fn decoded(Decoded { text, encoding }: Decoded) -> Result<Self, Box<SyntaxError>> {
        if u32::try_from(text.len()).is_err() || text.len() == u32::MAX as usize {
            return Err(decode::too_long());
        }
        Ok(Self { text, encoding, line_index: OnceLock::new() })
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding that the bytes declared: by a comment (its name as written there, but `utf-8` and
    /// `iso-8859-1` for their many spellings) or by a byte order mark (`utf-8`).
    pub fn encoding(&self) -> Option<&str> {
        self.encoding.as_deref()
    }

    /// Where its lines start; computed at the first call.
    pub fn line_index(&self) -> &LineIndex {
        self.line_index.get_or_init(|| LineIndex::new(&self.text))
    }
}
