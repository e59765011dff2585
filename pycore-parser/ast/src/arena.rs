//! Where a tree lives.

use bumpalo::Bump;

/// Memory for nodes, text and lists of one or more trees; freed as a whole.
#[derive(Debug, Default)]
pub struct Arena {
    bump: Bump,
}

impl Arena {
    /// An empty arena.
    pub fn new() -> Self {
        Self::default()
    }

    /// An arena with room for the tree of a source text of `bytes` bytes, as a first estimate.
    pub fn for_source(bytes: usize) -> Self {
        // Trees of the standard library take about five times the size of their text.
        Self { bump: Bump::with_capacity(bytes.saturating_mul(5)) }
    }

    /// Put a node into the arena.
    pub fn alloc<T: Copy>(&self, node: T) -> &mut T {
        self.bump.alloc(node)
    }

    /// Put a list into the arena.
    pub fn alloc_slice<T: Copy>(&self, items: &[T]) -> &[T] {
        if items.is_empty() {
            return &[];
        }
        self.bump.alloc_slice_copy(items)
    }

    /// Put text into the arena.
    pub fn alloc_str(&self, text: &str) -> &str {
        self.bump.alloc_str(text)
    }

    /// Bytes taken from the system.
    pub fn allocated_bytes(&self) -> usize {
        self.bump.allocated_bytes()
    }
}
