//! Code objects as plain data from marshal data.

use std::sync::Arc;
use std::vec::Drain;

use pycore_bytecode::{Code, CodeFlags, Constant, SharedBytes, Text};
use pycore_unicode::SurrogateStr;

use crate::error::{ReadError, ReadErrorKind};
use crate::reader::{Builder, CodePart, CodeParts, Container, Reader, Singleton, TextData};

/// Reads a code object that fills the whole of `data`.
///
/// Text and bytes of the result are ranges of `data`, so nothing of it is copied but what is short.
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
///
/// Values that own memory wait in a table of the builder until a container or the caller takes them, so what goes
/// through the reader's stack and its table of references is small and copied as it is.
#[derive(Clone, Debug)]
pub struct CodeBuilder {
    buffer: Arc<[u8]>,
    /// Where the reader's data starts in the buffer.
    start: usize,
    /// The last entry is never vacant.
    kept: Vec<Kept>,
}

/// A value of a [`CodeBuilder`], which [`CodeBuilder::constant`] turns into a constant.
///
/// Text and bytes are only places in the data here: counting the buffer's owners is what loading would otherwise
/// spend most of its time on, and most text is looked at by the table of references first.
#[derive(Debug)]
pub struct Loaded(Kind);

/// The tag is as wide as a size: behind a narrower one, moves of the rest would straddle the fields, which
/// processors do slowly.
#[derive(Clone, Copy, Debug)]
#[repr(u32)]
enum Kind {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    Float(f64),
    /// Well-formed text: a range of the reader's data.
    Text {
        size: u32,
        start: usize,
    },
    /// A range of the reader's data.
    Bytes {
        size: u32,
        start: usize,
    },
    /// An entry of the builder's table.
    Kept(usize),
}

/// A value that owns memory.
#[derive(Clone, Debug)]
struct Kept {
    value: KeptValue,
    /// Whether more than one [`Loaded`] stands for it.
    shared: bool,
}

#[derive(Clone, Debug)]
enum KeptValue {
    Constant(Constant),
    /// A tuple of text that was read as the names of a code object.
    Names(Arc<[Text]>),
    /// Somebody took it.
    Vacant,
}

impl CodeBuilder {
    /// A builder for a reader of the buffer from `start` on.
    ///
    /// A buffer above 4 GiB cannot be shared; text and bytes are copied then.
    pub fn new(buffer: &Arc<[u8]>, start: usize) -> Self {
        Self { buffer: Arc::clone(buffer), start, kept: Vec::with_capacity(16) }
    }

    /// As a constant, whatever it was read for.
    #[inline]
    pub fn constant(&mut self, loaded: Loaded) -> Constant {
        match loaded.0 {
            Kind::None => Constant::None,
            Kind::Bool(value) => Constant::Bool(value),
            Kind::Ellipsis => Constant::Ellipsis,
            Kind::Int(value) => Constant::Int(value),
            Kind::Float(value) => Constant::Float(value),
            Kind::Text { start, size } => {
                Constant::Str(Text::from_well_formed(self.range(start, size)))
            }
            Kind::Bytes { start, size } => Constant::Bytes(self.range(start, size)),
            Kind::Kept(index) => match self.take(index) {
                KeptValue::Constant(constant) => constant,
                KeptValue::Names(names) => {
                    Constant::Tuple(names.iter().cloned().map(Constant::Str).collect())
                }
                KeptValue::Vacant => Constant::None,
            },
        }
    }

    /// The other direction of [`constant`](Self::constant).
    pub(crate) fn loaded(&mut self, constant: Constant) -> Loaded {
        Loaded(match constant {
            Constant::None => Kind::None,
            Constant::Bool(value) => Kind::Bool(value),
            Constant::Ellipsis => Kind::Ellipsis,
            Constant::Int(value) => Kind::Int(value),
            Constant::Float(value) => Kind::Float(value),
            constant => return self.keep(KeptValue::Constant(constant)),
        })
    }

    fn keep(&mut self, value: KeptValue) -> Loaded {
        self.kept.push(Kept { value, shared: false });
        Loaded(Kind::Kept(self.kept.len() - 1))
    }

    /// Moves an entry out if nobody else needs it.
    fn take(&mut self, index: usize) -> KeptValue {
        let Some(entry) = self.kept.get_mut(index) else {
            debug_assert!(false, "a value of another builder");
            return KeptValue::Vacant;
        };
        if entry.shared {
            return entry.value.clone();
        }
        let value = std::mem::replace(&mut entry.value, KeptValue::Vacant);
        while let Some(Kept { value: KeptValue::Vacant, .. }) = self.kept.last() {
            self.kept.pop();
        }
        value
    }

    #[inline]
    fn range(&self, start: usize, size: u32) -> SharedBytes {
        let start = self.start + start;
        let end = start + size as usize;
        if end > u32::MAX as usize {
            return self.buffer[start..end].into();
        }
        SharedBytes::from_buffer(&self.buffer, start, end)
    }

