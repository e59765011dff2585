//! What the functions give where a part of the argument is infinite or NaN.
//!
//! A row for each class of the real part, in it a cell for each class of the imaginary one: minus infinity, negative,
//! minus zero, zero, positive, infinity, NaN. A cell is a letter for each part of the result, a small one if it is
//! negative: infinity, NaN, one, zero, pi, half, a quarter and three quarters of it. `!!` is outside of the domain; `..`
//! does not follow from the classes alone.

use pycore_numbers::Complex;

/// The cells of a function.
pub(super) type Table = [&'static str; 7];

/// What a cell says.
pub(super) enum Special {
    Result(Complex),
    Domain,
    None,
}

fn class_of(part: f64) -> usize {
    match (part.is_nan(), part.is_sign_negative()) {
        (true, _) => 6,
        (false, true) if part.is_infinite() => 0,
        (false, true) => 1 + usize::from(part == 0.0),
        (false, false) if part.is_infinite() => 5,
        (false, false) => 3 + usize::from(part != 0.0),
    }
}

/// What a table has for an argument.
pub(super) fn look_up(table: &Table, argument: Complex) -> Special {
    let (row, column) = (class_of(argument.real), class_of(argument.imag));
    let cell = table[row].as_bytes();
    let (real, imag) = match (cell.get(3 * column), cell.get(3 * column + 1)) {
        (Some(b'.'), _) => return Special::None,
        (Some(&real), Some(&imag)) if real != b'!' => (real, imag),
        _ => return Special::Domain,
    };
    Special::Result(Complex::new(value_of(real), value_of(imag)))
}

fn value_of(letter: u8) -> f64 {
    use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};
    let size = match letter.to_ascii_uppercase() {
        b'I' => f64::INFINITY,
        b'O' => 1.0,
        b'Z' => 0.0,
        b'P' => PI,
        b'H' => FRAC_PI_2,
        b'Q' => FRAC_PI_4,
        b'T' => 3.0 * FRAC_PI_4,
        _ => return f64::NAN,
    };
    if letter.is_ascii_lowercase() { -size } else { size }
}

pub(super) static ACOS: Table = [
    "TI PI PI Pi Pi Ti NI",
    "HI .. .. .. .. Hi NN",
    "HI .. .. .. .. Hi HN",
    "HI .. .. .. .. Hi HN",
    "HI .. .. .. .. Hi NN",
    "QI ZI ZI Zi Zi Qi NI",
    "NI NN NN NN NN Ni NN",
];

pub(super) static ACOSH: Table = [
    "It Ip Ip IP IP IT IN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NH",
    "Ih .. .. .. .. IH NH",
    "Ih .. .. .. .. IH NN",
    "Iq Iz Iz IZ IZ IQ IN",
    "IN NN NN NN NN IN NN",
];

pub(super) static ASINH: Table = [
    "iq iz iz iZ iZ iQ iN",
    "ih .. .. .. .. iH NN",
    "ih .. .. .. .. iH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Iq Iz Iz IZ IZ IQ IN",
    "IN NN Nz NZ NN IN NN",
];

pub(super) static ATANH: Table = [
    "zh zh zh zH zH zH zN",
    "zh .. .. .. .. zH NN",
    "zh .. .. .. .. zH zN",
    "Zh .. .. .. .. ZH ZN",
    "Zh .. .. .. .. ZH NN",
    "Zh Zh Zh ZH ZH ZH ZN",
    "Zh NN NN NN NN ZH NN",
];

pub(super) static COSH: Table = [
    "!! .. IZ Iz .. !! IN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NZ",
    "!! .. .. .. .. !! NZ",
    "!! .. .. .. .. !! NN",
    "!! .. Iz IZ .. !! IN",
    "NN NN NZ NZ NN NN NN",
];

pub(super) static EXP: Table = [
    "ZZ .. Zz ZZ .. ZZ ZZ",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. Iz IZ .. !! IN",
    "NN NN Nz NZ NN NN NN",
];

pub(super) static LOG: Table = [
    "It Ip Ip IP IP IT IN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Iq Iz Iz IZ IZ IQ IN",
    "IN NN NN NN NN IN NN",
];

pub(super) static RECT: Table = [
    "!! .. iZ iz .. !! IN",
    "!! .. .. .. .. !! NN",
    "ZZ .. .. .. .. ZZ ZZ",
    "ZZ .. .. .. .. ZZ ZZ",
    "!! .. .. .. .. !! NN",
    "!! .. Iz IZ .. !! IN",
    "NN NN NZ NZ NN NN NN",
];

pub(super) static SINH: Table = [
    "!! .. iz iZ .. !! IN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! ZN",
    "!! .. .. .. .. !! ZN",
    "!! .. .. .. .. !! NN",
    "!! .. Iz IZ .. !! IN",
    "NN NN Nz NZ NN NN NN",
];

pub(super) static SQRT: Table = [
    "Ii Zi Zi ZI ZI II NI",
    "Ii .. .. .. .. II NN",
    "Ii .. .. .. .. II NN",
    "Ii .. .. .. .. II NN",
    "Ii .. .. .. .. II NN",
    "Ii Iz Iz IZ IZ II IN",
    "Ii NN NN NN NN II NN",
];

pub(super) static TANH: Table = [
    "oZ .. oz oZ .. oZ oZ",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! zN",
    "!! .. .. .. .. !! ZN",
    "!! .. .. .. .. !! NN",
    "OZ .. Oz OZ .. OZ OZ",
    "NN NN Nz NZ NN NN NN",
];
