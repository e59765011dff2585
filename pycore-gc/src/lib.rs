//! Private heap, allocators and cycle collectors behind narrow traits

pub mod blocks;
pub mod conformance;
mod local;
mod size_class;
mod stats;
mod sys;
mod traits;

pub use local::{FreeList, LocalHeap};
pub use size_class::{CLASSES, GRANULE, SMALL_LIMIT, SizeClass};
pub use stats::{ClassStatistics, HeapStatistics};
pub use traits::*;
