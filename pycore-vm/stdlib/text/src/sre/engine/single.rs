//! Operators that match one character, and runs of them.

use pycore_text::Unit;

use crate::sre::character::{Fold, is_in_category};
use crate::sre::charset::fold_of_set;
use crate::sre::opcodes::op;
use crate::sre::program::Program;

/// What an operator says about a literal: how it folds, and whether it wants another.
#[inline(always)]
pub(super) fn literal_of(operator: u32) -> Option<(Fold, bool)> {
    Some(match operator {
        op::LITERAL => (Fold::None, false),
        op::NOT_LITERAL => (Fold::None, true),
        op::LITERAL_IGNORE => (Fold::Ascii, false),
        op::NOT_LITERAL_IGNORE => (Fold::Ascii, true),
        op::LITERAL_UNI_IGNORE => (Fold::Unicode, false),
        op::NOT_LITERAL_UNI_IGNORE => (Fold::Unicode, true),
        op::LITERAL_LOC_IGNORE => (Fold::Locale, false),
        op::NOT_LITERAL_LOC_IGNORE => (Fold::Locale, true),
        _ => return None,
    })
}

/// Whether the operator at a place matches a character.
#[inline]
pub(super) fn matches(program: &Program, place: usize, character: u32) -> bool {
    let words = program.words();
    let operator = words[place];
    if let Some(fold) = fold_of_set(operator) {
        return program.set(place, fold).contains(character);
    }
    if let Some((fold, other)) = literal_of(operator) {
        return fold.equals(character, words[place + 1]) != other;
    }
    match operator {
        op::ANY_ALL => true,
        op::ANY => character != u32::from(b'\n'),
        op::CATEGORY => is_in_category(words[place + 1], character),
        _ => false,
    }
}

/// How many characters from the beginning of `units` the operator at a place matches.
#[inline]
pub(super) fn count<U: Unit>(program: &Program, place: usize, units: &[U]) -> usize {
    let words = program.words();
    let operator = words[place];
    let up_to = |unwanted: u32| match U::narrow(unwanted) {
        Some(unit) => U::position(units, unit).unwrap_or(units.len()),
        None => units.len(),
    };
    if let Some(fold) = fold_of_set(operator) {
        let set = program.set(place, fold);
        return run(units, |character| set.contains(character));
    }
    match operator {
        op::ANY_ALL => units.len(),
        op::ANY => up_to(u32::from(b'\n')),
        op::NOT_LITERAL => up_to(words[place + 1]),
        op::LITERAL => {
            let wanted = words[place + 1];
            run(units, |character| character == wanted)
        }
        _ => run(units, |character| matches(program, place, character)),
    }
}

#[inline(always)]
fn run<U: Unit>(units: &[U], fits: impl Fn(u32) -> bool) -> usize {
    units.iter().position(|unit| !fits(unit.point())).unwrap_or(units.len())
}
