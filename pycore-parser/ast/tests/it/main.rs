//! Text forms of trees that are made by hand.

mod arbitrary;
mod dump;
mod trees;
mod unparse;
