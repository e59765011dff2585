//! The memory of generators, coroutines and asynchronous generators: CPython's `PyGenObject`, the frame inside.
//!
//! ```text
//!   0        16     24     32          40              56       64      72      152
//!   ├────────┼──────┼──────┼───────────┼───────────────┼────────┼───────┼───────┼───────────┬─────────┐
//!   │ header │ weak │ name │ qualified │ exception and │ origin │ flags │ frame │ variables │ stack ─▶│
//!   │        │ refs │      │ name      │ next entry    │ / hook │ state │ head  │           │         │
//! ```
//!
//! While the frame runs, its caller is linked in it, and the entry for the exception that it handles is the newest of
//! the thread's list. While it does not, nothing leads out of it.

use std::cell::{Cell, UnsafeCell};
use std::mem::{MaybeUninit, offset_of};
use std::ptr::{self, NonNull};

use pycore_abi::{_PyErr_StackItem, PyAsyncGenObject, PyCoroObject, PyGenObject, PyObject};
use pycore_gc::{HEAD_SIZE, Node};
use pycore_objects::core::{Slot, Thread, Trace, Tracer, TypeStatic, release};
use pycore_objects::declare::SlotTable;
use pycore_objects::{Fallible, Object, Owned, Place};

use super::types::{COROUTINE, GENERATOR, Generator};
use crate::frame::{self, Frame, FrameRef, HEAD_SLOTS};

/// How far the frame of a generator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
pub(crate) enum State {
    /// Nothing has been executed.
    Created = -3,
    /// It waits after a `yield`.
    Suspended = -2,
    /// It waits in a `yield from` or an `await`; the object that it waits for is on top of its stack.
    Delegating = -1,
    /// It runs, or something that it delegates to does.
    Executing = 0,
    /// It came to its end, and holds nothing but its code.
    Cleared = 4,
}

/// What generators, coroutines and asynchronous generators have in common: all of their memory.
#[repr(C)]
pub struct Body {
    object: Object,
    /// Head of the list of weak references.
    weak_references: Cell<*const Object>,
    /// `__name__`
    pub(super) name: Place,
    /// `__qualname__`
    pub(super) qualified_name: Place,
    /// The entry for the exception that the frame handles.
    handled: UnsafeCell<_PyErr_StackItem>,
    /// Where a coroutine was made, or what finalises an asynchronous generator.
    pub(super) origin_or_finalizer: Place,
    /// The hooks of an asynchronous generator have been called.
    pub(super) has_hooks: Cell<bool>,
    /// An asynchronous generator has been closed.
    pub(super) is_closed: Cell<bool>,
    /// A step of an asynchronous generator is going on.
    pub(super) is_running_async: Cell<bool>,
    state: Cell<State>,
    frame: MaybeUninit<Frame>,
}

const _: () = {
    assert!(size_of::<Body>() == offset_of!(PyGenObject, gi_iframe) + size_of::<Frame>());
    assert!(offset_of!(Body, weak_references) == offset_of!(PyGenObject, gi_weakreflist));
    assert!(offset_of!(Body, name) == offset_of!(PyGenObject, gi_name));
    assert!(offset_of!(Body, qualified_name) == offset_of!(PyGenObject, gi_qualname));
    assert!(offset_of!(Body, handled) == offset_of!(PyGenObject, gi_exc_state));
    assert!(
        offset_of!(Body, origin_or_finalizer) == offset_of!(PyGenObject, gi_origin_or_finalizer)
    );
    assert!(offset_of!(Body, has_hooks) == offset_of!(PyGenObject, gi_hooks_inited));
    assert!(offset_of!(Body, is_closed) == offset_of!(PyGenObject, gi_closed));
    assert!(offset_of!(Body, is_running_async) == offset_of!(PyGenObject, gi_running_async));
    assert!(offset_of!(Body, state) == offset_of!(PyGenObject, gi_frame_state));
    assert!(offset_of!(Body, frame) == offset_of!(PyGenObject, gi_iframe));
    // One layout for all three.
    assert!(size_of::<PyCoroObject>() == size_of::<PyGenObject>());
    assert!(offset_of!(Body, frame) == offset_of!(PyCoroObject, cr_iframe));
    assert!(size_of::<PyAsyncGenObject>() == size_of::<PyGenObject>());
    assert!(offset_of!(Body, frame) == offset_of!(PyAsyncGenObject, ag_iframe));
};

/// Where weak references are.
pub(super) const WEAK_REFERENCES: isize = offset_of!(Body, weak_references) as isize;
/// Where a coroutine's origin is.
pub(super) const ORIGIN: usize = offset_of!(Body, origin_or_finalizer);
/// Where it says that a step of an asynchronous generator is going on.
pub(super) const RUNNING_ASYNC: usize = offset_of!(Body, is_running_async);

/// Bytes of a generator whose frame has that many slots, head included.
#[inline(always)]
pub(super) fn size_of_instance(frame_slots: usize) -> usize {
    size_of::<Body>() + (frame_slots - HEAD_SLOTS) * size_of::<Slot>()
}

