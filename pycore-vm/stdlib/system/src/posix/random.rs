//! Random bytes of the system.

use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Owned, Thread, methods, raise};

use super::Posix;
use super::calls::{self, os_error, run_again};
use super::sys;

#[methods(module, name = RANDOM)]
impl Posix {
    /// urandom($module, size, /)
    ///
    /// So many random bytes, good enough for secrets.
    fn urandom(thread: &Thread, size: isize) -> Fallible<Owned<Bytes>> {
        let Ok(size) = usize::try_from(size) else {
            return Err(raise!(thread, VALUE_ERROR, "negative argument not allowed"));
        };
        let mut bytes: Vec<u8> = thread.vector(size)?;
        bytes.resize(size, 0);
        let mut done = 0;
        while done < size {
            done += run_again(thread, &[], || sys::random(&mut bytes[done..], 0))?;
        }
        Bytes::new(thread, &bytes)
    }

    /// getrandom($module, /, size, flags=0)
    ///
    /// At most so many random bytes.
    fn getrandom(thread: &Thread, size: isize, flags: Option<i32>) -> Fallible<Owned<Bytes>> {
        let Ok(size) = usize::try_from(size) else {
            return Err(os_error(thread, libc::EINVAL, None));
        };
        let flags = flags.unwrap_or(0) as u32;
        let mut bytes: Vec<u8> = thread.vector(size)?;
        bytes.resize(size, 0);
        let count = calls::run_again(thread, &[], || sys::random(&mut bytes, flags))?;
        Bytes::new(thread, &bytes[..count])
    }
}
