//! Generated from Python.asdl by `cargo xtask codegen`; edit that table instead.
//!
//! The transformer: one method a type, each of which rebuilds what lies below by default.

use crate::Arena;
use crate::depth::with_stack;
use crate::nodes::*;
use crate::rebuild::{Same, map_nodes, map_reference};

/// Makes a tree from a tree. Override a method to replace the nodes of its type, and call the
/// `rebuild_*` function of the same name from there to transform what lies below first. Parts in
/// which nothing changes are shared with the old tree.
pub trait Transformer<'a> {
    /// Where new nodes are put.
    fn arena(&self) -> &'a Arena;

    /// Transforms the statements of a block; here some can be removed or added.
    fn transform_body(&mut self, body: &'a [Stmt<'a>]) -> &'a [Stmt<'a>] {
        map_nodes(self.arena(), body, |item| self.transform_stmt(item))
    }
    /// Transforms `mod`.
    fn transform_mod(&mut self, node: Mod<'a>) -> Mod<'a> {
        rebuild_mod(self, node)
    }
    /// Transforms `stmt`.
    fn transform_stmt(&mut self, node: Stmt<'a>) -> Stmt<'a> {
        rebuild_stmt(self, node)
    }
    /// Transforms `expr`.
    fn transform_expr(&mut self, node: Expr<'a>) -> Expr<'a> {
        rebuild_expr(self, node)
    }
    /// Transforms `comprehension`.
    fn transform_comprehension(&mut self, node: Comprehension<'a>) -> Comprehension<'a> {
        rebuild_comprehension(self, node)
    }
    /// Transforms `excepthandler`.
    fn transform_except_handler(&mut self, node: ExceptHandler<'a>) -> ExceptHandler<'a> {
        rebuild_except_handler(self, node)
    }
    /// Transforms `arguments`.
    fn transform_arguments(&mut self, node: Arguments<'a>) -> Arguments<'a> {
        rebuild_arguments(self, node)
    }
    /// Transforms `arg`.
    fn transform_arg(&mut self, node: Arg<'a>) -> Arg<'a> {
        rebuild_arg(self, node)
    }
    /// Transforms `keyword`.
    fn transform_keyword(&mut self, node: Keyword<'a>) -> Keyword<'a> {
        rebuild_keyword(self, node)
    }
    /// Transforms `alias`.
    fn transform_alias(&mut self, node: Alias<'a>) -> Alias<'a> {
        rebuild_alias(self, node)
    }
    /// Transforms `withitem`.
    fn transform_with_item(&mut self, node: WithItem<'a>) -> WithItem<'a> {
        rebuild_with_item(self, node)
    }
    /// Transforms `match_case`.
    fn transform_match_case(&mut self, node: MatchCase<'a>) -> MatchCase<'a> {
        rebuild_match_case(self, node)
    }
    /// Transforms `pattern`.
    fn transform_pattern(&mut self, node: Pattern<'a>) -> Pattern<'a> {
        rebuild_pattern(self, node)
    }
    /// Transforms `type_ignore`.
    fn transform_type_ignore(&mut self, node: TypeIgnore<'a>) -> TypeIgnore<'a> {
        rebuild_type_ignore(self, node)
    }
    /// Transforms `type_param`.
    fn transform_type_param(&mut self, node: TypeParam<'a>) -> TypeParam<'a> {
        rebuild_type_param(self, node)
    }
}

/// Transforms what lies below `mod`.
pub fn rebuild_mod<'a, T: Transformer<'a> + ?Sized>(transformer: &mut T, node: Mod<'a>) -> Mod<'a> {
    match node {
        Mod::Module(old) => {
            let body = transformer.transform_body(old.body);
            let type_ignores = map_nodes(transformer.arena(), old.type_ignores, |item| {
                transformer.transform_type_ignore(item)
            });
            if body.same(&old.body) && type_ignores.same(&old.type_ignores) {
                node
            } else {
                Mod::Module(transformer.arena().alloc(ModModule { body, type_ignores }))
            }
        }
        Mod::Interactive(old) => {
            let body = transformer.transform_body(old.body);
            if body.same(&old.body) {
                node
            } else {
                Mod::Interactive(transformer.arena().alloc(ModInteractive { body }))
            }
        }
        Mod::Expression(old) => {
            let body = transformer.transform_expr(old.body);
            if body.same(&old.body) {
                node
            } else {
                Mod::Expression(transformer.arena().alloc(ModExpression { body }))
            }
        }
        Mod::FunctionType(old) => {
            let argtypes = map_nodes(transformer.arena(), old.argtypes, |item| {
                transformer.transform_expr(item)
            });
            let returns = transformer.transform_expr(old.returns);
            if argtypes.same(&old.argtypes) && returns.same(&old.returns) {
                node
            } else {
                Mod::FunctionType(transformer.arena().alloc(ModFunctionType { argtypes, returns }))
            }
        }
    }
}

/// Transforms what lies below `stmt`.
pub fn rebuild_stmt<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: Stmt<'a>,
) -> Stmt<'a> {
    with_stack(|| match node {
        Stmt::FunctionDef(old) => {
            let args = map_reference(transformer.arena(), old.args, |item| {
                transformer.transform_arguments(item)
            });
            let body = transformer.transform_body(old.body);
            let decorator_list = map_nodes(transformer.arena(), old.decorator_list, |item| {
                transformer.transform_expr(item)
            });
            let returns = old.returns.map(|item| transformer.transform_expr(item));
            let type_params = map_nodes(transformer.arena(), old.type_params, |item| {
                transformer.transform_type_param(item)
            });
            if std::ptr::eq(args, old.args)
                && body.same(&old.body)
                && decorator_list.same(&old.decorator_list)
                && returns.same(&old.returns)
                && type_params.same(&old.type_params)
            {
                node
            } else {
                Stmt::FunctionDef(transformer.arena().alloc(StmtFunctionDef {
                    range: old.range,
                    name: old.name,
                    args,
                    body,
                    decorator_list,
                    returns,
                    type_comment: old.type_comment,
                    type_params,
                }))
            }
        }
        Stmt::AsyncFunctionDef(old) => {
            let args = map_reference(transformer.arena(), old.args, |item| {
                transformer.transform_arguments(item)
            });
            let body = transformer.transform_body(old.body);
            let decorator_list = map_nodes(transformer.arena(), old.decorator_list, |item| {
                transformer.transform_expr(item)
            });
            let returns = old.returns.map(|item| transformer.transform_expr(item));
            let type_params = map_nodes(transformer.arena(), old.type_params, |item| {
                transformer.transform_type_param(item)
            });
            if std::ptr::eq(args, old.args)
                && body.same(&old.body)
                && decorator_list.same(&old.decorator_list)
                && returns.same(&old.returns)
                && type_params.same(&old.type_params)
            {
                node
            } else {
                Stmt::AsyncFunctionDef(transformer.arena().alloc(StmtAsyncFunctionDef {
                    range: old.range,
                    name: old.name,
                    args,
                    body,
                    decorator_list,
                    returns,
                    type_comment: old.type_comment,
                    type_params,
                }))
            }
        }
        Stmt::ClassDef(old) => {
            let bases =
                map_nodes(transformer.arena(), old.bases, |item| transformer.transform_expr(item));
            let keywords = map_nodes(transformer.arena(), old.keywords, |item| {
                transformer.transform_keyword(item)
            });
            let body = transformer.transform_body(old.body);
            let decorator_list = map_nodes(transformer.arena(), old.decorator_list, |item| {
                transformer.transform_expr(item)
            });
            let type_params = map_nodes(transformer.arena(), old.type_params, |item| {
                transformer.transform_type_param(item)
            });
            if bases.same(&old.bases)
                && keywords.same(&old.keywords)
                && body.same(&old.body)
                && decorator_list.same(&old.decorator_list)
                && type_params.same(&old.type_params)
            {
                node
            } else {
                Stmt::ClassDef(transformer.arena().alloc(StmtClassDef {
                    range: old.range,
                    name: old.name,
                    bases,
                    keywords,
                    body,
                    decorator_list,
                    type_params,
                }))
            }
        }
        Stmt::Return(old) => {
            let value = old.value.map(|item| transformer.transform_expr(item));
            if value.same(&old.value) {
                node
            } else {
                Stmt::Return(transformer.arena().alloc(StmtReturn { range: old.range, value }))
            }
        }
        Stmt::Delete(old) => {
            let targets = map_nodes(transformer.arena(), old.targets, |item| {
                transformer.transform_expr(item)
            });
            if targets.same(&old.targets) {
                node
            } else {
                Stmt::Delete(transformer.arena().alloc(StmtDelete { range: old.range, targets }))
            }
        }
        Stmt::Assign(old) => {
            let targets = map_nodes(transformer.arena(), old.targets, |item| {
                transformer.transform_expr(item)
            });
            let value = transformer.transform_expr(old.value);
            if targets.same(&old.targets) && value.same(&old.value) {
                node
            } else {
                Stmt::Assign(transformer.arena().alloc(StmtAssign {
                    range: old.range,
                    targets,
                    value,
                    type_comment: old.type_comment,
                }))
            }
        }
        Stmt::TypeAlias(old) => {
            let name = transformer.transform_expr(old.name);
            let type_params = map_nodes(transformer.arena(), old.type_params, |item| {
                transformer.transform_type_param(item)
            });
            let value = transformer.transform_expr(old.value);
            if name.same(&old.name) && type_params.same(&old.type_params) && value.same(&old.value)
            {
                node
            } else {
                Stmt::TypeAlias(transformer.arena().alloc(StmtTypeAlias {
                    range: old.range,
                    name,
                    type_params,
                    value,
                }))
            }
        }
        Stmt::AugAssign(old) => {
            let target = transformer.transform_expr(old.target);
            let value = transformer.transform_expr(old.value);
            if target.same(&old.target) && value.same(&old.value) {
                node
            } else {
                Stmt::AugAssign(transformer.arena().alloc(StmtAugAssign {
                    range: old.range,
                    target,
                    op: old.op,
                    value,
                }))
            }
        }
        Stmt::AnnAssign(old) => {
            let target = transformer.transform_expr(old.target);
            let annotation = transformer.transform_expr(old.annotation);
            let value = old.value.map(|item| transformer.transform_expr(item));
            if target.same(&old.target)
                && annotation.same(&old.annotation)
                && value.same(&old.value)
            {
                node
            } else {
                Stmt::AnnAssign(transformer.arena().alloc(StmtAnnAssign {
                    range: old.range,
                    target,
                    annotation,
                    value,
                    simple: old.simple,
                }))
            }
        }
        Stmt::For(old) => {
            let target = transformer.transform_expr(old.target);
            let iter = transformer.transform_expr(old.iter);
            let body = transformer.transform_body(old.body);
            let orelse = transformer.transform_body(old.orelse);
            if target.same(&old.target)
                && iter.same(&old.iter)
                && body.same(&old.body)
                && orelse.same(&old.orelse)
            {
                node
            } else {
                Stmt::For(transformer.arena().alloc(StmtFor {
                    range: old.range,
                    target,
                    iter,
                    body,
                    orelse,
                    type_comment: old.type_comment,
                }))
            }
        }
        Stmt::AsyncFor(old) => {
            let target = transformer.transform_expr(old.target);
            let iter = transformer.transform_expr(old.iter);
            let body = transformer.transform_body(old.body);
            let orelse = transformer.transform_body(old.orelse);
            if target.same(&old.target)
                && iter.same(&old.iter)
                && body.same(&old.body)
                && orelse.same(&old.orelse)
            {
                node
            } else {
                Stmt::AsyncFor(transformer.arena().alloc(StmtAsyncFor {
                    range: old.range,
                    target,
                    iter,
                    body,
                    orelse,
                    type_comment: old.type_comment,
                }))
            }
        }
        Stmt::While(old) => {
            let test = transformer.transform_expr(old.test);
            let body = transformer.transform_body(old.body);
            let orelse = transformer.transform_body(old.orelse);
            if test.same(&old.test) && body.same(&old.body) && orelse.same(&old.orelse) {
                node
            } else {
                Stmt::While(transformer.arena().alloc(StmtWhile {
                    range: old.range,
                    test,
                    body,
                    orelse,
                }))
            }
        }
        Stmt::If(old) => {
            let test = transformer.transform_expr(old.test);
            let body = transformer.transform_body(old.body);
            let orelse = transformer.transform_body(old.orelse);
            if test.same(&old.test) && body.same(&old.body) && orelse.same(&old.orelse) {
                node
            } else {
                Stmt::If(transformer.arena().alloc(StmtIf { range: old.range, test, body, orelse }))
            }
        }
        Stmt::With(old) => {
            let items = map_nodes(transformer.arena(), old.items, |item| {
                transformer.transform_with_item(item)
            });
            let body = transformer.transform_body(old.body);
            if items.same(&old.items) && body.same(&old.body) {
                node
            } else {
                Stmt::With(transformer.arena().alloc(StmtWith {
                    range: old.range,
                    items,
                    body,
                    type_comment: old.type_comment,
                }))
            }
        }
        Stmt::AsyncWith(old) => {
            let items = map_nodes(transformer.arena(), old.items, |item| {
                transformer.transform_with_item(item)
            });
            let body = transformer.transform_body(old.body);
            if items.same(&old.items) && body.same(&old.body) {
                node
            } else {
                Stmt::AsyncWith(transformer.arena().alloc(StmtAsyncWith {
                    range: old.range,
                    items,
                    body,
                    type_comment: old.type_comment,
                }))
            }
        }
        Stmt::Match(old) => {
            let subject = transformer.transform_expr(old.subject);
            let cases = map_nodes(transformer.arena(), old.cases, |item| {
                transformer.transform_match_case(item)
            });
            if subject.same(&old.subject) && cases.same(&old.cases) {
                node
            } else {
                Stmt::Match(transformer.arena().alloc(StmtMatch {
                    range: old.range,
                    subject,
                    cases,
                }))
            }
        }
        Stmt::Raise(old) => {
            let exc = old.exc.map(|item| transformer.transform_expr(item));
            let cause = old.cause.map(|item| transformer.transform_expr(item));
            if exc.same(&old.exc) && cause.same(&old.cause) {
                node
            } else {
                Stmt::Raise(transformer.arena().alloc(StmtRaise { range: old.range, exc, cause }))
            }
        }
        Stmt::Try(old) => {
            let body = transformer.transform_body(old.body);
            let handlers = map_nodes(transformer.arena(), old.handlers, |item| {
                transformer.transform_except_handler(item)
            });
            let orelse = transformer.transform_body(old.orelse);
            let finalbody = transformer.transform_body(old.finalbody);
            if body.same(&old.body)
                && handlers.same(&old.handlers)
                && orelse.same(&old.orelse)
                && finalbody.same(&old.finalbody)
            {
                node
            } else {
                Stmt::Try(transformer.arena().alloc(StmtTry {
                    range: old.range,
                    body,
                    handlers,
                    orelse,
                    finalbody,
                }))
            }
        }
        Stmt::TryStar(old) => {
            let body = transformer.transform_body(old.body);
            let handlers = map_nodes(transformer.arena(), old.handlers, |item| {
                transformer.transform_except_handler(item)
            });
            let orelse = transformer.transform_body(old.orelse);
            let finalbody = transformer.transform_body(old.finalbody);
            if body.same(&old.body)
                && handlers.same(&old.handlers)
                && orelse.same(&old.orelse)
                && finalbody.same(&old.finalbody)
            {
                node
            } else {
                Stmt::TryStar(transformer.arena().alloc(StmtTryStar {
                    range: old.range,
                    body,
                    handlers,
                    orelse,
                    finalbody,
                }))
            }
        }
        Stmt::Assert(old) => {
            let test = transformer.transform_expr(old.test);
            let msg = old.msg.map(|item| transformer.transform_expr(item));
            if test.same(&old.test) && msg.same(&old.msg) {
                node
            } else {
                Stmt::Assert(transformer.arena().alloc(StmtAssert { range: old.range, test, msg }))
            }
        }
        Stmt::Import(old) => {
            let names =
                map_nodes(transformer.arena(), old.names, |item| transformer.transform_alias(item));
            if names.same(&old.names) {
                node
            } else {
                Stmt::Import(transformer.arena().alloc(StmtImport { range: old.range, names }))
            }
        }
        Stmt::ImportFrom(old) => {
            let names =
                map_nodes(transformer.arena(), old.names, |item| transformer.transform_alias(item));
            if names.same(&old.names) {
                node
            } else {
                Stmt::ImportFrom(transformer.arena().alloc(StmtImportFrom {
                    range: old.range,
                    module: old.module,
                    names,
                    level: old.level,
                }))
            }
        }
        Stmt::Global(_) => node,
        Stmt::Nonlocal(_) => node,
        Stmt::Expr(old) => {
            let value = transformer.transform_expr(old.value);
            if value.same(&old.value) {
                node
            } else {
                Stmt::Expr(transformer.arena().alloc(StmtExpr { range: old.range, value }))
            }
        }
        Stmt::Pass(_) => node,
        Stmt::Break(_) => node,
        Stmt::Continue(_) => node,
    })
}

/// Transforms what lies below `expr`.
pub fn rebuild_expr<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: Expr<'a>,
) -> Expr<'a> {
    with_stack(|| match node {
        Expr::BoolOp(old) => {
            let values =
                map_nodes(transformer.arena(), old.values, |item| transformer.transform_expr(item));
            if values.same(&old.values) {
                node
            } else {
                Expr::BoolOp(transformer.arena().alloc(ExprBoolOp {
                    range: old.range,
                    op: old.op,
                    values,
                }))
            }
        }
        Expr::NamedExpr(old) => {
            let target = transformer.transform_expr(old.target);
            let value = transformer.transform_expr(old.value);
            if target.same(&old.target) && value.same(&old.value) {
                node
            } else {
                Expr::NamedExpr(transformer.arena().alloc(ExprNamedExpr {
                    range: old.range,
                    target,
                    value,
                }))
            }
        }
        Expr::BinOp(old) => {
            let left = transformer.transform_expr(old.left);
            let right = transformer.transform_expr(old.right);
            if left.same(&old.left) && right.same(&old.right) {
                node
            } else {
                Expr::BinOp(transformer.arena().alloc(ExprBinOp {
                    range: old.range,
                    left,
                    op: old.op,
                    right,
                }))
            }
        }
        Expr::UnaryOp(old) => {
            let operand = transformer.transform_expr(old.operand);
            if operand.same(&old.operand) {
                node
            } else {
                Expr::UnaryOp(transformer.arena().alloc(ExprUnaryOp {
                    range: old.range,
                    op: old.op,
                    operand,
                }))
            }
        }
        Expr::Lambda(old) => {
            let args = map_reference(transformer.arena(), old.args, |item| {
                transformer.transform_arguments(item)
            });
            let body = transformer.transform_expr(old.body);
            if std::ptr::eq(args, old.args) && body.same(&old.body) {
                node
            } else {
                Expr::Lambda(transformer.arena().alloc(ExprLambda { range: old.range, args, body }))
            }
        }
        Expr::IfExp(old) => {
            let test = transformer.transform_expr(old.test);
            let body = transformer.transform_expr(old.body);
            let orelse = transformer.transform_expr(old.orelse);
            if test.same(&old.test) && body.same(&old.body) && orelse.same(&old.orelse) {
                node
            } else {
                Expr::IfExp(transformer.arena().alloc(ExprIfExp {
                    range: old.range,
                    test,
                    body,
                    orelse,
                }))
            }
        }
        Expr::Dict(old) => {
            let keys = map_nodes(transformer.arena(), old.keys, |item| {
                item.map(|item| transformer.transform_expr(item))
            });
            let values =
                map_nodes(transformer.arena(), old.values, |item| transformer.transform_expr(item));
            if keys.same(&old.keys) && values.same(&old.values) {
                node
            } else {
                Expr::Dict(transformer.arena().alloc(ExprDict { range: old.range, keys, values }))
            }
        }
        Expr::Set(old) => {
            let elts =
                map_nodes(transformer.arena(), old.elts, |item| transformer.transform_expr(item));
            if elts.same(&old.elts) {
                node
            } else {
                Expr::Set(transformer.arena().alloc(ExprSet { range: old.range, elts }))
            }
        }
        Expr::ListComp(old) => {
            let elt = transformer.transform_expr(old.elt);
            let generators = map_nodes(transformer.arena(), old.generators, |item| {
                transformer.transform_comprehension(item)
            });
            if elt.same(&old.elt) && generators.same(&old.generators) {
                node
            } else {
                Expr::ListComp(transformer.arena().alloc(ExprListComp {
                    range: old.range,
                    elt,
                    generators,
                }))
            }
        }
        Expr::SetComp(old) => {
            let elt = transformer.transform_expr(old.elt);
            let generators = map_nodes(transformer.arena(), old.generators, |item| {
                transformer.transform_comprehension(item)
            });
            if elt.same(&old.elt) && generators.same(&old.generators) {
                node
            } else {
                Expr::SetComp(transformer.arena().alloc(ExprSetComp {
                    range: old.range,
                    elt,
                    generators,
                }))
            }
        }
        Expr::DictComp(old) => {
            let key = transformer.transform_expr(old.key);
            let value = transformer.transform_expr(old.value);
            let generators = map_nodes(transformer.arena(), old.generators, |item| {
                transformer.transform_comprehension(item)
            });
            if key.same(&old.key) && value.same(&old.value) && generators.same(&old.generators) {
                node
            } else {
                Expr::DictComp(transformer.arena().alloc(ExprDictComp {
                    range: old.range,
                    key,
                    value,
                    generators,
                }))
            }
        }
        Expr::GeneratorExp(old) => {
            let elt = transformer.transform_expr(old.elt);
            let generators = map_nodes(transformer.arena(), old.generators, |item| {
                transformer.transform_comprehension(item)
            });
            if elt.same(&old.elt) && generators.same(&old.generators) {
                node
            } else {
                Expr::GeneratorExp(transformer.arena().alloc(ExprGeneratorExp {
                    range: old.range,
                    elt,
                    generators,
                }))
            }
        }
        Expr::Await(old) => {
            let value = transformer.transform_expr(old.value);
            if value.same(&old.value) {
                node
            } else {
                Expr::Await(transformer.arena().alloc(ExprAwait { range: old.range, value }))
            }
        }
        Expr::Yield(old) => {
            let value = old.value.map(|item| transformer.transform_expr(item));
            if value.same(&old.value) {
                node
            } else {
                Expr::Yield(transformer.arena().alloc(ExprYield { range: old.range, value }))
            }
        }
        Expr::YieldFrom(old) => {
            let value = transformer.transform_expr(old.value);
            if value.same(&old.value) {
                node
            } else {
                Expr::YieldFrom(
                    transformer.arena().alloc(ExprYieldFrom { range: old.range, value }),
                )
            }
        }
        Expr::Compare(old) => {
            let left = transformer.transform_expr(old.left);
            let comparators = map_nodes(transformer.arena(), old.comparators, |item| {
                transformer.transform_expr(item)
            });
            if left.same(&old.left) && comparators.same(&old.comparators) {
                node
            } else {
                Expr::Compare(transformer.arena().alloc(ExprCompare {
                    range: old.range,
                    left,
                    ops: old.ops,
                    comparators,
                }))
            }
        }
        Expr::Call(old) => {
            let func = transformer.transform_expr(old.func);
            let args =
                map_nodes(transformer.arena(), old.args, |item| transformer.transform_expr(item));
            let keywords = map_nodes(transformer.arena(), old.keywords, |item| {
                transformer.transform_keyword(item)
            });
            if func.same(&old.func) && args.same(&old.args) && keywords.same(&old.keywords) {
                node
            } else {
                Expr::Call(transformer.arena().alloc(ExprCall {
                    range: old.range,
                    func,
                    args,
                    keywords,
                }))
            }
        }
        Expr::FormattedValue(old) => {
            let value = transformer.transform_expr(old.value);
            let format_spec = old.format_spec.map(|item| transformer.transform_expr(item));
            if value.same(&old.value) && format_spec.same(&old.format_spec) {
                node
            } else {
                Expr::FormattedValue(transformer.arena().alloc(ExprFormattedValue {
                    range: old.range,
                    value,
                    conversion: old.conversion,
                    format_spec,
                }))
            }
        }
        Expr::Interpolation(old) => {
            let value = transformer.transform_expr(old.value);
            let format_spec = old.format_spec.map(|item| transformer.transform_expr(item));
            if value.same(&old.value) && format_spec.same(&old.format_spec) {
                node
            } else {
                Expr::Interpolation(transformer.arena().alloc(ExprInterpolation {
                    range: old.range,
                    value,
                    str: old.str,
                    conversion: old.conversion,
                    format_spec,
                }))
            }
        }
        Expr::JoinedStr(old) => {
            let values =
                map_nodes(transformer.arena(), old.values, |item| transformer.transform_expr(item));
            if values.same(&old.values) {
                node
            } else {
                Expr::JoinedStr(
                    transformer.arena().alloc(ExprJoinedStr { range: old.range, values }),
                )
            }
        }
        Expr::TemplateStr(old) => {
            let values =
                map_nodes(transformer.arena(), old.values, |item| transformer.transform_expr(item));
            if values.same(&old.values) {
                node
            } else {
                Expr::TemplateStr(
                    transformer.arena().alloc(ExprTemplateStr { range: old.range, values }),
                )
            }
        }
        Expr::Constant(_) => node,
        Expr::Attribute(old) => {
            let value = transformer.transform_expr(old.value);
            if value.same(&old.value) {
                node
            } else {
                Expr::Attribute(transformer.arena().alloc(ExprAttribute {
                    range: old.range,
                    value,
                    attr: old.attr,
                    ctx: old.ctx,
                }))
            }
        }
        Expr::Subscript(old) => {
            let value = transformer.transform_expr(old.value);
            let slice = transformer.transform_expr(old.slice);
            if value.same(&old.value) && slice.same(&old.slice) {
                node
            } else {
                Expr::Subscript(transformer.arena().alloc(ExprSubscript {
                    range: old.range,
                    value,
                    slice,
                    ctx: old.ctx,
                }))
            }
        }
        Expr::Starred(old) => {
            let value = transformer.transform_expr(old.value);
            if value.same(&old.value) {
                node
            } else {
                Expr::Starred(transformer.arena().alloc(ExprStarred {
                    range: old.range,
                    value,
                    ctx: old.ctx,
                }))
            }
        }
        Expr::Name(_) => node,
        Expr::List(old) => {
            let elts =
                map_nodes(transformer.arena(), old.elts, |item| transformer.transform_expr(item));
            if elts.same(&old.elts) {
                node
            } else {
                Expr::List(transformer.arena().alloc(ExprList {
                    range: old.range,
                    elts,
                    ctx: old.ctx,
                }))
            }
        }
        Expr::Tuple(old) => {
            let elts =
                map_nodes(transformer.arena(), old.elts, |item| transformer.transform_expr(item));
            if elts.same(&old.elts) {
                node
            } else {
                Expr::Tuple(transformer.arena().alloc(ExprTuple {
                    range: old.range,
                    elts,
                    ctx: old.ctx,
                }))
            }
        }
        Expr::Slice(old) => {
            let lower = old.lower.map(|item| transformer.transform_expr(item));
            let upper = old.upper.map(|item| transformer.transform_expr(item));
            let step = old.step.map(|item| transformer.transform_expr(item));
            if lower.same(&old.lower) && upper.same(&old.upper) && step.same(&old.step) {
                node
            } else {
                Expr::Slice(transformer.arena().alloc(ExprSlice {
                    range: old.range,
                    lower,
                    upper,
                    step,
                }))
            }
        }
    })
}

/// Transforms what lies below `comprehension`.
pub fn rebuild_comprehension<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: Comprehension<'a>,
) -> Comprehension<'a> {
    let old = &node;
    let target = transformer.transform_expr(old.target);
    let iter = transformer.transform_expr(old.iter);
    let ifs = map_nodes(transformer.arena(), old.ifs, |item| transformer.transform_expr(item));
    Comprehension { target, iter, ifs, is_async: old.is_async }
}

/// Transforms what lies below `excepthandler`.
pub fn rebuild_except_handler<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: ExceptHandler<'a>,
) -> ExceptHandler<'a> {
    let old = &node;
    let type_ = old.type_.map(|item| transformer.transform_expr(item));
    let body = transformer.transform_body(old.body);
    ExceptHandler { range: old.range, type_, name: old.name, body }
}

/// Transforms what lies below `arguments`.
pub fn rebuild_arguments<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: Arguments<'a>,
) -> Arguments<'a> {
    let old = &node;
    let posonlyargs =
        map_nodes(transformer.arena(), old.posonlyargs, |item| transformer.transform_arg(item));
    let args = map_nodes(transformer.arena(), old.args, |item| transformer.transform_arg(item));
    let vararg = old.vararg.map(|item| {
        map_reference(transformer.arena(), item, |item| transformer.transform_arg(item))
    });
    let kwonlyargs =
        map_nodes(transformer.arena(), old.kwonlyargs, |item| transformer.transform_arg(item));
    let kw_defaults = map_nodes(transformer.arena(), old.kw_defaults, |item| {
        item.map(|item| transformer.transform_expr(item))
    });
    let kwarg = old.kwarg.map(|item| {
        map_reference(transformer.arena(), item, |item| transformer.transform_arg(item))
    });
    let defaults =
        map_nodes(transformer.arena(), old.defaults, |item| transformer.transform_expr(item));
    Arguments { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults }
}

/// Transforms what lies below `arg`.
pub fn rebuild_arg<'a, T: Transformer<'a> + ?Sized>(transformer: &mut T, node: Arg<'a>) -> Arg<'a> {
    let old = &node;
    let annotation = old.annotation.map(|item| transformer.transform_expr(item));
    Arg { range: old.range, arg: old.arg, annotation, type_comment: old.type_comment }
}

/// Transforms what lies below `keyword`.
pub fn rebuild_keyword<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: Keyword<'a>,
) -> Keyword<'a> {
    let old = &node;
    let value = transformer.transform_expr(old.value);
    Keyword { range: old.range, arg: old.arg, value }
}

/// Transforms what lies below `alias`.
pub fn rebuild_alias<'a, T: Transformer<'a> + ?Sized>(
    _transformer: &mut T,
    node: Alias<'a>,
) -> Alias<'a> {
    node
}

/// Transforms what lies below `withitem`.
pub fn rebuild_with_item<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: WithItem<'a>,
) -> WithItem<'a> {
    let old = &node;
    let context_expr = transformer.transform_expr(old.context_expr);
    let optional_vars = old.optional_vars.map(|item| transformer.transform_expr(item));
    WithItem { context_expr, optional_vars }
}

