//! Parsing the standard library's source: bytes per second, lexing included.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pycore_ast::Arena;
use pycore_parser::{ParseOptions, parse};
use pycore_source::Source;

/// The modules of the standard library that can be decoded.
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
            && let Ok(source) = Source::from_bytes(&bytes)
        {
            sources.push(source);
        }
    }
}

fn parsing(criterion: &mut Criterion) {
    let sources = sources();
    let options = ParseOptions::default();
    let length = sources.iter().map(|source| source.text().len() as u64).sum();
    let mut group = criterion.benchmark_group("standard library");
    group.throughput(Throughput::Bytes(length));
    group.sample_size(20);
    group.bench_function("parse", |bencher| {
        bencher.iter(|| {
            for source in &sources {
                let arena = Arena::for_source(source.text().len());
                let _ = black_box(parse(&arena, source, &options));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, parsing);
criterion_main!(benches);
