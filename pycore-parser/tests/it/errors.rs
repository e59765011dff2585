//! What is said about programs with mistakes: `tests/data/err/**/*.py`, each with what CPython 3.14 prints for
//! it and the attributes of its exception in the `.err` beside it.
//!
//! `INSTA_UPDATE=always` writes the `.err` files anew; `cargo xtask conformance errors --whole` on the folder
//! then says whether CPython agrees.

use std::path::{Path, PathBuf};

use pycore_ast::Arena;
use pycore_parser::{ParseOptions, diagnose, parse};
use pycore_source::{Source, SyntaxError};

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

fn description(error: &SyntaxError) -> String {
    let number = |number: Option<i32>| number.map_or("None".to_owned(), |n| n.to_string());
    format!(
        "{}lineno {}, offset {}, end_lineno {}, end_offset {}\n",
        error.report("case.py"),
        number(error.lineno),
        number(error.offset),
        number(error.end_lineno),
        number(error.end_offset),
    )
}

#[test]
fn errors_are_those_of_cpython() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/err");
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    let mut paths = Vec::new();
    programs(&folder, &mut paths);
    paths.sort();
    assert!(paths.len() > 300, "cases are missing: {}", paths.len());
    let mut wrong = String::new();
    for path in paths {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let bytes = std::fs::read(&path).unwrap();
        let found = match Source::from_bytes(&bytes) {
            Err(error) => description(&error),
            Ok(source) => {
                let arena = Arena::new();
                let options = ParseOptions::default();
                let error = parse(&arena, &source, &options).expect_err(&name);
                // Whoever asks the second pass alone gets the same answer.
                assert_eq!(diagnose(&source, &options).as_ref(), Some(&error), "{name}");
                description(&error)
            }
        };
        let expected = path.with_extension("err");
        if update {
            std::fs::write(&expected, found).unwrap();
        } else {
            let expected = std::fs::read_to_string(&expected).unwrap_or_default();
            if found != expected {
                wrong += &format!("{name}\n--- expected\n{expected}--- found\n{found}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn programs_have_no_error() {
    for text in [
        "",
        "x = 1",
        "async def f(a, /, b=1, *c: *d, e, **g) -> h:\n    async for i in j: await k\n    return [*l]\n",
        "match a:\n    case [b, *_] | {'c': d, **e} if f: pass\n",
        "type A[*B, **C = [int]] = f'{x!r:>{y}}' if z else lambda: (yield)\n",
        "try:\n    a\nexcept* B, C:\n    d\nfinally:\n    e\n",
        "from __future__ import barry_as_FLUFL\na <> b\n",
    ] {
        let source = Source::from_text(text).unwrap();
        assert_eq!(diagnose(&source, &ParseOptions::default()), None, "{text}");
    }
}
