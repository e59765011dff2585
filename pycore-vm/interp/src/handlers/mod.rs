//! The handlers: what each instruction does.
//!
//! One file per subject. A handler is named as its row in the instruction table, which is how the table of handlers
//! finds it; names in lower case are rests of instructions that several handlers go on with.

#![allow(unreachable_code, reason = "macros that go on return")]

mod arithmetic;
mod attribute_forms;
mod attributes;
mod build;
mod call_forms;
mod calls;
mod control;
mod dict_forms;
mod exceptions;
mod format;
mod generators;
mod imports;
mod instrumented;
mod intrinsics;
mod items;
mod iteration;
mod load_store;
mod method_forms;
mod missing;
mod names;
mod operators;
mod patterns;
mod super_forms;
mod text_forms;
mod unwind;

pub(crate) use arithmetic::*;
pub(crate) use attribute_forms::*;
pub(crate) use attributes::*;
pub(crate) use build::*;
pub(crate) use call_forms::*;
pub(crate) use calls::*;
pub(crate) use control::*;
pub(crate) use dict_forms::*;
pub(crate) use exceptions::*;
pub(crate) use format::*;
pub(crate) use generators::*;
pub(crate) use imports::*;
pub(crate) use instrumented::*;
pub(crate) use intrinsics::*;
pub(crate) use items::*;
pub(crate) use iteration::*;
pub(crate) use load_store::*;
pub(crate) use method_forms::*;
pub(crate) use missing::*;
pub(crate) use names::*;
pub(crate) use operators::*;
pub(crate) use patterns::*;
pub(crate) use super_forms::*;
pub(crate) use text_forms::*;
pub(crate) use unwind::*;

handlers! {
    /// A number that is no instruction. Verified code has none.
    slow fn undefined[NOP](h) {
        h.save();
        let _ = crate::errors::undefined(h.thread, h.site());
        goto!(h, unwind)
    }

    /// Destroys an object and goes on; the argument is the number of code units to go.
    fn destroy_and_advance[NOP](h) {
        if let Some(dying) = h.dying_spare().destroy_atom(h.thread) {
            goto!(h, destroy_object_and_advance, dying.into_bits());
        }
        let units = h.oparg as isize;
        return h.advance(units);
    }

    /// The same for what is no number, or a number for whose block the free list has no room.
    slow fn destroy_object_and_advance[NOP](h) {
        h.save();
        h.dying_spare().destroy();
        let units = h.oparg as isize;
        return h.advance(units);
    }

    /// Destroys an object, drops the value above the stack, and goes on; the argument is the number of code units to go.
    slow fn destroy_two_and_advance[NOP](h) {
        h.save();
        let second = h.above(0).take();
        h.dying_spare().destroy();
        second.close();
        let units = h.oparg as isize;
        return h.advance(units);
    }

    /// A local variable is read before it is bound.
    slow fn unbound_local[NOP](h) {
        h.save();
        let _ = crate::errors::unbound_local(h.thread, h.code(), h.oparg);
        goto!(h, unwind)
    }

    /// Goes on in the frame, where its head says.
    fn start_frame[NOP](h) {
        let frame = h.frame;
        return h.switch(frame, 0);
    }
}
