//! `listobject.h`: lists.

use core::ffi::c_int;
use std::ptr;

use pycore_abi::PyListObject;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, iterate};
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

use crate::api::api;
use crate::convert::{Borrowed, bad_internal_call, expect};

/// A range of a list, cut to it.
fn range(list: &List, low: isize, high: isize) -> (usize, usize) {
    let length = list.len();
    let low = (low.max(0) as usize).min(length);
    (low, (high.max(0) as usize).clamp(low, length))
}

/// Items that replace a part of a list; it may be the list itself.
fn replacement(thread: &Thread, value: Option<&Object>) -> Fallible<Vec<Owned>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    iterate::to_vec(thread, value, "can only assign an iterable")
}

api! {
    /// A list of so many items, which C code fills in.
    fn PyList_New(thread, length: isize) -> Fallible<Owned<List>> {
        let Ok(length) = usize::try_from(length) else { return Err(bad_internal_call(thread)) };
        let list = List::with_capacity(thread, length)?;
        if length > 0 {
            let raw = crate::convert::raw(&*list).cast::<PyListObject>();
            ptr::write_bytes((*raw).ob_item, 0, length);
            (*raw).ob_base.ob_size = length as isize;
        }
        Ok(list)
    }

    fn PyList_Size(thread, list: &Object) -> Fallible<isize> {
        Ok(expect::<List>(thread, list)?.len() as isize)
    }

    fn PyList_GetItem(thread, list: &Object, index: isize) -> Fallible<Borrowed> {
        item(thread, list, index).map(Borrowed::held)
    }

    fn PyList_GetItemRef(thread, list: &Object, index: isize) -> Fallible<Owned> {
        let Some(list) = list.downcast::<List>() else {
            return Err(raise!(thread, TYPE_ERROR, "expected a list"));
        };
        item(thread, list.as_object(), index)
    }

    fn PyList_SetItem(thread, list: &Object, index: isize, value: Option<Owned>) -> Fallible {
        let list = expect::<List>(thread, list)?;
        let raw = crate::convert::raw(list).cast::<PyListObject>();
        let length = list.len();
        if !usize::try_from(index).is_ok_and(|index| index < length) {
            return Err(raise!(thread, INDEX_ERROR, "list assignment index out of range"));
        }
        // A list that C code fills has empty places.
        let place = (*raw).ob_item.offset(index);
        let old = ptr::replace(place, crate::convert::give_or_null(value));
        drop(ptr::NonNull::new(old).map(|old| Owned::<Object>::adopt(old.cast())));
        Ok(())
    }

    fn PyList_Insert(thread, list: &Object, index: isize, value: &Object) -> Fallible {
        let list = expect::<List>(thread, list)?;
        let length = list.len() as isize;
        let index = if index < 0 { (index + length).max(0) } else { index.min(length) };
        list.insert(thread, index as usize, Owned::share(value))
    }

    fn PyList_Append(thread, list: &Object, value: Option<&Object>) -> Fallible {
        match value {
            Some(value) => expect::<List>(thread, list)?.push(thread, Owned::share(value)),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyList_GetSlice(thread, list: &Object, low: isize, high: isize) -> Fallible<Owned<List>> {
        let list = expect::<List>(thread, list)?;
        let (low, high) = range(list, low, high);
        list.slice(thread, low, high)
    }

    fn PyList_SetSlice(thread, list: &Object, low: isize, high: isize, value: Option<&Object>) -> Fallible {
        let list = expect::<List>(thread, list)?;
        let new = replacement(thread, value)?;
        let (low, high) = range(list, low, high);
        let slice = pycore_objects::types::slice::Slice::between(thread, low as isize, high as isize)?;
        if new.is_empty() && value.is_none() {
            return pycore_objects::protocol::object::delete_item(thread, list.as_object(), slice.as_object());
        }
        let new = Tuple::from_owned(thread, new)?;
        pycore_objects::protocol::object::set_item(thread, list.as_object(), slice.as_object(), new.as_object())
    }

    fn PyList_Sort(thread, list: &Object) -> Fallible {
        let list = expect::<List>(thread, list)?;
        call::call_method(thread, list.as_object(), name!(thread, "sort"), &[]).map(drop)
    }

    fn PyList_Reverse(thread, list: &Object) -> Fallible {
        expect::<List>(thread, list)?.reverse();
        Ok(())
    }

    fn PyList_AsTuple(thread, list: &Object) -> Fallible<Owned<Tuple>> {
        Tuple::from_list(thread, expect::<List>(thread, list)?)
    }

    fn PyList_Extend(thread, list: &Object, iterable: &Object) -> Fallible {
        expect::<List>(thread, list)?.extend_from(thread, iterable)
    }

    fn PyList_Clear(thread, list: &Object) -> Fallible {
        expect::<List>(thread, list)?.clear();
        Ok(())
    }

    fn _PyList_Extend(thread, list: &Object, iterable: &Object) -> Fallible<Owned> {
        expect::<List>(thread, list)?.extend_from(thread, iterable)?;
        Ok(thread.none())
    }

    fn _PyList_AppendTakeRef(thread, list: &Object, value: Option<Owned>) -> c_int {
        let (Some(list), Some(value)) = (list.downcast::<List>(), value) else { return -1 };
        if list.push(thread, value).is_ok() { 0 } else { -1 }
    }
}

/// The item at an index, which does not count from the end.
fn item(thread: &Thread, list: &Object, index: isize) -> Fallible<Owned> {
    let list = expect::<List>(thread, list)?;
    match usize::try_from(index).ok().and_then(|index| list.get(index)) {
        Some(item) => Ok(item),
        None => Err(raise!(thread, INDEX_ERROR, "list index out of range")),
    }
}
