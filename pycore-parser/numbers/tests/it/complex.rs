//! Complex numbers, with values that CPython 3.14 gives.

use pycore_numbers::Complex;
use pycore_numbers::complex::PowerError;

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

fn text(number: Complex) -> String {
    number.to_string()
}

#[test]
fn repr() {
    for (real, imag, expected) in [
        (0.0, 1.0, "1j"),
        (0.0, -1.5, "-1.5j"),
        (-0.0, 1.0, "(-0+1j)"),
        (1.0, -0.0, "(1-0j)"),
        (1e16, 1e-5, "(1e+16+1e-05j)"),
        (NAN, NAN, "(nan+nanj)"),
        (0.0, INF, "infj"),
        (-INF, -INF, "(-inf-infj)"),
    ] {
        assert_eq!(text(Complex::new(real, imag)), expected);
    }
}

#[test]
fn real_operands_keep_the_sign_of_zero() {
    let zero = Complex::new(0.0, -0.0);
    assert_eq!(text(zero.plus_real(1.0)), "(1-0j)");
    assert_eq!(text(zero.minus_real(1.0)), "(-1-0j)");
    assert_eq!(text(zero.minus_from_real(1.0)), "(1+0j)");
    assert_eq!(text(Complex::new(INF, 1.0).times_real(2.0)), "(inf+2j)");
}

#[test]
fn infinities_are_recovered() {
    let product = Complex::new(INF, NAN).times(Complex::new(1.0, 1.0));
    assert_eq!(text(product), "(inf+infj)");
    let quotient = Complex::new(INF, 1.0).divide(Complex::new(1.0, 1.0)).map(text);
    assert_eq!(quotient.as_deref(), Some("(inf-infj)"));
    let vanishing = Complex::new(1.0, 1.0).divide(Complex::new(INF, INF)).map(text);
    assert_eq!(vanishing.as_deref(), Some("0j"));
}

#[test]
fn division() {
    let quotient = Complex::new(1.0, 2.0).divide(Complex::new(3.0, -4.0)).map(text);
    assert_eq!(quotient.as_deref(), Some("(-0.2+0.4j)"));
    assert_eq!(Complex::new(1.0, 2.0).divide(Complex::new(0.0, -0.0)), None);
    assert_eq!(Complex::new(1.0, 2.0).divide_by_real(0.0), None);
    assert_eq!(Complex::new(0.0, 0.0).divide_real(1.0), None);
    assert_eq!(Complex::new(3.0, 4.0).divide_real(25.0).map(text).as_deref(), Some("(3-4j)"));
}

#[test]
fn powers() {
    let power = |base: Complex, exponent: Complex| base.power(exponent).map(text);
    assert_eq!(power(Complex::new(1.0, 2.0), Complex::new(2.0, 0.0)), Ok("(-3+4j)".into()));
    assert_eq!(power(Complex::new(0.0, 0.0), Complex::new(0.0, 0.0)), Ok("(1+0j)".into()));
    let zero = Complex::new(0.0, 0.0);
    assert_eq!(power(zero, Complex::new(-1.0, 0.0)), Err(PowerError::ZeroToNegative));
    assert_eq!(power(zero, Complex::new(1.0, 1.0)), Err(PowerError::ZeroToNegative));
    assert_eq!(power(Complex::new(1e200, 0.0), Complex::new(2.0, 0.0)), Err(PowerError::Overflow));
}
