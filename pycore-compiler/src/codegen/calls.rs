//! Calls.

use pycore_ast::{Expr, ExprAttribute, ExprCall, ExprContext, Keyword};
use pycore_bytecode::{CommonConstant, Constant, Location, Opcode};
use pycore_source::TextRange;
use rustc_hash::FxHashMap;

use super::collections::Display;
use super::super_calls::METHOD;
use super::{Codegen, Outcome, STACK_GUIDELINE};
use crate::instructions::Label;
use crate::symtable::{BlockId, Role, SymbolFlags, node_key};

/// The arguments of a call.
#[derive(Clone, Copy)]
pub(super) struct CallArguments<'a> {
    /// So many are on the stack already.
    pub(super) pushed: usize,
    pub(super) positional: &'a [Expr<'a>],
    /// A name that is the last positional argument.
    pub(super) injected: Option<&'a str>,
    pub(super) keywords: &'a [Keyword<'a>],
}

/// The first item, in order, that is repeated; gives it and where it is again.
pub(super) fn first_repeated<'n>(
    names: impl Iterator<Item = Option<&'n str>>,
) -> Option<(&'n str, usize)> {
    let mut places: FxHashMap<&str, (usize, Option<usize>)> = FxHashMap::default();
    for (index, name) in names.enumerate() {
        let Some(name) = name else {
            continue;
        };
        let (first, again) = places.entry(name).or_insert((index, None));
        if *first != index {
            again.get_or_insert(index);
        }
    }
    places
        .into_iter()
        .filter_map(|(name, (first, again))| Some((first, name, again?)))
        .min()
        .map(|(_, name, again)| (name, again))
}

