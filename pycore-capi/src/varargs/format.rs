//! `PyUnicode_FromFormat` and whatever else has a format of its language.

use core::ffi::{CStr, c_char, c_int, c_long, c_void};

use pycore_abi::PyObject;
use pycore_objects::protocol::{object, text};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, raise};
use pycore_text::TextBuf;

use super::VaList;
use crate::typeobject;
use crate::unicodeobject::{decode_utf8_beginning, wide_text};

/// What stands between `%` and the conversion.
#[derive(Default)]
struct Item {
    left: bool,
    zero: bool,
    alternate: bool,
    width: Option<usize>,
    precision: Option<usize>,
    size: Size,
}

/// The size of an argument.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Size {
    #[default]
    Int,
    Long,
    LongLong,
    Unsigned,
    Maximum,
    Difference,
}

/// A place in the format.
struct Cursor<'f> {
    rest: &'f [u8],
}

impl Cursor<'_> {
    fn peek(&self) -> u8 {
        self.rest.first().copied().unwrap_or(0)
    }

    fn advance(&mut self) -> u8 {
        let byte = self.peek();
        self.rest = self.rest.get(1..).unwrap_or(&[]);
        byte
    }

    /// A number, or `*` for the next argument.
    ///
    /// # Safety
    ///
    /// 1. As for [`compose`].
    unsafe fn number(&mut self, arguments: &mut VaList) -> Option<isize> {
        if self.peek() == b'*' {
            self.advance();
            // SAFETY: condition 1.
            return Some(unsafe { arguments.next::<c_int>() } as isize);
        }
        let mut number = None::<isize>;
        while self.peek().is_ascii_digit() {
            let digit = isize::from(self.advance() - b'0');
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
        }
        number
    }
}

/// Text that is made.
struct Writer<'t> {
    thread: &'t Thread,
    text: TextBuf,
}

impl Writer<'_> {
    fn push(&mut self, point: u32) -> Fallible {
        self.text.push(point).map_err(|_| self.thread.raise_out_of_memory())
    }

    fn push_str(&mut self, text: &str) -> Fallible {
        text.chars().try_for_each(|character| self.push(character.into()))
    }

    fn fill(&mut self, count: usize, with: char) -> Fallible {
        (0..count).try_for_each(|_| self.push(with.into()))
    }

    /// Text, cut and filled up as the item says.
    fn put(&mut self, item: &Item, text: &Str) -> Fallible {
        let view = text.view();
        let length = item.precision.unwrap_or(usize::MAX).min(view.len());
        let filling = item.width.unwrap_or(0).saturating_sub(length);
        if !item.left {
            self.fill(filling, ' ')?;
        }
        for index in 0..length {
            self.push(view.get(index).unwrap_or(0))?;
        }
        if item.left {
            self.fill(filling, ' ')?;
        }
        Ok(())
    }

    /// A number in digits, with leading zeros and filled up as the item says.
    fn put_number(&mut self, item: &Item, negative: bool, digits: &str) -> Fallible {
        let zeros = item.precision.unwrap_or(0).saturating_sub(digits.len());
        let length = digits.len() + zeros + usize::from(negative);
        let filling = item.width.unwrap_or(0).saturating_sub(length);
        let with_zeros = item.zero && !item.left;
        if !item.left && !with_zeros {
            self.fill(filling, ' ')?;
        }
        if negative {
            self.push('-'.into())?;
        }
        if with_zeros {
            self.fill(filling, '0')?;
        }
        self.fill(zeros, '0')?;
        self.push_str(digits)?;
        if item.left {
            self.fill(filling, ' ')?;
        }
        Ok(())
    }
}

