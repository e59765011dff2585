//! Encodings with characters of one to four bytes and no state.

use super::tables::{CELLS, EXTRAS, GB18030_RANGES};
use super::{BadBytes, Decoded};

/// An encoding.
pub(crate) struct Table {
    /// Its name in messages.
    pub(crate) name: &'static str,
    /// The characters of one byte; 0xFFFE where there is none.
    pub(crate) singles: [u16; 256],
    /// The bytes that begin a longer character, as a bit set.
    pub(crate) leads: [u128; 2],
    /// The characters of two bytes.
    pub(crate) plane: Plane,
    /// The characters of two bytes after 8F.
    pub(crate) plane_8f: Option<Plane>,
}

/// A rectangle of two-byte characters.
pub(crate) struct Plane {
    pub(crate) first_lead: u8,
    pub(crate) leads: usize,
    pub(crate) first_trail: u8,
    pub(crate) trails: usize,
    /// Index of its first cell.
    pub(crate) start: usize,
}

impl Plane {
    /// Append the character of the two bytes, if there is one.
    pub(super) fn push(&self, lead: u8, trail: u8, text: &mut String) -> bool {
        let row = usize::from(lead.wrapping_sub(self.first_lead));
        let column = usize::from(trail.wrapping_sub(self.first_trail));
        if row >= self.leads || column >= self.trails {
            return false;
        }
        let at = (self.start + row * self.trails + column) * 2;
        match u16::from_le_bytes([CELLS[at], CELLS[at + 1]]) {
            0 => return false,
            unit @ 0xD800..=0xDFFF => text.push_str(EXTRAS[usize::from(unit - 0xD800)]),
            unit => text.extend(char::from_u32(u32::from(unit))),
        }
        true
    }
}

impl Table {
    fn leads(&self, byte: u8) -> bool {
        self.leads[usize::from(byte >> 7)] >> (byte & 0x7F) & 1 != 0
    }
}

/// What is at a place of the bytes.
pub(super) enum Step {
    /// A character of that many bytes.
    Character(usize),
    /// No character.
    Illegal,
    /// The bytes end within a character.
    Incomplete,
}

/// The text of `bytes`.
pub(super) fn decode(table: &Table, bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match step(table, &bytes[at..], &mut text) {
            Step::Character(length) => at += length,
            Step::Illegal => {
                let reason = "illegal multibyte sequence";
                return (text, Some(BadBytes::new(table.name, bytes, at, at + 1, reason)));
            }
            Step::Incomplete => {
                let reason = "incomplete multibyte sequence";
                return (text, Some(BadBytes::new(table.name, bytes, at, bytes.len(), reason)));
            }
        }
    }
    (text, None)
}

/// Decode the character at the beginning of `bytes`, which are not empty.
fn step(table: &Table, bytes: &[u8], text: &mut String) -> Step {
    let lead = bytes[0];
    let single = table.singles[usize::from(lead)];
    if single != 0xFFFE {
        text.extend(char::from_u32(u32::from(single)));
        return Step::Character(1);
    }
    if !table.leads(lead) {
        return Step::Illegal;
    }
    if let Some(plane) = &table.plane_8f
        && lead == 0x8F
    {
        let &[_, second, third, ..] = bytes else { return Step::Incomplete };
        return if plane.push(second, third, text) { Step::Character(3) } else { Step::Illegal };
    }
    let &[_, trail, ..] = bytes else { return Step::Incomplete };
    if table.plane.push(lead, trail, text) {
        return Step::Character(2);
    }
    match (table.name, trail) {
        ("gb18030", b'0'..=b'9') => four_bytes(bytes, text),
        ("euc_kr", 0xD4) if lead == 0xA4 => composed_syllable(bytes, text),
        _ => Step::Illegal,
    }
}

/// A four-byte character of GB 18030.
fn four_bytes(bytes: &[u8], text: &mut String) -> Step {
    let &[a, b, c, d, ..] = bytes else { return Step::Incomplete };
    if a < 0x81 || !(0x81..=0xFE).contains(&c) || !d.is_ascii_digit() {
        return Step::Illegal;
    }
    let digit = |byte: u8, first: u8| u32::from(byte - first);
    let number =
        ((digit(a, 0x81) * 10 + digit(b, b'0')) * 126 + digit(c, 0x81)) * 10 + digit(d, b'0');
    let after = GB18030_RANGES.partition_point(|&(first, ..)| first <= number);
    let Some(&(first, code_point, length)) = after.checked_sub(1).map(|at| &GB18030_RANGES[at])
    else {
        return Step::Illegal;
    };
    if number - first >= length {
        return Step::Illegal;
    }
    text.extend(char::from_u32(code_point + (number - first)));
    Step::Character(4)
}

/// A Hangul syllable spelled by its letters in KS X 1001: filler, initial, medial and final consonant.
fn composed_syllable(bytes: &[u8], text: &mut String) -> Step {
    /// Consonants that may be initial, medial vowels from BF, consonants that may be final; in the order of
    /// the letters from A1 on.
    const INITIALS: &[u8; 30] = &[
        0, 1, 127, 2, 127, 127, 3, 4, 5, 127, 127, 127, 127, 127, 127, 127, 6, 7, 8, 127, 9, 10,
        11, 12, 13, 14, 15, 16, 17, 18,
    ];
    const FINALS: &[u8; 30] = &[
        1, 2, 3, 4, 5, 6, 7, 127, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 127, 18, 19, 20, 21, 22,
        127, 23, 24, 25, 26, 27,
    ];
    let Some(bytes) = bytes.get(..8) else { return Step::Incomplete };
    let &[_, _, a, initial, b, medial, c, last] = bytes else { return Step::Illegal };
    if [a, b, c] != [0xA4; 3] {
        return Step::Illegal;
    }
    let letter = |table: &[u8; 30], byte: u8| {
        table.get(usize::from(byte.wrapping_sub(0xA1))).copied().filter(|&index| index != 127)
    };
    let initial = letter(INITIALS, initial);
    let medial = (0xBF..=0xD3).contains(&medial).then(|| medial - 0xBF);
    let last = if last == 0xD4 { Some(0) } else { letter(FINALS, last) };
    let (Some(initial), Some(medial), Some(last)) = (initial, medial, last) else {
        return Step::Illegal;
    };
    let syllable = 0xAC00 + u32::from(initial) * 588 + u32::from(medial) * 28 + u32::from(last);
    text.extend(char::from_u32(syllable));
    Step::Character(8)
}
