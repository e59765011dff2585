//! Arbitrary statements.

use super::Maker;
use crate::*;

impl<'a> Maker<'a, '_> {
    pub(super) fn statement(&mut self) -> Stmt<'a> {
        self.nested(Self::pass, |this| match this.pick(3) {
            2 => this.compound_statement(),
            _ => this.simple_statement(),
        })
    }

    fn pass(&mut self) -> Stmt<'a> {
        Stmt::Pass(self.arena.alloc(StmtPass { range: Default::default() }))
    }

    fn block(&mut self) -> &'a [Stmt<'a>] {
        self.list(1, 3, Self::statement)
    }

    /// A block that may be missing.
    fn optional_block(&mut self) -> &'a [Stmt<'a>] {
        if self.flag() { self.block() } else { &[] }
    }

    /// A statement without a block.
    pub(super) fn simple_statement(&mut self) -> Stmt<'a> {
        let range = Default::default();
        let arena = self.arena;
        match self.pick(19) {
            0 => self.pass(),
            1 => Stmt::Break(arena.alloc(StmtBreak { range })),
            2 => Stmt::Continue(arena.alloc(StmtContinue { range })),
            3 => {
                let value = self.maybe(Self::expression);
                Stmt::Return(arena.alloc(StmtReturn { range, value }))
            }
            4 => {
                let targets = self.list(1, 2, |this| this.target(ExprContext::Del));
                Stmt::Delete(arena.alloc(StmtDelete { range, targets }))
            }
            5..8 => {
                let targets = self.list(1, 2, |this| this.target(ExprContext::Store));
                let value = self.expression();
                Stmt::Assign(arena.alloc(StmtAssign { range, targets, value, type_comment: None }))
            }
            8 => Stmt::TypeAlias(arena.alloc(StmtTypeAlias {
                range,
                name: self.name(ExprContext::Store),
                type_params: self.type_parameters(),
                value: self.expression(),
            })),
            9 => Stmt::AugAssign(arena.alloc(StmtAugAssign {
                range,
                target: self.single_target(),
                op: self.operator(),
                value: self.expression(),
            })),
            10 => {
                let target = self.single_target();
                let simple = matches!(target, Expr::Name(_)) && self.flag();
                let annotation = self.expression();
                let value = self.maybe(Self::expression);
                let node = StmtAnnAssign { range, target, annotation, value, simple };
                Stmt::AnnAssign(arena.alloc(node))
            }
            11 => {
                let exc = self.maybe(Self::expression);
                let cause = exc.and_then(|_| self.maybe(Self::expression));
                Stmt::Raise(arena.alloc(StmtRaise { range, exc, cause }))
            }
            12 => {
                let test = self.expression();
                let msg = self.maybe(Self::expression);
                Stmt::Assert(arena.alloc(StmtAssert { range, test, msg }))
            }
            13 => {
                let names = self.list(1, 2, |this| {
                    let (name, asname) = (this.module_name(), this.maybe(Self::identifier));
                    Alias { range: Default::default(), name, asname }
                });
                Stmt::Import(arena.alloc(StmtImport { range, names }))
            }
            14 => self.import_from(),
            15 => {
                let names = self.list(1, 2, Self::identifier);
                Stmt::Global(arena.alloc(StmtGlobal { range, names }))
            }
            16 => {
                let names = self.list(1, 2, Self::identifier);
                Stmt::Nonlocal(arena.alloc(StmtNonlocal { range, names }))
            }
            _ => {
                let value = self.expression();
                Stmt::Expr(arena.alloc(StmtExpr { range, value }))
            }
        }
    }

    fn import_from(&mut self) -> Stmt<'a> {
        let range = Default::default();
        let module = self.maybe(Self::module_name);
        let level = self.pick(5) as i32 + i32::from(module.is_none());
        let names = if self.flag() {
            self.list(1, 2, |this| {
                let (name, asname) = (this.identifier(), this.maybe(Self::identifier));
                Alias { range: Default::default(), name, asname }
            })
        } else {
            self.arena.alloc_slice(&[Alias { range, name: "*", asname: None }])
        };
        Stmt::ImportFrom(self.arena.alloc(StmtImportFrom { range, module, names, level }))
    }

    fn type_parameters(&mut self) -> &'a [TypeParam<'a>] {
        // After one with a default, all must have one.
        let mut defaults = false;
        self.list(0, 2, |this| {
            let range = Default::default();
            let name = this.identifier();
            let kind = this.pick(3);
            defaults |= this.flag();
            let default_value = match kind {
                _ if !defaults => None,
                2 => Some(this.maybe_starred()),
                _ => Some(this.expression()),
            };
            let arena = this.arena;
            match kind {
                0 => {
                    let bound = this.maybe(Self::expression);
                    let node = TypeParamTypeVar { range, name, bound, default_value };
                    TypeParam::TypeVar(arena.alloc(node))
                }
                1 => TypeParam::ParamSpec(arena.alloc(TypeParamParamSpec {
                    range,
                    name,
                    default_value,
                })),
                _ => TypeParam::TypeVarTuple(arena.alloc(TypeParamTypeVarTuple {
                    range,
                    name,
                    default_value,
                })),
            }
        })
    }

    pub(super) fn compound_statement(&mut self) -> Stmt<'a> {
        let range = Default::default();
        let arena = self.arena;
        match self.pick(10) {
            0 => Stmt::If(arena.alloc(StmtIf {
                range,
                test: self.expression(),
                body: self.block(),
                orelse: self.optional_block(),
            })),
            1 => Stmt::While(arena.alloc(StmtWhile {
                range,
                test: self.expression(),
                body: self.block(),
                orelse: self.optional_block(),
            })),
            2 | 3 => self.loop_over(),
            4 => self.function(),
            5 => Stmt::ClassDef(arena.alloc(StmtClassDef {
                range,
                name: self.identifier(),
                bases: self.list(0, 2, Self::maybe_starred),
                keywords: self.list(0, 1, Self::keyword),
                body: self.block(),
                decorator_list: self.list(0, 2, Self::expression),
                type_params: self.type_parameters(),
            })),
            6 | 7 => self.with_statement(),
            8 => self.try_statement(),
            _ => {
                let subject = self.expression();
                let cases = self.list(1, 3, |this| MatchCase {
                    pattern: this.pattern(),
                    guard: this.maybe(Self::expression),
                    body: this.block(),
                });
                Stmt::Match(arena.alloc(StmtMatch { range, subject, cases }))
            }
        }
    }

    fn loop_over(&mut self) -> Stmt<'a> {
        let range = Default::default();
        let target = self.target(ExprContext::Store);
        let iter = self.expression();
        let (body, orelse) = (self.block(), self.optional_block());
        let type_comment = None;
        if self.flag() {
            let node = StmtAsyncFor { range, target, iter, body, orelse, type_comment };
            Stmt::AsyncFor(self.arena.alloc(node))
        } else {
            let node = StmtFor { range, target, iter, body, orelse, type_comment };
            Stmt::For(self.arena.alloc(node))
        }
    }

    fn function(&mut self) -> Stmt<'a> {
        let range = Default::default();
        let name = self.identifier();
        let args = self.parameters(true);
        let body = self.block();
        let decorator_list = self.list(0, 2, Self::expression);
        let returns = self.maybe(Self::expression);
        let type_params = self.type_parameters();
        let type_comment = None;
        if self.flag() {
            Stmt::AsyncFunctionDef(self.arena.alloc(StmtAsyncFunctionDef {
                range,
                name,
                args,
                body,
                decorator_list,
                returns,
                type_comment,
                type_params,
            }))
        } else {
            Stmt::FunctionDef(self.arena.alloc(StmtFunctionDef {
                range,
                name,
                args,
                body,
                decorator_list,
                returns,
                type_comment,
                type_params,
            }))
        }
    }

    fn with_statement(&mut self) -> Stmt<'a> {
        let range = Default::default();
        let mut items = self.many(1, 2, |this| WithItem {
            context_expr: this.expression(),
            optional_vars: this.maybe(|this| this.target(ExprContext::Store)),
        });
        // `with (a, b):` has two items, though it is what a lone tuple is written as.
        if let [WithItem { context_expr: Expr::Tuple(_), optional_vars: vars @ None }] =
            items.as_mut_slice()
        {
            *vars = Some(self.name(ExprContext::Store));
        }
        let items = self.arena.alloc_slice(&items);
        let body = self.block();
        let type_comment = None;
        if self.flag() {
            Stmt::AsyncWith(self.arena.alloc(StmtAsyncWith { range, items, body, type_comment }))
        } else {
            Stmt::With(self.arena.alloc(StmtWith { range, items, body, type_comment }))
        }
    }

    fn try_statement(&mut self) -> Stmt<'a> {
        let range = Default::default();
        let star = self.flag();
        let body = self.block();
        let mut handlers = self.many(0, 2, |this| ExceptHandler {
            range: Default::default(),
            type_: Some(this.expression()),
            name: this.maybe(Self::identifier),
            body: this.block(),
        });
        // The last may catch everything.
        if let (false, Some(last)) = (star, handlers.last_mut())
            && self.flag()
        {
            (last.type_, last.name) = (None, None);
        }
        let handlers = self.arena.alloc_slice(&handlers);
        let orelse = if handlers.is_empty() { &[] } else { self.optional_block() };
        let finalbody = if handlers.is_empty() { self.block() } else { self.optional_block() };
        if star && !handlers.is_empty() {
            Stmt::TryStar(self.arena.alloc(StmtTryStar {
                range,
                body,
                handlers,
                orelse,
                finalbody,
            }))
        } else {
            Stmt::Try(self.arena.alloc(StmtTry { range, body, handlers, orelse, finalbody }))
        }
    }
}