/// Transforms what lies below `match_case`.
pub fn rebuild_match_case<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: MatchCase<'a>,
) -> MatchCase<'a> {
    let old = &node;
    let pattern = transformer.transform_pattern(old.pattern);
    let guard = old.guard.map(|item| transformer.transform_expr(item));
    let body = transformer.transform_body(old.body);
    MatchCase { pattern, guard, body }
}

/// Transforms what lies below `pattern`.
pub fn rebuild_pattern<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: Pattern<'a>,
) -> Pattern<'a> {
    with_stack(|| match node {
        Pattern::MatchValue(old) => {
            let value = transformer.transform_expr(old.value);
            if value.same(&old.value) {
                node
            } else {
                Pattern::MatchValue(
                    transformer.arena().alloc(PatternMatchValue { range: old.range, value }),
                )
            }
        }
        Pattern::MatchSingleton(_) => node,
        Pattern::MatchSequence(old) => {
            let patterns = map_nodes(transformer.arena(), old.patterns, |item| {
                transformer.transform_pattern(item)
            });
            if patterns.same(&old.patterns) {
                node
            } else {
                Pattern::MatchSequence(
                    transformer.arena().alloc(PatternMatchSequence { range: old.range, patterns }),
                )
            }
        }
        Pattern::MatchMapping(old) => {
            let keys =
                map_nodes(transformer.arena(), old.keys, |item| transformer.transform_expr(item));
            let patterns = map_nodes(transformer.arena(), old.patterns, |item| {
                transformer.transform_pattern(item)
            });
            if keys.same(&old.keys) && patterns.same(&old.patterns) {
                node
            } else {
                Pattern::MatchMapping(transformer.arena().alloc(PatternMatchMapping {
                    range: old.range,
                    keys,
                    patterns,
                    rest: old.rest,
                }))
            }
        }
        Pattern::MatchClass(old) => {
            let cls = transformer.transform_expr(old.cls);
            let patterns = map_nodes(transformer.arena(), old.patterns, |item| {
                transformer.transform_pattern(item)
            });
            let kwd_patterns = map_nodes(transformer.arena(), old.kwd_patterns, |item| {
                transformer.transform_pattern(item)
            });
            if cls.same(&old.cls)
                && patterns.same(&old.patterns)
                && kwd_patterns.same(&old.kwd_patterns)
            {
                node
            } else {
                Pattern::MatchClass(transformer.arena().alloc(PatternMatchClass {
                    range: old.range,
                    cls,
                    patterns,
                    kwd_attrs: old.kwd_attrs,
                    kwd_patterns,
                }))
            }
        }
        Pattern::MatchStar(_) => node,
        Pattern::MatchAs(old) => {
            let pattern = old.pattern.map(|item| transformer.transform_pattern(item));
            if pattern.same(&old.pattern) {
                node
            } else {
                Pattern::MatchAs(transformer.arena().alloc(PatternMatchAs {
                    range: old.range,
                    pattern,
                    name: old.name,
                }))
            }
        }
        Pattern::MatchOr(old) => {
            let patterns = map_nodes(transformer.arena(), old.patterns, |item| {
                transformer.transform_pattern(item)
            });
            if patterns.same(&old.patterns) {
                node
            } else {
                Pattern::MatchOr(
                    transformer.arena().alloc(PatternMatchOr { range: old.range, patterns }),
                )
            }
        }
    })
}

