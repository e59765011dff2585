//! `__new__` of native types: a function bound to the type, which calls `tp_new` after checking that it may.

use std::ptr;

use super::value;
use crate::core::slots::generic;
use crate::core::{Fallible, Object, Owned, Thread, TypeFlags, TypeObject};
use crate::declare::{Arguments, NativeFunction};
use crate::types::builtin_function::BuiltinFunction;
use crate::{methods, name};

#[methods(name = NEW_WRAPPER)]
impl TypeObject {
    /// __new__($type, *args, **kwargs)
    ///
    /// Create and return a new object.
    #[python(name = "__new__")]
    fn call_new(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let ours = self.display_name();
        let Some(first) = arguments.object(thread, 0)? else {
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "{ours}.__new__(): not enough arguments"
            ));
        };
        let Some(class) = first.downcast::<TypeObject>() else {
            let given = first.type_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "{ours}.__new__(X): X is not a type object ({given})"
            ));
        };
        let theirs = class.display_name();
        if !class.is_subtype_of(self) {
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "{ours}.__new__({theirs}): {theirs} is not a subtype of {ours}"
            ));
        }
        if class.flags().contains(TypeFlags::DISALLOW_INSTANTIATION) {
            return Err(crate::raise!(thread, TYPE_ERROR, "cannot create '{theirs}' instances"));
        }
        // The constructor must be that of the nearest native base: another could leave memory of it uninitialised.
        let mut native = Some(class);
        while let Some(base) = native.filter(|base| generic::has_new_in_python(base)) {
            native = base.base();
        }
        // A type may have a constructor that it does not show: it is then reached by the one of the base.
        let key = name!(thread, "__new__");
        let shown = std::iter::successors(native, |class| class.base())
            .find(|class| class.dict().is_some_and(|dict| dict.contains_str(key)));
        if let Some(native) = native
            && !shown.is_some_and(|shown| value::have_one_constructor(shown, self))
        {
            if !value::has_constructor(native) {
                return Err(crate::raise!(
                    thread,
                    TYPE_ERROR,
                    "cannot create '{theirs}' instances"
                ));
            }
            let better = native.display_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "{ours}.__new__({theirs}) is not safe, use {better}.__new__()"
            ));
        }
        match value::construct(thread, native.unwrap_or(self), class, arguments.without_first())? {
            Some(object) => Ok(object),
            None => Err(crate::raise!(thread, TYPE_ERROR, "cannot create '{theirs}' instances")),
        }
    }
}

/// The definition, at one address by which functions are recognised.
static DEFINITION: &[NativeFunction] = TypeObject::NEW_WRAPPER;

/// The function for a type.
pub(crate) fn make(thread: &Thread, class: &'static TypeObject) -> Fallible<Owned> {
    let function = BuiltinFunction::new(thread, &DEFINITION[0], Some(class.as_object()), None)?;
    Ok(function.into_object())
}

/// Whether an attribute is such a function.
pub(crate) fn is_new_wrapper(attribute: &Object) -> bool {
    attribute
        .downcast_exact::<BuiltinFunction>()
        .is_some_and(|function| ptr::eq(function.definition(), &DEFINITION[0].definition))
}
