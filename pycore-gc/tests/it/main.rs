//! Scenarios, one per file.

mod allocators;
mod collectors;
