//! Instructions are replaced by those that tell tools of what happens, and put back.
//!
//! A code object is brought up to date when it is entered and the version of monitoring has changed since, or at once
//! while it runs. The instruction in memory is the outermost of these that somebody wants:
//!
//! ```text
//!   INSTRUMENTED_LINE ▶ INSTRUMENTED_INSTRUCTION ▶ INSTRUMENTED_X ▶ X, or a specialised form of it
//! ```

use std::cell::Cell;

use pycore_bytecode::{CodeFlags, Opcode, OpcodeKind};
use pycore_objects::Thread;
use pycore_objects::types::code::Code;
use pycore_objects::types::code::monitoring::{CodeMonitoring, LOCAL_EVENTS, LineStart};

use super::events::{Event, instrumented};
use super::lines::{self, line_starts};
use super::state::{self, shared};

/// The counter of an instruction that will be specialised at its second execution.
const WARM_UP: u16 = 1 << 4 | 1;

/// Brings a code object up to date with a version of monitoring.
pub(crate) fn update(thread: &Thread, code: &Code, version: usize) {
    let shared = shared(thread);
    let is_exempt =
        CodeFlags::from_bits_retain(code.flags()).contains(CodeFlags::NO_MONITORING_EVENTS);
    if !is_exempt {
        let data = code.monitoring_or_new();
        drop_old_tools(thread, data);
        let wanted: [u8; LOCAL_EVENTS] =
            std::array::from_fn(|event| shared.global[event].get() | data.local[event].get());
        let changes = Changes {
            wanted,
            active: std::array::from_fn(|event| data.active[event].get()),
            restarted: shared.restarted.get() > code.instrumentation_version().get(),
        };
        if changes.restarted || changes.wanted != changes.active {
            changes.apply(code, data);
        }
    }
    code.instrumentation_version().set(version);
}

/// Local events of tools that have been cleared since are void.
pub(super) fn drop_old_tools(thread: &Thread, data: &CodeMonitoring) {
    for (tool, version) in shared(thread).versions.iter().enumerate() {
        if data.versions[tool].get() != version.get() {
            state::set_events_in(&data.local, tool, 0);
            data.versions[tool].set(version.get());
        }
    }
}

/// From what the instructions are written for to what is wanted now: sets of tools by event.
struct Changes {
    wanted: [u8; LOCAL_EVENTS],
    active: [u8; LOCAL_EVENTS],
    /// What tools have turned off is on again.
    restarted: bool,
}

impl Changes {
    fn update(&self, tools: &Cell<u8>, event: Event) {
        let (wanted, active) = (self.wanted[event as usize], self.active[event as usize]);
        let kept = tools.get() & wanted | wanted & !active;
        tools.set(if self.restarted { wanted } else { kept });
    }

    fn apply(&self, code: &Code, data: &CodeMonitoring) {
        let wants_lines = self.wanted[Event::Line as usize] != 0;
        let starts = if wants_lines {
            Some(line_starts(code, data))
        } else {
            data.lines.get().map(|starts| &**starts)
        };
        for index in data.instructions(code.first_traceable()) {
            let opcode = data.opcode(index);
            if let Some(event) = Event::of(opcode, oparg_at(code, index)) {
                self.update(&data.tools[index], event);
            }
            // The version is compared in `RESUME`, and enabling happens there.
            if opcode != Opcode::RESUME {
                self.update(&data.instruction_tools[index], Event::Instruction);
            }
            if let Some(starts) = starts
                && starts.starts[index] != LineStart::Never
            {
                self.update(&data.line_tools[index], Event::Line);
            }
        }
        for (active, &wanted) in data.active.iter().zip(&self.wanted) {
            active.set(wanted);
        }
        for index in data.instructions(code.first_traceable()) {
            write(code, data, index);
        }
    }
}

/// The argument byte of an instruction.
fn oparg_at(code: &Code, index: usize) -> u8 {
    code.units().get(index).map_or(0, |unit| (unit.get() >> 8) as u8)
}

/// The instruction that is executed when lines and instructions have been told of.
pub(crate) fn below(data: &CodeMonitoring, index: usize) -> Opcode {
    let opcode = data.opcode(index);
    if data.tools.get(index).is_some_and(|tools| tools.get() != 0) {
        return instrumented(opcode).unwrap_or(opcode);
    }
    opcode
}

/// Whether an instruction has to be recorded since it matters whether the next is reached from it.
fn is_recorded(data: &CodeMonitoring, index: usize) -> bool {
    data.active[Event::Line as usize].get() != 0
        && data.lines.get().is_some_and(|starts| starts.recorded[index])
}

/// Writes the instruction that somebody wants to see executed.
pub(super) fn write(code: &Code, data: &CodeMonitoring, index: usize) {
    let Some(unit) = code.units().get(index) else { return };
    let opcode = if data.line_tools[index].get() != 0 {
        Opcode::INSTRUMENTED_LINE
    } else if data.instruction_tools[index].get() != 0 {
        Opcode::INSTRUMENTED_INSTRUCTION
    } else {
        match below(data, index) {
            plain if plain.kind() != OpcodeKind::Instrumented && is_recorded(data, index) => {
                Opcode::INSTRUMENTED_INSTRUCTION
            }
            other => other,
        }
    };
    let current = unit.get() as u8;
    let is_instrumented = |opcode: Opcode| opcode.kind() == OpcodeKind::Instrumented;
    let was = Opcode::from_byte(current).is_some_and(is_instrumented);
    if current == opcode as u8 || !was && !is_instrumented(opcode) {
        // A specialised form may stay.
        return;
    }
    unit.set(unit.get() & 0xFF00 | opcode as u16);
    if has_counter(data.opcode(index))
        && let Some(counter) = code.units().get(index + 1)
    {
        counter.set(WARM_UP);
    }
}

/// Whether the first unit of the cache counts down to specialisation.
pub(crate) fn has_counter(opcode: Opcode) -> bool {
    opcode.cache_units() > 0
        && !lines::is_conditional_jump(opcode)
        && opcode != Opcode::JUMP_BACKWARD
}

/// A tool wants no more to be told of an event at an instruction.
pub(crate) fn turn_off(code: &Code, index: usize, event: Event, tool: usize) {
    let Some(data) = code.monitoring() else { return };
    let tools = match event {
        Event::Line => &data.line_tools,
        Event::Instruction => &data.instruction_tools,
        _ => &data.tools,
    };
    if let Some(tools) = tools.get(index) {
        tools.set(tools.get() & !(1 << tool));
        write(code, data, index);
    }
}

/// The tools that are told of an event at an instruction.
pub(crate) fn tools_at(thread: &Thread, code: &Code, index: usize, event: Event) -> u8 {
    if !event.is_local() && event.owner() == event {
        return shared(thread).global[event as usize].get();
    }
    let Some(data) = code.monitoring() else { return 0 };
    let tools = match event {
        Event::Line => &data.line_tools,
        Event::Instruction => &data.instruction_tools,
        _ => &data.tools,
    };
    tools.get(index).map_or(0, Cell::get)
}
