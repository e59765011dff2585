//! Iterators over the characters of a string: one type for ASCII, one for other text, as in CPython.

use std::cell::Cell;

use super::Str;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::types::iterators::{reduced, state_index};
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{methods, slots, static_type};

/// Declares an iterator of strings.
macro_rules! iterators {
    ($($(#[$doc:meta])+ $Iterator:ident, $STATIC:ident, $name:literal;)+) => {$(
        $(#[$doc])+
        #[repr(C)]
        pub struct $Iterator {
            object: Object,
            /// Of the next character.
            index: Cell<isize>,
            /// Nothing when the iterator is exhausted.
            text: Place<Str>,
        }

        static_type! {
            $(#[$doc])+
            pub static $STATIC: $Iterator = {
                name: $name,
                base: OBJECT,
                flags: HAVE_GC,
                slots: $Iterator::SLOTS,
                methods: $Iterator::METHODS,
            };
        }

        impl Trace for $Iterator {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                self.text.trace(tracer);
            }
        }

        #[slots]
        impl $Iterator {
            fn tp_iter(&self) -> Owned<Self> {
                Owned::share(self)
            }

            fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
                let Some(text) = self.text.get() else { return Ok(None) };
                let index = self.index.get();
                match text.view().get(index as usize) {
                    Some(point) => {
                        self.index.set(index + 1);
                        Ok(Some(Str::of_code_point(thread, point)?.into_object()))
                    }
                    None => {
                        drop(self.text.take());
                        Ok(None)
                    }
                }
            }
        }

        #[methods]
        impl $Iterator {
            /// How many characters are left.
            #[python(name = "__length_hint__", no_keywords)]
            fn length_hint(&self) -> isize {
                self.text.get().map_or(0, |text| (text.len() as isize - self.index.get()).max(0))
            }

            /// What pickle makes the iterator of.
            #[python(name = "__reduce__", no_keywords)]
            fn reduce(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
                let place = || Some((self.text.get()?, self.index.get()));
                reduced(thread, "iter", place, || Ok(Str::empty(thread)?.into_object()))
            }

            /// !__setstate__($self, index, /)
            ///
            /// Go to a place, counted from the begin.
            #[python(name = "__setstate__")]
            fn set_state(&self, thread: &Thread, index: &Object) -> Fallible {
                let index = state_index(thread, index)?;
                if let Some(text) = self.text.get() {
                    self.index.set(index.clamp(0, text.len() as isize));
                }
                Ok(())
            }
        }

        impl $Iterator {
            fn of(thread: &Thread, text: &Str) -> Fallible<Owned> {
                let text = Place::new(Owned::share(text));
                let new = thread.new_object(|object| Self { object, index: Cell::new(0), text })?;
                Ok(new.into_object())
            }
        }
    )+};
}
iterators! {
    /// An iterator over a string.
    StrIterator, STR_ITERATOR, "str_iterator";
    /// An iterator over an ASCII string.
    AsciiIterator, ASCII_ITERATOR, "str_ascii_iterator";
}

/// The iterator of a string.
pub(super) fn iterator(thread: &Thread, text: &Str) -> Fallible<Owned> {
    if text.is_ascii() { AsciiIterator::of(thread, text) } else { StrIterator::of(thread, text) }
}
