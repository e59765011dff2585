//! Simple statements, except assignments and imports.

use pycore_ast::{
    ExprContext, Stmt, StmtAssert, StmtBreak, StmtContinue, StmtDelete, StmtExpr, StmtGlobal,
    StmtNonlocal, StmtPass, StmtRaise, StmtReturn,
};
use pycore_lexer::TokenKind;

use super::expressions::begins_expression;
use crate::frames;
use crate::parser::{Failed, Parse, Parser};

impl<'a> Parser<'a, '_> {
    /// `simple_stmt`
    pub(crate) fn simple_stmt(&mut self) -> Parse<Stmt<'a>> {
        // The depth of `simple_stmt`; rules of single statements are one deeper.
        let rule = self.frame + frames::STATEMENT_KIND;
        let start = self.start();
        match self.kind() {
            TokenKind::Return => {
                self.advance();
                self.level = rule + 2 + frames::STAR_EXPRESSIONS;
                let value = self.optional_star_expressions()?;
                let range = self.range_from(start);
                Ok(Stmt::Return(self.node(StmtReturn { range, value })))
            }
            TokenKind::Import => self.import_name(),
            TokenKind::From => self.import_from(),
            TokenKind::Raise => self.raise_stmt(rule + 1),
            TokenKind::Pass => {
                self.advance();
                let range = self.range_from(start);
                Ok(Stmt::Pass(self.node(StmtPass { range })))
            }
            TokenKind::Break => {
                self.advance();
                let range = self.range_from(start);
                Ok(Stmt::Break(self.node(StmtBreak { range })))
            }
            TokenKind::Continue => {
                self.advance();
                let range = self.range_from(start);
                Ok(Stmt::Continue(self.node(StmtContinue { range })))
            }
            TokenKind::Del => self.del_stmt(rule + 1),
            TokenKind::Assert => self.assert_stmt(rule + 1),
            TokenKind::Yield => {
                self.level = rule + 2;
                let value = self.yield_expr(1 + frames::STAR_EXPRESSIONS, 1)?;
                let range = self.range_from(start);
                Ok(Stmt::Expr(self.node(StmtExpr { range, value })))
            }
            TokenKind::Global => {
                self.advance();
                let names = self.name_list()?;
                let range = self.range_from(start);
                Ok(Stmt::Global(self.node(StmtGlobal { range, names })))
            }
            TokenKind::Nonlocal => {
                self.advance();
                let names = self.name_list()?;
                let range = self.range_from(start);
                Ok(Stmt::Nonlocal(self.node(StmtNonlocal { range, names })))
            }
            // Two names in a row are nothing else.
            TokenKind::Name
                if self.peek(1) == TokenKind::Name && self.token_text(self.current) == "type" =>
            {
                self.type_alias()
            }
            _ => self.expression_stmt(rule),
        }
    }

    /// `raise_stmt`
    fn raise_stmt(&mut self, rule: i32) -> Parse<Stmt<'a>> {
        let start = self.start();
        self.advance();
        self.level = rule + 1;
        let (mut exc, mut cause) = (None, None);
        if begins_expression(self.kind()) {
            exc = Some(self.expression()?);
            if self.eat(TokenKind::From) {
                cause = Some(self.deeper(frames::NEXT_ITEM, Self::expression)?);
            }
        }
        let range = self.range_from(start);
        Ok(Stmt::Raise(self.node(StmtRaise { range, exc, cause })))
    }

    /// `assert_stmt`
    fn assert_stmt(&mut self, rule: i32) -> Parse<Stmt<'a>> {
        let start = self.start();
        self.advance();
        self.level = rule + 1;
        let test = self.expression()?;
        let mut msg = None;
        if self.eat(TokenKind::Comma) {
            msg = Some(self.deeper(frames::NEXT_ITEM, Self::expression)?);
        }
        let range = self.range_from(start);
        Ok(Stmt::Assert(self.node(StmtAssert { range, test, msg })))
    }

    /// `del_stmt`
    fn del_stmt(&mut self, rule: i32) -> Parse<Stmt<'a>> {
        let start = self.start();
        self.advance();
        self.level = frames::target(rule + 5);
        let mark = self.scratch.exprs.len();
        loop {
            let target = self.target(ExprContext::Del)?;
            self.scratch.exprs.push(target);
            let ends = matches!(self.kind(), TokenKind::Semicolon | TokenKind::Newline);
            if ends {
                break;
            }
            if !self.eat(TokenKind::Comma) {
                return Err(Failed);
            }
            if matches!(self.kind(), TokenKind::Semicolon | TokenKind::Newline) {
                break;
            }
            self.level = frames::target(rule + 5) + frames::NEXT_ITEM;
        }
        let targets = self.take_exprs(mark);
        let range = self.range_from(start);
        Ok(Stmt::Delete(self.node(StmtDelete { range, targets })))
    }
}
