//! `traceback`: the frames that an exception has come through.

pub mod value;

use std::mem::offset_of;

pub use value::Traceback;

use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::declare::{MemberKind, NativeMember};
use crate::types::list::List;
use crate::types::object::OBJECT;
use crate::{methods, raise, slots, static_type};

static_type! {
    /// The type of tracebacks.
    pub static TRACEBACK: Traceback = {
        name: "traceback",
        export: "PyTraceBack_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: Traceback::SLOTS,
        methods: Traceback::METHODS,
        getsets: Traceback::GETSETS,
        members: MEMBERS,
    };
}

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"tb_frame",
        MemberKind::ObjectOrNone,
        offset_of!(Traceback, frame),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"tb_lasti",
        MemberKind::Int,
        offset_of!(Traceback, instruction),
        NativeMember::READ_ONLY,
        None,
    ),
];

#[slots]
impl Traceback {
    /// traceback(tb_next, tb_frame, tb_lasti, tb_lineno)
    ///
    /// A new traceback.
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        tb_next: &Object,
        tb_frame: &Object,
        tb_lasti: i32,
        tb_lineno: i32,
    ) -> Fallible<Owned<Self>> {
        if tb_frame.type_object().name() != c"frame" {
            let name = if tb_frame.is_none() { "None".into() } else { tb_frame.type_name() };
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "traceback() argument 'tb_frame' must be frame, not {name}"
            ));
        }
        let next = if tb_next.is_none() {
            None
        } else if let Some(next) = tb_next.downcast::<Self>() {
            Some(Owned::share(next))
        } else {
            let name = tb_next.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "expected traceback object or None, got '{name}'"
            ));
        };
        Self::new(thread, next, Owned::share(tb_frame), tb_lasti, tb_lineno)
    }
}

#[methods]
impl Traceback {
    /// __dir__($self, /)
    fn __dir__(&self, thread: &Thread) -> Fallible<Owned<List>> {
        let names = List::new(thread)?;
        for name in ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"] {
            names.push(thread, thread.new_str(name)?)?;
        }
        Ok(names)
    }

    #[getter]
    fn tb_next(&self) -> Option<Owned<Self>> {
        self.next()
    }

    #[setter]
    fn set_tb_next(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else {
            return Err(raise!(thread, TYPE_ERROR, "can't delete tb_next attribute"));
        };
        if value.is_none() {
            drop(self.next.take());
            return Ok(());
        }
        let Some(next) = value.downcast::<Self>() else {
            let name = value.type_name();
            return Err(raise!(thread, TYPE_ERROR, "expected traceback object, got '{name}'"));
        };
        let mut below = Some(Owned::share(next));
        while let Some(traceback) = below {
            if traceback.as_object().is(self.as_object()) {
                return Err(raise!(thread, VALUE_ERROR, "traceback loop detected"));
            }
            below = traceback.next();
        }
        self.next.set(Owned::share(next));
        Ok(())
    }

    #[getter]
    fn tb_lineno(&self, thread: &Thread) -> Option<i32> {
        self.line_number(thread)
    }
}

impl Traceback {
    /// The line; nothing if the instruction has none.
    pub fn line_number(&self, thread: &Thread) -> Option<i32> {
        if self.line.get() == -1
            && let Some(line_of) = thread.interpreter().hooks.line_of_frame.get()
            && let Some(frame) = self.frame()
        {
            return line_of(thread, &frame, self.instruction());
        }
        Some(self.line.get()).filter(|&line| line != -1)
    }
}
