//! Calls of special methods that would jump over an override in C.

use core::ffi::c_void;
use std::ptr;

use super::generic;
use crate::core::{Fallible, Object, Thread, TypeObject};

/// Refuses `object.__setattr__(x, ...)` if a type between `object` and that of `x` has a setter in C of its own, which
/// would be gone round.
pub(super) fn check_setter(
    thread: &Thread,
    this: &Object,
    function: *const c_void,
    method: &str,
) -> Fallible {
    let setter = |class: &TypeObject| {
        class.read(|raw| raw.tp_setattro.map_or(ptr::null(), |setter| setter as *const c_void))
    };
    let in_python = generic::tp_setattro as *const c_void;
    let class = this.type_object();
    let Some(order) = class.mro() else { return Ok(()) };
    let defining = order
        .iter()
        .rev()
        .filter_map(|base| base.downcast::<TypeObject>())
        .find(|base| setter(base) != in_python && setter(base) == setter(class));
    let mut candidate = Some(defining.unwrap_or(class));
    while let Some(base) = candidate {
        if setter(base) == function {
            break;
        }
        if setter(base) != in_python {
            let class = class.display_name();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "can't apply this {method} to {class} object"
            ));
        }
        candidate = base.base();
    }
    Ok(())
}
