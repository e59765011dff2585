//! First pass: statements.

use pycore_ast::{
    Alias, Arguments, ExceptHandler, Expr, Stmt, StmtAnnAssign, StmtClassDef, StmtImportFrom,
    StmtTypeAlias, TypeParam, WithItem, with_stack,
};
use pycore_bytecode::Location;
use pycore_source::TextRange;

use super::builder::{Builder, Outcome};
use super::{BlockKind, Role, SymbolFlags, node_key};
use crate::docstring::docstring_of;

/// What `def` and `async def` have in common.
#[derive(Clone, Copy)]
pub(crate) struct FunctionParts<'a> {
    /// By which its blocks are found.
    pub(crate) node: usize,
    pub(crate) range: TextRange,
    pub(crate) name: &'a str,
    pub(crate) args: &'a Arguments<'a>,
    pub(crate) body: &'a [Stmt<'a>],
    pub(crate) decorator_list: &'a [Expr<'a>],
    pub(crate) returns: Option<Expr<'a>>,
    pub(crate) type_params: &'a [TypeParam<'a>],
    pub(crate) is_async: bool,
}

impl<'a> FunctionParts<'a> {
    /// The parts of a statement that defines a function.
    pub(crate) fn of(statement: Stmt<'a>) -> Option<Self> {
        macro_rules! parts {
            ($node:ident, $is_async:literal) => {
                Some(Self {
                    node: node_key($node),
                    range: $node.range,
                    name: $node.name,
                    args: $node.args,
                    body: $node.body,
                    decorator_list: $node.decorator_list,
                    returns: $node.returns,
                    type_params: $node.type_params,
                    is_async: $is_async,
                })
            };
        }
        match statement {
            Stmt::FunctionDef(node) => parts!(node, false),
            Stmt::AsyncFunctionDef(node) => parts!(node, true),
            _ => None,
        }
    }
}

/// The two ways to declare that a name belongs to another block.
#[derive(Clone, Copy)]
enum Directive {
    Global,
    Nonlocal,
}

