//! Expressions: the ones that need little, and where the others are.

use pycore_ast::{
    BoolOp, Expr, ExprAttribute, ExprBoolOp, ExprContext, ExprIfExp, ExprLambda, ExprYield,
    ExprYieldFrom, Operator, UnaryOp, with_stack,
};
use pycore_bytecode::{BinaryOperator, Intrinsic1, Location, Opcode, ResumePoint};

use super::unit::{ParameterCounts, ScopeKind};
use super::{Codegen, Outcome};
use crate::instructions::Label;
use crate::positions::error_at;
use crate::symtable::{BlockId, Role, node_key};

impl<'a> Codegen<'a, '_> {
    pub(super) fn exprs(&mut self, expressions: &'a [Expr<'a>]) -> Outcome {
        expressions.iter().try_for_each(|&expression| self.expr(expression))
    }

    /// Evaluates an expression, or stores to or deletes the place that it denotes.
    pub(super) fn expr(&mut self, expression: Expr<'a>) -> Outcome {
        match expression {
            // The leaves, without the check of the stack.
            Expr::Constant(node) => {
                let location = self.location(node.range);
                self.load_literal(node.value, location);
                Ok(())
            }
            Expr::Name(node) => {
                let location = self.location(node.range);
                self.name(node.id, node.ctx, location);
                Ok(())
            }
            _ => with_stack(|| self.expression(expression)),
        }
    }

    fn expression(&mut self, expression: Expr<'a>) -> Outcome {
        let location = self.location(expression.range());
        match expression {
            Expr::NamedExpr(node) => {
                self.expr(node.value)?;
                self.op_arg(Opcode::COPY, 1, location);
                self.expr(node.target)
            }
            Expr::BoolOp(node) => self.bool_op(node),
            Expr::BinOp(node) => {
                self.expr(node.left)?;
                self.expr(node.right)?;
                self.binary_operator(node.op, false, location);
                Ok(())
            }
            Expr::UnaryOp(node) => {
                self.expr(node.operand)?;
                match node.op {
                    UnaryOp::Invert => self.op(Opcode::UNARY_INVERT, location),
                    UnaryOp::USub => self.op(Opcode::UNARY_NEGATIVE, location),
                    UnaryOp::UAdd => {
                        let plus = Intrinsic1::UnaryPositive.number();
                        self.op_arg(Opcode::CALL_INTRINSIC_1, plus, location);
                    }
                    UnaryOp::Not => {
                        self.op(Opcode::TO_BOOL, location);
                        self.op(Opcode::UNARY_NOT, location);
                    }
                }
                Ok(())
            }
            Expr::Lambda(node) => self.lambda(node),
            Expr::IfExp(node) => self.if_expression(node),
            Expr::Dict(node) => self.dict(node),
            Expr::Set(node) => self.set(node),
            Expr::GeneratorExp(_) | Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                self.comprehension(expression)
            }
            Expr::Yield(node) => self.yield_expression(node),
            Expr::YieldFrom(node) => self.yield_from_expression(node),
            Expr::Await(node) => {
                self.expr(node.value)?;
                self.await_top(0, location);
                Ok(())
            }
            Expr::Compare(node) => self.compare(node),
            Expr::Call(node) => self.call(node),
            Expr::JoinedStr(node) => self.joined_str(node),
            Expr::TemplateStr(node) => self.template_str(node),
            Expr::FormattedValue(node) => self.formatted_value(node),
            Expr::Interpolation(node) => self.interpolation(node),
            Expr::Attribute(node) => self.attribute(node),
            Expr::Subscript(node) => self.subscript(node),
            Expr::Starred(node) => Err(error_at(
                match node.ctx {
                    ExprContext::Store => "starred assignment target must be in a list or tuple",
                    ExprContext::Load | ExprContext::Del => "can't use starred expression here",
                },
                location,
            )),
            Expr::Slice(node) => self.slice(node),
            Expr::List(node) => self.list(node),
            Expr::Tuple(node) => self.tuple(node),
            Expr::Constant(_) | Expr::Name(_) => self.expr(expression),
        }
    }

    pub(super) fn binary_operator(&mut self, op: Operator, inplace: bool, location: Location) {
        let (plain, augmented) = match op {
            Operator::Add => (BinaryOperator::Add, BinaryOperator::InplaceAdd),
            Operator::Sub => (BinaryOperator::Subtract, BinaryOperator::InplaceSubtract),
            Operator::Mult => (BinaryOperator::Multiply, BinaryOperator::InplaceMultiply),
            Operator::MatMult => {
                (BinaryOperator::MatrixMultiply, BinaryOperator::InplaceMatrixMultiply)
            }
            Operator::Div => (BinaryOperator::TrueDivide, BinaryOperator::InplaceTrueDivide),
            Operator::Mod => (BinaryOperator::Remainder, BinaryOperator::InplaceRemainder),
            Operator::Pow => (BinaryOperator::Power, BinaryOperator::InplacePower),
            Operator::LShift => (BinaryOperator::LeftShift, BinaryOperator::InplaceLeftShift),
            Operator::RShift => (BinaryOperator::RightShift, BinaryOperator::InplaceRightShift),
            Operator::BitOr => (BinaryOperator::Or, BinaryOperator::InplaceOr),
            Operator::BitXor => (BinaryOperator::Xor, BinaryOperator::InplaceXor),
            Operator::BitAnd => (BinaryOperator::And, BinaryOperator::InplaceAnd),
            Operator::FloorDiv => (BinaryOperator::FloorDivide, BinaryOperator::InplaceFloorDivide),
        };
        let operator = if inplace { augmented } else { plain };
        self.op_arg(Opcode::BINARY_OP, operator.number(), location);
    }

    fn bool_op(&mut self, node: &'a ExprBoolOp<'a>) -> Outcome {
        let location = self.location(node.range);
        let opcode = match node.op {
            BoolOp::And => Opcode::JUMP_IF_FALSE,
            BoolOp::Or => Opcode::JUMP_IF_TRUE,
        };
        let end = self.new_label();
        if let Some((&last, others)) = node.values.split_last() {
            for &value in others {
                self.expr(value)?;
                self.jump(opcode, end, location);
                self.op(Opcode::POP_TOP, location);
            }
            self.expr(last)?;
        }
        self.use_label(end);
        Ok(())
    }

    fn if_expression(&mut self, node: &'a ExprIfExp<'a>) -> Outcome {
        let location = self.location(node.range);
        let [end, orelse] = self.new_labels();
        self.jump_if(location, node.test, orelse, false)?;
        self.expr(node.body)?;
        self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
        self.use_label(orelse);
        self.expr(node.orelse)?;
        self.use_label(end);
        Ok(())
    }

    /// Jumps if the expression is as true as `condition`, and goes on otherwise; leaves no value.
    ///
    /// `location` is that of the whole condition, for jumps that no part of it stands for.
    pub(super) fn jump_if(
        &mut self,
        location: Location,
        expression: Expr<'a>,
        target: Label,
        condition: bool,
    ) -> Outcome {
        with_stack(|| match expression {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => {
                self.jump_if(location, node.operand, target, !condition)
            }
            Expr::BoolOp(node) => self.jump_if_bool_op(location, node, target, condition),
            Expr::IfExp(node) => {
                let [end, orelse] = self.new_labels();
                self.jump_if(location, node.test, orelse, false)?;
                self.jump_if(location, node.body, target, condition)?;
                self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
                self.use_label(orelse);
                self.jump_if(location, node.orelse, target, condition)?;
                self.use_label(end);
                Ok(())
            }
            Expr::Compare(node) if node.ops.len() > 1 => {
                self.jump_if_comparisons(node, target, condition)
            }
            _ => {
                self.expr(expression)?;
                let location = self.location(expression.range());
                self.op(Opcode::TO_BOOL, location);
                self.jump(pop_jump_if(condition), target, location);
                Ok(())
            }
        })
    }

    fn jump_if_bool_op(
        &mut self,
        location: Location,
        node: &'a ExprBoolOp<'a>,
        target: Label,
        condition: bool,
    ) -> Outcome {
        // The value of an operand that decides.
        let decisive = node.op == BoolOp::Or;
        let Some((&last, others)) = node.values.split_last() else {
            return Ok(());
        };
        let inner = if decisive == condition { target } else { self.new_label() };
        for &value in others {
            self.jump_if(location, value, inner, decisive)?;
        }
        self.jump_if(location, last, target, condition)?;
        if inner != target {
            self.use_label(inner);
        }
        Ok(())
    }

    fn lambda(&mut self, node: &'a ExprLambda<'a>) -> Outcome {
        let location = self.location(node.range);
        let attributes = self.default_arguments(node.args, location)?;
        let block = self.block_of(node_key(node), Role::Body);
        let counts = ParameterCounts {
            by_either: node.args.args.len(),
            by_position: node.args.posonlyargs.len(),
            by_keyword: node.args.kwonlyargs.len(),
        };
        self.enter_scope("<lambda>", ScopeKind::Lambda, block, location.line, None, counts);
        self.expr(node.body)?;
        let is_generator = self.current_block().generator;
        if !is_generator {
            let body = self.location(node.body.range());
            self.op(Opcode::RETURN_VALUE, body);
        }
        let finished = self.finish_unit(!is_generator)?;
        self.make_function(finished, attributes, location);
        Ok(())
    }

    /// The block that a node of the tree made in the symbol table.
    pub(super) fn block_of(&self, node: usize, role: Role) -> BlockId {
        let block = self.table.find_key(node, role);
        debug_assert!(block.is_some(), "the symbol table was built from this tree");
        block.unwrap_or(BlockId::TOP)
    }

    fn yield_expression(&mut self, node: &'a ExprYield<'a>) -> Outcome {
        let location = self.location(node.range);
        if !self.is_function_like() {
            return Err(error_at("'yield' outside function", location));
        }
        match node.value {
            Some(value) => self.expr(value)?,
            None => self.load_none(location),
        }
        self.yield_top(location);
        Ok(())
    }

    /// Yields the value on top of the stack.
    pub(super) fn yield_top(&mut self, location: Location) {
        let block = self.current_block();
        if block.generator && block.coroutine {
            let wrap = Intrinsic1::AsyncGenWrap.number();
            self.op_arg(Opcode::CALL_INTRINSIC_1, wrap, location);
        }
        self.op_arg(Opcode::YIELD_VALUE, 0, location);
        self.op_arg(Opcode::RESUME, ResumePoint::AfterYield.number(), location);
    }

    fn yield_from_expression(&mut self, node: &'a ExprYieldFrom<'a>) -> Outcome {
        let location = self.location(node.range);
        if !self.is_function_like() {
            return Err(error_at("'yield from' outside function", location));
        }
        if self.unit_ref().kind == ScopeKind::AsyncFunction {
            return Err(error_at("'yield from' inside async function", location));
        }
        self.expr(node.value)?;
        self.op(Opcode::GET_YIELD_FROM_ITER, location);
        self.load_none(location);
        self.yield_from(false, location);
        Ok(())
    }

    /// Awaits the value on top of the stack; `awaitable` says for the error message where it is from.
    pub(super) fn await_top(&mut self, awaitable: u32, location: Location) {
        self.op_arg(Opcode::GET_AWAITABLE, awaitable, location);
        self.load_none(location);
        self.yield_from(true, location);
    }

    /// Delegates to the iterator below the value on top of the stack, until it ends.
    pub(super) fn yield_from(&mut self, is_await: bool, location: Location) {
        let [send, fail, exit] = self.new_labels();
        self.use_label(send);
        self.jump(Opcode::SEND, exit, location);
        // What `close` and `throw` raise here is for the iterator.
        self.jump(Opcode::SETUP_FINALLY, fail, location);
        self.op_arg(Opcode::YIELD_VALUE, 1, location);
        self.op(Opcode::POP_BLOCK, Location::NONE);
        let point = if is_await { ResumePoint::AfterAwait } else { ResumePoint::AfterYieldFrom };
        self.op_arg(Opcode::RESUME, point.number(), location);
        self.jump(Opcode::JUMP_NO_INTERRUPT, send, location);
        self.use_label(fail);
        self.op(Opcode::CLEANUP_THROW, location);
        self.use_label(exit);
        self.op(Opcode::END_SEND, location);
    }

    fn attribute(&mut self, node: &'a ExprAttribute<'a>) -> Outcome {
        if node.ctx == ExprContext::Load && self.super_attribute(node)? {
            return Ok(());
        }
        self.note_static_attribute(node);
        self.expr(node.value)?;
        let location = self.location(node.range);
        let location = self.attribute_location(location, node);
        match node.ctx {
            ExprContext::Load => self.load_attribute(node.attr, location),
            ExprContext::Store => self.op_name(Opcode::STORE_ATTR, node.attr, location),
            ExprContext::Del => self.op_name(Opcode::DELETE_ATTR, node.attr, location),
        }
        Ok(())
    }

    /// Where the access to an attribute begins: at its name, if that is on another line.
    pub(super) fn attribute_location(
        &self,
        location: Location,
        node: &ExprAttribute<'_>,
    ) -> Location {
        let mut location = location;
        let attribute = self.location(node.range);
        if location.line == attribute.end_line {
            return location;
        }
        location.line = attribute.end_line;
        // Counted in characters, although columns are in bytes.
        let length = node.attr.chars().count() as i32;
        if length <= attribute.end_column {
            location.column = attribute.end_column - length;
        } else {
            location.column = -1;
            location.end_column = -1;
        }
        location.end_line = location.end_line.max(location.line);
        if location.line == location.end_line {
            location.end_column = location.end_column.max(location.column);
        }
        location
    }

    /// `self.name = ...` in a method goes to `__static_attributes__` of the class.
    fn note_static_attribute(&mut self, node: &'a ExprAttribute<'a>) {
        let Expr::Name(object) = node.value else {
            return;
        };
        if node.ctx != ExprContext::Store || object.id != "self" {
            return;
        }
        let outer = self.units.len() - 1;
        let class = self.units[..outer].iter_mut().rfind(|unit| unit.kind == ScopeKind::Class);
        if let Some(class) = class {
            class.static_attributes.insert(node.attr);
        }
    }
}

/// The jump that takes a truth value.
pub(super) fn pop_jump_if(condition: bool) -> Opcode {
    if condition { Opcode::POP_JUMP_IF_TRUE } else { Opcode::POP_JUMP_IF_FALSE }
}
