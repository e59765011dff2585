//! Python 3.14 tokens to syntax tree, with CPython's errors

#![forbid(unsafe_code)]

mod invalid;
mod options;

use pycore_ast::{Arena, Mod};
use pycore_lexer::TokenSource;
use pycore_source::{Source, SyntaxError, SyntaxWarning};

pub use options::{Mode, ParseOptions};

/// A tree, and what there is to say about its text.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    /// The tree; nodes live in the arena, names mostly in the source.
    pub tree: Mod<'a>,
    /// Warnings of lexer and parser, in CPython's order.
    pub warnings: Vec<SyntaxWarning>,
}

/// Parse a source text.
pub fn parse<'a>(
    arena: &'a Arena,
    source: &'a Source,
    options: &ParseOptions,
) -> Result<Parsed<'a>, Box<SyntaxError>> {
    let _ = arena;
    Err(invalid::diagnose(source, options))
}

/// Parse the tokens that someone else's lexer makes of a source text.
pub fn parse_tokens<'a>(
    arena: &'a Arena,
    source: &'a Source,
    tokens: &mut dyn TokenSource,
    options: &ParseOptions,
) -> Result<Parsed<'a>, Box<SyntaxError>> {
    let _ = (arena, tokens);
    Err(invalid::diagnose(source, options))
}
