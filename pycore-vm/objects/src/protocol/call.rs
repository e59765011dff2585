//! Calls of objects.
//!
//! All ways lead to the vectorcall function of the callable, if it has one, else to its type's `tp_call`. An array of
//! borrowed references is what C passes: `&[&Object]` is one, and so are slots that are no immediates.

use core::ffi::c_void;
use std::ptr;

use pycore_abi::functions::vectorcallfunc;

use super::{object, slots};
use crate::core::slots::call as raw_call;
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Slot, Thread, TypeFlags};
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// The callable's vectorcall function.
#[inline(always)]
pub fn vectorcall_of(callable: &Object) -> Option<vectorcallfunc> {
    let class = callable.type_object();
    if !class.flags().contains(TypeFlags::HAVE_VECTORCALL) {
        return None;
    }
    let offset = class.read(|raw| raw.tp_vectorcall_offset);
    // SAFETY: types with the flag have such a function, or NULL, at the offset in their instances.
    unsafe { ptr::from_ref(callable).byte_offset(offset).cast::<Option<vectorcallfunc>>().read() }
}

/// `callable(*arguments)`
#[inline]
pub fn call(thread: &Thread, callable: &Object, arguments: &[&Object]) -> Fallible<Owned> {
    call_with_keywords(thread, callable, arguments, None)
}

/// A call whose last arguments have names: `values` has one value for each of the `names` behind the positional ones.
#[inline]
pub fn call_with_keywords(
    thread: &Thread,
    callable: &Object,
    values: &[&Object],
    names: Option<&Tuple>,
) -> Fallible<Owned> {
    let named = names.map_or(0, Tuple::len);
    debug_assert!(values.len() >= named);
    match vectorcall_of(callable) {
        Some(function) => {
            let array = values.as_ptr().cast();
            let names = names.map_or(ptr::null_mut(), raw_call::raw);
            // SAFETY: the function is the callable's; the array holds live objects, as many as it is told.
            let result =
                unsafe { function(raw_call::raw(callable), array, values.len() - named, names) };
            // SAFETY: a call gives a new reference or NULL.
            unsafe { check(thread, callable, result.cast()) }
        }
        None => call_by_tuple(thread, callable, values, names),
    }
}

/// The result of a foreign function, held to its word.
///
/// # Safety
///
/// 1. The pointer is NULL or leads to an object, to which a reference passes on.
#[inline(always)]
pub(crate) unsafe fn check(
    thread: &Thread,
    callable: &Object,
    result: *mut c_void,
) -> Fallible<Owned> {
    let result = ptr::NonNull::new(result.cast::<Object>());
    // SAFETY: condition 1.
    let result = result.map(|result| unsafe { Owned::<Object>::adopt(result) });
    match (result, thread.raised()) {
        (Some(result), None) => Ok(result),
        (None, Some(raised)) => Err(raised),
        (result, raised) => Err(broken_promise(thread, callable, result, raised)),
    }
}

/// A result with an exception, or neither.
#[cold]
fn broken_promise(
    thread: &Thread,
    callable: &Object,
    result: Option<Owned>,
    raised: Option<Raised>,
) -> Raised {
    let what = match result {
        Some(_) => "returned a result with an exception set",
        None => "returned NULL without setting an exception",
    };
    let cause = raised.and_then(|raised| thread.take_exception(raised));
    let complaint = match object::repr(thread, callable) {
        Ok(callable) => crate::raise!(thread, SYSTEM_ERROR, "{callable} {what}"),
        Err(raised) => raised,
    };
    match cause {
        Some(cause) => thread.with_cause(complaint, cause),
        None => complaint,
    }
}

