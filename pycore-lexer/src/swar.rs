//! Eight bytes at once, in one register: the scans whose runs are too short for `memchr`.
//!
//! A loop over single bytes ends with a branch that is mispredicted about once per token, which costs
//! more than the whole of what is done here. Words are read so that the first byte is the lowest.

/// The highest bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// The lowest bit of each byte.
const LOW: u64 = 0x0101_0101_0101_0101;

/// `byte` eight times.
const fn splat(byte: u8) -> u64 {
    byte as u64 * LOW
}

/// The eight bytes from `at` on; zeros after the end.
#[inline(always)]
pub(crate) fn load(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        Some(&chunk) => u64::from_le_bytes(chunk),
        None => load_last(bytes, at),
    }
}

#[cold]
fn load_last(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// How many bytes at the beginning are ASCII letters, digits or `_`: 0 to 8.
#[inline(always)]
pub(crate) fn name_length(word: u64) -> usize {
    // In seven bits, adding 128 - n sets the highest bit of the bytes from n on.
    let seven = word & !HIGH;
    let lower = seven | splat(0x20);
    let letter = (lower + splat(0x80 - b'a')) & !(lower + splat(0x80 - b'z' - 1));
    let digit = (seven + splat(0x80 - b'0')) & !(seven + splat(0x80 - b'9' - 1));
    let underscore = !((seven ^ splat(b'_')) + splat(0x7F));
    let name = (letter | digit | underscore) & !word & HIGH;
    first(!name & HIGH)
}

/// How many bytes at the beginning are spaces.
#[inline(always)]
pub(crate) fn spaces(word: u64) -> usize {
    let other = word ^ splat(b' ');
    first(other)
}

/// How many bytes come before the first that is `a`, `b` or `c`.
#[inline(always)]
pub(crate) fn before_any(word: u64, a: u8, b: u8, c: u8) -> usize {
    first(zeros(word ^ splat(a)) | zeros(word ^ splat(b)) | zeros(word ^ splat(c)))
}

/// Sets the highest bit of the first byte that is zero (and perhaps of some after it).
#[inline(always)]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// Number of the first byte that is not zero; 8 if all are.
#[inline(always)]
fn first(word: u64) -> usize {
    word.trailing_zeros() as usize / 8
}

/// The first `length` bytes of a word (at most 8), zeros instead of the others.
#[inline(always)]
pub(crate) const fn truncate(word: u64, length: usize) -> u64 {
    word & u64::MAX >> (64 - 8 * length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_agree_with_loops_over_bytes(bytes in proptest::array::uniform8(any::<u8>())) {
            let word = load(&bytes, 0);
            let run = |holds: fn(u8) -> bool| bytes.iter().take_while(|&&byte| holds(byte)).count();
            prop_assert_eq!(name_length(word), run(|b| b.is_ascii_alphanumeric() || b == b'_'));
            prop_assert_eq!(spaces(word), run(|b| b == b' '));
            prop_assert_eq!(before_any(word, b'"', b'\\', b'\n'), run(|b| !b"\"\\\n".contains(&b)));
        }

        #[test]
        fn text_has_long_runs(text in "[ a-zA-Z0-9_\"\\\\\n{é]{0,12}", at in 0usize..14) {
            let bytes = text.as_bytes();
            let word = load(bytes, at);
            let rest = bytes.get(at..).unwrap_or_default();
            let name = rest.iter().take(8).take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
            prop_assert_eq!(name_length(word), name);
            let spaces_there = rest.iter().take(8).take_while(|b| **b == b' ').count();
            prop_assert_eq!(spaces(word), spaces_there);
        }
    }

    #[test]
    fn truncation_keeps_the_first_bytes() {
        let word = load(b"abcdefgh", 0);
        assert_eq!(truncate(word, 8), word);
        assert_eq!(truncate(word, 3), load(b"abc", 0));
    }
}
