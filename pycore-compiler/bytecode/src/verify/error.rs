//! What is wrong with a code object.

use std::fmt;

use crate::{ExceptionTableError, LocationTableError, Opcode, Text};

/// Why a code object cannot be executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// `co_qualname` of the code object, which may be nested in the one that was verified.
    pub qualname: Text,
    /// Where in `co_code`, in bytes, if it is about a place in it.
    pub offset: Option<usize>,
    /// What is wrong.
    pub kind: VerifyErrorKind,
}

/// The rules that a code object can break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifyErrorKind {
    /// Code objects are nested too deeply.
    NestedTooDeeply,
    /// There are no instructions, or half a code unit, or more than 2^31 bytes.
    CodeSize(usize),
    /// Numbers of names and kinds of variables differ.
    VariableKinds(usize, usize),
    /// A variable is neither local nor cell nor free, or free and something else.
    VariableKind(usize),
    /// Free variables are not the last ones.
    FreeVariableOrder(usize),
    /// More parameters than local variables at the start.
    Parameters(u64, usize),
    /// More positional-only parameters than positional ones.
    PositionalOnly(u32, u32),
    /// The frame would be too large: variables, stack entries.
    FrameSize(usize, u32),
    /// The exception table cannot be read.
    ExceptionTable(ExceptionTableError),
    /// The location table cannot be read.
    LocationTable(LocationTableError),
    /// An entry of the exception table, by its number, has a range that is empty, reversed, not on instructions or
    /// not after the entry before.
    ExceptionRange(usize),
    /// The handler of an entry of the exception table is not an instruction.
    ExceptionTarget(usize),
    /// A byte that is no opcode, or one that stored code does not have.
    NotInStoredCode(u8, Option<Opcode>),
    /// The code ends within an instruction.
    CutOff(Opcode),
    /// A cache unit is not zero.
    Cache(Opcode),
    /// More than three `EXTENDED_ARG`, or one before an instruction without argument.
    ExtendedArg,
    /// The argument is not one that the instruction has.
    Argument(Opcode, u32),
    /// The argument is an index beyond what there is: the number of these, and their name.
    Index(Opcode, u32, usize, &'static str),
    /// The variable of a cell instruction is no cell.
    NotACell(Opcode, u32),
    /// A jump leads outside, or into the middle of an instruction: code unit.
    JumpTarget(Opcode, i64),
    /// `FOR_ITER` does not jump to an `END_FOR`.
    LoopEnd,
    /// The instruction needs the one before to load a constant of this kind.
    NeedsConstant(Opcode, &'static str),
    /// `SET_FUNCTION_ATTRIBUTE` without a function just made.
    NeedsFunction,
    /// Takes more than there is: how many, of how many.
    Underflow(Opcode, i64, u32),
    /// The stack gets deeper than `co_stacksize`: depth, limit.
    Overflow(Opcode, i64, u32),
    /// Reached with two depths.
    Depth(u32, u32),
    /// May raise with a stack below what the handler keeps: depth, kept.
    HandlerDepth(Opcode, i64, u32),
    /// A variable loses its value, or the value is stored, while the stack has it without owning a reference.
    Borrow(Opcode, u32),
    /// Reached with borrowed references in different places, or with more of them than compilers leave there.
    Borrows,
    /// The handler's entries do not fit the stack: depth, limit.
    HandlerOverflow(u64, u32),
    /// Execution runs past the last instruction.
    FallsOffEnd(Opcode),
    /// `RETURN_GENERATOR` is missing, not at the start, or in a plain function.
    GeneratorStart,
    /// A yield in a plain function.
    YieldOutsideGenerator,
    /// A yield without `RESUME` after it, or without the receiver of its delegation.
    Yield,
    /// `COPY_FREE_VARS` is missing, not at the start, or of another number than free variables: found, expected.
    Closure(Option<u32>, usize),
    /// A jump to the instructions that set up the frame.
    JumpToStart,
}

fn entries(count: i64) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}