/// A generator of one of the three types, with the frame of a function that has just been started: what the frame holds
/// moves into it. The frame on the data stack is empty afterwards.
#[inline(always)]
pub(super) fn new(
    thread: &Thread,
    class: &'static TypeStatic,
    frame: FrameRef,
) -> Fallible<Owned<Generator>> {
    let function = frame.function();
    let size = size_of_instance(frame.code().frame_size());
    // SAFETY: the type is one of the three, which have this layout and a head; the size is that of the instance with the slots of
    // its frame. Those that the frame uses are written before anybody sees the object, and more are never read.
    let place = unsafe {
        thread.new_raw_collected(class.get(), size, |object| {
            Generator(Body {
                object,
                weak_references: Cell::new(ptr::null()),
                name: Place::new(function.name()),
                qualified_name: Place::new(function.qualified_name()),
                handled: UnsafeCell::new(_PyErr_StackItem {
                    exc_value: ptr::null_mut(),
                    previous_item: ptr::null_mut(),
                }),
                origin_or_finalizer: Place::empty(),
                has_hooks: Cell::new(false),
                is_closed: Cell::new(false),
                is_running_async: Cell::new(false),
                state: Cell::new(State::Created),
                frame: MaybeUninit::uninit(),
            })
        })?
    };
    // SAFETY: the object's memory has room for the frame, and is complete with it; its only reference passes to the
    // result. It has a head, and its release untracks it.
    unsafe {
        let memory = place.byte_add(offset_of!(Body, frame)).cast::<Frame>();
        frame::move_to_generator(frame, memory);
        let tracked = thread.young().track(Node::new(place.cast()));
        let generator = Owned::adopt(place);
        if tracked.is_err() {
            return Err(thread.raise_out_of_memory());
        }
        Ok(generator)
    }
}

impl Body {
    /// A generator, coroutine or asynchronous generator.
    #[inline(always)]
    pub(crate) fn of(object: &Object) -> Option<&Self> {
        let class = object.type_object();
        // SAFETY: objects of these types, which have no subclasses, are laid out like this.
        super::types::is_one(class).then(|| unsafe { &object.cast::<Generator>().0 })
    }

    /// The generator whose frame it is.
    ///
    /// Only for frames that generators own: the verifier has seen that no other code yields.
    #[inline(always)]
    pub(crate) fn of_frame<'a>(frame: FrameRef) -> &'a Self {
        debug_assert_eq!(frame.owner(), frame::Owner::Generator);
        // SAFETY: the frame is that field of the generator, which lives as long as it.
        unsafe { &*frame.as_ptr().byte_sub(offset_of!(Body, frame)).cast::<Self>() }
    }

    /// The generator as an object.
    #[inline(always)]
    pub(crate) fn as_object(&self) -> &Object {
        &self.object
    }

    /// The frame.
    #[inline(always)]
    pub(crate) fn frame(&self) -> FrameRef {
        // SAFETY: the frame lives as long as the generator, and its slots are behind it in the same block.
        unsafe { FrameRef::new(NonNull::from(&self.frame).cast()) }
    }

    /// How far the frame is.
    #[inline(always)]
    pub(crate) fn state(&self) -> State {
        self.state.get()
    }

    /// Says how far the frame is, while something that it delegates to runs.
    pub(super) fn set_state(&self, state: State) {
        self.state.set(state);
    }

    /// Whether the frame waits, or has not begun: it can go on.
    #[inline(always)]
    pub(crate) fn can_go_on(&self) -> bool {
        self.state.get() < State::Executing
    }

    /// What the frame waits for in a `yield from` or an `await`.
    pub(super) fn delegate(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        if self.state.get() != State::Delegating {
            return Ok(None);
        }
        let [receiver] = self.frame().stack_pointer_slots(1) else { return Ok(None) };
        receiver.to_owned(thread).map(Some)
    }

    /// Notes that the frame runs from now on. Whoever calls this links it to its caller, and goes on in it.
    #[inline(always)]
    pub(crate) fn begin(&self, thread: &Thread) -> FrameRef {
        self.state.set(State::Executing);
        let entry = self.handled.get();
        // SAFETY: the entry lives as long as the generator, which its caller keeps until the frame has left; it is
        // taken off the list then.
        unsafe {
            let newest = &raw mut (*thread.as_raw()).exc_info;
            (*entry).previous_item = newest.replace(entry);
        }
        frame::count_push(thread);
        self.frame()
    }

    /// Notes that the frame does not run any more. Gives its caller, which is the newest frame now.
    #[inline(always)]
    pub(crate) fn end(&self, thread: &Thread, state: State) -> Option<FrameRef> {
        self.state.set(state);
        let entry = self.handled.get();
        // SAFETY: the frame runs, so its entry is the newest of the list.
        unsafe {
            debug_assert!(ptr::eq((*thread.as_raw()).exc_info, entry));
            let previous = (&raw mut (*entry).previous_item).replace(ptr::null_mut());
            (*thread.as_raw()).exc_info = previous;
        }
        frame::count_pop(thread);
        let frame = self.frame();
        let caller = frame.previous();
        frame.set_previous(None);
        frame::set_current(thread, caller);
        caller
    }

