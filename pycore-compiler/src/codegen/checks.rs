//! Warnings about code that cannot mean what it says: `x is 1`, `1()`, `"a"["b"]`.

use pycore_ast::{CmpOp, Composed, Constant, Expr, ExprCompare};
use pycore_source::{SyntaxWarning, TextRange, WarningClass};

use super::Codegen;

/// The Python type that an expression has whatever happens, if it is known.
fn type_of(expression: Expr<'_>) -> Option<&'static str> {
    Some(match expression {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::GeneratorExp(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::TemplateStr(_) | Expr::Interpolation(_) => "string.templatelib.Template",
        Expr::JoinedStr(_) | Expr::FormattedValue(_) => "str",
        Expr::Constant(literal) => match literal.value {
            Constant::None => "NoneType",
            Constant::True | Constant::False => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) => "int",
            Constant::Float(_) => "float",
            Constant::Imaginary(_) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
            Constant::Composed(Composed::Negative(_)) => "int",
            Constant::Composed(Composed::Complex(..)) => "complex",
            Constant::Composed(Composed::Tuple(_)) => "tuple",
            Constant::Composed(Composed::FrozenSet(_)) => "frozenset",
        },
        _ => return None,
    })
}

/// Whether identity of an expression with anything makes sense: it is no literal but `None`, `True`,
/// `False` or `...`.
fn has_identity(expression: Expr<'_>) -> bool {
    match expression {
        Expr::Tuple(tuple) => {
            !tuple.elts.iter().all(|element| matches!(element, Expr::Constant(_)))
        }
        Expr::Constant(literal) => matches!(
            literal.value,
            Constant::None | Constant::True | Constant::False | Constant::Ellipsis
        ),
        _ => true,
    }
}

impl<'a> Codegen<'a, '_> {
    /// Warns, except where the code is generated for the second time.
    pub(super) fn warn(&mut self, message: String, range: TextRange) {
        if self.warnings_disabled > 0 {
            return;
        }
        self.warnings.push(SyntaxWarning {
            class: WarningClass::Syntax,
            message: message.into(),
            range,
            lineno: self.positions.first_line(range).unsigned_abs(),
        });
    }

    pub(super) fn check_compare(&mut self, node: &'a ExprCompare<'a>) {
        let mut left = node.left;
        for (operator, &right) in node.ops.iter().zip(node.comparators) {
            let (word, instead) = match operator {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => {
                    left = right;
                    continue;
                }
            };
            let literal = [left, right].into_iter().find(|&operand| !has_identity(operand));
            if let Some(name) = literal.and_then(type_of) {
                let message =
                    format!("\"{word}\" with '{name}' literal. Did you mean \"{instead}\"?");
                self.warn(message, node.range);
                return;
            }
            left = right;
        }
    }

    /// Warns of a call of what is no function.
    pub(super) fn check_called(&mut self, function: Expr<'a>) {
        if let Some(name) = type_of(function)
            && !matches!(function, Expr::Lambda(_))
        {
            let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
            self.warn(message, function.range());
        }
    }

    /// Warns of a subscript of what has no items.
    pub(super) fn check_subscripted(&mut self, value: Expr<'a>) {
        let is_suspect = match value {
            Expr::Constant(literal) => matches!(
                literal.value,
                Constant::None
                    | Constant::Ellipsis
                    | Constant::True
                    | Constant::False
                    | Constant::Int(_)
                    | Constant::Float(_)
                    | Constant::Imaginary(_)
            ),
            Expr::Set(_)
            | Expr::SetComp(_)
            | Expr::GeneratorExp(_)
            | Expr::TemplateStr(_)
            | Expr::Interpolation(_)
            | Expr::Lambda(_) => true,
            _ => false,
        };
        if let Some(name) = type_of(value).filter(|_| is_suspect) {
            let message =
                format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
            self.warn(message, value.range());
        }
    }

    /// Warns of a subscript that is no index of a sequence.
    pub(super) fn check_index(&mut self, value: Expr<'a>, index: Expr<'a>) {
        let Some(index_type) = type_of(index).filter(|name| !matches!(*name, "int" | "bool"))
        else {
            return;
        };
        let is_sequence = match value {
            Expr::Constant(literal) => {
                matches!(literal.value, Constant::Str(_) | Constant::Bytes(_))
            }
            Expr::Tuple(_)
            | Expr::List(_)
            | Expr::ListComp(_)
            | Expr::JoinedStr(_)
            | Expr::FormattedValue(_) => true,
            _ => false,
        };
        if let Some(name) = type_of(value).filter(|_| is_sequence) {
            let message = format!(
                "{name} indices must be integers or slices, not {index_type}; \
                 perhaps you missed a comma?"
            );
            self.warn(message, value.range());
        }
    }
}
