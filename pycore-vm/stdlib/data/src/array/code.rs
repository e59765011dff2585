//! Type codes: what the items of an array are, and how they are stored.

use std::ffi::CStr;

use pycore_objects::protocol::number;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, raise};

/// What items are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Signed,
    Unsigned,
    Float,
    Character,
}

/// A type code.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) letter: u8,
    /// Bytes of an item.
    pub(super) size: usize,
    pub(super) kind: Kind,
    /// As buffers have it.
    pub(super) format: &'static CStr,
    /// What pickles call it, on a machine whose lowest byte comes first.
    machine: u32,
}

const fn code(letter: u8, size: usize, kind: Kind, format: &'static CStr, machine: u32) -> Code {
    Code { letter, size, kind, format, machine }
}

/// All codes, in the order of `typecodes`.
pub(super) static CODES: [Code; 14] = [
    code(b'b', 1, Kind::Signed, c"b", 1),
    code(b'B', 1, Kind::Unsigned, c"B", 0),
    code(b'u', 4, Kind::Character, c"w", 20),
    code(b'w', 4, Kind::Character, c"w", 20),
    code(b'h', 2, Kind::Signed, c"h", 4),
    code(b'H', 2, Kind::Unsigned, c"H", 2),
    code(b'i', 4, Kind::Signed, c"i", 8),
    code(b'I', 4, Kind::Unsigned, c"I", 6),
    code(b'l', 8, Kind::Signed, c"l", 12),
    code(b'L', 8, Kind::Unsigned, c"L", 10),
    code(b'q', 8, Kind::Signed, c"q", 12),
    code(b'Q', 8, Kind::Unsigned, c"Q", 10),
    code(b'f', 4, Kind::Float, c"f", 14),
    code(b'd', 8, Kind::Float, c"d", 16),
];

/// An item as it is stored; only as many bytes as it has count.
pub(super) type Stored = [u8; 8];

fn stored<const N: usize>(bytes: [u8; N]) -> Stored {
    let mut all = [0; 8];
    all[..N].copy_from_slice(&bytes);
    all
}

#[cold]
fn out_of_range(thread: &Thread, what: &str, below: bool) -> Raised {
    let bound = if below { "less than minimum" } else { "greater than maximum" };
    raise!(thread, OVERFLOW_ERROR, "{what} is {bound}")
}

