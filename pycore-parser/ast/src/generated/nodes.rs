//! Generated from Python.asdl by `cargo xtask codegen`; edit that table instead.
//!
//! The node types: a handle for every sum, a struct for every node.

use pycore_source::TextRange;

use crate::Constant;

/// The root of a tree; the mode of parsing decides which.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mod<'a> {
    /// Mode `exec`: a file.
    Module(&'a ModModule<'a>),
    /// Mode `single`: one statement of an interactive session.
    Interactive(&'a ModInteractive<'a>),
    /// Mode `eval`: an expression alone.
    Expression(&'a ModExpression<'a>),
    /// Mode `func_type`: a signature in a type comment (PEP 484).
    FunctionType(&'a ModFunctionType<'a>),
}

impl<'a> From<&'a ModModule<'a>> for Mod<'a> {
    fn from(node: &'a ModModule<'a>) -> Self {
        Self::Module(node)
    }
}

impl<'a> From<&'a ModInteractive<'a>> for Mod<'a> {
    fn from(node: &'a ModInteractive<'a>) -> Self {
        Self::Interactive(node)
    }
}

impl<'a> From<&'a ModExpression<'a>> for Mod<'a> {
    fn from(node: &'a ModExpression<'a>) -> Self {
        Self::Expression(node)
    }
}

impl<'a> From<&'a ModFunctionType<'a>> for Mod<'a> {
    fn from(node: &'a ModFunctionType<'a>) -> Self {
        Self::FunctionType(node)
    }
}

