//! The constructor and the operators of `bool`.

use super::Bool;
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::errors::{DEPRECATION_WARNING, warn};
use crate::protocol::object;
use crate::slots;
use crate::types::int::Int;
use crate::types::str::Str;

/// An operator on two booleans gives one; with any other integer it is that of integers.
#[inline(always)]
fn binary(
    thread: &Thread,
    left: &Object,
    right: &Object,
    on_booleans: fn(bool, bool) -> bool,
    on_integers: fn(&Thread, &Int, &Int) -> Fallible<Owned<Int>>,
) -> Fallible<Owned> {
    if let (Some(left), Some(right)) =
        (left.downcast_exact::<Bool>(), right.downcast_exact::<Bool>())
    {
        return Ok(thread.bool(on_booleans(left.value(), right.value())));
    }
    match (left.downcast::<Int>(), right.downcast::<Int>()) {
        (Some(left), Some(right)) => Ok(on_integers(thread, left, right)?.into_object()),
        _ => Ok(thread.not_implemented()),
    }
}

#[slots]
impl Bool {
    /// bool(object=False, /)
    ///
    /// Whether the object is true.
    ///
    /// True and False are the only instances, and the class has no subclasses.
    fn tp_new(_class: &TypeObject, thread: &Thread, object: Option<&Object>) -> Fallible<bool> {
        object.map_or(Ok(false), |object| object::is_true(thread, object))
    }

    /// bool(object=False, /)
    fn tp_vectorcall(
        _class: &TypeObject,
        thread: &Thread,
        object: Option<&Object>,
    ) -> Fallible<bool> {
        object.map_or(Ok(false), |object| object::is_true(thread, object))
    }

    fn tp_repr(&self, thread: &Thread) -> Owned<Str> {
        let text =
            if self.value() { crate::name!(thread, "True") } else { crate::name!(thread, "False") };
        Owned::share(text)
    }

    fn nb_and(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, |left, right| left & right, Int::and)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, |left, right| left | right, Int::or)
    }

    fn nb_xor(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, |left, right| left ^ right, Int::xor)
    }

    fn nb_invert(&self, thread: &Thread) -> Fallible<Owned<Int>> {
        const DEPRECATED: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This \
                                  returns the bitwise inversion of the underlying int object and is usually not what \
                                  you expect from negating a bool. Use the 'not' operator for boolean negation or \
                                  ~int(x) if you really want the bitwise inversion of the underlying int.";
        warn(thread, &DEPRECATION_WARNING, DEPRECATED, 1)?;
        self.as_int().invert(thread)
    }
}
