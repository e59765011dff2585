//! Specialised forms of calls.

use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::declare::{Arguments, Names};
use pycore_objects::protocol::object;
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::function::Function;
use pycore_objects::types::list::List;
use pycore_objects::types::method::Method;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned};

use super::calls::prepare_to_enter;
use super::exactly;
use super::method_forms::mark;
use crate::{calls, frame};

/// Goes on in the frame of a function if its parameters are exactly as many as the arguments.
macro_rules! push_exact {
    ($h:ident, $function:expr, $count:expr) => {{
        let function: &Function = $function;
        if function.code().argument_count() != $count {
            goto!($h, super::CALL);
        }
        let function = Slot::of_lasting(function.as_object()).bits();
        goto!($h, enter_exact, function as usize)
    }};
}

/// Calls a native function by its body.
#[inline(never)]
fn call_builtin(thread: &Thread, function: &Slot, arguments: &[Slot]) -> Fallible<Owned> {
    match exactly::<BuiltinFunction>(function) {
        Some(function) => function.call(thread, Arguments::from_positional(arguments)),
        None => calls::call_native(thread, function, arguments, None),
    }
}

/// A native function called with positional arguments.
macro_rules! builtin {
    ($h:ident) => {{
        let callable = $h.peek($h.oparg + 2);
        if exactly::<BuiltinFunction>(callable).is_none() {
            goto!($h, super::CALL);
        }
        let count = $h.oparg + usize::from(!$h.peek($h.oparg + 1).is_null());
        $h.save();
        let result = check!($h, call_builtin($h.thread, callable, $h.top(count)));
        $h.drop_top($h.oparg + 2);
        $h.push(Slot::owned(result));
        if $h.has_requests() {
            goto!($h, super::requests_after_call);
        }
        next!($h)
    }};
}

#[inline(never)]
fn length(thread: &Thread, value: &Slot) -> Fallible<usize> {
    object::length(thread, value.object(thread)?)
}

