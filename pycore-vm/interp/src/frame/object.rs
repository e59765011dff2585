//! The memory of frame objects, and how a frame gets one and ends in it.
//!
//! A frame has no object until somebody asks for one. While the frame runs, or waits in its generator, the object points
//! to it; when the frame ends and the object stays, what is in the frame moves into the object:
//!
//! ```text
//!   0                    72                         152
//!   ├────────────────────┼──────────────────────────┼──────────────┐
//!   │ the object's own   │ head of the frame        │ slots        │
//!   └────────────────────┴──────────────────────────┴──────────────┘
//! ```

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::{_frame, PyGenObject};
use pycore_gc::Node;
use pycore_objects::core::{Fallible, Layout, ObjectLike, Slot, Thread, Trace, Tracer};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::list::List;
use pycore_objects::{Object, Owned, Place};

use super::layout::{Frame, FrameRef, Owner};

/// A frame as an object.
#[repr(C)]
pub struct FrameObject {
    object: Object,
    /// The frame that called this one, as far as it is known: of frames that have ended.
    pub(crate) back: Place<FrameObject>,
    frame: Cell<FrameRef>,
    /// `f_trace`
    pub(crate) trace: Place,
    /// The line that tracing has set; 0 if the instruction says it.
    pub(crate) line: Cell<i32>,
    /// `f_trace_lines`
    pub(crate) trace_lines: Cell<bool>,
    /// `f_trace_opcodes`
    pub(crate) trace_opcodes: Cell<bool>,
    /// Names that were set through `f_locals` and are no variables.
    pub(crate) extra_locals: Place<Dict>,
    /// What C's `PyEval_GetLocals` has given.
    pub(crate) locals_cache: Place,
    /// Values of variables that were overwritten through `f_locals`: somebody may have borrowed them.
    pub(crate) overwritten: Place<List>,
}

/// Where the frame's own memory begins.
const OWN_FRAME: usize = size_of::<FrameObject>();

/// `tp_basicsize`: the object with the head of a frame.
pub(crate) const BASIC_SIZE: usize = OWN_FRAME + size_of::<Frame>();

const _: () = {
    assert!(OWN_FRAME == offset_of!(_frame, _f_frame_data));
    assert!(offset_of!(FrameObject, back) == offset_of!(_frame, f_back));
    assert!(offset_of!(FrameObject, frame) == offset_of!(_frame, f_frame));
    assert!(offset_of!(FrameObject, trace) == offset_of!(_frame, f_trace));
    assert!(offset_of!(FrameObject, line) == offset_of!(_frame, f_lineno));
    assert!(offset_of!(FrameObject, trace_lines) == offset_of!(_frame, f_trace_lines));
    assert!(offset_of!(FrameObject, trace_opcodes) == offset_of!(_frame, f_trace_opcodes));
    assert!(offset_of!(FrameObject, extra_locals) == offset_of!(_frame, f_extra_locals));
    assert!(offset_of!(FrameObject, locals_cache) == offset_of!(_frame, f_locals_cache));
    assert!(offset_of!(FrameObject, overwritten) == offset_of!(_frame, f_overwritten_fast_locals));
};

/// The offset of `f_trace_lines`, for the attribute.
pub(crate) const TRACE_LINES_OFFSET: usize = offset_of!(FrameObject, trace_lines);

impl FrameObject {
    /// The object of a frame, which is made if there is none yet.
    ///
    /// The frame is complete: see [`FrameRef::is_incomplete`].
    pub fn of(thread: &Thread, frame: FrameRef) -> Fallible<Owned<Self>> {
        if let Some(object) = frame.object().and_then(Object::downcast_exact::<Self>) {
            return Ok(Owned::share(object));
        }
        Self::create(thread, frame)
    }

    #[cold]
    fn create(thread: &Thread, frame: FrameRef) -> Fallible<Owned<Self>> {
        debug_assert!(!frame.is_incomplete());
        let size = OWN_FRAME + frame.code().frame_size() * size_of::<Slot>();
        // SAFETY: the size is at least the struct's; what is behind it is written before `frame` leads there, and
        // nobody looks at it before.
        let place = unsafe {
            thread.new_raw_object(Self::type_object(), size, |object| Self {
                object,
                back: Place::empty(),
                frame: Cell::new(frame),
                trace: Place::empty(),
                line: Cell::new(0),
                trace_lines: Cell::new(true),
                trace_opcodes: Cell::new(false),
                extra_locals: Place::empty(),
                locals_cache: Place::empty(),
                overwritten: Place::empty(),
            })?
        };
        // SAFETY: the object is complete, and its only reference passes to the result.
        let object = unsafe { Owned::adopt(place) };
        frame.set_object(Some(object.clone().into_object()));
        Ok(object)
    }

