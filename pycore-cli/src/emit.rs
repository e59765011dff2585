//! Text forms of a program, and what there is to say about it.

use std::fmt::Write as _;

use pycore_ast::{Arena, DumpOptions, Mod, dump};
use pycore_bytecode::dis::dis;
use pycore_compiler::{CompileError, CompileOptions, compile, dump_flowgraphs, dump_symbols};
use pycore_lexer::{Names, dump_tokens};
use pycore_parser::{ParseOptions, parse};
use pycore_source::{Source, SyntaxError, SyntaxWarning};

use crate::arguments::{Arguments, Form};
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
pub(crate) fn text_form(form: Form, program: &Program, arguments: &Arguments) -> Shown {
    if form == Form::Tokens {
        return match dump_tokens(&program.bytes, &program.name, Names::Exact) {
            Ok(text) => Shown { text: Some(text), messages: String::new() },
            Err(message) => Shown::error(message),
        };
    }
    match Source::from_bytes(&program.bytes) {
        Ok(source) => of_source(form, program, &source, arguments),
        Err(error) => Shown::error(error.report(&program.name).to_string()),
    }
}

/// The forms that need the tree.
fn of_source(form: Form, program: &Program, source: &Source, arguments: &Arguments) -> Shown {
    let arena = Arena::for_source(program.bytes.len());
    // `python -m ast` reads type comments, the compiler has no use for them.
    let type_comments = form == Form::Ast;
    let options = ParseOptions { type_comments, ..ParseOptions::default() };
    let mut notes = Vec::new();
    let result = parse(&arena, source, &options).map_err(Failure::Syntax).and_then(|parsed| {
        notes = parsed.warnings;
        of_tree(form, program, source, parsed.tree, arguments, &mut notes)
    });
    let mut messages = warnings(&notes, &program.name, source);
    match result {
        Ok(text) => Shown { text: Some(text), messages },
        Err(Failure::Syntax(error)) => {
            let _ = write!(messages, "{}", error.report(&program.name));
            Shown::error(messages)
        }
        Err(Failure::Value(message)) => Shown::error(format!("{messages}ValueError: {message}\n")),
    }
}

/// Why a text form cannot be made.
enum Failure {
    /// The program is wrong.
    Syntax(Box<SyntaxError>),
    /// A value in it cannot be shown.
    Value(String),
}

fn of_tree(
    form: Form,
    program: &Program,
    source: &Source,
    tree: Mod<'_>,
    arguments: &Arguments,
    notes: &mut Vec<SyntaxWarning>,
) -> Result<String, Failure> {
    let lines = source.line_index();
    let options = CompileOptions {
        filename: program.name.as_str().into(),
        optimize: arguments.optimize,
        ..CompileOptions::default()
    };
    let mut failed = |error: CompileError| {
        notes.extend(error.warnings);
        let mut error = error.error;
        // The compiler knows no text; the line that it points to is shown from here.
        if error.text.is_none() {
            error.text = error.lineno.and_then(|line| source_line(source, line.try_into().ok()?));
        }
        Failure::Syntax(error)
    };
    match form {
        Form::Tokens | Form::Ast => dump(tree, &DumpOptions::module(lines))
            .map(|text| text + "\n")
            .map_err(|error| Failure::Value(error.to_string())),
        Form::Symtable => dump_symbols(tree, lines, &options).map_err(failed),
        Form::Cfg => dump_flowgraphs(tree, lines, &options).map_err(failed),
        Form::Bytecode | Form::Pyasm => {
            let compiled = compile(tree, lines, &options).map_err(&mut failed)?;
            notes.extend(compiled.warnings);
            Ok(match form {
                Form::Pyasm if arguments.stable => pycore_asm::snapshot(&compiled.code),
                Form::Pyasm => pycore_asm::write(&compiled.code),
                _ => dis(&compiled.code, arguments.dis),
            })
        }
    }
}

/// A line of a text with its end, from 1.
fn source_line(source: &Source, line: u32) -> Option<String> {
    let start = source.line_index().line_start(line)? as usize;
    source.text()[start..].split_inclusive('\n').next().map(str::to_owned)
}

/// Warnings as Python's `warnings` module shows them.
fn warnings(list: &[SyntaxWarning], name: &str, source: &Source) -> String {
    let mut text = String::new();
    for warning in list {
        let class = warning.class.name();
        let _ = writeln!(text, "{name}:{}: {class}: {}", warning.lineno, warning.message);
        if let Some(line) = source_line(source, warning.lineno) {
            let _ = writeln!(text, "  {}", line.trim());
        }
    }
    text
}
