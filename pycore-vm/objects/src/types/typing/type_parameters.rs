//! `TypeVar`: a parameter that stands for one type.

use std::mem::offset_of;

use super::lazy::{Lazy, unless_none};
use super::support::{call_typing, checked_type, make_union, no_default, running_module};
use crate::core::{
    Fallible, MANAGED_WEAK_OFFSET, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer,
    TypeObject,
};
use crate::declare::{MemberKind, NativeMember};
use crate::protocol::{object, sequence};
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{Slot, methods, name, raise, slots, static_type};

/// How instances of a generic class with one argument relate to those with another.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub(super) struct Variance {
    pub(super) covariant: bool,
    pub(super) contravariant: bool,
    /// It is found out of the class.
    pub(super) inferred: bool,
}

impl Variance {
    /// That of type parameters of the compiler's.
    pub(super) const INFERRED: Self =
        Self { covariant: false, contravariant: false, inferred: true };

    pub(super) fn checked(
        thread: &Thread,
        covariant: Option<bool>,
        contravariant: Option<bool>,
        inferred: Option<bool>,
    ) -> Fallible<Self> {
        let this = Self {
            covariant: covariant.unwrap_or(false),
            contravariant: contravariant.unwrap_or(false),
            inferred: inferred.unwrap_or(false),
        };
        if this.covariant && this.contravariant {
            return Err(raise!(thread, VALUE_ERROR, "Bivariant types are not supported."));
        }
        if this.inferred && (this.covariant || this.contravariant) {
            let message = "Variance cannot be specified with infer_variance.";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        Ok(this)
    }

    /// What stands in front of the name.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self { inferred: true, .. } => "",
            Self { covariant: true, .. } => "+",
            Self { contravariant: true, .. } => "-",
            _ => "~",
        }
    }
}

/// The members of types with a name and a variance.
macro_rules! variance_members {
    ($Struct:ty) => {
        [
            NativeMember::new(
                c"__name__",
                MemberKind::Object,
                offset_of!($Struct, name),
                NativeMember::READ_ONLY,
                None,
            ),
            NativeMember::new(
                c"__covariant__",
                MemberKind::Bool,
                offset_of!($Struct, variance.covariant),
                NativeMember::READ_ONLY,
                None,
            ),
            NativeMember::new(
                c"__contravariant__",
                MemberKind::Bool,
                offset_of!($Struct, variance.contravariant),
                NativeMember::READ_ONLY,
                None,
            ),
            NativeMember::new(
                c"__infer_variance__",
                MemberKind::Bool,
                offset_of!($Struct, variance.inferred),
                NativeMember::READ_ONLY,
                None,
            ),
        ]
    };
}
pub(super) use variance_members;

/// A parameter that stands for one type.
#[repr(C)]
pub struct TypeVar {
    object: Object,
    name: Place<Str>,
    bound: Lazy,
    constraints: Lazy,
    pub(super) default: Lazy,
    variance: Variance,
}

static MEMBERS: [NativeMember; 4] = variance_members!(TypeVar);

static_type! {
    /// The type of type variables.
    pub static TYPE_VAR: TypeVar = {
        name: "typing.TypeVar",
        base: OBJECT,
        flags: HAVE_GC | MANAGED_DICT | MANAGED_WEAKREF,
        doc: "A type variable: a parameter of a generic class, function or alias that stands for one type.",
        dict_offset: -1,
        weaklist_offset: MANAGED_WEAK_OFFSET,
        slots: TypeVar::SLOTS,
        methods: TypeVar::METHODS,
        getsets: TypeVar::GETSETS,
        members: &MEMBERS,
    };
}

impl TypeVar {
    /// A variable of the compiler's, whose bound and constraints are functions.
    pub fn declared(
        thread: &Thread,
        name: &Str,
        bound: Option<&Object>,
        constraints: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let bound = Lazy::by(bound.map(Owned::share));
        let constraints = Lazy::by(constraints.map(Owned::share));
        Self::make(thread, name, bound, constraints, Lazy::default(), Variance::INFERRED)
    }

    fn make(
        thread: &Thread,
        name: &Str,
        bound: Lazy,
        constraints: Lazy,
        default: Lazy,
        variance: Variance,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            name: Place::new(Owned::share(name)),
            bound,
            constraints,
            default,
            variance,
        })
    }
}

/// Says in which module a parameter was made.
pub(super) fn set_module(thread: &Thread, parameter: &Object) -> Fallible {
    let module = running_module(thread);
    object::set_attribute(thread, parameter, name!(thread, "__module__"), &module)
}

