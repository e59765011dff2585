//! `tests/data/errors.txt`: texts and the exception that CPython's `compile` raises for them; written by
//! `tests/data/renew.py`. The parser has nothing to do with these errors.

use pycore_lexer::{Lexer, LexerOptions, TextKind};
use pycore_source::{Source, SyntaxError};

/// The case's line in the file's form.
fn shown(error: &SyntaxError) -> String {
    let number = |value: Option<i32>| value.map_or("None".to_owned(), |value| value.to_string());
    let SyntaxError { class, message, lineno, offset, end_lineno, end_offset, text, .. } = error;
    let text = text.as_ref().map_or("None".to_owned(), |text| pycore_unicode::repr(text));
    let place = [lineno, offset, end_lineno, end_offset].map(|value| number(*value)).join(" ");
    format!("{}: {message} | {place} | {text}", class.name())
}

fn error_of(bytes: &[u8], kind: TextKind) -> Option<Box<SyntaxError>> {
    let source = match Source::from_bytes(bytes) {
        Ok(source) => source,
        Err(error) => return Some(error),
    };
    let options = LexerOptions { kind, ..LexerOptions::default() };
    Lexer::new(&source, options).lex_into(&mut Vec::new()).err()
}

/// The bytes that a `b'...'` literal of the file stands for.
fn bytes_of(literal: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = literal.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'x') => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            Some(other) => bytes.push(other),
            None => panic!("a literal ends in a backslash"),
        }
    }
    bytes
}

#[test]
fn errors_are_those_of_cpython() {
    let file = include_str!("../data/errors.txt");
    let mut different = Vec::new();
    let mut cases = 0;
    let mut lines = file.lines().filter(|line| !line.starts_with('#'));
    while let (Some(input), Some(expected)) = (lines.next(), lines.next()) {
        let (kind, literal) = input.split_once(' ').unwrap();
        let kind = match kind {
            "exec" => TextKind::File,
            "eval" => TextKind::Expression,
            "single" => TextKind::Interactive,
            other => panic!("unknown mode {other}"),
        };
        let error = error_of(&bytes_of(literal), kind);
        let shown = error.map_or("accepted".to_owned(), |error| shown(&error));
        cases += 1;
        if shown != expected {
            different.push(format!("{input}\n  expected: {expected}\n  shown:    {shown}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(cases > 100, "the cases are not where they should be");
}
