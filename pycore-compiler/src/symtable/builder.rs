//! The first pass: walks over the tree and notes how each block mentions each name.
//!
//! Statements, expressions, comprehensions, annotations and patterns are in files of their own; here is
//! the state, and the verbs they share: enter and leave a block, note a name.

use pycore_ast::{Arena, ExprContext, Mod, Stmt};
use pycore_bytecode::Location;
use pycore_source::{SyntaxError, TextRange};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Block, BlockId, BlockKind, Role, SymbolFlags, SymbolTable};
use crate::docstring::docstring_of;
use crate::future::Future;
use crate::positions::{Positions, error_at};

/// Success, or the error that ends the compilation.
pub(super) type Outcome<T = ()> = Result<T, Box<SyntaxError>>;

/// State of the walk.
pub(super) struct Builder<'a, 'p> {
    pub(super) arena: &'a Arena,
    pub(super) positions: &'p Positions<'p>,
    pub(super) future: &'p Future,
    pub(super) table: SymbolTable<'a>,
    /// Blocks around the place that is visited, the innermost last; never empty during the walk.
    pub(super) stack: Vec<BlockId>,
    /// The class whose private names are mangled.
    pub(super) private: Option<&'a str>,
}

/// Makes the table as the first pass leaves it.
pub(super) fn build<'a>(
    arena: &'a Arena,
    tree: Mod<'a>,
    positions: &Positions<'_>,
    future: &Future,
) -> Outcome<SymbolTable<'a>> {
    let table = SymbolTable {
        blocks: Vec::new(),
        by_node: FxHashMap::default(),
        mangled_names: Vec::new(),
    };
    let mut builder = Builder { arena, positions, future, table, stack: Vec::new(), private: None };
    let top = builder.new_block(BlockKind::Module, "top", Location::new(0, 0, 0, 0));
    builder.enter_existing(top);
    match tree {
        Mod::Module(node) => {
            builder.table[top].has_docstring = docstring_of(node.body).is_some();
            builder.visit_body(node.body)?;
        }
        Mod::Interactive(node) => builder.visit_body(node.body)?,
        Mod::Expression(node) => builder.visit_expr(node.body)?,
        Mod::FunctionType(node) => {
            for &argument in node.argtypes {
                builder.visit_expr(argument)?;
            }
            builder.visit_expr(node.returns)?;
        }
    }
    builder.leave();
    Ok(builder.table)
}

