//! The functions of `sys.settrace` and `sys.setprofile`, as tools of monitoring.

use pycore_objects::core::interpreter::AllThreads;
use pycore_objects::core::{Fallible, ObjectLike, Thread};
use pycore_objects::errors::BaseException;
use pycore_objects::protocol::{call, descriptor};
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::code::Code;
use pycore_objects::types::int::Int;
use pycore_objects::types::method_descriptor::MethodDescriptor;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, audit, raise};

use crate::frame::tracing::{
    self, Observer, call_observer, profile_program, set_observer, trace_program, tracing_depth,
};
use crate::frame::{self, FrameObject, FrameRef};
use crate::monitoring::events::Event;
use crate::monitoring::fire::Answer;
use crate::monitoring::state::{PROFILE, TRACE, shared};
use crate::monitoring::{self};

/// What a function of the program is told, in C's numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
enum What {
    Call = 0,
    Exception = 1,
    Line = 2,
    Return = 3,
    CCall = 4,
    CException = 5,
    CReturn = 6,
    Opcode = 7,
}

/// The names that functions of the program get.
const NAMES: [&str; 8] =
    ["call", "exception", "line", "return", "c_call", "c_exception", "c_return", "opcode"];

/// Events of `sys.settrace`.
const TRACED: u32 = Event::PyStart.bit()
    | Event::PyResume.bit()
    | Event::PyReturn.bit()
    | Event::PyYield.bit()
    | Event::Raise.bit()
    | Event::Line.bit()
    | Event::Jump.bit()
    | Event::PyUnwind.bit()
    | Event::PyThrow.bit()
    | Event::StopIteration.bit();

/// Events of `sys.setprofile`.
const PROFILED: u32 = Event::PyStart.bit()
    | Event::PyResume.bit()
    | Event::PyReturn.bit()
    | Event::PyYield.bit()
    | Event::Call.bit()
    | Event::PyUnwind.bit()
    | Event::PyThrow.bit();

/// The tool and the events of an observer.
fn tool_of(which: Observer) -> (usize, u32) {
    match which {
        Observer::Trace => (TRACE, TRACED),
        Observer::Profile => (PROFILE, PROFILED),
    }
}

/// Sets or removes the function of this thread, or of all.
pub(crate) fn set(
    thread: &Thread,
    which: Observer,
    function: Option<&Object>,
    threads: AllThreads,
) -> Fallible {
    let event = match which {
        Observer::Trace => "sys.settrace",
        Observer::Profile => "sys.setprofile",
    };
    audit::audit(thread, event, &[])?;
    let mut old = Vec::new();
    let mut is_used = false;
    thread.for_each_thread(|other| {
        if threads == AllThreads::Yes || std::ptr::eq(other, thread) {
            let entry = function.map(|_| match which {
                Observer::Trace => trace_program as pycore_abi::functions::Py_tracefunc,
                Observer::Profile => profile_program,
            });
            old.push(set_observer(other, which, entry, function.map(Owned::share)).1);
        }
        is_used |= tracing::observer(other, which).0.is_some();
    });
    drop(old);
    let (tool, events) = tool_of(which);
    if is_used
        && which == Observer::Trace
        && let Some(frame) = frame::current(thread).and_then(FrameRef::first_complete)
        && let Some(object) = frame.object().and_then(Object::downcast::<FrameObject>)
        && object.trace_opcodes.get()
    {
        super::set_opcodes(thread, frame.code(), true);
    }
    monitoring::set_events(thread, tool, if is_used { events } else { 0 })
}

/// The function of this thread.
pub(crate) fn get(thread: &Thread, which: Observer) -> Option<Owned> {
    tracing::observer(thread, which).1
}