handlers! {
    /// Pushes the frame of a function whose parameters are exactly the topmost values, and goes on in it. It comes from the
    /// previous handler, so that it takes one register and not two.
    fn enter_exact[CALL](h) {
        let function = Slot::from_bits(h.spare() as u64);
        let Some(function) = exactly::<Function>(&function) else { goto!(h, super::CALL) };
        let code = function.code();
        if frame::remaining_depth(h.thread) <= 1 {
            goto!(h, super::CALL);
        }
        let Some(callee) = frame::reserve_quickly(h.thread, code) else { goto!(h, super::CALL) };
        let end = h.end_of_stack();
        h.shrink(h.oparg + 2);
        // First what needs the instruction and the stack, whose registers are free then.
        prepare_to_enter!(h);
        frame::count_push(h.thread);
        // The entry above the top is where the function was.
        callee.start_with(code, function, h.above(0), h.frame);
        callee.bind(code, h.below(end, code.argument_count()));
        frame::set_current(h.thread, Some(callee));
        return h.begin(callee, code.first_instruction(), callee.stack_base_of(code));
    }

    fn CALL_PY_EXACT_ARGS(h) {
        let Some(function) = exactly::<Function>(h.peek(h.oparg + 2)) else { goto!(h, super::CALL) };
        if function.version() != h.cache32(1) {
            goto!(h, super::CALL);
        }
        let count = h.oparg + usize::from(!h.peek(h.oparg + 1).is_null());
        push_exact!(h, function, count)
    }

    fn CALL_BOUND_METHOD_EXACT_ARGS(h) {
        let (callable, receiver) = (h.peek(h.oparg + 2), h.peek(h.oparg + 1));
        let Some(method) = exactly::<Method>(callable) else { goto!(h, super::CALL) };
        let Some(function) = method.function().downcast_exact::<Function>() else {
            goto!(h, super::CALL)
        };
        if function.version() != h.cache32(1)
            || !receiver.is_null()
            || function.code().argument_count() != h.oparg + 1
        {
            goto!(h, super::CALL);
        }
        receiver.replace(Slot::share(method.receiver()));
        let method = callable.replace(Slot::share(method.function()));
        if let Some(dying) = method.release() {
            goto!(h, bound_method_slow, dying.into_bits());
        }
        push_exact!(h, function, h.oparg + 1)
    }

    /// The method object was made for this call only.
    fn bound_method_slow[CALL](h) {
        h.save();
        h.dying_spare().destroy();
        let Some(function) = exactly::<Function>(h.peek(h.oparg + 2)) else { goto!(h, super::CALL) };
        let count = h.oparg + 1;
        push_exact!(h, function, count)
    }

    fn CALL_PY_GENERAL(h) {
        let Some(function) = exactly::<Function>(h.peek(h.oparg + 2)) else { goto!(h, super::CALL) };
        if function.version() != h.cache32(1) {
            goto!(h, super::CALL);
        }
        goto!(h, super::call_generic)
    }

    fn CALL_BOUND_METHOD_GENERAL(h) {
        let Some(method) = exactly::<Method>(h.peek(h.oparg + 2)) else { goto!(h, super::CALL) };
        let Some(function) = method.function().downcast_exact::<Function>() else {
            goto!(h, super::CALL)
        };
        if function.version() != h.cache32(1) || !h.peek(h.oparg + 1).is_null() {
            goto!(h, super::CALL);
        }
        goto!(h, super::call_generic)
    }

    fn CALL_NON_PY_GENERAL(h) {
        let callable = h.peek(h.oparg + 2);
        if exactly::<BuiltinFunction>(callable).is_some() {
            goto!(h, CALL_BUILTIN_FAST);
        }
        if exactly::<Function>(callable).is_some() || exactly::<Method>(callable).is_some() {
            goto!(h, super::CALL);
        }
        goto!(h, super::call_generic)
    }

    fn CALL_BUILTIN_O(h) {
        let callable = h.peek(3);
        if h.oparg != 1
            || !h.peek(2).is_null()
            || exactly::<BuiltinFunction>(callable).is_none()
        {
            goto!(h, CALL_BUILTIN_FAST);
        }
        h.save();
        let result = check!(h, call_builtin(h.thread, callable, h.top(1)));
        if h.has_requests() {
            h.drop_top(3);
            h.push(Slot::owned(result));
            goto!(h, super::requests_after_call);
        }
        let argument = h.pop();
        h.pop();
        let callable = h.peek(1).replace(Slot::owned(result));
        next_dropping_two!(h, argument, callable)
    }
    fn CALL_BUILTIN_FAST(h) { builtin!(h) }
    fn CALL_BUILTIN_FAST_WITH_KEYWORDS(h) { builtin!(h) }

    fn CALL_LEN(h) {
        let callable = h.peek(3);
        let Some(function) = exactly::<BuiltinFunction>(callable) else { goto!(h, super::CALL) };
        if mark(function.definition()) != h.cache32(1) || !h.peek(2).is_null() {
            goto!(h, super::CALL);
        }
        let value = h.peek(1);
        let length = if let Some(list) = exactly::<List>(value) {
            list.len()
        } else if let Some(text) = exactly::<Str>(value) {
            text.len()
        } else if let Some(tuple) = exactly::<Tuple>(value) {
            tuple.len()
        } else {
            goto!(h, call_len_of_other);
        };
        goto!(h, put_length, length)
    }

    /// Puts a length in the place of the call of `len`.
    fn put_length[CALL](h) {
        let length = h.spare() as i64;
        let Some(result) = h.thread.int_slot(length) else { goto!(h, super::call_generic) };
        let value = h.pop();
        h.pop();
        let callable = h.peek(1).replace(result);
        next_dropping_two!(h, value, callable)
    }

    /// The length of what is no list, string or tuple.
    fn call_len_of_other[CALL](h) {
        h.save();
        let length = check!(h, length(h.thread, h.peek(1)));
        goto!(h, put_length, length)
    }

    fn CALL_KW_PY(h) {
        let Some(function) = exactly::<Function>(h.peek(h.oparg + 3)) else {
            goto!(h, super::CALL_KW)
        };
        if function.version() != h.cache32(1) {
            goto!(h, super::CALL_KW);
        }
        goto!(h, super::call_kw_generic)
    }

    fn CALL_KW_BOUND_METHOD(h) {
        if exactly::<Method>(h.peek(h.oparg + 3)).is_none() {
            goto!(h, super::CALL_KW);
        }
        goto!(h, super::call_kw_generic)
    }

    fn CALL_KW_NON_PY(h) {
        if exactly::<Function>(h.peek(h.oparg + 3)).is_some() {
            goto!(h, super::CALL_KW);
        }
        goto!(h, super::call_kw_generic)
    }
}
