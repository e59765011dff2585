//! Comparisons, single and chained.

use pycore_ast::{CmpOp, ExprCompare};
use pycore_bytecode::{Comparison, Location, Opcode};

use super::expressions::pop_jump_if;
use super::{Codegen, Outcome};
use crate::instructions::Label;

impl<'a> Codegen<'a, '_> {
    /// Compares the two values on top of the stack.
    pub(super) fn comparison(&mut self, operator: CmpOp, location: Location) {
        let relation = match operator {
            CmpOp::Eq => Comparison::Equal,
            CmpOp::NotEq => Comparison::NotEqual,
            CmpOp::Lt => Comparison::Less,
            CmpOp::LtE => Comparison::LessEqual,
            CmpOp::Gt => Comparison::Greater,
            CmpOp::GtE => Comparison::GreaterEqual,
            CmpOp::Is => return self.op_arg(Opcode::IS_OP, 0, location),
            CmpOp::IsNot => return self.op_arg(Opcode::IS_OP, 1, location),
            CmpOp::In => return self.op_arg(Opcode::CONTAINS_OP, 0, location),
            CmpOp::NotIn => return self.op_arg(Opcode::CONTAINS_OP, 1, location),
        };
        self.op_arg(Opcode::COMPARE_OP, relation.encode(false), location);
    }

    pub(super) fn compare(&mut self, node: &'a ExprCompare<'a>) -> Outcome {
        self.check_compare(node);
        let location = self.location(node.range);
        self.expr(node.left)?;
        let mut comparisons = node.ops.iter().zip(node.comparators);
        let Some((&last_operator, &last)) = comparisons.next_back() else {
            return Ok(());
        };
        if comparisons.len() == 0 {
            self.expr(last)?;
            self.comparison(last_operator, location);
            return Ok(());
        }
        let cleanup = self.new_label();
        for (&operator, &comparator) in comparisons {
            self.expr(comparator)?;
            self.op_arg(Opcode::SWAP, 2, location);
            self.op_arg(Opcode::COPY, 2, location);
            self.comparison(operator, location);
            self.op_arg(Opcode::COPY, 1, location);
            self.op(Opcode::TO_BOOL, location);
            self.jump(Opcode::POP_JUMP_IF_FALSE, cleanup, location);
            self.op(Opcode::POP_TOP, location);
        }
        self.expr(last)?;
        self.comparison(last_operator, location);
        let end = self.new_label();
        self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
        self.use_label(cleanup);
        self.op_arg(Opcode::SWAP, 2, location);
        self.op(Opcode::POP_TOP, location);
        self.use_label(end);
        Ok(())
    }

    /// A chain of comparisons as a condition: jumps if it is as true as `condition`.
    pub(super) fn jump_if_comparisons(
        &mut self,
        node: &'a ExprCompare<'a>,
        target: Label,
        condition: bool,
    ) -> Outcome {
        self.check_compare(node);
        let location = self.location(node.range);
        let cleanup = self.new_label();
        self.expr(node.left)?;
        let mut comparisons = node.ops.iter().zip(node.comparators);
        let Some((&last_operator, &last)) = comparisons.next_back() else {
            return Ok(());
        };
        for (&operator, &comparator) in comparisons {
            self.expr(comparator)?;
            self.op_arg(Opcode::SWAP, 2, location);
            self.op_arg(Opcode::COPY, 2, location);
            self.comparison(operator, location);
            self.op(Opcode::TO_BOOL, location);
            self.jump(Opcode::POP_JUMP_IF_FALSE, cleanup, location);
        }
        self.expr(last)?;
        self.comparison(last_operator, location);
        self.op(Opcode::TO_BOOL, location);
        self.jump(pop_jump_if(condition), target, location);
        let end = self.new_label();
        self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
        self.use_label(cleanup);
        self.op(Opcode::POP_TOP, location);
        if !condition {
            self.jump(Opcode::JUMP_NO_INTERRUPT, target, Location::NONE);
        }
        self.use_label(end);
        Ok(())
    }
}
