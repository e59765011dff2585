//! `repr` of nodes: the first levels of the tree.

use pycore_objects::protocol::object;
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::sequence;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, raise};

use super::node::Node;

/// How many levels of nodes are shown.
const DEPTH: u32 = 3;

pub(super) fn node(thread: &Thread, node: &Node) -> Fallible<Owned<Str>> {
    let mut text = Text::new(thread);
    push_node(thread, &mut text, node, DEPTH)?;
    text.finish()
}

fn push_node(thread: &Thread, text: &mut Text<'_>, node: &Node, depth: u32) -> Fallible {
    object::check_recursion(thread, " while getting the repr of an object")?;
    text.push(&node.as_object().type_name())?;
    let guard = if depth == 0 { None } else { object::repr_guard(thread, node.as_object()) };
    if guard.is_none() {
        return text.push("(...)");
    }
    text.push("(")?;
    let fields = node.field_names(thread)?;
    for index in 0..object::length(thread, &fields)? {
        let name = sequence::get_item(thread, &fields, index as isize)?;
        let Some(name) = (*name).downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "attribute name must be string"));
        };
        let value = object::get_attribute(thread, node.as_object(), name)?;
        text.push(if index > 0 { ", " } else { "" })?;
        text.push_str(name)?;
        text.push("=")?;
        push_value(thread, text, &value, depth - 1)?;
    }
    text.push(")")
}

fn push_value(thread: &Thread, text: &mut Text<'_>, value: &Object, depth: u32) -> Fallible {
    let brackets = match () {
        () if value.downcast::<List>().is_some() => ["[", "]"],
        () if value.downcast::<Tuple>().is_some() => ["(", ")"],
        () => return push_item(thread, text, value, depth),
    };
    text.push(brackets[0])?;
    let count = object::length(thread, value)?;
    if count > 0 {
        push_item(thread, text, &*sequence::get_item(thread, value, 0)?, depth)?;
    }
    if count > 2 {
        text.push(", ...")?;
    }
    if count > 1 {
        text.push(", ")?;
        push_item(thread, text, &*sequence::get_item(thread, value, count as isize - 1)?, depth)?;
    }
    text.push(brackets[1])
}

fn push_item(thread: &Thread, text: &mut Text<'_>, value: &Object, depth: u32) -> Fallible {
    match value.downcast::<Node>() {
        Some(node) => push_node(thread, text, node, depth),
        None => text.push_repr(value),
    }
}
