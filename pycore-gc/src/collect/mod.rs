//! The collectors, and the parts that they are made of.
//!
//! | collector | for |
//! |---|---|
//! | [`Generational`] | programs; the policy of CPython 3.14 |
//! | [`Never`] | comparison; programs that end soon; runtimes whose programs make no cycles |
//!
//! The algorithm is explained in [`docs/cycles.md`](https://docs.rs/crate/pycore-gc/latest/source/docs/cycles.md). Its
//! steps are public, so that a collector of your own can be made of them: [`find_unreachable`] marks what is reachable
//! from outside of a space, [`dispose`] finalises and clears what is in [`crate::Space::Garbage`].

mod dispose;
mod generational;
mod never;
mod pending;
mod reachable;

pub use dispose::dispose;
pub use generational::Generational;
pub use never::Never;
pub use reachable::{find_unreachable, mark_from, reset_marks};
