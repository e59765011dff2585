//! First pass: comprehensions.
//!
//! The first iterable belongs to the block around the comprehension, which hands it in as the parameter
//! `.0`; everything else to the comprehension's own block, inlined or not.

use pycore_ast::{Comprehension, Expr};

use super::builder::{Builder, Outcome};
use super::{BlockKind, ComprehensionKind, Role, SymbolFlags, node_key};

impl<'a> Builder<'a, '_> {
    pub(super) fn visit_comprehension(&mut self, expression: Expr<'a>) -> Outcome {
        let (generators, element, value) = match expression {
            Expr::ListComp(node) => (node.generators, node.elt, None),
            Expr::SetComp(node) => (node.generators, node.elt, None),
            Expr::GeneratorExp(node) => (node.generators, node.elt, None),
            Expr::DictComp(node) => (node.generators, node.key, Some(node.value)),
            _ => return Ok(()),
        };
        let Some((outermost, inner)) = generators.split_first() else {
            return Ok(());
        };
        self.visit_iterable(outermost.iter)?;
        let (kind, name) = match expression {
            Expr::ListComp(_) => (ComprehensionKind::List, "listcomp"),
            Expr::SetComp(_) => (ComprehensionKind::Set, "setcomp"),
            Expr::DictComp(_) => (ComprehensionKind::Dict, "dictcomp"),
            _ => (ComprehensionKind::Generator, "genexpr"),
        };
        let location = self.location(expression.range());
        // The list of generators is the comprehension's own, so its first one tells it from others.
        let node = node_key(outermost);
        self.enter(node, Role::Body, BlockKind::Function, name, location)?;
        self.current().comprehension = Some(kind);
        self.current().coroutine = outermost.is_async;
        self.add(".0", SymbolFlags::PARAM, location)?;
        self.visit_target(outermost.target)?;
        self.visit_exprs(outermost.ifs)?;
        for generator in inner {
            self.visit_generator(generator)?;
        }
        self.visit_optional(value)?;
        self.visit_expr(element)?;
        let is_generator = kind == ComprehensionKind::Generator;
        self.current().generator = is_generator;
        let is_async = self.current().coroutine && !is_generator;
        self.leave();
        if is_async {
            if !self.is_async_function()
                && self.current().comprehension.is_none()
                && !self.allows_top_level_await()
            {
                return self.error(
                    "asynchronous comprehension outside of an asynchronous function",
                    expression.range(),
                );
            }
            self.current().coroutine = true;
        }
        Ok(())
    }

    /// Visits a generator that is not the first one.
    fn visit_generator(&mut self, generator: &'a Comprehension<'a>) -> Outcome {
        self.visit_target(generator.target)?;
        self.visit_iterable(generator.iter)?;
        self.visit_exprs(generator.ifs)?;
        if generator.is_async {
            self.current().coroutine = true;
        }
        Ok(())
    }

    fn visit_target(&mut self, target: Expr<'a>) -> Outcome {
        self.current().in_iteration_target = true;
        self.visit_expr(target)?;
        self.current().in_iteration_target = false;
        Ok(())
    }

    fn visit_iterable(&mut self, iterable: Expr<'a>) -> Outcome {
        self.current().iterable_depth += 1;
        self.visit_expr(iterable)?;
        self.current().iterable_depth -= 1;
        Ok(())
    }
}
