//! `StringIO`: a file of text in memory.

use std::cell::{Cell, RefCell};

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, errors, methods, name, raise, slots,
};
use pycore_text::{TextBuf, View};

use super::base::{IoBase, add_attributes, attributes_copy};
use super::newline::Newlines;
use super::text::{Ends, Found, with_ends};
use super::text_base::{TEXT_IO_BASE, TextIoBase};
use super::util::Size;

io_type! {
    /// A file of text in memory.
    pub struct StringIo = STRING_IO "_io.StringIO" in TEXT_IO_BASE as TextIoBase {
        content: RefCell<TextBuf>,
        ends: Cell<Ends>,
        newlines: Newlines,
        ready: Cell<bool>,
        closed: Cell<bool>,
        dict: Place,
        weak_references: Cell<usize>,
        position: Cell<usize>,
    }
    traced(),
    methods: StringIo::METHODS,
    getsets: StringIo::GETSETS
}

const _: () = assert!(size_of::<StringIo>() == 120 && std::mem::offset_of!(StringIo, dict) == 96);

impl StringIo {
    fn check_ready(&self, thread: &Thread) -> Fallible {
        if !self.ready.get() {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on uninitialized object"));
        }
        Ok(())
    }

    fn check_open(&self, thread: &Thread) -> Fallible {
        self.check_ready(thread)?;
        if self.closed.get() {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file"));
        }
        Ok(())
    }

    fn is_universal(&self) -> bool {
        matches!(self.ends.get(), Ends::Translated | Ends::Universal)
    }

    fn set_up(&self, thread: &Thread, initial: &Object, newline: Option<&Object>) -> Fallible {
        self.ready.set(false);
        let ends = match newline.filter(|newline| !newline.is_none()) {
            None if newline.is_some() => Ends::Translated,
            None => Ends::Only("\n"),
            Some(newline) => {
                let Some(text) = newline.downcast::<Str>() else {
                    let class = newline.type_name();
                    let message = "newline must be str or None, not";
                    return Err(raise!(thread, TYPE_ERROR, "{message} {class}"));
                };
                match Ends::of(thread, Some(text)) {
                    Ok(ends) => ends,
                    Err(raised) => {
                        thread.clear_exception(raised);
                        let shown = object::repr(thread, newline)?;
                        let message = "illegal newline value:";
                        return Err(raise!(thread, VALUE_ERROR, "{message} {shown}"));
                    }
                }
            }
        };
        if !initial.is_none() && initial.downcast::<Str>().is_none() {
            let class = initial.type_name();
            let message = "initial_value must be str or None, not";
            return Err(raise!(thread, TYPE_ERROR, "{message} {class}"));
        }
        self.ends.set(ends);
        self.newlines.configure(ends == Ends::Translated);
        self.content.borrow_mut().clear();
        self.position.set(0);
        self.closed.set(false);
        self.ready.set(true);
        if let Some(initial) = initial.downcast::<Str>() {
            self.write_text(thread, initial)?;
        }
        self.position.set(0);
        Ok(())
    }

    /// Writes at the position, which may be behind the end.
    fn write_text(&self, thread: &Thread, text: &Str) -> Fallible {
        let mut text = Owned::share(text);
        if self.is_universal() {
            text = self.newlines.feed(thread, text, true)?;
        }
        if let Some(end) = self.ends.get().written() {
            text = with_ends(thread, &text, end)?;
        }
        self.put(thread, text.view())
    }

    /// Puts text at the position, as it is.
    fn put(&self, thread: &Thread, text: View<'_>) -> Fallible {
        let mut content = self.content.borrow_mut();
        let start = self.position.get();
        let mut write = || {
            if start >= content.len() {
                let gap = start - content.len();
                content.push_repeated(0, gap)?;
                return content.push_view(text);
            }
            let mut changed = TextBuf::with_capacity(content.len().max(start + text.len()))?;
            changed.push_view(content.view().first(start))?;
            changed.push_view(text)?;
            changed.push_view(content.view().skip(start.saturating_add(text.len())))?;
            *content = changed;
            Ok(())
        };
        if write().is_err() {
            return Err(thread.raise_out_of_memory());
        }
        self.position.set(start + text.len());
        Ok(())
    }

