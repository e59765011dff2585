//! Scenarios, one per file.

mod allocators;
mod collectors;
mod generational;
mod incremental;
mod model;
mod out_of_memory;
mod program;
mod requests;
mod toys;
