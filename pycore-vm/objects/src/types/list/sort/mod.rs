//! `list.sort`: the algorithm.
#![allow(dead_code, reason = "for the methods of list")]

mod merge;
mod timsort;

#[cfg(test)]
mod tests;
