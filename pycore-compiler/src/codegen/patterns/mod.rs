//! `match`.
//!
//! A pattern finds its subject on top of the stack and takes it. What names capture is put below
//! everything that the pattern still needs, and stored when the whole pattern has matched. On failure a
//! pattern jumps to one of a row of labels, of which each drops one more value.

mod sequences;

use std::collections::HashSet;

use pycore_ast::{
    CmpOp, Expr, MatchCase, Operator, Pattern, PatternMatchAs, PatternMatchClass,
    PatternMatchMapping, PatternMatchOr, PatternMatchValue, StmtMatch, UnaryOp, with_stack,
};
use pycore_bytecode::{BinaryOperator, Constant, HashSeed, Location, Opcode, repr};
use pycore_numbers::BigInt;
use pycore_source::TextRange;
use rustc_hash::FxHashSet;

use super::calls::first_repeated;
use super::{Codegen, Outcome};
use crate::fold::{self, UnaryOperator};
use crate::instructions::Label;
use crate::instructions::NEXT_LOCATION;

/// The state of a pattern.
#[derive(Default)]
pub(super) struct Context<'a> {
    /// Captured names, in the order of their values on the stack.
    stores: Vec<&'a str>,
    /// As a set, to find repetitions.
    store_set: FxHashSet<&'a str>,
    /// A pattern that always matches is allowed here.
    allow_irrefutable: bool,
    /// Labels for failure: by number of values to drop.
    fail: Vec<Label>,
    /// Values on top of the stack that the pattern needs, above those captured.
    on_top: usize,
}

