//! Generated from Python.asdl by `cargo xtask codegen`; edit that table instead.
//!
//! Nodes from the values of their fields.

use pycore_source::TextRange;

use crate::Arena;
use crate::build::{FromValue, choices, nodes};
use crate::generated::fields::AnyNode;
use crate::nodes::*;
use crate::reflect::Value;

nodes!(sum Mod);
nodes!(sum Stmt);
nodes!(sum Expr);
choices!(ExprContext);
choices!(BoolOp);
choices!(Operator);
choices!(UnaryOp);
choices!(CmpOp);
nodes!(product Comprehension);
nodes!(product ExceptHandler);
nodes!(product Arguments);
nodes!(product Arg);
nodes!(product Keyword);
nodes!(product Alias);
nodes!(product WithItem);
nodes!(product MatchCase);
nodes!(sum Pattern);
nodes!(product TypeIgnore);
nodes!(sum TypeParam);

/// The node of a class of the `ast` module with these values of its fields, in order; `None` if there is no such
/// class, or the values do not fit its fields. A class without a place ignores the range.
pub fn build<'a>(
    arena: &'a Arena,
    class: &str,
    range: TextRange,
    fields: &[Value<'a>],
) -> Option<AnyNode<'a>> {
    Some(match class {
        "Module" => {
            let [body, type_ignores] = fields else { return None };
            AnyNode::ModModule(arena.alloc(ModModule {
                body: FromValue::from_value(arena, body)?,
                type_ignores: FromValue::from_value(arena, type_ignores)?,
            }))
        }
        "Interactive" => {
            let [body] = fields else { return None };
            AnyNode::ModInteractive(
                arena.alloc(ModInteractive { body: FromValue::from_value(arena, body)? }),
            )
        }
        "Expression" => {
            let [body] = fields else { return None };
            AnyNode::ModExpression(
                arena.alloc(ModExpression { body: FromValue::from_value(arena, body)? }),
            )
        }
        "FunctionType" => {
            let [argtypes, returns] = fields else { return None };
            AnyNode::ModFunctionType(arena.alloc(ModFunctionType {
                argtypes: FromValue::from_value(arena, argtypes)?,
                returns: FromValue::from_value(arena, returns)?,
            }))
        }
        "FunctionDef" => {
            let [name, args, body, decorator_list, returns, type_comment, type_params] = fields
            else {
                return None;
            };
            AnyNode::StmtFunctionDef(arena.alloc(StmtFunctionDef {
                range,
                name: FromValue::from_value(arena, name)?,
                args: FromValue::from_value(arena, args)?,
                body: FromValue::from_value(arena, body)?,
                decorator_list: FromValue::from_value(arena, decorator_list)?,
                returns: FromValue::from_value(arena, returns)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
                type_params: FromValue::from_value(arena, type_params)?,
            }))
        }
        "AsyncFunctionDef" => {
            let [name, args, body, decorator_list, returns, type_comment, type_params] = fields
            else {
                return None;
            };
            AnyNode::StmtAsyncFunctionDef(arena.alloc(StmtAsyncFunctionDef {
                range,
                name: FromValue::from_value(arena, name)?,
                args: FromValue::from_value(arena, args)?,
                body: FromValue::from_value(arena, body)?,
                decorator_list: FromValue::from_value(arena, decorator_list)?,
                returns: FromValue::from_value(arena, returns)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
                type_params: FromValue::from_value(arena, type_params)?,
            }))
        }
        "ClassDef" => {
            let [name, bases, keywords, body, decorator_list, type_params] = fields else {
                return None;
            };
            AnyNode::StmtClassDef(arena.alloc(StmtClassDef {
                range,
                name: FromValue::from_value(arena, name)?,
                bases: FromValue::from_value(arena, bases)?,
                keywords: FromValue::from_value(arena, keywords)?,
                body: FromValue::from_value(arena, body)?,
                decorator_list: FromValue::from_value(arena, decorator_list)?,
                type_params: FromValue::from_value(arena, type_params)?,
            }))
        }
        "Return" => {
            let [value] = fields else { return None };
            AnyNode::StmtReturn(
                arena.alloc(StmtReturn { range, value: FromValue::from_value(arena, value)? }),
            )
        }
        "Delete" => {
            let [targets] = fields else { return None };
            AnyNode::StmtDelete(
                arena.alloc(StmtDelete { range, targets: FromValue::from_value(arena, targets)? }),
            )
        }
        "Assign" => {
            let [targets, value, type_comment] = fields else { return None };
            AnyNode::StmtAssign(arena.alloc(StmtAssign {
                range,
                targets: FromValue::from_value(arena, targets)?,
                value: FromValue::from_value(arena, value)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
            }))
        }
        "TypeAlias" => {
            let [name, type_params, value] = fields else { return None };
            AnyNode::StmtTypeAlias(arena.alloc(StmtTypeAlias {
                range,
                name: FromValue::from_value(arena, name)?,
                type_params: FromValue::from_value(arena, type_params)?,
                value: FromValue::from_value(arena, value)?,
            }))
        }
        "AugAssign" => {
            let [target, op, value] = fields else { return None };
            AnyNode::StmtAugAssign(arena.alloc(StmtAugAssign {
                range,
                target: FromValue::from_value(arena, target)?,
                op: FromValue::from_value(arena, op)?,
                value: FromValue::from_value(arena, value)?,
            }))
        }
        "AnnAssign" => {
            let [target, annotation, value, simple] = fields else { return None };
            AnyNode::StmtAnnAssign(arena.alloc(StmtAnnAssign {
                range,
                target: FromValue::from_value(arena, target)?,
                annotation: FromValue::from_value(arena, annotation)?,
                value: FromValue::from_value(arena, value)?,
                simple: FromValue::from_value(arena, simple)?,
            }))
        }
        "For" => {
            let [target, iter, body, orelse, type_comment] = fields else { return None };
            AnyNode::StmtFor(arena.alloc(StmtFor {
                range,
                target: FromValue::from_value(arena, target)?,
                iter: FromValue::from_value(arena, iter)?,
                body: FromValue::from_value(arena, body)?,
                orelse: FromValue::from_value(arena, orelse)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
            }))
        }
        "AsyncFor" => {
            let [target, iter, body, orelse, type_comment] = fields else { return None };
            AnyNode::StmtAsyncFor(arena.alloc(StmtAsyncFor {
                range,
                target: FromValue::from_value(arena, target)?,
                iter: FromValue::from_value(arena, iter)?,
                body: FromValue::from_value(arena, body)?,
                orelse: FromValue::from_value(arena, orelse)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
            }))
        }
        "While" => {
            let [test, body, orelse] = fields else { return None };
            AnyNode::StmtWhile(arena.alloc(StmtWhile {
                range,
                test: FromValue::from_value(arena, test)?,
                body: FromValue::from_value(arena, body)?,
                orelse: FromValue::from_value(arena, orelse)?,
            }))
        }
        "If" => {
            let [test, body, orelse] = fields else { return None };
            AnyNode::StmtIf(arena.alloc(StmtIf {
                range,
                test: FromValue::from_value(arena, test)?,
                body: FromValue::from_value(arena, body)?,
                orelse: FromValue::from_value(arena, orelse)?,
            }))
        }
        "With" => {
            let [items, body, type_comment] = fields else { return None };
            AnyNode::StmtWith(arena.alloc(StmtWith {
                range,
                items: FromValue::from_value(arena, items)?,
                body: FromValue::from_value(arena, body)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
            }))
        }
        "AsyncWith" => {
            let [items, body, type_comment] = fields else { return None };
            AnyNode::StmtAsyncWith(arena.alloc(StmtAsyncWith {
                range,
                items: FromValue::from_value(arena, items)?,
                body: FromValue::from_value(arena, body)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
            }))
        }
        "Match" => {
            let [subject, cases] = fields else { return None };
            AnyNode::StmtMatch(arena.alloc(StmtMatch {
                range,
                subject: FromValue::from_value(arena, subject)?,
                cases: FromValue::from_value(arena, cases)?,
            }))
        }
        "Raise" => {
            let [exc, cause] = fields else { return None };
            AnyNode::StmtRaise(arena.alloc(StmtRaise {
                range,
                exc: FromValue::from_value(arena, exc)?,
                cause: FromValue::from_value(arena, cause)?,
            }))
        }
        "Try" => {
            let [body, handlers, orelse, finalbody] = fields else { return None };
            AnyNode::StmtTry(arena.alloc(StmtTry {
                range,
                body: FromValue::from_value(arena, body)?,
                handlers: FromValue::from_value(arena, handlers)?,
                orelse: FromValue::from_value(arena, orelse)?,
                finalbody: FromValue::from_value(arena, finalbody)?,
            }))
        }
        "TryStar" => {
            let [body, handlers, orelse, finalbody] = fields else { return None };
            AnyNode::StmtTryStar(arena.alloc(StmtTryStar {
                range,
                body: FromValue::from_value(arena, body)?,
                handlers: FromValue::from_value(arena, handlers)?,
                orelse: FromValue::from_value(arena, orelse)?,
                finalbody: FromValue::from_value(arena, finalbody)?,
            }))
        }
        "Assert" => {
            let [test, msg] = fields else { return None };
            AnyNode::StmtAssert(arena.alloc(StmtAssert {
                range,
                test: FromValue::from_value(arena, test)?,
                msg: FromValue::from_value(arena, msg)?,
            }))
        }
        "Import" => {
            let [names] = fields else { return None };
            AnyNode::StmtImport(
                arena.alloc(StmtImport { range, names: FromValue::from_value(arena, names)? }),
            )
        }
        "ImportFrom" => {
            let [module, names, level] = fields else { return None };
            AnyNode::StmtImportFrom(arena.alloc(StmtImportFrom {
                range,
                module: FromValue::from_value(arena, module)?,
                names: FromValue::from_value(arena, names)?,
                level: FromValue::from_value(arena, level)?,
            }))
        }
        "Global" => {
            let [names] = fields else { return None };
            AnyNode::StmtGlobal(
                arena.alloc(StmtGlobal { range, names: FromValue::from_value(arena, names)? }),
            )
        }
        "Nonlocal" => {
            let [names] = fields else { return None };
            AnyNode::StmtNonlocal(
                arena.alloc(StmtNonlocal { range, names: FromValue::from_value(arena, names)? }),
            )
        }
        "Expr" => {
            let [value] = fields else { return None };
            AnyNode::StmtExpr(
                arena.alloc(StmtExpr { range, value: FromValue::from_value(arena, value)? }),
            )
        }
        "Pass" => {
            let [] = fields else { return None };
            AnyNode::StmtPass(arena.alloc(StmtPass { range }))
        }
        "Break" => {
            let [] = fields else { return None };
            AnyNode::StmtBreak(arena.alloc(StmtBreak { range }))
        }
        "Continue" => {
            let [] = fields else { return None };
            AnyNode::StmtContinue(arena.alloc(StmtContinue { range }))
        }
        "BoolOp" => {
            let [op, values] = fields else { return None };
            AnyNode::ExprBoolOp(arena.alloc(ExprBoolOp {
                range,
                op: FromValue::from_value(arena, op)?,
                values: FromValue::from_value(arena, values)?,
            }))
        }
        "NamedExpr" => {
            let [target, value] = fields else { return None };
            AnyNode::ExprNamedExpr(arena.alloc(ExprNamedExpr {
                range,
                target: FromValue::from_value(arena, target)?,
                value: FromValue::from_value(arena, value)?,
            }))
        }
        "BinOp" => {
            let [left, op, right] = fields else { return None };
            AnyNode::ExprBinOp(arena.alloc(ExprBinOp {
                range,
                left: FromValue::from_value(arena, left)?,
                op: FromValue::from_value(arena, op)?,
                right: FromValue::from_value(arena, right)?,
            }))
        }
        "UnaryOp" => {
            let [op, operand] = fields else { return None };
            AnyNode::ExprUnaryOp(arena.alloc(ExprUnaryOp {
                range,
                op: FromValue::from_value(arena, op)?,
                operand: FromValue::from_value(arena, operand)?,
            }))
        }
        "Lambda" => {
            let [args, body] = fields else { return None };
            AnyNode::ExprLambda(arena.alloc(ExprLambda {
                range,
                args: FromValue::from_value(arena, args)?,
                body: FromValue::from_value(arena, body)?,
            }))
        }
        "IfExp" => {
            let [test, body, orelse] = fields else { return None };
            AnyNode::ExprIfExp(arena.alloc(ExprIfExp {
                range,
                test: FromValue::from_value(arena, test)?,
                body: FromValue::from_value(arena, body)?,
                orelse: FromValue::from_value(arena, orelse)?,
            }))
        }
        "Dict" => {
            let [keys, values] = fields else { return None };
            AnyNode::ExprDict(arena.alloc(ExprDict {
                range,
                keys: FromValue::from_value(arena, keys)?,
                values: FromValue::from_value(arena, values)?,
            }))
        }
        "Set" => {
            let [elts] = fields else { return None };
            AnyNode::ExprSet(
                arena.alloc(ExprSet { range, elts: FromValue::from_value(arena, elts)? }),
            )
        }
        "ListComp" => {
            let [elt, generators] = fields else { return None };
            AnyNode::ExprListComp(arena.alloc(ExprListComp {
                range,
                elt: FromValue::from_value(arena, elt)?,
                generators: FromValue::from_value(arena, generators)?,
            }))
        }
        "SetComp" => {
            let [elt, generators] = fields else { return None };
            AnyNode::ExprSetComp(arena.alloc(ExprSetComp {
                range,
                elt: FromValue::from_value(arena, elt)?,
                generators: FromValue::from_value(arena, generators)?,
            }))
        }
        "DictComp" => {
            let [key, value, generators] = fields else { return None };
            AnyNode::ExprDictComp(arena.alloc(ExprDictComp {
                range,
                key: FromValue::from_value(arena, key)?,
                value: FromValue::from_value(arena, value)?,
                generators: FromValue::from_value(arena, generators)?,
            }))
        }
        "GeneratorExp" => {
            let [elt, generators] = fields else { return None };
            AnyNode::ExprGeneratorExp(arena.alloc(ExprGeneratorExp {
                range,
                elt: FromValue::from_value(arena, elt)?,
                generators: FromValue::from_value(arena, generators)?,
            }))
        }
        "Await" => {
            let [value] = fields else { return None };
            AnyNode::ExprAwait(
                arena.alloc(ExprAwait { range, value: FromValue::from_value(arena, value)? }),
            )
        }
        "Yield" => {
            let [value] = fields else { return None };
            AnyNode::ExprYield(
                arena.alloc(ExprYield { range, value: FromValue::from_value(arena, value)? }),
            )
        }
        "YieldFrom" => {
            let [value] = fields else { return None };
            AnyNode::ExprYieldFrom(
                arena.alloc(ExprYieldFrom { range, value: FromValue::from_value(arena, value)? }),
            )
        }
        "Compare" => {
            let [left, ops, comparators] = fields else { return None };
            AnyNode::ExprCompare(arena.alloc(ExprCompare {
                range,
                left: FromValue::from_value(arena, left)?,
                ops: FromValue::from_value(arena, ops)?,
                comparators: FromValue::from_value(arena, comparators)?,
            }))
        }
        "Call" => {
            let [func, args, keywords] = fields else { return None };
            AnyNode::ExprCall(arena.alloc(ExprCall {
                range,
                func: FromValue::from_value(arena, func)?,
                args: FromValue::from_value(arena, args)?,
                keywords: FromValue::from_value(arena, keywords)?,
            }))
        }
        "FormattedValue" => {
            let [value, conversion, format_spec] = fields else { return None };
            AnyNode::ExprFormattedValue(arena.alloc(ExprFormattedValue {
                range,
                value: FromValue::from_value(arena, value)?,
                conversion: FromValue::from_value(arena, conversion)?,
                format_spec: FromValue::from_value(arena, format_spec)?,
            }))
        }
        "Interpolation" => {
            let [value, str, conversion, format_spec] = fields else { return None };
            AnyNode::ExprInterpolation(arena.alloc(ExprInterpolation {
                range,
                value: FromValue::from_value(arena, value)?,
                str: FromValue::from_value(arena, str)?,
                conversion: FromValue::from_value(arena, conversion)?,
                format_spec: FromValue::from_value(arena, format_spec)?,
            }))
        }
        "JoinedStr" => {
            let [values] = fields else { return None };
            AnyNode::ExprJoinedStr(
                arena.alloc(ExprJoinedStr { range, values: FromValue::from_value(arena, values)? }),
            )
        }
        "TemplateStr" => {
            let [values] = fields else { return None };
            AnyNode::ExprTemplateStr(
                arena.alloc(ExprTemplateStr {
                    range,
                    values: FromValue::from_value(arena, values)?,
                }),
            )
        }
        "Constant" => {
            let [value, kind] = fields else { return None };
            AnyNode::ExprConstant(arena.alloc(ExprConstant {
                range,
                value: FromValue::from_value(arena, value)?,
                kind: FromValue::from_value(arena, kind)?,
            }))
        }
        "Attribute" => {
            let [value, attr, ctx] = fields else { return None };
            AnyNode::ExprAttribute(arena.alloc(ExprAttribute {
                range,
                value: FromValue::from_value(arena, value)?,
                attr: FromValue::from_value(arena, attr)?,
                ctx: FromValue::from_value(arena, ctx)?,
            }))
        }
        "Subscript" => {
            let [value, slice, ctx] = fields else { return None };
            AnyNode::ExprSubscript(arena.alloc(ExprSubscript {
                range,
                value: FromValue::from_value(arena, value)?,
                slice: FromValue::from_value(arena, slice)?,
                ctx: FromValue::from_value(arena, ctx)?,
            }))
        }
        "Starred" => {
            let [value, ctx] = fields else { return None };
            AnyNode::ExprStarred(arena.alloc(ExprStarred {
                range,
                value: FromValue::from_value(arena, value)?,
                ctx: FromValue::from_value(arena, ctx)?,
            }))
        }
        "Name" => {
            let [id, ctx] = fields else { return None };
            AnyNode::ExprName(arena.alloc(ExprName {
                range,
                id: FromValue::from_value(arena, id)?,
                ctx: FromValue::from_value(arena, ctx)?,
            }))
        }
        "List" => {
            let [elts, ctx] = fields else { return None };
            AnyNode::ExprList(arena.alloc(ExprList {
                range,
                elts: FromValue::from_value(arena, elts)?,
                ctx: FromValue::from_value(arena, ctx)?,
            }))
        }
        "Tuple" => {
            let [elts, ctx] = fields else { return None };
            AnyNode::ExprTuple(arena.alloc(ExprTuple {
                range,
                elts: FromValue::from_value(arena, elts)?,
                ctx: FromValue::from_value(arena, ctx)?,
            }))
        }
        "Slice" => {
            let [lower, upper, step] = fields else { return None };
            AnyNode::ExprSlice(arena.alloc(ExprSlice {
                range,
                lower: FromValue::from_value(arena, lower)?,
                upper: FromValue::from_value(arena, upper)?,
                step: FromValue::from_value(arena, step)?,
            }))
        }
        "comprehension" => {
            let [target, iter, ifs, is_async] = fields else { return None };
            AnyNode::Comprehension(arena.alloc(Comprehension {
                target: FromValue::from_value(arena, target)?,
                iter: FromValue::from_value(arena, iter)?,
                ifs: FromValue::from_value(arena, ifs)?,
                is_async: FromValue::from_value(arena, is_async)?,
            }))
        }
        "ExceptHandler" => {
            let [type_, name, body] = fields else { return None };
            AnyNode::ExceptHandler(arena.alloc(ExceptHandler {
                range,
                type_: FromValue::from_value(arena, type_)?,
                name: FromValue::from_value(arena, name)?,
                body: FromValue::from_value(arena, body)?,
            }))
        }
        "arguments" => {
            let [posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults] = fields
            else {
                return None;
            };
            AnyNode::Arguments(arena.alloc(Arguments {
                posonlyargs: FromValue::from_value(arena, posonlyargs)?,
                args: FromValue::from_value(arena, args)?,
                vararg: FromValue::from_value(arena, vararg)?,
                kwonlyargs: FromValue::from_value(arena, kwonlyargs)?,
                kw_defaults: FromValue::from_value(arena, kw_defaults)?,
                kwarg: FromValue::from_value(arena, kwarg)?,
                defaults: FromValue::from_value(arena, defaults)?,
            }))
        }
        "arg" => {
            let [arg, annotation, type_comment] = fields else { return None };
            AnyNode::Arg(arena.alloc(Arg {
                range,
                arg: FromValue::from_value(arena, arg)?,
                annotation: FromValue::from_value(arena, annotation)?,
                type_comment: FromValue::from_value(arena, type_comment)?,
            }))
        }
        "keyword" => {
            let [arg, value] = fields else { return None };
            AnyNode::Keyword(arena.alloc(Keyword {
                range,
                arg: FromValue::from_value(arena, arg)?,
                value: FromValue::from_value(arena, value)?,
            }))
        }
        "alias" => {
            let [name, asname] = fields else { return None };
            AnyNode::Alias(arena.alloc(Alias {
                range,
                name: FromValue::from_value(arena, name)?,
                asname: FromValue::from_value(arena, asname)?,
            }))
        }
        "withitem" => {
            let [context_expr, optional_vars] = fields else { return None };
            AnyNode::WithItem(arena.alloc(WithItem {
                context_expr: FromValue::from_value(arena, context_expr)?,
                optional_vars: FromValue::from_value(arena, optional_vars)?,
            }))
        }
        "match_case" => {
            let [pattern, guard, body] = fields else { return None };
            AnyNode::MatchCase(arena.alloc(MatchCase {
                pattern: FromValue::from_value(arena, pattern)?,
                guard: FromValue::from_value(arena, guard)?,
                body: FromValue::from_value(arena, body)?,
            }))
        }
        "MatchValue" => {
            let [value] = fields else { return None };
            AnyNode::PatternMatchValue(
                arena.alloc(PatternMatchValue {
                    range,
                    value: FromValue::from_value(arena, value)?,
                }),
            )
        }
        "MatchSingleton" => {
            let [value] = fields else { return None };
            AnyNode::PatternMatchSingleton(arena.alloc(PatternMatchSingleton {
                range,
                value: FromValue::from_value(arena, value)?,
            }))
        }
        "MatchSequence" => {
            let [patterns] = fields else { return None };
            AnyNode::PatternMatchSequence(arena.alloc(PatternMatchSequence {
                range,
                patterns: FromValue::from_value(arena, patterns)?,
            }))
        }
        "MatchMapping" => {
            let [keys, patterns, rest] = fields else { return None };
            AnyNode::PatternMatchMapping(arena.alloc(PatternMatchMapping {
                range,
                keys: FromValue::from_value(arena, keys)?,
                patterns: FromValue::from_value(arena, patterns)?,
                rest: FromValue::from_value(arena, rest)?,
            }))
        }
        "MatchClass" => {
            let [cls, patterns, kwd_attrs, kwd_patterns] = fields else { return None };
            AnyNode::PatternMatchClass(arena.alloc(PatternMatchClass {
                range,
                cls: FromValue::from_value(arena, cls)?,
                patterns: FromValue::from_value(arena, patterns)?,
                kwd_attrs: FromValue::from_value(arena, kwd_attrs)?,
                kwd_patterns: FromValue::from_value(arena, kwd_patterns)?,
            }))
        }
        "MatchStar" => {
            let [name] = fields else { return None };
            AnyNode::PatternMatchStar(
                arena.alloc(PatternMatchStar { range, name: FromValue::from_value(arena, name)? }),
            )
        }
        "MatchAs" => {
            let [pattern, name] = fields else { return None };
            AnyNode::PatternMatchAs(arena.alloc(PatternMatchAs {
                range,
                pattern: FromValue::from_value(arena, pattern)?,
                name: FromValue::from_value(arena, name)?,
            }))
        }
        "MatchOr" => {
            let [patterns] = fields else { return None };
            AnyNode::PatternMatchOr(
                arena.alloc(PatternMatchOr {
                    range,
                    patterns: FromValue::from_value(arena, patterns)?,
                }),
            )
        }
        "TypeIgnore" => {
            let [lineno, tag] = fields else { return None };
            AnyNode::TypeIgnore(arena.alloc(TypeIgnore {
                lineno: FromValue::from_value(arena, lineno)?,
                tag: FromValue::from_value(arena, tag)?,
            }))
        }
        "TypeVar" => {
            let [name, bound, default_value] = fields else { return None };
            AnyNode::TypeParamTypeVar(arena.alloc(TypeParamTypeVar {
                range,
                name: FromValue::from_value(arena, name)?,
                bound: FromValue::from_value(arena, bound)?,
                default_value: FromValue::from_value(arena, default_value)?,
            }))
        }
        "ParamSpec" => {
            let [name, default_value] = fields else { return None };
            AnyNode::TypeParamParamSpec(arena.alloc(TypeParamParamSpec {
                range,
                name: FromValue::from_value(arena, name)?,
                default_value: FromValue::from_value(arena, default_value)?,
            }))
        }
        "TypeVarTuple" => {
            let [name, default_value] = fields else { return None };
            AnyNode::TypeParamTypeVarTuple(arena.alloc(TypeParamTypeVarTuple {
                range,
                name: FromValue::from_value(arena, name)?,
                default_value: FromValue::from_value(arena, default_value)?,
            }))
        }
        _ => return None,
    })
}