/// Transforms what lies below `type_ignore`.
pub fn rebuild_type_ignore<'a, T: Transformer<'a> + ?Sized>(
    _transformer: &mut T,
    node: TypeIgnore<'a>,
) -> TypeIgnore<'a> {
    node
}

/// Transforms what lies below `type_param`.
pub fn rebuild_type_param<'a, T: Transformer<'a> + ?Sized>(
    transformer: &mut T,
    node: TypeParam<'a>,
) -> TypeParam<'a> {
    match node {
        TypeParam::TypeVar(old) => {
            let bound = old.bound.map(|item| transformer.transform_expr(item));
            let default_value = old.default_value.map(|item| transformer.transform_expr(item));
            if bound.same(&old.bound) && default_value.same(&old.default_value) {
                node
            } else {
                TypeParam::TypeVar(transformer.arena().alloc(TypeParamTypeVar {
                    range: old.range,
                    name: old.name,
                    bound,
                    default_value,
                }))
            }
        }
        TypeParam::ParamSpec(old) => {
            let default_value = old.default_value.map(|item| transformer.transform_expr(item));
            if default_value.same(&old.default_value) {
                node
            } else {
                TypeParam::ParamSpec(transformer.arena().alloc(TypeParamParamSpec {
                    range: old.range,
                    name: old.name,
                    default_value,
                }))
            }
        }
        TypeParam::TypeVarTuple(old) => {
            let default_value = old.default_value.map(|item| transformer.transform_expr(item));
            if default_value.same(&old.default_value) {
                node
            } else {
                TypeParam::TypeVarTuple(transformer.arena().alloc(TypeParamTypeVarTuple {
                    range: old.range,
                    name: old.name,
                    default_value,
                }))
            }
        }
    }
}

