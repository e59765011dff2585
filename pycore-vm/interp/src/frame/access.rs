//! Reading and writing the head of a frame.

use std::cell::Cell;
use std::ptr;

use pycore_bytecode::Opcode;
use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::code::{Code, CodeUnit};
use pycore_objects::types::function::Function;
use pycore_objects::{Object, Owned};

use super::layout::flags::CONSTRUCTS;
use super::layout::{Frame, FrameRef, Owner};
use super::object::FrameObject;
use super::thread_state;

impl FrameRef {
    /// Writes the head of a frame that starts to run a function, and makes all its variables unbound.
    ///
    /// The frame's memory has room for the code's frame size.
    #[inline(always)]
    pub fn start(self, code: &Code, function: Slot, previous: Option<FrameRef>, bound: usize) {
        let callee = {
            // SAFETY: the slot holds a function, whose header comes first.
            unsafe { &*function.as_raw().cast::<Function>() }
        };
        self.write_head_but_position(code, callee, function, previous);
        self.set_instruction(code.first_instruction());
        self.set_stack_pointer(self.stack_base_of(code));
        let variables = code.variable_count();
        let mut index = bound;
        while index < variables {
            self.set_variable(index, Slot::null());
            index += 1;
        }
    }

    /// As [`Self::start`], with the slot with the function moved from the stack of the caller; where the frame begins is the
    /// caller's to write, who has it in registers then, and the variables are still to be [bound](Self::bind).
    #[inline(always)]
    pub fn start_with(self, code: &Code, callee: &Function, function: &Slot, previous: FrameRef) {
        let function = Slot::from_bits(function.bits());
        self.write_head_but_position(code, callee, function, Some(previous));
    }

    /// Moves arguments from the stack of the caller into the first variables, and makes the others unbound.
    #[inline(always)]
    pub fn bind(self, code: &Code, arguments: &[Slot]) {
        let mut index = 0;
        for argument in arguments {
            self.set_variable(index, Slot::from_bits(argument.bits()));
            index += 1;
        }
        while index < code.variable_count() {
            self.set_variable(index, Slot::null());
            index += 1;
        }
    }

    /// Writes a variable of a frame that starts. They are few: written one by one, without instructions for many, a call
    /// needs fewer registers and is quicker.
    #[inline(always)]
    fn set_variable(self, index: usize, value: Slot) {
        // SAFETY: the index is within the frame's slots, where nothing is that would have to be dropped.
        unsafe { self.slots().add(index).cast_mut().write_volatile(value) };
    }

    /// All of the head but the instruction and the stack's end.
    #[inline(always)]
    fn write_head_but_position(
        self,
        code: &Code,
        callee: &Function,
        function: Slot,
        previous: Option<FrameRef>,
    ) {
        // SAFETY: the memory is the frame's, and holds nothing that would have to be dropped; the frame has room for all
        // variables of its code. Field by field: a head that is made elsewhere first takes more registers than a handler has.
        unsafe {
            let head = self.as_ptr();
            // The function keeps its code, and code that is replaced is kept for good.
            (&raw mut (*head).executable).write(Slot::of_lasting(code.as_object()));
            (&raw mut (*head).previous).write(Cell::new(previous));
            (&raw mut (*head).function).write(function);
            (&raw mut (*head).globals).write(Cell::new(callee.globals_pointer()));
            (&raw mut (*head).builtins).write(Cell::new(callee.builtins_pointer()));
            (&raw mut (*head).locals).write(Cell::new(ptr::null()));
            (&raw mut (*head).object).write(Cell::new(ptr::null()));
            (&raw mut (*head).return_offset).write(Cell::new(0));
            (&raw mut (*head).owner).write(Cell::new(Owner::Thread as u8));
            (&raw mut (*head).visited).write(Cell::new(0));
            (&raw mut (*head).flags).write(Cell::new(0));
        }
    }
}

