//! Arithmetic.

use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::{object, special};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::Builtins;

#[methods(module, name = NUMBERS)]
impl Builtins {
    /// abs(number, /)
    ///
    /// The absolute value of a number.
    fn abs(thread: &Thread, number: &Object) -> Fallible<Owned> {
        number::absolute(thread, number)
    }

    /// bin(integer, /)
    ///
    /// An integer in binary notation, with the prefix 0b.
    fn bin(thread: &Thread, integer: &Object) -> Fallible<String> {
        prefixed(thread, integer, 2, "0b")
    }

    /// divmod(x, y, /)
    ///
    /// The tuple (x//y, x%y).
    fn divmod(thread: &Thread, x: &Object, y: &Object) -> Fallible<Owned> {
        number::binary(thread, x, y, Operator::DivMod)
    }

    /// hex(integer, /)
    ///
    /// An integer in hexadecimal notation, with the prefix 0x.
    fn hex(thread: &Thread, integer: &Object) -> Fallible<String> {
        prefixed(thread, integer, 16, "0x")
    }

    /// oct(integer, /)
    ///
    /// An integer in octal notation, with the prefix 0o.
    fn oct(thread: &Thread, integer: &Object) -> Fallible<String> {
        prefixed(thread, integer, 8, "0o")
    }

    /// pow(base, exp, mod=None)
    ///
    /// base ** exp, or base ** exp % mod computed without the power itself.
    fn pow(thread: &Thread, base: &Object, exp: &Object, modulus: Option<&Object>) -> Fallible<Owned> {
        number::power(thread, base, exp, modulus)
    }

    /// round(number, ndigits=None)
    ///
    /// A number rounded to a number of decimal digits, which may be negative.
    ///
    /// Without ndigits the result is an integer.
    fn round(thread: &Thread, number: &Object, ndigits: Option<&Object>) -> Fallible<Owned> {
        let Some(method) = special::lookup(thread, number, name!(thread, "__round__"))? else {
            let class = number.type_name();
            return Err(raise!(thread, TYPE_ERROR, "type {class} doesn't define __round__ method"));
        };
        match ndigits {
            Some(digits) => method.call(thread, number, &[digits]),
            None => method.call(thread, number, &[]),
        }
    }
}

fn prefixed(thread: &Thread, integer: &Object, radix: u32, prefix: &str) -> Fallible<String> {
    let int = number::index(thread, integer)?;
    let big = int.as_big();
    let digits = big.to_radix(radix);
    Ok(match digits.strip_prefix('-') {
        Some(digits) => format!("-{prefix}{digits}"),
        None => format!("{prefix}{digits}"),
    })
}

/// `sum(iterable, start)`: ints and floats are added without objects in between, floats with compensation for what
/// rounding loses, as CPython does.
pub(super) fn sum(thread: &Thread, iterable: &Object, start: Option<&Object>) -> Fallible<Owned> {
    let iterator = object::iterate(thread, iterable)?;
    if let Some(start) = start {
        let alternative = if start.downcast::<Str>().is_some() {
            Some("strings [use ''.join(seq) instead]")
        } else if start.downcast::<Bytes>().is_some() {
            Some("bytes [use b''.join(seq) instead]")
        } else if start.downcast::<ByteArray>().is_some() {
            Some("bytearray [use b''.join(seq) instead]")
        } else {
            None
        };
        if let Some(what) = alternative {
            return Err(raise!(thread, TYPE_ERROR, "sum() can't sum {what}"));
        }
    }
    let mut total = match start {
        Some(start) => Owned::share(start),
        None => thread.new_int(0)?,
    };
    let mut pending = None;
    if let Some(small) = total.downcast_exact::<Int>().and_then(Int::to_i64) {
        match add_ints(thread, &iterator, small)? {
            (sum, None) => return thread.new_int(sum),
            (sum, item) => (total, pending) = (thread.new_int(sum)?, item),
        }
        if let Some(item) = pending.take() {
            total = number::binary(thread, &total, &item, Operator::Add)?;
        }
    }
    if let Some(float) = total.downcast_exact::<Float>().map(Float::value) {
        let mut sum = Compensated { high: float, low: 0.0 };
        loop {
            let Some(item) = object::next(thread, &iterator)? else { return thread.new_float(sum.value()) };
            if let Some(value) = item.downcast_exact::<Float>() {
                sum.add(value.value());
            } else if let Some(value) = item.downcast_exact::<Int>().and_then(Int::to_i64) {
                sum.high += value as f64;
            } else {
                total = thread.new_float(sum.value())?;
                total = number::binary(thread, &total, &item, Operator::Add)?;
                break;
            }
        }
    }
    while let Some(item) = object::next(thread, &iterator)? {
        total = number::binary(thread, &total, &item, Operator::Add)?;
    }
    Ok(total)
}

/// Adds ints while they and the sum are small; gives the first item that is something else.
fn add_ints(thread: &Thread, iterator: &Object, mut sum: i64) -> Fallible<(i64, Option<Owned>)> {
    while let Some(item) = object::next(thread, iterator)? {
        let is_int = item.downcast_exact::<Int>().is_some() || item.is_bool();
        let value = item.downcast::<Int>().filter(|_| is_int).and_then(Int::to_i64);
        match value.and_then(|value| sum.checked_add(value)) {
            Some(next) => sum = next,
            None => return Ok((sum, Some(item))),
        }
    }
    Ok((sum, None))
}

/// A sum of floats with what rounding lost (Neumaier).
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn add(&mut self, value: f64) {
        let sum = self.high + value;
        self.low += if self.high.abs() >= value.abs() {
            (self.high - sum) + value
        } else {
            (value - sum) + self.high
        };
        self.high = sum;
    }

    fn value(&self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}
