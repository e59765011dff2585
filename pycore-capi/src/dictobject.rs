//! `dictobject.h`: dicts.

use core::ffi::{CStr, c_int};
use std::ptr;

use pycore_abi::PyObject;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::call;
use pycore_objects::types::dict::{Dict, Overlap};
use pycore_objects::types::list::List;
use pycore_objects::types::mappingproxy::MappingProxy;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, name};

use crate::api::api;
use crate::convert::{self, Borrowed, bad_internal_call, expect, give_or_null};
use crate::object::optional;

/// The value of a key; errors are nobody's affair.
fn quiet(thread: &Thread, dict: &Object, key: &Object) -> Borrowed {
    let Some(dict) = dict.downcast::<Dict>() else { return Borrowed::NULL };
    let saved = thread.save_exception();
    let found = match dict.get(thread, key) {
        Ok(found) => found,
        Err(raised) => {
            errors::write_unraisable(thread, raised, None);
            None
        }
    };
    thread.put_back_exception(saved);
    found.map_or(Borrowed::NULL, Borrowed::held)
}

/// A list of what a view of a dict shows.
fn listed(thread: &Thread, dict: &Object, view: &Str) -> Fallible<Owned<List>> {
    let dict = expect::<Dict>(thread, dict)?;
    List::from_iterable(thread, &*call::call_method(thread, dict.as_object(), view, &[])?)
}

/// `dict.update` of any mapping.
fn merge(thread: &Thread, dict: &Object, other: &Object, replaces: c_int) -> Fallible {
    let dict = expect::<Dict>(thread, dict)?;
    let overlap = match replaces {
        0 => Overlap::Keep,
        1 => Overlap::Replace,
        _ => Overlap::Refuse,
    };
    if let Some(other) = other.downcast_exact::<Dict>() {
        return dict.update_from_dict(thread, other, overlap);
    }
    dict.update_from_mapping(thread, other, overlap)
}

