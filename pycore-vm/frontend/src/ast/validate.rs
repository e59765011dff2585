//! What a tree that the program made must be, beyond what its types say.

use pycore_ast::{
    Arguments, Comprehension, Constant, ExceptHandler, Expr, ExprContext, Keyword, Mod, Pattern,
    Stmt, TypeParam,
};
use pycore_objects::protocol::object::check_recursion;
use pycore_objects::{Fallible, Raised, Thread, raise};
use pycore_source::{LineIndex, TextRange};

use ExprContext::{Del, Load, Store};

/// Refuses trees that no text could have, as far as the compiler relies on it.
pub(super) fn check(thread: &Thread, tree: Mod<'_>, lines: &LineIndex) -> Fallible {
    let validator = Validator { thread, lines };
    match tree {
        Mod::Module(node) => validator.body(node.body),
        Mod::Interactive(node) => validator.body(node.body),
        Mod::Expression(node) => validator.expr(node.body, Load),
        Mod::FunctionType(node) => {
            validator.exprs(node.argtypes, Load)?;
            validator.expr(node.returns, Load)
        }
    }
}

struct Validator<'t> {
    thread: &'t Thread,
    lines: &'t LineIndex,
}

fn filled<T>(validator: &Validator<'_>, items: &[T], field: &str, class: &str) -> Fallible {
    match items.is_empty() {
        true => Err(validator.wrong(&format!("empty {field} on {class}"))),
        false => Ok(()),
    }
}

