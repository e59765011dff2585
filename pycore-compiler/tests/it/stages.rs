//! Small programs through all stages: `tests/data/TOPIC/CASE.py` beside `CASE.snap`.
//!
//! The listings at the end are what CPython 3.14 gives, which `cargo xtask conformance dis` checks over
//! any folder, this one included. `INSTA_UPDATE=always` renews the snapshots; read the difference.

use std::path::Path;

use insta::Settings;
use pycore_bytecode::dis::{DisOptions, dis};
use pycore_compiler::{CompileOptions, dump_instructions, dump_symbols};

use crate::check::{compiled, with_tree};

/// Symbol table, instructions as generated, and the listing of the code.
fn stages(program: &str) -> String {
    let options = CompileOptions::default();
    let (symbols, instructions) = with_tree(program, |tree, source| {
        let lines = source.line_index();
        (dump_symbols(tree, lines, &options), dump_instructions(tree, lines, &options))
    });
    let symbols = symbols.expect("the program compiles");
    let instructions = instructions.expect("the program compiles");
    let code = compiled(program, 0).expect("the program compiles").code;
    let listing = dis(&code, DisOptions::default());
    format!(
        "{program}\n==== symbols\n{symbols}\n==== instructions\n{instructions}\n==== code\n{listing}"
    )
}

/// Checks the cases of a topic.
fn topic(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let entries = std::fs::read_dir(&folder).expect("the folder of the topic");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    cases.sort();
    assert!(!cases.is_empty());
    for path in cases {
        let program = std::fs::read_to_string(&path).expect("a case can be read");
        let case = path.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
        let mut settings = Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(case, stages(&program)));
    }
}

#[test]
fn statements() {
    topic("statements");
}

#[test]
fn patterns() {
    topic("patterns");
}

#[test]
fn expressions() {
    topic("expressions");
}

#[test]
fn comprehensions() {
    topic("comprehensions");
}

#[test]
fn definitions() {
    topic("definitions");
}

#[test]
fn optimisation_levels() {
    let program = "'''doc'''\nassert a\ndef f():\n    '''doc'''\nif __debug__:\n    b\n";
    let listing = |level| {
        dis(&compiled(program, level).expect("the program compiles").code, DisOptions::default())
    };
    let all = format!("0\n{}\n1\n{}\n2\n{}", listing(0), listing(1), listing(2));
    insta::assert_snapshot!(all);
}
