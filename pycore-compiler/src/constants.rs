//! Constants of a code object while it is compiled: their order and which of them are one.

use std::collections::HashMap;
use std::hash::BuildHasher;

use indexmap::IndexSet;
use pycore_bytecode::Constant;
use rustc_hash::FxBuildHasher;

/// An ordered set of constants.
///
/// Two constants are one if they have the same type and value, items of tuples likewise; `0.0` and `-0.0`
/// differ, a NaN differs from every other, code objects are one if everything about them is equal.
#[derive(Clone, Debug, Default)]
pub struct ConstantTable {
    entries: IndexSet<Entry, FxBuildHasher>,
    /// Indices of frozen sets, by a hash that does not depend on the order of their items.
    sets: HashMap<u64, Vec<u32>, FxBuildHasher>,
}

/// A constant, and a number that keeps apart what must not be merged.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Entry {
    constant: Constant,
    /// 0, or the index of a constant that equals nothing.
    distinction: u32,
}

impl ConstantTable {
    /// A table without constants.
    pub fn new() -> Self {
        Self::default()
    }

    /// The index of the constant, which is appended if it is not in the table.
    pub fn add(&mut self, constant: Constant) -> u32 {
        let next = self.entries.len() as u32;
        let mut distinction = 0;
        match &constant {
            Constant::FrozenSet(items) => {
                let hash = hash_of_set(items);
                if let Some(index) = self.find_set(hash, items) {
                    return index;
                }
                self.sets.entry(hash).or_default().push(next);
            }
            constant if constant.is_unequal() => distinction = next,
            _ => {}
        }
        self.entries.insert_full(Entry { constant, distinction }).0 as u32
    }

    /// The frozen set with these items, in any order.
    fn find_set(&self, hash: u64, items: &[Constant]) -> Option<u32> {
        self.sets.get(&hash)?.iter().copied().find(|&index| match self.get(index) {
            Some(Constant::FrozenSet(others)) => {
                let others: IndexSet<&Constant, FxBuildHasher> = others.iter().collect();
                others.len() == items.len() && items.iter().all(|item| others.contains(item))
            }
            _ => false,
        })
    }

    /// The constant at an index.
    pub fn get(&self, index: u32) -> Option<&Constant> {
        self.entries.get_index(index as usize).map(|entry| &entry.constant)
    }

    /// Number of constants.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The constants in the order of their indices.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Constant> {
        self.entries.iter().map(|entry| &entry.constant)
    }

    /// The constants in the order of their indices, without a copy.
    pub fn into_constants(self) -> impl ExactSizeIterator<Item = Constant> {
        self.entries.into_iter().map(|entry| entry.constant)
    }
}

fn hash_of_set(items: &[Constant]) -> u64 {
    items.iter().fold(0, |sum, item| FxBuildHasher.hash_one(item).wrapping_add(sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_constants_have_one_index() {
        let mut table = ConstantTable::new();
        let nan = Constant::Float(f64::NAN);
        let distinct = [
            Constant::Int(0),
            Constant::Bool(false),
            Constant::Float(0.0),
            Constant::Float(-0.0),
            Constant::Complex(0.0, -0.0),
            Constant::Tuple([Constant::Int(0)].into()),
            Constant::Tuple([Constant::Float(0.0)].into()),
            Constant::FrozenSet([Constant::Int(1), Constant::Int(2)].into()),
        ];
        for _ in 0..2 {
            for (index, constant) in distinct.iter().enumerate() {
                assert_eq!(table.add(constant.clone()), index as u32);
            }
        }
        let turned = Constant::FrozenSet([Constant::Int(2), Constant::Int(1)].into());
        assert_eq!(table.add(turned), 7);
        assert_ne!(table.add(nan.clone()), table.add(nan));
    }
}