/// A statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stmt<'a> {
    /// `def name[type_params](args) -> returns: body`
    FunctionDef(&'a StmtFunctionDef<'a>),
    /// `async def name[type_params](args) -> returns: body`
    AsyncFunctionDef(&'a StmtAsyncFunctionDef<'a>),
    /// `class name[type_params](bases, keywords): body`
    ClassDef(&'a StmtClassDef<'a>),
    /// `return value`
    Return(&'a StmtReturn<'a>),
    /// `del targets`
    Delete(&'a StmtDelete<'a>),
    /// `target = ... = value`
    Assign(&'a StmtAssign<'a>),
    /// `type name[type_params] = value`
    TypeAlias(&'a StmtTypeAlias<'a>),
    /// `target op= value`
    AugAssign(&'a StmtAugAssign<'a>),
    /// `target: annotation = value`; `simple` if the target is a name without parentheses.
    AnnAssign(&'a StmtAnnAssign<'a>),
    /// `for target in iter: body else: orelse`
    For(&'a StmtFor<'a>),
    /// `async for target in iter: body else: orelse`
    AsyncFor(&'a StmtAsyncFor<'a>),
    /// `while test: body else: orelse`
    While(&'a StmtWhile<'a>),
    /// `if test: body else: orelse`; `elif` is an `If` alone in `orelse`.
    If(&'a StmtIf<'a>),
    /// `with items: body`
    With(&'a StmtWith<'a>),
    /// `async with items: body`
    AsyncWith(&'a StmtAsyncWith<'a>),
    /// `match subject: cases`
    Match(&'a StmtMatch<'a>),
    /// `raise exc from cause`
    Raise(&'a StmtRaise<'a>),
    /// `try: body`, its `except` clauses, `else: orelse`, `finally: finalbody`
    Try(&'a StmtTry<'a>),
    /// `try: body` whose clauses are `except*`
    TryStar(&'a StmtTryStar<'a>),
    /// `assert test, msg`
    Assert(&'a StmtAssert<'a>),
    /// `import names`
    Import(&'a StmtImport<'a>),
    /// `from module import names`; `level` counts leading dots.
    ImportFrom(&'a StmtImportFrom<'a>),
    /// `global names`
    Global(&'a StmtGlobal<'a>),
    /// `nonlocal names`
    Nonlocal(&'a StmtNonlocal<'a>),
    /// An expression as a statement.
    Expr(&'a StmtExpr<'a>),
    /// `pass`
    Pass(&'a StmtPass),
    /// `break`
    Break(&'a StmtBreak),
    /// `continue`
    Continue(&'a StmtContinue),
}

impl Stmt<'_> {
    /// Where it stands.
    pub fn range(self) -> TextRange {
        match self {
            Self::FunctionDef(node) => node.range,
            Self::AsyncFunctionDef(node) => node.range,
            Self::ClassDef(node) => node.range,
            Self::Return(node) => node.range,
            Self::Delete(node) => node.range,
            Self::Assign(node) => node.range,
            Self::TypeAlias(node) => node.range,
            Self::AugAssign(node) => node.range,
            Self::AnnAssign(node) => node.range,
            Self::For(node) => node.range,
            Self::AsyncFor(node) => node.range,
            Self::While(node) => node.range,
            Self::If(node) => node.range,
            Self::With(node) => node.range,
            Self::AsyncWith(node) => node.range,
            Self::Match(node) => node.range,
            Self::Raise(node) => node.range,
            Self::Try(node) => node.range,
            Self::TryStar(node) => node.range,
            Self::Assert(node) => node.range,
            Self::Import(node) => node.range,
            Self::ImportFrom(node) => node.range,
            Self::Global(node) => node.range,
            Self::Nonlocal(node) => node.range,
            Self::Expr(node) => node.range,
            Self::Pass(node) => node.range,
            Self::Break(node) => node.range,
            Self::Continue(node) => node.range,
        }
    }
}

impl<'a> From<&'a StmtFunctionDef<'a>> for Stmt<'a> {
    fn from(node: &'a StmtFunctionDef<'a>) -> Self {
        Self::FunctionDef(node)
    }
}

impl<'a> From<&'a StmtAsyncFunctionDef<'a>> for Stmt<'a> {
    fn from(node: &'a StmtAsyncFunctionDef<'a>) -> Self {
        Self::AsyncFunctionDef(node)
    }
}

impl<'a> From<&'a StmtClassDef<'a>> for Stmt<'a> {
    fn from(node: &'a StmtClassDef<'a>) -> Self {
        Self::ClassDef(node)
    }
}

impl<'a> From<&'a StmtReturn<'a>> for Stmt<'a> {
    fn from(node: &'a StmtReturn<'a>) -> Self {
        Self::Return(node)
    }
}

impl<'a> From<&'a StmtDelete<'a>> for Stmt<'a> {
    fn from(node: &'a StmtDelete<'a>) -> Self {
        Self::Delete(node)
    }
}

impl<'a> From<&'a StmtAssign<'a>> for Stmt<'a> {
    fn from(node: &'a StmtAssign<'a>) -> Self {
        Self::Assign(node)
    }
}

impl<'a> From<&'a StmtTypeAlias<'a>> for Stmt<'a> {
    fn from(node: &'a StmtTypeAlias<'a>) -> Self {
        Self::TypeAlias(node)
    }
}

impl<'a> From<&'a StmtAugAssign<'a>> for Stmt<'a> {
    fn from(node: &'a StmtAugAssign<'a>) -> Self {
        Self::AugAssign(node)
    }
}

impl<'a> From<&'a StmtAnnAssign<'a>> for Stmt<'a> {
    fn from(node: &'a StmtAnnAssign<'a>) -> Self {
        Self::AnnAssign(node)
    }
}

impl<'a> From<&'a StmtFor<'a>> for Stmt<'a> {
    fn from(node: &'a StmtFor<'a>) -> Self {
        Self::For(node)
    }
}

impl<'a> From<&'a StmtAsyncFor<'a>> for Stmt<'a> {
    fn from(node: &'a StmtAsyncFor<'a>) -> Self {
        Self::AsyncFor(node)
    }
}

impl<'a> From<&'a StmtWhile<'a>> for Stmt<'a> {
    fn from(node: &'a StmtWhile<'a>) -> Self {
        Self::While(node)
    }
}

impl<'a> From<&'a StmtIf<'a>> for Stmt<'a> {
    fn from(node: &'a StmtIf<'a>) -> Self {
        Self::If(node)
    }
}

impl<'a> From<&'a StmtWith<'a>> for Stmt<'a> {
    fn from(node: &'a StmtWith<'a>) -> Self {
        Self::With(node)
    }
}

impl<'a> From<&'a StmtAsyncWith<'a>> for Stmt<'a> {
    fn from(node: &'a StmtAsyncWith<'a>) -> Self {
        Self::AsyncWith(node)
    }
}

impl<'a> From<&'a StmtMatch<'a>> for Stmt<'a> {
    fn from(node: &'a StmtMatch<'a>) -> Self {
        Self::Match(node)
    }
}

impl<'a> From<&'a StmtRaise<'a>> for Stmt<'a> {
    fn from(node: &'a StmtRaise<'a>) -> Self {
        Self::Raise(node)
    }
}

impl<'a> From<&'a StmtTry<'a>> for Stmt<'a> {
    fn from(node: &'a StmtTry<'a>) -> Self {
        Self::Try(node)
    }
}

impl<'a> From<&'a StmtTryStar<'a>> for Stmt<'a> {
    fn from(node: &'a StmtTryStar<'a>) -> Self {
        Self::TryStar(node)
    }
}

impl<'a> From<&'a StmtAssert<'a>> for Stmt<'a> {
    fn from(node: &'a StmtAssert<'a>) -> Self {
        Self::Assert(node)
    }
}

impl<'a> From<&'a StmtImport<'a>> for Stmt<'a> {
    fn from(node: &'a StmtImport<'a>) -> Self {
        Self::Import(node)
    }
}

impl<'a> From<&'a StmtImportFrom<'a>> for Stmt<'a> {
    fn from(node: &'a StmtImportFrom<'a>) -> Self {
        Self::ImportFrom(node)
    }
}

impl<'a> From<&'a StmtGlobal<'a>> for Stmt<'a> {
    fn from(node: &'a StmtGlobal<'a>) -> Self {
        Self::Global(node)
    }
}

impl<'a> From<&'a StmtNonlocal<'a>> for Stmt<'a> {
    fn from(node: &'a StmtNonlocal<'a>) -> Self {
        Self::Nonlocal(node)
    }
}

impl<'a> From<&'a StmtExpr<'a>> for Stmt<'a> {
    fn from(node: &'a StmtExpr<'a>) -> Self {
        Self::Expr(node)
    }
}

impl<'a> From<&'a StmtPass> for Stmt<'a> {
    fn from(node: &'a StmtPass) -> Self {
        Self::Pass(node)
    }
}

impl<'a> From<&'a StmtBreak> for Stmt<'a> {
    fn from(node: &'a StmtBreak) -> Self {
        Self::Break(node)
    }
}

impl<'a> From<&'a StmtContinue> for Stmt<'a> {
    fn from(node: &'a StmtContinue) -> Self {
        Self::Continue(node)
    }
}

