//! Exceptions on their way to a handler.

use pycore_bytecode::Opcode;
use pycore_objects::core::Slot;

handlers! {
    /// An exception has been raised: finds the frame's handler, or leaves the frame.
    ///
    /// The stack ends where the register says; what it holds was not consumed.
    slow fn unwind[NOP](h) {
        return h.end(Slot::null());
    }
}
