//! `reversed`: the items of a sequence from the last to the first.

use std::cell::Cell;

use super::{class_of, no_keywords};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::errors::{INDEX_ERROR, STOP_ITERATION};
use crate::protocol::{iterate, object, sequence, special};
use crate::types::iterators::state_index;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{methods, name, raise, slots, static_type};

/// An iterator over the items of a sequence that has no `__reversed__` of its own.
#[repr(C)]
pub struct Reversed {
    object: Object,
    /// Of the next item; -1 at the end.
    index: Cell<isize>,
    /// Nothing at the end.
    sequence: Place,
}

const _: () = assert!(size_of::<Reversed>() == 32);

static_type! {
    /// The type `reversed`.
    pub static REVERSED: Reversed = {
        name: "reversed",
        export: "PyReversed_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "reversed(sequence, /)\n--\n\nThe items of a sequence from the last to the first.",
        slots: Reversed::SLOTS,
        methods: Reversed::METHODS,
    };
}

impl Trace for Reversed {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.sequence.trace(tracer);
    }
}

#[slots(vectorcall)]
impl Reversed {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        no_keywords(thread, class, REVERSED.get(), arguments)?;
        let [sequence] = arguments.without_keywords().unpack(thread, "reversed", 1)?;
        let sequence = sequence.unwrap_or_else(|| thread.none());
        let name = name!(thread, "__reversed__");
        match special::lookup(thread, &sequence, name)? {
            Some(method) if !method.is_none() => return method.call(thread, &sequence, &[]),
            None if iterate::is_sequence(&sequence) => {}
            _ => {
                let kind = sequence.type_name();
                return Err(raise!(thread, TYPE_ERROR, "'{kind}' object is not reversible"));
            }
        }
        let last = object::length(thread, &sequence)? as isize - 1;
        let made = thread.new_instance(class, |object| Self {
            object,
            index: Cell::new(last),
            sequence: Place::new(sequence),
        })?;
        Ok(made.into_object())
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let index = self.index.get();
        let sequence = self.sequence.get();
        let mut result = Ok(None);
        if let Some(sequence) = sequence.filter(|_| index >= 0) {
            match sequence::get_item(thread, &sequence, index) {
                Ok(item) => {
                    self.index.set(index - 1);
                    return Ok(Some(item));
                }
                Err(raised) => {
                    let raised = raised.suppress(thread, &INDEX_ERROR);
                    let raised = raised.or_else(|raised| raised.suppress(thread, &STOP_ITERATION));
                    result = raised.map(|()| None);
                }
            }
        }
        self.index.set(-1);
        drop(self.sequence.take());
        result
    }
}

#[methods]
impl Reversed {
    /// __length_hint__($self, /)
    ///
    /// How many items are left.
    fn __length_hint__(&self, thread: &Thread) -> Fallible<usize> {
        let Some(sequence) = self.sequence.get() else { return Ok(0) };
        let left = (self.index.get() + 1) as usize;
        Ok(if object::length(thread, &sequence)? < left { 0 } else { left })
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let class = class_of(self.as_object());
        match self.sequence.get().filter(|_| self.index.get() >= 0) {
            Some(sequence) => {
                let arguments = Tuple::pack(thread, [sequence])?.into_object();
                let index = thread.new_int(self.index.get() as i64)?;
                Tuple::pack(thread, [class, arguments, index])
            }
            None => {
                let arguments = Tuple::pack(thread, [Tuple::empty().into_object()])?.into_object();
                Tuple::pack(thread, [class, arguments])
            }
        }
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: sets the index.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let index = state_index(thread, object)?;
        if let Some(sequence) = self.sequence.get() {
            let length = object::length(thread, &sequence)? as isize;
            self.index.set(index.clamp(-1, length - 1));
        }
        Ok(())
    }
}
