//! A shorter form of `static_type!` for the types of files.

/// Declares a struct whose instances are file objects, and its type.
///
/// The struct begins with that of its base, and has the fields `dict` and `weak_references`. Fields listed as `traced` are
/// shown to the collector, and attributes; the struct's block of slots must be there.
macro_rules! io_type {
    (
        $(#[$doc:meta])*
        pub struct $Struct:ident = $STATIC:ident $name:literal in $BASE:path as $Base:ty {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
        traced($($traced:ident),*)
        $(doc $text:literal)?
        $(, $key:ident: $value:expr)*
        $(,)?
    ) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $Struct {
            pub(crate) base: $Base,
            $($(#[$field_doc])* pub(crate) $field: $type,)*
        }

        ::pycore_objects::static_type! {
            #[doc = concat!("The type `", $name, "`.")]
            pub static $STATIC: $Struct = {
                name: $name,
                base: $BASE,
                flags: HAVE_GC | BASE_TYPE,
                $(doc: $text,)?
                slots: $Struct::SLOTS,
                inherits_finalizer: true,
                dict_offset: ::std::mem::offset_of!($Struct, dict) as isize,
                weaklist_offset: ::std::mem::offset_of!($Struct, weak_references) as isize,
                $($key: $value,)*
            };
        }

        impl ::pycore_objects::core::Trace for $Struct {
            fn trace(&self, tracer: &mut ::pycore_objects::core::Tracer<'_>) {
                self.dict.trace(tracer);
                $(self.$traced.trace(tracer);)*
            }

            fn clear(&self) {
                drop(self.dict.take());
                $(drop(self.$traced.take());)*
            }
        }
    };
}