    /// The object of a frame that has never run: C code shows by it where in its own source an exception came by.
    pub fn never_run(thread: &Thread, function: &Function) -> Fallible<Owned<Self>> {
        let code = function.code();
        let size = OWN_FRAME + code.frame_size() * size_of::<Slot>();
        let variables = code.variable_count();
        // SAFETY: the size is at least the struct's, with room for a frame of the code behind; all of it is written here.
        // The function, which the frame holds, holds the namespaces.
        unsafe {
            let place = thread.new_raw_object(Self::type_object(), size, |object| Self {
                object,
                back: Place::empty(),
                frame: Cell::new(FrameRef::new(NonNull::dangling())),
                trace: Place::empty(),
                line: Cell::new(0),
                trace_lines: Cell::new(true),
                trace_opcodes: Cell::new(false),
                extra_locals: Place::empty(),
                locals_cache: Place::empty(),
                overwritten: Place::empty(),
            })?;
            let target = place.byte_add(OWN_FRAME).cast::<Frame>();
            let slots = target.as_ptr().add(1).cast::<Slot>();
            target.write(Frame {
                executable: Slot::owned(Owned::share(code)),
                previous: Cell::new(None),
                function: Slot::owned(Owned::share(function)),
                globals: Cell::new(function.globals_pointer()),
                builtins: Cell::new(function.builtins_pointer()),
                locals: Cell::new(ptr::null()),
                object: Cell::new(ptr::null()),
                instruction: Cell::new(code.first_instruction()),
                stack_pointer: Cell::new(slots.add(variables)),
                return_offset: Cell::new(0),
                owner: Cell::new(Owner::FrameObject as u8),
                visited: Cell::new(0),
                flags: Cell::new(0),
            });
            for index in 0..variables {
                slots.add(index).write(Slot::null());
            }
            place.as_ref().frame.set(FrameRef::new(target));
            let object = Owned::adopt(place);
            // Without memory for it, cycles through the object stay.
            let _ = thread.young().track(Node::new(place.cast()));
            Ok(object)
        }
    }

    /// The frame: that which runs or waits, or what has become of it.
    #[inline(always)]
    pub fn frame(&self) -> FrameRef {
        self.frame.get()
    }

    /// The frame's place in the object's own memory.
    fn own_frame(&self) -> NonNull<Frame> {
        let address = ptr::from_ref(self).addr() + OWN_FRAME;
        // The whole block was exposed when it was allocated.
        let pointer = ptr::with_exposed_provenance_mut::<Frame>(address);
        // SAFETY: the address lies behind that of an object.
        unsafe { NonNull::new_unchecked(pointer) }
    }

    /// Whether the frame has ended and is in the object's own memory.
    pub fn has_ended(&self) -> bool {
        self.frame.get().as_ptr() == self.own_frame().as_ptr()
    }

    /// Moves what is in a frame that ends into the object, which belongs to it. The frame's stack is empty.
    pub(super) fn take_over(&self, thread: &Thread, frame: FrameRef) {
        let code = frame.code();
        let first = code.first_instruction();
        let instruction = if frame.offset() < code.first_traceable() {
            // SAFETY: an instruction follows the first `RESUME`.
            unsafe { first.add(code.first_traceable() + 1) }
        } else {
            frame.instruction()
        };
        let variables = code.variable_count();
        let target = self.own_frame();
        // SAFETY: the object has room for a frame of its code, which nobody uses yet.
        let own = unsafe {
            let slots = target.as_ptr().add(1).cast::<Slot>();
            target.write(Frame {
                executable: frame.executable.copy().into_owned(),
                previous: Cell::new(None),
                function: frame.function.take().into_owned(),
                globals: Cell::new(frame.globals.get()),
                builtins: Cell::new(frame.builtins.get()),
                locals: Cell::new(frame.locals.replace(ptr::null())),
                object: Cell::new(ptr::null()),
                instruction: Cell::new(instruction),
                stack_pointer: Cell::new(slots.add(variables)),
                return_offset: Cell::new(0),
                owner: Cell::new(Owner::FrameObject as u8),
                visited: Cell::new(0),
                flags: Cell::new(frame.flags.get()),
            });
            for index in 0..variables {
                // What was borrowed from the caller must last longer than it now.
                slots.add(index).write(frame.variable(index).take().into_owned());
            }
            FrameRef::new(target)
        };
        self.frame.set(own);
        if let Some(previous) = frame.previous().and_then(FrameRef::first_complete) {
            // The frame may end by an exception.
            let saved = thread.save_exception();
            // Out of memory: the chain of frames ends here.
            if let Ok(back) = Self::of(thread, previous) {
                self.back.set(back);
            }
            thread.put_back_exception(saved);
        }
        // SAFETY: the object is complete; its release untracks it. Without memory, cycles through it stay.
        let _ = unsafe { thread.young().track(Node::new(NonNull::from(self).cast())) };
    }

