//! Limits and usage, as the system has them.

use std::io::Error;
use std::mem::MaybeUninit;

/// An error number.
pub(super) type Errno = i32;

fn checked(status: i32) -> Result<(), Errno> {
    if status == 0 { Ok(()) } else { Err(Error::last_os_error().raw_os_error().unwrap_or(0)) }
}

/// What a process has used.
pub(super) fn usage(who: i32) -> Result<libc::rusage, Errno> {
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the function writes a struct, all of which may be zero.
    unsafe {
        checked(libc::getrusage(who, usage.as_mut_ptr()))?;
        Ok(usage.assume_init())
    }
}

/// Sets the limits of a process if there are new ones; gives the old ones.
pub(super) fn limits(
    process: i32,
    resource: i32,
    new: Option<libc::rlimit>,
) -> Result<libc::rlimit, Errno> {
    let mut old = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    let pointer = new.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: the function reads one struct, if there is one, and writes another.
    checked(unsafe { libc::prlimit(process, resource as _, pointer, &raw mut old) })?;
    Ok(old)
}

/// Bytes of a page.
pub(super) fn page_size() -> i64 {
    // SAFETY: the function takes a number.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
}
