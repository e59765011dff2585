//! `TemplateIter`: the parts of a template in order, without empty strings.

use std::cell::Cell;

use super::Template;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{slots, static_type};

/// An iterator over the parts of a template.
#[repr(C)]
pub struct TemplateIterator {
    object: Object,
    strings: Place<Tuple>,
    interpolations: Place<Tuple>,
    /// Strings at even numbers, interpolations at odd ones.
    next: Cell<usize>,
}

static_type! {
    /// The type of iterators over templates.
    pub static TEMPLATE_ITERATOR: TemplateIterator = {
        name: "string.templatelib.TemplateIter",
        export: "_PyTemplateIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "An iterator over the parts of a template.",
        slots: TemplateIterator::SLOTS,
    };
}

impl TemplateIterator {
    pub(super) fn new(thread: &Thread, template: &Template) -> Fallible<Owned<Self>> {
        let (strings, interpolations) = template.parts();
        thread.new_object(|object| Self {
            object,
            strings: Place::new(strings),
            interpolations: Place::new(interpolations),
            next: Cell::new(0),
        })
    }
}

#[slots]
impl TemplateIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self) -> Fallible<Option<Owned>> {
        loop {
            let next = self.next.get();
            let parts = if next.is_multiple_of(2) { &self.strings } else { &self.interpolations };
            let Some(item) = Tuple::item_of(parts, next / 2) else {
                drop((self.strings.take(), self.interpolations.take()));
                return Ok(None);
            };
            self.next.set(next + 1);
            if !item.downcast_ref::<Str>().is_some_and(Str::is_empty) {
                return Ok(Some(item));
            }
        }
    }
}

impl Trace for TemplateIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.strings.trace(tracer);
        self.interpolations.trace(tracer);
    }

    fn clear(&self) {
        drop((self.strings.take(), self.interpolations.take()));
    }
}
