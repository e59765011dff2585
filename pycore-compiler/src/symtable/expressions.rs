//! First pass: expressions.

use pycore_ast::{Expr, ExprContext, ExprNamedExpr, Keyword, with_stack};
use pycore_source::TextRange;

use super::builder::{Builder, Outcome};
use super::{BlockId, BlockKind, Role, SymbolFlags, node_key};

impl<'a> Builder<'a, '_> {
    pub(super) fn visit_exprs(&mut self, expressions: &'a [Expr<'a>]) -> Outcome {
        expressions.iter().try_for_each(|&expression| self.visit_expr(expression))
    }

    pub(super) fn visit_optional(&mut self, expression: Option<Expr<'a>>) -> Outcome {
        expression.map_or(Ok(()), |expression| self.visit_expr(expression))
    }

    pub(super) fn visit_expr(&mut self, expression: Expr<'a>) -> Outcome {
        match expression {
            // The leaves, without the check of the stack.
            Expr::Constant(_) => Ok(()),
            Expr::Name(node) => self.visit_name(node.id, node.ctx, node.range),
            _ => with_stack(|| self.visit_inner(expression)),
        }
    }

    fn visit_inner(&mut self, expression: Expr<'a>) -> Outcome {
        match expression {
            Expr::NamedExpr(node) => self.visit_named_expr(node),
            Expr::BoolOp(node) => self.visit_exprs(node.values),
            Expr::BinOp(node) => {
                self.visit_expr(node.left)?;
                self.visit_expr(node.right)
            }
            Expr::UnaryOp(node) => self.visit_expr(node.operand),
            Expr::Lambda(node) => {
                self.visit_defaults(node.args)?;
                let location = self.location(node.range);
                self.enter(node_key(node), Role::Body, BlockKind::Function, "lambda", location)?;
                self.visit_parameters(node.args)?;
                self.visit_expr(node.body)?;
                self.leave();
                Ok(())
            }
            Expr::IfExp(node) => {
                self.visit_expr(node.test)?;
                self.visit_expr(node.body)?;
                self.visit_expr(node.orelse)
            }
            Expr::Dict(node) => {
                node.keys.iter().try_for_each(|&key| self.visit_optional(key))?;
                self.visit_exprs(node.values)
            }
            Expr::Set(node) => self.visit_exprs(node.elts),
            Expr::GeneratorExp(_) | Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                self.visit_comprehension(expression)
            }
            Expr::Yield(node) => {
                self.forbid_in_annotation("yield expression", node.range)?;
                self.visit_optional(node.value)?;
                self.note_yield(node.range)
            }
            Expr::YieldFrom(node) => {
                self.forbid_in_annotation("yield expression", node.range)?;
                self.visit_expr(node.value)?;
                self.note_yield(node.range)
            }
            Expr::Await(node) => {
                self.forbid_in_annotation("await expression", node.range)?;
                self.check_await(node.range)?;
                self.visit_expr(node.value)?;
                self.current().coroutine = true;
                Ok(())
            }
            Expr::Compare(node) => {
                self.visit_expr(node.left)?;
                self.visit_exprs(node.comparators)
            }
            Expr::Call(node) => {
                self.visit_expr(node.func)?;
                self.visit_exprs(node.args)?;
                self.visit_keywords(node.keywords)
            }
            Expr::FormattedValue(node) => {
                self.visit_expr(node.value)?;
                self.visit_optional(node.format_spec)
            }
            Expr::Interpolation(node) => {
                self.visit_expr(node.value)?;
                self.visit_optional(node.format_spec)
            }
            Expr::JoinedStr(node) => self.visit_exprs(node.values),
            Expr::TemplateStr(node) => self.visit_exprs(node.values),
            Expr::Constant(_) => Ok(()),
            Expr::Attribute(node) => {
                self.check_name(node.attr, self.location(node.range), node.ctx)?;
                self.visit_expr(node.value)
            }
            Expr::Subscript(node) => {
                self.visit_expr(node.value)?;
                self.visit_expr(node.slice)
            }
            Expr::Starred(node) => self.visit_expr(node.value),
            Expr::Slice(node) => {
                self.visit_optional(node.lower)?;
                self.visit_optional(node.upper)?;
                self.visit_optional(node.step)
            }
            Expr::Name(node) => self.visit_name(node.id, node.ctx, node.range),
            Expr::List(node) => self.visit_exprs(node.elts),
            Expr::Tuple(node) => self.visit_exprs(node.elts),
        }
    }

    fn visit_name(&mut self, name: &'a str, context: ExprContext, range: TextRange) -> Outcome {
        let current = self.current();
        if current.in_unevaluated_annotation {
            return Ok(());
        }
        let is_function_like = current.kind.is_function_like();
        let is_read = context == ExprContext::Load;
        let flags = if is_read { SymbolFlags::USE } else { SymbolFlags::LOCAL };
        let location = self.location(range);
        self.add_in_context(name, flags, location, context)?;
        // `super()` reads the class from its cell.
        if is_read && is_function_like && name == "super" {
            self.add("__class__", SymbolFlags::USE, location)?;
        }
        Ok(())
    }

    /// Visits the arguments of a call or a class.
    pub(super) fn visit_keywords(&mut self, keywords: &'a [Keyword<'a>]) -> Outcome {
        for keyword in keywords {
            if let Some(name) = keyword.arg {
                self.check_name(name, self.location(keyword.range), ExprContext::Store)?;
            }
        }
        keywords.iter().try_for_each(|keyword| self.visit_expr(keyword.value))
    }

    fn note_yield(&mut self, range: TextRange) -> Outcome {
        self.current().generator = true;
        match self.current().comprehension {
            Some(kind) => self.error(format!("'yield' inside {}", kind.text()), range),
            None => Ok(()),
        }
    }

    fn check_await(&mut self, range: TextRange) -> Outcome {
        if self.allows_top_level_await() {
            return Ok(());
        }
        if !self.current().kind.is_function_like() {
            return self.error("'await' outside function", range);
        }
        if !self.is_async_function() && self.current().comprehension.is_none() {
            return self.error("'await' outside async function", range);
        }
        Ok(())
    }

    /// Whether the current block is that of an `async def` (or a comprehension that became one).
    pub(super) fn is_async_function(&mut self) -> bool {
        let current = self.current();
        current.kind == BlockKind::Function && current.coroutine
    }

    /// Forbids what would give an annotation or type parameter a frame of its own kind.
    fn forbid_in_annotation(&mut self, what: &str, range: TextRange) -> Outcome {
        let place = match self.current().kind {
            BlockKind::Annotation => "an annotation",
            BlockKind::TypeVariable => self.current().role.unwrap_or("a type variable"),
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParameters => "the definition of a generic",
            BlockKind::Function | BlockKind::Class | BlockKind::Module => return Ok(()),
        };
        self.error(format!("{what} cannot be used within {place}"), range)
    }

    fn visit_named_expr(&mut self, node: &'a ExprNamedExpr<'a>) -> Outcome {
        self.forbid_in_annotation("named expression", node.range)?;
        if self.current().iterable_depth > 0 {
            return self.error(
                "assignment expression cannot be used in a comprehension iterable expression",
                node.range,
            );
        }
        if self.current().comprehension.is_some()
            && let Expr::Name(target) = node.target
        {
            self.bind_outside_comprehensions(target.id, target.range)?;
        }
        self.visit_expr(node.value)?;
        self.visit_expr(node.target)
    }

    /// The target of an assignment expression in comprehensions belongs to the block around them.
    fn bind_outside_comprehensions(&mut self, name: &'a str, range: TextRange) -> Outcome {
        let location = self.location(range);
        for index in (0..self.stack.len()).rev() {
            let block = self.stack[index];
            if self.table[block].comprehension.is_some() {
                let known = self.lookup(block, name);
                if known.contains(SymbolFlags::ITERATION | SymbolFlags::LOCAL) {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{name}'"
                    );
                    return self.error(message, range);
                }
                continue;
            }
            let place = match self.table[block].kind {
                BlockKind::Function => {
                    let is_global = self.lookup(block, name).contains(SymbolFlags::GLOBAL);
                    let flag = if is_global { SymbolFlags::GLOBAL } else { SymbolFlags::NONLOCAL };
                    self.add(name, flag, location)?;
                    self.record_directive(name, location);
                    return self.add_to(block, name, SymbolFlags::LOCAL, location);
                }
                BlockKind::Module => {
                    self.add(name, SymbolFlags::GLOBAL, location)?;
                    self.record_directive(name, location);
                    return self.add_to(BlockId::TOP, name, SymbolFlags::GLOBAL, location);
                }
                BlockKind::Annotation => continue,
                BlockKind::Class => "in a class body",
                BlockKind::TypeParameters => "within the definition of a generic",
                BlockKind::TypeAlias => "in a type alias",
                BlockKind::TypeVariable => "in a TypeVar bound",
            };
            let message =
                format!("assignment expression within a comprehension cannot be used {place}");
            return self.error(message, range);
        }
        Ok(())
    }
}
