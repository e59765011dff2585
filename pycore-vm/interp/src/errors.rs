//! Exceptions that instructions raise.

use pycore_bytecode::Opcode;
use pycore_objects::core::{Fallible, Raised, Slot, Thread, TypeStatic};
use pycore_objects::errors::{NAME_ERROR, UNBOUND_LOCAL_ERROR};
use pycore_objects::protocol::object;
use pycore_objects::types::code::Code;
use pycore_objects::types::str::Str;
use pycore_objects::{Object, name, raise};

use crate::dispatch::Site;

fn text(name: &Object) -> String {
    name.downcast::<Str>().map(Str::to_string_lossy).unwrap_or_default()
}

/// `NameError` of a name, which the exception has as an attribute.
#[cold]
pub(crate) fn name_is_not_defined(thread: &Thread, name: &Object) -> Raised {
    let raised = raise!(thread, NAME_ERROR, "name '{}' is not defined", text(name));
    with_name(thread, raised, name)
}

/// A local variable is read before it is bound.
#[cold]
pub(crate) fn unbound_local(thread: &Thread, code: &Code, index: usize) -> Raised {
    raise!(
        thread,
        UNBOUND_LOCAL_ERROR,
        "cannot access local variable '{}' where it is not associated with a value",
        text(code.variable_name(index))
    )
}

/// A cell is read before it is filled.
#[cold]
pub(crate) fn unbound_cell(thread: &Thread, code: &Code, index: usize) -> Raised {
    if index < code.variable_count() - code.free_count() {
        return unbound_local(thread, code, index);
    }
    let name = code.variable_name(index);
    let raised = raise!(
        thread,
        NAME_ERROR,
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
        text(name)
    );
    with_name(thread, raised, name)
}

/// Sets the attribute `name` of the exception, for suggestions in tracebacks.
fn with_name(thread: &Thread, raised: Raised, name: &Object) -> Raised {
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    match object::set_attribute(thread, &exception, name!(thread, "name"), name) {
        Ok(()) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// An instruction that nothing executes.
#[cold]
pub(crate) fn undefined(thread: &Thread, site: Site) -> Raised {
    match Opcode::from_byte(site.opcode()) {
        Some(opcode) => raise!(thread, NOT_IMPLEMENTED_ERROR, "the instruction {opcode}"),
        None => raise!(thread, SYSTEM_ERROR, "unknown opcode {}", site.opcode()),
    }
}

/// `TypeError` of an `__init__` that has returned a value.
#[cold]
pub(crate) fn init_returned(thread: &Thread, value: Slot) {
    let class = match value.object(thread) {
        Ok(object) => object.type_name().into_owned(),
        Err(Raised { .. }) => return,
    };
    value.close();
    let _ = raise!(thread, TYPE_ERROR, "__init__() should return None, not '{class}'");
}
