//! Integers against `num-bigint`, from one digit to far above the schoolbook sizes.

use num_bigint::{BigInt as Reference, Sign};
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive};
use proptest::prelude::*;
use pycore_numbers::{BigInt, ParseIntError, TrueDivideError, digits};

const ENOUGH: u64 = 1 << 40;

pub(crate) fn to_reference(number: &BigInt) -> Reference {
    let sign = if number.is_negative() { Sign::Minus } else { Sign::Plus };
    let magnitude = number.digits().iter().rev().fold(Reference::ZERO, |all, &d| (all << 30) + d);
    if sign == Sign::Minus { -magnitude } else { magnitude }
}

fn from_reference(number: &Reference) -> BigInt {
    let number = BigInt::parse_radix(&number.abs().to_str_radix(16), 16, None)
        .map(|magnitude| BigInt::from_digits(number.is_negative(), magnitude.into_digits()));
    number.expect("hexadecimal digits are a number")
}

#[track_caller]
pub(crate) fn check(ours: BigInt, theirs: Reference) {
    assert!(digits::is_normal(ours.digits()));
    assert!(!ours.is_negative() || !ours.digits().is_empty());
    assert_eq!(to_reference(&ours), theirs);
}

/// Digits with many zeros and many ones, where carries run far.
fn digit() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just((1 << 30) - 1), Just(1 << 29), 0..1_u32 << 30]
}

fn number(max_digits: usize) -> impl Strategy<Value = BigInt> {
    let digits = proptest::collection::vec(digit(), 0..=max_digits);
    (any::<bool>(), digits).prop_map(|(negative, digits)| BigInt::from_digits(negative, digits))
}

pub(crate) fn any_number() -> impl Strategy<Value = BigInt> {
    prop_oneof![4 => number(4), 2 => number(20), 1 => number(300)]
}

