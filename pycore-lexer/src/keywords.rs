//! Telling keywords from names: one multiplication and one comparison.
//!
//! No hard keyword has more than eight letters, so each is a 64-bit word, and a multiplication spreads them
//! over a small table without collisions (the compiler checks that while it builds the table).

use crate::TokenKind;
use crate::swar;

/// Logarithm of the table's length.
const BITS: u32 = 6;

/// Found by trying odd numbers.
const MULTIPLIER: u64 = 0xB57C_8E05_E3C9_B0E1;

#[derive(Clone, Copy)]
struct Slot {
    word: u64,
    kind: TokenKind,
}

static TABLE: [Slot; 1 << BITS] = {
    // No name is the word 0.
    let mut table = [Slot { word: 0, kind: TokenKind::Name }; 1 << BITS];
    let mut index = 0;
    while index < TokenKind::ALL.len() {
        let kind = TokenKind::ALL[index];
        if kind.is_keyword()
            && let Some(spelling) = kind.spelling()
        {
            let word = word_of(spelling.as_bytes());
            let slot = slot_of(word);
            assert!(table[slot].word == 0, "two keywords share a slot: choose another multiplier");
            table[slot] = Slot { word, kind };
        }
        index += 1;
    }
    table
};

const fn word_of(spelling: &[u8]) -> u64 {
    assert!(spelling.len() <= 8);
    let mut word = 0;
    let mut index = 0;
    while index < spelling.len() {
        word |= (spelling[index] as u64) << (8 * index);
        index += 1;
    }
    word
}

const fn slot_of(word: u64) -> usize {
    (word.wrapping_mul(MULTIPLIER) >> (64 - BITS)) as usize
}

/// The hard keyword that a name of `length` bytes (1 to 8) is, or `Name`; the name's bytes are the first of `word`.
#[inline(always)]
pub(crate) fn kind_of(word: u64, length: usize) -> TokenKind {
    let word = swar::truncate(word, length);
    let slot = &TABLE[slot_of(word)];
    if slot.word == word { slot.kind } else { TokenKind::Name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_known_and_its_neighbours_are_not() {
        for kind in TokenKind::ALL.iter().copied().filter(|kind| kind.is_keyword()) {
            let spelling = kind.spelling().unwrap().as_bytes();
            let of = |text: &[u8]| kind_of(swar::load(text, 0), text.len());
            assert_eq!(of(spelling), kind);
            assert_eq!(of(&spelling.to_ascii_uppercase()), TokenKind::Name);
            if spelling.len() < 8 {
                assert_eq!(of(&[spelling, b"x"].concat()), TokenKind::Name);
            }
        }
        assert_eq!(kind_of(swar::load(b"match", 0), 5), TokenKind::Name);
        assert_eq!(kind_of(swar::load(b"iffy", 0), 2), TokenKind::If);
    }
}
