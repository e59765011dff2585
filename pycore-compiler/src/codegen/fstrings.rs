//! f-strings and t-strings.

use pycore_ast::{Expr, ExprFormattedValue, ExprInterpolation, ExprJoinedStr, ExprTemplateStr};
use pycore_bytecode::{Conversion, Opcode};

use super::{Codegen, Outcome, STACK_GUIDELINE};

/// The conversion that the tree gives as the code of a letter, -1 for none.
fn conversion(letter: i32) -> Option<Conversion> {
    match u8::try_from(letter) {
        Ok(b's') => Some(Conversion::Str),
        Ok(b'r') => Some(Conversion::Repr),
        Ok(b'a') => Some(Conversion::Ascii),
        _ => None,
    }
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn joined_str(&mut self, node: &'a ExprJoinedStr<'a>) -> Outcome {
        let location = self.location(node.range);
        let count = node.values.len();
        if count > STACK_GUIDELINE {
            self.load_str("", location);
            self.load_method("join", location);
            self.op_arg(Opcode::BUILD_LIST, 0, location);
            for &value in node.values {
                self.expr(value)?;
                self.op_arg(Opcode::LIST_APPEND, 1, location);
            }
            self.op_arg(Opcode::CALL, 1, location);
            return Ok(());
        }
        self.exprs(node.values)?;
        match count {
            0 => self.load_str("", location),
            1 => {}
            _ => self.op_arg(Opcode::BUILD_STRING, count as u32, location),
        }
        Ok(())
    }

    pub(super) fn formatted_value(&mut self, node: &'a ExprFormattedValue<'a>) -> Outcome {
        self.expr(node.value)?;
        let location = self.location(node.range);
        if let Some(conversion) = conversion(node.conversion) {
            self.op_arg(Opcode::CONVERT_VALUE, conversion.number(), location);
        }
        match node.format_spec {
            Some(spec) => {
                self.expr(spec)?;
                self.op(Opcode::FORMAT_WITH_SPEC, location);
            }
            None => self.op(Opcode::FORMAT_SIMPLE, location),
        }
        Ok(())
    }

    /// A template: a tuple of strings with an interpolation between any two, and a tuple of those.
    pub(super) fn template_str(&mut self, node: &'a ExprTemplateStr<'a>) -> Outcome {
        let location = self.location(node.range);
        let mut strings = 0;
        let mut needs_string = true;
        for &value in node.values {
            if let Expr::Interpolation(_) = value {
                if needs_string {
                    self.load_str("", location);
                    strings += 1;
                }
                needs_string = true;
            } else {
                self.expr(value)?;
                strings += 1;
                needs_string = false;
            }
        }
        if needs_string {
            self.load_str("", location);
            strings += 1;
        }
        self.op_arg(Opcode::BUILD_TUPLE, strings, location);
        let mut interpolations = 0;
        for &value in node.values {
            if let Expr::Interpolation(_) = value {
                self.expr(value)?;
                interpolations += 1;
            }
        }
        self.op_arg(Opcode::BUILD_TUPLE, interpolations, location);
        self.op(Opcode::BUILD_TEMPLATE, location);
        Ok(())
    }

    pub(super) fn interpolation(&mut self, node: &'a ExprInterpolation<'a>) -> Outcome {
        let location = self.location(node.range);
        self.expr(node.value)?;
        self.load_literal(node.str, location);
        // The bit of value two is always set.
        let mut oparg = 2;
        if let Some(spec) = node.format_spec {
            self.expr(spec)?;
            oparg |= 1;
        }
        if let Some(conversion) = conversion(node.conversion) {
            oparg |= conversion.number() << 2;
        }
        self.op_arg(Opcode::BUILD_INTERPOLATION, oparg, location);
        Ok(())
    }
}
