//! Basic blocks and the graph that holds them.
//!
//! Blocks live in one vector and refer to each other by [`BlockId`]. Every block is made by
//! [`Graph::new_block`] and none is ever removed: what is not reached becomes an empty block.
//! The order of execution, and later of the code, is the chain of [`Block::next`] from the entry.

use std::num::NonZeroU32;
use std::ops::{Index, IndexMut};

use pycore_bytecode::{InstructionFlags, Location, Opcode};

/// A block of a [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlockId(NonZeroU32);

impl BlockId {
    /// The entry block of every graph.
    pub const ENTRY: Self = Self(NonZeroU32::MIN);

    fn from_index(index: usize) -> Self {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        Self(number.expect("fewer than 2^32 blocks"))
    }

    /// Its place among the blocks, in the order of their creation.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// An instruction within a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockInstruction {
    /// What it does; may be a pseudo-instruction.
    pub opcode: Opcode,
    /// Its argument; means nothing where there is a target.
    pub oparg: u32,
    /// The source that it comes from.
    pub location: Location,
    /// Where it jumps to, or the handler that a block opener names.
    pub target: Option<BlockId>,
    /// The handler that an exception goes to.
    pub handler: Option<BlockId>,
}

const _: () = assert!(size_of::<BlockInstruction>() == 32);

impl BlockInstruction {
    /// An instruction without target and handler.
    pub fn new(opcode: Opcode, oparg: u32, location: Location) -> Self {
        Self { opcode, oparg, location, target: None, handler: None }
    }

    /// A jump.
    pub fn jump(opcode: Opcode, target: BlockId, location: Location) -> Self {
        Self { opcode, oparg: 0, location, target: Some(target), handler: None }
    }

    /// Makes it another instruction at the same place; a target is kept.
    pub(crate) fn set(&mut self, opcode: Opcode, oparg: u32) {
        self.opcode = opcode;
        self.oparg = oparg;
    }

    /// Makes it a `NOP`, which keeps its location.
    pub(crate) fn set_nop(&mut self) {
        self.set(Opcode::NOP, 0);
        self.target = None;
    }

    /// Whether it is this instruction with this argument.
    pub(crate) fn is(&self, opcode: Opcode, oparg: u32) -> bool {
        self.opcode == opcode && self.oparg == oparg
    }
}

/// A stretch of instructions of which only the last one may jump or leave the code.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The instructions.
    pub instructions: Vec<BlockInstruction>,
    /// Handlers of instructions that were removed from the end, the first one last; see [`Block::append`].
    leftover_handlers: Vec<Option<BlockId>>,
    /// The block after it.
    pub next: Option<BlockId>,
    /// A block which [`Graph::next_nonempty`] may go on from, where this one is empty.
    skip: Option<BlockId>,
    /// Ways into it that were counted last, by the pass `unreachable`.
    pub predecessors: u32,
    /// Stack entries at its start, once the stack depth was computed; `None` if not reached.
    pub start_depth: Option<u32>,
    /// Which of the first 64 variables may be unbound at its start.
    pub unbound: u64,
    /// Something in the instruction sequence had a label here.
    pub is_labelled: bool,
    /// It is a handler which finds the offset of the raising instruction below the exception.
    pub preserves_lasti: bool,
    /// It is the target of a block opener.
    pub is_handler: bool,
    /// It is reached only by exceptions.
    pub is_cold: bool,
    /// It is reached without an exception.
    pub is_warm: bool,
}

impl Block {
    /// The last instruction.
    pub fn last(&self) -> Option<&BlockInstruction> {
        self.instructions.last()
    }

    /// Appends an instruction which an optimisation made.
    ///
    /// Its handler is that of an instruction which stood in the same place before it was removed, if one
    /// did: CPython reuses the memory and does not write the handler. What comes of it is seen in exception
    /// tables, where such an instruction lies within its block or splits it.
    pub(crate) fn append(&mut self, instruction: BlockInstruction) {
        let handler = self.leftover_handlers.pop().flatten();
        self.instructions.push(BlockInstruction { handler, ..instruction });
    }

    /// Appends copies of instructions, which keep their handlers.
    pub(crate) fn append_copies(&mut self, instructions: &[BlockInstruction]) {
        self.instructions.extend(instructions);
        self.take_places(instructions.len());
    }

