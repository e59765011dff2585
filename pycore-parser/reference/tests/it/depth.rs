//! Deep programs take neither exponential time nor all of the stack.

use std::time::{Duration, Instant};

use crate::agree;

/// Check in time that no exponential method has.
#[track_caller]
fn quickly(text: &str) -> bool {
    let start = Instant::now();
    let accepted = agree(text);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    accepted
}

#[test]
fn brackets() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("(", ",)"),
        ("f(", ")"),
        ("f(a=", ")"),
        ("f(*", ")"),
        ("a[", "]"),
        ("{a: ", "}"),
        ("{**", "}"),
        ("[a for b in ", "]"),
        ("(a for b in c if ", ")"),
        ("(a := ", ")"),
        ("lambda b=(", "): c"),
        ("f(lambda b=c: ", ")"),
    ] {
        let nested = format!("{}a{}", open.repeat(60), close.repeat(60));
        assert!(quickly(&format!("{nested}\n")), "{open}");
        quickly(&format!("{nested} = b\n"));
        quickly(&format!("for {nested} in b: c\n"));
        quickly(&format!("with {nested} as {nested}: c\n"));
        quickly(&format!("del {nested}\n"));
        quickly(&format!("{nested}: b\n"));
        quickly(&format!("match a:\n    case {nested}: b\n"));
        // The mistake is innermost: every alternative on the way is tried.
        assert!(!quickly(&format!("{}a b{}\n", open.repeat(60), close.repeat(60))), "{open}");
    }
}

#[test]
fn blocks() {
    for head in
        ["if a:", "while a:", "with (a):", "with a:", "try:", "match a:", "def f():", "for a in b:"]
    {
        let mut text = String::new();
        let mut indent = 0;
        for _ in 0..40 {
            text.push_str(&format!("{}{head}\n", " ".repeat(indent)));
            indent += 1;
            if head.starts_with("match") {
                text.push_str(&format!("{}case b:\n", " ".repeat(indent)));
                indent += 1;
            }
        }
        quickly(&format!("{text}{}pass\n", " ".repeat(indent)));
        quickly(&format!("{text}{}a b\n", " ".repeat(indent)));
    }
}

#[test]
fn chains() {
    for link in [
        "a + ",
        "a ** ",
        "- ",
        "not ",
        "a and ",
        "a < ",
        "lambda: ",
        "a if b else ",
        "a.",
        "a, ",
        "a = ",
    ] {
        assert!(quickly(&format!("{}a\n", link.repeat(300))), "{link}");
    }
    assert!(quickly(&format!("if a: b\n{}else: c\n", "elif a: b\n".repeat(1000))));
    assert!(quickly(&format!("a{}\n", "(b)[c].d".repeat(300))));
}
