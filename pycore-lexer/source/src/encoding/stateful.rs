//! Encodings whose escape sequences switch between character sets: ISO 2022 and HZ.

use super::multibyte::Plane;
use super::tables::TABLES;
use super::{BadBytes, Decoded, Kind, Multibyte, charmap, find};

/// A character set of ISO 2022.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    Ascii,
    Latin1,
    Greek,
    /// JIS X 0201: ASCII with yen sign and overline.
    Roman,
    /// JIS X 0201: half-width katakana.
    Katakana,
    JisX0208,
    JisX0212,
    KsX1001,
    Gb2312,
    JisX0213Of2000,
    JisX0213Of2004,
    JisX0213Plane2,
}

/// An encoding of the ISO 2022 family.
pub(super) struct Iso2022 {
    /// Its name in messages.
    name: &'static str,
    /// Its character sets by the end of their escape sequences: the final byte, and whether a character has two
    /// bytes (`$` in the sequence).
    sets: &'static [(u8, bool, Set)],
    /// SO and SI shift between G0 and G1.
    shifts: bool,
    /// There is a G2, from which `ESC N` takes one character.
    single_shift: bool,
    /// `ESC & @ ESC $ B` announces the revision of JIS X 0208.
    revision: bool,
}

type Final = (u8, bool, Set);
const JISX0208: Final = (b'B', true, Set::JisX0208);
const JISX0208_OLD: Final = (b'@', true, Set::JisX0208);
const JISX0212: Final = (b'D', true, Set::JisX0212);
const KSX1001: Final = (b'C', true, Set::KsX1001);
const ROMAN: Final = (b'J', false, Set::Roman);
const KATAKANA: Final = (b'I', false, Set::Katakana);
const PLANE_2: Final = (b'P', true, Set::JisX0213Plane2);

const fn japanese(name: &'static str, sets: &'static [Final]) -> Iso2022 {
    Iso2022 { name, sets, shifts: false, single_shift: false, revision: true }
}

pub(super) static ISO_2022_JP: Iso2022 = japanese("iso2022_jp", &[JISX0208, ROMAN, JISX0208_OLD]);
pub(super) static ISO_2022_JP_1: Iso2022 =
    japanese("iso2022_jp_1", &[JISX0208, JISX0212, ROMAN, JISX0208_OLD]);
pub(super) static ISO_2022_JP_2: Iso2022 = Iso2022 {
    single_shift: true,
    ..japanese(
        "iso2022_jp_2",
        &[
            JISX0208,
            JISX0212,
            KSX1001,
            (b'A', true, Set::Gb2312),
            ROMAN,
            JISX0208_OLD,
            (b'A', false, Set::Latin1),
            (b'F', false, Set::Greek),
        ],
    )
};
pub(super) static ISO_2022_JP_2004: Iso2022 =
    japanese("iso2022_jp_2004", &[JISX0208, (b'Q', true, Set::JisX0213Of2004), PLANE_2]);
pub(super) static ISO_2022_JP_3: Iso2022 =
    japanese("iso2022_jp_3", &[JISX0208, (b'O', true, Set::JisX0213Of2000), PLANE_2]);
pub(super) static ISO_2022_JP_EXT: Iso2022 =
    japanese("iso2022_jp_ext", &[JISX0208, JISX0212, ROMAN, KATAKANA, JISX0208_OLD]);
pub(super) static ISO_2022_KR: Iso2022 = Iso2022 {
    name: "iso2022_kr",
    sets: &[KSX1001],
    shifts: true,
    single_shift: false,
    revision: false,
};

const ESC: u8 = 0x1B;
const ILLEGAL: &str = "illegal multibyte sequence";
const INCOMPLETE: &str = "incomplete multibyte sequence";

/// The longest escape sequence that is looked for.
const MAX_ESCAPE: usize = 16;

/// The text of `bytes` in an encoding of the ISO 2022 family.
pub(super) fn iso_2022(encoding: &Iso2022, bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut sets = [Set::Ascii; 3];
    let mut shifted = false;
    let mut at = 0;
    // An escape sequence that is none is passed on, to its end.
    let mut passing = false;
    while let Some(&byte) = bytes.get(at) {
        let error = |end: usize, reason| Some(BadBytes::new(encoding.name, bytes, at, end, reason));
        if passing {
            text.push(char::from(byte));
            at += 1;
            passing = !byte.is_ascii_uppercase() && byte != b'@' && byte != b'\n';
            continue;
        }
        match byte {
            ESC => {
                let Some(&kind) = bytes.get(at + 1) else {
                    return (text, error(bytes.len(), INCOMPLETE));
                };
                if matches!(kind, b'(' | b')' | b'$' | b'.' | b'&') {
                    match escape(encoding, &bytes[at..]) {
                        Ok((length, slot, set)) => {
                            sets[slot] = set;
                            at += length;
                        }
                        Err(Some(length)) => return (text, error(at + length, ILLEGAL)),
                        Err(None) => return (text, error(bytes.len(), INCOMPLETE)),
                    }
                } else if encoding.single_shift && kind == b'N' {
                    let Some(&character) = bytes.get(at + 2) else {
                        return (text, error(bytes.len(), INCOMPLETE));
                    };
                    if !push_high(sets[2], character, &mut text) {
                        return (text, error(at + 3, ILLEGAL));
                    }
                    at += 3;
                } else {
                    text.push('\x1B');
                    at += 1;
                    passing = true;
                }
            }
            0x0E | 0x0F if encoding.shifts => {
                shifted = byte == 0x0E;
                at += 1;
            }
            _ => {
                if byte == b'\n' {
                    shifted = false;
                }
                if byte >= 0x80 {
                    return (text, error(at + 1, ILLEGAL));
                }
                let set = sets[usize::from(shifted)];
                if byte < 0x20 || set == Set::Ascii {
                    text.push(char::from(byte));
                    at += 1;
                    continue;
                }
                let width = width(set);
                let Some(character) = bytes.get(at..at + width) else {
                    return (text, error(bytes.len(), INCOMPLETE));
                };
                if !push(set, character, &mut text) {
                    return (text, error(at + width, ILLEGAL));
                }
                at += width;
            }
        }
    }
    (text, None)
}

