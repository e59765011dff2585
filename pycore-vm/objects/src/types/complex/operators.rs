//! Arithmetic of complex numbers, alone and with real ones.

use pycore_numbers::Complex as Value;
use pycore_numbers::complex::PowerError;

use super::Complex;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::protocol::object::hash_identity;
use crate::types::float::Float;
use crate::types::int::{Int, division_by_zero, float_of};
use crate::{raise, slots};

/// An operand: since real ones have no imaginary part at all, not even a zero, arithmetic treats them apart.
enum Operand {
    Complex(Value),
    Real(f64),
}

impl Operand {
    /// The operand; nothing if it is no number that is known here.
    fn of(thread: &Thread, object: &Object) -> Fallible<Option<Self>> {
        if let Some(complex) = object.downcast::<Complex>() {
            return Ok(Some(Self::Complex(complex.value())));
        }
        if let Some(float) = object.downcast::<Float>() {
            return Ok(Some(Self::Real(float.value())));
        }
        match object.downcast::<Int>() {
            Some(integer) => Ok(Some(Self::Real(float_of(thread, integer)?))),
            None => Ok(None),
        }
    }

    fn value(self) -> Value {
        match self {
            Self::Complex(value) => value,
            Self::Real(value) => Value::new(value, 0.0),
        }
    }
}

/// What an operator does with operands of each kind. Two real ones do not come here.
struct Operator {
    both: fn(Value, Value) -> Option<Value>,
    left: fn(Value, f64) -> Option<Value>,
    right: fn(f64, Value) -> Option<Value>,
}

fn binary(thread: &Thread, left: &Object, right: &Object, operator: &Operator) -> Fallible<Owned> {
    let (Some(left), Some(right)) = (Operand::of(thread, left)?, Operand::of(thread, right)?)
    else {
        return Ok(thread.not_implemented());
    };
    let result = match (left, right) {
        (Operand::Complex(left), Operand::Complex(right)) => (operator.both)(left, right),
        (Operand::Complex(left), Operand::Real(right)) => (operator.left)(left, right),
        (Operand::Real(left), right) => (operator.right)(left, right.value()),
    };
    match result {
        Some(value) => Ok(Complex::new(thread, value)?.into_object()),
        None => Err(division_by_zero(thread)),
    }
}

#[slots]
impl Complex {
    fn nb_add(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let operator = Operator {
            both: |left, right| Some(left.plus(right)),
            left: |left, right| Some(left.plus_real(right)),
            right: |left, right| Some(right.plus_real(left)),
        };
        binary(thread, left, right, &operator)
    }

    fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let operator = Operator {
            both: |left, right| Some(left.minus(right)),
            left: |left, right| Some(left.minus_real(right)),
            right: |left, right| Some(right.minus_from_real(left)),
        };
        binary(thread, left, right, &operator)
    }

    fn nb_multiply(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let operator = Operator {
            both: |left, right| Some(left.times(right)),
            left: |left, right| Some(left.times_real(right)),
            right: |left, right| Some(right.times_real(left)),
        };
        binary(thread, left, right, &operator)
    }

    fn nb_true_divide(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let operator = Operator {
            both: Value::divide,
            left: Value::divide_by_real,
            right: |left, right| right.divide_real(left),
        };
        binary(thread, left, right, &operator)
    }

    fn nb_power(
        thread: &Thread,
        base: &Object,
        exponent: &Object,
        modulus: &Object,
    ) -> Fallible<Owned> {
        let (Some(base), Some(exponent)) =
            (Operand::of(thread, base)?, Operand::of(thread, exponent)?)
        else {
            return Ok(thread.not_implemented());
        };
        if !modulus.is_none() {
            return Err(raise!(thread, VALUE_ERROR, "complex modulo"));
        }
        Self::power(thread, base.value(), exponent.value())
    }

    fn nb_negative(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::new(thread, self.value().negate())
    }

    fn nb_positive(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    fn nb_absolute(&self, thread: &Thread) -> Fallible<f64> {
        let value = self.value();
        let length = value.real.hypot(value.imag);
        if length.is_infinite() && value.real.is_finite() && value.imag.is_finite() {
            return Err(raise!(thread, OVERFLOW_ERROR, "absolute value too large"));
        }
        Ok(length)
    }

    fn nb_bool(&self) -> Fallible<bool> {
        let value = self.value();
        Ok(value.real != 0.0 || value.imag != 0.0)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        /// The weight of the imaginary part (`sys.hash_info.imag`).
        const WEIGHT: isize = 1_000_003;
        let part = |value| match pycore_numbers::float::python_hash(value) {
            Some(hash) => hash as isize,
            None => hash_identity(self.as_object()),
        };
        let value = self.value();
        Ok(part(value.imag).wrapping_mul(WEIGHT).wrapping_add(part(value.real)))
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
            return Ok(thread.not_implemented());
        }
        let value = self.value();
        let equal = if let Some(other) = other.downcast::<Self>() {
            value == other.value()
        } else {
            match Float::compares(value.real, other, Comparison::Equal) {
                Some(equal) => equal && value.imag == 0.0,
                None => return Ok(thread.not_implemented()),
            }
        };
        Ok(thread.bool(equal == (comparison == Comparison::Equal)))
    }

    fn tp_repr(&self) -> String {
        self.value().to_string()
    }
}

impl Complex {
    /// `base ** exponent`
    pub fn power(thread: &Thread, base: Value, exponent: Value) -> Fallible<Owned> {
        match base.power(exponent) {
            Ok(power) => Ok(Self::new(thread, power)?.into_object()),
            Err(error @ PowerError::Overflow) => Err(raise!(thread, OVERFLOW_ERROR, "{error}")),
            Err(error) => Err(raise!(thread, ZERO_DIVISION_ERROR, "{error}")),
        }
    }
}
