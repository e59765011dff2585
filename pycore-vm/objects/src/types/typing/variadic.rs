//! `TypeVarTuple`: a parameter that stands for any number of types.

use std::mem::offset_of;

use super::lazy::Lazy;
use super::support::{call_typing, from_typing, no_default};
use super::type_parameters::{evaluate_default, has_default, set_module};
use crate::core::{
    Fallible, MANAGED_WEAK_OFFSET, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer,
    TypeObject,
};
use crate::declare::{MemberKind, NativeMember};
use crate::protocol::object;
use crate::types::iterators::TupleIterator;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::{Builder, Tuple};
use crate::{methods, raise, slots, static_type};

/// A parameter that stands for any number of types.
#[repr(C)]
pub struct TypeVarTuple {
    object: Object,
    name: Place<Str>,
    pub(super) default: Lazy,
}

static_type! {
    /// The type of tuples of type variables.
    pub static TYPE_VAR_TUPLE: TypeVarTuple = {
        name: "typing.TypeVarTuple",
        base: OBJECT,
        flags: HAVE_GC | MANAGED_DICT | MANAGED_WEAKREF,
        doc: "A type variable tuple: a parameter of a generic class, function or alias that stands for any number of types.",
        dict_offset: -1,
        weaklist_offset: MANAGED_WEAK_OFFSET,
        slots: TypeVarTuple::SLOTS,
        methods: TypeVarTuple::METHODS,
        getsets: TypeVarTuple::GETSETS,
        members: const {
            &[NativeMember::new(
                c"__name__",
                MemberKind::Object,
                offset_of!(TypeVarTuple, name),
                NativeMember::READ_ONLY,
                None,
            )]
        },
    };
}

impl TypeVarTuple {
    /// A parameter of the compiler's.
    pub fn declared(thread: &Thread, name: &Str) -> Fallible<Owned<Self>> {
        Self::make(thread, name, Lazy::default())
    }

    fn make(thread: &Thread, name: &Str, default: Lazy) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, name: Place::new(Owned::share(name)), default })
    }
}

/// `typing.Unpack[of]`
pub(super) fn unpack(thread: &Thread, of: &Object) -> Fallible<Owned> {
    object::get_item(thread, &*from_typing(thread, "Unpack")?, of)
}

/// An iterator that gives nothing but `typing.Unpack[of]`: what `*of` means.
pub(super) fn unpacking_iterator(thread: &Thread, of: &Object) -> Fallible<Owned<TupleIterator>> {
    TupleIterator::new(thread, Tuple::pack(thread, [unpack(thread, of)?])?)
}

/// Type parameters with those that stand for any number of types unpacked.
pub fn unpack_type_var_tuples(thread: &Thread, parameters: &Tuple) -> Fallible<Owned<Tuple>> {
    if parameters.iter().all(|parameter| parameter.downcast::<TypeVarTuple>().is_none()) {
        return Ok(Owned::share(parameters));
    }
    let mut all = Builder::new(thread, parameters.len())?;
    for parameter in parameters.iter() {
        all.push(match parameter.downcast::<TypeVarTuple>() {
            Some(_) => unpack(thread, parameter)?,
            None => Owned::share(parameter),
        });
    }
    all.finish(thread)
}

#[slots]
impl TypeVarTuple {
    /// !typevartuple(name, *, default=typing.NoDefault)
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        name: &Str,
        default: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let default = Lazy::of(Some(default.map_or_else(no_default, Owned::share)));
        let made = Self::make(thread, name, default)?;
        set_module(thread, made.as_object())?;
        Ok(made)
    }

    fn tp_repr(&self) -> Option<Owned<Str>> {
        self.name.get()
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<TupleIterator>> {
        unpacking_iterator(thread, self.as_object())
    }
}

#[methods]
impl TypeVarTuple {
    /// The default, or NoDefault.
    #[getter]
    fn __default__(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(self.default.get(thread)?.unwrap_or_else(no_default))
    }

    #[getter]
    fn evaluate_default(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        evaluate_default(thread, &self.default)
    }

    /// has_default($self, /)
    fn has_default(&self) -> bool {
        has_default(&self.default)
    }

    /// __typing_subst__($self, arg, /)
    fn __typing_subst__(&self, thread: &Thread, arg: &Object) -> Fallible<Owned> {
        let _ = arg;
        let message = "Substitution of bare TypeVarTuple is not supported";
        Err(raise!(thread, TYPE_ERROR, "{message}"))
    }

    /// __typing_prepare_subst__($self, alias, args, /)
    fn __typing_prepare_subst__(
        &self,
        thread: &Thread,
        alias: &Object,
        args: &Object,
    ) -> Fallible<Owned> {
        call_typing(thread, "_typevartuple_prepare_subst", &[self.as_object(), alias, args])
    }

    /// __mro_entries__($self, object, /)
    fn __mro_entries__(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let _ = object;
        Err(raise!(thread, TYPE_ERROR, "Cannot subclass an instance of TypeVarTuple"))
    }

    /// __reduce__($self, /)
    fn __reduce__(&self) -> Option<Owned<Str>> {
        self.name.get()
    }
}

impl Trace for TypeVarTuple {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.default.trace(tracer);
    }

    fn clear(&self) {
        self.default.clear();
    }
}
