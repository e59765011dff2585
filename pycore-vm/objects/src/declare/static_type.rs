//! `static_type!`: one built-in type.

/// Declares a built-in type: its static type object, and that a Rust struct is the layout of its instances.
///
/// ```ignore
/// static_type! {
///     /// The type of lists.
///     pub static LIST: List = {
///         name: "list",
///         export: "PyList_Type",
///         base: OBJECT,
///         flags: BASE_TYPE | SEQUENCE | LIST_SUBCLASS | HAVE_GC,
///         doc: "list(iterable=(), /)\n--\n\nMutable sequence.",
///         slots: List::SLOTS,
///         methods: List::METHODS,
///         getsets: List::GETSETS,
///     };
/// }
/// ```
///
/// `name` has the module in front unless that is `builtins`. Optional fields: `export` (the symbol by which C
/// extensions know the type object), `base` (none for `object` alone), `doc`, `slots`, `methods`, `getsets`, `members`,
/// `basic_size` (default: the struct's size, which all instances then have if there are no items), `item_size`,
/// `dict_offset`, `weaklist_offset`, `vectorcall_offset`.
///
/// A `*_SUBCLASS` flag is named by the one type that it stands for, and instances are recognised by it; types below
/// inherit it.
///
/// The struct must be `repr(C)` and begin with an [`Object`](crate::Object), a [`VarObject`](crate::core::VarObject), or the
/// struct of the base; see [`Layout`](crate::core::Layout).
#[macro_export]
macro_rules! static_type {
    (
        $(#[$doc:meta])*
        $visibility:vis static $STATIC:ident: $Struct:ty = {
            name: $name:literal,
            $(export: $export:literal,)?
            $(base: $BASE:path,)?
            flags: $($flag:ident)|*,
            $($field:ident: $value:expr,)*
        };
    ) => {
        $(#[$doc])*
        #[allow(unsafe_code, reason = "exports the symbol that C extensions link to")]
        $(#[unsafe(export_name = $export)])?
        $visibility static $STATIC: $crate::core::TypeStatic = $crate::core::TypeStatic::new(
            &$STATIC,
            &const {
                #[allow(unused_mut, reason = "not every use of the macro changes it")]
                let mut contents = $crate::core::TypeContents::of::<$Struct>(
                    match ::std::ffi::CStr::from_bytes_with_nul(concat!($name, "\0").as_bytes()) {
                        Ok(name) => name,
                        Err(_) => panic!("a type's name contains NUL"),
                    },
                    $crate::core::TypeFlags::empty()$(.union($crate::core::TypeFlags::$flag))*,
                );
                $(contents.base = Some(&$BASE);)?
                $($crate::static_type!(@field contents $field $value);)*
                contents
            },
        );

        #[allow(unsafe_code, reason = "the macro's contract: a repr(C) struct that begins with its base")]
        // SAFETY: the condition on the struct is the macro's; the size is checked when the type object is made.
        unsafe impl $crate::core::Layout for $Struct {
            const FIXED_SIZE: bool = 0 $(+ $crate::static_type!(@items $field $value))* == 0
                && !$crate::core::TypeFlags::empty()
                    $(.union($crate::core::TypeFlags::$flag))*
                    .intersects($crate::core::TypeFlags::PRE_HEADER);
            const WEAK_LIST: bool = false $(|| $crate::static_type!(@weak $field))*;
            const MANAGED_DICT: bool = $crate::core::TypeFlags::empty()
                $(.union($crate::core::TypeFlags::$flag))*
                .contains($crate::core::TypeFlags::MANAGED_DICT);

            #[inline(always)]
            fn type_object() -> &'static $crate::core::TypeObject {
                $STATIC.get()
            }

            #[inline(always)]
            fn is_layout_of(candidate: &$crate::core::TypeObject) -> bool {
                const FLAG: $crate::core::TypeFlags = $crate::core::TypeFlags::empty()
                    $(.union($crate::core::TypeFlags::$flag))*
                    .intersection($crate::core::TypeFlags::SUBCLASS_FLAGS);
                if FLAG.is_empty() {
                    candidate.derives_from($STATIC.get())
                } else {
                    candidate.flags().contains(FLAG)
                }
            }
        }
    };
    (@weak weaklist_offset) => { true };
    (@weak $field:ident) => { false };
    (@items item_size $value:expr) => { $value };
    // A type that tells its size itself has instances whose size is not the struct's.
    (@items basic_size $value:expr) => { 1 };
    (@items $field:ident $value:expr) => { 0 };
    (@field $contents:ident doc $value:literal) => {
        $contents.doc = match ::std::ffi::CStr::from_bytes_with_nul(concat!($value, "\0").as_bytes()) {
            Ok(doc) => Some(doc),
            Err(_) => panic!("a type's documentation contains NUL"),
        };
    };
    (@field $contents:ident $field:ident $value:expr) => {
        $contents.$field = $value;
    };
}
