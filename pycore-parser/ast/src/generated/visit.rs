//! Generated from Python.asdl by `cargo xtask codegen`; edit that table instead.
//!
//! The visitor: one method a type, each of which walks on by default.

use crate::depth::with_stack;
use crate::nodes::*;

/// Walks over a tree. Override a method to see the nodes of its type, and call the `walk_*` function of
/// the same name from there to go on below; order is that of the fields.
pub trait Visitor<'a> {
    /// Sees `mod`.
    fn visit_mod(&mut self, node: Mod<'a>) {
        walk_mod(self, node);
    }
    /// Sees `stmt`.
    fn visit_stmt(&mut self, node: Stmt<'a>) {
        walk_stmt(self, node);
    }
    /// Sees `expr`.
    fn visit_expr(&mut self, node: Expr<'a>) {
        walk_expr(self, node);
    }
    /// Sees `comprehension`.
    fn visit_comprehension(&mut self, node: &'a Comprehension<'a>) {
        walk_comprehension(self, node);
    }
    /// Sees `excepthandler`.
    fn visit_except_handler(&mut self, node: &'a ExceptHandler<'a>) {
        walk_except_handler(self, node);
    }
    /// Sees `arguments`.
    fn visit_arguments(&mut self, node: &'a Arguments<'a>) {
        walk_arguments(self, node);
    }
    /// Sees `arg`.
    fn visit_arg(&mut self, node: &'a Arg<'a>) {
        walk_arg(self, node);
    }
    /// Sees `keyword`.
    fn visit_keyword(&mut self, node: &'a Keyword<'a>) {
        walk_keyword(self, node);
    }
    /// Sees `alias`.
    fn visit_alias(&mut self, node: &'a Alias<'a>) {
        walk_alias(self, node);
    }
    /// Sees `withitem`.
    fn visit_with_item(&mut self, node: &'a WithItem<'a>) {
        walk_with_item(self, node);
    }
    /// Sees `match_case`.
    fn visit_match_case(&mut self, node: &'a MatchCase<'a>) {
        walk_match_case(self, node);
    }
    /// Sees `pattern`.
    fn visit_pattern(&mut self, node: Pattern<'a>) {
        walk_pattern(self, node);
    }
    /// Sees `type_ignore`.
    fn visit_type_ignore(&mut self, node: &'a TypeIgnore<'a>) {
        walk_type_ignore(self, node);
    }
    /// Sees `type_param`.
    fn visit_type_param(&mut self, node: TypeParam<'a>) {
        walk_type_param(self, node);
    }
}

/// Sees what lies below `mod`.
pub fn walk_mod<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: Mod<'a>) {
    match node {
        Mod::Module(node) => {
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.type_ignores {
                visitor.visit_type_ignore(item);
            }
        }
        Mod::Interactive(node) => {
            for item in node.body {
                visitor.visit_stmt(*item);
            }
        }
        Mod::Expression(node) => {
            visitor.visit_expr(node.body);
        }
        Mod::FunctionType(node) => {
            for item in node.argtypes {
                visitor.visit_expr(*item);
            }
            visitor.visit_expr(node.returns);
        }
    }
}

