//! Which state a native thread has: taking the lock as a thread of the interpreter, giving it up, new threads.

use std::cell::Cell;
use std::ptr::{self, NonNull};
use std::rc::Weak;
use std::sync::atomic::{AtomicPtr, Ordering};

use pycore_gc::LocalHeap;

use super::stack;
use crate::core::refs::Owned;
use crate::core::thread::Thread;

thread_local! {
    /// The state of this native thread while it holds the lock.
    static CURRENT: Cell<*const Thread> = const { Cell::new(ptr::null()) };
    /// The state that this native thread had first, for code that comes from elsewhere and wants one.
    static OWN: Cell<*const Thread> = const { Cell::new(ptr::null()) };
}

/// The main thread's state: the one that handles signals.
static MAIN: AtomicPtr<Thread> = AtomicPtr::new(ptr::null_mut());

/// Something that holds data of threads, and is told when one of them ends.
pub trait ThreadEnd {
    /// The thread ends: drops what belongs to it.
    fn thread_ends(&self, thread: &Thread);
}

/// Makes a thread the main one, if there is none.
pub(crate) fn become_main_if_first(thread: &Thread) {
    let state = ptr::from_ref(thread).cast_mut();
    let _ = MAIN.compare_exchange(ptr::null_mut(), state, Ordering::AcqRel, Ordering::Relaxed);
}

/// Makes a thread the main one.
pub(super) fn become_main(thread: &Thread) {
    MAIN.store(ptr::from_ref(thread).cast_mut(), Ordering::Release);
}

/// There is no main thread any more, if this was it.
pub(crate) fn forget_main(thread: &Thread) {
    let state = ptr::from_ref(thread).cast_mut();
    let _ = MAIN.compare_exchange(state, ptr::null_mut(), Ordering::AcqRel, Ordering::Relaxed);
}

/// The main thread's state, or null.
pub(super) fn main() -> *const Thread {
    MAIN.load(Ordering::Acquire)
}

/// Stops this native thread for good: the interpreter has ended, and nothing that it owns may be touched any more.
fn hang() -> ! {
    loop {
        std::thread::park();
    }
}

