//! The state of a thread, whose borrow is the proof that the thread holds the interpreter's lock.

use std::cell::{Cell, RefCell, UnsafeCell};
use std::ptr::{self, NonNull};
use std::rc::Weak;

use pycore_abi::PyThreadState;
use pycore_gc::{LocalHeap, Young};

use super::interpreter::Interpreter;
use super::object::Object;
use super::place::Place;
use super::raised::Raised;
use super::refs::{Owned, borrow};
use super::threads::attach::{self, ThreadEnd};

/// The state of a thread.
///
/// It begins with CPython's `PyThreadState`, whose fields extensions read, and goes on with ours. `&Thread` is
/// neither `Send` nor `Sync`, so code that has one runs in the thread that holds the lock.
#[repr(C)]
pub struct Thread {
    head: UnsafeCell<PyThreadState>,
    /// Free blocks by size class: the inlined half of allocation.
    heap: LocalHeap<'static>,
    /// Objects that the collector looks at; shared by the threads of an interpreter.
    young: &'static Young<'static>,
    interpreter: &'static Interpreter,
    /// The evaluator's dispatch table, and whatever else it keeps: see `pycore-interp`.
    evaluator: [Cell<*const ()>; 4],
    /// How many destructions are going on, one within the other.
    pub(super) destructions: Cell<u32>,
    /// Objects whose destruction waits for those to end; linked through their first word.
    pub(super) waiting: Cell<*const Object>,
    /// Lowest address to which the native stack may grow before `RecursionError`.
    stack_limit: Cell<usize>,
    /// Objects whose `repr` is being made: see `protocol::object::repr_guard`.
    pub(crate) in_repr: RefCell<Vec<*const Object>>,
    /// What is raised when there is no memory for an exception.
    out_of_memory: Place,
    /// `MemoryError` is being raised, which may need it again.
    makes_out_of_memory: Cell<bool>,
    /// Those who hold data of this thread: told when it ends.
    pub(super) ends: RefCell<Vec<Weak<dyn ThreadEnd>>>,
}

impl Thread {
    /// A thread of an interpreter whose objects come from `heap` and are watched by `young`.
    ///
    /// # Safety
    ///
    /// 1. No other `Thread` shares `young` without an interpreter's lock between them.
    pub unsafe fn new(
        heap: LocalHeap<'static>,
        young: &'static Young<'static>,
        interpreter: &'static Interpreter,
    ) -> Box<Self> {
        let thread = Box::new(Self {
            // SAFETY: all fields of the state may be zero: numbers, nullable pointers, `Option`s of functions.
            head: UnsafeCell::new(unsafe { std::mem::zeroed() }),
            heap,
            young,
            interpreter,
            evaluator: [const { Cell::new(ptr::null()) }; 4],
            destructions: Cell::new(0),
            waiting: Cell::new(ptr::null()),
            stack_limit: Cell::new(0),
            in_repr: RefCell::default(),
            out_of_memory: Place::empty(),
            makes_out_of_memory: Cell::new(false),
            ends: RefCell::default(),
        });
        let head = thread.head.get();
        // SAFETY: nobody else knows the state yet.
        unsafe { (*head).exc_info = &raw mut (*head).exc_state };
        interpreter.threads.add(&thread);
        attach::become_main_if_first(&thread);
        thread
    }

    /// The public part, as C code sees it.
    #[inline(always)]
    pub fn as_raw(&self) -> *mut PyThreadState {
        self.head.get()
    }

    /// What the evaluator keeps in the thread: words of its own.
    #[inline(always)]
    pub fn evaluator(&self) -> &[Cell<*const ()>; 4] {
        &self.evaluator
    }