impl Validator<'_> {
    #[cold]
    fn wrong(&self, message: &str) -> Raised {
        raise!(self.thread, VALUE_ERROR, "{message}")
    }

    #[cold]
    fn wrong_type(&self, message: &str) -> Raised {
        raise!(self.thread, TYPE_ERROR, "{message}")
    }

    fn place(&self, range: TextRange) -> Fallible {
        let start = self.lines.line_column(range.start);
        let end = self.lines.line_column(range.end);
        let [line, column] = [start.line, start.column].map(u32::cast_signed);
        let [end_line, end_column] = [end.line, end.column].map(u32::cast_signed);
        let message = if line > end_line {
            format!("AST node line range ({line}, {end_line}) is not valid")
        } else if (line < 0 && end_line != line) || (column < 0 && column != end_column) {
            format!(
                "AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
            )
        } else if line == end_line && column > end_column {
            format!("line {line}, column {column}-{end_column} is not a valid range")
        } else {
            return Ok(());
        };
        Err(self.wrong(&message))
    }

    fn name(&self, name: &str) -> Fallible {
        match name {
            "None" | "True" | "False" => {
                Err(self.wrong(&format!("identifier field can't represent '{name}' constant")))
            }
            _ => Ok(()),
        }
    }

    fn body(&self, body: &[Stmt<'_>]) -> Fallible {
        body.iter().try_for_each(|statement| self.stmt(*statement))
    }

    fn full_body(&self, body: &[Stmt<'_>], class: &str) -> Fallible {
        filled(self, body, "body", class)?;
        self.body(body)
    }

    fn exprs(&self, exprs: &[Expr<'_>], context: ExprContext) -> Fallible {
        exprs.iter().try_for_each(|item| self.expr(*item, context))
    }

    fn maybe(&self, expr: Option<Expr<'_>>) -> Fallible {
        expr.map_or(Ok(()), |expr| self.expr(expr, Load))
    }

    fn targets(&self, targets: &[Expr<'_>], context: ExprContext, class: &str) -> Fallible {
        filled(self, targets, "targets", class)?;
        self.exprs(targets, context)
    }

    fn keywords(&self, keywords: &[Keyword<'_>]) -> Fallible {
        keywords.iter().try_for_each(|keyword| self.expr(keyword.value, Load))
    }

    fn type_params(&self, params: &[TypeParam<'_>]) -> Fallible {
        params.iter().try_for_each(|param| {
            self.place(param.range())?;
            let (name, bound, default) = match param {
                TypeParam::TypeVar(node) => (node.name, node.bound, node.default_value),
                TypeParam::ParamSpec(node) => (node.name, None, node.default_value),
                TypeParam::TypeVarTuple(node) => (node.name, None, node.default_value),
            };
            self.name(name)?;
            self.maybe(bound)?;
            self.maybe(default)
        })
    }

    fn arguments(&self, args: &Arguments<'_>) -> Fallible {
        let lists = [args.posonlyargs, args.args, args.vararg.map_or(&[], std::slice::from_ref)];
        let rest = [args.kwonlyargs, args.kwarg.map_or(&[], std::slice::from_ref)];
        for arg in lists.into_iter().chain(rest).flatten() {
            self.place(arg.range)?;
            self.maybe(arg.annotation)?;
        }
        if args.defaults.len() > args.posonlyargs.len() + args.args.len() {
            return Err(self.wrong("more positional defaults than args on arguments"));
        }
        if args.kw_defaults.len() != args.kwonlyargs.len() {
            let message = "length of kwonlyargs is not the same as kw_defaults on arguments";
            return Err(self.wrong(message));
        }
        self.exprs(args.defaults, Load)?;
        args.kw_defaults.iter().try_for_each(|default| self.maybe(*default))
    }

    fn comprehensions(&self, generators: &[Comprehension<'_>]) -> Fallible {
        if generators.is_empty() {
            return Err(self.wrong("comprehension with no generators"));
        }
        generators.iter().try_for_each(|generator| {
            self.expr(generator.target, Store)?;
            self.expr(generator.iter, Load)?;
            self.exprs(generator.ifs, Load)
        })
    }

    fn try_statement(
        &self,
        class: &str,
        body: &[Stmt<'_>],
        handlers: &[ExceptHandler<'_>],
        orelse: &[Stmt<'_>],
        finalbody: &[Stmt<'_>],
    ) -> Fallible {
        self.full_body(body, class)?;
        if handlers.is_empty() && finalbody.is_empty() {
            return Err(self.wrong(&format!("{class} has neither handlers nor finalbody")));
        }
        if handlers.is_empty() && !orelse.is_empty() {
            return Err(self.wrong(&format!("{class} has orelse but no except handlers")));
        }
        for handler in handlers {
            self.place(handler.range)?;
            self.maybe(handler.type_)?;
            self.full_body(handler.body, "ExceptHandler")?;
        }
        self.body(finalbody)?;
        self.body(orelse)
    }

    fn stmt(&self, statement: Stmt<'_>) -> Fallible {
        check_recursion(self.thread, " during compilation")?;
        self.place(statement.range())?;
        match statement {
            Stmt::FunctionDef(node) => {
                self.full_body(node.body, "FunctionDef")?;
                self.type_params(node.type_params)?;
                self.arguments(node.args)?;
                self.exprs(node.decorator_list, Load)?;
                self.maybe(node.returns)
            }
            Stmt::AsyncFunctionDef(node) => {
                self.full_body(node.body, "AsyncFunctionDef")?;
                self.type_params(node.type_params)?;
                self.arguments(node.args)?;
                self.exprs(node.decorator_list, Load)?;
                self.maybe(node.returns)
            }
            Stmt::ClassDef(node) => {
                self.full_body(node.body, "ClassDef")?;
                self.type_params(node.type_params)?;
                self.exprs(node.bases, Load)?;
                self.keywords(node.keywords)?;
                self.exprs(node.decorator_list, Load)
            }
            Stmt::Return(node) => self.maybe(node.value),
            Stmt::Delete(node) => self.targets(node.targets, Del, "Delete"),
            Stmt::Assign(node) => {
                self.targets(node.targets, Store, "Assign")?;
                self.expr(node.value, Load)
            }
            Stmt::AugAssign(node) => {
                self.expr(node.target, Store)?;
                self.expr(node.value, Load)
            }
            Stmt::AnnAssign(node) => {
                if node.simple && !matches!(node.target, Expr::Name(_)) {
                    return Err(self.wrong_type("AnnAssign with simple non-Name target"));
                }
                self.expr(node.target, Store)?;
                self.maybe(node.value)?;
                self.expr(node.annotation, Load)
            }
            Stmt::TypeAlias(node) => {
                if !matches!(node.name, Expr::Name(_)) {
                    return Err(self.wrong_type("TypeAlias with non-Name name"));
                }
                self.expr(node.name, Store)?;
                self.type_params(node.type_params)?;
                self.expr(node.value, Load)
            }
            Stmt::For(node) => {
                self.expr(node.target, Store)?;
                self.expr(node.iter, Load)?;
                self.full_body(node.body, "For")?;
                self.body(node.orelse)
            }
            Stmt::AsyncFor(node) => {
                self.expr(node.target, Store)?;
                self.expr(node.iter, Load)?;
                self.full_body(node.body, "AsyncFor")?;
                self.body(node.orelse)
            }
            Stmt::While(node) => {
                self.expr(node.test, Load)?;
                self.full_body(node.body, "While")?;
                self.body(node.orelse)
            }
            Stmt::If(node) => {
                self.expr(node.test, Load)?;
                self.full_body(node.body, "If")?;
                self.body(node.orelse)
            }
            Stmt::With(node) => self.with(node.items, node.body, "With"),
            Stmt::AsyncWith(node) => self.with(node.items, node.body, "AsyncWith"),
            Stmt::Match(node) => {
                self.expr(node.subject, Load)?;
                filled(self, node.cases, "cases", "Match")?;
                for case in node.cases {
                    self.pattern(case.pattern, false)?;
                    self.maybe(case.guard)?;
                    self.full_body(case.body, "match_case")?;
                }
                Ok(())
            }
            Stmt::Raise(node) => {
                if node.exc.is_none() && node.cause.is_some() {
                    return Err(self.wrong("Raise with cause but no exception"));
                }
                self.maybe(node.exc)?;
                self.maybe(node.cause)
            }
            Stmt::Try(node) => {
                self.try_statement("Try", node.body, node.handlers, node.orelse, node.finalbody)
            }
            Stmt::TryStar(node) => {
                self.try_statement("TryStar", node.body, node.handlers, node.orelse, node.finalbody)
            }
            Stmt::Assert(node) => {
                self.expr(node.test, Load)?;
                self.maybe(node.msg)
            }
            Stmt::Import(node) => filled(self, node.names, "names", "Import"),
            Stmt::ImportFrom(node) => {
                if node.level < 0 {
                    return Err(self.wrong("Negative ImportFrom level"));
                }
                filled(self, node.names, "names", "ImportFrom")
            }
            Stmt::Global(node) => filled(self, node.names, "names", "Global"),
            Stmt::Nonlocal(node) => filled(self, node.names, "names", "Nonlocal"),
            Stmt::Expr(node) => self.expr(node.value, Load),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
        }
    }

    fn with(&self, items: &[pycore_ast::WithItem<'_>], body: &[Stmt<'_>], class: &str) -> Fallible {
        filled(self, items, "items", class)?;
        for item in items {
            self.expr(item.context_expr, Load)?;
            if let Some(target) = item.optional_vars {
                self.expr(target, Store)?;
            }
        }
        self.full_body(body, class)
    }

    fn context(&self, expr: Expr<'_>, expected: ExprContext) -> Fallible {
        let actual = match expr {
            Expr::Attribute(node) => node.ctx,
            Expr::Subscript(node) => node.ctx,
            Expr::Starred(node) => node.ctx,
            Expr::Name(node) => {
                self.name(node.id)?;
                node.ctx
            }
            Expr::List(node) => node.ctx,
            Expr::Tuple(node) => node.ctx,
            _ if expected == Load => return Ok(()),
            _ => {
                let name = expected.name();
                let message = format!("expression which can't be assigned to in {name} context");
                return Err(self.wrong(&message));
            }
        };
        if actual == expected {
            return Ok(());
        }
        let (expected, actual) = (expected.name(), actual.name());
        let message = format!("expression must have {expected} context but has {actual} instead");
        Err(self.wrong(&message))
    }

    fn expr(&self, expr: Expr<'_>, context: ExprContext) -> Fallible {
        check_recursion(self.thread, " during compilation")?;
        self.place(expr.range())?;
        self.context(expr, context)?;
        match expr {
            Expr::BoolOp(node) => {
                if node.values.len() < 2 {
                    return Err(self.wrong("BoolOp with less than 2 values"));
                }
                self.exprs(node.values, Load)
            }
            Expr::NamedExpr(node) => {
                if !matches!(node.target, Expr::Name(_)) {
                    return Err(self.wrong_type("NamedExpr target must be a Name"));
                }
                self.expr(node.value, Load)
            }
            Expr::BinOp(node) => self.exprs(&[node.left, node.right], Load),
            Expr::UnaryOp(node) => self.expr(node.operand, Load),
            Expr::Lambda(node) => {
                self.arguments(node.args)?;
                self.expr(node.body, Load)
            }
            Expr::IfExp(node) => self.exprs(&[node.test, node.body, node.orelse], Load),
            Expr::Dict(node) => {
                if node.keys.len() != node.values.len() {
                    let message = "Dict doesn't have the same number of keys as values";
                    return Err(self.wrong(message));
                }
                node.keys.iter().try_for_each(|key| self.maybe(*key))?;
                self.exprs(node.values, Load)
            }
            Expr::Set(node) => self.exprs(node.elts, Load),
            Expr::ListComp(node) => {
                self.comprehensions(node.generators)?;
                self.expr(node.elt, Load)
            }
            Expr::SetComp(node) => {
                self.comprehensions(node.generators)?;
                self.expr(node.elt, Load)
            }
            Expr::GeneratorExp(node) => {
                self.comprehensions(node.generators)?;
                self.expr(node.elt, Load)
            }
            Expr::DictComp(node) => {
                self.comprehensions(node.generators)?;
                self.exprs(&[node.key, node.value], Load)
            }
            Expr::Await(node) => self.expr(node.value, Load),
            Expr::Yield(node) => self.maybe(node.value),
            Expr::YieldFrom(node) => self.expr(node.value, Load),
            Expr::Compare(node) => {
                if node.comparators.is_empty() {
                    return Err(self.wrong("Compare with no comparators"));
                }
                if node.comparators.len() != node.ops.len() {
                    let message = "Compare has a different number of comparators and operands";
                    return Err(self.wrong(message));
                }
                self.exprs(node.comparators, Load)?;
                self.expr(node.left, Load)
            }
            Expr::Call(node) => {
                self.expr(node.func, Load)?;
                self.exprs(node.args, Load)?;
                self.keywords(node.keywords)
            }
            Expr::FormattedValue(node) => {
                self.expr(node.value, Load)?;
                self.maybe(node.format_spec)
            }
            Expr::Interpolation(node) => {
                self.expr(node.value, Load)?;
                self.maybe(node.format_spec)
            }
            Expr::JoinedStr(node) => self.exprs(node.values, Load),
            Expr::TemplateStr(node) => self.exprs(node.values, Load),
            Expr::Attribute(node) => self.expr(node.value, Load),
            Expr::Subscript(node) => self.exprs(&[node.slice, node.value], Load),
            Expr::Starred(node) => self.expr(node.value, context),
            Expr::List(node) => self.exprs(node.elts, context),
            Expr::Tuple(node) => self.exprs(node.elts, context),
            Expr::Slice(node) => [node.lower, node.upper, node.step]
                .into_iter()
                .try_for_each(|part| self.maybe(part)),
            Expr::Constant(_) | Expr::Name(_) => Ok(()),
        }
    }

    fn patterns(&self, patterns: &[Pattern<'_>], star: bool) -> Fallible {
        patterns.iter().try_for_each(|pattern| self.pattern(*pattern, star))
    }

    fn capture(&self, name: Option<&str>) -> Fallible {
        match name {
            Some("_") => Err(self.wrong("can't capture name '_' in patterns")),
            Some(name) => self.name(name),
            None => Ok(()),
        }
    }

    /// What a pattern may compare with: numbers, texts, names with dots.
    fn pattern_value(&self, value: Expr<'_>) -> Fallible {
        self.expr(value, Load)?;
        match value {
            Expr::Constant(node) => match node.value {
                Constant::None | Constant::True | Constant::False | Constant::Ellipsis => {
                    Err(self.wrong("unexpected constant inside of a literal pattern"))
                }
                _ => Ok(()),
            },
            Expr::Attribute(_) | Expr::UnaryOp(_) | Expr::BinOp(_) | Expr::JoinedStr(_) => Ok(()),
            Expr::TemplateStr(_) => Ok(()),
            _ => Err(self.wrong("patterns may only match literals and attribute lookups")),
        }
    }

    fn pattern(&self, pattern: Pattern<'_>, star: bool) -> Fallible {
        check_recursion(self.thread, " during compilation")?;
        self.place(pattern.range())?;
        match pattern {
            Pattern::MatchValue(node) => self.pattern_value(node.value),
            Pattern::MatchSingleton(node) => match node.value {
                Constant::None | Constant::True | Constant::False => Ok(()),
                _ => Err(self.wrong("MatchSingleton can only contain True, False and None")),
            },
            Pattern::MatchSequence(node) => self.patterns(node.patterns, true),
            Pattern::MatchMapping(node) => {
                if node.keys.len() != node.patterns.len() {
                    let message = "MatchMapping doesn't have the same number of keys as patterns";
                    return Err(self.wrong(message));
                }
                self.capture(node.rest)?;
                for key in node.keys {
                    let is_singleton = matches!(key, Expr::Constant(key)
                        if matches!(key.value, Constant::None | Constant::True | Constant::False));
                    if !is_singleton {
                        self.pattern_value(*key)?;
                    }
                }
                self.patterns(node.patterns, false)
            }
            Pattern::MatchClass(node) => {
                if node.kwd_attrs.len() != node.kwd_patterns.len() {
                    let message =
                        "MatchClass doesn't have the same number of keyword attributes as patterns";
                    return Err(self.wrong(message));
                }
                self.expr(node.cls, Load)?;
                let mut class = node.cls;
                loop {
                    match class {
                        Expr::Name(_) => break,
                        Expr::Attribute(node) => class = node.value,
                        _ => {
                            let message =
                                "MatchClass cls field can only contain Name or Attribute nodes.";
                            return Err(self.wrong(message));
                        }
                    }
                }
                node.kwd_attrs.iter().try_for_each(|name| self.name(name))?;
                self.patterns(node.patterns, false)?;
                self.patterns(node.kwd_patterns, false)
            }
            Pattern::MatchStar(_) if !star => Err(self.wrong("can't use MatchStar here")),
            Pattern::MatchStar(node) => self.capture(node.name),
            Pattern::MatchAs(node) => {
                self.capture(node.name)?;
                match (node.pattern, node.name) {
                    (None, _) => Ok(()),
                    (Some(_), None) => {
                        let message = "MatchAs must specify a target name if a pattern is given";
                        Err(self.wrong(message))
                    }
                    (Some(pattern), Some(_)) => self.pattern(pattern, false),
                }
            }
            Pattern::MatchOr(node) => {
                if node.patterns.len() < 2 {
                    return Err(self.wrong("MatchOr requires at least 2 patterns"));
                }
                self.patterns(node.patterns, false)
            }
        }
    }
}
