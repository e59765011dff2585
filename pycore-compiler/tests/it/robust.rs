//! Trees that nobody writes: deep, large, or put together at random.

use proptest::prelude::*;
use pycore_ast::arbitrary::{Choices, choices};
use pycore_ast::{
    Arena, Expr, ExprBinOp, ExprContext, ExprLambda, ExprName, Mod, ModExpression, Operator,
};
use pycore_compiler::{CompileOptions, compile};
use pycore_source::{LineIndex, TextRange};

use crate::check::compiled;

const RANGE: TextRange = TextRange::new(0, 1);

fn name(arena: &Arena) -> Expr<'_> {
    Expr::Name(arena.alloc(ExprName { range: RANGE, id: "x", ctx: ExprContext::Load }))
}

fn compiles(body: Expr<'_>, arena: &Arena) -> bool {
    let tree = Mod::Expression(arena.alloc(ModExpression { body }));
    compile(tree, &LineIndex::new("x"), &CompileOptions::default()).is_ok()
}

#[test]
fn a_long_sum_is_no_problem() {
    let arena = Arena::new();
    let mut body = name(&arena);
    for _ in 0..100_000 {
        let right = name(&arena);
        let sum = ExprBinOp { range: RANGE, left: body, op: Operator::Add, right };
        body = Expr::BinOp(arena.alloc(sum));
    }
    assert!(compiles(body, &arena));
}

#[test]
fn functions_in_each_other_are_no_problem() {
    let arena = Arena::new();
    let mut body = name(&arena);
    let args = arena.alloc(pycore_ast::Arguments {
        posonlyargs: &[],
        args: &[],
        vararg: None,
        kwonlyargs: &[],
        kw_defaults: &[],
        kwarg: None,
        defaults: &[],
    });
    for _ in 0..1000 {
        body = Expr::Lambda(arena.alloc(ExprLambda { range: RANGE, args, body }));
    }
    assert!(compiles(body, &arena));
}

#[test]
fn a_long_chain_of_branches_is_no_problem() {
    let program = "if a:\n b\n".to_owned() + &"elif a:\n b\n".repeat(5000);
    assert!(compiled(&program, 0).is_ok());
}

#[test]
fn many_names_around_many_functions_cost_what_they_are() {
    // Quadratic work would be four hundred million steps here.
    let names: String = (0..20_000).map(|number| format!(" n{number} = 1\n")).collect();
    let program = format!("def f():\n{names}{}", " g = lambda: n1\n".repeat(20_000));
    let code = compiled(&program, 0).expect("the program compiles").code;
    let function = code.nested().next().expect("the function");
    assert_eq!(function.nested().count(), 20_000);
}

fn compile_any(tree: Mod<'_>, optimize: u8) {
    let options = CompileOptions { optimize, ..CompileOptions::default() };
    // Whether it compiles is another question; it must not panic.
    let _ = compile(tree, &LineIndex::new("x"), &options);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_tree_gives_code_or_an_error(choices in choices(), optimize in 0..3_u8) {
        let choices: Choices = choices;
        let arena = Arena::new();
        compile_any(choices.module(&arena), optimize);
        compile_any(choices.interactive(&arena), optimize);
        compile_any(choices.expression(&arena), optimize);
    }
}
