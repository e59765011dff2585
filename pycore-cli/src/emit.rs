//! Text forms of a program, and what there is to say about it.

use std::fmt::Write as _;

use pycore_ast::{Arena, DumpOptions, dump};
use pycore_lexer::{Names, dump_tokens};
use pycore_parser::{ParseOptions, parse};
use pycore_source::{Source, SyntaxError, SyntaxWarning};

use crate::arguments::Form;
use crate::program::Program;

/// A text form for standard output, and messages for standard error.
pub(crate) struct Shown {
    /// `None` if the program has an error.
    pub(crate) text: Option<String>,
    /// Warnings and the error.
    pub(crate) messages: String,
}

impl Shown {
    fn error(messages: String) -> Self {
        Self { text: None, messages }
    }
}

/// One text form of a program.
pub(crate) fn text_form(form: Form, program: &Program) -> Shown {
    match form {
        Form::Tokens => match dump_tokens(&program.bytes, &program.name, Names::Exact) {
            Ok(text) => Shown { text: Some(text), messages: String::new() },
            Err(message) => Shown::error(message),
        },
        Form::Ast => ast(program)
            .unwrap_or_else(|error| Shown::error(error.report(&program.name).to_string())),
    }
}

fn ast(program: &Program) -> Result<Shown, Box<SyntaxError>> {
    let source = Source::from_bytes(&program.bytes)?;
    let arena = Arena::for_source(program.bytes.len());
    // As `python -m ast` does, with type comments.
    let options = ParseOptions { type_comments: true, ..ParseOptions::default() };
    let parsed = parse(&arena, &source, &options)?;
    let messages = warnings(&parsed.warnings, &program.name, &source);
    match dump(parsed.tree, &DumpOptions::module(source.line_index())) {
        Ok(text) => Ok(Shown { text: Some(text + "\n"), messages }),
        Err(error) => Ok(Shown::error(format!("{messages}ValueError: {error}\n"))),
    }
}

/// Warnings as Python's `warnings` module shows them.
fn warnings(list: &[SyntaxWarning], name: &str, source: &Source) -> String {
    let mut text = String::new();
    for warning in list {
        let class = warning.class.name();
        let _ = writeln!(text, "{name}:{}: {class}: {}", warning.lineno, warning.message);
        let lines = source.line_index();
        if let Some(start) = lines.line_start(warning.lineno) {
            let line = source.text()[start as usize..].lines().next().unwrap_or_default();
            let _ = writeln!(text, "  {}", line.trim());
        }
    }
    text
}
