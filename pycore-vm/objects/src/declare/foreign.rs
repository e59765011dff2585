//! Calls of C functions by the conventions that a `PyMethodDef` may name.

use core::ffi::{CStr, c_int};
use std::mem::transmute;
use std::ptr;

use pycore_abi::constants::method_flag::{
    METH_FASTCALL, METH_KEYWORDS, METH_METHOD, METH_NOARGS, METH_O, METH_VARARGS,
};
use pycore_abi::functions::PyCFunction;
use pycore_abi::{PyMethodDef, PyObject, PyTypeObject};

use super::arguments::Arguments;
use super::messages;
use crate::core::refs::ObjectLike;
use crate::core::{Fallible, Object, Owned, Slot, Thread, TypeObject};
use crate::protocol::call as protocol;
use crate::types::tuple::{Builder, Tuple};

type Raw = *mut PyObject;
type WithNames = unsafe extern "C" fn(Raw, Raw, Raw) -> Raw;
type Fast = unsafe extern "C" fn(Raw, *const Raw, isize) -> Raw;
type FastWithNames = unsafe extern "C" fn(Raw, *const Raw, isize, Raw) -> Raw;
type OfClass = unsafe extern "C" fn(Raw, *mut PyTypeObject, *const Raw, isize, Raw) -> Raw;

/// The flags that say how arguments are passed.
const CONVENTION: c_int =
    METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD;
const FAST_WITH_NAMES: c_int = METH_FASTCALL | METH_KEYWORDS;
const OF_CLASS: c_int = METH_METHOD | METH_FASTCALL | METH_KEYWORDS;
const TUPLE_WITH_NAMES: c_int = METH_VARARGS | METH_KEYWORDS;

/// Whether a definition's flags are a convention that there is.
pub(crate) fn has_convention(definition: &PyMethodDef) -> bool {
    let known = [
        METH_VARARGS,
        TUPLE_WITH_NAMES,
        METH_NOARGS,
        METH_O,
        METH_FASTCALL,
        FAST_WITH_NAMES,
        OF_CLASS,
    ];
    known.contains(&(definition.ml_flags & CONVENTION))
}

/// Whether arguments are passed as a tuple, so that C code had better call `tp_call`.
pub(crate) fn takes_tuple(definition: &PyMethodDef) -> bool {
    definition.ml_flags & METH_VARARGS != 0
}

/// The name in a definition.
///
/// # Safety
///
/// 1. The definition's texts live as long as it.
pub(crate) unsafe fn name(definition: &PyMethodDef) -> &str {
    // SAFETY: condition 1.
    unsafe { CStr::from_ptr(definition.ml_name) }.to_str().unwrap_or("?")
}

/// The documentation in a definition, signature in front.
///
/// # Safety
///
/// 1. As for [`name`].
pub(crate) unsafe fn doc(definition: &PyMethodDef) -> Option<&str> {
    let doc = definition.ml_doc;
    // SAFETY: condition 1.
    (!doc.is_null()).then(|| unsafe { CStr::from_ptr(doc) }.to_str().unwrap_or(""))
}

/// A callable as messages see it.
pub(crate) trait Callable {
    /// `list.append()`
    fn qualified(&self, thread: &Thread) -> String;
    /// How it is called where names are refused.
    fn without_names(&self, thread: &Thread) -> String {
        self.qualified(thread)
    }
    /// The callable itself.
    fn as_object(&self) -> &Object;
}

fn raw<T: ObjectLike>(object: Option<&T>) -> Raw {
    object.map_or(ptr::null_mut(), |object| ptr::from_ref(object).cast_mut().cast())
}

/// Calls the function of a definition with few positional arguments, none of them an immediate; `None` if that is not how it
/// is called.
///
/// # Safety
///
/// 1. As for [`call`].
#[inline(always)]
pub(crate) unsafe fn call_quickly(
    definition: &PyMethodDef,
    this: Option<&Object>,
    arguments: &[Slot],
) -> Option<Raw> {
    /// More are passed the general way.
    const FEW: usize = 4;
    let function = definition.ml_meth?;
    // SAFETY: condition 1: each function type is that of the flags.
    unsafe {
        match (definition.ml_flags & CONVENTION, arguments) {
            (METH_O, [value]) if !value.is_immediate() => Some(function(raw(this), value.as_raw())),
            (METH_NOARGS, []) => Some(function(raw(this), ptr::null_mut())),
            (convention @ (METH_FASTCALL | FAST_WITH_NAMES), _)
                if arguments.len() <= FEW && !arguments.iter().any(Slot::is_immediate) =>
            {
                let mut pointers = [ptr::null_mut(); FEW];
                for (pointer, slot) in pointers.iter_mut().zip(arguments) {
                    *pointer = slot.as_raw();
                }
                let (values, count) = (pointers.as_ptr(), arguments.len() as isize);
                Some(if convention == METH_FASTCALL {
                    transmute::<PyCFunction, Fast>(function)(raw(this), values, count)
                } else {
                    let function = transmute::<PyCFunction, FastWithNames>(function);
                    function(raw(this), values, count, ptr::null_mut())
                })
            }
            _ => None,
        }
    }
}

