//! `lock`: held or not, by nobody in particular.

use std::time::Duration;

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Slot, Thread, TypeObject, methods, raise, slots,
    static_type,
};

use super::mutex::{Mutex, Patience};

/// The largest time-out, in seconds.
pub(super) const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// A lock.
#[repr(C)]
pub struct Lock {
    object: Object,
    mutex: Mutex,
}

static_type! {
    /// `_thread.lock`
    pub static LOCK: Lock = {
        name: "_thread.lock",
        base: pycore_objects::types::object::OBJECT,
        flags: HAVE_GC | MANAGED_WEAKREF,
        doc: "lock()\n--\n\nA lock is held or not. acquire() takes it, and waits as long as it is held; release() gives it back, in whichever\nthread. As a context manager it is held within the block.",
        slots: Lock::SLOTS,
        methods: Lock::METHODS,
        weaklist_offset: pycore_objects::core::MANAGED_WEAK_OFFSET,
    };
}

super::without_references!(Lock);

/// What `acquire` has as arguments: whether to wait, and how long.
pub(super) fn patience(
    thread: &Thread,
    blocking: Option<bool>,
    timeout: Option<&Object>,
) -> Fallible<Patience> {
    let blocking = blocking.unwrap_or(true);
    let timeout = match timeout {
        None => -1_000_000_000,
        Some(timeout) => nanoseconds(thread, timeout, Rounding::Up)?,
    };
    let is_unset = timeout == -1_000_000_000;
    if !blocking && !is_unset {
        let message = "can't specify a timeout for a non-blocking call";
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    if timeout < 0 && !is_unset {
        let message = "timeout value must be a non-negative number";
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    Ok(match (blocking, is_unset) {
        (false, _) => Patience::None,
        (true, true) => Patience::Endless,
        (true, false) if timeout == 0 => Patience::None,
        (true, false) => Patience::For(Duration::from_nanos(timeout.unsigned_abs())),
    })
}

impl Lock {
    /// A new lock, free.
    pub(super) fn new(thread: &Thread) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, mutex: Mutex::default() })
    }

    fn give_back(&self, thread: &Thread) -> Fallible {
        if self.mutex.unlock() {
            return Ok(());
        }
        Err(raise!(thread, RUNTIME_ERROR, "release unlocked lock"))
    }
}

#[slots]
impl Lock {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "lock() takes no keyword arguments"));
        }
        let given = arguments.len();
        if given > 0 {
            return Err(raise!(thread, TYPE_ERROR, "lock expected 0 arguments, got {given}"));
        }
        Self::new(thread)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let state = if self.mutex.is_locked() { "locked" } else { "unlocked" };
        let class = self.as_object().type_object().name().to_string_lossy();
        Str::new(thread, &format!("<{state} {class} object at {:p}>", self.as_object()))
    }
}

#[methods]
impl Lock {
    /// acquire($self, /, blocking=True, timeout=-1)
    ///
    /// Take the lock: True if it is held now, False if that would have taken too long.
    fn acquire(
        &self,
        thread: &Thread,
        blocking: Option<bool>,
        timeout: Option<&Object>,
    ) -> Fallible<bool> {
        self.mutex.acquire(thread, patience(thread, blocking, timeout)?)
    }

    /// acquire_lock($self, /, blocking=True, timeout=-1)
    ///
    /// An old name of acquire().
    fn acquire_lock(
        &self,
        thread: &Thread,
        blocking: Option<bool>,
        timeout: Option<&Object>,
    ) -> Fallible<bool> {
        self.acquire(thread, blocking, timeout)
    }

    /// release($self, /)
    ///
    /// Give the lock back, so that one of those who wait for it gets it. It must be held, in this thread or another.
    fn release(&self, thread: &Thread) -> Fallible {
        self.give_back(thread)
    }

    /// release_lock($self, /)
    ///
    /// An old name of release().
    fn release_lock(&self, thread: &Thread) -> Fallible {
        self.give_back(thread)
    }

    /// locked($self, /)
    ///
    /// Whether the lock is held.
    fn locked(&self) -> bool {
        self.mutex.is_locked()
    }

    /// locked_lock($self, /)
    ///
    /// An old name of locked().
    fn locked_lock(&self) -> bool {
        self.mutex.is_locked()
    }

    /// __enter__($self, /)
    ///
    /// Take the lock.
    fn __enter__(&self, thread: &Thread) -> Fallible<bool> {
        self.mutex.acquire(thread, Patience::Endless)
    }

    /// __exit__($self, /, *exc_info)
    ///
    /// Give the lock back.
    #[effects(TAKES_TUPLE)]
    fn __exit__(&self, thread: &Thread, exc_info: &[Slot]) -> Fallible {
        let _ = exc_info;
        self.give_back(thread)
    }

    /// _at_fork_reinit($self, /)
    fn _at_fork_reinit(&self) {
        self.mutex.reset();
    }
}
