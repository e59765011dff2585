//! `_codecs`: codecs by name, the registry, and error handlers.

mod charmap;
mod escape;
mod registry;
mod unicode;

use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::type_type::ready::ready;
use pycore_objects::{Fallible, Object, Owned, Thread, module};

/// The functions' place.
pub struct Codecs;

module! {
    /// The module `_codecs`.
    pub static CODECS: name "_codecs",
    doc "Codecs between text and bytes, and where they are registered.",
    functions Codecs::CHARMAP | Codecs::ESCAPE | Codecs::REGISTRY | Codecs::DECODERS | Codecs::ENCODERS
        | Codecs::PARTIAL_DECODERS | Codecs::PLAIN_ENCODERS,
    exec: fill
}

fn fill(thread: &Thread, _module: &Object) -> Fallible {
    ready(thread, &charmap::ENCODING_MAP)
}

/// What a codec gives: a result, and how much was consumed.
fn consumed(thread: &Thread, result: Owned, length: usize) -> Fallible<Owned<Tuple>> {
    Tuple::pack(thread, [result, thread.new_int(length as i64)?])
}

/// The same for bytes.
fn encoded(thread: &Thread, bytes: Owned<Bytes>, text: &Str) -> Fallible<Owned<Tuple>> {
    consumed(thread, bytes.into_object(), text.len())
}
