//! Attributes of aliases: a few of their own, all others of the origin.

use super::GenericAlias;
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread};
use crate::protocol::{object, special};
use crate::types::list::List;
use crate::types::object::attributes;
use crate::types::str::Str;
use crate::types::tuple::{TUPLE, Tuple};
use crate::{methods, name};

/// Names that `dir` shows beside those of the origin.
const SHOWN: [&str; 6] = [
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
];

/// Further names that are looked up on the alias, whether it has them or not.
const OWN: [&str; 6] =
    ["__class__", "__reduce_ex__", "__reduce__", "__bases__", "__copy__", "__deepcopy__"];

fn is_own(name: &Str) -> bool {
    SHOWN.iter().chain(&OWN).any(|own| name.equals_ascii(own))
}

/// The error of a question that has no answer.
#[cold]
fn no_check(thread: &Thread, function: &str) -> Raised {
    crate::raise!(thread, TYPE_ERROR, "{function}() argument 2 cannot be a parameterized generic")
}

impl GenericAlias {
    /// An attribute of the alias or of its origin.
    pub(super) fn attribute(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        let name = attributes::name_of(thread, name)?;
        if is_own(name) {
            return attributes::get(thread, self.as_object(), name);
        }
        object::get_attribute(thread, &self.origin(), name)
    }
}

#[methods]
impl GenericAlias {
    /// The type variables among the arguments.
    #[getter(name = "__parameters__")]
    fn parameters_attribute(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.parameters(thread)
    }

    #[getter]
    fn __typing_unpacked_tuple_args__(&self) -> Option<Owned<Tuple>> {
        let is_tuple = self.origin().is(TUPLE.get().as_object());
        (self.is_starred() && is_tuple).then(|| self.arguments())
    }

    /// __mro_entries__($self, object, /)
    fn __mro_entries__(&self, thread: &Thread, _object: &Object) -> Fallible<Owned<Tuple>> {
        Tuple::new(thread, &[&self.origin()])
    }

    /// __instancecheck__($self, object, /)
    fn __instancecheck__(&self, thread: &Thread, _object: &Object) -> Fallible<bool> {
        Err(no_check(thread, "isinstance"))
    }

    /// __subclasscheck__($self, object, /)
    fn __subclasscheck__(&self, thread: &Thread, _object: &Object) -> Fallible<bool> {
        Err(no_check(thread, "issubclass"))
    }

    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (origin, arguments) = (self.origin(), self.arguments());
        if !self.is_starred() {
            let parts = Tuple::new(thread, &[&*origin, arguments.as_object()])?;
            let class = self.as_object().type_object().as_object();
            return Tuple::new(thread, &[class, parts.as_object()]);
        }
        let plain = GenericAlias::new(thread, &origin, arguments.as_object())?;
        let iterator = object::iterate(thread, plain.as_object())?;
        let next = super::iterator::builtin(thread, name!(thread, "next"))?;
        let parts = Tuple::new(thread, &[&*iterator])?;
        Tuple::new(thread, &[&*next, parts.as_object()])
    }

    /// __dir__($self, /)
    fn __dir__(&self, thread: &Thread) -> Fallible<Owned<List>> {
        let origin = self.origin();
        let names = special::call(thread, &origin, name!(thread, "__dir__"), &[])?;
        let names = List::from_iterable(thread, &names)?;
        for name in SHOWN {
            let name = Str::new(thread, name)?;
            if !object::contains(thread, names.as_object(), name.as_object())? {
                names.push(thread, name.into_object())?;
            }
        }
        Ok(names)
    }
}
