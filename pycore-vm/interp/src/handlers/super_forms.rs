//! Specialised forms of `super().name`: the attribute is looked up without making a `super` object.

use pycore_objects::core::{Fallible, Slot, Thread, TypeObject};
use pycore_objects::types::str::Str;
use pycore_objects::types::super_type::SUPER;
use pycore_objects::types::super_type::lookup::{self, Attribute};
use pycore_objects::{Object, Owned, raise};

/// Whether the values `super, class, self` are the type `super` itself and a class.
fn are_plain(operands: &[Slot]) -> bool {
    let [global_super, class, _] = operands else { return false };
    global_super.is_object(SUPER.get().as_object())
        && class.as_object().and_then(Object::downcast::<TypeObject>).is_some()
}

/// Replaces `super, class, self` by the attribute; with `called`, by a method and `self`, or the attribute and NULL.
#[inline(never)]
fn replace(thread: &Thread, operands: &[Slot], name: &Object, called: bool) -> Fallible {
    let [first, class, receiver] = operands else { return Ok(()) };
    let this = receiver.object(thread)?;
    let (Some(class_object), Some(name)) =
        (class.object(thread)?.downcast::<TypeObject>(), name.downcast::<Str>())
    else {
        return Err(raise!(thread, SYSTEM_ERROR, "super() without a class"));
    };
    let found = lookup::attribute(thread, class_object, this, name, called)?;
    let (value, receiver): (Owned, Slot) = match found {
        Attribute::Method(function) => (function, receiver.replace(Slot::null()).into_owned()),
        Attribute::Value(value) => {
            receiver.close();
            (value, Slot::null())
        }
    };
    let old = class.replace(receiver);
    first.replace(Slot::owned(value)).close();
    old.close();
    Ok(())
}

handlers! {
    fn LOAD_SUPER_ATTR_ATTR(h) {
        if !are_plain(h.top(3)) {
            goto!(h, super::LOAD_SUPER_ATTR);
        }
        h.save();
        check!(h, replace(h.thread, h.top(3), h.name(h.oparg >> 2), false));
        h.shrink(2);
        next!(h)
    }

    fn LOAD_SUPER_ATTR_METHOD(h) {
        if !are_plain(h.top(3)) {
            goto!(h, super::LOAD_SUPER_ATTR);
        }
        h.save();
        check!(h, replace(h.thread, h.top(3), h.name(h.oparg >> 2), true));
        h.shrink(1);
        next!(h)
    }
}
