//! Iterators over bytes.

/// Declares the iterator of a type. A negative state is the end of some, and the begin of others.
macro_rules! byte_iterator {
    ($(#[$doc:meta])+ $Iterator:ident, $STATIC:ident, $name:literal, export $export:literal, of $Type:ty, negative ends: $negative_ends:literal, |$bytes:ident, $index:ident| $get:expr) => {
        $(#[$doc])+
        #[repr(C)]
        pub struct $Iterator {
            object: $crate::core::Object,
            /// Of the next byte.
            index: std::cell::Cell<isize>,
            /// Nothing when the iterator is exhausted.
            bytes: $crate::core::Place<$Type>,
        }

        $crate::static_type! {
            $(#[$doc])+
            pub static $STATIC: $Iterator = {
                name: $name,
                export: $export,
                base: $crate::types::object::OBJECT,
                flags: HAVE_GC,
                slots: $Iterator::SLOTS,
                methods: $Iterator::METHODS,
            };
        }

        impl $crate::core::Trace for $Iterator {
            fn trace(&self, tracer: &mut $crate::core::Tracer<'_>) {
                self.bytes.trace(tracer);
            }
        }

        #[$crate::slots]
        impl $Iterator {
            fn tp_iter(&self) -> $crate::core::Owned<Self> {
                $crate::core::Owned::share(self)
            }

            fn tp_iternext(&self, thread: &$crate::core::Thread) -> $crate::core::Fallible<Option<$crate::core::Owned>> {
                let Some($bytes) = self.bytes.get() else { return Ok(None) };
                let $index = self.index.get() as usize;
                match $get {
                    Some(byte) => {
                        self.index.set($index as isize + 1);
                        thread.new_int(i64::from(byte)).map(Some)
                    }
                    None => {
                        drop(self.bytes.take());
                        Ok(None)
                    }
                }
            }
        }

        #[$crate::methods]
        impl $Iterator {
            /// How many bytes are left.
            #[python(name = "__length_hint__", no_keywords)]
            fn length_hint(&self) -> isize {
                self.bytes.get().map_or(0, |bytes| (bytes.len() as isize - self.index.get()).max(0))
            }

            /// What pickle makes the iterator of.
            #[python(name = "__reduce__", no_keywords)]
            fn reduce(&self, thread: &$crate::core::Thread) -> $crate::core::Fallible<$crate::core::Owned<$crate::types::tuple::Tuple>> {
                let place = || Some((self.bytes.get()?, self.index.get()));
                let empty = || Ok($crate::types::tuple::Tuple::empty().into_object());
                $crate::types::iterators::reduced(thread, "iter", place, empty)
            }

            /// !__setstate__($self, index, /)
            ///
            /// Go to a place, counted from the begin.
            #[python(name = "__setstate__")]
            fn set_state(&self, thread: &$crate::core::Thread, index: &$crate::core::Object) -> $crate::core::Fallible {
                let index = $crate::types::iterators::state_index(thread, index)?;
                if index < 0 && $negative_ends {
                    drop(self.bytes.take());
                } else if let Some(bytes) = self.bytes.get() {
                    self.index.set(index.clamp(0, bytes.len() as isize));
                }
                Ok(())
            }
        }

        impl $Iterator {
            /// An iterator from the begin.
            pub fn new(thread: &$crate::core::Thread, bytes: &$Type) -> $crate::core::Fallible<$crate::core::Owned<Self>> {
                let bytes = $crate::core::Place::new($crate::core::Owned::share(bytes));
                thread.new_object(|object| Self { object, index: std::cell::Cell::new(0), bytes })
            }
        }
    };
}
pub(crate) use byte_iterator;
