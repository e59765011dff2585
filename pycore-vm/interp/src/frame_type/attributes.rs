//! What frames have: attributes, `clear`, `repr`.

use pycore_bytecode::CodeFlags;
use pycore_objects::core::{Fallible, ObjectLike, Thread};
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::code::Code;
use pycore_objects::types::str::Str;
use pycore_objects::{Object, Owned, methods, name, raise, slots};

use super::{BASIC_SIZE, locals};
use crate::frame::{FrameObject, GeneratorState, Owner};
use crate::trace;

#[slots]
impl FrameObject {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let code = Owned::share(self.frame().code());
        let mut text = Text::new(thread);
        text.push(&format!("<frame at {:#x}, file ", self.as_object().address()))?;
        text.push_repr(code.file_name())?;
        // The number that C's formatting gives for no line.
        text.push(&format!(", line {}, code ", self.line_number().unwrap_or(-1)))?;
        text.push_str(&*object::str(thread, code.name())?)?;
        text.push(">")?;
        text.finish()
    }
}

#[methods]
impl FrameObject {
    /// clear($self, /)
    ///
    /// Drops what the variables of a frame that has ended hold; a generator that has not begun is closed.
    #[python(name = "clear")]
    fn clear_frame(&self, thread: &Thread) -> Fallible {
        match self.frame().owner() {
            Owner::FrameObject => {
                self.clear_contents();
                Ok(())
            }
            Owner::Generator => self.close_generator(thread),
            _ => Err(raise!(thread, RUNTIME_ERROR, "cannot clear an executing frame")),
        }
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes of memory that the frame takes.
    fn __sizeof__(&self) -> usize {
        let code = self.frame().code();
        BASIC_SIZE + (code.frame_size() - crate::frame::HEAD_SLOTS) * 8
    }

    #[getter]
    fn f_back(&self, thread: &Thread) -> Fallible<Option<Owned<Self>>> {
        if let Some(back) = self.back.get() {
            return Ok(Some(back));
        }
        let previous = self.frame().previous().and_then(|frame| frame.first_complete());
        previous.map(|frame| Self::of(thread, frame)).transpose()
    }

    /// The code that runs here.
    #[getter]
    fn f_code(&self) -> Owned<Code> {
        Owned::share(self.frame().code())
    }

    /// The dictionary of global variables.
    #[getter]
    fn f_globals(&self) -> Owned {
        Owned::share(self.frame().globals())
    }

    /// The dictionary of built-in names.
    #[getter]
    fn f_builtins(&self) -> Owned {
        Owned::share(self.frame().builtins())
    }

    /// The local variables as a mapping: that of the module or class, or a view of the function's variables.
    #[getter]
    fn f_locals(&self, thread: &Thread) -> Fallible<Owned> {
        locals::mapping(thread, self)
    }

    /// The offset in bytes of the instruction that is executed, or was last.
    #[getter]
    fn f_lasti(&self) -> i64 {
        self.frame().offset() as i64 * 2
    }

    /// The line that is executed; a trace function may set it to jump there.
    #[getter]
    fn f_lineno(&self) -> Option<i32> {
        self.line_number()
    }

    #[setter]
    fn set_f_lineno(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else { return Err(cannot_delete(thread, "f_lineno")) };
        trace::jump::set_line(thread, self, value)
    }

    /// The trace function of this frame, or None.
    #[getter]
    fn f_trace(&self) -> Option<Owned> {
        self.trace.get()
    }

    #[setter]
    fn set_f_trace(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = value.filter(|value| !value.is_none());
        drop(self.trace.replace(value.map(Owned::share)));
        if value.is_some() && self.trace_opcodes.get() {
            trace::set_opcodes(thread, self.frame().code(), true);
        }
        Ok(())
    }

    /// Whether the trace function is called for every instruction.
    #[getter]
    fn f_trace_opcodes(&self) -> bool {
        self.trace_opcodes.get()
    }

    #[setter]
    fn set_f_trace_opcodes(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else { return Err(cannot_delete(thread, "f_trace_opcodes")) };
        if value.downcast::<Bool>().is_none() {
            return Err(raise!(thread, TYPE_ERROR, "attribute value type must be bool"));
        }
        let on = object::is_true(thread, value)?;
        self.trace_opcodes.set(on);
        // Without a trace function of its own, the frame is told of nothing yet.
        if on && self.trace.is_set() {
            trace::set_opcodes(thread, self.frame().code(), true);
        }
        Ok(())
    }

    /// The generator or coroutine that the frame belongs to, or None.
    #[getter]
    fn f_generator(&self) -> Option<Owned> {
        self.frame().generator().map(Owned::share)
    }
}

fn cannot_delete(thread: &Thread, name: &str) -> pycore_objects::Raised {
    raise!(thread, ATTRIBUTE_ERROR, "attribute '{name}' of 'frame' objects cannot be deleted")
}

impl FrameObject {
    fn close_generator(&self, thread: &Thread) -> Fallible {
        let state = self.frame().generator_state();
        let Some(generator) = self.frame().generator().map(Owned::share) else { return Ok(()) };
        match state {
            GeneratorState::Executing => {
                Err(raise!(thread, RUNTIME_ERROR, "cannot clear an executing frame"))
            }
            GeneratorState::Suspended => {
                Err(raise!(thread, RUNTIME_ERROR, "cannot clear a suspended frame"))
            }
            GeneratorState::Created => {
                call::call_method(thread, &generator, name!(thread, "close"), &[]).map(drop)
            }
            GeneratorState::Ended => Ok(()),
        }
    }

    /// The line that is executed, or that tracing says is.
    pub fn line_number(&self) -> Option<i32> {
        match self.line.get() {
            0 => self.frame().code().line_of(self.frame().offset()),
            line => Some(line),
        }
    }

    /// Whether variables are in slots, as in functions.
    pub(crate) fn has_fast_locals(&self) -> bool {
        self.frame().code().flags() & CodeFlags::OPTIMIZED.bits() != 0
    }
}
