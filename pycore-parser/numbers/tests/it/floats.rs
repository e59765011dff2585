//! Floats: text round trips, and the laws of `//`, `%` and `**`.

use proptest::prelude::*;
use pycore_numbers::float::{self, PowerError};

fn any_float() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        any::<i16>().prop_map(|n| f64::from(n) / 4.0)
    ]
}

proptest! {
    #[test]
    fn repr_reads_back(value in any_float()) {
        prop_assume!(value.is_finite());
        let text = float::repr(value.abs());
        prop_assert_eq!(float::parse_literal(&text).map(f64::to_bits), Some(value.abs().to_bits()));
        prop_assert!(text.contains(['.', 'e']));
    }

    #[test]
    fn remainder_has_the_sign_of_the_divisor(a in any_float(), b in any_float()) {
        prop_assume!(a.is_finite() && b.is_finite());
        match float::div_mod(a, b) {
            None => prop_assert_eq!(b, 0.0),
            Some((quotient, remainder)) => {
                prop_assert!(remainder.abs() <= b.abs());
                prop_assert_eq!(remainder.is_sign_negative(), b.is_sign_negative());
                prop_assert!(quotient.is_infinite() || quotient.fract() == 0.0);
                prop_assert_eq!(float::floor_divide(a, b).map(f64::to_bits), Some(quotient.to_bits()));
                prop_assert_eq!(float::modulo(a, b).map(f64::to_bits), Some(remainder.to_bits()));
            }
        }
    }

    /// The special cases agree with a C library that has Annex F.
    #[test]
    fn powers_are_those_of_the_library(a in any_float(), b in any_float()) {
        let library = a.powf(b);
        match float::power(a, b) {
            Ok(power) => prop_assert!(power == library || power.is_nan() && library.is_nan()),
            Err(PowerError::Complex) => prop_assert!(library.is_nan()),
            Err(_) => prop_assert!(library.is_infinite()),
        }
    }
}

#[test]
fn signs_and_zeros() {
    let bits = |pair: Option<(f64, f64)>| pair.map(|(a, b)| (a.to_bits(), b.to_bits()));
    for (a, b, quotient, remainder) in [
        (7.0, 2.0, 3.0, 1.0),
        (-7.0, 2.0, -4.0, 1.0),
        (7.0, -2.0, -4.0, -1.0),
        (-7.0, -2.0, 3.0, -1.0),
        (-0.0, 5.0, -0.0, 0.0),
        (0.0, -5.0, -0.0, -0.0),
        (1.0, 0.1, 9.0, 0.099_999_999_999_999_95),
        (-1e-20, 3.0, -1.0, 3.0),
        (1.0, f64::INFINITY, 0.0, 1.0),
        (-1.0, f64::INFINITY, -1.0, f64::INFINITY),
    ] {
        assert_eq!(bits(float::div_mod(a, b)), bits(Some((quotient, remainder))), "{a} by {b}");
    }
}

#[test]
fn powers_that_fail() {
    assert_eq!(float::power(0.0, -1.0), Err(PowerError::ZeroToNegative));
    assert_eq!(float::power(10.0, 400.0), Err(PowerError::Overflow));
    assert_eq!(float::power(-8.0, 1.0 / 3.0), Err(PowerError::Complex));
    assert_eq!(float::power(-2.0, 3.0), Ok(-8.0));
    assert_eq!(float::power(2.0, -1075.0), Ok(0.0));
}
