//! Code as it is before its first execution.

use std::borrow::Cow;

use crate::Opcode;

/// The counter that makes an instruction specialise at its second execution: value 1, backoff 1.
const WARM_UP: u16 = 1 << 4 | 1;

/// The counter of a backward jump, after whose run-down a loop is hot: value 4095, backoff 12.
const LOOP_WARM_UP: u16 = 4095 << 4 | 12;

/// Branch outcomes, newest in the lowest bit: taken and not taken in turn.
const ALTERNATING: u16 = 0x5555;

/// The instructions of new code with their counters set, as an interpreter starts to execute them
/// (`co._co_code_adaptive` of code that never ran).
pub fn quickened(code: &[u8]) -> Cow<'_, [u8]> {
    let mut result = Cow::Borrowed(code);
    let mut offset = 0;
    while let Some(&byte) = code.get(offset) {
        offset += 2;
        let Some(opcode) = Opcode::from_byte(byte) else { continue };
        let caches = opcode.cache_units();
        if caches == 0 {
            continue;
        }
        let counter = match opcode {
            Opcode::JUMP_BACKWARD => LOOP_WARM_UP,
            Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE => ALTERNATING,
            _ => WARM_UP,
        };
        if offset + 2 <= code.len() {
            result.to_mut()[offset..offset + 2].copy_from_slice(&counter.to_le_bytes());
        }
        offset += caches * 2;
    }
    result
}
