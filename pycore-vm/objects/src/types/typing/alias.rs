//! `TypeAliasType`: what the statement `type` makes.

use std::mem::offset_of;

use super::ParamSpec;
use super::lazy::Lazy;
use super::support::{make_union, running_module};
use super::type_parameters::{TypeVar, has_default};
use super::variadic::{TypeVarTuple, unpack_type_var_tuples, unpacking_iterator};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{MemberKind, NativeMember};
use crate::name;
use crate::protocol::object;
use crate::types::iterators::TupleIterator;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots, static_type};

/// A name for a type, which is evaluated when somebody asks.
#[repr(C)]
pub struct TypeAlias {
    object: Object,
    name: Place<Str>,
    /// Nothing if there are none.
    parameters: Place<Tuple>,
    value: Lazy,
    /// Nothing if the function of the value knows it.
    module: Place,
}

static_type! {
    /// The type of type aliases.
    pub static TYPE_ALIAS: TypeAlias = {
        name: "typing.TypeAliasType",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "A type alias: a name for a type, which may have type parameters. The statement type makes one.",
        slots: TypeAlias::SLOTS,
        methods: TypeAlias::METHODS,
        getsets: TypeAlias::GETSETS,
        members: const {
            &[NativeMember::new(
                c"__name__",
                MemberKind::Object,
                offset_of!(TypeAlias, name),
                NativeMember::READ_ONLY,
                None,
            )]
        },
    };
}

impl TypeAlias {
    /// An alias of the compiler's, whose value is a function.
    pub fn declared(
        thread: &Thread,
        name: &Str,
        parameters: Option<&Tuple>,
        value: &Object,
    ) -> Fallible<Owned<Self>> {
        Self::make(thread, name, parameters, Lazy::by(Some(Owned::share(value))), None)
    }

    fn make(
        thread: &Thread,
        name: &Str,
        parameters: Option<&Tuple>,
        value: Lazy,
        module: Option<Owned>,
    ) -> Fallible<Owned<Self>> {
        let parameters = parameters.filter(|parameters| !parameters.is_empty()).map(Owned::share);
        thread.new_object(|object| Self {
            object,
            name: Place::new(Owned::share(name)),
            parameters: parameters.map_or_else(Place::empty, Place::new),
            value,
            module: module.map_or_else(Place::empty, Place::new),
        })
    }
}

/// Checks the argument `type_params`.
fn checked_parameters<'a>(thread: &Thread, given: &'a Object) -> Fallible<&'a Tuple> {
    let Some(parameters) = given.downcast::<Tuple>() else {
        return Err(raise!(thread, TYPE_ERROR, "type_params must be a tuple"));
    };
    let mut defaults = false;
    for parameter in parameters.iter() {
        let default = if let Some(variable) = parameter.downcast::<TypeVar>() {
            has_default(&variable.default)
        } else if let Some(specification) = parameter.downcast::<ParamSpec>() {
            has_default(&specification.default)
        } else if let Some(tuple) = parameter.downcast::<TypeVarTuple>() {
            has_default(&tuple.default)
        } else {
            let text = object::repr(thread, parameter)?;
            return Err(raise!(thread, TYPE_ERROR, "Expected a type param, got {text}"));
        };
        if defaults && !default {
            let text = object::repr(thread, parameter)?;
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "non-default type parameter '{text}' follows default type parameter"
            ));
        }
        defaults |= default;
    }
    Ok(parameters)
}

#[slots]
impl TypeAlias {
    /// !typealias(name, value, *, type_params=<unrepresentable>)
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        name: &Str,
        value: Owned,
        type_params: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let parameters = type_params.map(|given| checked_parameters(thread, given)).transpose()?;
        let module = running_module(thread);
        let value = Lazy::of(Some(value));
        let made = Self::make(thread, name, None, value, Some(module))?;
        // Unlike the compiler's, an alias made by a call with an empty tuple can tell it from none.
        if let Some(parameters) = parameters {
            made.parameters.set(Owned::share(parameters));
        }
        Ok(made)
    }

    fn tp_repr(&self) -> Option<Owned<Str>> {
        self.name.get()
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<TupleIterator>> {
        unpacking_iterator(thread, self.as_object())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        if self.parameters.get().is_none_or(|parameters| parameters.is_empty()) {
            let message = "Only generic type aliases are subscriptable";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        super::support::generic_alias(thread, self.as_object(), key)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        make_union(thread, left, right)
    }
}

#[methods]
impl TypeAlias {
    #[getter]
    fn __module__(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(module) = self.module.get() {
            return Ok(module);
        }
        match self.value.function() {
            Some(function) => {
                let name = name!(thread, "__module__");
                let module = object::lookup_attribute(thread, &function, name)?;
                Ok(module.unwrap_or_else(|| thread.none()))
            }
            None => Ok(thread.none()),
        }
    }

    #[getter]
    fn __value__(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.value.get(thread)
    }

    #[getter]
    fn evaluate_value(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.value.evaluator(thread)
    }

    #[getter]
    fn __type_params__(&self) -> Owned<Tuple> {
        self.parameters.get().unwrap_or_else(Tuple::empty)
    }

    #[getter]
    fn __parameters__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        match self.parameters.get() {
            Some(parameters) => unpack_type_var_tuples(thread, &parameters),
            None => Ok(Tuple::empty()),
        }
    }

    /// __reduce__($self, /)
    fn __reduce__(&self) -> Option<Owned<Str>> {
        self.name.get()
    }
}

impl Trace for TypeAlias {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.parameters.trace(tracer);
        self.value.trace(tracer);
        self.module.trace(tracer);
    }

    fn clear(&self) {
        self.value.clear();
        drop((self.parameters.take(), self.module.take()));
    }
}
