//! Docstrings: the string that a body begins with.

use pycore_ast::{Constant, Expr, Stmt};
use pycore_unicode::SurrogateStr;

/// The docstring of a body, if its first statement is a string literal.
pub(crate) fn docstring_of<'a>(body: &[Stmt<'a>]) -> Option<SurrogateStr<'a>> {
    let Some(Stmt::Expr(statement)) = body.first() else {
        return None;
    };
    let Expr::Constant(literal) = statement.value else {
        return None;
    };
    match literal.value {
        Constant::Str(text) => Some(text),
        _ => None,
    }
}

/// Removes the indentation that the lines of a docstring share, as `inspect.cleandoc` would, but keeps
/// empty lines at both ends.
///
/// Tabs become spaces up to the next multiple of eight; the first line loses all of its leading spaces,
/// the others as many as each of them has.
pub(crate) fn clean(docstring: &str) -> String {
    let text = expand_tabs(docstring);
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let margin = lines
        .clone()
        .filter(|line| indentation(line) < line.len())
        .map(indentation)
        .min()
        .unwrap_or(0);
    let mut cleaned = String::with_capacity(text.len());
    cleaned.push_str(first.trim_start_matches(' '));
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(&line[margin.min(indentation(line))..]);
    }
    cleaned
}

/// Replaces tabs by spaces up to the next multiple of eight code points in the line.
fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for char in text.chars() {
        match char {
            '\t' => {
                let spaces = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\n' | '\r' => {
                expanded.push(char);
                column = 0;
            }
            _ => {
                expanded.push(char);
                column += 1;
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `_testinternalcapi.compiler_cleandoc` of CPython 3.14 gives.
    #[test]
    fn docstrings_are_cleaned() {
        for (text, expected) in [
            ("", ""),
            ("  a", "a"),
            ("a\n    b\n      c\n    ", "a\nb\n  c\n"),
            ("\n\n  a\n\n    b\n", "\n\na\n\n  b\n"),
            ("  a\nb\n  c", "a\nb\n  c"),
            ("a\n\tb\n        c", "a\nb\nc"),
            ("a\n  \n   b", "a\n\nb"),
            ("\n     \n  b", "\n   \nb"),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }
}