/// An expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expr<'a> {
    /// `values[0] op values[1] op ...`
    BoolOp(&'a ExprBoolOp<'a>),
    /// `target := value`
    NamedExpr(&'a ExprNamedExpr<'a>),
    /// `left op right`
    BinOp(&'a ExprBinOp<'a>),
    /// `op operand`
    UnaryOp(&'a ExprUnaryOp<'a>),
    /// `lambda args: body`
    Lambda(&'a ExprLambda<'a>),
    /// `body if test else orelse`
    IfExp(&'a ExprIfExp<'a>),
    /// `{keys[0]: values[0], ...}`; a missing key stands for `**value`.
    Dict(&'a ExprDict<'a>),
    /// `{elts[0], ...}`
    Set(&'a ExprSet<'a>),
    /// `[elt generators]`
    ListComp(&'a ExprListComp<'a>),
    /// `{elt generators}`
    SetComp(&'a ExprSetComp<'a>),
    /// `{key: value generators}`
    DictComp(&'a ExprDictComp<'a>),
    /// `(elt generators)`
    GeneratorExp(&'a ExprGeneratorExp<'a>),
    /// `await value`
    Await(&'a ExprAwait<'a>),
    /// `yield value`
    Yield(&'a ExprYield<'a>),
    /// `yield from value`
    YieldFrom(&'a ExprYieldFrom<'a>),
    /// `left ops[0] comparators[0] ops[1] comparators[1] ...`
    Compare(&'a ExprCompare<'a>),
    /// `func(args, keywords)`
    Call(&'a ExprCall<'a>),
    /// `{value!conversion:format_spec}` in an f-string; `conversion` is -1 or the ASCII code of
    /// `s`, `r` or `a`.
    FormattedValue(&'a ExprFormattedValue<'a>),
    /// `{value!conversion:format_spec}` in a t-string; `str` is the field's text.
    Interpolation(&'a ExprInterpolation<'a>),
    /// An f-string: constants and formatted values in turn.
    JoinedStr(&'a ExprJoinedStr<'a>),
    /// A t-string: constants and interpolations in turn.
    TemplateStr(&'a ExprTemplateStr<'a>),
    /// A literal; `kind` is `u` for a string with that prefix.
    Constant(&'a ExprConstant<'a>),
    /// `value.attr`
    Attribute(&'a ExprAttribute<'a>),
    /// `value[slice]`
    Subscript(&'a ExprSubscript<'a>),
    /// `*value`
    Starred(&'a ExprStarred<'a>),
    /// A variable.
    Name(&'a ExprName<'a>),
    /// `[elts[0], ...]`
    List(&'a ExprList<'a>),
    /// `(elts[0], ...)`
    Tuple(&'a ExprTuple<'a>),
    /// `lower:upper:step`, only within a subscript.
    Slice(&'a ExprSlice<'a>),
}

impl Expr<'_> {
    /// Where it stands.
    pub fn range(self) -> TextRange {
        match self {
            Self::BoolOp(node) => node.range,
            Self::NamedExpr(node) => node.range,
            Self::BinOp(node) => node.range,
            Self::UnaryOp(node) => node.range,
            Self::Lambda(node) => node.range,
            Self::IfExp(node) => node.range,
            Self::Dict(node) => node.range,
            Self::Set(node) => node.range,
            Self::ListComp(node) => node.range,
            Self::SetComp(node) => node.range,
            Self::DictComp(node) => node.range,
            Self::GeneratorExp(node) => node.range,
            Self::Await(node) => node.range,
            Self::Yield(node) => node.range,
            Self::YieldFrom(node) => node.range,
            Self::Compare(node) => node.range,
            Self::Call(node) => node.range,
            Self::FormattedValue(node) => node.range,
            Self::Interpolation(node) => node.range,
            Self::JoinedStr(node) => node.range,
            Self::TemplateStr(node) => node.range,
            Self::Constant(node) => node.range,
            Self::Attribute(node) => node.range,
            Self::Subscript(node) => node.range,
            Self::Starred(node) => node.range,
            Self::Name(node) => node.range,
            Self::List(node) => node.range,
            Self::Tuple(node) => node.range,
            Self::Slice(node) => node.range,
        }
    }
}

impl<'a> From<&'a ExprBoolOp<'a>> for Expr<'a> {
    fn from(node: &'a ExprBoolOp<'a>) -> Self {
        Self::BoolOp(node)
    }
}

impl<'a> From<&'a ExprNamedExpr<'a>> for Expr<'a> {
    fn from(node: &'a ExprNamedExpr<'a>) -> Self {
        Self::NamedExpr(node)
    }
}

impl<'a> From<&'a ExprBinOp<'a>> for Expr<'a> {
    fn from(node: &'a ExprBinOp<'a>) -> Self {
        Self::BinOp(node)
    }
}

impl<'a> From<&'a ExprUnaryOp<'a>> for Expr<'a> {
    fn from(node: &'a ExprUnaryOp<'a>) -> Self {
        Self::UnaryOp(node)
    }
}

impl<'a> From<&'a ExprLambda<'a>> for Expr<'a> {
    fn from(node: &'a ExprLambda<'a>) -> Self {
        Self::Lambda(node)
    }
}

impl<'a> From<&'a ExprIfExp<'a>> for Expr<'a> {
    fn from(node: &'a ExprIfExp<'a>) -> Self {
        Self::IfExp(node)
    }
}

impl<'a> From<&'a ExprDict<'a>> for Expr<'a> {
    fn from(node: &'a ExprDict<'a>) -> Self {
        Self::Dict(node)
    }
}

