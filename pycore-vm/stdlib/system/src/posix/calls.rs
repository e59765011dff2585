//! Calls of the system whose arguments are numbers and paths.

use std::ffi::CStr;

use pycore_objects::errors::raise_os_error;
use pycore_objects::{Fallible, Object, Thread};

pub(super) use crate::io::sys::{Errno, blocking, checked, errno, os_error, retry};

/// What can be passed to C as it is.
trait Pass {
    /// The type that C takes.
    type C;
    fn pass(self) -> Self::C;
}

macro_rules! passed {
    ($($type:ty)*) => {
        $(impl Pass for $type {
            type C = Self;
            fn pass(self) -> Self {
                self
            }
        })*
    };
}
passed!(i32 u32 i64 u64 usize);

impl Pass for &CStr {
    type C = *const core::ffi::c_char;
    fn pass(self) -> Self::C {
        self.as_ptr()
    }
}

/// Declares functions of C that take numbers and paths, and give a number that is negative for an error.
macro_rules! calls {
    ($($name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "(2)`")]
            pub(super) fn $name($($argument: $type),*) -> Result<$result, Errno> {
                // SAFETY: the call takes any numbers, and reads no more than the paths, which end with NUL.
                checked(unsafe { libc::$name($($argument.pass()),*) })
            }
        )*
    };
}
calls! {
    faccessat(start: i32, path: &CStr, mode: i32, flags: i32) -> i32;
    chdir(path: &CStr) -> i32;
    fchdir(fd: i32) -> i32;
    chroot(path: &CStr) -> i32;
    fchmod(fd: i32, mode: u32) -> i32;
    fchmodat(start: i32, path: &CStr, mode: u32, flags: i32) -> i32;
    fchown(fd: i32, user: u32, group: u32) -> i32;
    fchownat(start: i32, path: &CStr, user: u32, group: u32, flags: i32) -> i32;
    linkat(from_start: i32, from: &CStr, to_start: i32, to: &CStr, flags: i32) -> i32;
    symlinkat(from: &CStr, start: i32, to: &CStr) -> i32;
    mkdirat(start: i32, path: &CStr, mode: u32) -> i32;
    mkfifoat(start: i32, path: &CStr, mode: u32) -> i32;
    mknodat(start: i32, path: &CStr, mode: u32, device: u64) -> i32;
    unlinkat(start: i32, path: &CStr, flags: i32) -> i32;
    renameat(from_start: i32, from: &CStr, to_start: i32, to: &CStr) -> i32;
    openat(start: i32, path: &CStr, flags: i32, mode: u32) -> i32;
    truncate(path: &CStr, length: i64) -> i32;
    ftruncate(fd: i32, length: i64) -> i32;
    fsync(fd: i32) -> i32;
    fdatasync(fd: i32) -> i32;
    dup(fd: i32) -> i32;
    dup2(fd: i32, other: i32) -> i32;
    dup3(fd: i32, other: i32, flags: i32) -> i32;
    close(fd: i32) -> i32;
    lseek(fd: i32, offset: i64, whence: i32) -> i64;
    lockf(fd: i32, command: i32, length: i64) -> i32;
    getpgid(process: i32) -> i32;
    getsid(process: i32) -> i32;
    setpgid(process: i32, group: i32) -> i32;
    setsid() -> i32;
    kill(process: i32, signal: i32) -> i32;
    killpg(group: i32, signal: i32) -> i32;
    setuid(user: u32) -> i32;
    setgid(group: u32) -> i32;
    seteuid(user: u32) -> i32;
    setegid(group: u32) -> i32;
    setreuid(real: u32, effective: u32) -> i32;
    setregid(real: u32, effective: u32) -> i32;
    setresuid(real: u32, effective: u32, saved: u32) -> i32;
    setresgid(real: u32, effective: u32, saved: u32) -> i32;
    sched_yield() -> i32;
    sched_get_priority_max(policy: i32) -> i32;
    sched_get_priority_min(policy: i32) -> i32;
    sched_getscheduler(process: i32) -> i32;
    tcgetpgrp(fd: i32) -> i32;
    tcsetpgrp(fd: i32, group: i32) -> i32;
    eventfd(initial: u32, flags: i32) -> i32;
    setns(fd: i32, kind: i32) -> i32;
    unshare(flags: i32) -> i32;
    posix_openpt(flags: i32) -> i32;
    grantpt(fd: i32) -> i32;
    unlockpt(fd: i32) -> i32;
    memfd_create(name: &CStr, flags: u32) -> i32;
    initgroups(user: &CStr, group: u32) -> i32;
}

/// Raises the error of a call, with the files that it is about.
pub(super) fn about<R>(
    thread: &Thread,
    result: Result<R, Errno>,
    files: &[&Object],
) -> Fallible<R> {
    result.map_err(|number| raise_os_error(thread, number, files))
}

/// Makes a call that may take long, and raises its error.
pub(super) fn run<R: Send>(
    thread: &Thread,
    files: &[&Object],
    call: impl FnOnce() -> Result<R, Errno> + Send,
) -> Fallible<R> {
    let result = blocking(thread, call);
    about(thread, result, files)
}

/// The same for a call that is made again when a signal has interrupted it.
pub(super) fn run_again<R: Send>(
    thread: &Thread,
    files: &[&Object],
    call: impl FnMut() -> Result<R, Errno> + Send,
) -> Fallible<R> {
    let result = retry(thread, call)?;
    about(thread, result, files)
}

/// Makes a call whose result does not matter.
pub(super) fn perform(
    thread: &Thread,
    files: &[&Object],
    call: impl FnOnce() -> Result<i32, Errno> + Send,
) -> Fallible {
    run(thread, files, call).map(drop)
}
