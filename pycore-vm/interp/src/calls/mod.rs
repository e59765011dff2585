//! Calls: of Python functions, whose frames are pushed, and of everything else.

mod bind;
mod messages;
mod program;

pub use program::{execute, execute_function, execute_with_closure};

use std::ptr;

use pycore_abi::PyObject;
use pycore_bytecode::CodeFlags;
use pycore_objects::core::{Fallible, ObjectLike, Raised, Slot, Thread};
use pycore_objects::protocol::{call, iterate, object, sequence};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::{FUNCTION, Function};
use pycore_objects::types::method::Method;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, name, raise};

use crate::dispatch;
use crate::frame::{self, FrameRef};

/// What a call leads to.
pub(crate) enum Callee {
    /// A Python function: its frame, ready to run.
    Frame(FrameRef),
    /// Anything else: what it has returned.
    Result(Slot),
}

/// Whether a slot holds a Python function that is called by pushing a frame.
#[inline(always)]
pub(crate) fn is_function(callable: &Slot) -> bool {
    callable.as_object().is_some_and(|object| ptr::eq(object.type_object(), FUNCTION.get()))
}

/// Puts the function and the receiver of a bound method where the call expects them.
#[inline(always)]
pub(crate) fn unpack_method(callable: &Slot, receiver: &Slot) {
    let method = callable.as_object().and_then(Object::downcast_exact::<Method>);
    if let Some(method) = method {
        receiver.replace(Slot::share(method.receiver()));
        let function = Slot::share(method.function());
        callable.replace(function).close();
    }
}

/// Pushes the frame of a call: takes the function out of its slot and the arguments out of theirs. The last arguments
/// have `names`.
#[inline(never)]
pub(crate) fn push_frame(
    thread: &Thread,
    callable: &Slot,
    arguments: &[Slot],
    names: Option<&Tuple>,
) -> Fallible<FrameRef> {
    let Some(function) = callable.as_object().and_then(Object::downcast_exact::<Function>) else {
        return Err(raise!(thread, SYSTEM_ERROR, "a frame needs a function"));
    };
    check_depth(thread)?;
    let code = function.code();
    let Some(frame) = frame::reserve(thread, code) else {
        return Err(thread.raise_out_of_memory());
    };
    // The frame holds the function from here on.
    frame.start(code, callable.take(), None, 0);
    frame::count_push(thread);
    if !CodeFlags::from_bits_retain(code.flags()).contains(CodeFlags::OPTIMIZED) {
        // A function that was made of a module's code.
        frame.set_locals(Some(Owned::share(frame.globals())));
    }
    if let Err(raised) = bind::bind(thread, function, frame, arguments, names) {
        frame::clear(thread, frame);
        frame::leave(thread, frame);
        return Err(raised);
    }
    Ok(frame)
}

/// Raises `RecursionError` if there may be no more frames.
#[inline(always)]
pub(crate) fn check_depth(thread: &Thread) -> Fallible {
    if frame::remaining_depth(thread) <= 0 {
        return Err(too_deep(thread));
    }
    Ok(())
}

#[cold]
fn too_deep(thread: &Thread) -> Raised {
    raise!(thread, RECURSION_ERROR, "maximum recursion depth exceeded")
}

/// Calls anything but a Python function; the arguments stay where they are.
#[inline(never)]
pub(crate) fn call_native(
    thread: &Thread,
    callable: &Slot,
    arguments: &[Slot],
    names: Option<&Tuple>,
) -> Fallible<Owned> {
    call::call_slots(thread, callable.object(thread)?, arguments, names)
}

/// The call of `callable, receiver or NULL, arguments, keywords or NULL`.
#[inline(never)]
pub(crate) fn call_unpacked(thread: &Thread, operands: &[Slot]) -> Fallible<Callee> {
    let [callable, _, arguments, keywords] = operands else {
        return Err(raise!(thread, SYSTEM_ERROR, "a call has four operands"));
    };
    let target = callable.object(thread)?;
    let arguments = as_tuple(thread, target, arguments.object(thread)?)?;
    if !is_function(callable) {
        let keywords = if keywords.is_null() { None } else { Some(keywords.object(thread)?) };
        let result = call_tuple(thread, target, &arguments, keywords)?;
        return Ok(Callee::Result(Slot::owned(result)));
    }
    let mut values: Vec<Slot> = arguments.iter().map(Slot::share).collect();
    let mut names = None;
    if !keywords.is_null()
        && let Some(keywords) = keywords.object(thread)?.downcast::<Dict>()
        && !keywords.is_empty()
    {
        let mut keys = Vec::new();
        let mut position = 0;
        while let Some((key, value)) = keywords.next_entry(&mut position) {
            keys.push(key);
            values.push(Slot::owned(value));
        }
        names = Some(Tuple::from_owned(thread, keys)?);
    }
    let function = callable.copy();
    let result = push_frame(thread, &function, &values, names.as_deref());
    function.close();
    values.iter().for_each(Slot::close);
    result.map(Callee::Frame)
}

