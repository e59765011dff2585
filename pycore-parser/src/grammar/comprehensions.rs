//! Comprehensions: the `for` and `if` clauses.

use pycore_ast::{Comprehension, ExprContext};
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Parse, Parser};
use crate::scratch::take;

impl<'a> Parser<'a, '_> {
    /// `for_if_clauses`; the iterables are `frames` deeper than the expression around.
    pub(crate) fn for_if_clauses(&mut self, frames: i32) -> Parse<&'a [Comprehension<'a>]> {
        let mark = self.scratch.comprehensions.len();
        self.level += frames;
        while matches!(self.kind(), TokenKind::For | TokenKind::Async) {
            let clause = self.for_if_clause()?;
            self.scratch.comprehensions.push(clause);
        }
        self.level -= frames;
        Ok(take(self.arena, &mut self.scratch.comprehensions, mark))
    }

    /// `for_if_clause`
    fn for_if_clause(&mut self) -> Parse<Comprehension<'a>> {
        let is_async = self.eat(TokenKind::Async);
        self.expect(TokenKind::For)?;
        let target =
            self.deeper(frames::COMPREHENSION_TARGET, |p| p.star_targets(ExprContext::Store))?;
        self.expect(TokenKind::In)?;
        let iter = self.deeper(0, Self::disjunction)?;
        let mark = self.scratch.exprs.len();
        while self.eat(TokenKind::If) {
            let condition = self.deeper(frames::CONDITION, Self::disjunction)?;
            self.scratch.exprs.push(condition);
        }
        let ifs = self.take_exprs(mark);
        if is_async {
            self.require_version(6)?;
        }
        Ok(Comprehension { target, iter, ifs, is_async })
    }
}
