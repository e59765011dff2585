//! `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2` and `_hmac`: what hashlib and hmac stand on. The algorithms come from other
//! crates.

mod blake2;
mod computation;
mod hash_type;
mod hmac;
mod sha2;
mod sha3;
mod state;

pub use blake2::BLAKE2_MODULE;
pub use hmac::HMAC_MODULE;
pub use sha2::{MD5_MODULE, SHA1_MODULE, SHA2_MODULE};
pub use sha3::SHA3_MODULE;

use pycore_objects::core::TypeStatic;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Thread};

use computation::GIL_MINSIZE;

fn add(thread: &Thread, module: &Object, name: &str, value: &Object) -> Fallible {
    object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
}

fn add_type(thread: &Thread, module: &Object, name: &str, class: &'static TypeStatic) -> Fallible {
    ready_with_module(thread, class)?;
    add(thread, module, name, class.get().as_object())
}
