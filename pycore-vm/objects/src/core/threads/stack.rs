//! The native stack of a thread: where it ends, and who the thread is for the system.

use std::cell::Cell;

/// What is left of a native stack when recursion ends in an error: enough for what runs between two tests of it, and
/// for raising the error. Unoptimised code takes more.
pub const MARGIN: usize = if cfg!(debug_assertions) { 512 << 10 } else { 192 << 10 };

/// A stack of unknown size is taken to be as large.
const ASSUMED: usize = 1 << 20;

thread_local! {
    /// Lowest and highest address of the native stack; zero until they are known.
    static BOUNDS: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

fn here() -> usize {
    let marker = 0u8;
    (&raw const marker).addr()
}

/// Lowest and highest address of the native stack.
fn bounds() -> (usize, usize) {
    let known = BOUNDS.get();
    if known.1 != 0 {
        return known;
    }
    let found = measure().unwrap_or_else(|| {
        let top = here();
        (top.saturating_sub(ASSUMED), top)
    });
    BOUNDS.set(found);
    found
}

/// Miri has no stack: each local variable has an address of its own, anywhere.
#[cfg(miri)]
fn measure() -> Option<(usize, usize)> {
    Some((0, usize::MAX))
}

#[cfg(all(any(target_os = "linux", target_os = "android"), not(miri)))]
fn measure() -> Option<(usize, usize)> {
    let mut attributes = std::mem::MaybeUninit::<libc::pthread_attr_t>::uninit();
    let (mut lowest, mut size) = (std::ptr::null_mut(), 0);
    // SAFETY: the first call initialises the attributes, the second reads them and writes two values, the third ends them.
    unsafe {
        if libc::pthread_getattr_np(libc::pthread_self(), attributes.as_mut_ptr()) != 0 {
            return None;
        }
        let status =
            libc::pthread_attr_getstack(attributes.as_ptr(), &raw mut lowest, &raw mut size);
        libc::pthread_attr_destroy(attributes.as_mut_ptr());
        if status != 0 {
            return None;
        }
    }
    let lowest = lowest.addr();
    Some((lowest, lowest.checked_add(size)?))
}

#[cfg(all(target_os = "macos", not(miri)))]
fn measure() -> Option<(usize, usize)> {
    // SAFETY: the functions read what the thread knows about itself.
    let (top, size) = unsafe {
        let this = libc::pthread_self();
        (libc::pthread_get_stackaddr_np(this).addr(), libc::pthread_get_stacksize_np(this))
    };
    Some((top.checked_sub(size)?, top))
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos", miri)))]
fn measure() -> Option<(usize, usize)> {
    None
}

/// The address above which the native stack must stay.
pub(super) fn limit() -> usize {
    let (lowest, highest) = bounds();
    lowest + MARGIN.min((highest - lowest) / 4)
}

/// How much of the native stack is used, in bytes.
pub fn used() -> usize {
    bounds().1.saturating_sub(here())
}

/// `threading.get_ident()`
pub fn native_ident() -> u64 {
    // SAFETY: the function has no conditions.
    unsafe { libc::pthread_self() as u64 }
}

/// `threading.get_native_id()`
#[cfg(target_os = "linux")]
pub fn native_id() -> u64 {
    // SAFETY: the function has no conditions.
    unsafe { libc::gettid() as u64 }
}

/// `threading.get_native_id()`
#[cfg(target_os = "macos")]
pub fn native_id() -> u64 {
    let mut id = 0;
    // SAFETY: the function writes a number.
    unsafe { libc::pthread_threadid_np(0, &raw mut id) };
    id
}

/// `threading.get_native_id()`
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub fn native_id() -> u64 {
    native_ident()
}
