//! Private heap, allocators and cycle collectors behind narrow traits.
//!
//! The memory subsystem of a language runtime with reference counts, as a crate that knows nothing of the language. It has
//! two halves:
//!
//! - **blocks**: [`LocalHeap`] gives and takes small blocks in a few inlined instructions; behind it is a
//!   [`BlockAllocator`]: the private heap, the system's, or one that checks, limits or traces ([`blocks`]);
//! - **edges**: [`Young`] tracks objects by appending a pointer; behind it is a [`Collector`], which finds cycles that
//!   nobody can reach any more ([`collect`]) in an object model that it knows through [`Graph`].
//!
//! In both, the hot half is plain data for the thread state, without type parameters, and the cold half is a `dyn` trait. A
//! runtime names no concrete allocator or collector: a program may link several and choose when it starts. The object model
//! is a type parameter of the collector, so that traversal is inlined.
//!
//! ```text
//!   runtime ──▶ LocalHeap ──(list empty or full, large)──▶ dyn BlockAllocator: Pools, System, Debug, Limit, Traced
//!           ──▶ Young ─────(due, asked for)──────────────▶ dyn Collector: Generational<G>, Incremental<G>, Never
//!                                                               │
//!           ◀──(traverse, clear, finalise, ...)───── G: Graph ◀─┘
//! ```
//!
//! # A first look
//!
//! ```
//! use pycore_gc::{Generation, LocalHeap, blocks::Pools, collect::Generational, toy::{Toys, World}};
//!
//! // Blocks.
//! let pools = Pools::new();
//! let heap = LocalHeap::new(&pools);
//! let block = heap.allocate(48)?;
//! unsafe { heap.release(block) };
//!
//! // Objects: toy ones, which come with the crate.
//! let collector = Generational::new(Toys);
//! let world = World::new(&pools, &collector);
//! let (one, other) = (world.instance(1)?, world.instance(1)?);
//! one.set(0, Some(&other));
//! other.set(0, Some(&one));
//! drop((one, other));
//! assert_eq!(world.collect(Generation::Old)?.collected, 2);
//! # Ok::<(), pycore_gc::OutOfMemory>(())
//! ```
//!
//! `examples/toy_language.rs` is a small language with an object model of its own; the README says what a runtime has to
//! do, `docs/cycles.md` how cycles are found.
//!
//! # Invariants
//!
//! - **No failure to get memory aborts or panics**: every request gives a `Result`, a collection too.
//! - **Nothing of the allocator is stored in or beside a block in use**; a pool's data are in tables of their own.
//! - **The head of a tracked object names its entry in a table, and the entry names the object.** Only [`Young`] writes
//!   either.
//! - **Between collections no head bears marks**, except those of old objects during a cycle of
//!   [`collect::Incremental`].
//! - **No code of the program runs** while objects are being counted and marked; where it may run, entries are looked at by
//!   index, one at a time.
//! - `unsafe` is in this crate everywhere, but each block's reason can be checked where it stands.

pub mod blocks;
pub mod collect;
pub mod conformance;
mod local;
mod node;
mod size_class;
mod stats;
mod sys;
pub mod toy;
mod traits;
mod young;

pub use local::{FreeList, LocalHeap};
pub use node::{HEAD_SIZE, Head, Node, Space, prefetch};
pub use size_class::{CLASSES, GRANULE, SMALL_LIMIT, SizeClass};
pub use stats::{ClassStatistics, HeapStatistics};
pub use traits::{
    Batch, BlockAllocator, Collected, Collector, DebugFlags, Event, FreeBlock, GENERATIONS,
    Generation, GenerationStatistics, Graph, Observer, OutOfMemory, Reason, SmallBlocks, Visitor,
};
pub use young::Young;
