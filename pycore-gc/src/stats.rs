//! What is in a heap, as data and as text for people.
//!
//! The data are plain arrays: asking for statistics allocates nothing, so it also works when memory is short.

use std::fmt;

use crate::size_class::{CLASSES, SizeClass};

/// One size class of a heap.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct ClassStatistics {
    /// Pools assigned to the class.
    pub pools: usize,
    /// Blocks in use by the program.
    pub used: usize,
    /// Free blocks in the lists of a [`crate::LocalHeap`].
    pub cached: usize,
    /// Free blocks in the pools, including those never used.
    pub free: usize,
}

impl ClassStatistics {
    /// Counts `blocks` of the used ones as cached: the allocator cannot see which of the blocks that it gave to a
    /// [`crate::LocalHeap`] are still in its lists.
    pub(crate) fn move_to_cached(&mut self, blocks: usize) {
        self.used = self.used.saturating_sub(blocks);
        self.cached += blocks;
    }
}

/// What a [`crate::BlockAllocator`] holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeapStatistics {
    /// Name of the allocator.
    pub name: &'static str,
    /// Per size class, by index.
    pub classes: [ClassStatistics; CLASSES],
    /// Size of an arena in bytes, 0 without arenas.
    pub arena_size: usize,
    /// Arenas that hold memory now.
    pub arenas: usize,
    /// Most arenas that ever held memory at a time.
    pub arenas_peak: usize,
    /// Times that an arena got memory from the system.
    pub arenas_committed: usize,
    /// Times that an arena's memory went back to the system.
    pub arenas_returned: usize,
    /// Size of a pool in bytes, 0 without pools.
    pub pool_size: usize,
    /// Pools of the arenas in no class.
    pub free_pools: usize,
    /// Live blocks that are in no pool.
    pub large_blocks: usize,
    /// Their usable bytes.
    pub large_bytes: usize,
    /// Requests that could not be met, since the allocator exists.
    pub failures: usize,
}

impl HeapStatistics {
    /// Statistics of an allocator that holds nothing.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            classes: [ClassStatistics::default(); CLASSES],
            arena_size: 0,
            arenas: 0,
            arenas_peak: 0,
            arenas_committed: 0,
            arenas_returned: 0,
            pool_size: 0,
            free_pools: 0,
            large_blocks: 0,
            large_bytes: 0,
            failures: 0,
        }
    }

    /// Bytes of the arenas that hold memory.
    #[must_use]
    pub fn arena_bytes(&self) -> usize {
        self.arenas * self.arena_size
    }

    /// Bytes of the small blocks in use by the program.
    #[must_use]
    pub fn used_bytes(&self) -> usize {
        self.sum(|class| class.used)
    }

    /// Bytes of the free blocks in the lists of local heaps.
    #[must_use]
    pub fn cached_bytes(&self) -> usize {
        self.sum(|class| class.cached)
    }

    /// Bytes of the free blocks inside of pools that belong to a class.
    #[must_use]
    pub fn free_bytes(&self) -> usize {
        self.sum(|class| class.free)
    }

    /// Live blocks, small and large.
    #[must_use]
    pub fn live_blocks(&self) -> usize {
        self.large_blocks + self.classes.iter().map(|class| class.used).sum::<usize>()
    }

    /// Share of the arenas' bytes that no block of the program uses, from 0 to 1.
    #[must_use]
    pub fn fragmentation(&self) -> f64 {
        match self.arena_bytes() {
            0 => 0.0,
            bytes => 1.0 - self.used_bytes() as f64 / bytes as f64,
        }
    }

    fn sum(&self, blocks: impl Fn(&ClassStatistics) -> usize) -> usize {
        SizeClass::all()
            .map(|class| blocks(&self.classes[class.index()]) * class.block_size())
            .sum()
    }
}

/// A table of the classes that have pools or blocks, then the totals.
impl fmt::Display for HeapStatistics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Heap \"{}\"", self.name)?;
        if self.classes.iter().any(|class| *class != ClassStatistics::default()) {
            writeln!(f)?;
            writeln!(f, "class   size   pools   blocks used      cached        free")?;
            writeln!(f, "-----   ----   -----   -----------   ---------   ---------")?;
            for class in SizeClass::all() {
                let row = self.classes[class.index()];
                if row != ClassStatistics::default() {
                    writeln!(
                        f,
                        "{:>5}   {:>4}   {:>5}   {:>11}   {:>9}   {:>9}",
                        class.index(),
                        class.block_size(),
                        row.pools,
                        row.used,
                        row.cached,
                        row.free
                    )?;
                }
            }
        }
        writeln!(f)?;
        let mut line = |label: &str, value: usize| writeln!(f, "{label:<36} = {value:>15}");
        if self.arena_size > 0 {
            line("# arenas", self.arenas)?;
            line("# arenas, most at a time", self.arenas_peak)?;
            line("# arenas obtained from the system", self.arenas_committed)?;
            line("# arenas returned to the system", self.arenas_returned)?;
            line("# bytes in arenas", self.arena_bytes())?;
            line("# bytes in blocks in use", self.used_bytes())?;
            line("# bytes in cached blocks", self.cached_bytes())?;
            line("# bytes in free blocks of pools", self.free_bytes())?;
            line("# bytes in pools without a class", self.free_pools * self.pool_size)?;
        }
        line("# blocks in no pool", self.large_blocks)?;
        line("# bytes in blocks in no pool", self.large_bytes)?;
        line("# requests that failed", self.failures)?;
        if self.arena_size > 0 {
            writeln!(f, "{:<36} = {:>14.1}%", "fragmentation", self.fragmentation() * 100.0)?;
        }
        Ok(())
    }
}
