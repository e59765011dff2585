//! `codecs.h`: the registry of codecs and of handlers of errors.

use core::ffi::{CStr, c_int};

use pycore_objects::codecs::registry;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, name};

use crate::api::api;
use crate::convert::{self, bad_internal_call};

/// A part of a codec.
fn part(thread: &Thread, encoding: &CStr, index: usize) -> Fallible<Owned> {
    let codec: Owned<Tuple> = registry::lookup(thread, &encoding.to_string_lossy())?;
    match codec.get(index) {
        Some(part) => Ok(Owned::share(part)),
        None => Err(bad_internal_call(thread)),
    }
}

/// An object that a codec makes, with how errors are handled.
fn made(
    thread: &Thread,
    function: &Object,
    stream: Option<&Object>,
    errors: Option<&CStr>,
) -> Fallible<Owned> {
    let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
    let arguments: Vec<&Object> =
        stream.into_iter().chain(errors.as_deref().map(Str::as_object)).collect();
    call::call(thread, function, &arguments)
}

/// The handler of errors of a name that every interpreter has.
fn standard(thread: &Thread, name: &str, exception: &Object) -> Fallible<Owned> {
    let handler = registry::handler(thread, &*Str::new(thread, name)?)?;
    call::call(thread, &handler, &[exception])
}

api! {
    fn PyCodec_Register(thread, function: &Object) -> Fallible {
        registry::register(thread, function)
    }

    fn PyCodec_Unregister(thread, function: &Object) -> Fallible {
        registry::unregister(thread, function)
    }

    fn PyCodec_KnownEncoding(thread, encoding: &CStr) -> c_int {
        match registry::lookup(thread, &encoding.to_string_lossy()) {
            Ok(_) => 1,
            Err(raised) => {
                thread.clear_exception(raised);
                0
            }
        }
    }

    fn PyCodec_Encode(thread, value: &Object, encoding: &CStr, errors: Option<&CStr>) -> Fallible<Owned> {
        let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
        registry::encode(thread, value, &encoding.to_string_lossy(), errors.as_deref())
    }

    fn PyCodec_Decode(thread, value: &Object, encoding: &CStr, errors: Option<&CStr>) -> Fallible<Owned> {
        let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
        registry::decode(thread, value, &encoding.to_string_lossy(), errors.as_deref())
    }

    fn PyCodec_Encoder(thread, encoding: &CStr) -> Fallible<Owned> {
        part(thread, encoding, 0)
    }

    fn PyCodec_Decoder(thread, encoding: &CStr) -> Fallible<Owned> {
        part(thread, encoding, 1)
    }

    fn PyCodec_StreamReader(thread, encoding: &CStr, stream: &Object, errors: Option<&CStr>) -> Fallible<Owned> {
        made(thread, &*part(thread, encoding, 2)?, Some(stream), errors)
    }

    fn PyCodec_StreamWriter(thread, encoding: &CStr, stream: &Object, errors: Option<&CStr>) -> Fallible<Owned> {
        made(thread, &*part(thread, encoding, 3)?, Some(stream), errors)
    }

    fn PyCodec_IncrementalEncoder(thread, encoding: &CStr, errors: Option<&CStr>) -> Fallible<Owned> {
        let codec = registry::lookup(thread, &encoding.to_string_lossy())?;
        let class = object::get_attribute(thread, codec.as_object(), name!(thread, "incrementalencoder"))?;
        made(thread, &class, None, errors)
    }

    fn PyCodec_IncrementalDecoder(thread, encoding: &CStr, errors: Option<&CStr>) -> Fallible<Owned> {
        let codec = registry::lookup(thread, &encoding.to_string_lossy())?;
        let class = object::get_attribute(thread, codec.as_object(), name!(thread, "incrementaldecoder"))?;
        made(thread, &class, None, errors)
    }

    fn PyCodec_RegisterError(thread, handler: &CStr, function: &Object) -> Fallible {
        registry::register_handler(thread, &*convert::text(thread, handler)?, function)
    }

    fn PyCodec_LookupError(thread, handler: Option<&CStr>) -> Fallible<Owned> {
        let handler = convert::text(thread, handler.unwrap_or(c"strict"))?;
        registry::handler(thread, &handler)
    }

    fn PyCodec_StrictErrors(thread, exception: &Object) -> Fallible<Owned> {
        standard(thread, "strict", exception)
    }

    fn PyCodec_IgnoreErrors(thread, exception: &Object) -> Fallible<Owned> {
        standard(thread, "ignore", exception)
    }

    fn PyCodec_ReplaceErrors(thread, exception: &Object) -> Fallible<Owned> {
        standard(thread, "replace", exception)
    }

    fn PyCodec_XMLCharRefReplaceErrors(thread, exception: &Object) -> Fallible<Owned> {
        standard(thread, "xmlcharrefreplace", exception)
    }

    fn PyCodec_BackslashReplaceErrors(thread, exception: &Object) -> Fallible<Owned> {
        standard(thread, "backslashreplace", exception)
    }

    fn PyCodec_NameReplaceErrors(thread, exception: &Object) -> Fallible<Owned> {
        standard(thread, "namereplace", exception)
    }
}
