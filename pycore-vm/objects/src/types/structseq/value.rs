//! The memory of a struct sequence.
//!
//! ```text
//!   0                32
//!   ├────────────────┼────┬────┬─────┬────┬─
//!   │ as in a tuple  │ 0  │ 1  │ ... │ n  │ ...     one reference per field; those from n on are no items
//!   └────────────────┴────┴────┴─────┴────┴─
//! ```
//!
//! `tp_basicsize` counts the fields that are no items, `ob_size` those that are. Instances are never subclassed.

use std::ptr;

use super::declare::Fields;
use crate::core::{
    Fallible, Layout, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject, TypeStatic,
};
use crate::declare::Native;
use crate::types::tuple::{TUPLE, Tuple};

/// A tuple whose items have names, and which may have fields that are no items.
#[repr(C)]
pub struct StructSequence {
    tuple: Tuple,
}

// SAFETY: the struct is that of the base, and what is behind it belongs to the type: the number of fields is read from
// the type, and there are none but the items in an exact tuple, whose layout this is as well.
unsafe impl Layout for StructSequence {
    const FIXED_SIZE: bool = false;

    #[inline(always)]
    fn type_object() -> &'static TypeObject {
        TUPLE.get()
    }

    #[inline(always)]
    fn is_layout_of(candidate: &TypeObject) -> bool {
        fields(candidate).is_some()
    }
}

/// The fields of a type of struct sequences.
#[inline]
pub(super) fn fields(class: &TypeObject) -> Option<&'static Fields> {
    let fields = class.read(|raw| raw.tp_cache).cast::<Fields>();
    // SAFETY: nothing but `contents` of this type sets the field, to a static.
    unsafe { fields.as_ref() }
}

/// The place of the constructor of types that are made of their fields, one by one.
#[repr(transparent)]
pub struct OfFields(StructSequence);

// SAFETY: the struct is laid out as that of struct sequences, which are tuples.
unsafe impl Native for OfFields {
    fn type_object() -> &'static TypeObject {
        TUPLE.get()
    }
}

impl StructSequence {
    /// An instance with these values; fields without one are `None`.
    ///
    /// # Panics
    ///
    /// If the type is none of struct sequences, or there are more values than fields: the caller's mistake.
    pub fn new(
        thread: &Thread,
        class: &'static TypeStatic,
        values: impl IntoIterator<Item = Owned>,
    ) -> Fallible<Owned<Self>> {
        Self::of_class(thread, class.get(), values)
    }

    /// The same for a type object.
    pub(super) fn of_class(
        thread: &Thread,
        class: &TypeObject,
        values: impl IntoIterator<Item = Owned>,
    ) -> Fallible<Owned<Self>> {
        let Some(fields) = fields(class) else {
            panic!("{} is no type of struct sequences", class.display_name());
        };
        // Before there is an object that somebody could see: iterating may run code.
        let values: Vec<Owned> = values.into_iter().collect();
        assert!(values.len() <= fields.all.len(), "more values than fields");
        let mut values = values.into_iter();
        let sequence = thread.new_var_object(class, fields.visible, |header| Self {
            tuple: Tuple::with_header(header),
        })?;
        for place in sequence.places() {
            place.set(values.next().unwrap_or_else(|| thread.none()));
        }
        Ok(sequence)
    }

    /// The items, those fields that a tuple has.
    pub fn as_tuple(&self) -> &Tuple {
        &self.tuple
    }

    /// A field, whether or not it is an item.
    pub fn field(&self, index: usize) -> Option<Owned> {
        self.places().get(index).and_then(Place::get)
    }

    /// All fields.
    fn places(&self) -> &[Place] {
        let hidden = fields(self.as_object().type_object()).map_or(0, Fields::hidden);
        // SAFETY: behind the struct lie the items and what `tp_basicsize` counts beyond it, set or zero.
        unsafe {
            let first = ptr::from_ref(self).add(1).cast::<Place>();
            std::slice::from_raw_parts(first, self.tuple.len() + hidden)
        }
    }
}

impl Trace for StructSequence {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for place in self.places() {
            place.trace(tracer);
        }
    }
}

impl Drop for StructSequence {
    fn drop(&mut self) {
        for place in self.places() {
            drop(place.take());
        }
    }
}
