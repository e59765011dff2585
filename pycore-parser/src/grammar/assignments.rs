//! Assignments, annotations, and expressions as statements.
//!
//! All begin with an expression; the token after it tells which of them it is.

use pycore_ast::{
    Expr, ExprContext, Operator, Stmt, StmtAnnAssign, StmtAssign, StmtAugAssign, StmtExpr,
};
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Failed, Parse, Parser};

impl<'a> Parser<'a, '_> {
    /// `assignment`, or `star_expressions` as a statement; `rule` is the depth of `simple_stmt`.
    pub(crate) fn expression_stmt(&mut self, rule: i32) -> Parse<Stmt<'a>> {
        let start = self.start();
        let first_token = self.kind();
        if first_token == TokenKind::Name && self.peek(1) == TokenKind::Equal {
            let target = self.name_node(ExprContext::Store)?;
            return self.assign(rule, start, target);
        }
        self.level = rule + 1 + frames::STAR_EXPRESSIONS;
        let first = self.first_star_expressions()?;
        match self.kind() {
            TokenKind::Newline | TokenKind::Semicolon => {
                let range = self.range_from(start);
                Ok(Stmt::Expr(self.node(StmtExpr { range, value: first })))
            }
            TokenKind::Equal => {
                let target = self.as_target(first, ExprContext::Store)?;
                self.assign(rule, start, target)
            }
            TokenKind::Colon => {
                let simple = matches!(first, Expr::Name(_)) && first_token == TokenKind::Name;
                self.annotation(rule, start, first, simple)
            }
            kind => match augmented_operator(kind) {
                Some(op) => self.augmented(rule, start, first, op),
                None => Err(Failed),
            },
        }
    }

    /// `star_expressions` at the start of a statement, where CPython first looks for a target.
    fn first_star_expressions(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let primary = matches!(
            self.kind(),
            TokenKind::Name
                | TokenKind::LeftParenthesis
                | TokenKind::LeftBracket
                | TokenKind::LeftBrace
        );
        if !primary {
            return self.star_expressions();
        }
        let left = self.deeper(frames::FIRST_TARGET, Self::primary)?;
        let left = self.rest_of_power(start, left)?;
        let left = self.rest_of_disjunction(start, left)?;
        let first = self.rest_of_expression(start, left)?;
        self.rest_of_star_expressions(start, first)
    }

    /// `annotated_rhs`, where `rule` is the depth of that rule.
    fn annotated_rhs(&mut self, rule: i32) -> Parse<Expr<'a>> {
        if self.at(TokenKind::Yield) {
            self.level = rule + 1;
            return self.yield_expr(1 + frames::STAR_EXPRESSIONS, 1);
        }
        self.level = rule + 1 + frames::STAR_EXPRESSIONS;
        self.star_expressions()
    }

    /// An assignment from its first `=`.
    fn assign(&mut self, rule: i32, start: u32, first: Expr<'a>) -> Parse<Stmt<'a>> {
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        self.advance();
        let mut value = self.annotated_rhs(rule + 2)?;
        while self.eat(TokenKind::Equal) {
            let target = self.as_target(value, ExprContext::Store)?;
            self.scratch.exprs.push(target);
            value = self.annotated_rhs(rule + 2)?;
        }
        let targets = self.take_exprs(mark);
        let type_comment = self.optional_type_comment();
        let range = self.range_from(start);
        Ok(Stmt::Assign(self.node(StmtAssign { range, targets, value, type_comment })))
    }

    /// An annotation from its colon.
    fn annotation(
        &mut self,
        rule: i32,
        start: u32,
        target: Expr<'a>,
        simple: bool,
    ) -> Parse<Stmt<'a>> {
        let target = self.as_single_target(target)?;
        self.advance();
        self.level = rule + 2;
        let annotation = self.expression()?;
        let mut value = None;
        if self.eat(TokenKind::Equal) {
            value = Some(self.annotated_rhs(rule + 3)?);
        }
        self.require_version(6)?;
        let range = self.range_from(start);
        Ok(Stmt::AnnAssign(self.node(StmtAnnAssign { range, target, annotation, value, simple })))
    }

    /// An augmented assignment from its operator.
    fn augmented(
        &mut self,
        rule: i32,
        start: u32,
        target: Expr<'a>,
        op: Operator,
    ) -> Parse<Stmt<'a>> {
        let target = self.as_single_target(target)?;
        if op == Operator::MatMult {
            self.require_version(5)?;
        }
        self.advance();
        let value = self.annotated_rhs(rule + 2)?;
        let range = self.range_from(start);
        Ok(Stmt::AugAssign(self.node(StmtAugAssign { range, target, op, value })))
    }
}

/// `augassign`
fn augmented_operator(kind: TokenKind) -> Option<Operator> {
    Some(match kind {
        TokenKind::PlusEqual => Operator::Add,
        TokenKind::MinusEqual => Operator::Sub,
        TokenKind::StarEqual => Operator::Mult,
        TokenKind::AtEqual => Operator::MatMult,
        TokenKind::SlashEqual => Operator::Div,
        TokenKind::PercentEqual => Operator::Mod,
        TokenKind::AmpersandEqual => Operator::BitAnd,
        TokenKind::VerticalBarEqual => Operator::BitOr,
        TokenKind::CircumflexEqual => Operator::BitXor,
        TokenKind::LeftShiftEqual => Operator::LShift,
        TokenKind::RightShiftEqual => Operator::RShift,
        TokenKind::DoubleStarEqual => Operator::Pow,
        TokenKind::DoubleSlashEqual => Operator::FloorDiv,
        _ => return None,
    })
}
