//! Text to bytes.

use super::Str;
use crate::core::{Fallible, Owned, Thread};
use crate::methods;
use crate::types::bytes::Bytes;

#[methods(name = CODECS)]
impl Str {
    /// encode($self, /, encoding='utf-8', errors='strict')
    ///
    /// The text as bytes in an encoding.
    ///
    ///   encoding
    ///     The encoding.
    ///   errors
    ///     What happens where text cannot be encoded: 'strict' raises UnicodeEncodeError; 'ignore', 'replace',
    ///     'xmlcharrefreplace' and any name that codecs.register_error() knows go on.
    fn encode(
        &self,
        thread: &Thread,
        encoding: Option<&Str>,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Bytes>> {
        crate::codecs::encode(thread, self, encoding, errors)
    }
}
