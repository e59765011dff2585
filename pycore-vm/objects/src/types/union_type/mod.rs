//! `typing.Union`: types of which a value may have any, such as `int | str`.

mod attributes;
mod make;
mod slots;

pub use make::{from_tuple, or};

use std::cell::Cell;
use std::mem::offset_of;

use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::declare::{MemberKind, NativeMember};
use crate::static_type;
use crate::types::generic_alias::parameters;
use crate::types::object::OBJECT;
use crate::types::set::FrozenSet;
use crate::types::tuple::Tuple;

/// Types, each once.
#[repr(C)]
pub struct Union {
    object: Object,
    arguments: Place<Tuple>,
    /// Those that have a hash, as a frozen set.
    hashable: Place<FrozenSet>,
    /// The others; empty if there are none.
    unhashable: Place<Tuple>,
    /// Type variables among the types, once they have been asked for.
    parameters: Place<Tuple>,
    weak_references: Cell<*const Object>,
}

const _: () = {
    // CPython's struct is as large.
    assert!(size_of::<Union>() == 56);
    assert!(offset_of!(Union, weak_references) == 48);
};

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__args__",
    MemberKind::ObjectOrNone,
    offset_of!(Union, arguments),
    NativeMember::READ_ONLY,
    None,
)];

static_type! {
    /// The type `typing.Union`.
    pub static UNION: Union = {
        name: "typing.Union",
        export: "_PyUnion_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "Types of which a value may have any, such as int | str.",
        slots: Union::SLOTS,
        methods: Union::METHODS,
        getsets: Union::GETSETS,
        members: MEMBERS,
        weaklist_offset: offset_of!(Union, weak_references) as isize,
    };
}

impl Trace for Union {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.arguments.trace(tracer);
        self.hashable.trace(tracer);
        self.unhashable.trace(tracer);
        self.parameters.trace(tracer);
    }
}

impl Union {
    /// `__args__`
    pub fn arguments(&self) -> Owned<Tuple> {
        self.arguments.get().unwrap_or_else(Tuple::empty)
    }

    /// `__parameters__`
    fn parameters(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        if let Some(known) = self.parameters.get() {
            return Ok(known);
        }
        let found = parameters::of(thread, &self.arguments())?;
        self.parameters.set(found.clone());
        Ok(found)
    }
}
