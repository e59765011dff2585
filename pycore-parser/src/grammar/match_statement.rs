//! `match`, whose keywords are soft.

use pycore_ast::{Expr, ExprContext, ExprTuple, MatchCase, Stmt, StmtMatch};
use pycore_lexer::TokenKind;

use super::expressions::begins_star_expression;
use crate::frames;
use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

impl<'a> Parser<'a, '_> {
    /// `match_stmt`, if the name `match` here begins one: a subject, a colon and the first `case` follow.
    pub(crate) fn match_stmt(&mut self) -> Parse<Option<Stmt<'a>>> {
        if !begins_star_expression(self.peek(1)) {
            return Ok(None);
        }
        let rule = self.compound_rule();
        let before = self.checkpoint();
        let start = self.start();
        self.advance();
        let Ok(subject) = self.match_header(rule) else {
            self.go_back(before)?;
            return Ok(None);
        };
        let frame = self.frame;
        let mark = self.scratch.cases.len();
        while self.at_case() {
            let case = self.case_block(rule + 2)?;
            self.scratch.cases.push(case);
        }
        self.frame = frame;
        self.expect_layout(TokenKind::Dedent)?;
        let cases = take(self.arena, &mut self.scratch.cases, mark);
        self.require_version(10)?;
        let range = self.range_from(start);
        Ok(Some(Stmt::Match(self.node(StmtMatch { range, subject, cases }))))
    }

    /// `subject_expr ':' NEWLINE INDENT`, with a `case` after it.
    fn match_header(&mut self, rule: i32) -> Parse<Expr<'a>> {
        let subject = self.subject_expr(rule + 1)?;
        self.expect(TokenKind::Colon)?;
        self.expect_layout(TokenKind::Newline)?;
        self.expect_layout(TokenKind::Indent)?;
        if self.at_case() { Ok(subject) } else { Err(Failed) }
    }

    fn at_case(&self) -> bool {
        self.at(TokenKind::Name) && self.token_text(self.current) == "case"
    }

    /// `subject_expr`
    fn subject_expr(&mut self, rule: i32) -> Parse<Expr<'a>> {
        self.level = rule + 3;
        let start = self.start();
        let first = self.star_named_expression()?;
        if !self.at(TokenKind::Comma) {
            return if matches!(first, Expr::Starred(_)) { Err(Failed) } else { Ok(first) };
        }
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        self.level += frames::NEXT_TUPLE_ITEM;
        while self.eat(TokenKind::Comma) && begins_star_expression(self.kind()) {
            let item = self.star_named_expression()?;
            self.scratch.exprs.push(item);
        }
        let elts = self.take_exprs(mark);
        let range = self.range_from(start);
        Ok(Expr::Tuple(self.node(ExprTuple { range, elts, ctx: ExprContext::Load })))
    }

    /// `case_block`
    fn case_block(&mut self, rule: i32) -> Parse<MatchCase<'a>> {
        self.advance();
        self.level = rule;
        let pattern = self.patterns()?;
        let mut guard = None;
        if self.eat(TokenKind::If) {
            self.level = rule + 3;
            guard = Some(self.named_expression()?);
        }
        self.expect(TokenKind::Colon)?;
        let body = self.block(rule)?;
        Ok(MatchCase { pattern, guard, body })
    }
}