#[cold]
fn call_by_tuple(
    thread: &Thread,
    callable: &Object,
    values: &[&Object],
    names: Option<&Tuple>,
) -> Fallible<Owned> {
    let named = names.map_or(0, Tuple::len);
    let (positional, by_name) = values.split_at(values.len() - named);
    let arguments = Tuple::new(thread, positional)?;
    let keywords = match names {
        Some(names) if named > 0 => {
            Some(crate::types::dict::of_pairs(thread, names.as_slice(), by_name)?)
        }
        _ => None,
    };
    call_tuple(thread, callable, &arguments, keywords.as_deref())
}

/// `callable(*arguments, **keywords)` by `tp_call`.
pub fn call_tuple(
    thread: &Thread,
    callable: &Object,
    arguments: &Tuple,
    keywords: Option<&Object>,
) -> Fallible<Owned> {
    object::check_recursion(thread, " while calling a Python object")?;
    match slots::call(thread, callable, arguments.as_object(), keywords) {
        Some(Ok(result)) => match thread.raised() {
            None => Ok(result),
            raised => Err(broken_promise(thread, callable, Some(result), raised)),
        },
        Some(Err(raised)) => Err(raised),
        None => Err(not_callable(thread, callable)),
    }
}

#[cold]
fn not_callable(thread: &Thread, callable: &Object) -> Raised {
    let class = callable.type_name();
    // A class has its module's name, perhaps.
    if let Some(module) = callable.downcast::<Module>()
        && let Some(name) = module.name(thread)
    {
        match object::lookup_attribute(thread, callable, &name) {
            Ok(Some(found)) if is_callable(&found) => {
                return crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "'{class}' object is not callable. Did you mean: '{name}.{name}(...)'?"
                );
            }
            Ok(_) => {}
            Err(raised) => thread.clear_exception(raised),
        }
    }
    crate::raise!(thread, TYPE_ERROR, "'{class}' object is not callable")
}

/// `callable(first, *positional, **keywords)`
pub fn call_with_dict(
    thread: &Thread,
    callable: &Object,
    first: Option<&Object>,
    positional: &Tuple,
    keywords: Option<&Dict>,
) -> Fallible<Owned> {
    let mut values: Vec<&Object> = first.into_iter().chain(positional.iter()).collect();
    let Some(keywords) = keywords.filter(|keywords| !keywords.is_empty()) else {
        return call(thread, callable, &values);
    };
    let (mut position, mut names, mut named) = (0, Vec::new(), Vec::new());
    while let Some((name, value)) = keywords.next_entry(&mut position) {
        if name.downcast_ref::<Str>().is_none() {
            return Err(crate::raise!(thread, TYPE_ERROR, "keywords must be strings"));
        }
        names.push(name);
        named.push(value);
    }
    let names = Tuple::from_owned(thread, names)?;
    values.extend(named.iter().map(|value| &**value));
    call_with_keywords(thread, callable, &values, Some(&names))
}

/// A call with arguments in slots, immediates among them; they stay the caller's.
pub fn call_slots(
    thread: &Thread,
    callable: &Object,
    values: &[Slot],
    names: Option<&Tuple>,
) -> Fallible<Owned> {
    let mut few: [&Object; 8] = [callable; 8];
    if values.len() <= few.len() {
        for (place, slot) in few.iter_mut().zip(values) {
            *place = slot.object(thread)?;
        }
        return call_with_keywords(thread, callable, &few[..values.len()], names);
    }
    let many = values.iter().map(|slot| slot.object(thread)).collect::<Fallible<Vec<_>>>()?;
    call_with_keywords(thread, callable, &many, names)
}

/// `object.name(*arguments)`
pub fn call_method(
    thread: &Thread,
    object: &Object,
    name: &Str,
    arguments: &[&Object],
) -> Fallible<Owned> {
    let method = object::get_attribute(thread, object, name)?;
    call(thread, &method, arguments)
}

/// Whether an object can be called.
pub fn is_callable(object: &Object) -> bool {
    let class = object.type_object();
    class.flags().contains(TypeFlags::HAVE_VECTORCALL) || class.read(|raw| raw.tp_call.is_some())
}
