//! The attributes of functions, and functions made from code by hand.

use std::mem::offset_of;

use pycore_bytecode::CodeFlags;
use pycore_macros::methods;

use super::Function;
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, TypeObject};
use crate::declare::{MemberKind, NativeMember};
use crate::errors;
use crate::protocol::{call, object};
use crate::types::cell::Cell;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{raise, slots};

/// Attributes that are fields.
pub(super) const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"__closure__",
        MemberKind::ObjectOrNone,
        offset_of!(Function, closure),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"__globals__",
        MemberKind::ObjectOrNone,
        offset_of!(Function, globals),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"__builtins__",
        MemberKind::ObjectOrNone,
        offset_of!(Function, builtins),
        NativeMember::READ_ONLY,
        None,
    ),
];

/// A value that is not `None`.
fn given(value: Option<&Object>) -> Option<&Object> {
    value.filter(|value| !value.is_none())
}

fn shared_tuple(value: &Object) -> Option<Owned<Tuple>> {
    value.downcast::<Tuple>().map(Owned::share)
}

/// What a field holds, or `None`.
fn shown(thread: &Thread, place: &Place) -> Owned {
    place.get().unwrap_or_else(|| thread.none())
}

impl Function {
    /// Sets `__name__` or `__qualname__`.
    fn set_text(thread: &Thread, place: &Place, name: &str, value: Option<&Object>) -> Fallible {
        match value.filter(|value| value.downcast::<Str>().is_some()) {
            Some(value) => {
                place.set(Owned::share(value));
                Ok(())
            }
            None => Err(raise!(thread, TYPE_ERROR, "{name} must be set to a string object")),
        }
    }

    /// `__annotations__`: those that were set, or those that `__annotate__` computes, which are kept.
    fn computed_annotations(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(annotations) = self.annotations.get() {
            if let Some(pairs) = (*annotations).downcast::<Tuple>() {
                let dict = dict_of_pairs(thread, pairs)?.into_object();
                self.annotations.set(dict.clone());
                return Ok(dict);
            }
            return Ok(annotations);
        }
        let annotations = match self.annotate.get().filter(|annotate| call::is_callable(annotate)) {
            Some(annotate) => {
                let result = call::call(thread, &annotate, &[&*thread.new_int(1)?])?;
                if (*result).downcast::<Dict>().is_none() {
                    return Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "__annotate__ returned non-dict of type '{}'",
                        result.type_name()
                    ));
                }
                result
            }
            None => Dict::new(thread)?.into_object(),
        };
        self.annotations.set(annotations.clone());
        Ok(annotations)
    }
}

/// The annotations of `from __future__ import annotations`: names and texts in turn.
fn dict_of_pairs(thread: &Thread, pairs: &Tuple) -> Fallible<Owned<Dict>> {
    let dict = Dict::new(thread)?;
    for pair in pairs.as_slice().chunks_exact(2) {
        dict.insert(thread, pair[0], pair[1])?;
    }
    Ok(dict)
}

/// Refuses a closure that does not fit the free variables of the code.
fn check_closure(thread: &Thread, code: &Code, closure: Option<&Object>) -> Fallible {
    let wanted = code.free_count();
    let closure = match given(closure) {
        None if wanted == 0 => return Ok(()),
        None => return Err(raise!(thread, TYPE_ERROR, "arg 5 (closure) must be tuple")),
        Some(closure) => closure
            .downcast::<Tuple>()
            .ok_or_else(|| raise!(thread, TYPE_ERROR, "arg 5 (closure) must be None or tuple"))?,
    };
    if closure.len() != wanted {
        let name = object::str(thread, code.name())?;
        let got = closure.len();
        return Err(raise!(
            thread,
            VALUE_ERROR,
            "{name} requires closure of length {wanted}, not {got}"
        ));
    }
    for item in closure.iter() {
        if item.downcast::<Cell>().is_none() {
            let class = item.type_name();
            return Err(raise!(thread, TYPE_ERROR, "arg 5 (closure) expected cell, found {class}"));
        }
    }
    Ok(())
}