impl Frame {
    /// A frame below those of one run of the evaluator: it executes `code` when they have returned.
    pub(crate) fn entry(
        first: *const CodeUnit,
        stack: *const Slot,
        previous: Option<FrameRef>,
    ) -> Self {
        Self {
            executable: Slot::null(),
            previous: Cell::new(previous),
            function: Slot::null(),
            globals: Cell::new(ptr::null()),
            builtins: Cell::new(ptr::null()),
            locals: Cell::new(ptr::null()),
            object: Cell::new(ptr::null()),
            instruction: Cell::new(first),
            stack_pointer: Cell::new(stack),
            return_offset: Cell::new(0),
            owner: Cell::new(Owner::Interpreter as u8),
            visited: Cell::new(0),
            flags: Cell::new(0),
        }
    }

    /// The frame that called this one.
    #[inline(always)]
    pub fn previous(&self) -> Option<FrameRef> {
        self.previous.get()
    }

    /// Links the frame to the one that calls it.
    #[inline(always)]
    pub fn set_previous(&self, previous: Option<FrameRef>) {
        self.previous.set(previous);
    }

    /// Who owns the frame.
    #[inline(always)]
    pub fn owner(&self) -> Owner {
        match self.owner.get() {
            0 => Owner::Thread,
            1 => Owner::Generator,
            2 => Owner::FrameObject,
            _ => Owner::Interpreter,
        }
    }

    /// Says who owns the frame from now on.
    pub fn set_owner(&self, owner: Owner) {
        self.owner.set(owner as u8);
    }

    /// The function that runs, for frames of Python code.
    #[inline(always)]
    pub fn function(&self) -> &Function {
        // SAFETY: a frame of Python code holds its function.
        unsafe { &*self.function.as_raw().cast::<Function>() }
    }

    /// The slot that holds the function.
    pub fn function_slot(&self) -> &Slot {
        &self.function
    }

    /// The slot that holds the code.
    pub fn executable_slot(&self) -> &Slot {
        &self.executable
    }

    /// The dict of global variables, for frames of Python code.
    #[inline(always)]
    pub fn globals(&self) -> &Object {
        // SAFETY: the frame's function holds its globals.
        unsafe { &*self.globals.get() }
    }

    /// The dict of built-ins, for frames of Python code.
    #[inline(always)]
    pub fn builtins(&self) -> &Object {
        // SAFETY: the frame's function holds its built-ins.
        unsafe { &*self.builtins.get() }
    }

    /// The local namespace, where variables are in no slots: modules and class bodies.
    #[inline(always)]
    pub fn locals(&self) -> Option<&Object> {
        // SAFETY: the frame counts a reference to its namespace.
        unsafe { self.locals.get().as_ref() }
    }

    /// Sets the local namespace.
    pub fn set_locals(&self, locals: Option<Owned>) {
        drop_pointer(self.locals.replace(into_pointer(locals)));
    }

