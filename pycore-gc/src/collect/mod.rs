//! The collectors, and the parts that they are made of.
//!
//! | collector | for |
//! |---|---|
//! | [`Generational`] | programs; the policy of CPython 3.14 |
//! | [`Incremental`] | programs that must not stand still: old objects are collected a piece at a time |
//! | [`Always`] | tests: around another one, a collection for every object that is made |
//! | [`Never`] | comparison; programs that end soon; runtimes whose programs make no cycles |
//!
//! The algorithm is explained, with pictures, in `docs/cycles.md` of this crate. Its steps are public, so that a collector
//! of your own can be made of them: [`separate`] finds what cannot be reached from outside of a space ([`find_unreachable`])
//! and puts it into [`crate::Space::Garbage`], [`dispose`] finalises and clears what is there.

mod always;
mod dispose;
mod generational;
mod incremental;
mod never;
mod pending;
mod reachable;
mod separate;

pub use always::Always;
pub use dispose::dispose;
pub use generational::Generational;
pub use incremental::Incremental;
pub use never::Never;
pub use reachable::{find_unreachable, mark_from, reset_marks};
pub use separate::separate;