api! {
    fn PyDict_New(thread) -> Fallible<Owned<Dict>> {
        Dict::new(thread)
    }

    fn PyDictProxy_New(thread, mapping: &Object) -> Fallible<Owned<MappingProxy>> {
        MappingProxy::new(thread, mapping)
    }

    fn PyDict_Clear(thread, dict: &Object) -> () {
        if let Some(dict) = dict.downcast::<Dict>() {
            dict.clear_items();
        }
    }

    fn PyDict_Contains(thread, dict: &Object, key: &Object) -> Fallible<bool> {
        expect::<Dict>(thread, dict)?.contains(thread, key)
    }

    fn PyDict_ContainsString(thread, dict: &Object, key: &CStr) -> Fallible<bool> {
        expect::<Dict>(thread, dict)?.contains(thread, convert::text(thread, key)?.as_object())
    }

    fn PyDict_Copy(thread, dict: &Object) -> Fallible<Owned<Dict>> {
        expect::<Dict>(thread, dict)?.copy(thread)
    }

    fn PyDict_SetItem(thread, dict: &Object, key: &Object, value: &Object) -> Fallible {
        expect::<Dict>(thread, dict)?.insert(thread, key, value)
    }

    fn _PyDict_SetItem_KnownHash(thread, dict: &Object, key: &Object, value: &Object, hash: isize) -> Fallible {
        let _ = hash;
        expect::<Dict>(thread, dict)?.insert(thread, key, value)
    }

    fn _PyDict_SetItem_KnownHash_LockHeld(thread, dict: &Object, key: &Object, value: &Object, hash: isize) -> Fallible {
        let _ = hash;
        expect::<Dict>(thread, dict)?.insert(thread, key, value)
    }

    fn PyDict_SetItemString(thread, dict: &Object, key: &CStr, value: &Object) -> Fallible {
        let key = convert::text(thread, key)?;
        let key = thread.interpreter().interned.intern(thread, key);
        expect::<Dict>(thread, dict)?.insert(thread, key.as_object(), value)
    }

    fn PyDict_DelItem(thread, dict: &Object, key: &Object) -> Fallible {
        match expect::<Dict>(thread, dict)?.remove(thread, key)? {
            Some(_) => Ok(()),
            None => Err(thread.raise_key_error(key)),
        }
    }

    fn PyDict_DelItemString(thread, dict: &Object, key: &CStr) -> Fallible {
        let key = convert::text(thread, key)?;
        match expect::<Dict>(thread, dict)?.remove(thread, key.as_object())? {
            Some(_) => Ok(()),
            None => Err(thread.raise_key_error(key.as_object())),
        }
    }

    fn PyDict_GetItem(thread, dict: &Object, key: &Object) -> Borrowed {
        quiet(thread, dict, key)
    }

    fn PyDict_GetItemString(thread, dict: &Object, key: &CStr) -> Borrowed {
        match convert::text(thread, key) {
            Ok(key) => quiet(thread, dict, key.as_object()),
            Err(raised) => {
                errors::write_unraisable(thread, raised, None);
                Borrowed::NULL
            }
        }
    }

    fn PyDict_GetItemWithError(thread, dict: &Object, key: &Object) -> Fallible<Borrowed> {
        let found = expect::<Dict>(thread, dict)?.get(thread, key)?;
        Ok(found.map_or(Borrowed::NULL, Borrowed::held))
    }

    fn _PyDict_GetItem_KnownHash(thread, dict: &Object, key: &Object, hash: isize) -> Fallible<Borrowed> {
        let _ = hash;
        let found = expect::<Dict>(thread, dict)?.get(thread, key)?;
        Ok(found.map_or(Borrowed::NULL, Borrowed::held))
    }

    fn _PyDict_GetItemStringWithError(thread, dict: &Object, key: &CStr) -> Fallible<Borrowed> {
        let key = convert::text(thread, key)?;
        let found = expect::<Dict>(thread, dict)?.get(thread, key.as_object())?;
        Ok(found.map_or(Borrowed::NULL, Borrowed::held))
    }

    fn PyDict_GetItemRef(thread, dict: &Object, key: &Object, result: *mut *mut PyObject) -> Fallible<bool> {
        optional(result, expect::<Dict>(thread, dict).and_then(|dict| dict.get(thread, key)))
    }

    fn PyDict_GetItemStringRef(thread, dict: &Object, key: &CStr, result: *mut *mut PyObject) -> Fallible<bool> {
        let found = convert::text(thread, key)
            .and_then(|key| expect::<Dict>(thread, dict)?.get(thread, key.as_object()));
        optional(result, found)
    }

    fn PyDict_SetDefault(thread, dict: &Object, key: &Object, default: &Object) -> Fallible<Borrowed> {
        let dict = expect::<Dict>(thread, dict)?;
        dict.set_default(thread, key, default).map(|(value, _)| Borrowed::held(value))
    }

    fn PyDict_SetDefaultRef(thread, dict: &Object, key: &Object, default: &Object, result: *mut *mut PyObject) -> Fallible<bool> {
        let dict = expect::<Dict>(thread, dict)?;
        let was_there = dict.contains(thread, key)?;
        let (value, _) = dict.set_default(thread, key, default)?;
        if !result.is_null() {
            *result = convert::give(value);
        }
        Ok(was_there)
    }

    fn PyDict_Pop(thread, dict: &Object, key: &Object, result: *mut *mut PyObject) -> Fallible<bool> {
        pop(thread, dict, key, result)
    }

    fn PyDict_PopString(thread, dict: &Object, key: &CStr, result: *mut *mut PyObject) -> Fallible<bool> {
        pop(thread, dict, convert::text(thread, key)?.as_object(), result)
    }

    fn _PyDict_Pop(thread, dict: &Object, key: &Object, default: Option<&Object>) -> Fallible<Owned> {
        match expect::<Dict>(thread, dict)?.remove(thread, key)? {
            Some(value) => Ok(value),
            None => match default {
                Some(default) => Ok(Owned::share(default)),
                None => Err(thread.raise_key_error(key)),
            },
        }
    }

    fn PyDict_Size(thread, dict: &Object) -> Fallible<isize> {
        Ok(expect::<Dict>(thread, dict)?.len() as isize)
    }

    fn PyDict_Next(thread, dict: &Object, position: *mut isize, key: *mut *mut PyObject, value: *mut *mut PyObject) -> c_int {
        let Some(dict) = dict.downcast::<Dict>() else { return 0 };
        next(dict, position, key, value, ptr::null_mut())
    }

    fn _PyDict_Next(thread, dict: &Object, position: *mut isize, key: *mut *mut PyObject, value: *mut *mut PyObject, hash: *mut isize) -> c_int {
        let Some(dict) = dict.downcast::<Dict>() else { return 0 };
        next(dict, position, key, value, hash)
    }

    fn PyDict_Keys(thread, dict: &Object) -> Fallible<Owned<List>> {
        listed(thread, dict, name!(thread, "keys"))
    }

    fn PyDict_Values(thread, dict: &Object) -> Fallible<Owned<List>> {
        listed(thread, dict, name!(thread, "values"))
    }

    fn PyDict_Items(thread, dict: &Object) -> Fallible<Owned<List>> {
        listed(thread, dict, name!(thread, "items"))
    }

    fn PyDict_Update(thread, dict: &Object, other: &Object) -> Fallible {
        merge(thread, dict, other, 1)
    }

    fn PyDict_Merge(thread, dict: &Object, other: &Object, replaces: c_int) -> Fallible {
        merge(thread, dict, other, c_int::from(replaces != 0))
    }

    fn PyDict_MergeFromSeq2(thread, dict: &Object, pairs: &Object, replaces: c_int) -> Fallible {
        let overlap = if replaces != 0 { Overlap::Replace } else { Overlap::Keep };
        expect::<Dict>(thread, dict)?.update_from_pairs(thread, pairs, overlap)
    }

    fn _PyDict_NewPresized(thread, length: isize) -> Fallible<Owned<Dict>> {
        Dict::with_capacity(thread, length.max(0) as usize, true)
    }
}

