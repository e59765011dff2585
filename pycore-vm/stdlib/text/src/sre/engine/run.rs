//! The operators.

use pycore_text::Unit;

use super::single::{count, matches};
use super::{Entry, Kind, Machine, Node, OutOfMemory, Outcome, PATIENCE, UNSET};
use crate::sre::character::{Fold, is_ascii_word, is_locale_word, is_unicode_word};
use crate::sre::opcodes::{MAX_REPEAT, at, op};
use crate::sre::program::Program;

/// What an operator led to.
enum Step {
    /// Go on.
    On,
    /// Try something else.
    Back,
    /// A match.
    Match,
}

/// A limit of a repeat as a number.
fn most(limit: u32) -> usize {
    if limit == MAX_REPEAT { usize::MAX } else { limit as usize }
}

impl Machine {
    /// Runs until something is decided, or patience is at an end.
    pub(super) fn run<U: Unit>(&mut self, program: &Program, text: &[U]) -> Outcome {
        match self.run_on(program, text) {
            Ok(outcome) => outcome,
            Err(OutOfMemory) => Outcome::OutOfMemory,
        }
    }

    fn run_on<U: Unit>(&mut self, program: &Program, text: &[U]) -> Result<Outcome, OutOfMemory> {
        loop {
            match self.step(program, text)? {
                Step::On => (),
                Step::Match => return Ok(Outcome::Match),
                Step::Back => {
                    if !self.back(program, text) {
                        return Ok(Outcome::Fail);
                    }
                    self.steps += 1;
                }
            }
            if self.steps >= PATIENCE {
                self.steps = 0;
                return Ok(Outcome::Pause);
            }
        }
    }

    /// Runs operators up to one that repeats, chooses or fails.
    #[inline(always)]
    fn step<U: Unit>(&mut self, program: &Program, text: &[U]) -> Result<Step, OutOfMemory> {
        let words = program.words();
        let (mut place, mut position) = (self.place, self.position);
        loop {
            let operator = words[place];
            let one = text.get(position).map(|unit| unit.point());
            match operator {
                op::LITERAL => {
                    if one != Some(words[place + 1]) {
                        return Ok(Step::Back);
                    }
                    (place, position) = (place + 2, position + 1);
                }
                op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => {
                    if !one.is_some_and(|character| matches(program, place, character)) {
                        return Ok(Step::Back);
                    }
                    place += 1 + words[place + 1] as usize;
                    position += 1;
                }
                op::ANY | op::ANY_ALL => {
                    if !one.is_some_and(|character| matches(program, place, character)) {
                        return Ok(Step::Back);
                    }
                    (place, position) = (place + 1, position + 1);
                }
                op::NOT_LITERAL
                | op::CATEGORY
                | op::LITERAL_IGNORE
                | op::NOT_LITERAL_IGNORE
                | op::LITERAL_UNI_IGNORE
                | op::NOT_LITERAL_UNI_IGNORE
                | op::LITERAL_LOC_IGNORE
                | op::NOT_LITERAL_LOC_IGNORE => {
                    if !one.is_some_and(|character| matches(program, place, character)) {
                        return Ok(Step::Back);
                    }
                    (place, position) = (place + 2, position + 1);
                }
                op::MARK => {
                    self.mark(words[place + 1] as usize, position)?;
                    place += 2;
                }
                op::AT => {
                    if !is_at(words[place + 1], text, position) {
                        return Ok(Step::Back);
                    }
                    place += 2;
                }
                op::JUMP => place += 1 + words[place + 1] as usize,
                op::INFO => place += 1 + words[place + 1] as usize,
                op::REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => {
                    let least = words[place + 2] as usize;
                    let rest = text.get(position..).unwrap_or_default();
                    let rest = &rest[..rest.len().min(most(words[place + 3]))];
                    let taken = count(program, place + 4, rest);
                    if taken < least {
                        return Ok(Step::Back);
                    }
                    let lowest = position + least;
                    position += taken;
                    place += 1 + words[place + 1] as usize;
                    if operator == op::REPEAT_ONE && position > lowest {
                        self.push(Kind::Greedy, place, position, lowest, self.repeat)?;
                        // What is behind the repeat decides how much it takes.
                        return Ok(Step::Back);
                    }
                }
                op::MIN_REPEAT_ONE => {
                    let (least, most) = (words[place + 2] as usize, most(words[place + 3]));
                    let rest = text.get(position..).unwrap_or_default();
                    if rest.len() < least || count(program, place + 4, &rest[..least]) < least {
                        return Ok(Step::Back);
                    }
                    position += least;
                    if most > least {
                        self.push(Kind::Lazy, place, position, most - least, self.repeat)?;
                    }
                    place += 1 + words[place + 1] as usize;
                }
                op::GROUPREF
                | op::GROUPREF_IGNORE
                | op::GROUPREF_UNI_IGNORE
                | op::GROUPREF_LOC_IGNORE => {
                    match self.same_again(operator, words[place + 1], text, position) {
                        Some(end) => (place, position) = (place + 2, end),
                        None => return Ok(Step::Back),
                    }
                }
                op::GROUPREF_EXISTS => {
                    let is_set = self.group(words[place + 1] as usize).is_some();
                    place += if is_set { 3 } else { 1 + words[place + 2] as usize };
                }
                op::FAILURE => return Ok(Step::Back),
                _ => {
                    (self.place, self.position) = (place, position);
                    return self.structure(operator, program, text);
                }
            }
        }
    }

