//! The normalization forms of Unicode Standard Annex 15, of text that may hold surrogates.

use unicode_normalization::char::compose;

use crate::database::{Database, HANGUL, hangul_letters};
use crate::tables::database;

/// A normalization form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// NFC
    C,
    /// NFD
    D,
    /// NFKC
    KC,
    /// NFKD
    KD,
}

/// The form of a text, both as code points.
///
/// ```
/// use pycore_unicode::{Database, Form, normalize};
/// assert_eq!(normalize(Database::Current, Form::D, [0xE4].into_iter()), [0x61, 0x308]);
/// assert_eq!(normalize(Database::Current, Form::C, [0x61, 0x308].into_iter()), [0xE4]);
/// ```
pub fn normalize(database: Database, form: Form, text: impl Iterator<Item = u32>) -> Vec<u32> {
    let compatible = matches!(form, Form::KC | Form::KD);
    let mut result = Vec::with_capacity(text.size_hint().0);
    for point in text {
        decompose(database, compatible, point, &mut result);
    }
    sort_marks(&mut result);
    if matches!(form, Form::C | Form::KC) {
        compose_all(&mut result);
    }
    result
}

/// Classes do not change when characters are added: those of the current version are right for the old one.
fn class(point: u32) -> u8 {
    Database::Current.combining_class(point)
}

fn decompose(database: Database, compatible: bool, point: u32, result: &mut Vec<u32>) {
    if HANGUL.contains(&point) {
        result.extend(hangul_letters(point));
        return;
    }
    if database == Database::Old
        && let Some(point) = database::old_decomposition(point)
    {
        result.push(point);
        return;
    }
    if database.decomposes(point)
        && let Some((tag, points)) = database::decomposition(point)
        && (tag == 0 || compatible)
    {
        for point in points {
            // A chain of decompositions is a few steps long.
            decompose(database, compatible, point, result);
        }
        return;
    }
    result.push(point);
}

/// Brings the marks on each character into the order of their classes.
fn sort_marks(text: &mut [u32]) {
    for marks in text.split_mut(|&point| class(point) == 0) {
        if marks.len() > 1 {
            marks.sort_by_key(|&point| class(point));
        }
    }
}

fn composed(first: u32, second: u32) -> Option<u32> {
    Some(compose(char::from_u32(first)?, char::from_u32(second)?)? as u32)
}

/// Puts characters together with the marks and letters behind them, as far as nothing stands in between.
fn compose_all(text: &mut Vec<u32>) {
    let (mut length, mut starter, mut last_class) = (0, None, 0);
    for index in 0..text.len() {
        let point = text[index];
        let own_class = class(point);
        if let Some(at) = starter {
            let next_to = at + 1 == length;
            let blocked = !next_to && (last_class == 0 || last_class >= own_class);
            if !blocked && let Some(whole) = composed(text[at], point) {
                text[at] = whole;
                continue;
            }
        }
        if own_class == 0 {
            starter = Some(length);
        }
        last_class = own_class;
        text[length] = point;
        length += 1;
    }
    text.truncate(length);
}
