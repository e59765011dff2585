//! The instruction sequence: what code generation hands to the control-flow graph.
//!
//! A flat list of instructions, pseudo-instructions among them, in which jumps and block openers name a
//! [`Label`]. Labels are made before or after they are placed, and several may be at one place.

use pycore_bytecode::{Location, Opcode};

/// The location of the instruction that follows: given to instructions which belong to the next one.
pub const NEXT_LOCATION: Location = Location::new(-2, -2, -2, -2);

/// A place in an [`InstructionSequence`] to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(u32);

impl Label {
    /// Its number in its sequence, from 0 in the order of creation.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An instruction of the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What it does; may be a pseudo-instruction.
    pub opcode: Opcode,
    /// Its argument; the label's number where the opcode [has a target](Opcode::has_target).
    pub oparg: u32,
    /// The source that it comes from.
    pub location: Location,
}

const _: () = assert!(size_of::<Instruction>() == 24);

/// Instructions of one code object, with labels.
#[derive(Clone, Debug, Default)]
pub struct InstructionSequence {
    instructions: Vec<Instruction>,
    /// By label: the index of the instruction after it, [`UNPLACED`] if the label is not placed yet.
    labels: Vec<u32>,
    annotations: Option<Box<InstructionSequence>>,
}

const UNPLACED: u32 = u32::MAX;

impl InstructionSequence {
    /// A sequence without instructions.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new label, not placed yet.
    pub fn new_label(&mut self) -> Label {
        let label = Label(self.labels.len() as u32);
        self.labels.push(UNPLACED);
        label
    }

    /// Places the label before the next instruction.
    pub fn use_label(&mut self, label: Label) {
        self.labels[label.index()] = self.instructions.len() as u32;
    }

    /// Appends an instruction that is no jump and opens no block.
    pub fn add(&mut self, opcode: Opcode, oparg: u32, location: Location) {
        debug_assert!(!opcode.has_target(), "{opcode} needs a label");
        self.instructions.push(Instruction { opcode, oparg, location });
    }

    /// Appends a jump or a block opener.
    pub fn add_jump(&mut self, opcode: Opcode, label: Label, location: Location) {
        debug_assert!(opcode.has_target(), "{opcode} has no target");
        self.instructions.push(Instruction { opcode, oparg: label.0, location });
    }

    /// Inserts a jump or a block opener at the start; labels stay at their instructions.
    ///
    /// Linear in the length of the sequence: meant for the one block that surrounds a generator.
    pub fn insert_jump_at_start(&mut self, opcode: Opcode, label: Label, location: Location) {
        debug_assert!(opcode.has_target(), "{opcode} has no target");
        self.instructions.insert(0, Instruction { opcode, oparg: label.0, location });
        for place in self.labels.iter_mut().filter(|place| **place != UNPLACED) {
            *place += 1;
        }
    }

    /// Gives the instructions that stand where `ANNOTATIONS_PLACEHOLDER` is; without them it is dropped.
    ///
    /// They must hold no jump.
    pub fn set_annotations(&mut self, annotations: InstructionSequence) {
        self.annotations = Some(Box::new(annotations));
    }

    /// The instructions for `ANNOTATIONS_PLACEHOLDER`, if there are any.
    pub fn annotations(&self) -> Option<&InstructionSequence> {
        self.annotations.as_deref()
    }

    /// Index of the instruction after the label; `None` while it is not placed.
    pub fn place(&self, label: Label) -> Option<usize> {
        self.place_of(label.0)
    }

    /// As [`InstructionSequence::place`], of the label with this number.
    pub(crate) fn place_of(&self, label: u32) -> Option<usize> {
        match self.labels.get(label as usize) {
            None | Some(&UNPLACED) => None,
            Some(&place) => Some(place as usize),
        }
    }

    /// The instructions so far.
    pub fn instructions(&self) -> &[Instruction] {
        &self.instructions
    }

    /// Number of instructions so far.
    pub fn len(&self) -> usize {
        self.instructions.len()
    }

    /// Whether there is no instruction yet.
    pub fn is_empty(&self) -> bool {
        self.instructions.is_empty()
    }

    /// The last instruction, if there is one.
    pub fn last(&self) -> Option<&Instruction> {
        self.instructions.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stay_at_their_instruction() {
        let mut sequence = InstructionSequence::new();
        let [early, late, never] = [(); 3].map(|()| sequence.new_label());
        sequence.add_jump(Opcode::JUMP, late, Location::NONE);
        sequence.use_label(early);
        sequence.add(Opcode::NOP, 0, Location::NONE);
        sequence.use_label(late);
        sequence.insert_jump_at_start(Opcode::SETUP_CLEANUP, early, Location::NONE);
        assert_eq!(sequence.place(early), Some(2));
        assert_eq!(sequence.place(late), Some(3));
        assert_eq!(sequence.place(never), None);
    }
}
