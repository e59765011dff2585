//! The grammar beside the fast parser.

mod depth;
mod generated;
mod programs;

use pycore_ast::Arena;
use pycore_parser::{ParseOptions, parse};
use pycore_reference::{Nesting, check};
use pycore_source::Source;

/// Whether both accept the text, after checking that they agree, on the nesting too.
#[track_caller]
fn agree(text: &str) -> bool {
    let source = Source::from_text(text).expect("source text");
    let arena = Arena::new();
    let grammar = check(&source);
    match (grammar, parse(&arena, &source, &ParseOptions::default())) {
        (Ok(nesting), Ok(parsed)) => {
            let tree = Nesting::of_tree(parsed.tree);
            if let Some(difference) = nesting.first_difference(&tree) {
                panic!("{difference:?}\ngrammar:\n{}", nesting.display(&source));
            }
            true
        }
        (Err(_), Err(_)) => false,
        (Err(error), Ok(_)) => panic!("only the grammar rejects: {error}\n{text}"),
        (Ok(_), Err(error)) => panic!("only the parser rejects: {error}\n{text}"),
    }
}
