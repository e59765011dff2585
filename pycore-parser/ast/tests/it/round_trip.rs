//! Printing a tree and parsing the text gives the tree.

use proptest::prelude::*;
use pycore_ast::arbitrary::choices;
use pycore_ast::{Arena, DumpOptions, Mod, dump, unparse};
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_source::Source;

/// The dump of the tree, which has all of it but the places, and of what its text is parsed to.
fn both(tree: Mod<'_>, mode: Mode) -> Result<(String, String), String> {
    let text = unparse(tree).map_err(|error| error.to_string())?;
    let fail = |error| format!("{error}\n{text}");
    let source = Source::from_text(&text).map_err(fail)?;
    let arena = Arena::new();
    let options = ParseOptions { mode, ..ParseOptions::default() };
    let parsed = parse(&arena, &source, &options).map_err(fail)?;
    let shown = |tree| dump(tree, &DumpOptions::default()).map_err(|error| error.to_string());
    Ok((shown(tree)?, shown(parsed.tree)?))
}

proptest! {
    #[test]
    fn of_files(choices in choices()) {
        let (printed, parsed) =
            both(choices.module(&Arena::new()), Mode::Exec).map_err(TestCaseError::fail)?;
        prop_assert_eq!(printed, parsed);
    }

    #[test]
    fn of_expressions(choices in choices()) {
        let (printed, parsed) =
            both(choices.expression(&Arena::new()), Mode::Eval).map_err(TestCaseError::fail)?;
        prop_assert_eq!(printed, parsed);
    }
}
