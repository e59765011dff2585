//! The attributes of bound methods, and methods made by hand.

use pycore_macros::{methods, slots};

use super::Method;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::protocol::{call, object};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{name, raise};

#[slots(name = CONSTRUCTOR)]
impl Method {
    /// method(function, instance, /)
    ///
    /// A function bound to an object.
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        function: &Object,
        instance: &Object,
    ) -> Fallible<Owned<Self>> {
        if !call::is_callable(function) {
            return Err(raise!(thread, TYPE_ERROR, "first argument must be callable"));
        }
        if instance.is_none() {
            return Err(raise!(thread, TYPE_ERROR, "instance must not be None"));
        }
        Self::new(thread, function, instance)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let function = self.function();
        let mut found = object::lookup_attribute(thread, function, name!(thread, "__qualname__"))?;
        if found.is_none() {
            found = object::lookup_attribute(thread, function, name!(thread, "__name__"))?;
        }
        let name = found.as_deref().and_then(Object::downcast::<Str>).map(Str::to_string_lossy);
        let name = name.unwrap_or_else(|| "?".to_owned());
        let receiver = object::repr(thread, self.receiver())?;
        Str::new(thread, &format!("<bound method {name} of {receiver}>"))
    }

    fn tp_descr_get(&self, _instance: Option<&Object>, _owner: Option<&Object>) -> Owned {
        Owned::share(self.as_object())
    }
}

#[methods]
impl Method {
    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned> {
        let Some(builtins) = thread.interpreter().builtins.get() else {
            return Err(raise!(thread, SYSTEM_ERROR, "there is no module builtins"));
        };
        let getattr = object::get_item(thread, &builtins, name!(thread, "getattr").as_object())?;
        let name = object::get_attribute(thread, self.function(), name!(thread, "__name__"))?;
        let arguments = Tuple::new(thread, &[self.receiver(), &name])?.into_object();
        Ok(Tuple::pack(thread, [getattr, arguments])?.into_object())
    }

    #[getter]
    fn __doc__(&self, thread: &Thread) -> Fallible<Owned> {
        object::get_attribute(thread, self.function(), name!(thread, "__doc__"))
    }
}
