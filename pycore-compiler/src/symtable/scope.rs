//! Blocks and their names.

use bitflags::bitflags;
use indexmap::IndexMap;
use pycore_bytecode::Location;
use rustc_hash::FxBuildHasher;

/// The number of a block in its table; the module is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub(super) u32);

impl BlockId {
    /// The module, or whatever else is at the root of the tree.
    pub const TOP: Self = Self(0);

    /// The number.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a block is; each becomes a code object, except comprehensions that are inlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A function, lambda or comprehension.
    Function,
    /// The body of a class.
    Class,
    /// The root of the tree.
    Module,
    /// Annotations, which are evaluated on demand (PEP 649).
    Annotation,
    /// The value of a `type` statement.
    TypeAlias,
    /// The scope around a generic function, class or alias.
    TypeParameters,
    /// The bound, constraints or default of a type parameter.
    TypeVariable,
}

impl BlockKind {
    /// Whether its names are local variables: everything but modules and classes.
    pub const fn is_function_like(self) -> bool {
        !matches!(self, Self::Class | Self::Module)
    }

    /// The name in text forms.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Class => "class",
            Self::Module => "module",
            Self::Annotation => "annotation",
            Self::TypeAlias => "type alias",
            Self::TypeParameters => "type parameters",
            Self::TypeVariable => "type variable",
        }
    }
}

/// Which comprehension a function block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComprehensionKind {
    /// `[... for ...]`
    List,
    /// `{... for ...}`
    Set,
    /// `{...: ... for ...}`
    Dict,
    /// `(... for ...)`
    Generator,
}

impl ComprehensionKind {
    /// The name in text forms and messages.
    pub const fn text(self) -> &'static str {
        match self {
            Self::List => "list comprehension",
            Self::Set => "set comprehension",
            Self::Dict => "dict comprehension",
            Self::Generator => "generator expression",
        }
    }
}

bitflags! {
    /// How a block mentions a name.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct SymbolFlags: u16 {
        /// `global name`, or an assignment expression that makes it global.
        const GLOBAL = 1 << 0;
        /// It is assigned to.
        const LOCAL = 1 << 1;
        /// It is a parameter.
        const PARAM = 1 << 2;
        /// `nonlocal name`, or an assignment expression in a comprehension.
        const NONLOCAL = 1 << 3;
        /// It is read.
        const USE = 1 << 4;
        /// A class mentions it and a method's free variable has the same name.
        const FREE_CLASS = 1 << 6;
        /// It is imported.
        const IMPORT = 1 << 7;
        /// It has an annotation.
        const ANNOTATION = 1 << 8;
        /// It is the target of a comprehension's `for`.
        const ITERATION = 1 << 9;
        /// It is a type parameter.
        const TYPE_PARAM = 1 << 10;
        /// It is a cell of an inlined comprehension.
        const COMPREHENSION_CELL = 1 << 11;
        /// Whether the block binds it.
        const BOUND =
            Self::LOCAL.bits() | Self::PARAM.bits() | Self::IMPORT.bits() | Self::TYPE_PARAM.bits();
    }
}

/// Where a name in a block is looked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SymbolScope {
    /// Not known: the block does not mention the name.
    #[default]
    Unknown,
    /// In the block itself.
    Local,
    /// Among the globals, as the program says.
    GlobalExplicit,
    /// Among the globals or built-ins, as no enclosing function binds it.
    GlobalImplicit,
    /// In an enclosing function.
    Free,
    /// In the block itself, as a cell for inner functions.
    Cell,
}

impl SymbolScope {
    /// The name in text forms.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Local => "local",
            Self::GlobalExplicit => "global",
            Self::GlobalImplicit => "implicit global",
            Self::Free => "free",
            Self::Cell => "cell",
        }
    }
}

/// A name in a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Symbol {
    /// How the block mentions it.
    pub flags: SymbolFlags,
    /// Where it is looked up.
    pub scope: SymbolScope,
}

/// Names of a block in the order of their first mention; private ones are mangled.
pub type Symbols<'a> = IndexMap<&'a str, Symbol, FxBuildHasher>;

/// A block: the names in it, and what code generation wants to know of it.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// The name of the function, class or alias; a word for what has none.
    pub name: &'a str,
    /// Where it is.
    pub location: Location,
    /// Names.
    pub symbols: Symbols<'a>,
    /// Parameters, in the order of the frame's variables.
    pub parameters: Vec<&'a str>,
    /// Blocks within; those of inlined comprehensions take the place of the comprehension.
    pub children: Vec<BlockId>,
    /// Which comprehension it is, if it is one.
    pub comprehension: Option<ComprehensionKind>,
    /// The block of its annotations, if it is a module, class or function that has some in its body.
    pub annotation_block: Option<BlockId>,
    /// A function is somewhere around it.
    pub nested: bool,
    /// It is a function directly in a class.
    pub method: bool,
    /// It begins with a docstring.
    pub has_docstring: bool,
    /// It yields.
    pub generator: bool,
    /// It awaits, or is `async`.
    pub coroutine: bool,
    /// It has `*args`.
    pub varargs: bool,
    /// It has `**kwargs`.
    pub varkeywords: bool,
    /// It has annotations, or is the block of a function's annotations and there are some.
    pub annotations_used: bool,
    /// A class whose methods need the cell `__class__`.
    pub needs_class_closure: bool,
    /// A class whose annotations or type parameters need the cell `__classdict__`.
    pub needs_classdict: bool,
    /// A module or class in which a set keeps which annotations were reached.
    pub has_conditional_annotations: bool,
    /// An annotation-like block that sees the names of the class around it.
    pub can_see_class_scope: bool,
    /// A comprehension that is part of the code around it (PEP 709).
    pub inlined: bool,
    /// While visiting: within the target of a comprehension's `for`.
    pub(super) in_iteration_target: bool,
    /// While visiting: how many comprehension's iterables are around.
    pub(super) iterable_depth: u32,
    /// While visiting: within a statement whose body may be skipped.
    pub(super) in_conditional: bool,
    /// While visiting: within an annotation that is never evaluated.
    pub(super) in_unevaluated_annotation: bool,
    /// For messages: which part of a type parameter this is.
    pub(super) role: Option<&'static str>,
    /// Only these names are mangled, if this is set: index of the set in the builder.
    pub(super) mangled_names: Option<u32>,
    /// `global` and `nonlocal` statements, for errors found later.
    pub(super) directives: Vec<(&'a str, Location)>,
}

impl<'a> Block<'a> {
    pub(super) fn new(kind: BlockKind, name: &'a str, location: Location) -> Self {
        Self {
            kind,
            name,
            location,
            symbols: Symbols::default(),
            parameters: Vec::new(),
            children: Vec::new(),
            comprehension: None,
            annotation_block: None,
            nested: false,
            method: false,
            has_docstring: false,
            generator: false,
            coroutine: false,
            varargs: false,
            varkeywords: false,
            annotations_used: false,
            needs_class_closure: false,
            needs_classdict: false,
            has_conditional_annotations: false,
            can_see_class_scope: false,
            inlined: false,
            in_iteration_target: false,
            iterable_depth: 0,
            in_conditional: false,
            in_unevaluated_annotation: false,
            role: None,
            mangled_names: None,
            directives: Vec::new(),
        }
    }

    /// What the block knows of a (mangled) name; nothing if it is not mentioned.
    pub fn symbol(&self, name: &str) -> Symbol {
        self.symbols.get(name).copied().unwrap_or_default()
    }
}
