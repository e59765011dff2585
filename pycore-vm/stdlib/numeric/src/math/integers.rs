//! Functions of integers, and from floats to integers.

use pycore_numbers::{BigIntRef, combinations, factorial, permutations};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{number, special};
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::Math;

/// A number that is not negative.
fn not_negative(thread: &Thread, object: &Object, name: &str) -> Fallible<Owned<Int>> {
    let value = number::index(thread, object)?;
    if value.is_negative() {
        return Err(raise!(thread, VALUE_ERROR, "{name} must be a non-negative integer"));
    }
    Ok(value)
}

#[methods(module, name = INTEGERS)]
impl Math {
    /// gcd($module, /, *integers)
    ///
    /// The greatest common divisor.
    #[python(no_keywords)]
    fn gcd(thread: &Thread, integers: Arguments<'_>) -> Fallible<Owned<Int>> {
        let mut result = Int::from_i64(thread, 0)?;
        for slot in integers.positional() {
            let value = number::index(thread, slot.object(thread)?)?;
            result = gcd(thread, &result, &value)?;
        }
        Ok(result)
    }

    /// lcm($module, /, *integers)
    ///
    /// The least common multiple.
    #[python(no_keywords)]
    fn lcm(thread: &Thread, integers: Arguments<'_>) -> Fallible<Owned<Int>> {
        let mut result = Int::from_i64(thread, 1)?;
        for slot in integers.positional() {
            let value = number::index(thread, slot.object(thread)?)?;
            if result.is_zero() || value.is_zero() {
                result = Int::from_i64(thread, 0)?;
                continue;
            }
            let divisor = gcd(thread, &result, &value)?;
            let quotient = Int::floor_divide(thread, &result, &divisor)?;
            result = Int::multiply(thread, &quotient, &value)?.absolute(thread)?;
        }
        Ok(result)
    }

    /// isqrt($module, n, /)
    ///
    /// The integer part of the square root.
    fn isqrt(thread: &Thread, n: &Object) -> Fallible<Owned<Int>> {
        let value = number::index(thread, n)?;
        if value.is_negative() {
            return Err(raise!(thread, VALUE_ERROR, "isqrt() argument must be nonnegative"));
        }
        let root =
            Int::compute_one(thread, value.squared_size(), &value, |value| value.square_root())?;
        Int::from_big(thread, &root)
    }

    /// factorial($module, n, /)
    ///
    /// n!, the product of the integers from 1 to n.
    fn factorial(thread: &Thread, n: &Object) -> Fallible<Owned<Int>> {
        let value = number::index(thread, n)?;
        match value.to_i64().map(u64::try_from) {
            Some(Ok(value)) if value < LONG => Int::from_big(thread, &factorial(value)),
            Some(Ok(value)) => {
                Int::from_big(thread, &thread.compute_aside(move || factorial(value))?)
            }
            None if !value.is_negative() => {
                let most = i64::MAX;
                Err(raise!(thread, OVERFLOW_ERROR, "factorial() argument should not exceed {most}"))
            }
            _ => Err(raise!(thread, VALUE_ERROR, "factorial() not defined for negative values")),
        }
    }

    /// perm($module, n, k=None, /)
    ///
    /// In how many ways k of n things can be taken in order; all of them if k is left out.
    ///
    /// That is n! / (n - k)!, and zero if k is greater than n.
    fn perm(thread: &Thread, n: &Object, k: Option<&Object>) -> Fallible<Owned<Int>> {
        let Some(k) = k else { return Self::factorial(thread, n) };
        let n = number::index(thread, n)?;
        let k = number::index(thread, k)?;
        let (n, k) =
            (not_negative(thread, object_of(&n), "n")?, not_negative(thread, object_of(&k), "k")?);
        if n.compare(&k).is_lt() {
            return Int::from_i64(thread, 0);
        }
        match k.to_i64() {
            Some(k) => {
                let permuted = move |n: BigIntRef<'_>| permutations(n, k.unsigned_abs());
                let result = Int::compute_one(thread, product_work(&n, k), &n, permuted)?;
                Int::from_big(thread, &result)
            }
            None => Err(raise!(thread, OVERFLOW_ERROR, "k must not exceed {}", i64::MAX)),
        }
    }

