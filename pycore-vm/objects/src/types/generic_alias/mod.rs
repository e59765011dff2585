//! `types.GenericAlias`: a class with type arguments, such as `list[int]`.

mod attributes;
mod iterator;
pub mod parameters;
mod slots;

pub use iterator::{GENERIC_ALIAS_ITERATOR, GenericAliasIterator};

use std::cell::Cell;
use std::mem::offset_of;

use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::{MemberKind, NativeMember, Vectorcall};
use crate::static_type;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// A class, or anything that stands for one, and its type arguments.
#[repr(C)]
pub struct GenericAlias {
    object: Object,
    origin: Place,
    arguments: Place<Tuple>,
    /// Type variables among the arguments, once they have been asked for.
    parameters: Place<Tuple>,
    weak_references: Cell<*const Object>,
    /// Whether it stands for its items: `*tuple[int, str]`.
    is_starred: Cell<bool>,
    vectorcall: Vectorcall,
}

const _: () = {
    assert!(size_of::<GenericAlias>() == 64);
    assert!(offset_of!(GenericAlias, weak_references) == 40);
    assert!(offset_of!(GenericAlias, vectorcall) == 56);
};

const fn member(name: &'static core::ffi::CStr, kind: MemberKind, offset: usize) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, None)
}

const MEMBERS: &[NativeMember] = &[
    member(c"__origin__", MemberKind::ObjectOrNone, offset_of!(GenericAlias, origin)),
    member(c"__args__", MemberKind::ObjectOrNone, offset_of!(GenericAlias, arguments)),
    member(c"__unpacked__", MemberKind::Bool, offset_of!(GenericAlias, is_starred)),
];

static_type! {
    /// The type `types.GenericAlias`.
    pub static GENERIC_ALIAS: GenericAlias = {
        name: "types.GenericAlias",
        export: "Py_GenericAliasType",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC | HAVE_VECTORCALL,
        doc: "GenericAlias(origin, args, /)\n--\n\nA class with type arguments, such as list[int].",
        slots: GenericAlias::SLOTS,
        methods: GenericAlias::METHODS,
        getsets: GenericAlias::GETSETS,
        members: MEMBERS,
        weaklist_offset: offset_of!(GenericAlias, weak_references) as isize,
        vectorcall_offset: offset_of!(GenericAlias, vectorcall) as isize,
    };
}

impl Trace for GenericAlias {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.origin.trace(tracer);
        self.arguments.trace(tracer);
        self.parameters.trace(tracer);
    }
}

impl GenericAlias {
    fn fill(object: Object, origin: &Object, arguments: Owned<Tuple>, is_starred: bool) -> Self {
        Self {
            object,
            origin: Place::new(Owned::share(origin)),
            arguments: Place::new(arguments),
            parameters: Place::empty(),
            weak_references: Cell::new(std::ptr::null()),
            is_starred: Cell::new(is_starred),
            vectorcall: Vectorcall::of::<Self>(),
        }
    }

    /// `origin[item]`, of which a tuple is all arguments.
    pub fn new(thread: &Thread, origin: &Object, item: &Object) -> Fallible<Owned<Self>> {
        let arguments = arguments_of(thread, item)?;
        thread.new_object(|object| Self::fill(object, origin, arguments, false))
    }

    /// `__origin__`
    pub fn origin(&self) -> Owned {
        // The fields are set when the alias is made, and never again.
        self.origin.get().unwrap_or_else(|| Owned::share(OBJECT.get().as_object()))
    }

    /// `__args__`
    pub fn arguments(&self) -> Owned<Tuple> {
        self.arguments.get().unwrap_or_else(Tuple::empty)
    }

    /// Whether it stands for its items.
    pub fn is_starred(&self) -> bool {
        self.is_starred.get()
    }

    /// The same alias, standing for its items.
    fn starred(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        let (origin, arguments) = (self.origin(), self.arguments());
        thread.new_object(|object| Self::fill(object, &origin, arguments, true))
    }

    /// `__parameters__`
    pub fn parameters(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        if let Some(known) = self.parameters.get() {
            return Ok(known);
        }
        let found = parameters::of(thread, &self.arguments())?;
        self.parameters.set(found.clone());
        Ok(found)
    }
}

/// The type arguments that an item is.
fn arguments_of(thread: &Thread, item: &Object) -> Fallible<Owned<Tuple>> {
    match item.downcast::<Tuple>() {
        Some(all) => Ok(Owned::share(all)),
        None => Tuple::new(thread, &[item]),
    }
}

/// `__class_getitem__` of native types.
pub fn of_class(thread: &Thread, class: &TypeObject, item: &Object) -> Fallible<Owned> {
    Ok(GenericAlias::new(thread, class.as_object(), item)?.into_object())
}

/// Gives a native type `__class_getitem__`, in the constant `GENERIC`, which `more_methods` of its declaration takes.
#[macro_export]
macro_rules! generic_class {
    ($Struct:ty, undocumented) => {
        #[$crate::methods(name = GENERIC)]
        impl $Struct {
            /// __class_getitem__($type, object, /)
            #[classmethod]
            fn __class_getitem__(
                class: &$crate::TypeObject,
                thread: &$crate::Thread,
                object: &$crate::Object,
            ) -> $crate::Fallible<$crate::Owned> {
                $crate::types::generic_alias::of_class(thread, class, object)
            }
        }
    };
    ($Struct:ty) => {
        #[$crate::methods(name = GENERIC)]
        impl $Struct {
            /// __class_getitem__($type, object, /)
            ///
            /// The class with type arguments.
            #[classmethod]
            fn __class_getitem__(
                class: &$crate::TypeObject,
                thread: &$crate::Thread,
                object: &$crate::Object,
            ) -> $crate::Fallible<$crate::Owned> {
                $crate::types::generic_alias::of_class(thread, class, object)
            }
        }
    };
}
