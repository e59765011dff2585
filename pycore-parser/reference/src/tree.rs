//! The nesting of a syntax tree.

use pycore_ast::{AnyNode, Expr, Mod, Pattern, Stmt, Value};
use pycore_source::TextRange;

use crate::nesting::{Nesting, Part, PartKind};

impl Nesting {
    /// The nesting of a parsed program.
    pub fn of_tree(tree: Mod<'_>) -> Self {
        let mut parts = Vec::new();
        // No recursion, so no tree is too deep.
        let mut pending: Vec<AnyNode<'_>> = vec![tree.into()];
        while let Some(node) = pending.pop() {
            if let (Some(kind), Some(range)) = (kind(node), node.range()) {
                parts.push(Part { kind, range });
            }
            match node {
                AnyNode::ExprJoinedStr(node) => push_fields(&mut pending, node.values),
                AnyNode::ExprTemplateStr(node) => push_fields(&mut pending, node.values),
                AnyNode::ExprFormattedValue(node) => {
                    push_field(&mut pending, node.value, node.format_spec);
                }
                AnyNode::ExprInterpolation(node) => {
                    push_field(&mut pending, node.value, node.format_spec);
                }
                _ => push_children(&mut pending, &mut parts, node),
            }
        }
        Self::new(parts)
    }
}

/// What kind of part a node is. Fields of f-strings are none: only the expression within is.
fn kind(node: AnyNode<'_>) -> Option<PartKind> {
    if matches!(node, AnyNode::ExprFormattedValue(_) | AnyNode::ExprInterpolation(_)) {
        None
    } else if Expr::try_from(node).is_ok() {
        Some(PartKind::Expression)
    } else if Stmt::try_from(node).is_ok() {
        Some(PartKind::Statement)
    } else if Pattern::try_from(node).is_ok() {
        Some(PartKind::Pattern)
    } else {
        None
    }
}

/// The range of a list of statements.
fn block_range(items: &[Value<'_>]) -> Option<TextRange> {
    let range = |item: &Value<'_>| match item {
        Value::Node(node) => Stmt::try_from(*node).ok().map(Stmt::range),
        _ => None,
    };
    Some(range(items.first()?)?.cover(range(items.last()?)?))
}

/// The general case: everything below is looked at, and lists of statements are blocks.
fn push_children<'a>(pending: &mut Vec<AnyNode<'a>>, parts: &mut Vec<Part>, node: AnyNode<'a>) {
    let is_module = matches!(node, AnyNode::ModModule(_));
    for (_, value) in node.fields() {
        match value {
            Value::Node(child) => pending.push(child),
            Value::List(items) => {
                if let Some(range) = block_range(&items)
                    && !is_module
                {
                    parts.push(Part { kind: PartKind::Block, range });
                }
                pending.extend(items.into_iter().filter_map(|item| match item {
                    Value::Node(child) => Some(child),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
}

/// The fields of an f-string or of a format specification; the text between is no part.
fn push_fields<'a>(pending: &mut Vec<AnyNode<'a>>, values: &'a [Expr<'a>]) {
    let fields = values.iter().filter(|node| !matches!(node, Expr::Constant(_)));
    pending.extend(fields.map(|&node| AnyNode::from(node)));
}

/// What is in a field. Its specification is a node like an f-string, but no expression.
fn push_field<'a>(
    pending: &mut Vec<AnyNode<'a>>,
    value: Expr<'a>,
    specification: Option<Expr<'a>>,
) {
    pending.push(value.into());
    if let Some(Expr::JoinedStr(specification)) = specification {
        push_fields(pending, specification.values);
    }
}
