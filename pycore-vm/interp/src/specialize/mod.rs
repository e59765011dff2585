//! Specialisation: which form an instruction takes after what it has just seen.
//!
//! A general form counts down; at zero it goes to a handler of this module, which looks at the operands, writes a
//! specialised opcode and its cache, or fails and makes the pause longer, and has the instruction executed again.

mod attributes;
mod binary;
mod calls;
mod generators;
mod globals;
mod items;
mod super_attributes;

use pycore_objects::core::{Slot, Thread};

use crate::dispatch::Site;
use crate::frame::FrameRef;

/// Handlers that have the instruction specialised by a function, which gets the topmost operands, and execute it again.
macro_rules! specializers {
    ($($name:ident[$OPCODE:ident] = $function:path, $operands:literal;)*) => {
        handlers! {
            $(
                slow fn $name[$OPCODE](h) {
                    h.save();
                    $function(h.thread, h.frame, h.site(), h.top($operands), h.oparg);
                    return h.again();
                }
            )*
        }
    };
}

specializers! {
    load_attr[LOAD_ATTR] = attributes::load_attr, 1;
    store_attr[STORE_ATTR] = attributes::store_attr, 1;
    load_super_attr[LOAD_SUPER_ATTR] = super_attributes::load_super_attr, 3;
    to_bool[TO_BOOL] = binary::to_bool, 1;
    binary_op[BINARY_OP] = binary::binary_op, 2;
    compare_op[COMPARE_OP] = binary::compare_op, 2;
    contains_op[CONTAINS_OP] = items::contains_op, 2;
    store_subscr[STORE_SUBSCR] = items::store_subscr, 3;
    for_iter[FOR_ITER] = items::for_iter, 1;
    send[SEND] = generators::send, 2;
    unpack_sequence[UNPACK_SEQUENCE] = items::unpack_sequence, 1;
    load_global[LOAD_GLOBAL] = globals::load_global, 0;
    call[CALL] = calls::call, 0;
    call_kw[CALL_KW] = calls::call_kw, 0;
}
