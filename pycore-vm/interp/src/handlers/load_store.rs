//! Constants, variables and the order of stack entries.

use pycore_objects::core::Slot;

handlers! {
    fn NOP(h) { next!(h) }
    fn NOT_TAKEN(h) { next!(h) }
    fn CACHE(h) { goto!(h, super::undefined) }
    fn RESERVED(h) { goto!(h, super::undefined) }

    fn EXTENDED_ARG(h) {
        let oparg = h.oparg;
        return h.extend(oparg);
    }

    fn LOAD_FAST(h) {
        let value = h.variable(h.oparg).copy();
        h.push(value);
        next!(h)
    }

    fn LOAD_FAST_BORROW(h) {
        let value = h.variable(h.oparg).borrow_unchecked();
        h.push(value);
        next!(h)
    }

    fn LOAD_FAST_LOAD_FAST(h) {
        let (first, second) = (h.variable(h.oparg >> 4).copy(), h.variable(h.oparg & 15).copy());
        h.push(first);
        h.push(second);
        next!(h)
    }

    fn LOAD_FAST_BORROW_LOAD_FAST_BORROW(h) {
        let first = h.variable(h.oparg >> 4).borrow_unchecked();
        let second = h.variable(h.oparg & 15).borrow_unchecked();
        h.push(first);
        h.push(second);
        next!(h)
    }

    fn LOAD_FAST_CHECK(h) {
        let value = h.variable(h.oparg).copy();
        if value.is_null() {
            goto!(h, super::unbound_local);
        }
        h.push(value);
        next!(h)
    }

    fn LOAD_FAST_AND_CLEAR(h) {
        let value = h.variable(h.oparg).take();
        h.push(value);
        next!(h)
    }

    fn STORE_FAST(h) {
        let value = h.pop();
        let old = h.variable(h.oparg).replace(value);
        next_dropping!(h, old)
    }

    fn STORE_FAST_LOAD_FAST(h) {
        let value = h.pop();
        let old = h.variable(h.oparg >> 4).replace(value);
        let loaded = h.variable(h.oparg & 15).copy();
        h.push(loaded);
        next_dropping!(h, old)
    }

    fn STORE_FAST_STORE_FAST(h) {
        let first = h.pop();
        let old = h.variable(h.oparg >> 4).replace(first);
        if let Some(dying) = old.release() {
            goto!(h, store_second_slow, dying.into_bits());
        }
        let second = h.pop();
        let old = h.variable(h.oparg & 15).replace(second);
        next_dropping!(h, old)
    }

    /// The first old value dies: both are stored before it is destroyed.
    slow fn store_second_slow[STORE_FAST_STORE_FAST](h) {
        let second = h.pop();
        let old = h.variable(h.oparg & 15).replace(second);
        h.save();
        h.dying_spare().destroy();
        old.close();
        next!(h)
    }

    fn DELETE_FAST(h) {
        let old = h.variable(h.oparg).take();
        if old.is_null() {
            goto!(h, super::unbound_local);
        }
        next_dropping!(h, old)
    }

    fn LOAD_CONST(h) {
        let constant = h.constant(h.oparg);
        let form = if constant.is_immortal() {
            pycore_bytecode::Opcode::LOAD_CONST_IMMORTAL
        } else {
            pycore_bytecode::Opcode::LOAD_CONST_MORTAL
        };
        h.replace_opcode(pycore_bytecode::Opcode::LOAD_CONST, form);
        h.push(Slot::share(constant));
        next!(h)
    }

    fn LOAD_CONST_IMMORTAL(h) {
        let constant = h.constant(h.oparg);
        h.push(Slot::of_lasting(constant));
        next!(h)
    }

    fn LOAD_CONST_MORTAL(h) {
        let constant = h.constant(h.oparg);
        h.push(Slot::share(constant));
        next!(h)
    }

    fn POP_TOP(h) {
        let value = h.pop();
        next_dropping!(h, value)
    }

    fn POP_ITER(h) {
        let value = h.pop();
        next_dropping!(h, value)
    }

    fn END_FOR(h) {
        let value = h.pop();
        next_dropping!(h, value)
    }

    fn PUSH_NULL(h) {
        h.push(Slot::null());
        next!(h)
    }

    fn COPY(h) {
        let value = h.peek(h.oparg).copy();
        h.push(value);
        next!(h)
    }

    fn SWAP(h) {
        let top = h.peek(1);
        let bottom = h.peek(h.oparg);
        let value = bottom.replace(Slot::from_bits(top.bits()));
        top.replace(value);
        next!(h)
    }
}
