//! Hooks that are told of events.

use pycore_objects::declare::Arguments;
use pycore_objects::errors::EXCEPTION;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple;
use pycore_objects::{Fallible, Object, Thread, audit, methods, raise};

use super::Sys;

#[methods(module, name = AUDIT)]
impl Sys {
    /// addaudithook($module, /, hook)
    ///
    /// Adds a function that is called with the name and the arguments of every event.
    fn addaudithook(thread: &Thread, hook: &Object) -> Fallible {
        if let Err(raised) = audit::audit(thread, "sys.addaudithook", &[]) {
            // A hook refuses others by raising.
            return raised.suppress(thread, &EXCEPTION);
        }
        audit::add_hook(thread, hook)
    }

    /// audit($module, event, /, *args)
    ///
    /// Tells the hooks of an event.
    #[python(no_keywords)]
    fn audit(thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let Some(event) = arguments.object(thread, 0)? else {
            return Err(raise!(thread, TYPE_ERROR, "audit expected at least 1 argument, got 0"));
        };
        let Some(event) = event.downcast::<Str>() else {
            let class = event.type_name();
            let class = if event.is_none() { "None".into() } else { class };
            return Err(raise!(thread, TYPE_ERROR, "audit() argument 1 must be str, not {class}"));
        };
        if !audit::is_watched(thread) {
            return Ok(());
        }
        let values = arguments.positional().get(1..).unwrap_or(&[]);
        let mut builder = tuple::Builder::new(thread, values.len())?;
        for value in values {
            builder.push(value.to_owned(thread)?);
        }
        audit::tell(thread, event, &*builder.finish(thread)?)
    }
}
