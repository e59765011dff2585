//! Code objects from the compiler's plain data.

use std::borrow::Cow;
use std::collections::HashMap;

use pycore_bytecode::{Constant, LocalKind, Opcode, Text, quickened, verify, without_columns};

use super::value::{Code, CodeParts};
use crate::core::{Fallible, Owned, Thread};
use crate::raise;
use crate::types::bytes::Bytes;
use crate::types::complex::Complex;
use crate::types::int::Int;
use crate::types::set::FrozenSet;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use pycore_numbers::complex::Complex as Value;
use pycore_text::TextBuf;

impl Code {
    /// A code object with those within it.
    ///
    /// Raises `SystemError` for code that the verifier does not accept.
    pub fn from_plain(thread: &Thread, plain: &pycore_bytecode::Code) -> Fallible<Owned<Self>> {
        if let Err(error) = verify(plain) {
            return Err(raise!(thread, SYSTEM_ERROR, "unsafe code object: {error}"));
        }
        Builder { thread, known: HashMap::new() }.code(plain)
    }
}

/// A code object of code that the verifier has accepted, with constants of any kind: as many as the code has.
pub(super) fn with_constants(
    thread: &Thread,
    plain: &pycore_bytecode::Code,
    consts: Owned<Tuple>,
) -> Fallible<Owned<Code>> {
    debug_assert_eq!(plain.consts.len(), consts.len());
    let names = |names: &[Text]| -> Fallible<Owned<Tuple>> {
        let names = names.iter().map(|name| Ok(interned(thread, name)?.into_object()));
        Tuple::from_owned(thread, names.collect::<Fallible<Vec<_>>>()?)
    };
    let line_table: Cow<'_, [u8]> = match thread.interpreter().options.no_debug_ranges.get() {
        true => without_columns(&plain.linetable, plain.firstlineno).into(),
        false => (&*plain.linetable).into(),
    };
    let count = |kind| plain.kinds().filter(|of| of.contains(kind)).count();
    let parts = CodeParts {
        units: &quickened(&plain.code),
        consts,
        names: names(&plain.names)?,
        exception_table: Bytes::new(thread, &plain.exceptiontable)?.into_object(),
        flags: plain.flags.bits(),
        argument_count: plain.argcount,
        positional_only_count: plain.posonlyargcount,
        keyword_only_count: plain.kwonlyargcount,
        stack_size: plain.stacksize,
        first_line: plain.firstlineno,
        variable_names: names(&plain.localsplusnames)?,
        variable_kinds: Bytes::new(thread, &plain.localspluskinds)?.into_object(),
        counts: [count(LocalKind::LOCAL), count(LocalKind::CELL), count(LocalKind::FREE)],
        file_name: interned(thread, &plain.filename)?.into_object(),
        name: interned(thread, &plain.name)?.into_object(),
        qualified_name: interned(thread, &plain.qualname)?.into_object(),
        line_table: Bytes::new(thread, &line_table)?.into_object(),
        first_traceable: first_resume(&plain.code),
    };
    #[expect(unsafe_code, reason = "the code was verified")]
    // SAFETY: the caller has verified the code and what is within it.
    unsafe {
        Code::new(thread, parts)
    }
}

/// The first `RESUME`, in code units: before it tracing does not look.
pub(super) fn first_resume(code: &[u8]) -> usize {
    let mut index = 0;
    while let Some(&byte) = code.get(index * 2) {
        if byte == Opcode::RESUME as u8 {
            return index;
        }
        index += 1 + Opcode::from_byte(byte).map_or(0, Opcode::cache_units);
    }
    index
}

/// The text as a string.
fn string(thread: &Thread, text: &Text) -> Fallible<Owned<Str>> {
    match text.as_str() {
        Some(text) => Str::new(thread, text),
        None => {
            let mut buffer = TextBuf::default();
            for code_point in text.as_text().code_points() {
                if buffer.push(code_point).is_err() {
                    return Err(thread.raise_out_of_memory());
                }
            }
            Str::from_buffer(thread, &buffer)
        }
    }
}

fn interned(thread: &Thread, text: &Text) -> Fallible<Owned<Str>> {
    Ok(thread.interpreter().interned.intern(thread, string(thread, text)?))
}

/// Text that looks like a name is interned, as names are.
fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}

/// Makes objects of a program's constants: equal ones are one, in whichever of its code objects they are.
struct Builder<'a> {
    thread: &'a Thread,
    known: HashMap<&'a Constant, Owned>,
}

impl<'a> Builder<'a> {
    /// A code object of code that the verifier has accepted, as it has what is within it.
    fn code(&mut self, plain: &'a pycore_bytecode::Code) -> Fallible<Owned<Code>> {
        let constants = self.constants(&plain.consts)?;
        with_constants(self.thread, plain, constants)
    }

    fn constants(&mut self, values: &'a [Constant]) -> Fallible<Owned<Tuple>> {
        let values = values.iter().map(|value| self.constant(value));
        let values = values.collect::<Fallible<Vec<_>>>()?;
        Tuple::from_owned(self.thread, values)
    }

    /// A constant as an object. Nested constants are no deeper than the verifier permits.
    fn constant(&mut self, value: &'a Constant) -> Fallible<Owned> {
        let thread = self.thread;
        let is_shared_anyway = match value {
            Constant::None | Constant::Bool(_) | Constant::Ellipsis | Constant::Code(_) => true,
            Constant::Int(value) => (0..256).contains(value),
            Constant::Str(text) => text.as_str().is_some_and(is_name),
            _ => false,
        };
        if is_shared_anyway || value.is_unequal() {
            return self.make(value);
        }
        if let Some(known) = self.known.get(value) {
            return Ok(known.clone());
        }
        let object = self.make(value)?;
        if self.known.try_reserve(1).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        self.known.insert(value, object.clone());
        Ok(object)
    }

    fn make(&mut self, value: &'a Constant) -> Fallible<Owned> {
        let thread = self.thread;
        Ok(match value {
            Constant::None => thread.none(),
            Constant::Bool(value) => thread.bool(*value),
            Constant::Ellipsis => thread.ellipsis(),
            Constant::Code(code) => self.code(code)?.into_object(),
            Constant::Int(value) => thread.new_int(*value)?,
            Constant::BigInt(value) => Int::from_big(thread, value)?.into_object(),
            Constant::Float(value) => thread.new_float(*value)?,
            Constant::Complex(real, imaginary) => {
                Complex::new(thread, Value { real: *real, imag: *imaginary })?.into_object()
            }
            Constant::Str(text) if text.as_str().is_some_and(is_name) => {
                interned(thread, text)?.into_object()
            }
            Constant::Str(text) => string(thread, text)?.into_object(),
            Constant::Bytes(bytes) => Bytes::new(thread, bytes)?.into_object(),
            Constant::Tuple(items) => self.constants(items)?.into_object(),
            Constant::FrozenSet(items) => {
                let set = FrozenSet::new(thread)?;
                for item in items.iter() {
                    set.elements().add(thread, &*self.constant(item)?)?;
                }
                set.into_object()
            }
            Constant::Slice(parts) => {
                let [start, stop, step] = &**parts;
                let (start, stop) = (self.constant(start)?, self.constant(stop)?);
                let step = self.constant(step)?;
                Slice::new(thread, start, stop, step)?.into_object()
            }
        })
    }
}
