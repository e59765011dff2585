//! Type parameters and type aliases, and what the module `typing` has from native code.
//!
//! Bounds, constraints, defaults and values of aliases are given as functions by the compiler, which are called when
//! somebody asks; whoever makes such an object by a call gives values. Substitution is the affair of `typing`, which is
//! written in Python: the methods here call its functions.

mod alias;
mod evaluator;
mod generic;
mod lazy;
mod no_default;
mod parameters;
mod support;
mod type_parameters;
mod variadic;

pub use alias::{TYPE_ALIAS, TypeAlias};
pub use evaluator::{CONST_EVALUATOR, ConstEvaluator, push_type_repr};
pub use generic::{GENERIC, Generic, subscript_generic};
pub use no_default::{NO_DEFAULT, NO_DEFAULT_TYPE, NoDefault};
pub use parameters::{
    PARAM_SPEC, PARAM_SPEC_ARGS, PARAM_SPEC_KWARGS, ParamSpec, ParamSpecArgs, ParamSpecKwargs,
};
pub use support::{call_typing, make_union};
pub use type_parameters::{TYPE_VAR, TypeVar};
pub use variadic::{TYPE_VAR_TUPLE, TypeVarTuple, unpack_type_var_tuples};

use crate::core::{Fallible, Object, Owned, Thread, TypeStatic};
use crate::protocol::object;
use crate::raise;

/// The types of this folder.
pub static TYPES: &[&TypeStatic] = &[
    &TYPE_VAR,
    &PARAM_SPEC,
    &PARAM_SPEC_ARGS,
    &PARAM_SPEC_KWARGS,
    &TYPE_VAR_TUPLE,
    &GENERIC,
    &CONST_EVALUATOR,
];

/// Those of them that are no module's.
pub static BUILTIN_TYPES: &[&TypeStatic] = &[&TYPE_ALIAS, &NO_DEFAULT_TYPE];

/// Sets the function that gives the default of a type parameter.
pub fn set_default(thread: &Thread, parameter: &Object, evaluate: &Object) -> Fallible<Owned> {
    let default = if let Some(variable) = parameter.downcast::<TypeVar>() {
        &variable.default
    } else if let Some(specification) = parameter.downcast::<ParamSpec>() {
        &specification.default
    } else if let Some(tuple) = parameter.downcast::<TypeVarTuple>() {
        &tuple.default
    } else {
        let text = object::repr(thread, parameter)?;
        return Err(raise!(thread, TYPE_ERROR, "Expected a type param, got {text}"));
    };
    default.set_function(Owned::share(evaluate));
    Ok(Owned::share(parameter))
}
