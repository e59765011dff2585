//! `_contextvars`: variables whose values depend on the context.

use pycore_objects::protocol::object;
use pycore_objects::types::context::{CONTEXT, CONTEXT_VAR, Context, TOKEN};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module};

/// The functions' place.
struct Functions;

module! {
    /// The module `_contextvars`.
    pub static CONTEXT_VARS: name "_contextvars",
    doc "Variables whose values depend on the context.",
    functions Functions::METHODS,
    exec: fill
}

#[methods(module)]
impl Functions {
    /// copy_context($module, /)
    // A copy of the current context.
    fn copy_context(thread: &Thread) -> Fallible<Owned<Context>> {
        Context::current(thread)?.duplicate(thread)
    }
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    for class in [&CONTEXT, &CONTEXT_VAR, &TOKEN] {
        let name = Str::new(thread, &class.get().short_name())?;
        object::set_attribute(thread, module, &name, class.get().as_object())?;
    }
    Ok(())
}
