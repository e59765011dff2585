//! What a match is: just enough of a tree to word and place errors.
//!
//! A node knows its kind, its first and last token, and those children that some message or check asks for.
//! Targets, parameters and statements are mostly just "matched".

use super::tokens::TokenIndex;

/// The value of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Matched, and nothing else is known; also an optional part that is absent.
    Nothing,
    /// One token.
    Token(TokenIndex),
    /// A node.
    Node(NodeId),
    /// The matches of a repetition: start and length in the list pool.
    List(u32, u32),
}

/// Index of a node.
pub(super) type NodeId = u32;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $($name:literal)?,)*) => {
        /// What a node is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// The kind with a name, as the rules write it.
            pub(super) fn find(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($kind) => Some(Self::$kind),)*
                    _ => None,
                }
            }

            /// What CPython's messages call such an expression.
            pub(super) fn expression_name(self) -> &'static str {
                match self {
                    $($(Self::$kind => $name,)?)*
                    _ => "expression",
                }
            }
        }
    };
}

kinds! {
    Attribute "attribute",
    Await "await expression",
    Call "function call",
    /// The parenthesised part of a call, while errors in it are looked for. Children: positional arguments.
    Arguments,
    /// Arguments of which one is `**mapping`. Children as in `Arguments`.
    ArgumentsUnpacking,
    Bytes "literal",
    /// Children: the left operand, and the list of the further ones.
    Compare "comparison",
    /// One `for` of a comprehension. Children: the iterable, and the list of conditions.
    Comprehension,
    Dict "dict literal",
    DictComp "dict comprehension",
    Ellipsis "ellipsis",
    False "False",
    /// Of an f-string or t-string.
    Field,
    GeneratorExp "generator expression",
    IfExp "conditional expression",
    Imaginary "literal",
    JoinedStr "f-string expression",
    Keyword,
    KeywordUnpacking,
    Lambda "lambda",
    /// Children: the list of elements.
    List "list",
    ListComp "list comprehension",
    /// `in` and an operand, in a comparison.
    MembershipTest,
    Name "name",
    NamedExpr "named expression",
    None "None",
    Number "literal",
    /// Unary, binary or boolean.
    Operation "expression",
    Parameter,
    Pattern,
    Set "set display",
    SetComp "set comprehension",
    /// Children: the expression.
    Starred "starred",
    Statement,
    Str "literal",
    Subscript "subscript",
    TemplateStr "t-string expression",
    True "True",
    /// Children: a list of elements, or one element and the list of the others.
    Tuple "tuple",
    Yield "yield expression",
}

/// A node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    pub first: TokenIndex,
    pub last: TokenIndex,
    /// Unused ones are `Nothing`.
    pub children: [Value; 2],
}

/// All nodes of a pass.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    nodes: Vec<Node>,
    pool: Vec<Value>,
}

impl Nodes {
    pub(super) fn add(&mut self, node: Node) -> Value {
        self.nodes.push(node);
        Value::Node((self.nodes.len() - 1) as NodeId)
    }

    pub(super) fn get(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    pub(super) fn add_list(&mut self, values: impl IntoIterator<Item = Value>) -> Value {
        let start = self.pool.len();
        self.pool.extend(values);
        Value::List(start as u32, (self.pool.len() - start) as u32)
    }

    /// The items of a list; a value that is no list is its own only item, and nothing has none.
    pub(super) fn items(&self, value: Value) -> Vec<Value> {
        match value {
            Value::Nothing => Vec::new(),
            Value::List(start, length) => {
                self.pool[start as usize..(start + length) as usize].to_vec()
            }
            single => vec![single],
        }
    }

    /// The first item of a list, or the value itself.
    pub(super) fn first(&self, value: Value) -> Value {
        match value {
            Value::List(start, length) if length > 0 => self.pool[start as usize],
            other => other,
        }
    }

    /// The last item of a list, or the value itself.
    pub(super) fn last(&self, value: Value) -> Value {
        match value {
            Value::List(start, length) if length > 0 => self.pool[(start + length - 1) as usize],
            other => other,
        }
    }
}

/// What the targets are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TargetUse {
    Assignment,
    Deletion,
    /// Of a loop, where `x in y` is `x` and the rest of the head.
    Loop,
}
