//! `if`, `while`, `for`.

use pycore_ast::{Expr, ExprContext, Stmt, StmtAsyncFor, StmtFor, StmtIf, StmtWhile};
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Parse, Parser};

/// An `if` or `elif` clause whose `else` has not been read.
struct Clause<'a> {
    start: u32,
    test: Expr<'a>,
    body: &'a [Stmt<'a>],
}

impl<'a> Parser<'a, '_> {
    /// `named_expression ':' block` of a rule at depth `rule`.
    fn condition_and_block(&mut self, rule: i32) -> Parse<(Expr<'a>, &'a [Stmt<'a>])> {
        self.level = rule + 2;
        self.check_depth(frames::NAME)?;
        let test = self.named_expression()?;
        self.expect(TokenKind::Colon)?;
        Ok((test, self.block(rule)?))
    }

    /// `if_stmt`
    ///
    /// An `elif` is an `if` in the `else` of the one before, and there may be thousands: they are
    /// collected in a loop, and nested from the last to the first.
    pub(crate) fn if_stmt(&mut self) -> Parse<Stmt<'a>> {
        let rule = self.compound_rule();
        let start = self.start();
        self.advance();
        let (test, body) = self.condition_and_block(rule)?;
        let mut clauses = Vec::new();
        let mut depth = rule;
        while self.at(TokenKind::Elif) {
            depth += 1;
            let start = self.start();
            self.advance();
            let (test, body) = self.condition_and_block(depth)?;
            clauses.push(Clause { start, test, body });
        }
        let mut orelse = self.else_block(depth)?;
        for Clause { start, test, body } in clauses.into_iter().rev() {
            let range = self.range_from(start);
            let nested = Stmt::If(self.node(StmtIf { range, test, body, orelse }));
            orelse = self.arena.alloc_slice(&[nested]);
        }
        let range = self.range_from(start);
        Ok(Stmt::If(self.node(StmtIf { range, test, body, orelse })))
    }

    /// `[else_block]` of a rule at depth `rule`.
    pub(crate) fn else_block(&mut self, rule: i32) -> Parse<&'a [Stmt<'a>]> {
        if !self.eat(TokenKind::Else) {
            return Ok(&[]);
        }
        self.expect(TokenKind::Colon)?;
        self.block(rule + 1)
    }

    /// `while_stmt`
    pub(crate) fn while_stmt(&mut self) -> Parse<Stmt<'a>> {
        let rule = self.compound_rule();
        let start = self.start();
        self.advance();
        let (test, body) = self.condition_and_block(rule)?;
        let orelse = self.else_block(rule)?;
        let range = self.range_from(start);
        Ok(Stmt::While(self.node(StmtWhile { range, test, body, orelse })))
    }

    /// `for_stmt`
    pub(crate) fn for_stmt(&mut self) -> Parse<Stmt<'a>> {
        let rule = self.compound_rule();
        let start = self.start();
        let is_async = self.eat(TokenKind::Async);
        self.advance();
        self.level = frames::target(rule + 5);
        let target = self.star_targets(ExprContext::Store)?;
        self.expect(TokenKind::In)?;
        self.level = rule + 1 + frames::STAR_EXPRESSIONS;
        let iter = self.star_expressions()?;
        self.expect(TokenKind::Colon)?;
        let type_comment = self.optional_type_comment();
        let body = self.block(rule)?;
        let orelse = self.else_block(rule)?;
        let range = self.range_from(start);
        if is_async {
            self.require_version(5)?;
            let node = StmtAsyncFor { range, target, iter, body, orelse, type_comment };
            return Ok(Stmt::AsyncFor(self.node(node)));
        }
        Ok(Stmt::For(self.node(StmtFor { range, target, iter, body, orelse, type_comment })))
    }
}