/// The next entry of a dict: its key and value are borrowed.
///
/// # Safety
///
/// 1. The position was zero at first, and is changed here only; what is not NULL can be written.
unsafe fn next(
    dict: &Dict,
    position: *mut isize,
    key: *mut *mut PyObject,
    value: *mut *mut PyObject,
    hash: *mut isize,
) -> c_int {
    // SAFETY: condition 1; the dict holds what is found.
    unsafe {
        let mut at = (*position).max(0) as usize;
        let Some((found, found_hash, found_value)) = dict.next_hashed(&mut at) else { return 0 };
        *position = at as isize;
        if !key.is_null() {
            *key = Borrowed::held(found).0;
        }
        if !value.is_null() {
            *value = Borrowed::held(found_value).0;
        }
        if !hash.is_null() {
            *hash = found_hash;
        }
    }
    1
}

/// Removes a key and gives its value; whether it was there.
///
/// # Safety
///
/// 1. The result can be written, or is NULL.
unsafe fn pop(
    thread: &Thread,
    dict: &Object,
    key: &Object,
    result: *mut *mut PyObject,
) -> Fallible<bool> {
    let removed = match dict.downcast::<Dict>() {
        Some(dict) => dict.remove(thread, key),
        None => Err(bad_internal_call(thread)),
    };
    // SAFETY: condition 1.
    unsafe {
        if result.is_null() {
            return removed.map(|removed| removed.is_some());
        }
        let is_there = matches!(removed, Ok(Some(_)));
        match removed {
            Ok(removed) => *result = give_or_null(removed),
            Err(raised) => {
                *result = ptr::null_mut();
                return Err(raised);
            }
        }
        Ok(is_there)
    }
}
