//! Programs made by chance.

use proptest::prelude::*;
use pycore_ast::arbitrary::choices;
use pycore_ast::{Arena, unparse};
use pycore_lexer::{Lexer, LexerOptions, Token};
use pycore_source::Source;

use crate::agree;

/// The text with a token deleted, doubled or exchanged for another one of the text.
fn mutate(text: &str, kind: usize, index: usize, other: usize) -> String {
    let source = Source::from_text(text).expect("source text");
    let mut tokens: Vec<Token> = Vec::new();
    Lexer::new(&source, LexerOptions::default()).lex_into(&mut tokens).expect("tokens");
    tokens.retain(|token| token.start < token.end);
    let (token, other) = (tokens[index % tokens.len()], tokens[other % tokens.len()]);
    let (before, after) = (&text[..token.start as usize], &text[token.end as usize..]);
    let (spelled, other) = (&text[token.range()], &text[other.range()]);
    match kind {
        0 => format!("{before}{after}"),
        1 => format!("{before}{spelled} {spelled}{after}"),
        2 => format!("{before}{other} {spelled}{after}"),
        _ => format!("{before}{other}{after}"),
    }
}

proptest! {
    #[test]
    fn of_generated_trees(choices in choices()) {
        let text = unparse(choices.module(&Arena::new())).expect("short integers");
        prop_assert!(agree(&text));
    }

    #[test]
    fn with_a_mistake(choices in choices(), kind in 0_usize..4, index: usize, other: usize) {
        let text = unparse(choices.module(&Arena::new())).expect("short integers");
        agree(&mutate(&text, kind, index, other));
    }
}
