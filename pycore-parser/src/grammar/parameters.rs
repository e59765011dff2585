//! Parameters of functions and lambdas.

use pycore_ast::{Arg, Arguments, Expr};
use pycore_lexer::TokenKind;
use pycore_source::TextRange;

use crate::frames;
use crate::parser::{Failed, Parse, Parser};
use crate::scratch::take;

/// What differs between the parameters of `def` and of `lambda`.
#[derive(Clone, Copy)]
struct Style {
    /// What follows the last parameter.
    close: TokenKind,
    /// Annotations and type comments may occur.
    annotated: bool,
    /// How much deeper defaults are.
    default: i32,
}

/// A function's parameters: levels relative to that of the `def` rule.
const DEF: Style = Style { close: TokenKind::RightParenthesis, annotated: true, default: 7 };
const LAMBDA: Style =
    Style { close: TokenKind::Colon, annotated: false, default: frames::LAMBDA_DEFAULT };
/// How much deeper annotations are.
const ANNOTATION: i32 = 8;

const NO_PARAMETERS: Arguments<'static> = Arguments {
    posonlyargs: &[],
    args: &[],
    vararg: None,
    kwonlyargs: &[],
    kw_defaults: &[],
    kwarg: None,
    defaults: &[],
};

impl<'a> Parser<'a, '_> {
    /// `[params]` up to the closing parenthesis.
    pub(crate) fn params(&mut self) -> Parse<&'a Arguments<'a>> {
        self.parameter_list(DEF)
    }

    /// `[lambda_params]` up to the colon.
    pub(crate) fn lambda_params(&mut self) -> Parse<&'a Arguments<'a>> {
        self.parameter_list(LAMBDA)
    }

    fn parameter_list(&mut self, style: Style) -> Parse<&'a Arguments<'a>> {
        if self.at(style.close) {
            return Ok(&NO_PARAMETERS);
        }
        let mark = self.scratch.args.len();
        let defaults = self.scratch.exprs.len();
        let mut posonlyargs: &[Arg<'a>] = &[];
        let mut has_slash = false;
        let mut more = true;
        // Before a star: positional parameters, those without default first, and one slash.
        while more && self.at(TokenKind::Name) {
            let mut arg = self.param(style)?;
            if self.eat(TokenKind::Equal) {
                let default = self.deeper(style.default, Self::expression)?;
                self.scratch.exprs.push(default);
            } else if self.scratch.exprs.len() > defaults {
                return Err(Failed);
            }
            more = self.end_of_param(style, &mut arg)?;
            self.scratch.args.push(arg);
            if more && !has_slash && self.at(TokenKind::Slash) {
                self.advance();
                has_slash = true;
                posonlyargs = take(self.arena, &mut self.scratch.args, mark);
                more = self.comma_or_end(style)?;
            }
        }
        let args = take(self.arena, &mut self.scratch.args, mark);
        let defaults = self.take_exprs(defaults);
        let mut arguments = Arguments { posonlyargs, args, defaults, ..NO_PARAMETERS };
        if more && self.at(TokenKind::Star) {
            more = self.star_parameters(style, &mut arguments)?;
        }
        if more && self.at(TokenKind::DoubleStar) {
            self.advance();
            let mut arg = self.param(style)?;
            self.end_of_param(style, &mut arg)?;
            arguments.kwarg = Some(self.node(arg));
        }
        if !self.at(style.close) {
            return Err(Failed);
        }
        if has_slash {
            self.require_version(8)?;
        }
        Ok(self.node(arguments))
    }

    /// `*name` or `*`, and the keyword-only parameters after it. Whether a comma came last.
    fn star_parameters(&mut self, style: Style, arguments: &mut Arguments<'a>) -> Parse<bool> {
        self.advance();
        let is_bare = self.at(TokenKind::Comma);
        let mut more = true;
        if is_bare {
            self.advance();
        } else {
            let mut arg = self.star_param(style)?;
            more = self.end_of_param(style, &mut arg)?;
            arguments.vararg = Some(self.node(arg));
        }
        let args = self.scratch.args.len();
        let keys = self.scratch.keys.len();
        while more && self.at(TokenKind::Name) {
            let mut arg = self.param(style)?;
            let default = if self.eat(TokenKind::Equal) {
                Some(self.deeper(style.default, Self::expression)?)
            } else {
                None
            };
            more = self.end_of_param(style, &mut arg)?;
            self.scratch.args.push(arg);
            self.scratch.keys.push(default);
        }
        if is_bare && self.scratch.args.len() == args {
            return Err(Failed);
        }
        arguments.kwonlyargs = take(self.arena, &mut self.scratch.args, args);
        arguments.kw_defaults = take(self.arena, &mut self.scratch.keys, keys);
        Ok(more)
    }

    /// `param` or `lambda_param`
    fn param(&mut self, style: Style) -> Parse<Arg<'a>> {
        let range = self.current.range();
        let arg = self.identifier()?;
        let mut annotation = None;
        if style.annotated && self.eat(TokenKind::Colon) {
            annotation = Some(self.deeper(ANNOTATION, Self::expression)?);
        }
        Ok(self.arg(range, arg, annotation))
    }

    /// The parameter after a star, whose annotation may have a star too.
    fn star_param(&mut self, style: Style) -> Parse<Arg<'a>> {
        let range = self.current.range();
        let arg = self.identifier()?;
        let mut annotation = None;
        if style.annotated && self.eat(TokenKind::Colon) {
            annotation = Some(self.deeper(ANNOTATION - 1, Self::star_expression)?);
        }
        Ok(self.arg(range, arg, annotation))
    }

    fn arg(&self, name: TextRange, arg: &'a str, annotation: Option<Expr<'a>>) -> Arg<'a> {
        Arg { range: self.range_from(name.start), arg, annotation, type_comment: None }
    }

    /// What follows a parameter: a comma or the end, and a type comment. Whether it was a comma.
    fn end_of_param(&mut self, style: Style, arg: &mut Arg<'a>) -> Parse<bool> {
        let comma = self.eat(TokenKind::Comma);
        if style.annotated && self.at(TokenKind::TypeComment) {
            arg.type_comment = self.type_comment();
        }
        if comma || self.at(style.close) { Ok(comma) } else { Err(Failed) }
    }

    fn comma_or_end(&mut self, style: Style) -> Parse<bool> {
        let comma = self.eat(TokenKind::Comma);
        if comma || self.at(style.close) { Ok(comma) } else { Err(Failed) }
    }
}
