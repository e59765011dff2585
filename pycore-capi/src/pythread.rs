//! `pythread.h`: locks and threads of C code, and what it keeps for each thread.

use core::ffi::{c_int, c_ulong, c_void};
use std::ptr;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pycore_abi::Py_tss_t;

use crate::api::api;

/// A lock that any thread may release.
#[derive(Default)]
struct Lock {
    taken: Mutex<bool>,
    free: Condvar,
}

impl Lock {
    /// Takes the lock; waits as long as it takes, or until a moment. Whether it was taken.
    fn acquire(&self, until: Option<Option<Instant>>) -> bool {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken {
            taken = match until {
                None => return false,
                Some(None) => self.free.wait(taken).unwrap_or_else(PoisonError::into_inner),
                Some(Some(moment)) => {
                    let Some(left) = moment.checked_duration_since(Instant::now()) else {
                        return false;
                    };
                    let waited = self.free.wait_timeout(taken, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        *taken = true;
        true
    }

    fn release(&self) {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.free.notify_one();
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_init_thread() {}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_allocate_lock() -> *mut c_void {
    Box::into_raw(Box::<Lock>::default()).cast()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_free_lock(lock: *mut c_void) {
    if !lock.is_null() {
        // SAFETY: C code gives a lock of `PyThread_allocate_lock`, which it uses no more.
        drop(unsafe { Box::from_raw(lock.cast::<Lock>()) });
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_acquire_lock(lock: *mut c_void, wait: c_int) -> c_int {
    // SAFETY: C code gives a lock of `PyThread_allocate_lock`.
    let lock = unsafe { &*lock.cast::<Lock>() };
    lock.acquire((wait != 0).then_some(None)).into()
}

/// Waits so many microseconds at most, or without an end if they are negative. Signals do not end the wait.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_acquire_lock_timed(
    lock: *mut c_void,
    microseconds: i64,
    _interrupt: c_int,
) -> c_int {
    // SAFETY: as above.
    let lock = unsafe { &*lock.cast::<Lock>() };
    let until = match u64::try_from(microseconds) {
        Err(_) => Some(None),
        Ok(0) => None,
        Ok(wait) => Some(Instant::now().checked_add(Duration::from_micros(wait))),
    };
    lock.acquire(until).into()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_release_lock(lock: *mut c_void) {
    // SAFETY: as above.
    unsafe { &*lock.cast::<Lock>() }.release();
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_get_thread_ident() -> c_ulong {
    // SAFETY: it needs nothing.
    unsafe { libc::pthread_self() }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_get_thread_native_id() -> c_ulong {
    // SAFETY: it needs nothing.
    unsafe { libc::gettid() as c_ulong }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_start_new_thread(
    function: Option<unsafe extern "C" fn(*mut c_void)>,
    argument: *mut c_void,
) -> c_ulong {
    extern "C" fn run(start: *mut c_void) -> *mut c_void {
        // SAFETY: the box is from below, and this thread alone has it.
        let start = unsafe {
            Box::from_raw(start.cast::<(unsafe extern "C" fn(*mut c_void), *mut c_void)>())
        };
        // SAFETY: C code gave function and argument together.
        unsafe { start.0(start.1) };
        ptr::null_mut()
    }
    let Some(function) = function else { return c_ulong::MAX };
    let start = Box::into_raw(Box::new((function, argument)));
    // SAFETY: the thread gets the box, and is nobody's to wait for.
    unsafe {
        let mut thread: libc::pthread_t = 0;
        if libc::pthread_create(&raw mut thread, ptr::null(), run, start.cast()) != 0 {
            drop(Box::from_raw(start));
            return c_ulong::MAX;
        }
        libc::pthread_detach(thread);
        thread
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_exit_thread() {
    // SAFETY: C code ends its own thread.
    unsafe { libc::pthread_exit(ptr::null_mut()) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_get_stacksize() -> usize {
    0
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_set_stacksize(_size: usize) -> c_int {
    -2
}

// Values for each thread: keys of the system.

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_tss_alloc() -> *mut Py_tss_t {
    // SAFETY: any size may be asked for; all bytes zero is a key that is not made yet.
    unsafe { libc::calloc(1, size_of::<Py_tss_t>()).cast() }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_tss_free(key: *mut Py_tss_t) {
    // SAFETY: C code gives a key of `PyThread_tss_alloc`.
    unsafe {
        if !key.is_null() {
            PyThread_tss_delete(key);
            libc::free(key.cast());
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_tss_is_created(key: *mut Py_tss_t) -> c_int {
    // SAFETY: C code gives a key.
    unsafe { (*key)._is_initialized }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_tss_create(key: *mut Py_tss_t) -> c_int {
    // SAFETY: C code gives a key.
    unsafe {
        if (*key)._is_initialized != 0 {
            return 0;
        }
        if libc::pthread_key_create((&raw mut (*key)._key).cast(), None) != 0 {
            return -1;
        }
        (*key)._is_initialized = 1;
    }
    0
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_tss_delete(key: *mut Py_tss_t) {
    // SAFETY: C code gives a key.
    unsafe {
        if (*key)._is_initialized != 0 {
            libc::pthread_key_delete((*key)._key as libc::pthread_key_t);
            (*key)._is_initialized = 0;
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_tss_set(key: *mut Py_tss_t, value: *mut c_void) -> c_int {
    // SAFETY: C code gives a key that is made.
    if unsafe { libc::pthread_setspecific((*key)._key as libc::pthread_key_t, value) } == 0 {
        0
    } else {
        -1
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_tss_get(key: *mut Py_tss_t) -> *mut c_void {
    // SAFETY: as above.
    unsafe { libc::pthread_getspecific((*key)._key as libc::pthread_key_t) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_create_key() -> c_int {
    let mut key: libc::pthread_key_t = 0;
    // SAFETY: the key can be written.
    if unsafe { libc::pthread_key_create(&raw mut key, None) } == 0 { key as c_int } else { -1 }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_delete_key(key: c_int) {
    // SAFETY: C code gives a key of `PyThread_create_key`.
    unsafe { libc::pthread_key_delete(key as libc::pthread_key_t) };
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_set_key_value(key: c_int, value: *mut c_void) -> c_int {
    // SAFETY: as above.
    if unsafe { libc::pthread_setspecific(key as libc::pthread_key_t, value) } == 0 {
        0
    } else {
        -1
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_get_key_value(key: c_int) -> *mut c_void {
    // SAFETY: as above.
    unsafe { libc::pthread_getspecific(key as libc::pthread_key_t) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_delete_key_value(key: c_int) {
    // SAFETY: as above.
    unsafe { libc::pthread_setspecific(key as libc::pthread_key_t, ptr::null()) };
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThread_ReInitTLS() {}

api! {
    fn PyThread_GetInfo(thread) -> pycore_objects::Fallible<pycore_objects::Owned> {
        match crate::sysmodule::attribute(thread, "thread_info") {
            Some(info) => Ok(info),
            None => Err(crate::convert::bad_internal_call(thread)),
        }
    }
}
