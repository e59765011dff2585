//! Characters by name, as `\N{...}` in literals finds them, and the names of characters.

use crate::tables::sequences::SEQUENCES;
use crate::tables::{FAMILIES, NAME_ORDER, NAMES};

/// Names per block of the table.
const BLOCK: usize = 16;

/// No name or alias is longer.
const MAX_LENGTH: usize = 256;

/// The character with that name or alias, in upper or lower case. Named sequences are not found, as in
/// literals.
///
/// ```
/// use pycore_unicode::character_named;
/// assert_eq!(character_named("bullet"), Some('•'));
/// assert_eq!(character_named("LF"), Some('\n'));
/// assert_eq!(character_named("HANGUL SYLLABLE GAG"), Some('각'));
/// assert_eq!(character_named("CJK UNIFIED IDEOGRAPH-4E00"), Some('一'));
/// assert_eq!(character_named("KEYCAP DIGIT ONE"), None);
/// ```
pub fn character_named(name: &str) -> Option<char> {
    if name.len() > MAX_LENGTH || !name.is_ascii() {
        return None;
    }
    let name = name.to_ascii_uppercase();
    if let Some(syllable) = name.strip_prefix("HANGUL SYLLABLE ") {
        return hangul_syllable(syllable);
    }
    let code_point = find(name.as_bytes()).or_else(|| in_family(&name))?;
    char::from_u32(code_point)
}

/// The characters of a named sequence, in upper or lower case.
///
/// ```
/// use pycore_unicode::sequence_named;
/// assert_eq!(sequence_named("keycap digit one"), Some(&['1' as u32, 0xFE0F, 0x20E3][..]));
/// ```
pub fn sequence_named(name: &str) -> Option<&'static [u32]> {
    let name = name.to_ascii_uppercase();
    let found = SEQUENCES.binary_search_by_key(&name.as_str(), |&(name, _)| name).ok()?;
    Some(SEQUENCES[found].1)
}

/// A name that ends in the code point.
fn in_family(name: &str) -> Option<u32> {
    let (family, digits) = name.rsplit_once('-')?;
    let code_point = u32::from_str_radix(digits, 16).ok()?;
    let canonical = format!("{code_point:04X}") == digits;
    let known = FAMILIES
        .iter()
        .any(|&(head, first, last)| head == family && (first..=last).contains(&code_point));
    (canonical && known).then_some(code_point)
}

/// The letters of initial consonants in names of syllables.
pub(crate) const INITIALS: [&str; 19] = [
    "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P",
    "H",
];
/// The letters of vowels.
pub(crate) const MEDIALS: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE",
    "WI", "YU", "EU", "YI", "I",
];
/// The letters of final consonants.
pub(crate) const FINALS: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M",
    "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
];

/// The syllable that is spelled by the letters of its initial, medial and final.
fn hangul_syllable(letters: &str) -> Option<char> {
    /// The longest part that the letters begin with: its number, and the letters after it.
    fn part<'l>(parts: &[&str], letters: &'l str) -> Option<(u32, &'l str)> {
        (0..)
            .zip(parts)
            .filter_map(|(number, part)| Some((number, letters.strip_prefix(part)?)))
            .min_by_key(|(_, rest)| rest.len())
    }
    let (initial, letters) = part(&INITIALS, letters)?;
    let (medial, letters) = part(&MEDIALS, letters)?;
    let (last, letters) = part(&FINALS, letters)?;
    if !letters.is_empty() {
        return None;
    }
    char::from_u32(0xAC00 + (initial * 21 + medial) * 28 + last)
}