/// The text of a format and its arguments.
///
/// # Safety
///
/// 1. The arguments are those that the format names.
pub(crate) unsafe fn compose(
    thread: &Thread,
    format: &CStr,
    arguments: &mut VaList,
) -> Fallible<Owned<Str>> {
    let mut writer = Writer { thread, text: TextBuf::new() };
    let mut cursor = Cursor { rest: format.to_bytes() };
    while !cursor.rest.is_empty() {
        if cursor.peek() != b'%' {
            let end = cursor.rest.iter().position(|&byte| byte == b'%');
            let (plain, rest) = cursor.rest.split_at(end.unwrap_or(cursor.rest.len()));
            if !plain.is_ascii() {
                let message = "PyUnicode_FromFormatV() expects an ASCII-encoded format string, got a non-ASCII byte";
                let byte = plain.iter().find(|byte| !byte.is_ascii()).copied().unwrap_or(0);
                return Err(raise!(thread, VALUE_ERROR, "{message}: 0x{byte:02x}"));
            }
            plain.iter().try_for_each(|&byte| writer.push(byte.into()))?;
            cursor.rest = rest;
            continue;
        }
        let start = cursor.rest;
        // SAFETY: condition 1.
        if !unsafe { one(thread, &mut writer, &mut cursor, arguments)? } {
            let rest = String::from_utf8_lossy(start).into_owned();
            return Err(raise!(thread, SYSTEM_ERROR, "invalid format string: {rest}"));
        }
    }
    Str::from_buffer(thread, &writer.text)
}

/// One item; `false` if the format is wrong.
///
/// # Safety
///
/// 1. As for [`compose`].
unsafe fn one(
    thread: &Thread,
    writer: &mut Writer<'_>,
    cursor: &mut Cursor<'_>,
    arguments: &mut VaList,
) -> Fallible<bool> {
    cursor.advance();
    if cursor.peek() == b'%' {
        cursor.advance();
        writer.push('%'.into())?;
        return Ok(true);
    }
    let mut item = Item::default();
    loop {
        match cursor.peek() {
            b'-' => item.left = true,
            b'0' => item.zero = true,
            b'#' => item.alternate = true,
            _ => break,
        }
        cursor.advance();
    }
    // SAFETY: condition 1.
    unsafe {
        if let Some(width) = cursor.number(arguments) {
            item.left |= width < 0;
            item.width = Some(width.unsigned_abs());
        }
        if cursor.peek() == b'.' {
            cursor.advance();
            let precision = cursor.number(arguments);
            item.precision = match precision {
                Some(given) => usize::try_from(given).ok(),
                None => Some(0),
            };
        }
    }
    item.size = match cursor.peek() {
        b'l' => {
            cursor.advance();
            if cursor.peek() == b'l' {
                cursor.advance();
                Size::LongLong
            } else {
                Size::Long
            }
        }
        b'z' => {
            cursor.advance();
            Size::Unsigned
        }
        b'j' => {
            cursor.advance();
            Size::Maximum
        }
        b't' => {
            cursor.advance();
            Size::Difference
        }
        _ => Size::Int,
    };
    // SAFETY: condition 1.
    unsafe { convert(thread, writer, &item, cursor.advance(), arguments) }
}