/// Whether it matches anything and captures nothing.
fn is_wildcard(pattern: Pattern<'_>) -> bool {
    matches!(pattern, Pattern::MatchAs(node) if node.name.is_none())
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn match_statement(&mut self, node: &'a StmtMatch<'a>) -> Outcome {
        self.expr(node.subject)?;
        let end = self.new_label();
        let Some((last, others)) = node.cases.split_last() else {
            return Ok(());
        };
        let has_default = is_wildcard(last.pattern) && !others.is_empty();
        let tried = if has_default { others } else { node.cases };
        for (index, case) in tried.iter().enumerate() {
            let keeps_subject = index + 1 < tried.len();
            let is_last = index + 1 == node.cases.len();
            self.case(case, keeps_subject, is_last, end)?;
        }
        if has_default {
            let location = self.location(last.pattern.range());
            // So that tracing shows the line.
            self.op(Opcode::NOP, location);
            if let Some(guard) = last.guard {
                self.jump_if(location, guard, end, false)?;
            }
            self.body(last.body)?;
        }
        self.use_label(end);
        Ok(())
    }

    fn case(
        &mut self,
        case: &'a MatchCase<'a>,
        keeps_subject: bool,
        is_last: bool,
        end: Label,
    ) -> Outcome {
        let location = self.location(case.pattern.range());
        if keeps_subject {
            self.op_arg(Opcode::COPY, 1, location);
        }
        let mut context =
            Context { allow_irrefutable: case.guard.is_some() || is_last, ..Context::default() };
        self.pattern(case.pattern, &mut context)?;
        debug_assert_eq!(context.on_top, 0);
        for name in std::mem::take(&mut context.stores) {
            self.store_name(name, location);
        }
        if let Some(guard) = case.guard {
            self.make_fail_labels(&mut context, 0);
            self.jump_if(location, guard, context.fail[0], false)?;
        }
        if keeps_subject {
            self.op(Opcode::POP_TOP, NEXT_LOCATION);
        }
        self.body(case.body)?;
        self.jump(Opcode::JUMP, end, Location::NONE);
        // The line of the pattern, rather than that of the end of the body.
        self.place_fail_labels(&mut context, location);
        Ok(())
    }

    pub(super) fn pattern(&mut self, pattern: Pattern<'a>, context: &mut Context<'a>) -> Outcome {
        with_stack(|| match pattern {
            Pattern::MatchValue(node) => self.value_pattern(node, context),
            Pattern::MatchSingleton(node) => {
                let location = self.location(node.range);
                self.load_literal(node.value, location);
                self.comparison(CmpOp::Is, location);
                self.jump_to_fail(Opcode::POP_JUMP_IF_FALSE, location, context);
                Ok(())
            }
            Pattern::MatchSequence(node) => self.sequence_pattern(node, context),
            Pattern::MatchMapping(node) => self.mapping_pattern(node, context),
            Pattern::MatchClass(node) => self.class_pattern(node, context),
            Pattern::MatchStar(node) => self.capture(node.name, node.range, context),
            Pattern::MatchAs(node) => self.as_pattern(node, context),
            Pattern::MatchOr(node) => self.or_pattern(node, context),
        })
    }

    /// A pattern within another, where one that always matches is allowed.
    fn subpattern(&mut self, pattern: Pattern<'a>, context: &mut Context<'a>) -> Outcome {
        let outer = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = outer;
        Ok(())
    }

    fn make_fail_labels(&mut self, context: &mut Context<'a>, drops: usize) {
        while context.fail.len() <= drops {
            let label = self.new_label();
            context.fail.push(label);
        }
    }

    /// Jumps to where the pattern's values, and those captured so far, are dropped.
    fn jump_to_fail(&mut self, opcode: Opcode, location: Location, context: &mut Context<'a>) {
        let drops = context.on_top + context.stores.len();
        self.make_fail_labels(context, drops);
        self.jump(opcode, context.fail[drops], location);
    }

    fn place_fail_labels(&mut self, context: &mut Context<'a>, location: Location) {
        let labels = std::mem::take(&mut context.fail);
        for (drops, &label) in labels.iter().enumerate().rev() {
            self.use_label(label);
            if drops > 0 {
                self.op(Opcode::POP_TOP, location);
            }
        }
    }

    /// Brings the value on top of the stack below `count - 1` others.
    fn rotate(&mut self, count: usize, location: Location) {
        for depth in (2..=count).rev() {
            self.op_arg(Opcode::SWAP, depth as u32, location);
        }
    }

    /// Captures the value on top of the stack, or drops it.
    fn capture(
        &mut self,
        name: Option<&'a str>,
        range: TextRange,
        context: &mut Context<'a>,
    ) -> Outcome {
        let location = self.location(range);
        let Some(name) = name else {
            self.op(Opcode::POP_TOP, location);
            return Ok(());
        };
        if !context.store_set.insert(name) {
            return self.repeated_capture(name, range);
        }
        self.rotate(context.on_top + context.stores.len() + 1, location);
        context.stores.push(name);
        Ok(())
    }

    #[cold]
    fn repeated_capture(&self, name: &str, range: TextRange) -> Outcome {
        let name = pycore_unicode::repr_text(name.into());
        self.error(format!("multiple assignments to name {name} in pattern"), range)
    }

    fn as_pattern(&mut self, node: &'a PatternMatchAs<'a>, context: &mut Context<'a>) -> Outcome {
        let Some(inner) = node.pattern else {
            if context.allow_irrefutable {
                return self.capture(node.name, node.range, context);
            }
            let what = match node.name {
                Some(name) => format!("name capture {}", pycore_unicode::repr_text(name.into())),
                None => "wildcard".to_owned(),
            };
            return self.error(format!("{what} makes remaining patterns unreachable"), node.range);
        };
        let location = self.location(node.range);
        context.on_top += 1;
        self.op_arg(Opcode::COPY, 1, location);
        self.pattern(inner, context)?;
        context.on_top -= 1;
        self.capture(node.name, node.range, context)
    }

    /// The value of a literal in a pattern, which may have a sign and two parts.
    fn pattern_constant(&mut self, expression: Expr<'a>) -> Option<Constant> {
        match expression {
            Expr::Constant(node) => Some(self.constant(node.value)),
            Expr::UnaryOp(node) if node.op == UnaryOp::USub => match node.operand {
                Expr::Constant(operand) => {
                    let operand = self.constant(operand.value);
                    fold::unary(UnaryOperator::Negative, &operand)
                }
                _ => None,
            },
            Expr::BinOp(node) => {
                let operator = match node.op {
                    Operator::Add => BinaryOperator::Add,
                    Operator::Sub => BinaryOperator::Subtract,
                    _ => return None,
                };
                let Expr::Constant(right) = node.right else {
                    return None;
                };
                let left = self.pattern_constant(node.left)?;
                let right = self.constant(right.value);
                fold::binary(&left, operator, &right)
            }
            _ => None,
        }
    }

    fn value_pattern(
        &mut self,
        node: &'a PatternMatchValue<'a>,
        context: &mut Context<'a>,
    ) -> Outcome {
        let location = self.location(node.range);
        if let Some(constant) = self.pattern_constant(node.value) {
            let value = self.location(node.value.range());
            self.load_constant(constant, value);
        } else if let Expr::Attribute(_) = node.value {
            self.expr(node.value)?;
        } else {
            let message = "patterns may only match literals and attribute lookups";
            return self.error(message, node.range);
        }
        self.comparison(CmpOp::Eq, location);
        self.op(Opcode::TO_BOOL, location);
        self.jump_to_fail(Opcode::POP_JUMP_IF_FALSE, location, context);
        Ok(())
    }

    /// Goes on if the value on top of the stack is not `None`.
    fn fail_if_none(&mut self, location: Location, context: &mut Context<'a>) {
        self.op_arg(Opcode::COPY, 1, location);
        self.load_none(location);
        self.op_arg(Opcode::IS_OP, 1, location);
        context.on_top += 1;
        self.jump_to_fail(Opcode::POP_JUMP_IF_FALSE, location, context);
        context.on_top -= 1;
    }

    fn class_pattern(
        &mut self,
        node: &'a PatternMatchClass<'a>,
        context: &mut Context<'a>,
    ) -> Outcome {
        let attributes = node.kwd_attrs;
        if let Some((name, again)) = first_repeated(attributes.iter().map(|&name| Some(name))) {
            let range = node.kwd_patterns.get(again).map_or(node.range, |again| again.range());
            let message = format!("attribute name repeated in class pattern: {name}");
            return self.error(message, range);
        }
        let location = self.location(node.range);
        self.expr(node.cls)?;
        let names = self.names_constant(attributes.iter().copied());
        self.load_constant(names, location);
        self.op_arg(Opcode::MATCH_CLASS, node.patterns.len() as u32, location);
        // A tuple of attributes, or `None`.
        self.fail_if_none(location, context);
        let count = node.patterns.len() + node.kwd_patterns.len();
        self.op_arg(Opcode::UNPACK_SEQUENCE, count as u32, location);
        context.on_top += count;
        for &pattern in node.patterns.iter().chain(node.kwd_patterns) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(Opcode::POP_TOP, location);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        node: &'a PatternMatchMapping<'a>,
        context: &mut Context<'a>,
    ) -> Outcome {
        let location = self.location(node.range);
        let size = node.keys.len();
        // The subject stays while type and length are looked at.
        context.on_top += 1;
        self.op(Opcode::MATCH_MAPPING, location);
        self.jump_to_fail(Opcode::POP_JUMP_IF_FALSE, location, context);
        if size == 0 && node.rest.is_none() {
            context.on_top -= 1;
            self.op(Opcode::POP_TOP, location);
            return Ok(());
        }
        if size > 0 {
            self.op(Opcode::GET_LEN, location);
            self.load_int(size as i64, location);
            self.comparison(CmpOp::GtE, location);
            self.jump_to_fail(Opcode::POP_JUMP_IF_FALSE, location, context);
        }
        self.mapping_keys(node)?;
        self.op_arg(Opcode::BUILD_TUPLE, size as u32, location);
        self.op(Opcode::MATCH_KEYS, location);
        // Above the subject are the keys, and the values or `None`.
        context.on_top += 1;
        self.fail_if_none(location, context);
        self.op_arg(Opcode::UNPACK_SEQUENCE, size as u32, location);
        context.on_top += size;
        for &pattern in node.patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        if node.rest.is_some() {
            // A copy of the subject without the keys.
            self.op_arg(Opcode::BUILD_MAP, 0, location);
            self.op_arg(Opcode::SWAP, 3, location);
            self.op_arg(Opcode::DICT_UPDATE, 2, location);
            self.op_arg(Opcode::UNPACK_SEQUENCE, size as u32, location);
            for left in (1..=size as u32).rev() {
                self.op_arg(Opcode::COPY, 1 + left, location);
                self.op_arg(Opcode::SWAP, 2, location);
                self.op(Opcode::DELETE_SUBSCR, location);
            }
            return self.capture(node.rest, node.range, context);
        }
        self.op(Opcode::POP_TOP, location);
        self.op(Opcode::POP_TOP, location);
        Ok(())
    }

    fn mapping_keys(&mut self, node: &'a PatternMatchMapping<'a>) -> Outcome {
        let mut seen = HashSet::new();
        for &key in node.keys {
            if let Some(constant) = self.pattern_constant(key) {
                if !seen.insert(normal_key(&constant)) {
                    let shown = repr(&constant, HashSeed::default(), &mut |_| 0);
                    let message = format!("mapping pattern checks duplicate key ({shown})");
                    return self.error(message, node.range);
                }
                let location = self.location(key.range());
                self.load_constant(constant, location);
            } else if let Expr::Attribute(_) = key {
                self.expr(key)?;
            } else {
                let message = "mapping pattern keys may only match literals and attribute lookups";
                return self.error(message, node.range);
            }
        }
        Ok(())
    }

    fn or_pattern(&mut self, node: &'a PatternMatchOr<'a>, context: &mut Context<'a>) -> Outcome {
        let location = self.location(node.range);
        let end = self.new_label();
        // The names that the first alternative captures; the others have to capture the same.
        let mut control: Option<Vec<&'a str>> = None;
        let count = node.patterns.len();
        for (index, &alternative) in node.patterns.iter().enumerate() {
            let here = self.location(alternative.range());
            let mut inner = Context {
                allow_irrefutable: index + 1 == count && context.allow_irrefutable,
                ..Context::default()
            };
            self.op_arg(Opcode::COPY, 1, here);
            self.pattern(alternative, &mut inner)?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => {
                    if !self.reorder_captures(&mut inner.stores, control, here) {
                        let message = "alternative patterns bind different names";
                        return self.error(message, node.range);
                    }
                }
            }
            self.jump(Opcode::JUMP, end, here);
            self.place_fail_labels(&mut inner, here);
        }
        // None matched: the copy of the subject goes, too.
        self.op(Opcode::POP_TOP, location);
        self.jump_to_fail(Opcode::JUMP, location, context);
        self.use_label(end);
        let captured = control.unwrap_or_default();
        let rotations = captured.len() + 1 + context.on_top + context.stores.len();
        for name in captured {
            self.rotate(rotations, location);
            if !context.store_set.insert(name) {
                return self.repeated_capture(name, node.range);
            }
            context.stores.push(name);
        }
        self.op(Opcode::POP_TOP, location);
        Ok(())
    }

    /// Brings captured values into the order of the first alternative; `false` if the names differ.
    fn reorder_captures(
        &mut self,
        stores: &mut [&'a str],
        control: &[&'a str],
        location: Location,
    ) -> bool {
        if stores.len() != control.len() {
            return false;
        }
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|&name| name == control[wanted]) else {
                return false;
            };
            if found != wanted {
                // All up to the found one go, in their order, to where that one belongs.
                debug_assert!(found < wanted);
                let rotations = found + 1;
                stores[..=wanted].rotate_left(rotations);
                for _ in 0..rotations {
                    self.rotate(wanted + 1, location);
                }
            }
        }
        true
    }
}

/// A key such that keys which are equal in Python are equal: `1`, `1.0` and `True` are.
fn normal_key(constant: &Constant) -> Constant {
    match *constant {
        Constant::Bool(value) => Constant::Int(i64::from(value)),
        Constant::Float(value) if value.fract() == 0.0 => match BigInt::from_f64(value) {
            Some(value) => Constant::from_digits(value.is_negative(), value.digits().to_vec()),
            None => Constant::Float(value),
        },
        Constant::Complex(real, 0.0) => normal_key(&Constant::Float(real)),
        _ => constant.clone(),
    }
}
