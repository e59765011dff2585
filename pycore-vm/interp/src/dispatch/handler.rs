//! What a handler is, and how one goes on to the next.
//!
//! A handler executes one instruction, or the rest of one. It gets the machine's registers as arguments and ends by
//! calling the next handler with them, in tail position. Optimised, such a call is a jump: a test disassembles the
//! program and looks. Where it is not (unoptimised builds, the feature `match-loop`) a handler returns what it would
//! have called, and a loop calls it.

use std::mem::MaybeUninit;

use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::code::CodeUnit;

use crate::frame::FrameRef;

/// The sixth register: what a handler gives to a slow one, and nothing otherwise.
pub type Spare = MaybeUninit<usize>;

/// Declares function types with the convention of handlers: one with six integer registers.
#[cfg(target_arch = "x86_64")]
macro_rules! handler_function {
    ($($parameter:ty),*) => { unsafe extern "sysv64" fn($($parameter),*) -> Return };
}
#[cfg(not(target_arch = "x86_64"))]
macro_rules! handler_function {
    ($($parameter:ty),*) => { unsafe extern "C" fn($($parameter),*) -> Return };
}

/// A handler's function.
pub(crate) type Function =
    handler_function!(&Thread, FrameRef, *const CodeUnit, *const Slot, usize, Spare);

/// Handlers by the byte of their instruction.
pub(super) type Table = [Function; 256];

/// What a handler returns: the run's result, a slot's word, once the run is over.
#[cfg(not(trampoline))]
pub type Return = u64;

/// What a handler returns: the next one with its arguments, or the run's result.
#[cfg(trampoline)]
#[repr(C)]
#[expect(missing_debug_implementations, reason = "registers mean nothing by themselves")]
pub struct Return {
    next: Option<Next>,
    frame: FrameRef,
    pc: *const CodeUnit,
    sp: *const Slot,
    oparg: usize,
    spare: Spare,
    result: u64,
}

/// A handler, in a struct because its type contains itself.
#[cfg(trampoline)]
#[derive(Clone, Copy)]
#[repr(transparent)]
struct Next(Function);

/// Goes on with a handler.
///
/// # Safety
///
/// 1. The registers are those of a frame that runs, as the handler expects them.
#[inline(always)]
pub(super) unsafe fn go_on(
    function: Function,
    thread: &Thread,
    frame: FrameRef,
    pc: *const CodeUnit,
    sp: *const Slot,
    oparg: usize,
    spare: Spare,
) -> Return {
    #[cfg(not(trampoline))]
    {
        // SAFETY: condition 1.
        unsafe { function(thread, frame, pc, sp, oparg, spare) }
    }
    #[cfg(trampoline)]
    {
        let _ = thread;
        Return { next: Some(Next(function)), frame, pc, sp, oparg, spare, result: 0 }
    }
}

/// Ends the run with a result.
#[inline(always)]
pub(super) fn end(frame: FrameRef, result: u64) -> Return {
    #[cfg(not(trampoline))]
    {
        let _ = frame;
        result
    }
    #[cfg(trampoline)]
    {
        Return {
            next: None,
            frame,
            pc: std::ptr::null(),
            sp: std::ptr::null(),
            oparg: 0,
            spare: Spare::uninit(),
            result,
        }
    }
}

/// Runs from a handler on until the run is over; gives its result.
///
/// # Safety
///
/// 1. As for [`go_on`].
pub(super) unsafe fn run(
    function: Function,
    thread: &Thread,
    frame: FrameRef,
    pc: *const CodeUnit,
    sp: *const Slot,
    oparg: usize,
) -> u64 {
    // SAFETY: condition 1.
    let returned = unsafe { go_on(function, thread, frame, pc, sp, oparg, Spare::uninit()) };
    #[cfg(not(trampoline))]
    {
        returned
    }
    #[cfg(trampoline)]
    {
        let mut state = returned;
        while let Some(Next(function)) = state.next {
            // SAFETY: the registers are what the previous handler left for this one.
            state = unsafe {
                function(thread, state.frame, state.pc, state.sp, state.oparg, state.spare)
            };
        }
        state.result
    }
}
