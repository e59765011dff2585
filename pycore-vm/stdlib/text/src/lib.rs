//! Native modules about text: regular expressions, codecs, JSON, CSV.
//!
//! [`MODULES`] is what the table of built-in modules takes.

#![deny(unsafe_code)]

pub mod binascii;
pub mod codecs;
pub mod csv;
pub mod json;
pub mod sre;
pub mod string;
pub mod structs;
pub mod unicodedata;

use pycore_objects::declare::ModuleDefinition;

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[
    &binascii::BINASCII,
    &codecs::CODECS,
    &csv::CSV,
    &json::JSON,
    &sre::SRE,
    &string::STRING,
    &structs::STRUCT,
    &unicodedata::UNICODEDATA,
];