impl Thread {
    /// Runs `work` as this thread, which gets the lock for as long: destructors and C functions within find it by
    /// [`Thread::current`].
    pub fn enter<R>(&self, work: impl FnOnce(&Thread) -> R) -> R {
        /// Goes back even if `work` panics, as a failing test does.
        struct Leave<'a>(&'a Thread, *const Thread);
        impl Drop for Leave<'_> {
            fn drop(&mut self) {
                // SAFETY: who entered before is still within `enter`, which borrows its thread.
                match unsafe { self.1.as_ref() } {
                    Some(previous) if previous.shares_lock(self.0) => {
                        previous.threads().lock.hand_over(previous.breaker());
                    }
                    _ => self.0.threads().lock.release(self.0.breaker()),
                }
                CURRENT.set(self.1);
            }
        }
        let previous = CURRENT.get();
        if ptr::eq(previous, self) {
            return work(self);
        }
        // SAFETY: as above.
        match unsafe { previous.as_ref() } {
            Some(previous) if previous.shares_lock(self) => {
                self.threads().lock.hand_over(self.breaker());
                self.bind();
                CURRENT.set(self);
            }
            _ => self.attach(),
        }
        let _leave = Leave(self, previous);
        work(self)
    }

    fn shares_lock(&self, other: &Thread) -> bool {
        ptr::eq(self.interpreter(), other.interpreter())
    }

    /// The state of this thread, which must hold the lock.
    ///
    /// # Safety
    ///
    /// 1. The caller was called from within [`Thread::enter`] in this thread, and uses the reference no longer than
    ///    that lasts.
    #[inline(always)]
    pub unsafe fn current<'a>() -> &'a Thread {
        let current = CURRENT.get();
        debug_assert!(!current.is_null(), "no thread state: outside of Thread::enter");
        // SAFETY: `enter` borrows the thread for as long as the pointer is set (condition 1).
        unsafe { &*current }
    }

    /// The address of this native thread's state while it holds the lock, else null.
    pub fn current_pointer() -> *const Thread {
        CURRENT.get()
    }

    /// Runs `work` without the lock, so that other threads may run: for what blocks.
    ///
    /// What is not `Send`, as objects and the thread itself, cannot be used within.
    pub fn without_lock<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        struct Retake<'a>(&'a Thread);
        impl Drop for Retake<'_> {
            fn drop(&mut self) {
                self.0.attach();
            }
        }
        self.detach();
        let _retake = Retake(self);
        work()
    }

    /// Gives the lock to a thread that has asked for it.
    pub fn yield_lock(&self) {
        self.detach();
        self.attach();
    }

    /// Waits for the lock; for good if the interpreter ends meanwhile.
    fn attach(&self) {
        let threads = self.threads();
        threads.lock.take(self.breaker());
        if threads.is_finalized_by_another(self) {
            threads.lock.release(self.breaker());
            hang();
        }
        self.bind();
        CURRENT.set(self);
    }

    fn detach(&self) {
        debug_assert!(ptr::eq(CURRENT.get(), self), "the thread does not hold the lock");
        CURRENT.set(ptr::null());
        self.threads().lock.release(self.breaker());
    }

    /// This native thread runs as this thread from now on.
    pub(super) fn bind(&self) {
        let ident = stack::native_ident();
        let raw = self.as_raw();
        // SAFETY: the state is this thread's.
        if unsafe { (*raw).thread_id } == ident && self.has_stack_limit() {
            return;
        }
        // SAFETY: as above.
        unsafe {
            (*raw).thread_id = ident;
            (*raw).native_thread_id = stack::native_id();
        }
        self.set_stack_limit(stack::limit());
        if OWN.get().is_null() {
            OWN.set(self);
        }
    }

    /// The state of a new thread, and an object that goes with it.
    pub fn new_sibling(&self, cargo: Owned) -> NewThread {
        let thread = self.sibling();
        thread.share_out_of_memory(self);
        NewThread { thread, cargo: Some(cargo) }
    }

    /// A state beside this one, which needs not hold the lock.
    fn sibling(&self) -> Box<Thread> {
        let heap = LocalHeap::new(self.heap().blocks());
        // SAFETY: the threads of an interpreter have its lock between them.
        let thread = unsafe { Thread::new(heap, self.young(), self.interpreter()) };
        thread.copy_monitoring_version(self);
        thread
    }

    /// Tells `holder` when this thread ends.
    pub fn at_end(&self, holder: Weak<dyn ThreadEnd>) {
        let mut ends = self.ends.borrow_mut();
        if ends.len() == ends.capacity() {
            // Before the list grows: those that are gone need not be told.
            ends.retain(|holder| holder.strong_count() > 0);
        }
        ends.push(holder);
    }

    /// Ends a thread that holds the lock: drops what it owns.
    fn end(&self) {
        self.clear();
        if let Some(end) = self.interpreter().hooks.end_thread.get() {
            end(self);
        }
    }

    /// Drops what this thread owns, in whichever thread holds the lock.
    pub(super) fn clear(&self) {
        // What is dropped may run code which touches more.
        loop {
            let ends = std::mem::take(&mut *self.ends.borrow_mut());
            if ends.is_empty() {
                break;
            }
            for holder in ends {
                if let Some(holder) = holder.upgrade() {
                    holder.thread_ends(self);
                }
            }
        }
        self.clear_fields();
    }
}

/// The state of a thread that has not begun to run, on its way to its native thread.
pub struct NewThread {
    thread: Box<Thread>,
    cargo: Option<Owned>,
}

