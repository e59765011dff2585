//! Text forms of trees that are made by hand.

mod arbitrary;
mod dump;
mod round_trip;
mod trees;
mod unparse;