/// The positional arguments of `*arguments` as a tuple.
pub(crate) fn as_tuple(
    thread: &Thread,
    callable: &Object,
    arguments: &Object,
) -> Fallible<Owned<Tuple>> {
    if let Some(tuple) = arguments.downcast_exact::<Tuple>() {
        return Ok(Owned::share(tuple));
    }
    match sequence::to_tuple(thread, arguments) {
        Ok(tuple) => Ok(tuple),
        Err(raised) if iterate::is_iterable(arguments) => Err(raised),
        Err(raised) => {
            raised.suppress(thread, &pycore_objects::errors::TYPE_ERROR)?;
            let callable = callable_text(thread, callable)?;
            Err(raise!(
                thread,
                TYPE_ERROR,
                "{callable} argument after * must be an iterable, not {}",
                arguments.type_name()
            ))
        }
    }
}

/// Calls anything but a Python function with a tuple and a dict.
fn call_tuple(
    thread: &Thread,
    callable: &Object,
    arguments: &Tuple,
    keywords: Option<&Object>,
) -> Fallible<Owned> {
    let Some(keywords) = keywords.and_then(Object::downcast::<Dict>) else {
        return call::call(thread, callable, arguments.as_slice());
    };
    if call::vectorcall_of(callable).is_none() {
        return call::call_tuple(thread, callable, arguments, Some(keywords.as_object()));
    }
    let mut keys = Vec::new();
    let mut values: Vec<Owned> = arguments.iter().map(Owned::share).collect();
    let mut position = 0;
    while let Some((key, value)) = keywords.next_entry(&mut position) {
        keys.push(key);
        values.push(value);
    }
    let names = Tuple::from_owned(thread, keys)?;
    let values: Vec<&Object> = values.iter().map(|value| &**value).collect();
    call::call_with_keywords(thread, callable, &values, Some(&names))
}

/// How messages name a callable: `module.name()`.
fn callable_text(thread: &Thread, callable: &Object) -> Fallible<String> {
    let qualified = object::lookup_attribute(thread, callable, name!(thread, "__qualname__"))?;
    let Some(qualified) = qualified else {
        return Ok(object::str(thread, callable)?.to_string_lossy());
    };
    let qualified = object::str(thread, &qualified)?.to_string_lossy();
    let module = object::lookup_attribute(thread, callable, name!(thread, "__module__"))?;
    if let Some(module) = module.filter(|module| !module.is_none()) {
        let module = object::str(thread, &module)?.to_string_lossy();
        if module != "builtins" {
            return Ok(format!("{module}.{qualified}()"));
        }
    }
    Ok(format!("{qualified}()"))
}

/// The error of `**other` in a call: in place of what the merging of dicts has raised.
#[cold]
pub(crate) fn keywords_error(
    thread: &Thread,
    raised: Raised,
    callable: &Object,
    other: &Object,
) -> Raised {
    use pycore_objects::errors::{ATTRIBUTE_ERROR, KEY_ERROR};
    let is_key_error = thread.exception_matches(&raised, &KEY_ERROR);
    if !is_key_error && !thread.exception_matches(&raised, &ATTRIBUTE_ERROR) {
        return raised;
    }
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    let callable = match callable_text(thread, callable) {
        Ok(text) => text,
        Err(raised) => return raised,
    };
    if !is_key_error {
        return raise!(
            thread,
            TYPE_ERROR,
            "{callable} argument after ** must be a mapping, not {}",
            other.type_name()
        );
    }
    let key = exception
        .downcast::<pycore_objects::errors::BaseException>()
        .ok()
        .and_then(|exception| first_argument(&exception));
    match key {
        Some(key) if (*key).downcast::<Str>().is_some() => match object::str(thread, &key) {
            Ok(key) => raise!(
                thread,
                TYPE_ERROR,
                "{callable} got multiple values for keyword argument '{key}'"
            ),
            Err(raised) => raised,
        },
        _ => raise!(thread, TYPE_ERROR, "keywords must be strings"),
    }
}

