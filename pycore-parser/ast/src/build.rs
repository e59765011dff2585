//! What the generated way from values to nodes shares.

use crate::reflect::Value;
use crate::{Arena, Constant};

/// What can be made of the value of a field.
pub(crate) trait FromValue<'a>: Sized {
    /// The value, if it is of the type.
    fn from_value(arena: &'a Arena, value: &Value<'a>) -> Option<Self>;
}

impl<'a> FromValue<'a> for &'a str {
    fn from_value(_: &'a Arena, value: &Value<'a>) -> Option<Self> {
        match value {
            Value::Identifier(text) | Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl<'a> FromValue<'a> for Constant<'a> {
    fn from_value(_: &'a Arena, value: &Value<'a>) -> Option<Self> {
        match value {
            Value::Constant(constant) => Some(*constant),
            _ => None,
        }
    }
}

impl<'a> FromValue<'a> for i32 {
    fn from_value(_: &'a Arena, value: &Value<'a>) -> Option<Self> {
        match value {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }
}

impl<'a> FromValue<'a> for bool {
    fn from_value(arena: &'a Arena, value: &Value<'a>) -> Option<Self> {
        i32::from_value(arena, value).map(|number| number != 0)
    }
}

impl<'a, T: FromValue<'a>> FromValue<'a> for Option<T> {
    fn from_value(arena: &'a Arena, value: &Value<'a>) -> Option<Self> {
        match value {
            Value::Absent => Some(None),
            value => T::from_value(arena, value).map(Some),
        }
    }
}

impl<'a, T: FromValue<'a> + Copy> FromValue<'a> for &'a [T] {
    fn from_value(arena: &'a Arena, value: &Value<'a>) -> Option<Self> {
        let Value::List(items) = value else { return None };
        let items: Option<Vec<T>> = items.iter().map(|item| T::from_value(arena, item)).collect();
        Some(arena.alloc_slice(&items?))
    }
}

/// `FromValue` for a sum, or for a product by value and by reference.
macro_rules! nodes {
    (sum $name:ident) => {
        impl<'a> FromValue<'a> for $name<'a> {
            fn from_value(_: &'a Arena, value: &Value<'a>) -> Option<Self> {
                match value {
                    Value::Node(node) => Self::try_from(*node).ok(),
                    _ => None,
                }
            }
        }
    };
    (product $name:ident) => {
        impl<'a> FromValue<'a> for &'a $name<'a> {
            fn from_value(_: &'a Arena, value: &Value<'a>) -> Option<Self> {
                match value {
                    Value::Node(AnyNode::$name(node)) => Some(node),
                    _ => None,
                }
            }
        }

        impl<'a> FromValue<'a> for $name<'a> {
            fn from_value(arena: &'a Arena, value: &Value<'a>) -> Option<Self> {
                <&'a $name<'a>>::from_value(arena, value).copied()
            }
        }
    };
}

/// `FromValue` for a type of choices.
macro_rules! choices {
    ($name:ident) => {
        impl<'a> FromValue<'a> for $name {
            fn from_value(_: &'a Arena, value: &Value<'a>) -> Option<Self> {
                let Value::Choice(_, name) = value else { return None };
                Self::ALL.iter().copied().find(|choice| choice.name() == *name)
            }
        }
    };
}

pub(crate) use {choices, nodes};
