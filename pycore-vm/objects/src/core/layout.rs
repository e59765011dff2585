//! Which Rust struct is which type.

use super::object::Object;
use super::type_object::TypeObject;

/// A Rust struct that is the memory of the instances of a type.
///
/// # Safety
///
/// 1. The struct is `repr(C)`, at most 16-byte aligned, and its first field is an [`Object`] or another
///    `Layout` struct. All access to its fields is by shared reference (through cells), since every reference to
///    an object is shared.
/// 2. Objects whose type satisfies `is_layout_of` are laid out like this, `tp_basicsize` of it is at least the
///    struct's size, and the fields behind the header are what the type's creation wrote.
/// 3. [`Trace::trace`] shows each [`super::Place`] and [`super::Owned`] in the struct once.
pub unsafe trait Layout: Trace + Sized + 'static {
    /// Whether all instances of exactly this type have the struct's size: no items behind it.
    const FIXED_SIZE: bool = true;

    /// Whether instances have a list of weak references, which is emptied before they go.
    const WEAK_LIST: bool = false;

    /// Whether instances have their attributes in front, which the kernel shows to the collector and drops.
    const MANAGED_DICT: bool = false;

    /// The type object.
    fn type_object() -> &'static TypeObject;

    /// Whether instances of a type are laid out as this struct: it is the type or derives from it.
    #[inline]
    fn is_layout_of(candidate: &TypeObject) -> bool {
        candidate.derives_from(Self::type_object())
    }
}

/// Shows an object's references to the collector.
pub trait Trace {
    /// Calls the tracer for every reference that the object owns. Must not run code of the program.
    fn trace(&self, tracer: &mut Tracer<'_>);

    /// Drops the references through which the object could be part of a cycle.
    fn clear(&self) {}
}

/// Takes the references that [`Trace::trace`] shows.
pub struct Tracer<'v> {
    pub(super) visit: &'v mut dyn FnMut(&Object),
}

impl<'v> Tracer<'v> {
    /// A tracer that calls a closure.
    pub fn new(visit: &'v mut dyn FnMut(&Object)) -> Self {
        Self { visit }
    }

    /// Shows one reference.
    #[inline]
    pub fn visit(&mut self, referent: &Object) {
        (self.visit)(referent);
    }
}
