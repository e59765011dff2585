//! Times lexing, parsing and compiling of whole folders, and ruff's parser in turn with ours, in one process.
//!
//! `cargo run --release --manifest-path pycore-parser/versus/Cargo.toml -- [--rounds N] [PATH...]`; without
//! a path, the standard library of the crate `rustpython-pylib`. Prints a line a candidate: its name, the
//! best round in seconds, and MB/s; `cargo xtask bench` adds CPython's figures to it. Standard error says how much
//! memory the trees take.

#![forbid(unsafe_code)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use pycore_ast::Arena;
use pycore_compiler::{CompileOptions, compile};
use pycore_lexer::{Lexer, LexerOptions, TokenKind, TokenSource};
use pycore_parser::ParseOptions;
use pycore_source::Source;

/// A candidate: what it is called, and what it does with a text.
type Candidate = (&'static str, fn(&Text));

/// A file, in the form that each candidate takes.
struct Text {
    bytes: Vec<u8>,
    source: Source,
}

const CANDIDATES: &[Candidate] = &[
    ("pycore lex", |text| {
        let mut lexer = Lexer::new(&text.source, LexerOptions::default());
        while let Ok(token) = lexer.next_token() {
            if black_box(token).kind == TokenKind::EndMarker {
                break;
            }
        }
    }),
    ("pycore parse", |text| {
        let arena = Arena::for_source(text.bytes.len());
        let _ = black_box(pycore_parser::parse(&arena, &text.source, &ParseOptions::default()));
    }),
    ("pycore decode and parse", |text| {
        let Ok(source) = Source::from_bytes(&text.bytes) else { return };
        let arena = Arena::for_source(text.bytes.len());
        let _ = black_box(pycore_parser::parse(&arena, &source, &ParseOptions::default()));
    }),
    ("pycore source to code", |text| {
        let Ok(source) = Source::from_bytes(&text.bytes) else { return };
        let arena = Arena::for_source(text.bytes.len());
        let Ok(parsed) = pycore_parser::parse(&arena, &source, &ParseOptions::default()) else {
            return;
        };
        let _ = black_box(compile(parsed.tree, source.line_index(), &CompileOptions::default()));
    }),
    ("ruff parse", |text| {
        let _ = black_box(ruff_python_parser::parse_module(text.source.text()));
    }),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut rounds = 10;
    let mut paths = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--rounds" => rounds = words.next().ok_or("--rounds needs a number")?.parse()?,
            _ => paths.push(PathBuf::from(word)),
        }
    }
    if paths.is_empty() {
        paths.push(rustpython_pylib::LIB_PATH.into());
    }
    let mut texts = Vec::new();
    for path in &paths {
        read(path, &mut texts)?;
    }
    let bytes: usize = texts.iter().map(|text| text.bytes.len()).sum();
    eprintln!("{} files, {:.1} MB, {rounds} rounds", texts.len(), bytes as f64 / 1e6);

    let trees: usize = texts.iter().map(tree_bytes).sum();
    eprintln!(
        "trees: {:.1} bytes a byte of text, {:.0} kB a file on average",
        trees as f64 / bytes as f64,
        trees as f64 / 1e3 / texts.len() as f64
    );

    let mut best = vec![f64::INFINITY; CANDIDATES.len()];
    for _ in 0..rounds {
        for ((_, work), best) in CANDIDATES.iter().zip(&mut best) {
            let start = Instant::now();
            texts.iter().for_each(work);
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    for ((name, _), best) in CANDIDATES.iter().zip(&best) {
        println!("{name}\t{best:.4}\t{:.1}", bytes as f64 / 1e6 / best);
    }
    Ok(())
}

/// What the arena of a file's tree takes from the system.
fn tree_bytes(text: &Text) -> usize {
    let arena = Arena::new();
    let _ = black_box(pycore_parser::parse(&arena, &text.source, &ParseOptions::default()));
    arena.allocated_bytes()
}

/// Every Python file below a path that both parsers accept.
fn read(path: &Path, texts: &mut Vec<Text>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            read(&entry?.path(), texts)?;
        }
        return Ok(());
    }
    if path.extension().is_none_or(|extension| extension != "py") {
        return Ok(());
    }
    let bytes = std::fs::read(path)?;
    let Ok(source) = Source::from_bytes(&bytes) else { return Ok(()) };
    let ours = pycore_parser::parse(&Arena::new(), &source, &ParseOptions::default()).is_ok();
    if ours && ruff_python_parser::parse_module(source.text()).is_ok() {
        texts.push(Text { bytes, source });
    }
    Ok(())
}
