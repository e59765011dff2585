//! Expressions that turn out to be targets.
//!
//! Where the grammar has targets, expressions are read, since only what follows them tells which it
//! was. The nodes on the spine of the target (names, attributes, subscripts, and the lists and tuples
//! around them) are made again with the other context; everything below them stays.

use pycore_ast::{
    Expr, ExprAttribute, ExprContext, ExprList, ExprName, ExprStarred, ExprSubscript, ExprTuple,
};

use crate::parser::{Failed, Parse, Parser};

impl<'a> Parser<'a, '_> {
    /// `expression` as something to assign to or to delete, or failure if it cannot be.
    pub(crate) fn as_target(&mut self, expression: Expr<'a>, ctx: ExprContext) -> Parse<Expr<'a>> {
        Ok(match expression {
            Expr::Name(old) => Expr::Name(self.node(ExprName { ctx, ..*old })),
            Expr::Attribute(old) => Expr::Attribute(self.node(ExprAttribute { ctx, ..*old })),
            Expr::Subscript(old) => Expr::Subscript(self.node(ExprSubscript { ctx, ..*old })),
            Expr::Starred(old) if ctx == ExprContext::Store => {
                let value = self.as_target(old.value, ctx)?;
                Expr::Starred(self.node(ExprStarred { value, ctx, ..*old }))
            }
            Expr::Tuple(old) => {
                let elts = self.as_targets(old.elts, ctx)?;
                Expr::Tuple(self.node(ExprTuple { elts, ctx, ..*old }))
            }
            Expr::List(old) => {
                let elts = self.as_targets(old.elts, ctx)?;
                Expr::List(self.node(ExprList { elts, ctx, ..*old }))
            }
            _ => return Err(Failed),
        })
    }

    /// `expression` as the one target of an annotation or an augmented assignment.
    pub(crate) fn as_single_target(&mut self, expression: Expr<'a>) -> Parse<Expr<'a>> {
        match expression {
            Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_) => {
                self.as_target(expression, ExprContext::Store)
            }
            _ => Err(Failed),
        }
    }

    fn as_targets(&mut self, old: &'a [Expr<'a>], ctx: ExprContext) -> Parse<&'a [Expr<'a>]> {
        let mark = self.scratch.exprs.len();
        for &item in old {
            let target = pycore_ast::with_stack(|| self.as_target(item, ctx))?;
            self.scratch.exprs.push(target);
        }
        Ok(self.take_exprs(mark))
    }
}