#[slots(name = CONSTRUCTOR)]
impl Function {
    #[allow(clippy::too_many_arguments, reason = "as many as the Python signature has")]
    /// function(code, globals, name=None, argdefs=None, closure=None,
    ///          kwdefaults=None)
    ///
    /// A function that runs code with these global variables.
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        code: &Code,
        globals: &Dict,
        name: Option<&Object>,
        argdefs: Option<&Object>,
        closure: Option<&Object>,
        kwdefaults: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        if given(name).is_some_and(|name| name.downcast::<Str>().is_none()) {
            return Err(raise!(thread, TYPE_ERROR, "arg 3 (name) must be None or string"));
        }
        if given(argdefs).is_some_and(|values| values.downcast::<Tuple>().is_none()) {
            return Err(raise!(thread, TYPE_ERROR, "arg 4 (defaults) must be None or tuple"));
        }
        check_closure(thread, code, closure)?;
        if given(kwdefaults).is_some_and(|values| values.downcast::<Dict>().is_none()) {
            return Err(raise!(thread, TYPE_ERROR, "arg 6 (kwdefaults) must be None or dict"));
        }
        let make = thread.interpreter().hooks.make_function.get();
        let Some(make) = make else {
            return Err(raise!(thread, RUNTIME_ERROR, "there is no evaluator to run functions"));
        };
        let function = make(thread, code, globals.as_object())?;
        if let Some(name) = given(name) {
            function.name.set(Owned::share(name));
        }
        drop(function.defaults.replace(given(argdefs).and_then(shared_tuple)));
        drop(function.closure.replace(given(closure).and_then(shared_tuple)));
        drop(function.keyword_defaults.replace(given(kwdefaults).map(Owned::share)));
        Ok(function)
    }
}

#[methods]
impl Function {
    #[getter]
    fn __code__(&self) -> Owned<Code> {
        Owned::share(self.code())
    }

    #[setter(name = "__code__")]
    fn set_code(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(code) = value.and_then(Object::downcast::<Code>) else {
            return Err(raise!(thread, TYPE_ERROR, "__code__ must be set to a code object"));
        };
        let (has, wants) = (self.code().free_count(), code.free_count());
        if has != wants {
            let name = object::str(thread, &shown(thread, &self.name))?;
            return Err(raise!(
                thread,
                VALUE_ERROR,
                "{name}() requires a code object with {has} free vars, not {wants}"
            ));
        }
        const KINDS: CodeFlags =
            CodeFlags::GENERATOR.union(CodeFlags::COROUTINE).union(CodeFlags::ASYNC_GENERATOR);
        let kind = |code: &Code| CodeFlags::from_bits_retain(code.flags()) & KINDS;
        if kind(self.code()) != kind(code) {
            let message = "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a \
                           plain function)";
            errors::warn(thread, &errors::DEPRECATION_WARNING, message, 1)?;
        }
        self.changed();
        // A frame that runs the old code borrows it from the function, so it stays for good.
        std::mem::forget(self.code.replace(Some(Owned::share(code))));
        Ok(())
    }

    #[getter]
    fn __defaults__(&self) -> Option<Owned<Tuple>> {
        self.defaults.get()
    }

    #[setter(name = "__defaults__")]
    fn set_defaults(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = match given(value) {
            None => None,
            Some(value) => match value.downcast::<Tuple>() {
                Some(tuple) => Some(Owned::share(tuple)),
                None => {
                    let what = "__defaults__ must be set to a tuple object";
                    return Err(raise!(thread, TYPE_ERROR, "{what}"));
                }
            },
        };
        self.changed();
        drop(self.defaults.replace(value));
        Ok(())
    }

    #[getter]
    fn __kwdefaults__(&self) -> Option<Owned> {
        self.keyword_defaults.get()
    }

