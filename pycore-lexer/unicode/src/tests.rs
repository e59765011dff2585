//! The tables against digests that CPython 3.14 has computed over all code points.

use crate::tables::{FAMILIES, character_digests, database_digests, digests};
use crate::{
    Case, Database, Form, Properties, character_name, character_named, names, normalize,
    normalize_identifier,
};

/// FNV-1a.
struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
        }
    }
}

#[test]
fn properties_of_all_code_points_are_those_of_cpython() {
    let mut digest = Digest::new();
    for code_point in 0..0x11_0000 {
        let character = Properties::of(code_point);
        let points = |case: Case| {
            let mapped = character.mapped(case);
            let texts: Vec<String> =
                mapped.as_slice().iter().map(|point| format!("{point:x}")).collect();
            texts.join(",")
        };
        let mut line = format!("{:x}", character.flags());
        for case in [Case::Upper, Case::Lower, Case::Title, Case::Fold] {
            line += &format!(";{}", points(case));
        }
        let numeric = character.numeric_value().unwrap_or(-1.0);
        let numeric = (numeric * 10_000.0).round_ties_even() as i128;
        line += &format!(";{};{numeric}", character.digit_value().unwrap_or(255));
        digest.add(line.as_bytes());
    }
    assert_eq!(digest.0, character_digests::EVERYTHING);
}

fn database_digest(database: Database) -> u64 {
    let number = |value: Option<u8>| value.map_or(-1, i32::from);
    let mut digest = Digest::new();
    for point in 0..0x11_0000 {
        let numeric = database.numeric(point).unwrap_or(-1.0);
        let mut line = format!(
            "{};{};{};{};{};{};{};{};{}",
            database.category(point),
            database.direction(point),
            database.combining_class(point),
            u8::from(database.is_mirrored(point)),
            database.width(point),
            database.decomposition(point),
            number(database.decimal(point)),
            number(database.digit(point)),
            (numeric * 10_000.0).round_ties_even() as i128,
        );
        for form in [Form::C, Form::D, Form::KC, Form::KD] {
            let text = normalize(database, form, [point].into_iter());
            let texts: Vec<String> = text.iter().map(|point| format!("{point:X}")).collect();
            line += &format!(";{}", texts.join(","));
        }
        digest.add(line.as_bytes());
    }
    digest.0
}

#[test]
fn the_database_is_that_of_cpython() {
    assert_eq!(database_digest(Database::Current), database_digests::CURRENT);
    assert_eq!(database_digest(Database::Old), database_digests::OLD);
}

#[test]
fn properties_beyond_unicode_are_those_of_unassigned_code_points() {
    let beyond = Properties::of(u32::MAX);
    assert!(!beyond.is_printable() && !beyond.is_alphabetic());
    assert_eq!(beyond.mapped(Case::Lower).as_slice(), [u32::MAX]);
}

#[test]
fn nfkc_of_all_characters_is_that_of_cpython() {
    let mut digest = Digest::new();
    for character in '\0'..=char::MAX {
        let mut buffer = [0; 4];
        digest.add(normalize_identifier(character.encode_utf8(&mut buffer)).as_bytes());
    }
    assert_eq!(digest.0, digests::NFKC);
}

#[test]
fn nfkc_composes_across_characters() {
    assert_eq!(normalize_identifier("e\u{301}"), "é");
    assert_eq!(normalize_identifier("\u{1100}\u{1161}\u{11A8}"), "각");
    // The order of marks is the canonical one.
    assert_eq!(normalize_identifier("a\u{315}\u{300}"), "à\u{315}");
}

#[test]
fn names_and_aliases_are_those_of_cpython() {
    let mut all: Vec<(u32, String)> =
        names::all().into_iter().map(|(name, code_point)| (code_point, name)).collect();
    for &(head, first, last) in &FAMILIES {
        all.extend(
            (first..=last).map(|code_point| (code_point, format!("{head}-{code_point:04X}"))),
        );
    }
    for syllable in 0..11_172 {
        let (initial, medial, last) = (syllable / 588, syllable / 28 % 21, syllable % 28);
        let [initial, medial, last] =
            [names::INITIALS[initial], names::MEDIALS[medial], names::FINALS[last]];
        let name = format!("HANGUL SYLLABLE {initial}{medial}{last}");
        all.push((0xAC00 + syllable as u32, name));
    }
    all.sort();
    let mut digest = Digest::new();
    for (code_point, name) in &all {
        assert_eq!(character_named(name).map(u32::from), Some(*code_point), "{name}");
        digest.add(format!("{code_point:X};{name}\n").as_bytes());
    }
    assert_eq!(digest.0, digests::NAMES);
}

#[test]
fn every_character_has_the_name_that_cpython_gives_it() {
    let mut digest = Digest::new();
    for code_point in (0..0x33480).chain(0xE0000..0xE01F0) {
        let name = char::from_u32(code_point).and_then(character_name).unwrap_or_default();
        digest.add(format!("{name}\n").as_bytes());
    }
    assert_eq!(digest.0, character_digests::CHARACTER_NAMES);
}

#[test]
fn names_are_found_in_either_case_and_no_other_spelling() {
    assert_eq!(character_named("greek Small letter ALPHA"), Some('α'));
    for wrong in [
        "",
        " SPACE",
        "SPACE ",
        "GREEK SMALL LETTER",
        "GREEK SMALL LETTER ALPHAS",
        "CJK UNIFIED IDEOGRAPH-04E00",
        "CJK UNIFIED IDEOGRAPH-4E0",
        "CJK UNIFIED IDEOGRAPH-A000",
        "HANGUL SYLLABLE ",
        "HANGUL SYLLABLE GX",
        "KEYCAP DIGIT ONE",
        "é",
        "ZZZZ",
        "\u{0}",
    ] {
        assert_eq!(character_named(wrong), None, "{wrong:?}");
    }
    assert_eq!(character_named(&"A".repeat(10_000)), None);
}
