//! Specialised forms of operators on texts, and of subscripts of instances of classes.

use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::types::str::Str;
use pycore_objects::{Object, Owned};

use super::calls::enter_frame;
use super::exactly;
use crate::frame;

#[inline(never)]
fn concatenate(thread: &Thread, left: &Str, right: &Str) -> Fallible<Owned> {
    Ok(left.concatenated(thread, right)?.into_object())
}

handlers! {
    fn BINARY_OP_ADD_UNICODE(h) {
        let (Some(left), Some(right)) = (exactly::<Str>(h.peek(2)), exactly::<Str>(h.peek(1)))
        else {
            goto!(h, super::BINARY_OP)
        };
        h.save();
        replace_two!(h, concatenate(h.thread, left, right))
    }

    /// `variable += text`: the instruction behind stores the result into the variable that the left operand is from.
    fn BINARY_OP_INPLACE_ADD_UNICODE(h) {
        let (Some(left), Some(right)) = (exactly::<Str>(h.peek(2)), exactly::<Str>(h.peek(1)))
        else {
            goto!(h, super::BINARY_OP)
        };
        h.save();
        replace_two!(h, concatenate(h.thread, left, right))
    }

    /// The subscript of an instance whose class has a Python function `__getitem__`.
    fn BINARY_OP_SUBSCR_GETITEM(h) {
        let version = h.cache32(1);
        let class = match h.peek(2).as_object().map(Object::type_object) {
            Some(class) if class.current_version() == version => class,
            _ => goto!(h, super::BINARY_OP),
        };
        let Some(function) = class.noted_get_item() else { goto!(h, super::BINARY_OP) };
        let code = function.code();
        if code.argument_count() != 2 || frame::remaining_depth(h.thread) <= 1 {
            goto!(h, super::BINARY_OP);
        }
        let Some(callee) = frame::reserve_quickly(h.thread, code) else {
            goto!(h, super::BINARY_OP)
        };
        callee.start(code, Slot::share(function.as_object()), Some(h.frame), 2);
        for (index, argument) in h.top(2).iter().enumerate() {
            callee.variable(index).put(Slot::from_bits(argument.bits()).into_owned());
        }
        frame::count_push(h.thread);
        h.shrink(2);
        enter_frame!(h, callee)
    }
}
