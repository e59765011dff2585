//! Reading marshal data into any representation.
//!
//! The reader keeps two stacks of its own: values that are complete, and frames, one per container that
//! is being read. When a frame has all its items, they are taken off the value stack and become one value
//! of the frame below. So nothing is reserved on the word of a size field, and depth needs no recursion.

use std::vec::Drain;

use crate::error::{ReadError, ReadErrorKind};
use crate::format::{self, FLAG_REF, MAX_DEPTH};

/// Makes values of some representation for a [`Reader`].
///
/// Containers are announced (`start_*`) before their items are read. If that returns a value, items may refer
/// to it (`l = []; l.append(l)`); it is handed back with the items in the end. A representation without
/// cycles returns `None`, and such references are errors.
pub trait Builder<'data> {
    /// A value.
    type Object;
    /// Its own errors and the reader's.
    type Error: From<ReadError>;

    /// The same value once more: for the table of references, and for each reference to it.
    fn share(&mut self, object: &Self::Object) -> Self::Object;

    /// `None`, `False`, `True`, `...` and `StopIteration`.
    fn singleton(&mut self, which: Singleton) -> Result<Self::Object, Self::Error>;
    /// An `int` of at most 64 bits.
    fn int(&mut self, value: i64) -> Result<Self::Object, Self::Error>;
    /// An `int` of digits of 30 bits, least significant first, the last one not zero.
    fn long(&mut self, negative: bool, digits: Vec<u32>) -> Result<Self::Object, Self::Error>;
    /// A `float`.
    fn float(&mut self, value: f64) -> Result<Self::Object, Self::Error>;
    /// A `complex`.
    fn complex(&mut self, real: f64, imaginary: f64) -> Result<Self::Object, Self::Error>;
    /// A `bytes`; `offset` is where in the data it lies.
    fn bytes(&mut self, data: &'data [u8], offset: usize) -> Result<Self::Object, Self::Error>;
    /// A `str`.
    fn text(&mut self, text: TextData<'data>) -> Result<Self::Object, Self::Error>;
    /// A container is going to be read; see the trait for the result.
    fn start(&mut self, container: Container) -> Result<Option<Self::Object>, Self::Error>;
    /// A container is complete: `started` is what [`start`](Self::start) gave. The items of a dictionary are keys
    /// and values in turn, those of a slice start, stop and step.
    fn finish(
        &mut self,
        container: Container,
        started: Option<Self::Object>,
        items: Drain<'_, Self::Object>,
    ) -> Result<Self::Object, Self::Error>;
    /// A code object is complete; `parts` has one object per [`CodePart`], in their order.
    fn code(
        &mut self,
        head: &CodeParts,
        parts: Drain<'_, Self::Object>,
    ) -> Result<Self::Object, Self::Error>;
}

/// A value of which there is only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Singleton {
    /// `None`
    None,
    /// `False`
    False,
    /// `True`
    True,
    /// `...`
    Ellipsis,
    /// The exception type `StopIteration`.
    StopIteration,
}

/// A kind of container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A `tuple`; the part tells if it is directly a part of a code object.
    Tuple(Option<CodePart>),
    /// A `list`
    List,
    /// A `dict`
    Dict,
    /// A `set`
    Set,
    /// A `frozenset`
    FrozenSet,
    /// A `slice`
    Slice,
}

impl Container {
    fn name(self) -> &'static str {
        match self {
            Self::Tuple(_) => "tuple",
            Self::List => "list",
            Self::Dict => "dict",
            Self::Set | Self::FrozenSet => "set",
            Self::Slice => "slice",
        }
    }
}

/// The objects of a code object, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePart {
    /// `co_code`, a `bytes`.
    Code,
    /// `co_consts`, a `tuple`.
    Consts,
    /// `co_names`, a `tuple` of `str`.
    Names,
    /// `co_localsplusnames`, a `tuple` of `str`.
    LocalsPlusNames,
    /// `co_localspluskinds`, a `bytes`.
    LocalsPlusKinds,
    /// `co_filename`, a `str`.
    Filename,
    /// `co_name`, a `str`.
    Name,
    /// `co_qualname`, a `str`.
    Qualname,
    /// `co_linetable`, a `bytes`.
    LineTable,
    /// `co_exceptiontable`, a `bytes`.
    ExceptionTable,
}

