//! Scenarios, one per file.

mod allocators;
mod collectors;
mod incremental;
mod model;
mod toys;
