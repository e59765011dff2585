//! What the crate wants from the operating system, in one file per platform with the same functions:
//!
//! - address ranges: [`reserve`] (addresses only), [`commit`] and [`decommit`] of parts, [`map_zeroed`], [`unmap`];
//! - the C library's heap for large blocks: [`allocate`], [`reallocate`], [`release`], [`usable_size`].
//!
//! Under Miri, which knows neither `mprotect` nor `malloc_usable_size`, both are played by the Rust allocator.

#[cfg(not(miri))]
mod unix;
#[cfg(not(miri))]
pub(crate) use unix::*;

#[cfg(miri)]
mod miri;
#[cfg(miri)]
pub(crate) use miri::*;
