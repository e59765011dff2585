//! Opcodes and their metadata, derived from the instruction table.

use bitflags::bitflags;

use crate::for_each_instruction;

/// What kind of instruction an opcode is, hence where it may occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OpcodeKind {
    /// An instruction of stored code.
    Public,
    /// A number that the interpreter uses itself; never in stored code as an instruction.
    Internal,
    /// A faster form of a public instruction, which a running interpreter writes in its place.
    Specialized,
    /// A form of a public instruction that reports to `sys.monitoring`; written by a running interpreter.
    Instrumented,
    /// An instruction of the compiler, replaced before code is assembled.
    Pseudo,
}

/// Which of its operands an instruction leaves on the stack as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// So many of the lowest, where they are; results are above.
    Lowest(u32),
    /// The topmost one, as the topmost result.
    Top,
}

bitflags! {
    /// Facts about an instruction that do not depend on its argument.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct InstructionFlags: u32 {
        /// The argument means something.
        const ARG = 1;
        /// The argument is an index of a constant.
        const CONST = 1 << 1;
        /// The argument holds an index of a name.
        const NAME = 1 << 2;
        /// The argument is the distance of a jump, or for pseudo-instructions its target.
        const JUMP = 1 << 3;
        /// The argument is the index of a cell or free variable.
        const FREE = 1 << 4;
        /// The argument holds an index (or two) of a local variable.
        const LOCAL = 1 << 5;
        /// Signals and other requests may be handled here.
        const EVAL_BREAK = 1 << 6;
        /// A specialised form that may go back to the general one.
        const DEOPT = 1 << 7;
        /// May raise.
        const ERROR = 1 << 8;
        /// Arbitrary code may run: a call, an import, a finaliser.
        const ESCAPES = 1 << 9;
        /// A specialised form whose guard may leave optimised code.
        const SIDE_EXIT = 1 << 10;
        /// Does nothing but compute its results from its operands.
        const PURE = 1 << 11;
        /// May raise with its operands still on the stack.
        const ERROR_NO_POP = 1 << 12;
        /// Does not record itself as the current instruction.
        const NO_SAVE_IP = 1 << 13;
        /// Leaves the frame's code: returns or raises, always.
        const SCOPE_EXIT = 1 << 14;
        /// Always jumps.
        const UNCONDITIONAL_JUMP = 1 << 15;
        /// A pseudo-instruction that opens a block; its target is the handler.
        const BLOCK_PUSH = 1 << 16;
    }
}

/// What an instruction's argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Argument {
    /// Nothing.
    None,
    /// An index of a constant.
    Const,
    /// An index of a name.
    Name,
    /// An index of a name, shifted left by one; the lowest bit asks for a second result.
    NameAndFlag,
    /// An index of a name, shifted left by two, above two flags.
    SuperName,
    /// An index of a variable.
    Local,
    /// Two indices of variables of four bits each, the first one in the higher bits.
    LocalPair,
    /// An index of a variable that is a cell or free.
    Deref,
    /// Code units from the end of the instruction and its cache, forward.
    JumpForward,
    /// Code units from the end of the instruction and its cache, backward.
    JumpBackward,
    /// A label of the compiler.
    Target,
    /// A number of operands or results.
    Count,
    /// A number of closure cells.
    FreeCount,
    /// Targets before the star in the low eight bits, after it in the higher ones.
    UnpackEx,
    /// A distance from the top of the stack, from 1.
    Depth,
    /// A [`BinaryOperator`](crate::BinaryOperator).
    BinaryOperator,
    /// A [`Comparison`](crate::Comparison) with hints in the low five bits.
    Comparison,
    /// 1 to negate the test, otherwise 0.
    Invert,
    /// An [`Intrinsic1`](crate::Intrinsic1).
    Intrinsic1,
    /// An [`Intrinsic2`](crate::Intrinsic2).
    Intrinsic2,
    /// A [`Conversion`](crate::Conversion).
    Conversion,
    /// A [`Conversion`](crate::Conversion) or 0, shifted left by two, plus 2; the lowest bit says that there is a
    /// format.
    Interpolation,
    /// A [`CommonConstant`](crate::CommonConstant).
    CommonConstant,
    /// The number itself, 0 to 255.
    SmallInt,
    /// A [`SpecialMethod`](crate::SpecialMethod).
    SpecialMethod,
    /// A [`FunctionAttribute`](crate::FunctionAttribute).
    FunctionAttribute,
    /// A [`ResumePoint`](crate::ResumePoint) in the low two bits; 4 is set within one `try` block only.
    Resume,
    /// 1 after `__aenter__`, 2 after `__aexit__`, otherwise 0: for the error message.
    Awaitable,
    /// 1 for a `yield` that is part of a delegation (`yield from`, `await`), otherwise 0.
    Yield,
    /// How far below the exception the offset to raise at lies on the stack, or 0 if there is none.
    Reraise,
    /// The higher bits of the next argument.
    Extension,
    /// An index into the interpreter's table of machine code.
    Executor,
}

