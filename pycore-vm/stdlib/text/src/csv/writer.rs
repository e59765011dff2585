//! `writer`: rows as text.

use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::errors::TYPE_ERROR;
use pycore_objects::protocol::{call, iterate, number, object};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, methods, static_type};
use pycore_text::{OutOfMemory, TextBuf, View};

use super::dialect::Dialect;
use super::error;
use super::rules::{Quoting, Rules};

/// What writes rows to a file.
#[repr(C)]
pub struct Writer {
    object: Object,
    /// The method `write` of the file.
    write: Place,
    dialect: Place<Dialect>,
}

static_type! {
    /// The type `_csv.writer`.
    pub static WRITER: Writer = {
        name: "_csv.writer",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC | DISALLOW_INSTANTIATION,
        doc: "What writes rows, sequences of fields, to a file.",
        methods: Writer::METHODS,
        members: MEMBERS,
    };
}

const MEMBERS: &[NativeMember] = &[NativeMember::new(
    c"dialect",
    MemberKind::ObjectOrNone,
    offset_of!(Writer, dialect),
    NativeMember::READ_ONLY,
    None,
)];

impl Trace for Writer {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.write.trace(tracer);
        self.dialect.trace(tracer);
    }

    fn clear(&self) {
        drop(self.write.take());
        drop(self.dialect.take());
    }
}

#[methods]
impl Writer {
    /// writerow($self, row, /)
    ///
    /// Write a row. The result is that of the file's method.
    fn writerow(&self, thread: &Thread, row: &Object) -> Fallible<Owned> {
        let (Some(write), Some(dialect)) = (self.write.get(), self.dialect.get()) else {
            return Ok(thread.none());
        };
        let line = Row::new(thread, dialect.rules(thread)?).line(row)?;
        call::call(thread, &write, &[line.as_object()])
    }

    /// writerows($self, rows, /)
    ///
    /// Write several rows.
    fn writerows(&self, thread: &Thread, rows: &Object) -> Fallible {
        iterate::for_each(thread, rows, |row| self.writerow(thread, &row).map(drop))
    }
}

impl Writer {
    pub(super) fn new(
        thread: &Thread,
        write: Owned,
        dialect: Owned<Dialect>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            write: Place::new(write),
            dialect: Place::new(dialect),
        })
    }
}

/// A row that is being written.
struct Row<'t> {
    thread: &'t Thread,
    rules: Rules,
    text: TextBuf,
    fields: usize,
}

impl<'t> Row<'t> {
    fn new(thread: &'t Thread, rules: Rules) -> Self {
        Self { thread, rules, text: TextBuf::new(), fields: 0 }
    }

    fn line(mut self, row: &Object) -> Fallible<Owned<Str>> {
        let thread = self.thread;
        let fields = object::iterate(thread, row).or_else(|raised| {
            raised.suppress(thread, &TYPE_ERROR)?;
            let kind = row.type_name();
            Err(error(thread, &format!("iterable expected, not {kind}")))
        })?;
        let mut is_null = false;
        while let Some(field) = object::next(thread, &fields)? {
            is_null = field.is_none();
            self.field(&field)?;
        }
        // An empty line would be read as no row at all.
        if self.fields > 0 && self.text.is_empty() {
            if self.rules.quoting == Quoting::None || is_null && self.rules.quoting.tells_null() {
                return Err(error(thread, "single empty field record must be quoted"));
            }
            self.fields -= 1;
            self.append(View::EMPTY, true, false)?;
        }
        let terminator = self.rules.terminator.clone();
        self.push_view(terminator.view())?;
        Str::from_buffer(thread, &self.text)
    }

    fn push_view(&mut self, text: View<'_>) -> Fallible {
        self.text.push_view(text).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    fn push(&mut self, character: u32) -> Fallible {
        self.text.push(character).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    fn field(&mut self, field: &Object) -> Fallible {
        let is_text = field.downcast::<Str>().is_some();
        let is_quoted = match self.rules.quoting {
            Quoting::NonNumeric => !number::is_number(field),
            Quoting::All => true,
            Quoting::Strings => is_text,
            Quoting::NotNull => !field.is_none(),
            Quoting::Minimal | Quoting::None => false,
        };
        if field.is_none() {
            return self.append(View::EMPTY, is_quoted, true);
        }
        let text = match field.downcast::<Str>() {
            Some(text) => Owned::share(text),
            None => object::str(self.thread, field)?,
        };
        self.append(text.view(), is_quoted, false)
    }

    /// Adds a field, with quotes and escapes where they are needed.
    fn append(&mut self, field: View<'_>, mut is_quoted: bool, is_null: bool) -> Fallible {
        let thread = self.thread;
        let out_of_memory = |OutOfMemory| thread.raise_out_of_memory();
        let mut body = TextBuf::new();
        for character in field.code_points() {
            let is = |other: Option<u32>| other == Some(character);
            let is_special = is(Some(self.rules.delimiter))
                || is(self.rules.escape)
                || is(self.rules.quote)
                || matches!(character, 10 | 13)
                || self.rules.terminator.view().code_points().any(|point| point == character);
            if is_special {
                let mut is_escaped = self.rules.quoting == Quoting::None;
                if !is_escaped {
                    if is(self.rules.quote) {
                        match self.rules.double_quote {
                            true => body.push(character).map_err(out_of_memory)?,
                            false => is_escaped = true,
                        }
                    } else {
                        is_escaped = is(self.rules.escape);
                    }
                    is_quoted |= !is_escaped;
                }
                if is_escaped {
                    let Some(escape) = self.rules.escape else {
                        let message = "need to escape, but no escapechar set";
                        return Err(error(thread, message));
                    };
                    body.push(escape).map_err(out_of_memory)?;
                }
            }
            body.push(character).map_err(out_of_memory)?;
        }
        // Where spaces are passed over in front of fields, an empty field between spaces cannot be seen.
        let space = u32::from(' ');
        if field.is_empty() && self.rules.delimiter == space && self.rules.skip_initial_space {
            let quoting = self.rules.quoting;
            if quoting == Quoting::None || is_null && quoting.tells_null() {
                let message = "empty field must be quoted if delimiter is a space and skipinitialspace is true";
                return Err(error(thread, message));
            }
            is_quoted = true;
        }
        if self.fields > 0 {
            self.push(self.rules.delimiter)?;
        }
        let quote = self.rules.quote.filter(|_| is_quoted);
        if let Some(quote) = quote {
            self.push(quote)?;
        }
        self.push_view(body.view())?;
        if let Some(quote) = quote {
            self.push(quote)?;
        }
        self.fields += 1;
        Ok(())
    }
}
