//! Type parameters and `type` statements.

use pycore_ast::{Constant as Literal, Expr, Int, StmtTypeAlias, TypeParam};
use pycore_bytecode::{Constant, Intrinsic1, Intrinsic2, Location, Opcode};
use pycore_source::TextRange;

use super::functions::FunctionAttributes;
use super::unit::{ParameterCounts, ScopeKind};
use super::{Codegen, Outcome};
use crate::symtable::{Role, node_key};

/// The attributes of a function whose defaults are on the stack.
const WITH_DEFAULTS: FunctionAttributes =
    FunctionAttributes { defaults: true, keyword_defaults: false, annotate: false };

impl<'a> Codegen<'a, '_> {
    /// Begins the scope around a generic definition.
    pub(super) fn enter_type_parameters(
        &mut self,
        type_params: &'a [TypeParam<'a>],
        name: &'a str,
        first_line: i32,
        private: Option<&'a str>,
        counts: ParameterCounts,
    ) {
        let name = self.arena.alloc_str(&format!("<generic parameters of {name}>"));
        let key = type_params.first().map_or(0, node_key);
        let block = self.block_of(key, Role::TypeParameters);
        self.enter_scope(name, ScopeKind::Annotations, block, first_line, private, counts);
    }

    /// Makes the type parameters, binds their names, and leaves a tuple of them.
    pub(super) fn type_params(&mut self, type_params: &'a [TypeParam<'a>]) -> Outcome {
        let mut seen_default = false;
        for parameter in type_params {
            let location = self.location(parameter.range());
            let (name, default, allows_star) = match *parameter {
                TypeParam::TypeVar(node) => {
                    self.load_str(node.name, location);
                    self.type_var(parameter, node.name, node.bound, location)?;
                    (node.name, node.default_value, false)
                }
                TypeParam::TypeVarTuple(node) => {
                    self.load_str(node.name, location);
                    let make = Intrinsic1::TypeVarTuple.number();
                    self.op_arg(Opcode::CALL_INTRINSIC_1, make, location);
                    (node.name, node.default_value, true)
                }
                TypeParam::ParamSpec(node) => {
                    self.load_str(node.name, location);
                    let make = Intrinsic1::ParamSpec.number();
                    self.op_arg(Opcode::CALL_INTRINSIC_1, make, location);
                    (node.name, node.default_value, false)
                }
            };
            if let Some(default) = default {
                seen_default = true;
                let role = Role::Default;
                self.evaluated_later(parameter, role, name, default, allows_star)?;
                let set = Intrinsic2::SetTypeParamDefault.number();
                self.op_arg(Opcode::CALL_INTRINSIC_2, set, location);
            } else if seen_default {
                return self.missing_default(name, parameter.range());
            }
            self.op_arg(Opcode::COPY, 1, location);
            self.store_name(name, location);
        }
        if let Some(first) = type_params.first() {
            let location = self.location(first.range());
            self.op_arg(Opcode::BUILD_TUPLE, type_params.len() as u32, location);
        }
        Ok(())
    }

    fn missing_default(&self, name: &str, range: TextRange) -> Outcome {
        let message = format!("non-default type parameter '{name}' follows default type parameter");
        self.error(message, range)
    }

    fn type_var(
        &mut self,
        parameter: &'a TypeParam<'a>,
        name: &'a str,
        bound: Option<Expr<'a>>,
        location: Location,
    ) -> Outcome {
        let Some(bound) = bound else {
            let make = Intrinsic1::TypeVar.number();
            self.op_arg(Opcode::CALL_INTRINSIC_1, make, location);
            return Ok(());
        };
        self.evaluated_later(parameter, Role::Bound, name, bound, false)?;
        let make = match bound {
            Expr::Tuple(_) => Intrinsic2::TypeVarWithConstraints,
            _ => Intrinsic2::TypeVarWithBound,
        };
        self.op_arg(Opcode::CALL_INTRINSIC_2, make.number(), location);
        Ok(())
    }

    /// A function that gives the value of a bound or default when it is asked for.
    fn evaluated_later(
        &mut self,
        parameter: &'a TypeParam<'a>,
        role: Role,
        name: &'a str,
        expression: Expr<'a>,
        allows_star: bool,
    ) -> Outcome {
        let location = self.location(expression.range());
        self.load_default_format(location);
        let block = self.block_of(node_key(parameter), role);
        self.enter_annotation_scope(name, block, location);
        match expression {
            Expr::Starred(starred) if allows_star => {
                self.expr(starred.value)?;
                self.op_arg(Opcode::UNPACK_SEQUENCE, 1, location);
            }
            _ => self.expr(expression)?,
        }
        self.op(Opcode::RETURN_VALUE, location);
        let finished = self.finish_unit(true)?;
        self.make_function(finished, WITH_DEFAULTS, location);
        Ok(())
    }

    /// The defaults of such a function: format 1, the value itself.
    fn load_default_format(&mut self, location: Location) {
        let value = self.constant(Literal::Int(Int::Small(1)));
        self.load_constant(Constant::Tuple([value].into()), location);
    }

    pub(super) fn type_alias(&mut self, node: &'a StmtTypeAlias<'a>) -> Outcome {
        let location = self.location(node.range);
        let Expr::Name(target) = node.name else {
            return self.error("type alias name must be a name", node.range);
        };
        let name = target.id;
        let is_generic = !node.type_params.is_empty();
        if is_generic {
            let counts = ParameterCounts::default();
            self.enter_type_parameters(node.type_params, name, location.line, None, counts);
            self.load_str(name, location);
            self.type_params(node.type_params)?;
        } else {
            self.load_str(name, location);
            self.load_none(location);
        }
        self.load_default_format(location);
        let block = self.block_of(node_key(node), Role::Body);
        self.enter_annotation_scope(name, block, location);
        self.expr(node.value)?;
        self.op(Opcode::RETURN_VALUE, location);
        let finished = self.finish_unit(false)?;
        self.make_function(finished, WITH_DEFAULTS, location);
        self.op_arg(Opcode::BUILD_TUPLE, 3, location);
        self.op_arg(Opcode::CALL_INTRINSIC_1, Intrinsic1::TypeAlias.number(), location);
        if is_generic {
            let finished = self.finish_unit(false)?;
            self.make_function(finished, FunctionAttributes::default(), location);
            self.op(Opcode::PUSH_NULL, location);
            self.op_arg(Opcode::CALL, 0, location);
        }
        self.store_name(name, location);
        Ok(())
    }
}
