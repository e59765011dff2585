//! Warnings, in CPython's order and words.

use pycore_ast::Arena;
use pycore_parser::{ParseOptions, parse};
use pycore_source::{Source, WarningClass};

fn warnings_of(text: &str) -> Vec<(u32, String)> {
    let source = Source::from_text(text).unwrap();
    let arena = Arena::new();
    let parsed = parse(&arena, &source, &ParseOptions::default()).unwrap();
    let of_class = |class| parsed.warnings.iter().filter(move |warning| warning.class == class);
    assert_eq!(of_class(WarningClass::Deprecation).count(), 0);
    of_class(WarningClass::Syntax)
        .map(|warning| (warning.lineno, warning.message.to_string()))
        .collect()
}

fn escape(sequence: &str, octal: &str) -> String {
    format!(
        "\"{sequence}\" is an invalid {octal}escape sequence. Such sequences will not work in the \
         future. Did you mean \"\\{sequence}\"? A raw string is also an option."
    )
}

#[test]
fn the_first_invalid_escape_of_a_literal_is_reported() {
    assert_eq!(warnings_of(r"'\q\w'"), [(1, escape(r"\q", ""))]);
    assert_eq!(warnings_of(r"b'\q' b'\w'"), [(1, escape(r"\q", "")), (1, escape(r"\w", ""))]);
    assert_eq!(warnings_of("'''\n\n\\q'''"), [(3, escape(r"\q", ""))]);
    assert_eq!(warnings_of(r"'\400'"), [(1, escape(r"\400", "octal "))]);
    assert_eq!(warnings_of(r"r'\q' '\377' '\é'"), []);
}

#[test]
fn parts_of_f_strings_count_lines_from_their_end() {
    assert_eq!(
        warnings_of("f'''\n\\q{x}\n\\w'''"),
        [(4, escape(r"\q", "")), (4, escape(r"\w", ""))]
    );
    assert_eq!(warnings_of("f'''{x:\n\\q}'''"), [(2, escape(r"\q", ""))]);
}

#[test]
fn lexer_and_parser_take_turns() {
    let number = "invalid decimal literal".to_owned();
    assert_eq!(
        warnings_of("'\\q'\n1if 1else '\\w'\n"),
        [(1, escape(r"\q", "")), (2, number.clone()), (2, number), (2, escape(r"\w", ""))]
    );
}

#[test]
fn going_back_does_not_repeat_warnings() {
    assert_eq!(warnings_of(r"with ('\q').a: pass"), [(1, escape(r"\q", ""))]);
    assert_eq!(warnings_of(r"match('\q')"), [(1, escape(r"\q", ""))]);
}
