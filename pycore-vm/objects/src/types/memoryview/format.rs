//! Items of one C type: their format characters, and their values as objects.

use std::ffi::CStr;

use pycore_numbers::float::{from_half, to_half};

use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::errors;
use crate::protocol::{number, object};
use crate::raise;
use crate::types::bytes::Bytes;
use crate::types::int::Int;

/// What the bytes of an item mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Signed,
    Unsigned,
    Float,
    Bool,
    Byte,
    Pointer,
}

/// The format of items that are one native C value each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NativeFormat {
    code: u8,
    size: u8,
    kind: Kind,
    /// The format as text, with and without the mark of native sizes.
    texts: (&'static CStr, &'static CStr),
}

macro_rules! formats {
    ($($code:literal $kind:ident $type:ty;)*) => {
        /// All of them.
        static FORMATS: &[NativeFormat] = &[$(NativeFormat {
            code: $code.as_bytes()[0],
            size: size_of::<$type>() as u8,
            kind: Kind::$kind,
            texts: (text(concat!($code, "\0")), text(concat!("@", $code, "\0"))),
        }),*];
    };
}

const fn text(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("one NUL, at the end"),
    }
}

formats! {
    "B" Unsigned u8;
    "b" Signed i8;
    "c" Byte u8;
    "h" Signed i16;
    "H" Unsigned u16;
    "i" Signed i32;
    "I" Unsigned u32;
    "l" Signed i64;
    "L" Unsigned u64;
    "q" Signed i64;
    "Q" Unsigned u64;
    "n" Signed isize;
    "N" Unsigned usize;
    "e" Float u16;
    "f" Float f32;
    "d" Float f64;
    "?" Bool bool;
    "P" Pointer usize;
}

/// The bytes of an item.
#[derive(Clone, Copy, Debug, Default)]
pub struct ItemBytes {
    /// In the machine's order, from the first byte on.
    bytes: [u8; 8],
    size: u8,
}

impl ItemBytes {
    /// Of a slice; what is beyond the largest C value is cut.
    #[inline]
    pub fn of(bytes: &[u8]) -> Self {
        let mut item = Self { bytes: [0; 8], size: bytes.len().min(8) as u8 };
        for (to, from) in item.bytes.iter_mut().zip(bytes) {
            *to = *from;
        }
        item
    }

    /// As a slice.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes[..usize::from(self.size)]
    }

    fn unsigned(self) -> u64 {
        let [a, b, c, d, ..] = self.bytes;
        match self.size {
            1 => a.into(),
            2 => u16::from_ne_bytes([a, b]).into(),
            4 => u32::from_ne_bytes([a, b, c, d]).into(),
            _ => u64::from_ne_bytes(self.bytes),
        }
    }

    fn signed(self) -> i64 {
        match self.size {
            1 => i64::from(self.unsigned() as i8),
            2 => i64::from(self.unsigned() as i16),
            4 => i64::from(self.unsigned() as i32),
            _ => self.unsigned() as i64,
        }
    }

    fn of_unsigned(value: u64, size: u8) -> Self {
        match size {
            1 => Self::of(&[value as u8]),
            2 => Self::of(&(value as u16).to_ne_bytes()),
            4 => Self::of(&(value as u32).to_ne_bytes()),
            _ => Self::of(&value.to_ne_bytes()),
        }
    }

    fn float(self) -> f64 {
        match self.size {
            2 => from_half(self.unsigned() as u16),
            4 => f32::from_bits(self.unsigned() as u32).into(),
            _ => f64::from_bits(self.unsigned()),
        }
    }
}

