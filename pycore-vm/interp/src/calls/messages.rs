//! The messages of calls whose arguments do not fit the parameters.

use pycore_bytecode::CodeFlags;
use pycore_objects::core::{Raised, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::function::Function;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, raise};

use crate::frame::FrameRef;
use crate::suggestions;

/// The name of a parameter, for a message.
fn parameter(code: &Code, index: usize) -> String {
    text(code.variable_name(index))
}

fn text(name: &Object) -> String {
    name.downcast::<Str>().map(Str::to_string_lossy).unwrap_or_default()
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

#[cold]
pub(super) fn keywords_must_be_strings(thread: &Thread) -> Raised {
    raise!(thread, TYPE_ERROR, "keywords must be strings")
}

#[cold]
pub(super) fn multiple_values(thread: &Thread, function: &Function, name: &Object) -> Raised {
    raise!(
        thread,
        TYPE_ERROR,
        "{}() got multiple values for argument '{}'",
        text(&function.qualified_name()),
        text(name)
    )
}

/// A name that no parameter has, or that may be given by position only.
#[cold]
pub(super) fn unexpected(
    thread: &Thread,
    function: &Function,
    name: &Str,
    all_names: &Tuple,
) -> Raised {
    let code = function.code();
    let name = name.to_string_lossy();
    let positional_only = code.positional_only_count();
    let by_name: Vec<String> = (0..positional_only)
        .map(|index| parameter(code, index))
        .filter(|parameter| all_names.iter().any(|name| text(name) == *parameter))
        .collect();
    if !by_name.is_empty() {
        return raise!(
            thread,
            TYPE_ERROR,
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            text(&function.qualified_name()),
            by_name.join(", ")
        );
    }
    let all = code.argument_count() + code.keyword_only_count();
    let candidates: Vec<String> =
        (positional_only..all).map(|index| parameter(code, index)).collect();
    match suggestions::closest(&name, candidates.iter().map(String::as_str)) {
        Some(similar) => raise!(
            thread,
            TYPE_ERROR,
            "{}() got an unexpected keyword argument '{}'. Did you mean '{}'?",
            text(&function.qualified_name()),
            name,
            similar
        ),
        None => raise!(
            thread,
            TYPE_ERROR,
            "{}() got an unexpected keyword argument '{}'",
            text(&function.qualified_name()),
            name
        ),
    }
}

#[cold]
pub(super) fn too_many(
    thread: &Thread,
    function: &Function,
    frame: FrameRef,
    given: usize,
) -> Raised {
    let code = function.code();
    debug_assert!(code.flags() & CodeFlags::VARARGS.bits() == 0);
    let parameters = code.argument_count();
    let keyword_only = (parameters..parameters + code.keyword_only_count())
        .filter(|&index| !frame.variable(index).is_null())
        .count();
    let defaults = function.defaults().as_deref().map_or(0, Tuple::len);
    let (takes, takes_plural) = if defaults > 0 {
        (format!("from {} to {parameters}", parameters.saturating_sub(defaults)), true)
    } else {
        (parameters.to_string(), parameters != 1)
    };
    let also = if keyword_only > 0 {
        format!(
            " positional argument{} (and {keyword_only} keyword-only argument{})",
            plural(given),
            plural(keyword_only)
        )
    } else {
        String::new()
    };
    raise!(
        thread,
        TYPE_ERROR,
        "{}() takes {takes} positional argument{} but {given}{also} {} given",
        text(&function.qualified_name()),
        if takes_plural { "s" } else { "" },
        if given == 1 && keyword_only == 0 { "was" } else { "were" }
    )
}

#[cold]
pub(super) fn missing_positional(
    thread: &Thread,
    function: &Function,
    frame: FrameRef,
    missing: usize,
    without_default: usize,
) -> Raised {
    missing_arguments(thread, function, frame, missing, "positional", 0..without_default)
}

#[cold]
pub(super) fn missing_keyword_only(
    thread: &Thread,
    function: &Function,
    frame: FrameRef,
    missing: usize,
) -> Raised {
    let code = function.code();
    let first = code.argument_count();
    let range = first..first + code.keyword_only_count();
    missing_arguments(thread, function, frame, missing, "keyword-only", range)
}

fn missing_arguments(
    thread: &Thread,
    function: &Function,
    frame: FrameRef,
    missing: usize,
    kind: &str,
    range: std::ops::Range<usize>,
) -> Raised {
    let code = function.code();
    let names: Vec<String> = range
        .filter(|&index| frame.variable(index).is_null())
        .map(|index| format!("'{}'", parameter(code, index)))
        .collect();
    let listed = match names.as_slice() {
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    raise!(
        thread,
        TYPE_ERROR,
        "{}() missing {missing} required {kind} argument{}: {listed}",
        text(&function.qualified_name()),
        plural(missing)
    )
}