impl<'a> Codegen<'a, '_> {
    fn check_keywords(&self, keywords: &'a [Keyword<'a>]) -> Outcome {
        if keywords.len() < 2 {
            return Ok(());
        }
        match first_repeated(keywords.iter().map(|keyword| keyword.arg)) {
            Some((name, again)) => {
                self.error(format!("keyword argument repeated: {name}"), keywords[again].range)
            }
            None => Ok(()),
        }
    }

    pub(super) fn call(&mut self, node: &'a ExprCall<'a>) -> Outcome {
        self.check_keywords(node.keywords)?;
        if let Expr::Attribute(method) = node.func
            && self.is_method_call(node, method)
        {
            return self.method_call(node, method);
        }
        let skip = self.new_label();
        self.check_called(node.func);
        self.expr(node.func)?;
        self.reduce_generator(node, skip)?;
        let function = self.location(node.func.range());
        self.op(Opcode::PUSH_NULL, function);
        let arguments = CallArguments {
            pushed: 0,
            positional: node.args,
            injected: None,
            keywords: node.keywords,
        };
        self.call_with(arguments, node.range)?;
        self.use_label(skip);
        Ok(())
    }

    /// Whether a call of an attribute can do without a bound method.
    fn is_method_call(&self, node: &ExprCall<'a>, method: &ExprAttribute<'a>) -> bool {
        if method.ctx != ExprContext::Load {
            return false;
        }
        // An attribute of an imported module is seldom a method.
        if let Expr::Name(object) = method.value {
            let symbol = self.table[BlockId::TOP].symbol(object.id);
            if symbol.flags.contains(SymbolFlags::IMPORT) {
                return false;
            }
        }
        let keywords = node.keywords.len();
        let count = node.args.len() + keywords + usize::from(keywords > 0);
        count < STACK_GUIDELINE
            && !node.args.iter().any(|argument| matches!(argument, Expr::Starred(_)))
            && node.keywords.iter().all(|keyword| keyword.arg.is_some())
    }

    fn method_call(&mut self, node: &'a ExprCall<'a>, method: &'a ExprAttribute<'a>) -> Outcome {
        let attribute = self.location(method.range);
        let location = self.attribute_location(attribute, method);
        if let Some(call) = self.super_call(method) {
            let flags = self.load_super_arguments(call)?;
            self.load_super(method, flags | METHOD);
        } else {
            self.expr(method.value)?;
            self.load_method(method.attr, location);
        }
        self.exprs(node.args)?;
        let count = (node.args.len() + node.keywords.len()) as u32;
        let call = self.location(node.range);
        let call = self.attribute_location(call, method);
        if node.keywords.is_empty() {
            self.op_arg(Opcode::CALL, count, call);
            return Ok(());
        }
        self.keyword_values(node.keywords, location)?;
        self.op_arg(Opcode::CALL_KW, count, call);
        Ok(())
    }

    /// Values of keyword arguments and the tuple of their names.
    fn keyword_values(&mut self, keywords: &'a [Keyword<'a>], location: Location) -> Outcome {
        keywords.iter().try_for_each(|keyword| self.expr(keyword.value))?;
        let names = self.names_constant(keywords.iter().filter_map(|keyword| keyword.arg));
        self.load_constant(names, location);
        Ok(())
    }

    /// Calls the function that is on the stack, a null above it.
    pub(super) fn call_with(&mut self, arguments: CallArguments<'a>, range: TextRange) -> Outcome {
        let CallArguments { pushed, positional, injected, keywords } = arguments;
        self.check_keywords(keywords)?;
        let location = self.location(range);
        let is_simple = positional.len() + keywords.len() * 2 <= STACK_GUIDELINE
            && !positional.iter().any(|argument| matches!(argument, Expr::Starred(_)))
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        if is_simple {
            self.exprs(positional)?;
            if let Some(name) = injected {
                self.load_name(name, location);
            }
            let count =
                pushed + positional.len() + usize::from(injected.is_some()) + keywords.len();
            if keywords.is_empty() {
                self.op_arg(Opcode::CALL, count as u32, location);
            } else {
                self.keyword_values(keywords, location)?;
                self.op_arg(Opcode::CALL_KW, count as u32, location);
            }
            return Ok(());
        }
        match positional {
            [Expr::Starred(only)] if pushed == 0 => self.expr(only.value)?,
            _ => self.display(Display::TUPLE, positional, injected, pushed, range)?,
        }
        if keywords.is_empty() {
            self.op(Opcode::PUSH_NULL, location);
        } else {
            self.keyword_dict(keywords, location)?;
        }
        self.op(Opcode::CALL_FUNCTION_EX, location);
        Ok(())
    }

    /// Keyword arguments as a dict.
    fn keyword_dict(&mut self, keywords: &'a [Keyword<'a>], location: Location) -> Outcome {
        let mut has_dict = false;
        for group in keywords.chunk_by(|left, right| left.arg.is_some() && right.arg.is_some()) {
            match group {
                [Keyword { arg: None, value, .. }] => {
                    if !has_dict {
                        self.op_arg(Opcode::BUILD_MAP, 0, location);
                    }
                    self.expr(*value)?;
                    self.op_arg(Opcode::DICT_MERGE, 1, location);
                }
                _ => {
                    self.named_keywords(group, location)?;
                    if has_dict {
                        self.op_arg(Opcode::DICT_MERGE, 1, location);
                    }
                }
            }
            has_dict = true;
        }
        Ok(())
    }

    /// A dict of keyword arguments without `**`.
    fn named_keywords(&mut self, keywords: &'a [Keyword<'a>], location: Location) -> Outcome {
        let is_big = keywords.len() * 2 > STACK_GUIDELINE;
        if is_big {
            self.op_arg(Opcode::BUILD_MAP, 0, Location::NONE);
        }
        for keyword in keywords {
            self.load_str(keyword.arg.unwrap_or_default(), location);
            self.expr(keyword.value)?;
            if is_big {
                self.op_arg(Opcode::MAP_ADD, 1, Location::NONE);
            }
        }
        if !is_big {
            self.op_arg(Opcode::BUILD_MAP, keywords.len() as u32, location);
        }
        Ok(())
    }

    /// `all(... for ...)`, `any(... for ...)` and `tuple(... for ...)` without a call, if the function on
    /// top of the stack turns out to be the built-in; otherwise the code after this calls it.
    fn reduce_generator(&mut self, node: &'a ExprCall<'a>, end: Label) -> Outcome {
        let (Expr::Name(function), [generator @ Expr::GeneratorExp(_)], []) =
            (node.func, node.args, node.keywords)
        else {
            return Ok(());
        };
        let (built_in, initial) = match function.id {
            "all" => (CommonConstant::All, Some(true)),
            "any" => (CommonConstant::Any, Some(false)),
            "tuple" => (CommonConstant::Tuple, None),
            _ => return Ok(()),
        };
        let Expr::GeneratorExp(expression) = generator else {
            return Ok(());
        };
        // An asynchronous one is no iterator.
        if let Some(first) = expression.generators.first() {
            let block = self.block_of(node_key(first), Role::Body);
            if self.table[block].coroutine {
                return Ok(());
            }
        }
        let skip = self.new_label();
        let location = self.location(function.range);
        self.op_arg(Opcode::COPY, 1, location);
        self.op_arg(Opcode::LOAD_COMMON_CONSTANT, built_in.number(), location);
        self.op_arg(Opcode::IS_OP, 0, location);
        self.jump(Opcode::POP_JUMP_IF_FALSE, skip, location);
        self.op(Opcode::POP_TOP, location);
        if initial.is_none() {
            self.op_arg(Opcode::BUILD_LIST, 0, location);
        }
        self.expr(*generator)?;
        let [again, cleanup] = self.new_labels();
        self.use_label(again);
        self.jump(Opcode::FOR_ITER, cleanup, location);
        match initial {
            None => {
                self.op_arg(Opcode::LIST_APPEND, 2, location);
                self.jump(Opcode::JUMP, again, location);
            }
            Some(initial) => {
                self.op(Opcode::TO_BOOL, location);
                self.jump(super::expressions::pop_jump_if(initial), again, location);
            }
        }
        self.op(Opcode::POP_ITER, Location::NONE);
        if let Some(initial) = initial {
            self.load_constant(Constant::Bool(!initial), location);
        }
        self.jump(Opcode::JUMP, end, location);
        self.use_label(cleanup);
        self.op(Opcode::END_FOR, Location::NONE);
        self.op(Opcode::POP_ITER, Location::NONE);
        match initial {
            None => self.list_to_tuple(location),
            Some(initial) => self.load_constant(Constant::Bool(initial), location),
        }
        self.jump(Opcode::JUMP, end, location);
        self.use_label(skip);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetitions_are_found_in_order() {
        let find = |names: &[&'static str]| first_repeated(names.iter().map(|&name| Some(name)));
        assert_eq!(find(&["a", "b", "c"]), None);
        assert_eq!(find(&["a", "b", "b", "a", "a"]), Some(("a", 3)));
        assert_eq!(find(&["a", "b", "b"]), Some(("b", 2)));
    }
}
