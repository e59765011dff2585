//! Evaluation of operators on constants at compile time.
//!
//! What Python computes for them, or nothing: where it raises an exception, where the result depends on
//! more than the operands, and where it would be large (the limits are CPython's, so that the same
//! expressions stay in the code).

mod compare;
mod numbers;
mod sequences;

pub use compare::frozen_set;

use pycore_bytecode::{BinaryOperator, Constant};

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOperator {
    /// `-`
    Negative,
    /// `+`
    Positive,
    /// `~`
    Invert,
    /// `not`
    Not,
}

/// Whether `bool(constant)` is true.
pub fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
        Constant::BigInt(_) | Constant::Ellipsis | Constant::Slice(_) | Constant::Code(_) => true,
    }
}

/// The value of `operator operand`.
pub fn unary(operator: UnaryOperator, operand: &Constant) -> Option<Constant> {
    match operator {
        UnaryOperator::Not => Some(Constant::Bool(!is_true(operand))),
        _ => numbers::unary(operator, operand),
    }
}

/// The value of `left operator right`; for [`BinaryOperator::Subscript`] of `left[right]`.
pub fn binary(left: &Constant, operator: BinaryOperator, right: &Constant) -> Option<Constant> {
    match operator {
        BinaryOperator::Subscript => return sequences::subscript(left, right),
        BinaryOperator::Add => {
            if let Some(sum) = sequences::concatenate(left, right) {
                return Some(sum);
            }
        }
        BinaryOperator::Multiply => {
            if let Some(product) = sequences::repeat(left, right) {
                return Some(product);
            }
        }
        _ => {}
    }
    numbers::binary(left, operator, right)
}

#[cfg(test)]
mod tests;
