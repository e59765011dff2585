//! The functions of the module.

use pycore_objects::core::ExplicitWarning;
use pycore_objects::errors::{USER_WARNING, WARNING};
use pycore_objects::protocol::{call, class, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, methods, name, raise};

use super::place::Place;
use super::{LOCK, Warnings, explicit};

/// The category of a warning: that of a message that is one, or what the caller says.
fn category_of(thread: &Thread, message: &Object, category: Option<&Object>) -> Fallible<Owned> {
    if class::is_instance(thread, message, WARNING.get().as_object())? {
        return Ok(Owned::share(message.type_object().as_object()));
    }
    let Some(category) = category else {
        return Ok(Owned::share(USER_WARNING.get().as_object()));
    };
    let is_class = category.downcast::<pycore_objects::TypeObject>().is_some();
    if is_class && class::is_subclass(thread, category, WARNING.get().as_object())? {
        return Ok(Owned::share(category));
    }
    let kind = category.type_name();
    Err(raise!(thread, TYPE_ERROR, "category must be a Warning subclass, not '{kind}'"))
}

#[methods(module, name = FUNCTIONS)]
impl Warnings {
    /// warn($module, /, message, category=None, stacklevel=1, source=None, *,
    ///      skip_file_prefixes=())
    ///
    /// Warns of something in the code that calls, or in one further down.
    ///
    /// stacklevel says how far down; calls from files whose names begin with one of skip_file_prefixes do not count. source
    /// is the object that the warning is about.
    fn warn(
        thread: &Thread,
        message: &Object,
        category: Option<&Object>,
        stacklevel: Option<isize>,
        source: Option<&Object>,
        skip_file_prefixes: Option<&Tuple>,
    ) -> Fallible {
        let category = category_of(thread, message, category)?;
        let mut level = stacklevel.unwrap_or(1);
        let prefixes = skip_file_prefixes.filter(|prefixes| !prefixes.is_empty());
        if let Some(prefixes) = prefixes {
            if let Some(other) = prefixes.iter().find(|prefix| prefix.downcast::<Str>().is_none()) {
                let class = other.type_name();
                let message = format!("Found non-str '{class}' in skip_file_prefixes.");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            level = level.max(2);
        }
        let place = Place::of_caller(thread, level, prefixes)?;
        explicit::warn(thread, &place.warning(&category, message), None, source)
    }

    #[expect(clippy::too_many_arguments, reason = "Python's signature")]
    /// warn_explicit($module, /, message, category, filename, lineno,
    ///               module=<unrepresentable>, registry=None,
    ///               module_globals=None, source=None)
    ///
    /// Warns of something in a line of a file.
    ///
    /// registry is a dict of what was warned of before; module_globals are the globals of the module, by which the line's
    /// text is found.
    fn warn_explicit(
        thread: &Thread,
        message: &Object,
        category: &Object,
        filename: &Str,
        lineno: i32,
        module: Option<&Object>,
        registry: Option<&Object>,
        module_globals: Option<&Object>,
        source: Option<&Object>,
    ) -> Fallible {
        let line = match module_globals {
            Some(globals) => {
                let Some(globals) = globals.downcast::<Dict>() else {
                    let class = globals.type_name();
                    let message = format!("module_globals must be a dict, not '{class}'");
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                };
                source_line(thread, globals, lineno)?
            }
            None => None,
        };
        let warning = ExplicitWarning {
            category,
            message,
            filename: filename.as_object(),
            line: lineno,
            module,
            registry,
        };
        explicit::warn(thread, &warning, line.as_deref(), source)
    }

    /// _filters_mutated_lock_held($module, /)
    // Says that the filters have changed; the caller has the lock.
    fn _filters_mutated_lock_held(thread: &Thread) -> Fallible {
        if !LOCK.is_held_by(thread) {
            return Err(raise!(thread, RUNTIME_ERROR, "warnings lock is not held"));
        }
        let version = &thread.interpreter().warnings.version;
        version.set(version.get() + 1);
        Ok(())
    }

    /// _acquire_lock($module, /)
    // Takes the lock of the filters.
    fn _acquire_lock(thread: &Thread) {
        LOCK.acquire(thread);
    }

    /// _release_lock($module, /)
    // Gives the lock of the filters back.
    fn _release_lock(thread: &Thread) -> Fallible {
        if LOCK.release(thread) {
            return Ok(());
        }
        Err(raise!(thread, RUNTIME_ERROR, "cannot release un-acquired lock"))
    }
}

/// The text of a line of a module, by its loader; nothing if that does not know.
fn source_line(thread: &Thread, globals: &Dict, line: i32) -> Fallible<Option<Owned>> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else { return Ok(None) };
    let bootstrap = import(thread, Str::new(thread, "importlib._bootstrap_external")?.as_object())?;
    let loader = call::call_method(
        thread,
        &bootstrap,
        name!(thread, "_bless_my_loader"),
        &[globals.as_object()],
    )?;
    let Some(name) = globals.get_str(name!(thread, "__name__")) else { return Ok(None) };
    if loader.is_none() || name.is_none() {
        return Ok(None);
    }
    let get_source = object::lookup_attribute(thread, &loader, name!(thread, "get_source"))?;
    let Some(get_source) = get_source else { return Ok(None) };
    let source = call::call(thread, &get_source, &[&name])?;
    if source.is_none() {
        return Ok(None);
    }
    let lines = call::call_method(thread, &source, name!(thread, "splitlines"), &[])?;
    let lines = lines.downcast_ref::<List>();
    let index = usize::try_from(i64::from(line) - 1).ok();
    Ok(lines.zip(index).and_then(|(lines, index)| lines.get(index)))
}