proptest! {
    #[test]
    fn addition_and_order(a in any_number(), b in any_number()) {
        let (x, y) = (to_reference(&a), to_reference(&b));
        check(a.as_ref().plus(b.as_ref()), &x + &y);
        check(a.as_ref().minus(b.as_ref()), &x - &y);
        check(a.as_ref().negate(), -&x);
        check(a.as_ref().absolute(), x.abs());
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        prop_assert_eq!(a.as_ref().bit_length(), x.bits());
    }

    #[test]
    fn products(a in any_number(), b in any_number()) {
        let (x, y) = (to_reference(&a), to_reference(&b));
        check(a.as_ref().times(b.as_ref()), &x * &y);
        check(a.as_ref().times(a.as_ref()), &x * &x);
    }

    #[test]
    fn quotients(a in any_number(), b in any_number()) {
        let (x, y) = (to_reference(&a), to_reference(&b));
        match a.as_ref().div_mod_floor(b.as_ref()) {
            None => prop_assert_eq!(y, Reference::ZERO),
            Some((quotient, remainder)) => {
                let (q, r) = x.div_mod_floor(&y);
                check(quotient, q);
                check(remainder, r);
            }
        }
    }

    #[test]
    fn quotients_of_products_are_exact(a in any_number(), b in any_number()) {
        prop_assume!(!b.digits().is_empty());
        let product = a.as_ref().times(b.as_ref());
        let (quotient, remainder) = product.as_ref().div_mod_floor(b.as_ref()).expect("not zero");
        prop_assert_eq!(quotient, a);
        prop_assert_eq!(remainder, BigInt::ZERO);
    }

    #[test]
    fn bits(a in any_number(), b in any_number(), count in 0_u64..400) {
        let (x, y) = (to_reference(&a), to_reference(&b));
        check(a.as_ref().and(b.as_ref()), &x & &y);
        check(a.as_ref().or(b.as_ref()), &x | &y);
        check(a.as_ref().xor(b.as_ref()), &x ^ &y);
        check(a.as_ref().invert(), !&x);
        check(a.as_ref().shift_right(count), &x >> count);
        check(a.as_ref().shift_left(count, ENOUGH).expect("small enough"), &x << count);
    }

    #[test]
    fn powers(a in number(5), exponent in 0_u64..30) {
        let theirs = to_reference(&a).pow(exponent as u32);
        check(a.as_ref().power(exponent, ENOUGH).expect("small enough"), theirs);
    }

    #[test]
    fn text(a in any_number(), radix in 2_u32..=36) {
        let reference = to_reference(&a);
        let text = a.as_ref().to_radix(radix);
        prop_assert_eq!(&text, &reference.to_str_radix(radix));
        prop_assert_eq!(a.to_string(), reference.to_string());
        let magnitude = BigInt::parse_radix(text.trim_start_matches('-'), radix, None);
        prop_assert_eq!(magnitude, Ok(a.as_ref().absolute()));
    }

    #[test]
    fn floats(a in any_number()) {
        let theirs = to_reference(&a).to_f64().filter(|float| float.is_finite());
        prop_assert_eq!(a.as_ref().to_f64(), theirs);
    }

    #[test]
    fn floats_to_integers(bits in any::<u64>()) {
        let float = f64::from_bits(bits);
        prop_assume!(float.is_finite());
        let ours = BigInt::from_f64(float).expect("finite");
        prop_assert_eq!(ours.as_ref().to_f64(), Some(float.trunc() + 0.0));
        prop_assert_eq!(ours.as_ref().compare_f64(float), float.trunc().partial_cmp(&float).unwrap());
    }

    #[test]
    fn true_division_of_floats_is_theirs(a in -(1_i64 << 53)..1 << 53, b in -(1_i64 << 53)..1 << 53) {
        prop_assume!(b != 0);
        let ours = BigInt::from(a).as_ref().true_divide(BigInt::from(b).as_ref());
        let theirs = a as f64 / b as f64;
        // Integers have one zero only.
        let theirs = if a == 0 { theirs.abs().copysign(b as f64) } else { theirs };
        prop_assert_eq!(ours.map(f64::to_bits), Ok(theirs.to_bits()));
    }

    #[test]
    fn true_division_is_nearest(a in any_number(), b in any_number()) {
        prop_assume!(!b.digits().is_empty());
        match a.as_ref().true_divide(b.as_ref()) {
            Err(error) => {
                prop_assert_eq!(error, TrueDivideError::Overflow);
                prop_assert!(a.as_ref().bit_length() >= b.as_ref().bit_length() + 1023);
            }
            Ok(quotient) => {
                // |a - quotient * b| must not be greater than with a neighbour of the quotient. All of it in
                // units of 2^-1074, exact.
                let error = |float: f64| {
                    let (mantissa, exponent, sign) = num_traits::Float::integer_decode(float);
                    let scaled = Reference::from(mantissa) << (exponent + 1076) >> 2_u32;
                    let scaled = if sign < 0 { -scaled } else { scaled };
                    ((to_reference(&a) << 1074_u32) - scaled * to_reference(&b)).abs()
                };
                let best = error(quotient);
                if quotient.next_up().is_finite() {
                    prop_assert!(best <= error(quotient.next_up()));
                }
                if quotient.next_down().is_finite() {
                    prop_assert!(best <= error(quotient.next_down()));
                }
            }
        }
    }

    #[test]
    fn conversions(value in any::<i128>()) {
        let ours = BigInt::from(value);
        check(ours.clone(), Reference::from(value));
        prop_assert_eq!(ours.as_ref().to_i64(), i64::try_from(value).ok());
        prop_assert_eq!(ours.as_ref().to_u64(), u64::try_from(value).ok());
        prop_assert_eq!(from_reference(&Reference::from(value)), ours);
    }
}

#[test]
fn limits_of_machine_integers() {
    for value in [i64::MIN, i64::MAX, 0, -1] {
        assert_eq!(BigInt::from(value).as_ref().to_i64(), Some(value));
    }
    assert_eq!(BigInt::from(u64::MAX).as_ref().to_u64(), Some(u64::MAX));
    assert_eq!(BigInt::from(i128::from(i64::MAX) + 1).as_ref().to_i64(), None);
    assert_eq!(BigInt::from(i128::from(u64::MAX) + 1).as_ref().to_u64(), None);
}

