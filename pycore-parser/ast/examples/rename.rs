//! Builds a tree, renames a variable in it, and prints it as a dump and as source text.

use pycore_ast::{
    Arena, DumpOptions, Expr, ExprBinOp, ExprContext, ExprName, Operator, Transformer, dump,
    transform, unparse,
};

struct Rename<'a> {
    arena: &'a Arena,
    from: &'a str,
    to: &'a str,
}

impl<'a> Transformer<'a> for Rename<'a> {
    fn arena(&self) -> &'a Arena {
        self.arena
    }

    fn transform_expr(&mut self, node: Expr<'a>) -> Expr<'a> {
        match node {
            Expr::Name(name) if name.id == self.from => {
                Expr::Name(self.arena.alloc(ExprName { id: self.to, ..*name }))
            }
            _ => transform::rebuild_expr(self, node),
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arena = Arena::new();
    let range = Default::default();
    let name = |id| Expr::Name(arena.alloc(ExprName { range, id, ctx: ExprContext::Load }));
    let binary = |left, op, right| Expr::BinOp(arena.alloc(ExprBinOp { range, left, op, right }));
    let sum = binary(name("spam"), Operator::Add, name("eggs"));
    let tree = binary(sum, Operator::Mult, name("spam"));

    let renamed = Rename { arena: &arena, from: "spam", to: "ham" }.transform_expr(tree);
    let options = DumpOptions { indent: Some("  "), ..DumpOptions::default() };
    println!("{}\n\n{}\n{}", dump(renamed, &options)?, unparse(tree)?, unparse(renamed)?);
    Ok(())
}
