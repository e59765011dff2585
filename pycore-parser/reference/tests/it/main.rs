//! The grammar beside the fast parser.

mod depth;
mod generated;
mod programs;

use pycore_ast::Arena;
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_reference::{Nesting, Start, check_as};
use pycore_source::Source;

/// Whether both accept the text, after checking that they agree, on the nesting too.
#[track_caller]
fn agree(text: &str) -> bool {
    agree_as(text, Start::File)
}

/// The same for any kind of text.
#[track_caller]
fn agree_as(text: &str, start: Start) -> bool {
    let mode = match start {
        Start::File => Mode::Exec,
        Start::Expression => Mode::Eval,
        Start::FunctionType => Mode::FuncType,
    };
    let source = Source::from_text(text).expect("source text");
    let arena = Arena::new();
    let options = ParseOptions { mode, ..ParseOptions::default() };
    match (check_as(&source, start), parse(&arena, &source, &options)) {
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
