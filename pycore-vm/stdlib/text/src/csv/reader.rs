//! `reader`: rows out of an iterable of lines.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::protocol::object;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, slots, static_type};

use super::dialect::Dialect;
use super::error;
use super::parser::{Parser, State};

/// An iterator over rows.
#[repr(C)]
pub struct Reader {
    object: Object,
    lines: Place,
    dialect: Place<Dialect>,
    line_num: Cell<u64>,
}

static_type! {
    /// The type `_csv.reader`.
    pub static READER: Reader = {
        name: "_csv.reader",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC | DISALLOW_INSTANTIATION,
        doc: "An iterator over the rows of a file: lists of fields.",
        slots: Reader::SLOTS,
        members: MEMBERS,
    };
}

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"dialect",
        MemberKind::ObjectOrNone,
        offset_of!(Reader, dialect),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"line_num",
        MemberKind::UnsignedLong,
        offset_of!(Reader, line_num),
        NativeMember::READ_ONLY,
        None,
    ),
];

impl Trace for Reader {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.lines.trace(tracer);
        self.dialect.trace(tracer);
    }

    fn clear(&self) {
        drop(self.lines.take());
        drop(self.dialect.take());
    }
}

impl Reader {
    pub(super) fn new(
        thread: &Thread,
        lines: Owned,
        dialect: Owned<Dialect>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            lines: Place::new(lines),
            dialect: Place::new(dialect),
            line_num: Cell::new(0),
        })
    }
}

#[slots]
impl Reader {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<List>>> {
        let (Some(lines), Some(dialect)) = (self.lines.get(), self.dialect.get()) else {
            return Ok(None);
        };
        let mut parser = Parser::new(thread, dialect.rules(thread)?)?;
        let mut number = self.line_num.get();
        loop {
            let Some(line) = object::next(thread, &lines)? else {
                if !parser.is_in_field() {
                    return Ok(None);
                }
                parser.end_of_text()?;
                break;
            };
            let Some(text) = line.downcast_ref::<Str>() else {
                let kind = line.type_name();
                let message = format!(
                    "iterator should return strings, not {kind} (the file should be opened in text mode)"
                );
                return Err(error(thread, &message));
            };
            if self.line_num.get() != number {
                return Err(error(thread, "iterator has already advanced the reader"));
            }
            number += 1;
            self.line_num.set(number);
            parser.line(text.view())?;
            if parser.state == State::StartRecord {
                break;
            }
        }
        Ok(Some(parser.finish()))
    }
}