    /// Whether the frame lies on the data stack and nobody has asked for its namespace or object: it ends as most do.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        u32::from(self.owner.get()) | self.flags.get() == Owner::Thread as u32
            && self.locals.get().addr() | self.object.get().addr() == 0
    }

    /// Whether nobody has asked for the frame's namespace or object.
    #[inline(always)]
    pub fn is_unobserved(&self) -> bool {
        self.locals.get().addr() | self.object.get().addr() == 0
    }

    /// Says that the frame runs `__init__` of a new instance, which is the result of the call.
    #[inline(always)]
    pub(crate) fn set_constructs(&self) {
        self.flags.set(CONSTRUCTS);
    }

    /// Whether the frame runs `__init__` of a new instance: what it returns must be `None`, and is no result.
    #[inline(always)]
    pub(crate) fn constructs(&self) -> bool {
        self.flags.get() & CONSTRUCTS != 0
    }

    /// The frame object, if somebody asked for it.
    #[inline(always)]
    pub fn object(&self) -> Option<&Object> {
        // SAFETY: the frame counts a reference to its object.
        unsafe { self.object.get().as_ref() }
    }

    /// Sets the frame object.
    pub fn set_object(&self, object: Option<Owned>) {
        drop_pointer(self.object.replace(into_pointer(object)));
    }

    /// Takes the frame object out of its field.
    #[inline]
    pub(super) fn take_object(&self) -> Option<Owned<FrameObject>> {
        let pointer = ptr::NonNull::new(self.object.replace(ptr::null()).cast_mut())?;
        // SAFETY: the field counted a reference to a frame object, which passes to the result.
        Some(unsafe { Owned::adopt(pointer.cast::<FrameObject>()) })
    }

    /// The instruction that is executed or will be next.
    #[inline(always)]
    pub fn instruction(&self) -> *const CodeUnit {
        self.instruction.get()
    }

    /// Sets the instruction.
    #[inline(always)]
    pub(crate) fn set_instruction(&self, instruction: *const CodeUnit) {
        self.instruction.set(instruction);
    }

    /// The end of the stack's used part, while the frame does not run.
    #[inline(always)]
    pub fn stack_pointer(&self) -> *const Slot {
        self.stack_pointer.get()
    }

    /// Sets the end of the used part.
    #[inline(always)]
    pub(crate) fn set_stack_pointer(&self, stack_pointer: *const Slot) {
        self.stack_pointer.set(stack_pointer);
    }

    /// Code units from the instruction to the one after the call that is going on.
    #[inline(always)]
    pub fn return_offset(&self) -> u16 {
        self.return_offset.get()
    }

    /// Sets the distance to the instruction after a call.
    #[inline(always)]
    pub(crate) fn set_return_offset(&self, units: u16) {
        self.return_offset.set(units);
    }
}

impl FrameRef {
    /// Puts a value on the stack of a frame that waits for one, or has not begun: there is room for it.
    pub(crate) fn push(self, value: Slot) {
        let top = self.stack_pointer();
        // SAFETY: the frame has yielded a value that was there, or has an empty stack and code that uses it.
        unsafe {
            (*top).put(value);
            self.set_stack_pointer(top.add(1));
        }
    }

    /// Whether a generator's frame waits in a `yield` as a statement, and nothing is requested of the thread: then it
    /// goes on two instructions further, and no value is needed.
    #[inline(always)]
    pub(crate) fn ignores_value(self, thread: &Thread) -> bool {
        const WAITING: u32 = Opcode::RESUME_CHECK as u32 | (Opcode::POP_TOP as u32) << 16;
        // SAFETY: `RESUME` or `POP_TOP`, with which generators go on, have no cache and are not the last instruction.
        let units = unsafe { self.instruction().cast::<u32>().read_unaligned() };
        units & 0x00FF_00FF == WAITING
            && thread_state::eval_breaker(thread) == self.code().instrumentation_version().get()
    }

    /// Has a frame that [ignores](Self::ignores_value) the value go on without one.
    #[inline(always)]
    pub(crate) fn pass_value(self) {
        // SAFETY: both instructions are there, and another one behind them.
        self.set_instruction(unsafe { self.instruction().add(2) });
    }

    /// Opcode and argument byte of the instruction that a frame goes on with.
    pub(crate) fn next_unit(self) -> (u8, u8) {
        // SAFETY: frames hold a pointer to an instruction of their code.
        let unit = unsafe { (*self.instruction()).get() };
        (unit as u8, (unit >> 8) as u8)
    }
}

fn into_pointer(object: Option<Owned>) -> *const Object {
    object.map_or(ptr::null(), |object| object.into_raw().as_ptr().cast_const())
}

/// Drops the reference that a field counted.
fn drop_pointer(pointer: *const Object) {
    if let Some(pointer) = ptr::NonNull::new(pointer.cast_mut()) {
        // SAFETY: the field counted the reference, which passes to the `Owned`.
        drop(unsafe { Owned::adopt(pointer) });
    }
}
