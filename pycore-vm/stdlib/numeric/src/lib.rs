//! Native modules about numbers.
//!
//! [`MODULES`] is what the table of built-in modules takes.

#![deny(unsafe_code)]

pub mod cmath;
pub mod datetime;
#[expect(unsafe_code, reason = "declares functions of the C library")]
mod libm;
pub mod math;
pub mod random;
pub mod statistics;

use pycore_objects::declare::ModuleDefinition;

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[
    &cmath::CMATH,
    &datetime::DATETIME_MODULE,
    &math::MATH,
    &random::RANDOM_MODULE,
    &statistics::STATISTICS,
];
