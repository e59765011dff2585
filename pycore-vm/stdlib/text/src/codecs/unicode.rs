//! The codecs that are done natively.

use pycore_objects::codecs::Native;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods};
use pycore_text::codec::ByteOrder;

use super::{Codecs, consumed, encoded};

/// The order that a number stands for: 0 is that of a mark, or the machine's.
fn order(number: Option<i32>) -> Option<ByteOrder> {
    match number.unwrap_or(0) {
        0 => None,
        1.. => Some(ByteOrder::Big),
        _ => Some(ByteOrder::Little),
    }
}

fn decode(
    thread: &Thread,
    native: Native,
    data: BytesLike<'_>,
    errors: Option<&Str>,
    last: bool,
) -> Fallible<Owned<Tuple>> {
    let (text, count) = native.decode(thread, data, errors, last)?;
    consumed(thread, text.into_object(), count)
}

fn decode_in_order(
    thread: &Thread,
    native: Native,
    data: BytesLike<'_>,
    errors: Option<&Str>,
    last: bool,
) -> Fallible<Owned<Tuple>> {
    let known = match native {
        Native::Utf16(order) | Native::Utf32(order) => order,
        _ => None,
    };
    let (text, count, found) = native.decode_in_order(thread, data, errors, last)?;
    let order = match found.or(known) {
        None => 0,
        Some(ByteOrder::Little) => -1,
        Some(ByteOrder::Big) => 1,
    };
    let (count, order) = (thread.new_int(count as i64)?, thread.new_int(order)?);
    Tuple::pack(thread, [text.into_object(), count, order])
}

/// The bytes of an argument that may be text.
fn bytes_of(thread: &Thread, data: &Object) -> Fallible<Owned<Bytes>> {
    match data.downcast::<Str>() {
        Some(text) => Bytes::new(thread, text.to_utf8(thread)?.as_bytes()),
        None => Bytes::new(thread, &BytesLike::of(thread, data)?),
    }
}

