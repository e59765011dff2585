//! Reading single bytes of the text, past its end too.
//!
//! Text holds no null byte (`pycore-source` refuses them), so 0 can stand for "no more". A file whose
//! last line lacks its line end is read as if it had one: the byte at the text's length is then `\n`,
//! and the end is one further. Token ranges are clamped to the text.

/// The bytes of a text with the line end that it may lack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'s> {
    bytes: &'s [u8],
    /// Length of the text, plus one for a line end that is not there.
    end: usize,
}

impl<'s> Input<'s> {
    /// The bytes of `text`; with `close_last_line`, its last line ends in `\n` whether or not it does.
    pub(crate) fn new(text: &'s str, close_last_line: bool) -> Self {
        let bytes = text.as_bytes();
        let open = close_last_line && bytes.last().is_some_and(|&byte| byte != b'\n');
        Self { bytes, end: bytes.len() + usize::from(open) }
    }

    /// The bytes that are really there.
    #[inline]
    pub(crate) fn bytes(self) -> &'s [u8] {
        self.bytes
    }

    /// Offset after the last byte, the added line end included.
    #[inline]
    pub(crate) fn end(self) -> usize {
        self.end
    }

    /// The byte at `offset`; 0 at and after the end.
    #[inline(always)]
    pub(crate) fn at(self, offset: usize) -> u8 {
        match self.bytes.get(offset) {
            Some(&byte) => byte,
            None => self.past_end(offset),
        }
    }

    #[cold]
    fn past_end(self, offset: usize) -> u8 {
        if offset < self.end { b'\n' } else { 0 }
    }

    /// Offset of the line that holds `offset` (a line end belongs to the line it ends).
    pub(crate) fn line_start(self, offset: usize) -> usize {
        let before = &self.bytes[..offset.min(self.bytes.len())];
        memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
    }

    /// Offset after the `\n` of the line that holds `offset`, or the end of the input.
    pub(crate) fn line_end(self, offset: usize) -> usize {
        match self.bytes.get(offset..).and_then(|rest| memchr::memchr(b'\n', rest)) {
            Some(at) => offset + at + 1,
            None => self.end,
        }
    }

    /// Number, from 1, of the line that holds `offset`.
    pub(crate) fn line_number(self, offset: usize) -> u32 {
        let before = &self.bytes[..offset.min(self.bytes.len())];
        1 + memchr::memchr_iter(b'\n', before).count() as u32
    }
}
