//! Specialised forms of attributes that are in a dict: of modules, and of instances that have one.

use pycore_objects::Object;
use pycore_objects::core::{Fallible, ObjectLike, Slot, Thread};
use pycore_objects::types::dict::{Dict, instance};
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;

use super::exactly;
use crate::dispatch::guards;

/// Gives such an attribute another value; gives the old one.
#[inline(never)]
fn store_by_hint(
    thread: &Thread,
    owner: &Object,
    hint: u16,
    name: &Object,
    value: &Slot,
) -> Fallible<Option<Slot>> {
    let Some(name) = name.downcast_exact::<Str>() else { return Ok(None) };
    let Some(dict) = instance::existing_dict(owner) else { return Ok(None) };
    let value = value.to_owned(thread)?;
    Ok(dict.exchange_by_hint(hint.into(), name, value).ok().map(Slot::owned))
}

handlers! {
    fn LOAD_ATTR_MODULE(h) {
        let Some(module) = exactly::<Module>(h.peek(1)) else { goto!(h, super::LOAD_ATTR) };
        let Some(dict) = guards::namespace(module) else { goto!(h, super::LOAD_ATTR) };
        if !dict.has_keys_version(h.cache32(1)) {
            goto!(h, super::LOAD_ATTR);
        }
        let Some(value) = guards::value_at(dict, h.cache16(3)) else { goto!(h, super::LOAD_ATTR) };
        let owner = h.peek(1).replace(value);
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next_dropping!(h, owner)
    }

    fn LOAD_ATTR_WITH_HINT(h) {
        let version = h.cache32(1);
        let owner = match h.peek(1).as_object() {
            Some(owner) if owner.type_object().current_version() == version => owner,
            _ => goto!(h, super::LOAD_ATTR),
        };
        if instance::is_inline(owner) {
            goto!(h, super::LOAD_ATTR);
        }
        let Some(dict) = instance::peek_dict(owner) else { goto!(h, super::LOAD_ATTR) };
        let dict = Slot::of_lasting(dict.as_object());
        goto!(h, load_from_dict, dict.bits() as usize)
    }

    /// The dict of the owner is known.
    fn load_from_dict[LOAD_ATTR](h) {
        let dict = Slot::from_bits(h.spare() as u64);
        let Some(dict) = exactly::<Dict>(&dict) else { goto!(h, super::LOAD_ATTR) };
        let name = || h.name(h.oparg >> 1);
        let Some(value) = dict.slot_by_hint(h.cache16(3).into(), name) else {
            let dict = h.spare();
            goto!(h, load_from_split_dict, dict)
        };
        let owner = h.peek(1).replace(value);
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next_dropping!(h, owner)
    }

    /// As [`load_from_dict`], where the values are not in the table.
    fn load_from_split_dict[LOAD_ATTR](h) {
        let dict = Slot::from_bits(h.spare() as u64);
        let Some(dict) = exactly::<Dict>(&dict) else { goto!(h, super::LOAD_ATTR) };
        let name = || h.name(h.oparg >> 1);
        let Some(value) = dict.slot_by_hint_of_split(h.cache16(3).into(), name) else {
            goto!(h, super::LOAD_ATTR)
        };
        let owner = h.peek(1).replace(value);
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next_dropping!(h, owner)
    }

    fn STORE_ATTR_WITH_HINT(h) {
        let version = h.cache32(1);
        let owner = match h.peek(1).as_object() {
            Some(owner) if owner.type_object().current_version() == version => owner,
            _ => goto!(h, super::STORE_ATTR),
        };
        if instance::is_inline(owner) {
            goto!(h, super::STORE_ATTR);
        }
        h.save();
        let (hint, name) = (h.cache16(3), h.name(h.oparg));
        let old = check!(h, store_by_hint(h.thread, owner, hint, name, h.peek(2)));
        let Some(old) = old else { goto!(h, super::STORE_ATTR) };
        let owner = h.pop();
        h.pop().close();
        next_dropping_two!(h, old, owner)
    }
}
