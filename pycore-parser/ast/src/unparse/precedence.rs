//! How tightly expressions bind.

use crate::{BoolOp, Operator, UnaryOp};

/// Levels of binding, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Precedence {
    /// `target := value`
    NamedExpr,
    /// `a, b`
    Tuple,
    /// `yield`
    Yield,
    /// `a if b else c`, `lambda`
    Test,
    /// `or`
    Or,
    /// `and`
    And,
    /// `not`
    Not,
    /// `==` and all other comparisons
    Compare,
    /// `|`, the loosest of the arithmetic operators
    BitOr,
    /// `^`
    BitXor,
    /// `&`
    BitAnd,
    /// `<<` and `>>`
    Shift,
    /// `+` and `-`
    Arithmetic,
    /// `*`, `/` and the like
    Term,
    /// Unary `+`, `-`, `~`
    Factor,
    /// `**`
    Power,
    /// `await`
    Await,
    /// What needs no parentheses anywhere.
    Atom,
}

impl Precedence {
    /// Every level in order.
    const ALL: [Self; 18] = [
        Self::NamedExpr,
        Self::Tuple,
        Self::Yield,
        Self::Test,
        Self::Or,
        Self::And,
        Self::Not,
        Self::Compare,
        Self::BitOr,
        Self::BitXor,
        Self::BitAnd,
        Self::Shift,
        Self::Arithmetic,
        Self::Term,
        Self::Factor,
        Self::Power,
        Self::Await,
        Self::Atom,
    ];

    /// The next tighter level; the tightest stays.
    pub(super) fn next(self) -> Self {
        Self::ALL.get(self as usize + 1).copied().unwrap_or(self)
    }
}

/// Text and level of a binary operator.
pub(super) fn binary(operator: Operator) -> (&'static str, Precedence) {
    match operator {
        Operator::Add => ("+", Precedence::Arithmetic),
        Operator::Sub => ("-", Precedence::Arithmetic),
        Operator::Mult => ("*", Precedence::Term),
        Operator::MatMult => ("@", Precedence::Term),
        Operator::Div => ("/", Precedence::Term),
        Operator::Mod => ("%", Precedence::Term),
        Operator::Pow => ("**", Precedence::Power),
        Operator::LShift => ("<<", Precedence::Shift),
        Operator::RShift => (">>", Precedence::Shift),
        Operator::BitOr => ("|", Precedence::BitOr),
        Operator::BitXor => ("^", Precedence::BitXor),
        Operator::BitAnd => ("&", Precedence::BitAnd),
        Operator::FloorDiv => ("//", Precedence::Term),
    }
}

/// Text, with the space that separates it from its operand, and level of a unary operator.
pub(super) fn unary(operator: UnaryOp) -> (&'static str, Precedence) {
    match operator {
        UnaryOp::Invert => ("~", Precedence::Factor),
        UnaryOp::Not => ("not ", Precedence::Not),
        UnaryOp::UAdd => ("+", Precedence::Factor),
        UnaryOp::USub => ("-", Precedence::Factor),
    }
}

/// Text and level of a short-circuit operator.
pub(super) fn boolean(operator: BoolOp) -> (&'static str, Precedence) {
    match operator {
        BoolOp::And => (" and ", Precedence::And),
        BoolOp::Or => (" or ", Precedence::Or),
    }
}

#[cfg(test)]
mod tests {
    use super::Precedence;

    #[test]
    fn levels_are_listed_in_order() {
        for (index, level) in Precedence::ALL.into_iter().enumerate() {
            assert_eq!(level as usize, index);
        }
        assert_eq!(Precedence::Atom.next(), Precedence::Atom);
    }
}