    /// The interpreter that the thread belongs to.
    #[inline(always)]
    pub fn interpreter(&self) -> &'static Interpreter {
        self.interpreter
    }

    /// Free blocks by size class.
    #[inline(always)]
    pub fn heap(&self) -> &LocalHeap<'static> {
        &self.heap
    }

    /// The objects that the collector looks at.
    #[inline(always)]
    pub fn young(&self) -> &'static Young<'static> {
        self.young
    }

    /// Sets how far the native stack may grow: an address, which the stack must stay above.
    pub fn set_stack_limit(&self, address: usize) {
        self.stack_limit.set(address);
    }

    /// Whether the native stack has come to its limit, and a native recursion must end in `RecursionError`.
    #[inline(always)]
    pub fn stack_is_exhausted(&self) -> bool {
        let marker = 0u8;
        (&raw const marker).addr() < self.stack_limit.get()
    }

    /// Whether the limit of the native stack is known.
    pub(super) fn has_stack_limit(&self) -> bool {
        self.stack_limit.get() != 0
    }

    /// Raises the same when memory is exhausted as another thread, which holds the lock, or this one does.
    pub(super) fn share_out_of_memory(&self, from: &Thread) {
        drop(self.out_of_memory.replace(from.out_of_memory.get()));
    }

    /// Drops the objects that the public part refers to, and the exceptions. The lock is held.
    pub(super) fn clear_fields(&self) {
        let raw = self.as_raw();
        // SAFETY: each field is null or counts a reference; it is emptied before that is dropped.
        unsafe {
            let fields = [
                &raw mut (*raw).current_exception,
                &raw mut (*raw).exc_state.exc_value,
                &raw mut (*raw).dict,
                &raw mut (*raw).async_exc,
                &raw mut (*raw).c_profileobj,
                &raw mut (*raw).c_traceobj,
                &raw mut (*raw).async_gen_firstiter,
                &raw mut (*raw).async_gen_finalizer,
                &raw mut (*raw).context,
                &raw mut (*raw).threading_local_key,
                &raw mut (*raw).threading_local_sentinel,
            ];
            (*raw).c_profilefunc = None;
            (*raw).c_tracefunc = None;
            for field in fields {
                if let Some(old) = NonNull::new(field.replace(ptr::null_mut())) {
                    drop(Owned::<Object>::adopt(old.cast()));
                }
            }
        }
        drop(self.out_of_memory.take());
    }

    /// Sets the exception that is raised when memory is exhausted: it must exist beforehand.
    pub fn set_out_of_memory(&self, exception: Owned) {
        self.out_of_memory.set(exception);
    }

    /// Raises an exception object, in place of any other. The exception that is being handled becomes its context.
    pub fn raise(&self, exception: Owned) -> Raised {
        if let Some(handled) = self.handled_exception() {
            crate::errors::chain::chain(&exception, &handled);
        }
        self.restore_exception(exception)
    }

    /// Puts an exception on its way up again, as it is.
    pub fn restore_exception(&self, exception: Owned) -> Raised {
        drop(self.replace_exception(Some(exception)));
        Raised
    }

    /// Raises `MemoryError`: a new one if there is memory for that, as after a request that was too large.
    #[cold]
    pub fn raise_out_of_memory(&self) -> Raised {
        let Some(reserve) = self.out_of_memory.get() else {
            drop(self.replace_exception(None));
            return Raised;
        };
        if !self.makes_out_of_memory.replace(true) {
            let exception = crate::errors::new_memory_error(self, &reserve);
            self.makes_out_of_memory.set(false);
            if let Some(exception) = exception {
                return self.raise(exception);
            }
        }
        // What it remembers of the last time, the frames with all their variables, would live on.
        if reserve.reference_count() == 2 {
            crate::errors::forget_history(&reserve);
        }
        drop(self.replace_exception(Some(reserve)));
        Raised
    }

    /// Reports a slot that should hold a value.
    #[cold]
    pub(crate) fn raise_bad_slot(&self) -> Raised {
        crate::raise!(self, SYSTEM_ERROR, "a value was expected in a slot")
    }

    /// Handles an error: gives the exception, which is no longer raised.
    ///
    /// `None` only before [`Thread::set_out_of_memory`] was called.
    pub fn take_exception(&self, raised: Raised) -> Option<Owned> {
        let Raised = raised;
        self.replace_exception(None)
    }

    /// The exception that is on its way up, borrowed.
    pub fn current_exception(&self) -> Option<&Object> {
        // SAFETY: the state counts a reference to the exception.
        unsafe { NonNull::new((*self.as_raw()).current_exception).map(|raw| borrow(raw.cast())) }
    }

    /// The context of the thread, which variables have their values in, if somebody has asked for one.
    pub fn context(&self) -> Option<Owned> {
        // SAFETY: the state counts a reference to the context.
        unsafe {
            let context = NonNull::new((*self.as_raw()).context)?;
            Some(Owned::share(borrow::<Object>(context.cast())))
        }
    }

    /// Gives the thread another context, and the caller the one that it had.
    pub fn replace_context(&self, context: Option<Owned>) -> Option<Owned> {
        let new = context.map_or(ptr::null_mut(), |context| context.into_raw().as_ptr().cast());
        // SAFETY: the state counts a reference to its context: the old one passes to the result, the new one from the
        // argument. The number says to those who keep values of variables that they may have changed.
        unsafe {
            let head = self.as_raw();
            (*head).context_ver = (*head).context_ver.wrapping_add(1);
            let old = (&raw mut (*head).context).replace(new);
            NonNull::new(old).map(|old| Owned::adopt(old.cast()))
        }
    }

    /// The exception that is being handled, if there is one: that of the innermost `except` or `finally` clause.
    pub fn handled_exception(&self) -> Option<Owned> {
        // SAFETY: the list of exception states begins in the thread's state and goes on in running generators, which
        // outlive their place in it; each counts a reference to its exception.
        unsafe {
            let mut item = (*self.as_raw()).exc_info;
            while let Some(state) = item.as_ref() {
                if let Some(value) = NonNull::new(state.exc_value) {
                    let exception: &Object = borrow(value.cast());
                    if !exception.is_none() {
                        return Some(Owned::share(exception));
                    }
                }
                item = state.previous_item;
            }
        }
        None
    }

    /// The error that a foreign function reports by its result.
    ///
    /// `None` if there is no exception: a function that breaks C's convention.
    pub fn raised(&self) -> Option<Raised> {
        self.current_exception().map(|_| Raised)
    }

    /// Puts the exception on its way up aside, for code that runs in between, such as a finaliser.
    pub fn save_exception(&self) -> Option<Owned> {
        self.replace_exception(None)
    }

    /// Puts back what [`Thread::save_exception`] put aside.
    pub fn put_back_exception(&self, saved: Option<Owned>) {
        drop(self.replace_exception(saved));
    }

    fn replace_exception(&self, exception: Option<Owned>) -> Option<Owned> {
        let new =
            exception.map_or(ptr::null_mut(), |exception| exception.into_raw().as_ptr().cast());
        // SAFETY: the state counts a reference to the exception that its field names: the old one passes to the
        // result, the new one from the argument.
        unsafe {
            let field = &raw mut (*self.as_raw()).current_exception;
            NonNull::new(field.replace(new)).map(|old| Owned::adopt(old.cast()))
        }
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        debug_assert!(self.waiting.get().is_null(), "objects still wait for their destruction");
        if self.out_of_memory.is_set() || self.current_exception().is_some() {
            self.enter(Thread::clear_fields);
        }
        attach::forget_main(self);
        self.threads().remove(self);
    }
}
