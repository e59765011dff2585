//! Numbers with a meaning of their own in an instruction's argument.
//!
//! Each is an enum whose discriminant is the number in the code, with the spelling that CPython's
//! `opcode` and `dis` modules use.

/// Defines an enum of consecutive small numbers, each with a name in text.
macro_rules! numbered {
    (
        $(#[$outer:meta])*
        $name:ident { $( $(#[$inner:meta])* $variant:ident = $number:literal, $text:literal; )* }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            $( $(#[$inner])* $variant = $number, )*
        }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The one with this number.
            pub const fn from_number(number: u32) -> Option<Self> {
                match number {
                    $( $number => Some(Self::$variant), )*
                    _ => None,
                }
            }

            /// The number in the code.
            pub const fn number(self) -> u32 {
                self as u32
            }

            /// The spelling in listings.
            pub const fn text(self) -> &'static str {
                match self {
                    $( Self::$variant => $text, )*
                }
            }
        }
    };
}

numbered! {
    /// The operator of `BINARY_OP`.
    BinaryOperator {
        /// `+`
        Add = 0, "+";
        /// `&`
        And = 1, "&";
        /// `//`
        FloorDivide = 2, "//";
        /// `<<`
        LeftShift = 3, "<<";
        /// `@`
        MatrixMultiply = 4, "@";
        /// `*`
        Multiply = 5, "*";
        /// `%`
        Remainder = 6, "%";
        /// `|`
        Or = 7, "|";
        /// `**`
        Power = 8, "**";
        /// `>>`
        RightShift = 9, ">>";
        /// `-`
        Subtract = 10, "-";
        /// `/`
        TrueDivide = 11, "/";
        /// `^`
        Xor = 12, "^";
        /// `+=`
        InplaceAdd = 13, "+=";
        /// `&=`
        InplaceAnd = 14, "&=";
        /// `//=`
        InplaceFloorDivide = 15, "//=";
        /// `<<=`
        InplaceLeftShift = 16, "<<=";
        /// `@=`
        InplaceMatrixMultiply = 17, "@=";
        /// `*=`
        InplaceMultiply = 18, "*=";
        /// `%=`
        InplaceRemainder = 19, "%=";
        /// `|=`
        InplaceOr = 20, "|=";
        /// `**=`
        InplacePower = 21, "**=";
        /// `>>=`
        InplaceRightShift = 22, ">>=";
        /// `-=`
        InplaceSubtract = 23, "-=";
        /// `/=`
        InplaceTrueDivide = 24, "/=";
        /// `^=`
        InplaceXor = 25, "^=";
        /// `[]`
        Subscript = 26, "[]";
    }
}

numbered! {
    /// The relation of `COMPARE_OP`, in the bits above the fifth of its argument.
    ///
    /// The low bits are a hint for specialisation ([`Comparison::mask`]) and [`Comparison::TO_BOOL`].
    Comparison {
        /// `<`
        Less = 0, "<";
        /// `<=`
        LessEqual = 1, "<=";
        /// `==`
        Equal = 2, "==";
        /// `!=`
        NotEqual = 3, "!=";
        /// `>`
        Greater = 4, ">";
        /// `>=`
        GreaterEqual = 5, ">=";
    }
}

impl Comparison {
    /// The bit of the argument by which the result is turned into a `bool`.
    pub const TO_BOOL: u32 = 1 << 4;

    /// How far the relation is shifted left in the argument.
    pub const SHIFT: u32 = 5;

    /// The low four bits of the argument: which outcomes of a three-way comparison make the relation
    /// true. 1 is unordered, 2 less, 4 greater, 8 equal.
    pub const fn mask(self) -> u32 {
        match self {
            Self::Less => 2,
            Self::LessEqual => 2 | 8,
            Self::Equal => 8,
            Self::NotEqual => 1 | 2 | 4,
            Self::Greater => 4,
            Self::GreaterEqual => 4 | 8,
        }
    }

    /// The whole argument of a `COMPARE_OP`.
    pub const fn encode(self, to_bool: bool) -> u32 {
        (self as u32) << Self::SHIFT | if to_bool { Self::TO_BOOL } else { 0 } | self.mask()
    }

    /// The relation and whether the result is turned into a `bool`.
    pub const fn decode(oparg: u32) -> Option<(Self, bool)> {
        match Self::from_number(oparg >> Self::SHIFT) {
            Some(comparison) => Some((comparison, oparg & Self::TO_BOOL != 0)),
            None => None,
        }
    }
}

numbered! {
    /// A function of `CALL_INTRINSIC_1`.
    Intrinsic1 {
        /// Not a function: the number 0 is kept free.
        Invalid = 0, "INTRINSIC_1_INVALID";
        /// `sys.displayhook(value)`
        Print = 1, "INTRINSIC_PRINT";
        /// `from module import *`
        ImportStar = 2, "INTRINSIC_IMPORT_STAR";
        /// Turns a `StopIteration` that leaves a generator into a `RuntimeError`.
        StopIterationError = 3, "INTRINSIC_STOPITERATION_ERROR";
        /// Wraps what an asynchronous generator yields.
        AsyncGenWrap = 4, "INTRINSIC_ASYNC_GEN_WRAP";
        /// `+value`
        UnaryPositive = 5, "INTRINSIC_UNARY_POSITIVE";
        /// The list as a tuple.
        ListToTuple = 6, "INTRINSIC_LIST_TO_TUPLE";
        /// A `TypeVar` of this name.
        TypeVar = 7, "INTRINSIC_TYPEVAR";
        /// A `ParamSpec` of this name.
        ParamSpec = 8, "INTRINSIC_PARAMSPEC";
        /// A `TypeVarTuple` of this name.
        TypeVarTuple = 9, "INTRINSIC_TYPEVARTUPLE";
        /// `Generic[parameters]`
        SubscriptGeneric = 10, "INTRINSIC_SUBSCRIPT_GENERIC";
        /// A type alias of (name, parameters, value).
        TypeAlias = 11, "INTRINSIC_TYPEALIAS";
    }
}

numbered! {
    /// A function of `CALL_INTRINSIC_2`.
    Intrinsic2 {
        /// Not a function: the number 0 is kept free.
        Invalid = 0, "INTRINSIC_2_INVALID";
        /// What `except*` raises again, of (original, list).
        PrepReraiseStar = 1, "INTRINSIC_PREP_RERAISE_STAR";
        /// A `TypeVar` of (name, function that gives the bound).
        TypeVarWithBound = 2, "INTRINSIC_TYPEVAR_WITH_BOUND";
        /// A `TypeVar` of (name, function that gives the constraints).
        TypeVarWithConstraints = 3, "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS";
        /// Sets `__type_params__` of (function, parameters).
        SetFunctionTypeParams = 4, "INTRINSIC_SET_FUNCTION_TYPE_PARAMS";
        /// Sets the default of (type parameter, function that gives it).
        SetTypeParamDefault = 5, "INTRINSIC_SET_TYPEPARAM_DEFAULT";
    }
}

numbered! {
    /// The conversion of `CONVERT_VALUE`: `!s`, `!r`, `!a`.
    Conversion {
        /// `str`
        Str = 1, "str";
        /// `repr`
        Repr = 2, "repr";
        /// `ascii`
        Ascii = 3, "ascii";
    }
}

numbered! {
    /// A constant of `LOAD_COMMON_CONSTANT`.
    CommonConstant {
        /// `AssertionError`
        AssertionError = 0, "AssertionError";
        /// `NotImplementedError`
        NotImplementedError = 1, "NotImplementedError";
        /// `tuple`
        Tuple = 2, "tuple";
        /// `all`
        All = 3, "all";
        /// `any`
        Any = 4, "any";
    }
}

numbered! {
    /// A method of `LOAD_SPECIAL`.
    SpecialMethod {
        /// `__enter__`
        Enter = 0, "__enter__";
        /// `__exit__`
        Exit = 1, "__exit__";
        /// `__aenter__`
        AsyncEnter = 2, "__aenter__";
        /// `__aexit__`
        AsyncExit = 3, "__aexit__";
    }
}

numbered! {
    /// What `SET_FUNCTION_ATTRIBUTE` sets.
    FunctionAttribute {
        /// `__defaults__`, a tuple.
        Defaults = 1, "defaults";
        /// `__kwdefaults__`, a dict.
        KeywordDefaults = 2, "kwdefaults";
        /// `__annotations__`, a dict or a flat tuple.
        Annotations = 4, "annotations";
        /// `__closure__`, a tuple of cells.
        Closure = 8, "closure";
        /// `__annotate__`, a function.
        Annotate = 16, "annotate";
    }
}

numbered! {
    /// Where a `RESUME` stands, in the low two bits of its argument.
    ResumePoint {
        /// At the start of a function.
        FunctionStart = 0, "start";
        /// After `yield`.
        AfterYield = 1, "yield";
        /// After the `yield` of a `yield from`.
        AfterYieldFrom = 2, "yield from";
        /// After the `yield` of an `await`.
        AfterAwait = 3, "await";
    }
}

impl ResumePoint {
    /// The low bits of the argument that hold the point.
    pub const MASK: u32 = 3;

    /// The bit of the argument that is set where exactly one `try` block is open, the generator's own.
    pub const DEPTH_ONE: u32 = 4;
}
