//! The engine: runs a program over text, with a stack of its own for what is left to try.
//!
//! The state between two operators is a place in the program, a position in the text and the innermost repeat. Repeats are
//! nodes that never change: each iteration makes a new one, so that going back needs to name the old one only. Marks of groups
//! change in place, and their old values are on the stack between the choices.

mod run;
mod search;
mod single;

use super::program::Program;

/// Not set: of marks, and of positions.
pub(super) const UNSET: usize = usize::MAX;
/// No repeat is open.
const OUTSIDE: u32 = u32::MAX;
/// Steps between two pauses.
const PATIENCE: u32 = 1 << 14;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is a match.
    Match,
    /// There is none.
    Fail,
    /// Nothing is decided; the caller looks for signals and goes on.
    Pause,
    /// There is no memory for what is left to try.
    OutOfMemory,
}

/// There is no memory.
pub(super) struct OutOfMemory;

/// What is left to try, or to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Go on at `place`.
    Choice,
    /// Try the alternatives from the one at `place` on.
    Branch,
    /// A greedy repeat of one character gives some back: down to the position `extra`.
    Greedy,
    /// A lazy repeat of one character takes one more, of which `extra` may be taken.
    Lazy,
    /// The mark number `place` was `position`.
    Mark,
    /// An assertion or the like has found nothing.
    Barrier,
}

/// An entry of the stack.
#[derive(Clone, Copy)]
struct Entry {
    kind: Kind,
    place: u32,
    repeat: u32,
    nodes: u32,
    position: usize,
    extra: usize,
}

/// A repeat, in one of its iterations.
#[derive(Clone, Copy)]
struct Node {
    /// Where its operator is.
    place: usize,
    /// Iterations that have been begun.
    count: usize,
    /// Where the last one began.
    last: usize,
    /// The repeat around it.
    outer: u32,
}

/// An assertion, an atomic group or an iteration of a possessive repeat that is being matched.
#[derive(Clone, Copy)]
struct Barrier {
    /// Where its entry in the stack is.
    height: usize,
    place: usize,
    position: usize,
    repeat: u32,
    /// Iterations that are complete.
    count: usize,
}

/// The memory of a run.
#[derive(Default)]
pub(super) struct Machine {
    /// Two for each group.
    pub(super) marks: Vec<usize>,
    /// The group that was closed last; 0 for none.
    pub(super) last_group: u32,
    stack: Vec<Entry>,
    nodes: Vec<Node>,
    barriers: Vec<Barrier>,
    place: usize,
    /// Where the match ends.
    pub(super) position: usize,
    repeat: u32,
    steps: u32,
    /// Where the match begins.
    pub(super) start: usize,
    /// Where the search goes on.
    next: usize,
    is_running: bool,
    /// No mark is set.
    is_clean: bool,
    /// A match must end where the text ends.
    whole: bool,
    /// Where a match must not end.
    not_here: usize,
}

impl Machine {
    /// Begins to match at a position.
    pub(super) fn begin(
        &mut self,
        program: &Program,
        position: usize,
        whole: bool,
        not_here: usize,
    ) -> Result<(), OutOfMemory> {
        (self.whole, self.not_here) = (whole, not_here);
        self.next = position;
        self.steps = 0;
        let count = 2 * program.groups();
        if self.marks.len() != count {
            self.marks.clear();
            self.marks.try_reserve(count).map_err(|_| OutOfMemory)?;
            self.marks.resize(count, UNSET);
            self.is_clean = true;
        }
        self.begin_at(position, program.entry);
        self.is_running = false;
        Ok(())
    }

    #[inline(always)]
    fn begin_at(&mut self, position: usize, place: usize) {
        if !self.is_clean {
            self.marks.fill(UNSET);
            self.last_group = 0;
            self.is_clean = true;
        }
        self.stack.clear();
        self.nodes.clear();
        self.barriers.clear();
        (self.start, self.position, self.place, self.repeat) = (position, position, place, OUTSIDE);
        self.is_running = true;
    }

    /// Gives memory back that an unusual match needed.
    pub(super) fn shrink(&mut self) {
        const KEPT: usize = 1 << 10;
        self.stack.clear();
        self.nodes.clear();
        self.stack.shrink_to(KEPT);
        self.nodes.shrink_to(KEPT);
        self.marks.shrink_to(KEPT);
    }

    #[inline(always)]
    fn push(
        &mut self,
        kind: Kind,
        place: usize,
        position: usize,
        extra: usize,
        repeat: u32,
    ) -> Result<(), OutOfMemory> {
        if self.stack.len() == self.stack.capacity() {
            self.stack.try_reserve(1).map_err(|_| OutOfMemory)?;
        }
        let nodes = self.nodes.len() as u32;
        self.stack.push(Entry { kind, place: place as u32, repeat, nodes, position, extra });
        Ok(())
    }

    fn push_node(&mut self, node: Node) -> Result<u32, OutOfMemory> {
        self.nodes.try_reserve(1).map_err(|_| OutOfMemory)?;
        let number = u32::try_from(self.nodes.len()).ok().filter(|&number| number != OUTSIDE);
        self.nodes.push(node);
        number.ok_or(OutOfMemory)
    }

    /// Begins what is matched for itself.
    fn push_barrier(
        &mut self,
        place: usize,
        position: usize,
        repeat: u32,
        count: usize,
    ) -> Result<(), OutOfMemory> {
        let height = self.stack.len();
        self.push(Kind::Barrier, place, position, 0, repeat)?;
        self.barriers.try_reserve(1).map_err(|_| OutOfMemory)?;
        self.barriers.push(Barrier { height, place, position, repeat, count });
        Ok(())
    }

    /// Sets a mark; its old value can be restored.
    #[inline(always)]
    fn mark(&mut self, number: usize, position: usize) -> Result<(), OutOfMemory> {
        let old = self.marks[number];
        if !self.stack.is_empty() {
            self.push(Kind::Mark, number, old, 0, self.last_group)?;
        }
        self.marks[number] = position;
        self.is_clean = false;
        if number % 2 == 1 {
            self.last_group = number as u32 / 2 + 1;
        }
        Ok(())
    }

    fn undo_mark(&mut self, entry: Entry) {
        self.marks[entry.place as usize] = entry.position;
        self.last_group = entry.repeat;
    }

    /// Forgets the choices behind a barrier; the marks can still be restored.
    fn commit(&mut self, barrier: Barrier) {
        let mut kept = barrier.height;
        for index in barrier.height..self.stack.len() {
            if self.stack[index].kind == Kind::Mark {
                self.stack[kept] = self.stack[index];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Restores the marks behind a barrier, too.
    fn abandon(&mut self, barrier: Barrier) {
        while self.stack.len() > barrier.height {
            match self.stack.pop() {
                Some(entry) if entry.kind == Kind::Mark => self.undo_mark(entry),
                Some(_) => (),
                None => break,
            }
        }
    }

    /// Where a group is, if it has matched.
    #[inline]
    pub(super) fn group(&self, index: usize) -> Option<(usize, usize)> {
        let (&start, &end) = (self.marks.get(2 * index)?, self.marks.get(2 * index + 1)?);
        (start != UNSET && end != UNSET).then_some((start, end))
    }
}
