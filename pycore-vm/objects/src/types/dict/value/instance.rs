//! The attributes of instances.
//!
//! ```text
//!   -32          -24       0                     basic size
//!   ┌────────────┬─────────┬────────┬────────────┬───────────────┐
//!   │ weak list  │ dict    │ header │ slots ...  │ inline values │     a class with managed dict and inline values
//!   └────────────┴─────────┴────────┴────────────┴───────────────┘
//! ```
//!
//! While the inline values are valid, the attributes are there; a dict, if somebody has asked for one, shows them. Else the
//! attributes are in the dict, which is in the managed field, or at the type's `tp_dictoffset`.

use std::ptr::{self, NonNull};

use pycore_abi::PyVarObject;

use crate::core::{Fallible, Object, Owned, Place, Slot, Thread, Tracer, TypeFlags, TypeObject};
use crate::types::str::Str;

use super::keys::Keys;
use super::values::Values;
use super::{Dict, SharedKeys};

/// Where the managed field is, before the object.
const MANAGED_DICT: usize = 3 * size_of::<usize>();

/// Bytes behind the basic size that an instance of this class needs for its values.
#[inline]
pub fn inline_size(type_object: &TypeObject) -> usize {
    if !type_object.flags().contains(TypeFlags::INLINE_VALUES) {
        return 0;
    }
    SharedKeys::of(type_object).map_or(0, |keys| Values::block_size(keys.capacity()))
}

/// Prepares the inline values of a new instance of a class that has them. The managed field is null already.
///
/// # Safety
///
/// 1. `instance` is the place of a new instance of the class, with [`inline_size`] bytes behind its basic size.
#[inline]
pub unsafe fn initialize(class: &TypeObject, instance: NonNull<u8>) {
    if let Some(keys) = SharedKeys::of(class) {
        keys.shrink();
        // SAFETY: the memory was measured before the table shrank (condition 1).
        unsafe {
            let block = instance.add(class.read(|raw| raw.tp_basicsize as usize)).cast();
            Values::initialize(block, keys.capacity(), true);
        }
    }
}

/// The inline values of an instance, if its class has them.
#[inline(always)]
fn inline(object: &Object) -> Option<&Values> {
    let type_object = object.type_object();
    if !type_object.flags().contains(TypeFlags::INLINE_VALUES) {
        return None;
    }
    let size = type_object.read(|raw| raw.tp_basicsize as usize);
    // SAFETY: instances of a class with this flag have a block behind their basic size, initialised when they were made.
    Some(unsafe { &*ptr::from_ref(object).cast::<u8>().add(size).cast::<Values>() })
}

/// The inline values of an instance, if the attributes are there, and the table of their names.
#[inline(always)]
fn valid_inline(object: &Object) -> Option<(&Values, &SharedKeys)> {
    let values = inline(object)?;
    if !values.is_valid() {
        return None;
    }
    Some((values, SharedKeys::of(object.type_object())?))
}

/// The field with the instance's dict; `None` if instances of the type have none.
#[inline]
fn field(object: &Object) -> Option<&Place<Dict>> {
    let type_object = object.type_object();
    let start = ptr::from_ref(object).cast::<u8>();
    if type_object.flags().contains(TypeFlags::MANAGED_DICT) {
        // SAFETY: objects of types with this flag have the field in front.
        return Some(unsafe { &*start.sub(MANAGED_DICT).cast::<Place<Dict>>() });
    }
    let offset = type_object.read(|raw| raw.tp_dictoffset);
    let offset = match offset {
        0 => return None,
        1.. => offset as usize,
        _ => {
            // SAFETY: the offset is negative only for types of variable size.
            let items = unsafe { &*start.cast::<PyVarObject>() }.ob_size.unsigned_abs();
            type_object.instance_size(items)?.next_multiple_of(8).checked_add_signed(offset)?
        }
    };
    // SAFETY: `tp_dictoffset` says that the field is there.
    Some(unsafe { &*start.add(offset).cast::<Place<Dict>>() })
}

/// Whether instances of the object's type have a dict.
#[inline]
pub fn has_dict(object: &Object) -> bool {
    object.type_object().read(|raw| raw.tp_dictoffset) != 0
        || object.type_object().flags().contains(TypeFlags::MANAGED_DICT)
}

