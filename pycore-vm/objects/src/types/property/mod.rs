//! `property`: an attribute that functions compute.

mod methods;
mod slots;

use std::cell::Cell;
use std::mem::offset_of;

use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::declare::{MemberKind, NativeMember};
use crate::name;
use crate::protocol::object;
use crate::static_type;
use crate::types::object::OBJECT;

/// An attribute with functions to read, write and delete it.
#[repr(C)]
pub struct Property {
    object: Object,
    getter: Place,
    setter: Place,
    deleter: Place,
    doc: Place,
    name: Place,
    /// Whether the documentation is that of the getter.
    doc_of_getter: Cell<i32>,
}

const _: () = {
    assert!(size_of::<Property>() == 64);
    assert!(offset_of!(Property, getter) == 16);
    assert!(offset_of!(Property, name) == 48);
};

const fn member(
    name: &'static core::ffi::CStr,
    kind: MemberKind,
    offset: usize,
    flags: i32,
) -> NativeMember {
    NativeMember::new(name, kind, offset, flags, None)
}

/// A field that is `None` when empty.
const FIELD: MemberKind = MemberKind::ObjectOrNone;

const MEMBERS: &[NativeMember] = &[
    member(c"fget", FIELD, offset_of!(Property, getter), NativeMember::READ_ONLY),
    member(c"fset", FIELD, offset_of!(Property, setter), NativeMember::READ_ONLY),
    member(c"fdel", FIELD, offset_of!(Property, deleter), NativeMember::READ_ONLY),
    member(c"__doc__", FIELD, offset_of!(Property, doc), 0),
];

static_type! {
    /// The type `property`.
    pub static PROPERTY: Property = {
        name: "property",
        export: "PyProperty_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nAn attribute that functions compute.\n\n  fget\n    gets the object, and gives the value\n  fset\n    gets the object and the new value\n  fdel\n    gets the object whose attribute is deleted\n  doc\n    the documentation; that of fget, if it is left out\n\nMostly written as decorators:\n\nclass C:\n    @property\n    def x(self):\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value",
        slots: Property::SLOTS,
        methods: Property::METHODS,
        getsets: Property::GETSETS,
        members: MEMBERS,
    };
}

impl Trace for Property {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for place in self.places() {
            place.trace(tracer);
        }
    }

    fn clear(&self) {
        for place in self.places() {
            drop(place.take());
        }
    }
}

impl Property {
    fn places(&self) -> [&Place; 5] {
        [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name]
    }

    /// A property of nothing, until `__init__` is called.
    fn empty(object: Object) -> Self {
        Self {
            object,
            getter: Place::empty(),
            setter: Place::empty(),
            deleter: Place::empty(),
            doc: Place::empty(),
            name: Place::empty(),
            doc_of_getter: Cell::new(0),
        }
    }

    /// The function that reads the attribute.
    #[inline]
    pub fn getter(&self) -> Option<Owned> {
        self.getter.get()
    }

    /// The attribute's name: that which the class said, else that of the getter.
    fn name(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        if let Some(name) = self.name.get() {
            return Ok(Some(name));
        }
        match self.getter.get() {
            Some(getter) => object::lookup_attribute(thread, &getter, name!(thread, "__name__")),
            None => Ok(None),
        }
    }
}
