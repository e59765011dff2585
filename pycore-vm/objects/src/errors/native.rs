//! Exception types of native modules.

/// Declares an exception type of a native module, below a built-in one whose struct is `BaseException`.
#[macro_export]
macro_rules! exception {
    ($(#[$doc:meta])* pub $Struct:ident = $STATIC:ident $name:literal, $BASE:ident) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $Struct($crate::errors::BaseException);

        $crate::static_type! {
            $(#[$doc])*
            pub static $STATIC: $Struct = {
                name: $name,
                base: $crate::errors::$BASE,
                flags: BASE_TYPE | HAVE_GC,
                dict_offset: 16,
            };
        }

        impl $crate::core::Trace for $Struct {
            fn trace(&self, tracer: &mut $crate::core::Tracer<'_>) {
                self.0.trace(tracer);
            }

            fn clear(&self) {
                self.0.clear();
            }
        }
    };
}
