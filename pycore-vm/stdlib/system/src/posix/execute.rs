//! Becoming another program.

use std::ffi::{CStr, CString};

use pycore_objects::protocol::{call, iterate, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, audit, methods, name, raise};

use super::Posix;
use super::arguments::{Path, PathOrFd, Text};
use super::calls::{about, os_error};
use super::sys;

/// The texts of a list or tuple.
pub(super) fn texts(thread: &Thread, list: &Object) -> Fallible<Vec<CString>> {
    let mut texts = Vec::new();
    for item in iterate::to_vec(thread, list, "a sequence was expected")? {
        texts.push(Text::of(thread, &item)?.0);
    }
    Ok(texts)
}

/// The arguments of a program, of which there is at least one.
pub(super) fn arguments(
    thread: &Thread,
    list: &Object,
    function: &str,
    what: &str,
) -> Fallible<Vec<CString>> {
    if list.downcast::<List>().is_none() && list.downcast::<Tuple>().is_none() {
        let message = "must be a tuple or list";
        return Err(raise!(thread, TYPE_ERROR, "{function}{what} {message}"));
    }
    let arguments = texts(thread, list)?;
    match arguments.first() {
        None => Err(raise!(thread, VALUE_ERROR, "{function}{what} must not be empty")),
        Some(first) if first.is_empty() => {
            let message = "first element cannot be empty";
            Err(raise!(thread, VALUE_ERROR, "{function}{what} {message}"))
        }
        Some(_) => Ok(arguments),
    }
}

/// `name=value` for each variable of a mapping.
pub(super) fn environment(thread: &Thread, mapping: &Object) -> Fallible<Vec<CString>> {
    let method = |name| -> Fallible<Vec<Owned>> {
        let list = call::call_method(thread, mapping, name, &[])?;
        iterate::to_vec(thread, &list, "a sequence was expected")
    };
    let names = method(name!(thread, "keys"))?;
    let values = method(name!(thread, "values"))?;
    let mut variables = Vec::new();
    for (name, value) in names.iter().zip(&values) {
        let (name, value) = (Text::of(thread, name)?.0, Text::of(thread, value)?.0);
        if name.is_empty() || name.as_bytes()[1..].contains(&b'=') || name.as_bytes()[0] == b'=' {
            return Err(raise!(thread, VALUE_ERROR, "illegal environment variable name"));
        }
        let mut variable = name.into_bytes();
        variable.push(b'=');
        variable.extend_from_slice(value.as_bytes());
        variables.extend(CString::new(variable));
    }
    Ok(variables)
}

#[methods(module, name = EXECUTE)]
impl Posix {
    /// execv($module, path, argv, /)
    ///
    /// Become another program: a path, and arguments of which the first is its name.
    fn execv(thread: &Thread, path: Path, argv: &Object) -> Fallible {
        let arguments = arguments(thread, argv, "execv()", " arg 2")?;
        let none = thread.none();
        audit::audit(thread, "os.exec", &[path.object(), argv, &none])?;
        let number = sys::execute(Ok(path.c()), &arguments, None);
        Err(os_error(thread, number, None))
    }

    /// execve($module, /, path, argv, env)
    ///
    /// Become another program with another environment, a mapping.
    fn execve(thread: &Thread, path: PathOrFd, argv: &Object, env: &Object) -> Fallible {
        if argv.downcast::<List>().is_none() && argv.downcast::<Tuple>().is_none() {
            let message = "execve: argv must be a tuple or list";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let is_mapping = env.downcast::<Dict>().is_some()
            || object::lookup_attribute(thread, env, name!(thread, "keys"))?.is_some();
        if !is_mapping {
            let message = "execve: environment must be a mapping object";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let arguments = arguments(thread, argv, "execve: argv", "")?;
        let environment = environment(thread, env)?;
        audit::audit(thread, "os.exec", &[path.object(), argv, env])?;
        let target: Result<&CStr, i32> = match path.fd() {
            Some(fd) => Err(fd),
            None => Ok(path.c()),
        };
        let number = sys::execute(target, &arguments, Some(&environment));
        about(thread, Err(number), &[path.object()])
    }
}
