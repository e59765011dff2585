//! Copies of a property with another function, and its name.

use super::Property;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::Arguments;
use crate::protocol::call;
use crate::types::method_wrappers::is_abstract;
use crate::{methods, name};

impl Property {
    /// A property of the same class in which some functions are replaced.
    fn copy(
        &self,
        thread: &Thread,
        getter: Option<&Object>,
        setter: Option<&Object>,
        deleter: Option<&Object>,
    ) -> Fallible<Owned> {
        let choose = |new: Option<&Object>, old: &crate::Place| {
            let new = new.filter(|new| !new.is_none()).map(Owned::share);
            new.or_else(|| old.get()).unwrap_or_else(|| thread.none())
        };
        let getter = choose(getter, &self.getter);
        let setter = choose(setter, &self.setter);
        let deleter = choose(deleter, &self.deleter);
        // Without one, the new property asks its getter again.
        let doc =
            if self.doc_of_getter.get() != 0 && !getter.is_none() { None } else { self.doc.get() };
        let doc = doc.unwrap_or_else(|| thread.none());
        let class = Owned::share(self.object.type_object());
        let new = call::call(thread, class.as_object(), &[&getter, &setter, &deleter, &doc])?;
        if let Some(new) = new.downcast_ref::<Self>() {
            drop(new.name.replace(self.name.get()));
        }
        Ok(new)
    }
}

#[methods]
impl Property {
    /// getter($self, object, /)
    ///
    /// A copy of the property with another function to read the attribute.
    #[python(name = "getter")]
    fn with_getter(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        self.copy(thread, Some(object), None, None)
    }

    /// setter($self, object, /)
    ///
    /// A copy of the property with another function to write the attribute.
    #[python(name = "setter")]
    fn with_setter(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        self.copy(thread, None, Some(object), None)
    }

    /// deleter($self, object, /)
    ///
    /// A copy of the property with another function to delete the attribute.
    #[python(name = "deleter")]
    fn with_deleter(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        self.copy(thread, None, None, Some(object))
    }

    /// __set_name__($self, owner, name, /)
    ///
    /// Notes the name of the attribute, which messages show.
    #[effects(TAKES_TUPLE)]
    fn __set_name__(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let (2, Some(name)) = (arguments.len(), arguments.object(thread, 1)?) else {
            let given = arguments.len();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "__set_name__() takes 2 positional arguments but {given} were given"
            ));
        };
        self.name.set(Owned::share(name));
        Ok(())
    }

    #[getter(name = "__name__")]
    fn name_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        match self.name(thread)? {
            Some(name) => Ok(name),
            None => Err(crate::types::object::attributes::missing(
                thread,
                self.as_object(),
                name!(thread, "__name__"),
            )),
        }
    }

    #[setter(name = "__name__")]
    fn set_name_attribute(&self, value: Option<&Object>) -> Fallible {
        drop(self.name.replace(value.map(Owned::share)));
        Ok(())
    }

    #[getter]
    fn __isabstractmethod__(&self, thread: &Thread) -> Fallible<bool> {
        for function in [&self.getter, &self.setter, &self.deleter] {
            if let Some(function) = function.get()
                && is_abstract(thread, &function)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
