//! Immutable bytes and text that are cheap to clone.
//!
//! Names and tables recur throughout a code object, and all of them may lie in one buffer that was read
//! from a file. Both types are a range of a counted buffer: cloning counts, cutting does not copy.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pycore_unicode::{SurrogateStr, SurrogateString};

/// Immutable bytes: a range (below 4 GiB) of a shared buffer.
#[derive(Clone)]
pub struct SharedBytes {
    buffer: Arc<[u8]>,
    start: u32,
    end: u32,
}

impl SharedBytes {
    /// The bytes from `start` to before `end` of a buffer, without copying.
    ///
    /// # Panics
    ///
    /// If the range is not within the buffer, or ends above 4 GiB.
    pub fn from_buffer(buffer: &Arc<[u8]>, start: usize, end: usize) -> Self {
        assert!(start <= end && end <= buffer.len());
        let limit = |offset: usize| u32::try_from(offset).expect("a buffer below 4 GiB");
        Self { buffer: Arc::clone(buffer), start: limit(start), end: limit(end) }
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.buffer[self.start as usize..self.end as usize]
    }

    /// Whether both are the same place in memory (not only equal).
    pub fn same_place(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.buffer, &other.buffer)
            && (self.start, self.end) == (other.start, other.end)
    }
}

impl Default for SharedBytes {
    fn default() -> Self {
        Self { buffer: Arc::from([]), start: 0, end: 0 }
    }
}

impl std::ops::Deref for SharedBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.as_slice()
    }
}

impl From<&[u8]> for SharedBytes {
    fn from(bytes: &[u8]) -> Self {
        Self::from_buffer(&Arc::from(bytes), 0, bytes.len())
    }
}

impl From<Vec<u8>> for SharedBytes {
    fn from(bytes: Vec<u8>) -> Self {
        let end = bytes.len();
        Self::from_buffer(&Arc::from(bytes), 0, end)
    }
}

impl PartialEq for SharedBytes {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for SharedBytes {}

impl PartialOrd for SharedBytes {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SharedBytes {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_slice().cmp(other.as_slice())
    }
}

impl Hash for SharedBytes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

impl Borrow<[u8]> for SharedBytes {
    fn borrow(&self) -> &[u8] {
        self.as_slice()
    }
}

/// As a byte string of Rust: `b"\x01a"`.
impl fmt::Debug for SharedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.as_slice().escape_ascii())
    }
}

/// Immutable text of Unicode code points, surrogates included: a name or a string constant.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    /// Always well-formed generalized UTF-8.
    bytes: SharedBytes,
}

impl Text {
    /// The text in these bytes, or `None` where they are not well-formed generalized UTF-8.
    pub fn from_bytes(bytes: SharedBytes) -> Option<Self> {
        SurrogateStr::from_bytes(&bytes)?;
        Some(Self { bytes })
    }

    /// The text in these bytes, which are known to be well-formed generalized UTF-8, without looking at them again.
    ///
    /// # Panics
    ///
    /// In debug builds if they are not; otherwise reading code points of such a text gives wrong ones or panics.
    pub fn from_well_formed(bytes: SharedBytes) -> Self {
        debug_assert!(SurrogateStr::from_bytes(&bytes).is_some());
        Self { bytes }
    }

    /// The code points.
    pub fn as_text(&self) -> SurrogateStr<'_> {
        SurrogateStr::from_well_formed(&self.bytes)
    }

    /// As a Rust string, or `None` if it holds a surrogate.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The generalized UTF-8 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether there is no code point.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Whether both are the same place in memory (not only equal).
    pub fn same_place(&self, other: &Self) -> bool {
        self.bytes.same_place(&other.bytes)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { bytes: text.as_bytes().into() }
    }
}

impl From<SurrogateStr<'_>> for Text {
    fn from(text: SurrogateStr<'_>) -> Self {
        Self { bytes: text.as_bytes().into() }
    }
}

impl From<&SurrogateString> for Text {
    fn from(text: &SurrogateString) -> Self {
        text.as_text().into()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

/// By its bytes, which hash as `[u8]` does (not as `str`).
impl Borrow<[u8]> for Text {
    fn borrow(&self) -> &[u8] {
        self.as_bytes()
    }
}

/// With a replacement character for each surrogate.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_str() {
            Some(text) => f.pad(text),
            None => self
                .as_text()
                .code_points()
                .map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
                .try_for_each(|char| fmt::Write::write_char(f, char)),
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_text().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_is_of_content() {
        let buffer: Arc<[u8]> = Arc::from(*b"abcabc");
        let first = SharedBytes::from_buffer(&buffer, 0, 3);
        let second = SharedBytes::from_buffer(&buffer, 3, 6);
        assert_eq!(first, second);
        assert!(!first.same_place(&second));
        assert!(first.same_place(&first.clone()));
    }

    #[test]
    fn text_refuses_malformed_bytes() {
        assert_eq!(Text::from_bytes(b"\xFF"[..].into()), None);
        let text = Text::from_bytes(b"a\xED\xA0\x80"[..].into()).unwrap();
        assert_eq!(text.as_str(), None);
        assert_eq!(text.to_string(), "a\u{fffd}");
    }
}
