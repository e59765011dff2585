//! Attributes of unions.

use super::{UNION, Union, make};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::protocol::object;
use crate::types::object::attributes;
use crate::types::tuple::Tuple;
use crate::{methods, name};

impl Union {
    /// An attribute of the union; where it is defined is where its type is.
    pub(super) fn attribute(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        let name = attributes::name_of(thread, name)?;
        if name.equals_ascii("__module__") {
            let class = UNION.get().as_object();
            return object::get_attribute(thread, class, name!(thread, "__module__"));
        }
        attributes::get(thread, self.as_object(), name)
    }
}

#[methods]
impl Union {
    /// The union's name in the module typing.
    #[getter]
    fn __name__(&self) -> &'static str {
        "Union"
    }

    /// The union's name in the module typing.
    #[getter]
    fn __qualname__(&self) -> &'static str {
        "Union"
    }

    /// The type of unions.
    #[getter]
    fn __origin__(&self) -> Owned<TypeObject> {
        Owned::share(UNION.get())
    }

    /// The type variables among the types.
    #[getter(name = "__parameters__")]
    fn parameters_attribute(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.parameters(thread)
    }

    /// __mro_entries__($self, object, /)
    fn __mro_entries__(&self, thread: &Thread, _object: &Object) -> Fallible<Owned> {
        let shown = object::repr(thread, self.as_object())?;
        Err(crate::raise!(thread, TYPE_ERROR, "Cannot subclass {shown}"))
    }

    /// __class_getitem__($type, object, /)
    ///
    /// The union of types.
    #[classmethod]
    fn __class_getitem__(_class: &TypeObject, thread: &Thread, object: &Object) -> Fallible<Owned> {
        match object.downcast::<Tuple>() {
            Some(types) => make::from_tuple(thread, types),
            None => make::from_tuple(thread, &*Tuple::new(thread, &[object])?),
        }
    }
}