    /// Inserts instructions, which keep their handlers.
    pub(crate) fn insert(&mut self, place: usize, instructions: &[BlockInstruction]) {
        self.instructions.splice(place..place, instructions.iter().copied());
        self.take_places(instructions.len());
    }

    fn take_places(&mut self, count: usize) {
        self.leftover_handlers.truncate(self.leftover_handlers.len().saturating_sub(count));
    }

    /// Removes the instructions from a place on.
    pub(crate) fn truncate(&mut self, length: usize) {
        let removed = self.instructions.drain(length..).rev();
        self.leftover_handlers.extend(removed.map(|instruction| instruction.handler));
    }

    /// Whether the end of the block is followed by the next block's start.
    pub fn falls_through(&self) -> bool {
        !self.last().is_some_and(|last| last.opcode.has_no_fallthrough())
    }

    /// Whether it ends by returning or raising.
    pub fn exits_scope(&self) -> bool {
        self.last().is_some_and(|last| last.opcode.is_scope_exit())
    }

    /// Where its last instruction jumps to, if it is a jump.
    pub fn jump_target(&self) -> Option<BlockId> {
        self.last().filter(|last| last.opcode.is_jump()).and_then(|last| last.target)
    }

    /// Whether no instruction has a line.
    pub(crate) fn has_no_line(&self) -> bool {
        self.instructions.iter().all(|instruction| !instruction.location.has_line())
    }

    /// Whether an instruction handles signals and other requests.
    pub(crate) fn has_eval_break(&self) -> bool {
        self.instructions
            .iter()
            .any(|instruction| instruction.opcode.flags().contains(InstructionFlags::EVAL_BREAK))
    }
}

/// The control-flow graph of one code object.
#[derive(Clone, Debug)]
pub struct Graph {
    blocks: Vec<Block>,
    /// Whether blocks of handlers are opened or closed anywhere; without them much need not be looked for.
    pub(crate) has_handlers: bool,
    /// One more than the greatest index of a constant in the sequence that it was built from.
    pub(crate) constants_needed: usize,
}

impl Graph {
    /// A graph whose entry is an empty block.
    pub fn new() -> Self {
        Self { blocks: vec![Block::default()], has_handlers: false, constants_needed: 0 }
    }

    /// A new empty block, which is not in the order yet.
    pub fn new_block(&mut self) -> BlockId {
        self.blocks.push(Block::default());
        BlockId::from_index(self.blocks.len() - 1)
    }

    /// Number of blocks, empty ones and those out of order included.
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The blocks from the entry on, in order.
    pub fn in_order(&self) -> impl Iterator<Item = BlockId> {
        std::iter::successors(Some(BlockId::ENTRY), |&id| self[id].next)
    }

    /// Every block, in the order of creation.
    pub(crate) fn blocks_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        self.blocks.iter_mut()
    }

    /// The first block that holds an instruction, from this one on.
    ///
    /// Remembers long ways over empty blocks, which therefore must not be filled or reordered
    /// without a call of [`Graph::forget_skips`].
    pub(crate) fn next_nonempty(&mut self, start: Option<BlockId>) -> Option<BlockId> {
        let mut at = start?;
        let mut steps = 0_u32;
        while self[at].instructions.is_empty() {
            at = self[at].skip.or(self[at].next)?;
            steps += 1;
        }
        if steps > 4 {
            let mut passed = start?;
            while passed != at {
                let after = self[passed].skip.or(self[passed].next)?;
                self[passed].skip = Some(at);
                passed = after;
            }
        }
        Some(at)
    }

    /// To be called after an empty block was filled or the order changed.
    pub(crate) fn forget_skips(&mut self) {
        self.blocks.iter_mut().for_each(|block| block.skip = None);
    }

    /// Puts a block into the order after another one.
    pub(crate) fn insert_after(&mut self, before: BlockId, block: BlockId) {
        self[block].next = self[before].next;
        self[before].next = Some(block);
    }
}

impl Default for Graph {
    fn default() -> Self {
        Self::new()
    }
}

impl Index<BlockId> for Graph {
    type Output = Block;

    fn index(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }
}

impl IndexMut<BlockId> for Graph {
    fn index_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.index()]
    }
}
