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

/// A class of the `ast` module.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// Its name.
    pub name: &'static str,
    /// The abstract class that it is one of; below `ast.AST` if there is none.
    pub base: Option<&'static str>,
    /// Of an abstract class, the classes below it.
    pub members: &'static [&'static str],
    /// Nodes have a place in the source, as have those of the classes below.
    pub has_place: bool,
    /// It has one instance, which stands for a choice: `Load`, `Add`.
    pub is_choice: bool,
    /// Its fields in order.
    pub fields: &'static [ClassField],
}

/// A field of the nodes of a class.
#[derive(Clone, Copy, Debug)]
pub struct ClassField {
    /// Its name.
    pub name: &'static str,
    /// The type of its value or values, as the table of the tree names it.
    pub type_name: &'static str,
    /// How many values it has.
    pub count: Count,
}

/// How many values a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// One.
    One,
    /// One or none.
    Optional,
    /// A list.
    Many,
    /// A list with holes.
    ManyOptional,
}
