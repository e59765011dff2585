//! Operators on integers, floats and complex numbers.

use pycore_bytecode::{BinaryOperator, Constant};
use pycore_numbers::{BigInt, Complex, float};

use super::UnaryOperator;

/// Products, powers and left shifts are not made longer than this, in bits.
const MAX_BITS: u64 = 128;

/// A number; `bool` is an integer here.
enum Number {
    Int(BigInt),
    Float(f64),
    Complex(Complex),
}

impl Number {
    fn new(constant: &Constant) -> Option<Self> {
        Some(match constant {
            Constant::Float(value) => Self::Float(*value),
            Constant::Complex(real, imag) => Self::Complex(Complex::new(*real, *imag)),
            _ => Self::Int(integer(constant)?),
        })
    }

    /// As a float, if it is real and not too large.
    fn to_f64(&self) -> Option<f64> {
        match self {
            Self::Int(value) => value.as_ref().to_f64(),
            Self::Float(value) => Some(*value),
            Self::Complex(_) => None,
        }
    }
}

/// The value of an `int` or `bool`.
pub(super) fn integer(constant: &Constant) -> Option<BigInt> {
    Some(match constant {
        Constant::Bool(value) => BigInt::from(i64::from(*value)),
        Constant::Int(value) => BigInt::from(*value),
        Constant::BigInt(value) => {
            BigInt::from_digits(value.is_negative(), value.digits().to_vec())
        }
        _ => return None,
    })
}

fn from_big(value: BigInt) -> Constant {
    Constant::from_digits(value.is_negative(), value.into_digits())
}

fn from_complex(value: Complex) -> Constant {
    Constant::Complex(value.real, value.imag)
}

pub(super) fn unary(operator: UnaryOperator, operand: &Constant) -> Option<Constant> {
    let number = Number::new(operand)?;
    Some(match (operator, number) {
        (UnaryOperator::Negative, Number::Int(value)) => from_big(value.as_ref().negate()),
        (UnaryOperator::Negative, Number::Float(value)) => Constant::Float(-value),
        (UnaryOperator::Negative, Number::Complex(value)) => from_complex(value.negate()),
        (UnaryOperator::Positive, Number::Int(value)) => from_big(value),
        (UnaryOperator::Positive, Number::Float(value)) => Constant::Float(value),
        (UnaryOperator::Positive, Number::Complex(value)) => from_complex(value),
        // Of a bool it is deprecated, and the warning belongs to where it is executed.
        (UnaryOperator::Invert, Number::Int(value)) if !matches!(operand, Constant::Bool(_)) => {
            from_big(value.as_ref().invert())
        }
        _ => return None,
    })
}

pub(super) fn binary(
    left: &Constant,
    operator: BinaryOperator,
    right: &Constant,
) -> Option<Constant> {
    // `&`, `|` and `^` of two bools are a bool.
    if let (Constant::Bool(left), Constant::Bool(right)) = (left, right) {
        match operator {
            BinaryOperator::And => return Some(Constant::Bool(left & right)),
            BinaryOperator::Or => return Some(Constant::Bool(left | right)),
            BinaryOperator::Xor => return Some(Constant::Bool(left ^ right)),
            _ => {}
        }
    }
    match (Number::new(left)?, Number::new(right)?) {
        (Number::Int(left), Number::Int(right)) => integers(left, operator, right),
        (Number::Complex(left), Number::Complex(right)) => {
            complex(left, operator, right).map(from_complex)
        }
        (Number::Complex(left), right) => {
            complex_and_real(left, operator, right.to_f64()?).map(from_complex)
        }
        (left, Number::Complex(right)) => {
            real_and_complex(left.to_f64()?, operator, right).map(from_complex)
        }
        (left, right) => floats(left.to_f64()?, operator, right.to_f64()?),
    }
}

