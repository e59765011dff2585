//! The computation of Python's `str` and `bytes`, without objects.
//!
//! Text is a [`View`]: a slice of Latin-1, UCS-2 or UCS-4 units, as it lies in a `str` object. `bytes` and
//! `bytearray` are Latin-1 here. Results are ranges where they are parts of the argument; they are
//! [`Compose`] values where their size is known before their content, so that an object of that size can be
//! made and filled; and [`TextBuf`]s where it is not.
//!
//! Nothing panics for any text, and memory that cannot be had is an error.

#![forbid(unsafe_code)]

pub mod ascii;
mod buffer;
pub mod case;
pub mod classify;
pub mod codec;
pub mod compare;
pub mod compose;
pub mod format;
pub mod hex;
pub mod number;
pub mod pad;
pub mod percent;
pub mod replace;
pub mod repr;
pub mod search;
pub mod spaces;
pub mod split;
pub mod strip;
mod unit;
mod view;

pub use buffer::{OutOfMemory, TextBuf, Units};
pub use case::{Cased, Change};
pub use compose::{Compose, Joined, Repeated, Sink, Slots, TooLong};
pub use pad::{Padded, TabsExpanded};
pub use replace::Replaced;
pub use spaces::Spaces;
pub use unit::Unit;
pub use view::{Bits, CodePoints, View};

/// Keeps the examples of the README running.
#[doc = include_str!("../README.md")]
#[cfg(doctest)]
struct Readme;