impl<'a> Builder<'a, '_> {
    /// The block that is visited.
    pub(super) fn current_id(&self) -> BlockId {
        self.stack.last().copied().unwrap_or(BlockId::TOP)
    }

    pub(super) fn current(&mut self) -> &mut Block<'a> {
        let id = self.current_id();
        &mut self.table[id]
    }

    pub(super) fn location(&self, range: TextRange) -> Location {
        self.positions.location(range)
    }

    pub(super) fn error<T>(&self, message: impl Into<String>, range: TextRange) -> Outcome<T> {
        Err(self.positions.error(message.into(), range))
    }

    /// A block within the current one, not entered yet.
    pub(super) fn new_block(
        &mut self,
        kind: BlockKind,
        name: &'a str,
        location: Location,
    ) -> BlockId {
        let mut block = Block::new(kind, name, location);
        if let Some(&outer) = self.stack.last() {
            let outer = &self.table[outer];
            block.nested = outer.nested || outer.kind.is_function_like();
            block.method = outer.kind == BlockKind::Class && kind == BlockKind::Function;
        }
        let id = BlockId(self.table.blocks.len() as u32);
        self.table.blocks.push(block);
        id
    }

    /// A block that is found again by its node (see [`node_key`](super::node_key)) and role.
    pub(super) fn new_block_of(
        &mut self,
        node: usize,
        role: Role,
        kind: BlockKind,
        name: &'a str,
        location: Location,
    ) -> BlockId {
        let id = self.new_block(kind, name, location);
        self.table.by_node.insert((node, role), id);
        id
    }

    /// Goes into a new block; it becomes a child of the current one.
    pub(super) fn enter_existing(&mut self, id: BlockId) {
        self.inherit(id);
        // Annotations that will be strings have no part in the table.
        let is_string = self.future.annotations() && self.table[id].kind == BlockKind::Annotation;
        if let Some(&outer) = self.stack.last()
            && !is_string
        {
            self.table[outer].children.push(id);
        }
        self.stack.push(id);
    }

    /// Goes into a block again.
    pub(super) fn reenter(&mut self, id: BlockId) {
        self.inherit(id);
        self.stack.push(id);
    }

    fn inherit(&mut self, id: BlockId) {
        if let Some(&outer_id) = self.stack.last() {
            let outer = &self.table[outer_id];
            let (iterable_depth, mangled_names) = (outer.iterable_depth, outer.mangled_names);
            let block = &mut self.table[id];
            // Assignment expressions are forbidden anywhere in an outermost iterable.
            block.iterable_depth = iterable_depth;
            if block.kind != BlockKind::Class && mangled_names.is_some() {
                block.mangled_names = mangled_names;
            }
        }
    }

    /// Makes a block and goes into it.
    pub(super) fn enter(
        &mut self,
        node: usize,
        role: Role,
        kind: BlockKind,
        name: &'a str,
        location: Location,
    ) -> Outcome<BlockId> {
        let id = self.new_block_of(node, role, kind, name, location);
        self.enter_existing(id);
        if matches!(kind, BlockKind::Annotation | BlockKind::TypeAlias | BlockKind::TypeVariable) {
            self.add_format_parameter(location)?;
        }
        Ok(id)
    }

    /// The parameter of functions that are called with the format of annotations.
    pub(super) fn add_format_parameter(&mut self, location: Location) -> Outcome {
        self.add(".format", SymbolFlags::PARAM, location)?;
        self.add(".format", SymbolFlags::USE, location)
    }

    /// Goes out of the current block.
    pub(super) fn leave(&mut self) {
        self.stack.pop();
    }

    /// How a block mentions a name so far.
    pub(super) fn lookup(&self, block: BlockId, name: &'a str) -> SymbolFlags {
        let mangled = self.table.mangle(self.arena, self.private, block, name);
        self.table[block].symbol(mangled).flags
    }

    /// Notes a mention of a name in the current block: a read if `flags` is `USE`, otherwise a binding.
    pub(super) fn add(&mut self, name: &'a str, flags: SymbolFlags, location: Location) -> Outcome {
        let context =
            if flags == SymbolFlags::USE { ExprContext::Load } else { ExprContext::Store };
        self.add_in_context(name, flags, location, context)
    }

    /// As [`Builder::add`], with the context as the tree gives it.
    pub(super) fn add_in_context(
        &mut self,
        name: &'a str,
        flags: SymbolFlags,
        location: Location,
        context: ExprContext,
    ) -> Outcome {
        let writes = SymbolFlags::PARAM | SymbolFlags::LOCAL | SymbolFlags::IMPORT;
        if flags.intersects(writes) {
            self.check_name(name, location, context)?;
        }
        let current = self.current_id();
        if flags.contains(SymbolFlags::TYPE_PARAM)
            && let Some(set) = self.table[current].mangled_names
        {
            self.table.mangled_names[set as usize].insert(name);
        }
        self.add_to(current, name, flags, location)
    }

    /// Notes a mention of a name in a block, as the current block spells it.
    pub(super) fn add_to(
        &mut self,
        block: BlockId,
        name: &'a str,
        flags: SymbolFlags,
        location: Location,
    ) -> Outcome {
        let current = self.current_id();
        let mangled = self.table.mangle(self.arena, self.private, current, name);
        let in_iteration_target = self.table[block].in_iteration_target;
        let symbol = self.table[block].symbols.entry(mangled).or_default();
        let known = symbol.flags;
        if (flags & known).contains(SymbolFlags::PARAM) {
            let message = format!("duplicate argument '{name}' in function definition");
            return Err(error_at(message, location));
        }
        if (flags & known).contains(SymbolFlags::TYPE_PARAM) {
            return Err(error_at(format!("duplicate type parameter '{name}'"), location));
        }
        let mut all = known | flags;
        if in_iteration_target {
            if all.intersects(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL) {
                let message = format!(
                    "comprehension inner loop cannot rebind assignment expression target '{name}'"
                );
                return Err(error_at(message, location));
            }
            all |= SymbolFlags::ITERATION;
        }
        symbol.flags = all;
        if flags.contains(SymbolFlags::PARAM) {
            self.table[block].parameters.push(mangled);
        } else if flags.contains(SymbolFlags::GLOBAL) {
            let symbols = &mut self.table[BlockId::TOP].symbols;
            symbols.entry(mangled).or_default().flags |= flags;
        }
        Ok(())
    }

    /// `__debug__` cannot be assigned to or deleted.
    pub(super) fn check_name(
        &self,
        name: &str,
        location: Location,
        context: ExprContext,
    ) -> Outcome {
        if name != "__debug__" {
            return Ok(());
        }
        match context {
            ExprContext::Load => Ok(()),
            ExprContext::Store => Err(error_at("cannot assign to __debug__", location)),
            ExprContext::Del => Err(error_at("cannot delete __debug__", location)),
        }
    }

    /// Remembers a `global` or `nonlocal`, for the errors that the second pass finds.
    pub(super) fn record_directive(&mut self, name: &'a str, location: Location) {
        let current = self.current_id();
        let mangled = self.table.mangle(self.arena, self.private, current, name);
        self.table[current].directives.push((mangled, location));
    }

    /// A new set of names that are mangled although the block is not in the class.
    pub(super) fn new_mangled_names(&mut self) -> u32 {
        self.table.mangled_names.push(FxHashSet::default());
        self.table.mangled_names.len() as u32 - 1
    }

    pub(super) fn visit_body(&mut self, body: &'a [Stmt<'a>]) -> Outcome {
        body.iter().try_for_each(|&statement| self.visit_stmt(statement))
    }

    /// Visits the body of a compound statement, which may be skipped.
    pub(super) fn conditional(&mut self, visit: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        let outer = std::mem::replace(&mut self.current().in_conditional, true);
        visit(self)?;
        self.current().in_conditional = outer;
        Ok(())
    }
}
