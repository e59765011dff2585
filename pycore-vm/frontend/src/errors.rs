//! Errors of the front end as exceptions.

use pycore_objects::core::TypeStatic;
use pycore_objects::errors;
use pycore_objects::protocol::call;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Raised, Thread};
use pycore_source::{ErrorClass, SyntaxError};

/// Raises the exception of an error.
pub(crate) fn raise(thread: &Thread, error: &SyntaxError, filename: &Object) -> Raised {
    match exception(thread, error, filename) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Raises the exception of a parser's error, which tells tracebacks where they may look for misspelled keywords.
pub(crate) fn raise_parsing(
    thread: &Thread,
    error: &SyntaxError,
    filename: &Object,
    text: &str,
) -> Raised {
    let described = exception(thread, error, filename).and_then(|exception| {
        let syntax_error = (*exception).downcast::<errors::SyntaxError>();
        if let (Some((line, column)), Some(syntax_error)) = (error.statement, syntax_error) {
            let place = [thread.new_int(line.into())?, thread.new_int(column.into())?];
            let [line, column] = place;
            let text = thread.new_str(text)?;
            syntax_error.metadata.set(Tuple::pack(thread, [line, column, text])?.into_object());
        }
        Ok(exception)
    });
    match described {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

fn class_of(class: ErrorClass) -> &'static TypeStatic {
    match class {
        ErrorClass::Syntax => &errors::SYNTAX_ERROR,
        ErrorClass::Indentation => &errors::INDENTATION_ERROR,
        ErrorClass::Tab => &errors::TAB_ERROR,
        ErrorClass::IncompleteInput => &errors::INCOMPLETE_INPUT_ERROR,
        ErrorClass::Value => &errors::VALUE_ERROR,
        ErrorClass::UnicodeDecode => &errors::UNICODE_DECODE_ERROR,
        ErrorClass::UnicodeEncode => &errors::UNICODE_ENCODE_ERROR,
        ErrorClass::Overflow => &errors::OVERFLOW_ERROR,
        ErrorClass::Memory => &errors::MEMORY_ERROR,
        ErrorClass::Recursion => &errors::RECURSION_ERROR,
    }
}

fn exception(thread: &Thread, error: &SyntaxError, filename: &Object) -> Fallible<Owned> {
    let class = class_of(error.class).get();
    let message = Str::new(thread, &error.message)?;
    match error.class {
        ErrorClass::Syntax
        | ErrorClass::Indentation
        | ErrorClass::Tab
        | ErrorClass::IncompleteInput => {
            let number = |value: Option<i32>| match value {
                Some(value) => thread.new_int(i64::from(value)),
                None => Ok(thread.none()),
            };
            let text = match &error.text {
                Some(text) => Str::new(thread, text)?.into_object(),
                None => thread.none(),
            };
            let details = [
                Owned::share(filename),
                number(error.lineno)?,
                number(error.offset)?,
                text,
                number(error.end_lineno)?,
                number(error.end_offset)?,
            ];
            let details = Tuple::pack(thread, details)?;
            call::call(thread, class.as_object(), &[message.as_object(), details.as_object()])
        }
        ErrorClass::Memory if error.message.is_empty() => errors::new_exception(thread, class, &[]),
        _ => errors::new_exception(thread, class, &[message.as_object()]),
    }
}
