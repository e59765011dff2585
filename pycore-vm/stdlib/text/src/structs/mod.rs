//! `_struct`: values as bytes in the layout of C's structs, and back.

mod functions;
mod layout;
pub mod object;
mod values;

use pycore_objects::errors::raise_message;
use pycore_objects::protocol::object as protocol;
use pycore_objects::types::type_type::ready::{ready_exception, ready_with_module};
use pycore_objects::{Fallible, Object, Raised, Thread, module, name};

use pycore_objects::exception;

module! {
    /// The module `_struct`.
    pub static STRUCT: name "_struct",
        doc "Values as bytes in the layout of C's structs, and back.\n\nA format is characters for values, with repeat counts in front: x is a byte that is skipped, c a byte, b B h H i I l L q\nQ n N integers, e f d floats, F D complex numbers, s p bytes of a length, ? a truth value, P an address. In front, < > = !\n@ say the order of bytes, and whether sizes and alignments are the machine's.",
        functions functions::Functions::METHODS,
        exec: fill
}

exception! {
    /// The type `struct.error`.
    pub Error = ERROR "struct.error", EXCEPTION
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_exception(thread, &ERROR)?;
    ready_with_module(thread, &object::STRUCT_TYPE)?;
    ready_with_module(thread, &object::UNPACK_ITERATOR)?;
    protocol::set_attribute(thread, module, name!(thread, "error"), ERROR.get().as_object())?;
    let class = object::STRUCT_TYPE.get().as_object();
    protocol::set_attribute(thread, module, name!(thread, "Struct"), class)
}

/// Raises `struct.error`.
#[cold]
fn error(thread: &Thread, message: &str) -> Raised {
    raise_message(thread, &ERROR, format_args!("{message}"))
}
