//! Constants of code objects.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pycore_numbers::{BigInt, DIGIT_BITS};

use crate::{Code, SharedBytes, Text};

/// A value of `co_consts`, or a part of one.
///
/// Equality is strict, as merging of constants needs it: values of different types differ (`1`, `1.0` and
/// `True`), floats are compared by their bits (so `0.0` and `-0.0` differ and a NaN equals itself), and the
/// items of a frozen set are compared in their order.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `False` or `True`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An `int` of 64 bits.
    Int(i64),
    /// An `int` that does not fit 64 bits.
    BigInt(Arc<BigInt>),
    /// A `float`
    Float(f64),
    /// A `complex`: real and imaginary part.
    Complex(f64, f64),
    /// A `str`
    Str(Text),
    /// A `bytes`
    Bytes(SharedBytes),
    /// A `tuple`
    Tuple(Arc<[Constant]>),
    /// A `frozenset`; the order is that in which items are written to a file.
    FrozenSet(Arc<[Constant]>),
    /// A `slice`: start, stop and step.
    Slice(Arc<[Constant; 3]>),
    /// The code of a function, class body or comprehension.
    Code(Arc<Code>),
}

impl Constant {
    /// An `int` from a sign and digits of 30 bits, least significant first; leading zeros are dropped.
    ///
    /// # Panics
    ///
    /// In debug builds if a digit has more than 30 bits.
    pub fn from_digits(negative: bool, mut digits: Vec<u32>) -> Self {
        debug_assert!(digits.iter().all(|&digit| digit >> DIGIT_BITS == 0));
        while digits.last() == Some(&0) {
            digits.pop();
        }
        if digits.len() <= 3 {
            let magnitude = digits
                .iter()
                .rev()
                .fold(0_i128, |magnitude, &digit| magnitude << DIGIT_BITS | i128::from(digit));
            if let Ok(value) = i64::try_from(if negative { -magnitude } else { magnitude }) {
                return Self::Int(value);
            }
        }
        Self::BigInt(Arc::new(BigInt::from_digits(negative, digits)))
    }

    /// Whether it holds a NaN, so that it equals no other constant.
    pub fn is_unequal(&self) -> bool {
        match self {
            Self::Float(value) => value.is_nan(),
            Self::Complex(real, imaginary) => real.is_nan() || imaginary.is_nan(),
            Self::Tuple(items) => items.iter().any(Self::is_unequal),
            _ => false,
        }
    }

    /// The name of its Python type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::None => "NoneType",
            Self::Bool(_) => "bool",
            Self::Ellipsis => "ellipsis",
            Self::Int(_) | Self::BigInt(_) => "int",
            Self::Float(_) => "float",
            Self::Complex(..) => "complex",
            Self::Str(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::Tuple(_) => "tuple",
            Self::FrozenSet(_) => "frozenset",
            Self::Slice(_) => "slice",
            Self::Code(_) => "code",
        }
    }
}

impl PartialEq for Constant {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Ellipsis, Self::Ellipsis) => true,
            (Self::Bool(left), Self::Bool(right)) => left == right,
            (Self::Int(left), Self::Int(right)) => left == right,
            (Self::BigInt(left), Self::BigInt(right)) => left == right,
            (Self::Float(left), Self::Float(right)) => left.to_bits() == right.to_bits(),
            (Self::Complex(left, left_imaginary), Self::Complex(right, right_imaginary)) => {
                left.to_bits() == right.to_bits()
                    && left_imaginary.to_bits() == right_imaginary.to_bits()
            }
            (Self::Str(left), Self::Str(right)) => left == right,
            (Self::Bytes(left), Self::Bytes(right)) => left == right,
            (Self::Tuple(left), Self::Tuple(right))
            | (Self::FrozenSet(left), Self::FrozenSet(right)) => {
                Arc::ptr_eq(left, right) || left == right
            }
            (Self::Slice(left), Self::Slice(right)) => Arc::ptr_eq(left, right) || left == right,
            (Self::Code(left), Self::Code(right)) => Arc::ptr_eq(left, right) || left == right,
            _ => false,
        }
    }
}

impl Eq for Constant {}

impl Hash for Constant {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::None | Self::Ellipsis => {}
            Self::Bool(value) => value.hash(state),
            Self::Int(value) => value.hash(state),
            Self::BigInt(value) => {
                value.is_negative().hash(state);
                value.digits().hash(state);
            }
            Self::Float(value) => value.to_bits().hash(state),
            Self::Complex(real, imaginary) => {
                real.to_bits().hash(state);
                imaginary.to_bits().hash(state);
            }
            Self::Str(value) => value.hash(state),
            Self::Bytes(value) => value.hash(state),
            Self::Tuple(items) | Self::FrozenSet(items) => items.hash(state),
            Self::Slice(parts) => parts.hash(state),
            // Code objects are large and seldom equal: their place in the source tells them apart.
            Self::Code(code) => {
                code.qualname.hash(state);
                code.firstlineno.hash(state);
                code.code.len().hash(state);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_is_strict() {
        assert_ne!(Constant::Int(1), Constant::Float(1.0));
        assert_ne!(Constant::Int(1), Constant::Bool(true));
        assert_ne!(Constant::Float(0.0), Constant::Float(-0.0));
        assert_eq!(Constant::Float(f64::NAN), Constant::Float(f64::NAN));
        assert_ne!(Constant::Tuple(Arc::from([])), Constant::FrozenSet(Arc::from([])));
    }

    #[test]
    fn digits_that_fit_become_small() {
        assert_eq!(Constant::from_digits(true, vec![5, 0, 0]), Constant::Int(-5));
        assert_eq!(Constant::from_digits(false, vec![]), Constant::Int(0));
        assert_eq!(Constant::from_digits(true, vec![0, 0, 8]), Constant::Int(i64::MIN));
        let Constant::BigInt(big) = Constant::from_digits(false, vec![0, 0, 8]) else {
            panic!("2**63 does not fit 64 bits")
        };
        assert_eq!((big.is_negative(), big.digits()), (false, &[0, 0, 8][..]));
    }

    #[test]
    fn constants_are_small() {
        assert!(size_of::<Constant>() <= 32);
    }
}