    /// Drops what the object holds beside the frame, and the frame's variables if it has ended.
    pub fn clear_contents(&self) {
        drop(self.trace.take());
        drop(self.extra_locals.take());
        drop(self.locals_cache.take());
        drop(self.overwritten.take());
        if self.has_ended() {
            self.clear_variables();
        }
    }

    fn clear_variables(&self) {
        let frame = self.frame();
        for index in (0..frame.code().variable_count()).rev() {
            frame.variable(index).close();
        }
        frame.set_locals(None);
    }
}

impl Drop for FrameObject {
    fn drop(&mut self) {
        if self.has_ended() {
            self.clear_variables();
            let frame = self.frame();
            frame.function.close();
            frame.executable.close();
        }
    }
}

impl Trace for FrameObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.back.trace(tracer);
        self.trace.trace(tracer);
        self.extra_locals.trace(tracer);
        self.locals_cache.trace(tracer);
        self.overwritten.trace(tracer);
        if self.has_ended() {
            self.frame().trace(tracer);
        }
    }

    fn clear(&self) {
        self.clear_contents();
    }
}

/// How far the generator of a frame has come: `gi_frame_state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// It has not begun.
    Created,
    /// It waits.
    Suspended,
    /// It runs.
    Executing,
    /// It has returned or raised.
    Ended,
}

impl FrameRef {
    /// Shows the collector what the frame counts references to: for whoever owns the frame. The stack is that below the
    /// saved stack pointer.
    pub fn trace(self, tracer: &mut Tracer<'_>) {
        let mut visit = |slot: &Slot| {
            if slot.is_pointer()
                && let Some(object) = slot.as_object()
            {
                tracer.visit(object);
            }
        };
        visit(&self.function);
        visit(&self.executable);
        let mut slot = self.slots();
        let end = self.stack_pointer();
        while slot < end {
            // SAFETY: the variables and the used part of the stack are slots with values or NULL.
            unsafe {
                visit(&*slot);
                slot = slot.add(1);
            }
        }
        for counted in [&self.locals, &self.object] {
            // SAFETY: the fields count a reference to what they lead to.
            if let Some(object) = unsafe { counted.get().as_ref() } {
                tracer.visit(object);
            }
        }
    }

    /// The offset of the instruction in the code, in code units.
    #[inline(always)]
    pub fn offset(self) -> usize {
        // SAFETY: both are in the code of the frame.
        unsafe { self.instruction().offset_from(self.code().first_instruction()) as usize }
    }

    /// Whether nobody may see the frame: it is no frame of Python code, or is still being prepared.
    #[inline]
    pub fn is_incomplete(self) -> bool {
        match self.owner() {
            Owner::Interpreter => true,
            Owner::Generator => false,
            Owner::Thread | Owner::FrameObject => self.offset() < self.code().first_traceable(),
        }
    }

    /// This frame, or the next below it that may be seen.
    pub fn first_complete(self) -> Option<Self> {
        let mut frame = Some(self);
        while let Some(candidate) = frame.filter(|frame| frame.is_incomplete()) {
            frame = candidate.previous();
        }
        frame
    }

    /// The generator or coroutine that the frame is part of.
    pub fn generator<'a>(self) -> Option<&'a Object> {
        if self.owner() != Owner::Generator {
            return None;
        }
        let address = self.as_ptr().addr() - offset_of!(PyGenObject, gi_iframe);
        // SAFETY: a frame with this owner lies in its generator, whose block was exposed when it was allocated.
        Some(unsafe { &*ptr::with_exposed_provenance::<Object>(address) })
    }

    /// How far the generator is that the frame is part of; of other frames, that they run.
    pub fn generator_state(self) -> GeneratorState {
        let Some(generator) = self.generator() else { return GeneratorState::Executing };
        let generator = ptr::from_ref(generator).cast::<PyGenObject>();
        // SAFETY: the object is laid out as a generator, and this thread holds the lock.
        match unsafe { (&raw const (*generator).gi_frame_state).read() } {
            -3 => GeneratorState::Created,
            -2 | -1 => GeneratorState::Suspended,
            0 => GeneratorState::Executing,
            _ => GeneratorState::Ended,
        }
    }
}
