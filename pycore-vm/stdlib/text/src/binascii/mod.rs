//! `binascii`: bytes as ASCII text and back, and checksums.

mod base64;
mod checksum;
mod hexadecimal;
mod quoted;
mod source;
mod uu;

use pycore_objects::protocol::object;
use pycore_objects::types::type_type::ready::ready_exception;
use pycore_objects::{Fallible, Object, Raised, Thread, errors, module, name};

use pycore_objects::exception;

module! {
    /// The module `binascii`.
    pub static BINASCII: name "binascii",
        doc "Bytes as ASCII text and back: base64, hexadecimal, quoted-printable, uuencode; checksums.",
        functions Functions::BASE64 | Functions::HEX | Functions::QUOTED | Functions::UU | Functions::CHECKSUMS,
        exec: fill
}

/// The functions' place.
struct Functions;

exception! {
    /// The type `binascii.Error`.
    pub Error = ERROR "binascii.Error", VALUE_ERROR
}
exception! {
    /// The type `binascii.Incomplete`.
    pub Incomplete = INCOMPLETE "binascii.Incomplete", EXCEPTION
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_exception(thread, &ERROR)?;
    ready_exception(thread, &INCOMPLETE)?;
    object::set_attribute(thread, module, name!(thread, "Error"), ERROR.get().as_object())?;
    let incomplete = INCOMPLETE.get().as_object();
    object::set_attribute(thread, module, name!(thread, "Incomplete"), incomplete)
}

/// Raises `binascii.Error`.
#[cold]
fn error(thread: &Thread, message: &str) -> Raised {
    errors::raise_message(thread, &ERROR, format_args!("{message}"))
}
