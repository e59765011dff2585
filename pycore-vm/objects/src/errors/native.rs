//! Exception types of native modules.

/// Declares an exception type of a native module, below a built-in one whose struct is `BaseException`. There can be weak
/// references to its instances unless the declaration ends in `without_weak_references`.
#[macro_export]
macro_rules! exception {
    ($(#[$doc:meta])* pub $Struct:ident = $STATIC:ident $name:literal, $BASE:ident) => {
        $crate::exception! {
            @declare $(#[$doc])* $Struct $STATIC $name $BASE,
            [BASE_TYPE | HAVE_GC | MANAGED_WEAKREF]
            weaklist_offset: $crate::core::MANAGED_WEAK_OFFSET,
        }
    };
    ($(#[$doc:meta])* pub $Struct:ident = $STATIC:ident $name:literal, $BASE:ident, without_weak_references) => {
        $crate::exception! { @declare $(#[$doc])* $Struct $STATIC $name $BASE, [BASE_TYPE | HAVE_GC] }
    };
    (
        @declare $(#[$doc:meta])* $Struct:ident $STATIC:ident $name:literal $BASE:ident,
        [$($flag:ident)|*] $($field:ident: $value:expr,)*
    ) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $Struct($crate::errors::BaseException);

        $crate::static_type! {
            $(#[$doc])*
            pub static $STATIC: $Struct = {
                name: $name,
                base: $crate::errors::$BASE,
                flags: $($flag)|*,
                dict_offset: 16,
                $($field: $value,)*
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
