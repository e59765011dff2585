//! Exceptions that a native module defines.

/// Declares an exception type below a built-in one whose struct is `BaseException`.
macro_rules! exception {
    ($(#[$doc:meta])* pub $Struct:ident = $STATIC:ident $name:literal, $BASE:ident) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $Struct(pycore_objects::errors::BaseException);

        pycore_objects::static_type! {
            $(#[$doc])*
            pub static $STATIC: $Struct = {
                name: $name,
                base: pycore_objects::errors::$BASE,
                flags: BASE_TYPE | HAVE_GC,
                dict_offset: 16,
            };
        }

        impl pycore_objects::core::Trace for $Struct {
            fn trace(&self, tracer: &mut pycore_objects::core::Tracer<'_>) {
                self.0.trace(tracer);
            }

            fn clear(&self) {
                self.0.clear();
            }
        }
    };
}

pub(crate) use exception;
