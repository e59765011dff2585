//! The `pycore` program, assembled from the crates below it.
//!
//! `arguments` has the options, `run` the assembled interpreter, `emit` the text forms of a program's stages.

#![forbid(unsafe_code)]

pub mod arguments;
mod asm;
mod checks;
mod emit;
mod environment;
mod interactive;
mod memory;
mod paths;
mod program;
mod run;
mod settings;
mod snapshot;

use std::io::{self, Write};
use std::process::ExitCode;

pub use asm::AsmArguments;
pub use snapshot::snapshot;

use arguments::{Arguments, Request};

/// What follows the complaint about a wrong command line.
fn usage() -> String {
    let name = program::own_name();
    format!(
        "usage: {name} [option] ... [-c cmd | -m mod | file | -] [arg] ...\n\
         Try `python -h' for more information."
    )
}

/// Exit status for a wrong command line, as Python's.
const USAGE: u8 = 2;

/// The whole program: read the command line, do what it says.
pub fn main() -> ExitCode {
    match arguments::read(std::env::args_os().skip(1)) {
        Ok(Request::Print(text)) => print(&text),
        Ok(Request::Run(arguments)) => run_or_show(&arguments),
        Ok(Request::Asm(arguments)) => match asm::assemble(&arguments) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{}", message.trim_end());
                ExitCode::FAILURE
            }
        },
        Err(message) => {
            eprintln!("{message}\n{}", usage());
            ExitCode::from(USAGE)
        }
    }
}

fn run_or_show(arguments: &Arguments) -> ExitCode {
    let cannot_open = |error: &io::Error| {
        eprintln!("{}", program::cannot_open(&arguments.input, error));
        ExitCode::from(USAGE)
    };
    if arguments.emit.is_empty() {
        return match program::main_of(arguments) {
            Ok(main) => run::run(&main, arguments),
            Err(error) => cannot_open(&error),
        };
    }
    let program = match program::read(&arguments.input) {
        Ok(program) => program,
        Err(error) => return cannot_open(&error),
    };
    // All forms are made before any is printed: of a program with an error only the error is shown.
    let mut messages = String::new();
    let mut text = String::new();
    for &form in &arguments.emit {
        let shown = emit::text_form(form, &program, arguments);
        // Later forms repeat what earlier ones had to say.
        if shown.messages.len() > messages.len() {
            messages = shown.messages;
        }
        let Some(form) = shown.text else {
            eprint!("{messages}");
            return ExitCode::FAILURE;
        };
        text.push_str(&form);
    }
    eprint!("{messages}");
    print(&text)
}

/// Write to standard output; a reader that went away ends the program without a message.
fn print(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if error.kind() != io::ErrorKind::BrokenPipe {
                eprintln!("pycore: cannot write to standard output: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
