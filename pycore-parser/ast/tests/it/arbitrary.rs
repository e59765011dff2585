//! Arbitrary trees are within the rules that text forms rely on.

use proptest::prelude::*;
use pycore_ast::arbitrary::choices;
use pycore_ast::{Arena, DumpOptions, dump, unparse};

proptest! {
    #[test]
    fn every_tree_has_text(choices in choices()) {
        let arena = Arena::new();
        for tree in [choices.module(&arena), choices.interactive(&arena), choices.expression(&arena)] {
            prop_assert!(unparse(tree).is_ok());
            prop_assert!(dump(tree, &DumpOptions::default()).is_ok());
        }
    }
}
