//! Everything that marshal carries, as a tree.

use std::sync::Arc;
use std::vec::Drain;

use pycore_bytecode::{Constant, SharedBytes};

use crate::code_builder::{CodeBuilder, Loaded, expansion_limit};
use crate::encoder::Encoder;
use crate::error::{ReadError, ReadErrorKind, WriteError};
use crate::format::{MAX_DEPTH, VERSION};
use crate::reader::{Builder, CodeParts, Container, Reader, Singleton, TextData};
use crate::writer::dump_code;

/// A value that marshal can carry.
///
/// A tuple, frozen set or slice of nothing but constants is a [`Constant`] itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A value without changeable parts.
    Constant(Constant),
    /// The exception type `StopIteration`.
    StopIteration,
    /// A `tuple`
    Tuple(Vec<Value>),
    /// A `list`
    List(Vec<Value>),
    /// A `dict`: keys and values in order.
    Dict(Vec<(Value, Value)>),
    /// A `set`; the order is that of the file.
    Set(Vec<Value>),
    /// A `frozenset`
    FrozenSet(Vec<Value>),
    /// A `slice`: start, stop, step.
    Slice(Vec<Value>),
}

/// Reads one value from the start of `data` and tells how many bytes it took.
///
/// A value that contains itself has no tree and is refused, as are references that expand without bound.
///
/// ```
/// use pycore_bytecode::Constant;
/// use pycore_marshal::{Value, load_value};
/// // marshal.dumps([1, None])
/// let (value, size) = load_value(&b"[\x02\x00\x00\x00i\x01\x00\x00\x00N"[..].into())?;
/// let items = vec![Value::Constant(Constant::Int(1)), Value::Constant(Constant::None)];
/// assert_eq!((value, size), (Value::List(items), 11));
/// # Ok::<(), pycore_marshal::ReadError>(())
/// ```
pub fn load_value(data: &Arc<[u8]>) -> Result<(Value, usize), ReadError> {
    let builder = ValueBuilder { constants: CodeBuilder::new(data, 0) };
    let mut reader = Reader::new(data, builder).limit_expansion(expansion_limit(data.len()));
    let result = reader.read();
    let offset = reader.position();
    match result {
        Ok(value) => Ok((value, offset)),
        // The builder does not know where the reader is.
        Err(error) => Err(ReadError { offset, ..error }),
    }
}

struct ValueBuilder {
    constants: CodeBuilder,
}

impl ValueBuilder {
    fn constant(&mut self, loaded: Result<Loaded, ReadError>) -> Result<Value, ReadError> {
        loaded.map(|loaded| Value::Constant(self.constants.constant(loaded)))
    }

    /// The constants among values, which all are.
    fn loaded(&mut self, values: Vec<Value>) -> Vec<Loaded> {
        values
            .into_iter()
            .filter_map(|value| match value {
                Value::Constant(constant) => Some(self.constants.loaded(constant)),
                _ => None,
            })
            .collect()
    }
}

impl<'data> Builder<'data> for ValueBuilder {
    type Object = Value;
    type Error = ReadError;

    fn share(&mut self, object: &Value) -> Value {
        object.clone()
    }

    fn singleton(&mut self, which: Singleton) -> Result<Value, ReadError> {
        match which {
            Singleton::StopIteration => Ok(Value::StopIteration),
            which => {
                let loaded = self.constants.singleton(which);
                self.constant(loaded)
            }
        }
    }

    fn int(&mut self, value: i64) -> Result<Value, ReadError> {
        {
            let loaded = self.constants.int(value);
            self.constant(loaded)
        }
    }

    fn long(&mut self, negative: bool, digits: Vec<u32>) -> Result<Value, ReadError> {
        {
            let loaded = self.constants.long(negative, digits);
            self.constant(loaded)
        }
    }

    fn float(&mut self, value: f64) -> Result<Value, ReadError> {
        {
            let loaded = self.constants.float(value);
            self.constant(loaded)
        }
    }

    fn complex(&mut self, real: f64, imaginary: f64) -> Result<Value, ReadError> {
        {
            let loaded = self.constants.complex(real, imaginary);
            self.constant(loaded)
        }
    }

    fn bytes(&mut self, data: &'data [u8], offset: usize) -> Result<Value, ReadError> {
        {
            let loaded = self.constants.bytes(data, offset);
            self.constant(loaded)
        }
    }

    fn text(&mut self, text: TextData<'data>) -> Result<Value, ReadError> {
        {
            let loaded = self.constants.text(text);
            self.constant(loaded)
        }
    }

    fn start(&mut self, _: Container) -> Result<Option<Value>, ReadError> {
        Ok(None)
    }

    fn finish(
        &mut self,
        container: Container,
        _: Option<Value>,
        items: Drain<'_, Value>,
    ) -> Result<Value, ReadError> {
        let items: Vec<Value> = items.collect();
        let collected = match container {
            Container::List => return Ok(Value::List(items)),
            Container::Set => return Ok(Value::Set(items)),
            Container::Dict => {
                let mut items = items.into_iter();
                let pairs = std::iter::from_fn(|| Some((items.next()?, items.next()?)));
                return Ok(Value::Dict(pairs.collect()));
            }
            Container::Tuple(_) => Value::Tuple,
            Container::FrozenSet => Value::FrozenSet,
            Container::Slice => Value::Slice,
        };
        if !items.iter().all(|item| matches!(item, Value::Constant(_))) {
            return Ok(collected(items));
        }
        let mut loaded = self.loaded(items);
        {
            let loaded = self.constants.finish(container, None, loaded.drain(..));
            self.constant(loaded)
        }
    }