    /// Operators that open or close a construct.
    fn structure<U: Unit>(
        &mut self,
        operator: u32,
        program: &Program,
        text: &[U],
    ) -> Result<Step, OutOfMemory> {
        let words = program.words();
        let (place, position) = (self.place, self.position);
        match operator {
            op::SUCCESS => return self.success(program, text),
            op::BRANCH => {
                let found = self.branch(program, text, place + 1, position, self.repeat)?;
                return Ok(if found { Step::On } else { Step::Back });
            }
            op::REPEAT => {
                let node = Node { place, count: 0, last: UNSET, outer: self.repeat };
                self.repeat = self.push_node(node)?;
                self.place = place + 1 + words[place + 1] as usize;
            }
            op::MAX_UNTIL | op::MIN_UNTIL => return self.until(operator == op::MAX_UNTIL, program),
            op::ATOMIC_GROUP => {
                self.push_barrier(place, position, self.repeat, 0)?;
                self.place = place + 2;
            }
            op::POSSESSIVE_REPEAT => self.possess(program, place, position, 0)?,
            op::ASSERT | op::ASSERT_NOT => {
                let behind = words[place + 2] as usize;
                if position >= behind {
                    self.push_barrier(place, position, self.repeat, 0)?;
                    (self.place, self.position) = (place + 3, position - behind);
                } else if operator == op::ASSERT {
                    return Ok(Step::Back);
                } else {
                    self.place = place + 1 + words[place + 1] as usize;
                }
            }
            // Validation lets nothing else through.
            _ => return Ok(Step::Back),
        }
        Ok(Step::On)
    }

    /// The end of the program, or of what is matched for itself.
    fn success<U: Unit>(&mut self, program: &Program, text: &[U]) -> Result<Step, OutOfMemory> {
        let words = program.words();
        let Some(barrier) = self.barriers.pop() else {
            let refused =
                self.whole && self.position != text.len() || self.position == self.not_here;
            return Ok(if refused { Step::Back } else { Step::Match });
        };
        self.repeat = barrier.repeat;
        let behind = barrier.place + 1 + words[barrier.place + 1] as usize;
        match words[barrier.place] {
            op::ASSERT_NOT => {
                self.abandon(barrier);
                return Ok(Step::Back);
            }
            op::POSSESSIVE_REPEAT => {
                self.commit(barrier);
                let (count, position) = (barrier.count + 1, self.position);
                let least = words[barrier.place + 2] as usize;
                self.steps += 1;
                if count >= least
                    && (count >= most(words[barrier.place + 3])
                        || position == barrier.position && barrier.count >= least)
                {
                    self.place = behind + 1;
                } else {
                    self.possess(program, barrier.place, position, count)?;
                }
            }
            operator => {
                self.commit(barrier);
                if operator == op::ASSERT {
                    self.position = barrier.position;
                }
                self.place = behind;
            }
        }
        Ok(Step::On)
    }

