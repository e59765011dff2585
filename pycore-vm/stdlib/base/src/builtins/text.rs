//! Text: representations, characters, formatting.

use pycore_objects::protocol::{number, object};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};
use pycore_text::View;

use super::Builtins;

/// The greatest code point.
const LAST_CODE_POINT: i64 = 0x10_FFFF;

#[methods(module, name = TEXT)]
impl Builtins {
    /// ascii(obj, /)
    ///
    /// The representation of an object in ASCII: other characters of repr(obj) as escapes.
    fn ascii(thread: &Thread, obj: &Object) -> Fallible<Owned<Str>> {
        object::ascii(thread, obj)
    }

    /// chr(i, /)
    ///
    /// The string of one character with this code point, 0 to 0x10ffff.
    fn chr(thread: &Thread, i: &Object) -> Fallible<Owned<Str>> {
        let value = number::index(thread, i)?.to_i64();
        match value.filter(|value| (0..=LAST_CODE_POINT).contains(value)) {
            Some(value) => Str::from_view(thread, View::Ucs4(&[value as u32])),
            None => Err(raise!(thread, VALUE_ERROR, "chr() arg not in range(0x110000)")),
        }
    }

    /// format(value, format_spec='', /)
    ///
    /// A value as text: what type(value).__format__(value, format_spec) gives.
    fn format(thread: &Thread, value: &Object, format_spec: Option<&Str>) -> Fallible<Owned> {
        object::format(thread, value, format_spec)
    }

    /// ord(character, /)
    ///
    /// The code point of a string of one character.
    fn ord(thread: &Thread, character: &Object) -> Fallible<Owned> {
        let (first, length) = if let Some(text) = character.downcast::<Str>() {
            (text.view().get(0), text.len())
        } else if let Some(bytes) = character.downcast::<Bytes>() {
            (bytes.as_slice().first().map(|&byte| u32::from(byte)), bytes.len())
        } else if let Some(bytes) = character.downcast::<ByteArray>() {
            (bytes.get(0).map(u32::from), bytes.len())
        } else {
            let class = character.type_name();
            let message = "ord() expected string of length 1, but";
            return Err(raise!(thread, TYPE_ERROR, "{message} {class} found"));
        };
        match first {
            Some(code_point) if length == 1 => thread.new_int(i64::from(code_point)),
            _ => {
                let message = "ord() expected a character, but string of length";
                Err(raise!(thread, TYPE_ERROR, "{message} {length} found"))
            }
        }
    }

    /// repr(obj, /)
    ///
    /// The representation of an object.
    ///
    /// For many types it is an expression that makes an equal object.
    fn repr(thread: &Thread, obj: &Object) -> Fallible<Owned<Str>> {
        object::repr(thread, obj)
    }
}
