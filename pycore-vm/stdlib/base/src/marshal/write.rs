//! Marshal data of objects.

use std::collections::{HashMap, HashSet};

use pycore_marshal::{CodeParts, Encoder, MAX_DEPTH, Singleton, VERSION, WriteError};
use pycore_objects::errors::STOP_ITERATION;
use pycore_objects::protocol::buffer::{self, BytesLike};
use pycore_objects::protocol::object;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;
use pycore_objects::types::complex::Complex;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::set::{Elements, FrozenSet, exact_elements_of};
use pycore_objects::types::slice::Slice;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Raised, Thread, raise};
use pycore_unicode::{SurrogateStr, SurrogateString};

/// The data of a value, in a version of the format.
pub(super) fn dump(
    thread: &Thread,
    value: &Object,
    version: i32,
    allow_code: bool,
) -> Fallible<Vec<u8>> {
    if let Some(code) = value.downcast_exact::<Code>()
        && allow_code
        && version == VERSION as i32
        && let Some(data) = dump_compiled(thread, code)
    {
        return Ok(data);
    }
    let mut writer = Writer {
        thread,
        encoder: Encoder::new(u32::try_from(version).unwrap_or(0)),
        slices: version >= 5,
        references: HashMap::new(),
        open: HashSet::new(),
        kept: Vec::new(),
        pending: Vec::new(),
        allow_code,
    };
    writer.push(Owned::share(value), 1, 1);
    writer.run()?;
    Ok(writer.encoder.finish())
}

/// A code object as the compiler has made it, with its references where CPython has them.
fn dump_compiled(thread: &Thread, code: &Code) -> Option<Vec<u8>> {
    match code.to_plain(thread) {
        Ok(plain) => pycore_marshal::dump_code(&plain).ok(),
        Err(raised) => {
            // Constants of other kinds: it was not the compiler, and the walk below tells what is wrong.
            thread.clear_exception(raised);
            None
        }
    }
}

/// What is still to be written.
enum Pending {
    /// A value, how deep it is nested, and how many references this walk has to it that CPython's has not.
    Value(Owned, usize, u32),
    /// The end of a dict.
    Null,
    /// The line of a code object.
    FirstLine(i32),
    /// The end of a value that must not contain itself, by its address.
    End(usize),
}

struct Writer<'t> {
    thread: &'t Thread,
    encoder: Encoder,
    /// Whether this version has slices.
    slices: bool,
    /// The places of values in the table, by address.
    references: HashMap<usize, u32>,
    /// The values that are being written and must not contain themselves, by address.
    open: HashSet<usize>,
    /// Keeps what is in the table alive, so that addresses stay.
    kept: Vec<Owned>,
    pending: Vec<Pending>,
    allow_code: bool,
}

#[cold]
fn raise_write_error(thread: &Thread, error: WriteError) -> Raised {
    raise!(thread, VALUE_ERROR, "{error}")
}

