//! Sets of characters.

use super::character::{Fold, is_in_category, upper_unicode};
use super::opcodes::{BITMAP_WORDS, CHUNK_WORDS, category, op};
use super::sys;

/// One bit for each of the first 256 characters.
pub(super) type Bitmap = [u64; 4];

/// Whether a bitmap has a character.
#[inline(always)]
pub(super) fn bitmap_has(bitmap: &Bitmap, character: u8) -> bool {
    bitmap[usize::from(character >> 6)] >> (character & 63) & 1 == 1
}

/// A set as a validated program has it.
#[derive(Clone, Copy)]
pub(super) struct Set<'p> {
    /// The words up to the one that ends the set.
    pub(super) words: &'p [u32],
    /// How characters are folded before.
    pub(super) fold: Fold,
    /// The first 256 characters, unless the locale decides about them.
    pub(super) bitmap: Option<&'p Bitmap>,
}

impl Set<'_> {
    /// Whether the set has a character.
    #[inline(always)]
    pub(super) fn contains(&self, character: u32) -> bool {
        match (self.bitmap, u8::try_from(character)) {
            (Some(bitmap), Ok(byte)) => bitmap_has(bitmap, byte),
            _ => self.contains_slowly(character),
        }
    }

    #[inline(never)]
    fn contains_slowly(&self, character: u32) -> bool {
        contains(self.words, self.fold, character)
    }
}

/// How the operator of a set folds characters.
#[inline(always)]
pub(super) fn fold_of_set(operator: u32) -> Option<Fold> {
    Some(match operator {
        op::IN => Fold::None,
        op::IN_IGNORE => Fold::Ascii,
        op::IN_UNI_IGNORE => Fold::Unicode,
        op::IN_LOC_IGNORE => Fold::Locale,
        _ => return None,
    })
}

/// Whether a set has a character that is folded before.
fn contains(words: &[u32], fold: Fold, character: u32) -> bool {
    match fold {
        Fold::Locale => {
            let (lower, upper) = (sys::lower(character), sys::upper(character));
            // One of the two is enough for what is listed, so that a negated set must have both.
            match words.first() {
                Some(&op::NEGATE) => has(words, lower) && has(words, upper),
                _ => has(words, lower) || has(words, upper),
            }
        }
        _ => has(words, fold.lower(character)),
    }
}

/// The first 256 characters of a set; nothing if the locale decides about them.
pub(super) fn bitmap_of(words: &[u32], fold: Fold) -> Option<Bitmap> {
    if fold == Fold::Locale || depends_on_locale(words) {
        return None;
    }
    let plain = plain_bitmap(words);
    if fold == Fold::None {
        return Some(plain);
    }
    let mut bitmap = Bitmap::default();
    for character in 0..=u8::MAX {
        let has_it = match u8::try_from(fold.lower(character.into())) {
            Ok(lower) => bitmap_has(&plain, lower),
            Err(_) => contains(words, fold, character.into()),
        };
        set_bit(&mut bitmap, character, has_it);
    }
    Some(bitmap)
}

fn set_bit(bitmap: &mut Bitmap, character: u8, is_set: bool) {
    bitmap[usize::from(character >> 6)] |= u64::from(is_set) << (character & 63);
}

/// The first 256 characters of a set that are in it as they are. Each operator decides about the characters that fit it and
/// that none before has decided about.
fn plain_bitmap(mut words: &[u32]) -> Bitmap {
    let mut bitmap = Bitmap::default();
    let mut open = [u64::MAX; 4];
    let mut found = true;
    while let Some((this, rest)) = step(words) {
        words = rest;
        let mut fitting = Bitmap::default();
        match this {
            Step::Negate => {
                found = !found;
                continue;
            }
            Step::Literal(value) => {
                if let Ok(value) = u8::try_from(value) {
                    set_bit(&mut fitting, value, true);
                }
            }
            Step::Range(low, high) => {
                for character in low..=high.min(u8::MAX.into()) {
                    set_bit(&mut fitting, character as u8, true);
                }
            }
            this => {
                for character in 0..=u8::MAX {
                    set_bit(&mut fitting, character, fits(&this, character.into()));
                }
            }
        }
        for (index, fitting) in fitting.into_iter().enumerate() {
            if found {
                bitmap[index] |= fitting & open[index];
            }
            open[index] &= !fitting;
        }
    }
    if !found {
        for (index, open) in open.into_iter().enumerate() {
            bitmap[index] |= open;
        }
    }
    bitmap
}

