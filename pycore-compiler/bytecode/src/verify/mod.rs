//! The verifier: is a code object safe to execute?
//!
//! A code object from a file may hold anything. An evaluator that executes only what has passed [`verify`] needs no
//! checks of its own for the following.
//!
//! - Every instruction is a public one with its whole cache (all zeros); execution does not leave the code but by an
//!   instruction that says so, and jumps lead to the first unit of an instruction (its `EXTENDED_ARG`, if any).
//! - The stack has the same depth whenever an instruction is reached, at least what it takes and never more than
//!   `co_stacksize`.
//! - Wherever an exception can be raised, the stack is at least as deep as the handler's entry says.
//! - Indices of constants, names and variables are in range; cells and free variables are of that kind; numbers
//!   of operators, intrinsics and so on exist.
//! - A generator or coroutine makes itself one (`RETURN_GENERATOR`) first and once, nothing else does or yields,
//!   each `YIELD_VALUE` is followed by a `RESUME`, and one that belongs to a delegation has the receiver below.
//! - The closure is copied first and as large as there are free variables. Parameters are the first variables.
//! - What `LOAD_FAST_BORROW` pushes is off the stack before its variable changes, and is stored into no variable.
//! - `FOR_ITER` jumps to an `END_FOR`. `MAKE_FUNCTION`, `CALL_KW` and `MATCH_CLASS` find the constant of the right type
//!   on top of the stack that the instruction before has loaded, and `SET_FUNCTION_ATTRIBUTE` finds a function.
//! - Both tables are well-formed, and exception entries are in order.
//! - All of this holds for nested code objects.
//!
//! What values are is not tracked otherwise. An evaluator checks the types of operands where using a wrong one
//! would be unsafe (is it a list that `LIST_APPEND` appends to, a cell that `LOAD_DEREF` reads, not `NULL`?).
//!
//! Verification takes linear time and does not recurse.

mod borrows;
mod decode;
mod error;
mod flow;
mod head;
mod operands;

use std::collections::HashSet;

use crate::Code;

pub use error::{VerifyError, VerifyErrorKind};

use decode::Instructions;

/// How deep code objects may be nested.
///
/// The marshal format admits 1000; what a compiler makes is limited by its own recursion well below.
const MAX_NESTING: usize = 1000;

/// Checks that a code object, and those within it, can be executed safely. What is proven is listed at the head of `src/verify/mod.rs`.
///
/// ```
/// use pycore_bytecode::{Code, Opcode, verify};
/// let code = Code {
///     code: vec![Opcode::RESUME as u8, 0, Opcode::POP_TOP as u8, 0].into(),
///     qualname: "f".into(),
///     linetable: vec![0xF9].into(),
///     ..Code::default()
/// };
/// let error = verify(&code).unwrap_err();
/// assert_eq!(error.to_string(), "code object f, byte 2: POP_TOP takes 1 entry from a stack of 0");
/// ```
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    // Shared code objects are checked once.
    let mut seen = HashSet::new();
    let mut pending = vec![(code, 0)];
    while let Some((code, nesting)) = pending.pop() {
        let error = |(unit, kind): Located| VerifyError {
            qualname: code.qualname.clone(),
            offset: unit.map(|unit| unit * 2),
            kind,
        };
        if nesting > MAX_NESTING {
            return Err(error((None, VerifyErrorKind::NestedTooDeeply)));
        }
        verify_one(code).map_err(error)?;
        for nested in code.nested() {
            if seen.insert(std::ptr::from_ref::<Code>(nested)) {
                pending.push((nested, nesting + 1));
            }
        }
    }
    Ok(())
}

/// What is wrong, and at which code unit.
type Located = (Option<usize>, VerifyErrorKind);

fn verify_one(code: &Code) -> Result<(), Located> {
    head::check(code)?;
    let instructions = Instructions::decode(&code.code)?;
    operands::check(code, &instructions)?;
    let handlers = head::exception_table(code, &instructions)?;
    head::location_table(code)?;
    flow::check(code, &instructions, &handlers)
}

#[cfg(test)]
mod tests;
