//! Patterns of sequences.

use pycore_ast::{CmpOp, Operator, Pattern, PatternMatchSequence};
use pycore_bytecode::{BinaryOperator, Opcode};

use super::{Context, is_wildcard};
use crate::codegen::{Codegen, Outcome};

impl<'a> Codegen<'a, '_> {
    pub(super) fn sequence_pattern(
        &mut self,
        node: &'a PatternMatchSequence<'a>,
        context: &mut Context<'a>,
    ) -> Outcome {
        let location = self.location(node.range);
        let size = node.patterns.len();
        let mut star = None;
        let mut is_star_wildcard = false;
        let mut only_wildcards = true;
        for (index, &pattern) in node.patterns.iter().enumerate() {
            if let Pattern::MatchStar(starred) = pattern {
                if star.is_some() {
                    let message = "multiple starred names in sequence pattern";
                    return self.error(message, node.range);
                }
                star = Some(index);
                is_star_wildcard = starred.name.is_none();
                only_wildcards &= is_star_wildcard;
            } else {
                only_wildcards &= is_wildcard(pattern);
            }
        }
        // The subject stays while type and length are looked at.
        context.on_top += 1;
        self.op(Opcode::MATCH_SEQUENCE, location);
        self.jump_to_fail(Opcode::POP_JUMP_IF_FALSE, location, context);
        let length = match star {
            None => Some((size, CmpOp::Eq)),
            Some(_) if size > 1 => Some((size - 1, CmpOp::GtE)),
            Some(_) => None,
        };
        if let Some((length, operator)) = length {
            self.op(Opcode::GET_LEN, location);
            self.load_int(length as i64, location);
            self.comparison(operator, location);
            self.jump_to_fail(Opcode::POP_JUMP_IF_FALSE, location, context);
        }
        context.on_top -= 1;
        match star {
            _ if only_wildcards => {
                self.op(Opcode::POP_TOP, location);
                Ok(())
            }
            Some(star) if is_star_wildcard => self.subscript_sequence(node, star, context),
            _ => self.unpack_sequence(node, context),
        }
    }

    /// Unpacks the subject and matches its items.
    fn unpack_sequence(
        &mut self,
        node: &'a PatternMatchSequence<'a>,
        context: &mut Context<'a>,
    ) -> Outcome {
        let location = self.location(node.range);
        let size = node.patterns.len();
        let stars = node.patterns.iter().map(|pattern| matches!(pattern, Pattern::MatchStar(_)));
        match self.unpack_counts(stars, size, node.range, "sequence pattern")? {
            Some(counts) => self.op_arg(Opcode::UNPACK_EX, counts, location),
            None => self.op_arg(Opcode::UNPACK_SEQUENCE, size as u32, location),
        }
        context.on_top += size;
        for &pattern in node.patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// Takes single items of the subject: cheaper where `*_` stands for many that nobody wants.
    fn subscript_sequence(
        &mut self,
        node: &'a PatternMatchSequence<'a>,
        star: usize,
        context: &mut Context<'a>,
    ) -> Outcome {
        let location = self.location(node.range);
        context.on_top += 1;
        let size = node.patterns.len();
        for (index, &pattern) in node.patterns.iter().enumerate() {
            if index == star || is_wildcard(pattern) {
                continue;
            }
            self.op_arg(Opcode::COPY, 1, location);
            if index < star {
                self.load_int(index as i64, location);
            } else {
                // The subject need not know negative indices.
                self.op(Opcode::GET_LEN, location);
                self.load_int((size - index) as i64, location);
                self.binary_operator(Operator::Sub, false, location);
            }
            let subscript = BinaryOperator::Subscript.number();
            self.op_arg(Opcode::BINARY_OP, subscript, location);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(Opcode::POP_TOP, location);
        Ok(())
    }
}