/// Declares the functions of codecs.
macro_rules! codecs {
    (
        decoders { $($(#[doc = $doc:literal])* $decoder:ident = $decoded:expr;)* }
        encoders { $($(#[doc = $encoder_doc:literal])* $encoder:ident = $encoding:expr;)* }
    ) => {
        #[methods(module, name = PARTIAL_DECODERS)]
        impl Codecs {
            $(
                $(#[doc = $doc])*
                fn $decoder(
                    thread: &Thread,
                    data: BytesLike<'_>,
                    errors: Option<&Str>,
                    r#final: Option<bool>,
                ) -> Fallible<Owned<Tuple>> {
                    decode(thread, $decoded, data, errors, r#final.unwrap_or(false))
                }
            )*
        }

        #[methods(module, name = PLAIN_ENCODERS)]
        impl Codecs {
            $(
                $(#[doc = $encoder_doc])*
                fn $encoder(
                    thread: &Thread,
                    str: &Str,
                    errors: Option<&Str>,
                ) -> Fallible<Owned<Tuple>> {
                    encoded(thread, $encoding.encode(thread, str, errors)?, str)
                }
            )*
        }
    };
}
codecs! {
    decoders {
        /// utf_7_decode($module, data, errors=None, final=False, /)
        utf_7_decode = Native::Utf7;
        /// utf_8_decode($module, data, errors=None, final=False, /)
        utf_8_decode = Native::Utf8;
        /// utf_16_decode($module, data, errors=None, final=False, /)
        utf_16_decode = Native::Utf16(None);
        /// utf_16_le_decode($module, data, errors=None, final=False, /)
        utf_16_le_decode = Native::Utf16(Some(ByteOrder::Little));
        /// utf_16_be_decode($module, data, errors=None, final=False, /)
        utf_16_be_decode = Native::Utf16(Some(ByteOrder::Big));
        /// utf_32_decode($module, data, errors=None, final=False, /)
        utf_32_decode = Native::Utf32(None);
        /// utf_32_le_decode($module, data, errors=None, final=False, /)
        utf_32_le_decode = Native::Utf32(Some(ByteOrder::Little));
        /// utf_32_be_decode($module, data, errors=None, final=False, /)
        utf_32_be_decode = Native::Utf32(Some(ByteOrder::Big));
    }
    encoders {
        /// utf_7_encode($module, str, errors=None, /)
        utf_7_encode = Native::Utf7;
        /// utf_8_encode($module, str, errors=None, /)
        utf_8_encode = Native::Utf8;
        /// latin_1_encode($module, str, errors=None, /)
        latin_1_encode = Native::Latin1;
        /// ascii_encode($module, str, errors=None, /)
        ascii_encode = Native::Ascii;
        /// utf_16_le_encode($module, str, errors=None, /)
        utf_16_le_encode = Native::Utf16(Some(ByteOrder::Little));
        /// utf_16_be_encode($module, str, errors=None, /)
        utf_16_be_encode = Native::Utf16(Some(ByteOrder::Big));
        /// utf_32_le_encode($module, str, errors=None, /)
        utf_32_le_encode = Native::Utf32(Some(ByteOrder::Little));
        /// utf_32_be_encode($module, str, errors=None, /)
        utf_32_be_encode = Native::Utf32(Some(ByteOrder::Big));
        /// unicode_escape_encode($module, str, errors=None, /)
        unicode_escape_encode = Native::UnicodeEscape;
        /// raw_unicode_escape_encode($module, str, errors=None, /)
        raw_unicode_escape_encode = Native::RawUnicodeEscape;
    }
}

#[methods(module, name = DECODERS)]
impl Codecs {
    /// ascii_decode($module, data, errors=None, /)
    fn ascii_decode(
        thread: &Thread,
        data: BytesLike<'_>,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Tuple>> {
        decode(thread, Native::Ascii, data, errors, true)
    }

    /// latin_1_decode($module, data, errors=None, /)
    fn latin_1_decode(
        thread: &Thread,
        data: BytesLike<'_>,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Tuple>> {
        decode(thread, Native::Latin1, data, errors, true)
    }

    /// utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False, /)
    fn utf_16_ex_decode(
        thread: &Thread,
        data: BytesLike<'_>,
        errors: Option<&Str>,
        byteorder: Option<i32>,
        r#final: Option<bool>,
    ) -> Fallible<Owned<Tuple>> {
        let native = Native::Utf16(order(byteorder));
        decode_in_order(thread, native, data, errors, r#final.unwrap_or(false))
    }

    /// utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False, /)
    fn utf_32_ex_decode(
        thread: &Thread,
        data: BytesLike<'_>,
        errors: Option<&Str>,
        byteorder: Option<i32>,
        r#final: Option<bool>,
    ) -> Fallible<Owned<Tuple>> {
        let native = Native::Utf32(order(byteorder));
        decode_in_order(thread, native, data, errors, r#final.unwrap_or(false))
    }

    /// unicode_escape_decode($module, data, errors=None, final=True, /)
    fn unicode_escape_decode(
        thread: &Thread,
        data: &Object,
        errors: Option<&Str>,
        r#final: Option<bool>,
    ) -> Fallible<Owned<Tuple>> {
        let data = bytes_of(thread, data)?;
        let last = r#final.unwrap_or(true);
        decode(thread, Native::UnicodeEscape, BytesLike::Bytes(&data), errors, last)
    }

    /// raw_unicode_escape_decode($module, data, errors=None, final=True, /)
    fn raw_unicode_escape_decode(
        thread: &Thread,
        data: &Object,
        errors: Option<&Str>,
        r#final: Option<bool>,
    ) -> Fallible<Owned<Tuple>> {
        let data = bytes_of(thread, data)?;
        let last = r#final.unwrap_or(true);
        decode(thread, Native::RawUnicodeEscape, BytesLike::Bytes(&data), errors, last)
    }
}

#[methods(module, name = ENCODERS)]
impl Codecs {
    /// utf_16_encode($module, str, errors=None, byteorder=0, /)
    fn utf_16_encode(
        thread: &Thread,
        str: &Str,
        errors: Option<&Str>,
        byteorder: Option<i32>,
    ) -> Fallible<Owned<Tuple>> {
        encoded(thread, Native::Utf16(order(byteorder)).encode(thread, str, errors)?, str)
    }

    /// utf_32_encode($module, str, errors=None, byteorder=0, /)
    fn utf_32_encode(
        thread: &Thread,
        str: &Str,
        errors: Option<&Str>,
        byteorder: Option<i32>,
    ) -> Fallible<Owned<Tuple>> {
        encoded(thread, Native::Utf32(order(byteorder)).encode(thread, str, errors)?, str)
    }

    /// readbuffer_encode($module, data, errors=None, /)
    fn readbuffer_encode(
        thread: &Thread,
        data: &Object,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Tuple>> {
        let _ = errors;
        let bytes = bytes_of(thread, data)?;
        let length = bytes.len();
        consumed(thread, bytes.into_object(), length)
    }
}
