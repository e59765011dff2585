//! `methodobject.h` and `descrobject.h`: functions of C code as objects, and descriptors.

use core::ffi::{c_int, c_void};
use std::ptr;

use pycore_abi::{PyGetSetDef, PyMemberDef, PyMethodDef};
use pycore_objects::protocol::call;
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::descriptors::{GetSetDescriptor, MemberDescriptor};
use pycore_objects::types::generic_alias::GenericAlias;
use pycore_objects::types::method::Method;
use pycore_objects::types::method_descriptor::{ClassMethodDescriptor, MethodDescriptor};
use pycore_objects::types::method_wrappers::{ClassMethod, StaticMethod};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject};

use crate::api::api;
use crate::convert::{self, Borrowed, bad_internal_call, expect};

/// The interned name of a definition.
///
/// # Safety
///
/// 1. The pointer leads to a text.
unsafe fn name(thread: &Thread, raw: *const core::ffi::c_char) -> Fallible<Owned<Str>> {
    // SAFETY: condition 1.
    let name = convert::text(thread, unsafe { core::ffi::CStr::from_ptr(raw) })?;
    Ok(thread.interpreter().interned.intern(thread, name))
}

api! {
    fn PyCFunction_New(thread, definition: *const PyMethodDef, this: Option<&Object>) -> Fallible<Owned<BuiltinFunction>> {
        BuiltinFunction::from_definition(thread, definition, this, None, None)
    }

    fn PyCFunction_NewEx(thread, definition: *const PyMethodDef, this: Option<&Object>, module: Option<&Object>) -> Fallible<Owned<BuiltinFunction>> {
        BuiltinFunction::from_definition(thread, definition, this, module, None)
    }

    fn PyCMethod_New(thread, definition: *const PyMethodDef, this: Option<&Object>, module: Option<&Object>, class: Option<&TypeObject>) -> Fallible<Owned<BuiltinFunction>> {
        BuiltinFunction::from_definition(thread, definition, this, module, class)
    }

    fn PyCFunction_GetFunction(thread, function: &Object) -> Fallible<*const c_void> {
        let function = expect::<BuiltinFunction>(thread, function)?;
        let function = function.definition().ml_meth;
        Ok(function.map_or(ptr::null(), |function| function as *const c_void))
    }

    fn PyCFunction_GetSelf(thread, function: &Object) -> Fallible<Borrowed> {
        let function = expect::<BuiltinFunction>(thread, function)?;
        Ok(function.receiver().map_or(Borrowed::NULL, Borrowed::of))
    }

    fn PyCFunction_GetFlags(thread, function: &Object) -> Fallible<c_int> {
        Ok(expect::<BuiltinFunction>(thread, function)?.definition().ml_flags)
    }

    fn PyCFunction_Call(thread, function: &Object, arguments: &Object, keywords: Option<&Object>) -> Fallible<Owned> {
        let arguments = expect::<pycore_objects::types::tuple::Tuple>(thread, arguments)?;
        let keywords = keywords.and_then(Object::downcast::<pycore_objects::types::dict::Dict>);
        call::call_with_dict(thread, function, None, arguments, keywords)
    }

    fn PyMethod_New(thread, function: Option<&Object>, this: Option<&Object>) -> Fallible<Owned<Method>> {
        match (function, this) {
            (Some(function), Some(this)) => Method::new(thread, function, this),
            _ => Err(bad_internal_call(thread)),
        }
    }

    fn PyMethod_Function(thread, method: &Object) -> Fallible<Borrowed> {
        Ok(Borrowed::of(expect::<Method>(thread, method)?.function()))
    }

    fn PyMethod_Self(thread, method: &Object) -> Fallible<Borrowed> {
        Ok(Borrowed::of(expect::<Method>(thread, method)?.receiver()))
    }

    fn PyClassMethod_New(thread, callable: &Object) -> Fallible<Owned<ClassMethod>> {
        ClassMethod::new(thread, callable)
    }

    fn PyStaticMethod_New(thread, callable: &Object) -> Fallible<Owned<StaticMethod>> {
        StaticMethod::new(thread, callable)
    }

    fn PyDescr_NewMethod(thread, class: &TypeObject, definition: *const PyMethodDef) -> Fallible<Owned<MethodDescriptor>> {
        let name = name(thread, (*definition).ml_name)?;
        MethodDescriptor::new(thread, class, name, definition)
    }

    fn PyDescr_NewClassMethod(thread, class: &TypeObject, definition: *const PyMethodDef) -> Fallible<Owned<ClassMethodDescriptor>> {
        let name = name(thread, (*definition).ml_name)?;
        ClassMethodDescriptor::new(thread, class, name, definition)
    }

    fn PyDescr_NewMember(thread, class: &TypeObject, definition: *const PyMemberDef) -> Fallible<Owned<MemberDescriptor>> {
        let name = name(thread, (*definition).name)?;
        MemberDescriptor::new(thread, class, name, definition)
    }

    fn PyDescr_NewGetSet(thread, class: &TypeObject, definition: *const PyGetSetDef) -> Fallible<Owned<GetSetDescriptor>> {
        let name = name(thread, (*definition).name)?;
        GetSetDescriptor::new(thread, class, name, definition)
    }

    fn Py_GenericAlias(thread, origin: &Object, arguments: &Object) -> Fallible<Owned<GenericAlias>> {
        GenericAlias::new(thread, origin, arguments)
    }

    fn PyWrapper_New(thread, descriptor: &Object, this: &Object) -> Fallible<Owned> {
        pycore_objects::protocol::descriptor::bind(thread, Owned::share(descriptor), Some(this), None)
    }
}