/// The code point of a name in the table.
fn find(name: &[u8]) -> Option<u32> {
    let blocks = word(0) as usize;
    // The block whose first name is the last that does not come after the name.
    let (mut low, mut high) = (0, blocks);
    while low < high {
        let middle = (low + high) / 2;
        if Entries::of_block(middle).next().is_some_and(|entry| entry.first_name() <= name) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let mut current = [0; MAX_LENGTH];
    for entry in Entries::of_block(low.checked_sub(1)?).take(BLOCK) {
        let end = entry.shared + entry.rest.len();
        current[entry.shared..end].copy_from_slice(entry.rest);
        if &current[..end] == name {
            return Some(entry.code_point);
        }
    }
    None
}

fn word(index: usize) -> u32 {
    let at = index * 4;
    u32::from_le_bytes([NAMES[at], NAMES[at + 1], NAMES[at + 2], NAMES[at + 3]])
}

/// A name in a block.
struct Entry {
    /// Bytes that it shares with the name before it.
    shared: usize,
    /// The bytes after them.
    rest: &'static [u8],
    code_point: u32,
}

impl Entry {
    /// The whole name, if it is the first of its block.
    fn first_name(&self) -> &'static [u8] {
        debug_assert_eq!(self.shared, 0);
        self.rest
    }
}

/// Reads a block and those after it.
struct Entries {
    bytes: &'static [u8],
}

impl Entries {
    fn of_block(block: usize) -> Self {
        Self { bytes: &NAMES[word(block + 1) as usize..] }
    }
}

impl Iterator for Entries {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let [shared, length, after @ ..] = self.bytes else { return None };
        let (rest, after) = after.split_at_checked(usize::from(*length))?;
        let [a, b, c, after @ ..] = after else { return None };
        self.bytes = after;
        let code_point = u32::from_le_bytes([*a, *b, *c, 0]);
        Some(Entry { shared: usize::from(*shared), rest, code_point })
    }
}

/// The name of a character, if it has one: `unicodedata.name`.
///
/// ```
/// use pycore_unicode::character_name;
/// assert_eq!(character_name('€').as_deref(), Some("EURO SIGN"));
/// assert_eq!(character_name('각').as_deref(), Some("HANGUL SYLLABLE GAG"));
/// assert_eq!(character_name('一').as_deref(), Some("CJK UNIFIED IDEOGRAPH-4E00"));
/// assert_eq!(character_name('\n'), None);
/// ```
pub fn character_name(character: char) -> Option<String> {
    let code_point = u32::from(character);
    if let Some(syllable) = code_point.checked_sub(0xAC00).filter(|&syllable| syllable < 11_172) {
        let syllable = syllable as usize;
        let (initial, medial, last) = (syllable / 588, syllable / 28 % 21, syllable % 28);
        let [initial, medial, last] = [INITIALS[initial], MEDIALS[medial], FINALS[last]];
        return Some(format!("HANGUL SYLLABLE {initial}{medial}{last}"));
    }
    // CPython finds Tangut ideographs by name, but does not name them.
    let family = FAMILIES.iter().find(|&&(head, first, last)| {
        (first..=last).contains(&code_point) && head != "TANGUT IDEOGRAPH"
    });
    if let Some((head, ..)) = family {
        return Some(format!("{head}-{code_point:04X}"));
    }
    let (numbers, _) = NAME_ORDER.as_chunks::<2>();
    let number = |&bytes: &[u8; 2]| usize::from(u16::from_le_bytes(bytes));
    let found = numbers
        .binary_search_by_key(&code_point, |bytes| {
            entry(number(bytes)).map_or(0, |entry| entry.code_point)
        })
        .ok()?;
    let number = number(&numbers[found]);
    let mut name = Vec::new();
    for entry in Entries::of_block(number / BLOCK).take(number % BLOCK + 1) {
        name.truncate(entry.shared);
        name.extend_from_slice(entry.rest);
    }
    String::from_utf8(name).ok()
}

/// The name with that number.
fn entry(number: usize) -> Option<Entry> {
    Entries::of_block(number / BLOCK).nth(number % BLOCK)
}

/// Every name and alias in the table with its code point.
#[cfg(test)]
pub(crate) fn all() -> Vec<(String, u32)> {
    let mut found = Vec::new();
    let mut name = Vec::new();
    for entry in Entries::of_block(0) {
        name.truncate(entry.shared);
        name.extend_from_slice(entry.rest);
        found.push((String::from_utf8_lossy(&name).into_owned(), entry.code_point));
    }
    found
}
