//! Private heap, allocators and cycle collectors behind narrow traits

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
pub use traits::*;
pub use young::Young;
