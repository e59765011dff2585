//! The iterator behind `*list[int]`: it gives the alias once, standing for its items.

use super::GenericAlias;
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer};
use crate::protocol::object;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, name, slots, static_type};

/// An iterator over one alias, or over nothing any more.
#[repr(C)]
pub struct GenericAliasIterator {
    object: Object,
    alias: Place<GenericAlias>,
}

static_type! {
    /// The type of iterators over aliases.
    pub static GENERIC_ALIAS_ITERATOR: GenericAliasIterator = {
        name: "generic_alias_iterator",
        export: "_Py_GenericAliasIterType",
        base: OBJECT,
        flags: HAVE_GC,
        slots: GenericAliasIterator::SLOTS,
        methods: GenericAliasIterator::METHODS,
    };
}

impl Trace for GenericAliasIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.alias.trace(tracer);
    }

    fn clear(&self) {
        drop(self.alias.take());
    }
}

impl GenericAliasIterator {
    pub(super) fn new(thread: &Thread, alias: &GenericAlias) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, alias: Place::new(Owned::share(alias)) })
    }
}

/// A function of `builtins`.
pub(super) fn builtin(thread: &Thread, name: &Str) -> Fallible<Owned> {
    match thread.interpreter().builtins.get() {
        Some(builtins) => object::get_item(thread, &builtins, name.as_object()),
        None => Err(crate::raise!(thread, SYSTEM_ERROR, "there is no module builtins")),
    }
}

#[slots]
impl GenericAliasIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<GenericAlias>>> {
        self.alias.take().map(|alias| alias.starred(thread)).transpose()
    }
}

#[methods]
impl GenericAliasIterator {
    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let iter = builtin(thread, name!(thread, "iter"))?;
        let over = match self.alias.get() {
            Some(alias) => alias.into_object(),
            None => Tuple::empty().into_object(),
        };
        let arguments = Tuple::new(thread, &[&*over])?;
        Tuple::new(thread, &[&*iter, arguments.as_object()])
    }
}
