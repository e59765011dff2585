//! Objects as text and as numbers: representation, characters, identity.

use pycore_objects::protocol::{number, object, text};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};
use pycore_text::TextBuf;

use super::Functions;

#[methods(module, name = TEXT)]
impl Functions {
    /// ascii($module, obj, /)
    ///
    /// What `repr()` gives, with escapes in place of characters that are not ASCII.
    fn ascii(thread: &Thread, obj: &Object) -> Fallible<Owned<Str>> {
        text::ascii(thread, obj)
    }

    /// chr($module, i, /)
    ///
    /// The string of the one character that has this number in Unicode.
    fn chr(thread: &Thread, i: &Object) -> Fallible<Owned<Str>> {
        let point = match number::index(thread, i)?.to_i64() {
            Some(point @ 0..=0x10_ffff) => point as u32,
            _ => return Err(raise!(thread, VALUE_ERROR, "chr() arg not in range(0x110000)")),
        };
        let mut buffer = TextBuf::new();
        if buffer.push(point).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        Str::from_buffer(thread, &buffer)
    }

    /// format($module, value, format_spec='', /)
    ///
    /// The value as text: what its type's `__format__` makes of the format specification.
    fn format(thread: &Thread, value: &Object, format_spec: Option<&Str>) -> Fallible<Owned> {
        text::format(thread, value, format_spec)
    }

    /// hash($module, obj, /)
    ///
    /// The hash value, an integer: the same for objects that are equal.
    fn hash(thread: &Thread, obj: &Object) -> Fallible<isize> {
        object::hash(thread, obj)
    }

    /// id($module, obj, /)
    ///
    /// A number that no other object has as long as this one exists.
    fn id(obj: &Object) -> usize {
        obj.address()
    }

    /// ord($module, character, /)
    ///
    /// The number that a character has in Unicode, or the value of a byte.
    fn ord(thread: &Thread, character: &Object) -> Fallible<u32> {
        if let Some(text) = character.downcast::<Str>() {
            let view = text.view();
            return match view.get(0) {
                Some(point) if view.len() == 1 => Ok(point),
                _ => Err(not_one(thread, view.len())),
            };
        }
        if let Some(bytes) = character.downcast::<Bytes>() {
            return one_byte(thread, bytes.as_slice());
        }
        if let Some(bytes) = character.downcast::<ByteArray>() {
            return one_byte(thread, &bytes.bytes());
        }
        let given = character.type_name();
        let message = format!("ord() expected string of length 1, but {given} found");
        Err(raise!(thread, TYPE_ERROR, "{message}"))
    }

    /// repr($module, obj, /)
    ///
    /// Text that represents the object, if possible in the form of an expression that gives an equal one.
    fn repr(thread: &Thread, obj: &Object) -> Fallible<Owned<Str>> {
        object::repr(thread, obj)
    }
}

fn one_byte(thread: &Thread, bytes: &[u8]) -> Fallible<u32> {
    match bytes {
        [byte] => Ok((*byte).into()),
        _ => Err(not_one(thread, bytes.len())),
    }
}

#[cold]
fn not_one(thread: &Thread, length: usize) -> Raised {
    let message = format!("ord() expected a character, but string of length {length} found");
    raise!(thread, TYPE_ERROR, "{message}")
}
