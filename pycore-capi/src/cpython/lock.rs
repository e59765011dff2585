//! `lock.h`: a lock of one byte, which C code takes and gives back by itself as long as nobody waits.

use std::sync::atomic::{AtomicU8, Ordering};

use core::ffi::c_int;
use parking_lot_core::{DEFAULT_PARK_TOKEN, DEFAULT_UNPARK_TOKEN};
use pycore_abi::PyMutex;
use pycore_objects::Thread;
use pycore_objects::core::threads::attach;

/// The lock is taken.
const LOCKED: u8 = 1;

/// Threads wait for the lock: whoever gives it back has to call.
const PARKED: u8 = 2;

/// # Safety
///
/// 1. The pointer leads to a lock that stays meanwhile.
unsafe fn byte<'a>(mutex: *mut PyMutex) -> &'a AtomicU8 {
    // SAFETY: condition 1; the byte is only ever touched atomically.
    unsafe { AtomicU8::from_ptr((&raw mut (*mutex)._bits).cast()) }
}

/// Takes the lock if nobody has it; whether somebody waits is left as it is.
fn try_lock(byte: &AtomicU8) -> Result<(), u8> {
    let take = |state: u8| (state & LOCKED == 0).then_some(state | LOCKED);
    byte.fetch_update(Ordering::Acquire, Ordering::Relaxed, take).map(drop)
}

/// Sleeps until the lock is given back, if it is still taken.
fn wait(byte: &AtomicU8, state: u8) {
    const WAITED_FOR: u8 = LOCKED | PARKED;
    if state != WAITED_FOR
        && byte.compare_exchange(state, WAITED_FOR, Ordering::Relaxed, Ordering::Relaxed).is_err()
    {
        return;
    }
    let is_taken = || byte.load(Ordering::Relaxed) == WAITED_FOR;
    // SAFETY: the closures neither park nor panic, and the address is used for this lock alone.
    unsafe {
        parking_lot_core::park(
            byte.as_ptr().addr(),
            is_taken,
            || {},
            |_, _| {},
            DEFAULT_PARK_TOKEN,
            None,
        )
    };
}

/// Takes the lock. While it waits the interpreter's lock is free.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyMutex_Lock(mutex: *mut PyMutex) {
    // SAFETY: C code gives a lock.
    let byte = unsafe { byte(mutex) };
    if try_lock(byte).is_ok() {
        return;
    }
    // SAFETY: nothing of the interpreter is used until its lock is taken again.
    let detached = (!Thread::current_pointer().is_null()).then(|| unsafe { attach::save() });
    while let Err(state) = try_lock(byte) {
        wait(byte, state);
    }
    if let Some(thread) = detached {
        // SAFETY: the state is from `save`.
        unsafe { attach::restore(thread) };
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMutex_Unlock(mutex: *mut PyMutex) {
    // SAFETY: C code gives a lock that it has taken.
    let byte = unsafe { byte(mutex) };
    if byte.compare_exchange(LOCKED, 0, Ordering::Release, Ordering::Relaxed).is_ok() {
        return;
    }
    // SAFETY: the closure neither parks nor panics, and the address is used for this lock alone.
    unsafe {
        parking_lot_core::unpark_one(byte.as_ptr().addr(), |result| {
            byte.store(if result.have_more_threads { PARKED } else { 0 }, Ordering::Release);
            DEFAULT_UNPARK_TOKEN
        })
    };
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMutex_IsLocked(mutex: *mut PyMutex) -> c_int {
    // SAFETY: C code gives a lock.
    (unsafe { byte(mutex) }.load(Ordering::Relaxed) & LOCKED != 0).into()
}
