//! The seams
mod block_allocator;
pub use block_allocator::{Batch, BlockAllocator, FreeBlock, OutOfMemory, SmallBlocks};
