//! `getset_descriptor`: an attribute that native functions compute.

use super::value::GetSetDescriptor;
use super::{MEMBERS, text_or_none};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, slots, static_type};

static_type! {
    /// The type of computed attributes.
    pub static GETSET_DESCRIPTOR: GetSetDescriptor = {
        name: "getset_descriptor",
        export: "PyGetSetDescr_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: GetSetDescriptor::SLOTS,
        getsets: GetSetDescriptor::GETSETS,
        members: MEMBERS,
    };
}

impl GetSetDescriptor {
    /// Reads the attribute.
    pub fn get(&self, thread: &Thread, instance: &Object) -> Fallible<Owned> {
        self.common.check(thread, instance)?;
        self.read(thread, instance).unwrap_or_else(|| Err(self.refuse(thread, "readable")))
    }

    /// Writes the attribute, or deletes it.
    pub fn set(&self, thread: &Thread, instance: &Object, value: Option<&Object>) -> Fallible {
        self.common.check(thread, instance)?;
        self.write(thread, instance, value).unwrap_or_else(|| Err(self.refuse(thread, "writable")))
    }

    #[cold]
    fn refuse(&self, thread: &Thread, what: &str) -> crate::Raised {
        let (name, class) = (self.common.name(), self.common.class());
        let class = class.display_name();
        crate::raise!(
            thread,
            ATTRIBUTE_ERROR,
            "attribute '{name}' of '{class}' objects is not {what}"
        )
    }
}

#[slots]
impl GetSetDescriptor {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.common.describe(thread, "attribute")
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        match instance {
            Some(instance) => self.get(thread, instance),
            None => Ok(Owned::share(self.common.as_object())),
        }
    }

    fn tp_descr_set(&self, thread: &Thread, instance: &Object, value: Option<&Object>) -> Fallible {
        self.set(thread, instance, value)
    }
}

#[methods]
impl GetSetDescriptor {
    #[getter(name = "__doc__")]
    fn documentation(&self, thread: &Thread) -> Fallible<Owned> {
        text_or_none(thread, self.doc())
    }

    #[getter(name = "__qualname__")]
    fn qualified_name(&self, thread: &Thread) -> Fallible<Owned> {
        self.common.qualified_name(thread)
    }
}
