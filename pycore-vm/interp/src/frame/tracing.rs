//! The state of tracing in a thread: fields that C code reads.

use pycore_abi::PyObject;
use pycore_abi::functions::Py_tracefunc;
use pycore_objects::core::{Fallible, ObjectLike, Raised, Thread};
use pycore_objects::{Object, Owned, raise};

use super::layout::FrameRef;
use super::layout::flags::JUMPED;
use super::object::FrameObject;

/// How many calls of tools are going on: while they do, nobody is told of anything.
#[inline(always)]
pub(crate) fn tracing_depth(thread: &Thread) -> i32 {
    // SAFETY: the state is this thread's.
    unsafe { (*thread.as_raw()).tracing }
}

/// Sets how many calls of tools are going on.
pub(crate) fn set_tracing_depth(thread: &Thread, depth: i32) {
    // SAFETY: as above.
    unsafe { (*thread.as_raw()).tracing = depth }
}

/// The number of the event that a tool is being told of; -1 for none.
pub(crate) fn tracing_event(thread: &Thread) -> i32 {
    // SAFETY: as above.
    unsafe { (*thread.as_raw()).what_event }
}

/// Sets the number of the event that a tool is being told of.
pub(crate) fn set_tracing_event(thread: &Thread, event: i32) {
    // SAFETY: as above.
    unsafe { (*thread.as_raw()).what_event = event }
}

/// Which of the two functions of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Observer {
    /// That of `sys.settrace`.
    Trace,
    /// That of `sys.setprofile`.
    Profile,
}

/// The function of a thread, if there is one, and the object that it gets.
pub(crate) fn observer(thread: &Thread, which: Observer) -> (Option<Py_tracefunc>, Option<Owned>) {
    // SAFETY: the state counts a reference to the object; the lock is held.
    unsafe {
        let raw = thread.as_raw();
        let (function, object) = match which {
            Observer::Trace => ((*raw).c_tracefunc, (*raw).c_traceobj),
            Observer::Profile => ((*raw).c_profilefunc, (*raw).c_profileobj),
        };
        (function, object.cast::<Object>().as_ref().map(Owned::share))
    }
}

/// Sets the function of a thread and its object; gives whether there was one, and the old object.
pub(crate) fn set_observer(
    thread: &Thread,
    which: Observer,
    function: Option<Py_tracefunc>,
    object: Option<Owned>,
) -> (bool, Option<Owned>) {
    let new = object.map_or(std::ptr::null_mut(), |object| object.into_raw().as_ptr());
    // SAFETY: as above; the new reference passes from the argument, the old one to the result.
    unsafe {
        let raw = thread.as_raw();
        let (function_field, object_field) = match which {
            Observer::Trace => (&raw mut (*raw).c_tracefunc, &raw mut (*raw).c_traceobj),
            Observer::Profile => (&raw mut (*raw).c_profilefunc, &raw mut (*raw).c_profileobj),
        };
        let was = function_field.replace(function).is_some();
        let old = std::ptr::NonNull::new(object_field.replace(new.cast()));
        (was, old.map(|old| Owned::adopt(old.cast())))
    }
}

/// Calls the function of a thread, if there is one.
pub(crate) fn call_observer(
    thread: &Thread,
    which: Observer,
    frame: &FrameObject,
    what: i32,
    argument: &Object,
) -> Fallible {
    let (Some(function), object) = observer(thread, which) else { return Ok(()) };
    let raw = |object: &Object| std::ptr::from_ref(object).cast_mut().cast::<PyObject>();
    let object_pointer = object.as_deref().map_or(std::ptr::null_mut(), raw);
    // SAFETY: functions of this type take an object or NULL, a frame, a number, and an object.
    let result =
        unsafe { function(object_pointer, raw(frame.as_object()).cast(), what, raw(argument)) };
    if result == 0 {
        return Ok(());
    }
    Err(match thread.raised() {
        Some(raised) => raised,
        None => raise!(thread, SYSTEM_ERROR, "a trace function failed without an exception"),
    })
}

/// Makes a Rust function one of this type: `object` may be absent.
macro_rules! observer_function {
    ($(#[$meta:meta])* $name:ident = $function:path) => {
        $(#[$meta])*
        pub(crate) unsafe extern "C" fn $name(
            object: *mut PyObject,
            frame: *mut pycore_abi::_frame,
            what: std::ffi::c_int,
            argument: *mut PyObject,
        ) -> std::ffi::c_int {
            // SAFETY: C's convention: objects that the caller holds, under the lock.
            let (thread, object, frame, argument) = unsafe {
                (
                    Thread::current(),
                    object.cast::<Object>().as_ref(),
                    &*frame.cast::<FrameObject>(),
                    argument.cast::<Object>().as_ref(),
                )
            };
            match $function(thread, object, frame, what, argument) {
                Ok(()) => 0,
                Err(Raised { .. }) => -1,
            }
        }
    };
}
observer_function!(
    /// Calls the function of the program that `sys.settrace` was given.
    trace_program = crate::trace::observers::trace
);
observer_function!(
    /// Calls the function of the program that `sys.setprofile` was given.
    profile_program = crate::trace::observers::profile
);

impl FrameRef {
    /// Makes the frame go on at an offset of its code, in code units.
    pub fn jump(self, offset: usize) {
        // SAFETY: offsets are those of instructions.
        let instruction = unsafe { self.code().first_instruction().add(offset) };
        self.set_instruction(instruction);
        self.flags.set(self.flags.get() | JUMPED);
    }

    /// Whether the frame was made to go on here; it is known no more.
    pub fn take_jump(self) -> bool {
        let flags = self.flags.get();
        self.flags.set(flags & !JUMPED);
        flags & JUMPED != 0
    }

    /// Takes the topmost stack entry of a frame whose registers have been saved.
    pub fn pop_saved(self) -> pycore_objects::core::Slot {
        // SAFETY: the caller knows by the code that the stack is not empty.
        unsafe {
            let top = self.stack_pointer().sub(1);
            self.set_stack_pointer(top);
            (*top).take()
        }
    }
}
