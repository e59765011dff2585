//! `_locale`: how the C library writes numbers, sorts text and translates messages.

mod constants;
mod functions;
#[expect(unsafe_code, reason = "functions of the C library")]
mod sys;

use std::ffi::CString;

use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_exception;
use pycore_objects::{Fallible, Object, Raised, Thread, errors, exception, module, raise};

module! {
    /// The module `_locale`.
    pub static LOCALE: name "_locale",
        doc "The locales of the C library.",
        functions functions::Functions::METHODS,
        exec: fill
}

exception! {
    /// The type `locale.Error`.
    pub Error = ERROR "locale.Error", EXCEPTION
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_exception(thread, &ERROR)?;
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    add("Error", ERROR.get().as_object())?;
    for (name, value) in constants::CATEGORIES.iter().chain(constants::ITEMS) {
        add(name, &*thread.new_int((*value).into())?)?;
    }
    add("CHAR_MAX", &*thread.new_int(std::ffi::c_char::MAX.into())?)
}

/// Raises `locale.Error`.
#[cold]
fn error(thread: &Thread, message: &str) -> Raised {
    errors::raise_message(thread, &ERROR, format_args!("{message}"))
}

/// Text for the C library.
fn c_text(thread: &Thread, text: &Str) -> Fallible<CString> {
    let bytes = text.fs_encode(thread)?;
    CString::new(bytes).map_err(|_| raise!(thread, VALUE_ERROR, "embedded null character"))
}
