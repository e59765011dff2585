//! Specialised forms of calls of native methods, of types, and of a few functions that are called all the time.
//!
//! Which function it is that a form stands for is told by the address of its definition, of which the cache has the low
//! half: no two definitions that a site sees share it, and if they did, the receiver's type would tell.

use pycore_objects::core::{Fallible, Slot, Thread, TypeObject};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::object;
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::list::List;
use pycore_objects::types::method_descriptor::MethodDescriptor;
use pycore_objects::types::object::new_plain;
use pycore_objects::types::str::STR;
use pycore_objects::types::tuple::{TUPLE, Tuple};
use pycore_objects::types::type_type::TYPE;
use pycore_objects::{Object, ObjectLike, Owned};

use super::calls::enter_frame;
use super::exactly;
use crate::{calls, constants, frame};

/// What a cache keeps of the address of a function's definition.
pub(crate) fn mark<T>(definition: &T) -> u32 {
    std::ptr::from_ref(definition).addr() as u32
}

/// Calls a native method by its body; the first argument is the receiver.
#[inline(never)]
fn call_method(thread: &Thread, method: &Slot, arguments: &[Slot]) -> Fallible<Slot> {
    match exactly::<MethodDescriptor>(method) {
        Some(method) => method.call_to_slot(thread, Arguments::from_positional(arguments)),
        None => calls::call_native(thread, method, arguments, None).map(Slot::owned),
    }
}

/// A native method called with positional arguments.
macro_rules! method {
    ($h:ident) => {{
        let callable = $h.peek($h.oparg + 2);
        if exactly::<MethodDescriptor>(callable).is_none() {
            goto!($h, super::CALL);
        }
        let count = $h.oparg + usize::from(!$h.peek($h.oparg + 1).is_null());
        $h.save();
        let result = check!($h, call_method($h.thread, callable, $h.top(count)));
        $h.drop_top($h.oparg + 2);
        $h.push(result);
        if $h.has_requests() {
            goto!($h, super::requests_after_call);
        }
        next!($h)
    }};
}

/// Whether a slot holds this type.
fn is_type(slot: &Slot, class: &'static TypeObject) -> bool {
    slot.is_object(class.as_object())
}

#[inline(never)]
fn append(thread: &Thread, list: &List, value: &Slot) -> Fallible {
    match value.take_object(thread)? {
        Some(value) => list.push(thread, value),
        None => Ok(()),
    }
}

#[inline(never)]
fn text(thread: &Thread, value: &Slot) -> Fallible<Owned> {
    Ok(object::str(thread, value.object(thread)?)?.into_object())
}

#[inline(never)]
fn tuple(thread: &Thread, value: &Slot) -> Fallible<Owned> {
    let value = value.object(thread)?;
    if let Some(tuple) = value.downcast_exact::<Tuple>() {
        return Ok(Owned::share(tuple.as_object()));
    }
    Ok(Tuple::from_iterable(thread, value)?.into_object())
}

#[inline(never)]
fn is_instance(thread: &Thread, value: &Slot, class: &Slot) -> Fallible<bool> {
    pycore_objects::protocol::class::is_instance(
        thread,
        value.object(thread)?,
        class.object(thread)?,
    )
}

/// Puts a new instance of a class in place of the class, and gives another reference to it.
#[inline(never)]
fn instantiate(thread: &Thread, class: &Slot) -> Fallible<Slot> {
    let Some(object) = class.as_object().and_then(Object::downcast::<TypeObject>) else {
        return Err(pycore_objects::raise!(thread, SYSTEM_ERROR, "a class was expected"));
    };
    let instance = new_plain(thread, object)?;
    let shared = Slot::share(&instance);
    class.replace(Slot::owned(instance)).close();
    Ok(shared)
}

