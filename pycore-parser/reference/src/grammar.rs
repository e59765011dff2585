//! The parser that pest makes of `python.pest`.

use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "python.pest"]
pub(crate) struct Grammar;