/// The value of an attribute in the instance. Runs no code.
#[inline]
pub fn get(object: &Object, name: &Str) -> Option<Owned> {
    if let Some((values, keys)) = valid_inline(object) {
        return share(values.cell(keys.find(name)?).get());
    }
    field(object)?.get()?.get_str(name)
}

/// As [`get`]; keys that are no texts are compared to the name too, which may run code of the program.
#[inline]
pub fn find(thread: &Thread, object: &Object, name: &Str) -> Fallible<Option<Owned>> {
    match get(object, name) {
        Some(value) => Ok(Some(value)),
        None => match existing_dict(object) {
            Some(dict) if !dict.table().is_text() => {
                dict.get_hashed(thread, name.as_object(), name.hash())
            }
            _ => Ok(None),
        },
    }
}

/// The value of the attribute with this number in the shared table, for caches; `None` if the attribute has none, or the
/// attributes are not inline.
#[inline(always)]
pub fn value_at(object: &Object, number: usize) -> Option<Owned> {
    let values = inline(object)?;
    // Values of an invalid block are null.
    if number >= values.capacity() {
        return None;
    }
    share(values.cell(number).get())
}

/// Whether the attributes are in the inline values.
#[inline(always)]
pub fn is_inline(object: &Object) -> bool {
    inline(object).is_some_and(Values::is_valid)
}

/// A new reference to a value, or null.
#[inline(always)]
fn share(value: *mut Object) -> Option<Owned> {
    // SAFETY: the block counts a reference to its values.
    unsafe { value.as_ref() }.map(Owned::share)
}

/// Gives the attribute with this number in the shared table a value, for caches; `false` if that needs the long way: the
/// attributes are not inline, or a watched dict shows them.
#[inline]
pub fn set_value_at(object: &Object, number: usize, value: &Object) -> bool {
    let Some(values) = inline(object) else { return false };
    if !values.is_valid() || number >= values.capacity() || field(object).is_none_or(Place::is_set)
    {
        return false;
    }
    put(values, number, Some(value));
    true
}

/// Stores a value, or null, and drops the old one last. The result says whether there was one.
#[inline(always)]
fn put(values: &Values, number: usize, value: Option<&Object>) -> bool {
    let new = value.map_or(ptr::null_mut(), |value| Owned::share(value).into_raw().as_ptr());
    let old = values.cell(number).replace(new);
    match (old.is_null(), new.is_null()) {
        (true, false) => values.inserted(number),
        (false, true) => values.removed(number),
        _ => {}
    }
    // SAFETY: the reference that the block counted ends here.
    unsafe { super::keys::drop_reference(old) };
    !old.is_null()
}

/// Gives an attribute in the instance a value, or removes it if `value` is `None`.
///
/// `false`: there is no such attribute to remove, or the instance cannot have attributes ([`has_dict`]).
pub fn set(thread: &Thread, object: &Object, name: &Str, value: Option<&Object>) -> Fallible<bool> {
    let Some(field) = field(object) else { return Ok(false) };
    if let Some((values, keys)) = valid_inline(object) {
        let number = if value.is_some() { keys.insert(name) } else { keys.find(name) };
        let dict = field.get();
        if let Some(dict) = &dict
            && dict.is_watched()
        {
            return set_in_dict(thread, dict, name, value);
        }
        if let Some(number) = number {
            let existed = !values.cell(number).get().is_null();
            if let Some(dict) = &dict {
                let change = isize::from(value.is_some()) - isize::from(existed);
                dict.used.set(dict.used.get() + change);
            }
            put(values, number, value);
            return Ok(existed || value.is_some());
        }
        if value.is_none() {
            return Ok(false);
        }
        // No room in the shared table: the attributes move into a dict with a table of its own.
        let dict = match dict {
            Some(dict) => dict,
            None => {
                let dict = keys.show(thread, values)?;
                field.set(dict.clone());
                dict
            }
        };
        return set_in_dict(thread, &dict, name, value);
    }
    let dict = match field.get() {
        Some(dict) => dict,
        None if value.is_none() => return Ok(false),
        None => new_dict(thread, object, field)?,
    };
    set_in_dict(thread, &dict, name, value)
}

