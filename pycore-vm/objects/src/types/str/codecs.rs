//! Text to bytes and back: `str.encode`, and strings of bytes.

use super::Str;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::{methods, raise};

/// The text that bytes encode.
pub fn decode_object(
    thread: &Thread,
    _object: &Object,
    encoding: Option<&Str>,
    _errors: Option<&Str>,
) -> Fallible<Owned<Str>> {
    let name = encoding.map_or("utf-8".into(), ToString::to_string);
    Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "decoding ({name}) is not there yet"))
}

#[methods(name = CODECS)]
impl Str {
    /// encode($self, /, encoding='utf-8', errors='strict')
    ///
    /// The text as bytes in an encoding.
    fn encode(
        &self,
        thread: &Thread,
        encoding: Option<&Str>,
        _errors: Option<&Str>,
    ) -> Fallible<Owned> {
        let name = encoding.map_or("utf-8".into(), ToString::to_string);
        Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "encoding ({name}) is not there yet"))
    }
}
