//! Code objects as plain data from marshal data.

use std::sync::Arc;
use std::vec::Drain;

use pycore_bytecode::{Code, CodeFlags, Constant, SharedBytes, Text};

use crate::error::{ReadError, ReadErrorKind};
use crate::reader::{Builder, CodePart, CodeParts, Container, Reader, Singleton, TextData};

/// Reads a code object that fills the whole of `data`.
///
/// Text and bytes of the result are ranges of `data`, so nothing of it is copied.
///
/// The code object is well-formed as plain data; whether it can be executed is for
/// the verifier of `pycore-bytecode` to say.
///
/// ```
/// use pycore_bytecode::Code;
/// use pycore_marshal::{dump_code, load_code};
/// let code = Code { name: "f".into(), ..Code::default() };
/// let data = dump_code(&code)?;
/// assert_eq!(*load_code(&data.into())?, code);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load_code(data: &Arc<[u8]>) -> Result<Arc<Code>, ReadError> {
    load_code_at(data, 0)
}

/// As [`load_code`], from an offset on; offsets of errors count from the start of `data`.
pub(crate) fn load_code_at(data: &Arc<[u8]>, start: usize) -> Result<Arc<Code>, ReadError> {
    let mut reader = Reader::new(&data[start..], CodeBuilder::new(data, start))
        .limit_expansion(expansion_limit(data.len() - start));
    let result = reader.read();
    let offset = start + reader.position();
    match result {
        // The builder does not know where the reader is.
        Err(error) => Err(ReadError { offset, ..error }),
        Ok(_) if offset < data.len() => {
            Err(ReadError { kind: ReadErrorKind::TrailingData, offset })
        }
        Ok(Loaded::Constant(Constant::Code(code))) => Ok(code),
        Ok(_) => Err(ReadError { kind: ReadErrorKind::MalformedCode("type"), offset: start }),
    }
}

/// How many values following all references may visit, for data of this size.
///
/// What a compiler writes stays far below: names are leaves, and equal tuples are small.
pub(crate) fn expansion_limit(size: usize) -> u64 {
    (size as u64).saturating_mul(64).saturating_add(1 << 20)
}

/// Builds [`Constant`]s whose text and bytes share the data's buffer.
#[derive(Clone, Debug)]
pub struct CodeBuilder {
    buffer: Arc<[u8]>,
    /// Where the reader's data starts in the buffer.
    start: usize,
}

/// A value of a [`CodeBuilder`].
#[derive(Clone, Debug)]
pub enum Loaded {
    /// Any constant.
    Constant(Constant),
    /// A tuple of text that was read as the names of a code object.
    Names(Arc<[Text]>),
}

impl Loaded {
    /// As a constant, whatever it was read for.
    pub fn into_constant(self) -> Constant {
        match self {
            Self::Constant(constant) => constant,
            Self::Names(names) => {
                Constant::Tuple(names.iter().cloned().map(Constant::Str).collect())
            }
        }
    }
}

impl CodeBuilder {
    /// A builder for a reader of the buffer from `start` on.
    ///
    /// A buffer above 4 GiB cannot be shared; text and bytes are copied then.
    pub fn new(buffer: &Arc<[u8]>, start: usize) -> Self {
        Self { buffer: Arc::clone(buffer), start }
    }

    fn share(&self, data: &[u8], offset: usize) -> SharedBytes {
        let start = self.start + offset;
        if start + data.len() > u32::MAX as usize {
            return data.into();
        }
        SharedBytes::from_buffer(&self.buffer, start, start + data.len())
    }

    fn constant(constant: Constant) -> Result<Loaded, ReadError> {
        Ok(Loaded::Constant(constant))
    }

    fn malformed(&self, kind: ReadErrorKind) -> ReadError {
        ReadError { kind, offset: 0 }
    }
}

impl<'data> Builder<'data> for CodeBuilder {
    type Object = Loaded;
    type Error = ReadError;

    fn singleton(&mut self, which: Singleton) -> Result<Loaded, ReadError> {
        Self::constant(match which {
            Singleton::None => Constant::None,
            Singleton::False => Constant::Bool(false),
            Singleton::True => Constant::Bool(true),
            Singleton::Ellipsis => Constant::Ellipsis,
            Singleton::StopIteration => return Err(self.malformed(ReadErrorKind::NotAConstant)),
        })
    }

    fn int(&mut self, value: i64) -> Result<Loaded, ReadError> {
        Self::constant(Constant::Int(value))
    }

    fn long(&mut self, negative: bool, digits: Vec<u32>) -> Result<Loaded, ReadError> {
        Self::constant(Constant::from_digits(negative, digits))
    }

    fn float(&mut self, value: f64) -> Result<Loaded, ReadError> {
        Self::constant(Constant::Float(value))
    }