fn set_in_dict(thread: &Thread, dict: &Dict, name: &Str, value: Option<&Object>) -> Fallible<bool> {
    match value {
        Some(value) if dict.table().is_text() => {
            dict.insert_str(thread, name, value).map(|()| true)
        }
        Some(value) => dict.insert(thread, name.as_object(), value).map(|()| true),
        None => Ok(dict.remove_hashed(thread, name.as_object(), name.hash())?.is_some()),
    }
}

/// Makes the dict of an instance that has none and no valid inline values.
#[cold]
fn new_dict(thread: &Thread, object: &Object, field: &Place<Dict>) -> Fallible<Owned<Dict>> {
    let dict = match SharedKeys::of(object.type_object()) {
        Some(keys) => keys.new_dict(thread)?,
        None => Dict::new(thread)?,
    };
    field.set(dict.clone());
    Ok(dict)
}

/// The dict of an instance, which is made if there is none; `None` if instances of the type have none.
pub fn dict(thread: &Thread, object: &Object) -> Fallible<Option<Owned<Dict>>> {
    let Some(field) = field(object) else { return Ok(None) };
    if let Some(dict) = field.get() {
        return Ok(Some(dict));
    }
    if let Some((values, keys)) = valid_inline(object) {
        let dict = keys.show(thread, values)?;
        field.set(dict.clone());
        return Ok(Some(dict));
    }
    new_dict(thread, object, field).map(Some)
}

/// The dict of an instance if it has been made.
#[inline]
pub fn existing_dict(object: &Object) -> Option<Owned<Dict>> {
    field(object)?.get()
}

/// Whether the instance has no attributes of its own.
pub fn is_without_attributes(object: &Object) -> bool {
    match valid_inline(object) {
        Some((values, _)) => values.len() == 0,
        None => existing_dict(object).is_none_or(|dict| dict.is_empty()),
    }
}

/// Gives an instance another dict, or none. Nothing happens if instances of the type have none.
pub fn set_dict(thread: &Thread, object: &Object, dict: Option<&Dict>) -> Fallible {
    let Some(field) = field(object) else { return Ok(()) };
    if let Some(values) = inline(object) {
        if let Some(old) = field.get() {
            detach_dict(thread, &old, values)?;
        }
        let old = field.replace(dict.map(Owned::share));
        values.invalidate_and_drop();
        drop(old);
    } else {
        drop(field.replace(dict.map(Owned::share)));
    }
    Ok(())
}

/// Moves the attributes of an instance out of the inline values into a dict of its own: what must happen before the
/// instance gets another class.
pub fn detach(thread: &Thread, object: &Object) -> Fallible {
    if let Some(values) = inline(object)
        && values.is_valid()
        && let Some(dict) = dict(thread, object)?
    {
        detach_dict(thread, &dict, values)?;
    }
    Ok(())
}

/// Gives a dict that shows inline values a block of its own.
fn detach_dict(thread: &Thread, dict: &Dict, values: &Values) -> Fallible {
    if ptr::eq(dict.values.get(), values) {
        dict.values.set(values.moved(thread)?.as_ptr());
        values.invalidate();
    }
    Ok(())
}

/// Removes all attributes of an instance, because it is destroyed or the collector breaks a cycle. A dict that somebody else
/// holds keeps the attributes.
pub fn clear(thread: &Thread, object: &Object) {
    let Some(field) = field(object) else { return };
    let Some(values) = inline(object) else {
        drop(field.take());
        return;
    };
    if let Some(dict) = field.take()
        && ptr::eq(dict.values.get(), values)
    {
        let shared = dict.object.reference_count() > 1;
        if !shared || detach_dict(thread, &dict, values).is_err() {
            // Nobody will miss the attributes, or there is no memory for them: the dict becomes empty.
            dict.values.set(ptr::null_mut());
            dict.used.set(0);
            let keys = dict.keys.replace(Keys::empty().as_ptr());
            // SAFETY: the dict's reference to the shared table ends here.
            unsafe { Keys::release(NonNull::new_unchecked(keys), thread.heap()) };
        }
    }
    values.invalidate_and_drop();
}

