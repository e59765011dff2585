//! Statements: lists, blocks, and the choice of the rule by the first token.

use pycore_ast::Stmt;
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

impl<'a> Parser<'a, '_> {
    /// `statements` up to a token of this kind, which is not consumed.
    pub(crate) fn statements(&mut self, end: TokenKind) -> Parse<&'a [Stmt<'a>]> {
        let mark = self.scratch.stmts.len();
        while !self.at(end) {
            self.statement()?;
        }
        Ok(take(self.arena, &mut self.scratch.stmts, mark))
    }

    /// `statement`: one compound statement, or simple ones up to the end of the line.
    fn statement(&mut self) -> Parse<()> {
        match self.compound_stmt()? {
            Some(statement) => {
                self.scratch.stmts.push(statement);
                Ok(())
            }
            None => self.simple_stmts(),
        }
    }

    /// `compound_stmt`, if the next tokens begin one.
    pub(crate) fn compound_stmt(&mut self) -> Parse<Option<Stmt<'a>>> {
        let statement = match self.kind() {
            TokenKind::If => self.if_stmt()?,
            TokenKind::Def => self.function_def(&[])?,
            TokenKind::Class => self.class_def(&[])?,
            TokenKind::At => self.decorated()?,
            TokenKind::For => self.for_stmt()?,
            TokenKind::While => self.while_stmt()?,
            TokenKind::With => self.with_stmt()?,
            TokenKind::Try => self.try_stmt()?,
            TokenKind::Async => match self.peek(1) {
                TokenKind::Def => self.function_def(&[])?,
                TokenKind::For => self.for_stmt()?,
                TokenKind::With => self.with_stmt()?,
                _ => return Err(Failed),
            },
            TokenKind::Name if self.token_text(self.current) == "match" => {
                return self.match_stmt();
            }
            _ => return Ok(None),
        };
        Ok(Some(statement))
    }

    /// `simple_stmts`: up to and including the end of the line.
    pub(crate) fn simple_stmts(&mut self) -> Parse<()> {
        let frame = self.frame;
        loop {
            let statement = self.simple_stmt()?;
            self.scratch.stmts.push(statement);
            if self.at(TokenKind::Newline) {
                break;
            }
            self.expect(TokenKind::Semicolon)?;
            if self.at(TokenKind::Newline) {
                break;
            }
            self.frame = frame + frames::NEXT_SIMPLE_STATEMENT;
        }
        self.frame = frame;
        self.advance_layout();
        Ok(())
    }

    /// `block`; `rule` is the depth of the rule that has it.
    pub(crate) fn block(&mut self, rule: i32) -> Parse<&'a [Stmt<'a>]> {
        let frame = self.frame;
        self.level = rule + frames::INLINE_BLOCK + frames::EXPRESSION_STATEMENT;
        self.check_depth(frames::NAME)?;
        let body = if self.at(TokenKind::Newline) {
            self.advance_layout();
            self.expect_layout(TokenKind::Indent)?;
            self.frame = rule + frames::BLOCK;
            // There is a statement after an indentation.
            let body = self.statements(TokenKind::Dedent)?;
            self.advance_layout();
            body
        } else {
            self.frame = rule + frames::INLINE_BLOCK;
            let mark = self.scratch.stmts.len();
            self.simple_stmts()?;
            take(self.arena, &mut self.scratch.stmts, mark)
        };
        self.frame = frame;
        Ok(body)
    }

    /// The text of a type comment, which is consumed.
    pub(crate) fn type_comment(&mut self) -> Option<&'a str> {
        let comment = self.token_text(self.current);
        self.advance();
        Some(comment)
    }

    /// `[TYPE_COMMENT]`
    pub(crate) fn optional_type_comment(&mut self) -> Option<&'a str> {
        if self.at(TokenKind::TypeComment) { self.type_comment() } else { None }
    }

    /// Depth of the rule of a compound statement here.
    pub(crate) fn compound_rule(&self) -> i32 {
        self.frame + frames::STATEMENT_KIND
    }
}
