//! `_posixshmem`: memory that processes share by name.

use std::ffi::CString;

use pycore_objects::errors::raise_os_error;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Thread, methods, module, raise};

use super::sys;
use crate::io::sys::Errno;

/// The functions' place.
struct Functions;

module! {
    /// The module `_posixshmem`.
    pub static POSIX_SHARED_MEMORY: name "_posixshmem",
    doc "Memory that processes share by name.",
    functions Functions::FUNCTIONS
}

/// Calls the system with a name, again after signals.
fn run(
    thread: &Thread,
    path: &Str,
    call: impl Fn(&CString) -> Result<i32, Errno> + Send + Sync,
) -> Fallible<i32> {
    let Ok(name) = CString::new(path.to_utf8(thread)?) else {
        return Err(raise!(thread, VALUE_ERROR, "embedded null character"));
    };
    loop {
        match thread.without_lock(|| call(&name)) {
            Ok(result) => return Ok(result),
            Err(libc::EINTR) => thread.check_signals()?,
            Err(error) => return Err(raise_os_error(thread, error, &[path.as_object()])),
        }
    }
}

#[methods(module, name = FUNCTIONS)]
impl Functions {
    /// shm_open($module, /, path, flags, mode=511)
    ///
    /// Opens shared memory; gives a file descriptor.
    fn shm_open(thread: &Thread, path: &Str, flags: i32, mode: Option<i32>) -> Fallible<i32> {
        let mode = mode.unwrap_or(0o777);
        run(thread, path, |name| sys::open_memory(name, flags, mode as u32))
    }

    /// shm_unlink($module, path, /)
    ///
    /// Removes the name of shared memory. It goes away when nobody uses it any more.
    fn shm_unlink(thread: &Thread, path: &Str) -> Fallible {
        run(thread, path, |name| sys::unlink_memory(name)).map(|_| ())
    }
}
