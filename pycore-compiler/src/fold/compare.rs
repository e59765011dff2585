//! Sets made by equality as Python's `==` sees it.

use std::collections::HashSet;
use std::sync::Arc;

use pycore_bytecode::Constant;
use pycore_numbers::BigInt;
use rustc_hash::FxBuildHasher;

/// A `frozenset` of the items: of equal ones the first, in the given order.
pub fn frozen_set(items: &[Constant]) -> Constant {
    let mut seen: HashSet<Constant, FxBuildHasher> = HashSet::default();
    let mut set = Vec::with_capacity(items.len());
    for item in items {
        // A NaN is no reason to leave anything out.
        if representative(item).is_none_or(|representative| seen.insert(representative)) {
            set.push(item.clone());
        }
    }
    Constant::FrozenSet(Arc::from(set))
}

/// One constant for all that are equal to this one in Python; `None` if it does not equal itself.
///
/// Whole numbers become integers whatever their type, complex numbers without imaginary part become real.
fn representative(constant: &Constant) -> Option<Constant> {
    Some(match constant {
        Constant::Bool(value) => Constant::Int(i64::from(*value)),
        Constant::Float(value) if value.is_nan() => return None,
        Constant::Float(value) if value.fract() == 0.0 => match BigInt::from_f64(*value) {
            Some(whole) => Constant::from_digits(whole.is_negative(), whole.into_digits()),
            None => constant.clone(),
        },
        Constant::Complex(real, imaginary) if real.is_nan() || imaginary.is_nan() => return None,
        Constant::Complex(real, 0.0) => representative(&Constant::Float(*real))?,
        // Zeros of either sign are equal.
        Constant::Complex(real, imaginary) => Constant::Complex(real + 0.0, imaginary + 0.0),
        Constant::Tuple(items) => {
            Constant::Tuple(items.iter().map(representative).collect::<Option<_>>()?)
        }
        other => other.clone(),
    })
}
