//! Where matches may begin.

use pycore_text::{Unit, View, with_units};

use super::{Machine, Outcome, PATIENCE};
use crate::sre::program::{Prefix, Program};

impl Machine {
    /// Goes on to match where it began.
    pub(in crate::sre) fn match_here(&mut self, program: &Program, text: View<'_>) -> Outcome {
        if self.next > text.len() {
            return Outcome::Fail;
        }
        if !self.is_running {
            self.begin_at(self.next, program.entry);
        }
        with_units!(text, units => self.run(program, units))
    }

    /// Goes on to search.
    pub(in crate::sre) fn search(&mut self, program: &Program, text: View<'_>) -> Outcome {
        with_units!(text, units => self.search_units(program, units))
    }

    fn search_units<U: Unit>(&mut self, program: &Program, text: &[U]) -> Outcome {
        loop {
            if !self.is_running {
                let Some(start) = next_start(program, text, self.next) else {
                    return Outcome::Fail;
                };
                match program.prefix {
                    Some(prefix) if prefix.is_all => {
                        self.begin_at(start, program.entry);
                        self.position = start + prefix.length;
                        return Outcome::Match;
                    }
                    Some(prefix) => {
                        self.begin_at(start, program.entry + 2 * prefix.skip);
                        self.position = start + prefix.skip;
                    }
                    None => self.begin_at(start, program.entry),
                }
            }
            match self.run(program, text) {
                Outcome::Fail => {
                    self.is_running = false;
                    // The first try only must get on.
                    self.not_here = super::UNSET;
                    self.next = self.start + 1;
                    self.steps += 1;
                    if self.steps >= PATIENCE {
                        self.steps = 0;
                        return Outcome::Pause;
                    }
                }
                outcome => return outcome,
            }
        }
    }
}

/// The first position from `from` on where a match may begin.
fn next_start<U: Unit>(program: &Program, text: &[U], from: usize) -> Option<usize> {
    let last = text.len().checked_sub(program.least)?;
    if from > last || program.is_anchored && from > 0 {
        return None;
    }
    if let Some(prefix) = program.prefix {
        return find_prefix(program, prefix, text, from);
    }
    match program.first() {
        Some(set) => {
            let place = text[from..].iter().position(|unit| set.contains(unit.point()))?;
            Some(from + place)
        }
        None => Some(from),
    }
}

/// Where a prefix is: after a part of it the table of overlaps tells how much of it is still there.
fn find_prefix<U: Unit>(
    program: &Program,
    prefix: Prefix,
    text: &[U],
    from: usize,
) -> Option<usize> {
    let words = program.words();
    let characters = &words[prefix.start..prefix.start + prefix.length];
    let overlaps = &words[prefix.start + prefix.length..prefix.start + 2 * prefix.length];
    let first = U::narrow(characters[0])?;
    let mut at = from;
    loop {
        at += U::position(text.get(at..)?, first)? + 1;
        let mut found = 1;
        while found > 0 {
            if found == prefix.length {
                return Some(at - found);
            }
            if text.get(at)?.point() == characters[found] {
                found += 1;
                at += 1;
            } else {
                found = overlaps[found - 1] as usize;
            }
        }
    }
}
