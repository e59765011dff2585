//! Formats: which values lie where.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use pycore_objects::codecs::native::Native;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, raise};

use super::error;

/// What the bytes of a value mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Bytes that are skipped.
    Padding,
    /// A byte, as bytes.
    Byte,
    /// Bytes of the item's length.
    Bytes,
    /// The same, with their number in front.
    Counted,
    Bool,
    Signed,
    Unsigned,
    /// An address.
    Pointer,
    Float,
    Complex,
}

/// A format character: its kind, its native size and alignment, and its size where the machine does not matter.
struct Code {
    letter: u8,
    kind: Kind,
    size: usize,
    alignment: usize,
    standard: Option<usize>,
}

macro_rules! codes {
    ($($letter:literal $kind:ident $type:ty, $standard:expr;)*) => {
        static CODES: &[Code] = &[$(Code {
            letter: $letter,
            kind: Kind::$kind,
            size: size_of::<$type>(),
            alignment: align_of::<$type>(),
            standard: $standard,
        }),*];
    };
}

codes! {
    b'x' Padding u8, Some(1);
    b'b' Signed i8, Some(1);
    b'B' Unsigned u8, Some(1);
    b'c' Byte u8, Some(1);
    b's' Bytes u8, Some(1);
    b'p' Counted u8, Some(1);
    b'h' Signed i16, Some(2);
    b'H' Unsigned u16, Some(2);
    b'i' Signed i32, Some(4);
    b'I' Unsigned u32, Some(4);
    b'l' Signed i64, Some(4);
    b'L' Unsigned u64, Some(4);
    b'q' Signed i64, Some(8);
    b'Q' Unsigned u64, Some(8);
    b'n' Signed isize, None;
    b'N' Unsigned usize, None;
    b'?' Bool bool, Some(1);
    b'e' Float u16, Some(2);
    b'f' Float f32, Some(4);
    b'd' Float f64, Some(8);
    b'F' Complex [f32; 2], Some(8);
    b'D' Complex [f64; 2], Some(16);
    b'P' Pointer usize, None;
}

/// Values of one kind, one behind the other.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) letter: char,
    pub(super) kind: Kind,
    pub(super) offset: usize,
    /// Bytes of one value.
    pub(super) size: usize,
    /// How many there are.
    pub(super) count: usize,
}

/// Which values lie where.
#[derive(Debug)]
pub(super) struct Layout {
    /// As it was written.
    pub(super) format: String,
    pub(super) items: Vec<Item>,
    /// Bytes of all.
    pub(super) size: usize,
    /// How many values there are.
    pub(super) values: usize,
    pub(super) big_endian: bool,
}

/// How many layouts are kept.
const MOST_KEPT: usize = 100;

thread_local! {
    /// Layouts of formats that functions were called with.
    static KEPT: RefCell<HashMap<Vec<u8>, Rc<Layout>>> = RefCell::default();
}

/// Forgets the layouts that are kept.
pub(super) fn forget() {
    KEPT.with_borrow_mut(HashMap::clear);
}

impl Layout {
    /// The layout that a format says.
    pub(super) fn of(thread: &Thread, format: &Object) -> Fallible<Rc<Self>> {
        let encoded;
        let text = if let Some(bytes) = format.downcast::<Bytes>() {
            bytes.as_slice()
        } else if let Some(text) = format.downcast::<Str>() {
            encoded = Native::Ascii.encode(thread, text, None)?;
            encoded.as_slice()
        } else {
            let given = format.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "Struct() argument 1 must be a str or bytes object, not {given}"
            ));
        };
        if let Some(known) = KEPT.with_borrow(|kept| kept.get(text).cloned()) {
            return Ok(known);
        }
        let layout = Rc::new(Self::parse(thread, text)?);
        KEPT.with_borrow_mut(|kept| {
            if kept.len() >= MOST_KEPT {
                kept.clear();
            }
            kept.insert(text.to_vec(), layout.clone());
        });
        Ok(layout)
    }

    fn parse(thread: &Thread, text: &[u8]) -> Fallible<Self> {
        if text.contains(&0) {
            return Err(error(thread, "embedded null character"));
        }
        let (native, big_endian, rest) = match text.first() {
            Some(b'@') => (true, cfg!(target_endian = "big"), &text[1..]),
            Some(b'=') => (false, cfg!(target_endian = "big"), &text[1..]),
            Some(b'<') => (false, false, &text[1..]),
            Some(b'>' | b'!') => (false, true, &text[1..]),
            _ => (true, cfg!(target_endian = "big"), text),
        };
        let format = String::from_utf8_lossy(text).into_owned();
        let mut layout = Self { format, items: Vec::new(), size: 0, values: 0, big_endian };
        let too_long = || error(thread, "total struct size too long");
        let mut letters = rest.iter().copied().peekable();
        while let Some(mut letter) = letters.next() {
            if letter.is_ascii_whitespace() || letter == 0x0b {
                continue;
            }
            let mut count = 1;
            if letter.is_ascii_digit() {
                count = 0;
                while letter.is_ascii_digit() {
                    count = isize::checked_mul(count, 10)
                        .and_then(|count| count.checked_add((letter - b'0').into()))
                        .ok_or_else(too_long)?;
                    let Some(next) = letters.next() else {
                        let message = "repeat count given without format specifier";
                        return Err(error(thread, message));
                    };
                    letter = next;
                }
            }
            let code = CODES.iter().find(|code| code.letter == letter);
            let (size, alignment) = match code {
                Some(code) if native => (Some(code.size), code.alignment),
                Some(code) => (code.standard, 1),
                None => (None, 1),
            };
            let (Some(code), Some(size)) = (code, size) else {
                return Err(error(thread, "bad char in struct format"));
            };
            layout.add(code, size, alignment, count as usize).ok_or_else(too_long)?;
        }
        Ok(layout)
    }

    /// Adds values; nothing if the layout becomes larger than memory.
    fn add(&mut self, code: &Code, size: usize, alignment: usize, count: usize) -> Option<()> {
        let offset = self.size.checked_next_multiple_of(alignment)?;
        let end = size.checked_mul(count)?.checked_add(offset)?;
        self.size = isize::try_from(end).ok()? as usize;
        let (size, count) = match code.kind {
            Kind::Padding => return Some(()),
            // The number is a length.
            Kind::Bytes | Kind::Counted => (count, 1),
            _ => (size, count),
        };
        if count > 0 {
            self.values = self.values.checked_add(count)?;
            let letter = code.letter.into();
            self.items.push(Item { letter, kind: code.kind, offset, size, count });
        }
        Some(())
    }
}
