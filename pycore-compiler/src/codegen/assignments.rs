//! Assignments: plain, augmented, annotated.

use pycore_ast::{Expr, StmtAnnAssign, StmtAssign, StmtAugAssign};
use pycore_bytecode::{BinaryOperator, Opcode};
use pycore_source::TextRange;

use super::subscripts::is_two_part_slice;
use super::unit::ScopeKind;
use super::{Codegen, Outcome};

impl<'a> Codegen<'a, '_> {
    pub(super) fn assign(&mut self, node: &'a StmtAssign<'a>) -> Outcome {
        self.expr(node.value)?;
        let location = self.location(node.range);
        let Some((last, others)) = node.targets.split_last() else {
            return Ok(());
        };
        for &target in others {
            self.op_arg(Opcode::COPY, 1, location);
            self.expr(target)?;
        }
        self.expr(*last)
    }

    pub(super) fn augmented_assign(&mut self, node: &'a StmtAugAssign<'a>) -> Outcome {
        let target = self.location(node.target.range());
        let statement = self.location(node.range);
        match node.target {
            Expr::Attribute(attribute) => {
                self.expr(attribute.value)?;
                self.op_arg(Opcode::COPY, 1, target);
                let location = self.attribute_location(target, attribute);
                self.load_attribute(attribute.attr, location);
                self.operand(node)?;
                self.op_arg(Opcode::SWAP, 2, location);
                self.op_name(Opcode::STORE_ATTR, attribute.attr, location);
                Ok(())
            }
            Expr::Subscript(subscript) => {
                self.expr(subscript.value)?;
                if let Some(slice) = is_two_part_slice(subscript.slice) {
                    self.slice_parts(slice)?;
                    for _ in 0..3 {
                        self.op_arg(Opcode::COPY, 3, target);
                    }
                    self.op(Opcode::BINARY_SLICE, target);
                    self.operand(node)?;
                    for depth in [4, 3, 2] {
                        self.op_arg(Opcode::SWAP, depth, target);
                    }
                    self.op(Opcode::STORE_SLICE, target);
                } else {
                    self.expr(subscript.slice)?;
                    self.op_arg(Opcode::COPY, 2, target);
                    self.op_arg(Opcode::COPY, 2, target);
                    let operator = BinaryOperator::Subscript.number();
                    self.op_arg(Opcode::BINARY_OP, operator, target);
                    self.operand(node)?;
                    self.op_arg(Opcode::SWAP, 3, target);
                    self.op_arg(Opcode::SWAP, 2, target);
                    self.op(Opcode::STORE_SUBSCR, target);
                }
                Ok(())
            }
            Expr::Name(name) => {
                self.load_name(name.id, target);
                self.operand(node)?;
                self.store_name(name.id, target);
                Ok(())
            }
            _ => Err(crate::positions::error_at(
                "illegal expression for augmented assignment",
                statement,
            )),
        }
    }

    /// The right side of an augmented assignment, and the operation.
    fn operand(&mut self, node: &'a StmtAugAssign<'a>) -> Outcome {
        self.expr(node.value)?;
        let location = self.location(node.range);
        self.binary_operator(node.op, true, location);
        Ok(())
    }

    pub(super) fn annotated_assign(&mut self, node: &'a StmtAnnAssign<'a>) -> Outcome {
        if let Some(value) = node.value {
            self.expr(value)?;
            self.expr(node.target)?;
        }
        match node.target {
            Expr::Name(target) => {
                if node.simple && self.has_namespace() {
                    self.variable_annotation(node, target.id);
                }
                Ok(())
            }
            // Without a value the target is evaluated as far as that needs no storing.
            Expr::Attribute(target) if node.value.is_none() => self.evaluate_only(target.value),
            Expr::Subscript(target) if node.value.is_none() => {
                self.evaluate_only(target.value)?;
                self.evaluate_subscript(target.slice)
            }
            Expr::Attribute(_) | Expr::Subscript(_) => Ok(()),
            _ => self.error("illegal target for annotation", node.range),
        }
    }

    /// The annotation of a variable of a module or class.
    fn variable_annotation(&mut self, node: &'a StmtAnnAssign<'a>, name: &'a str) {
        let location = self.location(node.range);
        if self.future.annotations() {
            self.annotation_text(node.annotation);
            self.op_name(Opcode::LOAD_NAME, "__annotations__", location);
            let mangled = self.mangle(name);
            self.load_str(mangled, location);
            self.op(Opcode::STORE_SUBSCR, location);
            return;
        }
        let unit = self.unit();
        let is_class = unit.kind == ScopeKind::Class;
        let is_conditional = !is_class || unit.conditional_depth > 0;
        let index = is_conditional.then_some(unit.conditional_annotations);
        unit.conditional_annotations += u32::from(is_conditional);
        unit.annotations.push((node, index));
        let Some(index) = index else {
            return;
        };
        if is_class {
            self.op_cell(Opcode::LOAD_DEREF, "__conditional_annotations__", location);
        } else {
            self.op_name(Opcode::LOAD_NAME, "__conditional_annotations__", location);
        }
        self.load_int(i64::from(index), location);
        self.op_arg(Opcode::SET_ADD, 1, location);
        self.op(Opcode::POP_TOP, location);
    }

    fn evaluate_only(&mut self, expression: Expr<'a>) -> Outcome {
        self.expr(expression)?;
        let location = self.location(expression.range());
        self.op(Opcode::POP_TOP, location);
        Ok(())
    }

    fn evaluate_subscript(&mut self, subscript: Expr<'a>) -> Outcome {
        match subscript {
            Expr::Slice(slice) => [slice.lower, slice.upper, slice.step]
                .into_iter()
                .flatten()
                .try_for_each(|part| self.evaluate_only(part)),
            Expr::Tuple(tuple) => {
                tuple.elts.iter().try_for_each(|&element| self.evaluate_subscript(element))
            }
            _ => self.evaluate_only(subscript),
        }
    }

    /// The argument of `UNPACK_EX` for targets of which one has a star; `None` without one.
    pub(super) fn unpack_counts(
        &self,
        stars: impl Iterator<Item = bool>,
        count: usize,
        range: TextRange,
        what: &str,
    ) -> Outcome<Option<u32>> {
        let mut found = None;
        for (index, is_starred) in stars.enumerate() {
            if !is_starred {
                continue;
            }
            if found.is_some() {
                return self.error(format!("multiple starred expressions in {what}"), range);
            }
            let after = count - index - 1;
            if index >= 1 << 8 || after >= (i32::MAX >> 8) as usize {
                let message = format!("too many expressions in star-unpacking {what}");
                return self.error(message, range);
            }
            found = Some(index as u32 + ((after as u32) << 8));
        }
        Ok(found)
    }
}
