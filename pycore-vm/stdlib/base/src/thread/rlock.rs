//! `RLock`: held by a thread, as often as it likes.

use std::cell::Cell;

use pycore_objects::core::threads::stack::native_ident;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::number;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Slot, Thread, TypeObject, methods, raise, slots,
    static_type,
};

use super::lock::patience;
use super::mutex::{Mutex, Patience};

/// A reentrant lock.
#[repr(C)]
pub struct ReentrantLock {
    object: Object,
    mutex: Mutex,
    /// The thread that holds it, if it is held.
    owner: Cell<u64>,
    /// How often, beside the first time.
    again: Cell<usize>,
}

static_type! {
    /// `_thread.RLock`
    pub static REENTRANT_LOCK: ReentrantLock = {
        name: "_thread.RLock",
        base: pycore_objects::types::object::OBJECT,
        flags: HAVE_GC | BASE_TYPE | MANAGED_WEAKREF,
        slots: ReentrantLock::SLOTS,
        methods: ReentrantLock::METHODS,
        weaklist_offset: pycore_objects::core::MANAGED_WEAK_OFFSET,
    };
}

super::without_references!(ReentrantLock);

#[cold]
fn not_acquired(thread: &Thread) -> Raised {
    raise!(thread, RUNTIME_ERROR, "cannot release un-acquired lock")
}

impl ReentrantLock {
    fn is_mine(&self) -> bool {
        self.owner.get() == native_ident() && self.mutex.is_locked()
    }

    fn take(&self, thread: &Thread, patience: Patience) -> Fallible<bool> {
        if self.is_mine() {
            self.again.set(self.again.get() + 1);
            return Ok(true);
        }
        let taken = self.mutex.acquire(thread, patience)?;
        if taken {
            self.owner.set(native_ident());
            self.again.set(0);
        }
        Ok(taken)
    }

    fn give_back(&self, thread: &Thread) -> Fallible {
        if !self.is_mine() {
            return Err(not_acquired(thread));
        }
        match self.again.get() {
            0 => {
                self.owner.set(0);
                self.mutex.unlock();
            }
            again => self.again.set(again - 1),
        }
        Ok(())
    }

    /// How often it is held.
    fn count(&self) -> usize {
        if self.mutex.is_locked() { self.again.get() + 1 } else { 0 }
    }
}

#[slots]
impl ReentrantLock {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            object,
            mutex: Mutex::default(),
            owner: Cell::new(0),
            again: Cell::new(0),
        })
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let state = if self.mutex.is_locked() { "locked" } else { "unlocked" };
        let text = format!(
            "<{state} {} object owner={} count={} at {:p}>",
            self.as_object().type_object().name().to_string_lossy(),
            self.owner.get(),
            self.count(),
            self.as_object()
        );
        Str::new(thread, &text)
    }
}

#[methods]
impl ReentrantLock {
    /// acquire($self, /, blocking=True, timeout=-1)
    ///
    /// Take the lock, once more if this thread holds it: True if it is held now, False if that would have taken too long.
    fn acquire(
        &self,
        thread: &Thread,
        blocking: Option<bool>,
        timeout: Option<&Object>,
    ) -> Fallible<bool> {
        self.take(thread, patience(thread, blocking, timeout)?)
    }

    /// release($self, /)
    ///
    /// Give the lock back once; when that was done as often as it was taken, others may have it. This thread must hold it.
    fn release(&self, thread: &Thread) -> Fallible {
        self.give_back(thread)
    }

    /// locked($self, /)
    ///
    /// Whether any thread holds the lock.
    fn locked(&self) -> bool {
        self.mutex.is_locked()
    }

    /// _is_owned($self, /)
    ///
    /// Whether this thread holds the lock: for conditions.
    fn _is_owned(&self) -> bool {
        self.is_mine()
    }

    /// _recursion_count($self, /)
    ///
    /// How often this thread holds the lock: for conditions.
    fn _recursion_count(&self) -> usize {
        if self.is_mine() { self.count() } else { 0 }
    }

    /// _acquire_restore($self, state, /)
    ///
    /// Take the lock as often as it was held: for conditions.
    #[effects(TAKES_TUPLE)]
    fn _acquire_restore(&self, thread: &Thread, state: &Tuple) -> Fallible {
        let [count, owner] = state.as_slice() else {
            let message = "_acquire_restore() argument 1 must be tuple of length 2, not";
            return Err(raise!(thread, TYPE_ERROR, "{message} {}", state.len()));
        };
        let count = number::to_c_unsigned_long(thread, count)? as usize;
        let owner = number::to_c_unsigned_long(thread, owner)?;
        self.mutex.acquire(thread, Patience::Endless)?;
        self.owner.set(owner);
        self.again.set(count.saturating_sub(1));
        Ok(())
    }

    /// _release_save($self, /)
    ///
    /// Give the lock back as often as it is held, and tell how often that was: for conditions.
    fn _release_save(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        if !self.is_mine() {
            return Err(not_acquired(thread));
        }
        let count = thread.new_int(self.count() as i64)?;
        let owner = pycore_objects::types::int::Int::from_u64(thread, self.owner.get())?;
        let state = Tuple::pack(thread, [count, owner.into_object()])?;
        self.again.set(0);
        self.owner.set(0);
        self.mutex.unlock();
        Ok(state)
    }

    /// __enter__($self, /)
    ///
    /// Take the lock.
    fn __enter__(&self, thread: &Thread) -> Fallible<bool> {
        self.take(thread, Patience::Endless)
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
        self.owner.set(0);
        self.again.set(0);
        self.mutex.reset();
    }
}
