//! `__import__`: absolute and relative names, the fast way for modules that are there, what the statement binds.

use pycore_objects::declare::Arguments;
use pycore_objects::errors;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, name, raise};

use crate::{frames, native, times};

/// What an import is asked for.
struct Request<'a> {
    name: &'a Str,
    globals: Option<&'a Object>,
    from: Option<&'a Object>,
    level: i64,
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`
pub(crate) fn import(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
    let value = |index: usize, name: &str| -> Fallible<Option<Owned>> {
        let slot = arguments.positional().get(index).or_else(|| arguments.keyword(name));
        slot.map(|slot| slot.to_owned(thread)).transpose()
    };
    let name = value(0, "name")?;
    let Some(name) = name.as_deref().and_then(Object::downcast::<Str>) else {
        return Err(raise!(thread, TYPE_ERROR, "module name must be a string"));
    };
    let (globals, from, level) = (value(1, "globals")?, value(3, "fromlist")?, value(4, "level")?);
    let level = match &level {
        None => 0,
        Some(level) => {
            let level = pycore_objects::protocol::number::index(thread, level)?;
            level.to_i64().unwrap_or(-1)
        }
    };
    let request = Request { name, globals: globals.as_deref(), from: from.as_deref(), level };
    import_level(thread, &request)
}

/// A module by its absolute name: the whole dotted path's end.
pub(crate) fn import_module(thread: &Thread, name: &Object) -> Fallible<Owned> {
    let Some(name) = name.downcast::<Str>() else {
        return Err(raise!(thread, TYPE_ERROR, "module name must be a string"));
    };
    find_or_load(thread, name)
}

fn import_level(thread: &Thread, request: &Request<'_>) -> Fallible<Owned> {
    if request.level < 0 {
        return Err(raise!(thread, VALUE_ERROR, "level must be >= 0"));
    }
    if request.level == 0 && request.name.is_empty() {
        return Err(raise!(thread, VALUE_ERROR, "Empty module name"));
    }
    let absolute = match request.level {
        0 => Owned::share(request.name),
        level => absolute_name(thread, request.name, request.globals, level)?,
    };
    let module = find_or_load(thread, &absolute)?;
    if let Some(from) = request.from
        && object::is_true(thread, from)?
    {
        if object::lookup_attribute(thread, &module, name!(thread, "__path__"))?.is_none() {
            return Ok(module);
        }
        return handle_from_list(thread, &module, from);
    }
    bound_module(thread, request, &absolute, module)
}

/// What `import a.b.c` binds: the module `a`.
fn bound_module(
    thread: &Thread,
    request: &Request<'_>,
    absolute: &Str,
    module: Owned,
) -> Fallible<Owned> {
    let name = request.name.to_string_lossy();
    let Some((front, _)) = name.split_once('.') else { return Ok(module) };
    if request.level == 0 {
        return find_or_load(thread, &*Str::new(thread, front)?);
    }
    let absolute = absolute.to_string_lossy();
    let cut = name.len() - front.len();
    let wanted = Str::new(thread, &absolute[..absolute.len() - cut])?;
    match native::modules(thread)?.get(thread, wanted.as_object())? {
        Some(module) => Ok(module),
        None => {
            let wanted = object::repr(thread, wanted.as_object())?;
            Err(raise!(thread, KEY_ERROR, "{wanted} not in sys.modules as expected"))
        }
    }
}

/// The module of that name from `sys.modules`, or found and loaded.
fn find_or_load(thread: &Thread, name: &Str) -> Fallible<Owned> {
    if let Some(module) = native::modules(thread)?.get(thread, name.as_object())?
        && !module.is_none()
    {
        wait_until_loaded(thread, &module, name)?;
        times::note_cached(thread, name);
        return Ok(module);
    }
    times::measure(thread, name, || find_and_load(thread, name))
}

fn find_and_load(thread: &Thread, name: &Str) -> Fallible<Owned> {
    let import_system = import_system(thread)?;
    let find = object::get_attribute(thread, &import_system, name!(thread, "_find_and_load"))?;
    let import = object::get_attribute(thread, &import_system, name!(thread, "_gcd_import"))?;
    match call::call(thread, &find, &[name.as_object(), &import]) {
        Ok(module) => Ok(module),
        Err(raised) => Err(frames::without_import_system(thread, raised)),
    }
}

/// A module that another thread is importing is used when it is complete.
fn wait_until_loaded(thread: &Thread, module: &Object, name: &Str) -> Fallible {
    let spec = object::lookup_attribute(thread, module, name!(thread, "__spec__"))?;
    let Some(spec) = spec.filter(|spec| !spec.is_none()) else { return Ok(()) };
    let Some(initializing) =
        object::lookup_attribute(thread, &spec, name!(thread, "_initializing"))?
    else {
        return Ok(());
    };
    if object::is_true(thread, &initializing)? {
        let import_system = import_system(thread)?;
        call::call_method(
            thread,
            &import_system,
            name!(thread, "_lock_unlock_module"),
            &[name.as_object()],
        )?;
    }
    Ok(())
}

fn handle_from_list(thread: &Thread, module: &Object, from: &Object) -> Fallible<Owned> {
    let import_system = import_system(thread)?;
    let import = object::get_attribute(thread, &import_system, name!(thread, "_gcd_import"))?;
    let handle = name!(thread, "_handle_fromlist");
    call::call_method(thread, &import_system, handle, &[module, from, &import])
        .map_err(|raised| frames::without_import_system(thread, raised))
}

/// The module `_frozen_importlib`.
fn import_system(thread: &Thread) -> Fallible<Owned> {
    let name = name!(thread, "_frozen_importlib");
    native::modules(thread)?
        .get(thread, name.as_object())?
        .ok_or_else(|| raise!(thread, RUNTIME_ERROR, "the import system is gone"))
}

/// The absolute name of a relative one, by the package that the importing code is in.
fn absolute_name(
    thread: &Thread,
    name: &Str,
    globals: Option<&Object>,
    level: i64,
) -> Fallible<Owned<Str>> {
    let Some(globals) = globals else {
        return Err(raise!(thread, KEY_ERROR, "'__name__' not in globals"));
    };
    let Some(globals) = globals.downcast::<Dict>() else {
        return Err(raise!(thread, TYPE_ERROR, "globals must be a dict"));
    };
    let package = package_of(thread, globals)?.to_string_lossy();
    if package.is_empty() {
        return Err(raise!(
            thread,
            IMPORT_ERROR,
            "attempted relative import with no known parent package"
        ));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        let Some((front, _)) = base.rsplit_once('.') else {
            return Err(raise!(
                thread,
                IMPORT_ERROR,
                "attempted relative import beyond top-level package"
            ));
        };
        base = front;
    }
    if name.is_empty() {
        return Str::new(thread, base);
    }
    Str::new(thread, &format!("{base}.{name}"))
}

/// The package of the importing code: `__package__`, or as its specification or its name say.
fn package_of(thread: &Thread, globals: &Dict) -> Fallible<Owned<Str>> {
    let of = |key: &Str| globals.get_str(key).filter(|value| !value.is_none());
    let text = |value: Owned, what: &str| {
        value.downcast::<Str>().map_err(|_| raise!(thread, TYPE_ERROR, "{what} must be a string"))
    };
    let spec = of(name!(thread, "__spec__"));
    if let Some(package) = of(name!(thread, "__package__")) {
        return text(package, "package");
    }
    if let Some(spec) = spec {
        let parent = object::get_attribute(thread, &spec, name!(thread, "parent"))?;
        return text(parent, "__spec__.parent");
    }
    errors::warn(
        thread,
        &errors::IMPORT_WARNING,
        "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
        1,
    )?;
    let Some(module) = globals.get_str(name!(thread, "__name__")) else {
        return Err(no_name(thread));
    };
    let module = text(module, "__name__")?;
    if globals.contains_str(name!(thread, "__path__")) {
        return Ok(module);
    }
    let module = module.to_string_lossy();
    Str::new(thread, module.rsplit_once('.').map_or("", |(package, _)| package))
}

#[cold]
fn no_name(thread: &Thread) -> Raised {
    raise!(thread, KEY_ERROR, "'__name__' not in globals")
}
