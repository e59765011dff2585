//! From the tree as written to the tree that is compiled.
//!
//! - Docstrings go at optimisation level 2. Where that brings another string literal to the front, it is
//!   wrapped so that it does not become the docstring.
//! - `__debug__` becomes `True` or `False`.
//! - `"..." % (...)` with simple conversions becomes an f-string (see `format`).
//! - `return`, `break` and `continue` that leave a `finally` are warned of (PEP 765).
//!
//! Annotations that will be strings stay as they were written.

mod format;

use pycore_ast::transform::{
    Transformer, rebuild_arg, rebuild_expr, rebuild_mod, rebuild_pattern, rebuild_stmt,
};
use pycore_ast::{
    Arena, Arg, Constant, Expr, ExprConstant, ExprContext, ExprJoinedStr, Mod, Pattern, Stmt,
    StmtAnnAssign, StmtAsyncFunctionDef, StmtExpr, StmtFunctionDef, StmtPass,
};
use pycore_source::{LineIndex, SyntaxWarning, TextRange, WarningClass};

use crate::docstring::docstring_of;
use crate::positions::Positions;

/// What to do to the tree.
#[derive(Clone, Copy, Debug, Default)]
pub struct PreprocessOptions {
    /// Optimisation level, 0 to 2.
    pub optimize: u8,
    /// Annotations will be strings: leave them alone.
    pub future_annotations: bool,
}

/// Makes the tree that is compiled; new nodes are put into the arena, the rest is shared.
///
/// Warnings are appended to `warnings`.
pub fn preprocess<'a>(
    arena: &'a Arena,
    tree: Mod<'a>,
    lines: &LineIndex,
    options: PreprocessOptions,
    warnings: &mut Vec<SyntaxWarning>,
) -> Mod<'a> {
    let positions = Positions::new(lines);
    let mut preprocessor = Preprocessor {
        arena,
        options,
        positions: &positions,
        warnings,
        around: Vec::new(),
        special_body: None,
    };
    preprocessor.transform_mod(tree)
}

/// What is around a statement, as far as leaving a `finally` goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Finally,
    Function,
    Loop,
}

/// A body that is more than a list of statements.
#[derive(Clone, Copy)]
enum BodyKind {
    /// Of a class or module: it may begin with a docstring.
    Documented,
    /// Of a function, likewise.
    Function,
    Loop,
    Finally,
}

struct Preprocessor<'a, 'p> {
    arena: &'a Arena,
    options: PreprocessOptions,
    positions: &'p Positions<'p>,
    warnings: &'p mut Vec<SyntaxWarning>,
    around: Vec<Around>,
    /// The body, among those of the statement that is visited, which is special.
    special_body: Option<(&'a [Stmt<'a>], BodyKind)>,
}

