//! Helpers that the compiler calls by number.

use pycore_bytecode::{Intrinsic1, Intrinsic2};
use pycore_objects::Owned;
use pycore_objects::core::{Fallible, Slot, Thread};

use crate::frame::FrameRef;
use crate::intrinsics;

#[inline(never)]
fn one(thread: &Thread, frame: FrameRef, which: usize, value: &Slot) -> Fallible<Owned> {
    let function = Intrinsic1::from_number(which as u32).unwrap_or(Intrinsic1::Invalid);
    intrinsics::one(thread, frame, function, value.object(thread)?)
}

#[inline(never)]
fn two(thread: &Thread, which: usize, first: &Slot, second: &Slot) -> Fallible<Owned> {
    let function = Intrinsic2::from_number(which as u32).unwrap_or(Intrinsic2::Invalid);
    intrinsics::two(thread, function, first.object(thread)?, second.object(thread)?)
}

handlers! {
    fn CALL_INTRINSIC_1(h) {
        h.save();
        replace_top!(h, one(h.thread, h.frame, h.oparg, h.peek(1)))
    }

    fn CALL_INTRINSIC_2(h) {
        h.save();
        replace_two!(h, two(h.thread, h.oparg, h.peek(2), h.peek(1)))
    }
}
