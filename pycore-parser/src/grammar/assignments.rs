//! Assignments, annotations, and expressions as statements.
//!
//! All begin with an expression; the token after it tells which of them it is.

use pycore_ast::{
    Expr, ExprContext, ExprStarred, ExprTuple, Operator, Stmt, StmtAnnAssign, StmtAssign,
    StmtAugAssign, StmtExpr,
};
use pycore_lexer::TokenKind;

use super::expressions::begins_star_expression;
use crate::frames::{self, Targets};
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
        let is_parenthesised =
            first_token == TokenKind::LeftParenthesis && self.peek(1) == TokenKind::LeftParenthesis;
        let first = self.star_expressions_or_targets(if is_parenthesised {
            frames::PARENTHESISED_TARGETS
        } else {
            frames::STATEMENT_TARGETS
        })?;
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

    /// `star_expressions` where targets may stand, and CPython reads those first.
    fn star_expressions_or_targets(&mut self, depth: Targets) -> Parse<Expr<'a>> {
        let start = self.start();
        let first = self.expression_or_target(depth.first, depth.starred)?;
        if !self.at(TokenKind::Comma) {
            return Ok(first);
        }
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        self.level += frames::NEXT_TUPLE_ITEM;
        // The first expression that is no target ends the list that CPython reads first.
        let mut depth = if is_target(first) { Some(depth) } else { None };
        while self.eat(TokenKind::Comma) && begins_star_expression(self.kind()) {
            let item = match depth {
                Some(depth) => self.expression_or_target(depth.next, depth.starred)?,
                None => self.star_expression()?,
            };
            depth = depth.filter(|_| is_target(item));
            self.scratch.exprs.push(item);
        }
        self.level -= frames::NEXT_TUPLE_ITEM;
        let elts = self.take_exprs(mark);
        let range = self.range_from(start);
        Ok(Expr::Tuple(self.node(ExprTuple { range, elts, ctx: ExprContext::Load })))
    }

    /// `star_expression`, whose leftmost atom is less deep as given if it could begin a target.
    #[inline]
    fn expression_or_target(&mut self, plain: i32, starred: i32) -> Parse<Expr<'a>> {
        let start = self.start();
        if self.at(TokenKind::Star) {
            if !has_content(self.peek(1)) {
                return self.starred(frames::STARRED);
            }
            self.advance();
            let operand = self.start();
            let value = self.deeper(frames::STARRED, |p| {
                let left = p.deeper(starred, Self::primary)?;
                let left = p.rest_of_power(operand, left)?;
                p.rest_of_bitwise_or(operand, left)
            })?;
            let range = self.range_from(start);
            return Ok(Expr::Starred(self.node(ExprStarred {
                range,
                value,
                ctx: ExprContext::Load,
            })));
        }
        if !has_content(self.kind()) {
            return self.expression();
        }
        let left = self.deeper(plain, Self::primary)?;
        let left = self.rest_of_power(start, left)?;
        let left = self.rest_of_disjunction(start, left)?;
        self.rest_of_expression(start, left)
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

    /// What stands after the `=` of an assignment: its value or another target. `rule` is the depth of
    /// `annotated_rhs`.
    fn assigned(&mut self, rule: i32) -> Parse<Expr<'a>> {
        if self.at(TokenKind::Yield) {
            return self.annotated_rhs(rule);
        }
        self.level = rule + 1 + frames::STAR_EXPRESSIONS;
        self.star_expressions_or_targets(frames::VALUE_TARGETS)
    }

    /// An assignment from its first `=`.
    fn assign(&mut self, rule: i32, start: u32, first: Expr<'a>) -> Parse<Stmt<'a>> {
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        self.advance();
        let mut value = self.assigned(rule + 2)?;
        while self.eat(TokenKind::Equal) {
            let target = self.as_target(value, ExprContext::Store)?;
            self.scratch.exprs.push(target);
            value = self.assigned(rule + 2)?;
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

/// Whether a token begins an atom in which something can be nested.
fn has_content(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::LeftParenthesis
            | TokenKind::LeftBracket
            | TokenKind::LeftBrace
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::TStringStart
    )
}

/// Whether an expression has the form of a target, as far as its outermost node tells.
fn is_target(expression: Expr<'_>) -> bool {
    matches!(
        expression,
        Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Starred(_)
            | Expr::List(_)
            | Expr::Tuple(_)
    )
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
