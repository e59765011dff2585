//! The messages of calls that do not fit, word for word those of CPython.

use super::signature::Signature;
use crate::core::{Object, Raised, Thread, TypeObject};
use crate::suggestions;
use crate::types::str::Str;

#[cold]
fn type_error(thread: &Thread, message: &str) -> Raised {
    crate::raise!(thread, TYPE_ERROR, "{message}")
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// A type's name without its module.
pub(super) fn short_name(of: &TypeObject) -> String {
    let name = of.name().to_string_lossy();
    name.rsplit('.').next().unwrap_or_default().to_string()
}

/// `insert expected 2 arguments, got 1`
#[cold]
pub(super) fn expected(
    thread: &Thread,
    name: &str,
    least: usize,
    most: Option<usize>,
    given: usize,
) -> Raised {
    let (bound, count) = match (given < least, most) {
        (_, Some(most)) if least == most => ("", least),
        (false, Some(most)) => ("at most ", most),
        _ => ("at least ", least),
    };
    let text = format!("{name} expected {bound}{count} argument{}, got {given}", plural(count));
    type_error(thread, &text)
}

/// The same for the parameters of a signature.
#[cold]
pub(super) fn positional_count(thread: &Thread, signature: &Signature, given: usize) -> Raised {
    let (least, most) =
        (usize::from(signature.required_positional), usize::from(signature.positional));
    expected(thread, signature.name(), least, (!signature.rest).then_some(most), given)
}

/// `f() takes at most 2 arguments (3 given)`
#[cold]
pub(super) fn too_many(
    thread: &Thread,
    signature: &Signature,
    given: usize,
    named: usize,
) -> Raised {
    let most = signature.parameters.len();
    let kind = if given == 0 { "keyword " } else { "" };
    let total = given + named;
    let text = format!(
        "{}() takes at most {most} {kind}argument{} ({total} given)",
        signature.name(),
        plural(most)
    );
    type_error(thread, &text)
}

/// `f() takes exactly 1 positional argument (2 given)`
#[cold]
pub(super) fn too_many_positional(thread: &Thread, signature: &Signature, given: usize) -> Raised {
    let (least, most) =
        (usize::from(signature.required_positional), usize::from(signature.positional));
    let name = signature.name();
    if most == 0 {
        return type_error(thread, &format!("{name}() takes no positional arguments"));
    }
    let bound = if least < most { "at most" } else { "exactly" };
    let text = format!(
        "{name}() takes {bound} {most} positional argument{} ({given} given)",
        plural(most)
    );
    type_error(thread, &text)
}

/// `f() takes at least 1 positional argument (0 given)`
#[cold]
pub(super) fn too_few_positional(thread: &Thread, signature: &Signature, given: usize) -> Raised {
    let least = usize::from(signature.positional_only.min(signature.required_positional));
    let is_open = least < usize::from(signature.positional) || signature.rest;
    let bound = if is_open { "at least" } else { "exactly" };
    let name = signature.name();
    let text = format!(
        "{name}() takes {bound} {least} positional argument{} ({given} given)",
        plural(least)
    );
    type_error(thread, &text)
}

/// `f() missing required argument 'x' (pos 1)`
#[cold]
pub(super) fn missing(thread: &Thread, signature: &Signature, index: usize) -> Raised {
    let name = signature.parameters.get(index).map_or("", |parameter| parameter.name);
    type_error(
        thread,
        &format!("{}() missing required argument '{name}' (pos {})", signature.name(), index + 1),
    )
}

/// `argument for f() given by name ('x') and position (1)`
#[cold]
pub(super) fn by_name_and_position(thread: &Thread, signature: &Signature, index: usize) -> Raised {
    let name = signature.parameters.get(index).map_or("", |parameter| parameter.name);
    let text = format!(
        "argument for {}() given by name ('{name}') and position ({})",
        signature.name(),
        index + 1
    );
    type_error(thread, &text)
}

/// `f() got an unexpected keyword argument 'y'`, with the name that was meant perhaps
#[cold]
pub(super) fn unexpected(thread: &Thread, signature: &Signature, name: &Object) -> Raised {
    let Some(text) = name.downcast::<Str>().map(Str::to_string_lossy) else {
        return type_error(thread, "keywords must be strings");
    };
    let named = signature.parameters.iter().skip(usize::from(signature.positional_only));
    unexpected_of(thread, signature.name(), &text, named.map(|parameter| parameter.name))
}

/// The same for a function whose parameters have these names.
#[cold]
pub(crate) fn unexpected_of<'a>(
    thread: &Thread,
    function: &str,
    given: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Raised {
    let hint = match suggestions::closest(given, names) {
        Some(meant) => format!(". Did you mean '{meant}'?"),
        None => String::new(),
    };
    type_error(thread, &format!("{function}() got an unexpected keyword argument '{given}'{hint}"))
}

/// `list.clear() takes no arguments (1 given)`
#[cold]
pub(super) fn no_arguments(thread: &Thread, function: &str, given: usize) -> Raised {
    type_error(thread, &format!("{function} takes no arguments ({given} given)"))
}

/// `list.append() takes exactly one argument (0 given)`
#[cold]
pub(super) fn one_argument(thread: &Thread, function: &str, given: usize) -> Raised {
    type_error(thread, &format!("{function} takes exactly one argument ({given} given)"))
}

/// `list.insert() takes no keyword arguments`
#[cold]
pub(super) fn no_keywords(thread: &Thread, function: &str) -> Raised {
    type_error(thread, &format!("{function} takes no keyword arguments"))
}
