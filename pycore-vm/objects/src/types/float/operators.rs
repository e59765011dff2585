//! Arithmetic and comparison of floats, alone and with integers.

use std::cmp::Ordering;

use pycore_numbers::float as computed;

use super::Float;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::declare::Comparison;
use crate::raise;
use crate::types::complex::Complex;
use crate::types::int::{Int, division_by_zero, float_of};

/// An operand as a float; nothing if it is no number that becomes one.
#[inline(always)]
pub(super) fn operand(thread: &Thread, object: &Object) -> Fallible<Option<f64>> {
    if let Some(float) = object.downcast_exact::<Float>() {
        return Ok(Some(float.value()));
    }
    other_operand(thread, object)
}

fn other_operand(thread: &Thread, object: &Object) -> Fallible<Option<f64>> {
    if let Some(integer) = object.downcast::<Int>() {
        return float_of(thread, integer).map(Some);
    }
    Ok(object.downcast::<Float>().map(Float::value))
}

impl Float {
    /// `left / right`
    #[inline(always)]
    pub fn divide(thread: &Thread, left: f64, right: f64) -> Fallible<f64> {
        if right == 0.0 {
            return Err(division_by_zero(thread));
        }
        Ok(left / right)
    }

    /// `left // right`
    pub fn floor_divide(thread: &Thread, left: f64, right: f64) -> Fallible<f64> {
        computed::floor_divide(left, right).ok_or_else(|| division_by_zero(thread))
    }

    /// `left % right`
    pub fn modulo(thread: &Thread, left: f64, right: f64) -> Fallible<f64> {
        computed::modulo(left, right).ok_or_else(|| division_by_zero(thread))
    }

    /// `divmod(left, right)`
    pub fn divide_modulo(thread: &Thread, left: f64, right: f64) -> Fallible<(f64, f64)> {
        computed::div_mod(left, right).ok_or_else(|| division_by_zero(thread))
    }

    /// `left ** right`: a float, or a complex number for a root of a negative one.
    pub fn power(thread: &Thread, left: f64, right: f64) -> Fallible<Owned> {
        match computed::power(left, right) {
            Ok(power) => thread.new_float(power),
            Err(computed::PowerError::Complex) => {
                let (left, right) = (
                    pycore_numbers::Complex::new(left, 0.0),
                    pycore_numbers::Complex::new(right, 0.0),
                );
                Complex::power(thread, left, right)
            }
            Err(error) => Err(power_error(thread, error)),
        }
    }

    /// Whether a comparison with a number holds; `None` if `other` is no float and no integer.
    #[inline]
    pub fn compares(left: f64, other: &Object, comparison: Comparison) -> Option<bool> {
        if let Some(right) = other.downcast::<Self>() {
            return Some(holds(comparison, left.partial_cmp(&right.value())));
        }
        let right = other.downcast::<Int>()?;
        let order = if left.is_nan() {
            None
        } else if left.is_infinite() {
            left.partial_cmp(&0.0)
        } else if let Some(right) = right.as_compact() {
            left.partial_cmp(&(right as f64))
        } else {
            Some(right.as_big().compare_f64(left).reverse())
        };
        Some(holds(comparison, order))
    }
}

/// Whether a comparison holds for things of this order; nothing but `!=` does if there is none.
#[inline(always)]
pub(super) fn holds(comparison: Comparison, order: Option<Ordering>) -> bool {
    order.map_or(comparison == Comparison::NotEqual, |order| comparison.holds(order))
}

#[cold]
fn power_error(thread: &Thread, error: computed::PowerError) -> Raised {
    if error != computed::PowerError::Overflow {
        return raise!(thread, ZERO_DIVISION_ERROR, "{error}");
    }
    /// C's `ERANGE`.
    const OUT_OF_RANGE: i64 = 34;
    let arguments = (|| {
        let (code, text) = (thread.new_int(OUT_OF_RANGE)?, thread.new_str(&error.to_string())?);
        crate::errors::new_exception(thread, crate::errors::OVERFLOW_ERROR.get(), &[&code, &text])
    })();
    match arguments {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}
