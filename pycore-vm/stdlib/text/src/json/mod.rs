//! `_json`: what the package `json` does per character and per value.

mod decode_error;
mod encode_string;
pub mod encoder;
mod number;
mod scan_string;
pub mod scanner;

use pycore_objects::core::TypeStatic;
use pycore_objects::protocol::object;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, Thread, module, name};

module! {
    /// `_json`
    pub static JSON: name "_json",
        doc "Reading and writing JSON text.",
        functions encode_string::Functions::METHODS | scan_string::Functions::METHODS,
        exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name, class: &'static TypeStatic| {
        ready_changeable(thread, class)?;
        object::set_attribute(thread, module, name, class.get().as_object())
    };
    add(name!(thread, "make_scanner"), &scanner::SCANNER)?;
    add(name!(thread, "make_encoder"), &encoder::ENCODER)
}
