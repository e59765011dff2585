//! What tracebacks mark in source lines: operators, and the brackets of calls and subscriptions.

use std::ops::Range;

use pycore_ast::{Arena, Expr, Mod, Stmt};
use pycore_objects::core::interpreter::SourceTools;
use pycore_parser::{ParseOptions, parse};
use pycore_source::{Source, TextRange};

/// For the interpreter's hook.
pub(crate) static SOURCE_TOOLS: SourceTools = SourceTools { decode, anchor, is_plain_call };

fn decode(bytes: &[u8]) -> Option<String> {
    Source::from_bytes(bytes).ok().map(|source| source.text().to_owned())
}

/// Does something with the statements of a text; `None` if it is no program.
fn with_statements<R>(text: &str, work: impl FnOnce(&[Stmt<'_>]) -> R) -> Option<R> {
    let source = Source::from_text(text).ok()?;
    let arena = Arena::for_source(text.len());
    let parsed = parse(&arena, &source, &ParseOptions::default()).ok()?;
    let Mod::Module(module) = parsed.tree else { return None };
    Some(work(module.body))
}

fn bytes_of(range: TextRange) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// What stands in front of an expression so that it may span lines.
const BRACKET: &str = "(\n";

fn anchor(segment: &str) -> Option<Range<usize>> {
    let text = format!("{BRACKET}{segment}\n)");
    let found = with_statements(&text, |statements| match statements {
        [Stmt::Expr(statement)] => anchor_of(&text, statement.value),
        _ => None,
    })??;
    let shift = |offset: usize| offset.saturating_sub(BRACKET.len()).min(segment.len());
    Some(shift(found.start)..shift(found.end))
}

fn anchor_of(text: &str, expression: Expr<'_>) -> Option<Range<usize>> {
    match expression {
        Expr::BinOp(node) => {
            let is_operator = |character: char| !character.is_whitespace() && character != ')';
            let start = find(text, bytes_of(node.left.range()).end, is_operator)?;
            let second = start + text[start..].chars().next()?.len_utf8();
            // An operator is one or two characters long.
            let is_long = second < bytes_of(node.right.range()).start
                && text[second..]
                    .starts_with(|next: char| !next.is_whitespace() && next != '\\' && next != '#');
            Some(start..if is_long { second + 1 } else { second })
        }
        Expr::Subscript(node) => {
            let start = find(text, bytes_of(node.value.range()).end, |next| next == '[')?;
            Some(start..bytes_of(node.range).end)
        }
        Expr::Call(node) => {
            let start = find(text, bytes_of(node.func.range()).end, |next| next == '(')?;
            Some(start..bytes_of(node.range).end)
        }
        _ => None,
    }
}

/// The first fitting character from an offset on that is not in a comment or at the end of a continued line.
fn find(text: &str, from: usize, fits: impl Fn(char) -> bool) -> Option<usize> {
    let mut skipping = false;
    for (offset, character) in text[from..].char_indices() {
        match character {
            '\n' => skipping = false,
            _ if skipping => {}
            '\\' | '#' => skipping = true,
            _ if fits(character) => return Some(from + offset),
            _ => {}
        }
    }
    None
}

fn is_plain_call(text: &str, marked: Range<usize>) -> bool {
    with_statements(text, |statements| {
        let value = match statements {
            [] => return true,
            [Stmt::Return(statement), ..] => match statement.value {
                Some(Expr::Call(call)) if matches!(call.func, Expr::Name(_)) => call,
                _ => return false,
            },
            [Stmt::Assign(statement), ..] => match (statement.targets, statement.value) {
                ([Expr::Name(_)], Expr::Call(call)) => call,
                _ => return false,
            },
            _ => return false,
        };
        bytes_of(value.range) == marked
    })
    .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::{anchor, is_plain_call};

    #[test]
    fn operators_and_brackets_are_found() {
        let marked = |segment: &'static str| anchor(segment).map(|range| &segment[range]);
        assert_eq!(marked("a + b"), Some("+"));
        assert_eq!(marked("(a) // # x\n b"), Some("//"));
        assert_eq!(marked("a[1 ][ 2]"), Some("[ 2]"));
        assert_eq!(marked("f(1)(2,\n3)"), Some("(2,\n3)"));
        assert_eq!(marked("a.b"), None);
        assert_eq!(marked("x = 1"), None);
    }

    #[test]
    fn plain_calls_are_recognised() {
        assert!(is_plain_call("return f(1)", 7..11));
        assert!(is_plain_call("x = a.f(1)", 4..10));
        assert!(!is_plain_call("return a.f(1)", 7..13));
        assert!(!is_plain_call("return f(1) + 2", 7..11));
        assert!(!is_plain_call("x = y = f(1)", 8..12));
    }
}
