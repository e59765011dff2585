//! `try` and `with`.

use pycore_ast::{
    ExceptHandler, ExprContext, Stmt, StmtAsyncWith, StmtTry, StmtTryStar, StmtWith, WithItem,
};
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

impl<'a> Parser<'a, '_> {
    /// `try_stmt`
    pub(crate) fn try_stmt(&mut self) -> Parse<Stmt<'a>> {
        let rule = self.compound_rule();
        let start = self.start();
        self.advance();
        self.expect(TokenKind::Colon)?;
        let body = self.block(rule)?;
        let is_star = self.at(TokenKind::Except) && self.peek(1) == TokenKind::Star;
        let mark = self.scratch.handlers.len();
        while self.at(TokenKind::Except) {
            if is_star != (self.peek(1) == TokenKind::Star) {
                return Err(Failed);
            }
            let handler = self.except_block(rule, is_star)?;
            self.scratch.handlers.push(handler);
        }
        let handlers = take(self.arena, &mut self.scratch.handlers, mark);
        let orelse = if handlers.is_empty() { &[] } else { self.else_block(rule)? };
        let mut finalbody: &[Stmt<'a>] = &[];
        if self.eat(TokenKind::Finally) {
            self.expect(TokenKind::Colon)?;
            finalbody = self.block(rule + 1)?;
        } else if handlers.is_empty() {
            return Err(Failed);
        }
        let range = self.range_from(start);
        if is_star {
            self.require_version(11)?;
            let node = StmtTryStar { range, body, handlers, orelse, finalbody };
            return Ok(Stmt::TryStar(self.node(node)));
        }
        Ok(Stmt::Try(self.node(StmtTry { range, body, handlers, orelse, finalbody })))
    }

    /// `except_block` or `except_star_block`
    fn except_block(&mut self, rule: i32, is_star: bool) -> Parse<ExceptHandler<'a>> {
        let rule = rule + 2;
        let start = self.start();
        self.advance();
        if is_star {
            self.advance();
        }
        let (mut type_, mut name, mut is_new) = (None, None, false);
        if is_star || !self.at(TokenKind::Colon) {
            self.level = rule + 1;
            let first = self.start();
            let expression = self.expression()?;
            if self.at(TokenKind::Comma) {
                self.level += frames::NEXT_ITEM;
                type_ = Some(self.rest_of_expressions(first, expression)?);
                is_new = true;
            } else {
                type_ = Some(expression);
                if self.eat(TokenKind::As) {
                    name = Some(self.identifier()?);
                }
            }
        }
        self.expect(TokenKind::Colon)?;
        let body = self.block(rule)?;
        if is_new {
            self.require_version(14)?;
        }
        Ok(ExceptHandler { range: self.range_from(start), type_, name, body })
    }

    /// `with_stmt`
    pub(crate) fn with_stmt(&mut self) -> Parse<Stmt<'a>> {
        let rule = self.compound_rule();
        let start = self.start();
        let is_async = self.eat(TokenKind::Async);
        self.advance();
        let mut items = None;
        if self.at(TokenKind::LeftParenthesis) {
            let before = self.checkpoint();
            items = self.parenthesised_with_items(rule, is_async).ok();
            if items.is_none() {
                self.go_back(before)?;
            }
        }
        let items = match items {
            Some(items) => items,
            None => self.with_items(rule, TokenKind::Colon)?,
        };
        self.expect(TokenKind::Colon)?;
        let type_comment = self.optional_type_comment();
        let body = self.block(rule)?;
        let range = self.range_from(start);
        if is_async {
            self.require_version(5)?;
            return Ok(Stmt::AsyncWith(self.node(StmtAsyncWith {
                range,
                items,
                body,
                type_comment,
            })));
        }
        Ok(Stmt::With(self.node(StmtWith { range, items, body, type_comment })))
    }

    /// `'(' ','.with_item+ ','? ')'` if a colon follows; otherwise the parenthesis begins an expression.
    ///
    /// The grammar has no type comment for `async with` with such parentheses, hence before one they
    /// belong to an expression too.
    fn parenthesised_with_items(&mut self, rule: i32, is_async: bool) -> Parse<&'a [WithItem<'a>]> {
        self.advance();
        let items = self.with_items(rule, TokenKind::RightParenthesis)?;
        self.advance();
        let is_other =
            !self.at(TokenKind::Colon) || is_async && self.peek(1) == TokenKind::TypeComment;
        if is_other { Err(Failed) } else { Ok(items) }
    }

    /// `','.with_item+`; a last comma is allowed before a parenthesis.
    fn with_items(&mut self, rule: i32, close: TokenKind) -> Parse<&'a [WithItem<'a>]> {
        let mark = self.scratch.with_items.len();
        self.level = rule + 3;
        loop {
            let item = self.with_item()?;
            self.scratch.with_items.push(item);
            if !self.eat(TokenKind::Comma) {
                break;
            }
            if close == TokenKind::RightParenthesis && self.at(close) {
                break;
            }
            self.level = rule + 3 + frames::NEXT_ITEM;
        }
        if !self.at(close) {
            return Err(Failed);
        }
        Ok(take(self.arena, &mut self.scratch.with_items, mark))
    }

    /// `with_item`
    fn with_item(&mut self) -> Parse<WithItem<'a>> {
        let context_expr = self.expression()?;
        let mut optional_vars = None;
        if self.eat(TokenKind::As) {
            let target = self.deeper(frames::target(3), |p| p.star_target(ExprContext::Store))?;
            let follows = matches!(
                self.kind(),
                TokenKind::Comma | TokenKind::RightParenthesis | TokenKind::Colon
            );
            if !follows {
                return Err(Failed);
            }
            optional_vars = Some(target);
        }
        Ok(WithItem { context_expr, optional_vars })
    }
}