/// Calls a function while tools are told of what it does, though one is being told of something.
pub(crate) fn call_tracing(
    thread: &Thread,
    function: &Object,
    arguments: &Object,
) -> Fallible<Owned> {
    let Some(arguments) = arguments.downcast::<Tuple>() else {
        return Err(raise!(thread, SYSTEM_ERROR, "arguments are a tuple"));
    };
    let depth = tracing_depth(thread);
    tracing::set_tracing_depth(thread, 0);
    let result = call::call(thread, function, arguments.as_slice());
    tracing::set_tracing_depth(thread, depth);
    result
}

/// Tells an observer of an event; `arguments` are those of the event's callbacks.
pub(crate) fn tell(
    thread: &Thread,
    tool: usize,
    frame: FrameRef,
    event: Event,
    arguments: &[&Object],
) -> Fallible<Answer> {
    if tool == PROFILE {
        profile_event(thread, event, arguments)
    } else {
        trace_event(thread, frame, event, arguments)
    }
}

/// The frame object of the newest frame.
fn newest(thread: &Thread) -> Fallible<Option<Owned<FrameObject>>> {
    let frame = frame::current(thread).and_then(FrameRef::first_complete);
    frame.map(|frame| FrameObject::of(thread, frame)).transpose()
}

fn observe(thread: &Thread, which: Observer, what: What, argument: &Object) -> Fallible<Answer> {
    if tracing::observer(thread, which).0.is_some()
        && let Some(frame) = newest(thread)?
    {
        call_observer(thread, which, &frame, what as i32, argument)?;
    }
    Ok(Answer::More)
}

fn trace_event(
    thread: &Thread,
    frame: FrameRef,
    event: Event,
    arguments: &[&Object],
) -> Fallible<Answer> {
    let none = thread.none();
    let argument = arguments.get(2).copied().unwrap_or(&none);
    let observe = |what, argument: &Object| observe(thread, Observer::Trace, what, argument);
    match event {
        Event::PyStart | Event::PyResume | Event::PyThrow => observe(What::Call, &none),
        Event::PyReturn | Event::PyYield => observe(What::Return, argument),
        Event::PyUnwind => observe(What::Return, &none),
        Event::Raise | Event::StopIteration => {
            observe(What::Exception, exception_info(thread, argument)?.as_object())
        }
        Event::Jump => jumped(thread, frame, arguments),
        Event::Instruction => {
            let object = FrameObject::of(thread, frame)?;
            let is_traced = tracing::observer(thread, Observer::Trace).0.is_some();
            if !is_traced || !object.trace_opcodes.get() {
                super::set_opcodes(thread, frame.code(), false);
                return Ok(Answer::More);
            }
            observe(What::Opcode, &none)
        }
        _ => Ok(Answer::More),
    }
}

/// Class, exception and traceback, as functions of the program get them.
fn exception_info(thread: &Thread, exception: &Object) -> Fallible<Owned<Tuple>> {
    let base = exception.downcast::<BaseException>();
    let traceback = base.and_then(|base| base.traceback.get());
    Tuple::pack(
        thread,
        [
            Owned::share(exception.type_object().as_object()),
            Owned::share(exception),
            traceback.unwrap_or_else(|| thread.none()),
        ],
    )
}

/// A jump back within a line begins it again; all others are told of where they lead.
fn jumped(thread: &Thread, frame: FrameRef, arguments: &[&Object]) -> Fallible<Answer> {
    let index = |object: Option<&&Object>| {
        let offset = object.and_then(|object| object.downcast::<Int>())?.to_i64()?;
        usize::try_from(offset / 2).ok()
    };
    let (Some(from), Some(to)) = (index(arguments.get(1)), index(arguments.get(2))) else {
        return Ok(Answer::More);
    };
    let code: &Code = frame.code();
    let line = code.line_of(from);
    if to > from || line != code.line_of(to) {
        return Ok(Answer::Off);
    }
    let object = FrameObject::of(thread, frame)?;
    if let Some(line) = line.filter(|_| object.trace_lines.get()) {
        tell_line(thread, &object, line)?;
    }
    Ok(Answer::More)
}

