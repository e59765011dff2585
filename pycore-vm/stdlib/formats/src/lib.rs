//! Native modules about formats of data: compression, digests.
//!
//! [`MODULES`] is what the table of built-in modules takes.

#![deny(unsafe_code)]

pub mod bz2;
pub mod digests;
mod growing;
mod incremental;
pub mod zlib;

use pycore_objects::declare::ModuleDefinition;

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[
    &bz2::BZ2,
    &digests::BLAKE2_MODULE,
    &digests::HMAC_MODULE,
    &digests::MD5_MODULE,
    &digests::SHA1_MODULE,
    &digests::SHA2_MODULE,
    &digests::SHA3_MODULE,
    &zlib::ZLIB,
];
