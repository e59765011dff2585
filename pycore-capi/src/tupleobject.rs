//! `tupleobject.h`: tuples.

use std::mem::offset_of;
use std::ptr;

use pycore_abi::{PyObject, PyTupleObject};
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, raise};

use crate::api::api;
use crate::convert::{Borrowed, bad_internal_call, expect, give, raw};

/// Where the items of a tuple are.
fn items(tuple: &Tuple) -> *mut *mut PyObject {
    // SAFETY: the items of a tuple lie at this offset.
    unsafe { raw(tuple).cast::<u8>().add(offset_of!(PyTupleObject, ob_item)).cast() }
}

api! {
    fn PyTuple_New(thread, length: isize) -> Fallible<Owned<Tuple>> {
        match usize::try_from(length) {
            Ok(length) => Tuple::unfilled(thread, length),
            Err(_) => Err(bad_internal_call(thread)),
        }
    }

    fn PyTuple_Size(thread, tuple: &Object) -> Fallible<isize> {
        Ok(expect::<Tuple>(thread, tuple)?.len() as isize)
    }

    fn PyTuple_GetItem(thread, tuple: &Object, index: isize) -> Fallible<Borrowed> {
        let tuple = expect::<Tuple>(thread, tuple)?;
        if !usize::try_from(index).is_ok_and(|index| index < tuple.len()) {
            return Err(raise!(thread, INDEX_ERROR, "tuple index out of range"));
        }
        Ok(Borrowed(*items(tuple).offset(index)))
    }

    fn PyTuple_SetItem(thread, tuple: &Object, index: isize, value: Option<Owned>) -> Fallible {
        let tuple = tuple.downcast::<Tuple>().filter(|_| tuple.reference_count() == 1);
        let Some(tuple) = tuple else { return Err(bad_internal_call(thread)) };
        if !usize::try_from(index).is_ok_and(|index| index < tuple.len()) {
            return Err(raise!(thread, INDEX_ERROR, "tuple assignment index out of range"));
        }
        let old = ptr::replace(items(tuple).offset(index), crate::convert::give_or_null(value));
        drop(ptr::NonNull::new(old).map(|old| Owned::<Object>::adopt(old.cast())));
        Ok(())
    }

    fn PyTuple_GetSlice(thread, tuple: &Object, low: isize, high: isize) -> Fallible<Owned<Tuple>> {
        let tuple = expect::<Tuple>(thread, tuple)?;
        let low = (low.max(0) as usize).min(tuple.len());
        let high = (high.max(0) as usize).clamp(low, tuple.len());
        tuple.slice(thread, low, high)
    }

    fn PyTuple_FromArray(thread, array: *const *mut PyObject, count: isize) -> Fallible<Owned<Tuple>> {
        match usize::try_from(count) {
            Ok(count) => Tuple::new(thread, crate::r#abstract::values(array, count)),
            Err(_) => Err(bad_internal_call(thread)),
        }
    }

    /// Gives a tuple that nobody else has yet another length.
    fn _PyTuple_Resize(thread, place: *mut *mut PyObject, length: isize) -> Fallible {
        let old = ptr::NonNull::new(ptr::replace(place, ptr::null_mut()));
        let Some(old) = old.map(|old| Owned::<Object>::adopt(old.cast())) else {
            return Err(bad_internal_call(thread));
        };
        let (Some(tuple), Ok(length)) = (old.downcast_ref::<Tuple>(), usize::try_from(length)) else {
            return Err(bad_internal_call(thread));
        };
        if tuple.len() == length {
            *place = give(old);
            return Ok(());
        }
        let new = Tuple::unfilled(thread, length)?;
        for index in 0..length.min(tuple.len()) {
            *items(&new).add(index) = ptr::replace(items(tuple).add(index), ptr::null_mut());
        }
        *place = give(new);
        Ok(())
    }
}