/// Tells the trace function of a line.
pub(crate) fn tell_line(thread: &Thread, frame: &FrameObject, line: i32) -> Fallible {
    frame.line.set(line);
    let result = call_observer(thread, Observer::Trace, frame, What::Line as i32, &thread.none());
    frame.line.set(0);
    result
}

fn profile_event(thread: &Thread, event: Event, arguments: &[&Object]) -> Fallible<Answer> {
    let none = thread.none();
    let argument = arguments.get(2).copied().unwrap_or(&none);
    let observe = |what, argument: &Object| observe(thread, Observer::Profile, what, argument);
    match event {
        Event::PyStart | Event::PyResume | Event::PyThrow => observe(What::Call, &none),
        Event::PyReturn | Event::PyYield => observe(What::Return, argument),
        Event::PyUnwind => observe(What::Return, &none),
        Event::Call | Event::CReturn | Event::CRaise => {
            let what = match event {
                Event::Call => What::CCall,
                Event::CReturn => What::CReturn,
                _ => What::CException,
            };
            if argument.downcast::<BuiltinFunction>().is_some() {
                return observe(what, argument);
            }
            if argument.downcast_exact::<MethodDescriptor>().is_some()
                && let Some(receiver) = arguments.get(3)
                && !shared(thread).missing.holds(receiver)
            {
                // As if it had been got from its receiver.
                let owner = receiver.type_object().as_object();
                let method =
                    descriptor::bind(thread, Owned::share(argument), Some(receiver), Some(owner))?;
                return observe(what, &method);
            }
            Ok(Answer::More)
        }
        _ => Ok(Answer::More),
    }
}

/// Calls a function of the program with a frame, the name of what happens, and what belongs to it.
fn call_program(
    thread: &Thread,
    function: &Object,
    frame: &FrameObject,
    what: i32,
    argument: Option<&Object>,
) -> Fallible<Owned> {
    let name = usize::try_from(what).ok().and_then(|what| NAMES.get(what)).unwrap_or(&"");
    let name = thread
        .interpreter()
        .interned
        .intern(thread, pycore_objects::types::str::Str::new(thread, name)?);
    let none = thread.none();
    let arguments = [frame.as_object(), name.as_object(), argument.unwrap_or(&none)];
    call::call(thread, function, &arguments)
}

/// `sys.settrace`: calls the thread's function for a new frame, and the frame's own for all else.
pub(crate) fn trace(
    thread: &Thread,
    object: Option<&Object>,
    frame: &FrameObject,
    what: i32,
    argument: Option<&Object>,
) -> Fallible {
    let function =
        if what == What::Call as i32 { object.map(Owned::share) } else { frame.trace.get() };
    let Some(function) = function else { return Ok(()) };
    match call_program(thread, &function, frame, what, argument) {
        Ok(result) => {
            if !result.is_none() {
                drop(frame.trace.replace(Some(result)));
            }
            Ok(())
        }
        Err(raised) => {
            let raised = remove(thread, Observer::Trace, raised);
            drop(frame.trace.take());
            Err(raised)
        }
    }
}

/// `sys.setprofile`: calls the thread's function.
pub(crate) fn profile(
    thread: &Thread,
    object: Option<&Object>,
    frame: &FrameObject,
    what: i32,
    argument: Option<&Object>,
) -> Fallible {
    let Some(function) = object.map(Owned::share) else { return Ok(()) };
    match call_program(thread, &function, frame, what, argument) {
        Ok(_) => Ok(()),
        Err(raised) => Err(remove(thread, Observer::Profile, raised)),
    }
}

/// A function that has failed is called no more. Gives the exception on.
#[cold]
fn remove(
    thread: &Thread,
    which: Observer,
    raised: pycore_objects::Raised,
) -> pycore_objects::Raised {
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    if let Err(second) = set(thread, which, None, AllThreads::No) {
        thread.clear_exception(second);
    }
    thread.restore_exception(exception)
}
