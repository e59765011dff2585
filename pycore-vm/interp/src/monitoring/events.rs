//! The events, and which instructions they belong to.

use pycore_bytecode::{Opcode, ResumePoint};

/// Calls a macro with the names of all events, in the order of their numbers.
macro_rules! for_each_event {
    ($callback:ident) => {
        $callback! {
            PyStart PY_START, PyResume PY_RESUME, PyReturn PY_RETURN, PyYield PY_YIELD, Call CALL, Line LINE,
            Instruction INSTRUCTION, Jump JUMP, BranchLeft BRANCH_LEFT, BranchRight BRANCH_RIGHT,
            StopIteration STOP_ITERATION, Raise RAISE, ExceptionHandled EXCEPTION_HANDLED, PyUnwind PY_UNWIND,
            PyThrow PY_THROW, Reraise RERAISE, CReturn C_RETURN, CRaise C_RAISE, Branch BRANCH
        }
    };
}

macro_rules! define {
    ($($Event:ident $name:ident),*) => {
        /// What monitoring tells of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Event {
            $(#[doc = concat!("`", stringify!($name), "`")] $Event,)*
        }

        /// All events, in the order of their numbers.
        pub(crate) const EVENTS: &[Event] = &[$(Event::$Event),*];

        impl Event {
            /// The name that the program knows it by.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$Event => stringify!($name),)*
                }
            }
        }
    };
}
for_each_event!(define);

/// Events that have tools of their own; those behind are turned on by `CALL`, or stand for both sides of a branch.
pub(crate) const WITH_TOOLS: usize = Event::CReturn as usize;

impl Event {
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether a tool may turn the event off where it happens.
    pub(crate) const fn is_local(self) -> bool {
        (self as usize) < pycore_objects::types::code::monitoring::LOCAL_EVENTS
    }

    /// The event whose tools are told of this one.
    pub(crate) const fn owner(self) -> Self {
        match self {
            Self::CReturn | Self::CRaise => Self::Call,
            event => event,
        }
    }

    /// The event of an instruction.
    pub(crate) const fn of(opcode: Opcode, oparg: u8) -> Option<Self> {
        Some(match opcode {
            Opcode::RESUME if oparg as u32 & ResumePoint::MASK == 0 => Self::PyStart,
            Opcode::RESUME => Self::PyResume,
            Opcode::RETURN_VALUE => Self::PyReturn,
            Opcode::YIELD_VALUE => Self::PyYield,
            Opcode::CALL | Opcode::CALL_KW | Opcode::CALL_FUNCTION_EX | Opcode::LOAD_SUPER_ATTR => {
                Self::Call
            }
            Opcode::JUMP_FORWARD | Opcode::JUMP_BACKWARD => Self::Jump,
            Opcode::FOR_ITER | Opcode::NOT_TAKEN => Self::BranchLeft,
            Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE
            | Opcode::POP_ITER
            | Opcode::END_ASYNC_FOR => Self::BranchRight,
            Opcode::END_FOR | Opcode::END_SEND => Self::StopIteration,
            _ => return None,
        })
    }
}

/// The form of an instruction that tells of its event.
pub(crate) fn instrumented(opcode: Opcode) -> Option<Opcode> {
    Opcode::all().iter().copied().find(|form| {
        form.kind() == pycore_bytecode::OpcodeKind::Instrumented
            && form.base() == opcode
            && *form != opcode
    })
}