impl Writer<'_> {
    fn push(&mut self, value: Owned, depth: usize, own: u32) {
        self.pending.push(Pending::Value(value, depth, own));
    }

    /// Puts the items of a container onto the stack, the first on top.
    fn push_items(&mut self, items: Vec<Owned>, depth: usize) {
        for item in items.into_iter().rev() {
            self.push(item, depth, 1);
        }
    }

    /// What is pushed from here on is within a value that must not contain itself: who reads it could not make it.
    fn open(&mut self, value: &Object) {
        self.open.insert(value.address());
        self.pending.push(Pending::End(value.address()));
    }

    fn check(&self, result: Result<(), WriteError>) -> Fallible {
        result.map_err(|error| raise_write_error(self.thread, error))
    }

    fn run(&mut self) -> Fallible {
        while let Some(pending) = self.pending.pop() {
            match pending {
                Pending::Null => self.encoder.null(),
                Pending::FirstLine(line) => self.encoder.first_line(line),
                Pending::End(address) => {
                    self.open.remove(&address);
                }
                Pending::Value(..) if self.pending.len() > isize::MAX as usize / 64 => {
                    return Err(self.thread.raise_out_of_memory());
                }
                Pending::Value(_, depth, _) if depth > MAX_DEPTH => {
                    return Err(raise_write_error(self.thread, WriteError::TooDeep));
                }
                Pending::Value(value, depth, own) => self.value(value, depth, own)?,
            }
        }
        Ok(())
    }

    fn value(&mut self, value: Owned, depth: usize, own: u32) -> Fallible {
        let thread = self.thread;
        let singleton = if value.is_none() {
            Some(Singleton::None)
        } else if value.is(STOP_ITERATION.get().as_object()) {
            Some(Singleton::StopIteration)
        } else if value.is(&thread.ellipsis()) {
            Some(Singleton::Ellipsis)
        } else if value.is(&thread.bool(false)) {
            Some(Singleton::False)
        } else if value.is(&thread.bool(true)) {
            Some(Singleton::True)
        } else {
            None
        };
        if let Some(singleton) = singleton {
            self.encoder.singleton(singleton);
            return Ok(());
        }
        let mut flag = false;
        if self.encoder.has_references() {
            let is_interned = value.downcast_exact::<Str>().is_some_and(Str::is_interned);
            // A value that nobody else refers to cannot come again.
            if is_interned || value.reference_count().saturating_sub(own) > 1 || value.is_immortal()
            {
                if self.open.contains(&value.address()) {
                    return Err(raise_write_error(thread, WriteError::Unmarshallable));
                }
                if let Some(&index) = self.references.get(&value.address()) {
                    self.encoder.reference(index);
                    return Ok(());
                }
                let Ok(index) = u32::try_from(self.kept.len()) else {
                    return Err(raise_write_error(thread, WriteError::Unmarshallable));
                };
                self.references.insert(value.address(), index);
                self.kept.push(value.clone());
                flag = true;
            }
        }
        if let Some(string) = value.downcast_exact::<Str>() {
            return self.string(string, flag);
        }
        self.complex_value(&value, depth + 1, flag)
    }

    fn string(&mut self, string: &Str, flag: bool) -> Fallible {
        let interned = string.is_interned();
        let written = match string.as_ascii() {
            Some(text) => self.encoder.text(SurrogateStr::from(text), interned, flag),
            None => {
                let mut text = SurrogateString::default();
                for point in string.view().code_points() {
                    text.push_code_point(point);
                }
                self.encoder.text(text.as_text(), interned, flag)
            }
        };
        self.check(written)
    }

    fn complex_value(&mut self, value: &Object, depth: usize, flag: bool) -> Fallible {
        let thread = self.thread;
        if let Some(int) = value.downcast_exact::<Int>() {
            match int.to_i64() {
                Some(value) => self.encoder.int(value, flag),
                None => {
                    let written = self.encoder.long(int.is_negative(), int.digits(), flag);
                    self.check(written)?;
                }
            }
        } else if let Some(float) = value.downcast_exact::<Float>() {
            self.encoder.float(float.value(), flag);
        } else if let Some(complex) = value.downcast_exact::<Complex>() {
            let value = complex.value();
            self.encoder.complex(value.real, value.imag, flag);
        } else if let Some(bytes) = value.downcast_exact::<Bytes>() {
            let written = self.encoder.bytes(bytes.as_slice(), flag);
            self.check(written)?;
        } else if let Some(tuple) = value.downcast_exact::<Tuple>() {
            let written = self.encoder.tuple(tuple.len(), flag);
            self.check(written)?;
            self.push_items(tuple.iter().map(Owned::share).collect(), depth);
        } else if let Some(list) = value.downcast_exact::<List>() {
            let items = list.snapshot(thread)?;
            let written = self.encoder.list(items.len(), flag);
            self.check(written)?;
            self.push_items(items, depth);
        } else if let Some(dict) = value.downcast_exact::<Dict>() {
            self.encoder.dict(flag);
            let (mut items, mut position) = (Vec::new(), 0);
            while let Some((key, value)) = dict.next_entry(&mut position) {
                items.extend([key, value]);
            }
            self.pending.push(Pending::Null);
            self.push_items(items, depth);
        } else if let Some(elements) = exact_elements_of(value) {
            let is_frozen = value.downcast_exact::<FrozenSet>().is_some();
            self.set(elements, is_frozen, depth, flag)?;
        } else if let Some(code) = value.downcast_exact::<Code>() {
            self.open(value);
            self.code(code, depth, flag)?;
        } else if let Some(slice) = value.downcast_exact::<Slice>().filter(|_| self.slices) {
            self.open(value);
            let written = self.encoder.slice(flag);
            self.check(written)?;
            let parts = vec![slice.start(thread), slice.stop(thread), slice.step(thread)];
            self.push_items(parts, depth);
        } else if buffer::has_buffer(value) {
            let bytes = BytesLike::of(thread, value)?;
            let written = self.encoder.bytes(&bytes, flag);
            self.check(written)?;
        } else {
            return Err(raise_write_error(thread, WriteError::Unmarshallable));
        }
        Ok(())
    }

    /// The elements of a set, in the order of their data.
    fn set(&mut self, elements: &Elements, is_frozen: bool, depth: usize, flag: bool) -> Fallible {
        object::check_recursion(self.thread, " while marshalling a set")?;
        let written = match is_frozen {
            true => self.encoder.frozen_set(elements.len(), flag),
            false => self.encoder.set(elements.len(), flag),
        };
        self.check(written)?;
        let (mut items, mut position) = (Vec::new(), 0);
        while let Some((item, _)) = elements.next(&mut position) {
            items.push(item);
        }
        let count = items.len();
        let mut sorted = Vec::with_capacity(count);
        for item in items {
            let data = dump(self.thread, &item, self.encoder.version() as i32, self.allow_code)?;
            if elements.len() != count {
                let message = "set changed size during iteration";
                return Err(raise!(self.thread, RUNTIME_ERROR, "{message}"));
            }
            sorted.push((data, item));
        }
        sorted.sort_by(|(left, _), (right, _)| left.cmp(right));
        for (_, item) in sorted.into_iter().rev() {
            // CPython's list of pairs refers to them as well.
            self.push(item, depth, 0);
        }
        Ok(())
    }

    fn code(&mut self, code: &Code, depth: usize, flag: bool) -> Fallible {
        let thread = self.thread;
        if !self.allow_code {
            let message = "marshalling code objects is disallowed";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let head = CodeParts {
            argcount: code.argument_count() as i32,
            posonlyargcount: code.positional_only_count() as i32,
            kwonlyargcount: code.keyword_only_count() as i32,
            stacksize: code.stack_size() as i32,
            flags: code.flags() as i32,
            firstlineno: code.first_line(),
        };
        self.encoder.code(&head, flag);
        let share = |object: &Object| Owned::share(object);
        let instructions = Bytes::new(thread, &code.general_code())?.into_object();
        self.push(share(code.exception_table()), depth, 1);
        self.push(share(code.line_table()), depth, 1);
        self.pending.push(Pending::FirstLine(code.first_line()));
        self.push(share(code.qualified_name()), depth, 1);
        self.push(share(code.name()), depth, 1);
        self.push(share(code.file_name()), depth, 1);
        self.push(share(code.variable_kinds()), depth, 1);
        self.push(share(code.variable_names().as_object()), depth, 1);
        self.push(share(code.names().as_object()), depth, 1);
        self.push(share(code.constants().as_object()), depth, 1);
        self.push(instructions, depth, 0);
        Ok(())
    }
}