    /// Whether the frame handles an exception.
    pub(crate) fn handles_exception(&self) -> bool {
        self.handled_exception().is_some_and(|exception| !exception.is_none())
    }

    /// What the entry of the frame holds.
    fn handled_exception(&self) -> Option<&Object> {
        // SAFETY: the entry counts a reference to its exception.
        unsafe { (*self.handled.get()).exc_value.cast::<Object>().as_ref() }
    }

    /// Drops what the frame holds but its code: the end of a frame that does not run.
    pub(crate) fn clear_frame(&self, thread: &Thread) {
        if self.state.get() == State::Cleared {
            return;
        }
        self.state.set(State::Cleared);
        let frame = self.frame();
        let base = frame.truncate_stack(frame.stack_pointer(), 0);
        frame.set_stack_pointer(base);
        frame::clear_but_code(thread, frame);
        self.clear_handled();
    }

    /// Drops what the frame holds but its code, its stack being empty; its state says that it has ended.
    pub(crate) fn clear_ended_frame(&self, thread: &Thread) {
        frame::clear_but_code(thread, self.frame());
        self.clear_handled();
    }

    /// Drops the exception that the frame handled.
    #[inline(always)]
    pub(crate) fn clear_handled(&self) {
        // SAFETY: the entry counts a reference to its exception, which passes to the `Owned`.
        unsafe {
            let exception = (&raw mut (*self.handled.get()).exc_value).replace(ptr::null_mut());
            if let Some(exception) = NonNull::new(exception.cast::<Object>()) {
                drop(Owned::adopt(exception));
            }
        }
    }
}

/// The generator or coroutine in a slot, if a value can be sent into its frame now.
#[inline(always)]
pub(crate) fn waiting(receiver: &Slot) -> Option<&Body> {
    let object = receiver.as_object()?;
    let class = object.type_object();
    if !ptr::eq(class, COROUTINE.get()) && !ptr::eq(class, GENERATOR.get()) {
        return None;
    }
    // SAFETY: objects of these types are laid out like this.
    let body = unsafe { &object.cast::<Generator>().0 };
    body.can_go_on().then_some(body)
}

/// `tp_dealloc` of the three types. Most have come to their end, and nobody has a weak reference to them.
///
/// # Safety
///
/// 1. `raw` is an object of one of the three types, its count is zero, and nothing leads to it any more.
pub(super) unsafe extern "C" fn dealloc(raw: *mut PyObject) {
    // SAFETY: the object is laid out like this (condition 1), and its block is as long as its code says; nothing is used
    // after it has been dropped. Destructions happen within `Thread::enter`.
    unsafe {
        let body = raw.cast::<Body>();
        if (*body).state.get() != State::Cleared || !(*body).weak_references.get().is_null() {
            return release::dealloc_finalized::<Generator>(raw);
        }
        let thread = Thread::current();
        let size = HEAD_SIZE + size_of_instance((*body).frame().code().frame_size());
        let object = NonNull::new_unchecked(raw.cast::<u8>());
        thread.young().untrack(Node::new(object));
        ptr::drop_in_place(body);
        thread.young().destroyed();
        thread.heap().release_sized(object.sub(HEAD_SIZE), size);
    }
}

/// The slot of [`dealloc`].
pub(super) const RELEASE: SlotTable = {
    let mut table = SlotTable::EMPTY;
    table.type_object.tp_dealloc = Some(dealloc);
    table
};

impl Trace for Body {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.qualified_name.trace(tracer);
        self.origin_or_finalizer.trace(tracer);
        if let Some(exception) = self.handled_exception() {
            tracer.visit(exception);
        }
        // Of a frame that has ended, the code alone is left.
        self.frame().trace(tracer);
    }
}

impl Drop for Body {
    #[inline(always)]
    fn drop(&mut self) {
        if self.state.get() != State::Cleared {
            // SAFETY: destructions happen within `Thread::enter`.
            self.clear_frame(unsafe { Thread::current() });
        }
        self.frame().executable_slot().close();
    }
}

/// Declares a struct that is a [`Body`], for one of the three types.
macro_rules! body_struct {
    ($($(#[$doc:meta])* $Struct:ident;)*) => {
        $(
            $(#[$doc])*
            #[repr(transparent)]
            pub struct $Struct(pub(super) Body);

            impl std::ops::Deref for $Struct {
                type Target = Body;

                #[inline(always)]
                fn deref(&self) -> &Body {
                    &self.0
                }
            }

            impl Trace for $Struct {
                fn trace(&self, tracer: &mut Tracer<'_>) {
                    self.0.trace(tracer);
                }
            }
        )*
    };
}
pub(super) use body_struct;
