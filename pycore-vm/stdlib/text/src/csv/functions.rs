//! The functions of the module.

use std::sync::atomic::Ordering;

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::number;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, methods, name, raise};

use super::dialect::{DIALECT, Dialect};
use super::parser::FIELD_LIMIT;
use super::{Reader, Writer, error, registry};

pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// reader($module, iterable, /, dialect='excel', **fmtparams)
    ///
    /// An iterator over the rows of an iterable of lines, a file for instance: each is a list of strings. The dialect is a
    /// name or an object with the rules as attributes, which further arguments override.
    fn reader(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Reader>> {
        let iterable = first_of(thread, arguments, "reader")?;
        let lines = object::iterate(thread, iterable)?;
        Reader::new(thread, lines, dialect_of(thread, arguments)?)
    }

    /// writer($module, fileobj, /, dialect='excel', **fmtparams)
    ///
    /// What writes rows to an object with a method write. The dialect is as for reader().
    fn writer(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Writer>> {
        let file = first_of(thread, arguments, "writer")?;
        let dialect = dialect_of(thread, arguments)?;
        match object::lookup_attribute(thread, file, name!(thread, "write"))? {
            Some(write) if call::is_callable(&write) => Writer::new(thread, write, dialect),
            _ => Err(raise!(thread, TYPE_ERROR, "argument 1 must have a \"write\" method")),
        }
    }

    /// list_dialects($module, /)
    ///
    /// The names of all registered dialects.
    fn list_dialects(thread: &Thread) -> Fallible<Owned<List>> {
        List::from_iterable(thread, registry(thread)?.as_object())
    }

    /// register_dialect($module, name, /, dialect='excel', **fmtparams)
    ///
    /// Give a dialect a name.
    fn register_dialect(thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let name = first_of(thread, arguments, "register_dialect")?;
        if name.downcast::<Str>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "dialect name must be a string"));
        }
        let dialect = dialect_of(thread, arguments)?;
        registry(thread)?.insert(thread, name, dialect.as_object())
    }

    /// unregister_dialect($module, /, name)
    ///
    /// Forget the dialect of a name.
    fn unregister_dialect(thread: &Thread, name: &Object) -> Fallible {
        match registry(thread)?.remove(thread, name)? {
            Some(_) => Ok(()),
            None => Err(error(thread, "unknown dialect")),
        }
    }

    /// get_dialect($module, /, name)
    ///
    /// The dialect of a name.
    fn get_dialect(thread: &Thread, name: &Object) -> Fallible<Owned> {
        registry(thread)?.get(thread, name)?.ok_or_else(|| error(thread, "unknown dialect"))
    }

    /// field_size_limit($module, /, new_limit=<unrepresentable>)
    ///
    /// How many characters a field may have that is read; a new limit takes the place of that.
    fn field_size_limit(thread: &Thread, new_limit: Option<&Object>) -> Fallible<i64> {
        let old = FIELD_LIMIT.load(Ordering::Relaxed);
        if let Some(limit) = new_limit {
            let Some(limit) = limit.downcast_exact::<Int>() else {
                return Err(raise!(thread, TYPE_ERROR, "limit must be an integer"));
            };
            let Some(limit) = limit.to_i64() else {
                return Err(number::too_large(thread, "C ssize_t"));
            };
            FIELD_LIMIT.store(limit, Ordering::Relaxed);
        }
        Ok(old)
    }
}

/// The first of one or two positional arguments.
fn first_of<'a>(thread: &Thread, arguments: Arguments<'a>, function: &str) -> Fallible<&'a Object> {
    let given = arguments.len();
    match arguments.object(thread, 0)? {
        Some(first) if given <= 2 => Ok(first),
        first => {
            let bound = if first.is_none() { "at least 1 argument" } else { "at most 2 arguments" };
            let message = format!("{function} expected {bound}, got {given}");
            Err(raise!(thread, TYPE_ERROR, "{message}"))
        }
    }
}

/// The dialect that the arguments behind the first describe.
fn dialect_of(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Dialect>> {
    let rest = arguments.without_first();
    let class = DIALECT.get().as_object();
    let dialect = call::call_slots(thread, class, rest.all(), rest.names().tuple())?;
    dialect.downcast().map_err(|_| raise!(thread, TYPE_ERROR, "a dialect was expected"))
}
