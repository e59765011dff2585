//! `cpython/context.h`: variables of contexts.

use core::ffi::CStr;

use pycore_abi::PyObject;
use pycore_objects::types::context::{Context, ContextVar, Token};
use pycore_objects::{Fallible, Object, Owned};

use crate::api::api;
use crate::convert::{self, expect};

api! {
    fn PyContextVar_New(thread, name: &CStr, default: Option<&Object>) -> Fallible<Owned<ContextVar>> {
        ContextVar::new(thread, &*convert::text(thread, name)?, default)
    }

    fn PyContextVar_Get(thread, variable: &Object, default: Option<&Object>, result: *mut *mut PyObject) -> Fallible {
        let variable = expect::<ContextVar>(thread, variable)?;
        *result = convert::give_or_null(variable.value(thread, default));
        Ok(())
    }

    fn PyContextVar_Set(thread, variable: &Object, value: &Object) -> Fallible<Owned<Token>> {
        expect::<ContextVar>(thread, variable)?.set_value(thread, value)
    }

    fn PyContextVar_Reset(thread, variable: &Object, token: &Object) -> Fallible {
        let token = expect::<Token>(thread, token)?;
        expect::<ContextVar>(thread, variable)?.reset_to(thread, token)
    }

    fn PyContext_CopyCurrent(thread) -> Fallible<Owned<Context>> {
        Context::current(thread)?.duplicate(thread)
    }

    fn PyContext_Enter(thread, context: &Object) -> Fallible {
        expect::<Context>(thread, context)?.enter(thread)
    }

    fn PyContext_Exit(thread, context: &Object) -> Fallible {
        expect::<Context>(thread, context)?.exit(thread)
    }
}
