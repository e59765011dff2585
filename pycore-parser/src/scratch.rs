//! Stacks on which lists of nodes grow before they are moved into the arena.

use pycore_ast::{
    Alias, Arena, Arg, Comprehension, ExceptHandler, Expr, Keyword, MatchCase, Pattern, Stmt,
    TypeParam, WithItem,
};

use crate::grammar::strings::Piece;

macro_rules! define_scratch {
    ($($name:ident: $item:ty,)*) => {
        /// One stack a node type.
        #[derive(Default)]
        pub(crate) struct Scratch<'a> {
            $(pub(crate) $name: Vec<$item>,)*
        }

        /// Lengths of all stacks.
        #[derive(Clone, Copy)]
        pub(crate) struct Marks {
            $($name: usize,)*
        }

        impl Scratch<'_> {
            /// The present lengths.
            pub(crate) fn marks(&self) -> Marks {
                Marks { $($name: self.$name.len(),)* }
            }

            /// Forget what has been pushed since.
            pub(crate) fn reset(&mut self, marks: Marks) {
                $(self.$name.truncate(marks.$name);)*
            }
        }
    };
}

define_scratch! {
    stmts: Stmt<'a>,
    exprs: Expr<'a>,
    keys: Option<Expr<'a>>,
    pieces: Piece<'a>,
    names: &'a str,
    keywords: Keyword<'a>,
    args: Arg<'a>,
    aliases: Alias<'a>,
    comprehensions: Comprehension<'a>,
    with_items: WithItem<'a>,
    handlers: ExceptHandler<'a>,
    cases: MatchCase<'a>,
    patterns: Pattern<'a>,
    type_params: TypeParam<'a>,
    operators: pycore_ast::CmpOp,
}

/// Move what is above `mark` into the arena.
#[inline]
pub(crate) fn take<'a, T: Copy>(arena: &'a Arena, stack: &mut Vec<T>, mark: usize) -> &'a [T] {
    let list = arena.alloc_slice(&stack[mark..]);
    stack.truncate(mark);
    list
}
