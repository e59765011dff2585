//! The second pass: decides where each name of each block is looked up.
//!
//! It goes down with what is bound around a block and comes up with what is free in it. What is bound is
//! one map for the whole walk, in which a block writes its own names and, when it is done, what was there
//! before; so a block costs as much as it has names, however many are bound around it.
//!
//! A name that a block reads and does not bind is *free* if a function around it binds it, otherwise
//! global. A name free in an inner block that the block itself binds becomes a *cell*; if it does not
//! bind it, it is free here too, so that the cell can be handed through. Classes bind nothing for the
//! blocks within, except the three cells that the compiler makes for them.
//!
//! Comprehensions other than generator expressions are inlined (PEP 709): their names join the block
//! around them.

use indexmap::IndexSet;
use pycore_ast::with_stack;
use pycore_source::SyntaxError;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{Block, BlockId, BlockKind, Symbol, SymbolFlags, SymbolScope, SymbolTable};
use crate::positions::error_at;

/// Names in a reproducible order.
type Names<'a> = IndexSet<&'a str, FxBuildHasher>;

/// The cells that a class makes for the blocks within it.
const CLASS_CELLS: [&str; 3] = ["__class__", "__classdict__", "__conditional_annotations__"];

/// What a name means for the blocks within.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Visible {
    /// A function binds it.
    bound: bool,
    /// It is a type parameter.
    type_param: bool,
}

/// Decides for all blocks.
pub(super) fn analyze(table: &mut SymbolTable<'_>) -> Result<(), Box<SyntaxError>> {
    let mut analyzer = Analyzer { table, visible: FxHashMap::default() };
    analyzer.block(BlockId::TOP, None)?;
    Ok(())
}

struct Analyzer<'t, 'a> {
    table: &'t mut SymbolTable<'a>,
    visible: FxHashMap<&'a str, Visible>,
}