/// Shows the attributes of an instance to the collector. A dict that shows inline values holds them for the collector,
/// since it may outlive the instance.
pub fn trace(object: &Object, tracer: &mut Tracer<'_>) {
    if let Some(field) = field(object)
        && field.is_set()
    {
        field.trace(tracer);
    } else if let Some(values) = inline(object) {
        values.for_each_reference(&mut |referent| tracer.visit(referent));
    }
}

/// Where the value of the attribute with this number lies, in bytes from the instance of a class with inline values, for
/// caches.
pub fn offset_of(object: &Object, number: usize) -> Option<u16> {
    let values = inline(object)?;
    if number >= values.capacity() {
        return None;
    }
    let offset = ptr::from_ref(values.cell(number)).addr() - ptr::from_ref(object).addr();
    u16::try_from(offset).ok()
}

/// The dict of an instance, for as long as no code of the program runs; `None` if there is none, and for types whose
/// instances have it where their size says.
#[inline(always)]
pub fn peek_dict(object: &Object) -> Option<&Dict> {
    let type_object = object.type_object();
    let offset = if type_object.flags().contains(TypeFlags::MANAGED_DICT) {
        -(MANAGED_DICT as isize)
    } else {
        let offset = type_object.read(|raw| raw.tp_dictoffset);
        if offset <= 0 {
            return None;
        }
        offset
    };
    // SAFETY: objects of types with the flag have the field in front, others where `tp_dictoffset` says. The caller runs
    // no code of the program while it has the dict.
    unsafe { (*ptr::from_ref(object).cast::<u8>().offset(offset).cast::<Place<Dict>>()).peek() }
}

/// The value at an offset in a new slot; NULL if there is none, or the attributes are in a dict.
///
/// # Safety
///
/// 1. [`offset_of`] gave the offset for an instance of the same type.
#[inline(always)]
pub unsafe fn load_at(object: &Object, offset: u16) -> Slot {
    // SAFETY: condition 1: a field with a value of the block, which counts a reference to it, or null, as all of them are
    // in a block that is not valid.
    unsafe {
        let place = ptr::from_ref(object).cast::<u8>().add(usize::from(offset));
        match place.cast::<*const Object>().read().as_ref() {
            Some(value) => Slot::share(value),
            None => Slot::null(),
        }
    }
}

/// Puts an owned object in the place of the value at an offset, and gives the old one; nothing happens if there is none, or
/// somebody has the instance's dict.
///
/// # Safety
///
/// 1. As for [`load_at`]; the slot owns an object, whose reference passes to the instance if there is a result.
#[inline(always)]
pub unsafe fn exchange_at(object: &Object, offset: u16, value: &Slot) -> Option<Slot> {
    let start = ptr::from_ref(object).cast::<u8>();
    // SAFETY: condition 1; classes with inline values have the managed field.
    unsafe {
        let place = start.add(usize::from(offset)).cast::<std::cell::Cell<*mut Object>>();
        let dict = start.sub(MANAGED_DICT).cast::<*const Dict>().read();
        if !dict.is_null() || (*place).get().is_null() {
            return None;
        }
        Some(Slot::adopt((*place).replace(value.as_raw().cast()).cast()))
    }
}

/// Puts an owned object where there is no value at an offset; `false` if there is one, the attributes are not inline, or
/// somebody has the instance's dict.
///
/// # Safety
///
/// 1. As for [`exchange_at`], if the result is `true`.
#[inline(always)]
pub unsafe fn insert_at(object: &Object, offset: u16, value: &Slot) -> bool {
    let start = ptr::from_ref(object).cast::<u8>();
    // SAFETY: condition 1; classes with inline values have the managed field, and the block behind their basic size.
    unsafe {
        let place = start.add(usize::from(offset)).cast::<std::cell::Cell<*mut Object>>();
        let dict = start.sub(MANAGED_DICT).cast::<*const Dict>().read();
        if !dict.is_null() || !(*place).get().is_null() {
            return false;
        }
        let values = start.add(object.type_object().read(|raw| raw.tp_basicsize as usize));
        let values = &*values.cast::<Values>();
        if !values.has_room() {
            return false;
        }
        (*place).set(value.as_raw().cast());
        values.inserted_at(&*place);
        true
    }
}
