//! Checks programs from outside, so that the engine can follow them without doubt.
//!
//! One pass in the order of the words, with a stack of the constructs that are open: nesting, however deep, costs memory
//! only. A word is read as an operator or as an argument by its place alone, so jumps are accepted only to where an operator
//! begins.

use super::charset;
use super::opcodes::{MAX_GROUPS, at, category, info, op};

/// The program is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Invalid;

type Checked<V = ()> = Result<V, Invalid>;

fn ensure(holds: bool) -> Checked {
    if holds { Ok(()) } else { Err(Invalid) }
}

/// A construct that is open.
struct Open {
    kind: Kind,
    /// Where its inner operators end.
    end: usize,
}

enum Kind {
    /// The program.
    Program,
    /// What ends with `SUCCESS`.
    Closed,
    /// What ends with `MAX_UNTIL` or `MIN_UNTIL`.
    Repeat,
    /// An alternative, which ends with a jump to the same place as the others.
    Alternative { target: Option<usize>, jumped: bool },
    /// What is matched if a group has.
    Yes { otherwise: Option<usize> },
    /// What is matched if it has not.
    No,
}

struct Validator<'c> {
    words: &'c [u32],
    groups: u32,
    place: usize,
    open: Vec<Open>,
}

/// Checks a program of so many groups.
pub(super) fn validate(words: &[u32], groups: u32) -> Checked {
    ensure(groups <= MAX_GROUPS && words.last() == Some(&op::SUCCESS))?;
    let program = Open { kind: Kind::Program, end: words.len() - 1 };
    let mut validator = Validator { words, groups, place: 0, open: vec![program] };
    while let Some(open) = validator.open.last() {
        let end = open.end;
        ensure(validator.place <= end)?;
        if validator.place == end { validator.close()? } else { validator.operator(end)? }
    }
    Ok(())
}

