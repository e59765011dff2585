//! A search in a subject, from one match to the next.

use pycore_objects::{Fallible, Object, Owned, Thread, raise};

use super::engine::{Machine, Outcome, UNSET};
use super::pattern::Pattern;
use super::subject::Subject;

/// Where a match may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Here.
    Match,
    /// Here, up to the end.
    Full,
    /// Here or further on.
    Search,
}

/// A search.
pub(super) struct State {
    pub(super) subject: Subject,
    pub(super) machine: Machine,
    /// Where the search began.
    pub(super) first: usize,
    /// Where the text is taken to end.
    pub(super) end: usize,
    /// Where the next match is looked for.
    pub(super) next: usize,
    /// The last match was empty, and is not to be found again.
    must_advance: bool,
}

impl State {
    /// Begins a search.
    pub(super) fn new(
        thread: &Thread,
        pattern: &Pattern,
        string: &Object,
        start: Option<isize>,
        end: Option<isize>,
    ) -> Fallible<Self> {
        let subject = Subject::of(thread, string)?;
        match (pattern.is_bytes(), subject.is_bytes()) {
            (Some(false), true) => {
                let message = "cannot use a string pattern on a bytes-like object";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            (Some(true), false) => {
                let message = "cannot use a bytes pattern on a string-like object";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            _ => (),
        }
        let length = subject.len();
        let clamp = |index: isize| usize::try_from(index).unwrap_or(0).min(length);
        let first = clamp(start.unwrap_or(0));
        let end = clamp(end.unwrap_or(isize::MAX));
        let machine = pattern.take_machine();
        Ok(Self { subject, machine, first, end, next: first, must_advance: false })
    }

    /// Finds the next match, where the search stands or behind.
    pub(super) fn find(
        &mut self,
        thread: &Thread,
        pattern: &Pattern,
        mode: Mode,
    ) -> Fallible<bool> {
        if self.next > self.end {
            return Ok(false);
        }
        let program = pattern.program();
        let not_here = if self.must_advance { self.next } else { UNSET };
        let begun = self.machine.begin(program, self.next, mode == Mode::Full, not_here);
        begun.map_err(|_| thread.raise_out_of_memory())?;
        loop {
            let text = self.subject.view().first(self.end);
            let outcome = match mode {
                Mode::Search => self.machine.search(program, text),
                Mode::Match | Mode::Full => self.machine.match_here(program, text),
            };
            match outcome {
                Outcome::Match => return Ok(true),
                Outcome::Fail => return Ok(false),
                Outcome::OutOfMemory => return Err(thread.raise_out_of_memory()),
                // Nothing is borrowed from the subject here, whatever a handler does.
                Outcome::Pause => thread.check_signals()?,
            }
        }
    }

    /// Goes on behind the match that was found.
    pub(super) fn advance(&mut self) {
        self.must_advance = self.machine.position == self.machine.start;
        self.next = self.machine.position;
    }

    /// The part of the subject.
    pub(super) fn part(&self, thread: &Thread, start: usize, end: usize) -> Fallible<Owned> {
        self.subject.part(thread, start, end)
    }

    /// The text of a group.
    pub(super) fn group(&self, thread: &Thread, index: usize) -> Fallible<Option<Owned>> {
        let Some((start, end)) = self.machine.group(index) else { return Ok(None) };
        check_span(thread, start, end)?;
        self.part(thread, start, end).map(Some)
    }

    /// Gives the machine back for the next search.
    pub(super) fn finish(self, pattern: &Pattern) {
        pattern.keep_machine(self.machine);
    }
}

/// Refuses a group that ends before it begins, which only a program not made by `re` can say.
pub(super) fn check_span(thread: &Thread, start: usize, end: usize) -> Fallible {
    if start <= end {
        return Ok(());
    }
    let message = "The span of capturing group is wrong, please report a bug for the re module.";
    Err(raise!(thread, SYSTEM_ERROR, "{message}"))
}