impl<'a> From<&'a ExprSet<'a>> for Expr<'a> {
    fn from(node: &'a ExprSet<'a>) -> Self {
        Self::Set(node)
    }
}

impl<'a> From<&'a ExprListComp<'a>> for Expr<'a> {
    fn from(node: &'a ExprListComp<'a>) -> Self {
        Self::ListComp(node)
    }
}

impl<'a> From<&'a ExprSetComp<'a>> for Expr<'a> {
    fn from(node: &'a ExprSetComp<'a>) -> Self {
        Self::SetComp(node)
    }
}

impl<'a> From<&'a ExprDictComp<'a>> for Expr<'a> {
    fn from(node: &'a ExprDictComp<'a>) -> Self {
        Self::DictComp(node)
    }
}

impl<'a> From<&'a ExprGeneratorExp<'a>> for Expr<'a> {
    fn from(node: &'a ExprGeneratorExp<'a>) -> Self {
        Self::GeneratorExp(node)
    }
}

impl<'a> From<&'a ExprAwait<'a>> for Expr<'a> {
    fn from(node: &'a ExprAwait<'a>) -> Self {
        Self::Await(node)
    }
}

impl<'a> From<&'a ExprYield<'a>> for Expr<'a> {
    fn from(node: &'a ExprYield<'a>) -> Self {
        Self::Yield(node)
    }
}

impl<'a> From<&'a ExprYieldFrom<'a>> for Expr<'a> {
    fn from(node: &'a ExprYieldFrom<'a>) -> Self {
        Self::YieldFrom(node)
    }
}

impl<'a> From<&'a ExprCompare<'a>> for Expr<'a> {
    fn from(node: &'a ExprCompare<'a>) -> Self {
        Self::Compare(node)
    }
}

impl<'a> From<&'a ExprCall<'a>> for Expr<'a> {
    fn from(node: &'a ExprCall<'a>) -> Self {
        Self::Call(node)
    }
}

impl<'a> From<&'a ExprFormattedValue<'a>> for Expr<'a> {
    fn from(node: &'a ExprFormattedValue<'a>) -> Self {
        Self::FormattedValue(node)
    }
}

impl<'a> From<&'a ExprInterpolation<'a>> for Expr<'a> {
    fn from(node: &'a ExprInterpolation<'a>) -> Self {
        Self::Interpolation(node)
    }
}

impl<'a> From<&'a ExprJoinedStr<'a>> for Expr<'a> {
    fn from(node: &'a ExprJoinedStr<'a>) -> Self {
        Self::JoinedStr(node)
    }
}

impl<'a> From<&'a ExprTemplateStr<'a>> for Expr<'a> {
    fn from(node: &'a ExprTemplateStr<'a>) -> Self {
        Self::TemplateStr(node)
    }
}

impl<'a> From<&'a ExprConstant<'a>> for Expr<'a> {
    fn from(node: &'a ExprConstant<'a>) -> Self {
        Self::Constant(node)
    }
}

impl<'a> From<&'a ExprAttribute<'a>> for Expr<'a> {
    fn from(node: &'a ExprAttribute<'a>) -> Self {
        Self::Attribute(node)
    }
}

impl<'a> From<&'a ExprSubscript<'a>> for Expr<'a> {
    fn from(node: &'a ExprSubscript<'a>) -> Self {
        Self::Subscript(node)
    }
}

impl<'a> From<&'a ExprStarred<'a>> for Expr<'a> {
    fn from(node: &'a ExprStarred<'a>) -> Self {
        Self::Starred(node)
    }
}

impl<'a> From<&'a ExprName<'a>> for Expr<'a> {
    fn from(node: &'a ExprName<'a>) -> Self {
        Self::Name(node)
    }
}

impl<'a> From<&'a ExprList<'a>> for Expr<'a> {
    fn from(node: &'a ExprList<'a>) -> Self {
        Self::List(node)
    }
}

impl<'a> From<&'a ExprTuple<'a>> for Expr<'a> {
    fn from(node: &'a ExprTuple<'a>) -> Self {
        Self::Tuple(node)
    }
}

impl<'a> From<&'a ExprSlice<'a>> for Expr<'a> {
    fn from(node: &'a ExprSlice<'a>) -> Self {
        Self::Slice(node)
    }
}

/// What is done with the place that an expression denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExprContext {
    /// It is read.
    Load,
    /// It is assigned to.
    Store,
    /// It is deleted.
    Del,
}

impl ExprContext {
    /// Every value, in the order of the table.
    pub const ALL: &'static [Self] = &[Self::Load, Self::Store, Self::Del];

    /// The name of its class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Load => "Load",
            Self::Store => "Store",
            Self::Del => "Del",
        }
    }
}

/// A short-circuit operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

impl BoolOp {
    /// Every value, in the order of the table.
    pub const ALL: &'static [Self] = &[Self::And, Self::Or];

    /// The name of its class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            Self::And => "And",
            Self::Or => "Or",
        }
    }
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mult,
    /// `@`
    MatMult,
    /// `/`
    Div,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `&`
    BitAnd,
    /// `//`
    FloorDiv,
}