    fn take(&self, thread: &Thread, count: impl FnOnce(View<'_>) -> usize) -> Fallible<Owned<Str>> {
        let content = self.content.borrow();
        let start = self.position.get();
        let rest = content.view().skip(start.min(content.len()));
        let count = count(rest).min(rest.len());
        let text = Str::from_view(thread, rest.first(count))?;
        self.position.set(start + count);
        Ok(text)
    }

    fn take_line(&self, thread: &Thread, limit: Option<usize>) -> Fallible<Owned<Str>> {
        let ends = self.ends.get();
        self.take(thread, |rest| {
            let end = match ends.find(rest, 0) {
                Found::End(end) => end,
                Found::None(_) => rest.len(),
            };
            end.min(limit.unwrap_or(usize::MAX))
        })
    }
}

#[slots]
impl StringIo {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            base: TextIoBase { base: IoBase::new(object) },
            dict: Place::empty(),
            weak_references: Cell::new(0),
            content: RefCell::default(),
            position: Cell::new(0),
            ready: Cell::new(false),
            closed: Cell::new(false),
            ends: Cell::default(),
            newlines: Newlines::default(),
        })
    }

    /// StringIO(initial_value='', newline='\n')
    ///
    /// A file of text in memory.
    fn tp_init(
        &self,
        thread: &Thread,
        initial_value: Option<&Object>,
        newline: Option<&Object>,
    ) -> Fallible {
        self.set_up(thread, initial_value.unwrap_or(name!(thread, "").as_object()), newline)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.check_open(thread)?;
        if self.as_object().downcast_exact::<Self>().is_some() {
            let line = self.take_line(thread, None)?;
            return Ok((!line.is_empty()).then(|| line.into_object()));
        }
        let line = call::call_method(thread, self.as_object(), name!(thread, "readline"), &[])?;
        let Some(text) = (*line).downcast::<Str>() else {
            let class = line.type_name();
            let message = "readline() should have returned a str object, not";
            return Err(raise!(thread, OS_ERROR, "{message} '{class}'"));
        };
        let is_empty = text.is_empty();
        Ok((!is_empty).then_some(line))
    }
}

#[methods]
impl StringIo {
    /// close($self, /)
    ///
    /// Close, and free the memory.
    fn close(&self) {
        self.closed.set(true);
        *self.content.borrow_mut() = TextBuf::new();
    }

    /// getvalue($self, /)
    ///
    /// All of the content.
    fn getvalue(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.check_open(thread)?;
        Str::from_buffer(thread, &self.content.borrow())
    }

    /// read($self, size=-1, /)
    ///
    /// Read so many characters, or fewer at the end; without a size, all that is left.
    fn read(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Str>> {
        self.check_open(thread)?;
        let limit = Size::limit(size).unwrap_or(usize::MAX);
        self.take(thread, |rest| rest.len().min(limit))
    }

    /// readline($self, size=-1, /)
    ///
    /// Read a line, at most so many characters of it if size is not negative.
    fn readline(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Str>> {
        self.check_open(thread)?;
        self.take_line(thread, Size::limit(size))
    }

    /// tell($self, /)
    ///
    /// The current position.
    fn tell(&self, thread: &Thread) -> Fallible<usize> {
        self.check_open(thread)?;
        Ok(self.position.get())
    }

    /// truncate($self, pos=None, /)
    ///
    /// Cut the content off at a size, by default the current position, and return the size.
    fn truncate(&self, thread: &Thread, pos: Option<&Object>) -> Fallible<isize> {
        self.check_open(thread)?;
        let size = match pos.filter(|pos| !pos.is_none()) {
            None => self.position.get() as isize,
            Some(pos) if number::is_index(pos) => {
                number::to_isize(thread, pos, &errors::OVERFLOW_ERROR)?
            }
            Some(pos) => {
                let class = pos.type_name();
                let message = "argument should be integer or None, not";
                return Err(raise!(thread, TYPE_ERROR, "{message} '{class}'"));
            }
        };
        if size < 0 {
            return Err(raise!(thread, VALUE_ERROR, "Negative size value {size}"));
        }
        // The size's code may have closed the file.
        self.check_open(thread)?;
        let mut content = self.content.borrow_mut();
        if (size as usize) < content.len() {
            let mut cut = TextBuf::new();
            if cut.push_view(content.view().first(size as usize)).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            *content = cut;
        }
        Ok(size)
    }

    /// seek($self, pos, whence=0, /)
    ///
    /// Go to a position; from the current one or the end, only to that itself.
    fn seek(&self, thread: &Thread, pos: isize, whence: Option<i32>) -> Fallible<usize> {
        self.check_open(thread)?;
        let target = match whence.unwrap_or(0) {
            0 if pos < 0 => {
                return Err(raise!(thread, VALUE_ERROR, "Negative seek position {pos}"));
            }
            0 => pos as usize,
            1 | 2 if pos != 0 => {
                return Err(raise!(thread, OS_ERROR, "Can't do nonzero cur-relative seeks"));
            }
            1 => self.position.get(),
            2 => self.content.borrow().len(),
            whence => {
                let message = "should be 0, 1 or 2";
                return Err(raise!(thread, VALUE_ERROR, "Invalid whence ({whence}, {message})"));
            }
        };
        self.position.set(target);
        Ok(target)
    }

    /// write($self, s, /)
    ///
    /// Write text, and return how many characters it has.
    fn write(&self, thread: &Thread, s: &Object) -> Fallible<usize> {
        self.check_ready(thread)?;
        let Some(text) = s.downcast::<Str>() else {
            let class = s.type_name();
            return Err(raise!(thread, TYPE_ERROR, "string argument expected, got '{class}'"));
        };
        self.check_open(thread)?;
        if !text.is_empty() {
            self.write_text(thread, text)?;
        }
        Ok(text.len())
    }

    /// seekable($self, /)
    ///
    /// True: memory has positions.
    fn seekable(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread).map(|()| true)
    }

    /// readable($self, /)
    ///
    /// True: memory can be read.
    fn readable(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread).map(|()| true)
    }

