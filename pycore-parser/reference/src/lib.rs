//! The grammar of Python 3.14 as an executable pest grammar, to test parsers against.
//!
//! `python.pest` is written to be read beside the language reference. A program goes through it in three steps:
//! the lexer makes tokens, [`TokenLine`] writes them in a line, pest matches the line. The outcome is the program's
//! [`Nesting`]: where its statements, blocks, expressions and patterns begin and end. The same is read off a
//! syntax tree, and the two are compared, so a parser that accepts the same programs but builds a tree of
//! another shape is found out too.
//!
//! ```
//! use pycore_ast::Arena;
//! use pycore_parser::ParseOptions;
//! use pycore_reference::{Nesting, check};
//! use pycore_source::Source;
//!
//! let source = Source::from_text("if a: b = (c + d) * e\n")?;
//! let by_the_book = check(&source).unwrap();
//!
//! let arena = Arena::new();
//! let parsed = pycore_parser::parse(&arena, &source, &ParseOptions::default())?;
//! assert_eq!(by_the_book, Nesting::of_tree(parsed.tree));
//! assert!(check(&Source::from_text("if a b\n")?).is_err());
//! # Ok::<(), Box<pycore_source::SyntaxError>>(())
//! ```

#![forbid(unsafe_code)]

mod grammar;
mod nesting;
mod pairs;
mod token_line;
mod tree;

use std::fmt;

use pycore_lexer::TextKind;
use pycore_source::{Source, SyntaxError};

pub use nesting::{Nesting, Part, PartKind};
pub use token_line::TokenLine;

/// Why a text is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It has no tokens.
    Lexer(Box<SyntaxError>),
    /// Its tokens do not fit the grammar; the token where matching got furthest begins at this byte.
    Grammar(u32),
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lexer(error) => error.fmt(f),
            Self::Grammar(offset) => write!(f, "does not fit the grammar from byte {offset} on"),
        }
    }
}

impl std::error::Error for Rejection {}

/// What a text is: the rule that it is matched with, chapter 9 of the reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Start {
    /// A file.
    #[default]
    File,
    /// An expression, as for `eval()`.
    Expression,
    /// The signature in a type comment.
    FunctionType,
}

/// Match a file with the grammar.
pub fn check(source: &Source) -> Result<Nesting, Rejection> {
    check_as(source, Start::File)
}

/// Match a text of any kind with the grammar.
pub fn check_as(source: &Source, start: Start) -> Result<Nesting, Rejection> {
    let kind = match start {
        Start::File => TextKind::File,
        Start::Expression | Start::FunctionType => TextKind::Expression,
    };
    let line = TokenLine::new(source, kind).map_err(Rejection::Lexer)?;
    pairs::nesting(&line, start)
}

/// Keeps the examples of the README running.
#[doc = include_str!("../README.md")]
#[cfg(doctest)]
struct Readme;