impl<'a> Builder<'a, '_> {
    pub(super) fn visit_stmt(&mut self, statement: Stmt<'a>) -> Outcome {
        with_stack(|| self.visit_statement(statement))
    }

    fn visit_statement(&mut self, statement: Stmt<'a>) -> Outcome {
        match statement {
            Stmt::FunctionDef(_) | Stmt::AsyncFunctionDef(_) => {
                match FunctionParts::of(statement) {
                    Some(parts) => self.visit_function(parts),
                    None => Ok(()),
                }
            }
            Stmt::ClassDef(node) => self.visit_class(node),
            Stmt::TypeAlias(node) => self.visit_type_alias(node),
            Stmt::Return(node) => self.visit_optional(node.value),
            Stmt::Delete(node) => self.visit_exprs(node.targets),
            Stmt::Assign(node) => {
                self.visit_exprs(node.targets)?;
                self.visit_expr(node.value)
            }
            Stmt::AnnAssign(node) => self.visit_annotated_assignment(node),
            Stmt::AugAssign(node) => {
                self.visit_expr(node.target)?;
                self.visit_expr(node.value)
            }
            Stmt::For(node) => {
                self.visit_expr(node.target)?;
                self.visit_expr(node.iter)?;
                self.visit_branches(node.body, node.orelse)
            }
            Stmt::AsyncFor(node) => {
                self.require_coroutine("'async for' outside async function", node.range)?;
                self.visit_expr(node.target)?;
                self.visit_expr(node.iter)?;
                self.visit_branches(node.body, node.orelse)
            }
            Stmt::While(node) => {
                self.visit_expr(node.test)?;
                self.visit_branches(node.body, node.orelse)
            }
            Stmt::If(node) => {
                self.visit_expr(node.test)?;
                self.visit_branches(node.body, node.orelse)
            }
            Stmt::Match(node) => {
                self.visit_expr(node.subject)?;
                self.conditional(|this| {
                    for case in node.cases {
                        this.visit_pattern(case.pattern)?;
                        this.visit_optional(case.guard)?;
                        this.visit_body(case.body)?;
                    }
                    Ok(())
                })
            }
            Stmt::Raise(node) => {
                self.visit_optional(node.exc)?;
                self.visit_optional(node.cause.filter(|_| node.exc.is_some()))
            }
            Stmt::Try(node) => {
                self.visit_try(node.body, node.handlers, node.orelse, node.finalbody)
            }
            Stmt::TryStar(node) => {
                self.visit_try(node.body, node.handlers, node.orelse, node.finalbody)
            }
            Stmt::Assert(node) => {
                self.visit_expr(node.test)?;
                self.visit_optional(node.msg)
            }
            Stmt::Import(node) => node.names.iter().try_for_each(|alias| self.visit_alias(alias)),
            Stmt::ImportFrom(node) => {
                node.names.iter().try_for_each(|alias| self.visit_alias(alias))?;
                self.check_import_from(node)
            }
            Stmt::Global(node) => self.visit_directive(Directive::Global, node.names, node.range),
            Stmt::Nonlocal(node) => {
                self.visit_directive(Directive::Nonlocal, node.names, node.range)
            }
            Stmt::Expr(node) => self.visit_expr(node.value),
            Stmt::With(node) => self.visit_with(node.items, node.body),
            Stmt::AsyncWith(node) => {
                self.require_coroutine("'async with' outside async function", node.range)?;
                self.visit_with(node.items, node.body)
            }
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
        }
    }

    fn visit_branches(&mut self, body: &'a [Stmt<'a>], orelse: &'a [Stmt<'a>]) -> Outcome {
        self.conditional(|this| {
            this.visit_body(body)?;
            this.visit_body(orelse)
        })
    }

    fn visit_with(&mut self, items: &'a [WithItem<'a>], body: &'a [Stmt<'a>]) -> Outcome {
        self.conditional(|this| {
            for item in items {
                this.visit_expr(item.context_expr)?;
                this.visit_optional(item.optional_vars)?;
            }
            this.visit_body(body)
        })
    }

    fn visit_try(
        &mut self,
        body: &'a [Stmt<'a>],
        handlers: &'a [ExceptHandler<'a>],
        orelse: &'a [Stmt<'a>],
        finalbody: &'a [Stmt<'a>],
    ) -> Outcome {
        self.conditional(|this| {
            this.visit_body(body)?;
            for handler in handlers {
                this.visit_optional(handler.type_)?;
                if let Some(name) = handler.name {
                    let location = this.location(handler.range);
                    this.add(name, SymbolFlags::LOCAL, location)?;
                }
                this.visit_body(handler.body)?;
            }
            this.visit_body(orelse)?;
            this.visit_body(finalbody)
        })
    }

    fn visit_function(&mut self, parts: FunctionParts<'a>) -> Outcome {
        let FunctionParts { args, type_params, .. } = parts;
        let location = self.location(parts.range);
        self.add(parts.name, SymbolFlags::LOCAL, location)?;
        self.visit_defaults(args)?;
        self.visit_exprs(parts.decorator_list)?;
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(type_params, parts.name, location)?;
            // The scope takes the defaults, which are evaluated outside of it, as arguments.
            self.add(".defaults", SymbolFlags::PARAM, location)?;
            if args.kw_defaults.iter().any(Option::is_some) {
                self.add(".kwdefaults", SymbolFlags::PARAM, location)?;
            }
            self.visit_type_params(type_params)?;
        }
        let block =
            self.new_block_of(parts.node, Role::Body, BlockKind::Function, parts.name, location);
        self.table[block].has_docstring = docstring_of(parts.body).is_some();
        self.visit_function_annotations(parts, location)?;
        self.enter_existing(block);
        self.table[block].coroutine = parts.is_async;
        self.visit_parameters(args)?;
        self.visit_body(parts.body)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    /// Default values belong to the block around the function.
    pub(super) fn visit_defaults(&mut self, args: &'a Arguments<'a>) -> Outcome {
        self.visit_exprs(args.defaults)?;
        args.kw_defaults.iter().try_for_each(|&default| self.visit_optional(default))
    }

    /// Notes the parameters in the order of the frame's variables.
    pub(super) fn visit_parameters(&mut self, args: &'a Arguments<'a>) -> Outcome {
        for parameter in args.posonlyargs.iter().chain(args.args).chain(args.kwonlyargs) {
            let location = self.location(parameter.range);
            self.add(parameter.arg, SymbolFlags::PARAM, location)?;
        }
        if let Some(parameter) = args.vararg {
            let location = self.location(parameter.range);
            self.add(parameter.arg, SymbolFlags::PARAM, location)?;
            self.current().varargs = true;
        }
        if let Some(parameter) = args.kwarg {
            let location = self.location(parameter.range);
            self.add(parameter.arg, SymbolFlags::PARAM, location)?;
            self.current().varkeywords = true;
        }
        Ok(())
    }

    fn visit_class(&mut self, node: &'a StmtClassDef<'a>) -> Outcome {
        let location = self.location(node.range);
        self.add(node.name, SymbolFlags::LOCAL, location)?;
        self.visit_exprs(node.decorator_list)?;
        let outer_private = self.private;
        let is_generic = !node.type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(node.type_params, node.name, location)?;
            // Set when the tuple of type parameters is made, read where it and the bases are used.
            for name in [".type_params", ".generic_base"] {
                self.add(name, SymbolFlags::LOCAL, location)?;
                self.add(name, SymbolFlags::USE, location)?;
            }
            self.private = Some(node.name);
            let set = self.new_mangled_names();
            self.current().mangled_names = Some(set);
            self.visit_type_params(node.type_params)?;
        }
        self.visit_exprs(node.bases)?;
        self.visit_keywords(node.keywords)?;
        self.enter(node_key(node), Role::Body, BlockKind::Class, node.name, location)?;
        self.private = Some(node.name);
        if is_generic {
            self.add("__type_params__", SymbolFlags::LOCAL, location)?;
            self.add(".type_params", SymbolFlags::USE, location)?;
        }
        self.current().has_docstring = docstring_of(node.body).is_some();
        self.visit_body(node.body)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        self.private = outer_private;
        Ok(())
    }

    fn visit_type_alias(&mut self, node: &'a StmtTypeAlias<'a>) -> Outcome {
        self.visit_expr(node.name)?;
        let Expr::Name(target) = node.name else {
            return self.error("type alias name must be a name", node.range);
        };
        let location = self.location(node.range);
        let in_class = self.current().kind == BlockKind::Class;
        let is_generic = !node.type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(node.type_params, target.id, location)?;
            self.visit_type_params(node.type_params)?;
        }
        self.enter(node_key(node), Role::Body, BlockKind::TypeAlias, target.id, location)?;
        self.see_class_scope(in_class, node.value.range())?;
        self.visit_expr(node.value)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    fn visit_annotated_assignment(&mut self, node: &'a StmtAnnAssign<'a>) -> Outcome {
        self.current().annotations_used = true;
        if let Expr::Name(target) = node.target {
            let current = self.current_id();
            let known = self.lookup(current, target.id);
            let elsewhere = SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL;
            let is_module = current == super::BlockId::TOP;
            if known.intersects(elsewhere) && !is_module && node.simple {
                let kind = if known.contains(SymbolFlags::GLOBAL) { "global" } else { "nonlocal" };
                let message = format!("annotated name '{}' can't be {kind}", target.id);
                return self.error(message, node.range);
            }
            let location = self.location(target.range);
            if node.simple {
                let flags = SymbolFlags::ANNOTATION | SymbolFlags::LOCAL;
                self.add(target.id, flags, location)?;
            } else if node.value.is_some() {
                self.add(target.id, SymbolFlags::LOCAL, location)?;
            }
        } else {
            self.visit_expr(node.target)?;
        }
        self.visit_annotation(node.annotation)?;
        self.visit_optional(node.value)
    }

    fn visit_directive(
        &mut self,
        directive: Directive,
        names: &'a [&'a str],
        range: TextRange,
    ) -> Outcome {
        let (word, flag) = match directive {
            Directive::Global => ("global", SymbolFlags::GLOBAL),
            Directive::Nonlocal => ("nonlocal", SymbolFlags::NONLOCAL),
        };
        let location = self.location(range);
        for &name in names {
            let known = self.lookup(self.current_id(), name);
            if known.contains(SymbolFlags::PARAM) {
                return self.error(format!("name '{name}' is parameter and {word}"), range);
            }
            if known.contains(SymbolFlags::USE) {
                let message = format!("name '{name}' is used prior to {word} declaration");
                return self.error(message, range);
            }
            if known.contains(SymbolFlags::ANNOTATION) {
                return self.error(format!("annotated name '{name}' can't be {word}"), range);
            }
            if known.contains(SymbolFlags::LOCAL) {
                let message = format!("name '{name}' is assigned to before {word} declaration");
                return self.error(message, range);
            }
            self.add(name, flag, location)?;
            self.record_directive(name, location);
        }
        Ok(())
    }

    fn visit_alias(&mut self, alias: &'a Alias<'a>) -> Outcome {
        let name = alias.asname.unwrap_or(alias.name);
        if name == "*" {
            if self.current().kind != BlockKind::Module {
                return self.error("import * only allowed at module level", alias.range);
            }
            return Ok(());
        }
        let bound = name.split_once('.').map_or(name, |(first, _)| first);
        let location = self.location(alias.range);
        self.add(bound, SymbolFlags::IMPORT, location)
    }

    /// `from __future__` is allowed at the start of the file only.
    fn check_import_from(&self, node: &StmtImportFrom<'_>) -> Outcome {
        if node.module != Some("__future__") || node.level != 0 {
            return Ok(());
        }
        let future = self.future.location.unwrap_or(Location::NONE);
        let here = self.location(node.range);
        let is_late = here.line > future.line
            || here.line == future.end_line && here.column > future.end_column;
        if is_late {
            let message = "from __future__ imports must occur at the beginning of the file";
            return self.error(message, node.range);
        }
        Ok(())
    }

    /// A module that may await at its top becomes a coroutine by doing so.
    fn require_coroutine(&mut self, message: &str, range: TextRange) -> Outcome {
        if self.allows_top_level_await() {
            self.current().coroutine = true;
        }
        if !self.current().coroutine {
            return self.error(message, range);
        }
        Ok(())
    }

    pub(super) fn allows_top_level_await(&mut self) -> bool {
        self.future.top_level_await && self.current().kind == BlockKind::Module
    }
}