/// The escape sequence at the beginning of `bytes`: its length and effect, or the length of what is wrong (`None`:
/// the bytes end).
fn escape(encoding: &Iso2022, bytes: &[u8]) -> Result<(usize, usize, Set), Option<usize>> {
    let mut length = 1;
    loop {
        if length >= MAX_ESCAPE {
            return Err(Some(1));
        }
        let &byte = bytes.get(length).ok_or(None)?;
        length += 1;
        if byte.is_ascii_uppercase() || byte == b'@' {
            if encoding.revision && bytes[..length].ends_with(b"&@") {
                length += 1;
                continue;
            }
            break;
        }
    }
    let (slot, wide, last) = match bytes[1..length] {
        [b'$', last] => (0, true, last),
        [b'(', last] => (0, false, last),
        [b')', last] => (1, false, last),
        [b'.', last] if encoding.single_shift => (2, false, last),
        [b'$', b'(', last] => (0, true, last),
        [b'$', b')', last] => (1, true, last),
        [b'&', b'@', ESC, b'$', b'B'] => (0, true, b'B'),
        _ => return Err(Some(length)),
    };
    if (last, wide) == (b'B', false) {
        return Ok((length, slot, Set::Ascii));
    }
    let known = encoding.sets.iter().find(|&&(known, two, _)| (known, two) == (last, wide));
    known.map(|&(.., set)| (length, slot, set)).ok_or(Some(length))
}

/// Bytes per character.
fn width(set: Set) -> usize {
    match set {
        Set::Ascii | Set::Latin1 | Set::Greek | Set::Roman | Set::Katakana => 1,
        _ => 2,
    }
}

/// Append a character of a set in its seven-bit form.
fn push(set: Set, bytes: &[u8], text: &mut String) -> bool {
    let plane_of = |encoding: Multibyte| Some(&TABLES[encoding as usize].plane);
    let plane_8f = |encoding: Multibyte| TABLES[encoding as usize].plane_8f.as_ref();
    let plane: Option<&Plane> = match set {
        Set::Ascii | Set::Latin1 | Set::Greek => {
            text.push(char::from(bytes[0]));
            return true;
        }
        Set::Roman => {
            text.push(match bytes[0] {
                b'\\' => '¥',
                b'~' => '‾',
                other => char::from(other),
            });
            return true;
        }
        Set::Katakana => {
            let found = (0x21..=0x5F).contains(&bytes[0]);
            if found {
                text.extend(char::from_u32(0xFF40 + u32::from(bytes[0])));
            }
            return found;
        }
        Set::JisX0208 => plane_of(Multibyte::EucJp),
        Set::JisX0212 => plane_8f(Multibyte::EucJp),
        Set::KsX1001 => plane_of(Multibyte::EucKr),
        Set::Gb2312 => plane_of(Multibyte::Gb2312),
        Set::JisX0213Of2000 => plane_of(Multibyte::EucJisx0213),
        Set::JisX0213Of2004 => plane_of(Multibyte::EucJis2004),
        Set::JisX0213Plane2 => plane_8f(Multibyte::EucJis2004),
    };
    bytes.iter().all(|&byte| byte < 0x80)
        && plane.is_some_and(|plane| plane.push(bytes[0] | 0x80, bytes[1] | 0x80, text))
}

/// Append a character of the upper half of an eight-bit set, given in seven bits.
fn push_high(set: Set, byte: u8, text: &mut String) -> bool {
    match set {
        Set::Latin1 if byte < 0x80 => {
            text.push(char::from(byte | 0x80));
            true
        }
        Set::Greek if byte < 0x80 => {
            let Some(Kind::Charmap(table)) = find("iso8859_7") else { return false };
            let (decoded, error) = charmap::decode(table, &[byte | 0x80]);
            text.push_str(&decoded);
            error.is_none()
        }
        _ => false,
    }
}

/// The text of `bytes` in HZ, which writes GB 2312 between `~{` and `~}`.
pub(super) fn hz(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut chinese = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let error = |end: usize, reason| Some(BadBytes::new("hz", bytes, at, end, reason));
        if byte == b'~' {
            match (bytes.get(at + 1), chinese) {
                (None, _) => return (text, error(bytes.len(), INCOMPLETE)),
                (Some(b'~'), false) => text.push('~'),
                (Some(b'{'), false) => chinese = true,
                (Some(b'\n'), false) => {}
                (Some(b'}'), true) => chinese = false,
                _ => return (text, error(at + 1, ILLEGAL)),
            }
            at += 2;
        } else if byte >= 0x80 {
            return (text, error(at + 1, ILLEGAL));
        } else if !chinese {
            text.push(char::from(byte));
            at += 1;
        } else {
            let Some(character) = bytes.get(at..at + 2) else {
                return (text, error(bytes.len(), INCOMPLETE));
            };
            if !push(Set::Gb2312, character, &mut text) {
                return (text, error(at + 1, ILLEGAL));
            }
            at += 2;
        }
    }
    (text, None)
}
