//! Warnings of the front end, which filters may turn into errors.

use pycore_objects::core::{ExplicitWarning, TypeStatic};
use pycore_objects::errors;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread};
use pycore_source::{ErrorClass, LineIndex, SyntaxError, SyntaxWarning, WarningClass};

use crate::errors::raise;

/// Warns of all, in order; a warning that is raised becomes a `SyntaxError` with its place.
pub(crate) fn report(
    thread: &Thread,
    warnings: &[SyntaxWarning],
    lines: &LineIndex,
    text: Option<&str>,
    filename: &Object,
) -> Fallible {
    let Some(warn) = thread.interpreter().hooks.warn_explicit.get() else { return Ok(()) };
    for warning in warnings {
        let class: &'static TypeStatic = match warning.class {
            WarningClass::Syntax => &errors::SYNTAX_WARNING,
            WarningClass::Deprecation => &errors::DEPRECATION_WARNING,
        };
        let message = Str::new(thread, &warning.message)?;
        let explicit = ExplicitWarning {
            category: class.get().as_object(),
            message: message.as_object(),
            filename,
            line: warning.lineno.cast_signed(),
            module: None,
            registry: None,
        };
        if let Err(raised) = warn(thread, &explicit) {
            raised.suppress(thread, class)?;
            return Err(raise(thread, &error(warning, lines, text), filename));
        }
    }
    Ok(())
}

/// The error that a warning becomes.
fn error(warning: &SyntaxWarning, lines: &LineIndex, text: Option<&str>) -> SyntaxError {
    let line_of = |offset: u32| {
        let start = lines.line_start(lines.line_column(offset).line)? as usize;
        text?.get(start..)?.split_inclusive('\n').next()
    };
    // Columns of exceptions count characters.
    let column = |offset: u32| {
        let column = lines.line_column(offset).column;
        let before = line_of(offset).and_then(|line| line.get(..column as usize));
        before.map_or(column.cast_signed(), |before| before.chars().count() as i32) + 1
    };
    let range = warning.range;
    SyntaxError {
        class: ErrorClass::Syntax,
        message: warning.message.clone(),
        lineno: Some(warning.lineno.cast_signed()),
        offset: Some(column(range.start)),
        end_lineno: Some(lines.line_column(range.end).line.cast_signed()),
        end_offset: Some(column(range.end)),
        text: line_of(range.start).map(str::to_owned),
        statement: None,
    }
}