impl Same for Mod<'_> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Mod::Module(old), Mod::Module(new)) => std::ptr::eq(*old, *new),
            (Mod::Interactive(old), Mod::Interactive(new)) => std::ptr::eq(*old, *new),
            (Mod::Expression(old), Mod::Expression(new)) => std::ptr::eq(*old, *new),
            (Mod::FunctionType(old), Mod::FunctionType(new)) => std::ptr::eq(*old, *new),
            _ => false,
        }
    }
}

impl Same for Stmt<'_> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Stmt::FunctionDef(old), Stmt::FunctionDef(new)) => std::ptr::eq(*old, *new),
            (Stmt::AsyncFunctionDef(old), Stmt::AsyncFunctionDef(new)) => std::ptr::eq(*old, *new),
            (Stmt::ClassDef(old), Stmt::ClassDef(new)) => std::ptr::eq(*old, *new),
            (Stmt::Return(old), Stmt::Return(new)) => std::ptr::eq(*old, *new),
            (Stmt::Delete(old), Stmt::Delete(new)) => std::ptr::eq(*old, *new),
            (Stmt::Assign(old), Stmt::Assign(new)) => std::ptr::eq(*old, *new),
            (Stmt::TypeAlias(old), Stmt::TypeAlias(new)) => std::ptr::eq(*old, *new),
            (Stmt::AugAssign(old), Stmt::AugAssign(new)) => std::ptr::eq(*old, *new),
            (Stmt::AnnAssign(old), Stmt::AnnAssign(new)) => std::ptr::eq(*old, *new),
            (Stmt::For(old), Stmt::For(new)) => std::ptr::eq(*old, *new),
            (Stmt::AsyncFor(old), Stmt::AsyncFor(new)) => std::ptr::eq(*old, *new),
            (Stmt::While(old), Stmt::While(new)) => std::ptr::eq(*old, *new),
            (Stmt::If(old), Stmt::If(new)) => std::ptr::eq(*old, *new),
            (Stmt::With(old), Stmt::With(new)) => std::ptr::eq(*old, *new),
            (Stmt::AsyncWith(old), Stmt::AsyncWith(new)) => std::ptr::eq(*old, *new),
            (Stmt::Match(old), Stmt::Match(new)) => std::ptr::eq(*old, *new),
            (Stmt::Raise(old), Stmt::Raise(new)) => std::ptr::eq(*old, *new),
            (Stmt::Try(old), Stmt::Try(new)) => std::ptr::eq(*old, *new),
            (Stmt::TryStar(old), Stmt::TryStar(new)) => std::ptr::eq(*old, *new),
            (Stmt::Assert(old), Stmt::Assert(new)) => std::ptr::eq(*old, *new),
            (Stmt::Import(old), Stmt::Import(new)) => std::ptr::eq(*old, *new),
            (Stmt::ImportFrom(old), Stmt::ImportFrom(new)) => std::ptr::eq(*old, *new),
            (Stmt::Global(old), Stmt::Global(new)) => std::ptr::eq(*old, *new),
            (Stmt::Nonlocal(old), Stmt::Nonlocal(new)) => std::ptr::eq(*old, *new),
            (Stmt::Expr(old), Stmt::Expr(new)) => std::ptr::eq(*old, *new),
            (Stmt::Pass(old), Stmt::Pass(new)) => std::ptr::eq(*old, *new),
            (Stmt::Break(old), Stmt::Break(new)) => std::ptr::eq(*old, *new),
            (Stmt::Continue(old), Stmt::Continue(new)) => std::ptr::eq(*old, *new),
            _ => false,
        }
    }
}

