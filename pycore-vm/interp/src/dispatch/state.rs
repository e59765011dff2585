//! The machine's registers, as handlers see them.

use pycore_bytecode::Opcode;
use pycore_objects::Object;
use pycore_objects::core::evaluator::Dying;
use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::code::{Code, CodeUnit};

use super::handler::{self, Function, Return, Spare, Table};
use super::site::Site;
use crate::frame::FrameRef;

/// The word of the thread that holds the table of handlers.
pub(super) const TABLE: usize = 0;

/// Where the stack of the running frame ended.
#[derive(Clone, Copy)]
pub struct End(*const Slot);

/// The registers of a handler. It lives in machine registers: all methods are inlined, and nothing takes its address.
///
/// Depths and indices are right because only verified code runs; handlers check nothing but types.
pub struct State<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// The frame that runs.
    pub frame: FrameRef,
    /// The instruction that is executed.
    pc: *const CodeUnit,
    /// The first free stack entry.
    sp: *const Slot,
    /// The instruction's argument.
    pub oparg: usize,
    /// What the previous handler gave to this one.
    spare: Spare,
}

impl<'a> State<'a> {
    /// The registers that a handler got.
    ///
    /// # Safety
    ///
    /// 1. They are those of a frame that runs, whose instruction is at `pc` and whose stack ends at `sp`.
    #[inline(always)]
    pub unsafe fn new(
        thread: &'a Thread,
        frame: FrameRef,
        pc: *const CodeUnit,
        sp: *const Slot,
        oparg: usize,
        spare: Spare,
    ) -> Self {
        Self { thread, frame, pc, sp, oparg, spare }
    }

    // ---- stack and variables

    /// Takes the topmost value.
    #[inline(always)]
    pub fn pop(&mut self) -> Slot {
        // SAFETY: the verifier has seen that the stack is deep enough.
        unsafe {
            self.sp = self.sp.sub(1);
            Slot::from_bits((*self.sp).bits())
        }
    }

    /// Puts a value on the stack.
    #[inline(always)]
    pub fn push(&mut self, value: Slot) {
        // SAFETY: the verifier has seen that the stack is never deeper than its room.
        unsafe {
            (*self.sp).put(value.stressed());
            self.sp = self.sp.add(1);
        }
    }

