//! Functions, classes, decorators.

use pycore_ast::{Expr, Stmt, StmtAsyncFunctionDef, StmtClassDef, StmtFunctionDef};
use pycore_lexer::TokenKind;

use super::arguments::CallArguments;
use crate::parser::{Failed, Parse, Parser};

impl<'a> Parser<'a, '_> {
    /// `decorators`, and the function or class after them.
    pub(crate) fn decorated(&mut self) -> Parse<Stmt<'a>> {
        let mark = self.scratch.exprs.len();
        while self.eat(TokenKind::At) {
            self.level = self.compound_rule() + 5;
            let decorator = self.named_expression()?;
            self.expect_layout(TokenKind::Newline)?;
            self.scratch.exprs.push(decorator);
        }
        let decorators = self.take_exprs(mark);
        match self.kind() {
            TokenKind::Class => self.class_def(decorators),
            TokenKind::Def | TokenKind::Async => self.function_def(decorators),
            _ => Err(Failed),
        }
    }

    /// `function_def_raw`
    pub(crate) fn function_def(&mut self, decorator_list: &'a [Expr<'a>]) -> Parse<Stmt<'a>> {
        let rule = self.compound_rule() + 1;
        let start = self.start();
        let is_async = self.eat(TokenKind::Async);
        self.expect(TokenKind::Def)?;
        let name = self.identifier()?;
        self.level = rule;
        let type_params = self.type_params()?;
        self.expect(TokenKind::LeftParenthesis)?;
        let args = self.params()?;
        self.expect(TokenKind::RightParenthesis)?;
        let mut returns = None;
        if self.eat(TokenKind::RightArrow) {
            self.level = rule + 2;
            returns = Some(self.expression()?);
        }
        self.expect(TokenKind::Colon)?;
        let type_comment = self.func_type_comment();
        let body = self.block(rule)?;
        let range = self.range_from(start);
        if is_async {
            self.require_version(5)?;
            return Ok(Stmt::AsyncFunctionDef(self.node(StmtAsyncFunctionDef {
                range,
                name,
                args,
                body,
                decorator_list,
                returns,
                type_comment,
                type_params,
            })));
        }
        Ok(Stmt::FunctionDef(self.node(StmtFunctionDef {
            range,
            name,
            args,
            body,
            decorator_list,
            returns,
            type_comment,
            type_params,
        })))
    }

    /// `[func_type_comment]`: on the line of the colon, or on a line of its own before the block.
    fn func_type_comment(&mut self) -> Option<&'a str> {
        let own_line = self.at(TokenKind::Newline)
            && self.peek(1) == TokenKind::TypeComment
            && self.peek(2) == TokenKind::Newline
            && self.peek(3) == TokenKind::Indent;
        if own_line {
            self.advance_layout();
        }
        self.optional_type_comment()
    }

    /// `class_def_raw`
    pub(crate) fn class_def(&mut self, decorator_list: &'a [Expr<'a>]) -> Parse<Stmt<'a>> {
        let rule = self.compound_rule() + 1;
        let start = self.start();
        self.advance();
        let name = self.identifier()?;
        self.level = rule;
        let type_params = self.type_params()?;
        let mut arguments = CallArguments::default();
        if self.eat(TokenKind::LeftParenthesis) {
            // As if the arguments were those of a call: they are in an optional group.
            self.level = crate::frames::target(rule + 1);
            arguments = self.arguments(None)?;
        }
        let CallArguments { args: bases, keywords } = arguments;
        self.expect(TokenKind::Colon)?;
        let body = self.block(rule)?;
        let range = self.range_from(start);
        Ok(Stmt::ClassDef(self.node(StmtClassDef {
            range,
            name,
            bases,
            keywords,
            body,
            decorator_list,
            type_params,
        })))
    }
}
