//! Frames and tracing, through the evaluator's hooks.

use pycore_objects::core::AllThreads;
use pycore_objects::core::interpreter::{GetTracer, SetTracer};
use pycore_objects::protocol::object;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Thread, audit, methods, name, raise,
};

use super::Sys;

/// What the evaluator would have to do is not there.
#[cold]
fn missing(thread: &Thread, what: &str) -> Raised {
    raise!(thread, RUNTIME_ERROR, "the evaluator has no {what}")
}

/// The number of frames to go down: a negative one is none.
fn depth_of(depth: Option<i32>) -> usize {
    depth.and_then(|depth| usize::try_from(depth).ok()).unwrap_or(0)
}

fn set(
    thread: &Thread,
    hook: Option<SetTracer>,
    function: &Object,
    threads: AllThreads,
) -> Fallible {
    let function = Some(function).filter(|function| !function.is_none());
    match hook {
        Some(set) => set(thread, function, threads),
        None if function.is_none() => Ok(()),
        None => Err(missing(thread, "tracing")),
    }
}

fn get(thread: &Thread, hook: Option<GetTracer>) -> Option<Owned> {
    hook.and_then(|get| get(thread))
}

/// The name of the module whose globals a frame without a function has, if there is such a frame.
fn module_of_frame(thread: &Thread, depth: usize) -> Fallible<Option<Owned>> {
    let Some(frame_at) = thread.interpreter().hooks.frame_at.get() else { return Ok(None) };
    let Some(frame) = frame_at(thread, depth)? else { return Ok(None) };
    let globals = object::get_attribute(thread, &frame, name!(thread, "f_globals"))?;
    let globals = (*globals).downcast::<Dict>();
    Ok(globals.and_then(|globals| globals.get_str(name!(thread, "__name__"))))
}

#[methods(module, name = FRAMES)]
impl Sys {
    /// _getframe($module, depth=0, /)
    ///
    /// The frame of the caller, or of one further down by depth calls.
    fn _getframe(thread: &Thread, depth: Option<i32>) -> Fallible<Owned> {
        let Some(frame_at) = thread.interpreter().hooks.frame_at.get() else {
            return Err(missing(thread, "frame objects"));
        };
        let Some(frame) = frame_at(thread, depth_of(depth))? else {
            return Err(raise!(thread, VALUE_ERROR, "call stack is not deep enough"));
        };
        audit::audit(thread, "sys._getframe", &[&frame])?;
        Ok(frame)
    }

    /// _getframemodulename($module, /, depth=0)
    ///
    /// The name of the module whose function is running, or one further down by depth calls.
    fn _getframemodulename(thread: &Thread, depth: Option<i32>) -> Fallible<Option<Owned>> {
        if audit::is_watched(thread) {
            let depth = thread.new_int(i64::from(depth.unwrap_or(0)))?;
            audit::audit(thread, "sys._getframemodulename", &[&depth])?;
        }
        let hook = thread.interpreter().hooks.frame_function.get();
        let Some(function) = hook.and_then(|of| of(thread, depth_of(depth))) else {
            return module_of_frame(thread, depth_of(depth));
        };
        match object::get_attribute(thread, &function, name!(thread, "__module__")) {
            Ok(module) => Ok(Some(module)),
            Err(raised) => {
                thread.clear_exception(raised);
                Ok(None)
            }
        }
    }

    /// _current_frames($module, /)
    ///
    /// The running frame of each thread, by the thread's identifier.
    fn _current_frames(thread: &Thread) -> Fallible<Owned> {
        audit::audit(thread, "sys._current_frames", &[])?;
        match thread.interpreter().hooks.current_frames.get() {
            Some(frames) => frames(thread),
            None => Err(missing(thread, "frame objects")),
        }
    }

    /// _current_exceptions($module, /)
    ///
    /// The exception that each thread handles, by the thread's identifier.
    fn _current_exceptions(thread: &Thread) -> Fallible<Owned> {
        audit::audit(thread, "sys._current_exceptions", &[])?;
        match thread.interpreter().hooks.current_exceptions.get() {
            Some(exceptions) => exceptions(thread),
            None => Err(missing(thread, "list of threads")),
        }
    }

    /// settrace($module, function, /)
    ///
    /// Sets the function that is told of calls, lines, returns and exceptions; None for no function.
    fn settrace(thread: &Thread, function: &Object) -> Fallible {
        set(thread, thread.interpreter().hooks.set_trace.get(), function, AllThreads::No)
    }

    /// _settraceallthreads($module, function, /)
    ///
    /// As settrace(), in all threads.
    fn _settraceallthreads(thread: &Thread, function: &Object) -> Fallible {
        set(thread, thread.interpreter().hooks.set_trace.get(), function, AllThreads::Yes)
    }

    /// gettrace($module, /)
    ///
    /// The function that settrace() has set, or None.
    fn gettrace(thread: &Thread) -> Option<Owned> {
        get(thread, thread.interpreter().hooks.get_trace.get())
    }

    /// setprofile($module, function, /)
    ///
    /// Sets the function that is told of calls and returns; None for no function.
    fn setprofile(thread: &Thread, function: &Object) -> Fallible {
        set(thread, thread.interpreter().hooks.set_profile.get(), function, AllThreads::No)
    }

    /// _setprofileallthreads($module, function, /)
    ///
    /// As setprofile(), in all threads.
    fn _setprofileallthreads(thread: &Thread, function: &Object) -> Fallible {
        set(thread, thread.interpreter().hooks.set_profile.get(), function, AllThreads::Yes)
    }

    /// getprofile($module, /)
    ///
    /// The function that setprofile() has set, or None.
    fn getprofile(thread: &Thread) -> Option<Owned> {
        get(thread, thread.interpreter().hooks.get_profile.get())
    }

    /// call_tracing($module, func, args, /)
    ///
    /// Calls a function with tracing on, as a debugger does that is itself called by tracing.
    fn call_tracing(thread: &Thread, func: &Object, args: &Object) -> Fallible<Owned> {
        let Some(args) = args.downcast::<Tuple>() else {
            let class = if args.is_none() { "None".into() } else { args.type_name() };
            let message = format!("call_tracing() argument 2 must be tuple, not {class}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        match thread.interpreter().hooks.call_tracing.get() {
            Some(call) => call(thread, func, args.as_object()),
            None => pycore_objects::protocol::call::call(thread, func, args.as_slice()),
        }
    }
}
