//! `super().name` in one instruction.
//!
//! It is done where `super` is the built-in as far as the compiler can see: not bound in the module or
//! around, called without arguments in a method, or with two. What is on the stack then is `super`, the
//! class, and the object.

use pycore_ast::{Expr, ExprAttribute, ExprCall};
use pycore_bytecode::Opcode;

use super::{Codegen, Outcome};
use crate::symtable::{BlockId, SymbolScope};

/// The bit of `LOAD_SUPER_ATTR` that asks for a method.
pub(super) const METHOD: u32 = 1;
/// The bit of `LOAD_SUPER_ATTR` for a call with two arguments.
pub(super) const TWO_ARGUMENTS: u32 = 2;

impl<'a> Codegen<'a, '_> {
    /// The call of `super`, if the attribute is one of it and can be had at once.
    pub(super) fn super_call(&self, node: &'a ExprAttribute<'a>) -> Option<&'a ExprCall<'a>> {
        let Expr::Call(call) = node.value else {
            return None;
        };
        let Expr::Name(function) = call.func else {
            return None;
        };
        if function.id != "super" || node.attr == "__class__" || !call.keywords.is_empty() {
            return None;
        }
        let is_built_in = self.scope_of("super") == SymbolScope::GlobalImplicit
            && self.table[BlockId::TOP].symbol("super").scope == SymbolScope::Unknown;
        if !is_built_in {
            return None;
        }
        let has_star = call.args.iter().any(|argument| matches!(argument, Expr::Starred(_)));
        let is_possible = match call.args.len() {
            0 => {
                let counts = self.unit_ref().counts;
                counts.by_either + counts.by_position > 0
                    && self.cell_scope("__class__") == SymbolScope::Free
            }
            2 => !has_star,
            _ => false,
        };
        is_possible.then_some(call)
    }

    /// Loads `super`, the class and the object; gives the bits that say which call it is.
    pub(super) fn load_super_arguments(&mut self, call: &'a ExprCall<'a>) -> Outcome<u32> {
        let location = self.location(call.range);
        self.expr(call.func)?;
        if call.args.len() == 2 {
            self.exprs(call.args)?;
            return Ok(TWO_ARGUMENTS);
        }
        self.load_name("__class__", location);
        if let Some(&first) = self.unit_ref().varnames.first() {
            self.load_name(first, location);
        }
        Ok(0)
    }

    /// Loads an attribute of `super`; `false` and nothing generated if it is none.
    pub(super) fn super_attribute(&mut self, node: &'a ExprAttribute<'a>) -> Outcome<bool> {
        let Some(call) = self.super_call(node) else {
            return Ok(false);
        };
        let flags = self.load_super_arguments(call)?;
        self.load_super(node, flags);
        Ok(true)
    }

    /// The instruction itself, and one that holds the line of the attribute.
    pub(super) fn load_super(&mut self, node: &'a ExprAttribute<'a>, flags: u32) {
        let location = self.location(node.range);
        self.op_name_with(Opcode::LOAD_SUPER_ATTR, node.attr, 2, flags, location);
        let location = self.attribute_location(location, node);
        self.op(Opcode::NOP, location);
    }
}
