//! The slots of `int`.

use super::Int;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::slots;
use crate::types::float::Float;
use crate::types::tuple::Tuple;

/// An operator on integers; `NotImplemented` if one of the operands is something else.
#[inline(always)]
fn binary(
    thread: &Thread,
    left: &Object,
    right: &Object,
    operator: impl FnOnce(&Thread, &Int, &Int) -> Fallible<Owned<Int>>,
) -> Fallible<Owned> {
    match (left.downcast::<Int>(), right.downcast::<Int>()) {
        (Some(left), Some(right)) => Ok(operator(thread, left, right)?.into_object()),
        _ => Ok(thread.not_implemented()),
    }
}

#[slots]
impl Int {
    fn nb_add(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::add)
    }

    fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::subtract)
    }

    fn nb_multiply(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::multiply)
    }

    fn nb_floor_divide(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::floor_divide)
    }

    fn nb_remainder(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::modulo)
    }

    fn nb_divmod(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let (Some(left), Some(right)) = (left.downcast::<Self>(), right.downcast::<Self>()) else {
            return Ok(thread.not_implemented());
        };
        let (quotient, remainder) = Self::divide_modulo(thread, left, right)?;
        Ok(Tuple::new(thread, &[quotient.as_object(), remainder.as_object()])?.into_object())
    }

    fn nb_true_divide(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match (left.downcast::<Self>(), right.downcast::<Self>()) {
            (Some(left), Some(right)) => thread.new_float(Self::true_divide(thread, left, right)?),
            _ => Ok(thread.not_implemented()),
        }
    }

    fn nb_power(
        thread: &Thread,
        base: &Object,
        exponent: &Object,
        modulus: &Object,
    ) -> Fallible<Owned> {
        let (Some(base), Some(exponent)) = (base.downcast::<Self>(), exponent.downcast::<Self>())
        else {
            return Ok(thread.not_implemented());
        };
        if let Some(modulus) = modulus.downcast::<Self>() {
            return Ok(Self::power_modulo(thread, base, exponent, modulus)?.into_object());
        }
        if !modulus.is_none() {
            return Ok(thread.not_implemented());
        }
        if exponent.is_negative() {
            // The result is a float in general, so it always is.
            let base = float_of(thread, base)?;
            return Float::power(thread, base, float_of(thread, exponent)?);
        }
        Ok(Self::power(thread, base, exponent)?.into_object())
    }

    fn nb_lshift(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::shift_left)
    }

    fn nb_rshift(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::shift_right)
    }

    fn nb_and(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::and)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::or)
    }

    fn nb_xor(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::xor)
    }

    fn nb_negative(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.negate(thread)
    }

    fn nb_positive(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    fn nb_absolute(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.absolute(thread)
    }

    fn nb_invert(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.invert(thread)
    }

    fn nb_bool(&self) -> Fallible<bool> {
        Ok(!self.is_zero())
    }

    fn nb_int(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    fn nb_index(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    fn nb_float(&self, thread: &Thread) -> Fallible<f64> {
        float_of(thread, self)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(self.hash())
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        match other.downcast::<Self>() {
            Some(other) => Ok(thread.bool(self.compares(other, comparison))),
            None => Ok(thread.not_implemented()),
        }
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned> {
        self.to_decimal(thread)
    }
}

/// The nearest float, or `OverflowError`.
pub(crate) fn float_of(thread: &Thread, integer: &Int) -> Fallible<f64> {
    match integer.to_f64() {
        Some(value) => Ok(value),
        None => Err(too_large(thread)),
    }
}

#[cold]
fn too_large(thread: &Thread) -> crate::core::Raised {
    crate::raise!(thread, OVERFLOW_ERROR, "int too large to convert to float")
}

impl Int {
    /// Whether a comparison holds.
    #[inline(always)]
    pub fn compares(&self, other: &Self, comparison: Comparison) -> bool {
        comparison.holds(self.compare(other))
    }

    /// `repr(self)`, under the limit on the number of digits.
    pub fn to_decimal(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(value) = self.as_compact() {
            let mut buffer = [0; 11];
            return thread.new_str(decimal(value, &mut buffer));
        }
        let limit = thread.interpreter().options.int_max_str_digits.get();
        let limit = (limit != 0).then_some(limit);
        let printed = move |value: pycore_numbers::BigIntRef<'_>| value.to_decimal(limit);
        match Self::compute_one(thread, self.squared_size(), self, printed)? {
            Ok(text) => thread.new_str(&text),
            Err(error) => Err(crate::raise!(thread, VALUE_ERROR, "{error}")),
        }
    }
}

/// Decimal digits of a compact integer, at the end of a buffer.
fn decimal(value: i64, buffer: &mut [u8; 11]) -> &str {
    let mut rest = value.unsigned_abs();
    let mut start = buffer.len();
    loop {
        start -= 1;
        buffer[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        start -= 1;
        buffer[start] = b'-';
    }
    std::str::from_utf8(&buffer[start..]).unwrap_or_default()
}