impl Operator {
    /// Every value, in the order of the table.
    pub const ALL: &'static [Self] = &[
        Self::Add,
        Self::Sub,
        Self::Mult,
        Self::MatMult,
        Self::Div,
        Self::Mod,
        Self::Pow,
        Self::LShift,
        Self::RShift,
        Self::BitOr,
        Self::BitXor,
        Self::BitAnd,
        Self::FloorDiv,
    ];

    /// The name of its class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Add => "Add",
            Self::Sub => "Sub",
            Self::Mult => "Mult",
            Self::MatMult => "MatMult",
            Self::Div => "Div",
            Self::Mod => "Mod",
            Self::Pow => "Pow",
            Self::LShift => "LShift",
            Self::RShift => "RShift",
            Self::BitOr => "BitOr",
            Self::BitXor => "BitXor",
            Self::BitAnd => "BitAnd",
            Self::FloorDiv => "FloorDiv",
        }
    }
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `~`
    Invert,
    /// `not`
    Not,
    /// `+`
    UAdd,
    /// `-`
    USub,
}

impl UnaryOp {
    /// Every value, in the order of the table.
    pub const ALL: &'static [Self] = &[Self::Invert, Self::Not, Self::UAdd, Self::USub];

    /// The name of its class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invert => "Invert",
            Self::Not => "Not",
            Self::UAdd => "UAdd",
            Self::USub => "USub",
        }
    }
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CmpOp {
    /// `==`
    Eq,
    /// `!=`
    NotEq,
    /// `<`
    Lt,
    /// `<=`
    LtE,
    /// `>`
    Gt,
    /// `>=`
    GtE,
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

impl CmpOp {
    /// Every value, in the order of the table.
    pub const ALL: &'static [Self] = &[
        Self::Eq,
        Self::NotEq,
        Self::Lt,
        Self::LtE,
        Self::Gt,
        Self::GtE,
        Self::Is,
        Self::IsNot,
        Self::In,
        Self::NotIn,
    ];

    /// The name of its class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eq => "Eq",
            Self::NotEq => "NotEq",
            Self::Lt => "Lt",
            Self::LtE => "LtE",
            Self::Gt => "Gt",
            Self::GtE => "GtE",
            Self::Is => "Is",
            Self::IsNot => "IsNot",
            Self::In => "In",
            Self::NotIn => "NotIn",
        }
    }
}

/// A pattern of a `case`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pattern<'a> {
    /// A literal or a dotted name, compared with `==`.
    MatchValue(&'a PatternMatchValue<'a>),
    /// `None`, `True` or `False`, compared with `is`.
    MatchSingleton(&'a PatternMatchSingleton<'a>),
    /// `[patterns]`
    MatchSequence(&'a PatternMatchSequence<'a>),
    /// `{keys[0]: patterns[0], ..., **rest}`
    MatchMapping(&'a PatternMatchMapping<'a>),
    /// `cls(patterns, kwd_attrs[0]=kwd_patterns[0], ...)`
    MatchClass(&'a PatternMatchClass<'a>),
    /// `*name`, or `*_` without a name
    MatchStar(&'a PatternMatchStar<'a>),
    /// `pattern as name`; a capture has no pattern, the wildcard neither pattern nor name.
    MatchAs(&'a PatternMatchAs<'a>),
    /// `patterns[0] | patterns[1] | ...`
    MatchOr(&'a PatternMatchOr<'a>),
}

impl Pattern<'_> {
    /// Where it stands.
    pub fn range(self) -> TextRange {
        match self {
            Self::MatchValue(node) => node.range,
            Self::MatchSingleton(node) => node.range,
            Self::MatchSequence(node) => node.range,
            Self::MatchMapping(node) => node.range,
            Self::MatchClass(node) => node.range,
            Self::MatchStar(node) => node.range,
            Self::MatchAs(node) => node.range,
            Self::MatchOr(node) => node.range,
        }
    }
}

impl<'a> From<&'a PatternMatchValue<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchValue<'a>) -> Self {
        Self::MatchValue(node)
    }
}

impl<'a> From<&'a PatternMatchSingleton<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchSingleton<'a>) -> Self {
        Self::MatchSingleton(node)
    }
}

impl<'a> From<&'a PatternMatchSequence<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchSequence<'a>) -> Self {
        Self::MatchSequence(node)
    }
}

impl<'a> From<&'a PatternMatchMapping<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchMapping<'a>) -> Self {
        Self::MatchMapping(node)
    }
}

impl<'a> From<&'a PatternMatchClass<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchClass<'a>) -> Self {
        Self::MatchClass(node)
    }
}

impl<'a> From<&'a PatternMatchStar<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchStar<'a>) -> Self {
        Self::MatchStar(node)
    }
}

impl<'a> From<&'a PatternMatchAs<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchAs<'a>) -> Self {
        Self::MatchAs(node)
    }
}

impl<'a> From<&'a PatternMatchOr<'a>> for Pattern<'a> {
    fn from(node: &'a PatternMatchOr<'a>) -> Self {
        Self::MatchOr(node)
    }
}

/// A type parameter (PEP 695), with its default (PEP 696).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TypeParam<'a> {
    /// `name: bound = default_value`
    TypeVar(&'a TypeParamTypeVar<'a>),
    /// `**name = default_value`
    ParamSpec(&'a TypeParamParamSpec<'a>),
    /// `*name = default_value`
    TypeVarTuple(&'a TypeParamTypeVarTuple<'a>),
}

impl TypeParam<'_> {
    /// Where it stands.
    pub fn range(self) -> TextRange {
        match self {
            Self::TypeVar(node) => node.range,
            Self::ParamSpec(node) => node.range,
            Self::TypeVarTuple(node) => node.range,
        }
    }
}

impl<'a> From<&'a TypeParamTypeVar<'a>> for TypeParam<'a> {
    fn from(node: &'a TypeParamTypeVar<'a>) -> Self {
        Self::TypeVar(node)
    }
}