    /// writable($self, /)
    ///
    /// True: memory can be written.
    fn writable(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread).map(|()| true)
    }

    /// __getstate__($self, /)
    fn __getstate__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let value = self.getvalue(thread)?.into_object();
        let newline = match self.ends.get() {
            Ends::Translated => thread.none(),
            Ends::Universal => thread.new_str("")?,
            Ends::Only(end) => thread.new_str(end)?,
        };
        let position = thread.new_int(self.position.get() as i64)?;
        let dict = attributes_copy(thread, self.as_object())?;
        Tuple::pack(thread, [value, newline, position, dict])
    }

    /// __setstate__($self, state, /)
    fn __setstate__(&self, thread: &Thread, state: &Object) -> Fallible {
        if self.closed.get() {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file"));
        }
        let items = state.downcast::<Tuple>().map(Tuple::as_slice);
        let Some([value, newline, position, dict, ..]) = items else {
            let (own, given) = (self.as_object().type_object().name(), state.type_name());
            let own = own.to_string_lossy();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{own}.__setstate__ argument should be 4-tuple, got {given}"
            ));
        };
        let text = value.downcast::<Str>();
        // Anything else is refused as the initial value that it would be.
        let initial = if text.is_some() { thread.none() } else { Owned::share(*value) };
        self.set_up(thread, &initial, Some(newline))?;
        if let Some(text) = text {
            // It is what is there, which is not translated again.
            self.put(thread, text.view())?;
            self.position.set(0);
        }
        if position.downcast::<Int>().is_none() {
            let given = position.type_name();
            let message = "third item of state must be an integer, got";
            return Err(raise!(thread, TYPE_ERROR, "{message} {given}"));
        }
        let position = number::to_isize(thread, position, &errors::OVERFLOW_ERROR)?;
        if position < 0 {
            return Err(raise!(thread, VALUE_ERROR, "position value cannot be negative"));
        }
        self.position.set(position as usize);
        if dict.is_none() {
            return Ok(());
        }
        let Some(dict) = dict.downcast::<Dict>() else {
            let given = dict.type_name();
            let message = "fourth item of state should be a dict, got a";
            return Err(raise!(thread, TYPE_ERROR, "{message} {given}"));
        };
        add_attributes(thread, self.as_object(), dict)
    }

    #[getter]
    fn closed(&self, thread: &Thread) -> Fallible<bool> {
        self.check_ready(thread)?;
        Ok(self.closed.get())
    }

    #[getter]
    fn newlines(&self, thread: &Thread) -> Fallible<Owned> {
        self.check_open(thread)?;
        if self.is_universal() { self.newlines.seen(thread) } else { Ok(thread.none()) }
    }

    #[getter]
    fn line_buffering(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread)?;
        Ok(false)
    }
}
