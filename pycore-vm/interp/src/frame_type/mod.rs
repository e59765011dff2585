//! `frame`: a frame as the program sees it, and `FrameLocalsProxy`, its variables as a mapping.

mod attributes;
pub(crate) mod locals;
mod proxy;

use core::ffi::CStr;

use pycore_objects::core::{Fallible, Thread};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::type_type::ready;
use pycore_objects::{Owned, static_type};

pub use proxy::{FRAME_LOCALS_PROXY, FrameLocalsProxy};

use crate::frame::object::{BASIC_SIZE, TRACE_LINES_OFFSET};
use crate::frame::{self, FrameObject};

static_type! {
    /// The type of frames.
    pub static FRAME: FrameObject = {
        name: "frame",
        export: "PyFrame_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: FrameObject::SLOTS,
        methods: FrameObject::METHODS,
        getsets: FrameObject::GETSETS,
        members: MEMBERS,
        basic_size: BASIC_SIZE,
        item_size: 8,
    };
}

const MEMBERS: &[NativeMember] =
    &[NativeMember::new(c"f_trace_lines", MemberKind::Bool, TRACE_LINES_OFFSET, 0, None)];

/// Makes the types ready.
pub(crate) fn start(thread: &Thread) -> Fallible {
    ready::ready_builtin(thread, &FRAME)?;
    ready::ready_builtin(thread, &FRAME_LOCALS_PROXY)
}

/// The frame object that is `depth` calls below the newest frame; `None` if there are not as many.
pub fn frame_at(thread: &Thread, depth: usize) -> Fallible<Option<Owned<FrameObject>>> {
    let mut frame = frame::current(thread).and_then(|frame| frame.first_complete());
    for _ in 0..depth {
        frame = frame.and_then(|frame| frame.previous()).and_then(|frame| frame.first_complete());
    }
    frame.map(|frame| FrameObject::of(thread, frame)).transpose()
}