    fn complex(&mut self, real: f64, imaginary: f64) -> Result<Loaded, ReadError> {
        Self::constant(Constant::Complex(real, imaginary))
    }

    fn bytes(&mut self, data: &'data [u8], offset: usize) -> Result<Loaded, ReadError> {
        Self::constant(Constant::Bytes(self.share(data, offset)))
    }

    fn text(&mut self, text: TextData<'data>) -> Result<Loaded, ReadError> {
        let text = if !text.one_byte {
            let error = || ReadError { kind: ReadErrorKind::MalformedText, offset: text.offset };
            Text::from_bytes(self.share(text.bytes, text.offset)).ok_or_else(error)?
        } else if text.bytes.is_ascii() {
            Text::from_ascii(self.share(text.bytes, text.offset))
        } else {
            text.bytes.iter().map(|&byte| char::from(byte)).collect::<String>().as_str().into()
        };
        Self::constant(Constant::Str(text))
    }

    fn start(&mut self, container: Container) -> Result<Option<Loaded>, ReadError> {
        match container {
            Container::Tuple(_) | Container::FrozenSet | Container::Slice => Ok(None),
            Container::List | Container::Dict | Container::Set => {
                Err(self.malformed(ReadErrorKind::NotAConstant))
            }
        }
    }

    fn finish(
        &mut self,
        container: Container,
        _: Option<Loaded>,
        items: Drain<'_, Loaded>,
    ) -> Result<Loaded, ReadError> {
        if let Container::Tuple(Some(CodePart::Names | CodePart::LocalsPlusNames)) = container {
            let text = |item: &Loaded| matches!(item, Loaded::Constant(Constant::Str(_)));
            if items.as_slice().iter().all(text) {
                return Ok(Loaded::Names(
                    items.map(|item| take_text(item).unwrap_or_default()).collect(),
                ));
            }
        }
        let mut items = items.map(Loaded::into_constant);
        Self::constant(match container {
            Container::FrozenSet => Constant::FrozenSet(items.collect()),
            Container::Slice => {
                let mut part = || items.next().unwrap_or(Constant::None);
                Constant::Slice(Arc::new([part(), part(), part()]))
            }
            _ => Constant::Tuple(items.collect()),
        })
    }

    fn code(
        &mut self,
        head: &CodeParts,
        mut parts: Drain<'_, Loaded>,
    ) -> Result<Loaded, ReadError> {
        fn bad<T>(part: &'static str) -> Result<T, ReadError> {
            Err(ReadError { kind: ReadErrorKind::MalformedCode(part), offset: 0 })
        }
        let count = |value: i32, part| u32::try_from(value).or_else(|_| bad(part));
        let mut next = || parts.next().unwrap_or(Loaded::Constant(Constant::None));
        let bytes = |part, name| match part {
            Loaded::Constant(Constant::Bytes(bytes)) => Ok(bytes),
            _ => bad(name),
        };
        let text = |part, name| take_text(part).map_or_else(|| bad(name), Ok);
        let names = |part, name| take_names(part).map_or_else(|| bad(name), Ok);
        let code = bytes(next(), "code")?;
        let Constant::Tuple(consts) = next().into_constant() else { return bad("consts") };
        let parsed = Code {
            argcount: count(head.argcount, "argcount")?,
            posonlyargcount: count(head.posonlyargcount, "posonlyargcount")?,
            kwonlyargcount: count(head.kwonlyargcount, "kwonlyargcount")?,
            stacksize: count(head.stacksize, "stacksize")?,
            flags: CodeFlags::from_bits_retain(head.flags as u32),
            code,
            consts,
            names: names(next(), "names")?,
            localsplusnames: names(next(), "localsplusnames")?,
            localspluskinds: bytes(next(), "localspluskinds")?,
            filename: text(next(), "filename")?,
            name: text(next(), "name")?,
            qualname: text(next(), "qualname")?,
            firstlineno: head.firstlineno,
            linetable: bytes(next(), "linetable")?,
            exceptiontable: bytes(next(), "exceptiontable")?,
        };
        Self::constant(Constant::Code(Arc::new(parsed)))
    }
}

fn take_text(item: Loaded) -> Option<Text> {
    match item {
        Loaded::Constant(Constant::Str(text)) => Some(text),
        _ => None,
    }
}

/// A tuple of names, also where it was read as a constant and is referred to.
fn take_names(item: Loaded) -> Option<Arc<[Text]>> {
    match item {
        Loaded::Names(names) => Some(names),
        Loaded::Constant(Constant::Tuple(items)) => items
            .iter()
            .map(|item| match item {
                Constant::Str(text) => Some(text.clone()),
                _ => None,
            })
            .collect(),
        Loaded::Constant(_) => None,
    }
}
