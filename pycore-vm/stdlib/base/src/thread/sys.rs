//! Waiting and waking by the kernel, and names of native threads.

use std::sync::atomic::AtomicU32;
use std::time::Instant;

/// Why a thread waits no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wake {
    /// It was woken, or the word was not what it should be, or for no reason.
    Woken,
    /// The time is over.
    TimedOut,
    /// A signal has arrived in this thread.
    Interrupted,
}

/// Waits while the word is `expected`, until woken.
#[cfg(target_os = "linux")]
pub(crate) fn wait(word: &AtomicU32, expected: u32, deadline: Option<Instant>) -> Wake {
    let mut timeout = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    let mut pointer = std::ptr::null();
    if let Some(deadline) = deadline {
        let left = deadline.saturating_duration_since(Instant::now());
        timeout.tv_sec = libc::time_t::try_from(left.as_secs()).unwrap_or(libc::time_t::MAX);
        timeout.tv_nsec = left.subsec_nanos().into();
        pointer = &raw const timeout;
    }
    // SAFETY: the word lives as long as the borrow; the time is read.
    let status = unsafe {
        libc::syscall(
            libc::SYS_futex,
            word.as_ptr(),
            libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG,
            expected,
            pointer,
        )
    };
    if status == 0 {
        return Wake::Woken;
    }
    match std::io::Error::last_os_error().raw_os_error() {
        Some(libc::ETIMEDOUT) => Wake::TimedOut,
        Some(libc::EINTR) => Wake::Interrupted,
        _ => Wake::Woken,
    }
}

/// Wakes as many threads that wait for the word to change.
#[cfg(target_os = "linux")]
pub(crate) fn wake(word: &AtomicU32, count: i32) {
    // SAFETY: the kernel looks for who waits at the address, and reads nothing.
    unsafe {
        libc::syscall(
            libc::SYS_futex,
            word.as_ptr(),
            libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG,
            count,
        );
    }
}

#[cfg(not(target_os = "linux"))]
mod portable {
    use std::sync::atomic::Ordering;
    use std::sync::{Condvar, Mutex, PoisonError};
    use std::time::Duration;

    use super::*;

    static MUTEX: Mutex<()> = Mutex::new(());
    static CHANGED: Condvar = Condvar::new();

    /// How long a thread waits before it is time to look for signals.
    const SLICE: Duration = Duration::from_millis(50);

    /// Waits while the word is `expected`, until woken. Signals are looked for from time to time.
    pub(crate) fn wait(word: &AtomicU32, expected: u32, deadline: Option<Instant>) -> Wake {
        let guard = MUTEX.lock().unwrap_or_else(PoisonError::into_inner);
        if word.load(Ordering::Acquire) != expected {
            return Wake::Woken;
        }
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Wake::TimedOut;
        }
        let slice = left.map_or(SLICE, |left| left.min(SLICE));
        let waited = CHANGED.wait_timeout(guard, slice);
        let (_guard, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() { Wake::Interrupted } else { Wake::Woken }
    }

    /// Wakes all threads that wait.
    pub(crate) fn wake(_word: &AtomicU32, _count: i32) {
        drop(MUTEX.lock().unwrap_or_else(PoisonError::into_inner));
        CHANGED.notify_all();
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) use portable::{wait, wake};

/// Bytes that the system keeps of a thread's name.
pub(super) const NAME_LENGTH: usize = if cfg!(target_os = "macos") { 63 } else { 15 };

/// Names this native thread, as far as the system can.
#[cfg(target_os = "linux")]
pub(super) fn set_name(name: &std::ffi::CStr) {
    // SAFETY: the function reads a text that ends with NUL.
    unsafe { libc::pthread_setname_np(libc::pthread_self(), name.as_ptr()) };
}

/// Names this native thread, as far as the system can.
#[cfg(target_os = "macos")]
pub(super) fn set_name(name: &std::ffi::CStr) {
    // SAFETY: the function reads a text that ends with NUL.
    unsafe { libc::pthread_setname_np(name.as_ptr()) };
}

/// Names this native thread, as far as the system can.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn set_name(_name: &std::ffi::CStr) {}

/// The name of this native thread.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn name() -> Vec<u8> {
    let mut buffer = [0u8; 100];
    // SAFETY: the function writes at most as many bytes, NUL included.
    let status = unsafe {
        libc::pthread_getname_np(libc::pthread_self(), buffer.as_mut_ptr().cast(), buffer.len())
    };
    let length = buffer.iter().position(|&byte| byte == 0).unwrap_or(0);
    if status == 0 { buffer[..length].to_vec() } else { Vec::new() }
}

/// The name of this native thread.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn name() -> Vec<u8> {
    Vec::new()
}

/// How large the system makes native stacks, if that is not boundless.
pub(super) fn default_stack_size() -> Option<usize> {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the function writes a struct.
    let status = unsafe { libc::getrlimit(libc::RLIMIT_STACK, &raw mut limit) };
    (status == 0 && limit.rlim_cur != libc::RLIM_INFINITY).then_some(limit.rlim_cur as usize)
}
