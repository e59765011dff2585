//! Operators, from `or` to `await`.
//!
//! Binary operators are parsed by precedence climbing: [`operation`](Parser::operation) reads an operand
//! and then as many operators as bind at least as tightly as its caller wants. Chains that group to the
//! left are loops, so their length does not cost stack.

use pycore_ast::{
    BoolOp, CmpOp, Expr, ExprAwait, ExprBinOp, ExprBoolOp, ExprCompare, ExprUnaryOp, Operator,
    UnaryOp,
};
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

/// How tightly operators bind; 0 is for tokens that are no binary operator.
mod precedence {
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const COMPARISON: u8 = 4;
    pub(super) const BITWISE_OR: u8 = 5;
    pub(super) const BITWISE_XOR: u8 = 6;
    pub(super) const BITWISE_AND: u8 = 7;
    pub(super) const SHIFT: u8 = 8;
    pub(super) const SUM: u8 = 9;
    pub(super) const TERM: u8 = 10;
}

/// The number of kinds of tokens.
const TOKENS: usize = TokenKind::ALL.len();

/// Precedence of the binary operator that begins with a token.
static BINDING: [u8; TOKENS] = {
    let mut table = [0; TOKENS];
    let mut index = 0;
    while index < TOKENS {
        table[TokenKind::ALL[index] as usize] = match TokenKind::ALL[index] {
            TokenKind::Or => precedence::OR,
            TokenKind::And => precedence::AND,
            TokenKind::EqualEqual
            | TokenKind::NotEqual
            | TokenKind::Less
            | TokenKind::LessEqual
            | TokenKind::Greater
            | TokenKind::GreaterEqual
            | TokenKind::Is
            | TokenKind::In
            | TokenKind::Not => precedence::COMPARISON,
            TokenKind::VerticalBar => precedence::BITWISE_OR,
            TokenKind::Circumflex => precedence::BITWISE_XOR,
            TokenKind::Ampersand => precedence::BITWISE_AND,
            TokenKind::LeftShift | TokenKind::RightShift => precedence::SHIFT,
            TokenKind::Plus | TokenKind::Minus => precedence::SUM,
            TokenKind::Star
            | TokenKind::Slash
            | TokenKind::DoubleSlash
            | TokenKind::Percent
            | TokenKind::At => precedence::TERM,
            _ => 0,
        };
        index += 1;
    }
    table
};