    #[setter(name = "__kwdefaults__")]
    fn set_keyword_defaults(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(value);
        if value.is_some_and(|value| value.downcast::<Dict>().is_none()) {
            let what = "__kwdefaults__ must be set to a dict object";
            return Err(raise!(thread, TYPE_ERROR, "{what}"));
        }
        self.changed();
        drop(self.keyword_defaults.replace(value.map(Owned::share)));
        Ok(())
    }

    #[getter]
    fn __doc__(&self) -> Option<Owned> {
        self.doc.get()
    }

    #[setter(name = "__doc__")]
    fn set_doc(&self, value: Option<&Object>) -> Fallible {
        drop(self.doc.replace(value.map(Owned::share)));
        Ok(())
    }

    #[getter]
    fn __module__(&self) -> Option<Owned> {
        self.module.get()
    }

    #[setter(name = "__module__")]
    fn set_module_attribute(&self, value: Option<&Object>) -> Fallible {
        drop(self.module.replace(value.map(Owned::share)));
        Ok(())
    }

    /// The annotations in a dict.
    #[getter]
    fn __annotations__(&self, thread: &Thread) -> Fallible<Owned> {
        self.computed_annotations(thread)
    }

    #[setter(name = "__annotations__")]
    fn set_annotations(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(value);
        if value.is_some_and(|value| value.downcast::<Dict>().is_none()) {
            let what = "__annotations__ must be set to a dict object";
            return Err(raise!(thread, TYPE_ERROR, "{what}"));
        }
        drop(self.annotations.replace(value.map(Owned::share)));
        drop(self.annotate.take());
        Ok(())
    }

    /// The function that computes the annotations, or None.
    #[getter]
    fn __annotate__(&self) -> Option<Owned> {
        self.annotate.get()
    }

    #[setter(name = "__annotate__")]
    fn set_annotate(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else {
            return Err(raise!(thread, TYPE_ERROR, "__annotate__ cannot be deleted"));
        };
        if value.is_none() {
            self.annotate.set(Owned::share(value));
            return Ok(());
        }
        if !call::is_callable(value) {
            return Err(raise!(thread, TYPE_ERROR, "__annotate__ must be callable or None"));
        }
        self.annotate.set(Owned::share(value));
        drop(self.annotations.take());
        Ok(())
    }

    #[getter]
    fn __name__(&self, thread: &Thread) -> Owned {
        shown(thread, &self.name)
    }

    #[setter(name = "__name__")]
    fn set_name(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        Self::set_text(thread, &self.name, "__name__", value)
    }

    #[getter]
    fn __qualname__(&self) -> Owned {
        self.qualified_name()
    }

    #[setter(name = "__qualname__")]
    fn set_qualified_name(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        Self::set_text(thread, &self.qualified_name, "__qualname__", value)
    }

    /// The type parameters of a generic function, in a tuple.
    #[getter]
    fn __type_params__(&self) -> Owned {
        self.type_parameters.get().unwrap_or_else(|| Tuple::empty().into_object())
    }

    #[setter(name = "__type_params__")]
    fn set_type_params(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        match value.filter(|value| value.downcast::<Tuple>().is_some()) {
            Some(value) => {
                self.type_parameters.set(Owned::share(value));
                Ok(())
            }
            None => Err(raise!(thread, TYPE_ERROR, "__type_params__ must be set to a tuple")),
        }
    }

    #[getter]
    fn __dict__(&self, thread: &Thread) -> Fallible<Owned> {
        match self.dict.get() {
            Some(dict) => Ok(dict),
            None => {
                let dict = Dict::new(thread)?.into_object();
                self.dict.set(dict.clone());
                Ok(dict)
            }
        }
    }

    #[setter(name = "__dict__")]
    fn set_dict(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        crate::types::object::attributes::set_dict(thread, self.as_object(), value)
    }
}