/// One operator of a set.
enum Step<'p> {
    Negate,
    Literal(u32),
    Range(u32, u32),
    RangeIgnoringCase(u32, u32),
    Category(u32),
    Bitmap(&'p [u32]),
    /// The table of chunk numbers, and the chunks.
    Big(&'p [u32], &'p [u32]),
}

/// The first operator of a set and what is behind it; nothing at the end, or if the words are no set.
fn step(words: &[u32]) -> Option<(Step<'_>, &[u32])> {
    let (&operator, rest) = words.split_first()?;
    Some(match (operator, rest) {
        (op::NEGATE, rest) => (Step::Negate, rest),
        (op::LITERAL, [value, rest @ ..]) => (Step::Literal(*value), rest),
        (op::CATEGORY, [class, rest @ ..]) => (Step::Category(*class), rest),
        (op::RANGE, [low, high, rest @ ..]) => (Step::Range(*low, *high), rest),
        (op::RANGE_UNI_IGNORE, [low, high, rest @ ..]) => {
            (Step::RangeIgnoringCase(*low, *high), rest)
        }
        (op::CHARSET, rest) => {
            let (bits, rest) = rest.split_at_checked(BITMAP_WORDS)?;
            (Step::Bitmap(bits), rest)
        }
        (op::BIGCHARSET, [count, rest @ ..]) => {
            let (numbers, rest) = rest.split_at_checked(CHUNK_WORDS)?;
            let length = usize::try_from(*count).ok()?.checked_mul(BITMAP_WORDS)?;
            let (chunks, rest) = rest.split_at_checked(length)?;
            (Step::Big(numbers, chunks), rest)
        }
        _ => return None,
    })
}

#[inline]
fn has_bit(words: &[u32], bit: usize) -> bool {
    words.get(bit / 32).is_some_and(|word| word >> (bit % 32) & 1 == 1)
}

/// The number of a chunk of a big set.
fn chunk_number(numbers: &[u32], chunk: usize) -> Option<usize> {
    let word = numbers.get(chunk / 4)?;
    Some(usize::from(word.to_ne_bytes()[chunk % 4]))
}

/// Whether an operator fits a character; what negates does not.
#[inline]
fn fits(step: &Step<'_>, character: u32) -> bool {
    match *step {
        Step::Negate => false,
        Step::Literal(value) => character == value,
        Step::Range(low, high) => (low..=high).contains(&character),
        Step::RangeIgnoringCase(low, high) => {
            (low..=high).contains(&character) || (low..=high).contains(&upper_unicode(character))
        }
        Step::Category(class) => is_in_category(class, character),
        Step::Bitmap(bits) => character < 256 && has_bit(bits, character as usize),
        Step::Big(numbers, chunks) => {
            let place = character as usize;
            character < 0x1_0000
                && chunk_number(numbers, place >> 8)
                    .is_some_and(|number| has_bit(chunks, number * 256 + (place & 255)))
        }
    }
}

/// Whether a set has a character as it is.
fn has(mut words: &[u32], character: u32) -> bool {
    let mut found = true;
    while let Some((this, rest)) = step(words) {
        words = rest;
        if matches!(this, Step::Negate) {
            found = !found;
        } else if fits(&this, character) {
            return found;
        }
    }
    !found
}

fn depends_on_locale(mut words: &[u32]) -> bool {
    while let Some((this, rest)) = step(words) {
        if matches!(this, Step::Category(category::LOC_WORD | category::LOC_NOT_WORD)) {
            return true;
        }
        words = rest;
    }
    false
}

/// Whether words, without the one that ends them, are a set.
pub(super) fn is_valid(mut words: &[u32]) -> bool {
    while let Some((this, rest)) = step(words) {
        let fits = match this {
            Step::Category(class) => class < category::COUNT,
            Step::Big(numbers, chunks) => (0..256).all(|chunk| {
                chunk_number(numbers, chunk)
                    .is_some_and(|number| number < chunks.len() / BITMAP_WORDS)
            }),
            _ => true,
        };
        if !fits {
            return false;
        }
        words = rest;
    }
    words.is_empty()
}