impl Same for Expr<'_> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Expr::BoolOp(old), Expr::BoolOp(new)) => std::ptr::eq(*old, *new),
            (Expr::NamedExpr(old), Expr::NamedExpr(new)) => std::ptr::eq(*old, *new),
            (Expr::BinOp(old), Expr::BinOp(new)) => std::ptr::eq(*old, *new),
            (Expr::UnaryOp(old), Expr::UnaryOp(new)) => std::ptr::eq(*old, *new),
            (Expr::Lambda(old), Expr::Lambda(new)) => std::ptr::eq(*old, *new),
            (Expr::IfExp(old), Expr::IfExp(new)) => std::ptr::eq(*old, *new),
            (Expr::Dict(old), Expr::Dict(new)) => std::ptr::eq(*old, *new),
            (Expr::Set(old), Expr::Set(new)) => std::ptr::eq(*old, *new),
            (Expr::ListComp(old), Expr::ListComp(new)) => std::ptr::eq(*old, *new),
            (Expr::SetComp(old), Expr::SetComp(new)) => std::ptr::eq(*old, *new),
            (Expr::DictComp(old), Expr::DictComp(new)) => std::ptr::eq(*old, *new),
            (Expr::GeneratorExp(old), Expr::GeneratorExp(new)) => std::ptr::eq(*old, *new),
            (Expr::Await(old), Expr::Await(new)) => std::ptr::eq(*old, *new),
            (Expr::Yield(old), Expr::Yield(new)) => std::ptr::eq(*old, *new),
            (Expr::YieldFrom(old), Expr::YieldFrom(new)) => std::ptr::eq(*old, *new),
            (Expr::Compare(old), Expr::Compare(new)) => std::ptr::eq(*old, *new),
            (Expr::Call(old), Expr::Call(new)) => std::ptr::eq(*old, *new),
            (Expr::FormattedValue(old), Expr::FormattedValue(new)) => std::ptr::eq(*old, *new),
            (Expr::Interpolation(old), Expr::Interpolation(new)) => std::ptr::eq(*old, *new),
            (Expr::JoinedStr(old), Expr::JoinedStr(new)) => std::ptr::eq(*old, *new),
            (Expr::TemplateStr(old), Expr::TemplateStr(new)) => std::ptr::eq(*old, *new),
            (Expr::Constant(old), Expr::Constant(new)) => std::ptr::eq(*old, *new),
            (Expr::Attribute(old), Expr::Attribute(new)) => std::ptr::eq(*old, *new),
            (Expr::Subscript(old), Expr::Subscript(new)) => std::ptr::eq(*old, *new),
            (Expr::Starred(old), Expr::Starred(new)) => std::ptr::eq(*old, *new),
            (Expr::Name(old), Expr::Name(new)) => std::ptr::eq(*old, *new),
            (Expr::List(old), Expr::List(new)) => std::ptr::eq(*old, *new),
            (Expr::Tuple(old), Expr::Tuple(new)) => std::ptr::eq(*old, *new),
            (Expr::Slice(old), Expr::Slice(new)) => std::ptr::eq(*old, *new),
            _ => false,
        }
    }
}

