//! Code objects as plain data from marshal data.

use std::sync::Arc;
use std::vec::Drain;

use pycore_bytecode::{Code, CodeFlags, Constant, SharedBytes, Text};
use pycore_unicode::SurrogateStr;

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
    match result.map(|loaded| reader.builder().constant(loaded)) {
        // The builder does not know where the reader is.
        Err(error) => Err(ReadError { offset, ..error }),
        Ok(_) if offset < data.len() => {
            Err(ReadError { kind: ReadErrorKind::TrailingData, offset })
        }
        Ok(Constant::Code(code)) => Ok(code),
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

/// A value of a [`CodeBuilder`], which [`CodeBuilder::constant`] turns into a constant.
///
/// Text and bytes are only places in the data here: counting the buffer's owners is what loading would otherwise
/// spend most of its time on, and most text is looked at by the table of references first.
#[derive(Debug)]
pub struct Loaded(Kind);

/// Most of what is referred to is text, whose place is copied on the spot.
impl Clone for Loaded {
    #[inline]
    fn clone(&self) -> Self {
        match self.0 {
            Kind::Text(place) => Self(Kind::Text(place)),
            Kind::Bytes(place) => Self(Kind::Bytes(place)),
            Kind::Constant(ref constant) => Self(Kind::Constant(constant.clone())),
            Kind::Names(ref names) => Self(Kind::Names(Arc::clone(names))),
        }
    }
}

#[derive(Debug)]
enum Kind {
    /// Any constant but those of the next two.
    Constant(Constant),
    /// A tuple of text that was read as the names of a code object.
    Names(Arc<[Text]>),
    /// Well-formed text.
    Text(Place),
    Bytes(Place),
}

/// A range of the reader's data.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: usize,
    size: u32,
}

impl CodeBuilder {
    /// A builder for a reader of the buffer from `start` on.
    ///
    /// A buffer above 4 GiB cannot be shared; text and bytes are copied then.
    pub fn new(buffer: &Arc<[u8]>, start: usize) -> Self {
        Self { buffer: Arc::clone(buffer), start }
    }

    /// As a constant, whatever it was read for.
    #[inline]
    pub fn constant(&self, loaded: Loaded) -> Constant {
        match loaded.0 {
            Kind::Constant(constant) => constant,
            Kind::Names(names) => {
                Constant::Tuple(names.iter().cloned().map(Constant::Str).collect())
            }
            Kind::Text(place) => Constant::Str(Text::from_well_formed(self.share(place))),
            Kind::Bytes(place) => Constant::Bytes(self.share(place)),
        }
    }

    #[inline]
    fn share(&self, place: Place) -> SharedBytes {
        let start = self.start + place.start;
        let end = start + place.size as usize;
        if end > u32::MAX as usize {
            return self.buffer[start..end].into();
        }
        SharedBytes::from_buffer(&self.buffer, start, end)
    }

    #[inline]
    fn text(&self, loaded: &Loaded) -> Option<Text> {
        match &loaded.0 {
            &Kind::Text(place) => Some(Text::from_well_formed(self.share(place))),
            Kind::Constant(Constant::Str(text)) => Some(text.clone()),
            _ => None,
        }
    }

    #[inline]
    fn bytes(&self, loaded: &Loaded) -> Option<SharedBytes> {
        match &loaded.0 {
            &Kind::Bytes(place) => Some(self.share(place)),
            Kind::Constant(Constant::Bytes(bytes)) => Some(bytes.clone()),
            _ => None,
        }
    }

    /// A tuple of names, also where it was read as a constant and is referred to.
    fn names(loaded: Loaded) -> Option<Arc<[Text]>> {
        match loaded.0 {
            Kind::Names(names) => Some(names),
            Kind::Constant(Constant::Tuple(items)) => items
                .iter()
                .map(|item| match item {
                    Constant::Str(text) => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            _ => None,
        }
    }

    fn malformed(&self, kind: ReadErrorKind) -> ReadError {
        ReadError { kind, offset: 0 }
    }
}

impl From<Constant> for Loaded {
    fn from(constant: Constant) -> Self {
        Self(Kind::Constant(constant))
    }
}

impl<'data> Builder<'data> for CodeBuilder {
    type Object = Loaded;
    type Error = ReadError;

    fn singleton(&mut self, which: Singleton) -> Result<Loaded, ReadError> {
        Ok(Loaded::from(match which {
            Singleton::None => Constant::None,
            Singleton::False => Constant::Bool(false),
            Singleton::True => Constant::Bool(true),
            Singleton::Ellipsis => Constant::Ellipsis,
            Singleton::StopIteration => return Err(self.malformed(ReadErrorKind::NotAConstant)),
        }))
    }

    #[inline]
    fn int(&mut self, value: i64) -> Result<Loaded, ReadError> {
        Ok(Constant::Int(value).into())
    }

    fn long(&mut self, negative: bool, digits: Vec<u32>) -> Result<Loaded, ReadError> {
        Ok(Constant::from_digits(negative, digits).into())
    }

    fn float(&mut self, value: f64) -> Result<Loaded, ReadError> {
        Ok(Constant::Float(value).into())
    }

    fn complex(&mut self, real: f64, imaginary: f64) -> Result<Loaded, ReadError> {
        Ok(Constant::Complex(real, imaginary).into())
    }

    #[inline]
    fn bytes(&mut self, data: &'data [u8], offset: usize) -> Result<Loaded, ReadError> {
        Ok(Loaded(Kind::Bytes(Place { start: offset, size: data.len() as u32 })))
    }

    #[inline]
    fn text(&mut self, text: TextData<'data>) -> Result<Loaded, ReadError> {
        let place = Place { start: text.offset, size: text.bytes.len() as u32 };
        if text.bytes.is_ascii() {
            return Ok(Loaded(Kind::Text(place)));
        }
        if text.one_byte {
            let latin: String = text.bytes.iter().map(|&byte| char::from(byte)).collect();
            return Ok(Constant::Str(latin.as_str().into()).into());
        }
        match SurrogateStr::from_bytes(text.bytes) {
            Some(_) => Ok(Loaded(Kind::Text(place))),
            None => Err(self.malformed(ReadErrorKind::MalformedText)),
        }
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
            let text =
                |item: &Loaded| matches!(item.0, Kind::Text(_) | Kind::Constant(Constant::Str(_)));
            if items.as_slice().iter().all(text) {
                let names = items.map(|item| CodeBuilder::text(self, &item).unwrap_or_default());
                return Ok(Loaded(Kind::Names(names.collect())));
            }
        }
        let mut items = items.map(|item| self.constant(item));
        let constant = match container {
            Container::FrozenSet => Constant::FrozenSet(items.collect()),
            Container::Slice => {
                let mut part = || items.next().unwrap_or(Constant::None);
                Constant::Slice(Arc::new([part(), part(), part()]))
            }
            _ => Constant::Tuple(items.collect()),
        };
        Ok(constant.into())
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
        let mut next = || parts.next().unwrap_or(Loaded(Kind::Constant(Constant::None)));
        let bytes = |part, name| CodeBuilder::bytes(self, &part).map_or_else(|| bad(name), Ok);
        let text = |part, name| CodeBuilder::text(self, &part).map_or_else(|| bad(name), Ok);
        let names = |part, name| Self::names(part).map_or_else(|| bad(name), Ok);
        let code = bytes(next(), "code")?;
        let Constant::Tuple(consts) = self.constant(next()) else { return bad("consts") };
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
        Ok(Constant::Code(Arc::new(parsed)).into())
    }
}