    /// Begins an iteration of a possessive repeat, if there may be one.
    fn possess(
        &mut self,
        program: &Program,
        place: usize,
        position: usize,
        count: usize,
    ) -> Result<(), OutOfMemory> {
        let words = program.words();
        if count >= most(words[place + 3]) {
            self.place = place + 2 + words[place + 1] as usize;
            return Ok(());
        }
        self.push_barrier(place, position, self.repeat, count)?;
        self.place = place + 4;
        Ok(())
    }

    /// The end of an iteration of a repeat.
    fn until(&mut self, greedy: bool, program: &Program) -> Result<Step, OutOfMemory> {
        let words = program.words();
        let Some(&node) = self.nodes.get(self.repeat as usize) else { return Ok(Step::Back) };
        let (least, most) = (words[node.place + 2] as usize, most(words[node.place + 3]));
        let (body, tail, position) = (node.place + 4, self.place + 1, self.position);
        self.steps += 1;
        if node.count < least {
            self.repeat = self.push_node(Node { count: node.count + 1, ..node })?;
            self.place = body;
            return Ok(Step::On);
        }
        let another = Node { count: node.count + 1, last: position, ..node };
        if node.count >= most || position == node.last {
            (self.repeat, self.place) = (node.outer, tail);
        } else if greedy {
            self.push(Kind::Choice, tail, position, 0, node.outer)?;
            self.repeat = self.push_node(another)?;
            self.place = body;
        } else {
            let repeat = self.push_node(another)?;
            self.push(Kind::Choice, body, position, 0, repeat)?;
            (self.repeat, self.place) = (node.outer, tail);
        }
        Ok(Step::On)
    }

    /// Goes to the first alternative, from the one at `place` on, whose first character fits. Only if another one fits, too,
    /// that is left to try.
    #[inline(always)]
    fn branch<U: Unit>(
        &mut self,
        program: &Program,
        text: &[U],
        place: usize,
        position: usize,
        repeat: u32,
    ) -> Result<bool, OutOfMemory> {
        let words = program.words();
        let one = text.get(position).map(|unit| unit.point());
        let Some(place) = alternative(program, place, one) else { return Ok(false) };
        if let Some(next) = alternative(program, place + words[place] as usize, one) {
            self.push(Kind::Branch, next, position, 0, repeat)?;
        }
        (self.place, self.position, self.repeat) = (place + 1, position, repeat);
        Ok(true)
    }

    /// Where the text of a group ends that is there again.
    fn same_again<U: Unit>(
        &self,
        operator: u32,
        group: u32,
        text: &[U],
        position: usize,
    ) -> Option<usize> {
        let fold = match operator {
            op::GROUPREF => Fold::None,
            op::GROUPREF_IGNORE => Fold::Ascii,
            op::GROUPREF_UNI_IGNORE => Fold::Unicode,
            _ => Fold::Locale,
        };
        let (start, end) = self.group(group as usize)?;
        let group = text.get(start..end)?;
        let stop = position.checked_add(group.len())?;
        let there = text.get(position..stop)?;
        let same = match fold {
            Fold::None => group == there,
            _ => group
                .iter()
                .zip(there)
                .all(|(one, other)| fold.lower(one.point()) == fold.lower(other.point())),
        };
        same.then_some(stop)
    }

    /// Takes up what is left to try; `false` if there is nothing.
    fn back<U: Unit>(&mut self, program: &Program, text: &[U]) -> bool {
        while let Some(entry) = self.stack.pop() {
            if entry.kind == Kind::Mark {
                self.undo_mark(entry);
                continue;
            }
            self.nodes.truncate(entry.nodes as usize);
            if self.resume(entry, program, text) {
                return true;
            }
        }
        false
    }

