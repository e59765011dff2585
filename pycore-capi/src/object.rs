//! `object.h`: what can be asked of any object.

use core::ffi::{CStr, c_int, c_uint};
use std::cell::Cell;

use pycore_abi::{PyObject, PyTypeObject};
use pycore_objects::core::{ObjectLike, graph};
use pycore_objects::declare::Comparison;
use pycore_objects::protocol::{call, object, text};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::object::attributes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, errors, name, raise};

use crate::api::api;
use crate::convert::{self, Borrowed, bad_internal_call};

/// A comparison that C names by its number.
pub(crate) fn comparison(thread: &Thread, number: c_int) -> Fallible<Comparison> {
    Comparison::from_raw(number).ok_or_else(|| bad_internal_call(thread))
}

/// The name of an attribute, which any object may claim to be.
fn attribute_name<'n>(thread: &Thread, name: &'n Object) -> Fallible<&'n Str> {
    attributes::name_of(thread, name)
}

/// What has no object says of itself.
const NULL: &str = "<NULL>";

/// Whether an attribute is there; what goes wrong is nobody's affair.
fn has_attribute(thread: &Thread, this: &Object, name: Fallible<&Str>) -> bool {
    match name.and_then(|name| object::lookup_attribute(thread, this, name)) {
        Ok(found) => found.is_some(),
        Err(raised) => {
            errors::write_unraisable(thread, raised, Some(this));
            false
        }
    }
}

/// Stores what was found; one if there is something, zero if not.
///
/// # Safety
///
/// 1. `result` can be written.
pub(crate) unsafe fn optional(
    result: *mut *mut PyObject,
    found: Fallible<Option<Owned>>,
) -> Fallible<bool> {
    let is_there = matches!(found, Ok(Some(_)));
    // SAFETY: condition 1.
    unsafe {
        match found {
            Ok(found) => {
                *result = convert::give_or_null(found);
                Ok(is_there)
            }
            Err(raised) => {
                *result = std::ptr::null_mut();
                Err(raised)
            }
        }
    }
}