#[test]
fn literals() {
    let value = |text| BigInt::parse_literal(text, None).map(|number| number.to_string());
    assert_eq!(value("0"), Ok("0".into()));
    assert_eq!(value("00_0"), Ok("0".into()));
    assert_eq!(value("1_000"), Ok("1000".into()));
    assert_eq!(value("0x_Ff"), Ok("255".into()));
    assert_eq!(value("0O17"), Ok("15".into()));
    assert_eq!(value("0b1_0"), Ok("2".into()));
    for text in ["", "_1", "1_", "1__0", "012", "0x", "0x_", "0b2", "0o8", "1a", "-1", "0x__1", "é"]
    {
        assert_eq!(value(text), Err(ParseIntError::Form), "{text}");
    }
}

#[test]
fn decimal_limit() {
    let text = "9".repeat(4301);
    let error = BigInt::parse_literal(&text, Some(4300)).expect_err("too long");
    assert_eq!(
        error.to_string(),
        "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    );
    let number = BigInt::parse_literal(&text, None).expect("no limit");
    assert_eq!(
        number.as_ref().to_decimal(Some(4300)).expect_err("too long").to_string(),
        "Exceeds the limit (4300 digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    );
    assert_eq!(number.as_ref().to_decimal(Some(4301)), Ok(text.clone()));
    let negative = number.as_ref().negate();
    assert_eq!(negative.as_ref().to_decimal(Some(4301)), Ok(format!("-{text}")));
    // Powers of two as the radix have no limit.
    assert!(BigInt::parse_literal(&format!("0x{text}"), Some(4300)).is_ok());
}

/// A million digits; a quadratic method would take minutes without optimisation.
#[test]
fn huge_decimal_text() {
    let text: String = "1234567890".repeat(100_000);
    let number = BigInt::parse_literal(&text, None).expect("digits");
    assert_eq!(number.to_string(), text);
    let (quotient, remainder) = number
        .as_ref()
        .times(number.as_ref())
        .as_ref()
        .div_mod_floor(number.as_ref())
        .expect("not zero");
    assert_eq!((quotient, remainder), (number, BigInt::ZERO));
}

#[test]
fn size_limits() {
    let two = BigInt::from(2);
    assert_eq!(two.as_ref().power(u64::MAX, 1 << 20), None);
    assert_eq!(two.as_ref().shift_left(u64::MAX, u64::MAX), None);
    assert_eq!(BigInt::ZERO.as_ref().shift_left(u64::MAX, 0), Some(BigInt::ZERO));
    assert_eq!(BigInt::from(-1).as_ref().power(u64::MAX, 1), Some(BigInt::from(-1)));
    assert_eq!(BigInt::from(-5).as_ref().shift_right(u64::MAX), BigInt::from(-1));
}

#[test]
fn float_limits() {
    let number = |text| BigInt::parse_literal(text, None).expect("digits");
    let max = BigInt::from_f64(f64::MAX).expect("finite");
    let half_step = BigInt::from(1).as_ref().shift_left(970, ENOUGH).expect("small enough");
    assert_eq!(max.as_ref().to_f64(), Some(f64::MAX));
    // The midpoint to the next power of two rounds to even, which would be that power.
    assert_eq!(max.as_ref().plus(half_step.as_ref()).as_ref().to_f64(), None);
    let below = half_step.as_ref().minus(BigInt::from(1).as_ref());
    assert_eq!(max.as_ref().plus(below.as_ref()).as_ref().to_f64(), Some(f64::MAX));
    let one = BigInt::from(1);
    let tiny = one.as_ref().shift_left(1075, ENOUGH).expect("small enough");
    assert_eq!(one.as_ref().true_divide(tiny.as_ref()), Ok(0.0));
    assert_eq!(number("3").as_ref().true_divide(tiny.as_ref()), Ok(1e-323));
    assert_eq!(
        one.as_ref().true_divide(BigInt::ZERO.as_ref()),
        Err(TrueDivideError::DivisionByZero)
    );
    let infinite = one.as_ref().compare_f64(f64::INFINITY);
    assert_eq!(infinite, std::cmp::Ordering::Less);
}
