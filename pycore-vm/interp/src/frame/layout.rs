//! The memory of a frame: CPython's `_PyInterpreterFrame`, then slots for variables and stack.
//!
//! ```text
//!   0        80
//!   ├────────┼───────────────┬───────────────┐
//!   │ head   │ variables     │ stack ──▶     │
//!   └────────┴───────────────┴───────────────┘
//!             co_nlocalsplus   co_stacksize
//! ```

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use pycore_abi::_PyInterpreterFrame;
use pycore_objects::Object;
use pycore_objects::core::Slot;
use pycore_objects::types::code::{Code, CodeUnit};

/// Who owns the memory of a frame, and ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Owner {
    /// The data stack of a thread.
    Thread = 0,
    /// A generator or coroutine.
    Generator = 1,
    /// A frame object, after the execution has ended.
    FrameObject = 2,
    /// The native function that runs the evaluator: the frame below all others of one run.
    Interpreter = 3,
}

/// Flags of a frame.
pub(super) mod flags {
    /// It runs `__init__` of a new instance.
    pub(in super::super) const CONSTRUCTS: u32 = 1;
    /// Its line was set, and it goes on elsewhere.
    pub(in super::super) const JUMPED: u32 = 1 << 1;
}

/// The head of a frame; its slots follow in memory.
///
/// A frame that is linked into a thread's chain of frames may be read by anybody; it changes through cells only.
#[repr(C)]
pub struct Frame {
    pub(super) executable: Slot,
    pub(super) previous: Cell<Option<FrameRef>>,
    pub(super) function: Slot,
    pub(super) globals: Cell<*const Object>,
    pub(super) builtins: Cell<*const Object>,
    /// Counted, or null.
    pub(super) locals: Cell<*const Object>,
    /// Counted, or null.
    pub(super) object: Cell<*const Object>,
    pub(super) instruction: Cell<*const CodeUnit>,
    pub(super) stack_pointer: Cell<*const Slot>,
    pub(super) return_offset: Cell<u16>,
    pub(super) owner: Cell<u8>,
    pub(super) visited: Cell<u8>,
    /// What CPython leaves as padding: [`flags`] of ours.
    pub(super) flags: Cell<u32>,
}

const _: () = {
    assert!(size_of::<Frame>() == 80);
    assert!(offset_of!(_PyInterpreterFrame, localsplus) == 80);
    assert!(offset_of!(Frame, executable) == offset_of!(_PyInterpreterFrame, f_executable));
    assert!(offset_of!(Frame, previous) == offset_of!(_PyInterpreterFrame, previous));
    assert!(offset_of!(Frame, function) == offset_of!(_PyInterpreterFrame, f_funcobj));
    assert!(offset_of!(Frame, globals) == offset_of!(_PyInterpreterFrame, f_globals));
    assert!(offset_of!(Frame, builtins) == offset_of!(_PyInterpreterFrame, f_builtins));
    assert!(offset_of!(Frame, locals) == offset_of!(_PyInterpreterFrame, f_locals));
    assert!(offset_of!(Frame, object) == offset_of!(_PyInterpreterFrame, frame_obj));
    assert!(offset_of!(Frame, instruction) == offset_of!(_PyInterpreterFrame, instr_ptr));
    assert!(offset_of!(Frame, stack_pointer) == offset_of!(_PyInterpreterFrame, stackpointer));
    assert!(offset_of!(Frame, return_offset) == offset_of!(_PyInterpreterFrame, return_offset));
    assert!(offset_of!(Frame, owner) == offset_of!(_PyInterpreterFrame, owner));
};

/// Slots that the head takes on the data stack.
pub const HEAD_SLOTS: usize = size_of::<Frame>() / size_of::<Slot>();

/// A pointer to a frame that is alive while it is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct FrameRef(NonNull<Frame>);

impl FrameRef {
    /// A pointer to a frame.
    ///
    /// # Safety
    ///
    /// 1. The frame and its slots are alive and reachable through the pointer for as long as the result is used.
    #[inline(always)]
    pub const unsafe fn new(frame: NonNull<Frame>) -> Self {
        Self(frame)
    }

    /// The pointer.
    #[inline(always)]
    pub const fn as_ptr(self) -> *mut Frame {
        self.0.as_ptr()
    }
}

impl std::ops::Deref for FrameRef {
    type Target = Frame;

    #[inline(always)]
    fn deref(&self) -> &Frame {
        // SAFETY: the frame is alive (condition 1 of `FrameRef::new`), and changes through cells only.
        unsafe { self.0.as_ref() }
    }
}

impl FrameRef {
    /// The first slot: variable 0.
    #[inline(always)]
    pub fn slots(self) -> *const Slot {
        // SAFETY: the slots follow the head.
        unsafe { self.0.as_ptr().add(1).cast::<Slot>() }
    }

    /// A variable's slot.
    ///
    /// The index is less than the code's number of variables: the verifier has seen to it.
    #[inline(always)]
    pub fn variable<'a>(self, index: usize) -> &'a Slot {
        // SAFETY: the index is within the frame's slots, which live as long as the frame.
        unsafe { &*self.slots().add(index) }
    }

    /// The code that runs here.
    ///
    /// Only for frames of Python code, as all are whose instructions run.
    #[inline(always)]
    pub fn code<'a>(self) -> &'a Code {
        let pointer = self.executable.as_raw();
        debug_assert!(!pointer.is_null());
        // SAFETY: a frame of Python code keeps its code object alive.
        unsafe { &*pointer.cast::<Code>() }
    }
}
