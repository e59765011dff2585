//! `_csv`: reading and writing rows of fields.

mod dialect;
mod functions;
mod parser;
mod reader;
mod rules;
mod writer;

use pycore_objects::protocol::object;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::{ready_changeable, ready_with_module};
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Raised, Thread, errors, module};

pub use dialect::{DIALECT, Dialect};
pub use reader::{READER, Reader};
pub use writer::{WRITER, Writer};

use pycore_objects::exception;
use rules::Quoting;

module! {
    /// The module `_csv`.
    pub static CSV: name "_csv",
        doc "Rows of fields with separators between them, as spreadsheets read and write them.",
        functions functions::Functions::METHODS,
        exec: fill
}

exception! {
    /// The type `_csv.Error`.
    pub Error = ERROR "_csv.Error", EXCEPTION, without_weak_references
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    ready_changeable(thread, &ERROR)?;
    add("Error", ERROR.get().as_object())?;
    for (name, class) in [("Dialect", &DIALECT), ("Reader", &READER), ("Writer", &WRITER)] {
        ready_with_module(thread, class)?;
        add(name, class.get().as_object())?;
    }
    for (name, quoting) in Quoting::ALL {
        add(name, &*thread.new_int(quoting as i64)?)?;
    }
    add("_dialects", registry(thread)?.as_object())
}

/// The dialects that have names.
fn registry(thread: &Thread) -> Fallible<Owned<Dict>> {
    let registry = thread.native_state("_csv", || Ok(Dict::new(thread)?.into_object()))?;
    match registry.downcast() {
        Ok(registry) => Ok(registry),
        Err(_) => Dict::new(thread),
    }
}

/// Raises `_csv.Error`.
#[cold]
fn error(thread: &Thread, message: &str) -> Raised {
    errors::raise_message(thread, &ERROR, format_args!("{message}"))
}