    /// The entry at a depth, 1 being the top.
    #[inline(always)]
    pub fn peek(&self, depth: usize) -> &'a Slot {
        // SAFETY: the verifier has seen that the stack is deep enough.
        unsafe { &*self.sp.sub(depth) }
    }

    /// The entry above the top by that many, which held a value before: 0 is the first free one.
    #[inline(always)]
    pub fn above(&self, index: usize) -> &'a Slot {
        // SAFETY: as above; the entry is within the frame's room because it was used before.
        unsafe { &*self.sp.add(index) }
    }

    /// Moves the top down, the values above having been moved out.
    #[inline(always)]
    pub fn shrink(&mut self, count: usize) {
        // SAFETY: the verifier has seen that the stack is deep enough.
        self.sp = unsafe { self.sp.sub(count) };
    }

    /// Moves the top up, over entries that hold values.
    #[inline(always)]
    pub fn grow(&mut self, count: usize) {
        // SAFETY: the verifier has seen that the stack is never deeper than its room.
        self.sp = unsafe { self.sp.add(count) };
    }

    /// The topmost entries, as many as `count`, the top last.
    #[inline(always)]
    pub fn top(&self, count: usize) -> &'a [Slot] {
        // SAFETY: the verifier has seen that the stack is deep enough.
        unsafe { std::slice::from_raw_parts(self.sp.sub(count), count) }
    }

    /// Where the stack ends now, for [`Self::below`].
    #[inline(always)]
    pub fn end_of_stack(&self) -> End {
        End(self.sp)
    }

    /// The entries below what was the stack's end, as many as `count`, all of which held values then.
    #[inline(always)]
    pub fn below(&self, end: End, count: usize) -> &'a [Slot] {
        // SAFETY: the verifier has seen that the stack was deep enough.
        unsafe { std::slice::from_raw_parts(end.0.sub(count), count) }
    }

    /// The entries from the top one on, as many as `count`; those above the top hold nothing, and are made NULL.
    #[inline(always)]
    pub fn places(&self, count: usize) -> &'a [Slot] {
        // SAFETY: the verifier has seen that the instruction's results fit.
        unsafe {
            for index in 0..count.saturating_sub(1) {
                (*self.sp.add(index)).put(Slot::null());
            }
            std::slice::from_raw_parts(self.sp.sub(1), count)
        }
    }

    /// Drops the topmost entries, as many as `count`. The registers have been saved.
    #[inline(always)]
    pub fn drop_top(&mut self, count: usize) {
        for _ in 0..count {
            self.pop().close();
        }
    }

    /// Where the stack ends.
    #[inline(always)]
    pub fn sp(&self) -> *const Slot {
        self.sp
    }

    /// A variable.
    #[inline(always)]
    pub fn variable(&self, index: usize) -> &'a Slot {
        self.frame.variable(index)
    }

    // ---- code

    /// The code that runs.
    #[inline(always)]
    pub fn code(&self) -> &'a Code {
        self.frame.code()
    }

    /// A constant of the code.
    #[inline(always)]
    pub fn constant(&self, index: usize) -> &'a Object {
        self.code().constant(index)
    }

    /// A name of the code.
    #[inline(always)]
    pub fn name(&self, index: usize) -> &'a Object {
        self.code().name_at(index)
    }

    /// The instruction.
    #[inline(always)]
    pub fn pc(&self) -> *const CodeUnit {
        self.pc
    }

    /// The unit after the instruction's own by that many: 0 is the first unit of its cache.
    #[inline(always)]
    fn unit(&self, index: usize) -> &'a CodeUnit {
        // SAFETY: the verifier has seen that the whole cache is there.
        unsafe { &*self.pc.add(1 + index) }
    }

    /// A number in the cache.
    #[inline(always)]
    pub fn cache16(&self, index: usize) -> u16 {
        self.unit(index).get()
    }

    /// A number of two units in the cache.
    #[inline(always)]
    pub fn cache32(&self, index: usize) -> u32 {
        // Loads of neighbouring units become one. A copy through memory would keep the handler's end from being a jump.
        u32::from(self.cache16(index)) | u32::from(self.cache16(index + 1)) << 16
    }

    /// A number of four units in the cache.
    #[inline(always)]
    pub fn cache64(&self, index: usize) -> u64 {
        u64::from(self.cache32(index)) | u64::from(self.cache32(index + 2)) << 32
    }

    /// Sets a number in the cache.
    #[inline(always)]
    pub fn set_cache16(&self, index: usize, value: u16) {
        self.unit(index).set(value);
    }

    /// Sets a number of two units in the cache.
    pub fn set_cache32(&self, index: usize, value: u32) {
        self.unit(index).set(value as u16);
        self.unit(index + 1).set((value >> 16) as u16);
    }

    /// Sets a number of four units in the cache.
    pub fn set_cache64(&self, index: usize, value: u64) {
        self.set_cache32(index, value as u32);
        self.set_cache32(index + 2, (value >> 32) as u32);
    }

    /// Makes the instruction another one, unless it is executed on behalf of one that monitors it.
    pub fn replace_opcode(&self, from: Opcode, to: Opcode) {
        // SAFETY: the instruction is a unit of the code.
        let unit = unsafe { &*self.pc };
        if unit.get() as u8 == from as u8 {
            unit.set(unit.get() & 0xFF00 | to as u16);
        }
    }

    /// Opcode and argument byte of the instruction that is `units` further.
    #[inline(always)]
    pub fn next_unit(&self, units: isize) -> (usize, usize) {
        // SAFETY: an instruction follows, which the verifier has seen.
        let unit = usize::from(unsafe { (*self.pc.offset(units)).get() });
        (unit & 0xFF, unit >> 8)
    }

    /// Code units of the marker of a branch that was not taken, if it is `units` further; 0 if something else is there.
    #[inline(always)]
    pub fn marker(&self, units: isize) -> isize {
        isize::from(self.next_unit(units).0 == Opcode::NOT_TAKEN as usize)
    }

    /// The instruction, for specialisers.
    #[inline(always)]
    pub fn site(&self) -> Site {
        Site::new(self.pc)
    }

    // ---- going on

    /// Writes the registers to the frame, before anything that others may look from.
    #[inline(always)]
    pub fn save(&self) {
        self.frame.set_instruction(self.pc);
        self.frame.set_stack_pointer(self.sp);
    }

    /// As [`Self::save`], but the frame is to go on with the next instruction; the current one has no cache.
    #[inline(always)]
    pub fn save_behind(&self) {
        // SAFETY: the verifier has seen that an instruction follows.
        self.frame.set_instruction(unsafe { self.pc.add(1) });
        self.frame.set_stack_pointer(self.sp);
    }

    /// Makes the instruction before the current one, which has no cache, the current one.
    ///
    /// Only in frames of generators that wait, or have not begun: there is one.
    pub fn step_back(&mut self) {
        // SAFETY: a generator waits behind `RETURN_GENERATOR` or `YIELD_VALUE`.
        self.pc = unsafe { self.pc.sub(1) };
    }

    /// Goes on `units` code units further.
    #[inline(always)]
    pub fn advance(self, units: isize) -> Return {
        // SAFETY: the verifier has seen that an instruction is there.
        let pc = unsafe { self.pc.offset(units) };
        self.dispatch(pc)
    }

    /// Goes on with the instruction at `pc`.
    #[inline(always)]
    fn dispatch(self, pc: *const CodeUnit) -> Return {
        // SAFETY: `pc` leads to an instruction.
        let unit = usize::from(unsafe { (*pc).get() });
        self.execute(pc, unit & 0xFF, unit >> 8)
    }

    /// Goes on with the instruction at `pc` under another opcode or argument.
    #[inline(always)]
    fn execute(self, pc: *const CodeUnit, opcode: usize, oparg: usize) -> Return {
        let table = self.thread.evaluator()[TABLE].get().cast::<Table>();
        // SAFETY: the thread's table has 256 handlers; the registers are right for the next instruction.
        unsafe {
            let function = (*table)[opcode & 0xFF];
            handler::go_on(function, self.thread, self.frame, pc, self.sp, oparg, Spare::uninit())
        }
    }

    /// Executes the next instruction with `oparg` as the higher bits of its argument.
    #[inline(always)]
    pub fn extend(self, oparg: usize) -> Return {
        // SAFETY: the verifier has seen that an instruction follows.
        let (pc, unit) = unsafe {
            let pc = self.pc.add(1);
            (pc, usize::from((*pc).get()))
        };
        self.execute(pc, unit & 0xFF, oparg << 8 | unit >> 8)
    }

    /// Executes the instruction as if it had another opcode.
    #[inline(always)]
    pub fn execute_as(self, opcode: u8) -> Return {
        let (pc, oparg) = (self.pc, self.oparg);
        self.execute(pc, usize::from(opcode), oparg)
    }

    /// Executes the instruction again, which has been made another one.
    #[inline(always)]
    pub fn again(self) -> Return {
        // SAFETY: `pc` leads to the instruction.
        let opcode = usize::from(unsafe { (*self.pc).get() }) & 0xFF;
        let (pc, oparg) = (self.pc, self.oparg);
        self.execute(pc, opcode, oparg)
    }

    /// Goes on in another frame, at `units` from its instruction.
    #[inline(always)]
    pub fn switch(mut self, frame: FrameRef, units: usize) -> Return {
        self.frame = frame;
        self.sp = frame.stack_pointer();
        // SAFETY: frames that are not running hold where they stopped.
        let pc = unsafe { frame.instruction().add(units) };
        self.dispatch(pc)
    }

    /// Goes on in another frame whose stack pointer is already known, pushing a value there.
    #[inline(always)]
    pub fn switch_with(mut self, frame: FrameRef, units: usize, value: Slot) -> Return {
        self.frame = frame;
        self.sp = frame.stack_pointer();
        self.push(value);
        // SAFETY: frames that are not running hold where they stopped.
        let pc = unsafe { frame.instruction().add(units) };
        self.dispatch(pc)
    }

    /// Goes on at an offset of the code, in code units.
    pub fn jump_to(self, offset: usize) -> Return {
        // SAFETY: the verifier has seen that handlers of exceptions begin with an instruction.
        let pc = unsafe { self.code().first_instruction().add(offset) };
        self.dispatch(pc)
    }

    /// Makes the instruction at an offset the current one; nothing is executed.
    pub fn move_to(&mut self, offset: usize) {
        // SAFETY: the offset is within the code; whoever goes on from here only asks where it is.
        self.pc = unsafe { self.code().first_instruction().add(offset) };
    }

    /// The instruction's offset in the code, in code units.
    pub fn offset(&self) -> usize {
        // SAFETY: the instruction is one of the code.
        unsafe { self.pc.offset_from(self.code().first_instruction()) as usize }
    }

    /// The offset of another instruction of the code, in code units; that of none if it is elsewhere.
    pub fn offset_in(&self, code: &Code, instruction: *const CodeUnit) -> usize {
        let bytes = instruction.addr().wrapping_sub(code.first_instruction().addr());
        bytes / size_of::<CodeUnit>()
    }

    /// Whether the version of monitoring has changed since the code was brought up to date. Tools are told of nothing
    /// while they are told of something, so it does not matter then.
    #[inline(always)]
    pub fn is_outdated(&self) -> bool {
        self.eval_breaker() & !0xFF != self.code().instrumentation_version().get()
            && crate::frame::tracing::tracing_depth(self.thread) == 0
    }

    /// Makes the instruction at an offset the one that the frame seems to be at; which handlers apply is decided by
    /// where it is.
    pub fn report_offset(&self, offset: usize) {
        // SAFETY: offsets on the stack are those of instructions (`lasti`).
        let instruction = unsafe { self.code().first_instruction().add(offset) };
        self.frame.set_instruction(instruction);
    }

    /// Sets the stack's end.
    ///
    /// `sp` is within the frame's stack, and what is below it are values.
    pub fn set_sp(&mut self, sp: *const Slot) {
        self.sp = sp;
    }

    /// Makes another frame the running one, where its head says; nothing is executed yet.
    pub fn enter(&mut self, frame: FrameRef) {
        self.frame = frame;
        self.pc = frame.instruction();
        self.sp = frame.stack_pointer();
    }

    /// Goes on with the rest of the instruction in another handler.
    #[inline(always)]
    pub fn go(self, function: Function) -> Return {
        // What this handler got is not passed on: keeping it would take a register.
        self.continue_in(function, Spare::uninit())
    }

    /// As [`Self::go`], with a number for the other handler.
    #[inline(always)]
    pub fn go_with(self, function: Function, spare: usize) -> Return {
        self.continue_in(function, Spare::new(spare))
    }

    #[inline(always)]
    fn continue_in(self, function: Function, spare: Spare) -> Return {
        let Self { thread, frame, pc, sp, oparg, .. } = self;
        // SAFETY: the registers are right for this instruction.
        unsafe { handler::go_on(function, thread, frame, pc, sp, oparg, spare) }
    }

    /// The argument, read from the instruction once more. Only for instructions whose arguments fit their byte.
    #[inline(always)]
    pub fn byte_argument(&self) -> usize {
        self.next_unit(0).1
    }

    /// Goes on in a frame that has just been prepared, at its beginning.
    #[inline(always)]
    pub fn begin(mut self, frame: FrameRef, pc: *const CodeUnit, sp: *const Slot) -> Return {
        frame.set_instruction(pc);
        frame.set_stack_pointer(sp);
        self.frame = frame;
        self.sp = sp;
        self.dispatch(pc)
    }

    /// What the previous handler gave.
    ///
    /// Only for handlers that are reached by [`Self::go_with`].
    #[inline(always)]
    pub fn spare(&self) -> usize {
        // SAFETY: such handlers are reached with a number.
        unsafe { self.spare.assume_init() }
    }

    /// The dying object that the previous handler gave.
    ///
    /// Only for handlers that are reached with one.
    #[inline(always)]
    pub fn dying_spare(&self) -> Dying {
        // SAFETY: such handlers are reached with the address of a dying object.
        unsafe { Dying::from_bits(self.spare()) }
    }

    /// Whether something is requested of the thread: the low byte of the eval breaker.
    #[inline(always)]
    pub fn has_requests(&self) -> bool {
        // SAFETY: the state is this thread's; other threads set bits of the word atomically.
        unsafe {
            (&raw const (*self.thread.as_raw()).eval_breaker).cast::<u8>().read_volatile() != 0
        }
    }

    /// The whole eval breaker: requests, and the version of monitoring above them.
    #[inline(always)]
    pub fn eval_breaker(&self) -> usize {
        // SAFETY: as above.
        unsafe { (&raw const (*self.thread.as_raw()).eval_breaker).read_volatile() }
    }

    /// Ends the run with a result.
    #[inline(always)]
    pub fn end(self, result: Slot) -> Return {
        handler::end(self.frame, result.bits())
    }
}
