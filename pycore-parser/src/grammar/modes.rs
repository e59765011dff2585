//! The start rules.

use pycore_ast::{
    Expr, Mod, ModExpression, ModFunctionType, ModInteractive, ModModule, Stmt, StmtPass,
    TypeIgnore,
};
use pycore_lexer::TokenKind;
use pycore_source::TextRange;

use crate::parser::{Failed, Parse, Parser};
use crate::{Mode, frames};

impl<'a> Parser<'a, '_> {
    /// The whole text, as what the options say it is.
    pub(crate) fn module(&mut self, type_ignores: &'a [TypeIgnore<'a>]) -> Parse<Mod<'a>> {
        match self.options.mode {
            Mode::Exec => self.file(type_ignores),
            Mode::Eval => self.eval(),
            Mode::Single => self.interactive(),
            Mode::FuncType => self.func_type(),
        }
    }

    /// `file`
    fn file(&mut self, type_ignores: &'a [TypeIgnore<'a>]) -> Parse<Mod<'a>> {
        self.frame = 4;
        let body = self.statements(TokenKind::EndMarker)?;
        Ok(Mod::Module(self.node(ModModule { body, type_ignores })))
    }

    /// `eval`
    fn eval(&mut self) -> Parse<Mod<'a>> {
        self.level = 3;
        let body = self.expressions()?;
        self.end_of_expression()?;
        Ok(Mod::Expression(self.node(ModExpression { body })))
    }

    /// `NEWLINE* ENDMARKER`
    fn end_of_expression(&mut self) -> Parse<()> {
        while self.at(TokenKind::Newline) {
            self.advance_layout();
        }
        if self.at(TokenKind::EndMarker) { Ok(()) } else { Err(Failed) }
    }

    /// `interactive`: a compound statement and an empty line, or a line of simple statements.
    ///
    /// Nothing but blanks and comments may follow a line of simple statements.
    fn interactive(&mut self) -> Parse<Mod<'a>> {
        self.frame = 3;
        let mark = self.scratch.stmts.len();
        if self.at(TokenKind::Newline) {
            let range = TextRange::new(self.start(), self.start());
            self.advance_layout();
            let pass = Stmt::Pass(self.node(StmtPass { range }));
            self.scratch.stmts.push(pass);
        } else if let Some(statement) = self.compound_stmt()? {
            self.scratch.stmts.push(statement);
            self.expect_layout(TokenKind::Newline)?;
        } else {
            self.frame = 2;
            self.simple_stmts()?;
        }
        let body = crate::scratch::take(self.arena, &mut self.scratch.stmts, mark);
        let rest = &self.text[self.previous_token_end() as usize..];
        if rest.lines().any(|line| {
            let line = line.trim_start_matches([' ', '\t', '\x0C']);
            !line.is_empty() && !line.starts_with('#')
        }) {
            return self.refuse();
        }
        Ok(Mod::Interactive(self.node(ModInteractive { body })))
    }

    /// `func_type`
    fn func_type(&mut self) -> Parse<Mod<'a>> {
        self.level = 3;
        self.expect(TokenKind::LeftParenthesis)?;
        let mark = self.scratch.exprs.len();
        if !self.at(TokenKind::RightParenthesis) {
            self.type_expressions()?;
        }
        let argtypes = self.take_exprs(mark);
        self.expect(TokenKind::RightParenthesis)?;
        self.expect(TokenKind::RightArrow)?;
        self.level = 2;
        let returns = self.expression()?;
        self.end_of_expression()?;
        Ok(Mod::FunctionType(self.node(ModFunctionType { argtypes, returns })))
    }

    /// `type_expressions`: stars may stand before the last ones, and leave no trace in the tree.
    fn type_expressions(&mut self) -> Parse<()> {
        let mut stars = 0;
        loop {
            let found = match self.kind() {
                TokenKind::Star => 1,
                TokenKind::DoubleStar => 2,
                _ => 0,
            };
            if found > 0 {
                self.advance();
            }
            if found <= stars && stars > 0 {
                return Err(Failed);
            }
            stars = found;
            let expression: Expr<'a> = self.deeper(frames::NEXT_ITEM, Self::expression)?;
            self.scratch.exprs.push(expression);
            if stars == 2 || !self.eat(TokenKind::Comma) {
                return Ok(());
            }
        }
    }
}
