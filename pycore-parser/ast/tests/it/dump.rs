//! Dumps, as CPython 3.14 prints them.

use pycore_ast::{Arena, DumpOptions, Operator, dump};
use pycore_source::LineIndex;

use crate::trees::Build;

fn plain(annotate_fields: bool, show_empty: bool) -> DumpOptions<'static> {
    DumpOptions { annotate_fields, show_empty, ..DumpOptions::default() }
}

#[test]
fn fields_that_say_nothing_are_left_out() {
    let arena = Arena::new();
    let build = Build(&arena);
    let node = build.function("f", &[build.pass()]);
    let check = |options, expected| assert_eq!(dump(node, &options).as_deref(), Ok(expected));
    check(plain(true, false), "FunctionDef(name='f', args=arguments(), body=[Pass()])");
    check(plain(false, false), "FunctionDef('f', arguments(), [Pass()])");
    check(
        plain(true, true),
        "FunctionDef(name='f', args=arguments(posonlyargs=[], args=[], kwonlyargs=[], \
         kw_defaults=[], defaults=[]), body=[Pass()], decorator_list=[], type_params=[])",
    );
    check(
        plain(false, true),
        "FunctionDef('f', arguments([], [], kwonlyargs=[], kw_defaults=[], defaults=[]), \
         [Pass()], [], type_params=[])",
    );
}

#[test]
fn small_nodes_stay_on_their_line() {
    let arena = Arena::new();
    let build = Build(&arena);
    let sum = build.binary(build.name("a"), Operator::Add, build.int(1));
    let tree = build.module(&[build.statement(sum), build.pass()]);
    let options = DumpOptions { indent: Some("  "), ..DumpOptions::default() };
    let expected = "\
Module(
  body=[
    Expr(
      value=BinOp(
        left=Name(id='a', ctx=Load()),
        op=Add(),
        right=Constant(value=1))),
    Pass()])";
    assert_eq!(dump(tree, &options).as_deref(), Ok(expected));
}

#[test]
fn places_have_a_line_each() {
    let arena = Arena::new();
    let tree = Build(&arena).module(&[Build(&arena).pass()]);
    let lines = LineIndex::new("pass\n");
    let expected = "\
Module(
   body=[
      Pass(
         lineno=1,
         col_offset=0,
         end_lineno=1,
         end_col_offset=0)])";
    assert_eq!(dump(tree, &DumpOptions::module(&lines)).as_deref(), Ok(expected));
}

#[test]
fn too_long_integers_are_an_error() {
    let arena = Arena::new();
    let digits = vec![1; 500];
    let value = pycore_ast::Constant::Int(pycore_ast::Int::Big(&digits));
    let error = dump(Build(&arena).constant(value), &DumpOptions::default()).expect_err("too long");
    assert!(error.to_string().starts_with("Exceeds the limit (4300 digits)"));
}

#[test]
fn depth_does_not_exhaust_the_stack() {
    let arena = Arena::new();
    let build = Build(&arena);
    let mut tree = build.name("a");
    for _ in 0..100_000 {
        tree = build.binary(tree, Operator::Add, build.name("b"));
    }
    let text = dump(tree, &DumpOptions::default()).expect("no integers");
    assert!(text.starts_with("BinOp(left=BinOp(left="));
    let source = pycore_ast::unparse(tree).expect("no integers");
    assert_eq!(source.len(), 1 + 4 * 100_000);
}
