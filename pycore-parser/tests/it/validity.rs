//! What holds for the places in every tree.

use pycore_ast::{AnyNode, Mod, Value, with_stack};
use pycore_source::TextRange;

/// Check that nodes lie within the node around them, and that the items of lists are in the order of the
/// text and do not overlap.
pub(crate) fn check(tree: Mod<'_>) {
    visit(tree.into(), None);
}

fn visit(node: AnyNode<'_>, around: Option<TextRange>) {
    let here = node.range();
    if let (Some(outer), Some(inner)) = (around, here) {
        assert!(outer.contains(inner), "{} at {inner:?} is not within {outer:?}", node.name());
    }
    let around = here.or(around);
    for (field, value) in node.fields() {
        // Decorators stand before the place of what they decorate.
        let around = if field == "decorator_list" { None } else { around };
        match value {
            Value::Node(child) => with_stack(|| visit(child, around)),
            Value::List(items) => {
                // A field with `=` begins before the text that shows it.
                let is_ordered = !matches!(node.name(), "JoinedStr" | "TemplateStr");
                visit_list(node, &items, around, is_ordered);
            }
            _ => {}
        }
    }
}

fn visit_list(node: AnyNode<'_>, items: &[Value<'_>], around: Option<TextRange>, is_ordered: bool) {
    let mut last = 0;
    for item in items {
        let Value::Node(child) = item else { continue };
        if let Some(range) = child.range()
            && is_ordered
        {
            assert!(last <= range.start, "{} in {} at {range:?}", child.name(), node.name());
            last = range.end;
        }
        with_stack(|| visit(*child, around));
    }
}
