//! Objects in static memory other than types: immortal, one of a kind.

use super::layout::Layout;

/// A static that holds an object; [`static_object!`](crate::static_object) declares it.
#[repr(transparent)]
pub struct StaticObject<T>(T);

// SAFETY: the object is reached by code only while its thread holds the interpreter's lock.
unsafe impl<T: Layout> Sync for StaticObject<T> {}

impl<T: Layout> StaticObject<T> {
    /// A static object.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The object.
    #[inline(always)]
    pub const fn get(&'static self) -> &'static T {
        &self.0
    }
}

/// Declares an object in static memory: its struct, the static of its type, and a struct expression over its header.
///
/// The type must have no collector's head: nothing is in front of a static.
#[macro_export]
macro_rules! static_object {
    ($(#[$attribute:meta])* $visibility:vis static $NAME:ident: $Struct:ty = of $TYPE:path, |$header:ident| $value:expr;) => {
        $(#[$attribute])*
        $visibility static $NAME: $crate::core::StaticObject<$Struct> = $crate::core::StaticObject::new({
            #[allow(unsafe_code, reason = "the header of an immortal object")]
            // SAFETY: the type is static.
            let $header = unsafe { $crate::Object::new_static($TYPE.get()) };
            $value
        });
    };
}
