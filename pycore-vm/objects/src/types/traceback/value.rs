//! The memory of a traceback, and safe access to it.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi::PyTracebackObject;

use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};

/// A frame that an exception has come through, and the traceback of those below it.
#[repr(C)]
pub struct Traceback {
    object: Object,
    /// The traceback of the frames below; empty for the last.
    pub(super) next: Place<Traceback>,
    /// The frame.
    pub(super) frame: Place,
    /// Offset in bytes of the instruction.
    pub(super) instruction: Cell<i32>,
    /// The line, or -1 if it is still to be computed.
    pub(super) line: Cell<i32>,
}

const _: () = {
    assert!(size_of::<Traceback>() == size_of::<PyTracebackObject>());
    assert!(offset_of!(Traceback, next) == offset_of!(PyTracebackObject, tb_next));
    assert!(offset_of!(Traceback, frame) == offset_of!(PyTracebackObject, tb_frame));
    assert!(offset_of!(Traceback, instruction) == offset_of!(PyTracebackObject, tb_lasti));
    assert!(offset_of!(Traceback, line) == offset_of!(PyTracebackObject, tb_lineno));
};

impl Trace for Traceback {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.next.trace(tracer);
        self.frame.trace(tracer);
    }

    fn clear(&self) {
        drop(self.next.take());
        drop(self.frame.take());
    }
}

impl Traceback {
    /// A traceback of `frame`, a frame object, at an instruction (its offset in bytes), above `next`. The line is computed
    /// when somebody asks if it is given as -1.
    pub fn new(
        thread: &Thread,
        next: Option<Owned<Self>>,
        frame: Owned,
        instruction: i32,
        line: i32,
    ) -> Fallible<Owned<Self>> {
        let traceback = thread.new_object(|object| Self {
            object,
            next: Place::empty(),
            frame: Place::new(frame),
            instruction: Cell::new(instruction),
            line: Cell::new(line),
        })?;
        drop(traceback.next.replace(next));
        Ok(traceback)
    }

    /// The object.
    #[inline(always)]
    pub const fn as_object(&self) -> &Object {
        &self.object
    }

    /// Leaves out what is between this frame and another below it. The caller makes no loop.
    pub fn set_next(&self, next: Option<Owned<Self>>) {
        drop(self.next.replace(next));
    }

    /// The traceback of the frames below.
    pub fn next(&self) -> Option<Owned<Self>> {
        self.next.get()
    }

    /// The frame.
    pub fn frame(&self) -> Option<Owned> {
        self.frame.get()
    }

    /// Offset in bytes of the instruction in the frame's code.
    pub fn instruction(&self) -> i32 {
        self.instruction.get()
    }
}
