//! The objects of which there is one: `None`, `NotImplemented`, `Ellipsis`; `True` and `False` are with `bool`.

use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::types::object::OBJECT;
use crate::{methods, name, raise, slots, static_type};

/// An object that has nothing but its identity.
#[repr(C)]
pub struct Singleton<const WHICH: usize> {
    object: Object,
}

// SAFETY: the object is reached by code only while its thread holds the interpreter's lock.
#[allow(unsafe_code, reason = "immortal objects in static memory")]
unsafe impl<const WHICH: usize> Sync for Singleton<WHICH> {}

impl<const WHICH: usize> Trace for Singleton<WHICH> {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

/// Declares a singleton and its type.
macro_rules! singleton {
    ($(#[$doc:meta])* $Alias:ident = $which:literal, $TYPE:ident, $type_export:literal, $type_name:literal, $OBJECT:ident, $export:literal, $text:literal
        $(, slots $more:ident)? $(, methods $methods:ident)?) => {
        #[doc = concat!("The struct of `", $text, "`.")]
        pub type $Alias = Singleton<$which>;

        static_type! {
            #[doc = concat!("The type of `", $text, "`.")]
            pub static $TYPE: $Alias = {
                name: $type_name,
                export: $type_export,
                base: OBJECT,
                flags: ,
                doc: {
                    let text = concat!($type_name, "()\n--\n\n", $text, "\0");
                    match std::ffi::CStr::from_bytes_with_nul(text.as_bytes()) {
                        Ok(text) => Some(text),
                        Err(_) => panic!("documentation contains NUL"),
                    }
                },
                slots: $Alias::SLOTS$(.merge($Alias::$more))?,
                $(methods: $Alias::$methods,)?
            };
        }

        #[slots]
        impl $Alias {
            fn tp_new(_class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
                if arguments.is_empty() {
                    return Ok(Owned::share($OBJECT.as_object()));
                }
                // The type of `Ellipsis` has a name of its own here.
                let class = if $type_name == "ellipsis" { "EllipsisType" } else { $type_name };
                Err(raise!(thread, TYPE_ERROR, "{class} takes no arguments"))
            }

            fn tp_repr(&self, thread: &Thread) -> Owned {
                Owned::share(name!(thread, $text).as_object())
            }
        }

        $(#[$doc])*
        #[allow(unsafe_code, reason = "an immortal object, exported")]
        #[unsafe(export_name = $export)]
        pub static $OBJECT: $Alias = Singleton {
            // SAFETY: the type is static.
            object: unsafe { Object::new_static($TYPE.get()) },
        };
    };
}

singleton! {
    /// `None`
    NoneObject = 0, NONE_TYPE, "_PyNone_Type", "NoneType", NONE, "_Py_NoneStruct", "None", slots TRUTH
}

#[slots(name = TRUTH)]
impl NoneObject {
    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        Ok(match comparison {
            Comparison::Equal if other.is_none() => thread.bool(true),
            Comparison::NotEqual if other.is_none() => thread.bool(false),
            _ => thread.not_implemented(),
        })
    }

    fn nb_bool(&self) -> Fallible<bool> {
        Ok(false)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        // The same in every run, so that sets with `None` are ordered alike.
        Ok(0xFCA8_6420)
    }
}

singleton! {
    /// `NotImplemented`
    NotImplemented = 1, NOT_IMPLEMENTED_TYPE, "_PyNotImplemented_Type", "NotImplementedType", NOT_IMPLEMENTED, "_Py_NotImplementedStruct", "NotImplemented", slots TRUTH, methods METHODS
}

#[slots(name = TRUTH)]
impl NotImplemented {
    fn nb_bool(&self, thread: &Thread) -> Fallible<bool> {
        let message = "NotImplemented should not be used in a boolean context";
        Err(raise!(thread, TYPE_ERROR, "{message}"))
    }
}

#[methods]
impl NotImplemented {
    /// __reduce__($self, /)
    fn __reduce__(&self) -> &'static str {
        "NotImplemented"
    }
}

singleton! {
    /// `Ellipsis`
    Ellipsis = 2, ELLIPSIS_TYPE, "PyEllipsis_Type", "ellipsis", ELLIPSIS, "_Py_EllipsisObject", "Ellipsis", methods METHODS
}

#[methods]
impl Ellipsis {
    /// __reduce__($self, /)
    fn __reduce__(&self) -> &'static str {
        "Ellipsis"
    }
}

impl<const WHICH: usize> Singleton<WHICH> {
    /// The object.
    pub const fn as_object(&'static self) -> &'static Object {
        &self.object
    }
}

impl Object {
    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.is(NONE.as_object())
    }

    /// Whether this is `NotImplemented`.
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.is(NOT_IMPLEMENTED.as_object())
    }
}

impl Thread {
    /// `None`
    #[inline(always)]
    pub fn none(&self) -> Owned {
        Owned::share(NONE.as_object())
    }

    /// `NotImplemented`
    #[inline(always)]
    pub fn not_implemented(&self) -> Owned {
        Owned::share(NOT_IMPLEMENTED.as_object())
    }

    /// `Ellipsis`
    #[inline(always)]
    pub fn ellipsis(&self) -> Owned {
        Owned::share(ELLIPSIS.as_object())
    }
}
