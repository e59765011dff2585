//! `member_descriptor`: an attribute that is a field of the object, such as those of `__slots__`.

use super::value::MemberDescriptor;
use super::{MEMBERS, text_or_none};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::{methods, slots, static_type};

static_type! {
    /// The type of attributes that are fields.
    pub static MEMBER_DESCRIPTOR: MemberDescriptor = {
        name: "member_descriptor",
        export: "PyMemberDescr_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: MemberDescriptor::SLOTS,
        methods: MemberDescriptor::METHODS,
        getsets: MemberDescriptor::GETSETS,
        members: MEMBERS,
    };
}

#[slots]
impl MemberDescriptor {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.common.describe(thread, "member")
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        let Some(instance) = instance else {
            return Ok(Owned::share(self.common.as_object()));
        };
        self.common.check(thread, instance)?;
        self.read(thread, instance)
    }

    fn tp_descr_set(&self, thread: &Thread, instance: &Object, value: Option<&Object>) -> Fallible {
        self.common.check(thread, instance)?;
        self.write(thread, instance, value)
    }
}

#[methods]
impl MemberDescriptor {
    #[getter(name = "__doc__")]
    fn documentation(&self, thread: &Thread) -> Fallible<Owned> {
        text_or_none(thread, self.doc())
    }

    #[getter(name = "__qualname__")]
    fn qualified_name(&self, thread: &Thread) -> Fallible<Owned> {
        self.common.qualified_name(thread)
    }

    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned> {
        self.common.reduce(thread)
    }
}
