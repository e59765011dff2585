//! Type parameters (PEP 695, PEP 696) and the `type` statement.

use pycore_ast::{
    ExprContext, Stmt, StmtTypeAlias, TypeParam, TypeParamParamSpec, TypeParamTypeVar,
    TypeParamTypeVarTuple,
};
use pycore_lexer::TokenKind;

use crate::parser::{Parse, Parser};
use crate::scratch::take;

/// How much deeper bounds and defaults are than the rule that has the parameters.
const BOUND: i32 = 6;

impl<'a> Parser<'a, '_> {
    /// `type_alias`, at the name `type`.
    pub(crate) fn type_alias(&mut self) -> Parse<Stmt<'a>> {
        let start = self.start();
        self.advance();
        let name = self.name_node(ExprContext::Store)?;
        let rule = self.frame + crate::frames::STATEMENT_KIND + 1;
        self.level = rule;
        let type_params = self.type_params()?;
        self.expect(TokenKind::Equal)?;
        self.level = rule + 1;
        let value = self.expression()?;
        self.require_version(12)?;
        let range = self.range_from(start);
        Ok(Stmt::TypeAlias(self.node(StmtTypeAlias { range, name, type_params, value })))
    }

    /// `[type_params]`; `level` is that of the rule that has them.
    pub(crate) fn type_params(&mut self) -> Parse<&'a [TypeParam<'a>]> {
        if !self.at(TokenKind::LeftBracket) {
            return Ok(&[]);
        }
        self.advance();
        let mark = self.scratch.type_params.len();
        loop {
            let param = self.type_param()?;
            self.scratch.type_params.push(param);
            if !self.eat(TokenKind::Comma) || self.at(TokenKind::RightBracket) {
                break;
            }
        }
        self.expect(TokenKind::RightBracket)?;
        self.require_version(12)?;
        Ok(take(self.arena, &mut self.scratch.type_params, mark))
    }

    /// `type_param`
    fn type_param(&mut self) -> Parse<TypeParam<'a>> {
        let start = self.start();
        if self.eat(TokenKind::Star) {
            let name = self.identifier()?;
            let mut default_value = None;
            if self.eat(TokenKind::Equal) {
                default_value = Some(self.deeper(BOUND + 1, Self::star_expression)?);
                self.require_version(13)?;
            }
            let range = self.range_from(start);
            let node = TypeParamTypeVarTuple { range, name, default_value };
            return Ok(TypeParam::TypeVarTuple(self.node(node)));
        }
        let is_param_spec = self.eat(TokenKind::DoubleStar);
        let name = self.identifier()?;
        let mut bound = None;
        if !is_param_spec && self.eat(TokenKind::Colon) {
            bound = Some(self.deeper(BOUND, Self::expression)?);
        }
        let mut default_value = None;
        if self.eat(TokenKind::Equal) {
            default_value = Some(self.deeper(BOUND, Self::expression)?);
            self.require_version(13)?;
        }
        let range = self.range_from(start);
        Ok(if is_param_spec {
            TypeParam::ParamSpec(self.node(TypeParamParamSpec { range, name, default_value }))
        } else {
            TypeParam::TypeVar(self.node(TypeParamTypeVar { range, name, bound, default_value }))
        })
    }
}
