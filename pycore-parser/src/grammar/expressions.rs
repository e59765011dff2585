//! Expressions: lists, starred and named ones, conditionals, lambdas, `yield`, primaries.

use pycore_ast::{
    Expr, ExprAttribute, ExprContext, ExprIfExp, ExprLambda, ExprNamedExpr, ExprStarred,
    ExprSubscript, ExprTuple, ExprYield, ExprYieldFrom,
};
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Parse, Parser};

/// Whether a token can begin an `expression`.
pub(crate) fn begins_expression(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Number
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::TStringStart
            | TokenKind::LeftParenthesis
            | TokenKind::LeftBracket
            | TokenKind::LeftBrace
            | TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Tilde
            | TokenKind::Not
            | TokenKind::Lambda
            | TokenKind::Await
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Ellipsis
    )
}

/// Whether a token can begin a `star_expression`.
pub(crate) fn begins_star_expression(kind: TokenKind) -> bool {
    kind == TokenKind::Star || begins_expression(kind)
}

impl<'a> Parser<'a, '_> {
    /// `star_expressions`: an expression or starred expression, or several as a tuple.
    pub(crate) fn star_expressions(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let first = self.star_expression()?;
        self.rest_of_star_expressions(start, first)
    }

    /// `star_expressions` whose first has been read.
    #[inline]
    fn rest_of_star_expressions(&mut self, start: u32, first: Expr<'a>) -> Parse<Expr<'a>> {
        if !self.at(TokenKind::Comma) {
            return Ok(first);
        }
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        self.level += frames::NEXT_TUPLE_ITEM;
        while self.eat(TokenKind::Comma) && begins_star_expression(self.kind()) {
            let item = self.star_expression()?;
            self.scratch.exprs.push(item);
        }
        self.level -= frames::NEXT_TUPLE_ITEM;
        let elts = self.take_exprs(mark);
        let range = self.range_from(start);
        Ok(Expr::Tuple(self.node(ExprTuple { range, elts, ctx: ExprContext::Load })))
    }

    /// `star_expression`
    #[inline]
    pub(crate) fn star_expression(&mut self) -> Parse<Expr<'a>> {
        if self.at(TokenKind::Star) { self.starred(frames::STARRED) } else { self.expression() }
    }

    /// `'*' bitwise_or`, whose operand is `frames` deeper.
    pub(crate) fn starred(&mut self, frames: i32) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let value = self.deeper(frames, Self::bitwise_or)?;
        let range = self.range_from(start);
        Ok(Expr::Starred(self.node(ExprStarred { range, value, ctx: ExprContext::Load })))
    }

    /// `expressions`: an expression, or several as a tuple.
    pub(crate) fn expressions(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let first = self.expression()?;
        if self.at(TokenKind::Comma) { self.rest_of_expressions(start, first) } else { Ok(first) }
    }

    /// `expressions` from their first comma.
    pub(crate) fn rest_of_expressions(&mut self, start: u32, first: Expr<'a>) -> Parse<Expr<'a>> {
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        self.level += frames::NEXT_TUPLE_ITEM;
        while self.eat(TokenKind::Comma) && begins_expression(self.kind()) {
            let item = self.expression()?;
            self.scratch.exprs.push(item);
        }
        self.level -= frames::NEXT_TUPLE_ITEM;
        let elts = self.take_exprs(mark);
        let range = self.range_from(start);
        Ok(Expr::Tuple(self.node(ExprTuple { range, elts, ctx: ExprContext::Load })))
    }

    /// `star_named_expression`
    #[inline]
    pub(crate) fn star_named_expression(&mut self) -> Parse<Expr<'a>> {
        if self.at(TokenKind::Star) {
            self.starred(frames::STARRED_ITEM)
        } else {
            self.named_expression()
        }
    }

    /// `named_expression`
    #[inline]
    pub(crate) fn named_expression(&mut self) -> Parse<Expr<'a>> {
        if self.at(TokenKind::Name) && self.peek(1) == TokenKind::ColonEqual {
            return self.assignment_expression();
        }
        self.expression()
    }

    /// `NAME ':=' expression`
    fn assignment_expression(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let target = self.name_node(ExprContext::Store)?;
        self.advance();
        let value = self.deeper(frames::WALRUS, Self::expression)?;
        self.require_version(8)?;
        let range = self.range_from(start);
        Ok(Expr::NamedExpr(self.node(ExprNamedExpr { range, target, value })))
    }

    /// `yield_expr`; `yield_level` and `from_level` are how much deeper the values are.
    pub(crate) fn yield_expr(&mut self, yield_level: i32, from_level: i32) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        if self.eat(TokenKind::From) {
            let value = self.deeper(from_level, Self::expression)?;
            let range = self.range_from(start);
            return Ok(Expr::YieldFrom(self.node(ExprYieldFrom { range, value })));
        }
        let value = if begins_star_expression(self.kind()) {
            Some(self.deeper(yield_level, Self::star_expressions)?)
        } else {
            self.nothing(yield_level)?;
            None
        };
        let range = self.range_from(start);
        Ok(Expr::Yield(self.node(ExprYield { range, value })))
    }

    /// `expression`
    #[inline]
    pub(crate) fn expression(&mut self) -> Parse<Expr<'a>> {
        if self.at(TokenKind::Lambda) {
            return self.lambdef();
        }
        let start = self.start();
        let body = self.disjunction()?;
        self.rest_of_expression(start, body)
    }

    /// `'if' disjunction 'else' expression`, if that comes next.
    #[inline]
    pub(crate) fn rest_of_expression(&mut self, start: u32, body: Expr<'a>) -> Parse<Expr<'a>> {
        if self.at(TokenKind::If) { self.conditional(start, body) } else { Ok(body) }
    }

    /// `'if' disjunction 'else' expression`
    fn conditional(&mut self, start: u32, body: Expr<'a>) -> Parse<Expr<'a>> {
        self.advance();
        let test = self.disjunction()?;
        self.expect(TokenKind::Else)?;
        let orelse = self.deeper(frames::ELSE, Self::expression)?;
        let range = self.range_from(start);
        Ok(Expr::IfExp(self.node(ExprIfExp { range, test, body, orelse })))
    }

    /// `lambdef`
    fn lambdef(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let args = self.lambda_params()?;
        self.expect(TokenKind::Colon)?;
        let body = self.deeper(frames::LAMBDA, Self::expression)?;
        let range = self.range_from(start);
        Ok(Expr::Lambda(self.node(ExprLambda { range, args, body })))
    }

    /// `primary`: an atom and what is done with it: attributes, calls, subscripts.
    #[inline]
    pub(crate) fn primary(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let mut value = self.atom()?;
        loop {
            value = match self.kind() {
                TokenKind::Dot => {
                    self.advance();
                    let attr = self.identifier()?;
                    let range = self.range_from(start);
                    let ctx = ExprContext::Load;
                    Expr::Attribute(self.node(ExprAttribute { range, value, attr, ctx }))
                }
                TokenKind::LeftParenthesis => self.call(start, value)?,
                TokenKind::LeftBracket => {
                    self.advance();
                    let slice = self.slices()?;
                    self.expect(TokenKind::RightBracket)?;
                    let range = self.range_from(start);
                    let ctx = ExprContext::Load;
                    Expr::Subscript(self.node(ExprSubscript { range, value, slice, ctx }))
                }
                _ => return Ok(value),
            };
        }
    }
}