/// What a compiler or an evaluator asks of an opcode, small so that the table stays in the cache.
#[derive(Clone, Copy, Debug)]
struct Metadata {
    kind: OpcodeKind,
    base: Option<Opcode>,
    cache_units: u8,
    argument: Argument,
    flags: InstructionFlags,
}

macro_rules! define_opcodes {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident = $number:literal, [$kind:ident $($base:ident)?], cache $cache:literal,
        stack($oparg:ident: $popped:expr => $pushed:expr), argument $argument:ident,
        flags($($flag:ident)*);
    )*) => {
        /// An instruction of CPython 3.14, under its public name.
        #[expect(non_camel_case_types, reason = "the names that `dis` prints")]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum Opcode {
            $( $(#[doc = $doc])+ $name = $number, )*
        }

        /// Opcodes in the order of the table.
        const IN_TABLE_ORDER: &[Opcode] = &[$(Opcode::$name),*];

        /// Name and comment, indexed by number.
        static TEXTS: [(&str, &str); NUMBERS] = {
            let mut table = [("", ""); NUMBERS];
            $( table[$number] = (stringify!($name), concat!($($doc),+)); )*
            table
        };

        /// Indexed by number.
        static METADATA: [Metadata; NUMBERS] = {
            let mut table = [UNUSED; NUMBERS];
            $(
                table[$number] = Metadata {
                    kind: OpcodeKind::$kind,
                    base: define_opcodes!(@base $($base)?),
                    cache_units: $cache,
                    argument: Argument::$argument,
                    flags: InstructionFlags::empty()$(.union(InstructionFlags::$flag))*,
                };
            )*
            table
        };

        impl Opcode {
            /// How many stack entries it takes, `oparg` being its argument.
            ///
            /// For an argument that the instruction does not allow (`COPY 0`) the number means nothing.
            pub const fn popped(self, oparg: u32) -> i64 {
                let oparg = oparg as i64;
                match self {
                    $( Self::$name => { let $oparg = oparg; let _ = $oparg; $popped } )*
                }
            }

            /// How many stack entries it leaves, `oparg` being its argument.
            ///
            /// For the block openers it is what the handler finds; falling through they leave nothing.
            pub const fn pushed(self, oparg: u32) -> i64 {
                let oparg = oparg as i64;
                match self {
                    $( Self::$name => { let $oparg = oparg; let _ = $oparg; $pushed } )*
                }
            }
        }
    };
    (@base) => { None };
    (@base $base:ident) => { Some(Opcode::$base) };
}

/// One more than the largest opcode number.
const NUMBERS: usize = 267;

const UNUSED: Metadata = Metadata {
    kind: OpcodeKind::Internal,
    base: None,
    cache_units: 0,
    argument: Argument::None,
    flags: InstructionFlags::empty(),
};

for_each_instruction!(define_opcodes);

/// Opcode by number.
static BY_NUMBER: [Option<Opcode>; NUMBERS] = {
    let mut table = [None; NUMBERS];
    let mut index = 0;
    while index < IN_TABLE_ORDER.len() {
        let opcode = IN_TABLE_ORDER[index];
        table[opcode as usize] = Some(opcode);
        index += 1;
    }
    table
};

