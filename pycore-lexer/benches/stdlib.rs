//! Lexing the standard library's source: bytes per second.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pycore_lexer::{Lexer, LexerOptions, TokenKind, TokenSource};
use pycore_source::Source;

/// The modules of the standard library that are UTF-8, as they are in the files.
fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    add_folder(Path::new(rustpython_pylib::LIB_PATH), &mut sources);
    assert!(!sources.is_empty(), "the standard library is not where its crate says");
    sources
}

fn add_folder(folder: &Path, sources: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            add_folder(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "py")
            && let Ok(bytes) = std::fs::read(&path)
            && let Ok(source) = Source::from_owned_bytes(bytes)
        {
            sources.push(source);
        }
    }
}

fn lexing(criterion: &mut Criterion) {
    let sources = sources();
    let length = sources.iter().map(|source| source.text().len() as u64).sum();
    let mut group = criterion.benchmark_group("standard library");
    group.throughput(Throughput::Bytes(length));
    group.sample_size(20);
    group.bench_function("one token at a time", |bencher| {
        bencher.iter(|| {
            for source in &sources {
                let mut lexer = Lexer::new(source, LexerOptions::default());
                while let Ok(token) = lexer.next_token() {
                    if black_box(token).kind == TokenKind::EndMarker {
                        break;
                    }
                }
            }
        });
    });
    group.bench_function("into a vector", |bencher| {
        let mut tokens = Vec::new();
        bencher.iter(|| {
            for source in &sources {
                tokens.clear();
                let _ = Lexer::new(source, LexerOptions::default()).lex_into(&mut tokens);
                black_box(&tokens);
            }
        });
    });
    group.finish();
}

criterion_group!(benches, lexing);
criterion_main!(benches);
