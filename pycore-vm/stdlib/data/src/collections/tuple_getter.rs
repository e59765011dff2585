//! `_tuplegetter`: the attributes of named tuples.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, methods, raise, slots};

native_type! {
    /// A descriptor that gives an item of a tuple.
    pub struct TupleGetter = TUPLE_GETTER "collections._tuplegetter" {
        index: Cell<isize>,
        doc: Place,
    }
    traced(doc),
    methods TupleGetter::METHODS,
    members MEMBERS
}

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"__doc__",
    MemberKind::ObjectOrNone,
    offset_of!(TupleGetter, doc),
    0,
    None,
)];

#[slots]
impl TupleGetter {
    /// !_tuplegetter(index, doc, /)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        index: isize,
        doc: Owned,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            object,
            index: Cell::new(index),
            doc: Place::new(doc),
        })
    }

    fn tp_descr_get(
        &self,
        thread: &Thread,
        instance: Option<&Object>,
        _owner: Option<&Object>,
    ) -> Fallible<Owned> {
        let Some(instance) = instance else { return Ok(Owned::share(self.as_object())) };
        let index = self.index.get();
        let Some(tuple) = instance.downcast::<Tuple>() else {
            if instance.is_none() {
                return Ok(Owned::share(self.as_object()));
            }
            let kind = instance.type_name();
            let message = format!(
                "descriptor for index '{index}' for tuple subclasses doesn't apply to '{kind}' object"
            );
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        match tuple.get(index as usize) {
            Some(item) => Ok(Owned::share(item)),
            None => Err(raise!(thread, INDEX_ERROR, "tuple index out of range")),
        }
    }

    fn tp_descr_set(
        &self,
        thread: &Thread,
        _instance: &Object,
        value: Option<&Object>,
    ) -> Fallible {
        let action = if value.is_some() { "set" } else { "delete" };
        Err(raise!(thread, ATTRIBUTE_ERROR, "can't {action} attribute"))
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let doc = match self.doc.get() {
            Some(doc) => object::repr(thread, &doc)?,
            None => Str::new(thread, "None")?,
        };
        let name = self.as_object().type_object().short_name();
        Str::new(thread, &format!("{name}({}, {doc})", self.index.get()))
    }
}

#[methods]
impl TupleGetter {
    /// __reduce__($self, /)
    // What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let index = thread.new_int(self.index.get() as i64)?;
        let doc = self.doc.get().unwrap_or_else(|| thread.none());
        let arguments = Tuple::pack(thread, [index, doc])?.into_object();
        let class = Owned::share(self.as_object().type_object().as_object());
        Tuple::pack(thread, [class, arguments])
    }
}
