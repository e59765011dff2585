//! The grammar: one function a rule, named as in the language reference.
//!
//! A rule is called when the next token may begin it, consumes what it matches, and returns the node;
//! it fails at the first token that does not fit. Only two places need to try one alternative and go
//! back to another: parentheses after `with`, and statements that begin with `match`.

mod arguments;
mod assignments;
mod atoms;
mod compound;
mod comprehensions;
mod expressions;
mod fields;
mod functions;
mod imports;
mod match_statement;
mod modes;
mod operators;
mod parameters;
mod patterns;
mod simple;
mod statements;
pub(crate) mod strings;
mod targets;
mod try_with;
mod type_params;
