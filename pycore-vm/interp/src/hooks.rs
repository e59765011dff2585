//! What the object model and native modules ask of the evaluator, as the hooks of the interpreter.

use pycore_objects::core::{Fallible, ObjectLike, Slot, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, raise};

use crate::frame::tracing::Observer;
use crate::frame::{self, FrameObject, FrameRef};
use crate::frame_type::{self, locals};
use crate::trace::observers;
use crate::{calls, traceback};

/// Makes the evaluator the one of the thread's interpreter.
pub(crate) fn install(thread: &Thread) {
    let hooks = &thread.interpreter().hooks;
    hooks.call_function.set(Some(call_function));
    hooks
        .make_function
        .set(Some(|thread, code, globals| calls::make_function(thread, code, globals, None)));
    hooks.run_code.set(Some(run_code));
    hooks.run_class_body.set(Some(run_class_body));
    hooks.current_globals.set(Some(current_globals));
    hooks.current_locals.set(Some(current_locals));
    hooks.current_code_flags.set(Some(current_code_flags));
    hooks.set_recursion_limit.set(Some(set_recursion_limit));
    hooks.super_arguments.set(Some(super_arguments));
    hooks.line_of_frame.set(Some(traceback::line_of));
    hooks.frame_at.set(Some(frame_at));
    hooks.frame_function.set(Some(frame_function));
    hooks.current_frames.set(Some(current_frames));
    hooks.current_exceptions.set(Some(current_exceptions));
    hooks.set_trace.set(Some(|thread, function, threads| {
        observers::set(thread, Observer::Trace, function, threads)
    }));
    hooks.get_trace.set(Some(|thread| observers::get(thread, Observer::Trace)));
    hooks.set_profile.set(Some(|thread, function, threads| {
        observers::set(thread, Observer::Profile, function, threads)
    }));
    hooks.get_profile.set(Some(|thread| observers::get(thread, Observer::Profile)));
    hooks.call_tracing.set(Some(observers::call_tracing));
}

/// The newest frame of Python code.
pub(crate) fn python_frame(thread: &Thread) -> Option<FrameRef> {
    frame::current(thread)?.first_complete()
}

fn call_function(
    thread: &Thread,
    function: &Object,
    arguments: &[Slot],
    positional: usize,
    names: Option<&Object>,
) -> Fallible<Owned> {
    let names = names.and_then(Object::downcast::<Tuple>);
    debug_assert_eq!(arguments.len(), positional + names.map_or(0, Tuple::len));
    // The callee takes its arguments out of their slots; the caller's stay.
    let copies: Vec<Slot> = arguments.iter().map(Slot::copy).collect();
    let result = calls::call_function(thread, function, &copies, names);
    copies.iter().for_each(Slot::close);
    result
}

fn run_code(
    thread: &Thread,
    code: &Object,
    globals: &Object,
    locals: &Object,
    closure: Option<&Object>,
) -> Fallible<Owned> {
    let Some(code) = code.downcast::<Code>() else {
        return Err(raise!(thread, TYPE_ERROR, "code expected, not {}", code.type_name()));
    };
    let Some(globals) = globals.downcast::<Dict>() else {
        return Err(raise!(thread, SYSTEM_ERROR, "globals are no dict"));
    };
    let closure = closure.and_then(Object::downcast::<Tuple>);
    calls::execute_with_closure(thread, code, globals, locals, closure)
}

fn run_class_body(thread: &Thread, function: &Object, namespace: &Object) -> Fallible<Owned> {
    let Some(function) = function.downcast::<Function>() else {
        return Err(raise!(thread, TYPE_ERROR, "__build_class__: func must be a function"));
    };
    calls::execute_function(thread, function, namespace)
}

fn current_globals(thread: &Thread) -> Option<Owned> {
    python_frame(thread).map(|frame| Owned::share(frame.globals()))
}

