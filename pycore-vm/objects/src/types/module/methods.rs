//! Methods, computed attributes and slots of modules.

use super::{Module, attributes};
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::declare::Arguments;
use crate::protocol::call;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::object::attributes as object_attributes;
use crate::types::str::Str;
use crate::{methods, name, raise, slots};

impl Module {
    /// Fills the namespace of a new module.
    pub(super) fn initialize(&self, thread: &Thread, name: &Str, doc: Option<&Object>) -> Fallible {
        let dict = self.namespace(thread)?;
        let none = thread.none();
        dict.insert_str(thread, name!(thread, "__name__"), name.as_object())?;
        dict.insert_str(thread, name!(thread, "__doc__"), doc.unwrap_or(&none))?;
        dict.insert_str(thread, name!(thread, "__package__"), &none)?;
        dict.insert_str(thread, name!(thread, "__loader__"), &none)?;
        dict.insert_str(thread, name!(thread, "__spec__"), &none)?;
        self.name.set(Owned::share(name.as_object()));
        Ok(())
    }
}

#[slots]
impl Module {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let module = thread.new_instance(class, Self::contents)?;
        module.dict.set(Dict::new(thread)?);
        Ok(module)
    }

    /// module(name, doc=None)
    ///
    /// A new module of that name, in which nothing is but what every module has.
    fn tp_init(&self, thread: &Thread, name: &Str, doc: Option<&Object>) -> Fallible {
        self.initialize(thread, name, doc)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        Str::new(thread, &attributes::describe(thread, self)?)
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        let name = object_attributes::name_of(thread, name)?;
        match self.lookup(thread, name)? {
            Some(value) => Ok(value),
            None => Err(self.missing(thread, name)),
        }
    }
}

/// `module.__dict__`, which a subclass may hide behind something that is no dict.
fn visible_namespace(thread: &Thread, module: &Module) -> Fallible<Owned<Dict>> {
    let visible = crate::protocol::object::get_attribute(
        thread,
        module.as_object(),
        name!(thread, "__dict__"),
    )?;
    visible.downcast::<Dict>().map_err(|_| match module.name(thread) {
        Some(name) => raise!(thread, TYPE_ERROR, "{name}.__dict__ is not a dictionary"),
        None => raise!(thread, TYPE_ERROR, "<module>.__dict__ is not a dictionary"),
    })
}

fn no_such_attribute(thread: &Thread, name: &str) -> Raised {
    raise!(thread, ATTRIBUTE_ERROR, "{name}")
}

#[methods]
impl Module {
    /// __dir__($self, /)
    ///
    /// The names in the module's namespace, or what a function `__dir__` in it says.
    #[effects(TAKES_TUPLE)]
    fn __dir__(&self, thread: &Thread) -> Fallible<Owned> {
        let dict = visible_namespace(thread, self)?;
        if let Some(function) = dict.get_str(name!(thread, "__dir__")) {
            return call::call(thread, &function, &[]);
        }
        let names = List::new(thread)?;
        let mut position = 0;
        while let Some(name) = dict.next_key(&mut position) {
            names.push(thread, name)?;
        }
        Ok(names.into_object())
    }

    #[getter]
    fn __annotations__(&self, thread: &Thread) -> Fallible<Owned> {
        attributes::annotations(thread, &*visible_namespace(thread, self)?)
    }

    #[setter(name = "__annotations__")]
    fn set_annotations(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let dict = visible_namespace(thread, self)?;
        let key = name!(thread, "__annotations__");
        match value {
            Some(value) => dict.insert_str(thread, key, value)?,
            None => {
                if !attributes::remove(thread, &dict, key)? {
                    return Err(no_such_attribute(thread, "__annotations__"));
                }
            }
        }
        for other in [name!(thread, "__annotate__"), name!(thread, "__annotate_func__")] {
            attributes::remove(thread, &dict, other)?;
        }
        Ok(())
    }

    #[getter]
    fn __annotate__(&self, thread: &Thread) -> Fallible<Owned> {
        let dict = visible_namespace(thread, self)?;
        let key = name!(thread, "__annotate__");
        if let Some(annotate) = dict.get_str(key) {
            return Ok(annotate);
        }
        let none = thread.none();
        dict.insert_str(thread, key, &none)?;
        Ok(none)
    }

    #[setter(name = "__annotate__")]
    fn set_annotate(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else {
            return Err(raise!(thread, TYPE_ERROR, "cannot delete __annotate__ attribute"));
        };
        let dict = visible_namespace(thread, self)?;
        if !value.is_none() && !call::is_callable(value) {
            return Err(raise!(thread, TYPE_ERROR, "__annotate__ must be callable or None"));
        }
        dict.insert_str(thread, name!(thread, "__annotate__"), value)?;
        if !value.is_none() {
            attributes::remove(thread, &dict, name!(thread, "__annotations__"))?;
        }
        Ok(())
    }
}
