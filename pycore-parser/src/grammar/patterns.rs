//! Patterns of `case`.

use pycore_ast::{
    Constant, Expr, ExprAttribute, ExprBinOp, ExprContext, ExprName, ExprUnaryOp, Operator,
    Pattern, PatternMatchAs, PatternMatchClass, PatternMatchMapping, PatternMatchOr,
    PatternMatchSequence, PatternMatchSingleton, PatternMatchStar, PatternMatchValue, UnaryOp,
};
use pycore_lexer::TokenKind;

use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

/// How much deeper a pattern within brackets is than the one around it.
const NESTED: i32 = 12;

/// What may not follow a name that captures.
fn continues_name(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Dot | TokenKind::LeftParenthesis | TokenKind::Equal)
}

impl<'a> Parser<'a, '_> {
    /// `patterns`
    pub(crate) fn patterns(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        let first = self.maybe_star_pattern()?;
        if self.at(TokenKind::Comma) {
            let patterns = self.rest_of_patterns(first)?;
            let range = self.range_from(start);
            let node = PatternMatchSequence { range, patterns };
            return Ok(Pattern::MatchSequence(self.node(node)));
        }
        if matches!(first, Pattern::MatchStar(_)) { Err(Failed) } else { Ok(first) }
    }

    /// The patterns of a sequence from its first comma.
    fn rest_of_patterns(&mut self, first: Pattern<'a>) -> Parse<&'a [Pattern<'a>]> {
        let mark = self.scratch.patterns.len();
        self.scratch.patterns.push(first);
        while self.eat(TokenKind::Comma) && begins_pattern(self.kind()) {
            let pattern = self.maybe_star_pattern()?;
            self.scratch.patterns.push(pattern);
        }
        Ok(take(self.arena, &mut self.scratch.patterns, mark))
    }

    /// `maybe_star_pattern`
    fn maybe_star_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        if !self.eat(TokenKind::Star) {
            return self.pattern();
        }
        let name = if self.at_wildcard() {
            self.advance();
            None
        } else {
            Some(self.pattern_capture_target()?)
        };
        let range = self.range_from(start);
        Ok(Pattern::MatchStar(self.node(PatternMatchStar { range, name })))
    }

    /// `pattern`: alternatives, perhaps with a name for what they match.
    fn pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        let pattern = self.or_pattern()?;
        if !self.eat(TokenKind::As) {
            return Ok(pattern);
        }
        let name = Some(self.pattern_capture_target()?);
        let range = self.range_from(start);
        let node = PatternMatchAs { range, pattern: Some(pattern), name };
        Ok(Pattern::MatchAs(self.node(node)))
    }

    /// `or_pattern`
    fn or_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        let first = self.closed_pattern()?;
        if !self.at(TokenKind::VerticalBar) {
            return Ok(first);
        }
        let mark = self.scratch.patterns.len();
        self.scratch.patterns.push(first);
        while self.eat(TokenKind::VerticalBar) {
            let pattern = self.closed_pattern()?;
            self.scratch.patterns.push(pattern);
        }
        let patterns = take(self.arena, &mut self.scratch.patterns, mark);
        let range = self.range_from(start);
        Ok(Pattern::MatchOr(self.node(PatternMatchOr { range, patterns })))
    }

    /// `closed_pattern`
    fn closed_pattern(&mut self) -> Parse<Pattern<'a>> {
        match self.kind() {
            TokenKind::Name => self.name_pattern(),
            TokenKind::Number | TokenKind::Minus => self.value_of(Self::signed_number),
            TokenKind::String | TokenKind::FStringStart | TokenKind::TStringStart => {
                self.value_of(Self::strings)
            }
            TokenKind::None => Ok(self.singleton(Constant::None)),
            TokenKind::True => Ok(self.singleton(Constant::True)),
            TokenKind::False => Ok(self.singleton(Constant::False)),
            TokenKind::LeftParenthesis => self.deeper(NESTED, Self::group_or_sequence_pattern),
            TokenKind::LeftBracket => self.deeper(NESTED, Self::sequence_pattern),
            TokenKind::LeftBrace => self.deeper(NESTED, Self::mapping_pattern),
            _ => Err(Failed),
        }
    }

    fn singleton(&mut self, value: Constant<'a>) -> Pattern<'a> {
        let range = self.current.range();
        self.advance();
        Pattern::MatchSingleton(self.node(PatternMatchSingleton { range, value }))
    }

    fn value_of(&mut self, rule: impl FnOnce(&mut Self) -> Parse<Expr<'a>>) -> Parse<Pattern<'a>> {
        let start = self.start();
        let value = rule(self)?;
        let range = self.range_from(start);
        Ok(Pattern::MatchValue(self.node(PatternMatchValue { range, value })))
    }

    /// `signed_number` or `complex_number`
    fn signed_number(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let (left, is_imaginary) = if self.eat(TokenKind::Minus) {
            let (operand, is_imaginary) = self.pattern_number()?;
            let range = self.range_from(start);
            let node = ExprUnaryOp { range, op: UnaryOp::USub, operand };
            (Expr::UnaryOp(self.node(node)), is_imaginary)
        } else {
            self.pattern_number()?
        };
        let op = match self.kind() {
            TokenKind::Plus => Operator::Add,
            TokenKind::Minus => Operator::Sub,
            _ => return Ok(left),
        };
        if is_imaginary {
            return self.refuse();
        }
        self.advance();
        let (right, is_imaginary) = self.pattern_number()?;
        if !is_imaginary {
            return self.refuse();
        }
        let range = self.range_from(start);
        Ok(Expr::BinOp(self.node(ExprBinOp { range, left, op, right })))
    }

    /// `NUMBER`, and whether it is imaginary.
    fn pattern_number(&mut self) -> Parse<(Expr<'a>, bool)> {
        if !self.at(TokenKind::Number) {
            return Err(Failed);
        }
        let range = self.current.range();
        let value = self.number()?;
        Ok((self.constant(range, value), matches!(value, Constant::Imaginary(_))))
    }

    fn at_wildcard(&self) -> bool {
        self.at(TokenKind::Name) && self.token_text(self.current) == "_"
    }

    /// `pattern_capture_target`
    fn pattern_capture_target(&mut self) -> Parse<&'a str> {
        if self.at_wildcard() {
            return Err(Failed);
        }
        let name = self.identifier()?;
        if continues_name(self.kind()) { Err(Failed) } else { Ok(name) }
    }

    /// A pattern that begins with a name: `capture_pattern`, `wildcard_pattern`, `value_pattern` or
    /// `class_pattern`
    fn name_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        if self.at_wildcard() {
            self.advance();
            let range = self.range_from(start);
            let node = PatternMatchAs { range, pattern: None, name: None };
            return Ok(Pattern::MatchAs(self.node(node)));
        }
        if !continues_name(self.peek(1)) {
            let name = Some(self.identifier()?);
            let range = self.range_from(start);
            let node = PatternMatchAs { range, pattern: None, name };
            return Ok(Pattern::MatchAs(self.node(node)));
        }
        let value = self.name_or_attr()?;
        if self.at(TokenKind::LeftParenthesis) {
            return self.deeper(NESTED, |p| p.class_pattern(start, value));
        }
        if self.at(TokenKind::Equal) || !matches!(value, Expr::Attribute(_)) {
            return Err(Failed);
        }
        let range = self.range_from(start);
        Ok(Pattern::MatchValue(self.node(PatternMatchValue { range, value })))
    }

    /// `name_or_attr`
    fn name_or_attr(&mut self) -> Parse<Expr<'a>> {
        let start = self.start();
        let ctx = ExprContext::Load;
        let id = self.identifier()?;
        let range = self.range_from(start);
        let mut value = Expr::Name(self.node(ExprName { range, id, ctx }));
        while self.eat(TokenKind::Dot) {
            let attr = self.identifier()?;
            let range = self.range_from(start);
            value = Expr::Attribute(self.node(ExprAttribute { range, value, attr, ctx }));
        }
        Ok(value)
    }

    /// `group_pattern`, or `sequence_pattern` in parentheses
    fn group_or_sequence_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        self.advance();
        let mut patterns: &[Pattern<'a>] = &[];
        if !self.at(TokenKind::RightParenthesis) {
            let first = self.maybe_star_pattern()?;
            if self.at(TokenKind::RightParenthesis) && !matches!(first, Pattern::MatchStar(_)) {
                self.advance();
                return Ok(first);
            }
            if !self.at(TokenKind::Comma) {
                return Err(Failed);
            }
            patterns = self.rest_of_patterns(first)?;
        }
        self.expect(TokenKind::RightParenthesis)?;
        let range = self.range_from(start);
        Ok(Pattern::MatchSequence(self.node(PatternMatchSequence { range, patterns })))
    }

    /// `sequence_pattern` in brackets
    fn sequence_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        self.advance();
        let mut patterns: &[Pattern<'a>] = &[];
        if !self.at(TokenKind::RightBracket) {
            let first = self.maybe_star_pattern()?;
            patterns = self.rest_of_patterns(first)?;
        }
        self.expect(TokenKind::RightBracket)?;
        let range = self.range_from(start);
        Ok(Pattern::MatchSequence(self.node(PatternMatchSequence { range, patterns })))
    }

    /// `mapping_pattern`
    fn mapping_pattern(&mut self) -> Parse<Pattern<'a>> {
        let start = self.start();
        self.advance();
        let keys = self.scratch.exprs.len();
        let patterns = self.scratch.patterns.len();
        let mut rest = None;
        while !self.at(TokenKind::RightBrace) {
            if self.eat(TokenKind::DoubleStar) {
                rest = Some(self.pattern_capture_target()?);
                self.eat(TokenKind::Comma);
                break;
            }
            let key = self.mapping_key()?;
            self.expect(TokenKind::Colon)?;
            let pattern = self.pattern()?;
            self.scratch.exprs.push(key);
            self.scratch.patterns.push(pattern);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightBrace)?;
        let keys = self.take_exprs(keys);
        let patterns = take(self.arena, &mut self.scratch.patterns, patterns);
        let range = self.range_from(start);
        Ok(Pattern::MatchMapping(self.node(PatternMatchMapping { range, keys, patterns, rest })))
    }

    /// `literal_expr` or `attr`
    fn mapping_key(&mut self) -> Parse<Expr<'a>> {
        match self.kind() {
            TokenKind::Number | TokenKind::Minus => self.signed_number(),
            TokenKind::String | TokenKind::FStringStart | TokenKind::TStringStart => self.strings(),
            TokenKind::None => Ok(self.keyword_constant(Constant::None)),
            TokenKind::True => Ok(self.keyword_constant(Constant::True)),
            TokenKind::False => Ok(self.keyword_constant(Constant::False)),
            _ => match self.name_or_attr()? {
                key @ Expr::Attribute(_) => Ok(key),
                _ => Err(Failed),
            },
        }
    }

    /// `class_pattern` from its parenthesis
    fn class_pattern(&mut self, start: u32, cls: Expr<'a>) -> Parse<Pattern<'a>> {
        self.advance();
        let mark = self.scratch.patterns.len();
        let names = self.scratch.names.len();
        let mut patterns: &[Pattern<'a>] = &[];
        let mut has_keywords = false;
        while !self.at(TokenKind::RightParenthesis) {
            // After a positional pattern, `_` is the wildcard before it can be a keyword.
            let is_wildcard =
                !has_keywords && self.scratch.patterns.len() > mark && self.at_wildcard();
            if self.at(TokenKind::Name) && self.peek(1) == TokenKind::Equal && !is_wildcard {
                if !has_keywords {
                    has_keywords = true;
                    patterns = take(self.arena, &mut self.scratch.patterns, mark);
                }
                let name = self.identifier()?;
                self.scratch.names.push(name);
                self.advance();
            } else if has_keywords {
                return Err(Failed);
            }
            let pattern = self.pattern()?;
            self.scratch.patterns.push(pattern);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightParenthesis)?;
        let mut kwd_patterns = take(self.arena, &mut self.scratch.patterns, mark);
        if !has_keywords {
            std::mem::swap(&mut patterns, &mut kwd_patterns);
        }
        let kwd_attrs = take(self.arena, &mut self.scratch.names, names);
        let range = self.range_from(start);
        let node = PatternMatchClass { range, cls, patterns, kwd_attrs, kwd_patterns };
        Ok(Pattern::MatchClass(self.node(node)))
    }
}

/// Whether a token can begin a `maybe_star_pattern`.
fn begins_pattern(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Number
            | TokenKind::Minus
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::TStringStart
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::LeftParenthesis
            | TokenKind::LeftBracket
            | TokenKind::LeftBrace
            | TokenKind::Star
    )
}
