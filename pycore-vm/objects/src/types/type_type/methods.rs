//! Attributes and methods of types that are computed.

use super::{mro, names};
use crate::core::{Fallible, ObjectLike, Owned, Thread, TypeObject};
use crate::methods;
use crate::types::str::Str;

#[methods]
impl TypeObject {
    #[getter(name = "__name__")]
    fn name_attribute(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        names::name(thread, self)
    }

    #[getter(name = "__qualname__")]
    fn qualified_name_attribute(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        names::qualified_name(thread, self)
    }

    #[getter(name = "__module__")]
    fn module_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        names::module(thread, self)
    }

    #[getter(name = "__bases__")]
    fn bases_attribute(&self) -> Option<Owned> {
        self.bases().map(Owned::into_object)
    }

    #[getter(name = "__mro__")]
    fn mro_attribute(&self) -> Option<Owned> {
        self.mro().map(Owned::into_object)
    }

    /// mro($self, /)
    ///
    /// The method resolution order that the bases of the type give.
    #[python(name = "mro")]
    fn compute_mro(&self, thread: &Thread) -> Fallible<Owned> {
        let order = mro::linearize(thread, self)?;
        crate::types::list::List::from_iterable(thread, order.as_object()).map(Owned::into_object)
    }
}