impl Validator<'_> {
    fn next(&mut self) -> Checked<u32> {
        let word = *self.words.get(self.place).ok_or(Invalid)?;
        self.place += 1;
        Ok(word)
    }

    /// Reads a distance from the word that holds it; where that leads to, which is not beyond `end`.
    fn skip(&mut self, end: usize) -> Checked<usize> {
        let start = self.place;
        let target = start.checked_add(self.next()? as usize).ok_or(Invalid)?;
        ensure(target <= end)?;
        Ok(target)
    }

    fn open(&mut self, kind: Kind, end: usize) -> Checked {
        ensure(self.place <= end)?;
        self.open.push(Open { kind, end });
        Ok(())
    }

    /// Opens what ends with `SUCCESS` in front of `target`.
    fn open_closed(&mut self, target: usize) -> Checked {
        self.open(Kind::Closed, target.checked_sub(1).ok_or(Invalid)?)
    }

    fn below(&mut self, limit: u32) -> Checked {
        let word = self.next()?;
        ensure(word < limit)
    }

    fn limits(&mut self) -> Checked {
        let (least, most) = (self.next()?, self.next()?);
        ensure(least <= most)
    }

    fn set(&mut self, end: usize) -> Checked {
        let target = self.skip(end)?;
        self.set_up_to(target)
    }

    fn set_up_to(&mut self, target: usize) -> Checked {
        let words = self.words.get(self.place..target).ok_or(Invalid)?;
        let Some((&op::FAILURE, set)) = words.split_last() else { return Err(Invalid) };
        ensure(charset::is_valid(set))?;
        self.place = target;
        Ok(())
    }

    fn close(&mut self) -> Checked {
        let Some(Open { kind, .. }) = self.open.pop() else { return Err(Invalid) };
        match kind {
            Kind::Program | Kind::No => Ok(()),
            Kind::Closed => {
                let word = self.next()?;
                ensure(word == op::SUCCESS)
            }
            Kind::Repeat => {
                let word = self.next()?;
                ensure(matches!(word, op::MAX_UNTIL | op::MIN_UNTIL))
            }
            Kind::Alternative { target, jumped } => {
                ensure(jumped)?;
                self.alternative(target)
            }
            Kind::Yes { otherwise: Some(end) } => self.open(Kind::No, end),
            Kind::Yes { otherwise: None } => Ok(()),
        }
    }

    /// Opens the next alternative; behind the last, where all of them jump to is here.
    fn alternative(&mut self, target: Option<usize>) -> Checked {
        let limit = self.open.last().ok_or(Invalid)?.end;
        let start = self.place;
        let end = self.skip(limit)?;
        if end == start {
            return ensure(target.is_none_or(|target| target == self.place));
        }
        self.open(Kind::Alternative { target, jumped: false }, end)
    }

    /// A jump, which only ends an alternative or what is matched if a group has.
    fn jump(&mut self, end: usize) -> Checked {
        let at = self.place;
        ensure(at + 1 == end)?;
        let target = at.checked_add(self.next()? as usize).ok_or(Invalid)?;
        let [.., outer, inner] = self.open.as_mut_slice() else { return Err(Invalid) };
        ensure(target >= end && target <= outer.end)?;
        match &mut inner.kind {
            Kind::Alternative { target: known, jumped } => {
                ensure(known.is_none_or(|known| known == target))?;
                *known = Some(target);
                *jumped = true;
                Ok(())
            }
            Kind::Yes { otherwise } => {
                *otherwise = Some(target);
                Ok(())
            }
            _ => Err(Invalid),
        }
    }

    /// Checks an operator of a construct that ends at `end`.
    fn operator(&mut self, end: usize) -> Checked {
        match self.next()? {
            op::SUCCESS | op::FAILURE | op::ANY | op::ANY_ALL => Ok(()),
            op::LITERAL
            | op::NOT_LITERAL
            | op::LITERAL_IGNORE
            | op::NOT_LITERAL_IGNORE
            | op::LITERAL_UNI_IGNORE
            | op::NOT_LITERAL_UNI_IGNORE
            | op::LITERAL_LOC_IGNORE
            | op::NOT_LITERAL_LOC_IGNORE => self.next().map(drop),
            op::MARK => self.below(2 * self.groups),
            op::AT => self.below(at::COUNT),
            op::CATEGORY => self.below(category::COUNT),
            op::GROUPREF
            | op::GROUPREF_IGNORE
            | op::GROUPREF_UNI_IGNORE
            | op::GROUPREF_LOC_IGNORE => self.below(self.groups),
            op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => self.set(end),
            op::INFO => self.info(end),
            op::BRANCH => self.alternative(None),
            op::JUMP => self.jump(end),
            op::REPEAT_ONE | op::MIN_REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => {
                let target = self.skip(end)?;
                self.limits()?;
                ensure(self.single(target)? == target)
            }
            op::REPEAT => {
                let target = self.skip(end)?;
                self.limits()?;
                self.open(Kind::Repeat, target)
            }
            op::POSSESSIVE_REPEAT => {
                let target = self.skip(end)?;
                self.limits()?;
                self.open(Kind::Closed, target)
            }
            op::ATOMIC_GROUP => {
                let target = self.skip(end)?;
                self.open_closed(target)
            }
            op::ASSERT | op::ASSERT_NOT => {
                let target = self.skip(end)?;
                let behind = self.next()?;
                ensure(behind < 1 << 31)?;
                self.open_closed(target)
            }
            op::GROUPREF_EXISTS => {
                let start = self.place;
                self.below(self.groups)?;
                let target = start.checked_add(self.next()? as usize).ok_or(Invalid)?;
                ensure(target <= end)?;
                self.open(Kind::Yes { otherwise: None }, target)
            }
            _ => Err(Invalid),
        }
    }

    /// An operator that matches one character, and the `SUCCESS` behind it: what a simple repeat repeats.
    fn single(&mut self, end: usize) -> Checked<usize> {
        match self.next()? {
            op::ANY | op::ANY_ALL | op::FAILURE => (),
            op::LITERAL
            | op::NOT_LITERAL
            | op::LITERAL_IGNORE
            | op::NOT_LITERAL_IGNORE
            | op::LITERAL_UNI_IGNORE
            | op::NOT_LITERAL_UNI_IGNORE
            | op::LITERAL_LOC_IGNORE
            | op::NOT_LITERAL_LOC_IGNORE => drop(self.next()?),
            op::CATEGORY => self.below(category::COUNT)?,
            op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => self.set(end)?,
            _ => return Err(Invalid),
        }
        let word = self.next()?;
        ensure(word == op::SUCCESS)?;
        Ok(self.place)
    }

    /// What is known for the search: flags, least and greatest width, a literal prefix with its table of overlaps, or the set
    /// of first characters.
    fn info(&mut self, end: usize) -> Checked {
        let target = self.skip(end)?;
        let flags = self.next()?;
        let (_least, _most) = (self.next()?, self.next()?);
        ensure(flags & !(info::PREFIX | info::LITERAL | info::CHARSET) == 0)?;
        let has_prefix = flags & info::PREFIX != 0;
        ensure(flags & (info::PREFIX | info::CHARSET) != info::PREFIX | info::CHARSET)?;
        ensure(flags & info::LITERAL == 0 || has_prefix)?;
        if has_prefix {
            let (length, skip) = (self.next()? as usize, self.next()? as usize);
            ensure(length > 0 && skip <= length)?;
            let table = self.place.checked_add(length).ok_or(Invalid)?;
            let behind = table.checked_add(length).ok_or(Invalid)?;
            ensure(behind <= target)?;
            let overlaps = self.words.get(table..behind).ok_or(Invalid)?;
            let mut overlaps = overlaps.iter().enumerate();
            ensure(overlaps.all(|(index, &overlap)| overlap as usize <= index))?;
            self.place = behind;
        }
        if flags & info::CHARSET != 0 {
            self.set_up_to(target)?;
        }
        ensure(self.place == target)
    }
}
