//! Prints the tree of a file as `python -m ast -a` does, or its error.
//!
//! `cargo run -p pycore-parser --example tree -- [exec|eval|single|func_type] FILE`

use std::process::ExitCode;

use pycore_ast::{Arena, DumpOptions, dump};
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_source::Source;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (mode, path) = match words.as_slice() {
        [path] => (Mode::Exec, path),
        [mode, path] => (mode_named(mode)?, path),
        _ => return Err("usage: tree [exec|eval|single|func_type] FILE".into()),
    };
    let source = Source::from_bytes(&std::fs::read(path)?)?;
    let arena = Arena::for_source(source.text().len());
    let options = ParseOptions { mode, ..ParseOptions::default() };
    match parse(&arena, &source, &options) {
        Ok(parsed) => {
            for warning in &parsed.warnings {
                eprintln!("{path}:{}: {}", warning.lineno, warning.message);
            }
            println!("{}", dump(parsed.tree, &DumpOptions::module(source.line_index()))?);
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            Ok(ExitCode::FAILURE)
        }
    }
}

fn mode_named(name: &str) -> Result<Mode, String> {
    Ok(match name {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" => Mode::FuncType,
        _ => return Err(format!("no mode {name:?}")),
    })
}
