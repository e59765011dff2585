//! `_compare_digest`: comparison in a time that does not tell where the difference is.

use std::hint::black_box;

use pycore_objects::protocol::buffer::{BytesLike, has_buffer};
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
        if !has_buffer(a) && !has_buffer(b) {
            let (a, b) = (a.type_name(), b.type_name());
            let message = "unsupported operand types(s) or combination of types";
            return Err(raise!(thread, TYPE_ERROR, "{message}: '{a}' and '{b}'"));
        }
        let (a, b) = (BytesLike::of(thread, a)?, BytesLike::of(thread, b)?);
        Ok(equal(&a, &b))
    }
}

/// All of `b` is looked at, whatever is found.
fn equal(a: &[u8], b: &[u8]) -> bool {
    let same_length = a.len() == b.len();
    let other = if same_length { a } else { b };
    let difference = other.iter().zip(b).fold(0, |found, (a, b)| black_box(found | (a ^ b)));
    difference == 0 && same_length
}
