//! The lock of the import system.

use pycore_objects::{Fallible, Thread, methods, raise};

use super::Imp;
use crate::recursive_lock::RecursiveLock;

/// Held while the import system changes what all threads share.
static IMPORT_LOCK: RecursiveLock = RecursiveLock::new();

#[methods(module, name = LOCK)]
impl Imp {
    /// lock_held($module, /)
    ///
    /// Whether some thread has the lock of the import system.
    fn lock_held() -> bool {
        IMPORT_LOCK.is_held()
    }

    /// acquire_lock($module, /)
    ///
    /// Takes the lock of the import system; a thread that has it may take it again.
    fn acquire_lock(thread: &Thread) {
        IMPORT_LOCK.acquire(thread);
    }

    /// release_lock($module, /)
    ///
    /// Gives the lock of the import system back, once for each time that it was taken.
    fn release_lock(thread: &Thread) -> Fallible {
        if IMPORT_LOCK.release(thread) {
            return Ok(());
        }
        Err(raise!(thread, RUNTIME_ERROR, "not holding the import lock"))
    }
}
