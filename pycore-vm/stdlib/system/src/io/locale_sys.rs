//! The C library's locale.

use std::ffi::{CStr, CString};

/// Text that C gives, which the next call may replace.
fn owned(text: *const core::ffi::c_char) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: the C library's text ends with NUL, and nobody else calls it meanwhile: the interpreter starts.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

/// Takes the classes of characters from the environment; the name of their locale.
pub(crate) fn set_from_environment() -> String {
    // SAFETY: the name ends with NUL.
    let name = unsafe { libc::setlocale(libc::LC_CTYPE, c"".as_ptr()) };
    if name.is_null() {
        // A locale that does not exist is that of C.
        return "C".to_owned();
    }
    owned(name)
}

/// Sets the locale of classes of characters; whether there is such a one.
pub(crate) fn set_characters(name: &str) -> bool {
    let Ok(name) = CString::new(name) else { return false };
    // SAFETY: the name ends with NUL.
    unsafe { !libc::setlocale(libc::LC_CTYPE, name.as_ptr()).is_null() }
}

/// The encoding of the locale.
pub(crate) fn encoding() -> String {
    // SAFETY: the call takes any number.
    let name = owned(unsafe { libc::nl_langinfo(libc::CODESET) });
    if name.is_empty() { "UTF-8".to_owned() } else { name }
}

/// Sets an environment variable, for child processes.
pub(crate) fn export(name: &str, value: &str) {
    // SAFETY: the interpreter starts: there is no other thread yet.
    unsafe { std::env::set_var(name, value) };
}
