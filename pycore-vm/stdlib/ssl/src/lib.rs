//! `_ssl`: encrypted connections over sockets and over memory.
//!
//! [`MODULES`] is what the table of built-in modules takes. The protocol is rustls', its algorithms are ring's: TLS 1.2 and 1.3,
//! nothing older, no exchange of keys without ephemeral keys, no shared secrets instead of certificates. Whom a chain of certificates is
//! believed is decided here, in the module `verify`, by the rules that programs know from OpenSSL.
//!
//! No thread waits while it holds the interpreter's lock: sockets are asked without waiting, and waited for without the lock.

#![deny(unsafe_code)]

mod bio;
mod certificate;
mod ciphers;
mod connection;
mod constants;
mod context;
mod errors;
mod functions;
mod key;
mod oids;
mod pem;
mod session;
mod verify;

use pycore_objects::core::TypeStatic;
use pycore_objects::declare::ModuleDefinition;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, ObjectLike, Thread, module};

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[&SSL];

module! {
    /// The module `_ssl`.
    pub static SSL: name "_ssl",
    doc "Encrypted connections: what the module ssl stands on.",
    functions functions::Functions::METHODS,
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    for &(name, value) in constants::NUMBERS {
        add(name, &*thread.new_int(value)?)?;
    }
    for &(name, value) in constants::SWITCHES {
        add(name, &thread.bool(value))?;
    }
    for &(name, value) in constants::TEXTS {
        add(name, &*thread.new_str(value)?)?;
    }
    add("OPENSSL_VERSION_INFO", version(thread)?.as_object())?;
    add("_OPENSSL_API_VERSION", version(thread)?.as_object())?;
    errors::add_classes(thread, &add)?;
    let types: [(&str, &'static TypeStatic); 5] = [
        ("_SSLContext", &context::CONTEXT),
        ("_SSLSocket", &connection::CONNECTION),
        ("MemoryBIO", &bio::MEMORY_BIO),
        ("SSLSession", &session::SESSION),
        ("Certificate", &certificate::CERTIFICATE),
    ];
    for (name, class) in types {
        ready_with_module(thread, class)?;
        add(name, class.get().as_object())?;
    }
    Ok(())
}

/// The version whose interface this is, as a tuple.
fn version(thread: &Thread) -> Fallible<pycore_objects::Owned<Tuple>> {
    let parts = constants::VERSION.iter().map(|&part| thread.new_int(part));
    Tuple::from_owned(thread, parts.collect::<Fallible<_>>()?)
}
