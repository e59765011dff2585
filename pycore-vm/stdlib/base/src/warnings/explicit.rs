//! A warning whose place is known: whether it is an error, shown, or forgotten.

use pycore_objects::core::ExplicitWarning;
use pycore_objects::errors::WARNING;
use pycore_objects::protocol::{call, class, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, name, raise};

use super::filters::{self, Decision};
use super::show::{self, Shown};
use super::{LOCK, prepare};

/// Warns, if the filters say so. `line` is the text of the line, `source` what the warning is about.
pub(super) fn warn(
    thread: &Thread,
    warning: &ExplicitWarning<'_>,
    line: Option<&Object>,
    source: Option<&Object>,
) -> Fallible {
    // A module whose name is `None` is being torn down.
    if warning.module.is_some_and(Object::is_none) {
        return Ok(());
    }
    let registry = warning.registry.filter(|registry| !registry.is_none());
    let registry = match registry {
        None => None,
        Some(registry) => match registry.downcast::<Dict>() {
            Some(registry) => Some(registry),
            None => {
                let message = "'registry' must be a dict or None";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        },
    };
    prepare(thread)?;
    let module = match warning.module {
        Some(module) => Owned::share(module),
        None => module_of(thread, warning.filename)?,
    };
    let (message, category, text) =
        if class::is_instance(thread, warning.message, WARNING.get().as_object())? {
            let class = Owned::share(warning.message.type_object().as_object());
            let text = object::str(thread, warning.message)?.into_object();
            (Owned::share(warning.message), class, text)
        } else {
            let message = call::call(thread, warning.category, &[warning.message])?;
            (message, Owned::share(warning.category), Owned::share(warning.message))
        };
    let number = thread.new_int(warning.line.into())?;
    let key = Tuple::new(thread, &[&*text, &*category, &*number])?;
    if let Some(registry) = registry
        && was_warned(thread, registry, key.as_object(), false)?
    {
        return Ok(());
    }
    LOCK.acquire(thread);
    let decision = filters::decide(thread, &category, &text, warning.line, &module);
    LOCK.release(thread);
    let Decision { action, filter } = decision?;
    let action = (*action).downcast::<Str>().map(Str::to_string_lossy).unwrap_or_default();
    match action.as_str() {
        "error" => return Err(raise_warning(thread, &category, message)),
        "ignore" => return Ok(()),
        "always" | "all" => {}
        action => {
            if let Some(registry) = registry {
                registry.insert(thread, key.as_object(), &thread.bool(true))?;
            }
            let short = Tuple::new(thread, &[&*text, &*category])?;
            let is_known = match action {
                "once" | "module" => match registry {
                    Some(registry) => was_warned(thread, registry, short.as_object(), true)?,
                    None if action == "once" => {
                        let once = filters::once_registry(thread)?;
                        was_warned(thread, &once, short.as_object(), true)?
                    }
                    None => false,
                },
                "default" => false,
                _ => return Err(unknown_action(thread, action, filter.as_deref())),
            };
            if is_known {
                return Ok(());
            }
        }
    }
    show::show(
        thread,
        &Shown {
            category: &category,
            text: &text,
            message: &message,
            filename: warning.filename,
            line: warning.line,
            source_line: line,
            source,
        },
    )
}

fn raise_warning(thread: &Thread, category: &Object, message: Owned) -> pycore_objects::Raised {
    // The message is an instance of the category, or what its call has given instead.
    if pycore_objects::errors::is_exception_class(message.type_object().as_object()) {
        return thread.raise(message);
    }
    match call::call(thread, category, &[&message]) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

#[cold]
fn unknown_action(
    thread: &Thread,
    action: &str,
    filter: Option<&Object>,
) -> pycore_objects::Raised {
    let filter = match filter {
        Some(filter) => object::repr(thread, filter),
        None => Str::new(thread, "None"),
    };
    let action =
        Str::new(thread, action).and_then(|action| object::repr(thread, action.as_object()));
    match (action, filter) {
        (Ok(action), Ok(filter)) => raise!(
            thread,
            RUNTIME_ERROR,
            "Unrecognized action ({action}) in warnings.filters:\n {filter}"
        ),
        (Err(raised), _) | (_, Err(raised)) => raised,
    }
}

/// The name of the module in a file.
fn module_of(thread: &Thread, filename: &Object) -> Fallible<Owned> {
    let Some(name) = filename.downcast::<Str>() else { return Ok(Owned::share(filename)) };
    let text = name.to_string_lossy();
    match text.as_str() {
        "" => thread.new_str("<unknown>"),
        text => match text.strip_suffix(".py") {
            Some(stem) => thread.new_str(stem),
            None => Ok(Owned::share(filename)),
        },
    }
}

/// Whether a registry knows a warning; what it knows of older filters is forgotten. `note` makes it known.
fn was_warned(thread: &Thread, registry: &Dict, key: &Object, note: bool) -> Fallible<bool> {
    let current = thread.interpreter().warnings.version.get();
    let version = registry.get_str(name!(thread, "version"));
    let version = version.as_deref().and_then(Object::downcast_exact::<Int>).and_then(Int::to_i64);
    if version == Some(current) {
        if let Some(known) = registry.get(thread, key)?
            && object::is_true(thread, &known)?
        {
            return Ok(true);
        }
    } else {
        registry.clear_items();
        registry.insert_str(thread, name!(thread, "version"), &*thread.new_int(current)?)?;
    }
    if note {
        registry.insert(thread, key, &thread.bool(true))?;
    }
    Ok(false)
}
