//! What kinds of values are on the stack at each instruction: whether one can go on at another.

use pycore_bytecode::{Opcode, exception_entries};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;

/// What a stack entry is, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The iterator of a loop.
    Iterator,
    /// An exception that is handled, or was before.
    Exception,
    /// Any object.
    Object,
    /// NULL.
    Null,
    /// The offset where an exception was raised.
    Offset,
}

/// The entries, the lowest first.
pub(super) type Stack = Vec<Kind>;

/// Deeper stacks are not analysed.
const DEEPEST: usize = 21;

/// The stack at an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is never reached.
    Unreached,
    /// There is too much on it.
    TooDeep,
    /// This is on it.
    Known(Stack),
}

/// The stacks at all instructions of a code object.
pub(super) fn stacks_of(code: &Code) -> Vec<State> {
    let mut analysis =
        Analysis { code, stacks: vec![State::Unreached; code.unit_count()], again: true };
    if let Some(first) = analysis.stacks.first_mut() {
        *first = State::Known(Vec::new());
    }
    while std::mem::take(&mut analysis.again) {
        analysis.scan();
        analysis.scan_handlers();
    }
    analysis.stacks
}

struct Analysis<'a> {
    code: &'a Code,
    stacks: Vec<State>,
    /// Something before what was scanned has become known.
    again: bool,
}

impl Analysis<'_> {
    fn set(&mut self, index: usize, stack: &State) {
        if let Some(place) = self.stacks.get_mut(index) {
            *place = stack.clone();
        }
    }

    fn scan(&mut self) {
        let mut index = 0;
        let mut extended = 0;
        while index < self.stacks.len() {
            let Some(opcode) = self.code.base_opcode(index) else { break };
            let unit = self.code.units().get(index).map_or(0, |unit| unit.get());
            let oparg = extended << 8 | usize::from(unit >> 8);
            let next = index + 1 + opcode.cache_units();
            let stack = self.stacks[index].clone();
            if opcode == Opcode::EXTENDED_ARG {
                extended = oparg;
                self.set(next, &stack);
            } else {
                extended = 0;
                if stack != State::Unreached {
                    self.step(index, next, opcode, oparg, stack);
                }
            }
            index = next;
        }
    }

    /// What follows an instruction.
    fn step(&mut self, index: usize, next: usize, opcode: Opcode, oparg: usize, before: State) {
        let mut after = before.clone();
        match opcode {
            Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE => {
                after.pop(1);
                self.set(next + oparg, &after);
            }
            Opcode::SEND => self.set(next + oparg, &after),
            Opcode::JUMP_FORWARD => {
                self.set(next + oparg, &after);
                return;
            }
            Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT => {
                let Some(target) = next.checked_sub(oparg) else { return };
                if target < index && self.stacks.get(target) == Some(&State::Unreached) {
                    self.again = true;
                }
                self.set(target, &after);
                return;
            }
            Opcode::RETURN_VALUE | Opcode::RAISE_VARARGS | Opcode::RERAISE => return,
            Opcode::FOR_ITER => {
                after.push(Kind::Object);
                self.set(next + oparg, &after);
            }
            Opcode::GET_ITER | Opcode::GET_AITER => {
                after.pop(1);
                after.push(Kind::Iterator);
            }
            Opcode::PUSH_EXC_INFO => after.push(Kind::Exception),
            Opcode::PUSH_NULL => after.push(Kind::Null),
            Opcode::LOAD_GLOBAL => {
                after.push(Kind::Object);
                if oparg & 1 != 0 {
                    after.push(Kind::Null);
                }
            }
            Opcode::LOAD_ATTR => {
                if oparg & 1 != 0 {
                    after.pop(1);
                    after.push(Kind::Object);
                    after.push(Kind::Null);
                }
            }
            Opcode::SWAP => after.swap(oparg),
            Opcode::COPY => after.copy(oparg),
            _ => {
                let effect = opcode.pushed(oparg as u32) - opcode.popped(oparg as u32);
                for _ in 0..effect {
                    after.push(Kind::Object);
                }
                after.pop(usize::try_from(-effect).unwrap_or(0));
            }
        }
        self.set(next, &after);
    }

    /// Handlers of exceptions find what is below them, and the exception.
    fn scan_handlers(&mut self) {
        let Some(table) = self.code.exception_table().downcast::<Bytes>() else { return };
        for entry in exception_entries(table.as_slice()).map_while(Result::ok) {
            let (start, handler) = (entry.start as usize, entry.target as usize);
            if self.stacks.get(handler) != Some(&State::Unreached) {
                continue;
            }
            let Some(mut stack) = self.stacks.get(start).cloned() else { continue };
            if stack == State::Unreached {
                continue;
            }
            if let State::Known(entries) = &mut stack {
                entries.truncate(entry.depth as usize);
            }
            if entry.push_lasti {
                stack.push(Kind::Offset);
            }
            stack.push(Kind::Exception);
            self.set(handler, &stack);
            self.again = true;
        }
    }
}

impl State {
    fn push(&mut self, kind: Kind) {
        if let Self::Known(stack) = self {
            stack.push(kind);
            if stack.len() > DEEPEST {
                *self = Self::TooDeep;
            }
        }
    }

    fn pop(&mut self, count: usize) {
        if let Self::Known(stack) = self {
            stack.truncate(stack.len().saturating_sub(count));
        }
    }

    fn swap(&mut self, depth: usize) {
        if let Self::Known(stack) = self
            && let Some(other) = stack.len().checked_sub(depth)
            && let Some(top) = stack.len().checked_sub(1)
        {
            stack.swap(other, top);
        }
    }

    fn copy(&mut self, depth: usize) {
        if let Self::Known(stack) = self
            && let Some(&kind) = stack.len().checked_sub(depth).and_then(|index| stack.get(index))
        {
            self.push(kind);
        }
    }
}

/// Whether a frame with one stack can go on where another is expected, having dropped what is too much.
pub(super) fn are_compatible(from: &Stack, to: &Stack) -> bool {
    from.len() >= to.len()
        && from.iter().zip(to).all(|(from, to)| match to {
            Kind::Object => *from != Kind::Null,
            Kind::Null => true,
            _ => from == to,
        })
}

/// Why a frame cannot go on where this stack is expected.
pub(super) fn explain(to: &State) -> &'static str {
    let State::Known(stack) = to else {
        return match to {
            State::TooDeep => "stack is too deep to analyze",
            _ => "can't jump into an exception handler, or code may be unreachable",
        };
    };
    match stack.last() {
        Some(Kind::Exception) => "can't jump into an 'except' block as there's no exception",
        Some(Kind::Offset) => "can't jump into a re-raising block as there's no location",
        Some(Kind::Iterator) => "can't jump into the body of a for loop",
        _ => "incompatible stacks",
    }
}
