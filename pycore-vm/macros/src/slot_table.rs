//! Which slots there are, in which table, and how their functions look.

/// Where a slot is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suite {
    Type,
    Number,
    Sequence,
    Mapping,
    Async,
    Buffer,
}

/// How a slot's function looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Takes the object and so many values; the thunk of this name knows the rest.
    Method(&'static str, usize),
    /// Takes all operands as they are, since either may be of the type.
    Operands(&'static str, usize),
    /// Takes parsed or raw arguments, behind the object.
    Call(&'static str),
    /// Takes parsed or raw arguments, behind the class.
    ClassCall(&'static str),
}

/// The slot of a name.
pub(crate) fn find(name: &str) -> Option<(Suite, Shape)> {
    use Shape::{Call, ClassCall, Method, Operands};
    let (prefix, rest) = name.split_once('_')?;
    let suite = match prefix {
        "tp" => Suite::Type,
        "nb" => Suite::Number,
        "sq" => Suite::Sequence,
        "mp" => Suite::Mapping,
        "am" => Suite::Async,
        "bf" => Suite::Buffer,
        _ => return None,
    };
    let shape = match (suite, rest) {
        (Suite::Type, "repr" | "str" | "iter") => Method("unary", 0),
        (Suite::Type, "hash") => Method("hash", 0),
        (Suite::Type, "richcompare") => Method("rich_compare", 2),
        (Suite::Type, "iternext") => Method("next", 0),
        (Suite::Type, "getattro") => Method("binary", 1),
        (Suite::Type, "setattro" | "descr_set") => Method("assign", 2),
        (Suite::Type, "descr_get") => Method("descriptor_get", 2),
        (Suite::Type, "finalize" | "del") => Method("finalize", 0),
        (Suite::Type, "call") => Call("call"),
        (Suite::Type, "init") => Call("init"),
        (Suite::Type, "new") => ClassCall("new"),
        (Suite::Type, "vectorcall") => ClassCall("vectorcall"),
        (Suite::Number, "bool") => Method("question", 0),
        (
            Suite::Number,
            "negative" | "positive" | "absolute" | "invert" | "int" | "float" | "index",
        ) => Method("unary", 0),
        (Suite::Number, "power") => Operands("operator_three", 3),
        (Suite::Number, "inplace_power") => Method("ternary", 2),
        (
            Suite::Number,
            "add" | "subtract" | "multiply" | "remainder" | "divmod" | "lshift" | "rshift" | "and"
            | "xor" | "or" | "floor_divide" | "true_divide" | "matrix_multiply",
        ) => Operands("operator", 2),
        (
            Suite::Number,
            "inplace_add"
            | "inplace_subtract"
            | "inplace_multiply"
            | "inplace_remainder"
            | "inplace_lshift"
            | "inplace_rshift"
            | "inplace_and"
            | "inplace_xor"
            | "inplace_or"
            | "inplace_floor_divide"
            | "inplace_true_divide"
            | "inplace_matrix_multiply",
        ) => Method("binary", 1),
        (Suite::Sequence | Suite::Mapping, "length") => Method("length", 0),
        (Suite::Sequence, "concat" | "inplace_concat") => Method("binary", 1),
        (Suite::Sequence, "repeat" | "item" | "inplace_repeat") => Method("indexed", 1),
        (Suite::Sequence, "ass_item") => Method("indexed_assign", 2),
        (Suite::Sequence, "contains") => Method("contains", 1),
        (Suite::Mapping, "subscript") => Method("binary", 1),
        (Suite::Mapping, "ass_subscript") => Method("assign", 2),
        (Suite::Async, "await" | "aiter" | "anext") => Method("unary", 0),
        (Suite::Async, "send") => Method("send", 1),
        (Suite::Buffer, "getbuffer") => Method("get_buffer", 2),
        (Suite::Buffer, "releasebuffer") => Method("release_buffer", 1),
        _ => return None,
    };
    Some((suite, shape))
}