// SAFETY: nobody else knows the state, and the object is looked at only after the lock was taken, or dropped by the
// thread that holds it.
unsafe impl Send for NewThread {}

impl NewThread {
    /// `threading.get_ident()` will be known when it runs; the number of the state is known now.
    pub fn id(&self) -> u64 {
        self.thread.id()
    }

    /// Runs `work` as the new thread, on this native thread, and ends it. `after` runs when the interpreter does not know
    /// the thread any more, and without the lock.
    pub fn run(mut self, work: impl FnOnce(&Thread, Owned), after: impl FnOnce()) {
        let thread = &*self.thread;
        thread.attach();
        if let Some(start) = thread.interpreter().hooks.start_thread.get() {
            start(thread);
        }
        if let Some(cargo) = self.cargo.take() {
            work(thread, cargo);
        }
        thread.end();
        thread.threads().remove(thread);
        OWN.set(ptr::null());
        thread.detach();
        drop(self);
        after();
    }
}

impl Drop for NewThread {
    fn drop(&mut self) {
        debug_assert!(
            self.cargo.is_none() || !CURRENT.get().is_null(),
            "objects are dropped by a thread that holds the lock"
        );
    }
}

// What C code does without a scope.

/// The state that this native thread has, whether it holds the lock or not; null if it is not known.
pub fn own_pointer() -> *const Thread {
    OWN.get()
}

/// Gives up the lock; the result is for [`restore`].
///
/// # Safety
///
/// 1. This native thread holds the lock; nothing that belongs to the interpreter is used until it has it again.
pub unsafe fn save() -> NonNull<Thread> {
    // SAFETY: condition 1.
    let thread = unsafe { Thread::current() };
    thread.detach();
    NonNull::from(thread)
}

/// Waits for the lock.
///
/// # Safety
///
/// 1. The thread is from [`save`] or [`attach_foreign`] in this native thread, which does not hold the lock.
pub unsafe fn restore(thread: NonNull<Thread>) {
    // SAFETY: condition 1.
    unsafe { thread.as_ref() }.attach();
}

/// Whether this native thread had the lock before [`attach_foreign`], or a state at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// It held the lock.
    Attached,
    /// It had a state, and did not hold the lock.
    Detached,
    /// It was not known.
    Unknown,
}

/// Takes the lock from a native thread that need not be known: it gets a state. `None` if there is no interpreter.
///
/// # Safety
///
/// 1. Each call has its [`detach_foreign`], in reverse order.
pub unsafe fn attach_foreign() -> Option<Before> {
    if !CURRENT.get().is_null() {
        return Some(Before::Attached);
    }
    // SAFETY: the native thread's own state lives until `detach_foreign` or the end of `NewThread::run` forget it.
    if let Some(own) = unsafe { OWN.get().as_ref() } {
        own.attach();
        return Some(Before::Detached);
    }
    // SAFETY: the main thread's state lives as long as the interpreter.
    let main = unsafe { main().as_ref() }?;
    let thread: &'static Thread = Box::leak(main.sibling());
    thread.attach();
    thread.share_out_of_memory(main);
    if let Some(start) = thread.interpreter().hooks.start_thread.get() {
        start(thread);
    }
    Some(Before::Unknown)
}

/// Ends what [`attach_foreign`] began.
///
/// # Safety
///
/// 1. This native thread holds the lock, and `before` is the result of the last `attach_foreign` without its end.
pub unsafe fn detach_foreign(before: Before) {
    // SAFETY: condition 1.
    let thread = unsafe { Thread::current() };
    match before {
        Before::Attached => {}
        Before::Detached => thread.detach(),
        Before::Unknown => {
            thread.end();
            thread.threads().remove(thread);
            OWN.set(ptr::null());
            thread.detach();
            // SAFETY: `attach_foreign` leaked the box, and nobody knows the state any more.
            drop(unsafe { Box::from_raw(ptr::from_ref(thread).cast_mut()) });
        }
    }
}
