//! Atoms: names, literals, and what stands in brackets; subscripts.

use pycore_ast::{
    Constant, Expr, ExprConstant, ExprContext, ExprDict, ExprDictComp, ExprGeneratorExp, ExprList,
    ExprListComp, ExprName, ExprSet, ExprSetComp, ExprSlice, ExprTuple,
};
use pycore_lexer::TokenKind;
use pycore_source::TextRange;

use super::expressions::{begins_expression, begins_star_expression};
use crate::frames;
use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

impl<'a> Parser<'a, '_> {
    /// `NAME`: the text, in normal form NFKC.
    #[inline]
    pub(crate) fn identifier(&mut self) -> Parse<&'a str> {
        if !self.at(TokenKind::Name) {
            return Err(Failed);
        }
        let name = self.name_of(self.current.range());
        self.advance();
        Ok(name)
    }

    /// The identifier at a range of the text.
    #[inline]
    pub(crate) fn name_of(&self, range: TextRange) -> &'a str {
        let name = &self.text[range];
        if name.is_ascii() { name } else { self.normalised(name) }
    }

    #[cold]
    fn normalised(&self, name: &'a str) -> &'a str {
        match pycore_unicode::normalize_identifier(name) {
            std::borrow::Cow::Borrowed(same) => same,
            std::borrow::Cow::Owned(new) => self.arena.alloc_str(&new),
        }
    }

    /// `NAME` as an expression.
    #[inline]
    pub(crate) fn name_node(&mut self, ctx: ExprContext) -> Parse<Expr<'a>> {
        let range = self.current.range();
        let id = self.identifier()?;
        Ok(Expr::Name(self.node(ExprName { range, id, ctx })))
    }

    /// `atom`
    #[inline]
    pub(crate) fn atom(&mut self) -> Parse<Expr<'a>> {
        match self.kind() {
            TokenKind::Name => self.name_node(ExprContext::Load),
            TokenKind::String | TokenKind::FStringStart | TokenKind::TStringStart => self.strings(),
            TokenKind::Number => {
                self.check_depth(frames::OTHER)?;
                let range = self.current.range();
                let value = self.number()?;
                Ok(self.constant(range, value))
            }
            TokenKind::LeftParenthesis => self.parenthesised(),
            TokenKind::LeftBracket => self.bracketed(),
            TokenKind::LeftBrace => self.braced(),
            TokenKind::None => Ok(self.keyword_constant(Constant::None)),
            TokenKind::True => Ok(self.keyword_constant(Constant::True)),
            TokenKind::False => Ok(self.keyword_constant(Constant::False)),
            TokenKind::Ellipsis => Ok(self.keyword_constant(Constant::Ellipsis)),
            _ => Err(Failed),
        }
    }

    pub(crate) fn constant(&self, range: TextRange, value: Constant<'a>) -> Expr<'a> {
        Expr::Constant(self.node(ExprConstant { range, value, kind: None }))
    }

    pub(crate) fn keyword_constant(&mut self, value: Constant<'a>) -> Expr<'a> {
        let range = self.current.range();
        self.advance();
        self.constant(range, value)
    }

    /// `tuple`, `group` or `genexp`
    fn parenthesised(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        match self.kind() {
            TokenKind::RightParenthesis => {
                self.nothing(frames::PARENTHESIS)?;
                self.advance();
                return Ok(self.tuple(start, &[]));
            }
            TokenKind::Yield => {
                let value =
                    self.yield_expr(frames::PARENTHESISED_YIELD, frames::PARENTHESISED_YIELD_FROM)?;
                self.expect(TokenKind::RightParenthesis)?;
                return Ok(value);
            }
            _ => {}
        }
        let first = self.deeper(frames::PARENTHESIS, Self::star_named_expression)?;
        match self.kind() {
            TokenKind::RightParenthesis => {
                if matches!(first, Expr::Starred(_)) {
                    return Err(Failed);
                }
                self.advance();
                Ok(first)
            }
            TokenKind::Comma => {
                self.level += frames::PARENTHESIS + frames::NEXT_PARENTHESISED;
                let elts = self.rest_of_elements(first, TokenKind::RightParenthesis)?;
                self.level -= frames::PARENTHESIS + frames::NEXT_PARENTHESISED;
                Ok(self.tuple(start, elts))
            }
            TokenKind::For | TokenKind::Async => {
                if matches!(first, Expr::Starred(_)) {
                    return Err(Failed);
                }
                let generators = self.for_if_clauses(frames::COMPREHENSION)?;
                self.expect(TokenKind::RightParenthesis)?;
                let range = self.range_from(start);
                Ok(Expr::GeneratorExp(self.node(ExprGeneratorExp {
                    range,
                    elt: first,
                    generators,
                })))
            }
            _ => Err(Failed),
        }
    }

    fn tuple(&self, start: u32, elts: &'a [Expr<'a>]) -> Expr<'a> {
        let range = self.range_from(start);
        Expr::Tuple(self.node(ExprTuple { range, elts, ctx: ExprContext::Load }))
    }

    /// The elements after `first`, and the bracket that ends them.
    fn rest_of_elements(&mut self, first: Expr<'a>, close: TokenKind) -> Parse<&'a [Expr<'a>]> {
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        while self.eat(TokenKind::Comma) && !self.at(close) {
            let item = self.star_named_expression()?;
            self.scratch.exprs.push(item);
        }
        self.expect(close)?;
        Ok(self.take_exprs(mark))
    }

    /// `list` or `listcomp`
    fn bracketed(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let ctx = ExprContext::Load;
        if self.at(TokenKind::RightBracket) {
            self.nothing(frames::LIST)?;
            self.advance();
            let range = self.range_from(start);
            return Ok(Expr::List(self.node(ExprList { range, elts: &[], ctx })));
        }
        let first = self.deeper(frames::LIST, Self::star_named_expression)?;
        if matches!(self.kind(), TokenKind::For | TokenKind::Async) {
            if matches!(first, Expr::Starred(_)) {
                return Err(Failed);
            }
            let generators = self.for_if_clauses(frames::COMPREHENSION)?;
            self.expect(TokenKind::RightBracket)?;
            let range = self.range_from(start);
            return Ok(Expr::ListComp(self.node(ExprListComp { range, elt: first, generators })));
        }
        self.level += frames::LIST + frames::NEXT_ITEM;
        let elts = self.rest_of_elements(first, TokenKind::RightBracket)?;
        self.level -= frames::LIST + frames::NEXT_ITEM;
        let range = self.range_from(start);
        Ok(Expr::List(self.node(ExprList { range, elts, ctx })))
    }

    /// `dict`, `set`, `dictcomp` or `setcomp`
    fn braced(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        match self.kind() {
            TokenKind::RightBrace => {
                self.nothing(frames::BRACES)?;
                self.advance();
                let range = self.range_from(start);
                return Ok(Expr::Dict(self.node(ExprDict { range, keys: &[], values: &[] })));
            }
            TokenKind::DoubleStar => return self.dict(start, None),
            _ => {}
        }
        let is_walrus = self.at(TokenKind::Name) && self.peek(1) == TokenKind::ColonEqual;
        let first = self.deeper(frames::BRACES, Self::star_named_expression)?;
        match self.kind() {
            TokenKind::Colon if !is_walrus && !matches!(first, Expr::Starred(_)) => {
                self.dict(start, Some(first))
            }
            TokenKind::For | TokenKind::Async => {
                if matches!(first, Expr::Starred(_)) {
                    return Err(Failed);
                }
                let generators = self.for_if_clauses(frames::COMPREHENSION)?;
                self.expect(TokenKind::RightBrace)?;
                let range = self.range_from(start);
                Ok(Expr::SetComp(self.node(ExprSetComp { range, elt: first, generators })))
            }
            _ => {
                self.level += frames::BRACES + frames::NEXT_ITEM;
                let elts = self.rest_of_elements(first, TokenKind::RightBrace)?;
                self.level -= frames::BRACES + frames::NEXT_ITEM;
                let range = self.range_from(start);
                Ok(Expr::Set(self.node(ExprSet { range, elts })))
            }
        }
    }

    /// `dict` or `dictcomp` after the brace, or after the first key if that has been read.
    fn dict(&mut self, start: u32, first_key: Option<Expr<'a>>) -> Parse<Expr<'a>> {
        let keys = self.scratch.keys.len();
        let values = self.scratch.exprs.len();
        if let Some(key) = first_key {
            self.advance();
            let value = self.deeper(frames::BRACES, Self::expression)?;
            if matches!(self.kind(), TokenKind::For | TokenKind::Async) {
                let generators = self.for_if_clauses(frames::COMPREHENSION)?;
                self.expect(TokenKind::RightBrace)?;
                let range = self.range_from(start);
                let node = ExprDictComp { range, key, value, generators };
                return Ok(Expr::DictComp(self.node(node)));
            }
            self.scratch.keys.push(Some(key));
            self.scratch.exprs.push(value);
            if !self.eat(TokenKind::Comma) {
                return self.end_of_dict(start, keys, values);
            }
        }
        let mut frames = frames::BRACES;
        if first_key.is_some() {
            frames += frames::NEXT_ITEM;
        }
        self.level += frames;
        while !self.at(TokenKind::RightBrace) {
            let (key, value) = self.double_starred_kvpair()?;
            self.scratch.keys.push(key);
            self.scratch.exprs.push(value);
            if !self.eat(TokenKind::Comma) {
                break;
            }
            let next = frames::BRACES + frames::NEXT_ITEM;
            self.level += next - frames;
            frames = next;
        }
        self.level -= frames;
        self.end_of_dict(start, keys, values)
    }

    #[inline]
    fn double_starred_kvpair(&mut self) -> Parse<(Option<Expr<'a>>, Expr<'a>)> {
        if self.eat(TokenKind::DoubleStar) {
            let value = self.deeper(frames::STARRED_ITEM, Self::bitwise_or)?;
            return Ok((None, value));
        }
        let key = self.expression()?;
        self.expect(TokenKind::Colon)?;
        let value = self.expression()?;
        Ok((Some(key), value))
    }

    fn end_of_dict(&mut self, start: u32, keys: usize, values: usize) -> Parse<Expr<'a>> {
        self.expect(TokenKind::RightBrace)?;
        let keys = take(self.arena, &mut self.scratch.keys, keys);
        let values = self.take_exprs(values);
        let range = self.range_from(start);
        Ok(Expr::Dict(self.node(ExprDict { range, keys, values })))
    }

    /// `slices`, up to the closing bracket.
    pub(crate) fn slices(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let first = if self.at(TokenKind::Star) {
            self.starred_expression(frames::NEXT_SLICE - frames::NEXT_ITEM)?
        } else {
            self.deeper(frames::SLICE, Self::slice)?
        };
        if !self.at(TokenKind::Comma) && !matches!(first, Expr::Starred(_)) {
            return Ok(first);
        }
        let mark = self.scratch.exprs.len();
        self.scratch.exprs.push(first);
        while self.eat(TokenKind::Comma) && !self.at(TokenKind::RightBracket) {
            let item = if self.at(TokenKind::Star) {
                self.starred_expression(frames::NEXT_SLICE)?
            } else {
                self.deeper(frames::NEXT_SLICE, Self::slice)?
            };
            self.scratch.exprs.push(item);
        }
        let elts = self.take_exprs(mark);
        Ok(self.tuple(start, elts))
    }

    /// `slice`
    fn slice(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let mut lower = None;
        if !self.at(TokenKind::Colon) {
            // A walrus is no bound of a slice unless it is in parentheses, and then it begins with one.
            let is_walrus = self.at(TokenKind::Name) && self.peek(1) == TokenKind::ColonEqual;
            let value = self.named_expression()?;
            if !self.at(TokenKind::Colon) || is_walrus {
                return Ok(value);
            }
            lower = Some(value);
        }
        self.advance();
        let upper = self.optional_expression()?;
        let mut step = None;
        if self.eat(TokenKind::Colon) {
            self.level += 1;
            step = self.optional_expression()?;
            self.level -= 1;
        }
        let range = self.range_from(start);
        Ok(Expr::Slice(self.node(ExprSlice { range, lower, upper, step })))
    }

    #[inline]
    fn optional_expression(&mut self) -> Parse<Option<Expr<'a>>> {
        if begins_expression(self.kind()) { self.expression().map(Some) } else { Ok(None) }
    }

    /// `'*' expression`, which is `frames` deeper.
    pub(crate) fn starred_expression(&mut self, frames: i32) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let value = self.deeper(frames, Self::expression)?;
        let range = self.range_from(start);
        let ctx = ExprContext::Load;
        Ok(Expr::Starred(self.node(pycore_ast::ExprStarred { range, value, ctx })))
    }

    /// `star_expressions`, if the next token can begin them.
    pub(crate) fn optional_star_expressions(&mut self) -> Parse<Option<Expr<'a>>> {
        if begins_star_expression(self.kind()) {
            self.star_expressions().map(Some)
        } else {
            Ok(None)
        }
    }
}