impl<'a> From<&'a TypeParamParamSpec<'a>> for TypeParam<'a> {
    fn from(node: &'a TypeParamParamSpec<'a>) -> Self {
        Self::ParamSpec(node)
    }
}

impl<'a> From<&'a TypeParamTypeVarTuple<'a>> for TypeParam<'a> {
    fn from(node: &'a TypeParamTypeVarTuple<'a>) -> Self {
        Self::TypeVarTuple(node)
    }
}

/// Mode `exec`: a file.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ModModule<'a> {
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `type_ignores`
    pub type_ignores: &'a [TypeIgnore<'a>],
}

/// Mode `single`: one statement of an interactive session.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ModInteractive<'a> {
    /// `body`
    pub body: &'a [Stmt<'a>],
}

/// Mode `eval`: an expression alone.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ModExpression<'a> {
    /// `body`
    pub body: Expr<'a>,
}

/// Mode `func_type`: a signature in a type comment (PEP 484).
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ModFunctionType<'a> {
    /// `argtypes`
    pub argtypes: &'a [Expr<'a>],
    /// `returns`
    pub returns: Expr<'a>,
}

/// `def name[type_params](args) -> returns: body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtFunctionDef<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: &'a str,
    /// `args`
    pub args: &'a Arguments<'a>,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `decorator_list`
    pub decorator_list: &'a [Expr<'a>],
    /// `returns`
    pub returns: Option<Expr<'a>>,
    /// `type_comment`
    pub type_comment: Option<&'a str>,
    /// `type_params`
    pub type_params: &'a [TypeParam<'a>],
}

/// `async def name[type_params](args) -> returns: body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtAsyncFunctionDef<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: &'a str,
    /// `args`
    pub args: &'a Arguments<'a>,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `decorator_list`
    pub decorator_list: &'a [Expr<'a>],
    /// `returns`
    pub returns: Option<Expr<'a>>,
    /// `type_comment`
    pub type_comment: Option<&'a str>,
    /// `type_params`
    pub type_params: &'a [TypeParam<'a>],
}

/// `class name[type_params](bases, keywords): body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtClassDef<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: &'a str,
    /// `bases`
    pub bases: &'a [Expr<'a>],
    /// `keywords`
    pub keywords: &'a [Keyword<'a>],
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `decorator_list`
    pub decorator_list: &'a [Expr<'a>],
    /// `type_params`
    pub type_params: &'a [TypeParam<'a>],
}

/// `return value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtReturn<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Option<Expr<'a>>,
}

/// `del targets`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtDelete<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `targets`
    pub targets: &'a [Expr<'a>],
}

/// `target = ... = value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtAssign<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `targets`
    pub targets: &'a [Expr<'a>],
    /// `value`
    pub value: Expr<'a>,
    /// `type_comment`
    pub type_comment: Option<&'a str>,
}

/// `type name[type_params] = value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtTypeAlias<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: Expr<'a>,
    /// `type_params`
    pub type_params: &'a [TypeParam<'a>],
    /// `value`
    pub value: Expr<'a>,
}

/// `target op= value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtAugAssign<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `target`
    pub target: Expr<'a>,
    /// `op`
    pub op: Operator,
    /// `value`
    pub value: Expr<'a>,
}

/// `target: annotation = value`; `simple` if the target is a name without parentheses.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtAnnAssign<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `target`
    pub target: Expr<'a>,
    /// `annotation`
    pub annotation: Expr<'a>,
    /// `value`
    pub value: Option<Expr<'a>>,
    /// `simple`
    pub simple: bool,
}

/// `for target in iter: body else: orelse`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtFor<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `target`
    pub target: Expr<'a>,
    /// `iter`
    pub iter: Expr<'a>,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `orelse`
    pub orelse: &'a [Stmt<'a>],
    /// `type_comment`
    pub type_comment: Option<&'a str>,
}

/// `async for target in iter: body else: orelse`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtAsyncFor<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `target`
    pub target: Expr<'a>,
    /// `iter`
    pub iter: Expr<'a>,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `orelse`
    pub orelse: &'a [Stmt<'a>],
    /// `type_comment`
    pub type_comment: Option<&'a str>,
}

/// `while test: body else: orelse`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtWhile<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `test`
    pub test: Expr<'a>,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `orelse`
    pub orelse: &'a [Stmt<'a>],
}

/// `if test: body else: orelse`; `elif` is an `If` alone in `orelse`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtIf<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `test`
    pub test: Expr<'a>,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `orelse`
    pub orelse: &'a [Stmt<'a>],
}

/// `with items: body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtWith<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `items`
    pub items: &'a [WithItem<'a>],
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `type_comment`
    pub type_comment: Option<&'a str>,
}

/// `async with items: body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtAsyncWith<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `items`
    pub items: &'a [WithItem<'a>],
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `type_comment`
    pub type_comment: Option<&'a str>,
}

/// `match subject: cases`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtMatch<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `subject`
    pub subject: Expr<'a>,
    /// `cases`
    pub cases: &'a [MatchCase<'a>],
}

/// `raise exc from cause`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtRaise<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `exc`
    pub exc: Option<Expr<'a>>,
    /// `cause`
    pub cause: Option<Expr<'a>>,
}

/// `try: body`, its `except` clauses, `else: orelse`, `finally: finalbody`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtTry<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `handlers`
    pub handlers: &'a [ExceptHandler<'a>],
    /// `orelse`
    pub orelse: &'a [Stmt<'a>],
    /// `finalbody`
    pub finalbody: &'a [Stmt<'a>],
}

