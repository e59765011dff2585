//! What `bytes()` and `bytearray()` make bytes of.

use super::search::byte;
use super::{ByteString, not_a_byte};
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::errors::{OVERFLOW_ERROR, TYPE_ERROR};
use crate::protocol::buffer::{Buffer, BufferFlags, Order, has_buffer};
use crate::protocol::{iterate, number, special};
use crate::types::bytes::Bytes;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{name, raise};

/// Where the bytes of a constructor's arguments come from.
pub enum Source<'a> {
    /// No arguments.
    Nothing,
    /// A text and its encoding.
    Encoded(Owned<Bytes>),
    /// What must be looked at.
    Object(&'a Object),
}

/// Sorts out the arguments of a constructor.
pub fn source<'a, T: ByteString>(
    thread: &Thread,
    source: Option<&'a Object>,
    encoding: Option<&Str>,
    errors: Option<&Str>,
) -> Fallible<Source<'a>> {
    let text = source.and_then(Object::downcast::<Str>);
    match (source, text) {
        (_, Some(text)) if encoding.is_some() => {
            crate::codecs::encode(thread, text, encoding, errors).map(Source::Encoded)
        }
        (Some(object), Some(text))
            if T::NAME == "bytes" && errors.is_none() && has_bytes_method(thread, text)? =>
        {
            Ok(Source::Object(object))
        }
        (_, Some(_)) => Err(raise!(thread, TYPE_ERROR, "string argument without an encoding")),
        (_, None) if encoding.is_some() => {
            Err(raise!(thread, TYPE_ERROR, "encoding without a string argument"))
        }
        (_, None) if errors.is_some() => {
            Err(raise!(thread, TYPE_ERROR, "errors without a string argument"))
        }
        (None, _) => Ok(Source::Nothing),
        (Some(object), _) => Ok(Source::Object(object)),
    }
}

/// Whether text, of a subclass, has bytes of its own.
fn has_bytes_method(thread: &Thread, text: &Str) -> Fallible<bool> {
    let object = text.as_object();
    Ok(object.downcast_exact::<Str>().is_none()
        && special::lookup(thread, object, name!(thread, "__bytes__"))?.is_some())
}

/// What `__bytes__` of an object gives; nothing if it has none.
pub fn bytes_method(thread: &Thread, object: &Object) -> Fallible<Option<Owned<Bytes>>> {
    let Some(result) = special::call_if_there(thread, object, name!(thread, "__bytes__"), &[])?
    else {
        return Ok(None);
    };
    result.downcast::<Bytes>().map(Some).map_err(|result| {
        raise!(thread, TYPE_ERROR, "__bytes__ returned non-bytes (type {})", result.type_name())
    })
}

/// The number of zeros that an integer asks for; nothing if the object is none.
pub fn count(thread: &Thread, object: &Object) -> Fallible<Option<usize>> {
    if !number::is_index(object) {
        return Ok(None);
    }
    match number::to_isize(thread, object, &OVERFLOW_ERROR) {
        Ok(count) => match usize::try_from(count) {
            Ok(count) => Ok(Some(count)),
            Err(_) => Err(raise!(thread, VALUE_ERROR, "negative count")),
        },
        Err(raised) => {
            raised.suppress(thread, &TYPE_ERROR)?;
            Ok(None)
        }
    }
}

/// The bytes of a buffer, whatever its strides are.
pub fn of_buffer(thread: &Thread, object: &Object) -> Fallible<Option<Vec<u8>>> {
    if !has_buffer(object) {
        return Ok(None);
    }
    Buffer::get(thread, object, BufferFlags::FULL_RO)?.to_vec(thread, Order::C).map(Some)
}

/// The bytes of an iterable of integers. A number that is no byte is an error, as are objects that are no numbers.
pub fn of_iterable(
    thread: &Thread,
    iterable: &Object,
    out_of_range: fn(&Thread) -> Raised,
    mut push: impl FnMut(u8) -> Fallible,
) -> Fallible {
    let mut add = |item: &Object| -> Fallible {
        let byte = match item.small_byte() {
            Some(byte) => byte,
            None => byte_or(thread, item, out_of_range)?,
        };
        push(byte)
    };
    if let Some(list) = iterable.downcast_exact::<List>() {
        let mut index = 0;
        while let Some(item) = list.get(index) {
            add(&item)?;
            index += 1;
        }
        return Ok(());
    }
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        return tuple.iter().try_for_each(add);
    }
    iterate::for_each(thread, iterable, |item| add(&item))
}

fn byte_or(thread: &Thread, item: &Object, out_of_range: fn(&Thread) -> Raised) -> Fallible<u8> {
    let number = number::to_isize_clamped(thread, item)?;
    u8::try_from(number).map_err(|_| out_of_range(thread))
}

/// The value of an exact small int.
#[inline(always)]
fn small(object: &Object) -> Option<i64> {
    object.downcast_exact::<Int>()?.as_compact()
}

impl Object {
    /// The value of an exact int that is a byte.
    #[inline(always)]
    fn small_byte(&self) -> Option<u8> {
        u8::try_from(small(self)?).ok()
    }
}

/// `bytes must be in range(0, 256)`
#[cold]
pub fn not_bytes(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "bytes must be in range(0, 256)")
}

/// `cannot convert 'float' object to bytes`
#[cold]
pub fn not_convertible(thread: &Thread, object: &Object, kind: &str) -> Raised {
    raise!(thread, TYPE_ERROR, "cannot convert '{}' object to {kind}", object.type_name())
}

/// A byte as an item of a bytearray.
#[inline]
pub fn item(thread: &Thread, object: &Object) -> Fallible<u8> {
    match small(object) {
        Some(number) => u8::try_from(number).map_err(|_| not_a_byte(thread)),
        None => byte(thread, object),
    }
}