impl<'a> Analyzer<'_, 'a> {
    fn visible(&self, name: &str) -> Visible {
        self.visible.get(name).copied().unwrap_or_default()
    }

    /// Decides for a block and those in it; gives the names that are free in it.
    ///
    /// `class` is the class whose names it sees besides those of functions.
    fn block(
        &mut self,
        id: BlockId,
        class: Option<BlockId>,
    ) -> Result<Names<'a>, Box<SyntaxError>> {
        let mut free = Names::default();
        for index in 0..self.table[id].symbols.len() {
            let Some((&name, symbol)) = self.table[id].symbols.get_index(index) else {
                break;
            };
            let scope = self.scope_of(id, name, symbol.flags, class)?;
            if scope == SymbolScope::Free {
                free.insert(name);
            }
            self.table[id].symbols[index].scope = scope;
        }
        let before = self.make_visible(id);
        let (inner_free, inlined_cells) = self.children(id, class)?;
        for (name, visible) in before.into_iter().rev() {
            self.visible.insert(name, visible);
        }
        self.splice_inlined(id);
        let inner_free = self.settle(id, inner_free, &inlined_cells);
        free.extend(inner_free);
        Ok(free)
    }

    /// Where a name of a block is looked up, before it is known whether it is a cell.
    fn scope_of(
        &self,
        id: BlockId,
        name: &'a str,
        flags: SymbolFlags,
        class: Option<BlockId>,
    ) -> Result<SymbolScope, Box<SyntaxError>> {
        let block = &self.table[id];
        let visible = self.visible(name);
        if flags.contains(SymbolFlags::GLOBAL) {
            if flags.contains(SymbolFlags::NONLOCAL) {
                let message = format!("name '{name}' is nonlocal and global");
                return Err(directive_error(block, name, message));
            }
            return Ok(SymbolScope::GlobalExplicit);
        }
        if flags.contains(SymbolFlags::NONLOCAL) {
            let message = if id == BlockId::TOP {
                "nonlocal declaration not allowed at module level".to_owned()
            } else if !visible.bound {
                format!("no binding for nonlocal '{name}' found")
            } else if visible.type_param {
                format!("nonlocal binding not allowed for type parameter '{name}'")
            } else {
                return Ok(SymbolScope::Free);
            };
            return Err(directive_error(block, name, message));
        }
        if flags.intersects(SymbolFlags::BOUND) {
            return Ok(SymbolScope::Local);
        }
        // A name of the class is looked up there and among the globals, not in functions around it.
        if let Some(class) = class {
            let of_class = self.table[class].symbol(name).flags;
            if of_class.contains(SymbolFlags::GLOBAL) {
                return Ok(SymbolScope::GlobalExplicit);
            }
            if of_class.intersects(SymbolFlags::BOUND) && !of_class.contains(SymbolFlags::NONLOCAL)
            {
                return Ok(SymbolScope::GlobalImplicit);
            }
        }
        if visible.bound {
            return Ok(SymbolScope::Free);
        }
        Ok(SymbolScope::GlobalImplicit)
    }

    /// Shows the names of a block to the blocks within; gives what was there before, to be put back.
    fn make_visible(&mut self, id: BlockId) -> Vec<(&'a str, Visible)> {
        let mut before = Vec::new();
        let block = &self.table.blocks[id.index()];
        if block.children.is_empty() {
            return before;
        }
        let mut show = |visible: &mut FxHashMap<&'a str, Visible>, name: &'a str, now: Visible| {
            let place = visible.entry(name).or_default();
            if *place != now {
                before.push((name, *place));
                *place = now;
            }
        };
        let is_function_like = block.kind.is_function_like();
        for (&name, symbol) in &block.symbols {
            let mut now = self.visible.get(name).copied().unwrap_or_default();
            match symbol.scope {
                SymbolScope::Local => {
                    now.bound |= is_function_like;
                    now.type_param = symbol.flags.contains(SymbolFlags::TYPE_PARAM);
                }
                SymbolScope::GlobalExplicit
                    if block.kind != BlockKind::Class
                        && symbol.flags.contains(SymbolFlags::GLOBAL) =>
                {
                    now.bound = false;
                }
                _ => continue,
            }
            show(&mut self.visible, name, now);
        }
        if block.kind == BlockKind::Class {
            for name in CLASS_CELLS {
                let now = self.visible.get(name).copied().unwrap_or_default();
                show(&mut self.visible, name, Visible { bound: true, ..now });
            }
        }
        before
    }

    /// Decides for the blocks within; gives the names free in them and the cells of those inlined.
    fn children(
        &mut self,
        id: BlockId,
        class: Option<BlockId>,
    ) -> Result<(Names<'a>, FxHashSet<&'a str>), Box<SyntaxError>> {
        let mut free = Names::default();
        let mut inlined_cells = FxHashSet::default();
        let is_class = self.table[id].kind == BlockKind::Class;
        let sees_class = self.table[id].can_see_class_scope;
        for index in 0..self.table[id].children.len() {
            let child = self.table[id].children[index];
            let child_class = if !self.table[child].can_see_class_scope {
                None
            } else if is_class {
                Some(id)
            } else {
                class
            };
            let mut child_free = with_stack(|| self.block(child, child_class))?;
            let child_block = &mut self.table[child];
            // Not within what sees a class: there the names of the class would be in the way.
            if child_block.comprehension.is_some() && !child_block.generator && !sees_class {
                child_block.inlined = true;
                self.inline(id, child, &mut child_free, &mut inlined_cells);
            }
            if free.is_empty() {
                free = child_free;
            } else {
                free.extend(child_free);
            }
        }
        Ok((free, inlined_cells))
    }

    /// Brings the names of an inlined comprehension into the block around it.
    fn inline(
        &mut self,
        id: BlockId,
        comprehension: BlockId,
        free: &mut Names<'a>,
        cells: &mut FxHashSet<&'a str>,
    ) {
        let symbols = std::mem::take(&mut self.table[comprehension].symbols);
        let mut in_children: Option<FxHashSet<&'a str>> = None;
        let mut dropped = Vec::new();
        let is_class = self.table[id].kind == BlockKind::Class;
        for (&name, symbol) in &symbols {
            if symbol.flags.contains(SymbolFlags::PARAM) {
                continue;
            }
            let mut scope = symbol.scope;
            if scope == SymbolScope::Cell || symbol.flags.contains(SymbolFlags::COMPREHENSION_CELL)
            {
                cells.insert(name);
            }
            // A class hands its own cells to nobody but the functions within.
            if scope == SymbolScope::Free && is_class && CLASS_CELLS.contains(&name) {
                scope = SymbolScope::GlobalImplicit;
                let in_children =
                    in_children.get_or_insert_with(|| self.free_in_children(comprehension));
                if !in_children.contains(name) {
                    free.swap_remove(name);
                }
                dropped.push(name);
            }
            if scope == SymbolScope::Free
                && !is_class
                && let Some(outer) = self.table[id].symbols.get_mut(name)
            {
                outer.flags |= symbol.flags & SymbolFlags::USE;
            }
            match self.table[id].symbols.get(name) {
                None => {
                    let joined = Symbol { flags: symbol.flags, scope };
                    self.table[id].symbols.insert(name, joined);
                }
                // What is free in the comprehension and bound here is an ordinary local, unless a
                // function in the comprehension needs it.
                Some(outer) if outer.flags.intersects(SymbolFlags::BOUND) && !is_class => {
                    let in_children =
                        in_children.get_or_insert_with(|| self.free_in_children(comprehension));
                    if !in_children.contains(name) {
                        free.swap_remove(name);
                    }
                }
                Some(_) => {}
            }
        }
        self.table[comprehension].symbols = symbols;
        for name in dropped {
            self.table[comprehension].symbols.shift_remove(name);
        }
    }

    /// Names that are free in any block directly within this one.
    fn free_in_children(&self, id: BlockId) -> FxHashSet<&'a str> {
        self.table[id]
            .children
            .iter()
            .flat_map(|&child| &self.table[child].symbols)
            .filter(|(_, symbol)| symbol.scope == SymbolScope::Free)
            .map(|(&name, _)| name)
            .collect()
    }

    /// The blocks in an inlined comprehension take its place.
    fn splice_inlined(&mut self, id: BlockId) {
        let has_inlined = self.table[id].children.iter().any(|&child| self.table[child].inlined);
        if !has_inlined {
            return;
        }
        let mut spliced = Vec::new();
        for child in std::mem::take(&mut self.table[id].children) {
            if self.table[child].inlined {
                spliced.extend_from_slice(&self.table[child].children);
            } else {
                spliced.push(child);
            }
        }
        self.table[id].children = spliced;
    }

    /// Makes cells of what inner blocks need; gives what they need from further out.
    fn settle(
        &mut self,
        id: BlockId,
        mut free: Names<'a>,
        inlined_cells: &FxHashSet<&'a str>,
    ) -> Names<'a> {
        let Self { table, visible } = self;
        let block = &mut table[id];
        if block.kind.is_function_like() {
            for (name, symbol) in &mut block.symbols {
                let is_cell = free.contains(name) || inlined_cells.contains(name);
                if symbol.scope == SymbolScope::Local && is_cell {
                    symbol.scope = SymbolScope::Cell;
                    free.swap_remove(name);
                }
            }
        } else if block.kind == BlockKind::Class {
            block.needs_class_closure |= free.swap_remove("__class__");
            block.needs_classdict |= free.swap_remove("__classdict__");
            block.has_conditional_annotations |= free.swap_remove("__conditional_annotations__");
        }
        for name in inlined_cells {
            if let Some(symbol) = block.symbols.get_mut(name) {
                symbol.flags |= SymbolFlags::COMPREHENSION_CELL;
            }
        }
        let sees_class = block.kind == BlockKind::Class || block.can_see_class_scope;
        for &name in &free {
            if let Some(symbol) = block.symbols.get_mut(name) {
                // A method's free variable with the name of something in the class.
                if sees_class {
                    symbol.flags |= SymbolFlags::FREE_CLASS;
                }
                continue;
            }
            let is_bound = visible.get(name).is_some_and(|visible| visible.bound);
            if is_bound || id == BlockId::TOP {
                let symbol = Symbol { flags: SymbolFlags::empty(), scope: SymbolScope::Free };
                block.symbols.insert(name, symbol);
            }
        }
        free
    }
}

/// An error about a name, at the statement that declared it.
#[cold]
fn directive_error(block: &Block<'_>, name: &str, message: String) -> Box<SyntaxError> {
    let directive = block.directives.iter().find(|(declared, _)| *declared == name);
    error_at(message, directive.map_or(block.location, |&(_, location)| location))
}
