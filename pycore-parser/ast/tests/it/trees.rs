//! Short names for building trees.

use pycore_ast::*;

/// Builds nodes without a place in an arena.
pub(crate) struct Build<'a>(pub(crate) &'a Arena);

impl<'a> Build<'a> {
    pub(crate) fn name(&self, id: &'a str) -> Expr<'a> {
        let range = Default::default();
        Expr::Name(self.0.alloc(ExprName { range, id, ctx: ExprContext::Load }))
    }

    pub(crate) fn constant(&self, value: Constant<'a>) -> Expr<'a> {
        let range = Default::default();
        Expr::Constant(self.0.alloc(ExprConstant { range, value, kind: None }))
    }

    pub(crate) fn int(&self, value: i64) -> Expr<'a> {
        self.constant(Constant::Int(Int::Small(value)))
    }

    pub(crate) fn text(&self, text: &'a str) -> Expr<'a> {
        self.constant(Constant::Str(text.into()))
    }

    pub(crate) fn binary(&self, left: Expr<'a>, op: Operator, right: Expr<'a>) -> Expr<'a> {
        let range = Default::default();
        Expr::BinOp(self.0.alloc(ExprBinOp { range, left, op, right }))
    }

    pub(crate) fn tuple(&self, elts: &[Expr<'a>]) -> Expr<'a> {
        let range = Default::default();
        let elts = self.0.alloc_slice(elts);
        Expr::Tuple(self.0.alloc(ExprTuple { range, elts, ctx: ExprContext::Load }))
    }

    pub(crate) fn field(&self, value: Expr<'a>, conversion: i32) -> Expr<'a> {
        let range = Default::default();
        let format_spec = None;
        let node = ExprFormattedValue { range, value, conversion, format_spec };
        Expr::FormattedValue(self.0.alloc(node))
    }

    pub(crate) fn joined(&self, values: &[Expr<'a>]) -> Expr<'a> {
        let range = Default::default();
        let values = self.0.alloc_slice(values);
        Expr::JoinedStr(self.0.alloc(ExprJoinedStr { range, values }))
    }

    pub(crate) fn statement(&self, value: Expr<'a>) -> Stmt<'a> {
        Stmt::Expr(self.0.alloc(StmtExpr { range: Default::default(), value }))
    }

    pub(crate) fn pass(&self) -> Stmt<'a> {
        Stmt::Pass(self.0.alloc(StmtPass { range: Default::default() }))
    }

    pub(crate) fn function(&self, name: &'a str, body: &[Stmt<'a>]) -> Stmt<'a> {
        let args = self.0.alloc(Arguments {
            posonlyargs: &[],
            args: &[],
            vararg: None,
            kwonlyargs: &[],
            kw_defaults: &[],
            kwarg: None,
            defaults: &[],
        });
        Stmt::FunctionDef(self.0.alloc(StmtFunctionDef {
            range: Default::default(),
            name,
            args,
            body: self.0.alloc_slice(body),
            decorator_list: &[],
            returns: None,
            type_comment: None,
            type_params: &[],
        }))
    }

    pub(crate) fn module(&self, body: &[Stmt<'a>]) -> Mod<'a> {
        let body = self.0.alloc_slice(body);
        Mod::Module(self.0.alloc(ModModule { body, type_ignores: &[] }))
    }
}
