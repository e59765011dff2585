//! `lock.h`: a lock of one byte, which C code takes by itself as long as nobody waits.

use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use core::ffi::c_int;
use pycore_abi::PyMutex;
use pycore_objects::Thread;
use pycore_objects::core::threads::attach;

/// The byte of a lock that is taken.
const LOCKED: u8 = 1;

/// # Safety
///
/// 1. The pointer leads to a lock that stays meanwhile.
unsafe fn byte<'a>(mutex: *mut PyMutex) -> &'a AtomicU8 {
    // SAFETY: condition 1; the byte is only ever touched atomically.
    unsafe { AtomicU8::from_ptr((&raw mut (*mutex)._bits).cast()) }
}

fn try_lock(byte: &AtomicU8) -> bool {
    byte.compare_exchange(0, LOCKED, Ordering::Acquire, Ordering::Relaxed).is_ok()
}

/// Takes the lock. While it waits the interpreter's lock is free.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyMutex_Lock(mutex: *mut PyMutex) {
    // SAFETY: C code gives a lock.
    let byte = unsafe { byte(mutex) };
    if try_lock(byte) {
        return;
    }
    // SAFETY: nothing of the interpreter is used until its lock is taken again.
    let detached = (!Thread::current_pointer().is_null()).then(|| unsafe { attach::save() });
    let mut wait = Duration::from_micros(1);
    while !try_lock(byte) {
        std::thread::sleep(wait);
        wait = (wait * 2).min(Duration::from_millis(1));
    }
    if let Some(thread) = detached {
        // SAFETY: the state is from `save`.
        unsafe { attach::restore(thread) };
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMutex_Unlock(mutex: *mut PyMutex) {
    // SAFETY: C code gives a lock that it has taken.
    unsafe { byte(mutex) }.store(0, Ordering::Release);
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMutex_IsLocked(mutex: *mut PyMutex) -> c_int {
    // SAFETY: C code gives a lock.
    (unsafe { byte(mutex) }.load(Ordering::Relaxed) != 0).into()
}
