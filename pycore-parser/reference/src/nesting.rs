//! What two descriptions of a program are compared by.

use std::cmp::Reverse;
use std::fmt;

use pycore_source::{Source, TextRange};

/// What a part of a program is; of two parts with the same range the greater one is within the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// The statements of a clause, from the first to the last.
    Block,
    /// A statement, with its clauses, without its decorators.
    Statement,
    /// A pattern of `match`.
    Pattern,
    /// An expression, in whatever role: value, target, annotation.
    Expression,
}

/// A part of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The bytes of the source from its first token to its last.
    pub range: TextRange,
}

/// The parts of a program, outer ones before inner ones.
///
/// A neutral form: both a parse tree of the grammar and a syntax tree have it. Of f-strings the fields
/// count, and not the text around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nesting {
    parts: Vec<Part>,
}

impl Nesting {
    /// Parts in any order.
    pub(crate) fn new(mut parts: Vec<Part>) -> Self {
        parts.sort_by_key(|part| (part.range.start, Reverse(part.range.end), part.kind));
        Self { parts }
    }

    /// The parts in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The first parts that differ; `None` on a side whose parts are at their end.
    pub fn first_difference(&self, other: &Self) -> Option<(Option<Part>, Option<Part>)> {
        let length = self.parts.len().max(other.parts.len());
        (0..length)
            .map(|index| (self.parts.get(index).copied(), other.parts.get(index).copied()))
            .find(|(left, right)| left != right)
    }

    /// The text with brackets around its parts, one part a line, indented by nesting.
    pub fn display<'a>(&'a self, source: &'a Source) -> impl fmt::Display + 'a {
        Shown { nesting: self, text: source.text() }
    }
}

struct Shown<'a> {
    nesting: &'a Nesting,
    text: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut around: Vec<TextRange> = Vec::new();
        for part in &self.nesting.parts {
            while around.last().is_some_and(|outer| !outer.contains(part.range)) {
                around.pop();
            }
            for _ in &around {
                f.write_str("  ")?;
            }
            let text = self.text.get(part.range.start as usize..part.range.end as usize);
            let text = text.unwrap_or_default();
            let line = text.lines().next().unwrap_or_default();
            let more = if line.len() < text.len() { " ..." } else { "" };
            writeln!(f, "{:?}: {line}{more}", part.kind)?;
            around.push(part.range);
        }
        Ok(())
    }
}
