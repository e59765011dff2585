//! Compiles a Python file and prints a stage: `compile [--emit symtable|instructions|dis] [--level N] FILE`.
//!
//! ```text
//! cargo run -p pycore-compiler --example compile -- --emit symtable FILE.py
//! ```

use std::error::Error;

use pycore_ast::Arena;
use pycore_bytecode::dis::{DisOptions, dis};
use pycore_compiler::{
    CompileOptions, CompilerFlags, Future, PreprocessOptions, SymbolTable, compile,
    dump_instructions, preprocess,
};
use pycore_parser::{ParseOptions, parse};
use pycore_source::Source;

fn main() -> Result<(), Box<dyn Error>> {
    let mut emit = "dis".to_owned();
    let mut optimize = 0;
    let mut path = None;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--emit" => emit = value()?,
            "--level" => optimize = value()?.parse()?,
            _ => path = Some(word),
        }
    }
    let path = path.ok_or("usage: compile [--emit symtable|instructions|dis] [--level N] FILE")?;
    let source = Source::from_bytes(&std::fs::read(&path)?)?;
    let arena = Arena::for_source(source.text().len());
    let parsed = parse(&arena, &source, &ParseOptions::default())?;
    let lines = source.line_index();
    let options =
        CompileOptions { filename: path.as_str().into(), optimize, ..CompileOptions::default() };
    match emit.as_str() {
        "symtable" => {
            let future = Future::of(parsed.tree, lines, CompilerFlags::empty())?;
            let preprocessing =
                PreprocessOptions { optimize, future_annotations: future.annotations() };
            let tree = preprocess(&arena, parsed.tree, lines, preprocessing, &mut Vec::new());
            print!("{}", SymbolTable::build(&arena, tree, lines, &future)?.dump());
        }
        "instructions" => print!("{}", dump_instructions(parsed.tree, lines, &options)?),
        "dis" => {
            let compiled = compile(parsed.tree, lines, &options)?;
            for warning in parsed.warnings.iter().chain(&compiled.warnings) {
                eprintln!("{path}:{}: {}", warning.lineno, warning.message);
            }
            print!("{}", dis(&compiled.code, DisOptions::default()));
        }
        other => return Err(format!("{other} cannot be printed").into()),
    }
    Ok(())
}