impl Code {
    /// The code of a letter.
    pub(super) fn of(letter: u32) -> Option<&'static Self> {
        CODES.iter().find(|code| u32::from(code.letter) == letter)
    }

    pub(super) fn letter(&self) -> char {
        self.letter.into()
    }

    /// What pickles call the items as this machine has them.
    pub(super) fn machine(&self) -> u32 {
        // The other order of bytes is the next number, for what has more bytes than one.
        self.machine + u32::from(cfg!(target_endian = "big") && self.size > 1)
    }

    /// The object of an item.
    pub(super) fn load(&self, thread: &Thread, bytes: &[u8]) -> Fallible<Owned> {
        let mut all = [0_u8; 8];
        match bytes.first_chunk::<8>() {
            Some(bytes) => all = *bytes,
            None => all[..bytes.len()].copy_from_slice(bytes),
        }
        /// The first bytes as a number.
        macro_rules! read {
            ($type:ty) => {
                <$type>::from_ne_bytes(*all.first_chunk().unwrap_or(&[0; size_of::<$type>()]))
            };
        }
        match (self.kind, self.size) {
            (Kind::Signed, 1) => thread.new_int(read!(i8).into()),
            (Kind::Signed, 2) => thread.new_int(read!(i16).into()),
            (Kind::Signed, 4) => thread.new_int(read!(i32).into()),
            (Kind::Signed, _) => thread.new_int(read!(i64)),
            (Kind::Unsigned, 1) => thread.new_int(read!(u8).into()),
            (Kind::Unsigned, 2) => thread.new_int(read!(u16).into()),
            (Kind::Unsigned, 4) => thread.new_int(read!(u32).into()),
            (Kind::Unsigned, _) => Ok(Int::from_u64(thread, read!(u64))?.into_object()),
            (Kind::Float, 4) => thread.new_float(read!(f32).into()),
            (Kind::Float, _) => thread.new_float(read!(f64)),
            (Kind::Character, _) => character(thread, read!(u32)),
        }
    }

    /// An object as an item.
    pub(super) fn store(&self, thread: &Thread, value: &Object) -> Fallible<Stored> {
        match self.kind {
            Kind::Float => {
                let value = number::to_f64(thread, value)?;
                Ok(if self.size == 4 {
                    stored((value as f32).to_ne_bytes())
                } else {
                    stored(value.to_ne_bytes())
                })
            }
            Kind::Character => {
                let expected = "array item must be a unicode character, not";
                let Some(text) = value.downcast::<Str>() else {
                    let kind = value.type_name();
                    return Err(raise!(thread, TYPE_ERROR, "{expected} {kind}"));
                };
                match (text.view().get(0), text.len()) {
                    (Some(point), 1) => Ok(stored(point.to_ne_bytes())),
                    (_, length) => {
                        Err(raise!(thread, TYPE_ERROR, "{expected} a string of length {length}"))
                    }
                }
            }
            Kind::Signed if self.letter == b'q' => {
                let value = number::index(thread, value)?.to_i64();
                let value = value
                    .ok_or_else(|| raise!(thread, OVERFLOW_ERROR, "int too big to convert"))?;
                Ok(stored(value.to_ne_bytes()))
            }
            Kind::Signed | Kind::Unsigned if self.size < 4 || self.kind == Kind::Signed => {
                let value = number::to_c_long(thread, value)?;
                self.store_long(thread, value)
            }
            _ => self.store_unsigned(thread, value),
        }
    }

    /// A C `long` as an item.
    fn store_long(&self, thread: &Thread, value: i64) -> Fallible<Stored> {
        // The smallest items are converted in two steps, each with an error of its own.
        let (first, last) = match (self.kind, self.size) {
            (Kind::Signed, 1) => ("signed short integer", "signed char"),
            (Kind::Signed, 2) => ("signed short integer", ""),
            (Kind::Signed, 4) => ("signed integer", ""),
            (Kind::Unsigned, 1) => ("", "unsigned byte integer"),
            (Kind::Unsigned, 2) => ("signed integer", "unsigned short"),
            _ => ("", ""),
        };
        let fits = match first {
            "signed short integer" => i16::try_from(value).is_ok(),
            "signed integer" => i32::try_from(value).is_ok(),
            _ => true,
        };
        if !fits {
            return Err(out_of_range(thread, first, value < 0));
        }
        let fits = match last {
            "signed char" => i8::try_from(value).is_ok(),
            "unsigned byte integer" => u8::try_from(value).is_ok(),
            "unsigned short" => u16::try_from(value).is_ok(),
            _ => true,
        };
        if !fits {
            return Err(out_of_range(thread, last, value < 0));
        }
        Ok(match self.size {
            1 => stored((value as u8).to_ne_bytes()),
            2 => stored((value as u16).to_ne_bytes()),
            4 => stored((value as u32).to_ne_bytes()),
            _ => stored(value.to_ne_bytes()),
        })
    }

    fn store_unsigned(&self, thread: &Thread, value: &Object) -> Fallible<Stored> {
        let value = number::index(thread, value)?;
        let is_long_long = self.letter == b'Q';
        if value.is_negative() {
            let message = if is_long_long {
                "can't convert negative int to unsigned"
            } else {
                "can't convert negative value to unsigned int"
            };
            return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
        }
        let Some(value) = value.to_u64() else {
            if is_long_long {
                return Err(raise!(thread, OVERFLOW_ERROR, "int too big to convert"));
            }
            return Err(number::too_large(thread, "C unsigned long"));
        };
        if self.size == 8 {
            return Ok(stored(value.to_ne_bytes()));
        }
        match u32::try_from(value) {
            Ok(value) => Ok(stored(value.to_ne_bytes())),
            Err(_) => Err(out_of_range(thread, "unsigned int", false)),
        }
    }
}

/// A string of one character, which memory from outside may not be.
fn character(thread: &Thread, point: u32) -> Fallible<Owned> {
    let mut buffer = pycore_text::TextBuf::new();
    if point >= 0x11_0000 {
        return Err(raise!(thread, VALUE_ERROR, "chr() arg not in range(0x110000)"));
    }
    if buffer.push(point).is_err() {
        return Err(thread.raise_out_of_memory());
    }
    Ok(Str::from_buffer(thread, &buffer)?.into_object())
}

/// A number of a pickle: what the items are, how many bytes each has, and whether the highest byte comes first.
pub(super) fn machine_format(number: i64) -> Option<(Kind, usize, bool)> {
    let number = u32::try_from(number).ok()?;
    let (kind, size) = match number {
        0 => (Kind::Unsigned, 1),
        1 => (Kind::Signed, 1),
        2 | 3 => (Kind::Unsigned, 2),
        4 | 5 => (Kind::Signed, 2),
        6 | 7 => (Kind::Unsigned, 4),
        8 | 9 => (Kind::Signed, 4),
        10 | 11 => (Kind::Unsigned, 8),
        12 | 13 => (Kind::Signed, 8),
        14 | 15 => (Kind::Float, 4),
        16 | 17 => (Kind::Float, 8),
        18 | 19 => (Kind::Character, 2),
        20 | 21 => (Kind::Character, 4),
        _ => return None,
    };
    Some((kind, size, number > 1 && number % 2 == 1))
}
