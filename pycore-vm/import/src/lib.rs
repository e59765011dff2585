//! Where modules come from.
//!
//! [`native`] has the table of modules that are written in Rust.

#![deny(unsafe_code)]

pub mod native;
