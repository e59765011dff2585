//! Jumps, and the ways into and out of a function.

use pycore_bytecode::Opcode;
use pycore_objects::core::Slot;

use crate::constants;
use crate::frame::Owner;

/// Jumps forward over `oparg` code units if the condition holds. Where the branch led is not recorded: the marker of those
/// that were not taken is no instruction to execute.
macro_rules! jump_if {
    ($h:ident, $condition:expr) => {{
        let units = if $condition { $h.oparg as isize } else { $h.marker(SIZE) };
        return $h.advance(SIZE + units);
    }};
}

handlers! {
    fn JUMP_FORWARD(h) {
        let units = SIZE + h.oparg as isize;
        return h.advance(units);
    }

    fn JUMP_BACKWARD_NO_INTERRUPT(h) {
        let units = SIZE - h.oparg as isize;
        return h.advance(units);
    }

    fn JUMP_BACKWARD(h) {
        h.replace_opcode(Opcode::JUMP_BACKWARD, Opcode::JUMP_BACKWARD_NO_JIT);
        goto!(h, JUMP_BACKWARD_NO_JIT)
    }

    fn JUMP_BACKWARD_NO_JIT(h) {
        if h.has_requests() {
            goto!(h, jump_backward_requests);
        }
        let units = SIZE - h.oparg as isize;
        return h.advance(units);
    }

    fn JUMP_BACKWARD_JIT(h) {
        if h.has_requests() {
            goto!(h, jump_backward_requests);
        }
        let units = SIZE - h.oparg as isize;
        return h.advance(units);
    }

    slow fn jump_backward_requests[JUMP_BACKWARD](h) {
        h.save();
        check!(h, crate::breaker::handle_requests(h.thread));
        let units = SIZE - h.oparg as isize;
        return h.advance(units);
    }

    fn POP_JUMP_IF_TRUE(h) {
        let condition = h.pop();
        jump_if!(h, constants::is_true(&condition))
    }

    fn POP_JUMP_IF_FALSE(h) {
        let condition = h.pop();
        jump_if!(h, !constants::is_true(&condition))
    }

    fn POP_JUMP_IF_NONE(h) {
        let value = h.pop();
        if constants::is_none(&value) {
            let units = SIZE + h.oparg as isize;
            return h.advance(units);
        }
        next_dropping!(h, value)
    }

    fn POP_JUMP_IF_NOT_NONE(h) {
        let value = h.pop();
        if constants::is_none(&value) {
            next!(h);
        }
        let units = SIZE + h.oparg as isize;
        if let Some(dying) = value.release() {
            h.oparg = units as usize;
            goto!(h, super::destroy_and_advance, dying.into_bits());
        }
        return h.advance(units);
    }

    fn RESUME(h) {
        h.save();
        if h.is_outdated() {
            goto!(h, update_monitoring);
        }
        if h.has_requests() {
            check!(h, crate::breaker::handle_requests(h.thread));
        }
        h.replace_opcode(Opcode::RESUME, Opcode::RESUME_CHECK);
        next!(h)
    }

    /// The version of monitoring has changed since the code was entered last.
    slow fn update_monitoring[RESUME](h) {
        let version = h.thread.monitoring_version();
        crate::monitoring::instrument::update(h.thread, h.code(), version);
        return h.again();
    }

    fn RESUME_CHECK(h) {
        if h.eval_breaker() != h.code().instrumentation_version().get() {
            goto!(h, super::RESUME);
        }
        next!(h)
    }

    fn RETURN_VALUE(h) {
        let frame = h.frame;
        // It stays on the stack until nothing can be destroyed any more.
        h.peek(1).own();
        if !frame.is_plain() || crate::frame::is_first_of_chunk(h.thread, frame) {
            goto!(h, return_specially);
        }
        let mut index = frame.code().variable_count();
        while index != 0 {
            index -= 1;
            if let Some(dying) = frame.variable(index).take().release() {
                goto!(h, return_destroying, dying.into_bits());
            }
        }
        if let Some(dying) = frame.function_slot().take().release() {
            // The code may go with the function.
            goto!(h, return_destroying_code, dying.into_bits());
        }
        if let Some(dying) = frame.executable_slot().take().release() {
            goto!(h, return_destroying_code, dying.into_bits());
        }
        let Some(caller) = frame.previous() else { goto!(h, super::undefined) };
        crate::frame::set_current(h.thread, Some(caller));
        crate::frame::leave_within_chunk(h.thread, frame);
        let value = h.pop();
        let units = usize::from(caller.return_offset());
        return h.switch_with(caller, units, value);
    }

    /// Returns from a frame that does not lie on the data stack, runs `__init__`, or has been looked at.
    fn return_specially[RETURN_VALUE](h) {
        let frame = h.frame;
        if frame.owner() == Owner::Generator {
            goto!(h, super::return_from_generator);
        }
        if frame.constructs() {
            goto!(h, return_from_init);
        }
        goto!(h, return_slow)
    }

    /// Something that only the returning frame held is destroyed; the variables that have been taken are unbound.
    fn return_destroying[RETURN_VALUE](h) {
        if let Some(dying) = h.dying_spare().destroy_atom(h.thread) {
            goto!(h, return_destroying_object, dying.into_bits());
        }
        goto!(h, RETURN_VALUE)
    }

    slow fn return_destroying_object[RETURN_VALUE](h) {
        h.save();
        crate::frame::set_current(h.thread, h.frame.previous());
        h.dying_spare().destroy();
        goto!(h, RETURN_VALUE)
    }

    slow fn return_destroying_code[RETURN_VALUE](h) {
        let frame = h.frame;
        let value = h.pop();
        let Some(caller) = frame.previous() else { goto!(h, super::undefined) };
        crate::frame::set_current(h.thread, Some(caller));
        h.dying_spare().destroy();
        frame.executable_slot().close();
        crate::frame::leave(h.thread, frame);
        let units = usize::from(caller.return_offset());
        return h.switch_with(caller, units, value);
    }

    /// Clears the frame whatever it holds, and returns.
    slow fn return_slow[RETURN_VALUE](h) {
        let frame = h.frame;
        let value = h.pop();
        // An object of the frame tells of its last instruction.
        h.save();
        let Some(caller) = frame.previous() else { goto!(h, super::undefined) };
        crate::frame::set_current(h.thread, Some(caller));
        crate::frame::clear(h.thread, frame);
        crate::frame::leave(h.thread, frame);
        let units = usize::from(caller.return_offset());
        return h.switch_with(caller, units, value);
    }

    /// The end of `__init__`: the instance that it was called for is on the caller's stack already.
    fn return_from_init[RETURN_VALUE](h) {
        if !constants::is_none(h.peek(1)) {
            goto!(h, init_has_returned_value);
        }
        let frame = h.frame;
        let mut index = frame.code().variable_count();
        while index != 0 {
            index -= 1;
            if let Some(dying) = frame.variable(index).take().release() {
                goto!(h, return_from_init_destroying, dying.into_bits());
            }
        }
        if !frame.is_unobserved() || crate::frame::is_first_of_chunk(h.thread, frame) {
            goto!(h, return_from_init_slow);
        }
        if let Some(dying) = frame.function_slot().take().release() {
            goto!(h, return_from_init_destroying, dying.into_bits());
        }
        let Some(caller) = frame.previous() else { goto!(h, super::undefined) };
        crate::frame::set_current(h.thread, Some(caller));
        crate::frame::leave_within_chunk(h.thread, frame);
        let units = usize::from(caller.return_offset());
        return h.switch(caller, units);
    }

    slow fn return_from_init_destroying[RETURN_VALUE](h) {
        h.save();
        crate::frame::set_current(h.thread, h.frame.previous());
        h.dying_spare().destroy();
        goto!(h, return_from_init)
    }

    slow fn return_from_init_slow[RETURN_VALUE](h) {
        let frame = h.frame;
        h.pop().close();
        h.save();
        let Some(caller) = frame.previous() else { goto!(h, super::undefined) };
        crate::frame::set_current(h.thread, Some(caller));
        crate::frame::clear(h.thread, frame);
        crate::frame::leave(h.thread, frame);
        let units = usize::from(caller.return_offset());
        return h.switch(caller, units);
    }

    /// `__init__` has returned something: an error of the call.
    slow fn init_has_returned_value[RETURN_VALUE](h) {
        let frame = h.frame;
        let value = h.pop();
        h.save();
        let Some(caller) = frame.previous() else { goto!(h, super::undefined) };
        crate::frame::set_current(h.thread, Some(caller));
        crate::frame::clear(h.thread, frame);
        crate::frame::leave(h.thread, frame);
        h.enter(caller);
        crate::errors::init_returned(h.thread, value);
        goto!(h, super::unwind)
    }

    fn INTERPRETER_EXIT(h) {
        let result = h.pop();
        return h.end(result);
    }
}
