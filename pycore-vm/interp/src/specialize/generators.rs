//! Forms of what resumes generators and coroutines.

use pycore_bytecode::Opcode;
use pycore_objects::core::{Slot, Thread};

use super::items::{class_of, is};
use crate::dispatch::Site;
use crate::frame::FrameRef;
use crate::generators::{COROUTINE, GENERATOR};

pub(super) fn send(_: &Thread, _: FrameRef, site: Site, operands: &[Slot], _: usize) {
    let [receiver, _] = operands else { return site.fail(Opcode::SEND) };
    let class = class_of(receiver);
    if is(class, GENERATOR.get()) || is(class, COROUTINE.get()) {
        site.succeed(Opcode::SEND_GEN);
    } else {
        site.fail(Opcode::SEND);
    }
}
