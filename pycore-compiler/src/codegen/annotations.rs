//! Annotations: functions that make them when they are asked for (PEP 649), or their text (PEP 563).

use pycore_ast::{Arg, Expr};
use pycore_bytecode::{CommonConstant, Comparison, Constant, Location, Opcode, Text};

use super::functions::FunctionAttributes;
use super::unit::{Finished, ParameterCounts, ScopeKind};
use super::{Codegen, Outcome};
use crate::annotation_text::annotation_text;
use crate::instructions::InstructionSequence;
use crate::mangle::mangle;
use crate::symtable::statements::FunctionParts;
use crate::symtable::{BlockId, BlockKind, Role};

/// The greatest format that annotation functions know: `VALUE_WITH_FAKE_GLOBALS`.
const GREATEST_FORMAT: i64 = 2;

impl<'a> Codegen<'a, '_> {
    /// Begins a function of one parameter, the format; for greater ones than it knows it raises.
    pub(super) fn enter_annotation_scope(
        &mut self,
        name: &'a str,
        block: BlockId,
        location: Location,
    ) {
        let counts = ParameterCounts { by_position: 1, ..ParameterCounts::default() };
        self.enter_scope(name, ScopeKind::Annotations, block, location.line, None, counts);
        self.op_arg(Opcode::LOAD_FAST, 0, location);
        self.load_int(GREATEST_FORMAT, location);
        self.op_arg(Opcode::COMPARE_OP, Comparison::Greater.encode(false), location);
        let body = self.new_label();
        self.jump(Opcode::POP_JUMP_IF_FALSE, body, location);
        let error = CommonConstant::NotImplementedError.number();
        self.op_arg(Opcode::LOAD_COMMON_CONSTANT, error, location);
        self.op_arg(Opcode::RAISE_VARARGS, 1, location);
        self.use_label(body);
    }

    /// Ends such a function, which returns what is on the stack, and makes it.
    fn leave_annotation_scope(&mut self, location: Location) -> Outcome {
        self.op(Opcode::RETURN_VALUE, location);
        let mut finished = self.finish_unit(true)?;
        show_parameter_name(&mut finished);
        self.make_function(finished, FunctionAttributes::default(), location);
        Ok(())
    }

    /// After the body of a module or class: the function for the annotations of its variables.
    pub(super) fn deferred_annotations(&mut self, location: Location) -> Outcome {
        let annotations = std::mem::take(&mut self.unit().annotations);
        let Some(block) = self.current_block().annotation_block else {
            return Ok(());
        };
        if annotations.is_empty() {
            return Ok(());
        }
        let outer = self.unit_ref().kind;
        // In a module they are set before anything else runs, so they have a sequence of their own.
        if outer == ScopeKind::Module {
            let code = std::mem::replace(&mut self.unit().code, InstructionSequence::new());
            self.unit().stashed_code = Some(code);
        }
        self.enter_annotation_scope("__annotate__", block, location);
        self.op_arg(Opcode::BUILD_MAP, 0, location);
        for (node, index) in annotations {
            let Expr::Name(target) = node.target else {
                continue;
            };
            let here = self.location(node.range);
            let not_set = self.new_label();
            if let Some(index) = index {
                self.load_int(i64::from(index), here);
                if outer == ScopeKind::Class {
                    self.op_free(Opcode::LOAD_DEREF, "__conditional_annotations__", here);
                } else {
                    let name = "__conditional_annotations__";
                    self.op_name_with(Opcode::LOAD_GLOBAL, name, 0, 0, here);
                }
                self.op_arg(Opcode::CONTAINS_OP, 0, here);
                self.jump(Opcode::POP_JUMP_IF_FALSE, not_set, here);
            }
            self.expr(node.annotation)?;
            self.op_arg(Opcode::COPY, 2, here);
            let mangled = mangle(self.arena, self.unit_ref().private, target.id);
            self.load_str(mangled, here);
            self.op(Opcode::STORE_SUBSCR, location);
            self.use_label(not_set);
        }
        self.leave_annotation_scope(location)?;
        let is_class = self.current_block().kind == BlockKind::Class;
        let name = if is_class { "__annotate_func__" } else { "__annotate__" };
        self.store_name(name, location);
        if let Some(code) = self.unit().stashed_code.take() {
            let annotations = std::mem::replace(&mut self.unit().code, code);
            self.unit().code.set_annotations(annotations);
        }
        Ok(())
    }

    /// The function for the annotations of parameters and result; whether there is one.
    pub(super) fn function_annotations(
        &mut self,
        parts: FunctionParts<'a>,
        location: Location,
    ) -> Outcome<bool> {
        let block = self.block_of(parts.node, Role::Annotations);
        if !self.table[block].annotations_used {
            return Ok(false);
        }
        self.enter_annotation_scope("__annotate__", block, location);
        let args = parts.args;
        let parameters = args
            .args
            .iter()
            .chain(args.posonlyargs)
            .chain(args.vararg)
            .chain(args.kwonlyargs)
            .chain(args.kwarg);
        let mut count = 0;
        for &Arg { arg, annotation, .. } in parameters {
            if let Some(annotation) = annotation {
                self.function_annotation(arg, annotation, location)?;
                count += 1;
            }
        }
        if let Some(returns) = parts.returns {
            self.function_annotation("return", returns, location)?;
            count += 1;
        }
        self.op_arg(Opcode::BUILD_MAP, count, location);
        self.leave_annotation_scope(location)?;
        Ok(true)
    }

    fn function_annotation(
        &mut self,
        name: &'a str,
        annotation: Expr<'a>,
        location: Location,
    ) -> Outcome {
        let mangled = self.mangle(name);
        self.load_str(mangled, location);
        if self.future.annotations() {
            self.annotation_text(annotation);
            return Ok(());
        }
        match annotation {
            // `*args: *Ts` is the only element of `*Ts`.
            Expr::Starred(starred) => {
                self.expr(starred.value)?;
                self.op_arg(Opcode::UNPACK_SEQUENCE, 1, location);
                Ok(())
            }
            _ => self.expr(annotation),
        }
    }

    /// An annotation as a string.
    pub(super) fn annotation_text(&mut self, annotation: Expr<'a>) {
        let location = self.location(annotation.range());
        let text = Text::from(&annotation_text(annotation));
        self.load_constant(Constant::Str(text), location);
    }
}

/// The parameter is `.format` for the compiler, so that no annotation can mean it, and `format` for
/// those who look at the function.
fn show_parameter_name(finished: &mut Finished<'_>) {
    let mut names = finished.code.localsplusnames.to_vec();
    if let Some(first) = names.first_mut() {
        *first = "format".into();
    }
    finished.code.localsplusnames = names.into();
}
