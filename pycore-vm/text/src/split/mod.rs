//! Splitting: iterators of the ranges of the parts.

mod lines;
mod separator;
mod words;

pub use lines::{Lines, lines};
pub use separator::{RSplit, Split, partition, rpartition, rsplit, split};
pub use words::{RWords, Words, rwords, words};
