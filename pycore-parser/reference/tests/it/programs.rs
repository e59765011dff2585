//! Small programs: each form of the language once, and what is nearly one.

use pycore_reference::{Start, check};
use pycore_source::Source;

use crate::{agree, agree_as};

#[test]
fn forms_of_the_language() {
    for (name, text) in [
        ("expressions", include_str!("../programs/expressions.py")),
        ("statements", include_str!("../programs/statements.py")),
        ("compound", include_str!("../programs/compound.py")),
        ("patterns", include_str!("../programs/patterns.py")),
    ] {
        // The whole, and each statement alone, so that a failure is small.
        for statement in top_level_statements(text) {
            assert!(agree(&statement), "{name}: {statement}");
        }
        assert!(agree(text), "{name}");
    }
}

/// Pieces of a text that begin at a line without indent; clauses belong to what is before them.
fn top_level_statements(text: &str) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    let mut decorated = false;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let clause = ["elif", "else", "except", "finally", "case"];
        let goes_on = line.starts_with([' ', '}', ')'])
            || line.is_empty()
            || line.contains("''', ")
            || clause.iter().any(|word| line.starts_with(word) && !line.starts_with("case("));
        match statements.last_mut() {
            Some(last) if goes_on || decorated => last.push_str(line),
            _ => statements.push(line.to_owned()),
        }
        if let Some(last) = statements.last_mut() {
            last.push('\n');
        }
        decorated = line.starts_with('@');
    }
    statements
}

#[test]
fn nearly_programs() {
    for text in [
        "a b",
        "(*a)",
        "[*a for b in c]",
        "{**a for b in c}",
        "f(a=b, c)",
        "f(**a, *b)",
        "f(a.b=c)",
        "f(1=2)",
        "f(a for b in c, d)",
        "f(a for b in c,)",
        "class A(a for b in c): pass",
        "a = b += c",
        "a + b = c",
        "f() = a",
        "(a, b): c",
        "[a]: b",
        "a, b: c",
        "lambda a=b, c: d",
        "def f(a=b, c): pass",
        "def f(*): pass",
        "def f(*, **a): pass",
        "def f(a, /, b, /): pass",
        "def f(/): pass",
        "def f(**a, b): pass",
        "def f(**a=b): pass",
        "def f(*a=b): pass",
        "lambda *: a",
        "lambda a: b: c",
        "a if b",
        "a if b else",
        "not",
        "a not b",
        "a is is b",
        "a := b",
        "(a.b := c)",
        "f(a := b := c)",
        "[a := b for c in d := e]",
        "{a := b: c}",
        "del f()",
        "del a + b",
        "del *a",
        "del a := b",
        "import a.b as c.d",
        "from a import",
        "from a import (b",
        "from a import (*)",
        "from a import b,",
        "from . import *, a",
        "import a as b.c",
        "global",
        "global a.b",
        "try: a",
        "try: a\nelse: b",
        "try: a\nexcept: b\nexcept* c: d",
        "try: a\nexcept*: b",
        "try: a\nexcept b, c as d: e",
        "with a as b.c(): d",
        "with (a, b as c): ",
        "with a as (b + c): d",
        "match *a:\n    case b: c",
        "match a:\n    pass",
        "match a:\n    case b + c: d",
        "match a:\n    case 1j + 2j: b",
        "match a:\n    case 1 + 2: b",
        "match a:\n    case -b: c",
        "match a:\n    case *b: c",
        "match a:\n    case b as _: c",
        "match a:\n    case b as c.d: e",
        "match a:\n    case _.b: c",
        "match a:\n    case A(b=c, d): e",
        "match a:\n    case A(b, _=c): d",
        "match a:\n    case {**b, 'c': d}: e",
        "match a:\n    case {**_}: b",
        "match a:\n    case {b: c}: d",
        "match a:\n    case *_: b",
        "match a: case b: c",
        "if a:\nb",
        "if a: if b: c",
        "elif a: b",
        "else: a",
        "    a",
        "if a:\n    b\n  c",
        "a;; b",
        "; a",
        "async a",
        "async def",
        "async with a",
        "await",
        "@a",
        "@a\nb = c",
        "@a = b\ndef f(): pass",
        "class A[*B: c]: pass",
        "type A",
        "type A.b = c",
        "type (A) = b",
        "def f() -> a, b: pass",
        "yield = a",
        "a = yield = b",
        "return = a",
        "a = *b: c",
        "a[b:c:d:e]",
        "a[b := c:d]",
        "a[*b:c]",
        "a[]",
        "a[**b]",
        "{a: b, c}",
        "{a, b: c}",
        "{a: *b}",
        "{**a, b}",
        "{*a: b}",
        "'a' b'c'",
        "f'a' b'c'",
        "t'a' 'b'",
        "t'a' f'b'",
        "f'{}'",
        "f'{a b}'",
        "f'{a!x}'",
        "f'{a! r}'",
        "f'{a!r b}'",
        "f'{a:{}}'",
        "f'{*}'",
        "f'{lambda a: b}'",
        "f'{a!}'",
        "f'{a=b}'",
        "1 = a",
        "None = a",
        "True: int",
        "for a in b",
        "for a b in c: d",
        "for f() in a: b",
        "for a in b: c else: d",
        "while a:",
        "[a for b]",
        "[a for b in c else d]",
        "[for a in b]",
        "(a for b in c, d)",
        "(a, b for c in d)",
        "a...b",
        "a.1",
        "a.",
        ".a",
        "...a",
        "a <> b",
        "a =< b",
        "a ? b",
        "raise a from",
        "raise from a",
        "assert",
        "assert a, b, c",
        "nonlocal",
        "pass a",
        "break a",
        "x = = y",
        "print a",
        "a!",
        "*a, b += c",
    ] {
        assert!(!agree(text), "accepted: {text}");
    }
}

#[test]
fn nesting_is_shown_by_indents() {
    let source = Source::from_text("if a: b = (c + d) * e\n").expect("source text");
    let nesting = check(&source).expect("a program");
    let shown = nesting.display(&source).to_string();
    assert_eq!(
        shown,
        "\
Statement: if a: b = (c + d) * e
  Expression: a
  Block: b = (c + d) * e
    Statement: b = (c + d) * e
      Expression: b
      Expression: (c + d) * e
        Expression: c + d
          Expression: c
          Expression: d
        Expression: e
"
    );
}

#[test]
fn expressions_alone() {
    for text in ["a", "a, b", "a if b else c\n\n", "(yield)", "[a for b in c],"] {
        assert!(agree_as(text, Start::Expression), "{text}");
    }
    for text in ["", "a = b", "*a, b", "a; b", "yield", "a := b", "pass", "a\nb"] {
        assert!(!agree_as(text, Start::Expression), "accepted: {text}");
    }
}

#[test]
fn signatures() {
    for text in [
        "() -> a",
        "(a, b.c) -> d",
        "(*a) -> b",
        "(a, *b, **c) -> d",
        "(a, **b) -> c",
        "(**a) -> b",
    ] {
        assert!(agree_as(text, Start::FunctionType), "{text}");
    }
    for text in ["a", "(a)", "() ->", "(**a, *b) -> c", "(*a, b) -> c", "(a,) -> b", "(a) -> b, c"]
    {
        assert!(!agree_as(text, Start::FunctionType), "accepted: {text}");
    }
}