impl fmt::Display for VerifyErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use VerifyErrorKind::*;
        match self {
            NestedTooDeeply => f.write_str("code objects are nested too deeply"),
            CodeSize(size) => write!(f, "code of {size} bytes"),
            VariableKinds(names, kinds) => {
                write!(f, "{names} names of variables but {kinds} kinds")
            }
            VariableKind(index) => write!(f, "variable {index} has an impossible kind"),
            FreeVariableOrder(index) => write!(f, "variable {index} follows a free variable"),
            Parameters(parameters, locals) => {
                write!(f, "{parameters} parameters but {locals} local variables at the start")
            }
            PositionalOnly(only, all) => {
                write!(f, "{only} positional-only parameters among {all} positional ones")
            }
            FrameSize(variables, stack) => {
                write!(f, "a frame of {variables} variables and {stack} stack entries")
            }
            ExceptionTable(error) => error.fmt(f),
            LocationTable(error) => error.fmt(f),
            ExceptionRange(index) => write!(f, "exception table entry {index} has a bad range"),
            ExceptionTarget(index) => write!(f, "exception table entry {index} has a bad target"),
            NotInStoredCode(byte, None) => write!(f, "{byte} is no opcode"),
            NotInStoredCode(_, Some(opcode)) => {
                write!(f, "{opcode} does not occur in stored code")
            }
            CutOff(opcode) => write!(f, "the code ends within {opcode}"),
            Cache(opcode) => write!(f, "the cache of {opcode} is not zero"),
            ExtendedArg => f.write_str("EXTENDED_ARG without an instruction to extend"),
            Argument(opcode, oparg) => write!(f, "{opcode} has no argument {oparg}"),
            Index(opcode, index, count, what) => {
                write!(f, "{opcode}: index {index}, but there are {count} {what}")
            }
            NotACell(opcode, index) => write!(f, "{opcode}: variable {index} is no cell"),
            JumpTarget(opcode, target) => match usize::try_from(*target) {
                Ok(target) => {
                    write!(f, "{opcode} to byte {}, where no instruction starts", target * 2)
                }
                Err(_) => write!(f, "{opcode} to before the code"),
            },
            LoopEnd => f.write_str("FOR_ITER does not lead to an END_FOR"),
            NeedsConstant(opcode, what) => {
                write!(f, "{opcode} without {what} loaded by the instruction before")
            }
            NeedsFunction => f.write_str("SET_FUNCTION_ATTRIBUTE without a function just made"),
            Underflow(opcode, taken, depth) => {
                write!(f, "{opcode} takes {} from a stack of {depth}", entries(*taken))
            }
            Overflow(opcode, depth, limit) => {
                write!(f, "after {opcode} the stack has {}, stacksize is {limit}", entries(*depth))
            }
            Depth(first, second) => {
                write!(f, "reached with a stack of {first} and of {second}")
            }
            HandlerDepth(opcode, depth, kept) => write!(
                f,
                "{opcode} may raise with {} on the stack, its handler keeps {kept}",
                entries(*depth)
            ),
            Borrow(opcode, variable) => {
                write!(f, "{opcode} while the stack borrows from variable {variable}")
            }
            Borrows => f.write_str("reached with different borrowed references on the stack"),
            HandlerOverflow(depth, limit) => {
                write!(f, "the handler starts with {depth} entries, stacksize is {limit}")
            }
            FallsOffEnd(opcode) => write!(f, "execution runs off the end after {opcode}"),
            GeneratorStart => f.write_str(
                "RETURN_GENERATOR and POP_TOP must start a generator's code, and no other's",
            ),
            YieldOutsideGenerator => f.write_str("YIELD_VALUE outside a generator"),
            Yield => f.write_str("YIELD_VALUE without RESUME after it, or without its receiver"),
            Closure(None, count) => {
                write!(f, "COPY_FREE_VARS {count} must come first, for {count} free variables")
            }
            Closure(Some(found), count) => {
                write!(f, "COPY_FREE_VARS {found} out of place, or not for {count} free variables")
            }
            JumpToStart => f.write_str("a jump to where the frame is set up"),
        }
    }
}

/// `code object f, byte 12: ` and what is wrong.
impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "code object {}", self.qualname)?;
        if let Some(offset) = self.offset {
            write!(f, ", byte {offset}")?;
        }
        write!(f, ": {}", self.kind)
    }
}

impl std::error::Error for VerifyError {}
