//! First pass: annotations and type parameters, which are evaluated on demand in blocks of their own.
//!
//! Such a block within a class sees the names of the class, by way of the cell `__classdict__`.

use pycore_ast::{Expr, TypeParam, with_stack};
use pycore_bytecode::Location;
use pycore_source::TextRange;

use super::builder::{Builder, Outcome};
use super::statements::FunctionParts;
use super::{BlockKind, Role, SymbolFlags, node_key};

impl<'a> Builder<'a, '_> {
    /// Visits the annotation of a variable. All of a block's are in one block.
    pub(super) fn visit_annotation(&mut self, annotation: Expr<'a>) -> Outcome {
        let location = self.location(annotation.range());
        let current = self.current();
        let kind = current.kind;
        // Those that may be passed over, or that are asked for while the module still runs, are kept
        // account of.
        let is_conditional = match kind {
            BlockKind::Module => true,
            BlockKind::Class => current.in_conditional,
            _ => false,
        };
        if is_conditional && !current.has_conditional_annotations {
            current.has_conditional_annotations = true;
            self.add("__conditional_annotations__", SymbolFlags::USE, location)?;
        }
        match self.current().annotation_block {
            Some(block) => self.reenter(block),
            None => {
                let outer = self.current_id();
                let block = self.new_block(BlockKind::Annotation, "__annotate__", location);
                self.table[outer].annotation_block = Some(block);
                self.enter_existing(block);
                self.add_format_parameter(location)?;
                let in_class = kind == BlockKind::Class && !self.future.annotations();
                self.table[outer].needs_classdict |= in_class;
                self.see_class_scope_at(in_class, location)?;
            }
        }
        // Those of a function's variables are never evaluated.
        let is_unevaluated = kind == BlockKind::Function;
        self.current().in_unevaluated_annotation |= is_unevaluated;
        self.visit_expr(annotation)?;
        self.current().in_unevaluated_annotation &= !is_unevaluated;
        self.leave();
        Ok(())
    }

    /// Visits the annotations of a function's parameters and result.
    pub(super) fn visit_function_annotations(
        &mut self,
        parts: FunctionParts<'a>,
        location: Location,
    ) -> Outcome {
        let outer = self.current();
        let in_class = outer.can_see_class_scope || outer.kind == BlockKind::Class;
        let FunctionParts { node, args, returns, .. } = parts;
        self.enter(node, Role::Annotations, BlockKind::Annotation, "__annotate__", location)?;
        self.see_class_scope_at(in_class, location)?;
        let parameters = args
            .posonlyargs
            .iter()
            .chain(args.args)
            .chain(args.vararg)
            .chain(args.kwarg)
            .chain(args.kwonlyargs);
        let annotations = parameters.filter_map(|parameter| parameter.annotation).chain(returns);
        for annotation in annotations {
            self.current().annotations_used = true;
            self.visit_expr(annotation)?;
        }
        self.leave();
        Ok(())
    }

    /// Goes into the scope of type parameters.
    pub(super) fn enter_type_parameters(
        &mut self,
        type_params: &'a [TypeParam<'a>],
        name: &'a str,
        location: Location,
    ) -> Outcome {
        let in_class = self.current().kind == BlockKind::Class;
        let Some(first) = type_params.first() else {
            return Ok(());
        };
        let node = node_key(first);
        self.enter(node, Role::TypeParameters, BlockKind::TypeParameters, name, location)?;
        self.see_class_scope_at(in_class, location)
    }

    pub(super) fn visit_type_params(&mut self, type_params: &'a [TypeParam<'a>]) -> Outcome {
        type_params.iter().try_for_each(|parameter| with_stack(|| self.visit_type_param(parameter)))
    }

    fn visit_type_param(&mut self, parameter: &'a TypeParam<'a>) -> Outcome {
        let range = parameter.range();
        let (name, bound, default, default_role) = match *parameter {
            TypeParam::TypeVar(node) => {
                (node.name, node.bound, node.default_value, "a TypeVar default")
            }
            TypeParam::TypeVarTuple(node) => {
                (node.name, None, node.default_value, "a TypeVarTuple default")
            }
            TypeParam::ParamSpec(node) => {
                (node.name, None, node.default_value, "a ParamSpec default")
            }
        };
        let location = self.location(range);
        self.add(name, SymbolFlags::TYPE_PARAM | SymbolFlags::LOCAL, location)?;
        if name == "__classdict__" {
            let message = format!("reserved name '{name}' cannot be used for type parameter");
            return self.error(message, range);
        }
        if let Some(bound) = bound {
            let is_tuple = matches!(bound, Expr::Tuple(_));
            let role = if is_tuple { "a TypeVar constraint" } else { "a TypeVar bound" };
            self.visit_type_param_part(parameter, Role::Bound, name, bound, role)?;
        }
        if let Some(default) = default {
            self.visit_type_param_part(parameter, Role::Default, name, default, default_role)?;
        }
        Ok(())
    }

    fn visit_type_param_part(
        &mut self,
        parameter: &'a TypeParam<'a>,
        role: Role,
        name: &'a str,
        expression: Expr<'a>,
        role_text: &'static str,
    ) -> Outcome {
        let in_class = self.current().can_see_class_scope;
        let location = self.location(expression.range());
        self.enter(node_key(parameter), role, BlockKind::TypeVariable, name, location)?;
        self.see_class_scope_at(in_class, location)?;
        self.current().role = Some(role_text);
        self.visit_expr(expression)?;
        self.leave();
        Ok(())
    }

    /// Lets the current block see the names of the class around it.
    pub(super) fn see_class_scope(&mut self, in_class: bool, range: TextRange) -> Outcome {
        let location = self.location(range);
        self.see_class_scope_at(in_class, location)
    }

    fn see_class_scope_at(&mut self, in_class: bool, location: Location) -> Outcome {
        if !in_class {
            return Ok(());
        }
        self.current().can_see_class_scope = true;
        self.add("__classdict__", SymbolFlags::USE, location)
    }
}