impl Same for Comprehension<'_> {
    fn same(&self, other: &Self) -> bool {
        self.target.same(&other.target)
            && self.iter.same(&other.iter)
            && self.ifs.same(&other.ifs)
            && self.is_async.same(&other.is_async)
    }
}

impl Same for ExceptHandler<'_> {
    fn same(&self, other: &Self) -> bool {
        self.type_.same(&other.type_) && self.name.same(&other.name) && self.body.same(&other.body)
    }
}

impl Same for Arguments<'_> {
    fn same(&self, other: &Self) -> bool {
        self.posonlyargs.same(&other.posonlyargs)
            && self.args.same(&other.args)
            && self.vararg.same(&other.vararg)
            && self.kwonlyargs.same(&other.kwonlyargs)
            && self.kw_defaults.same(&other.kw_defaults)
            && self.kwarg.same(&other.kwarg)
            && self.defaults.same(&other.defaults)
    }
}

impl Same for Arg<'_> {
    fn same(&self, other: &Self) -> bool {
        self.arg.same(&other.arg)
            && self.annotation.same(&other.annotation)
            && self.type_comment.same(&other.type_comment)
    }
}

impl Same for Keyword<'_> {
    fn same(&self, other: &Self) -> bool {
        self.arg.same(&other.arg) && self.value.same(&other.value)
    }
}