impl<'a> Parser<'a, '_> {
    /// `disjunction`
    #[inline]
    pub(crate) fn disjunction(&mut self) -> Parse<Expr<'a>> {
        self.operation(precedence::OR)
    }

    /// `bitwise_or`
    pub(crate) fn bitwise_or(&mut self) -> Parse<Expr<'a>> {
        self.operation(precedence::BITWISE_OR)
    }

    /// An operand, and the binary operators after it that bind at least as tightly as `minimum`.
    fn operation(&mut self, minimum: u8) -> Parse<Expr<'a>> {
        let start = self.start();
        let left = match self.kind() {
            TokenKind::Not if minimum <= precedence::NOT => self.inversion()?,
            _ => self.factor()?,
        };
        if BINDING[self.kind() as usize] < minimum {
            return Ok(left);
        }
        self.rest_of_operation(start, left, minimum)
    }

    /// Operators and right operands of an operation whose leftmost operand has been read.
    pub(crate) fn rest_of_disjunction(&mut self, start: u32, left: Expr<'a>) -> Parse<Expr<'a>> {
        if BINDING[self.kind() as usize] == 0 {
            return Ok(left);
        }
        self.rest_of_operation(start, left, precedence::OR)
    }

    /// Operators and right operands of a `bitwise_or` whose leftmost operand has been read.
    pub(crate) fn rest_of_bitwise_or(&mut self, start: u32, left: Expr<'a>) -> Parse<Expr<'a>> {
        self.rest_of_operation(start, left, precedence::BITWISE_OR)
    }

    fn rest_of_operation(
        &mut self,
        start: u32,
        mut left: Expr<'a>,
        minimum: u8,
    ) -> Parse<Expr<'a>> {
        loop {
            let binding = BINDING[self.kind() as usize];
            if binding < minimum {
                return Ok(left);
            }
            left = match binding {
                precedence::OR => self.boolean(start, left, BoolOp::Or, binding)?,
                precedence::AND => self.boolean(start, left, BoolOp::And, binding)?,
                precedence::COMPARISON => match self.comparison_operator()? {
                    Some(operator) => self.comparison(start, left, operator)?,
                    None => return Ok(left),
                },
                _ => self.binary(start, left, binding)?,
            };
        }
    }

    /// `not` and its operand
    fn inversion(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let operand = self.deeper(frames::UNARY, |p| p.operation(precedence::NOT))?;
        let range = self.range_from(start);
        Ok(Expr::UnaryOp(self.node(ExprUnaryOp { range, op: UnaryOp::Not, operand })))
    }

    /// `left or ...` or `left and ...`
    fn boolean(&mut self, start: u32, left: Expr<'a>, op: BoolOp, binding: u8) -> Parse<Expr<'a>> {
        let operator = self.kind();
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(left);
        while self.eat(operator) {
            let value = self.deeper(frames::BOOLEAN, |p| p.operation(binding + 1))?;
            self.scratch.exprs.push(value);
        }
        let values = self.take_exprs(mark);
        let range = self.range_from(start);
        Ok(Expr::BoolOp(self.node(ExprBoolOp { range, op, values })))
    }

    /// A comparison operator of one or two tokens. `not` alone is none.
    #[inline]
    fn comparison_operator(&mut self) -> Parse<Option<CmpOp>> {
        let operator = match self.kind() {
            TokenKind::EqualEqual => CmpOp::Eq,
            TokenKind::NotEqual => {
                self.check_not_equal()?;
                CmpOp::NotEq
            }
            TokenKind::Less if self.at_old_not_equal() => {
                self.advance();
                CmpOp::NotEq
            }
            TokenKind::Less => CmpOp::Lt,
            TokenKind::LessEqual => CmpOp::LtE,
            TokenKind::Greater => CmpOp::Gt,
            TokenKind::GreaterEqual => CmpOp::GtE,
            TokenKind::In => CmpOp::In,
            TokenKind::Is if self.peek(1) == TokenKind::Not => {
                self.advance();
                CmpOp::IsNot
            }
            TokenKind::Is => CmpOp::Is,
            TokenKind::Not if self.peek(1) == TokenKind::In => {
                self.advance();
                CmpOp::NotIn
            }
            _ => return Ok(None),
        };
        self.advance();
        Ok(Some(operator))
    }

    /// `<>` after the import of `barry_as_FLUFL`, which the lexer did not know of.
    fn at_old_not_equal(&self) -> bool {
        self.barry_as_flufl
            && self.peek(1) == TokenKind::Greater
            && self.source.text().as_bytes().get(self.current.end as usize) == Some(&b'>')
    }

    /// `!=` is the operator, or `<>` after the import of `barry_as_FLUFL` (PEP 401).
    fn check_not_equal(&mut self) -> Parse<()> {
        let is_old = self.token_text(self.current) == "<>";
        match (self.barry_as_flufl, is_old) {
            (false, false) | (true, true) => Ok(()),
            (false, true) => Err(Failed),
            (true, false) => self.refuse(),
        }
    }

    /// A comparison or chain of comparisons whose first operator has been consumed.
    fn comparison(&mut self, start: u32, left: Expr<'a>, first: CmpOp) -> Parse<Expr<'a>> {
        let exprs = self.scratch.exprs.len();
        let operators = self.scratch.operators.len();
        let mut operator = Some(first);
        while let Some(found) = operator {
            self.scratch.operators.push(found);
            let right = self.deeper(frames::COMPARISON, Self::bitwise_or)?;
            self.scratch.exprs.push(right);
            operator = self.comparison_operator()?;
        }
        let ops = take(self.arena, &mut self.scratch.operators, operators);
        let comparators = self.take_exprs(exprs);
        let range = self.range_from(start);
        Ok(Expr::Compare(self.node(ExprCompare { range, left, ops, comparators })))
    }

    /// An arithmetic or bitwise operation whose left operand has been read.
    fn binary(&mut self, start: u32, left: Expr<'a>, binding: u8) -> Parse<Expr<'a>> {
        let op = match self.kind() {
            TokenKind::VerticalBar => Operator::BitOr,
            TokenKind::Circumflex => Operator::BitXor,
            TokenKind::Ampersand => Operator::BitAnd,
            TokenKind::LeftShift => Operator::LShift,
            TokenKind::RightShift => Operator::RShift,
            TokenKind::Plus => Operator::Add,
            TokenKind::Minus => Operator::Sub,
            TokenKind::Star => Operator::Mult,
            TokenKind::Slash => Operator::Div,
            TokenKind::DoubleSlash => Operator::FloorDiv,
            TokenKind::Percent => Operator::Mod,
            TokenKind::At => Operator::MatMult,
            _ => return Err(Failed),
        };
        self.advance();
        let right = self.operation(binding + 1)?;
        if op == Operator::MatMult {
            self.require_version(5)?;
        }
        let range = self.range_from(start);
        Ok(Expr::BinOp(self.node(ExprBinOp { range, left, op, right })))
    }

    /// `factor`: signs, then `power`.
    #[inline]
    fn factor(&mut self) -> Parse<Expr<'a>> {
        let op = match self.kind() {
            TokenKind::Minus => UnaryOp::USub,
            TokenKind::Plus => UnaryOp::UAdd,
            TokenKind::Tilde => UnaryOp::Invert,
            _ => return self.power(),
        };
        self.signed(op)
    }

    fn signed(&mut self, op: UnaryOp) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let operand = self.deeper(frames::UNARY, Self::factor)?;
        let range = self.range_from(start);
        Ok(Expr::UnaryOp(self.node(ExprUnaryOp { range, op, operand })))
    }

    /// `power`
    #[inline]
    fn power(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let left = if self.at(TokenKind::Await) { self.await_primary()? } else { self.primary()? };
        self.rest_of_power(start, left)
    }

    /// `'**' factor`, if that comes next.
    #[inline]
    pub(crate) fn rest_of_power(&mut self, start: u32, left: Expr<'a>) -> Parse<Expr<'a>> {
        if !self.at(TokenKind::DoubleStar) {
            return Ok(left);
        }
        self.advance();
        let right = self.deeper(frames::POWER, Self::factor)?;
        let range = self.range_from(start);
        Ok(Expr::BinOp(self.node(ExprBinOp { range, left, op: Operator::Pow, right })))
    }

    /// `'await' primary`
    fn await_primary(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let value = self.primary()?;
        self.require_version(5)?;
        let range = self.range_from(start);
        Ok(Expr::Await(self.node(ExprAwait { range, value })))
    }
}
