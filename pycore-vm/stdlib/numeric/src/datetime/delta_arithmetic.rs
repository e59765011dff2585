//! The operators of durations.

use pycore_numbers::{BigInt, BigIntRef};
use pycore_objects::protocol::call;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, name, raise, slots};

use super::delta::{Delta, too_long};
use super::span::{Span, divide_to_nearest};

/// The float nearest to a quotient of integers.
pub(crate) fn ratio(dividend: i128, divisor: i128) -> f64 {
    BigInt::from(dividend).as_ref().true_divide(BigInt::from(divisor).as_ref()).unwrap_or(f64::NAN)
}

fn both<'a>(left: &'a Object, right: &'a Object) -> Option<(&'a Delta, &'a Delta)> {
    Some((left.downcast()?, right.downcast()?))
}

fn by_zero(thread: &Thread) -> Raised {
    raise!(thread, ZERO_DIVISION_ERROR, "division by zero")
}

/// The duration of any number of microseconds.
fn of_big(thread: &Thread, microseconds: BigIntRef<'_>) -> Fallible<Owned> {
    let span = Span::from_big(microseconds).map_err(|error| too_long(thread, error))?;
    Ok(Delta::new(thread, span)?.into_object())
}

/// A float as a fraction, above and below: what `as_integer_ratio` says.
fn fraction(thread: &Thread, float: &Float) -> Fallible<(BigInt, BigInt)> {
    let value = float.value();
    if float.is_exact() {
        return pycore_numbers::float::integer_ratio(value).ok_or_else(|| {
            if value.is_nan() {
                raise!(thread, VALUE_ERROR, "cannot convert NaN to integer ratio")
            } else {
                raise!(thread, OVERFLOW_ERROR, "cannot convert Infinity to integer ratio")
            }
        });
    }
    let method = name!(thread, "as_integer_ratio");
    let ratio = call::call_method(thread, float.as_object(), method, &[])?;
    let Some(ratio) = ratio.downcast_ref::<Tuple>() else {
        let given = ratio.type_object().name().to_string_lossy();
        let what = "unexpected return type from as_integer_ratio(): expected tuple";
        return Err(raise!(thread, TYPE_ERROR, "{what}, not '{given}'"));
    };
    let [above, below] = ratio.as_slice() else {
        return Err(raise!(thread, VALUE_ERROR, "as_integer_ratio() must return a 2-tuple"));
    };
    match (above.downcast::<Int>(), below.downcast::<Int>()) {
        (Some(above), Some(below)) => Ok((above.as_big().to_owned(), below.as_big().to_owned())),
        _ => Err(raise!(thread, TYPE_ERROR, "non-integer arguments in division")),
    }
}

/// `dividend / divisor` as a duration, rounded to the nearest microsecond.
fn nearest(thread: &Thread, dividend: BigIntRef<'_>, divisor: BigIntRef<'_>) -> Fallible<Owned> {
    match divide_to_nearest(dividend, divisor) {
        Some(quotient) => of_big(thread, quotient.as_ref()),
        None => Err(by_zero(thread)),
    }
}

/// `delta * factor`
fn multiply(thread: &Thread, delta: &Delta, factor: &Object) -> Fallible<Owned> {
    let total = BigInt::from(delta.span().total());
    if let Some(int) = factor.downcast::<Int>() {
        return of_big(thread, total.as_ref().times(int.as_big()).as_ref());
    }
    let Some(float) = factor.downcast::<Float>() else { return Ok(thread.not_implemented()) };
    let (above, below) = fraction(thread, float)?;
    nearest(thread, total.as_ref().times(above.as_ref()).as_ref(), below.as_ref())
}

/// The whole quotient of two durations, and what is left.
fn divide(thread: &Thread, left: &Delta, right: &Delta) -> Fallible<(Owned, Owned)> {
    let (left, right) = (left.span().total(), right.span().total());
    if right == 0 {
        return Err(by_zero(thread));
    }
    // Rust's quotient by a negative number is not the floor.
    let (quotient, rest) = (left / right, left % right);
    let down = rest != 0 && (rest < 0) != (right < 0);
    let (quotient, rest) = if down { (quotient - 1, rest + right) } else { (quotient, rest) };
    let quotient = Int::from_i128(thread, quotient)?.into_object();
    Ok((quotient, Delta::of_total(thread, rest)?.into_object()))
}

#[slots(name = ARITHMETIC)]
impl Delta {
    fn nb_add(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match both(left, right) {
            Some((left, right)) => {
                let total = left.span().total() + right.span().total();
                Ok(Self::of_total(thread, total)?.into_object())
            }
            None => Ok(thread.not_implemented()),
        }
    }

    fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match both(left, right) {
            Some((left, right)) => {
                let total = left.span().total() - right.span().total();
                Ok(Self::of_total(thread, total)?.into_object())
            }
            None => Ok(thread.not_implemented()),
        }
    }

    fn nb_multiply(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match (left.downcast::<Self>(), right.downcast::<Self>()) {
            (Some(delta), None) => multiply(thread, delta, right),
            (None, Some(delta)) => multiply(thread, delta, left),
            _ => Ok(thread.not_implemented()),
        }
    }

    fn nb_true_divide(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let Some(delta) = left.downcast::<Self>() else { return Ok(thread.not_implemented()) };
        let total = delta.span().total();
        if let Some(other) = right.downcast::<Self>() {
            let other = other.span().total();
            return if other == 0 {
                Err(by_zero(thread))
            } else {
                thread.new_float(ratio(total, other))
            };
        }
        let total = BigInt::from(total);
        if let Some(int) = right.downcast::<Int>() {
            return nearest(thread, total.as_ref(), int.as_big());
        }
        let Some(float) = right.downcast::<Float>() else { return Ok(thread.not_implemented()) };
        let (above, below) = fraction(thread, float)?;
        nearest(thread, total.as_ref().times(below.as_ref()).as_ref(), above.as_ref())
    }

    fn nb_floor_divide(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        if let Some((left, right)) = both(left, right) {
            return Ok(divide(thread, left, right)?.0);
        }
        let (Some(delta), Some(int)) = (left.downcast::<Self>(), right.downcast::<Int>()) else {
            return Ok(thread.not_implemented());
        };
        let total = BigInt::from(delta.span().total());
        match total.as_ref().div_mod_floor(int.as_big()) {
            Some((quotient, _)) => of_big(thread, quotient.as_ref()),
            None => Err(by_zero(thread)),
        }
    }

    fn nb_remainder(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match both(left, right) {
            Some((left, right)) => Ok(divide(thread, left, right)?.1),
            None => Ok(thread.not_implemented()),
        }
    }

    fn nb_divmod(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match both(left, right) {
            Some((left, right)) => {
                let (quotient, rest) = divide(thread, left, right)?;
                Ok(Tuple::pack(thread, [quotient, rest])?.into_object())
            }
            None => Ok(thread.not_implemented()),
        }
    }

    fn nb_negative(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::of_total(thread, -self.span().total())
    }

    fn nb_positive(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::new(thread, self.span())
    }

    fn nb_absolute(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::of_total(thread, self.span().total().abs())
    }
}
