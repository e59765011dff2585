//! The symbol table: which names each block of a program mentions, and where they are looked up.
//!
//! It is made in two passes. The first ([`build`](SymbolTable::build), in `builder`) walks over the tree
//! and notes how each block mentions each name. The second (`analyze`) goes down and up the blocks and
//! decides: local, global, free, cell. A function's names are seen by the functions in it; a class's are
//! not. Names are mangled on the way in, so the table holds them as the program's run sees them.
//!
//! Blocks are found again by the node that they come from and a [`Role`].

mod analyze;
mod annotations;
mod builder;
mod comprehensions;
mod dump;
mod expressions;
mod patterns;
mod scope;
pub(crate) mod statements;

use std::ops::{Index, IndexMut};

use pycore_ast::{Arena, Mod};
use pycore_source::{LineIndex, SyntaxError};
use rustc_hash::{FxHashMap, FxHashSet};

pub use scope::{
    Block, BlockId, BlockKind, ComprehensionKind, Symbol, SymbolFlags, SymbolScope, Symbols,
};

use crate::future::Future;
use crate::mangle::mangle;
use crate::positions::Positions;

/// Which of the blocks that a node makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The body of a function, lambda, class or comprehension; the value of a `type` statement.
    Body,
    /// The annotations of a function's parameters and result.
    Annotations,
    /// The scope of the type parameters.
    TypeParameters,
    /// The bound or constraints of a type parameter.
    Bound,
    /// The default of a type parameter.
    Default,
}

/// The blocks of a program.
#[derive(Debug)]
pub struct SymbolTable<'a> {
    blocks: Vec<Block<'a>>,
    by_node: FxHashMap<(usize, Role), BlockId>,
    mangled_names: Vec<FxHashSet<&'a str>>,
}

/// What makes a node's block be found again: its address.
pub(crate) fn node_key<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

impl<'a> SymbolTable<'a> {
    /// Makes the table of a tree, as it is after preprocessing.
    ///
    /// New names (mangled ones) are put into the arena.
    pub fn build(
        arena: &'a Arena,
        tree: Mod<'a>,
        lines: &LineIndex,
        future: &Future,
    ) -> Result<Self, Box<SyntaxError>> {
        let positions = Positions::new(lines);
        let mut table = builder::build(arena, tree, &positions, future)?;
        analyze::analyze(&mut table)?;
        Ok(table)
    }

    /// All blocks, by number.
    pub fn blocks(&self) -> &[Block<'a>] {
        &self.blocks
    }

    /// The block that a node makes; `node` is one of the tree that the table was built from.
    ///
    /// It is the statement of a function, class or alias, the lambda, the first generator of a
    /// comprehension, the [`TypeParam`](pycore_ast::TypeParam) of a bound or default; for type parameters
    /// as a whole it is the first one.
    pub fn find<T>(&self, node: &T, role: Role) -> Option<BlockId> {
        self.find_key(node_key(node), role)
    }

    /// As [`SymbolTable::find`], by the node's key.
    pub(crate) fn find_key(&self, node: usize, role: Role) -> Option<BlockId> {
        self.by_node.get(&(node, role)).copied()
    }

    /// The name that an identifier stands for in a block, within the class named `private`.
    ///
    /// In the scope of a generic class's type parameters only these are private, other names are not.
    pub(crate) fn mangle(
        &self,
        arena: &'a Arena,
        private: Option<&str>,
        block: BlockId,
        name: &'a str,
    ) -> &'a str {
        if !name.starts_with("__") {
            return name;
        }
        if let Some(set) = self[block].mangled_names
            && !self.mangled_names[set as usize].contains(name)
        {
            return name;
        }
        mangle(arena, private, name)
    }
}

impl<'a> Index<BlockId> for SymbolTable<'a> {
    type Output = Block<'a>;

    fn index(&self, block: BlockId) -> &Block<'a> {
        &self.blocks[block.index()]
    }
}

impl IndexMut<BlockId> for SymbolTable<'_> {
    fn index_mut(&mut self, block: BlockId) -> &mut Self::Output {
        &mut self.blocks[block.index()]
    }
}