    /// comb($module, n, k, /)
    ///
    /// In how many ways k of n things can be taken in any order.
    ///
    /// That is n! / (k! * (n - k)!), and zero if k is greater than n.
    fn comb(thread: &Thread, n: &Object, k: &Object) -> Fallible<Owned<Int>> {
        let n = number::index(thread, n)?;
        let k = number::index(thread, k)?;
        let (n, k) =
            (not_negative(thread, object_of(&n), "n")?, not_negative(thread, object_of(&k), "k")?);
        let rest = Int::subtract(thread, &n, &k)?;
        if rest.is_negative() {
            return Int::from_i64(thread, 0);
        }
        let fewer = if rest.compare(&k).is_lt() { rest } else { k };
        match fewer.to_i64() {
            Some(k) => {
                let combined = move |n: BigIntRef<'_>| combinations(n, k.unsigned_abs());
                let result = Int::compute_one(thread, product_work(&n, k), &n, combined)?;
                Int::from_big(thread, &result)
            }
            None => {
                let most = i64::MAX;
                Err(raise!(thread, OVERFLOW_ERROR, "min(n - k, k) must not exceed {most}"))
            }
        }
    }

    /// floor($module, x, /)
    ///
    /// The greatest integer that is not above x.
    fn floor(thread: &Thread, x: &Object) -> Fallible<Owned> {
        whole(thread, x, name!(thread, "__floor__"), f64::floor)
    }

    /// ceil($module, x, /)
    ///
    /// The least integer that is not below x.
    fn ceil(thread: &Thread, x: &Object) -> Fallible<Owned> {
        whole(thread, x, name!(thread, "__ceil__"), f64::ceil)
    }

    /// trunc($module, x, /)
    ///
    /// x without its fraction, by its method __trunc__.
    fn trunc(thread: &Thread, x: &Object) -> Fallible<Owned> {
        if let Some(float) = x.downcast_exact::<Float>() {
            return Ok(float.truncated(thread)?.into_object());
        }
        match special(thread, x, name!(thread, "__trunc__"))? {
            Some(result) => Ok(result),
            None => {
                let name = x.type_name();
                Err(raise!(thread, TYPE_ERROR, "type {name} doesn't define __trunc__ method"))
            }
        }
    }
}

fn object_of(integer: &Int) -> &Object {
    integer.as_object()
}

/// Factorials from here on take long enough to be computed beside the interpreter.
const LONG: u64 = 200_000;

/// The work of a product of so many numbers of a size: the square of its size.
fn product_work(n: &Int, count: i64) -> u64 {
    let digits = (n.bit_length() / 30 + 1).saturating_mul(count.unsigned_abs());
    digits.saturating_mul(digits)
}

fn gcd(thread: &Thread, left: &Int, right: &Int) -> Fallible<Owned<Int>> {
    let work = left.squared_size().max(right.squared_size());
    Int::from_big(thread, &Int::compute(thread, work, left, right, |left, right| left.gcd(right))?)
}

/// Calls a special method if the object's type has it.
fn special(thread: &Thread, object: &Object, name: &Str) -> Fallible<Option<Owned>> {
    if object.downcast_exact::<Int>().is_some() {
        return Ok(Some(Owned::share(object)));
    }
    special::call_if_there(thread, object, name, &[])
}

fn whole(thread: &Thread, x: &Object, name: &Str, round: fn(f64) -> f64) -> Fallible<Owned> {
    if x.downcast_exact::<Float>().is_none()
        && let Some(result) = special(thread, x, name)?
    {
        return Ok(result);
    }
    let rounded = round(number::to_f64(thread, x)?);
    Ok(Float::new(thread, rounded)?.truncated(thread)?.into_object())
}
