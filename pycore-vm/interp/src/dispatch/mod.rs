//! Unsafe kernel: how handlers are declared and go from one to the next.
//!
//! The macro `handlers!` declares them; each gets the machine's registers as a [`State`] and ends in one of its methods
//! that go on. What makes the safe methods of `State` sound is established elsewhere: only verified code runs, so
//! that indices, depths and jumps are right.

#[cfg(feature = "count-handlers")]
pub(crate) mod counts;
mod entry;
pub mod guards;
mod handler;
#[macro_use]
mod macros;
mod site;
mod state;
mod table;

pub use entry::{prepare_thread, run, run_raising};
pub(crate) use handler::Function;
pub use handler::{Return, Spare};
pub use site::Site;
pub use state::State;
pub use table::{size_at_run_time, size_of_instruction};
