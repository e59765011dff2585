//! `ParamSpec`: a parameter that stands for the parameters of a function; `P.args` and `P.kwargs`.

use std::mem::offset_of;

use super::lazy::{Lazy, unless_none};
use super::support::{call_typing, checked_type, make_union, no_default};
use super::type_parameters::{
    Variance, evaluate_default, has_default, repr, set_module, variance_members,
};
use crate::core::{
    Fallible, MANAGED_WEAK_OFFSET, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer,
    TypeObject,
};
use crate::declare::{Comparison, MemberKind, NativeMember};
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, raise, slots, static_type};

/// A parameter that stands for the parameters of a function.
#[repr(C)]
pub struct ParamSpec {
    object: Object,
    name: Place<Str>,
    bound: Place,
    pub(super) default: Lazy,
    variance: Variance,
}

static MEMBERS: [NativeMember; 5] = {
    let [name, covariant, contravariant, inferred] = variance_members!(ParamSpec);
    let bound = NativeMember::new(
        c"__bound__",
        MemberKind::ObjectOrNone,
        offset_of!(ParamSpec, bound),
        NativeMember::READ_ONLY,
        None,
    );
    [name, bound, covariant, contravariant, inferred]
};

static_type! {
    /// The type of parameter specifications.
    pub static PARAM_SPEC: ParamSpec = {
        name: "typing.ParamSpec",
        base: OBJECT,
        flags: HAVE_GC | MANAGED_DICT | MANAGED_WEAKREF,
        doc: "A parameter specification: a parameter of a generic class, function or alias that stands for the parameters of a\nfunction.",
        dict_offset: -1,
        weaklist_offset: MANAGED_WEAK_OFFSET,
        slots: ParamSpec::SLOTS,
        methods: ParamSpec::METHODS,
        getsets: ParamSpec::GETSETS,
        members: &MEMBERS,
    };
}

impl ParamSpec {
    /// A specification of the compiler's.
    pub fn declared(thread: &Thread, name: &Str) -> Fallible<Owned<Self>> {
        Self::make(thread, name, None, Lazy::default(), Variance::INFERRED)
    }

    fn make(
        thread: &Thread,
        name: &Str,
        bound: Option<Owned>,
        default: Lazy,
        variance: Variance,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            name: Place::new(Owned::share(name)),
            bound: bound.map_or_else(Place::empty, Place::new),
            default,
            variance,
        })
    }
}

#[slots]
impl ParamSpec {
    /// !paramspec(name, *, bound=None, default=typing.NoDefault,
    ///     covariant=False, contravariant=False, infer_variance=False)
    #[allow(clippy::too_many_arguments, reason = "Python's signature")]
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        name: &Str,
        bound: Option<&Object>,
        default: Option<&Object>,
        covariant: Option<bool>,
        contravariant: Option<bool>,
        infer_variance: Option<bool>,
    ) -> Fallible<Owned<Self>> {
        let variance = Variance::checked(thread, covariant, contravariant, infer_variance)?;
        let bound = checked_type(thread, unless_none(bound), "Bound must be a type.")?;
        let default = Lazy::of(Some(default.map_or_else(no_default, Owned::share)));
        let made = Self::make(thread, name, bound, default, variance)?;
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

#[methods]
impl ParamSpec {
    /// What stands for the positional arguments.
    #[getter]
    fn args(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(ParamSpecArgs::make(thread, self.as_object())?.into_object())
    }

    /// What stands for the keyword arguments.
    #[getter]
    fn kwargs(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(ParamSpecKwargs::make(thread, self.as_object())?.into_object())
    }

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
        call_typing(thread, "_paramspec_subst", &[self.as_object(), arg])
    }

    /// __typing_prepare_subst__($self, alias, args, /)
    fn __typing_prepare_subst__(
        &self,
        thread: &Thread,
        alias: &Object,
        args: &Object,
    ) -> Fallible<Owned> {
        call_typing(thread, "_paramspec_prepare_subst", &[self.as_object(), alias, args])
    }

    /// __mro_entries__($self, object, /)
    fn __mro_entries__(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let _ = object;
        Err(raise!(thread, TYPE_ERROR, "Cannot subclass an instance of ParamSpec"))
    }

    /// __reduce__($self, /)
    fn __reduce__(&self) -> Option<Owned<Str>> {
        self.name.get()
    }
}

