//! The parser as its users see it: texts in; trees, warnings and errors out.

mod depth;
mod errors;
mod round_trip;
mod snapshots;
mod token_source;
mod validity;
mod warnings;