api! {
    fn PyObject_Repr(thread, this: Option<&Object>) -> Fallible<Owned<Str>> {
        match this {
            Some(this) => object::repr(thread, this),
            None => Str::new(thread, NULL),
        }
    }

    fn PyObject_Str(thread, this: Option<&Object>) -> Fallible<Owned<Str>> {
        match this {
            Some(this) => object::str(thread, this),
            None => Str::new(thread, NULL),
        }
    }

    fn PyObject_ASCII(thread, this: Option<&Object>) -> Fallible<Owned<Str>> {
        match this {
            Some(this) => text::ascii(thread, this),
            None => Str::new(thread, NULL),
        }
    }

    fn PyObject_Bytes(thread, this: Option<&Object>) -> Fallible<Owned<Bytes>> {
        let Some(this) = this else { return Bytes::new(thread, NULL.as_bytes()) };
        if let Some(bytes) = this.downcast_exact::<Bytes>() {
            return Ok(Owned::share(bytes));
        }
        let name = name!(thread, "__bytes__");
        match pycore_objects::protocol::special::call_if_there(thread, this, name, &[])? {
            Some(result) => result.downcast::<Bytes>().map_err(|result| {
                let given = result.type_name();
                raise!(thread, TYPE_ERROR, "__bytes__ returned non-bytes (type {given})")
            }),
            None => Bytes::from_object(thread, this),
        }
    }

    fn PyObject_RichCompare(thread, left: Option<&Object>, right: Option<&Object>, which: c_int) -> Fallible<Owned> {
        match (left, right) {
            (Some(left), Some(right)) => {
                object::compare(thread, left, right, comparison(thread, which)?)
            }
            _ => Err(bad_internal_call(thread)),
        }
    }

    fn PyObject_RichCompareBool(thread, left: &Object, right: &Object, which: c_int) -> Fallible<bool> {
        let which = comparison(thread, which)?;
        if left.is(right) {
            match which {
                Comparison::Equal => return Ok(true),
                Comparison::NotEqual => return Ok(false),
                _ => {}
            }
        }
        object::compare_bool(thread, left, right, which)
    }

    fn PyObject_GetAttr(thread, this: &Object, name: &Object) -> Fallible<Owned> {
        object::get_attribute(thread, this, attribute_name(thread, name)?)
    }

    fn PyObject_GetAttrString(thread, this: &Object, name: &CStr) -> Fallible<Owned> {
        object::get_attribute(thread, this, &*convert::text(thread, name)?)
    }

    fn PyObject_GetOptionalAttr(thread, this: &Object, name: &Object, result: *mut *mut PyObject) -> Fallible<bool> {
        let found = attribute_name(thread, name)
            .and_then(|name| object::lookup_attribute(thread, this, name));
        optional(result, found)
    }

    fn PyObject_GetOptionalAttrString(thread, this: &Object, name: &CStr, result: *mut *mut PyObject) -> Fallible<bool> {
        let found = convert::text(thread, name)
            .and_then(|name| object::lookup_attribute(thread, this, &name));
        optional(result, found)
    }

    fn PyObject_HasAttr(thread, this: &Object, name: &Object) -> bool {
        has_attribute(thread, this, attribute_name(thread, name))
    }

    fn PyObject_HasAttrString(thread, this: &Object, name: &CStr) -> bool {
        let name = convert::text(thread, name);
        has_attribute(thread, this, name.as_deref().map_err(|_| bad_internal_call(thread)))
    }

    fn PyObject_HasAttrWithError(thread, this: &Object, name: &Object) -> Fallible<bool> {
        Ok(object::lookup_attribute(thread, this, attribute_name(thread, name)?)?.is_some())
    }

    fn PyObject_HasAttrStringWithError(thread, this: &Object, name: &CStr) -> Fallible<bool> {
        Ok(object::lookup_attribute(thread, this, &*convert::text(thread, name)?)?.is_some())
    }

    fn PyObject_SetAttr(thread, this: &Object, name: &Object, value: Option<&Object>) -> Fallible {
        let name = attribute_name(thread, name)?;
        match value {
            Some(value) => object::set_attribute(thread, this, name, value),
            None => object::delete_attribute(thread, this, name),
        }
    }

    fn PyObject_SetAttrString(thread, this: &Object, name: &CStr, value: Option<&Object>) -> Fallible {
        let name = convert::text(thread, name)?;
        match value {
            Some(value) => object::set_attribute(thread, this, &name, value),
            None => object::delete_attribute(thread, this, &name),
        }
    }

    fn PyObject_DelAttr(thread, this: &Object, name: &Object) -> Fallible {
        object::delete_attribute(thread, this, attribute_name(thread, name)?)
    }

    fn PyObject_DelAttrString(thread, this: &Object, name: &CStr) -> Fallible {
        object::delete_attribute(thread, this, &*convert::text(thread, name)?)
    }

    fn PyObject_SelfIter(thread, this: &Object) -> Owned {
        Owned::share(this)
    }

    fn PyObject_GenericGetAttr(thread, this: &Object, name: &Object) -> Fallible<Owned> {
        attributes::get(thread, this, attribute_name(thread, name)?)
    }

    fn PyObject_GenericSetAttr(thread, this: &Object, name: &Object, value: Option<&Object>) -> Fallible {
        attributes::set(thread, this, attribute_name(thread, name)?, value)
    }

    fn PyObject_GenericGetDict(thread, this: &Object, context: *mut core::ffi::c_void) -> Fallible<Owned<Dict>> {
        let _ = context;
        match pycore_objects::types::dict::instance::dict(thread, this)? {
            Some(dict) => Ok(dict),
            None => Err(raise!(thread, ATTRIBUTE_ERROR, "This object has no __dict__")),
        }
    }

    fn PyObject_GenericSetDict(thread, this: &Object, value: Option<&Object>, context: *mut core::ffi::c_void) -> Fallible {
        let _ = context;
        attributes::set_dict(thread, this, value)
    }

    fn PyObject_Hash(thread, this: &Object) -> Fallible<isize> {
        object::hash(thread, this)
    }

    fn PyObject_HashNotImplemented(thread, this: &Object) -> Fallible<isize> {
        Err(object::unhashable(thread, this))
    }

    fn PyObject_IsTrue(thread, this: &Object) -> Fallible<bool> {
        object::is_true(thread, this)
    }

    fn PyObject_Not(thread, this: &Object) -> Fallible<bool> {
        object::is_true(thread, this).map(|answer| !answer)
    }

    fn PyCallable_Check(thread, this: Option<&Object>) -> bool {
        this.is_some_and(call::is_callable)
    }

    fn PyObject_ClearWeakRefs(thread, this: &Object) -> () {
        pycore_objects::types::weakref::value::clear_all(thread, this);
    }

    fn PyObject_Dir(thread, this: Option<&Object>) -> Fallible<Owned<List>> {
        match this {
            Some(this) => object::dir(thread, this),
            None => {
                let locals = thread.interpreter().hooks.current_locals.get();
                let Some(locals) = locals else { return Err(bad_internal_call(thread)) };
                let locals = locals(thread)?;
                let names = call::call_method(thread, &locals, name!(thread, "keys"), &[])?;
                let names = List::from_iterable(thread, &names)?;
                call::call_method(thread, names.as_object(), name!(thread, "sort"), &[])?;
                Ok(names)
            }
        }
    }

    fn Py_ReprEnter(thread, this: &Object) -> c_int {
        if is_in_repr(thread, this) {
            return 1;
        }
        REPRS.with(|reprs| {
            let mut list = reprs.take();
            list.push(this);
            reprs.set(list);
        });
        0
    }

    fn Py_ReprLeave(thread, this: &Object) -> () {
        REPRS.with(|reprs| {
            let mut list = reprs.take();
            if let Some(index) = list.iter().rposition(|&known| std::ptr::eq(known, this)) {
                list.remove(index);
            }
            reprs.set(list);
        });
    }

    fn Py_IsTrue(thread, this: &Object) -> bool {
        this.is(&thread.bool(true))
    }

    fn Py_IsFalse(thread, this: &Object) -> bool {
        this.is(&thread.bool(false))
    }

    fn Py_IsNone(thread, this: &Object) -> bool {
        this.is_none()
    }

    fn Py_TYPE(thread, this: &Object) -> *mut PyTypeObject {
        this.type_object().as_raw()
    }

    fn Py_GetConstant(thread, which: c_uint) -> Fallible<Owned> {
        constant(thread, which)
    }

    fn Py_GetConstantBorrowed(thread, which: c_uint) -> Fallible<Borrowed> {
        // Constants are immortal.
        constant(thread, which).map(Borrowed::held)
    }

    fn PyObject_GetTypeData(thread, this: &Object, class: &pycore_objects::TypeObject) -> *mut core::ffi::c_void {
        let offset = pycore_objects::types::type_type::foreign::data_offset(class);
        convert::raw(this).cast::<u8>().add(offset).cast()
    }

    fn PyObject_CallFinalizer(thread, this: &Object) -> () {
        pycore_objects::core::instance::run_finalizer(thread, this);
    }

    fn PyObject_CallFinalizerFromDealloc(thread, this: &Object) -> c_int {
        if pycore_objects::core::instance::run_finalizer_from_dealloc(thread, this) { -1 } else { 0 }
    }

    fn PyObject_GC_IsTracked(thread, this: &Object) -> bool {
        graph::is_tracked(this)
    }

    fn PyObject_GC_IsFinalized(thread, this: &Object) -> bool {
        graph::is_finalized(this)
    }
}

