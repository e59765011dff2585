//! What the kernel does not offer yet, in one place: modules.

use crate::core::Object;

/// Whether an object is a module.
pub(crate) fn is_module(object: &Object) -> bool {
    object.type_object().name() == c"module"
}

/// The name of a module.
pub(super) fn module_name(_module: &Object) -> Option<String> {
    None
}