/// `try: body` whose clauses are `except*`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtTryStar<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `body`
    pub body: &'a [Stmt<'a>],
    /// `handlers`
    pub handlers: &'a [ExceptHandler<'a>],
    /// `orelse`
    pub orelse: &'a [Stmt<'a>],
    /// `finalbody`
    pub finalbody: &'a [Stmt<'a>],
}

/// `assert test, msg`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtAssert<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `test`
    pub test: Expr<'a>,
    /// `msg`
    pub msg: Option<Expr<'a>>,
}

/// `import names`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtImport<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `names`
    pub names: &'a [Alias<'a>],
}

/// `from module import names`; `level` counts leading dots.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtImportFrom<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `module`
    pub module: Option<&'a str>,
    /// `names`
    pub names: &'a [Alias<'a>],
    /// `level`
    pub level: i32,
}

/// `global names`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtGlobal<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `names`
    pub names: &'a [&'a str],
}

/// `nonlocal names`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtNonlocal<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `names`
    pub names: &'a [&'a str],
}

/// An expression as a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtExpr<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
}

/// `pass`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtPass {
    /// Where it stands.
    pub range: TextRange,
}

/// `break`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtBreak {
    /// Where it stands.
    pub range: TextRange,
}

/// `continue`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct StmtContinue {
    /// Where it stands.
    pub range: TextRange,
}

/// `values[0] op values[1] op ...`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprBoolOp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `op`
    pub op: BoolOp,
    /// `values`
    pub values: &'a [Expr<'a>],
}

/// `target := value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprNamedExpr<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `target`
    pub target: Expr<'a>,
    /// `value`
    pub value: Expr<'a>,
}

/// `left op right`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprBinOp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `left`
    pub left: Expr<'a>,
    /// `op`
    pub op: Operator,
    /// `right`
    pub right: Expr<'a>,
}

/// `op operand`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprUnaryOp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `op`
    pub op: UnaryOp,
    /// `operand`
    pub operand: Expr<'a>,
}

/// `lambda args: body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprLambda<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `args`
    pub args: &'a Arguments<'a>,
    /// `body`
    pub body: Expr<'a>,
}

/// `body if test else orelse`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprIfExp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `test`
    pub test: Expr<'a>,
    /// `body`
    pub body: Expr<'a>,
    /// `orelse`
    pub orelse: Expr<'a>,
}

/// `{keys[0]: values[0], ...}`; a missing key stands for `**value`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprDict<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `keys`
    pub keys: &'a [Option<Expr<'a>>],
    /// `values`
    pub values: &'a [Expr<'a>],
}

/// `{elts[0], ...}`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprSet<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `elts`
    pub elts: &'a [Expr<'a>],
}

/// `[elt generators]`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprListComp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `elt`
    pub elt: Expr<'a>,
    /// `generators`
    pub generators: &'a [Comprehension<'a>],
}

/// `{elt generators}`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprSetComp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `elt`
    pub elt: Expr<'a>,
    /// `generators`
    pub generators: &'a [Comprehension<'a>],
}

/// `{key: value generators}`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprDictComp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `key`
    pub key: Expr<'a>,
    /// `value`
    pub value: Expr<'a>,
    /// `generators`
    pub generators: &'a [Comprehension<'a>],
}

/// `(elt generators)`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprGeneratorExp<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `elt`
    pub elt: Expr<'a>,
    /// `generators`
    pub generators: &'a [Comprehension<'a>],
}

/// `await value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprAwait<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
}

/// `yield value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprYield<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Option<Expr<'a>>,
}

/// `yield from value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprYieldFrom<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
}

/// `left ops[0] comparators[0] ops[1] comparators[1] ...`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprCompare<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `left`
    pub left: Expr<'a>,
    /// `ops`
    pub ops: &'a [CmpOp],
    /// `comparators`
    pub comparators: &'a [Expr<'a>],
}

/// `func(args, keywords)`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprCall<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `func`
    pub func: Expr<'a>,
    /// `args`
    pub args: &'a [Expr<'a>],
    /// `keywords`
    pub keywords: &'a [Keyword<'a>],
}

/// `{value!conversion:format_spec}` in an f-string; `conversion` is -1 or the ASCII code of
/// `s`, `r` or `a`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprFormattedValue<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
    /// `conversion`
    pub conversion: i32,
    /// `format_spec`
    pub format_spec: Option<Expr<'a>>,
}

/// `{value!conversion:format_spec}` in a t-string; `str` is the field's text.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprInterpolation<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
    /// `str`
    pub str: Constant<'a>,
    /// `conversion`
    pub conversion: i32,
    /// `format_spec`
    pub format_spec: Option<Expr<'a>>,
}

/// An f-string: constants and formatted values in turn.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprJoinedStr<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `values`
    pub values: &'a [Expr<'a>],
}

/// A t-string: constants and interpolations in turn.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprTemplateStr<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `values`
    pub values: &'a [Expr<'a>],
}

/// A literal; `kind` is `u` for a string with that prefix.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprConstant<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Constant<'a>,
    /// `kind`
    pub kind: Option<&'a str>,
}

/// `value.attr`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprAttribute<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
    /// `attr`
    pub attr: &'a str,
    /// `ctx`
    pub ctx: ExprContext,
}

/// `value[slice]`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprSubscript<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
    /// `slice`
    pub slice: Expr<'a>,
    /// `ctx`
    pub ctx: ExprContext,
}

/// `*value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprStarred<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
    /// `ctx`
    pub ctx: ExprContext,
}

