//! Nesting: what CPython 3.14 refuses, where it begins to, and what has no limit.
//!
//! The limits are measured ones. They follow from how many rules of its grammar CPython has on its stack.

use pycore_ast::Arena;
use pycore_parser::{ParseOptions, parse};
use pycore_source::{ErrorClass, Source, SyntaxError};

fn error_of(text: &str) -> Option<Box<SyntaxError>> {
    let source = Source::from_text(text).unwrap();
    let arena = Arena::new();
    parse(&arena, &source, &ParseOptions::default()).err()
}

#[track_caller]
fn check_limit(limit: usize, text: impl Fn(usize) -> String) {
    assert_eq!(error_of(&text(limit)), None, "at the limit");
    let error = error_of(&text(limit + 1)).expect("beyond the limit");
    assert_eq!(error.class, ErrorClass::Memory);
    assert_eq!(error.message, "Parser stack overflowed - Python source too complex to parse");
    let error = error_of(&text(100_000)).expect("far beyond the limit");
    assert_eq!(error.class, ErrorClass::Memory);
}

#[test]
fn prefixes_have_limits() {
    check_limit(5969, |n| "not ".repeat(n) + "a");
    check_limit(5969, |n| "-".repeat(n) + "a");
    check_limit(2984, |n| "lambda:".repeat(n) + "a");
}

#[test]
fn what_groups_to_the_right_has_limits() {
    check_limit(2984, |n| "a**".repeat(n) + "a");
    check_limit(5969, |n| "a if a else ".repeat(n) + "a");
    check_limit(5966, |n| "if a: a\n".to_owned() + &"elif a: a\n".repeat(n));
}

#[test]
fn brackets_take_part_in_the_count() {
    let within = |open: &str, close: &str, levels: usize, n: usize| {
        open.repeat(levels) + &"not ".repeat(n) + "a" + &close.repeat(levels)
    };
    check_limit(4895, |n| within("(", ")", 40, n));
    check_limit(4948, |n| within("{**a,**(", ")}", 20, n));
    check_limit(4865, |n| "x=".to_owned() + &within("(", ")", 40, n));
    check_limit(5961, |n| "x=".to_owned() + &within("f(", ")", 1, n));
    check_limit(5916, |n| within("f(", ")", 3, n));
}

#[test]
fn brackets_have_a_limit_of_their_own() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("f[", "]")] {
        let nested = |n: usize| open.repeat(n) + "a" + &close.repeat(n);
        assert_eq!(error_of(&nested(200)), None);
        for levels in [201, 100_000] {
            let error = error_of(&nested(levels)).expect("too many brackets");
            assert_eq!(error.message, "too many nested parentheses");
        }
    }
}

#[test]
fn chains_have_no_limit() {
    let many = 100_000;
    for (first, link) in [
        ("a", ".b"),
        ("a", "()"),
        ("a", "[b]"),
        ("a", "+b"),
        ("a", " and b"),
        ("a", " or b"),
        ("a", "<b"),
        ("a", "|b"),
        ("a", ",b"),
        ("a", "=b"),
        ("'a'", "'b'"),
        ("b'a'", "b'b'"),
        ("f'{a}'", "f'{b}'"),
        ("a", ";b"),
        ("x = [a for a in b", " if c"),
    ] {
        let end = if first.contains('[') { "]" } else { "" };
        let text = first.to_owned() + &link.repeat(many) + end;
        assert_eq!(error_of(&text), None, "{first}{link}{link}...");
    }
}

#[test]
fn trying_alternatives_is_linear() {
    // Each level is read again if the first reading is wrong; nested ones must not multiply.
    let text = "with (".to_owned() + &"(".repeat(150) + "a" + &")".repeat(150) + ").b: pass";
    assert_eq!(error_of(&text), None);
    let text = "match (".to_owned() + &"[".repeat(150) + &"]".repeat(150) + ")";
    assert_eq!(error_of(&text), None);
}
