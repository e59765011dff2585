//! `object.__class__`: the type of an object, and giving it another.

use crate::core::instance::replace_class;
use crate::core::{Fallible, Object, Owned, Thread, TypeFlags, TypeObject};
use crate::types::dict::instance;
use crate::types::module::MODULE;
use crate::types::type_type::layout;

/// Gives an object another class.
pub(super) fn set(thread: &Thread, this: &Object, class: Option<&Object>) -> Fallible {
    let Some(class) = class else {
        return Err(crate::raise!(thread, TYPE_ERROR, "can't delete __class__ attribute"));
    };
    let Some(new) = class.downcast::<TypeObject>() else {
        let given = class.type_name();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "__class__ must be set to a class, not '{given}' object"
        ));
    };
    let old = Owned::share(this.type_object());
    let is_module = |class: &TypeObject| class.is_subtype_of(MODULE.get());
    let is_fixed = |class: &TypeObject| class.flags().contains(TypeFlags::IMMUTABLE_TYPE);
    if !(is_module(new) && is_module(&old)) && (is_fixed(new) || is_fixed(&old)) {
        let message =
            "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
    }
    layout::check_assignment(thread, new, &old, "__class__")?;
    instance::detach(thread, this)?;
    replace_class(this, new);
    Ok(())
}
