//! A code object as plain data: what is written to files, compared, and changed by `replace`.

use pycore_bytecode::{CodeFlags, Constant, Opcode, Text};

use super::Code;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::raise;
use crate::types::bytes::Bytes;
use crate::types::complex::Complex;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::set::FrozenSet;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use pycore_unicode::SurrogateString;

/// How deep constants may be nested in each other.
const DEEPEST: usize = 200;

impl Code {
    /// The instructions as the compiler wrote them: general forms with empty caches.
    pub fn general_code(&self) -> Vec<u8> {
        let units = self.units();
        let mut bytes = Vec::with_capacity(units.len() * 2);
        let mut index = 0;
        while let Some(unit) = units.get(index) {
            let [byte, oparg] = unit.get().to_le_bytes();
            let opcode = self.base_opcode(index);
            bytes.extend([opcode.and_then(Opcode::byte).unwrap_or(byte), oparg]);
            let caches = opcode.map_or(0, Opcode::cache_units);
            bytes.resize(bytes.len() + 2 * caches.min(units.len() - index - 1), 0);
            index += 1 + caches;
        }
        bytes
    }

    /// The code as plain data.
    ///
    /// `ValueError` if a constant is of a type that code objects in files cannot have.
    pub fn to_plain(&self, thread: &Thread) -> Fallible<pycore_bytecode::Code> {
        self.to_plain_below(thread, 0)
    }

    fn to_plain_below(&self, thread: &Thread, depth: usize) -> Fallible<pycore_bytecode::Code> {
        let consts = self
            .constants()
            .iter()
            .map(|value| constant(thread, value, depth))
            .collect::<Fallible<Vec<_>>>()?;
        self.to_plain_with(thread, consts)
    }

    /// The code as plain data with other constants.
    pub(super) fn to_plain_with(
        &self,
        thread: &Thread,
        consts: Vec<Constant>,
    ) -> Fallible<pycore_bytecode::Code> {
        Ok(pycore_bytecode::Code {
            argcount: self.argument_count() as u32,
            posonlyargcount: self.positional_only_count() as u32,
            kwonlyargcount: self.keyword_only_count() as u32,
            stacksize: self.stack_size(),
            flags: CodeFlags::from_bits_retain(self.flags()),
            code: self.general_code().into(),
            consts: consts.into(),
            names: texts(thread, self.names())?.into(),
            localsplusnames: texts(thread, self.variable_names())?.into(),
            localspluskinds: bytes(self.variable_kinds()).to_vec().into(),
            filename: text(thread, self.file_name())?,
            name: text(thread, self.name())?,
            qualname: text(thread, self.qualified_name())?,
            firstlineno: self.first_line(),
            linetable: bytes(self.line_table()).to_vec().into(),
            exceptiontable: bytes(self.exception_table()).to_vec().into(),
        })
    }
}

/// What the verifier needs to know of constants: which are code objects, and which are tuples of names.
pub(super) fn skeletons(thread: &Thread, consts: &Tuple) -> Fallible<Vec<Constant>> {
    let nested = Constant::Code(trivial().into());
    let skeleton = |value: &Object| {
        if value.downcast_exact::<Code>().is_some() {
            // A code object has been verified when it was made.
            return Ok(nested.clone());
        }
        match value.downcast_exact::<Tuple>() {
            Some(names) if names.iter().all(|name| name.downcast_exact::<Str>().is_some()) => {
                let names = texts(thread, names)?.into_iter().map(Constant::Str);
                Ok(Constant::Tuple(names.collect()))
            }
            _ => Ok(Constant::None),
        }
    };
    consts.iter().map(skeleton).collect()
}

/// The table of locations of two code units that have none.
const WITHOUT_LINES: [u8; 1] = [0x80 | 15 << 3 | 1];

/// Code that does nothing, in the place of a code object that has been verified.
fn trivial() -> pycore_bytecode::Code {
    let code = [Opcode::LOAD_SMALL_INT as u8, 0, Opcode::RETURN_VALUE as u8, 0];
    pycore_bytecode::Code {
        code: code[..].into(),
        stacksize: 1,
        linetable: WITHOUT_LINES[..].into(),
        ..pycore_bytecode::Code::default()
    }
}

/// The contents of an object that is bytes.
pub(super) fn bytes(object: &Object) -> &[u8] {
    object.downcast::<Bytes>().map_or(&[], Bytes::as_slice)
}

/// A string as plain text.
pub(super) fn text(thread: &Thread, object: &Object) -> Fallible<Text> {
    match object.downcast::<Str>() {
        Some(text) => Ok(plain_text(text)),
        None => Err(raise!(thread, TYPE_ERROR, "expected str, not {}", object.type_name())),
    }
}

fn plain_text(text: &Str) -> Text {
    match text.as_ascii() {
        Some(ascii) => Text::from(ascii),
        None => {
            let mut plain = SurrogateString::default();
            for point in text.view().code_points() {
                plain.push_code_point(point);
            }
            Text::from(&plain)
        }
    }
}

pub(super) fn texts(thread: &Thread, names: &Tuple) -> Fallible<Vec<Text>> {
    names.iter().map(|name| text(thread, name)).collect()
}

/// A constant as plain data.
fn constant(thread: &Thread, value: &Object, depth: usize) -> Fallible<Constant> {
    if depth > DEEPEST {
        return Err(raise!(thread, VALUE_ERROR, "object too deeply nested to marshal"));
    }
    let items = |items: &Tuple| -> Fallible<Vec<Constant>> {
        items.iter().map(|item| constant(thread, item, depth + 1)).collect()
    };
    if value.is_none() {
        return Ok(Constant::None);
    }
    if value.is(&thread.ellipsis()) {
        return Ok(Constant::Ellipsis);
    }
    if value.is(&thread.bool(true)) || value.is(&thread.bool(false)) {
        return Ok(Constant::Bool(value.is(&thread.bool(true))));
    }
    if let Some(int) = value.downcast_exact::<Int>() {
        return Ok(match int.to_i64() {
            Some(value) => Constant::Int(value),
            None => Constant::from_digits(int.is_negative(), int.digits().to_vec()),
        });
    }
    if let Some(float) = value.downcast_exact::<Float>() {
        return Ok(Constant::Float(float.value()));
    }
    if let Some(complex) = value.downcast_exact::<Complex>() {
        let value = complex.value();
        return Ok(Constant::Complex(value.real, value.imag));
    }
    if let Some(text) = value.downcast_exact::<Str>() {
        return Ok(Constant::Str(plain_text(text)));
    }
    if let Some(bytes) = value.downcast_exact::<Bytes>() {
        return Ok(Constant::Bytes(bytes.as_slice().to_vec().into()));
    }
    if let Some(tuple) = value.downcast_exact::<Tuple>() {
        return Ok(Constant::Tuple(items(tuple)?.into()));
    }
    if let Some(set) = value.downcast_exact::<FrozenSet>() {
        let tuple = Tuple::from_iterable(thread, set.as_object())?;
        return Ok(Constant::FrozenSet(items(&tuple)?.into()));
    }
    if let Some(slice) = value.downcast_exact::<Slice>() {
        let part = |part: Owned| constant(thread, &part, depth + 1);
        let parts =
            [part(slice.start(thread))?, part(slice.stop(thread))?, part(slice.step(thread))?];
        return Ok(Constant::Slice(parts.into()));
    }
    if let Some(code) = value.downcast_exact::<Code>() {
        return Ok(Constant::Code(code.to_plain_below(thread, depth + 1)?.into()));
    }
    Err(raise!(thread, VALUE_ERROR, "unmarshallable object"))
}
