//! Text forms of trees that are made by hand.

mod dump;
mod trees;
mod unparse;
