//! Arbitrary trees, for property tests.
//!
//! A tree is decoded from a list of numbers, [`Choices`]: each decision takes the next one, and 0, which is
//! also what stands after the end, is the simplest way on. So every list gives a tree, and shrinking the
//! list, which is all that proptest needs to know, shrinks the tree.
//!
//! The trees are those that the parser makes of some program, so printing one and parsing the text gives it
//! back. Of such trees only a few are left out: those for which `ast.unparse` of CPython itself writes
//! text that has another tree (a lone tuple as the context of a `with`).
//!
//! ```
//! use pycore_ast::{Arena, arbitrary::Choices, unparse};
//!
//! let arena = Arena::new();
//! assert_eq!(unparse(Choices::new(vec![]).module(&arena)).unwrap(), "pass");
//! ```

mod expressions;
mod patterns;
mod statements;
mod strings;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

use crate::{Arena, Expr, Mod, ModExpression, ModInteractive, ModModule};

/// The decisions that a tree comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    numbers: Vec<u16>,
}

/// A strategy for trees of up to about 300 nodes.
pub fn choices() -> impl Strategy<Value = Choices> {
    vec(any::<u16>(), 0..400).prop_map(Choices::new)
}

impl Choices {
    /// Any numbers are fine.
    pub fn new(numbers: Vec<u16>) -> Self {
        Self { numbers }
    }

    /// A tree of a file.
    pub fn module<'a>(&self, arena: &'a Arena) -> Mod<'a> {
        let mut maker = self.maker(arena);
        let mut body = vec![maker.statement()];
        while !maker.is_exhausted() {
            body.push(maker.statement());
        }
        let body = arena.alloc_slice(&body);
        Mod::Module(arena.alloc(ModModule { body, type_ignores: &[] }))
    }

    /// A tree of an interactive input: one compound statement, or simple ones.
    pub fn interactive<'a>(&self, arena: &'a Arena) -> Mod<'a> {
        let mut maker = self.maker(arena);
        let body = if maker.flag() {
            vec![maker.compound_statement()]
        } else {
            maker.many(1, 3, Maker::simple_statement)
        };
        let body = arena.alloc_slice(&body);
        Mod::Interactive(arena.alloc(ModInteractive { body }))
    }

    /// A tree of an expression.
    pub fn expression<'a>(&self, arena: &'a Arena) -> Mod<'a> {
        let body = self.bare_expression(arena);
        Mod::Expression(arena.alloc(ModExpression { body }))
    }

    /// An expression.
    pub fn bare_expression<'a>(&self, arena: &'a Arena) -> Expr<'a> {
        self.maker(arena).expression()
    }

    fn maker<'a, 'c>(&'c self, arena: &'a Arena) -> Maker<'a, 'c> {
        Maker { arena, numbers: self.numbers.iter(), depth: 0, specifications: 0 }
    }
}

/// Levels of nesting from which on only leaves are made. Trees are as wide as there are choices, but
/// without this bound most were long thin branches.
const MAX_DEPTH: usize = 12;

/// Decodes numbers.
struct Maker<'a, 'c> {
    arena: &'a Arena,
    numbers: std::slice::Iter<'c, u16>,
    depth: usize,
    /// Format specifications around the current place.
    specifications: usize,
}

impl<'a> Maker<'a, '_> {
    fn is_exhausted(&self) -> bool {
        self.numbers.as_slice().is_empty()
    }

    /// A number below `count`.
    fn pick(&mut self, count: usize) -> usize {
        usize::from(self.numbers.next().copied().unwrap_or(0)) % count
    }

    fn flag(&mut self) -> bool {
        self.pick(2) == 1
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.pick(items.len())]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    /// From `least` to `most` things.
    fn many<T>(
        &mut self,
        least: usize,
        most: usize,
        mut make: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let count = least + self.pick(most - least + 1);
        (0..count).map(|_| make(self)).collect()
    }

    /// The same, in the arena.
    fn list<T: Copy>(
        &mut self,
        least: usize,
        most: usize,
        make: impl FnMut(&mut Self) -> T,
    ) -> &'a [T] {
        let items = self.many(least, most, make);
        self.arena.alloc_slice(&items)
    }

    /// One level down: `inner` unless it is too deep or there are no choices left, then `leaf`.
    fn nested<T>(
        &mut self,
        leaf: impl FnOnce(&mut Self) -> T,
        inner: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if self.depth >= MAX_DEPTH || self.is_exhausted() {
            return leaf(self);
        }
        self.depth += 1;
        let made = inner(self);
        self.depth -= 1;
        made
    }

    /// A name, which may be a soft keyword.
    fn identifier(&mut self) -> &'a str {
        self.one_of(&["a", "b", "self", "match", "type", "case", "_", "é", "变量", "__x", "print"])
    }

    /// A name that a pattern can bind.
    fn capture(&mut self) -> &'a str {
        self.one_of(&["a", "b", "match", "type", "case", "é"])
    }

    fn module_name(&mut self) -> &'a str {
        self.one_of(&["a", "os.path", "a.match.type", "é"])
    }
}