/// The first argument of an exception.
fn first_argument(exception: &pycore_objects::errors::BaseException) -> Option<Owned> {
    exception.args.get()?.downcast::<Tuple>().ok()?.get(0).map(Owned::share)
}

/// A new function, as `def` makes it: name, docstring and module come from its code and globals.
pub fn make_function(
    thread: &Thread,
    code: &Code,
    globals: &Object,
    builtins: Option<&Object>,
) -> Fallible<Owned<Function>> {
    let builtins = match builtins {
        Some(builtins) => Owned::share(builtins),
        None => builtins_of(thread, globals)?,
    };
    let function = Function::new(thread, code, globals, &builtins, Some(vectorcall))?;
    if let Some(globals) = globals.downcast::<Dict>()
        && let Some(module) = globals.get(thread, name!(thread, "__name__").as_object())?
    {
        function.set_module(module);
    }
    Ok(function)
}

/// The built-ins that code with these globals sees.
fn builtins_of(thread: &Thread, globals: &Object) -> Fallible<Owned> {
    if let Some(globals) = globals.downcast::<Dict>()
        && let Some(builtins) = globals.get(thread, name!(thread, "__builtins__").as_object())?
    {
        // A module stands for its namespace; any mapping will do.
        return match (*builtins).downcast::<Module>() {
            Some(module) => Ok(module.namespace(thread)?.into_object()),
            None => Ok(builtins),
        };
    }
    match thread.interpreter().builtins.get() {
        Some(builtins) => Ok(builtins),
        None => Ok(Dict::new(thread)?.into_object()),
    }
}

/// Calls a Python function from native code.
pub fn call_function(
    thread: &Thread,
    function: &Object,
    arguments: &[Slot],
    names: Option<&Tuple>,
) -> Fallible<Owned> {
    // Each run of the evaluator takes native stack, whatever the limit of Python's recursion is.
    object::check_recursion(thread, "")?;
    let callable = Slot::share(function);
    let frame = push_frame(thread, &callable, arguments, names);
    callable.close();
    let result = dispatch::run(thread, frame?);
    result_of(thread, result)
}

fn result_of(thread: &Thread, result: Slot) -> Fallible<Owned> {
    if result.is_null() {
        return Err(missing_result(thread));
    }
    super::handlers::take(thread, &result)
}

/// The exception that a frame has ended by.
pub(crate) fn missing_result(thread: &Thread) -> Raised {
    match thread.raised() {
        Some(raised) => raised,
        None => raise!(thread, SYSTEM_ERROR, "a frame ended without result and exception"),
    }
}

/// `vectorcall` of functions: how native code calls them.
#[expect(unsafe_code, reason = "a C function")]
unsafe extern "C" fn vectorcall(
    function: *mut PyObject,
    arguments: *const *mut PyObject,
    count: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: C's convention: a function, as many arguments as counted and one for each name, under the lock.
    let (thread, function, values, names) = unsafe {
        let thread = Thread::current();
        let names = names.cast::<Object>().as_ref().and_then(Object::downcast::<Tuple>);
        let count = count & !(1 << 63);
        let all = count + names.map_or(0, Tuple::len);
        let values: &[&Object] =
            if all == 0 { &[] } else { std::slice::from_raw_parts(arguments.cast(), all) };
        (thread, &*function.cast::<Object>(), values, names)
    };
    let mut few = [const { Slot::null() }; 8];
    let result = if values.len() <= few.len() {
        for (slot, value) in few.iter_mut().zip(values) {
            *slot = Slot::share(value);
        }
        let slots = &few[..values.len()];
        let result = call_function(thread, function, slots, names);
        slots.iter().for_each(Slot::close);
        result
    } else {
        let slots: Vec<Slot> = values.iter().map(|value| Slot::share(value)).collect();
        let result = call_function(thread, function, &slots, names);
        slots.iter().for_each(Slot::close);
        result
    };
    match result {
        Ok(object) => object.into_raw().as_ptr().cast(),
        Err(Raised { .. }) => ptr::null_mut(),
    }
}
