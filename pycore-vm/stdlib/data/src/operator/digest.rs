//! `_compare_digest`: comparison in a time that does not tell where the difference is.

use std::hint::black_box;

use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, methods, raise};
use pycore_text::View;

/// The function.
pub(super) struct Digest;

#[methods(module)]
impl Digest {
    /// _compare_digest($module, a, b, /)
    ///
    /// Whether two strings of ASCII characters or two bytes-like objects are equal, in a time that depends on their
    /// lengths alone: for secrets.
    fn _compare_digest(thread: &Thread, a: &Object, b: &Object) -> Fallible<bool> {
        if let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
            return match (a.view(), b.view()) {
                (View::Latin1(a), View::Latin1(b)) if a.is_ascii() && b.is_ascii() => {
                    Ok(equal(a, b))
                }
                _ => {
                    let message = "comparing strings with non-ASCII characters is not supported";
                    Err(raise!(thread, TYPE_ERROR, "{message}"))
                }
            };
        }
        match (a.downcast::<Bytes>(), b.downcast::<Bytes>()) {
            (Some(a), Some(b)) => Ok(equal(a.as_slice(), b.as_slice())),
            (None, None) => {
                let (a, b) = (a.type_name(), b.type_name());
                let message = "unsupported operand types(s) or combination of types";
                Err(raise!(thread, TYPE_ERROR, "{message}: '{a}' and '{b}'"))
            }
            (first, _) => {
                let other = if first.is_none() { a } else { b }.type_name();
                Err(raise!(thread, TYPE_ERROR, "a bytes-like object is required, not '{other}'"))
            }
        }
    }
}

/// All of `b` is looked at, whatever is found.
fn equal(a: &[u8], b: &[u8]) -> bool {
    let same_length = a.len() == b.len();
    let other = if same_length { a } else { b };
    let difference = other.iter().zip(b).fold(0, |found, (a, b)| black_box(found | (a ^ b)));
    difference == 0 && same_length
}