fn frame_at(thread: &Thread, depth: usize) -> Fallible<Option<Owned>> {
    Ok(frame_type::frame_at(thread, depth)?.map(Owned::into_object))
}

fn frame_function(thread: &Thread, depth: usize) -> Option<Owned> {
    let mut frame = python_frame(thread);
    for _ in 0..depth {
        frame = frame?.previous()?.first_complete();
    }
    frame.map(|frame| Owned::share(frame.function().as_object()))
}

fn current_frames(thread: &Thread) -> Fallible<Owned> {
    let mut frames = Vec::new();
    thread.for_each_thread(|other| {
        if let Some(frame) = frame::current(other).and_then(FrameRef::first_complete) {
            frames.push((other.ident(), FrameObject::of(thread, frame)));
        }
    });
    let dict = Dict::new(thread)?;
    for (ident, frame) in frames {
        let ident = pycore_objects::types::int::Int::from_u64(thread, ident)?;
        dict.insert(thread, ident.as_object(), frame?.as_object())?;
    }
    Ok(dict.into_object())
}

fn current_exceptions(thread: &Thread) -> Fallible<Owned> {
    let mut exceptions = Vec::new();
    thread.for_each_thread(|other| {
        exceptions.push((other.ident(), frame::handled(other)));
    });
    let dict = Dict::new(thread)?;
    for (ident, exception) in exceptions {
        let ident = pycore_objects::types::int::Int::from_u64(thread, ident)?;
        let exception = exception.unwrap_or_else(|| thread.none());
        dict.insert(thread, ident.as_object(), &exception)?;
    }
    Ok(dict.into_object())
}

fn current_code_flags(thread: &Thread) -> u32 {
    python_frame(thread).map_or(0, |frame| frame.code().flags())
}

fn set_recursion_limit(thread: &Thread, limit: usize) -> Fallible {
    let new = i32::try_from(limit).unwrap_or(i32::MAX);
    let depth = frame::depth(thread);
    if depth >= new {
        let message = "the limit is too low";
        return Err(raise!(
            thread,
            RECURSION_ERROR,
            "cannot set the recursion limit to {new} at the recursion depth {depth}: {message}"
        ));
    }
    thread.interpreter().options.recursion_limit.set(limit);
    thread.for_each_thread(|other| frame::set_limit(other, new));
    Ok(())
}

fn current_locals(thread: &Thread) -> Fallible<Owned> {
    let Some(frame) = python_frame(thread) else {
        return Err(raise!(thread, SYSTEM_ERROR, "frame does not exist"));
    };
    locals::of_frame(thread, frame)
}

/// Class and object for `super()`: the variable `__class__`, and the first argument.
fn super_arguments(thread: &Thread) -> Fallible<(Owned, Owned)> {
    let Some(frame) = python_frame(thread) else {
        return Err(raise!(thread, RUNTIME_ERROR, "super(): no current frame"));
    };
    let code = frame.code();
    if code.argument_count() == 0 {
        return Err(raise!(thread, RUNTIME_ERROR, "super(): no arguments"));
    }
    let Some(this) = locals::value(thread, frame, 0)? else {
        return Err(raise!(thread, RUNTIME_ERROR, "super(): arg[0] deleted"));
    };
    let first_free = code.variable_count() - code.free_count();
    for index in first_free..code.variable_count() {
        let name = code.variable_name(index);
        if !name.downcast::<Str>().is_some_and(|name| name.equals_ascii("__class__")) {
            continue;
        }
        let Some(class) = locals::value(thread, frame, index)? else {
            return Err(raise!(thread, RUNTIME_ERROR, "super(): empty __class__ cell"));
        };
        if (*class).downcast::<pycore_objects::TypeObject>().is_none() {
            return Err(raise!(
                thread,
                RUNTIME_ERROR,
                "super(): __class__ is not a type ({})",
                class.type_name()
            ));
        }
        return Ok((class, this));
    }
    Err(raise!(thread, RUNTIME_ERROR, "super(): __class__ cell not found"))
}