impl NativeFormat {
    /// The format that a text says; nothing for what is no single native C value.
    pub fn parse(format: &[u8]) -> Option<&'static Self> {
        let [code] = *format.strip_prefix(b"@").unwrap_or(format) else { return None };
        FORMATS.iter().find(|format| format.code == code)
    }

    /// Bytes of an item.
    pub fn size(&self) -> usize {
        self.size.into()
    }

    /// The character.
    pub fn code(&self) -> char {
        self.code.into()
    }

    /// The format as a text that lives for ever; `marked` has `@` in front.
    pub fn text(&self, marked: bool) -> &'static CStr {
        if marked { self.texts.1 } else { self.texts.0 }
    }

    /// Whether items are single bytes without a further meaning.
    pub fn is_bytes(&self) -> bool {
        matches!(self.code, b'b' | b'B' | b'c')
    }

    /// The value of an item.
    pub fn unpack(&self, thread: &Thread, item: ItemBytes) -> Fallible<Owned> {
        match self.kind {
            Kind::Signed => thread.new_int(item.signed()),
            Kind::Unsigned | Kind::Pointer => match i64::try_from(item.unsigned()) {
                Ok(value) => thread.new_int(value),
                Err(_) => Ok(Int::from_u64(thread, item.unsigned())?.into_object()),
            },
            Kind::Float => thread.new_float(item.float()),
            Kind::Bool => Ok(thread.bool(item.unsigned() != 0)),
            Kind::Byte => Ok(Owned::share(Bytes::single(item.unsigned() as u8).as_object())),
        }
    }

    /// Whether two items have equal values.
    pub fn equal(&self, one: ItemBytes, other: ItemBytes) -> bool {
        match self.kind {
            Kind::Float => one.float() == other.float(),
            Kind::Bool => (one.unsigned() != 0) == (other.unsigned() != 0),
            _ => one.unsigned() == other.unsigned(),
        }
    }

    /// The item of a value.
    pub fn pack(&self, thread: &Thread, value: &Object) -> Fallible<ItemBytes> {
        let size = self.size;
        match self.kind {
            Kind::Signed => {
                let int = self.integer(thread, value)?;
                let least = i64::MIN >> (64 - 8 * u32::from(size));
                match int.to_i64().filter(|value| (least..=!least).contains(value)) {
                    Some(value) => Ok(ItemBytes::of_unsigned(value as u64, size)),
                    None => Err(self.invalid(thread, "value")),
                }
            }
            Kind::Unsigned => {
                let int = self.integer(thread, value)?;
                let most = u64::MAX >> (64 - 8 * u32::from(size));
                match int.to_u64().filter(|&value| value <= most) {
                    Some(value) => Ok(ItemBytes::of_unsigned(value, size)),
                    None => Err(self.invalid(thread, "value")),
                }
            }
            Kind::Pointer => {
                let int = self.integer(thread, value)?;
                let address = int.to_u64().or_else(|| int.to_i64().map(|value| value as u64));
                match address {
                    Some(address) => Ok(ItemBytes::of_unsigned(address, size)),
                    None => Err(self.invalid(thread, "value")),
                }
            }
            Kind::Float => {
                let float = number::to_f64(thread, value)
                    .map_err(|raised| self.translated(thread, raised))?;
                match size {
                    2 => match to_half(float) {
                        Some(half) => Ok(ItemBytes::of(&half.to_ne_bytes())),
                        None => Err(self.invalid(thread, "value")),
                    },
                    4 => Ok(ItemBytes::of(&(float as f32).to_ne_bytes())),
                    _ => Ok(ItemBytes::of(&float.to_ne_bytes())),
                }
            }
            Kind::Bool => Ok(ItemBytes::of(&[object::is_true(thread, value)?.into()])),
            Kind::Byte => match value.downcast::<Bytes>().map(Bytes::as_slice) {
                Some(&[byte]) => Ok(ItemBytes::of(&[byte])),
                Some(_) => Err(self.invalid(thread, "value")),
                None => Err(self.invalid(thread, "type")),
            },
        }
    }

    fn integer(&self, thread: &Thread, value: &Object) -> Fallible<Owned<Int>> {
        number::index(thread, value).map_err(|raised| self.translated(thread, raised))
    }

    /// The errors of conversions say the format instead.
    #[cold]
    fn translated(&self, thread: &Thread, raised: Raised) -> Raised {
        let what = if thread.exception_matches(&raised, &errors::TYPE_ERROR) {
            "type"
        } else if thread.exception_matches(&raised, &errors::OVERFLOW_ERROR)
            || thread.exception_matches(&raised, &errors::VALUE_ERROR)
        {
            "value"
        } else {
            return raised;
        };
        thread.clear_exception(raised);
        self.invalid(thread, what)
    }

    #[cold]
    fn invalid(&self, thread: &Thread, what: &str) -> Raised {
        let code = self.code();
        let message = format_args!("memoryview: invalid {what} for format '{code}'");
        if what == "type" {
            raise!(thread, TYPE_ERROR, "{message}")
        } else {
            raise!(thread, VALUE_ERROR, "{message}")
        }
    }
}