impl<'a> Transformer<'a> for Preprocessor<'a, '_> {
    fn arena(&self) -> &'a Arena {
        self.arena
    }

    fn transform_mod(&mut self, node: Mod<'a>) -> Mod<'a> {
        match node {
            Mod::Module(module) => {
                self.special_body = Some((module.body, BodyKind::Documented));
            }
            Mod::FunctionType(_) => return node,
            Mod::Interactive(_) | Mod::Expression(_) => {}
        }
        rebuild_mod(self, node)
    }

    fn transform_body(&mut self, body: &'a [Stmt<'a>]) -> &'a [Stmt<'a>] {
        let kind = match self.special_body {
            Some((special, kind)) if std::ptr::eq(special, body) => kind,
            _ => return self.statements(body),
        };
        let around = match kind {
            BodyKind::Documented => return self.documented(body),
            BodyKind::Function => Around::Function,
            BodyKind::Loop => Around::Loop,
            BodyKind::Finally => Around::Finally,
        };
        self.around.push(around);
        let body = match kind {
            BodyKind::Function => self.documented(body),
            _ => self.statements(body),
        };
        self.around.pop();
        body
    }

    fn transform_stmt(&mut self, node: Stmt<'a>) -> Stmt<'a> {
        let special = match node {
            Stmt::FunctionDef(node) => Some((node.body, BodyKind::Function)),
            Stmt::AsyncFunctionDef(node) => Some((node.body, BodyKind::Function)),
            Stmt::ClassDef(node) => Some((node.body, BodyKind::Documented)),
            Stmt::For(node) => Some((node.body, BodyKind::Loop)),
            Stmt::AsyncFor(node) => Some((node.body, BodyKind::Loop)),
            Stmt::While(node) => Some((node.body, BodyKind::Loop)),
            Stmt::Try(node) => Some((node.finalbody, BodyKind::Finally)),
            Stmt::TryStar(node) => Some((node.finalbody, BodyKind::Finally)),
            Stmt::Return(node) => {
                self.check_leaving("return", node.range);
                None
            }
            Stmt::Break(node) => {
                self.check_leaving("break", node.range);
                None
            }
            Stmt::Continue(node) => {
                self.check_leaving("continue", node.range);
                None
            }
            _ => None,
        };
        let outer = std::mem::replace(&mut self.special_body, special);
        let node = if self.options.future_annotations {
            self.without_annotations(node)
        } else {
            rebuild_stmt(self, node)
        };
        self.special_body = outer;
        node
    }

    fn transform_arg(&mut self, node: Arg<'a>) -> Arg<'a> {
        if self.options.future_annotations { node } else { rebuild_arg(self, node) }
    }

    fn transform_expr(&mut self, node: Expr<'a>) -> Expr<'a> {
        match node {
            Expr::Constant(_) => node,
            Expr::Name(name) if name.id == "__debug__" && name.ctx == ExprContext::Load => {
                let value =
                    if self.options.optimize == 0 { Constant::True } else { Constant::False };
                let constant = ExprConstant { range: name.range, value, kind: None };
                Expr::Constant(self.arena.alloc(constant))
            }
            Expr::Name(_) => node,
            _ => {
                let node = rebuild_expr(self, node);
                match node {
                    Expr::BinOp(operation) => {
                        format::as_f_string(self.arena, operation).unwrap_or(node)
                    }
                    _ => node,
                }
            }
        }
    }

    fn transform_pattern(&mut self, node: Pattern<'a>) -> Pattern<'a> {
        match node {
            // What is compared with is no ordinary expression.
            Pattern::MatchValue(_) => node,
            Pattern::MatchMapping(old) => match rebuild_pattern(self, node) {
                Pattern::MatchMapping(new) if !std::ptr::eq(old.keys, new.keys) => {
                    let mut new = *new;
                    new.keys = old.keys;
                    Pattern::MatchMapping(self.arena.alloc(new))
                }
                node => node,
            },
            _ => rebuild_pattern(self, node),
        }
    }
}

impl<'a> Preprocessor<'a, '_> {
    fn statements(&mut self, body: &'a [Stmt<'a>]) -> &'a [Stmt<'a>] {
        for (index, &statement) in body.iter().enumerate() {
            let new = self.transform_stmt(statement);
            if is_same(new, statement) {
                continue;
            }
            let mut all = body[..index].to_vec();
            all.push(new);
            all.extend(body[index + 1..].iter().map(|&statement| self.transform_stmt(statement)));
            return self.arena.alloc_slice(&all);
        }
        body
    }

    /// A body that may begin with a docstring.
    fn documented(&mut self, body: &'a [Stmt<'a>]) -> &'a [Stmt<'a>] {
        let mut body = body;
        let mut has_docstring = docstring_of(body).is_some();
        if has_docstring && self.options.optimize >= 2 {
            has_docstring = false;
            body = match body {
                [docstring] => {
                    // An empty range tells that it is no `pass` of the program.
                    let start = docstring.range().start;
                    let pass = StmtPass { range: TextRange::new(start, start) };
                    self.arena.alloc_slice(&[Stmt::Pass(self.arena.alloc(pass))])
                }
                _ => &body[1..],
            };
        }
        let body = self.statements(body);
        if has_docstring || docstring_of(body).is_none() {
            return body;
        }
        let Some(Stmt::Expr(first)) = body.first() else {
            return body;
        };
        let values = self.arena.alloc_slice(&[first.value]);
        let joined = self.arena.alloc(ExprJoinedStr { range: first.range, values });
        let statement = StmtExpr { range: first.range, value: Expr::JoinedStr(joined) };
        let mut all = body.to_vec();
        all[0] = Stmt::Expr(self.arena.alloc(statement));
        self.arena.alloc_slice(&all)
    }

    /// Transforms a statement except for its annotations.
    fn without_annotations(&mut self, node: Stmt<'a>) -> Stmt<'a> {
        match node {
            Stmt::FunctionDef(old) if old.returns.is_some() => {
                let bare = self.arena.alloc(StmtFunctionDef { returns: None, ..*old });
                match rebuild_stmt(self, Stmt::FunctionDef(bare)) {
                    Stmt::FunctionDef(new) => Stmt::FunctionDef(
                        self.arena.alloc(StmtFunctionDef { returns: old.returns, ..*new }),
                    ),
                    other => other,
                }
            }
            Stmt::AsyncFunctionDef(old) if old.returns.is_some() => {
                let bare = self.arena.alloc(StmtAsyncFunctionDef { returns: None, ..*old });
                match rebuild_stmt(self, Stmt::AsyncFunctionDef(bare)) {
                    Stmt::AsyncFunctionDef(new) => Stmt::AsyncFunctionDef(
                        self.arena.alloc(StmtAsyncFunctionDef { returns: old.returns, ..*new }),
                    ),
                    other => other,
                }
            }
            Stmt::AnnAssign(old) => {
                let target = self.transform_expr(old.target);
                let value = old.value.map(|value| self.transform_expr(value));
                Stmt::AnnAssign(self.arena.alloc(StmtAnnAssign { target, value, ..*old }))
            }
            _ => rebuild_stmt(self, node),
        }
    }

    /// Warns of a statement that leaves a `finally`.
    ///
    /// Only what is next around it counts: a `return` in a loop in a `finally` is passed over.
    fn check_leaving(&mut self, word: &str, range: TextRange) {
        if self.around.last() == Some(&Around::Finally) {
            self.warnings.push(SyntaxWarning {
                class: WarningClass::Syntax,
                message: format!("'{word}' in a 'finally' block").into(),
                range,
                lineno: self.positions.first_line(range).unsigned_abs(),
            });
        }
    }
}

/// Whether both are the same node, not only equal ones.
fn is_same(left: Stmt<'_>, right: Stmt<'_>) -> bool {
    macro_rules! same {
        ($($kind:ident)*) => {
            match (left, right) {
                $( (Stmt::$kind(left), Stmt::$kind(right)) => std::ptr::eq(left, right), )*
                _ => false,
            }
        };
    }
    same!(
        FunctionDef AsyncFunctionDef ClassDef Return Delete Assign TypeAlias AugAssign AnnAssign For
        AsyncFor While If With AsyncWith Match Raise Try TryStar Assert Import ImportFrom Global
        Nonlocal Expr Pass Break Continue
    )
}
