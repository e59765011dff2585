//! The types of objects that digest: each algorithm has one, all alike.

/// Declares the type of an algorithm with the methods that all have, `update` with the signature given, and more.
macro_rules! hash_type {
    (
        $(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal, flags: $($flag:ident)|+,
        update: $update:literal, $(slots: $slots:expr,)? items: { $($items:tt)* }
    ) => {
        $(#[$doc])*
        #[repr(C)]
        pub(super) struct $Struct {
            object: pycore_objects::Object,
            computation: Computation,
        }

        pycore_objects::static_type! {
            $(#[$doc])*
            pub(super) static $STATIC: $Struct = {
                name: $name,
                base: pycore_objects::types::object::OBJECT,
                flags: $($flag)|+,
                $(slots: $slots,)?
                methods: $Struct::METHODS,
                getsets: $Struct::GETSETS,
            };
        }

        impl Trace for $Struct {
            fn trace(&self, _tracer: &mut Tracer<'_>) {}
        }

        impl $Struct {
            pub(super) fn of(thread: &Thread, computation: Computation) -> Fallible<Owned<Self>> {
                thread.new_object(|object| Self { object, computation })
            }
        }

        #[methods]
        impl $Struct {
            #[doc = $update]
            #[doc = ""]
            #[doc = "Goes on with more bytes."]
            fn update(&self, thread: &Thread, data: Data<'_>) {
                self.computation.update(thread, &data);
            }

            /// copy($self, /)
            ///
            /// Another object in the same state.
            fn copy(&self, thread: &Thread) -> Fallible<Owned<Self>> {
                Self::of(thread, self.computation.copy(thread))
            }

            // The algorithm's name.
            #[getter]
            fn name(&self) -> &'static str {
                self.computation.algorithm.name
            }

            // Bytes of a block.
            #[getter]
            fn block_size(&self) -> usize {
                self.computation.algorithm.block_size
            }

            // Bytes of the result.
            #[getter]
            fn digest_size(&self) -> usize {
                self.computation.digest_size
            }

            $($items)*
        }
    };
}

/// As [`hash_type`], for results of fixed length.
macro_rules! fixed_hash_type {
    (
        $(#[$doc:meta])* $Struct:ident = $STATIC:ident $name:literal, flags: $($flag:ident)|+,
        update: $update:literal, $(slots: $slots:expr,)? items: { $($items:tt)* }
    ) => {
        hash_type! {
            $(#[$doc])* $Struct = $STATIC $name, flags: $($flag)|+,
            update: $update, $(slots: $slots,)? items: {
                /// digest($self, /)
                ///
                /// The result by now, as bytes.
                fn digest(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
                    Bytes::new(thread, &self.computation.digest(thread)?)
                }

                /// hexdigest($self, /)
                ///
                /// The result by now, in hexadecimal.
                fn hexdigest(&self, thread: &Thread) -> Fallible<Owned<Str>> {
                    hexadecimal(thread, &self.computation.digest(thread)?)
                }

                $($items)*
            }
        }
    };
}

pub(super) use {fixed_hash_type, hash_type};
