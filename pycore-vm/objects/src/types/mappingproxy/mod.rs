//! `mappingproxy`: a read-only view of a mapping, such as the `__dict__` of a class.

use crate::core::{Fallible, Object, Owned, Place, Raised, Thread, Trace, Tracer, TypeObject};
use crate::declare::Comparison;
use crate::protocol::number::{self, Operator};
use crate::protocol::{call, object};
use crate::types::list::List;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, name, slots, static_type};

/// A mapping that can be read through this, and not written.
#[repr(C)]
pub struct MappingProxy {
    object: Object,
    mapping: Place,
}

const _: () = assert!(size_of::<MappingProxy>() == 24);

static_type! {
    /// The type `mappingproxy`.
    pub static MAPPING_PROXY: MappingProxy = {
        name: "mappingproxy",
        export: "PyDictProxy_Type",
        base: OBJECT,
        flags: HAVE_GC | MAPPING,
        doc: "mappingproxy(mapping)\n--\n\nA view of a mapping through which it can be read, and not changed.",
        slots: MappingProxy::SLOTS,
        methods: MappingProxy::METHODS,
        more_methods: &[MappingProxy::GENERIC],
    };
}

impl Trace for MappingProxy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.mapping.trace(tracer);
    }
}

impl MappingProxy {
    /// A view of a mapping.
    pub fn new(thread: &Thread, mapping: &Object) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, mapping: Place::new(Owned::share(mapping)) })
    }

    /// The mapping.
    fn mapping(&self, thread: &Thread) -> Fallible<Owned> {
        self.mapping.get().ok_or_else(|| crate::raise!(thread, SYSTEM_ERROR, "no mapping"))
    }

    /// The mapping behind an object that may be a view.
    fn behind(thread: &Thread, object: &Object) -> Fallible<Owned> {
        match object.downcast_exact::<Self>() {
            Some(view) => view.mapping(thread),
            None => Ok(Owned::share(object)),
        }
    }

    fn call(&self, thread: &Thread, name: &Str, arguments: &[&Object]) -> Fallible<Owned> {
        call::call_method(thread, &*self.mapping(thread)?, name, arguments)
    }
}

/// The error of an object that is no mapping.
#[cold]
fn no_mapping(thread: &Thread, object: &Object) -> Raised {
    let given = object.type_object().display_name();
    crate::raise!(thread, TYPE_ERROR, "mappingproxy() argument must be a mapping, not {given}")
}

#[slots(vectorcall)]
impl MappingProxy {
    /// mappingproxy(mapping)
    fn tp_new(class: &TypeObject, thread: &Thread, mapping: &Object) -> Fallible<Owned<Self>> {
        let is_sequence =
            mapping.downcast::<List>().is_some() || mapping.downcast::<Tuple>().is_some();
        if is_sequence || !object::is_mapping(mapping) {
            return Err(no_mapping(thread, mapping));
        }
        thread.new_instance(class, |object| Self {
            object,
            mapping: Place::new(Owned::share(mapping)),
        })
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mapping = object::repr(thread, &*self.mapping(thread)?)?;
        thread.format_str(format_args!("mappingproxy({mapping})"))
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        object::str(thread, &*self.mapping(thread)?)
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        object::hash(thread, &*self.mapping(thread)?)
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
        object::iterate(thread, &*self.mapping(thread)?)
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        object::compare(thread, &*self.mapping(thread)?, other, comparison)
    }

    fn mp_length(&self, thread: &Thread) -> Fallible<usize> {
        object::length(thread, &*self.mapping(thread)?)
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        object::get_item(thread, &*self.mapping(thread)?, key)
    }

    fn sq_contains(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        object::contains(thread, &*self.mapping(thread)?, key)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let (left, right) = (Self::behind(thread, left)?, Self::behind(thread, right)?);
        number::binary(thread, &left, &right, Operator::Or)
    }

    fn nb_inplace_or(&self, thread: &Thread, _other: &Object) -> Fallible<Owned> {
        let class = self.object.type_object().display_name();
        let message = format_args!("'|=' is not supported by {class}; use '|' instead");
        Err(crate::raise!(thread, TYPE_ERROR, "{message}"))
    }
}

#[methods]
impl MappingProxy {
    /// get($self, key, default=None, /)
    ///
    /// The value of the key, or default if the mapping does not have it.
    fn get(&self, thread: &Thread, key: &Object, default: Option<&Object>) -> Fallible<Owned> {
        let none = thread.none();
        self.call(thread, name!(thread, "get"), &[key, default.unwrap_or(&none)])
    }

    /// keys($self, /)
    ///
    /// The mapping's keys.
    fn keys(&self, thread: &Thread) -> Fallible<Owned> {
        self.call(thread, name!(thread, "keys"), &[])
    }

    /// values($self, /)
    ///
    /// The mapping's values.
    fn values(&self, thread: &Thread) -> Fallible<Owned> {
        self.call(thread, name!(thread, "values"), &[])
    }

    /// items($self, /)
    ///
    /// The mapping's items.
    fn items(&self, thread: &Thread) -> Fallible<Owned> {
        self.call(thread, name!(thread, "items"), &[])
    }

    /// copy($self, /)
    ///
    /// A copy of the mapping.
    fn copy(&self, thread: &Thread) -> Fallible<Owned> {
        self.call(thread, name!(thread, "copy"), &[])
    }

    /// __reversed__($self, /)
    ///
    /// An iterator over the keys from the last to the first.
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned> {
        self.call(thread, name!(thread, "__reversed__"), &[])
    }
}

crate::generic_class!(MappingProxy);
