//! Constants of a code object while it is compiled: their order and which of them are one.

use indexmap::IndexSet;
use pycore_bytecode::Constant;
use rustc_hash::FxBuildHasher;

/// An ordered set of constants.
///
/// Two constants are one if they have the same type and value, items of tuples likewise; `0.0` and `-0.0`
/// differ, code objects are one if everything about them is equal.
#[derive(Clone, Debug, Default)]
pub struct ConstantTable {
    constants: IndexSet<Constant, FxBuildHasher>,
}

impl ConstantTable {
    /// A table without constants.
    pub fn new() -> Self {
        Self::default()
    }

    /// The index of the constant, which is appended if it is not in the table.
    pub fn add(&mut self, constant: Constant) -> u32 {
        self.constants.insert_full(constant).0 as u32
    }

    /// The constant at an index.
    pub fn get(&self, index: u32) -> Option<&Constant> {
        self.constants.get_index(index as usize)
    }

    /// Number of constants.
    pub fn len(&self) -> usize {
        self.constants.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.constants.is_empty()
    }

    /// The constants in the order of their indices.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Constant> {
        self.constants.iter()
    }
}
