//! Snapshots of the parser's view. Renewed with `INSTA_UPDATE=always`, then read.

use std::fmt::Write as _;

use pycore_lexer::{Failure, Lexer, LexerOptions, TextKind, TokenKind, TokenSource};
use pycore_source::Source;

/// Kinds, ranges and texts of the tokens, then the warnings.
fn tokens(text: &str, options: LexerOptions) -> String {
    let source = Source::from_text(text).unwrap();
    let mut lexer = Lexer::new(&source, options);
    let mut shown = String::new();
    loop {
        match lexer.next_token() {
            Ok(token) => {
                let text = &source.text()[token.range()];
                let _ = writeln!(shown, "{:?} {} {text:?}", token.range(), token.kind.name());
                if token.kind == TokenKind::EndMarker {
                    break;
                }
            }
            Err(error) => {
                let _ = writeln!(shown, "{error}");
                break;
            }
        }
    }
    for warning in lexer.take_warnings() {
        let _ = writeln!(
            shown,
            "warning, line {}, {:?}: {}",
            warning.lineno, warning.range, warning.message
        );
    }
    shown
}

fn file(text: &str) -> String {
    tokens(text, LexerOptions::default())
}

#[test]
fn blocks() {
    insta::assert_snapshot!(file("if a:\n  b\n\n  # c\n  if d:\n\te\nelse: f\n  "));
}

#[test]
fn lines_joined_in_brackets_and_by_backslashes() {
    insta::assert_snapshot!(file("x = [\n  1, # one\n\n2] \\\n + 3\n  \\\n\ny"));
}

#[test]
fn numbers() {
    insta::assert_snapshot!(file(
        "0 0xFf_0 0o17 0b1_0 1_000 1. .5e-3 1e5j 00 0_0.1 1if 2else 0x1for\n"
    ));
}

#[test]
fn names_and_keywords() {
    insta::assert_snapshot!(file(
        "class match_ nonlocal continue continued éa aé _ __x1 iff If None async type\n"
    ));
}

#[test]
fn operators() {
    insta::assert_snapshot!(file(
        "+ += - -= -> * ** **= *= / // //= /= % %= & &= | |= ^ ^= @ @= < << <<= <= <> > >> >>= >= = == \
         != : := . ... .. , ; ~ ! $\n"
    ));
}

#[test]
fn strings() {
    insta::assert_snapshot!(file(
        "'' \"a'b\" 'a\\'b' '''a\n'b''' rb'\\'' Br\"\" u'x' R'''\\\n''' 'a\\\nb'\n"
    ));
}

#[test]
fn fields() {
    insta::assert_snapshot!(file(
        "f'a{b}c' f'{x!r:>{w}.{p}}' rf'\\d{{{y}}}' t'''{\n z # c\n}''' f'{a:=5}' f'{(a:=5)}' f'{f\"{1}\"}' \
         f'\\N{DASH}{{' f'{x=}' f'\\{1}' f'{lambda x: 1}'\n"
    ));
}

#[test]
fn type_comments() {
    let options = LexerOptions { type_comments: true, ..LexerOptions::default() };
    insta::assert_snapshot!(tokens(
        "x = 1 # type: int\n# type: ignore\n#type:ignore[a] b\ny # type: ignored\nz # typo: int\n",
        options
    ));
}

#[test]
fn a_text_without_a_last_line_end() {
    let options = |kind| LexerOptions { kind, ..LexerOptions::default() };
    let mut shown = String::new();
    for kind in [TextKind::File, TextKind::Expression, TextKind::Interactive] {
        for text in ["x", "x # c", "if x:\n  y", "x \\"] {
            let _ = writeln!(shown, "{kind:?} {text:?}\n{}", tokens(text, options(kind)));
        }
    }
    insta::assert_snapshot!(shown);
}

/// What the search for lexical errors after an error of the parser needs.
#[test]
fn the_state_at_an_error_can_be_asked_for() {
    let source = Source::from_text("f(a,\n  [b\n").unwrap();
    let mut lexer = Lexer::new(&source, LexerOptions::default());
    for _ in 0..4 {
        lexer.next_token().unwrap();
    }
    let state = lexer.state();
    assert_eq!((state.line, state.line_start, state.line_end, state.position), (1, 0, 5, 4));
    assert_eq!(lexer.failure(), None);
    let error = lexer.lex_into(&mut Vec::new()).unwrap_err();
    assert_eq!(error.message, "'[' was never closed");
    assert_eq!(lexer.failure(), Some(Failure::EndOfText));
    let open: Vec<(char, u32)> =
        lexer.open_brackets().iter().map(|open| (open.bracket, open.offset)).collect();
    assert_eq!(open, [('(', 1), ('[', 7)]);
    assert_eq!(lexer.never_closed(lexer.open_brackets()[0]).message, "'(' was never closed");
    assert_eq!(lexer.state().line, 2);
}