const PARTS: [CodePart; 10] = [
    CodePart::Code,
    CodePart::Consts,
    CodePart::Names,
    CodePart::LocalsPlusNames,
    CodePart::LocalsPlusKinds,
    CodePart::Filename,
    CodePart::Name,
    CodePart::Qualname,
    CodePart::LineTable,
    CodePart::ExceptionTable,
];

/// The numbers of a code object as the file has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CodeParts {
    /// `co_argcount`
    pub argcount: i32,
    /// `co_posonlyargcount`
    pub posonlyargcount: i32,
    /// `co_kwonlyargcount`
    pub kwonlyargcount: i32,
    /// `co_stacksize`
    pub stacksize: i32,
    /// `co_flags`
    pub flags: i32,
    /// `co_firstlineno`
    pub firstlineno: i32,
}

/// A string as the file has it.
#[derive(Clone, Copy, Debug)]
pub struct TextData<'data> {
    /// Its bytes; nothing is checked.
    pub bytes: &'data [u8],
    /// Where in the data it lies.
    pub offset: usize,
    /// Whether a byte is a code point: ASCII unless the data was made by hand (then Latin-1, as in CPython).
    /// Otherwise it is UTF-8 with surrogates.
    pub one_byte: bool,
    /// Whether it is to be interned.
    pub interned: bool,
}

/// An entry of the table of references.
struct Reference<O> {
    /// `None` while it is not complete.
    object: Option<O>,
    /// How many values it stands for, itself included, references followed.
    weight: u64,
}

/// A container or code object that is being read.
struct Frame<O> {
    kind: FrameKind,
    /// Items still to come; for dictionaries unused.
    remaining: u32,
    /// Where its items start on the value stack.
    base: usize,
    /// Its entry in the table of references.
    reference: Option<usize>,
    /// [`Reader::expanded`] before it.
    expanded: u64,
    started: Option<O>,
}

enum FrameKind {
    Container(Container),
    Code(CodeParts),
}

/// Reads values one after the other from marshal data.
pub struct Reader<'data, B: Builder<'data>> {
    data: &'data [u8],
    position: usize,
    builder: B,
    values: Vec<B::Object>,
    frames: Vec<Frame<B::Object>>,
    references: Vec<Reference<B::Object>>,
    /// How many values have been read, references followed.
    expanded: u64,
    max_expanded: u64,
    failed: bool,
}

/// What one type code led to.
enum Step {
    /// A value was put onto the stack.
    Pushed,
    /// A frame was pushed.
    Opened,
    Null,
}

