//! Private heap, allocators and cycle collectors behind narrow traits
