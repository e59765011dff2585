//! The allocators.
//!
//! | allocator | for |
//! |---|---|
//! | [`Pools`] | programs: small blocks from pools of one size class, large ones from the system |
//! | [`System`] | comparison, and tools that replace `malloc` |
//! | [`struct@Debug`] | finding overruns, double releases and uses after release, around any other |
//! | [`Limit`] | failing on purpose: the *n*-th request, or above a number of bytes |
//! | [`Traced`] | telling somebody about every request |
//!
//! The last three wrap another allocator and may be stacked.

mod debug;
mod limit;
mod pools;
mod system;
mod traced;

pub use debug::{Debug, Fault, Report};
pub use limit::Limit;
pub use pools::Pools;
pub use system::System;
pub use traced::{Traced, Tracer};
