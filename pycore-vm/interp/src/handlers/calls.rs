//! Calls and the making of functions: the general forms.

use pycore_bytecode::{CommonConstant, FunctionAttribute};
use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::function::Function;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, raise};

use crate::calls::{self, Callee};
use crate::frame::FrameRef;
use crate::{constants, specialize};

/// Saves where the caller goes on. The call's operands have left the stack.
macro_rules! prepare_to_enter {
    ($h:ident) => {{
        $h.save();
        $h.frame.set_return_offset(SIZE as u16);
    }};
}
pub(crate) use prepare_to_enter;

/// Goes on in the callee's frame, and behind the call later.
macro_rules! enter_frame {
    ($h:ident, $frame:expr) => {{
        let frame: $crate::frame::FrameRef = $frame;
        $crate::handlers::calls::prepare_to_enter!($h);
        frame.set_previous(Some($h.frame));
        $crate::frame::set_current($h.thread, Some(frame));
        return $h.switch(frame, 0);
    }};
}
pub(crate) use enter_frame;

/// Names of keyword arguments on the stack.
pub(crate) fn names_of<'a>(thread: &Thread, slot: &'a Slot) -> Fallible<&'a Tuple> {
    slot.as_object()
        .and_then(Object::downcast_exact::<Tuple>)
        .ok_or_else(|| raise!(thread, SYSTEM_ERROR, "names of arguments are a tuple"))
}

#[inline(never)]
fn make_function(thread: &Thread, frame: FrameRef, code: &Slot) -> Fallible<Owned> {
    let Some(code) = code.as_object().and_then(Object::downcast_exact::<Code>) else {
        return Err(raise!(thread, SYSTEM_ERROR, "functions are made of code"));
    };
    Ok(calls::make_function(thread, code, frame.globals(), Some(frame.builtins()))?.into_object())
}

#[inline(never)]
fn set_attribute(thread: &Thread, function: &Slot, attribute: &Slot, which: usize) -> Fallible {
    let Some(function) = function.as_object().and_then(Object::downcast_exact::<Function>) else {
        return Err(raise!(thread, SYSTEM_ERROR, "attributes are set on a function"));
    };
    let value = super::build::take(thread, attribute)?;
    let Some(which) = FunctionAttribute::from_number(which as u32) else { return Ok(()) };
    function.set_attribute(thread, which, value)
}

#[inline(never)]
fn common_constant(thread: &Thread, frame: FrameRef, which: usize) -> Fallible<Owned> {
    use pycore_objects::errors::{ASSERTION_ERROR, NOT_IMPLEMENTED_ERROR};
    use pycore_objects::protocol::object;
    use pycore_objects::types::tuple::TUPLE;
    let builtin = |name| object::get_item(thread, frame.builtins(), name);
    match CommonConstant::from_number(which as u32) {
        Some(CommonConstant::AssertionError) => Ok(Owned::share(ASSERTION_ERROR.get().as_object())),
        Some(CommonConstant::NotImplementedError) => {
            Ok(Owned::share(NOT_IMPLEMENTED_ERROR.get().as_object()))
        }
        Some(CommonConstant::Any) => builtin(pycore_objects::name!(thread, "any").as_object()),
        Some(CommonConstant::All) => builtin(pycore_objects::name!(thread, "all").as_object()),
        _ => Ok(Owned::share(TUPLE.get().as_object())),
    }
}

handlers! {
    fn CALL(h) {
        adaptive!(h, specialize::call);
        goto!(h, call_generic)
    }

    /// A call of anything with positional arguments.
    fn call_generic[CALL](h) {
        h.save();
        let callable = h.peek(h.oparg + 2);
        let receiver = h.peek(h.oparg + 1);
        if receiver.is_null() {
            calls::unpack_method(callable, receiver);
        }
        let count = h.oparg + usize::from(!receiver.is_null());
        if calls::is_function(callable) {
            let frame = check!(h, calls::push_frame(h.thread, callable, h.top(count), None));
            h.shrink(h.oparg + 2);
            enter_frame!(h, frame);
        }
        let result = check!(h, calls::call_native(h.thread, callable, h.top(count), None));
        h.drop_top(h.oparg + 2);
        h.push(Slot::owned(result));
        if h.has_requests() {
            goto!(h, super::requests_after_call);
        }
        next!(h)
    }

    /// Handles requests between a call and the next instruction.
    slow fn requests_after_call[CALL](h) {
        h.save();
        check!(h, crate::breaker::handle_requests(h.thread));
        next!(h)
    }

    fn CALL_KW(h) {
        adaptive!(h, specialize::call_kw);
        goto!(h, call_kw_generic)
    }

    /// A call of anything with named arguments.
    fn call_kw_generic[CALL_KW](h) {
        h.save();
        let callable = h.peek(h.oparg + 3);
        let receiver = h.peek(h.oparg + 2);
        if receiver.is_null() {
            calls::unpack_method(callable, receiver);
        }
        let names = check!(h, names_of(h.thread, h.peek(1)));
        let count = h.oparg + usize::from(!receiver.is_null());
        let arguments = &h.top(count + 1)[..count];
        if calls::is_function(callable) {
            let frame = check!(h, calls::push_frame(h.thread, callable, arguments, Some(names)));
            h.pop().close();
            h.shrink(h.oparg + 2);
            enter_frame!(h, frame);
        }
        let result = check!(h, calls::call_native(h.thread, callable, arguments, Some(names)));
        h.drop_top(h.oparg + 3);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn CALL_FUNCTION_EX(h) {
        h.save();
        let operands = h.top(4);
        match check!(h, calls::call_unpacked(h.thread, operands)) {
            Callee::Frame(frame) => {
                h.drop_top(4);
                enter_frame!(h, frame);
            }
            Callee::Result(result) => {
                h.drop_top(4);
                h.push(result);
                if h.has_requests() {
                    goto!(h, super::requests_after_unpacked_call);
                }
                next!(h)
            }
        }
    }

    slow fn requests_after_unpacked_call[CALL_FUNCTION_EX](h) {
        h.save();
        check!(h, crate::breaker::handle_requests(h.thread));
        next!(h)
    }

    fn MAKE_FUNCTION(h) {
        h.save();
        replace_top!(h, make_function(h.thread, h.frame, h.peek(1)))
    }

    fn SET_FUNCTION_ATTRIBUTE(h) {
        h.save();
        check!(h, set_attribute(h.thread, h.peek(1), h.peek(2), h.oparg));
        let function = h.pop();
        h.peek(1).replace(function);
        next!(h)
    }

    fn LOAD_COMMON_CONSTANT(h) {
        h.save();
        let value = check!(h, common_constant(h.thread, h.frame, h.oparg));
        h.push(Slot::owned(value));
        next!(h)
    }

    fn LOAD_SMALL_INT(h) {
        h.push(constants::small_int(h.oparg));
        next!(h)
    }
}