impl<'data, B: Builder<'data>> Reader<'data, B> {
    /// A reader at the start of the data.
    pub fn new(data: &'data [u8], builder: B) -> Self {
        Self {
            data,
            position: 0,
            builder,
            values: Vec::with_capacity(64),
            frames: Vec::with_capacity(16),
            // Code has about that many; the growth of the table would be the largest copy of all.
            references: Vec::with_capacity(data.len() / 64),
            expanded: 0,
            max_expanded: u64::MAX,
            failed: false,
        }
    }

    /// Makes it an error if following all references would visit more than `limit` values.
    ///
    /// References let a few bytes stand for a tree of any size. Whoever walks what was read as a tree sets a
    /// limit; object models with sharing need none.
    pub fn limit_expansion(mut self, limit: u64) -> Self {
        self.max_expanded = limit;
        self
    }

    /// Where the next value starts, or after an error where reading stopped: bytes from the start of the data.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The builder.
    pub fn builder(&mut self) -> &mut B {
        &mut self.builder
    }

    /// Reads the next value. Values read by one reader share its table of references. After an error nothing
    /// more can be read.
    pub fn read(&mut self) -> Result<B::Object, B::Error> {
        if self.failed {
            return Err(self.error(ReadErrorKind::ObjectExpected));
        }
        let result = self.read_value();
        self.failed = result.is_err();
        result
    }

    fn read_value(&mut self) -> Result<B::Object, B::Error> {
        loop {
            match self.step()? {
                Step::Pushed => {}
                Step::Opened if self.is_complete() => self.close()?,
                Step::Opened => continue,
                Step::Null if self.in_dict() => self.close()?,
                Step::Null => {
                    let what = match self.frames.last().map(|frame| &frame.kind) {
                        Some(FrameKind::Container(container)) => container.name(),
                        _ => "object",
                    };
                    return Err(self.error(ReadErrorKind::NullObject(what)));
                }
            }
            // The value may complete the innermost container, which may complete the next one.
            while let Some(frame) = self.frames.last_mut() {
                frame.remaining -= 1;
                if frame.remaining == AFTER_QUALNAME && matches!(frame.kind, FrameKind::Code(_)) {
                    self.first_line()?;
                }
                if !self.is_complete() {
                    break;
                }
                self.close()?;
            }
            if self.frames.is_empty() {
                let value = self.values.pop();
                return value.ok_or_else(|| self.error(ReadErrorKind::NullObject("object")));
            }
        }
    }

    /// The line of a code object stands between two of its parts.
    fn first_line(&mut self) -> Result<(), B::Error> {
        let line = self.i32()?;
        if let Some(Frame { kind: FrameKind::Code(head), .. }) = self.frames.last_mut() {
            head.firstlineno = line;
        }
        Ok(())
    }

    fn in_dict(&self) -> bool {
        let kind = self.frames.last().map(|frame| &frame.kind);
        matches!(kind, Some(FrameKind::Container(Container::Dict)))
    }

    #[inline]
    fn is_complete(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.remaining == 0)
    }

    /// Makes a value of the innermost frame and puts it onto the stack.
    fn close(&mut self) -> Result<(), B::Error> {
        let Some(frame) = self.frames.pop() else {
            return Err(self.error(ReadErrorKind::NullObject("object")));
        };
        let items = self.values.len() - frame.base;
        let object = match frame.kind {
            FrameKind::Code(head) => self.builder.code(&head, self.values.drain(frame.base..))?,
            FrameKind::Container(container) => {
                if container == Container::Dict && items % 2 == 1 {
                    // A key whose value is the end marker; CPython drops it without a word.
                    self.values.pop();
                }
                let items = self.values.drain(frame.base..);
                self.builder.finish(container, frame.started, items)?
            }
        };
        if let Some(index) = frame.reference {
            let weight = self.expanded - frame.expanded;
            self.references[index] =
                Reference { object: Some(self.builder.share(&object)), weight };
        }
        self.values.push(object);
        Ok(())
    }

    #[inline]
    fn step(&mut self) -> Result<Step, B::Error> {
        let Some(&code) = self.data.get(self.position) else {
            return Err(self.error(ReadErrorKind::ObjectExpected));
        };
        if self.frames.len() >= MAX_DEPTH {
            return Err(self.error(ReadErrorKind::TooDeep));
        }
        self.position += 1;
        self.expanded += 1;
        let flag = code & FLAG_REF != 0;
        let singleton = match code & !FLAG_REF {
            format::REF => return self.reference(),
            format::SHORT_ASCII_INTERNED => return self.text(flag, true, true, true),
            format::SHORT_ASCII => return self.text(flag, true, true, false),
            format::SMALL_TUPLE => return self.tuple(flag, true),
            format::BYTES => {
                let size = self.size("bytes object")?;
                let offset = self.position;
                let data = self.take(size)?;
                let value = self.builder.bytes(data, offset)?;
                return Ok(self.leaf(value, flag));
            }
            format::INT => {
                let value = self.i32()?;
                let value = self.builder.int(i64::from(value))?;
                return Ok(self.leaf(value, flag));
            }
            format::CODE => return self.code(flag),
            format::NONE => Singleton::None,
            format::TRUE => Singleton::True,
            format::FALSE => Singleton::False,
            format::ELLIPSIS => Singleton::Ellipsis,
            format::STOP_ITERATION => Singleton::StopIteration,
            format::NULL => return Ok(Step::Null),
            other => return self.uncommon(other, flag),
        };
        // These are never put into the table, whatever the flag says.
        let value = self.builder.singleton(singleton)?;
        self.values.push(value);
        Ok(Step::Pushed)
    }

    fn uncommon(&mut self, code: u8, flag: bool) -> Result<Step, B::Error> {
        let value = match code {
            format::ASCII_INTERNED => return self.text(flag, false, true, true),
            format::ASCII => return self.text(flag, false, true, false),
            format::INTERNED => return self.text(flag, false, false, true),
            format::UNICODE => return self.text(flag, false, false, false),
            format::TUPLE => return self.tuple(flag, false),
            format::LIST => return self.container(Container::List, flag),
            format::SET => return self.container(Container::Set, flag),
            format::FROZENSET => return self.container(Container::FrozenSet, flag),
            format::DICT => return self.open(Container::Dict, u32::MAX, flag),
            format::SLICE => return self.open(Container::Slice, 3, flag),
            format::INT64 => {
                let bytes = self.array()?;
                self.builder.int(i64::from_le_bytes(bytes))?
            }
            format::LONG => self.long()?,
            format::BINARY_FLOAT => {
                let value = self.binary_float()?;
                self.builder.float(value)?
            }
            format::BINARY_COMPLEX => {
                let (real, imaginary) = (self.binary_float()?, self.binary_float()?);
                self.builder.complex(real, imaginary)?
            }
            format::FLOAT => {
                let value = self.decimal_float()?;
                self.builder.float(value)?
            }
            format::COMPLEX => {
                let (real, imaginary) = (self.decimal_float()?, self.decimal_float()?);
                self.builder.complex(real, imaginary)?
            }
            _ => {
                self.position -= 1;
                return Err(self.error(ReadErrorKind::UnknownTypeCode));
            }
        };
        Ok(self.leaf(value, flag))
    }

    /// A value without parts: into the table if it is flagged.
    #[inline]
    fn leaf(&mut self, value: B::Object, flag: bool) -> Step {
        if flag {
            self.references.push(Reference { object: Some(self.builder.share(&value)), weight: 1 });
        }
        self.values.push(value);
        Step::Pushed
    }

    #[inline]
    fn reference(&mut self) -> Result<Step, B::Error> {
        let start = self.position - 1;
        let index = self.i32()?;
        let entry = usize::try_from(index).ok().and_then(|index| self.references.get(index));
        let Some(Reference { object: Some(object), weight }) = entry else {
            self.position = start;
            return Err(self.error(ReadErrorKind::InvalidReference));
        };
        self.values.push(self.builder.share(object));
        self.expanded = self.expanded.saturating_add(*weight);
        if self.expanded > self.max_expanded {
            self.position = start;
            return Err(self.error(ReadErrorKind::TooLarge));
        }
        Ok(Step::Pushed)
    }

    #[inline]
    fn text(
        &mut self,
        flag: bool,
        short: bool,
        one_byte: bool,
        interned: bool,
    ) -> Result<Step, B::Error> {
        let size = if short { self.short_size()? } else { self.size("string")? };
        let offset = self.position;
        let bytes = self.take(size)?;
        let value = self.builder.text(TextData { bytes, offset, one_byte, interned })?;
        Ok(self.leaf(value, flag))
    }

    fn tuple(&mut self, flag: bool, short: bool) -> Result<Step, B::Error> {
        let size = if short { self.short_size()? } else { self.size("tuple")? };
        let part = match self.frames.last() {
            Some(Frame { kind: FrameKind::Code(_), remaining, .. }) => {
                Some(PARTS[PARTS.len() - *remaining as usize])
            }
            _ => None,
        };
        self.open(Container::Tuple(part), size as u32, flag)
    }

    fn container(&mut self, container: Container, flag: bool) -> Result<Step, B::Error> {
        let size = self.size(container.name())?;
        self.open(container, size as u32, flag)
    }

    fn open(&mut self, container: Container, size: u32, flag: bool) -> Result<Step, B::Error> {
        let started = self.builder.start(container)?;
        self.push_frame(FrameKind::Container(container), size, flag, started);
        Ok(Step::Opened)
    }

    fn code(&mut self, flag: bool) -> Result<Step, B::Error> {
        let mut head = CodeParts::default();
        for field in [
            &mut head.argcount,
            &mut head.posonlyargcount,
            &mut head.kwonlyargcount,
            &mut head.stacksize,
            &mut head.flags,
        ] {
            *field = self.i32()?;
        }
        self.push_frame(FrameKind::Code(head), PARTS.len() as u32, flag, None);
        Ok(Step::Opened)
    }

    fn push_frame(
        &mut self,
        kind: FrameKind,
        remaining: u32,
        flag: bool,
        started: Option<B::Object>,
    ) {
        let reference = flag.then_some(self.references.len());
        // The frame's own value is counted before it is pushed.
        let expanded = self.expanded - 1;
        if flag {
            // What refers to a container from within itself would expand without end.
            let object = started.as_ref().map(|object| self.builder.share(object));
            self.references.push(Reference { object, weight: u64::MAX });
        }
        let base = self.values.len();
        self.frames.push(Frame { kind, remaining, base, reference, expanded, started });
    }

    /// An `int` of 15-bit digits, paired to digits of 30 bits.
    fn long(&mut self) -> Result<B::Object, B::Error> {
        let count = self.i32()?;
        let size = count.unsigned_abs() as usize;
        if count == i32::MIN {
            return Err(self.error(ReadErrorKind::SizeOutOfRange("long")));
        }
        let data = self.take(size * 2)?;
        let mut digits = Vec::with_capacity(size.div_ceil(2));
        for pair in data.chunks(4) {
            let mut digit = 0;
            for half in pair.chunks_exact(2).rev() {
                let half = u32::from(u16::from_le_bytes([half[0], half[1]]));
                // CPython lets 0x8000 pass, which it then adds up to a digit beyond its range.
                if half >> 15 != 0 {
                    return Err(self.error(ReadErrorKind::DigitOutOfRange));
                }
                digit = digit << 15 | half;
            }
            digits.push(digit);
        }
        if data.ends_with(&[0, 0]) {
            return Err(self.error(ReadErrorKind::UnnormalizedLong));
        }
        if digits.len() <= 3 {
            let magnitude =
                digits.iter().rev().fold(0, |sum, &digit| sum << 30 | i128::from(digit));
            if let Ok(value) = i64::try_from(if count < 0 { -magnitude } else { magnitude }) {
                return self.builder.int(value);
            }
        }
        self.builder.long(count < 0, digits)
    }

    fn binary_float(&mut self) -> Result<f64, B::Error> {
        self.array().map(f64::from_le_bytes)
    }

    fn decimal_float(&mut self) -> Result<f64, B::Error> {
        let size = self.short_size()?;
        let text = self.take(size)?;
        let value = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
        value.ok_or_else(|| self.error(ReadErrorKind::MalformedFloat))
    }

    #[inline]
    fn short_size(&mut self) -> Result<usize, B::Error> {
        match self.data.get(self.position) {
            Some(&size) => {
                self.position += 1;
                Ok(usize::from(size))
            }
            None => Err(self.error(ReadErrorKind::ObjectExpected)),
        }
    }

    #[inline]
    fn size(&mut self, what: &'static str) -> Result<usize, B::Error> {
        let size = self.i32()?;
        usize::try_from(size).map_err(|_| self.error(ReadErrorKind::SizeOutOfRange(what)))
    }

    #[inline]
    fn i32(&mut self) -> Result<i32, B::Error> {
        self.array().map(i32::from_le_bytes)
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], B::Error> {
        match self.data[self.position..].first_chunk() {
            Some(&bytes) => {
                self.position += N;
                Ok(bytes)
            }
            None => Err(self.error(ReadErrorKind::TooShort)),
        }
    }

    #[inline]
    fn take(&mut self, size: usize) -> Result<&'data [u8], B::Error> {
        match self.data[self.position..].get(..size) {
            Some(bytes) => {
                self.position += size;
                Ok(bytes)
            }
            None => Err(self.error(ReadErrorKind::TooShort)),
        }
    }

    #[cold]
    fn error(&self, kind: ReadErrorKind) -> B::Error {
        ReadError { kind, offset: self.position }.into()
    }
}

/// Parts of a code object that follow its line.
const AFTER_QUALNAME: u32 = 2;