    fn code(&mut self, head: &CodeParts, parts: Drain<'_, Value>) -> Result<Value, ReadError> {
        let parts: Vec<Value> = parts.collect();
        if !parts.iter().all(|part| matches!(part, Value::Constant(_))) {
            return Err(ReadError { kind: ReadErrorKind::NotAConstant, offset: 0 });
        }
        let mut loaded = self.loaded(parts);
        {
            let loaded = self.constants.code(head, loaded.drain(..));
            self.constant(loaded)
        }
    }
}

/// Writes a value in a version of the format, [`VERSION`] being CPython 3.14's.
///
/// No references are written, since a tree has none; a code object that is the whole value is written as by
/// [`dump_code`].
pub fn dump_value(value: &Value, version: u32) -> Result<Vec<u8>, WriteError> {
    if let Value::Constant(Constant::Code(code)) = value
        && version == VERSION
    {
        return dump_code(code);
    }
    let mut encoder = Encoder::new(version);
    let mut pending = vec![(Part::Value(value), 1)];
    while let Some((part, depth)) = pending.pop() {
        if depth > MAX_DEPTH {
            return Err(WriteError::TooDeep);
        }
        let first = pending.len();
        let mut push = |part| pending.push((part, depth + 1));
        match part {
            Part::Value(value) => write_value(&mut encoder, value, &mut push)?,
            Part::Constant(constant) => write_constant(&mut encoder, constant, &mut push)?,
            Part::Bytes(bytes) => encoder.bytes(bytes, false)?,
            Part::Name(name) => encoder.text(name.as_text(), true, false)?,
            Part::Constants(items) => {
                encoder.tuple(items.len(), false)?;
                items.iter().for_each(|item| push(Part::Constant(item)));
            }
            Part::Names(names) => {
                encoder.tuple(names.len(), false)?;
                names.iter().for_each(|name| push(Part::Name(name)));
            }
            Part::FirstLine(line) => encoder.first_line(line),
            Part::EndOfDict => encoder.null(),
        }
        pending[first..].reverse();
    }
    Ok(encoder.finish())
}

enum Part<'a> {
    Value(&'a Value),
    Constant(&'a Constant),
    Constants(&'a [Constant]),
    Name(&'a pycore_bytecode::Text),
    Names(&'a [pycore_bytecode::Text]),
    Bytes(&'a SharedBytes),
    FirstLine(i32),
    EndOfDict,
}

fn write_value<'a>(
    encoder: &mut Encoder,
    value: &'a Value,
    push: &mut impl FnMut(Part<'a>),
) -> Result<(), WriteError> {
    let items = match value {
        Value::Constant(constant) => return write_constant(encoder, constant, push),
        Value::StopIteration => {
            encoder.singleton(Singleton::StopIteration);
            return Ok(());
        }
        Value::Dict(pairs) => {
            encoder.dict(false);
            for (key, value) in pairs {
                push(Part::Value(key));
                push(Part::Value(value));
            }
            push(Part::EndOfDict);
            return Ok(());
        }
        Value::Tuple(items) => {
            encoder.tuple(items.len(), false)?;
            items
        }
        Value::List(items) => {
            encoder.list(items.len(), false)?;
            items
        }
        Value::Set(items) => {
            encoder.set(items.len(), false)?;
            items
        }
        Value::FrozenSet(items) => {
            encoder.frozen_set(items.len(), false)?;
            items
        }
        Value::Slice(items) => {
            encoder.slice(false)?;
            items
        }
    };
    items.iter().for_each(|item| push(Part::Value(item)));
    Ok(())
}

fn write_constant<'a>(
    encoder: &mut Encoder,
    constant: &'a Constant,
    push: &mut impl FnMut(Part<'a>),
) -> Result<(), WriteError> {
    match constant {
        Constant::None => encoder.singleton(Singleton::None),
        Constant::Bool(false) => encoder.singleton(Singleton::False),
        Constant::Bool(true) => encoder.singleton(Singleton::True),
        Constant::Ellipsis => encoder.singleton(Singleton::Ellipsis),
        Constant::Int(value) => encoder.int(*value, false),
        Constant::BigInt(value) => encoder.long(value.is_negative(), value.digits(), false)?,
        Constant::Float(value) => encoder.float(*value, false),
        Constant::Complex(real, imaginary) => encoder.complex(*real, *imaginary, false),
        Constant::Str(text) => encoder.text(text.as_text(), false, false)?,
        Constant::Bytes(bytes) => encoder.bytes(bytes, false)?,
        Constant::Tuple(items) => {
            encoder.tuple(items.len(), false)?;
            items.iter().for_each(|item| push(Part::Constant(item)));
        }
        Constant::FrozenSet(items) => {
            encoder.frozen_set(items.len(), false)?;
            items.iter().for_each(|item| push(Part::Constant(item)));
        }
        Constant::Slice(parts) => {
            encoder.slice(false)?;
            parts.iter().for_each(|part| push(Part::Constant(part)));
        }
        Constant::Code(code) => {
            encoder.code(&crate::writer::head(code), false);
            push(Part::Bytes(&code.code));
            push(Part::Constants(&code.consts));
            push(Part::Names(&code.names));
            push(Part::Names(&code.localsplusnames));
            push(Part::Bytes(&code.localspluskinds));
            push(Part::Name(&code.filename));
            push(Part::Name(&code.name));
            push(Part::Name(&code.qualname));
            push(Part::FirstLine(code.firstlineno));
            push(Part::Bytes(&code.linetable));
            push(Part::Bytes(&code.exceptiontable));
        }
    }
    Ok(())
}