/// Sees what lies below `stmt`.
pub fn walk_stmt<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: Stmt<'a>) {
    with_stack(|| match node {
        Stmt::FunctionDef(node) => {
            visitor.visit_arguments(node.args);
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.decorator_list {
                visitor.visit_expr(*item);
            }
            if let Some(item) = node.returns {
                visitor.visit_expr(item);
            }
            for item in node.type_params {
                visitor.visit_type_param(*item);
            }
        }
        Stmt::AsyncFunctionDef(node) => {
            visitor.visit_arguments(node.args);
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.decorator_list {
                visitor.visit_expr(*item);
            }
            if let Some(item) = node.returns {
                visitor.visit_expr(item);
            }
            for item in node.type_params {
                visitor.visit_type_param(*item);
            }
        }
        Stmt::ClassDef(node) => {
            for item in node.bases {
                visitor.visit_expr(*item);
            }
            for item in node.keywords {
                visitor.visit_keyword(item);
            }
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.decorator_list {
                visitor.visit_expr(*item);
            }
            for item in node.type_params {
                visitor.visit_type_param(*item);
            }
        }
        Stmt::Return(node) => {
            if let Some(item) = node.value {
                visitor.visit_expr(item);
            }
        }
        Stmt::Delete(node) => {
            for item in node.targets {
                visitor.visit_expr(*item);
            }
        }
        Stmt::Assign(node) => {
            for item in node.targets {
                visitor.visit_expr(*item);
            }
            visitor.visit_expr(node.value);
        }
        Stmt::TypeAlias(node) => {
            visitor.visit_expr(node.name);
            for item in node.type_params {
                visitor.visit_type_param(*item);
            }
            visitor.visit_expr(node.value);
        }
        Stmt::AugAssign(node) => {
            visitor.visit_expr(node.target);
            visitor.visit_expr(node.value);
        }
        Stmt::AnnAssign(node) => {
            visitor.visit_expr(node.target);
            visitor.visit_expr(node.annotation);
            if let Some(item) = node.value {
                visitor.visit_expr(item);
            }
        }
        Stmt::For(node) => {
            visitor.visit_expr(node.target);
            visitor.visit_expr(node.iter);
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.orelse {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::AsyncFor(node) => {
            visitor.visit_expr(node.target);
            visitor.visit_expr(node.iter);
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.orelse {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::While(node) => {
            visitor.visit_expr(node.test);
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.orelse {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::If(node) => {
            visitor.visit_expr(node.test);
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.orelse {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::With(node) => {
            for item in node.items {
                visitor.visit_with_item(item);
            }
            for item in node.body {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::AsyncWith(node) => {
            for item in node.items {
                visitor.visit_with_item(item);
            }
            for item in node.body {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::Match(node) => {
            visitor.visit_expr(node.subject);
            for item in node.cases {
                visitor.visit_match_case(item);
            }
        }
        Stmt::Raise(node) => {
            if let Some(item) = node.exc {
                visitor.visit_expr(item);
            }
            if let Some(item) = node.cause {
                visitor.visit_expr(item);
            }
        }
        Stmt::Try(node) => {
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.handlers {
                visitor.visit_except_handler(item);
            }
            for item in node.orelse {
                visitor.visit_stmt(*item);
            }
            for item in node.finalbody {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::TryStar(node) => {
            for item in node.body {
                visitor.visit_stmt(*item);
            }
            for item in node.handlers {
                visitor.visit_except_handler(item);
            }
            for item in node.orelse {
                visitor.visit_stmt(*item);
            }
            for item in node.finalbody {
                visitor.visit_stmt(*item);
            }
        }
        Stmt::Assert(node) => {
            visitor.visit_expr(node.test);
            if let Some(item) = node.msg {
                visitor.visit_expr(item);
            }
        }
        Stmt::Import(node) => {
            for item in node.names {
                visitor.visit_alias(item);
            }
        }
        Stmt::ImportFrom(node) => {
            for item in node.names {
                visitor.visit_alias(item);
            }
        }
        Stmt::Global(_) => {}
        Stmt::Nonlocal(_) => {}
        Stmt::Expr(node) => {
            visitor.visit_expr(node.value);
        }
        Stmt::Pass(_) => {}
        Stmt::Break(_) => {}
        Stmt::Continue(_) => {}
    })
}

/// Sees what lies below `expr`.
pub fn walk_expr<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: Expr<'a>) {
    with_stack(|| match node {
        Expr::BoolOp(node) => {
            for item in node.values {
                visitor.visit_expr(*item);
            }
        }
        Expr::NamedExpr(node) => {
            visitor.visit_expr(node.target);
            visitor.visit_expr(node.value);
        }
        Expr::BinOp(node) => {
            visitor.visit_expr(node.left);
            visitor.visit_expr(node.right);
        }
        Expr::UnaryOp(node) => {
            visitor.visit_expr(node.operand);
        }
        Expr::Lambda(node) => {
            visitor.visit_arguments(node.args);
            visitor.visit_expr(node.body);
        }
        Expr::IfExp(node) => {
            visitor.visit_expr(node.test);
            visitor.visit_expr(node.body);
            visitor.visit_expr(node.orelse);
        }
        Expr::Dict(node) => {
            for item in node.keys.iter().flatten() {
                visitor.visit_expr(*item);
            }
            for item in node.values {
                visitor.visit_expr(*item);
            }
        }
        Expr::Set(node) => {
            for item in node.elts {
                visitor.visit_expr(*item);
            }
        }
        Expr::ListComp(node) => {
            visitor.visit_expr(node.elt);
            for item in node.generators {
                visitor.visit_comprehension(item);
            }
        }
        Expr::SetComp(node) => {
            visitor.visit_expr(node.elt);
            for item in node.generators {
                visitor.visit_comprehension(item);
            }
        }
        Expr::DictComp(node) => {
            visitor.visit_expr(node.key);
            visitor.visit_expr(node.value);
            for item in node.generators {
                visitor.visit_comprehension(item);
            }
        }
        Expr::GeneratorExp(node) => {
            visitor.visit_expr(node.elt);
            for item in node.generators {
                visitor.visit_comprehension(item);
            }
        }
        Expr::Await(node) => {
            visitor.visit_expr(node.value);
        }
        Expr::Yield(node) => {
            if let Some(item) = node.value {
                visitor.visit_expr(item);
            }
        }
        Expr::YieldFrom(node) => {
            visitor.visit_expr(node.value);
        }
        Expr::Compare(node) => {
            visitor.visit_expr(node.left);
            for item in node.comparators {
                visitor.visit_expr(*item);
            }
        }
        Expr::Call(node) => {
            visitor.visit_expr(node.func);
            for item in node.args {
                visitor.visit_expr(*item);
            }
            for item in node.keywords {
                visitor.visit_keyword(item);
            }
        }
        Expr::FormattedValue(node) => {
            visitor.visit_expr(node.value);
            if let Some(item) = node.format_spec {
                visitor.visit_expr(item);
            }
        }
        Expr::Interpolation(node) => {
            visitor.visit_expr(node.value);
            if let Some(item) = node.format_spec {
                visitor.visit_expr(item);
            }
        }
        Expr::JoinedStr(node) => {
            for item in node.values {
                visitor.visit_expr(*item);
            }
        }
        Expr::TemplateStr(node) => {
            for item in node.values {
                visitor.visit_expr(*item);
            }
        }
        Expr::Constant(_) => {}
        Expr::Attribute(node) => {
            visitor.visit_expr(node.value);
        }
        Expr::Subscript(node) => {
            visitor.visit_expr(node.value);
            visitor.visit_expr(node.slice);
        }
        Expr::Starred(node) => {
            visitor.visit_expr(node.value);
        }
        Expr::Name(_) => {}
        Expr::List(node) => {
            for item in node.elts {
                visitor.visit_expr(*item);
            }
        }
        Expr::Tuple(node) => {
            for item in node.elts {
                visitor.visit_expr(*item);
            }
        }
        Expr::Slice(node) => {
            if let Some(item) = node.lower {
                visitor.visit_expr(item);
            }
            if let Some(item) = node.upper {
                visitor.visit_expr(item);
            }
            if let Some(item) = node.step {
                visitor.visit_expr(item);
            }
        }
    })
}

/// Sees what lies below `comprehension`.
pub fn walk_comprehension<'a, V: Visitor<'a> + ?Sized>(
    visitor: &mut V,
    node: &'a Comprehension<'a>,
) {
    visitor.visit_expr(node.target);
    visitor.visit_expr(node.iter);
    for item in node.ifs {
        visitor.visit_expr(*item);
    }
}

/// Sees what lies below `excepthandler`.
pub fn walk_except_handler<'a, V: Visitor<'a> + ?Sized>(
    visitor: &mut V,
    node: &'a ExceptHandler<'a>,
) {
    if let Some(item) = node.type_ {
        visitor.visit_expr(item);
    }
    for item in node.body {
        visitor.visit_stmt(*item);
    }
}

/// Sees what lies below `arguments`.
pub fn walk_arguments<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &'a Arguments<'a>) {
    for item in node.posonlyargs {
        visitor.visit_arg(item);
    }
    for item in node.args {
        visitor.visit_arg(item);
    }
    if let Some(item) = node.vararg {
        visitor.visit_arg(item);
    }
    for item in node.kwonlyargs {
        visitor.visit_arg(item);
    }
    for item in node.kw_defaults.iter().flatten() {
        visitor.visit_expr(*item);
    }
    if let Some(item) = node.kwarg {
        visitor.visit_arg(item);
    }
    for item in node.defaults {
        visitor.visit_expr(*item);
    }
}

/// Sees what lies below `arg`.
pub fn walk_arg<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &'a Arg<'a>) {
    if let Some(item) = node.annotation {
        visitor.visit_expr(item);
    }
}

/// Sees what lies below `keyword`.
pub fn walk_keyword<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &'a Keyword<'a>) {
    visitor.visit_expr(node.value);
}

/// Sees what lies below `alias`.
pub fn walk_alias<'a, V: Visitor<'a> + ?Sized>(_visitor: &mut V, _node: &'a Alias<'a>) {}

/// Sees what lies below `withitem`.
pub fn walk_with_item<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &'a WithItem<'a>) {
    visitor.visit_expr(node.context_expr);
    if let Some(item) = node.optional_vars {
        visitor.visit_expr(item);
    }
}

/// Sees what lies below `match_case`.
pub fn walk_match_case<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: &'a MatchCase<'a>) {
    visitor.visit_pattern(node.pattern);
    if let Some(item) = node.guard {
        visitor.visit_expr(item);
    }
    for item in node.body {
        visitor.visit_stmt(*item);
    }
}

/// Sees what lies below `pattern`.
pub fn walk_pattern<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: Pattern<'a>) {
    with_stack(|| match node {
        Pattern::MatchValue(node) => {
            visitor.visit_expr(node.value);
        }
        Pattern::MatchSingleton(_) => {}
        Pattern::MatchSequence(node) => {
            for item in node.patterns {
                visitor.visit_pattern(*item);
            }
        }
        Pattern::MatchMapping(node) => {
            for item in node.keys {
                visitor.visit_expr(*item);
            }
            for item in node.patterns {
                visitor.visit_pattern(*item);
            }
        }
        Pattern::MatchClass(node) => {
            visitor.visit_expr(node.cls);
            for item in node.patterns {
                visitor.visit_pattern(*item);
            }
            for item in node.kwd_patterns {
                visitor.visit_pattern(*item);
            }
        }
        Pattern::MatchStar(_) => {}
        Pattern::MatchAs(node) => {
            if let Some(item) = node.pattern {
                visitor.visit_pattern(item);
            }
        }
        Pattern::MatchOr(node) => {
            for item in node.patterns {
                visitor.visit_pattern(*item);
            }
        }
    })
}

/// Sees what lies below `type_ignore`.
pub fn walk_type_ignore<'a, V: Visitor<'a> + ?Sized>(_visitor: &mut V, _node: &'a TypeIgnore<'a>) {}

/// Sees what lies below `type_param`.
pub fn walk_type_param<'a, V: Visitor<'a> + ?Sized>(visitor: &mut V, node: TypeParam<'a>) {
    match node {
        TypeParam::TypeVar(node) => {
            if let Some(item) = node.bound {
                visitor.visit_expr(item);
            }
            if let Some(item) = node.default_value {
                visitor.visit_expr(item);
            }
        }
        TypeParam::ParamSpec(node) => {
            if let Some(item) = node.default_value {
                visitor.visit_expr(item);
            }
        }
        TypeParam::TypeVarTuple(node) => {
            if let Some(item) = node.default_value {
                visitor.visit_expr(item);
            }
        }
    }
}
