//! `def` and `async def`, and what makes a function of a code object.

use pycore_ast::{Arguments, Expr};
use pycore_bytecode::{FunctionAttribute, Intrinsic1, Intrinsic2, Location, Opcode};

use super::frame_blocks::{FrameBlock, FrameBlockKind};
use super::unit::{Finished, ParameterCounts, ScopeKind};
use super::{Codegen, Outcome};
use crate::symtable::Role;
use crate::symtable::statements::FunctionParts;

/// What of a function is on the stack, to become its attributes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FunctionAttributes {
    pub(super) defaults: bool,
    pub(super) keyword_defaults: bool,
    pub(super) annotate: bool,
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn decorators(&mut self, decorators: &'a [Expr<'a>]) -> Outcome {
        self.exprs(decorators)
    }

    /// Calls the decorators on the stack, the innermost first.
    pub(super) fn apply_decorators(&mut self, decorators: &'a [Expr<'a>]) {
        for decorator in decorators.iter().rev() {
            let location = self.location(decorator.range());
            self.op_arg(Opcode::CALL, 0, location);
        }
    }

    /// The line where a definition begins: that of its first decorator.
    pub(super) fn first_line(&self, decorators: &'a [Expr<'a>], location: Location) -> i32 {
        decorators.first().map_or(location.line, |first| self.location(first.range()).line)
    }

    /// Makes a function of a code object; what becomes its attributes is on the stack.
    pub(super) fn make_function(
        &mut self,
        finished: Finished<'a>,
        attributes: FunctionAttributes,
        location: Location,
    ) {
        let has_closure = self.load_closure(&finished.freevars, location);
        self.load_constant(finished.into_constant(), location);
        self.op(Opcode::MAKE_FUNCTION, location);
        for (is_set, attribute) in [
            (has_closure, FunctionAttribute::Closure),
            (attributes.annotate, FunctionAttribute::Annotate),
            (attributes.keyword_defaults, FunctionAttribute::KeywordDefaults),
            (attributes.defaults, FunctionAttribute::Defaults),
        ] {
            if is_set {
                self.op_arg(Opcode::SET_FUNCTION_ATTRIBUTE, attribute.number(), location);
            }
        }
    }

    /// Evaluates default values: a tuple and a dict.
    pub(super) fn default_arguments(
        &mut self,
        args: &'a Arguments<'a>,
        location: Location,
    ) -> Outcome<FunctionAttributes> {
        let mut attributes = FunctionAttributes::default();
        if !args.defaults.is_empty() {
            self.exprs(args.defaults)?;
            self.op_arg(Opcode::BUILD_TUPLE, args.defaults.len() as u32, location);
            attributes.defaults = true;
        }
        let mut count = 0;
        for (parameter, &default) in args.kwonlyargs.iter().zip(args.kw_defaults) {
            if let Some(default) = default {
                let mangled = self.mangle(parameter.arg);
                self.load_str(mangled, location);
                self.expr(default)?;
                count += 1;
            }
        }
        if count > 0 {
            self.op_arg(Opcode::BUILD_MAP, count, location);
            attributes.keyword_defaults = true;
        }
        Ok(attributes)
    }

    pub(super) fn function(&mut self, parts: FunctionParts<'a>) -> Outcome {
        self.decorators(parts.decorator_list)?;
        let location = self.location(parts.range);
        let first_line = self.first_line(parts.decorator_list, location);
        let mut attributes = self.default_arguments(parts.args, location)?;
        let is_generic = !parts.type_params.is_empty();
        // The defaults are evaluated outside and handed to the scope of the type parameters.
        let handed = u32::from(attributes.defaults) + u32::from(attributes.keyword_defaults);
        if is_generic {
            if handed == 2 {
                self.op_arg(Opcode::SWAP, 2, location);
            }
            let counts =
                ParameterCounts { by_either: handed as usize, ..ParameterCounts::default() };
            self.enter_type_parameters(parts.type_params, parts.name, first_line, None, counts);
            self.type_params(parts.type_params)?;
            for index in 0..handed {
                self.op_arg(Opcode::LOAD_FAST, index, location);
            }
        }
        attributes.annotate = self.function_annotations(parts, location)?;
        self.function_body(parts, attributes, first_line, location)?;
        if is_generic {
            self.op_arg(Opcode::SWAP, 2, location);
            let set = Intrinsic2::SetFunctionTypeParams.number();
            self.op_arg(Opcode::CALL_INTRINSIC_2, set, location);
            let finished = self.finish_unit(false)?;
            self.make_function(finished, FunctionAttributes::default(), location);
            if handed > 0 {
                self.op_arg(Opcode::SWAP, handed + 1, location);
                self.op_arg(Opcode::CALL, handed - 1, location);
            } else {
                self.op(Opcode::PUSH_NULL, location);
                self.op_arg(Opcode::CALL, 0, location);
            }
        }
        self.apply_decorators(parts.decorator_list);
        self.store_name(parts.name, location);
        Ok(())
    }

    fn function_body(
        &mut self,
        parts: FunctionParts<'a>,
        attributes: FunctionAttributes,
        first_line: i32,
        location: Location,
    ) -> Outcome {
        let block = self.block_of(parts.node, Role::Body);
        let kind = if parts.is_async { ScopeKind::AsyncFunction } else { ScopeKind::Function };
        let counts = ParameterCounts {
            by_either: parts.args.args.len(),
            by_position: parts.args.posonlyargs.len(),
            by_keyword: parts.args.kwonlyargs.len(),
        };
        self.enter_scope(parts.name, kind, block, first_line, None, counts);
        let entry = self.current_block();
        let is_resumable = entry.coroutine || entry.generator;
        let mut body = parts.body;
        if entry.has_docstring {
            let docstring = self.docstring(body)?;
            self.unit().constants.add(docstring);
            body = &body[1..];
        }
        let start = self.new_label();
        self.use_label(start);
        if is_resumable {
            self.push_frame_block(FrameBlock::new(FrameBlockKind::StopIteration, Location::NONE))?;
        }
        self.body(body)?;
        if is_resumable {
            self.wrap_in_stop_iteration_handler();
            self.pop_frame_block();
        }
        let finished = self.finish_unit(true)?;
        self.make_function(finished, attributes, location);
        Ok(())
    }

    /// Surrounds a generator, so that a `StopIteration` that leaves it becomes a `RuntimeError`.
    pub(super) fn wrap_in_stop_iteration_handler(&mut self) {
        let handler = self.new_label();
        self.unit().code.insert_jump_at_start(Opcode::SETUP_CLEANUP, handler, Location::NONE);
        self.load_none(Location::NONE);
        self.op(Opcode::RETURN_VALUE, Location::NONE);
        self.use_label(handler);
        let convert = Intrinsic1::StopIterationError.number();
        self.op_arg(Opcode::CALL_INTRINSIC_1, convert, Location::NONE);
        self.op_arg(Opcode::RERAISE, 1, Location::NONE);
    }
}
