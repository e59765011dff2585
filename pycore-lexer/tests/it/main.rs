//! Integration tests of the lexer: cases with CPython's answers, snapshots, properties.

mod errors;
mod parser_view;
mod properties;
mod tokenize_view;
