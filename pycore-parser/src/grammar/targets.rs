//! Assignment targets of `for`, `with`, `del` and comprehensions.
//!
//! They are primaries with an optional star, and so are read as such and converted; no other expression
//! is a target, hence `in` after a target is not taken for an operator.

use pycore_ast::{Expr, ExprContext, ExprName, ExprStarred, ExprTuple};
use pycore_lexer::TokenKind;

use super::expressions::begins_star_expression;
use crate::parser::{Failed, Parse, Parser};

impl<'a> Parser<'a, '_> {
    /// `star_targets`: a target, or several as a tuple.
    pub(crate) fn star_targets(&mut self, ctx: ExprContext) -> Parse<Expr<'a>> {
        let start = self.start();
        let first = self.star_target(ctx)?;
        if !self.at(TokenKind::Comma) {
            return Ok(first);
        }
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        while self.eat(TokenKind::Comma) && begins_star_expression(self.kind()) {
            let item = self.star_target(ctx)?;
            self.scratch.exprs.push(item);
        }
        let elts = self.take_exprs(mark);
        let range = self.range_from(start);
        Ok(Expr::Tuple(self.node(ExprTuple { range, elts, ctx })))
    }

    /// `star_target`
    pub(crate) fn star_target(&mut self, ctx: ExprContext) -> Parse<Expr<'a>> {
        if !self.at(TokenKind::Star) {
            return self.target(ctx);
        }
        let start = self.start();
        self.advance();
        if self.at(TokenKind::Star) {
            return Err(Failed);
        }
        let value = self.target(ctx)?;
        let range = self.range_from(start);
        Ok(Expr::Starred(self.node(ExprStarred { range, value, ctx })))
    }

    /// A target without star.
    #[inline]
    pub(crate) fn target(&mut self, ctx: ExprContext) -> Parse<Expr<'a>> {
        let has_trailer = matches!(
            self.peek(1),
            TokenKind::Dot | TokenKind::LeftParenthesis | TokenKind::LeftBracket
        );
        if self.at(TokenKind::Name) && !has_trailer {
            let range = self.current.range();
            let id = self.identifier()?;
            return Ok(Expr::Name(self.node(ExprName { range, id, ctx })));
        }
        let expression = self.primary()?;
        self.as_target(expression, ctx)
    }
}