thread_local! {
    /// What C code is making the `repr` of.
    static REPRS: Cell<Vec<*const Object>> = const { Cell::new(Vec::new()) };
}

fn is_in_repr(_thread: &Thread, this: &Object) -> bool {
    REPRS.with(|reprs| {
        let list = reprs.take();
        let found = list.iter().any(|&known| std::ptr::eq(known, this));
        reprs.set(list);
        found
    })
}

/// The constant with a number.
fn constant(thread: &Thread, which: c_uint) -> Fallible<Owned> {
    Ok(match which {
        0 => thread.none(),
        1 => thread.bool(false),
        2 => thread.bool(true),
        3 => thread.ellipsis(),
        4 => thread.not_implemented(),
        5 => thread.new_int(0)?,
        6 => thread.new_int(1)?,
        7 => Str::empty(thread)?.into_object(),
        8 => Owned::share(Bytes::empty().as_object()),
        9 => Tuple::empty().into_object(),
        _ => return Err(bad_internal_call(thread)),
    })
}

/// What went wrong in `PyOS_FSPath` and its like.
pub(crate) fn path_bytes(thread: &Thread, path: &Object) -> Result<Owned<Bytes>, Raised> {
    let path = pycore_objects::protocol::path::file_system_path(thread, path)?;
    match path.downcast::<Bytes>() {
        Ok(bytes) => Ok(bytes),
        Err(path) => match path.downcast_ref::<Str>() {
            Some(path) => Bytes::new(thread, &path.fs_encode(thread)?),
            None => Err(bad_internal_call(thread)),
        },
    }
}
