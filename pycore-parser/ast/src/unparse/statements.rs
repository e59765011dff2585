//! Statements, their clauses and parameters.

use super::precedence::{self, Precedence};
use super::{UnparseError, Unparser, Written};
use crate::{
    Alias, Arg, Arguments, Constant, ExceptHandler, Expr, ExprConstant, MatchCase, Mod, Stmt,
    StmtIf, TypeParam, WithItem, with_stack,
};

/// A node as a docstring, which stands first in a body.
fn docstring<'a>(body: &'a [Stmt<'a>]) -> Option<(&'a ExprConstant<'a>, &'a [Stmt<'a>])> {
    let (Stmt::Expr(first), rest) = body.split_first()? else { return None };
    match first.value {
        Expr::Constant(constant) if matches!(constant.value, Constant::Str(_)) => {
            Some((constant, rest))
        }
        _ => None,
    }
}

/// The parts of a function definition that both kinds have.
struct Function<'a> {
    keyword: &'static str,
    name: &'a str,
    args: &'a Arguments<'a>,
    body: &'a [Stmt<'a>],
    decorators: &'a [Expr<'a>],
    returns: Option<Expr<'a>>,
    type_params: &'a [TypeParam<'a>],
    /// Place and text of the type comment.
    comment: (pycore_source::TextRange, Option<&'a str>),
}

impl<'a> Unparser<'a> {
    pub(super) fn module(&mut self, node: Mod<'a>) -> Written {
        match node {
            Mod::Module(node) => {
                self.type_ignores =
                    node.type_ignores.iter().map(|item| (item.lineno as u32, item.tag)).collect();
                let written = self.documented_body(node.body);
                self.type_ignores.clear();
                written
            }
            Mod::Interactive(node) => {
                self.interactive = true;
                let written = self.statements(node.body);
                self.interactive = false;
                written
            }
            Mod::Expression(node) => self.expression(node.body, Precedence::Test),
            Mod::FunctionType(node) => {
                self.write("(");
                self.separated(node.argtypes, |this, item| {
                    this.expression(*item, Precedence::Test)
                })?;
                self.write(") -> ");
                self.expression(node.returns, Precedence::Test)
            }
        }
    }

