//! The one place that knows the interface.

use pycore_ast::Arena;
use pycore_compiler::{CompileError, CompileOptions, Compiled, compile};
use pycore_parser::{ParseOptions, parse};
use pycore_source::{Source, SyntaxError, SyntaxWarning};

/// Compiles a program; it must be one that the parser accepts.
pub(crate) fn compiled(program: &str, optimize: u8) -> Result<Compiled, CompileError> {
    with_tree(program, |tree, source| {
        let options =
            CompileOptions { filename: "<test>".into(), optimize, ..CompileOptions::default() };
        compile(tree, source.line_index(), &options)
    })
}

/// Parses a program and does something with its tree.
pub(crate) fn with_tree<R>(
    program: &str,
    work: impl FnOnce(pycore_ast::Mod<'_>, &Source) -> R,
) -> R {
    let source = Source::from_text(program).expect("the text is no problem");
    let arena = Arena::for_source(program.len());
    let parsed = parse(&arena, &source, &ParseOptions::default());
    let parsed = parsed.unwrap_or_else(|error| panic!("{program:?} does not parse: {error}"));
    work(parsed.tree, &source)
}

/// An error in a line: message and positions.
pub(crate) fn shown_error(error: &SyntaxError) -> String {
    let place = |place: Option<i32>| place.map_or("?".to_owned(), |place| place.to_string());
    format!(
        "{}: {} ({}:{}-{}:{})",
        error.class.name(),
        error.message,
        place(error.lineno),
        place(error.offset),
        place(error.end_lineno),
        place(error.end_offset),
    )
}

/// A warning in a line.
pub(crate) fn shown_warning(warning: &SyntaxWarning) -> String {
    format!("{}: {} (line {})", warning.class.name(), warning.message, warning.lineno)
}
