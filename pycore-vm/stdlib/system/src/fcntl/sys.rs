//! `fcntl`, `ioctl` and `flock` of the system.

use std::io::Error;

/// An error number.
pub(super) type Errno = i32;

fn checked(status: i32) -> Result<i32, Errno> {
    if status < 0 { Err(Error::last_os_error().raw_os_error().unwrap_or(0)) } else { Ok(status) }
}

/// Which of the two calls is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Fcntl,
    Ioctl,
}

/// A call with a number.
pub(super) fn with_number(
    call: Call,
    descriptor: i32,
    request: u64,
    argument: i32,
) -> Result<i32, Errno> {
    // SAFETY: the argument is a number. A request that takes it for an address gets an error of the system's, unless the
    // program has made such an address up.
    checked(unsafe {
        match call {
            Call::Fcntl => libc::fcntl(descriptor, request as i32, argument),
            Call::Ioctl => libc::ioctl(descriptor, request as libc::Ioctl, argument),
        }
    })
}

/// A call with bytes, which it may change. Which of them it reads or writes is known to the request alone: the buffer is
/// larger than what any request that is known takes.
pub(super) fn with_bytes(
    call: Call,
    descriptor: i32,
    request: u64,
    bytes: &mut [u8],
) -> Result<i32, Errno> {
    let argument = bytes.as_mut_ptr();
    // SAFETY: the buffer is the caller's; see above.
    checked(unsafe {
        match call {
            Call::Fcntl => libc::fcntl(descriptor, request as i32, argument),
            Call::Ioctl => libc::ioctl(descriptor, request as libc::Ioctl, argument),
        }
    })
}

/// Locks or unlocks a file.
pub(super) fn flock(descriptor: i32, operation: i32) -> Result<(), Errno> {
    // SAFETY: the function takes numbers.
    checked(unsafe { libc::flock(descriptor, operation) }).map(drop)
}

/// Locks or unlocks a part of a file.
pub(super) fn lock_part(
    descriptor: i32,
    wait: bool,
    kind: i32,
    start: i64,
    length: i64,
    whence: i32,
) -> Result<(), Errno> {
    let command = if wait { libc::F_SETLKW } else { libc::F_SETLK };
    // SAFETY: all of the struct may be zero; the function reads it.
    checked(unsafe {
        let mut lock: libc::flock = std::mem::zeroed();
        lock.l_type = kind as _;
        lock.l_whence = whence as _;
        lock.l_start = start;
        lock.l_len = length;
        libc::fcntl(descriptor, command, &raw const lock)
    })
    .map(drop)
}
