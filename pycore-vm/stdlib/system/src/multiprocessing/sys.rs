//! Semaphores and shared memory of the system.

use std::collections::HashMap;
use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::{Mutex, PoisonError};

use crate::io::sys::{Errno, checked, errno};

/// The greatest value of a semaphore.
pub(super) const VALUE_MAX: i32 = i32::MAX;

/// The semaphores that are open, and how many use each: a program names them by their addresses.
static OPEN: Mutex<Option<HashMap<usize, usize>>> = Mutex::new(None);

fn with_open<R>(work: impl FnOnce(&mut HashMap<usize, usize>) -> R) -> R {
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    work(open.get_or_insert_default())
}

/// A semaphore that is open.
pub(super) struct Semaphore(NonNull<libc::sem_t>);

// SAFETY: semaphores are there for threads to share.
unsafe impl Send for Semaphore {}
// SAFETY: as above.
unsafe impl Sync for Semaphore {}

impl Semaphore {
    fn opened(pointer: *mut libc::sem_t) -> Result<Self, Errno> {
        let failed = pointer == libc::SEM_FAILED;
        let Some(pointer) = NonNull::new(pointer).filter(|_| !failed) else { return Err(errno()) };
        with_open(|open| *open.entry(pointer.as_ptr().addr()).or_default() += 1);
        // The address is given away as a number, from which it comes back.
        pointer.as_ptr().expose_provenance();
        Ok(Self(pointer))
    }

    /// A new semaphore.
    pub(super) fn create(name: &CStr, value: u32) -> Result<Self, Errno> {
        let (flags, mode) = (libc::O_CREAT | libc::O_EXCL, 0o600_u32);
        // SAFETY: the name ends with NUL; with these flags there are a mode and a value.
        Self::opened(unsafe { libc::sem_open(name.as_ptr(), flags, mode, value) })
    }

    /// The semaphore of a name.
    pub(super) fn open(name: &CStr) -> Result<Self, Errno> {
        // SAFETY: the name ends with NUL.
        Self::opened(unsafe { libc::sem_open(name.as_ptr(), 0) })
    }

    /// One that is open already, by its handle.
    pub(super) fn of_handle(handle: usize) -> Option<Self> {
        let pointer = NonNull::new(std::ptr::with_exposed_provenance_mut(handle))?;
        with_open(|open| open.get_mut(&handle).map(|users| *users += 1)).map(|()| Self(pointer))
    }

    /// The number that stands for it.
    pub(super) fn handle(&self) -> usize {
        self.0.as_ptr().addr()
    }

    fn pointer(&self) -> *mut libc::sem_t {
        self.0.as_ptr()
    }

    /// Takes one, if there is one.
    pub(super) fn try_wait(&self) -> Result<(), Errno> {
        // SAFETY: the semaphore is open.
        checked(unsafe { libc::sem_trywait(self.pointer()) }).map(|_| ())
    }

    /// Waits for one, until a time of the system's clock.
    pub(super) fn wait(&self, deadline: Option<libc::timespec>) -> Result<(), Errno> {
        // SAFETY: the semaphore is open.
        checked(unsafe {
            match &deadline {
                Some(deadline) => libc::sem_timedwait(self.pointer(), deadline),
                None => libc::sem_wait(self.pointer()),
            }
        })
        .map(|_| ())
    }

    /// Adds one.
    pub(super) fn post(&self) -> Result<(), Errno> {
        // SAFETY: the semaphore is open.
        checked(unsafe { libc::sem_post(self.pointer()) }).map(|_| ())
    }

    /// How many there are.
    pub(super) fn value(&self) -> Result<i32, Errno> {
        let mut value = 0;
        // SAFETY: the semaphore is open.
        checked(unsafe { libc::sem_getvalue(self.pointer(), &raw mut value) })?;
        Ok(value.max(0))
    }
}

impl Drop for Semaphore {
    fn drop(&mut self) {
        let is_last = with_open(|open| {
            let users = open.get_mut(&self.handle()).map_or(0, |users| {
                *users -= 1;
                *users
            });
            if users == 0 {
                open.remove(&self.handle());
            }
            users == 0
        });
        if is_last {
            // SAFETY: nobody else uses it.
            unsafe { libc::sem_close(self.pointer()) };
        }
    }
}

/// Removes the name of a semaphore.
pub(super) fn unlink(name: &CStr) -> Result<i32, Errno> {
    // SAFETY: the name ends with NUL.
    checked(unsafe { libc::sem_unlink(name.as_ptr()) })
}

/// The system's clock, later by some seconds.
pub(super) fn after(seconds: f64) -> libc::timespec {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the function writes a time.
    unsafe { libc::clock_gettime(libc::CLOCK_REALTIME, &raw mut now) };
    let whole = seconds.floor();
    let nanoseconds = now.tv_nsec + ((seconds - whole) * 1e9) as i64;
    let second = now.tv_sec.saturating_add(whole as i64);
    libc::timespec {
        tv_sec: second.saturating_add(nanoseconds / 1_000_000_000),
        tv_nsec: nanoseconds % 1_000_000_000,
    }
}

/// The number of this thread.
pub(super) fn thread_number() -> u64 {
    // SAFETY: the function has no conditions.
    unsafe { libc::pthread_self() }
}

/// `shm_open(3)`; the descriptor is not handed on to other programs, as that function sets it.
pub(super) fn open_memory(name: &CStr, flags: i32, mode: u32) -> Result<i32, Errno> {
    // SAFETY: the name ends with NUL.
    checked(unsafe { libc::shm_open(name.as_ptr(), flags, mode) })
}

/// `shm_unlink(3)`
pub(super) fn unlink_memory(name: &CStr) -> Result<i32, Errno> {
    // SAFETY: the name ends with NUL.
    checked(unsafe { libc::shm_unlink(name.as_ptr()) })
}
