//! Comprehensions: inlined where they are (PEP 709), or functions that are called at once.
//!
//! An inlined comprehension keeps its variables apart from those around it: values of the same names are
//! put on the stack before and taken back after, also if an exception is raised.

use pycore_ast::{Comprehension, Expr};
use pycore_bytecode::{Location, Opcode};

use super::frame_blocks::{FrameBlock, FrameBlockKind};
use super::functions::FunctionAttributes;
use super::unit::{ParameterCounts, ScopeKind};
use super::{Codegen, Outcome};
use crate::instructions::Label;
use crate::symtable::{
    BlockId, ComprehensionKind, Role, Symbol, SymbolFlags, SymbolScope, node_key,
};

/// What a comprehension is made of.
#[derive(Clone, Copy)]
struct Parts<'a> {
    kind: ComprehensionKind,
    generators: &'a [Comprehension<'a>],
    element: Expr<'a>,
    /// The value of a dict comprehension, whose key is the element.
    value: Option<Expr<'a>>,
    /// Of the whole comprehension.
    location: Location,
}

/// What an inlined comprehension changes around it, to be undone.
#[derive(Default)]
struct Inlined<'a> {
    /// Variables whose values are on the stack.
    pushed: Vec<&'a str>,
    /// Names that mean something else within, with what they mean around.
    symbols: Vec<(&'a str, Symbol)>,
    /// Names that became variables of a module or class for so long.
    hidden: Vec<&'a str>,
    /// Where exceptions go, if anything was pushed.
    cleanup: Option<Label>,
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn comprehension(&mut self, expression: Expr<'a>) -> Outcome {
        let (kind, generators, element, value) = match expression {
            Expr::ListComp(node) => (ComprehensionKind::List, node.generators, node.elt, None),
            Expr::SetComp(node) => (ComprehensionKind::Set, node.generators, node.elt, None),
            Expr::DictComp(node) => {
                (ComprehensionKind::Dict, node.generators, node.key, Some(node.value))
            }
            Expr::GeneratorExp(node) => {
                (ComprehensionKind::Generator, node.generators, node.elt, None)
            }
            _ => return Ok(()),
        };
        let location = self.location(expression.range());
        let parts = Parts { kind, generators, element, value, location };
        let Some(outermost) = generators.first() else {
            return Ok(());
        };
        let block = self.block_of(node_key(outermost), Role::Body);
        if self.table[block].inlined {
            self.inlined_comprehension(parts, outermost, block)
        } else {
            self.comprehension_function(parts, outermost, block)
        }
    }

    fn inlined_comprehension(
        &mut self,
        parts: Parts<'a>,
        outermost: &'a Comprehension<'a>,
        block: BlockId,
    ) -> Outcome {
        let location = parts.location;
        self.first_iterator(outermost)?;
        let inlined = self.enter_inlined(block, location);
        self.new_collection(parts);
        self.op_arg(Opcode::SWAP, 2, location);
        self.generator(parts, 0, 0, true)?;
        self.leave_inlined(inlined, location);
        Ok(())
    }

    fn comprehension_function(
        &mut self,
        parts: Parts<'a>,
        outermost: &'a Comprehension<'a>,
        block: BlockId,
    ) -> Outcome {
        let location = parts.location;
        let name = match parts.kind {
            ComprehensionKind::List => "<listcomp>",
            ComprehensionKind::Set => "<setcomp>",
            ComprehensionKind::Dict => "<dictcomp>",
            ComprehensionKind::Generator => "<genexpr>",
        };
        let is_async = self.table[block].coroutine;
        let counts = ParameterCounts { by_either: 1, ..ParameterCounts::default() };
        self.enter_scope(name, ScopeKind::Comprehension, block, location.line, None, counts);
        self.new_collection(parts);
        self.generator(parts, 0, 0, false)?;
        let is_generator = parts.kind == ComprehensionKind::Generator;
        if is_generator {
            self.wrap_in_stop_iteration_handler();
        } else {
            self.op(Opcode::RETURN_VALUE, location);
        }
        let finished = self.finish_unit(true)?;
        self.make_function(finished, FunctionAttributes::default(), location);
        self.first_iterator(outermost)?;
        self.op_arg(Opcode::CALL, 0, location);
        if is_async && !is_generator {
            self.await_top(0, location);
        }
        Ok(())
    }

    /// The first iterator, which is made outside of the comprehension.
    fn first_iterator(&mut self, outermost: &'a Comprehension<'a>) -> Outcome {
        self.expr(outermost.iter)?;
        let location = self.location(outermost.iter.range());
        let opcode = if outermost.is_async { Opcode::GET_AITER } else { Opcode::GET_ITER };
        self.op(opcode, location);
        Ok(())
    }

    fn new_collection(&mut self, parts: Parts<'a>) {
        let opcode = match parts.kind {
            ComprehensionKind::List => Opcode::BUILD_LIST,
            ComprehensionKind::Set => Opcode::BUILD_SET,
            ComprehensionKind::Dict => Opcode::BUILD_MAP,
            ComprehensionKind::Generator => return,
        };
        self.op_arg(opcode, 0, parts.location);
    }

    /// The loop of a generator and everything within. `depth` counts what is on the stack above the
    /// collection; the first iterator is on the stack if `is_inlined`, else a parameter.
    fn generator(
        &mut self,
        parts: Parts<'a>,
        index: usize,
        depth: u32,
        is_inlined: bool,
    ) -> Outcome {
        if parts.generators[index].is_async {
            self.async_generator(parts, index, depth, is_inlined)
        } else {
            self.sync_generator(parts, index, depth, is_inlined)
        }
    }

    fn sync_generator(
        &mut self,
        parts: Parts<'a>,
        index: usize,
        depth: u32,
        is_inlined: bool,
    ) -> Outcome {
        let generator = &parts.generators[index];
        let iterable = self.location(generator.iter.range());
        let [start, if_cleanup, anchor] = self.new_labels();
        // `for y in [f(x)]` is an assignment.
        let single = if index > 0 { single_element(generator.iter) } else { None };
        if index == 0 {
            if !is_inlined {
                self.op_arg(Opcode::LOAD_FAST, 0, parts.location);
            }
        } else if let Some(single) = single {
            self.expr(single)?;
        } else {
            self.expr(generator.iter)?;
            self.op(Opcode::GET_ITER, iterable);
        }
        let mut depth = depth;
        if single.is_none() {
            depth += 1;
            self.use_label(start);
            self.jump(Opcode::FOR_ITER, anchor, iterable);
        }
        self.expr(generator.target)?;
        let element = self.inner(parts, index, depth, if_cleanup)?;
        self.use_label(if_cleanup);
        if single.is_none() {
            self.jump(Opcode::JUMP, start, element);
            self.use_label(anchor);
            // Generators jump to END_FOR, other iterators to the instruction after it.
            self.op(Opcode::END_FOR, Location::NONE);
            self.op(Opcode::POP_ITER, Location::NONE);
        }
        Ok(())
    }

    fn async_generator(
        &mut self,
        parts: Parts<'a>,
        index: usize,
        depth: u32,
        is_inlined: bool,
    ) -> Outcome {
        let generator = &parts.generators[index];
        let location = parts.location;
        let [start, send, except, if_cleanup] = self.new_labels();
        if index == 0 {
            if !is_inlined {
                self.op_arg(Opcode::LOAD_FAST, 0, location);
            }
        } else {
            self.expr(generator.iter)?;
            let iterable = self.location(generator.iter.range());
            self.op(Opcode::GET_AITER, iterable);
        }
        self.use_label(start);
        self.push_frame_block(FrameBlock::new(FrameBlockKind::AsyncComprehension, location))?;
        self.jump(Opcode::SETUP_FINALLY, except, location);
        self.op(Opcode::GET_ANEXT, location);
        self.load_none(location);
        self.use_label(send);
        self.yield_from(true, location);
        self.op(Opcode::POP_BLOCK, location);
        self.expr(generator.target)?;
        let element = self.inner(parts, index, depth + 1, if_cleanup)?;
        self.use_label(if_cleanup);
        self.jump(Opcode::JUMP, start, element);
        self.pop_frame_block();
        self.use_label(except);
        self.jump(Opcode::END_ASYNC_FOR, send, location);
        Ok(())
    }

    /// Conditions of a generator, then the next generator or the element; gives the element's location.
    fn inner(
        &mut self,
        parts: Parts<'a>,
        index: usize,
        depth: u32,
        if_cleanup: Label,
    ) -> Outcome<Location> {
        for &condition in parts.generators[index].ifs {
            self.jump_if(parts.location, condition, if_cleanup, false)?;
        }
        if index + 1 < parts.generators.len() {
            self.generator(parts, index + 1, depth, false)?;
            return Ok(self.location(parts.element.range()));
        }
        self.element(parts, depth)
    }

    fn element(&mut self, parts: Parts<'a>, depth: u32) -> Outcome<Location> {
        let mut location = self.location(parts.element.range());
        self.expr(parts.element)?;
        if let Some(value) = parts.value {
            self.expr(value)?;
            let value = self.location(value.range());
            location.end_line = value.end_line;
            location.end_column = value.end_column;
        }
        let opcode = match parts.kind {
            ComprehensionKind::List => Opcode::LIST_APPEND,
            ComprehensionKind::Set => Opcode::SET_ADD,
            ComprehensionKind::Dict => Opcode::MAP_ADD,
            ComprehensionKind::Generator => {
                self.yield_top(location);
                self.op(Opcode::POP_TOP, location);
                return Ok(location);
            }
        };
        self.op_arg(opcode, depth + 1, location);
        Ok(location)
    }

    /// Gives the names of an inlined comprehension their meaning and saves values of variables.
    fn enter_inlined(&mut self, comprehension: BlockId, location: Location) -> Inlined<'a> {
        let in_class = self.is_directly_in_class();
        let is_function_like = self.is_function_like();
        self.unit().inlined_depth += 1;
        let outer = self.unit_ref().block;
        let mut inlined = Inlined::default();
        let is_bound = |symbol: &Symbol| {
            symbol.flags.contains(SymbolFlags::LOCAL)
                && !symbol.flags.contains(SymbolFlags::NONLOCAL)
        };
        let mut names: Vec<(&'a str, Symbol)> = self.table[comprehension]
            .symbols
            .iter()
            .map(|(&name, &symbol)| (name, symbol))
            .collect();
        for &(name, symbol) in &names {
            let around = self.table[outer].symbol(name);
            // A cell of both is the one that is handed through.
            let is_same_cell =
                symbol.scope == SymbolScope::Cell && around.scope == SymbolScope::Free;
            let differs = symbol.scope != around.scope && symbol.scope != SymbolScope::Free;
            if differs && !is_same_cell || in_class {
                inlined.symbols.push((name, around));
                self.table[outer].symbols.insert(name, symbol);
            }
            let is_hidden = !is_function_like && (is_bound(&symbol) || in_class);
            if is_hidden && self.unit().hidden.insert(name, true) != Some(true) {
                inlined.hidden.push(name);
            }
        }
        names.retain(|(_, symbol)| is_bound(symbol));
        for (name, symbol) in names {
            let around = self.table[outer].symbol(name);
            let mangled = self.mangle(name);
            // Of a cell, the cell itself is saved, and a new one made.
            self.op_local(Opcode::LOAD_FAST_AND_CLEAR, mangled, location);
            if symbol.scope == SymbolScope::Cell {
                if around.scope == SymbolScope::Free {
                    self.op_free(Opcode::MAKE_CELL, mangled, location);
                } else {
                    self.op_cell(Opcode::MAKE_CELL, mangled, location);
                }
            }
            inlined.pushed.push(mangled);
        }
        if !inlined.pushed.is_empty() {
            // Brings the iterator back to the top.
            self.op_arg(Opcode::SWAP, inlined.pushed.len() as u32 + 1, location);
            let cleanup = self.new_label();
            inlined.cleanup = Some(cleanup);
            self.jump(Opcode::SETUP_FINALLY, cleanup, location);
        }
        inlined
    }

    /// Puts back what was saved.
    fn leave_inlined(&mut self, inlined: Inlined<'a>, location: Location) {
        if let Some(cleanup) = inlined.cleanup {
            self.op(Opcode::POP_BLOCK, Location::NONE);
            let end = self.new_label();
            self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
            self.use_label(cleanup);
            // The unfinished collection is below the exception.
            self.op_arg(Opcode::SWAP, 2, Location::NONE);
            self.op(Opcode::POP_TOP, Location::NONE);
            self.restore(&inlined.pushed, location);
            self.op_arg(Opcode::RERAISE, 0, Location::NONE);
            self.use_label(end);
            self.restore(&inlined.pushed, location);
        }
        self.unit().inlined_depth -= 1;
        let outer = self.unit_ref().block;
        for (name, symbol) in inlined.symbols {
            self.table[outer].symbols.insert(name, symbol);
        }
        for name in inlined.hidden {
            self.unit().hidden.insert(name, false);
        }
    }

    fn restore(&mut self, pushed: &[&'a str], location: Location) {
        self.op_arg(Opcode::SWAP, pushed.len() as u32 + 1, location);
        for name in pushed.iter().rev() {
            self.op_local(Opcode::STORE_FAST_MAYBE_NULL, name, location);
        }
    }
}

/// The element of a list or tuple of one, unless it has a `*`.
fn single_element(iterable: Expr<'_>) -> Option<Expr<'_>> {
    let elements = match iterable {
        Expr::List(list) => list.elts,
        Expr::Tuple(tuple) => tuple.elts,
        _ => return None,
    };
    match *elements {
        [Expr::Starred(_)] => None,
        [single] => Some(single),
        _ => None,
    }
}
