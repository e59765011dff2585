//! Arbitrary bytes give a tree or an error, in every mode; a tree can be printed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pycore_ast::{Arena, DumpOptions, dump};
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_source::Source;

fuzz_target!(|data: &[u8]| {
    // The first byte chooses the options, so that small inputs reach all of them.
    let Some((&choice, text)) = data.split_first() else { return };
    let Ok(source) = Source::from_bytes(text) else { return };
    let mode = match choice & 3 {
        0 => Mode::Exec,
        1 => Mode::Eval,
        2 => Mode::Single,
        _ => Mode::FuncType,
    };
    let options = ParseOptions { mode, type_comments: choice & 4 != 0, ..ParseOptions::default() };
    let arena = Arena::new();
    if let Ok(parsed) = parse(&arena, &source, &options) {
        let _ = dump(parsed.tree, &DumpOptions::module(source.line_index()));
    }
});
