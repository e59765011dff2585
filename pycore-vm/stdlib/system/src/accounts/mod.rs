//! `pwd` and `grp`: the databases of users and groups.

mod groups;
#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;
mod users;

pub use groups::GRP;
pub use users::PWD;

use std::ffi::CString;

use pycore_objects::errors::raise_os_error;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Raised, Thread, raise};

use crate::io::sys::Errno;

/// A name for the C library.
fn name_of(thread: &Thread, name: &Str) -> Fallible<CString> {
    CString::new(name.fs_encode(thread)?)
        .map_err(|_| raise!(thread, VALUE_ERROR, "embedded null byte"))
}

/// A text of a database; `None` if there is none.
fn text_of(thread: &Thread, text: Option<&[u8]>) -> Fallible<Owned> {
    match text {
        Some(text) => Ok(Str::fs_decode(thread, text)?.into_object()),
        None => Ok(thread.none()),
    }
}

/// A number of a user or group: the one that is none is -1.
fn number_of(thread: &Thread, number: u32) -> Fallible<Owned> {
    thread.new_int(if number == u32::MAX { -1 } else { number.into() })
}

#[cold]
fn not_found(thread: &Thread, message: &str) -> Raised {
    match thread.new_str(message) {
        Ok(message) => thread.raise_key_error(&message),
        Err(raised) => raised,
    }
}

/// What was found without the interpreter's lock.
fn found<T: Send>(
    thread: &Thread,
    find: impl FnOnce() -> Result<Option<T>, Errno> + Send,
) -> Fallible<Option<T>> {
    thread.without_lock(find).map_err(|error| match error {
        libc::ENOMEM => thread.raise_out_of_memory(),
        error => raise_os_error(thread, error, &[]),
    })
}
