//! Errors of the operating system as exceptions.

use super::{OS_ERROR, class_of_errno, new_exception};
use crate::core::{Fallible, Object, Owned, Raised, Thread};

/// What an error number means, in the C library's words.
pub fn text_of_errno(number: i32) -> String {
    let text = std::io::Error::from_raw_os_error(number).to_string();
    let end = text.rfind(" (os error ").unwrap_or(text.len());
    text[..end].to_owned()
}

/// Raises the exception of an error number, with the file or the two files that it is about.
#[cold]
pub fn raise_os_error(thread: &Thread, number: i32, files: &[&Object]) -> Raised {
    let make = || -> Fallible<Owned> {
        let class = class_of_errno(number.into()).unwrap_or(&OS_ERROR);
        let (code, text) =
            (thread.new_int(number.into())?, thread.new_str(&text_of_errno(number))?);
        let none = thread.none();
        match *files {
            [] => new_exception(thread, class.get(), &[&code, &text]),
            [file] => new_exception(thread, class.get(), &[&code, &text, file]),
            [file, other, ..] => {
                new_exception(thread, class.get(), &[&code, &text, file, &none, other])
            }
        }
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Raises the exception of what a function of Rust's standard library says.
#[cold]
pub fn raise_io_error(thread: &Thread, error: &std::io::Error, files: &[&Object]) -> Raised {
    match error.raw_os_error() {
        Some(number) => raise_os_error(thread, number, files),
        None => crate::raise!(thread, OS_ERROR, "{error}"),
    }
}