impl Opcode {
    /// Every opcode, in the order of the table: public and internal, specialised, instrumented, pseudo.
    pub const fn all() -> &'static [Self] {
        IN_TABLE_ORDER
    }

    /// The opcode with this number, if there is one.
    pub fn from_number(number: u16) -> Option<Self> {
        BY_NUMBER.get(usize::from(number)).copied().flatten()
    }

    /// The opcode of a byte of code, if it is one (pseudo-instructions have no byte).
    pub fn from_byte(byte: u8) -> Option<Self> {
        BY_NUMBER[usize::from(byte)]
    }

    /// The opcode with this name, as `dis` writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        use std::collections::HashMap;
        use std::sync::LazyLock;
        static BY_NAME: LazyLock<HashMap<&str, Opcode>> = LazyLock::new(|| {
            IN_TABLE_ORDER.iter().map(|&opcode| (opcode.name(), opcode)).collect()
        });
        BY_NAME.get(name).copied()
    }

    /// Its number; below 256 except for pseudo-instructions.
    pub const fn number(self) -> u16 {
        self as u16
    }

    /// Its byte in code, or `None` for a pseudo-instruction.
    pub const fn byte(self) -> Option<u8> {
        let number = self as u16;
        if number < 256 { Some(number as u8) } else { None }
    }

    #[inline]
    fn metadata(self) -> &'static Metadata {
        &METADATA[self as usize]
    }

    /// Its public name.
    pub fn name(self) -> &'static str {
        TEXTS[self as usize].0
    }

    /// What it does, as the table's comment says it: Markdown, one line.
    pub fn doc(self) -> &'static str {
        TEXTS[self as usize].1.trim_start()
    }

    /// Where it may occur.
    #[inline]
    pub fn kind(self) -> OpcodeKind {
        self.metadata().kind
    }

    /// The public instruction that it stands for: itself unless specialised or instrumented.
    ///
    /// `INSTRUMENTED_LINE` and `INSTRUMENTED_INSTRUCTION` stand for any instruction, so they are their own base.
    #[inline]
    pub fn base(self) -> Self {
        self.metadata().base.unwrap_or(self)
    }

    /// The specialised forms of this instruction, in the order of their numbers.
    pub fn specializations(self) -> impl Iterator<Item = Self> {
        IN_TABLE_ORDER
            .iter()
            .copied()
            .filter(move |form| form.kind() == OpcodeKind::Specialized && form.base() == self)
    }

    /// Code units of inline cache that follow the instruction.
    #[inline]
    pub fn cache_units(self) -> usize {
        usize::from(self.metadata().cache_units)
    }

    /// What its argument means.
    #[inline]
    pub fn argument(self) -> Argument {
        self.metadata().argument
    }

    /// Facts that do not depend on the argument.
    #[inline]
    pub fn flags(self) -> InstructionFlags {
        self.metadata().flags
    }

    /// Whether its argument means something.
    #[inline]
    pub fn has_arg(self) -> bool {
        self.flags().contains(InstructionFlags::ARG)
    }

    /// Whether it jumps, always or sometimes (block openers do not count).
    #[inline]
    pub fn is_jump(self) -> bool {
        self.flags().contains(InstructionFlags::JUMP)
    }

    /// Whether its argument is a target for the compiler: it jumps or opens a block.
    #[inline]
    pub fn has_target(self) -> bool {
        self.flags().intersects(InstructionFlags::JUMP.union(InstructionFlags::BLOCK_PUSH))
    }

    /// Whether it opens a block, its target being the handler.
    #[inline]
    pub fn is_block_push(self) -> bool {
        self.flags().contains(InstructionFlags::BLOCK_PUSH)
    }

    /// Whether it always jumps.
    #[inline]
    pub fn is_unconditional_jump(self) -> bool {
        self.flags().contains(InstructionFlags::UNCONDITIONAL_JUMP)
    }

    /// Whether it always leaves the code, by returning or raising.
    #[inline]
    pub fn is_scope_exit(self) -> bool {
        self.flags().contains(InstructionFlags::SCOPE_EXIT)
    }

    /// Whether it ends a basic block: it jumps or leaves the code.
    #[inline]
    pub fn is_terminator(self) -> bool {
        self.flags().intersects(InstructionFlags::JUMP.union(InstructionFlags::SCOPE_EXIT))
    }

    /// Which operands stay on the stack, for instructions other than those that only move entries. Some of them may give
    /// back an operand rather than leave it: a string formatted, a generator delegated to, the object of a method.
    pub fn kept(self, oparg: u32) -> Kept {
        match self {
            Self::FORMAT_SIMPLE
            | Self::GET_ANEXT
            | Self::GET_LEN
            | Self::GET_YIELD_FROM_ITER
            | Self::IMPORT_FROM
            | Self::MATCH_KEYS
            | Self::MATCH_MAPPING
            | Self::MATCH_SEQUENCE
            | Self::WITH_EXCEPT_START => Kept::Lowest(self.popped(oparg) as u32),
            Self::DICT_MERGE
            | Self::DICT_UPDATE
            | Self::LIST_APPEND
            | Self::LIST_EXTEND
            | Self::MAP_ADD
            | Self::RERAISE
            | Self::SET_ADD
            | Self::SET_UPDATE => Kept::Lowest(self.pushed(oparg) as u32),
            Self::CHECK_EXC_MATCH | Self::FOR_ITER | Self::SEND => Kept::Lowest(1),
            Self::LOAD_ATTR | Self::LOAD_SUPER_ATTR if oparg & 1 != 0 => Kept::Top,
            Self::END_SEND
            | Self::LOAD_SPECIAL
            | Self::PUSH_EXC_INFO
            | Self::SET_FUNCTION_ATTRIBUTE => Kept::Top,
            _ => Kept::Lowest(0),
        }
    }

    /// Whether the instruction after it is never reached from it.
    #[inline]
    pub fn has_no_fallthrough(self) -> bool {
        const NO_FALLTHROUGH: InstructionFlags =
            InstructionFlags::SCOPE_EXIT.union(InstructionFlags::UNCONDITIONAL_JUMP);
        self.flags().intersects(NO_FALLTHROUGH)
            || matches!(self, Self::INTERPRETER_EXIT | Self::EXIT_INIT_CHECK)
    }

    /// How much deeper the stack is afterwards, along one way out.
    ///
    /// The ways differ for block openers only: their handler (`jump`) finds what they push, falling
    /// through they change nothing.
    #[inline]
    pub fn stack_effect(self, oparg: u32, jump: bool) -> i64 {
        if self.is_block_push() && !jump {
            return 0;
        }
        self.pushed(oparg) - self.popped(oparg)
    }

    /// How much deeper the stack is afterwards at most: what `opcode.stack_effect(op, arg)` gives.
    pub fn max_stack_effect(self, oparg: u32) -> i64 {
        self.stack_effect(oparg, false).max(self.stack_effect(oparg, true))
    }
}

/// The public name.
impl std::fmt::Debug for Opcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// The public name.
impl std::fmt::Display for Opcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_find_their_opcode() {
        for &opcode in Opcode::all() {
            assert_eq!(Opcode::from_number(opcode.number()), Some(opcode));
            assert_eq!(Opcode::from_name(opcode.name()), Some(opcode));
        }
        assert_eq!(Opcode::from_byte(121), None);
        assert_eq!(Opcode::from_number(9999), None);
        assert_eq!(Opcode::from_name("NOTHING"), None);
    }

    #[test]
    fn forms_share_the_cache_and_depth_of_their_base() {
        for &opcode in Opcode::all() {
            let base = opcode.base();
            assert_eq!(opcode.cache_units(), base.cache_units(), "{opcode}");
            assert_eq!(opcode.argument(), base.argument(), "{opcode}");
        }
        assert_eq!(Opcode::SEND.specializations().collect::<Vec<_>>(), [Opcode::SEND_GEN],);
    }

    #[test]
    fn largest_arguments_do_not_overflow() {
        for &opcode in Opcode::all() {
            opcode.max_stack_effect(u32::MAX);
        }
    }
}