/// Calls the function of a definition.
///
/// # Safety
///
/// 1. The function is of the convention that the flags name, and takes `this` and `class`.
pub(crate) unsafe fn call(
    thread: &Thread,
    definition: &PyMethodDef,
    this: Option<&Object>,
    class: Option<&TypeObject>,
    arguments: Arguments<'_>,
    callable: &impl Callable,
) -> Fallible<Owned> {
    let Some(function) = definition.ml_meth else {
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "{} has no function",
            callable.qualified(thread)
        ));
    };
    let convention = definition.ml_flags & CONVENTION;
    if convention & METH_KEYWORDS == 0 && !arguments.names().is_empty() {
        return Err(messages::no_keywords(thread, &callable.without_names(thread)));
    }
    let (this, names) =
        (raw(this), raw(arguments.names().tuple().filter(|names| !names.is_empty())));
    let count = arguments.len();
    // SAFETY: condition 1: each function type is that of the flags. The objects live as long as the call.
    let result = unsafe {
        match convention {
            METH_NOARGS if count == 0 => function(this, ptr::null_mut()),
            METH_NOARGS => {
                return Err(messages::no_arguments(thread, &callable.qualified(thread), count));
            }
            METH_O => match arguments.object(thread, 0)? {
                Some(value) if count == 1 => function(this, raw(Some(value))),
                _ => {
                    return Err(messages::one_argument(thread, &callable.qualified(thread), count));
                }
            },
            METH_VARARGS => {
                let tuple = tuple(thread, arguments.positional())?;
                function(this, raw(Some(&*tuple)))
            }
            TUPLE_WITH_NAMES => {
                let function = transmute::<PyCFunction, WithNames>(function);
                let tuple = tuple(thread, arguments.positional())?;
                let named = arguments.keywords_dict(thread)?;
                function(this, raw(Some(&*tuple)), raw(named.as_deref()))
            }
            METH_FASTCALL => {
                let function = transmute::<PyCFunction, Fast>(function);
                with_pointers(thread, arguments, |values| function(this, values, count as isize))?
            }
            FAST_WITH_NAMES => {
                let function = transmute::<PyCFunction, FastWithNames>(function);
                with_pointers(thread, arguments, |values| {
                    function(this, values, count as isize, names)
                })?
            }
            OF_CLASS => {
                let function = transmute::<PyCFunction, OfClass>(function);
                let class = raw(class).cast();
                with_pointers(thread, arguments, |values| {
                    function(this, class, values, count as isize, names)
                })?
            }
            _ => {
                return Err(crate::raise!(
                    thread,
                    SYSTEM_ERROR,
                    "{} has bad call flags",
                    callable.qualified(thread)
                ));
            }
        }
    };
    // SAFETY: by C's convention the result is NULL, or a reference that passes to the caller.
    unsafe { protocol::check(thread, callable.as_object(), result.cast()) }
}

/// The positional arguments as a tuple.
fn tuple(thread: &Thread, values: &[Slot]) -> Fallible<Owned<Tuple>> {
    let mut builder = Builder::new(thread, values.len())?;
    for value in values {
        builder.push(value.to_owned(thread)?);
    }
    builder.finish(thread)
}

/// Passes the arguments as an array of pointers: the slots themselves, if that is what they are.
fn with_pointers<R>(
    thread: &Thread,
    arguments: Arguments<'_>,
    call: impl FnOnce(*const Raw) -> R,
) -> Fallible<R> {
    const SMALL: usize = 8;
    let slots = arguments.all();
    if slots.iter().all(Slot::is_pointer) {
        return Ok(call(slots.as_ptr().cast()));
    }
    let mut small = [ptr::null_mut(); SMALL];
    let mut large = Vec::new();
    let pointers = if let Some(part) = small.get_mut(..slots.len()) {
        part
    } else {
        if large.try_reserve_exact(slots.len()).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        large.resize(slots.len(), ptr::null_mut());
        &mut large[..]
    };
    for (pointer, slot) in pointers.iter_mut().zip(slots) {
        *pointer = raw(Some(slot.object(thread)?));
    }
    Ok(call(pointers.as_ptr()))
}
