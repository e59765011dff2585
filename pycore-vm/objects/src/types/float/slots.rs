//! The slots of `float`.

use super::Float;
use super::operators::operand;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::types::int::Int;
use crate::types::tuple::Tuple;
use crate::{raise, slots};

/// An operator on floats; `NotImplemented` if one of the operands is no number.
#[inline(always)]
fn binary(
    thread: &Thread,
    left: &Object,
    right: &Object,
    operator: impl FnOnce(&Thread, f64, f64) -> Fallible<f64>,
) -> Fallible<Owned> {
    match (operand(thread, left)?, operand(thread, right)?) {
        (Some(left), Some(right)) => thread.new_float(operator(thread, left, right)?),
        _ => Ok(thread.not_implemented()),
    }
}

#[slots]
impl Float {
    fn nb_add(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, |_, left, right| Ok(left + right))
    }

    fn nb_subtract(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, |_, left, right| Ok(left - right))
    }

    fn nb_multiply(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, |_, left, right| Ok(left * right))
    }

    fn nb_true_divide(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::divide)
    }

    fn nb_floor_divide(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::floor_divide)
    }

    fn nb_remainder(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        binary(thread, left, right, Self::modulo)
    }

    fn nb_divmod(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let (Some(left), Some(right)) = (operand(thread, left)?, operand(thread, right)?) else {
            return Ok(thread.not_implemented());
        };
        let (quotient, remainder) = Self::divide_modulo(thread, left, right)?;
        let (quotient, remainder) = (thread.new_float(quotient)?, thread.new_float(remainder)?);
        Ok(Tuple::new(thread, &[&quotient, &remainder])?.into_object())
    }

    fn nb_power(
        thread: &Thread,
        base: &Object,
        exponent: &Object,
        modulus: &Object,
    ) -> Fallible<Owned> {
        if !modulus.is_none() {
            let message = "pow() 3rd argument not allowed unless all arguments are integers";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        match (operand(thread, base)?, operand(thread, exponent)?) {
            (Some(base), Some(exponent)) => Self::power(thread, base, exponent),
            _ => Ok(thread.not_implemented()),
        }
    }

    fn nb_negative(&self) -> f64 {
        -self.value()
    }

    fn nb_positive(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    fn nb_absolute(&self) -> f64 {
        self.value().abs()
    }

    fn nb_bool(&self) -> Fallible<bool> {
        Ok(self.value() != 0.0)
    }

    fn nb_int(&self, thread: &Thread) -> Fallible<Owned<Int>> {
        self.truncated(thread)
    }

    fn nb_float(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(match pycore_numbers::float::python_hash(self.value()) {
            Some(hash) => hash as isize,
            // Every NaN is unequal to all numbers, so it may have a hash of its own.
            None => crate::protocol::object::hash_identity(self.as_object()),
        })
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        match Self::compares(self.value(), other, comparison) {
            Some(answer) => Ok(thread.bool(answer)),
            None => Ok(thread.not_implemented()),
        }
    }

    fn tp_repr(&self) -> String {
        pycore_numbers::float::repr(self.value())
    }
}