handlers! {
    fn CALL_METHOD_DESCRIPTOR_O(h) { method!(h) }
    fn CALL_METHOD_DESCRIPTOR_NOARGS(h) { method!(h) }
    fn CALL_METHOD_DESCRIPTOR_FAST(h) { method!(h) }
    fn CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS(h) { method!(h) }

    /// `list.append(value)`, and the `POP_TOP` behind it.
    fn CALL_LIST_APPEND(h) {
        let Some(method) = exactly::<MethodDescriptor>(h.peek(3)) else { goto!(h, super::CALL) };
        if mark(method.definition()) != h.cache32(1) {
            goto!(h, super::CALL);
        }
        let Some(list) = exactly::<List>(h.peek(2)) else { goto!(h, super::CALL) };
        h.save();
        check!(h, append(h.thread, list, h.peek(1)));
        h.pop();
        let receiver = h.pop();
        // The type of lists holds the method.
        h.pop().close();
        if let Some(dying) = receiver.release() {
            h.oparg = (SIZE + 1) as usize;
            goto!(h, super::destroy_and_advance, dying.into_bits());
        }
        return h.advance(SIZE + 1);
    }

    fn CALL_ISINSTANCE(h) {
        let Some(function) = exactly::<BuiltinFunction>(h.peek(4)) else { goto!(h, super::CALL) };
        if mark(function.definition()) != h.cache32(1) || !h.peek(3).is_null() {
            goto!(h, super::CALL);
        }
        h.save();
        let found = check!(h, is_instance(h.thread, h.peek(2), h.peek(1)));
        let class = h.pop();
        let value = h.pop();
        h.pop();
        h.peek(1).replace(constants::bool_slot(found)).close();
        next_dropping_two!(h, value, class)
    }

    fn CALL_TYPE_1(h) {
        let (callable, receiver) = (h.peek(3), h.peek(2));
        if !receiver.is_null() || !is_type(callable, TYPE.get()) {
            goto!(h, super::CALL);
        }
        let Some(value) = h.peek(1).as_object() else { goto!(h, super::call_generic) };
        let class = Slot::share(value.type_object().as_object());
        let value = h.pop();
        h.pop();
        h.peek(1).replace(class).close();
        next_dropping!(h, value)
    }

    fn CALL_STR_1(h) {
        if !h.peek(2).is_null() || !is_type(h.peek(3), STR.get()) {
            goto!(h, super::CALL);
        }
        h.save();
        let text = check!(h, text(h.thread, h.peek(1)));
        let value = h.pop();
        h.pop();
        h.peek(1).replace(Slot::owned(text)).close();
        next_dropping!(h, value)
    }

    fn CALL_TUPLE_1(h) {
        if !h.peek(2).is_null() || !is_type(h.peek(3), TUPLE.get()) {
            goto!(h, super::CALL);
        }
        h.save();
        let tuple = check!(h, tuple(h.thread, h.peek(1)));
        let value = h.pop();
        h.pop();
        h.peek(1).replace(Slot::owned(tuple)).close();
        next_dropping!(h, value)
    }

    fn CALL_BUILTIN_CLASS(h) {
        let callable = h.peek(h.oparg + 2);
        if callable.as_object().and_then(Object::downcast::<TypeObject>).is_none() {
            goto!(h, super::CALL);
        }
        let count = h.oparg + usize::from(!h.peek(h.oparg + 1).is_null());
        h.save();
        let result = check!(h, calls::call_native(h.thread, callable, h.top(count), None));
        h.drop_top(h.oparg + 2);
        h.push(Slot::owned(result));
        if h.has_requests() {
            goto!(h, super::requests_after_call);
        }
        next!(h)
    }

    /// The call of a class whose `__init__` is a Python function: the new instance takes the place of the class on the
    /// stack, and is the result when `__init__` has returned.
    fn CALL_ALLOC_AND_ENTER_INIT(h) {
        let callable = h.peek(h.oparg + 2);
        let Some(class) = callable.as_object().and_then(Object::downcast::<TypeObject>) else {
            goto!(h, super::CALL)
        };
        if class.current_version() != h.cache32(1) || !h.peek(h.oparg + 1).is_null() {
            goto!(h, super::CALL);
        }
        let Some(function) = class.noted_init() else { goto!(h, super::CALL) };
        let code = function.code();
        if code.argument_count() != h.oparg + 1 || frame::remaining_depth(h.thread) <= 1 {
            goto!(h, super::CALL);
        }
        h.save();
        let Some(callee) = frame::reserve_quickly(h.thread, code) else { goto!(h, super::CALL) };
        let function = Slot::share(function.as_object());
        let instance = match instantiate(h.thread, callable) {
            Ok(instance) => instance,
            Err(pycore_objects::Raised { .. }) => {
                frame::give_back(h.thread, callee);
                function.close();
                goto!(h, super::unwind)
            }
        };
        callee.start(code, function, Some(h.frame), h.oparg + 1);
        callee.set_constructs();
        callee.variable(0).put(instance);
        for (index, argument) in h.top(h.oparg).iter().enumerate() {
            callee.variable(index + 1).put(Slot::from_bits(argument.bits()));
        }
        frame::count_push(h.thread);
        h.shrink(h.oparg + 1);
        enter_frame!(h, callee)
    }
}
