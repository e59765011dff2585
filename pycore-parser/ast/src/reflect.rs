//! Nodes as data: what [`AnyNode::fields`] gives.

use crate::{AnyNode, Constant};

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// An optional field, or an item of a list with holes, that is missing.
    Absent,
    /// A node.
    Node(AnyNode<'a>),
    /// A node without fields or place, such as `Load`: the names of its abstract class and its class.
    Choice(&'static str, &'static str),
    /// A name.
    Identifier(&'a str),
    /// A text that is not a name: type comments and string kinds.
    String(&'a str),
    /// The value of a literal.
    Constant(Constant<'a>),
    /// A number or a truth value.
    Int(i32),
    /// A sequence.
    List(Vec<Value<'a>>),
}
