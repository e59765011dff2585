//! Source text of trees, as CPython 3.14 writes it.

use pycore_ast::{Arena, Constant, Operator, UnparseError, unparse};

use crate::trees::Build;

#[test]
fn parentheses_follow_precedence() {
    let arena = Arena::new();
    let build = Build(&arena);
    let (a, b, c) = (build.name("a"), build.name("b"), build.name("c"));
    for (inner, outer, left, right) in [
        (Operator::Add, Operator::Mult, "(a + b) * c", "c * (a + b)"),
        (Operator::Mult, Operator::Add, "a * b + c", "c + a * b"),
        (Operator::Sub, Operator::Sub, "a - b - c", "c - (a - b)"),
        (Operator::Pow, Operator::Pow, "(a ** b) ** c", "c ** a ** b"),
    ] {
        let nested = build.binary(a, inner, b);
        assert_eq!(unparse(build.binary(nested, outer, c)).as_deref(), Ok(left));
        assert_eq!(unparse(build.binary(c, outer, nested)).as_deref(), Ok(right));
    }
    assert_eq!(unparse(build.tuple(&[a])).as_deref(), Ok("(a,)"));
    assert_eq!(unparse(build.tuple(&[])).as_deref(), Ok("()"));
}

#[test]
fn definitions_have_an_empty_line_before_and_docstrings_triple_quotes() {
    let arena = Arena::new();
    let build = Build(&arena);
    let documented = build.function("f", &[build.statement(build.text("it's \"it\"\n  here"))]);
    let tree = build.module(&[build.pass(), documented, build.pass()]);
    let expected = "pass\n\ndef f():\n    \"\"\"it's \"it\"\n  here\"\"\"\npass";
    assert_eq!(unparse(tree).as_deref(), Ok(expected));
}

#[test]
fn quotes_of_f_strings_avoid_escapes() {
    let arena = Arena::new();
    let build = Build(&arena);
    let field = |conversion| build.field(build.name("x"), conversion);
    let joined = |parts: &[_]| unparse(build.joined(parts));
    let check = |parts: &[_], expected| assert_eq!(joined(parts).as_deref(), Ok(expected));
    check(&[build.text("{a}"), field(114)], "f'{{a}}{x!r}'");
    check(&[build.text("it's"), field(-1)], "f\"it's{x}\"");
    check(&[build.text("'\"\n")], "f\"\"\"'\"\\n\"\"\"");
    check(&[build.text("'''\"\"\"")], "f'\\'\\'\\'\"\"\"'");
    check(&[build.field(build.text("it's"), -1)], "f\"\"\"{\"it's\"}\"\"\"");
    assert_eq!(joined(&[build.name("x")]), Err(UnparseError::StringPart));
}

#[test]
fn infinities_are_written_as_too_large_literals() {
    let arena = Arena::new();
    let constant = |value| unparse(Build(&arena).constant(value));
    assert_eq!(constant(Constant::Float(f64::INFINITY)).as_deref(), Ok("1e309"));
    assert_eq!(constant(Constant::Imaginary(f64::INFINITY)).as_deref(), Ok("1e309j"));
    assert_eq!(constant(Constant::Ellipsis).as_deref(), Ok("..."));
}
