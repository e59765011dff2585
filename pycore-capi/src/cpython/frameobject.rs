//! `cpython/frameobject.h`, `pyframe.h`, `traceback.h`: frames, and tracebacks that C code adds to.

use core::ffi::{c_int, c_void};

use pycore_abi::_frame;
use pycore_interp::frame::FrameObject;
use pycore_objects::core::ObjectLike;
use pycore_objects::errors::BaseException;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::code::Code;
use pycore_objects::types::str::Str;
use pycore_objects::types::traceback::Traceback;
use pycore_objects::{Fallible, Object, Owned, Thread, name};

use crate::api::api;
use crate::convert::{bad_internal_call, expect, raw};

/// An attribute of a frame.
macro_rules! attributes {
    ($($function:ident $attribute:literal;)+) => {
        api! {
            $(
                fn $function(thread, frame: &Object) -> Fallible<Owned> {
                    object::get_attribute(thread, frame, name!(thread, $attribute))
                }
            )+
        }
    };
}

attributes! {
    PyFrame_GetCode "f_code";
    PyFrame_GetGlobals "f_globals";
    PyFrame_GetBuiltins "f_builtins";
    PyFrame_GetLocals "f_locals";
    PyGen_GetCode "gi_code";
}

/// An attribute of a frame that is a number.
fn number(thread: &Thread, frame: &Object, name: &Str) -> Fallible<c_int> {
    let value = object::get_attribute(thread, frame, name)?;
    let value =
        value.downcast_ref::<pycore_objects::types::int::Int>().and_then(|value| value.to_i64());
    Ok(value.map_or(-1, |value| value as c_int))
}

/// Adds a frame to the traceback of the exception that is up.
fn add(thread: &Thread, frame: &FrameObject, exception: &Object) -> Fallible {
    let exception = expect::<BaseException>(thread, exception)?;
    let next = exception.traceback.get().and_then(|next| next.downcast::<Traceback>().ok());
    // SAFETY: frame objects are laid out so.
    let line = unsafe { (*raw(frame).cast::<_frame>()).f_lineno };
    let instruction = i32::try_from(frame.frame().offset() * 2).unwrap_or(i32::MAX);
    let line = match line {
        // What has never run is where its code begins.
        0 if instruction == 0 && frame.has_ended() => frame.frame().code().first_line(),
        0 => -1,
        line => line,
    };
    let entry = Traceback::new(thread, next, Owned::share(frame.as_object()), instruction, line)?;
    exception.traceback.set(entry.into_object());
    Ok(())
}

api! {
    /// A frame that never runs, for a traceback.
    fn PyFrame_New(thread, state: *mut c_void, code: &Object, globals: &Object, locals: Option<&Object>) -> Fallible<Owned<FrameObject>> {
        let _ = (state, locals);
        let code = expect::<Code>(thread, code)?;
        let Some(make) = thread.interpreter().hooks.make_function.get() else {
            return Err(bad_internal_call(thread));
        };
        FrameObject::never_run(thread, &*make(thread, code, globals)?)
    }

    fn PyTraceBack_Here(thread, frame: &Object) -> Fallible {
        let Some(exception) = thread.save_exception() else { return Ok(()) };
        let added = expect::<FrameObject>(thread, frame).and_then(|frame| add(thread, frame, &exception));
        if let Err(raised) = added {
            thread.clear_exception(raised);
        }
        thread.put_back_exception(Some(exception));
        Ok(())
    }

    fn PyTraceBack_Print(thread, traceback: &Object, file: &Object) -> Fallible {
        let module = crate::import::module(thread, name!(thread, "traceback").as_object())?;
        let head = Str::new(thread, "Traceback (most recent call last):\n")?;
        call::call_method(thread, file, name!(thread, "write"), &[head.as_object()])?;
        let none = thread.none();
        let print = name!(thread, "print_tb");
        call::call_method(thread, &module, print, &[traceback, &none, file]).map(drop)
    }

    fn PyFrame_GetBack(thread, frame: &Object) -> Fallible<Option<Owned>> {
        let back = object::get_attribute(thread, frame, name!(thread, "f_back"))?;
        Ok((!back.is_none()).then_some(back))
    }

    fn PyFrame_GetLineNumber(thread, frame: &Object) -> Fallible<c_int> {
        number(thread, frame, name!(thread, "f_lineno"))
    }

    fn PyFrame_GetLasti(thread, frame: &Object) -> Fallible<c_int> {
        number(thread, frame, name!(thread, "f_lasti"))
    }
}
