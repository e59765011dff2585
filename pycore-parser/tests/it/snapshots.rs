//! The trees of the texts in `tests/data/ok`.
//!
//! Beside each `name.py` is `name.ast`, what `python3.14 -m ast -a` prints for it. The folder tells the
//! mode. `INSTA_UPDATE=always` writes the files anew.

use std::fs;
use std::path::{Path, PathBuf};

use pycore_ast::{Arena, DumpOptions, dump};
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_source::Source;

use crate::validity;

#[test]
fn trees_are_those_of_the_snapshots() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ok");
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    let mut files = Vec::new();
    add_files(&root, &mut files);
    assert!(files.len() > 40, "the texts are missing");
    let mut different = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let source = Source::from_text(&text).unwrap();
        let arena = Arena::new();
        let tree = match parse(&arena, &source, &options(path.parent().unwrap())) {
            Ok(parsed) => parsed.tree,
            Err(error) => panic!("{}: {error}", path.display()),
        };
        validity::check(tree);
        let lines = source.line_index();
        let found = dump(tree, &DumpOptions::module(lines)).unwrap() + "\n";
        let snapshot = path.with_extension("ast");
        if update {
            fs::write(&snapshot, found).unwrap();
        } else if fs::read_to_string(&snapshot).unwrap_or_default() != found {
            different.push(path);
        }
    }
    assert!(different.is_empty(), "other trees than expected: {different:#?}");
}

fn add_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            add_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}

/// What the folder of a text says about it.
fn options(folder: &Path) -> ParseOptions {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mode = match name {
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" => Mode::FuncType,
        _ => Mode::Exec,
    };
    ParseOptions { mode, type_comments: name == "type_comments", ..ParseOptions::default() }
}
