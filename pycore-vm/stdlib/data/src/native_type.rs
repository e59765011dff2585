//! A shorter form of `static_type!` for the types of this crate.

/// The member by which C code that describes a type says where instances have the function of their vector calls: programs
/// see it as an attribute, whose value is that field.
macro_rules! vectorcall_member {
    ($Struct:ty) => {
        ::pycore_objects::declare::NativeMember::new(
            c"__vectorcalloffset__",
            ::pycore_objects::declare::MemberKind::Size,
            ::std::mem::offset_of!($Struct, vectorcall),
            ::pycore_objects::declare::NativeMember::READ_ONLY,
            None,
        )
    };
}

/// The members of a type that has no others.
macro_rules! vectorcall_members {
    ($Struct:ty) => {
        const { &[vectorcall_member!($Struct)] }
    };
}

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
        $(, own_access $access:ident)?
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
                $(own_access: ::pycore_objects::core::OwnAccess::$access,)?
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
