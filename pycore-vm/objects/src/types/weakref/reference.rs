//! `weakref.ReferenceType`: a weak reference that is called to get the object.

use super::value::{MEMBERS, VECTORCALL, WeakReference, is_supported};
use super::{reuse_or_make, unsupported};
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Callable, Comparison, Vectorcall};
use crate::protocol::object;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::type_type::names;
use crate::{name, slots, static_type};

static_type! {
    /// The type of weak references.
    pub static REFERENCE: WeakReference = {
        name: "weakref.ReferenceType",
        export: "_PyWeakref_RefType",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC | HAVE_VECTORCALL,
        slots: WeakReference::SLOTS,
        methods: WeakReference::GENERIC,
        members: MEMBERS,
        vectorcall_offset: VECTORCALL,
    };
}

impl Callable for WeakReference {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        if !arguments.names().is_empty() {
            return Err(crate::raise!(thread, TYPE_ERROR, "weakref() takes no keyword arguments"));
        }
        if !arguments.is_empty() {
            let given = arguments.len();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "weakref expected 0 arguments, got {given}"
            ));
        }
        Ok(self.get().unwrap_or_else(|| thread.none()))
    }
}

#[slots]
impl WeakReference {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let (object, callback) = super::arguments(thread, "__new__", arguments)?;
        if !is_supported(object.type_object()) {
            return Err(unsupported(thread, object));
        }
        let is_plain = std::ptr::eq(class, REFERENCE.get());
        let make = |callback| {
            thread.new_instance(class, |header| {
                WeakReference::new(header, callback, Vectorcall::of::<WeakReference>())
            })
        };
        reuse_or_make(object, callback, true, is_plain, make, |weak| weak)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        if !arguments.names().is_empty() {
            return Err(crate::raise!(thread, TYPE_ERROR, "ref() takes no keyword arguments"));
        }
        super::arguments(thread, "__init__", arguments).map(drop)
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Callable::call(self, thread, arguments)
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        if let Some(hash) = self.hash_if_known() {
            return Ok(hash);
        }
        let Some(referent) = self.get() else {
            return Err(crate::raise!(thread, TYPE_ERROR, "weak object has gone away"));
        };
        let hash = object::hash(thread, &referent)?;
        self.remember_hash(hash);
        Ok(hash)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let address = self.as_object().address();
        let Some(referent) = self.get() else {
            return thread.format_str(format_args!("<weakref at {address:#x}; dead>"));
        };
        // What goes wrong with the name is not worth an error.
        let name = match object::get_attribute(thread, &referent, name!(thread, "__name__")) {
            Ok(name) => Some(name),
            Err(raised) => {
                thread.clear_exception(raised);
                None
            }
        };
        let class = names::class_shown(thread, &referent)?;
        let place = referent.address();
        match name.as_ref().and_then(Owned::downcast_ref::<Str>) {
            Some(name) => thread.format_str(format_args!(
                "<weakref at {address:#x}; to '{class}' at {place:#x} ({name})>"
            )),
            None => thread
                .format_str(format_args!("<weakref at {address:#x}; to '{class}' at {place:#x}>")),
        }
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let Some(other) = other.downcast::<WeakReference>() else {
            return Ok(thread.not_implemented());
        };
        if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
            return Ok(thread.not_implemented());
        }
        match (self.get(), other.get()) {
            (Some(left), Some(right)) => object::compare(thread, &left, &right, comparison),
            _ => {
                let same = self.as_object().is(other.as_object());
                Ok(thread.bool(same == (comparison == Comparison::Equal)))
            }
        }
    }
}

crate::generic_class!(WeakReference);