impl Same for Alias<'_> {
    fn same(&self, other: &Self) -> bool {
        self.name.same(&other.name) && self.asname.same(&other.asname)
    }
}

impl Same for WithItem<'_> {
    fn same(&self, other: &Self) -> bool {
        self.context_expr.same(&other.context_expr) && self.optional_vars.same(&other.optional_vars)
    }
}

impl Same for MatchCase<'_> {
    fn same(&self, other: &Self) -> bool {
        self.pattern.same(&other.pattern)
            && self.guard.same(&other.guard)
            && self.body.same(&other.body)
    }
}

impl Same for Pattern<'_> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Pattern::MatchValue(old), Pattern::MatchValue(new)) => std::ptr::eq(*old, *new),
            (Pattern::MatchSingleton(old), Pattern::MatchSingleton(new)) => {
                std::ptr::eq(*old, *new)
            }
            (Pattern::MatchSequence(old), Pattern::MatchSequence(new)) => std::ptr::eq(*old, *new),
            (Pattern::MatchMapping(old), Pattern::MatchMapping(new)) => std::ptr::eq(*old, *new),
            (Pattern::MatchClass(old), Pattern::MatchClass(new)) => std::ptr::eq(*old, *new),
            (Pattern::MatchStar(old), Pattern::MatchStar(new)) => std::ptr::eq(*old, *new),
            (Pattern::MatchAs(old), Pattern::MatchAs(new)) => std::ptr::eq(*old, *new),
            (Pattern::MatchOr(old), Pattern::MatchOr(new)) => std::ptr::eq(*old, *new),
            _ => false,
        }
    }
}

impl Same for TypeIgnore<'_> {
    fn same(&self, other: &Self) -> bool {
        self.lineno.same(&other.lineno) && self.tag.same(&other.tag)
    }
}

impl Same for TypeParam<'_> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (TypeParam::TypeVar(old), TypeParam::TypeVar(new)) => std::ptr::eq(*old, *new),
            (TypeParam::ParamSpec(old), TypeParam::ParamSpec(new)) => std::ptr::eq(*old, *new),
            (TypeParam::TypeVarTuple(old), TypeParam::TypeVarTuple(new)) => {
                std::ptr::eq(*old, *new)
            }
            _ => false,
        }
    }
}
