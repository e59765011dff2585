//! Attributes and methods of types.

use std::mem::offset_of;

use pycore_abi::PyTypeObject;

use super::special_attributes as special;
use super::{annotations, bases, mro, names};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, MemberKind, NativeMember};
use crate::protocol::class;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::mappingproxy::MappingProxy;
use crate::types::object::methods::merge_names;
use crate::types::str::Str;
use crate::{methods, name};

const fn member(name: &'static core::ffi::CStr, kind: MemberKind, offset: usize) -> NativeMember {
    NativeMember::new(name, kind, offset, NativeMember::READ_ONLY, None)
}

/// Fields of types that are attributes.
pub(super) const MEMBERS: &[NativeMember] = &[
    member(c"__basicsize__", MemberKind::Size, offset_of!(PyTypeObject, tp_basicsize)),
    member(c"__itemsize__", MemberKind::Size, offset_of!(PyTypeObject, tp_itemsize)),
    member(c"__flags__", MemberKind::TypeFlags, offset_of!(PyTypeObject, tp_flags)),
    member(c"__weakrefoffset__", MemberKind::Size, offset_of!(PyTypeObject, tp_weaklistoffset)),
    member(c"__base__", MemberKind::ObjectOrNone, offset_of!(PyTypeObject, tp_base)),
    member(c"__dictoffset__", MemberKind::Size, offset_of!(PyTypeObject, tp_dictoffset)),
];

#[methods]
impl TypeObject {
    #[getter(name = "__name__")]
    fn name_attribute(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        names::name(thread, self)
    }

    #[setter(name = "__name__")]
    fn set_name_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        special::set_name(thread, self, value)
    }

    #[getter(name = "__qualname__")]
    fn qualified_name_attribute(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        names::qualified_name(thread, self)
    }

    #[setter(name = "__qualname__")]
    fn set_qualified_name_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        special::set_qualified_name(thread, self, value)
    }

    #[getter(name = "__bases__")]
    fn bases_attribute(&self) -> Option<Owned> {
        self.bases().map(Owned::into_object)
    }

    #[setter(name = "__bases__")]
    fn set_bases_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        bases::set(thread, self, value)
    }

    #[getter(name = "__mro__")]
    fn mro_attribute(&self) -> Option<Owned> {
        self.mro().map(Owned::into_object)
    }

    #[getter(name = "__module__")]
    fn module_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        names::module(thread, self)
    }

    #[setter(name = "__module__")]
    fn set_module_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        special::set_module(thread, self, value)
    }

    #[getter(name = "__abstractmethods__")]
    fn abstract_methods_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        special::abstract_methods(thread, self)
    }

    #[setter(name = "__abstractmethods__")]
    fn set_abstract_methods_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        special::set_abstract_methods(thread, self, value)
    }

    #[getter(name = "__dict__")]
    fn dict_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        match self.dict() {
            Some(dict) => Ok(MappingProxy::new(thread, dict.as_object())?.into_object()),
            None => Ok(thread.none()),
        }
    }

    #[getter(name = "__doc__")]
    fn doc_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        special::doc(thread, self)
    }

    #[setter(name = "__doc__")]
    fn set_doc_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        special::set_plain(thread, self, name!(thread, "__doc__"), value)
    }

    #[getter(name = "__text_signature__")]
    fn text_signature_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        special::text_signature(thread, self)
    }

    #[getter(name = "__annotations__")]
    fn annotations_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        annotations::annotations(thread, self)
    }

    #[setter(name = "__annotations__")]
    fn set_annotations_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        annotations::set_annotations(thread, self, value)
    }

    #[getter(name = "__annotate__")]
    fn annotate_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        annotations::function(thread, self)
    }

    #[setter(name = "__annotate__")]
    fn set_annotate_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        annotations::set_function(thread, self, value)
    }

    #[getter(name = "__type_params__")]
    fn type_parameters_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        special::type_parameters(thread, self)
    }

    #[setter(name = "__type_params__")]
    fn set_type_parameters_attribute(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        special::set_plain(thread, self, name!(thread, "__type_params__"), value)
    }

    /// mro($self, /)
    ///
    /// The method resolution order that the bases of the type give.
    #[python(name = "mro")]
    fn compute_mro(&self, thread: &Thread) -> Fallible<Owned> {
        let order = mro::linearize(thread, self)?;
        List::from_iterable(thread, order.as_object()).map(Owned::into_object)
    }

    /// __subclasses__($self, /)
    ///
    /// The types that derive from this one directly.
    #[python(name = "__subclasses__")]
    fn list_subclasses(&self, thread: &Thread) -> Fallible<Owned<List>> {
        let subclasses = self.subclasses().into_iter().map(Owned::into_object).collect();
        List::from_owned(thread, subclasses)
    }

    /// __prepare__($cls, name, bases, /, **kwds)
    ///
    /// The namespace in which the body of a class runs.
    #[classmethod]
    fn __prepare__(
        _class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Dict>> {
        Dict::new(thread)
    }

    /// __instancecheck__($self, instance, /)
    ///
    /// Whether an object is an instance.
    fn __instancecheck__(&self, thread: &Thread, instance: &Object) -> Fallible<bool> {
        class::is_real_instance(thread, instance, self.as_object())
    }

    /// __subclasscheck__($self, subclass, /)
    ///
    /// Whether a class is a subclass.
    fn __subclasscheck__(&self, thread: &Thread, subclass: &Object) -> Fallible<bool> {
        class::is_real_subclass(thread, subclass, self.as_object())
    }

    /// __dir__($self, /)
    ///
    /// The names in the dictionaries of the type and its bases.
    fn __dir__(&self, thread: &Thread) -> Fallible<Owned<List>> {
        let names = Dict::new(thread)?;
        merge_names(thread, &names, self.as_object())?;
        List::from_iterable(thread, names.as_object())
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes of memory that the type takes.
    fn __sizeof__(&self) -> usize {
        self.memory()
    }
}
