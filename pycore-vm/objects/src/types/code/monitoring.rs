//! What monitoring keeps about a code object: which tools are told of what, and the instructions that were replaced.

use std::cell::{Cell, OnceCell};

use pycore_bytecode::Opcode;

use super::value::Code;

/// Events that belong to an instruction, or to the lines and instructions themselves: those that can be turned on for
/// one code object.
pub const LOCAL_EVENTS: usize = 11;
/// Tools.
pub const TOOLS: usize = 8;

/// Monitoring's data of a code object. Sets of tools are bits of a byte.
#[derive(Debug)]
pub struct CodeMonitoring {
    /// The opcode of each instruction as the compiler wrote it; 0 for what is in caches.
    pub base: Box<[u8]>,
    /// Tools that are told of the instruction's own event.
    pub tools: Box<[Cell<u8>]>,
    /// Tools that are told of the line that begins here.
    pub line_tools: Box<[Cell<u8>]>,
    /// Tools that are told of the instruction.
    pub instruction_tools: Box<[Cell<u8>]>,
    /// Where lines begin, once somebody wants to know.
    pub lines: OnceCell<Box<LineStarts>>,
    /// Tools by event, for this code object alone.
    pub local: [Cell<u8>; LOCAL_EVENTS],
    /// Tools by event that the instructions are written for.
    pub active: [Cell<u8>; LOCAL_EVENTS],
    /// The version of each tool that the local events are of.
    pub versions: [Cell<u32>; TOOLS],
}

/// When reaching an instruction is the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LineStart {
    /// Never.
    #[default]
    Never,
    /// Never, though it is jumped to: the instruction is hidden and so not specialised, as if it could.
    Inert,
    /// However it is reached.
    Always,
    /// When it is reached from another line.
    FromOtherLine,
}

/// Lines by instruction.
#[derive(Debug)]
pub struct LineStarts {
    /// The line of each code unit, or -1.
    pub lines: Box<[i32]>,
    /// What reaching each instruction means.
    pub starts: Box<[LineStart]>,
    /// Instructions that have to be recorded as the last one, since it matters from where the next is reached.
    pub recorded: Box<[bool]>,
}

impl Code {
    /// The data of monitoring, if the code was ever monitored.
    pub fn monitoring(&self) -> Option<&CodeMonitoring> {
        self.monitoring.get().map(|data| &**data)
    }

    /// The opcode of an instruction, at an index in code units, as the compiler wrote it.
    pub fn base_opcode(&self, index: usize) -> Option<Opcode> {
        match self.monitoring() {
            Some(data) => Some(data.opcode(index)),
            None => Opcode::from_byte(self.units().get(index)?.get() as u8).map(Opcode::base),
        }
    }

    /// The data of monitoring, made if there is none.
    pub fn monitoring_or_new(&self) -> &CodeMonitoring {
        self.monitoring.get_or_init(|| {
            let count = self.unit_count();
            let mut base = vec![0; count];
            let units = self.units();
            let mut index = 0;
            while let Some(unit) = units.get(index) {
                // Nothing is instrumented before there is this data.
                let opcode = Opcode::from_byte(unit.get() as u8).map_or(Opcode::NOP, Opcode::base);
                base[index] = opcode as u8;
                index += 1 + opcode.cache_units();
            }
            let no_tools = || vec![Cell::new(0); count].into_boxed_slice();
            Box::new(CodeMonitoring {
                base: base.into_boxed_slice(),
                tools: no_tools(),
                line_tools: no_tools(),
                instruction_tools: no_tools(),
                lines: OnceCell::new(),
                local: Default::default(),
                active: Default::default(),
                versions: Default::default(),
            })
        })
    }
}

impl CodeMonitoring {
    /// The opcode of the instruction at an index as the compiler wrote it.
    pub fn opcode(&self, index: usize) -> Opcode {
        let opcode = self.base.get(index).copied().and_then(Opcode::from_byte);
        opcode.unwrap_or(Opcode::CACHE)
    }

    /// The indices of all instructions from one on; prefixes of arguments count as instructions.
    pub fn instructions(&self, first: usize) -> impl Iterator<Item = usize> + use<'_> {
        (first..self.base.len()).filter(|&index| self.base[index] != 0)
    }
}
