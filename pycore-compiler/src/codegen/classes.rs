//! `class`: a function that fills the namespace, called by `__build_class__`.

use pycore_ast::StmtClassDef;
use pycore_bytecode::{Intrinsic1, Location, Opcode};

use super::calls::CallArguments;
use super::functions::FunctionAttributes;
use super::unit::{ParameterCounts, ScopeKind};
use super::{Codegen, Outcome};
use crate::symtable::{Role, node_key};

impl<'a> Codegen<'a, '_> {
    pub(super) fn class(&mut self, node: &'a StmtClassDef<'a>) -> Outcome {
        self.decorators(node.decorator_list)?;
        let location = self.location(node.range);
        let first_line = self.first_line(node.decorator_list, location);
        let is_generic = !node.type_params.is_empty();
        if is_generic {
            let counts = ParameterCounts::default();
            let private = Some(node.name);
            self.enter_type_parameters(node.type_params, node.name, first_line, private, counts);
            self.type_params(node.type_params)?;
            self.store_name(".type_params", location);
        }
        self.class_body(node, first_line, location)?;
        let mut arguments = CallArguments {
            pushed: 2,
            positional: node.bases,
            injected: None,
            keywords: node.keywords,
        };
        if is_generic {
            self.load_name(".type_params", location);
            let generic = Intrinsic1::SubscriptGeneric.number();
            self.op_arg(Opcode::CALL_INTRINSIC_1, generic, location);
            self.store_name(".generic_base", location);
            arguments.injected = Some(".generic_base");
            self.call_with(arguments, node.range)?;
            let finished = self.finish_unit(false)?;
            self.make_function(finished, FunctionAttributes::default(), location);
            self.op(Opcode::PUSH_NULL, location);
            self.op_arg(Opcode::CALL, 0, location);
        } else {
            self.call_with(arguments, node.range)?;
        }
        self.apply_decorators(node.decorator_list);
        self.store_name(node.name, location);
        Ok(())
    }

    fn class_body(
        &mut self,
        node: &'a StmtClassDef<'a>,
        first_line: i32,
        location: Location,
    ) -> Outcome {
        let block = self.block_of(node_key(node), Role::Body);
        let counts = ParameterCounts::default();
        self.enter_scope(node.name, ScopeKind::Class, block, first_line, Some(node.name), counts);
        self.class_prologue(node, first_line);
        let start = Location::new(first_line, first_line, 0, 0);
        self.documented_body(node.body, start, true)?;
        self.class_epilogue();
        let finished = self.finish_unit(true)?;
        // From here on it belongs to the line of `class`, not to that of a decorator.
        self.op(Opcode::LOAD_BUILD_CLASS, location);
        self.op(Opcode::PUSH_NULL, location);
        self.make_function(finished, FunctionAttributes::default(), location);
        self.load_str(node.name, location);
        Ok(())
    }

    /// The names that every class has.
    fn class_prologue(&mut self, node: &'a StmtClassDef<'a>, first_line: i32) {
        let location = Location::new(first_line, first_line, 0, 0);
        self.load_name("__name__", location);
        self.store_name("__module__", location);
        let qualname = self.unit_ref().qualname;
        self.load_str(qualname, location);
        self.store_name("__qualname__", location);
        self.load_int(i64::from(first_line), location);
        self.store_name("__firstlineno__", location);
        if !node.type_params.is_empty() {
            self.load_name(".type_params", location);
            self.store_name("__type_params__", location);
        }
        if self.current_block().needs_classdict {
            self.op(Opcode::LOAD_LOCALS, location);
            self.op_cell(Opcode::STORE_DEREF, "__classdict__", location);
        }
        if self.current_block().has_conditional_annotations {
            self.op_arg(Opcode::BUILD_SET, 0, location);
            self.op_cell(Opcode::STORE_DEREF, "__conditional_annotations__", location);
        }
    }

    /// What comes after the body: attributes assigned in methods, the cells for methods.
    fn class_epilogue(&mut self) {
        let attributes = std::mem::take(&mut self.unit().static_attributes);
        let attributes = self.names_constant(attributes);
        self.load_constant(attributes, Location::NONE);
        self.store_name("__static_attributes__", Location::NONE);
        if self.current_block().needs_classdict {
            self.op_cell(Opcode::LOAD_CLOSURE, "__classdict__", Location::NONE);
            self.store_name("__classdictcell__", Location::NONE);
        }
        if self.current_block().needs_class_closure {
            self.op_cell(Opcode::LOAD_CLOSURE, "__class__", Location::NONE);
            self.op_arg(Opcode::COPY, 1, Location::NONE);
            self.store_name("__classcell__", Location::NONE);
        } else {
            self.load_none(Location::NONE);
        }
        self.op(Opcode::RETURN_VALUE, Location::NONE);
    }
}
