//! Scenarios, one per file.

mod allocators;
