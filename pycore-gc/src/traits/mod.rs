//! The three seams of the crate, each one trait with numbered laws.
//!
//! | trait | who implements it | who calls it |
//! |---|---|---|
//! | [`BlockAllocator`] | [`crate::blocks`], or you | [`crate::LocalHeap`] and [`crate::Young`], on their cold paths |
//! | [`Graph`] | the language's object model | the collectors, compiled in statically |
//! | [`Collector`] | [`crate::collect`], or you | [`crate::Young`], when a collection is due or asked for |
//!
//! The laws that a program can check are checked by [`crate::conformance`].

mod block_allocator;
mod collector;
mod graph;

pub use block_allocator::{Batch, BlockAllocator, FreeBlock, OutOfMemory, SmallBlocks};
pub use collector::{
    Collected, Collector, DebugFlags, Event, GENERATIONS, Generation, GenerationStatistics,
    Observer, Reason,
};
pub use graph::{Graph, Visitor};
