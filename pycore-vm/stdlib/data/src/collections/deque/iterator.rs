//! The iterators over deques, forwards and backwards.

use pycore_objects::declare::Arguments;
use pycore_objects::errors::OVERFLOW_ERROR;
use pycore_objects::protocol::number;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Owned, Place, Thread, TypeObject, methods, raise, slots};

use super::Deque;
use super::cursor::Cursor;

/// The deque and the number of items to be passed over that the constructor of an iterator was given.
fn arguments_of<'a>(thread: &Thread, arguments: Arguments<'a>) -> Fallible<(&'a Deque, isize)> {
    let given = arguments.len();
    let bound = match given {
        0 => Some("at least 1 argument"),
        1 | 2 => None,
        _ => Some("at most 2 arguments"),
    };
    if let Some(bound) = bound {
        return Err(raise!(thread, TYPE_ERROR, "function takes {bound} ({given} given)"));
    }
    let Some(first) = arguments.object(thread, 0)? else {
        return Err(raise!(thread, TYPE_ERROR, "function takes at least 1 argument (0 given)"));
    };
    let Some(deque) = first.downcast::<Deque>() else {
        let kind = first.type_name();
        let message = format!("argument 1 must be collections.deque, not {kind}");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    };
    let skipped = match arguments.object(thread, 1)? {
        Some(index) => number::to_isize(thread, index, &OVERFLOW_ERROR)?,
        None => 0,
    };
    Ok((deque, skipped))
}

/// Declares the two iterators.
macro_rules! iterators {
    ($($(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal, reverse $reverse:literal;)*) => {$(
        native_type! {
            $(#[$doc])*
            pub struct $Struct = $STATIC $name {
                deque: Place<Deque>,
                cursor: Cursor,
            }
            traced(deque),
            methods $Struct::METHODS,
            own_access Get
        }

        impl $Struct {
            /// An iterator over a deque.
            pub fn new(thread: &Thread, deque: &Deque) -> Fallible<Owned<Self>> {
                let cursor = Cursor::new(deque, $reverse);
                let deque = Owned::share(deque);
                thread.new_object(|object| Self { object, deque: Place::new(deque), cursor })
            }

            fn next(&self, thread: &Thread) -> Fallible<Option<Owned>> {
                match self.deque.get() {
                    Some(deque) => self.cursor.next(thread, &deque),
                    None => Ok(None),
                }
            }
        }

        #[slots]
        impl $Struct {
            fn tp_new(
                _class: &TypeObject,
                thread: &Thread,
                arguments: Arguments<'_>,
            ) -> Fallible<Owned<Self>> {
                let (deque, skipped) = arguments_of(thread, arguments)?;
                let iterator = Self::new(thread, deque)?;
                for _ in 0..skipped {
                    if iterator.next(thread)?.is_none() {
                        break;
                    }
                }
                Ok(iterator)
            }

            fn tp_iter(&self) -> Owned<Self> {
                Owned::share(self)
            }

            fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
                self.next(thread)
            }
        }

        #[methods]
        impl $Struct {
            /// __length_hint__($self, /)
            ///
            /// How many items are left.
            fn __length_hint__(&self) -> usize {
                self.cursor.left()
            }

            /// __reduce__($self, /)
            ///
            /// What pickle needs.
            fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
                let class = Owned::share($STATIC.get().as_object());
                let Some(deque) = self.deque.get() else {
                    return Tuple::pack(thread, [class, Tuple::empty().into_object()]);
                };
                let passed = deque.len() as i64 - self.cursor.left() as i64;
                let arguments = [deque.into_object(), thread.new_int(passed)?];
                let arguments = Tuple::pack(thread, arguments)?;
                Tuple::pack(thread, [class, arguments.into_object()])
            }
        }
    )*};
}

iterators! {
    /// An iterator from the first item to the last.
    DequeIterator = DEQUE_ITERATOR "collections._deque_iterator", reverse false;
    /// An iterator from the last item to the first.
    DequeReverseIterator = DEQUE_REVERSE_ITERATOR "collections._deque_reverse_iterator", reverse true;
}