    fn resume<U: Unit>(&mut self, entry: Entry, program: &Program, text: &[U]) -> bool {
        let words = program.words();
        let place = entry.place as usize;
        (self.place, self.position, self.repeat) = (place, entry.position, entry.repeat);
        match entry.kind {
            Kind::Mark => false,
            Kind::Choice => true,
            // The entry was just taken, so there is room for another.
            Kind::Branch => {
                self.branch(program, text, place, entry.position, entry.repeat).unwrap_or(false)
            }
            Kind::Greedy => {
                let Some(position) = highest(words, place, text, entry.extra, entry.position)
                else {
                    return false;
                };
                self.position = position;
                if position > entry.extra {
                    self.stack.push(Entry { position: position - 1, ..entry });
                }
                true
            }
            Kind::Lazy => {
                let fits = |at: usize| {
                    text.get(at).is_some_and(|unit| matches(program, place + 4, unit.point()))
                };
                let behind = place + 1 + words[place + 1] as usize;
                let wanted = wanted(words, behind);
                let (mut position, mut left) = (entry.position, entry.extra);
                loop {
                    if left == 0 || !fits(position) {
                        return false;
                    }
                    (position, left) = (position + 1, left - 1);
                    let there = text.get(position).map(|unit| unit.point());
                    if wanted.is_none() || wanted == there {
                        break;
                    }
                }
                self.stack.push(Entry { position, extra: left, ..entry });
                (self.place, self.position) = (behind, position);
                true
            }
            Kind::Barrier => {
                let Some(barrier) = self.barriers.pop() else { return false };
                let behind = place + 1 + words[place + 1] as usize;
                match words[place] {
                    op::ASSERT_NOT => self.place = behind,
                    op::POSSESSIVE_REPEAT if barrier.count >= words[place + 2] as usize => {
                        self.place = behind + 1;
                    }
                    _ => return false,
                }
                true
            }
        }
    }
}

/// The first alternative from a place on that may begin with a character.
#[inline(always)]
fn alternative(program: &Program, mut place: usize, one: Option<u32>) -> Option<usize> {
    let words = program.words();
    while words[place] != 0 {
        let fits = match words[place + 1] {
            op::LITERAL => one == Some(words[place + 2]),
            op::IN => one.is_some_and(|character| matches(program, place + 1, character)),
            _ => true,
        };
        if fits {
            return Some(place);
        }
        place += words[place] as usize;
    }
    None
}

/// The literal that must come next at a place, if it is known.
fn wanted(words: &[u32], mut place: usize) -> Option<u32> {
    while words[place] == op::MARK {
        place += 2;
    }
    (words[place] == op::LITERAL).then(|| words[place + 1])
}

/// The highest position between two, the ends included, where what must come next is.
fn highest<U: Unit>(
    words: &[u32],
    place: usize,
    text: &[U],
    low: usize,
    high: usize,
) -> Option<usize> {
    let Some(wanted) = wanted(words, place) else { return Some(high) };
    let unit = U::narrow(wanted)?;
    let end = text.len().min(high.saturating_add(1));
    Some(low + U::last_position(text.get(low..end)?, unit)?)
}

/// Whether a position is of a kind.
fn is_at<U: Unit>(kind: u32, text: &[U], position: usize) -> bool {
    let there = |at: usize| text.get(at).map(|unit| unit.point());
    let before = || position.checked_sub(1).and_then(there);
    let line_feed = Some(u32::from(b'\n'));
    let is_boundary = |is_word: fn(u32) -> bool| {
        before().is_some_and(is_word) != there(position).is_some_and(is_word)
    };
    match kind {
        at::BEGINNING | at::BEGINNING_STRING => position == 0,
        at::BEGINNING_LINE => position == 0 || before() == line_feed,
        at::END => {
            position == text.len() || position + 1 == text.len() && there(position) == line_feed
        }
        at::END_LINE => position == text.len() || there(position) == line_feed,
        at::END_STRING => position == text.len(),
        at::BOUNDARY => is_boundary(is_ascii_word),
        at::NON_BOUNDARY => !is_boundary(is_ascii_word),
        at::LOC_BOUNDARY => is_boundary(is_locale_word),
        at::LOC_NON_BOUNDARY => !is_boundary(is_locale_word),
        at::UNI_BOUNDARY => is_boundary(is_unicode_word),
        _ => !is_boundary(is_unicode_word),
    }
}
