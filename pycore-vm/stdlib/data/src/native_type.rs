//! A shorter form of `static_type!` for the types of this crate.

/// Declares a struct whose instances are objects, and its type.
///
/// Fields are cells and places; those listed as `traced` are shown to the collector. The struct's block of slots must be
/// there, and if `methods` is written, its block of methods.
macro_rules! native_type {
    (
        $(#[$doc:meta])*
        pub struct $Struct:ident = $STATIC:ident $name:literal $(($($flag:ident)|+))? {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
        traced($($traced:ident),*)
        $(, doc $text:literal)?
        $(, methods $methods:expr)?
        $(, more_methods $more:expr)?
        $(, getsets $getsets:expr)?
        $(, members $members:expr)?
        $(, vectorcall_offset $vectorcall:expr)?
        $(, dict_offset $dict:expr)?
        $(, weaklist_offset $weaklist:expr)?
        $(,)?
    ) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $Struct {
            object: ::pycore_objects::Object,
            $($(#[$field_doc])* $field: $type,)*
        }

        ::pycore_objects::static_type! {
            #[doc = concat!("The type `", $name, "`.")]
            pub static $STATIC: $Struct = {
                name: $name,
                base: ::pycore_objects::types::object::OBJECT,
                flags: HAVE_GC $($(| $flag)+)?,
                $(doc: $text,)?
                slots: $Struct::SLOTS,
                $(methods: $methods,)?
                $(more_methods: $more,)?
                $(getsets: $getsets,)?
                $(members: $members,)?
                $(vectorcall_offset: $vectorcall,)?
                $(dict_offset: $dict,)?
                $(weaklist_offset: $weaklist,)?
            };
        }

        impl ::pycore_objects::core::Trace for $Struct {
            fn trace(&self, _tracer: &mut ::pycore_objects::core::Tracer<'_>) {
                $(self.$traced.trace(_tracer);)*
            }

            fn clear(&self) {
                $(drop(self.$traced.take());)*
            }
        }
    };
}