/// # Safety
///
/// 1. As for [`compose`].
unsafe fn convert(
    thread: &Thread,
    writer: &mut Writer<'_>,
    item: &Item,
    conversion: u8,
    arguments: &mut VaList,
) -> Fallible<bool> {
    // SAFETY: condition 1: the argument is of the kind that the conversion says.
    unsafe {
        match conversion {
            b'c' => {
                let point = arguments.next::<c_int>();
                match u32::try_from(point).ok().filter(|&point| point <= 0x10_ffff) {
                    Some(point) => writer.put(item, &*Str::of_code_point(thread, point)?)?,
                    None => {
                        let message = "character argument not in range(0x110000)";
                        return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
                    }
                }
            }
            b'd' | b'i' => {
                let value = match item.size {
                    Size::Int => arguments.next::<c_int>().into(),
                    _ => arguments.next::<c_long>(),
                };
                let digits = value.unsigned_abs().to_string();
                writer.put_number(item, value < 0, &digits)?;
            }
            b'u' | b'o' | b'x' | b'X' => {
                let value = match item.size {
                    Size::Int => arguments.next::<u32>().into(),
                    _ => arguments.next::<u64>(),
                };
                let digits = match conversion {
                    b'u' => value.to_string(),
                    b'o' => format!("{value:o}"),
                    b'x' => format!("{value:x}"),
                    _ => format!("{value:X}"),
                };
                writer.put_number(item, false, &digits)?;
            }
            b'p' => {
                let pointer = arguments.next::<*const c_void>();
                let text = format!("{:#x}", pointer.addr());
                writer.put(item, &*Str::new(thread, &text)?)?;
            }
            b's' if item.size == Size::Long => {
                let text = wide_text(thread, arguments.next::<*const i32>(), item.precision)?;
                writer.put(item, &text)?;
            }
            b's' => {
                let text = bounded(thread, arguments.next::<*const c_char>(), item.precision)?;
                writer.put(&Item { precision: None, ..copy(item) }, &text)?;
            }
            b'U' => {
                let text = arguments.next::<*mut PyObject>();
                writer.put(item, as_str(thread, text)?)?;
            }
            b'V' => {
                let text = arguments.next::<*mut PyObject>();
                if item.size == Size::Long {
                    let fallback = arguments.next::<*const i32>();
                    if text.is_null() {
                        let text = wide_text(thread, fallback, item.precision)?;
                        writer.put(item, &text)?;
                        return Ok(true);
                    }
                } else {
                    let fallback = arguments.next::<*const c_char>();
                    if text.is_null() {
                        let text = bounded(thread, fallback, item.precision)?;
                        writer.put(&Item { precision: None, ..copy(item) }, &text)?;
                        return Ok(true);
                    }
                }
                writer.put(item, as_str(thread, text)?)?;
            }
            b'S' | b'R' | b'A' => {
                let value: &Object = &*arguments.next::<*mut PyObject>().cast();
                let text = match conversion {
                    b'S' => object::str(thread, value)?,
                    b'R' => object::repr(thread, value)?,
                    _ => text::ascii(thread, value)?,
                };
                writer.put(item, &text)?;
            }
            b'T' | b'N' => {
                let value: &Object = &*arguments.next::<*mut PyObject>().cast();
                let class = if conversion == b'T' {
                    value.type_object()
                } else {
                    match value.downcast::<TypeObject>() {
                        Some(class) => class,
                        None => {
                            let message = "%N argument must be a type";
                            return Err(raise!(thread, TYPE_ERROR, "{message}"));
                        }
                    }
                };
                let between = if item.alternate { ':' } else { '.' };
                writer.put(item, &*typeobject::fully_qualified(thread, class, between)?)?;
            }
            _ => return Ok(false),
        }
    }
    Ok(true)
}

fn copy(item: &Item) -> Item {
    Item { left: item.left, zero: item.zero, alternate: item.alternate, ..*item }
}

/// # Safety
///
/// 1. The pointer leads to a string.
unsafe fn as_str<'a>(thread: &Thread, text: *mut PyObject) -> Fallible<&'a Str> {
    // SAFETY: condition 1.
    crate::convert::expect::<Str>(thread, unsafe { &*text.cast::<Object>() })
}

/// Text that ends with NUL or after so many bytes; what is no UTF-8 is replaced.
///
/// # Safety
///
/// 1. The pointer leads to such a text.
unsafe fn bounded(
    thread: &Thread,
    text: *const c_char,
    most: Option<usize>,
) -> Fallible<Owned<Str>> {
    // SAFETY: condition 1.
    unsafe {
        let length = match most {
            Some(most) => libc::strnlen(text, most),
            None => libc::strlen(text),
        };
        let bytes = std::slice::from_raw_parts(text.cast::<u8>(), length);
        // A character that is cut off at the end is left out.
        decode_utf8_beginning(thread, bytes, c"replace")
    }
}
