//! Subscripts and slices.

use pycore_ast::{Expr, ExprContext, ExprSlice, ExprSubscript};
use pycore_bytecode::{BinaryOperator, Constant, Opcode};

use super::{Codegen, Outcome};

/// The slice `lower:upper`, if it is one that needs no slice object.
pub(super) fn is_two_part_slice<'a>(slice: Expr<'a>) -> Option<&'a ExprSlice<'a>> {
    match slice {
        Expr::Slice(slice) if slice.step.is_none() && !is_constant(slice) => Some(slice),
        _ => None,
    }
}

fn is_constant(slice: &ExprSlice<'_>) -> bool {
    [slice.lower, slice.upper, slice.step]
        .into_iter()
        .flatten()
        .all(|part| matches!(part, Expr::Constant(_)))
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn subscript(&mut self, node: &'a ExprSubscript<'a>) -> Outcome {
        let location = self.location(node.range);
        if node.ctx == ExprContext::Load {
            self.check_subscripted(node.value);
            self.check_index(node.value, node.slice);
        }
        self.expr(node.value)?;
        match (is_two_part_slice(node.slice), node.ctx) {
            (Some(slice), ExprContext::Load) => {
                self.slice_parts(slice)?;
                self.op(Opcode::BINARY_SLICE, location);
            }
            (Some(slice), ExprContext::Store) => {
                self.slice_parts(slice)?;
                self.op(Opcode::STORE_SLICE, location);
            }
            (_, context) => {
                self.expr(node.slice)?;
                match context {
                    ExprContext::Load => {
                        let operator = BinaryOperator::Subscript.number();
                        self.op_arg(Opcode::BINARY_OP, operator, location);
                    }
                    ExprContext::Store => self.op(Opcode::STORE_SUBSCR, location),
                    ExprContext::Del => self.op(Opcode::DELETE_SUBSCR, location),
                }
            }
        }
        Ok(())
    }

    /// Evaluates lower and upper bound, `None` where there is none.
    pub(super) fn slice_parts(&mut self, node: &'a ExprSlice<'a>) -> Outcome {
        let location = self.location(node.range);
        for part in [node.lower, node.upper] {
            match part {
                Some(part) => self.expr(part)?,
                None => self.load_none(location),
            }
        }
        Ok(())
    }

    pub(super) fn slice(&mut self, node: &'a ExprSlice<'a>) -> Outcome {
        let location = self.location(node.range);
        if is_constant(node) {
            let parts = [node.lower, node.upper, node.step].map(|part| match part {
                Some(Expr::Constant(literal)) => self.constant(literal.value),
                _ => Constant::None,
            });
            self.load_constant(Constant::Slice(parts.into()), location);
            return Ok(());
        }
        self.slice_parts(node)?;
        let mut count = 2;
        if let Some(step) = node.step {
            self.expr(step)?;
            count = 3;
        }
        self.op_arg(Opcode::BUILD_SLICE, count, location);
        Ok(())
    }
}
