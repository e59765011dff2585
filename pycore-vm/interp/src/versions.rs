//! Versions of types, for guards.

use pycore_objects::core::TypeObject;

/// The version that a type has now; 0 if none was given out.
#[inline(always)]
pub(crate) fn of_type(class: &TypeObject) -> u32 {
    class.read(|raw| raw.tp_version_tag)
}
