//! The layout of bound methods.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi::functions::vectorcallfunc;
use pycore_abi::{PyMethodObject, PyObject};

use crate::core::{Fallible, Object, Owned, Place, Raised, Thread, Trace, Tracer};
use crate::declare::{MemberKind, NativeMember};
use crate::protocol::call;
use crate::types::tuple::Tuple;

/// A function and its first argument.
#[repr(C)]
pub struct Method {
    object: Object,
    function: Place,
    receiver: Place,
    weak_references: Cell<*const Object>,
    vectorcall: Cell<Option<vectorcallfunc>>,
}

const _: () = {
    assert!(size_of::<Method>() == size_of::<PyMethodObject>());
    assert!(offset_of!(Method, function) == offset_of!(PyMethodObject, im_func));
    assert!(offset_of!(Method, receiver) == offset_of!(PyMethodObject, im_self));
    assert!(offset_of!(Method, weak_references) == offset_of!(PyMethodObject, im_weakreflist));
    assert!(offset_of!(Method, vectorcall) == offset_of!(PyMethodObject, vectorcall));
};

/// The fields that are attributes.
pub(super) const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"__func__",
        MemberKind::Object,
        offset_of!(Method, function),
        NativeMember::READ_ONLY,
        Some(c"the function, or whatever else is called"),
    ),
    NativeMember::new(
        c"__self__",
        MemberKind::Object,
        offset_of!(Method, receiver),
        NativeMember::READ_ONLY,
        Some(c"the object that it is bound to"),
    ),
];

impl Method {
    /// `function` bound to `receiver`.
    pub fn new(thread: &Thread, function: &Object, receiver: &Object) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            function: Place::new(Owned::share(function)),
            receiver: Place::new(Owned::share(receiver)),
            weak_references: Cell::new(std::ptr::null()),
            vectorcall: Cell::new(Some(vectorcall)),
        })
    }

    /// `__func__`
    #[inline(always)]
    pub fn function(&self) -> &Object {
        // SAFETY: the field is set when the method is made, and never again.
        unsafe { &*self.function.as_pointer() }
    }

    /// `__self__`
    #[inline(always)]
    pub fn receiver(&self) -> &Object {
        // SAFETY: the field is set when the method is made, and never again.
        unsafe { &*self.receiver.as_pointer() }
    }
}

impl Trace for Method {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.function.trace(tracer);
        self.receiver.trace(tracer);
    }
}

/// Calls the function with the receiver in front.
unsafe extern "C" fn vectorcall(
    method: *mut PyObject,
    arguments: *const *mut PyObject,
    count: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: C's convention: a method, as many arguments as counted and one for each name, under the lock.
    let (thread, method, values, names) = unsafe {
        let names = names.cast::<Object>().as_ref().and_then(Object::downcast::<Tuple>);
        let all = (count & !(1 << 63)) + names.map_or(0, Tuple::len);
        let values: &[&Object] =
            if all == 0 { &[] } else { std::slice::from_raw_parts(arguments.cast(), all) };
        (Thread::current(), &*method.cast::<Method>(), values, names)
    };
    let (function, receiver) = (Owned::share(method.function()), Owned::share(method.receiver()));
    let mut few: [&Object; 8] = [&receiver; 8];
    let result = if values.len() < few.len() {
        few[1..=values.len()].copy_from_slice(values);
        call::call_with_keywords(thread, &function, &few[..=values.len()], names)
    } else {
        let mut many: Vec<&Object> = Vec::with_capacity(values.len() + 1);
        many.push(&receiver);
        many.extend_from_slice(values);
        call::call_with_keywords(thread, &function, &many, names)
    };
    match result {
        Ok(result) => result.into_raw().as_ptr().cast(),
        Err(Raised { .. }) => std::ptr::null_mut(),
    }
}
