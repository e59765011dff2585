//! Codecs that are tables: strings of 256 characters, or mappings of a program.

use pycore_objects::codecs::Native;
use pycore_objects::codecs::errors::{Decoding, Encoding, Stopped};
use pycore_objects::core::{Trace, Tracer};
use pycore_objects::errors::LOOKUP_ERROR;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::object;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise, static_type};
use pycore_text::TextBuf;
use pycore_text::codec::{
    EncodingMap, decode_charmap, decode_charmap_with, encode_charmap, encode_charmap_with,
};

use super::{Codecs, consumed, encoded};

/// A table from characters to bytes, as `charmap_build` makes it.
#[repr(C)]
pub(super) struct Map {
    object: Object,
    map: EncodingMap,
}

static_type! {
    /// The type `EncodingMap`.
    pub(super) static ENCODING_MAP: Map = {
        name: "EncodingMap",
        base: OBJECT,
        flags: DISALLOW_INSTANTIATION,
        methods: Map::METHODS,
    };
}

impl Trace for Map {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

#[methods]
impl Map {
    /// size($self, /)
    ///
    /// Bytes of memory.
    fn size(&self) -> usize {
        size_of_val(&self.object) + size_of_val(&self.map)
    }
}

/// What a mapping has for a key; nothing if it has none.
fn item(thread: &Thread, mapping: &Object, key: u32) -> Fallible<Option<Owned>> {
    let key = thread.new_int(key.into())?;
    match object::get_item(thread, mapping, &key) {
        Ok(value) if value.is_none() => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            raised.suppress(thread, &LOOKUP_ERROR)?;
            Ok(None)
        }
    }
}

/// Appends what a mapping has for a byte; whether it has something.
fn decode_byte(
    thread: &Thread,
    mapping: &Object,
    byte: u8,
    out: &mut TextBuf,
) -> Result<bool, Stopped> {
    let Some(value) = item(thread, mapping, byte.into())? else { return Ok(false) };
    if let Some(text) = value.downcast_ref::<Str>() {
        if text.equals_ascii("") {
            return Ok(true);
        }
        if text.len() == 1 && text.view().get(0) == Some(0xFFFE) {
            return Ok(false);
        }
        out.push_view(text.view())?;
        return Ok(true);
    }
    let Some(number) = value.downcast_ref::<Int>() else {
        let message = "character mapping must return integer, None or str";
        return Err(raise!(thread, TYPE_ERROR, "{message}").into());
    };
    match number.to_i64().and_then(|number| u32::try_from(number).ok()) {
        Some(0xFFFE) => Ok(false),
        Some(point) if point <= 0x10_FFFF => {
            out.push(point)?;
            Ok(true)
        }
        _ => {
            let message = "character mapping must be in range(0x110000)";
            Err(raise!(thread, TYPE_ERROR, "{message}").into())
        }
    }
}

/// Appends what a mapping has for a character; whether it has something.
fn encode_point(
    thread: &Thread,
    mapping: &Object,
    point: u32,
    out: &mut Vec<u8>,
) -> Result<bool, Stopped> {
    let Some(value) = item(thread, mapping, point)? else { return Ok(false) };
    if let Some(bytes) = value.downcast_ref::<Bytes>() {
        out.extend_from_slice(bytes.as_slice());
        return Ok(true);
    }
    let Some(number) = value.downcast_ref::<Int>() else {
        let class = value.type_name();
        let message = "character mapping must return integer, bytes or None, not";
        return Err(raise!(thread, TYPE_ERROR, "{message} {class}").into());
    };
    match number.to_i64().and_then(|number| u8::try_from(number).ok()) {
        Some(byte) => {
            out.push(byte);
            Ok(true)
        }
        None => {
            let message = "character mapping must be in range(256)";
            Err(raise!(thread, TYPE_ERROR, "{message}").into())
        }
    }
}

#[methods(module, name = CHARMAP)]
impl Codecs {
    /// charmap_decode($module, data, errors=None, mapping=None, /)
    fn charmap_decode(
        thread: &Thread,
        data: BytesLike<'_>,
        errors: Option<&Str>,
        mapping: Option<&Object>,
    ) -> Fallible<Owned<Tuple>> {
        let length = data.len();
        let Some(mapping) = mapping.filter(|mapping| !mapping.is_none()) else {
            let (text, count) = Native::Latin1.decode(thread, data, errors, true)?;
            return consumed(thread, text.into_object(), count);
        };
        // Mappings and handlers may be the program's: the bytes stay what they are.
        let bytes = Bytes::new(thread, &data)?;
        let mut handling = Decoding::new(thread, errors);
        let mut out = TextBuf::new();
        let result = match mapping.downcast_exact::<Str>() {
            Some(table) => decode_charmap(bytes.as_slice(), table.view(), &mut out, &mut handling),
            None => decode_charmap_with(
                bytes.as_slice(),
                |byte, out| decode_byte(thread, mapping, byte, out),
                &mut out,
                &mut handling,
            ),
        };
        result.map_err(|stopped| stopped.raise(thread))?;
        consumed(thread, Str::from_buffer(thread, &out)?.into_object(), length)
    }

    /// charmap_encode($module, str, errors=None, mapping=None, /)
    fn charmap_encode(
        thread: &Thread,
        str: &Str,
        errors: Option<&Str>,
        mapping: Option<&Object>,
    ) -> Fallible<Owned<Tuple>> {
        let Some(mapping) = mapping.filter(|mapping| !mapping.is_none()) else {
            return encoded(thread, Native::Latin1.encode(thread, str, errors)?, str);
        };
        let mut handling = Encoding::new(thread, str, errors);
        let mut out = Vec::new();
        let result = match mapping.downcast::<Map>() {
            Some(map) => encode_charmap(str.view(), &map.map, &mut out, &mut handling),
            None => encode_charmap_with(
                str.view(),
                |point, out| encode_point(thread, mapping, point, out),
                &mut out,
                &mut handling,
            ),
        };
        result.map_err(|stopped| stopped.raise(thread))?;
        encoded(thread, Bytes::new(thread, &out)?, str)
    }

    /// charmap_build($module, map, /)
    // The table from characters to bytes of a string of characters for each byte.
    fn charmap_build(thread: &Thread, map: &Str) -> Fallible<Owned<Map>> {
        let Ok(map) = EncodingMap::new(map.view()) else {
            return Err(thread.raise_out_of_memory());
        };
        thread.new_object(|object| Map { object, map })
    }
}
