//! Every error and warning that is found after parsing, with its place.
//!
//! The snapshots are what CPython 3.14 says; columns count bytes from 1.

use crate::check::{compiled, shown_error, shown_warning};

const ERRORS: &[&str] = &[
    // Future statements.
    "from __future__ import nosuch",
    "from __future__ import annotations,  braces",
    "'é'; x = 1; from __future__ import division",
    // Symbol table: names.
    "lambda x, x: 1",
    "def f[T, T](): pass",
    "def f():\n x = 1\n global x",
    "def f():\n x\n nonlocal x",
    "def f(x):\n global x",
    "def f():\n x: int\n global x",
    "def f():\n global x\n x: int = 1",
    "def f():\n global x\n nonlocal x",
    "nonlocal x",
    "def f():\n nonlocal x",
    "def f[T]():\n nonlocal T",
    "class A[__classdict__]: pass",
    "def f():\n from x import *",
    "__debug__ = 1",
    "del __debug__",
    "x.__debug__ = 1",
    "f(__debug__=1)",
    "def f(__debug__): pass",
    "import __debug__",
    "match x:\n case A(__debug__=1): pass",
    // Symbol table: where things are allowed.
    "await x",
    "def f(): await x",
    "async with a: pass",
    "def f():\n async for a in b: pass",
    "[x async for x in y]",
    "def f(): return {x async for x in y}",
    "class A:\n x = await y",
    "def f():\n [(yield) for y in z]",
    "def f():\n {(yield): 1 for y in z}",
    "def f():\n ((yield) for y in z)",
    "def f(a, *, b: (yield)): pass",
    "x: (await y) = 1",
    "def f():\n x: (y := 1) = 1",
    "type X = (x := 1)",
    "class A[T](x := 1): pass",
    "class A[T: (yield)]: pass",
    "class A[T: (int, (yield))]: pass",
    "class A[*P = (yield)]: pass",
    "class A[**P = (yield)]: pass",
    // Symbol table: assignment expressions in comprehensions.
    "[i := 0 for i in x]",
    "[[x := 1 for i in r] for x in r]",
    "[x for y in z if (x := 1) for x in y]",
    "[x for x in (y := [1])]",
    "class A: [x := 1 for y in z]",
    "type X = [x := 1 for y in z]",
    "class A[T: [x := 1 for y in z]]: pass",
    "class A[T]([x := 1 for y in z]): pass",
    // Code generation.
    "class A: return 1",
    "class A: yield",
    "yield from x",
    "async def f(): yield from x",
    "async def f():\n yield\n return 1",
    "break",
    "continue",
    "for x in y:\n try: pass\n except* A: break",
    "try: pass\nexcept: pass\nexcept A: pass",
    "*a = 1",
    "*a",
    "a, *b, *c = x",
    "f(a=1,\n a=2)",
    "type X[T=int, U] = T",
    // Patterns.
    "match x:\n case a: pass\n case _: pass",
    "match x:\n case _: pass\n case 1: pass",
    "match x:\n case a | 1: pass",
    "match x:\n case [a, a]: pass",
    "match x:\n case [a] | [b]: pass",
    "match x:\n case [*a, *b]: pass",
    "match x:\n case A(x=1, x=2): pass",
    "match x:\n case {1: a, 1.0: b}: pass",
    "match x:\n case {-0: a, 0: b}: pass",
    "match x:\n case {1 + 0j: a, True: b}: pass",
    // Docstrings that cannot be encoded.
    "'\\ud800'",
];

#[test]
fn errors() {
    let mut all = String::new();
    for program in ERRORS {
        let error = match compiled(program, 0) {
            Ok(_) => panic!("{program:?} compiles"),
            Err(failed) => shown_error(&failed.error),
        };
        all.push_str(&format!("{program}\n    {error}\n"));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn too_many_nested_blocks() {
    let nested = |count: usize| {
        let lines = (0..count).map(|depth| format!("{}while x:\n", " ".repeat(depth)));
        lines.collect::<String>() + &" ".repeat(count) + "pass"
    };
    assert!(compiled(&nested(21), 0).is_ok());
    let error = compiled(&nested(22), 0).unwrap_err().error;
    insta::assert_snapshot!(shown_error(&error), @"SyntaxError: too many statically nested blocks (22:22-23:27)");
}

const WARNINGS: &[&str] = &[
    "x is 1",
    "x is not ()",
    "x is None is 'a'",
    "x is -1",
    "assert (x, 'a')",
    "1()\n(1, 2)()\n{}()\nf''()\nt''()\n(x for x in y)()",
    "1[2]\nNone[1]\n{1}[1]\n(lambda: 0)[1]\nt''['a']",
    "(1, 2)['a']\n'a'[1.0]\n[1][None]\nf'a'['b']",
    "try: pass\nfinally: x is 1",
    "def f():\n try: pass\n finally:\n  return 1",
    "while x:\n try: pass\n finally:\n  while y: break\n  break",
    "for x in y:\n try: pass\n finally:\n  def f(): return\n  continue",
];

#[test]
fn warnings() {
    let mut all = String::new();
    for program in WARNINGS {
        let compiled = compiled(program, 0).expect("the program compiles");
        all.push_str(program);
        all.push('\n');
        for warning in &compiled.warnings {
            all.push_str(&format!("    {}\n", shown_warning(warning)));
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn warnings_come_with_errors() {
    let failed = compiled("x is 1\nbreak", 0).unwrap_err();
    assert_eq!(failed.warnings.len(), 1);
}
