//! Forms of `LOAD_SUPER_ATTR`.

use pycore_bytecode::Opcode;
use pycore_objects::Object;
use pycore_objects::core::{Slot, Thread, TypeObject};
use pycore_objects::types::super_type::SUPER;

use crate::dispatch::Site;
use crate::frame::FrameRef;

pub(super) fn load_super_attr(
    _: &Thread,
    _: FrameRef,
    site: Site,
    operands: &[Slot],
    oparg: usize,
) {
    let [global_super, class, _] = operands else { return site.fail(Opcode::LOAD_SUPER_ATTR) };
    let is_plain = global_super.is_object(SUPER.get().as_object())
        && class.as_object().and_then(Object::downcast::<TypeObject>).is_some();
    if !is_plain {
        return site.fail(Opcode::LOAD_SUPER_ATTR);
    }
    site.succeed(if oparg & 1 != 0 {
        Opcode::LOAD_SUPER_ATTR_METHOD
    } else {
        Opcode::LOAD_SUPER_ATTR_ATTR
    });
}
