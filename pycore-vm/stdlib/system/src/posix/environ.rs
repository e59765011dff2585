//! Environment variables.

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;

use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::{Fallible, Owned, Thread, methods, raise};

use super::Posix;
use super::arguments::Text;
use super::calls::about;
use super::sys;

/// The environment as a new dict of bytes; of several variables with one name, the first counts.
pub(super) fn environment(thread: &Thread) -> Fallible<Owned<Dict>> {
    let dict = Dict::new(thread)?;
    for (name, value) in std::env::vars_os() {
        let name = Bytes::new(thread, name.as_bytes())?;
        let value = Bytes::new(thread, value.as_bytes())?;
        if !dict.contains(thread, name.as_object())? {
            dict.insert(thread, name.as_object(), value.as_object())?;
        }
    }
    Ok(dict)
}

/// Whether a name has what separates names from values.
fn is_illegal(name: &CString) -> bool {
    name.as_bytes().contains(&b'=')
}

#[methods(module, name = ENVIRON)]
impl Posix {
    /// putenv($module, name, value, /)
    ///
    /// Set an environment variable.
    fn putenv(thread: &Thread, name: Text, value: Text) -> Fallible {
        if is_illegal(&name.0) {
            return Err(raise!(thread, VALUE_ERROR, "illegal environment variable name"));
        }
        about(thread, sys::set_variable(&name.0, Some(&value.0)), &[]).map(drop)
    }

    /// unsetenv($module, name, /)
    ///
    /// Remove an environment variable.
    fn unsetenv(thread: &Thread, name: Text) -> Fallible {
        about(thread, sys::set_variable(&name.0, None), &[]).map(drop)
    }

    /// _create_environ($module, /)
    ///
    /// The environment as a new dict.
    fn _create_environ(thread: &Thread) -> Fallible<Owned<Dict>> {
        environment(thread)
    }
}
