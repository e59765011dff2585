//! Sizes, and the sharing of transformers.

use pycore_source::TextRange;

use crate::*;

#[test]
fn handles_are_two_words() {
    assert_eq!(size_of::<Expr<'_>>(), 16);
    assert_eq!(size_of::<Option<Expr<'_>>>(), 16);
    assert_eq!(size_of::<Stmt<'_>>(), 16);
    assert_eq!(size_of::<ExprName<'_>>(), 32);
}

fn name<'a>(arena: &'a Arena, id: &'a str) -> Expr<'a> {
    let range = TextRange::default();
    Expr::Name(arena.alloc(ExprName { range, id, ctx: ExprContext::Load }))
}

fn sum<'a>(arena: &'a Arena, left: Expr<'a>, right: Expr<'a>) -> Expr<'a> {
    let range = TextRange::default();
    Expr::BinOp(arena.alloc(ExprBinOp { range, left, op: Operator::Add, right }))
}

struct Rename<'a>(&'a Arena);

impl<'a> Transformer<'a> for Rename<'a> {
    fn arena(&self) -> &'a Arena {
        self.0
    }

    fn transform_expr(&mut self, node: Expr<'a>) -> Expr<'a> {
        match node {
            Expr::Name(old) if old.id == "old" => name(self.0, "new"),
            _ => transform::rebuild_expr(self, node),
        }
    }
}

#[test]
fn transformers_share_what_does_not_change() {
    let arena = Arena::new();
    let kept = sum(&arena, name(&arena, "a"), name(&arena, "b"));
    let tree = sum(&arena, kept, name(&arena, "old"));
    let Expr::BinOp(new) = Rename(&arena).transform_expr(tree) else { panic!("a sum stays a sum") };
    let (Expr::BinOp(old), Expr::BinOp(shared)) = (kept, new.left) else { panic!("left is a sum") };
    assert!(std::ptr::eq(old, shared));
    assert_eq!(new.right, name(&arena, "new"));
}

struct Count(usize);

impl<'a> Visitor<'a> for Count {
    fn visit_expr(&mut self, node: Expr<'a>) {
        self.0 += 1;
        visit::walk_expr(self, node);
    }
}

#[test]
fn deep_trees_do_not_exhaust_the_stack() {
    let arena = Arena::new();
    let mut tree = name(&arena, "old");
    for _ in 0..100_000 {
        tree = sum(&arena, tree, name(&arena, "a"));
    }
    let mut count = Count(0);
    count.visit_expr(tree);
    assert_eq!(count.0, 200_001);
    Rename(&arena).transform_expr(tree);
}
