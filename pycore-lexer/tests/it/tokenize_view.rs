//! `tests/data/tokenize/*.py` with what `python3.14 -m tokenize -e` prints for them beside them (`.tokens`); written by
//! `tests/data/renew.py`.

use std::path::Path;

use pycore_lexer::{Names, dump_tokens};

#[test]
fn cases_print_as_cpython_prints_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tokenize");
    let mut cases = 0;
    let mut different = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let expected = std::fs::read_to_string(path.with_extension("tokens")).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (Ok(shown) | Err(shown)) = dump_tokens(&bytes, name, Names::Exact);
        cases += 1;
        if shown != expected {
            different.push(format!("{name}\nexpected:\n{expected}\nshown:\n{shown}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(cases >= 20, "the cases are not where they should be");
}

#[test]
fn plain_names_call_every_operator_op() {
    let shown = dump_tokens(b"a += (1)\n", "x.py", Names::Plain).unwrap();
    let names: Vec<&str> =
        shown.lines().map(|line| line.split_whitespace().nth(1).unwrap()).collect();
    let expected = ["ENCODING", "NAME", "OP", "OP", "NUMBER", "OP", "NEWLINE", "ENDMARKER"];
    assert_eq!(names, expected);
}
