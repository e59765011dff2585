//! Text forms of whole files, ours beside the oracle's.

use std::path::Path;

use pycore_ast::{Arena, DumpOptions, dump, unparse_with_lines};
use pycore_bytecode::dis::{DisOptions, dis};
use pycore_lexer::{Names, dump_tokens};
use pycore_parser::{ParseOptions, parse};
use pycore_source::{Source, SyntaxError};

use super::oracle::Oracle;
use super::{Options, bytecode, python_files};
use crate::files::Outcome;

/// Which text form.
#[derive(Clone, Copy)]
pub(super) enum View {
    /// `-m tokenize -e`
    Tokens,
    /// `-m ast -a`
    Ast,
    /// `ast.unparse`
    Unparse,
    /// `-m dis`, without the addresses of objects
    Dis,
}

const SCRIPT: &str = include_str!("text_forms.py");

/// Compare every file, print the result; an error if a file differs.
pub(super) fn run(view: View, options: &Options) -> Outcome {
    let module = match view {
        View::Tokens => "tokenize",
        View::Ast => "ast",
        View::Unparse => "unparse",
        View::Dis => "dis",
    };
    let files = python_files(&options.paths)?;
    let mut oracle = Oracle::start(&options.oracle, SCRIPT, &[module])?;
    let mut identical = 0;
    let mut different = 0;
    for (index, file) in files.iter().enumerate() {
        if index % 100 == 0 {
            eprint!("\r{index}/{} files", files.len());
        }
        let name = file.to_str().ok_or("a path is not UTF-8")?;
        let theirs = oracle.ask(name.as_bytes())?;
        let theirs = String::from_utf8_lossy(&theirs);
        let ours = text_form(view, file)?;
        if ours == theirs
            || matches!(view, View::Dis) && sets_in_order(&ours) == sets_in_order(&theirs)
        {
            identical += 1;
            continue;
        }
        different += 1;
        if different <= options.show {
            show_difference(file, &ours, &theirs);
        }
    }
    eprint!("\r");
    println!("identical: {identical}/{} files", files.len());
    if different > 0 {
        return Err(format!("{different} files differ").into());
    }
    Ok(())
}

fn show_difference(file: &Path, ours: &str, theirs: &str) {
    println!("\r{}", file.display());
    let mut pairs = ours.lines().zip(theirs.lines()).enumerate();
    match pairs.find(|(_, (ours, theirs))| ours != theirs) {
        Some((line, (ours, theirs))) => {
            println!("  output line {}\n    CPython: {theirs}\n    Pycore:  {ours}", line + 1);
        }
        None => println!(
            "  CPython prints {} lines, Pycore {}",
            theirs.lines().count(),
            ours.lines().count()
        ),
    }
}

fn text_form(view: View, file: &Path) -> Outcome<String> {
    let bytes = std::fs::read(file)?;
    match view {
        View::Tokens => {
            let name = file.to_string_lossy();
            Ok(dump_tokens(&bytes, &name, Names::Exact).unwrap_or_else(|message| message))
        }
        View::Dis => {
            let name = file.to_string_lossy();
            let listing = bytecode::our_result(&bytes, &name, 0, &mut Vec::new())
                .map(|code| dis(&code, DisOptions::default()));
            Ok(without_addresses(&listing.unwrap_or_else(|error| error_line(&error))))
        }
        View::Ast | View::Unparse => {
            Ok(tree(view, &bytes).unwrap_or_else(|error| error_line(&error)))
        }
    }
}

/// What `python -m ast -a` prints, or `ast.unparse` gives.
fn tree(view: View, bytes: &[u8]) -> Result<String, Box<SyntaxError>> {
    let source = Source::from_bytes(bytes)?;
    let arena = Arena::for_source(bytes.len());
    let options = ParseOptions { type_comments: true, ..ParseOptions::default() };
    let parsed = parse(&arena, &source, &options)?;
    let lines = source.line_index();
    let text = match view {
        View::Unparse => unparse_with_lines(parsed.tree, lines).map_err(|error| error.to_string()),
        _ => dump(parsed.tree, &DumpOptions::module(lines)).map_err(|error| error.to_string()),
    };
    Ok(text.unwrap_or_else(|error| format!("error: ValueError | {error}")) + "\n")
}

/// A listing with `at 0x` instead of the numbers of code objects.
fn without_addresses(listing: &str) -> String {
    let mut parts = listing.split(" at 0x");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(" at 0x");
        text.push_str(part.trim_start_matches(|char: char| char.is_ascii_hexdigit()));
    }
    text
}

/// A listing with the items of each set in one order: CPython's depends on which strings the process has
/// interned before.
fn sets_in_order(listing: &str) -> String {
    let mut text = String::with_capacity(listing.len());
    for line in listing.lines() {
        match line.split_once("frozenset({") {
            Some((head, items)) => {
                let mut items: Vec<&str> = items.trim_end_matches(['}', ')']).split(", ").collect();
                items.sort_unstable();
                text.push_str(head);
                text.push_str(&items.join(", "));
            }
            None => text.push_str(line),
        }
        text.push('\n');
    }
    text
}

/// An error as `text_forms.py` writes it.
fn error_line(error: &SyntaxError) -> String {
    let number =
        |number: Option<i32>| number.map_or("None".to_owned(), |number| number.to_string());
    let text = error.text.as_deref().map_or("None".to_owned(), pycore_unicode::repr);
    format!(
        "error: {} | {} | {} | {} | {} | {} | {text}\n",
        error.class.name(),
        error.message,
        number(error.lineno),
        number(error.offset),
        number(error.end_lineno),
        number(error.end_offset),
    )
}
