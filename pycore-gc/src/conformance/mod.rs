//! Test suites for implementations of the three traits, for use in anybody's tests.
//!
//! Each suite is a function that panics with a message naming the law which is broken. They use toy objects
//! ([`crate::toy`]) where they need a graph, and no randomness except a seeded generator: a failure repeats.
//!
//! ```
//! use pycore_gc::{blocks::System, conformance};
//!
//! conformance::block_allocator(&System::new());
//! ```

mod block_allocator;
mod collector;
mod graph;
mod random;

pub use block_allocator::block_allocator;
pub use collector::{collector, inert_collector};
pub use graph::{Fixture, graph};
pub use random::Random;
