//! What properties do when the attribute is read, written or deleted.

use super::{PROPERTY, Property};
use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject};
use crate::declare::Arguments;
use crate::protocol::{call, object};
use crate::{errors, name, slots};

impl Property {
    /// The error of an attribute that cannot be read, written or deleted.
    #[cold]
    fn lacks(&self, thread: &Thread, instance: &Object, what: &str) -> Raised {
        let message = || -> Fallible<Raised> {
            let class = object::get_attribute(
                thread,
                instance.type_object().as_object(),
                name!(thread, "__qualname__"),
            )?;
            let class = object::repr(thread, &class)?;
            let of = match self.name(thread)? {
                Some(name) => format!("property {} of", object::repr(thread, &name)?),
                None => "property of".to_owned(),
            };
            Ok(crate::raise!(thread, ATTRIBUTE_ERROR, "{of} {class} object has no {what}"))
        };
        match message() {
            Ok(raised) | Err(raised) => raised,
        }
    }

    /// Takes over the documentation: as it is given, or else that of the getter.
    fn set_doc(&self, thread: &Thread, given: Option<&Object>) -> Fallible {
        let mut doc = given.filter(|doc| !doc.is_none()).map(Owned::share);
        if doc.is_none()
            && let Some(getter) = self.getter.get()
        {
            doc = object::lookup_attribute(thread, &getter, name!(thread, "__doc__"))?
                .filter(|doc| !doc.is_none());
            self.doc_of_getter.set(i32::from(doc.is_some()));
        }
        if std::ptr::eq(self.object.type_object(), PROPERTY.get()) {
            drop(self.doc.replace(doc));
            return Ok(());
        }
        // The `__doc__` of a subclass is found before that of an instance unless it is in the instance.
        let doc = doc.unwrap_or_else(|| thread.none());
        match object::set_attribute(thread, &self.object, name!(thread, "__doc__"), &doc) {
            Err(raised) if self.doc_of_getter.get() == 0 => {
                raised.suppress(thread, &errors::ATTRIBUTE_ERROR)
            }
            result => result,
        }
    }
}

#[slots(vectorcall)]
impl Property {
    fn tp_new(class: &TypeObject, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Ok(thread.new_instance(class, Self::empty)?.into_object())
    }

    /// property($self, fget=None, fset=None, fdel=None, doc=None)
    fn tp_init(
        &self,
        thread: &Thread,
        fget: Option<&Object>,
        fset: Option<&Object>,
        fdel: Option<&Object>,
        doc: Option<&Object>,
    ) -> Fallible {
        for (place, function) in [(&self.getter, fget), (&self.setter, fset), (&self.deleter, fdel)]
        {
            drop(place.replace(function.map(Owned::share)));
        }
        drop((self.doc.take(), self.name.take()));
        self.doc_of_getter.set(0);
        self.set_doc(thread, doc)
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        let Some(instance) = instance.filter(|instance| !instance.is_none()) else {
            return Ok(Owned::share(self.as_object()));
        };
        match self.getter.get() {
            Some(getter) => call::call(thread, &getter, &[instance]),
            None => Err(self.lacks(thread, instance, "getter")),
        }
    }

    fn tp_descr_set(&self, thread: &Thread, instance: &Object, value: Option<&Object>) -> Fallible {
        match (value, self.setter.get(), self.deleter.get()) {
            (Some(value), Some(setter), _) => call::call(thread, &setter, &[instance, value]),
            (None, _, Some(deleter)) => call::call(thread, &deleter, &[instance]),
            (Some(_), None, _) => return Err(self.lacks(thread, instance, "setter")),
            (None, _, None) => return Err(self.lacks(thread, instance, "deleter")),
        }
        .map(drop)
    }
}
