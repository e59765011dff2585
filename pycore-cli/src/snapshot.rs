//! From source text to a text form in one call, for snapshot tests.

use crate::arguments::{Arguments, Form};
use crate::emit;
use crate::program::Program;

/// A text form of a program, or its error as CPython reports it; warnings stand in front.
///
/// The same text for the same program, on every machine: made for snapshot tests (`insta`), of which one shows
/// what a change to a program, or to a compiler, does to its tokens, tree or bytecode. [`Form::Pyasm`] gives
/// what reads best in a diff of bytecode: no offsets, no addresses, no file name.
///
/// ```
/// use pycore_cli::arguments::Form;
/// use pycore_cli::snapshot;
///
/// let text = snapshot(Form::Pyasm, "x = 1\n");
/// assert!(text.contains("LOAD_SMALL_INT 1"));
/// // With insta: insta::assert_snapshot!(snapshot(Form::Pyasm, "x = 1\n"));
///
/// let error = snapshot(Form::Bytecode, "return\n");
/// assert!(error.ends_with("SyntaxError: 'return' outside function\n"));
/// ```
pub fn snapshot(form: Form, source: &str) -> String {
    let program =
        Program { name: "<snapshot>".to_owned(), path: None, bytes: source.as_bytes().to_vec() };
    let arguments = Arguments { stable: true, ..Arguments::default() };
    let shown = emit::text_form(form, &program, &arguments);
    shown.messages + &shown.text.unwrap_or_default()
}