    fn statements(&mut self, body: &'a [Stmt<'a>]) -> Written {
        body.iter().try_for_each(|&node| self.statement(node))
    }

    /// Statements of which the first may be a docstring.
    fn documented_body(&mut self, body: &'a [Stmt<'a>]) -> Written {
        let Some((constant, rest)) = docstring(body) else { return self.statements(body) };
        self.line();
        if constant.kind == Some("u") {
            self.write("u");
        }
        if let Constant::Str(text) = constant.value {
            self.docstring(text);
        }
        self.statements(rest)
    }

    /// The colon and the indented statements after it.
    fn block(&mut self, body: &'a [Stmt<'a>]) -> Written {
        self.write(":");
        self.indented(|this| this.statements(body))
    }

    fn indented(&mut self, write: impl FnOnce(&mut Self) -> Written) -> Written {
        self.indent += 1;
        let written = write(self);
        self.indent -= 1;
        written
    }

    /// A clause without a head of its own, if it is there.
    fn optional_block(&mut self, keyword: &str, body: &'a [Stmt<'a>]) -> Written {
        if body.is_empty() {
            return Ok(());
        }
        self.clause(keyword);
        self.block(body)
    }

    /// An expression after text, if it is there.
    fn optional(&mut self, text: &str, node: Option<Expr<'a>>) -> Written {
        let Some(node) = node else { return Ok(()) };
        self.write(text);
        self.expression(node, Precedence::Test)
    }

    pub(super) fn statement(&mut self, node: Stmt<'a>) -> Written {
        with_stack(|| self.statement_here(node))
    }

    fn statement_here(&mut self, node: Stmt<'a>) -> Written {
        let plain = Precedence::Test;
        match node {
            Stmt::FunctionDef(node) => self.function(Function {
                keyword: "def ",
                name: node.name,
                args: node.args,
                body: node.body,
                decorators: node.decorator_list,
                returns: node.returns,
                type_params: node.type_params,
                comment: (node.range, node.type_comment),
            }),
            Stmt::AsyncFunctionDef(node) => self.function(Function {
                keyword: "async def ",
                name: node.name,
                args: node.args,
                body: node.body,
                decorators: node.decorator_list,
                returns: node.returns,
                type_params: node.type_params,
                comment: (node.range, node.type_comment),
            }),
            Stmt::ClassDef(node) => {
                self.decorators(node.decorator_list)?;
                self.clause("class ");
                self.write(node.name);
                self.type_parameters(node.type_params)?;
                if !node.bases.is_empty() || !node.keywords.is_empty() {
                    self.call_arguments(node.bases, node.keywords)?;
                }
                self.write(":");
                self.indented(|this| this.documented_body(node.body))
            }
            Stmt::Return(node) => {
                self.simple_statement("return");
                self.optional(" ", node.value)
            }
            Stmt::Delete(node) => {
                self.simple_statement("del ");
                self.separated(node.targets, |this, item| this.expression(*item, plain))
            }
            Stmt::Assign(node) => {
                self.simple_statement("");
                for &target in node.targets {
                    self.expression(target, Precedence::Tuple)?;
                    self.write(" = ");
                }
                self.expression(node.value, plain)?;
                self.type_comment(node.range, node.type_comment);
                Ok(())
            }
            Stmt::TypeAlias(node) => {
                self.simple_statement("type ");
                self.expression(node.name, plain)?;
                self.type_parameters(node.type_params)?;
                self.optional(" = ", Some(node.value))
            }
            Stmt::AugAssign(node) => {
                self.simple_statement("");
                self.expression(node.target, plain)?;
                self.write(" ");
                self.write(precedence::binary(node.op).0);
                self.optional("= ", Some(node.value))
            }
            Stmt::AnnAssign(node) => {
                self.simple_statement("");
                let parenthesized = !node.simple && matches!(node.target, Expr::Name(_));
                self.parenthesized_if(parenthesized, |this| this.expression(node.target, plain))?;
                self.optional(": ", Some(node.annotation))?;
                self.optional(" = ", node.value)
            }
            Stmt::For(node) => {
                self.for_head("for ", node.target, node.iter)?;
                self.commented_block((node.range, node.type_comment), node.body)?;
                self.optional_block("else", node.orelse)
            }
            Stmt::AsyncFor(node) => {
                self.for_head("async for ", node.target, node.iter)?;
                self.commented_block((node.range, node.type_comment), node.body)?;
                self.optional_block("else", node.orelse)
            }
            Stmt::While(node) => {
                self.clause("while ");
                self.expression(node.test, plain)?;
                self.block(node.body)?;
                self.optional_block("else", node.orelse)
            }
            Stmt::If(node) => self.if_statement(node),
            Stmt::With(node) => {
                self.clause("with ");
                self.separated(node.items, Self::with_item)?;
                self.commented_block((node.range, node.type_comment), node.body)
            }
            Stmt::AsyncWith(node) => {
                self.clause("async with ");
                self.separated(node.items, Self::with_item)?;
                self.commented_block((node.range, node.type_comment), node.body)
            }
            Stmt::Match(node) => {
                self.clause("match ");
                self.expression(node.subject, plain)?;
                self.write(":");
                self.indented(|this| node.cases.iter().try_for_each(|case| this.match_case(case)))
            }
            Stmt::Raise(node) => {
                self.simple_statement("raise");
                if node.exc.is_none() && node.cause.is_some() {
                    return Err(UnparseError::CauseAlone);
                }
                self.optional(" ", node.exc)?;
                self.optional(" from ", node.cause)
            }
            Stmt::Try(node) => {
                self.try_statement(node.body, node.handlers, false)?;
                self.optional_block("else", node.orelse)?;
                self.optional_block("finally", node.finalbody)
            }
            Stmt::TryStar(node) => {
                self.try_statement(node.body, node.handlers, true)?;
                self.optional_block("else", node.orelse)?;
                self.optional_block("finally", node.finalbody)
            }
            Stmt::Assert(node) => {
                self.simple_statement("assert ");
                self.expression(node.test, plain)?;
                self.optional(", ", node.msg)
            }
            Stmt::Import(node) => {
                self.simple_statement("import ");
                self.separated(node.names, Self::alias)
            }
            Stmt::ImportFrom(node) => {
                self.simple_statement("from ");
                (0..node.level).for_each(|_| self.write("."));
                self.write(node.module.unwrap_or_default());
                self.write(" import ");
                self.separated(node.names, Self::alias)
            }
            Stmt::Global(node) => {
                self.simple_statement("global ");
                self.write(&node.names.join(", "));
                Ok(())
            }
            Stmt::Nonlocal(node) => {
                self.simple_statement("nonlocal ");
                self.write(&node.names.join(", "));
                Ok(())
            }
            Stmt::Expr(node) => {
                self.simple_statement("");
                self.expression(node.value, Precedence::Yield)
            }
            Stmt::Pass(_) => {
                self.simple_statement("pass");
                Ok(())
            }
            Stmt::Break(_) => {
                self.simple_statement("break");
                Ok(())
            }
            Stmt::Continue(_) => {
                self.simple_statement("continue");
                Ok(())
            }
        }
    }

    /// The empty line before a definition, and its decorators.
    fn decorators(&mut self, decorators: &'a [Expr<'a>]) -> Written {
        if !self.out.is_empty() {
            self.write("\n");
        }
        decorators.iter().try_for_each(|&node| {
            self.clause("@");
            self.expression(node, Precedence::Test)
        })
    }

    fn function(&mut self, node: Function<'a>) -> Written {
        self.decorators(node.decorators)?;
        self.clause(node.keyword);
        self.write(node.name);
        self.type_parameters(node.type_params)?;
        self.write("(");
        self.arguments(node.args)?;
        self.write(")");
        self.optional(" -> ", node.returns)?;
        self.write(":");
        self.type_comment(node.comment.0, node.comment.1);
        self.indented(|this| this.documented_body(node.body))
    }

    /// A block whose colon is followed by a type comment.
    fn commented_block(
        &mut self,
        comment: (pycore_source::TextRange, Option<&'a str>),
        body: &'a [Stmt<'a>],
    ) -> Written {
        self.write(":");
        self.type_comment(comment.0, comment.1);
        self.indented(|this| this.statements(body))
    }

    fn for_head(&mut self, keyword: &str, target: Expr<'a>, iter: Expr<'a>) -> Written {
        self.clause(keyword);
        self.expression(target, Precedence::Tuple)?;
        self.optional(" in ", Some(iter))
    }

    fn if_statement(&mut self, mut node: &'a StmtIf<'a>) -> Written {
        self.clause("if ");
        loop {
            self.expression(node.test, Precedence::Test)?;
            self.block(node.body)?;
            let [Stmt::If(next)] = node.orelse else { break };
            node = next;
            self.clause("elif ");
        }
        self.optional_block("else", node.orelse)
    }

    fn try_statement(
        &mut self,
        body: &'a [Stmt<'a>],
        handlers: &'a [ExceptHandler<'a>],
        star: bool,
    ) -> Written {
        self.clause("try");
        self.block(body)?;
        handlers.iter().try_for_each(|handler| self.except_handler(handler, star))
    }

    pub(super) fn except_handler(&mut self, node: &'a ExceptHandler<'a>, star: bool) -> Written {
        self.clause(if star { "except*" } else { "except" });
        self.optional(" ", node.type_)?;
        if let Some(name) = node.name {
            self.write(" as ");
            self.write(name);
        }
        self.block(node.body)
    }

    pub(super) fn with_item(&mut self, node: &'a WithItem<'a>) -> Written {
        self.expression(node.context_expr, Precedence::Test)?;
        self.optional(" as ", node.optional_vars)
    }

    pub(super) fn alias(&mut self, node: &'a Alias<'a>) -> Written {
        self.write(node.name);
        if let Some(name) = node.asname {
            self.write(" as ");
            self.write(name);
        }
        Ok(())
    }

    pub(super) fn match_case(&mut self, node: &'a MatchCase<'a>) -> Written {
        self.clause("case ");
        self.pattern(node.pattern, Precedence::Test)?;
        self.optional(" if ", node.guard)?;
        self.block(node.body)
    }

    fn type_parameters(&mut self, nodes: &'a [TypeParam<'a>]) -> Written {
        if nodes.is_empty() {
            return Ok(());
        }
        self.write("[");
        self.separated(nodes, |this, node| this.type_parameter(*node))?;
        self.write("]");
        Ok(())
    }

    pub(super) fn type_parameter(&mut self, node: TypeParam<'a>) -> Written {
        match node {
            TypeParam::TypeVar(node) => {
                self.write(node.name);
                self.optional(": ", node.bound)?;
                self.optional(" = ", node.default_value)
            }
            TypeParam::ParamSpec(node) => {
                self.write("**");
                self.write(node.name);
                self.optional(" = ", node.default_value)
            }
            TypeParam::TypeVarTuple(node) => {
                self.write("*");
                self.write(node.name);
                self.optional(" = ", node.default_value)
            }
        }
    }

    pub(super) fn arguments(&mut self, node: &'a Arguments<'a>) -> Written {
        let positional = node.posonlyargs.iter().chain(node.args);
        // Defaults belong to the last ones.
        let count = node.posonlyargs.len() + node.args.len();
        let first_default = count.saturating_sub(node.defaults.len());
        let mut separator = "";
        for (index, parameter) in positional.enumerate() {
            self.write(separator);
            separator = ", ";
            self.parameter(parameter)?;
            let default = index.checked_sub(first_default).and_then(|at| node.defaults.get(at));
            self.optional("=", default.copied())?;
            if index + 1 == node.posonlyargs.len() {
                self.write(", /");
            }
        }
        if node.vararg.is_some() || !node.kwonlyargs.is_empty() {
            self.write(separator);
            separator = ", ";
            self.write("*");
            if let Some(parameter) = node.vararg {
                self.parameter(parameter)?;
            }
        }
        for (parameter, default) in node.kwonlyargs.iter().zip(node.kw_defaults) {
            self.write(", ");
            self.parameter(parameter)?;
            self.optional("=", *default)?;
        }
        if let Some(parameter) = node.kwarg {
            self.write(separator);
            self.write("**");
            self.parameter(parameter)?;
        }
        Ok(())
    }

    pub(super) fn parameter(&mut self, node: &'a Arg<'a>) -> Written {
        self.write(node.arg);
        self.optional(": ", node.annotation)
    }
}
