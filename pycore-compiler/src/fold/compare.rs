//! Equality as Python's `==` sees it, and sets made by it.

use std::cmp::Ordering;
use std::sync::Arc;

use pycore_bytecode::Constant;

use super::numbers::integer;

/// A `frozenset` of the items: of equal ones the first, in the given order.
pub fn frozen_set(items: &[Constant]) -> Constant {
    let mut set: Vec<Constant> = Vec::with_capacity(items.len());
    for item in items {
        if !set.iter().any(|other| python_equal(other, item)) {
            set.push(item.clone());
        }
    }
    Constant::FrozenSet(Arc::from(set))
}

/// Whether `left == right`: numbers of different types may be equal, `0.0` and `-0.0` are.
pub fn python_equal(left: &Constant, right: &Constant) -> bool {
    match (left, right) {
        (Constant::Tuple(left), Constant::Tuple(right)) => {
            left.len() == right.len()
                && left.iter().zip(right.iter()).all(|(left, right)| python_equal(left, right))
        }
        (Constant::FrozenSet(left), Constant::FrozenSet(right)) => {
            left.len() == right.len()
                && left.iter().all(|item| right.iter().any(|other| python_equal(item, other)))
        }
        _ => match (parts(left), parts(right)) {
            (Some((left, left_imaginary)), Some((right, right_imaginary))) => {
                real_equal(left, right) && left_imaginary == right_imaginary
            }
            (None, None) => left == right,
            _ => false,
        },
    }
}

/// The real part, as an integer or a float, and the imaginary part of a number.
fn parts(constant: &Constant) -> Option<(Constant, f64)> {
    match constant {
        Constant::Bool(_) | Constant::Int(_) | Constant::BigInt(_) | Constant::Float(_) => {
            Some((constant.clone(), 0.0))
        }
        Constant::Complex(real, imaginary) => Some((Constant::Float(*real), *imaginary)),
        _ => None,
    }
}

fn real_equal(left: Constant, right: Constant) -> bool {
    match (left, right) {
        (Constant::Float(left), Constant::Float(right)) => left == right,
        (Constant::Float(float), int) | (int, Constant::Float(float)) => {
            !float.is_nan()
                && integer(&int)
                    .is_some_and(|int| int.as_ref().compare_f64(float) == Ordering::Equal)
        }
        (left, right) => integer(&left) == integer(&right),
    }
}