fn integers(left: BigInt, operator: BinaryOperator, right: BigInt) -> Option<Constant> {
    let (left, right) = (left.as_ref(), right.as_ref());
    let result = match operator {
        BinaryOperator::Add => left.plus(right),
        BinaryOperator::Subtract => left.minus(right),
        BinaryOperator::Multiply => {
            let bits = left.bit_length() + right.bit_length();
            if !left.is_zero() && !right.is_zero() && bits > MAX_BITS {
                return None;
            }
            left.times(right)
        }
        BinaryOperator::TrueDivide => return left.true_divide(right).ok().map(Constant::Float),
        BinaryOperator::FloorDivide => left.div_mod_floor(right)?.0,
        BinaryOperator::Remainder => left.div_mod_floor(right)?.1,
        BinaryOperator::Power => {
            if right.is_negative() {
                return floats(left.to_f64()?, BinaryOperator::Power, right.to_f64()?);
            }
            if left.is_zero() && !right.is_zero() {
                return Some(Constant::Int(0));
            }
            let exponent = right.to_u64()?;
            if exponent > 0 && left.bit_length() > MAX_BITS / exponent {
                return None;
            }
            left.power(exponent, MAX_BITS)?
        }
        BinaryOperator::LeftShift => {
            if right.is_negative() {
                return None;
            }
            if right.is_zero() || left.is_zero() {
                left.to_owned()
            } else {
                left.shift_left(right.to_u64()?, MAX_BITS)?
            }
        }
        BinaryOperator::RightShift => {
            if right.is_negative() {
                return None;
            }
            left.shift_right(right.to_u64().unwrap_or(u64::MAX))
        }
        BinaryOperator::And => left.and(right),
        BinaryOperator::Or => left.or(right),
        BinaryOperator::Xor => left.xor(right),
        _ => return None,
    };
    Some(from_big(result))
}

fn floats(left: f64, operator: BinaryOperator, right: f64) -> Option<Constant> {
    let result = match operator {
        BinaryOperator::Add => left + right,
        BinaryOperator::Subtract => left - right,
        BinaryOperator::Multiply => left * right,
        BinaryOperator::TrueDivide if right != 0.0 => left / right,
        BinaryOperator::FloorDivide => float::floor_divide(left, right)?,
        BinaryOperator::Remainder => float::modulo(left, right)?,
        BinaryOperator::Power => match float::power(left, right) {
            Ok(power) => power,
            Err(float::PowerError::Complex) => {
                let base = Complex::new(left, 0.0);
                return base.power(Complex::new(right, 0.0)).ok().map(from_complex);
            }
            Err(_) => return None,
        },
        _ => return None,
    };
    Some(Constant::Float(result))
}

fn complex(left: Complex, operator: BinaryOperator, right: Complex) -> Option<Complex> {
    match operator {
        BinaryOperator::Add => Some(left.plus(right)),
        BinaryOperator::Subtract => Some(left.minus(right)),
        BinaryOperator::Multiply => Some(left.times(right)),
        BinaryOperator::TrueDivide => left.divide(right),
        BinaryOperator::Power => left.power(right).ok(),
        _ => None,
    }
}

fn complex_and_real(left: Complex, operator: BinaryOperator, right: f64) -> Option<Complex> {
    match operator {
        BinaryOperator::Add => Some(left.plus_real(right)),
        BinaryOperator::Subtract => Some(left.minus_real(right)),
        BinaryOperator::Multiply => Some(left.times_real(right)),
        BinaryOperator::TrueDivide => left.divide_by_real(right),
        _ => complex(left, operator, Complex::new(right, 0.0)),
    }
}

fn real_and_complex(left: f64, operator: BinaryOperator, right: Complex) -> Option<Complex> {
    match operator {
        BinaryOperator::Add => Some(right.plus_real(left)),
        BinaryOperator::Subtract => Some(right.minus_from_real(left)),
        BinaryOperator::Multiply => Some(right.times_real(left)),
        BinaryOperator::TrueDivide => right.divide_real(left),
        _ => complex(Complex::new(left, 0.0), operator, right),
    }
}
