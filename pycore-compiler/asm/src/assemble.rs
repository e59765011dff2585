//! Instructions with labels to bytes.

use pycore_bytecode::{
    Argument, ExceptionEntry, Location, LocationTableWriter, Opcode, write_exception_entry,
};

/// A label, by its number in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Label(pub(crate) u32);

/// An instruction's argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operand {
    /// The whole argument; `EXTENDED_ARG`s are made as needed.
    Value(u32),
    /// The byte of this unit; nothing is made.
    Raw(u8),
    /// Where to jump.
    Jump(Label),
}

/// An instruction, or a byte that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instruction {
    pub(crate) byte: u8,
    pub(crate) operand: Operand,
    /// Cache bytes, where they are not all zero.
    pub(crate) cache: Option<Vec<u8>>,
    pub(crate) location: Location,
}

/// A handler, in labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Handler {
    pub(crate) start: Label,
    pub(crate) end: Label,
    pub(crate) target: Label,
    pub(crate) depth: u32,
    pub(crate) push_lasti: bool,
}

/// The instructions of a code object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    pub(crate) instructions: Vec<Instruction>,
    /// Labels and the index of the instruction that they stand before, by label.
    pub(crate) labels: std::collections::HashMap<Label, usize>,
    pub(crate) handlers: Vec<Handler>,
}

/// What a listing becomes.
pub(crate) struct Assembled {
    pub(crate) code: Vec<u8>,
    pub(crate) linetable: Vec<u8>,
    pub(crate) exceptiontable: Vec<u8>,
}

/// Why a listing cannot be assembled; the index is that of an instruction or handler.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// A label that stands nowhere.
    UnknownLabel(usize, Label),
    /// A jump in the wrong direction.
    Direction(usize),
    /// A handler whose range ends before it starts.
    HandlerRange(usize),
    /// A handler with a label that stands nowhere.
    HandlerLabel(usize, Label),
}

impl Instruction {
    /// Units of cache.
    fn cache_units(&self) -> usize {
        match &self.cache {
            Some(cache) => cache.len() / 2,
            None => Opcode::from_byte(self.byte).map_or(0, Opcode::cache_units),
        }
    }
}

/// Rounds of layout after which all jumps grow.
const ROUNDS_PER_SIZE: usize = 32;

/// How many `EXTENDED_ARG`s an argument needs.
fn extensions(value: u32) -> usize {
    match value {
        0..0x100 => 0,
        0x100..0x1_0000 => 1,
        0x1_0000..0x100_0000 => 2,
        _ => 3,
    }
}

impl Listing {
    /// Lays out the instructions and writes them and their tables.
    ///
    /// How far a jump goes depends on the sizes of the instructions between, and these on how far jumps go: sizes
    /// start at their smallest and grow until nothing changes, which in practice takes two or three rounds. Where
    /// growth goes on from one jump to the next for too long, all jumps get a size more.
    pub(crate) fn assemble(&self, first_line: i32) -> Result<Assembled, Problem> {
        let count = self.instructions.len();
        let mut sizes: Vec<usize> = self
            .instructions
            .iter()
            .map(|of| match of.operand {
                Operand::Value(value) => extensions(value),
                _ => 0,
            } + 1 + of.cache_units())
            .collect();
        let mut starts = vec![0_usize; count + 1];
        let mut round = 0;
        let values = loop {
            round += 1;
            let least = round / ROUNDS_PER_SIZE;
            for (index, size) in sizes.iter().enumerate() {
                starts[index + 1] = starts[index] + size;
            }
            let mut values = Vec::with_capacity(count);
            let mut grown = false;
            for (index, of) in self.instructions.iter().enumerate() {
                let value = self.value(index, &starts)?;
                if let Operand::Jump(_) = of.operand {
                    let size = extensions(value).max(least).min(3) + 1 + of.cache_units();
                    if size > sizes[index] {
                        sizes[index] = size;
                        grown = true;
                    }
                }
                values.push(value);
            }
            if !grown {
                break values;
            }
        };
        let mut code = Vec::with_capacity(starts[count] * 2);
        let mut lines = LocationTableWriter::new(first_line);
        for (index, of) in self.instructions.iter().enumerate() {
            let extended = sizes[index] - 1 - of.cache_units();
            for extension in (1..=extended).rev() {
                code.extend([Opcode::EXTENDED_ARG as u8, (values[index] >> (8 * extension)) as u8]);
            }
            code.extend([of.byte, values[index] as u8]);
            match &of.cache {
                Some(cache) => code.extend(cache),
                None => code.resize(starts[index + 1] * 2, 0),
            }
            lines.push(sizes[index], of.location);
        }
        Ok(Assembled {
            code,
            linetable: lines.finish(),
            exceptiontable: self.exception_table(&starts)?,
        })
    }

    /// The argument of an instruction when instructions start at these code units.
    fn value(&self, index: usize, starts: &[usize]) -> Result<u32, Problem> {
        let of = &self.instructions[index];
        let label = match of.operand {
            Operand::Value(value) => return Ok(value),
            Operand::Raw(byte) => return Ok(u32::from(byte)),
            Operand::Jump(label) => label,
        };
        let target = *self.labels.get(&label).ok_or(Problem::UnknownLabel(index, label))?;
        let (target, next) = (starts[target], starts[index + 1]);
        let argument = Opcode::from_byte(of.byte).map(Opcode::argument);
        let distance = match argument {
            Some(Argument::JumpBackward) => next.checked_sub(target),
            _ => target.checked_sub(next),
        };
        // A code object is far below 2^32 units, since each takes part of the text.
        distance.map(|distance| distance as u32).ok_or(Problem::Direction(index))
    }

    fn exception_table(&self, starts: &[usize]) -> Result<Vec<u8>, Problem> {
        let mut table = Vec::new();
        for (index, handler) in self.handlers.iter().enumerate() {
            let unit = |label: Label| match self.labels.get(&label) {
                Some(&at) => Ok(starts[at] as u32),
                None => Err(Problem::HandlerLabel(index, label)),
            };
            let entry = ExceptionEntry {
                start: unit(handler.start)?,
                end: unit(handler.end)?,
                target: unit(handler.target)?,
                depth: handler.depth,
                push_lasti: handler.push_lasti,
            };
            if entry.start > entry.end {
                return Err(Problem::HandlerRange(index));
            }
            write_exception_entry(&mut table, &entry);
        }
        Ok(table)
    }
}
