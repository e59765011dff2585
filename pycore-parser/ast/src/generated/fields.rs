//! Generated from Python.asdl by `cargo xtask codegen`; edit that table instead.
//!
//! Reflection: any node with its class name and its fields in order.

use pycore_source::TextRange;

use crate::nodes::*;
use crate::reflect::Value;

/// A reference to a node of any type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AnyNode<'a> {
    #[doc = "`ast.Module`"]
    ModModule(&'a ModModule<'a>),
    #[doc = "`ast.Interactive`"]
    ModInteractive(&'a ModInteractive<'a>),
    #[doc = "`ast.Expression`"]
    ModExpression(&'a ModExpression<'a>),
    #[doc = "`ast.FunctionType`"]
    ModFunctionType(&'a ModFunctionType<'a>),
    #[doc = "`ast.FunctionDef`"]
    StmtFunctionDef(&'a StmtFunctionDef<'a>),
    #[doc = "`ast.AsyncFunctionDef`"]
    StmtAsyncFunctionDef(&'a StmtAsyncFunctionDef<'a>),
    #[doc = "`ast.ClassDef`"]
    StmtClassDef(&'a StmtClassDef<'a>),
    #[doc = "`ast.Return`"]
    StmtReturn(&'a StmtReturn<'a>),
    #[doc = "`ast.Delete`"]
    StmtDelete(&'a StmtDelete<'a>),
    #[doc = "`ast.Assign`"]
    StmtAssign(&'a StmtAssign<'a>),
    #[doc = "`ast.TypeAlias`"]
    StmtTypeAlias(&'a StmtTypeAlias<'a>),
    #[doc = "`ast.AugAssign`"]
    StmtAugAssign(&'a StmtAugAssign<'a>),
    #[doc = "`ast.AnnAssign`"]
    StmtAnnAssign(&'a StmtAnnAssign<'a>),
    #[doc = "`ast.For`"]
    StmtFor(&'a StmtFor<'a>),
    #[doc = "`ast.AsyncFor`"]
    StmtAsyncFor(&'a StmtAsyncFor<'a>),
    #[doc = "`ast.While`"]
    StmtWhile(&'a StmtWhile<'a>),
    #[doc = "`ast.If`"]
    StmtIf(&'a StmtIf<'a>),
    #[doc = "`ast.With`"]
    StmtWith(&'a StmtWith<'a>),
    #[doc = "`ast.AsyncWith`"]
    StmtAsyncWith(&'a StmtAsyncWith<'a>),
    #[doc = "`ast.Match`"]
    StmtMatch(&'a StmtMatch<'a>),
    #[doc = "`ast.Raise`"]
    StmtRaise(&'a StmtRaise<'a>),
    #[doc = "`ast.Try`"]
    StmtTry(&'a StmtTry<'a>),
    #[doc = "`ast.TryStar`"]
    StmtTryStar(&'a StmtTryStar<'a>),
    #[doc = "`ast.Assert`"]
    StmtAssert(&'a StmtAssert<'a>),
    #[doc = "`ast.Import`"]
    StmtImport(&'a StmtImport<'a>),
    #[doc = "`ast.ImportFrom`"]
    StmtImportFrom(&'a StmtImportFrom<'a>),
    #[doc = "`ast.Global`"]
    StmtGlobal(&'a StmtGlobal<'a>),
    #[doc = "`ast.Nonlocal`"]
    StmtNonlocal(&'a StmtNonlocal<'a>),
    #[doc = "`ast.Expr`"]
    StmtExpr(&'a StmtExpr<'a>),
    #[doc = "`ast.Pass`"]
    StmtPass(&'a StmtPass),
    #[doc = "`ast.Break`"]
    StmtBreak(&'a StmtBreak),
    #[doc = "`ast.Continue`"]
    StmtContinue(&'a StmtContinue),
    #[doc = "`ast.BoolOp`"]
    ExprBoolOp(&'a ExprBoolOp<'a>),
    #[doc = "`ast.NamedExpr`"]
    ExprNamedExpr(&'a ExprNamedExpr<'a>),
    #[doc = "`ast.BinOp`"]
    ExprBinOp(&'a ExprBinOp<'a>),
    #[doc = "`ast.UnaryOp`"]
    ExprUnaryOp(&'a ExprUnaryOp<'a>),
    #[doc = "`ast.Lambda`"]
    ExprLambda(&'a ExprLambda<'a>),
    #[doc = "`ast.IfExp`"]
    ExprIfExp(&'a ExprIfExp<'a>),
    #[doc = "`ast.Dict`"]
    ExprDict(&'a ExprDict<'a>),
    #[doc = "`ast.Set`"]
    ExprSet(&'a ExprSet<'a>),
    #[doc = "`ast.ListComp`"]
    ExprListComp(&'a ExprListComp<'a>),
    #[doc = "`ast.SetComp`"]
    ExprSetComp(&'a ExprSetComp<'a>),
    #[doc = "`ast.DictComp`"]
    ExprDictComp(&'a ExprDictComp<'a>),
    #[doc = "`ast.GeneratorExp`"]
    ExprGeneratorExp(&'a ExprGeneratorExp<'a>),
    #[doc = "`ast.Await`"]
    ExprAwait(&'a ExprAwait<'a>),
    #[doc = "`ast.Yield`"]
    ExprYield(&'a ExprYield<'a>),
    #[doc = "`ast.YieldFrom`"]
    ExprYieldFrom(&'a ExprYieldFrom<'a>),
    #[doc = "`ast.Compare`"]
    ExprCompare(&'a ExprCompare<'a>),
    #[doc = "`ast.Call`"]
    ExprCall(&'a ExprCall<'a>),
    #[doc = "`ast.FormattedValue`"]
    ExprFormattedValue(&'a ExprFormattedValue<'a>),
    #[doc = "`ast.Interpolation`"]
    ExprInterpolation(&'a ExprInterpolation<'a>),
    #[doc = "`ast.JoinedStr`"]
    ExprJoinedStr(&'a ExprJoinedStr<'a>),
    #[doc = "`ast.TemplateStr`"]
    ExprTemplateStr(&'a ExprTemplateStr<'a>),
    #[doc = "`ast.Constant`"]
    ExprConstant(&'a ExprConstant<'a>),
    #[doc = "`ast.Attribute`"]
    ExprAttribute(&'a ExprAttribute<'a>),
    #[doc = "`ast.Subscript`"]
    ExprSubscript(&'a ExprSubscript<'a>),
    #[doc = "`ast.Starred`"]
    ExprStarred(&'a ExprStarred<'a>),
    #[doc = "`ast.Name`"]
    ExprName(&'a ExprName<'a>),
    #[doc = "`ast.List`"]
    ExprList(&'a ExprList<'a>),
    #[doc = "`ast.Tuple`"]
    ExprTuple(&'a ExprTuple<'a>),
    #[doc = "`ast.Slice`"]
    ExprSlice(&'a ExprSlice<'a>),
    #[doc = "`ast.comprehension`"]
    Comprehension(&'a Comprehension<'a>),
    #[doc = "`ast.ExceptHandler`"]
    ExceptHandler(&'a ExceptHandler<'a>),
    #[doc = "`ast.arguments`"]
    Arguments(&'a Arguments<'a>),
    #[doc = "`ast.arg`"]
    Arg(&'a Arg<'a>),
    #[doc = "`ast.keyword`"]
    Keyword(&'a Keyword<'a>),
    #[doc = "`ast.alias`"]
    Alias(&'a Alias<'a>),
    #[doc = "`ast.withitem`"]
    WithItem(&'a WithItem<'a>),
    #[doc = "`ast.match_case`"]
    MatchCase(&'a MatchCase<'a>),
    #[doc = "`ast.MatchValue`"]
    PatternMatchValue(&'a PatternMatchValue<'a>),
    #[doc = "`ast.MatchSingleton`"]
    PatternMatchSingleton(&'a PatternMatchSingleton<'a>),
    #[doc = "`ast.MatchSequence`"]
    PatternMatchSequence(&'a PatternMatchSequence<'a>),
    #[doc = "`ast.MatchMapping`"]
    PatternMatchMapping(&'a PatternMatchMapping<'a>),
    #[doc = "`ast.MatchClass`"]
    PatternMatchClass(&'a PatternMatchClass<'a>),
    #[doc = "`ast.MatchStar`"]
    PatternMatchStar(&'a PatternMatchStar<'a>),
    #[doc = "`ast.MatchAs`"]
    PatternMatchAs(&'a PatternMatchAs<'a>),
    #[doc = "`ast.MatchOr`"]
    PatternMatchOr(&'a PatternMatchOr<'a>),
    #[doc = "`ast.TypeIgnore`"]
    TypeIgnore(&'a TypeIgnore<'a>),
    #[doc = "`ast.TypeVar`"]
    TypeParamTypeVar(&'a TypeParamTypeVar<'a>),
    #[doc = "`ast.ParamSpec`"]
    TypeParamParamSpec(&'a TypeParamParamSpec<'a>),
    #[doc = "`ast.TypeVarTuple`"]
    TypeParamTypeVarTuple(&'a TypeParamTypeVarTuple<'a>),
}

impl<'a> AnyNode<'a> {
    /// The name of its class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ModModule(_) => "Module",
            Self::ModInteractive(_) => "Interactive",
            Self::ModExpression(_) => "Expression",
            Self::ModFunctionType(_) => "FunctionType",
            Self::StmtFunctionDef(_) => "FunctionDef",
            Self::StmtAsyncFunctionDef(_) => "AsyncFunctionDef",
            Self::StmtClassDef(_) => "ClassDef",
            Self::StmtReturn(_) => "Return",
            Self::StmtDelete(_) => "Delete",
            Self::StmtAssign(_) => "Assign",
            Self::StmtTypeAlias(_) => "TypeAlias",
            Self::StmtAugAssign(_) => "AugAssign",
            Self::StmtAnnAssign(_) => "AnnAssign",
            Self::StmtFor(_) => "For",
            Self::StmtAsyncFor(_) => "AsyncFor",
            Self::StmtWhile(_) => "While",
            Self::StmtIf(_) => "If",
            Self::StmtWith(_) => "With",
            Self::StmtAsyncWith(_) => "AsyncWith",
            Self::StmtMatch(_) => "Match",
            Self::StmtRaise(_) => "Raise",
            Self::StmtTry(_) => "Try",
            Self::StmtTryStar(_) => "TryStar",
            Self::StmtAssert(_) => "Assert",
            Self::StmtImport(_) => "Import",
            Self::StmtImportFrom(_) => "ImportFrom",
            Self::StmtGlobal(_) => "Global",
            Self::StmtNonlocal(_) => "Nonlocal",
            Self::StmtExpr(_) => "Expr",
            Self::StmtPass(_) => "Pass",
            Self::StmtBreak(_) => "Break",
            Self::StmtContinue(_) => "Continue",
            Self::ExprBoolOp(_) => "BoolOp",
            Self::ExprNamedExpr(_) => "NamedExpr",
            Self::ExprBinOp(_) => "BinOp",
            Self::ExprUnaryOp(_) => "UnaryOp",
            Self::ExprLambda(_) => "Lambda",
            Self::ExprIfExp(_) => "IfExp",
            Self::ExprDict(_) => "Dict",
            Self::ExprSet(_) => "Set",
            Self::ExprListComp(_) => "ListComp",
            Self::ExprSetComp(_) => "SetComp",
            Self::ExprDictComp(_) => "DictComp",
            Self::ExprGeneratorExp(_) => "GeneratorExp",
            Self::ExprAwait(_) => "Await",
            Self::ExprYield(_) => "Yield",
            Self::ExprYieldFrom(_) => "YieldFrom",
            Self::ExprCompare(_) => "Compare",
            Self::ExprCall(_) => "Call",
            Self::ExprFormattedValue(_) => "FormattedValue",
            Self::ExprInterpolation(_) => "Interpolation",
            Self::ExprJoinedStr(_) => "JoinedStr",
            Self::ExprTemplateStr(_) => "TemplateStr",
            Self::ExprConstant(_) => "Constant",
            Self::ExprAttribute(_) => "Attribute",
            Self::ExprSubscript(_) => "Subscript",
            Self::ExprStarred(_) => "Starred",
            Self::ExprName(_) => "Name",
            Self::ExprList(_) => "List",
            Self::ExprTuple(_) => "Tuple",
            Self::ExprSlice(_) => "Slice",
            Self::Comprehension(_) => "comprehension",
            Self::ExceptHandler(_) => "ExceptHandler",
            Self::Arguments(_) => "arguments",
            Self::Arg(_) => "arg",
            Self::Keyword(_) => "keyword",
            Self::Alias(_) => "alias",
            Self::WithItem(_) => "withitem",
            Self::MatchCase(_) => "match_case",
            Self::PatternMatchValue(_) => "MatchValue",
            Self::PatternMatchSingleton(_) => "MatchSingleton",
            Self::PatternMatchSequence(_) => "MatchSequence",
            Self::PatternMatchMapping(_) => "MatchMapping",
            Self::PatternMatchClass(_) => "MatchClass",
            Self::PatternMatchStar(_) => "MatchStar",
            Self::PatternMatchAs(_) => "MatchAs",
            Self::PatternMatchOr(_) => "MatchOr",
            Self::TypeIgnore(_) => "TypeIgnore",
            Self::TypeParamTypeVar(_) => "TypeVar",
            Self::TypeParamParamSpec(_) => "ParamSpec",
            Self::TypeParamTypeVarTuple(_) => "TypeVarTuple",
        }
    }

    /// Where it stands, if its type has a place.
    pub const fn range(self) -> Option<TextRange> {
        match self {
            Self::StmtFunctionDef(node) => Some(node.range),
            Self::StmtAsyncFunctionDef(node) => Some(node.range),
            Self::StmtClassDef(node) => Some(node.range),
            Self::StmtReturn(node) => Some(node.range),
            Self::StmtDelete(node) => Some(node.range),
            Self::StmtAssign(node) => Some(node.range),
            Self::StmtTypeAlias(node) => Some(node.range),
            Self::StmtAugAssign(node) => Some(node.range),
            Self::StmtAnnAssign(node) => Some(node.range),
            Self::StmtFor(node) => Some(node.range),
            Self::StmtAsyncFor(node) => Some(node.range),
            Self::StmtWhile(node) => Some(node.range),
            Self::StmtIf(node) => Some(node.range),
            Self::StmtWith(node) => Some(node.range),
            Self::StmtAsyncWith(node) => Some(node.range),
            Self::StmtMatch(node) => Some(node.range),
            Self::StmtRaise(node) => Some(node.range),
            Self::StmtTry(node) => Some(node.range),
            Self::StmtTryStar(node) => Some(node.range),
            Self::StmtAssert(node) => Some(node.range),
            Self::StmtImport(node) => Some(node.range),
            Self::StmtImportFrom(node) => Some(node.range),
            Self::StmtGlobal(node) => Some(node.range),
            Self::StmtNonlocal(node) => Some(node.range),
            Self::StmtExpr(node) => Some(node.range),
            Self::StmtPass(node) => Some(node.range),
            Self::StmtBreak(node) => Some(node.range),
            Self::StmtContinue(node) => Some(node.range),
            Self::ExprBoolOp(node) => Some(node.range),
            Self::ExprNamedExpr(node) => Some(node.range),
            Self::ExprBinOp(node) => Some(node.range),
            Self::ExprUnaryOp(node) => Some(node.range),
            Self::ExprLambda(node) => Some(node.range),
            Self::ExprIfExp(node) => Some(node.range),
            Self::ExprDict(node) => Some(node.range),
            Self::ExprSet(node) => Some(node.range),
            Self::ExprListComp(node) => Some(node.range),
            Self::ExprSetComp(node) => Some(node.range),
            Self::ExprDictComp(node) => Some(node.range),
            Self::ExprGeneratorExp(node) => Some(node.range),
            Self::ExprAwait(node) => Some(node.range),
            Self::ExprYield(node) => Some(node.range),
            Self::ExprYieldFrom(node) => Some(node.range),
            Self::ExprCompare(node) => Some(node.range),
            Self::ExprCall(node) => Some(node.range),
            Self::ExprFormattedValue(node) => Some(node.range),
            Self::ExprInterpolation(node) => Some(node.range),
            Self::ExprJoinedStr(node) => Some(node.range),
            Self::ExprTemplateStr(node) => Some(node.range),
            Self::ExprConstant(node) => Some(node.range),
            Self::ExprAttribute(node) => Some(node.range),
            Self::ExprSubscript(node) => Some(node.range),
            Self::ExprStarred(node) => Some(node.range),
            Self::ExprName(node) => Some(node.range),
            Self::ExprList(node) => Some(node.range),
            Self::ExprTuple(node) => Some(node.range),
            Self::ExprSlice(node) => Some(node.range),
            Self::ExceptHandler(node) => Some(node.range),
            Self::Arg(node) => Some(node.range),
            Self::Keyword(node) => Some(node.range),
            Self::Alias(node) => Some(node.range),
            Self::PatternMatchValue(node) => Some(node.range),
            Self::PatternMatchSingleton(node) => Some(node.range),
            Self::PatternMatchSequence(node) => Some(node.range),
            Self::PatternMatchMapping(node) => Some(node.range),
            Self::PatternMatchClass(node) => Some(node.range),
            Self::PatternMatchStar(node) => Some(node.range),
            Self::PatternMatchAs(node) => Some(node.range),
            Self::PatternMatchOr(node) => Some(node.range),
            Self::TypeParamTypeVar(node) => Some(node.range),
            Self::TypeParamParamSpec(node) => Some(node.range),
            Self::TypeParamTypeVarTuple(node) => Some(node.range),
            _ => None,
        }
    }

    /// Its fields in the order of `_fields`, with their names.
    pub fn fields(self) -> Vec<(&'static str, Value<'a>)> {
        match self {
            Self::ModModule(node) => vec![
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "type_ignores",
                    Value::List(
                        node.type_ignores.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
            ],
            Self::ModInteractive(node) => vec![(
                "body",
                Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
            )],
            Self::ModExpression(node) => vec![("body", Value::Node(node.body.into()))],
            Self::ModFunctionType(node) => vec![
                (
                    "argtypes",
                    Value::List(
                        node.argtypes.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                ("returns", Value::Node(node.returns.into())),
            ],
            Self::StmtFunctionDef(node) => vec![
                ("name", Value::Identifier(node.name)),
                ("args", Value::Node(node.args.into())),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "decorator_list",
                    Value::List(
                        node.decorator_list
                            .iter()
                            .map(|item| Value::Node((*item).into()))
                            .collect(),
                    ),
                ),
                ("returns", node.returns.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
                (
                    "type_params",
                    Value::List(
                        node.type_params.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::StmtAsyncFunctionDef(node) => vec![
                ("name", Value::Identifier(node.name)),
                ("args", Value::Node(node.args.into())),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "decorator_list",
                    Value::List(
                        node.decorator_list
                            .iter()
                            .map(|item| Value::Node((*item).into()))
                            .collect(),
                    ),
                ),
                ("returns", node.returns.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
                (
                    "type_params",
                    Value::List(
                        node.type_params.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::StmtClassDef(node) => vec![
                ("name", Value::Identifier(node.name)),
                (
                    "bases",
                    Value::List(
                        node.bases.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                (
                    "keywords",
                    Value::List(
                        node.keywords.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "decorator_list",
                    Value::List(
                        node.decorator_list
                            .iter()
                            .map(|item| Value::Node((*item).into()))
                            .collect(),
                    ),
                ),
                (
                    "type_params",
                    Value::List(
                        node.type_params.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::StmtReturn(node) => {
                vec![("value", node.value.map_or(Value::Absent, |item| Value::Node(item.into())))]
            }
            Self::StmtDelete(node) => vec![(
                "targets",
                Value::List(node.targets.iter().map(|item| Value::Node((*item).into())).collect()),
            )],
            Self::StmtAssign(node) => vec![
                (
                    "targets",
                    Value::List(
                        node.targets.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                ("value", Value::Node(node.value.into())),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
            ],
            Self::StmtTypeAlias(node) => vec![
                ("name", Value::Node(node.name.into())),
                (
                    "type_params",
                    Value::List(
                        node.type_params.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                ("value", Value::Node(node.value.into())),
            ],
            Self::StmtAugAssign(node) => vec![
                ("target", Value::Node(node.target.into())),
                ("op", Value::Choice("operator", node.op.name())),
                ("value", Value::Node(node.value.into())),
            ],
            Self::StmtAnnAssign(node) => vec![
                ("target", Value::Node(node.target.into())),
                ("annotation", Value::Node(node.annotation.into())),
                ("value", node.value.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("simple", Value::Int(i32::from(node.simple))),
            ],
            Self::StmtFor(node) => vec![
                ("target", Value::Node(node.target.into())),
                ("iter", Value::Node(node.iter.into())),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "orelse",
                    Value::List(
                        node.orelse.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
            ],
            Self::StmtAsyncFor(node) => vec![
                ("target", Value::Node(node.target.into())),
                ("iter", Value::Node(node.iter.into())),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "orelse",
                    Value::List(
                        node.orelse.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
            ],
            Self::StmtWhile(node) => vec![
                ("test", Value::Node(node.test.into())),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "orelse",
                    Value::List(
                        node.orelse.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::StmtIf(node) => vec![
                ("test", Value::Node(node.test.into())),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "orelse",
                    Value::List(
                        node.orelse.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::StmtWith(node) => vec![
                (
                    "items",
                    Value::List(node.items.iter().map(|item| Value::Node(item.into())).collect()),
                ),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
            ],
            Self::StmtAsyncWith(node) => vec![
                (
                    "items",
                    Value::List(node.items.iter().map(|item| Value::Node(item.into())).collect()),
                ),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
            ],
            Self::StmtMatch(node) => vec![
                ("subject", Value::Node(node.subject.into())),
                (
                    "cases",
                    Value::List(node.cases.iter().map(|item| Value::Node(item.into())).collect()),
                ),
            ],
            Self::StmtRaise(node) => vec![
                ("exc", node.exc.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("cause", node.cause.map_or(Value::Absent, |item| Value::Node(item.into()))),
            ],
            Self::StmtTry(node) => vec![
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "handlers",
                    Value::List(
                        node.handlers.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
                (
                    "orelse",
                    Value::List(
                        node.orelse.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                (
                    "finalbody",
                    Value::List(
                        node.finalbody.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::StmtTryStar(node) => vec![
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "handlers",
                    Value::List(
                        node.handlers.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
                (
                    "orelse",
                    Value::List(
                        node.orelse.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                (
                    "finalbody",
                    Value::List(
                        node.finalbody.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::StmtAssert(node) => vec![
                ("test", Value::Node(node.test.into())),
                ("msg", node.msg.map_or(Value::Absent, |item| Value::Node(item.into()))),
            ],
            Self::StmtImport(node) => vec![(
                "names",
                Value::List(node.names.iter().map(|item| Value::Node(item.into())).collect()),
            )],
            Self::StmtImportFrom(node) => vec![
                ("module", node.module.map_or(Value::Absent, Value::Identifier)),
                (
                    "names",
                    Value::List(node.names.iter().map(|item| Value::Node(item.into())).collect()),
                ),
                ("level", Value::Int(node.level)),
            ],
            Self::StmtGlobal(node) => vec![(
                "names",
                Value::List(node.names.iter().map(|item| Value::Identifier(item)).collect()),
            )],
            Self::StmtNonlocal(node) => vec![(
                "names",
                Value::List(node.names.iter().map(|item| Value::Identifier(item)).collect()),
            )],
            Self::StmtExpr(node) => vec![("value", Value::Node(node.value.into()))],
            Self::StmtPass(_) => vec![],
            Self::StmtBreak(_) => vec![],
            Self::StmtContinue(_) => vec![],
            Self::ExprBoolOp(node) => vec![
                ("op", Value::Choice("boolop", node.op.name())),
                (
                    "values",
                    Value::List(
                        node.values.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::ExprNamedExpr(node) => vec![
                ("target", Value::Node(node.target.into())),
                ("value", Value::Node(node.value.into())),
            ],
            Self::ExprBinOp(node) => vec![
                ("left", Value::Node(node.left.into())),
                ("op", Value::Choice("operator", node.op.name())),
                ("right", Value::Node(node.right.into())),
            ],
            Self::ExprUnaryOp(node) => vec![
                ("op", Value::Choice("unaryop", node.op.name())),
                ("operand", Value::Node(node.operand.into())),
            ],
            Self::ExprLambda(node) => vec![
                ("args", Value::Node(node.args.into())),
                ("body", Value::Node(node.body.into())),
            ],
            Self::ExprIfExp(node) => vec![
                ("test", Value::Node(node.test.into())),
                ("body", Value::Node(node.body.into())),
                ("orelse", Value::Node(node.orelse.into())),
            ],
            Self::ExprDict(node) => vec![
                (
                    "keys",
                    Value::List(
                        node.keys
                            .iter()
                            .map(|item| item.map_or(Value::Absent, |item| Value::Node(item.into())))
                            .collect(),
                    ),
                ),
                (
                    "values",
                    Value::List(
                        node.values.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::ExprSet(node) => vec![(
                "elts",
                Value::List(node.elts.iter().map(|item| Value::Node((*item).into())).collect()),
            )],
            Self::ExprListComp(node) => vec![
                ("elt", Value::Node(node.elt.into())),
                (
                    "generators",
                    Value::List(
                        node.generators.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
            ],
            Self::ExprSetComp(node) => vec![
                ("elt", Value::Node(node.elt.into())),
                (
                    "generators",
                    Value::List(
                        node.generators.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
            ],
            Self::ExprDictComp(node) => vec![
                ("key", Value::Node(node.key.into())),
                ("value", Value::Node(node.value.into())),
                (
                    "generators",
                    Value::List(
                        node.generators.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
            ],
            Self::ExprGeneratorExp(node) => vec![
                ("elt", Value::Node(node.elt.into())),
                (
                    "generators",
                    Value::List(
                        node.generators.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
            ],
            Self::ExprAwait(node) => vec![("value", Value::Node(node.value.into()))],
            Self::ExprYield(node) => {
                vec![("value", node.value.map_or(Value::Absent, |item| Value::Node(item.into())))]
            }
            Self::ExprYieldFrom(node) => vec![("value", Value::Node(node.value.into()))],
            Self::ExprCompare(node) => vec![
                ("left", Value::Node(node.left.into())),
                (
                    "ops",
                    Value::List(
                        node.ops.iter().map(|item| Value::Choice("cmpop", item.name())).collect(),
                    ),
                ),
                (
                    "comparators",
                    Value::List(
                        node.comparators.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::ExprCall(node) => vec![
                ("func", Value::Node(node.func.into())),
                (
                    "args",
                    Value::List(node.args.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "keywords",
                    Value::List(
                        node.keywords.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
            ],
            Self::ExprFormattedValue(node) => vec![
                ("value", Value::Node(node.value.into())),
                ("conversion", Value::Int(node.conversion)),
                (
                    "format_spec",
                    node.format_spec.map_or(Value::Absent, |item| Value::Node(item.into())),
                ),
            ],
            Self::ExprInterpolation(node) => vec![
                ("value", Value::Node(node.value.into())),
                ("str", Value::Constant(node.str)),
                ("conversion", Value::Int(node.conversion)),
                (
                    "format_spec",
                    node.format_spec.map_or(Value::Absent, |item| Value::Node(item.into())),
                ),
            ],
            Self::ExprJoinedStr(node) => vec![(
                "values",
                Value::List(node.values.iter().map(|item| Value::Node((*item).into())).collect()),
            )],
            Self::ExprTemplateStr(node) => vec![(
                "values",
                Value::List(node.values.iter().map(|item| Value::Node((*item).into())).collect()),
            )],
            Self::ExprConstant(node) => vec![
                ("value", Value::Constant(node.value)),
                ("kind", node.kind.map_or(Value::Absent, Value::String)),
            ],
            Self::ExprAttribute(node) => vec![
                ("value", Value::Node(node.value.into())),
                ("attr", Value::Identifier(node.attr)),
                ("ctx", Value::Choice("expr_context", node.ctx.name())),
            ],
            Self::ExprSubscript(node) => vec![
                ("value", Value::Node(node.value.into())),
                ("slice", Value::Node(node.slice.into())),
                ("ctx", Value::Choice("expr_context", node.ctx.name())),
            ],
            Self::ExprStarred(node) => vec![
                ("value", Value::Node(node.value.into())),
                ("ctx", Value::Choice("expr_context", node.ctx.name())),
            ],
            Self::ExprName(node) => vec![
                ("id", Value::Identifier(node.id)),
                ("ctx", Value::Choice("expr_context", node.ctx.name())),
            ],
            Self::ExprList(node) => vec![
                (
                    "elts",
                    Value::List(node.elts.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                ("ctx", Value::Choice("expr_context", node.ctx.name())),
            ],
            Self::ExprTuple(node) => vec![
                (
                    "elts",
                    Value::List(node.elts.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                ("ctx", Value::Choice("expr_context", node.ctx.name())),
            ],
            Self::ExprSlice(node) => vec![
                ("lower", node.lower.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("upper", node.upper.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("step", node.step.map_or(Value::Absent, |item| Value::Node(item.into()))),
            ],
            Self::Comprehension(node) => vec![
                ("target", Value::Node(node.target.into())),
                ("iter", Value::Node(node.iter.into())),
                (
                    "ifs",
                    Value::List(node.ifs.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                ("is_async", Value::Int(i32::from(node.is_async))),
            ],
            Self::ExceptHandler(node) => vec![
                ("type", node.type_.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("name", node.name.map_or(Value::Absent, Value::Identifier)),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
            ],
            Self::Arguments(node) => vec![
                (
                    "posonlyargs",
                    Value::List(
                        node.posonlyargs.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
                (
                    "args",
                    Value::List(node.args.iter().map(|item| Value::Node(item.into())).collect()),
                ),
                ("vararg", node.vararg.map_or(Value::Absent, |item| Value::Node(item.into()))),
                (
                    "kwonlyargs",
                    Value::List(
                        node.kwonlyargs.iter().map(|item| Value::Node(item.into())).collect(),
                    ),
                ),
                (
                    "kw_defaults",
                    Value::List(
                        node.kw_defaults
                            .iter()
                            .map(|item| item.map_or(Value::Absent, |item| Value::Node(item.into())))
                            .collect(),
                    ),
                ),
                ("kwarg", node.kwarg.map_or(Value::Absent, |item| Value::Node(item.into()))),
                (
                    "defaults",
                    Value::List(
                        node.defaults.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::Arg(node) => vec![
                ("arg", Value::Identifier(node.arg)),
                (
                    "annotation",
                    node.annotation.map_or(Value::Absent, |item| Value::Node(item.into())),
                ),
                ("type_comment", node.type_comment.map_or(Value::Absent, Value::String)),
            ],
            Self::Keyword(node) => vec![
                ("arg", node.arg.map_or(Value::Absent, Value::Identifier)),
                ("value", Value::Node(node.value.into())),
            ],
            Self::Alias(node) => vec![
                ("name", Value::Identifier(node.name)),
                ("asname", node.asname.map_or(Value::Absent, Value::Identifier)),
            ],
            Self::WithItem(node) => vec![
                ("context_expr", Value::Node(node.context_expr.into())),
                (
                    "optional_vars",
                    node.optional_vars.map_or(Value::Absent, |item| Value::Node(item.into())),
                ),
            ],
            Self::MatchCase(node) => vec![
                ("pattern", Value::Node(node.pattern.into())),
                ("guard", node.guard.map_or(Value::Absent, |item| Value::Node(item.into()))),
                (
                    "body",
                    Value::List(node.body.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
            ],
            Self::PatternMatchValue(node) => vec![("value", Value::Node(node.value.into()))],
            Self::PatternMatchSingleton(node) => vec![("value", Value::Constant(node.value))],
            Self::PatternMatchSequence(node) => vec![(
                "patterns",
                Value::List(node.patterns.iter().map(|item| Value::Node((*item).into())).collect()),
            )],
            Self::PatternMatchMapping(node) => vec![
                (
                    "keys",
                    Value::List(node.keys.iter().map(|item| Value::Node((*item).into())).collect()),
                ),
                (
                    "patterns",
                    Value::List(
                        node.patterns.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                ("rest", node.rest.map_or(Value::Absent, Value::Identifier)),
            ],
            Self::PatternMatchClass(node) => vec![
                ("cls", Value::Node(node.cls.into())),
                (
                    "patterns",
                    Value::List(
                        node.patterns.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
                (
                    "kwd_attrs",
                    Value::List(
                        node.kwd_attrs.iter().map(|item| Value::Identifier(item)).collect(),
                    ),
                ),
                (
                    "kwd_patterns",
                    Value::List(
                        node.kwd_patterns.iter().map(|item| Value::Node((*item).into())).collect(),
                    ),
                ),
            ],
            Self::PatternMatchStar(node) => {
                vec![("name", node.name.map_or(Value::Absent, Value::Identifier))]
            }
            Self::PatternMatchAs(node) => vec![
                ("pattern", node.pattern.map_or(Value::Absent, |item| Value::Node(item.into()))),
                ("name", node.name.map_or(Value::Absent, Value::Identifier)),
            ],
            Self::PatternMatchOr(node) => vec![(
                "patterns",
                Value::List(node.patterns.iter().map(|item| Value::Node((*item).into())).collect()),
            )],
            Self::TypeIgnore(node) => {
                vec![("lineno", Value::Int(node.lineno)), ("tag", Value::String(node.tag))]
            }
            Self::TypeParamTypeVar(node) => vec![
                ("name", Value::Identifier(node.name)),
                ("bound", node.bound.map_or(Value::Absent, |item| Value::Node(item.into()))),
                (
                    "default_value",
                    node.default_value.map_or(Value::Absent, |item| Value::Node(item.into())),
                ),
            ],
            Self::TypeParamParamSpec(node) => vec![
                ("name", Value::Identifier(node.name)),
                (
                    "default_value",
                    node.default_value.map_or(Value::Absent, |item| Value::Node(item.into())),
                ),
            ],
            Self::TypeParamTypeVarTuple(node) => vec![
                ("name", Value::Identifier(node.name)),
                (
                    "default_value",
                    node.default_value.map_or(Value::Absent, |item| Value::Node(item.into())),
                ),
            ],
        }
    }
}

impl<'a> From<Mod<'a>> for AnyNode<'a> {
    fn from(node: Mod<'a>) -> Self {
        match node {
            Mod::Module(node) => Self::ModModule(node),
            Mod::Interactive(node) => Self::ModInteractive(node),
            Mod::Expression(node) => Self::ModExpression(node),
            Mod::FunctionType(node) => Self::ModFunctionType(node),
        }
    }
}

/// The other way; a node of another type comes back as the error.
impl<'a> TryFrom<AnyNode<'a>> for Mod<'a> {
    type Error = AnyNode<'a>;
    fn try_from(node: AnyNode<'a>) -> Result<Self, AnyNode<'a>> {
        match node {
            AnyNode::ModModule(node) => Ok(Self::Module(node)),
            AnyNode::ModInteractive(node) => Ok(Self::Interactive(node)),
            AnyNode::ModExpression(node) => Ok(Self::Expression(node)),
            AnyNode::ModFunctionType(node) => Ok(Self::FunctionType(node)),
            _ => Err(node),
        }
    }
}

impl<'a> From<Stmt<'a>> for AnyNode<'a> {
    fn from(node: Stmt<'a>) -> Self {
        match node {
            Stmt::FunctionDef(node) => Self::StmtFunctionDef(node),
            Stmt::AsyncFunctionDef(node) => Self::StmtAsyncFunctionDef(node),
            Stmt::ClassDef(node) => Self::StmtClassDef(node),
            Stmt::Return(node) => Self::StmtReturn(node),
            Stmt::Delete(node) => Self::StmtDelete(node),
            Stmt::Assign(node) => Self::StmtAssign(node),
            Stmt::TypeAlias(node) => Self::StmtTypeAlias(node),
            Stmt::AugAssign(node) => Self::StmtAugAssign(node),
            Stmt::AnnAssign(node) => Self::StmtAnnAssign(node),
            Stmt::For(node) => Self::StmtFor(node),
            Stmt::AsyncFor(node) => Self::StmtAsyncFor(node),
            Stmt::While(node) => Self::StmtWhile(node),
            Stmt::If(node) => Self::StmtIf(node),
            Stmt::With(node) => Self::StmtWith(node),
            Stmt::AsyncWith(node) => Self::StmtAsyncWith(node),
            Stmt::Match(node) => Self::StmtMatch(node),
            Stmt::Raise(node) => Self::StmtRaise(node),
            Stmt::Try(node) => Self::StmtTry(node),
            Stmt::TryStar(node) => Self::StmtTryStar(node),
            Stmt::Assert(node) => Self::StmtAssert(node),
            Stmt::Import(node) => Self::StmtImport(node),
            Stmt::ImportFrom(node) => Self::StmtImportFrom(node),
            Stmt::Global(node) => Self::StmtGlobal(node),
            Stmt::Nonlocal(node) => Self::StmtNonlocal(node),
            Stmt::Expr(node) => Self::StmtExpr(node),
            Stmt::Pass(node) => Self::StmtPass(node),
            Stmt::Break(node) => Self::StmtBreak(node),
            Stmt::Continue(node) => Self::StmtContinue(node),
        }
    }
}

/// The other way; a node of another type comes back as the error.
impl<'a> TryFrom<AnyNode<'a>> for Stmt<'a> {
    type Error = AnyNode<'a>;
    fn try_from(node: AnyNode<'a>) -> Result<Self, AnyNode<'a>> {
        match node {
            AnyNode::StmtFunctionDef(node) => Ok(Self::FunctionDef(node)),
            AnyNode::StmtAsyncFunctionDef(node) => Ok(Self::AsyncFunctionDef(node)),
            AnyNode::StmtClassDef(node) => Ok(Self::ClassDef(node)),
            AnyNode::StmtReturn(node) => Ok(Self::Return(node)),
            AnyNode::StmtDelete(node) => Ok(Self::Delete(node)),
            AnyNode::StmtAssign(node) => Ok(Self::Assign(node)),
            AnyNode::StmtTypeAlias(node) => Ok(Self::TypeAlias(node)),
            AnyNode::StmtAugAssign(node) => Ok(Self::AugAssign(node)),
            AnyNode::StmtAnnAssign(node) => Ok(Self::AnnAssign(node)),
            AnyNode::StmtFor(node) => Ok(Self::For(node)),
            AnyNode::StmtAsyncFor(node) => Ok(Self::AsyncFor(node)),
            AnyNode::StmtWhile(node) => Ok(Self::While(node)),
            AnyNode::StmtIf(node) => Ok(Self::If(node)),
            AnyNode::StmtWith(node) => Ok(Self::With(node)),
            AnyNode::StmtAsyncWith(node) => Ok(Self::AsyncWith(node)),
            AnyNode::StmtMatch(node) => Ok(Self::Match(node)),
            AnyNode::StmtRaise(node) => Ok(Self::Raise(node)),
            AnyNode::StmtTry(node) => Ok(Self::Try(node)),
            AnyNode::StmtTryStar(node) => Ok(Self::TryStar(node)),
            AnyNode::StmtAssert(node) => Ok(Self::Assert(node)),
            AnyNode::StmtImport(node) => Ok(Self::Import(node)),
            AnyNode::StmtImportFrom(node) => Ok(Self::ImportFrom(node)),
            AnyNode::StmtGlobal(node) => Ok(Self::Global(node)),
            AnyNode::StmtNonlocal(node) => Ok(Self::Nonlocal(node)),
            AnyNode::StmtExpr(node) => Ok(Self::Expr(node)),
            AnyNode::StmtPass(node) => Ok(Self::Pass(node)),
            AnyNode::StmtBreak(node) => Ok(Self::Break(node)),
            AnyNode::StmtContinue(node) => Ok(Self::Continue(node)),
            _ => Err(node),
        }
    }
}

impl<'a> From<Expr<'a>> for AnyNode<'a> {
    fn from(node: Expr<'a>) -> Self {
        match node {
            Expr::BoolOp(node) => Self::ExprBoolOp(node),
            Expr::NamedExpr(node) => Self::ExprNamedExpr(node),
            Expr::BinOp(node) => Self::ExprBinOp(node),
            Expr::UnaryOp(node) => Self::ExprUnaryOp(node),
            Expr::Lambda(node) => Self::ExprLambda(node),
            Expr::IfExp(node) => Self::ExprIfExp(node),
            Expr::Dict(node) => Self::ExprDict(node),
            Expr::Set(node) => Self::ExprSet(node),
            Expr::ListComp(node) => Self::ExprListComp(node),
            Expr::SetComp(node) => Self::ExprSetComp(node),
            Expr::DictComp(node) => Self::ExprDictComp(node),
            Expr::GeneratorExp(node) => Self::ExprGeneratorExp(node),
            Expr::Await(node) => Self::ExprAwait(node),
            Expr::Yield(node) => Self::ExprYield(node),
            Expr::YieldFrom(node) => Self::ExprYieldFrom(node),
            Expr::Compare(node) => Self::ExprCompare(node),
            Expr::Call(node) => Self::ExprCall(node),
            Expr::FormattedValue(node) => Self::ExprFormattedValue(node),
            Expr::Interpolation(node) => Self::ExprInterpolation(node),
            Expr::JoinedStr(node) => Self::ExprJoinedStr(node),
            Expr::TemplateStr(node) => Self::ExprTemplateStr(node),
            Expr::Constant(node) => Self::ExprConstant(node),
            Expr::Attribute(node) => Self::ExprAttribute(node),
            Expr::Subscript(node) => Self::ExprSubscript(node),
            Expr::Starred(node) => Self::ExprStarred(node),
            Expr::Name(node) => Self::ExprName(node),
            Expr::List(node) => Self::ExprList(node),
            Expr::Tuple(node) => Self::ExprTuple(node),
            Expr::Slice(node) => Self::ExprSlice(node),
        }
    }
}

/// The other way; a node of another type comes back as the error.
impl<'a> TryFrom<AnyNode<'a>> for Expr<'a> {
    type Error = AnyNode<'a>;
    fn try_from(node: AnyNode<'a>) -> Result<Self, AnyNode<'a>> {
        match node {
            AnyNode::ExprBoolOp(node) => Ok(Self::BoolOp(node)),
            AnyNode::ExprNamedExpr(node) => Ok(Self::NamedExpr(node)),
            AnyNode::ExprBinOp(node) => Ok(Self::BinOp(node)),
            AnyNode::ExprUnaryOp(node) => Ok(Self::UnaryOp(node)),
            AnyNode::ExprLambda(node) => Ok(Self::Lambda(node)),
            AnyNode::ExprIfExp(node) => Ok(Self::IfExp(node)),
            AnyNode::ExprDict(node) => Ok(Self::Dict(node)),
            AnyNode::ExprSet(node) => Ok(Self::Set(node)),
            AnyNode::ExprListComp(node) => Ok(Self::ListComp(node)),
            AnyNode::ExprSetComp(node) => Ok(Self::SetComp(node)),
            AnyNode::ExprDictComp(node) => Ok(Self::DictComp(node)),
            AnyNode::ExprGeneratorExp(node) => Ok(Self::GeneratorExp(node)),
            AnyNode::ExprAwait(node) => Ok(Self::Await(node)),
            AnyNode::ExprYield(node) => Ok(Self::Yield(node)),
            AnyNode::ExprYieldFrom(node) => Ok(Self::YieldFrom(node)),
            AnyNode::ExprCompare(node) => Ok(Self::Compare(node)),
            AnyNode::ExprCall(node) => Ok(Self::Call(node)),
            AnyNode::ExprFormattedValue(node) => Ok(Self::FormattedValue(node)),
            AnyNode::ExprInterpolation(node) => Ok(Self::Interpolation(node)),
            AnyNode::ExprJoinedStr(node) => Ok(Self::JoinedStr(node)),
            AnyNode::ExprTemplateStr(node) => Ok(Self::TemplateStr(node)),
            AnyNode::ExprConstant(node) => Ok(Self::Constant(node)),
            AnyNode::ExprAttribute(node) => Ok(Self::Attribute(node)),
            AnyNode::ExprSubscript(node) => Ok(Self::Subscript(node)),
            AnyNode::ExprStarred(node) => Ok(Self::Starred(node)),
            AnyNode::ExprName(node) => Ok(Self::Name(node)),
            AnyNode::ExprList(node) => Ok(Self::List(node)),
            AnyNode::ExprTuple(node) => Ok(Self::Tuple(node)),
            AnyNode::ExprSlice(node) => Ok(Self::Slice(node)),
            _ => Err(node),
        }
    }
}

impl<'a> From<&'a Comprehension<'a>> for AnyNode<'a> {
    fn from(node: &'a Comprehension<'a>) -> Self {
        Self::Comprehension(node)
    }
}

impl<'a> From<&'a ExceptHandler<'a>> for AnyNode<'a> {
    fn from(node: &'a ExceptHandler<'a>) -> Self {
        Self::ExceptHandler(node)
    }
}

impl<'a> From<&'a Arguments<'a>> for AnyNode<'a> {
    fn from(node: &'a Arguments<'a>) -> Self {
        Self::Arguments(node)
    }
}

impl<'a> From<&'a Arg<'a>> for AnyNode<'a> {
    fn from(node: &'a Arg<'a>) -> Self {
        Self::Arg(node)
    }
}

impl<'a> From<&'a Keyword<'a>> for AnyNode<'a> {
    fn from(node: &'a Keyword<'a>) -> Self {
        Self::Keyword(node)
    }
}

impl<'a> From<&'a Alias<'a>> for AnyNode<'a> {
    fn from(node: &'a Alias<'a>) -> Self {
        Self::Alias(node)
    }
}

impl<'a> From<&'a WithItem<'a>> for AnyNode<'a> {
    fn from(node: &'a WithItem<'a>) -> Self {
        Self::WithItem(node)
    }
}

impl<'a> From<&'a MatchCase<'a>> for AnyNode<'a> {
    fn from(node: &'a MatchCase<'a>) -> Self {
        Self::MatchCase(node)
    }
}

impl<'a> From<Pattern<'a>> for AnyNode<'a> {
    fn from(node: Pattern<'a>) -> Self {
        match node {
            Pattern::MatchValue(node) => Self::PatternMatchValue(node),
            Pattern::MatchSingleton(node) => Self::PatternMatchSingleton(node),
            Pattern::MatchSequence(node) => Self::PatternMatchSequence(node),
            Pattern::MatchMapping(node) => Self::PatternMatchMapping(node),
            Pattern::MatchClass(node) => Self::PatternMatchClass(node),
            Pattern::MatchStar(node) => Self::PatternMatchStar(node),
            Pattern::MatchAs(node) => Self::PatternMatchAs(node),
            Pattern::MatchOr(node) => Self::PatternMatchOr(node),
        }
    }
}

/// The other way; a node of another type comes back as the error.
impl<'a> TryFrom<AnyNode<'a>> for Pattern<'a> {
    type Error = AnyNode<'a>;
    fn try_from(node: AnyNode<'a>) -> Result<Self, AnyNode<'a>> {
        match node {
            AnyNode::PatternMatchValue(node) => Ok(Self::MatchValue(node)),
            AnyNode::PatternMatchSingleton(node) => Ok(Self::MatchSingleton(node)),
            AnyNode::PatternMatchSequence(node) => Ok(Self::MatchSequence(node)),
            AnyNode::PatternMatchMapping(node) => Ok(Self::MatchMapping(node)),
            AnyNode::PatternMatchClass(node) => Ok(Self::MatchClass(node)),
            AnyNode::PatternMatchStar(node) => Ok(Self::MatchStar(node)),
            AnyNode::PatternMatchAs(node) => Ok(Self::MatchAs(node)),
            AnyNode::PatternMatchOr(node) => Ok(Self::MatchOr(node)),
            _ => Err(node),
        }
    }
}

impl<'a> From<&'a TypeIgnore<'a>> for AnyNode<'a> {
    fn from(node: &'a TypeIgnore<'a>) -> Self {
        Self::TypeIgnore(node)
    }
}

impl<'a> From<TypeParam<'a>> for AnyNode<'a> {
    fn from(node: TypeParam<'a>) -> Self {
        match node {
            TypeParam::TypeVar(node) => Self::TypeParamTypeVar(node),
            TypeParam::ParamSpec(node) => Self::TypeParamParamSpec(node),
            TypeParam::TypeVarTuple(node) => Self::TypeParamTypeVarTuple(node),
        }
    }
}

/// The other way; a node of another type comes back as the error.
impl<'a> TryFrom<AnyNode<'a>> for TypeParam<'a> {
    type Error = AnyNode<'a>;
    fn try_from(node: AnyNode<'a>) -> Result<Self, AnyNode<'a>> {
        match node {
            AnyNode::TypeParamTypeVar(node) => Ok(Self::TypeVar(node)),
            AnyNode::TypeParamParamSpec(node) => Ok(Self::ParamSpec(node)),
            AnyNode::TypeParamTypeVarTuple(node) => Ok(Self::TypeVarTuple(node)),
            _ => Err(node),
        }
    }
}
