//! Escapes between bytes and bytes.

use pycore_objects::errors::{DEPRECATION_WARNING, warn};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};
use pycore_text::codec::{ByteEscapeError, Handler, decode_byte_escapes, encode_byte_escapes};

use super::{Codecs, consumed};

#[methods(module, name = ESCAPE)]
impl Codecs {
    /// escape_decode($module, data, errors=None, /)
    fn escape_decode(
        thread: &Thread,
        data: &Object,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Tuple>> {
        let data = match data.downcast::<Str>() {
            Some(text) => Bytes::new(thread, text.to_utf8(thread)?.as_bytes())?,
            None => Bytes::new(thread, &BytesLike::of(thread, data)?)?,
        };
        let handler = match errors {
            None => Some(Handler::Strict),
            Some(errors) => errors.as_ascii().and_then(Handler::named),
        };
        let mut out = Vec::new();
        let invalid =
            decode_byte_escapes(data.as_slice(), handler, &mut out).map_err(
                |error| match error {
                    ByteEscapeError::Trailing => {
                        raise!(thread, VALUE_ERROR, "Trailing \\ in string")
                    }
                    ByteEscapeError::Hexadecimal(at) => {
                        raise!(thread, VALUE_ERROR, "invalid \\x escape at position {at}")
                    }
                    ByteEscapeError::UnknownHandler => {
                        let name = errors.map(Str::to_string_lossy).unwrap_or_default();
                        let message = "decoding error; unknown error handling code:";
                        raise!(thread, VALUE_ERROR, "{message} {name}")
                    }
                    ByteEscapeError::OutOfMemory => thread.raise_out_of_memory(),
                },
            )?;
        if let Some(invalid) = invalid {
            warn(thread, &DEPRECATION_WARNING, &invalid.message(true), 1)?;
        }
        let length = data.len();
        consumed(thread, Bytes::new(thread, &out)?.into_object(), length)
    }

    /// escape_encode($module, data, errors=None, /)
    fn escape_encode(
        thread: &Thread,
        data: &Bytes,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Tuple>> {
        let _ = errors;
        let mut out = Vec::new();
        if encode_byte_escapes(data.as_slice(), &mut out).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        consumed(thread, Bytes::new(thread, &out)?.into_object(), data.len())
    }
}