/// Whether there is a default.
pub(super) fn has_default(default: &Lazy) -> bool {
    default.function().is_some() || default.known().is_some_and(|value| !value.is(&no_default()))
}

#[slots]
impl TypeVar {
    /// !typevar(name, *constraints, bound=None, default=typing.NoDefault,
    ///     covariant=False, contravariant=False, infer_variance=False)
    #[allow(clippy::too_many_arguments, reason = "Python's signature")]
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        name: &Str,
        constraints: &[Slot],
        bound: Option<&Object>,
        default: Option<&Object>,
        covariant: Option<bool>,
        contravariant: Option<bool>,
        infer_variance: Option<bool>,
    ) -> Fallible<Owned<Self>> {
        let variance = Variance::checked(thread, covariant, contravariant, infer_variance)?;
        let bound = checked_type(thread, unless_none(bound), "Bound must be a type.")?;
        if constraints.len() == 1 {
            return Err(raise!(thread, TYPE_ERROR, "A single constraint is not allowed"));
        }
        let constraints = if constraints.is_empty() {
            None
        } else if bound.is_some() {
            let message = "Constraints cannot be combined with bound=...";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        } else {
            let items = constraints.iter().map(|item| item.to_owned(thread));
            let items = items.collect::<Fallible<Vec<_>>>()?;
            Some(Tuple::from_owned(thread, items)?.into_object())
        };
        let default = Lazy::of(Some(default.map_or_else(no_default, Owned::share)));
        let (bound, constraints) = (Lazy::of(bound), Lazy::of(constraints));
        let made = Self::make(thread, name, bound, constraints, default, variance)?;
        set_module(thread, made.as_object())?;
        Ok(made)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        repr(thread, self.variance, &self.name)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        make_union(thread, left, right)
    }
}

/// The name, behind the mark of the variance.
pub(super) fn repr(thread: &Thread, variance: Variance, name: &Place<Str>) -> Fallible<Owned<Str>> {
    let mut text = crate::protocol::repr::Text::new(thread);
    text.push(variance.mark())?;
    if let Some(name) = name.get() {
        text.push_str(&name)?;
    }
    text.finish()
}

#[methods]
impl TypeVar {
    #[getter(name = "__bound__")]
    fn upper_bound(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.bound.get(thread)
    }

    #[getter(name = "__constraints__")]
    fn possible_types(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(self.constraints.get(thread)?.unwrap_or_else(|| Tuple::empty().into_object()))
    }

    #[getter]
    fn __default__(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(self.default.get(thread)?.unwrap_or_else(no_default))
    }

    #[getter]
    fn evaluate_bound(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.bound.evaluator(thread)
    }

    #[getter]
    fn evaluate_constraints(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.constraints.evaluator(thread)
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
        call_typing(thread, "_typevar_subst", &[self.as_object(), arg])
    }

    /// __typing_prepare_subst__($self, alias, args, /)
    fn __typing_prepare_subst__(
        &self,
        thread: &Thread,
        alias: &Object,
        args: &Object,
    ) -> Fallible<Owned> {
        let parameters = object::get_attribute(thread, alias, name!(thread, "__parameters__"))?;
        let given = object::length(thread, args)?;
        let index = sequence::index(thread, &parameters, self.as_object())?;
        if index < given {
            return Ok(Owned::share(args));
        }
        if index == given {
            let default = self.__default__(thread)?;
            if !default.is(&no_default()) {
                let more = Tuple::pack(thread, [default])?;
                return sequence::concat(thread, args, more.as_object());
            }
        }
        let (alias, least) = (object::str(thread, alias)?, index + 1);
        Err(raise!(
            thread,
            TYPE_ERROR,
            "Too few arguments for {alias}; actual {given}, expected at least {least}"
        ))
    }

    /// __mro_entries__($self, object, /)
    fn __mro_entries__(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let _ = object;
        Err(raise!(thread, TYPE_ERROR, "Cannot subclass an instance of TypeVar"))
    }

    /// __reduce__($self, /)
    fn __reduce__(&self) -> Option<Owned<Str>> {
        self.name.get()
    }
}

/// The function that gives a default, if there is one.
pub(super) fn evaluate_default(thread: &Thread, default: &Lazy) -> Fallible<Option<Owned>> {
    if !has_default(default) {
        return Ok(None);
    }
    default.evaluator(thread)
}

impl Trace for TypeVar {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.bound.trace(tracer);
        self.constraints.trace(tracer);
        self.default.trace(tracer);
    }

    fn clear(&self) {
        self.bound.clear();
        self.constraints.clear();
        self.default.clear();
    }
}
