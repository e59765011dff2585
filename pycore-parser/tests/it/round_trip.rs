//! Printing a tree and parsing the text gives the tree.

use proptest::prelude::*;
use pycore_ast::{Arena, DumpOptions, Mod, arbitrary, dump, unparse};
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_source::Source;

use crate::validity;

fn check(tree: Mod<'_>, mode: Mode) {
    let text = unparse(tree).unwrap() + "\n";
    let source = Source::from_text(&text).unwrap();
    let arena = Arena::new();
    let parsed = match parse(&arena, &source, &ParseOptions { mode, ..ParseOptions::default() }) {
        Ok(parsed) => parsed,
        Err(error) => panic!("{error} in:\n{text}"),
    };
    let form = DumpOptions { indent: Some(" "), ..DumpOptions::default() };
    assert_eq!(dump(tree, &form), dump(parsed.tree, &form), "printed as:\n{text}");
    validity::check(parsed.tree);
}

proptest! {
    #[test]
    fn modules(choices in arbitrary::choices()) {
        let arena = Arena::new();
        check(choices.module(&arena), Mode::Exec);
    }

    #[test]
    fn expressions(choices in arbitrary::choices()) {
        let arena = Arena::new();
        check(choices.expression(&arena), Mode::Eval);
    }

    /// Nothing that a text contains makes the parser panic.
    #[test]
    fn any_text_gives_a_tree_or_an_error(
        words in proptest::collection::vec(0..WORDS.len(), 0..30),
        mode in prop_oneof![
            Just(Mode::Exec), Just(Mode::Eval), Just(Mode::Single), Just(Mode::FuncType)
        ],
    ) {
        let text: String = words.iter().map(|&index| WORDS[index]).collect();
        if let Ok(source) = Source::from_text(&text) {
            let arena = Arena::new();
            let options = ParseOptions { mode, type_comments: true, ..ParseOptions::default() };
            if let Ok(parsed) = parse(&arena, &source, &options) {
                validity::check(parsed.tree);
            }
        }
    }
}

/// Parts of programs, likely and unlikely ones.
const WORDS: &[&str] = &[
    "a",
    "b",
    " ",
    " ",
    "\n",
    "\n ",
    "\n  ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    ".",
    "=",
    "==",
    ":=",
    "*",
    "**",
    "/",
    "-",
    "@",
    "->",
    "...",
    "not ",
    "in ",
    "is ",
    "if ",
    "else ",
    "for ",
    "async ",
    "await ",
    "lambda ",
    "yield ",
    "from ",
    "import ",
    "as ",
    "with ",
    "def ",
    "class ",
    "try:",
    "except ",
    "finally:",
    "return ",
    "del ",
    "raise ",
    "global ",
    "match ",
    "case ",
    "type ",
    "_",
    "None",
    "1",
    "1.5j",
    "'a'",
    "f'",
    "t'",
    "'",
    "b'c'",
    "!r",
    "\\",
    "# type: ignore\n",
    "# type: int\n",
    "é",
    "\u{0}",
];
