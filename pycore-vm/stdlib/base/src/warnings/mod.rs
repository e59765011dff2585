//! `_warnings`: what the module `warnings` has in Rust, and what native code warns with.
//!
//! ```text
//!   warn ──▶ place: who called, and its registry ──▶ explicit ──▶ filters: what to do ──▶ show
//! ```

mod explicit;
mod filters;
mod functions;
pub mod hooks;
mod place;
mod show;

use pycore_objects::errors::{
    DEPRECATION_WARNING, IMPORT_WARNING, PENDING_DEPRECATION_WARNING, RESOURCE_WARNING,
};
use pycore_objects::protocol::object;
use pycore_objects::types::context::ContextVar;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, module, name};

use crate::recursive_lock::RecursiveLock;
use crate::sys::add;

/// The functions' place.
pub struct Warnings;

module! {
    /// The module `_warnings`.
    pub static WARNINGS: name "_warnings",
    doc "Warnings: whether they are shown, and where they come from.",
    functions Warnings::FUNCTIONS,
    exec: fill
}

/// Taken by whoever changes the filters or looks at them.
static LOCK: RecursiveLock = RecursiveLock::new();

/// Fills what has no value yet.
fn prepare(thread: &Thread) -> Fallible {
    let state = &thread.interpreter().warnings;
    if state.filters.is_set() {
        return Ok(());
    }
    state.once_registry.set(Dict::new(thread)?.into_object());
    state.default_action.set(Str::new(thread, "default")?.into_object());
    let filters = List::new(thread)?;
    for (action, category, module) in [
        ("default", &DEPRECATION_WARNING, Some("__main__")),
        ("ignore", &DEPRECATION_WARNING, None),
        ("ignore", &PENDING_DEPRECATION_WARNING, None),
        ("ignore", &IMPORT_WARNING, None),
        ("ignore", &RESOURCE_WARNING, None),
    ] {
        let filter = [
            thread.new_str(action)?,
            thread.none(),
            Owned::share(category.get().as_object()),
            module.map_or_else(|| Ok(thread.none()), |module| thread.new_str(module))?,
            thread.new_int(0)?,
        ];
        filters.push(thread, Tuple::pack(thread, filter)?.into_object())?;
    }
    state.filters.set(filters.into_object());
    Ok(())
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    prepare(thread)?;
    let state = &thread.interpreter().warnings;
    if !state.context.is_set() {
        let variable = ContextVar::new(thread, name!(thread, "_warnings_context"), None)?;
        state.context.set(variable.into_object());
    }
    for (name, place) in [
        ("filters", &state.filters),
        ("_onceregistry", &state.once_registry),
        ("_defaultaction", &state.default_action),
        ("_warnings_context", &state.context),
    ] {
        if let Some(value) = place.get() {
            add(thread, module, name, &value)?;
        }
    }
    Ok(())
}

/// An attribute of the module `warnings`, if that has been imported and has it.
fn attribute(thread: &Thread, name: &Str, import: bool) -> Fallible<Option<Owned>> {
    let interpreter = thread.interpreter();
    let module = if import && !interpreter.options.finalizing.get() {
        let Some(import) = interpreter.hooks.import_module.get() else { return Ok(None) };
        import(thread, name!(thread, "warnings").as_object())?
    } else {
        let modules = interpreter.modules.get();
        let modules = modules.as_deref().and_then(Object::downcast::<Dict>);
        match modules.and_then(|modules| modules.get_str(name!(thread, "warnings"))) {
            Some(module) => module,
            None => return Ok(None),
        }
    };
    object::lookup_attribute(thread, &module, name)
}