/// A variable.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprName<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `id`
    pub id: &'a str,
    /// `ctx`
    pub ctx: ExprContext,
}

/// `[elts[0], ...]`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprList<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `elts`
    pub elts: &'a [Expr<'a>],
    /// `ctx`
    pub ctx: ExprContext,
}

/// `(elts[0], ...)`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprTuple<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `elts`
    pub elts: &'a [Expr<'a>],
    /// `ctx`
    pub ctx: ExprContext,
}

/// `lower:upper:step`, only within a subscript.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExprSlice<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `lower`
    pub lower: Option<Expr<'a>>,
    /// `upper`
    pub upper: Option<Expr<'a>>,
    /// `step`
    pub step: Option<Expr<'a>>,
}

/// `for target in iter if ifs[0] if ifs[1] ...` of a comprehension.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Comprehension<'a> {
    /// `target`
    pub target: Expr<'a>,
    /// `iter`
    pub iter: Expr<'a>,
    /// `ifs`
    pub ifs: &'a [Expr<'a>],
    /// `is_async`
    pub is_async: bool,
}

/// `except type as name: body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct ExceptHandler<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `type`
    pub type_: Option<Expr<'a>>,
    /// `name`
    pub name: Option<&'a str>,
    /// `body`
    pub body: &'a [Stmt<'a>],
}

/// The parameters of a function. `defaults` belong to the last of `posonlyargs` and `args` together,
/// `kw_defaults` one by one to `kwonlyargs`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Arguments<'a> {
    /// `posonlyargs`
    pub posonlyargs: &'a [Arg<'a>],
    /// `args`
    pub args: &'a [Arg<'a>],
    /// `vararg`
    pub vararg: Option<&'a Arg<'a>>,
    /// `kwonlyargs`
    pub kwonlyargs: &'a [Arg<'a>],
    /// `kw_defaults`
    pub kw_defaults: &'a [Option<Expr<'a>>],
    /// `kwarg`
    pub kwarg: Option<&'a Arg<'a>>,
    /// `defaults`
    pub defaults: &'a [Expr<'a>],
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Arg<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `arg`
    pub arg: &'a str,
    /// `annotation`
    pub annotation: Option<Expr<'a>>,
    /// `type_comment`
    pub type_comment: Option<&'a str>,
}

/// An argument `arg=value` of a call or class; without `arg` it is `**value`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Keyword<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `arg`
    pub arg: Option<&'a str>,
    /// `value`
    pub value: Expr<'a>,
}

/// `name as asname` of an import; `name` may have dots, or be `*`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Alias<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: &'a str,
    /// `asname`
    pub asname: Option<&'a str>,
}

/// `context_expr as optional_vars`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct WithItem<'a> {
    /// `context_expr`
    pub context_expr: Expr<'a>,
    /// `optional_vars`
    pub optional_vars: Option<Expr<'a>>,
}

/// `case pattern if guard: body`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct MatchCase<'a> {
    /// `pattern`
    pub pattern: Pattern<'a>,
    /// `guard`
    pub guard: Option<Expr<'a>>,
    /// `body`
    pub body: &'a [Stmt<'a>],
}

/// A literal or a dotted name, compared with `==`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchValue<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Expr<'a>,
}

/// `None`, `True` or `False`, compared with `is`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchSingleton<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `value`
    pub value: Constant<'a>,
}

/// `[patterns]`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchSequence<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `patterns`
    pub patterns: &'a [Pattern<'a>],
}

/// `{keys[0]: patterns[0], ..., **rest}`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchMapping<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `keys`
    pub keys: &'a [Expr<'a>],
    /// `patterns`
    pub patterns: &'a [Pattern<'a>],
    /// `rest`
    pub rest: Option<&'a str>,
}

/// `cls(patterns, kwd_attrs[0]=kwd_patterns[0], ...)`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchClass<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `cls`
    pub cls: Expr<'a>,
    /// `patterns`
    pub patterns: &'a [Pattern<'a>],
    /// `kwd_attrs`
    pub kwd_attrs: &'a [&'a str],
    /// `kwd_patterns`
    pub kwd_patterns: &'a [Pattern<'a>],
}

/// `*name`, or `*_` without a name
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchStar<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: Option<&'a str>,
}

/// `pattern as name`; a capture has no pattern, the wildcard neither pattern nor name.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchAs<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `pattern`
    pub pattern: Option<Pattern<'a>>,
    /// `name`
    pub name: Option<&'a str>,
}

/// `patterns[0] | patterns[1] | ...`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct PatternMatchOr<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `patterns`
    pub patterns: &'a [Pattern<'a>],
}

/// A `# type: ignore` comment: its line and what follows the words.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct TypeIgnore<'a> {
    /// `lineno`
    pub lineno: i32,
    /// `tag`
    pub tag: &'a str,
}

/// `name: bound = default_value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct TypeParamTypeVar<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: &'a str,
    /// `bound`
    pub bound: Option<Expr<'a>>,
    /// `default_value`
    pub default_value: Option<Expr<'a>>,
}

/// `**name = default_value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct TypeParamParamSpec<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: &'a str,
    /// `default_value`
    pub default_value: Option<Expr<'a>>,
}

/// `*name = default_value`
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct TypeParamTypeVarTuple<'a> {
    /// Where it stands.
    pub range: TextRange,
    /// `name`
    pub name: &'a str,
    /// `default_value`
    pub default_value: Option<Expr<'a>>,
}
