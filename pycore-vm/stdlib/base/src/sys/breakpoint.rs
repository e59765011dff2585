//! `breakpoint()`: the debugger that the environment names.

use pycore_objects::declare::Arguments;
use pycore_objects::errors::{ATTRIBUTE_ERROR, IMPORT_ERROR, RUNTIME_WARNING};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread, errors, methods, raise};

use super::Sys;

/// What is called if the environment is silent.
const DEBUGGER: &str = "pdb.set_trace";

#[methods(module, name = BREAKPOINT)]
impl Sys {
    /// breakpointhook($module, /, *args, **kwargs)
    ///
    /// Calls the function that the environment variable PYTHONBREAKPOINT names, by default pdb.set_trace().
    fn breakpointhook(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let ignores = thread.interpreter().options.ignore_environment.get();
        let named = if ignores { None } else { std::env::var("PYTHONBREAKPOINT").ok() };
        let named = named.filter(|name| !name.is_empty());
        let name = match named.as_deref() {
            Some("0") => return Ok(thread.none()),
            Some(name) => name,
            None => DEBUGGER,
        };
        let (module, attribute) = name.rsplit_once('.').unwrap_or(("builtins", name));
        let Some(import) = thread.interpreter().hooks.import_module.get() else {
            return Err(raise!(thread, RUNTIME_ERROR, "there is no import system"));
        };
        let find = || {
            let module = import(thread, Str::new(thread, module)?.as_object())?;
            object::get_attribute(thread, &module, &*Str::new(thread, attribute)?)
        };
        let function = match find() {
            Ok(function) => function,
            Err(raised) => {
                if !thread.exception_matches(&raised, &ATTRIBUTE_ERROR) {
                    raised.suppress(thread, &IMPORT_ERROR)?;
                } else {
                    thread.clear_exception(raised);
                }
                let message = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{name}\"");
                errors::warn(thread, &RUNTIME_WARNING, &message, 1)?;
                return Ok(thread.none());
            }
        };
        let names = arguments.names();
        call::call_slots(thread, &function, arguments.all(), names.tuple())
    }
}
