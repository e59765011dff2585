//! Immutable bytes and text that are cheap to clone.
//!
//! Names and tables recur throughout a code object, and all of them may lie in one buffer that was read
//! from a file. Both types are a range of a counted buffer: cloning counts, cutting does not copy. What is short,
//! as most names are, is held in the value itself, since counting owners would cost more than copying it.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pycore_unicode::{SurrogateStr, SurrogateString};

/// Immutable bytes: a few in place, or a range (below 4 GiB) of a shared buffer.
#[derive(Clone)]
pub struct SharedBytes(Storage);

#[derive(Clone)]
enum Storage {
    /// At most [`INLINE`] bytes.
    Inline { size: u8, bytes: [u8; INLINE] },
    /// A range within the buffer.
    Range { buffer: Arc<[u8]>, start: u32, end: u32 },
}

/// As much as fits into the place of a range without making the value larger.
const INLINE: usize = 15;

impl SharedBytes {
    /// The bytes from `start` to before `end` of a buffer, without copying more than a few.
    ///
    /// # Panics
    ///
    /// If the range is not within the buffer, or is not short and ends above 4 GiB.
    #[inline]
    pub fn from_buffer(buffer: &Arc<[u8]>, start: usize, end: usize) -> Self {
        assert!(start <= end && end <= buffer.len());
        let size = end - start;
        if size <= INLINE {
            let Some(&chunk) = buffer[start..].first_chunk::<16>() else {
                // At the end of the buffer there is too little to copy at once.
                return Self::short(&buffer[start..end]);
            };
            // One load and a mask: a copy of a length that is known only now is a call.
            let bytes = u128::from_le_bytes(chunk) & ((1 << (size * 8)) - 1);
            let [bytes @ .., _] = bytes.to_le_bytes();
            return Self(Storage::Inline { size: size as u8, bytes });
        }
        let limit = |offset: usize| u32::try_from(offset).expect("a buffer below 4 GiB");
        let (start, end) = (limit(start), limit(end));
        Self(Storage::Range { buffer: Arc::clone(buffer), start, end })
    }

    /// At most [`INLINE`] bytes.
    fn short(from: &[u8]) -> Self {
        let mut bytes = [0; INLINE];
        bytes[..from.len()].copy_from_slice(from);
        Self(Storage::Inline { size: from.len() as u8, bytes })
    }

    /// The bytes.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        match &self.0 {
            Storage::Inline { size, bytes } => &bytes[..usize::from(*size)],
            Storage::Range { buffer, start, end } => &buffer[*start as usize..*end as usize],
        }
    }
}

impl Default for SharedBytes {
    fn default() -> Self {
        Self::short(&[])
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
        if bytes.len() <= INLINE {
            return Self::short(bytes);
        }
        Self::from_buffer(&Arc::from(bytes), 0, bytes.len())
    }
}

impl From<Vec<u8>> for SharedBytes {
    fn from(bytes: Vec<u8>) -> Self {
        bytes.as_slice().into()
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
    fn every_range_of_a_buffer_is_its_bytes() {
        let buffer: Arc<[u8]> = (1..=40).collect();
        for start in 0..=buffer.len() {
            for end in start..=buffer.len() {
                let range = SharedBytes::from_buffer(&buffer, start, end);
                assert_eq!(*range, buffer[start..end]);
                // Held in another way or not, it is the same.
                assert_eq!(range, SharedBytes::from(&buffer[start..end]));
            }
        }
    }

    #[test]
    fn short_ranges_are_no_owners() {
        let buffer: Arc<[u8]> = Arc::from([b'a'; 40]);
        let short = SharedBytes::from_buffer(&buffer, 3, 3 + INLINE);
        assert_eq!(Arc::strong_count(&buffer), 1);
        let long = SharedBytes::from_buffer(&buffer, 3, 4 + INLINE);
        assert_eq!(Arc::strong_count(&buffer), 2);
        assert_ne!(short, long);
    }

    #[test]
    fn bytes_in_place_cost_no_room() {
        assert_eq!(size_of::<SharedBytes>(), size_of::<(Arc<[u8]>, u32, u32)>());
    }

    #[test]
    fn text_refuses_malformed_bytes() {
        assert_eq!(Text::from_bytes(b"\xFF"[..].into()), None);
        let text = Text::from_bytes(b"a\xED\xA0\x80"[..].into()).unwrap();
        assert_eq!(text.as_str(), None);
        assert_eq!(text.to_string(), "a\u{fffd}");
    }
}
