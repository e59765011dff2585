//! Specialised forms of attributes.
//!
//! A form compares the version of the owner's type with the one in its cache: as long as it is the same, the type and
//! its bases are what they were when the instruction was specialised.

use pycore_objects::Object;
use pycore_objects::core::{Slot, TypeObject};
use pycore_objects::types::dict::{SharedKeys, instance};
use pycore_objects::types::function::Function;

use super::calls::enter_frame;
use crate::dispatch::guards;
use crate::frame;

/// The owner on top of the stack, if its type has the version in the cache.
macro_rules! owner_of_version {
    ($h:ident, $generic:path) => {{
        let version = $h.cache32(1);
        match $h.peek(1).as_object() {
            Some(owner) if owner.type_object().current_version() == version => owner,
            _ => goto!($h, $generic),
        }
    }};
}

/// Replaces the owner by a value, and pushes NULL if the attribute is going to be called.
macro_rules! replace_owner {
    ($h:ident, $value:expr) => {{
        let value: Slot = $value;
        let owner = $h.peek(1).replace(value);
        if $h.oparg & 1 != 0 {
            $h.push(Slot::null());
        }
        next_dropping!($h, owner)
    }};
}

/// Replaces the owner by a method of its type and the owner itself.
macro_rules! replace_by_method {
    ($h:ident) => {{
        let method = Slot::share(guards::cached_object($h.cache64(5)));
        let owner = $h.peek(1).replace(method);
        $h.push(owner.into_owned());
        next!($h)
    }};
}

handlers! {
    fn LOAD_ATTR_INSTANCE_VALUE(h) {
        let owner = owner_of_version!(h, super::LOAD_ATTR);
        let value = guards::load_value(owner, h.cache16(3));
        if value.is_null() {
            goto!(h, super::LOAD_ATTR);
        }
        replace_owner!(h, value)
    }

    fn LOAD_ATTR_SLOT(h) {
        let owner = owner_of_version!(h, super::LOAD_ATTR);
        let value = guards::load_member(owner, h.cache16(3));
        if value.is_null() {
            goto!(h, super::LOAD_ATTR);
        }
        replace_owner!(h, value)
    }

    fn LOAD_ATTR_METHOD_WITH_VALUES(h) {
        let owner = owner_of_version!(h, super::LOAD_ATTR);
        let keys = SharedKeys::of(owner.type_object());
        let fits = instance::is_inline(owner)
            && keys.is_some_and(|keys| keys.has_version(h.cache32(3)));
        if !fits {
            goto!(h, super::LOAD_ATTR);
        }
        replace_by_method!(h)
    }

    fn LOAD_ATTR_METHOD_NO_DICT(h) {
        owner_of_version!(h, super::LOAD_ATTR);
        replace_by_method!(h)
    }

    fn LOAD_ATTR_METHOD_LAZY_DICT(h) {
        let owner = owner_of_version!(h, super::LOAD_ATTR);
        if !instance::is_without_attributes(owner) {
            goto!(h, super::LOAD_ATTR);
        }
        replace_by_method!(h)
    }

    fn LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES(h) {
        let owner = owner_of_version!(h, super::LOAD_ATTR);
        let keys = SharedKeys::of(owner.type_object());
        let fits = instance::is_inline(owner)
            && keys.is_some_and(|keys| keys.has_version(h.cache32(3)));
        if !fits {
            goto!(h, super::LOAD_ATTR);
        }
        replace_owner!(h, Slot::share(guards::cached_object(h.cache64(5))))
    }

    fn LOAD_ATTR_NONDESCRIPTOR_NO_DICT(h) {
        owner_of_version!(h, super::LOAD_ATTR);
        replace_owner!(h, Slot::share(guards::cached_object(h.cache64(5))))
    }

    fn LOAD_ATTR_CLASS(h) {
        let version = h.cache32(1);
        let class = h.peek(1).as_object().and_then(Object::downcast::<TypeObject>);
        if class.is_none_or(|class| class.current_version() != version) {
            goto!(h, super::LOAD_ATTR);
        }
        replace_owner!(h, Slot::share(guards::cached_object(h.cache64(5))))
    }

    fn LOAD_ATTR_CLASS_WITH_METACLASS_CHECK(h) {
        let (version, metaclass) = (h.cache32(1), h.cache32(3));
        let class = h.peek(1).as_object().and_then(Object::downcast::<TypeObject>);
        let fits = class.is_some_and(|class| {
            class.current_version() == version
                && class.as_object().type_object().current_version() == metaclass
        });
        if !fits {
            goto!(h, super::LOAD_ATTR);
        }
        replace_owner!(h, Slot::share(guards::cached_object(h.cache64(5))))
    }

    fn LOAD_ATTR_PROPERTY(h) {
        owner_of_version!(h, super::LOAD_ATTR);
        let getter = guards::cached_object(h.cache64(5));
        let Some(function) = getter.downcast_exact::<Function>() else { goto!(h, super::LOAD_ATTR) };
        let code = function.code();
        if function.version() != h.cache32(3)
            || code.argument_count() != 1
            || frame::remaining_depth(h.thread) <= 1
        {
            goto!(h, super::LOAD_ATTR);
        }
        let Some(callee) = frame::reserve_quickly(h.thread, code) else {
            goto!(h, super::LOAD_ATTR)
        };
        callee.start(code, Slot::share(getter), Some(h.frame), 1);
        let owner = h.pop();
        callee.variable(0).put(owner);
        frame::count_push(h.thread);
        enter_frame!(h, callee)
    }

    fn STORE_ATTR_INSTANCE_VALUE(h) {
        let value = h.peek(2);
        if !value.is_pointer() {
            goto!(h, own_and_store_attr);
        }
        let owner = owner_of_version!(h, super::STORE_ATTR);
        let Some(old) = guards::exchange_value(owner, h.cache16(3), value) else {
            goto!(h, store_attr_new_value)
        };
        let owner = h.pop();
        h.pop();
        next_dropping_two!(h, old, owner)
    }

    /// As [`STORE_ATTR_INSTANCE_VALUE`], of a value that is not owned yet.
    fn own_and_store_attr[STORE_ATTR](h) {
        let value = h.peek(2);
        value.own();
        if !value.is_pointer() {
            goto!(h, super::store_attr_generic);
        }
        goto!(h, STORE_ATTR_INSTANCE_VALUE)
    }

    /// The instance gets an attribute, or has a dict that shows its values. The value on the stack is owned.
    fn store_attr_new_value[STORE_ATTR](h) {
        let owner = owner_of_version!(h, super::STORE_ATTR);
        if !guards::insert_value(owner, h.cache16(3), h.peek(2)) {
            goto!(h, super::STORE_ATTR);
        }
        goto!(h, finish_store_attr)
    }

    /// The value has left the stack for the instance.
    fn finish_store_attr[STORE_ATTR](h) {
        let owner = h.pop();
        h.pop();
        next_dropping!(h, owner)
    }

    fn STORE_ATTR_SLOT(h) {
        let owner = owner_of_version!(h, super::STORE_ATTR);
        let value = h.peek(2);
        if value.is_immediate() {
            goto!(h, super::store_attr_generic);
        }
        let owned = Slot::from_bits(value.bits()).into_owned();
        let old = guards::exchange_member(owner, h.cache16(3), owned);
        let owner = h.pop();
        h.pop();
        next_dropping_two!(h, old, owner)
    }
}