    #[inline]
    fn as_text(&self, loaded: &Loaded) -> Option<Text> {
        match loaded.0 {
            Kind::Text { start, size } => Some(Text::from_well_formed(self.range(start, size))),
            Kind::Kept(index) => match &self.kept.get(index)?.value {
                KeptValue::Constant(Constant::Str(text)) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    #[inline]
    fn as_bytes(&self, loaded: &Loaded) -> Option<SharedBytes> {
        match loaded.0 {
            Kind::Bytes { start, size } => Some(self.range(start, size)),
            Kind::Kept(index) => match &self.kept.get(index)?.value {
                KeptValue::Constant(Constant::Bytes(bytes)) => Some(bytes.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A tuple of names, also where it was read as a constant and is referred to.
    fn as_names(&mut self, loaded: &Loaded) -> Option<Arc<[Text]>> {
        let Kind::Kept(index) = loaded.0 else { return None };
        match self.take(index) {
            KeptValue::Names(names) => Some(names),
            KeptValue::Constant(Constant::Tuple(items)) => items
                .iter()
                .map(|item| match item {
                    Constant::Str(text) => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            _ => None,
        }
    }

    /// A tuple of nothing but text as names.
    ///
    /// Nearly all names are places in the data; these are made in the slice's memory at once.
    fn collect_names(&self, items: &[Loaded]) -> Option<Arc<[Text]>> {
        if items.iter().any(|item| !matches!(item.0, Kind::Text { .. })) {
            return items.iter().map(|item| self.as_text(item)).collect();
        }
        let name = |item: &Loaded| match item.0 {
            Kind::Text { start, size } => Text::from_well_formed(self.range(start, size)),
            _ => Text::default(),
        };
        Some(items.iter().map(name).collect())
    }

    fn malformed(&self, kind: ReadErrorKind) -> ReadError {
        ReadError { kind, offset: 0 }
    }
}

impl<'data> Builder<'data> for CodeBuilder {
    type Object = Loaded;
    type Error = ReadError;

    #[inline]
    fn share(&mut self, object: &Loaded) -> Loaded {
        if let Kind::Kept(index) = object.0
            && let Some(entry) = self.kept.get_mut(index)
        {
            entry.shared = true;
        }
        Loaded(object.0)
    }

    fn singleton(&mut self, which: Singleton) -> Result<Loaded, ReadError> {
        Ok(Loaded(match which {
            Singleton::None => Kind::None,
            Singleton::False => Kind::Bool(false),
            Singleton::True => Kind::Bool(true),
            Singleton::Ellipsis => Kind::Ellipsis,
            Singleton::StopIteration => return Err(self.malformed(ReadErrorKind::NotAConstant)),
        }))
    }

    #[inline]
    fn int(&mut self, value: i64) -> Result<Loaded, ReadError> {
        Ok(Loaded(Kind::Int(value)))
    }

    fn long(&mut self, negative: bool, digits: Vec<u32>) -> Result<Loaded, ReadError> {
        Ok(self.loaded(Constant::from_digits(negative, digits)))
    }

    fn float(&mut self, value: f64) -> Result<Loaded, ReadError> {
        Ok(Loaded(Kind::Float(value)))
    }

    fn complex(&mut self, real: f64, imaginary: f64) -> Result<Loaded, ReadError> {
        Ok(self.loaded(Constant::Complex(real, imaginary)))
    }

    #[inline]
    fn bytes(&mut self, data: &'data [u8], offset: usize) -> Result<Loaded, ReadError> {
        Ok(Loaded(Kind::Bytes { start: offset, size: data.len() as u32 }))
    }

    #[inline]
    fn text(&mut self, text: TextData<'data>) -> Result<Loaded, ReadError> {
        let place = Kind::Text { start: text.offset, size: text.bytes.len() as u32 };
        if text.bytes.is_ascii() {
            return Ok(Loaded(place));
        }
        if text.one_byte {
            let latin: String = text.bytes.iter().map(|&byte| char::from(byte)).collect();
            return Ok(self.loaded(Constant::Str(latin.as_str().into())));
        }
        match SurrogateStr::from_bytes(text.bytes) {
            Some(_) => Ok(Loaded(place)),
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
        if let Container::Tuple(Some(CodePart::Names | CodePart::LocalsPlusNames)) = container
            && let Some(names) = self.collect_names(items.as_slice())
        {
            return Ok(self.keep(KeptValue::Names(names)));
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
        Ok(self.keep(KeptValue::Constant(constant)))
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
        let mut next = || parts.next().unwrap_or(Loaded(Kind::None));
        let part = (next(), next());
        let Some(code) = self.as_bytes(&part.0) else { return bad("code") };
        let Constant::Tuple(consts) = self.constant(part.1) else { return bad("consts") };
        let mut names = |name| self.as_names(&next()).map_or_else(|| bad(name), Ok);
        let (names, localsplusnames) = (names("names")?, names("localsplusnames")?);
        let mut bytes = |name| self.as_bytes(&next()).map_or_else(|| bad(name), Ok);
        let localspluskinds = bytes("localspluskinds")?;
        let mut text = |name| self.as_text(&next()).map_or_else(|| bad(name), Ok);
        let (filename, name, qualname) = (text("filename")?, text("name")?, text("qualname")?);
        let mut bytes = |name| self.as_bytes(&next()).map_or_else(|| bad(name), Ok);
        let (linetable, exceptiontable) = (bytes("linetable")?, bytes("exceptiontable")?);
        let parsed = Code {
            argcount: count(head.argcount, "argcount")?,
            posonlyargcount: count(head.posonlyargcount, "posonlyargcount")?,
            kwonlyargcount: count(head.kwonlyargcount, "kwonlyargcount")?,
            stacksize: count(head.stacksize, "stacksize")?,
            flags: CodeFlags::from_bits_retain(head.flags as u32),
            code,
            consts,
            names,
            localsplusnames,
            localspluskinds,
            filename,
            name,
            qualname,
            firstlineno: head.firstlineno,
            linetable,
            exceptiontable,
        };
        Ok(self.keep(KeptValue::Constant(Constant::Code(Arc::new(parsed)))))
    }
}
