//! References on the stack that nobody counted: each must be gone before the variable that it came from changes.

use std::collections::{BTreeMap, HashMap};

use super::VerifyErrorKind;
use super::decode::Instructions;
use super::operands::jump_targets;
use crate::{ExceptionEntry, Kept, Opcode};

/// How many borrowed references may be on the stack where execution meets: compilers leave there at most one for each
/// `with` around, and blocks are nested twenty deep.
const MAX_MEETING: usize = 32;

/// Borrowed references on the stack, on the path that is followed.
pub(super) struct Borrows {
    /// For each instruction, whether execution gets there otherwise than from the one before.
    is_meeting: Vec<bool>,
    /// What is borrowed at the instructions that are so and were reached, if there is anything.
    meetings: HashMap<usize, Vec<(u32, u32)>>,
    /// By place on the stack: the variable.
    current: BTreeMap<u32, u32>,
    /// By variable: how often it is borrowed from.
    counts: HashMap<u32, u32>,
}

impl Borrows {
    pub(super) fn new(instructions: &Instructions, handlers: &[ExceptionEntry]) -> Self {
        let mut is_meeting = jump_targets(instructions);
        for handler in handlers {
            if let Some(index) = instructions.at(i64::from(handler.target)) {
                is_meeting[index] = true;
            }
        }
        Self {
            is_meeting,
            meetings: HashMap::new(),
            current: BTreeMap::new(),
            counts: HashMap::new(),
        }
    }

    /// A path begins where an earlier one has arrived.
    pub(super) fn begin(&mut self, index: usize) {
        self.current.clear();
        self.counts.clear();
        for (place, variable) in self.meetings.get(&index).cloned().unwrap_or_default() {
            self.push(place, Some(variable));
        }
    }

    /// The path arrives at an instruction with so many entries left on the stack, as the first one or not.
    pub(super) fn arrive(
        &mut self,
        index: usize,
        depth: u32,
        is_first: bool,
    ) -> Result<(), VerifyErrorKind> {
        if !self.is_meeting[index] {
            return Ok(());
        }
        let below = self.current.range(..depth).map(|(&place, &variable)| (place, variable));
        if is_first {
            let found: Vec<_> = below.take(MAX_MEETING + 1).collect();
            if found.len() > MAX_MEETING {
                return Err(VerifyErrorKind::Borrows);
            }
            if !found.is_empty() {
                self.meetings.insert(index, found);
            }
            return Ok(());
        }
        let known = self.meetings.get(&index).map_or(&[][..], Vec::as_slice);
        if below.eq(known.iter().copied()) { Ok(()) } else { Err(VerifyErrorKind::Borrows) }
    }

    /// Execution of an instruction at this depth. An error is the variable that is borrowed from wrongly.
    pub(super) fn execute(&mut self, opcode: Opcode, oparg: u32, depth: u32) -> Result<(), u32> {
        // Depths are checked before.
        let from_top = |entry: u32| depth.saturating_sub(entry);
        match opcode {
            Opcode::LOAD_FAST_BORROW => self.push(depth, Some(oparg)),
            Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW => {
                self.push(depth, Some(oparg >> 4));
                self.push(depth + 1, Some(oparg & 15));
            }
            Opcode::LOAD_FAST_AND_CLEAR | Opcode::DELETE_FAST => self.change(oparg)?,
            Opcode::STORE_FAST => self.store(from_top(1), oparg)?,
            Opcode::STORE_FAST_LOAD_FAST => self.store(from_top(1), oparg >> 4)?,
            Opcode::STORE_FAST_STORE_FAST => {
                self.store(from_top(1), oparg >> 4)?;
                self.store(from_top(2), oparg & 15)?;
            }
            Opcode::COPY => {
                let copied = self.current.get(&from_top(oparg)).copied();
                self.push(depth, copied);
            }
            Opcode::SWAP => {
                let (top, other) = (self.take(from_top(1)), self.take(from_top(oparg)));
                self.push(from_top(oparg), top);
                // Of the topmost entry with itself, the first has it all.
                if oparg > 1 {
                    self.push(from_top(1), other);
                }
            }
            _ => self.operate(opcode, oparg, depth),
        }
        Ok(())
    }

    /// An instruction that takes its operands off the stack, but for those that it keeps.
    fn operate(&mut self, opcode: Opcode, oparg: u32, depth: u32) {
        if self.current.is_empty() {
            return;
        }
        let bottom = depth.saturating_sub(opcode.popped(oparg) as u32);
        let top = self.current.get(&(depth.wrapping_sub(1))).copied();
        let kept = match opcode.kept(oparg) {
            Kept::Lowest(number) => number,
            Kept::Top => 0,
        };
        while let Some((place, _)) = self.current.range(bottom + kept..).next_back() {
            let place = *place;
            self.take(place);
        }
        if opcode.kept(oparg) == Kept::Top {
            self.push(bottom + opcode.pushed(oparg) as u32 - 1, top);
        }
    }

    fn push(&mut self, place: u32, variable: Option<u32>) {
        if let Some(variable) = variable {
            self.current.insert(place, variable);
            *self.counts.entry(variable).or_default() += 1;
        }
    }

    fn take(&mut self, place: u32) -> Option<u32> {
        let variable = self.current.remove(&place)?;
        if let Some(count) = self.counts.get_mut(&variable) {
            *count -= 1;
        }
        Some(variable)
    }

    /// A variable gets what is on the stack.
    fn store(&mut self, place: u32, variable: u32) -> Result<(), u32> {
        match self.take(place) {
            Some(borrowed) => Err(borrowed),
            None => self.change(variable),
        }
    }

    fn change(&self, variable: u32) -> Result<(), u32> {
        match self.counts.get(&variable) {
            Some(1..) => Err(variable),
            _ => Ok(()),
        }
    }
}
