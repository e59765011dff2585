//! Lines that a person types: the prompt of the library's module `code`, in the namespace of `__main__`.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, name};
use pycore_stdlib_base::sys::constants::version_text;

use crate::run::import;

/// What is shown before the first prompt, unless `-q` was given.
pub(crate) fn banner(thread: &Thread) -> String {
    let quiet = pycore_stdlib_base::sys::attribute(thread, name!(thread, "flags"))
        .and_then(|flags| object::get_attribute(thread, &flags, name!(thread, "quiet")).ok())
        .is_some_and(|quiet| object::is_true(thread, &quiet).unwrap_or(false));
    if quiet {
        return String::new();
    }
    format!(
        "Python {} on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.",
        version_text()
    )
}

/// Reads, runs and prints until the end of input.
pub(crate) fn interact(thread: &Thread, banner: &str) -> Fallible {
    let code = import(thread, name!(thread, "code"))?;
    let main = import(thread, name!(thread, "__main__"))?;
    let namespace = object::get_attribute(thread, &main, name!(thread, "__dict__"))?;
    debug_assert!((*namespace).downcast::<Dict>().is_some());
    let (banner, nothing) = (Str::new(thread, banner)?, Str::new(thread, "")?);
    let none = thread.none();
    let arguments: [&Object; 4] = [banner.as_object(), &none, &namespace, nothing.as_object()];
    call::call_method(thread, &code, name!(thread, "interact"), &arguments)?;
    Ok(())
}
