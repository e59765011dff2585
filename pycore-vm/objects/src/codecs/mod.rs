//! Codecs: between text and bytes.
//!
//! [`encode`] and [`decode_object`] are `str.encode` and `bytes.decode`. An encoding that is [`native`] is done here, by
//! `pycore-text`; others are asked for in the [`registry`] of the interpreter, where the module `codecs` and programs put
//! theirs. What a codec cannot convert is handled by name: [`errors`] has Python's own handlers and calls those of programs.

pub mod errors;
pub mod file_names;
pub mod handlers;
pub mod native;
pub mod registry;

use std::borrow::Cow;

use crate::core::{Fallible, Object, Owned, Thread};
use crate::errors::{RUNTIME_WARNING, TYPE_ERROR, warn};
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::raise;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::str::Str;
pub use native::Native;

/// The name of an encoding or of a handler as C has it: without surrogates and zeros.
pub fn name_of<'a>(thread: &Thread, name: &'a Str) -> Fallible<Cow<'a, str>> {
    let text: Cow<'a, str> = match name.as_ascii() {
        Some(text) => text.into(),
        None => name.to_utf8(thread)?.into(),
    };
    if text.contains('\0') {
        return Err(raise!(thread, VALUE_ERROR, "embedded null character"));
    }
    Ok(text)
}

/// A name in an encoding's normal form: lower case, and `_` between letters, digits and dots.
pub fn normalized(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut between = false;
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'.' {
            if between && !normal.is_empty() {
                normal.push('_');
            }
            between = false;
            normal.push(byte.to_ascii_lowercase().into());
        } else {
            between = true;
        }
    }
    normal
}

/// In development mode, checks the names of an encoding and of a handler, which may turn out not to be needed.
pub fn check_names(thread: &Thread, encoding: Option<&str>, errors: Option<&Str>) -> Fallible {
    let options = &thread.interpreter().options;
    if !options.dev_mode.get() || options.finalizing.get() {
        return Ok(());
    }
    if let Some(encoding) = encoding.filter(|name| Native::named(name).is_none()) {
        registry::lookup(thread, encoding)?;
    }
    match errors {
        Some(errors) => registry::handler(thread, errors).map(drop),
        None => Ok(()),
    }
}

/// `text.encode(encoding, errors)`
pub fn encode(
    thread: &Thread,
    text: &Str,
    encoding: Option<&Str>,
    errors: Option<&Str>,
) -> Fallible<Owned<Bytes>> {
    let name = encoding.map(|encoding| name_of(thread, encoding)).transpose()?;
    let name = name.as_deref().unwrap_or("utf-8");
    if let Some(errors) = errors {
        name_of(thread, errors)?;
    }
    check_names(thread, Some(name), errors)?;
    if let Some(native) = Native::named(name) {
        return native.encode(thread, text, errors);
    }
    let encoded = registry::encode_text(thread, text.as_object(), name, errors)?;
    let result = match encoded.downcast::<Bytes>() {
        Ok(bytes) => return Ok(bytes),
        Err(result) => result,
    };
    if let Some(array) = (*result).downcast::<ByteArray>() {
        let message = format!(
            "encoder {name} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types"
        );
        warn(thread, &RUNTIME_WARNING, &message, 1)?;
        return Bytes::new(thread, &array.bytes());
    }
    Err(raise!(
        thread,
        TYPE_ERROR,
        "'{name}' encoder returned '{}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
        result.type_name()
    ))
}

/// `bytes.decode(encoding, errors)` of any object that has a buffer.
pub fn decode_object(
    thread: &Thread,
    object: &Object,
    encoding: Option<&Str>,
    errors: Option<&Str>,
) -> Fallible<Owned> {
    let name = encoding.map(|encoding| name_of(thread, encoding)).transpose()?;
    let name = name.as_deref().unwrap_or("utf-8");
    if let Some(errors) = errors {
        name_of(thread, errors)?;
    }
    check_names(thread, Some(name), errors)?;
    let bytes = BytesLike::of(thread, object)?;
    if bytes.is_empty() {
        return Ok(Str::empty(thread)?.into_object());
    }
    if let Some(native) = Native::named(name) {
        return native.decode(thread, bytes, errors, true).map(|(text, _)| text.into_object());
    }
    // Codecs get a view of the memory, not the object, which may be of any type.
    let argument = match object.downcast_exact::<Bytes>() {
        Some(bytes) => Owned::share(bytes),
        None => Bytes::new(thread, &bytes)?,
    };
    drop(bytes);
    let decoded = registry::decode_text(thread, argument.as_object(), name, errors)?;
    if (*decoded).downcast::<Str>().is_some() {
        return Ok(decoded);
    }
    Err(raise!(
        thread,
        TYPE_ERROR,
        "'{name}' decoder returned '{}' instead of 'str'; use codecs.decode() to decode to arbitrary types",
        decoded.type_name()
    ))
}

/// `str(object, encoding, errors)`
pub fn text_of(
    thread: &Thread,
    object: &Object,
    encoding: Option<&Str>,
    errors: Option<&Str>,
) -> Fallible<Owned<Str>> {
    if object.downcast::<Str>().is_some() {
        return Err(raise!(thread, TYPE_ERROR, "decoding str is not supported"));
    }
    let no_bytes = || {
        let class = object.type_name();
        raise!(thread, TYPE_ERROR, "decoding to str: need a bytes-like object, {class} found")
    };
    if !has_buffer(object) {
        return Err(no_bytes());
    }
    if object.downcast::<Bytes>().is_none()
        && let Err(raised) = BytesLike::of(thread, object)
    {
        thread.clear_exception(raised);
        return Err(no_bytes());
    }
    decode_object(thread, object, encoding, errors)?
        .downcast()
        .map_err(|_| raise!(thread, TYPE_ERROR, "decoder returned no str"))
}

/// `TypeError: don't know how to handle UnicodeDecodeError in error callback`
#[cold]
pub(crate) fn wrong_exception(thread: &Thread, class: &str) -> crate::core::Raised {
    let message = format!("don't know how to handle {class} in error callback");
    crate::errors::raise_message(thread, &TYPE_ERROR, format_args!("{message}"))
}
