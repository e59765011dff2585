//! Arithmetic.

use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::special;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::Functions;

#[methods(module, name = NUMBERS)]
impl Functions {
    /// abs($module, x, /)
    ///
    /// The absolute value.
    fn abs(thread: &Thread, x: &Object) -> Fallible<Owned> {
        number::absolute(thread, x)
    }

    /// bin($module, number, /)
    ///
    /// An integer in binary notation: `bin(10)` is `'0b1010'`.
    fn bin(thread: &Thread, number: &Object) -> Fallible<Owned<Str>> {
        in_base(thread, number, name!(thread, "#b"))
    }

    /// divmod($module, x, y, /)
    ///
    /// The tuple `(x // y, x % y)`.
    fn divmod(thread: &Thread, x: &Object, y: &Object) -> Fallible<Owned> {
        number::binary(thread, x, y, Operator::DivMod)
    }

    /// hex($module, number, /)
    ///
    /// An integer in hexadecimal notation: `hex(255)` is `'0xff'`.
    fn hex(thread: &Thread, number: &Object) -> Fallible<Owned<Str>> {
        in_base(thread, number, name!(thread, "#x"))
    }

    /// oct($module, number, /)
    ///
    /// An integer in octal notation: `oct(8)` is `'0o10'`.
    fn oct(thread: &Thread, number: &Object) -> Fallible<Owned<Str>> {
        in_base(thread, number, name!(thread, "#o"))
    }

    /// pow($module, /, base, exp, mod=None)
    ///
    /// `base ** exp`, or `base ** exp % mod` computed without the large power in between.
    fn pow(
        thread: &Thread,
        base: &Object,
        exp: &Object,
        r#mod: Option<&Object>,
    ) -> Fallible<Owned> {
        number::power(thread, base, exp, r#mod)
    }

    /// round($module, /, number, ndigits=None)
    ///
    /// A number rounded to a number of decimal places; without one, to an integer.
    fn round(thread: &Thread, number: &Object, ndigits: Option<&Object>) -> Fallible<Owned> {
        let arguments: &[&Object] = match &ndigits {
            Some(ndigits) => std::slice::from_ref(ndigits),
            None => &[],
        };
        let name = name!(thread, "__round__");
        special::call_if_there(thread, number, name, arguments)?.ok_or_else(|| {
            let class = number.type_name();
            raise!(thread, TYPE_ERROR, "type {class} doesn't define __round__ method")
        })
    }
}

fn in_base(thread: &Thread, number: &Object, spec: &Str) -> Fallible<Owned<Str>> {
    number::index(thread, number)?.to_exact(thread)?.formatted(thread, spec)
}
