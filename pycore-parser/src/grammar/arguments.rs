//! Calls and the arguments of calls and classes.

use pycore_ast::{Expr, ExprCall, ExprGeneratorExp, Keyword};
use pycore_lexer::TokenKind;

use crate::frames;
use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

/// Positional and keyword arguments.
#[derive(Clone, Copy, Default)]
pub(crate) struct CallArguments<'a> {
    pub(crate) args: &'a [Expr<'a>],
    pub(crate) keywords: &'a [Keyword<'a>],
}

/// What has been seen of an argument list, which decides what may follow.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Positional,
    Keyword,
    DoubleStar,
}

impl<'a> Parser<'a, '_> {
    /// A call of `func`, which started at `start`, from its parenthesis.
    pub(crate) fn call(&mut self, start: u32, func: Expr<'a>) -> Parse<Expr<'a>> {
        let open = self.start();
        self.advance();
        let CallArguments { args, keywords } = self.arguments(Some(open))?;
        let range = self.range_from(start);
        Ok(Expr::Call(self.node(ExprCall { range, func, args, keywords })))
    }

    /// `[arguments] ')'`. Where one generator without parentheses of its own is allowed, `open` is the
    /// start of the parenthesis.
    pub(crate) fn arguments(&mut self, open: Option<u32>) -> Parse<CallArguments<'a>> {
        let args = self.scratch.exprs.len();
        let keywords = self.scratch.keywords.len();
        let mut seen = Seen::Positional;
        let first = if open.is_some() { frames::FIRST_ARGUMENT } else { frames::FIRST_KEYWORD };
        if self.at(TokenKind::RightParenthesis) {
            self.nothing(first)?;
        }
        let (mut plain, mut named) = (first, frames::FIRST_KEYWORD);
        while !self.at(TokenKind::RightParenthesis) {
            match self.kind() {
                TokenKind::Star if seen < Seen::DoubleStar => {
                    let item = self.starred_expression(named)?;
                    self.scratch.exprs.push(item);
                }
                TokenKind::DoubleStar => {
                    let start = self.start();
                    self.advance();
                    let value = self.deeper(named, Self::expression)?;
                    let range = self.range_from(start);
                    self.scratch.keywords.push(Keyword { range, arg: None, value });
                    seen = Seen::DoubleStar;
                }
                TokenKind::Name if self.peek(1) == TokenKind::Equal => {
                    let start = self.start();
                    let arg = Some(self.identifier()?);
                    self.advance();
                    let value = self.deeper(named, Self::expression)?;
                    let range = self.range_from(start);
                    self.scratch.keywords.push(Keyword { range, arg, value });
                    seen = seen.max(Seen::Keyword);
                }
                _ if seen == Seen::Positional => {
                    let item = self.deeper(plain, Self::named_expression)?;
                    if matches!(self.kind(), TokenKind::For | TokenKind::Async)
                        && let Some(open) = open
                        && self.scratch.exprs.len() == args
                    {
                        return self.only_generator(open, item);
                    }
                    self.scratch.exprs.push(item);
                }
                _ => return Err(Failed),
            }
            if !self.eat(TokenKind::Comma) {
                break;
            }
            (plain, named) = (frames::NEXT_ARGUMENT, frames::NEXT_ARGUMENT);
        }
        self.expect(TokenKind::RightParenthesis)?;
        let args = self.take_exprs(args);
        let keywords = take(self.arena, &mut self.scratch.keywords, keywords);
        Ok(CallArguments { args, keywords })
    }

    /// The clauses of a generator that is the only argument, and shares the parentheses of the call.
    fn only_generator(&mut self, open: u32, elt: Expr<'a>) -> Parse<CallArguments<'a>> {
        let generators = self.for_if_clauses(frames::CALL_COMPREHENSION)?;
        self.expect(TokenKind::RightParenthesis)?;
        let range = self.range_from(open);
        let generator = Expr::GeneratorExp(self.node(ExprGeneratorExp { range, elt, generators }));
        Ok(CallArguments { args: self.arena.alloc_slice(&[generator]), keywords: &[] })
    }
}