impl Trace for ParamSpec {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.bound.trace(tracer);
        self.default.trace(tracer);
    }

    fn clear(&self) {
        self.default.clear();
        drop(self.bound.take());
    }
}

/// The types of `P.args` and `P.kwargs`, which differ in nothing but the names.
macro_rules! parts {
    ($($(#[$doc:meta])* $Struct:ident $STATIC:ident $name:literal $short:literal $suffix:literal $text:literal;)*) => {$(
        $(#[$doc])*
        #[repr(C)]
        pub struct $Struct {
            object: Object,
            origin: Place,
        }

        static_type! {
            #[doc = concat!("The type of `P", $suffix, "`.")]
            pub static $STATIC: $Struct = {
                name: $name,
                base: OBJECT,
                flags: HAVE_GC | MANAGED_WEAKREF,
                doc: $text,
                weaklist_offset: MANAGED_WEAK_OFFSET,
                slots: $Struct::SLOTS,
                methods: $Struct::METHODS,
                members: const {
                    &[NativeMember::new(
                        c"__origin__",
                        MemberKind::Object,
                        offset_of!($Struct, origin),
                        NativeMember::READ_ONLY,
                        None,
                    )]
                },
            };
        }

        impl $Struct {
            fn make(thread: &Thread, origin: &Object) -> Fallible<Owned<Self>> {
                thread.new_object(|object| Self {
                    object,
                    origin: Place::new(Owned::share(origin)),
                })
            }
        }

        impl Trace for $Struct {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.origin.trace(tracer);
            }

            fn clear(&self) {
                drop(self.origin.take());
            }
        }

        #[methods]
        impl $Struct {
            /// __mro_entries__($self, object, /)
            fn __mro_entries__(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
                let _ = object;
                let message = concat!("Cannot subclass an instance of ", $short);
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }

        impl $Struct {
            fn described(&self, thread: &Thread) -> Fallible<Owned<Str>> {
                describe(thread, self.origin.get(), $suffix)
            }

            fn compared(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
                let Some(other) = other.downcast::<Self>() else {
                    return Ok(thread.not_implemented());
                };
                compare(thread, self.origin.get(), other.origin.get(), how)
            }
        }
    )*};
}

parts! {
    /// `P.args`: what stands for the positional arguments.
    ParamSpecArgs PARAM_SPEC_ARGS "typing.ParamSpecArgs" "ParamSpecArgs" ".args"
        "What stands for the positional arguments of a parameter specification.";
    /// `P.kwargs`: what stands for the keyword arguments.
    ParamSpecKwargs PARAM_SPEC_KWARGS "typing.ParamSpecKwargs" "ParamSpecKwargs" ".kwargs"
        "What stands for the keyword arguments of a parameter specification.";
}

#[slots]
impl ParamSpecArgs {
    /// !paramspecargs(origin)
    fn tp_new(_class: &TypeObject, thread: &Thread, origin: &Object) -> Fallible<Owned<Self>> {
        Self::make(thread, origin)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.described(thread)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        self.compared(thread, other, how)
    }
}

#[slots]
impl ParamSpecKwargs {
    /// !paramspeckwargs(origin)
    fn tp_new(_class: &TypeObject, thread: &Thread, origin: &Object) -> Fallible<Owned<Self>> {
        Self::make(thread, origin)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.described(thread)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        self.compared(thread, other, how)
    }
}

/// The name of the specification that it is a part of, and the part's.
fn describe(thread: &Thread, origin: Option<Owned>, suffix: &str) -> Fallible<Owned<Str>> {
    let mut text = Text::new(thread);
    let name = origin
        .as_ref()
        .and_then(Owned::downcast_ref::<ParamSpec>)
        .and_then(|specification| specification.name.get());
    match (name, origin) {
        (Some(name), _) => text.push_str(&name)?,
        (None, Some(origin)) => text.push_repr(&origin)?,
        (None, None) => {}
    }
    text.push(suffix)?;
    text.finish()
}

/// Parts are equal if what they are parts of is.
fn compare(
    thread: &Thread,
    one: Option<Owned>,
    other: Option<Owned>,
    how: Comparison,
) -> Fallible<Owned> {
    match (how, one, other) {
        (Comparison::Equal | Comparison::NotEqual, Some(one), Some(other)) => {
            object::compare(thread, &one, &other, how)
        }
        _ => Ok(thread.not_implemented()),
    }
}
