//! System calls on file descriptors.
//!
//! Those that may take long are made through [`blocking`], and repeated by [`retry`] when a signal has interrupted them.

use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicU8, Ordering};

use pycore_objects::errors::raise_os_error;
use pycore_objects::{Fallible, Object, Raised, Thread};

/// An error number.
pub(crate) type Errno = i32;

/// The most bytes that one call reads or writes, as Linux has it.
pub(crate) const MOST: usize = 0x7fff_f000;

/// The error number of the call before.
pub(crate) fn errno() -> Errno {
    std::io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

/// A result of C: a negative one means that there is an error number.
pub(crate) fn checked<T: Copy + PartialOrd + Default>(result: T) -> Result<T, Errno> {
    if result < T::default() { Err(errno()) } else { Ok(result) }
}

/// Makes a call that may take long.
pub(crate) fn blocking<R: Send>(thread: &Thread, call: impl FnOnce() -> R + Send) -> R {
    thread.without_lock(call)
}

/// Makes a call that may take long, again and again while signals interrupt it; their handlers may raise.
///
/// The result of the call has its error number inside.
pub(crate) fn retry<R: Send>(
    thread: &Thread,
    mut call: impl FnMut() -> Result<R, Errno> + Send,
) -> Fallible<Result<R, Errno>> {
    loop {
        match blocking(thread, &mut call) {
            Err(libc::EINTR) => check_signals(thread)?,
            result => return Ok(result),
        }
    }
}

/// Runs the handlers of signals that have arrived.
pub(crate) fn check_signals(thread: &Thread) -> Fallible {
    thread.check_signals()
}

/// `OSError` of an error number.
#[cold]
pub(crate) fn os_error(thread: &Thread, number: Errno, file: Option<&Object>) -> Raised {
    match file {
        Some(file) => raise_os_error(thread, number, &[file]),
        None => raise_os_error(thread, number, &[]),
    }
}

/// `read(2)`
pub(crate) fn read(fd: i32, into: &mut [u8]) -> Result<usize, Errno> {
    let length = into.len().min(MOST);
    // SAFETY: the memory is ours and has as many bytes.
    checked(unsafe { libc::read(fd, into.as_mut_ptr().cast(), length) }).map(|count| count as usize)
}

/// `read(2)` into the room behind a vector's content: at most `most` bytes, for which there must be room.
pub(crate) fn read_behind(fd: i32, into: &mut Vec<u8>, most: usize) -> Result<usize, Errno> {
    let room = into.spare_capacity_mut();
    let length = room.len().min(most).min(MOST);
    // SAFETY: there is room for as many bytes, and those that were read count from now on.
    unsafe {
        let count = checked(libc::read(fd, room.as_mut_ptr().cast(), length))? as usize;
        into.set_len(into.len() + count);
        Ok(count)
    }
}

/// `write(2)`
pub(crate) fn write(fd: i32, bytes: &[u8]) -> Result<usize, Errno> {
    let length = bytes.len().min(MOST);
    // SAFETY: the memory has as many bytes.
    checked(unsafe { libc::write(fd, bytes.as_ptr().cast(), length) }).map(|count| count as usize)
}

/// `open(2)`
pub(crate) fn open(path: &CStr, flags: i32, mode: u32) -> Result<i32, Errno> {
    // SAFETY: the path ends with NUL.
    checked(unsafe { libc::open(path.as_ptr(), flags, mode) })
}

/// `close(2)`
pub(crate) fn close(fd: i32) -> Result<(), Errno> {
    // SAFETY: the call takes any number.
    checked(unsafe { libc::close(fd) }).map(|_| ())
}

/// `lseek(2)`
pub(crate) fn seek(fd: i32, offset: i64, whence: i32) -> Result<i64, Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::lseek(fd, offset, whence) })
}

/// `ftruncate(2)`
pub(crate) fn truncate(fd: i32, length: i64) -> Result<(), Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::ftruncate(fd, length) }).map(|_| ())
}

/// Whether a descriptor is that of a terminal.
pub(crate) fn is_terminal(fd: i32) -> bool {
    // SAFETY: the call takes any number.
    unsafe { libc::isatty(fd) == 1 }
}

/// What `fstat(2)` says that files need: kind and mode, size, size of blocks.
#[derive(Clone, Copy)]
pub(crate) struct Status {
    /// Kind and permissions.
    pub(crate) mode: u32,
    /// Bytes.
    pub(crate) size: i64,
    /// The best size of a read or write.
    pub(crate) block_size: i64,
}

/// `fstat(2)`
pub(crate) fn status(fd: i32) -> Result<Status, Errno> {
    let mut status = MaybeUninit::<libc::stat>::uninit();
    // SAFETY: the call fills the struct if it succeeds.
    unsafe {
        checked(libc::fstat(fd, status.as_mut_ptr()))?;
        let status = status.assume_init();
        Ok(Status { mode: status.st_mode, size: status.st_size, block_size: status.st_blksize })
    }
}

/// Has a descriptor closed in programs that this one becomes.
pub(crate) fn set_close_on_exec(fd: i32) -> Result<(), Errno> {
    // SAFETY: the calls take any numbers.
    unsafe {
        let flags = checked(libc::fcntl(fd, libc::F_GETFD))?;
        if flags & libc::FD_CLOEXEC == 0 {
            checked(libc::fcntl(fd, libc::F_SETFD, flags | libc::FD_CLOEXEC))?;
        }
    }
    Ok(())
}

/// Whether a descriptor is open.
pub(crate) fn is_open(fd: i32) -> bool {
    // SAFETY: the call takes any number.
    fd >= 0 && unsafe { libc::fcntl(fd, libc::F_GETFD) } >= 0
}

/// Which of the three standard descriptors were open when the program was loaded: a bit each.
static OPEN_AT_START: AtomicU8 = AtomicU8::new(0b111);

/// Runs before `main`: Rust's runtime puts `/dev/null` in the place of standard descriptors that are closed, and then
/// nothing tells them from others.
extern "C" fn look_at_standard_descriptors() {
    let open = (0..3).filter(|&fd| is_open(fd)).map(|fd| 1 << fd).sum();
    OPEN_AT_START.store(open, Ordering::Relaxed);
}

// SAFETY: the loader calls the functions of this section once, without arguments that this one would read; the function
// only asks the system about descriptors.
#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE_MAIN: extern "C" fn() = look_at_standard_descriptors;

/// Closes those standard descriptors that whoever started the program had closed.
pub(super) fn close_as_found() {
    let open = OPEN_AT_START.swap(0b111, Ordering::Relaxed);
    for fd in (0..3).filter(|fd| open & 1 << fd == 0) {
        // SAFETY: the descriptor is the `/dev/null` of Rust's runtime, which does not use it.
        unsafe { libc::close(fd) };
    }
}
