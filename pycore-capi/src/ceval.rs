//! `ceval.h`: the evaluator.

use core::ffi::{CStr, c_char, c_int, c_void};

use pycore_objects::core::CompileRequest;
use pycore_objects::protocol::call;
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::method::Method;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

use crate::api::api;
use crate::convert::{Borrowed, bad_internal_call};

/// Runs a code object in namespaces.
pub(crate) fn run(
    thread: &Thread,
    code: &Code,
    globals: &Object,
    locals: &Object,
) -> Fallible<Owned> {
    let Some(run) = thread.interpreter().hooks.run_code.get() else {
        return Err(bad_internal_call(thread));
    };
    if let Some(globals) = globals.downcast::<Dict>() {
        let key = name!(thread, "__builtins__");
        if !globals.contains_str(key)
            && let Some(builtins) = thread.interpreter().builtins.get()
        {
            globals.insert_str(thread, key, &builtins)?;
        }
    }
    run(thread, code.as_object(), globals, locals, None)
}

/// Compiles a text; C names the kind of it by a token.
fn compile(thread: &Thread, text: &CStr, filename: &CStr, start: c_int) -> Fallible<Owned> {
    use pycore_objects::types::bytes::Bytes;
    use pycore_objects::types::str::Str;
    let mode = match start {
        256 => name!(thread, "single"),
        257 => name!(thread, "exec"),
        258 => name!(thread, "eval"),
        _ => return Err(bad_internal_call(thread)),
    };
    let Some(compile) = thread.interpreter().hooks.compile.get() else {
        return Err(bad_internal_call(thread));
    };
    let source = Bytes::new(thread, text.to_bytes())?;
    compile(
        thread,
        &CompileRequest {
            source: source.as_object(),
            filename: Str::fs_decode(thread, filename.to_bytes())?.as_object(),
            mode,
            flags: 0,
            inherit: false,
            optimize: -1,
            feature_version: -1,
            is_file: false,
        },
    )
}

/// The namespace of the built-ins of the running frame.
fn builtins(thread: &Thread) -> Option<Owned> {
    let key = name!(thread, "__builtins__");
    let globals = thread.interpreter().hooks.current_globals.get().and_then(|get| get(thread));
    let found = globals.as_ref().and_then(|globals| globals.downcast_ref::<Dict>()?.get_str(key));
    match found {
        Some(found) if found.downcast_ref::<Dict>().is_some() => Some(found),
        _ => thread.interpreter().builtins.get(),
    }
}

