//! Special methods: looked up on the type, past the instance's attributes, and called without a bound method between.

use crate::core::{Fallible, Object, Owned, Thread, TypeFlags};
use crate::protocol::call;
use crate::types::str::Str;

/// A special method of an object, ready to be called.
pub struct Special {
    function: Owned,
    /// Whether the function was bound to the object; otherwise the object is its first argument.
    bound: bool,
}

/// Finds the special method of a name on an object's type, and binds it if that is not the same as passing the object
/// first.
#[inline]
pub fn lookup(thread: &Thread, object: &Object, name: &Str) -> Fallible<Option<Special>> {
    match object.type_object().lookup(thread, name) {
        Some(function) => Special::of(thread, object, function).map(Some),
        None => Ok(None),
    }
}

/// As [`lookup`]; the error of a missing method is an `AttributeError` that says its name.
pub fn require(thread: &Thread, object: &Object, name: &Str) -> Fallible<Special> {
    match lookup(thread, object, name)? {
        Some(method) => Ok(method),
        None => Err(crate::raise!(thread, ATTRIBUTE_ERROR, "{name}")),
    }
}

/// Calls a special method that the object's type must have.
#[inline]
pub fn call(
    thread: &Thread,
    object: &Object,
    name: &Str,
    arguments: &[&Object],
) -> Fallible<Owned> {
    require(thread, object, name)?.call(thread, object, arguments)
}

/// Calls a special method if the object's type has it.
#[inline]
pub fn call_if_there(
    thread: &Thread,
    object: &Object,
    name: &Str,
    arguments: &[&Object],
) -> Fallible<Option<Owned>> {
    match lookup(thread, object, name)? {
        Some(method) => method.call(thread, object, arguments).map(Some),
        None => Ok(None),
    }
}

impl Special {
    /// A function found on the type of `object`.
    #[inline]
    pub fn of(thread: &Thread, object: &Object, function: Owned) -> Fallible<Self> {
        if function.type_object().flags().contains(TypeFlags::METHOD_DESCRIPTOR) {
            return Ok(Self { function, bound: false });
        }
        let class = object.type_object().as_object();
        let function =
            crate::protocol::descriptor::bind(thread, function, Some(object), Some(class))?;
        Ok(Self { function, bound: true })
    }

    /// The function, bound or not.
    pub fn function(&self) -> &Object {
        &self.function
    }

    /// Whether the method was set to `None`, by which a class says that it does not support it.
    pub fn is_none(&self) -> bool {
        self.function.is_none()
    }

    /// The function, and whether it is bound to the object already.
    pub fn into_parts(self) -> (Owned, bool) {
        (self.function, self.bound)
    }

    /// Calls the method.
    #[inline]
    pub fn call(&self, thread: &Thread, object: &Object, arguments: &[&Object]) -> Fallible<Owned> {
        if self.bound {
            return call::call(thread, &self.function, arguments);
        }
        match *arguments {
            [] => call::call(thread, &self.function, &[object]),
            [a] => call::call(thread, &self.function, &[object, a]),
            [a, b] => call::call(thread, &self.function, &[object, a, b]),
            ref more => {
                let all: Vec<&Object> =
                    std::iter::once(object).chain(more.iter().copied()).collect();
                call::call(thread, &self.function, &all)
            }
        }
    }
}
