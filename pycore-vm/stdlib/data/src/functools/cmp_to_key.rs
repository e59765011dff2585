//! `cmp_to_key`: keys that compare by a function of two arguments.

use std::mem::offset_of;

use pycore_objects::declare::{
    Arguments, Callable, Comparison, MemberKind, NativeMember, Vectorcall,
};
use pycore_objects::protocol::{call, object};
use pycore_objects::{Fallible, Object, Owned, Place, Thread, methods, raise, slots};

native_type! {
    /// A key, or, without an object, what makes keys.
    pub struct KeyWrapper = KEY_WRAPPER "functools.KeyWrapper" (HAVE_VECTORCALL | DISALLOW_INSTANTIATION) {
        compare: Place,
        value: Place,
        vectorcall: Vectorcall,
    }
    traced(compare, value),
    getsets KeyWrapper::GETSETS,
    members MEMBERS,
    vectorcall_offset offset_of!(KeyWrapper, vectorcall) as isize
}

const MEMBERS: &[NativeMember] =
    &[NativeMember::new(c"obj", MemberKind::ObjectOrNone, offset_of!(KeyWrapper, value), 0, None)];

impl KeyWrapper {
    fn make(thread: &Thread, compare: Owned, value: Option<Owned>) -> Fallible<Owned<Self>> {
        let made = thread.new_object(|object| Self {
            object,
            compare: Place::new(compare),
            value: Place::empty(),
            vectorcall: Vectorcall::of::<Self>(),
        })?;
        made.value.replace(value);
        Ok(made)
    }

    fn key(&self, thread: &Thread, value: &Object) -> Fallible<Owned> {
        let compare = self.compare.get().unwrap_or_else(|| thread.none());
        Ok(Self::make(thread, compare, Some(Owned::share(value)))?.into_object())
    }
}

impl Callable for KeyWrapper {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.tp_call(thread, one(thread, arguments)?)
    }
}

/// The argument `obj`.
fn one<'a>(thread: &Thread, arguments: Arguments<'a>) -> Fallible<&'a Object> {
    let given = arguments.len() + arguments.names().len();
    if given > 1 {
        return Err(raise!(thread, TYPE_ERROR, "K() takes at most 1 argument ({given} given)"));
    }
    match (arguments.object(thread, 0)?, arguments.keyword("obj"), arguments.names().get(0)) {
        (Some(object), ..) => Ok(object),
        (None, Some(value), _) => value.object(thread),
        (None, None, Some(name)) => {
            let name = object::str(thread, name)?;
            Err(raise!(thread, TYPE_ERROR, "K() got an unexpected keyword argument '{name}'"))
        }
        (None, None, None) => {
            Err(raise!(thread, TYPE_ERROR, "K() missing required argument 'obj' (pos 1)"))
        }
    }
}

#[methods]
impl KeyWrapper {
    /// How it is called, for `inspect`.
    #[getter]
    fn __text_signature__(&self) -> &'static str {
        "(obj)"
    }
}

#[slots]
impl KeyWrapper {
    /// K(obj)
    fn tp_call(&self, thread: &Thread, obj: &Object) -> Fallible<Owned> {
        self.key(thread, obj)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast_exact::<Self>() else {
            return Err(raise!(thread, TYPE_ERROR, "other argument must be K instance"));
        };
        let (Some(compare), Some(left), Some(right)) =
            (self.compare.get(), self.value.get(), other.value.get())
        else {
            return Err(raise!(thread, ATTRIBUTE_ERROR, "object"));
        };
        let result = call::call(thread, &compare, &[&left, &right])?;
        let zero = thread.new_int(0)?;
        object::compare(thread, &result, &zero, how)
    }
}

/// The function of the module.
pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// cmp_to_key($module, /, mycmp)
    ///
    /// A key function for a function that compares two arguments: its result is negative, zero or positive.
    fn cmp_to_key(thread: &Thread, mycmp: &Object) -> Fallible<Owned<KeyWrapper>> {
        KeyWrapper::make(thread, Owned::share(mycmp), None)
    }
}