api! {
    fn PyEval_EvalCode(thread, code: &Object, globals: &Object, locals: Option<&Object>) -> Fallible<Owned> {
        let Some(code) = code.downcast::<Code>() else { return Err(bad_internal_call(thread)) };
        run(thread, code, globals, locals.unwrap_or(globals))
    }

    fn PyEval_GetBuiltins(thread) -> Borrowed {
        builtins(thread).map_or(Borrowed::NULL, Borrowed::held)
    }

    fn PyEval_GetFrameBuiltins(thread) -> Option<Owned> {
        builtins(thread)
    }

    fn PyEval_GetGlobals(thread) -> Borrowed {
        let globals = thread.interpreter().hooks.current_globals.get();
        globals.and_then(|get| get(thread)).map_or(Borrowed::NULL, Borrowed::held)
    }

    fn PyEval_GetFrameGlobals(thread) -> Option<Owned> {
        thread.interpreter().hooks.current_globals.get().and_then(|get| get(thread))
    }

    fn PyVectorcall_Function(thread, callable: &Object) -> *const core::ffi::c_void {
        call::vectorcall_of(callable).map_or(std::ptr::null(), |function| function as *const core::ffi::c_void)
    }

    fn Py_CompileString(thread, text: &CStr, filename: &CStr, start: c_int) -> Fallible<Owned> {
        compile(thread, text, filename, start)
    }

    fn PyRun_String(thread, text: &CStr, start: c_int, globals: &Object, locals: &Object) -> Fallible<Owned> {
        let code = compile(thread, text, c"<string>", start)?;
        let Some(code) = code.downcast_ref::<Code>() else { return Err(bad_internal_call(thread)) };
        run(thread, code, globals, locals)
    }

    fn PyRun_StringFlags(thread, text: &CStr, start: c_int, globals: &Object, locals: &Object, flags: *mut c_void) -> Fallible<Owned> {
        let _ = flags;
        let code = compile(thread, text, c"<string>", start)?;
        let Some(code) = code.downcast_ref::<Code>() else { return Err(bad_internal_call(thread)) };
        run(thread, code, globals, locals)
    }

    fn PyEval_GetFrameLocals(thread) -> Fallible<Owned> {
        match thread.interpreter().hooks.current_locals.get() {
            Some(locals) => locals(thread),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyEval_GetFrame(thread) -> Fallible<Borrowed> {
        let frame = thread.interpreter().hooks.frame_at.get();
        match frame.map(|frame| frame(thread, 0)).transpose()?.flatten() {
            Some(frame) => Ok(Borrowed::held(frame)),
            None => Ok(Borrowed::NULL),
        }
    }

    fn PyThreadState_GetFrame(thread, state: *mut c_void) -> Fallible<Option<Owned>> {
        let _ = state;
        let frame = thread.interpreter().hooks.frame_at.get();
        Ok(frame.map(|frame| frame(thread, 0)).transpose()?.flatten())
    }

    fn PyEval_GetFuncName(thread, function: &Object) -> *const c_char {
        name_of(function)
    }

    fn PyEval_GetFuncDesc(thread, function: &Object) -> *const c_char {
        let called = [
            function.downcast::<Function>().is_some(),
            function.downcast::<Method>().is_some(),
            function.downcast::<BuiltinFunction>().is_some(),
        ];
        if called.contains(&true) { c"()".as_ptr() } else { c" object".as_ptr() }
    }

    fn PyEval_CallObjectWithKeywords(thread, callable: &Object, arguments: Option<&Object>, keywords: Option<&Object>) -> Fallible<Owned> {
        let empty = Tuple::empty();
        let arguments = match arguments {
            None => &*empty,
            Some(arguments) => match arguments.downcast::<Tuple>() {
                Some(arguments) => arguments,
                None => return Err(raise!(thread, TYPE_ERROR, "argument list must be a tuple")),
            },
        };
        call::call_with_dict(thread, callable, None, arguments, keywords.and_then(Object::downcast::<Dict>))
    }

    fn Py_EnterRecursiveCall(thread, whence: Option<&CStr>) -> Fallible {
        let whence = whence.map_or_else(Default::default, CStr::to_string_lossy);
        pycore_objects::protocol::object::check_recursion(thread, &whence)
    }

    fn Py_LeaveRecursiveCall(thread) -> () {}

    fn Py_MakePendingCalls(thread) -> Fallible {
        thread.run_pending_calls()
    }
}

/// The name of a function, as messages have it.
fn name_of(function: &Object) -> *const c_char {
    if let Some(method) = function.downcast::<Method>() {
        return name_of(method.function());
    }
    if let Some(builtin) = function.downcast::<BuiltinFunction>() {
        return builtin.definition().ml_name;
    }
    // SAFETY: C code calls this with the lock.
    let thread = unsafe { Thread::current() };
    if let Some(function) = function.downcast::<Function>()
        && let Some(name) = function.name().downcast_ref::<pycore_objects::types::str::Str>()
        && let Ok(name) = name.to_utf8(thread)
    {
        // The function keeps its name.
        return name.as_ptr().cast();
    }
    function.type_object().name().as_ptr()
}

/// Calls that run in the main thread, soon.
#[unsafe(no_mangle)]
unsafe extern "C" fn Py_AddPendingCall(
    function: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
    argument: *mut c_void,
) -> c_int {
    /// An argument on its way to the thread that calls.
    struct Cargo(*mut c_void);
    // SAFETY: the pointer is handed to the function alone.
    unsafe impl Send for Cargo {}
    let Some(function) = function else { return -1 };
    let cargo = Cargo(argument);
    let call = move |thread: &Thread| -> Fallible {
        let cargo = cargo;
        // SAFETY: C code gave function and argument together; the thread holds the lock.
        if unsafe { function(cargo.0) } == 0 {
            return Ok(());
        }
        Err(thread.raised().unwrap_or_else(|| bad_internal_call(thread)))
    };
    if pycore_objects::core::threads::requests::add_pending_call(Box::new(call)) { 0 } else { -1 }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyEval_InitThreads() {}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyEval_ThreadsInitialized() -> c_int {
    1
}
