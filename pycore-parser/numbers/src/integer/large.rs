//! Numbers above the schoolbook sizes: the crate `dashu-int` over conversions of the digits.
//!
//! Converting is linear: 30-bit digits are repacked into machine words and back.

use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{Gcd, SquareRoot};
use dashu_int::{UBig, Word};

use super::digits::{DIGIT_BITS, normalize};

/// Repack digits of 30 bits into machine words.
fn to_words(digits: &[u32]) -> UBig {
    let mut words: Vec<Word> = Vec::with_capacity(digits.len() * 30 / Word::BITS as usize + 1);
    let (mut pending, mut bits) = (0_u128, 0);
    for &digit in digits {
        pending |= u128::from(digit) << bits;
        bits += DIGIT_BITS;
        if bits >= Word::BITS {
            words.push(pending as Word);
            pending >>= Word::BITS;
            bits -= Word::BITS;
        }
    }
    words.push(pending as Word);
    UBig::from_words(&words)
}

/// Repack machine words into digits of 30 bits.
fn from_words(number: &UBig) -> Vec<u32> {
    let words = number.as_words();
    let mut digits = Vec::with_capacity(words.len() * Word::BITS as usize / 30 + 2);
    let (mut pending, mut bits) = (0_u128, 0);
    for &word in words {
        pending |= u128::from(word) << bits;
        bits += Word::BITS;
        while bits >= DIGIT_BITS {
            digits.push(pending as u32 & ((1 << DIGIT_BITS) - 1));
            pending >>= DIGIT_BITS;
            bits -= DIGIT_BITS;
        }
    }
    digits.push(pending as u32);
    normalize(&mut digits);
    digits
}

/// `left * right`
pub(super) fn multiply(left: &[u32], right: &[u32]) -> Vec<u32> {
    if std::ptr::eq(left, right) {
        return from_words(&to_words(left).sqr());
    }
    from_words(&(to_words(left) * to_words(right)))
}

/// Quotient and remainder; the divisor is not zero.
pub(super) fn divide(dividend: &[u32], divisor: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let (dividend, divisor) = (to_words(dividend), to_words(divisor));
    let quotient = &dividend / &divisor;
    let remainder = dividend - &quotient * divisor;
    (from_words(&quotient), from_words(&remainder))
}

/// The number that `text` (digits of the radix only) denotes.
pub(super) fn parse(text: &str, radix: u32) -> Option<Vec<u32>> {
    UBig::from_str_radix(text, radix).ok().map(|number| from_words(&number))
}

/// Digits of the radix, in lower case.
pub(super) fn print(digits: &[u32], radix: u32) -> String {
    to_words(digits).in_radix(radix as u8).to_string()
}

/// The greatest common divisor of two magnitudes, of which neither is zero.
pub(super) fn gcd(left: &[u32], right: &[u32]) -> Vec<u32> {
    from_words(&to_words(left).gcd(to_words(right)))
}

/// The inverse modulo a number above 1, if there is one.
pub(super) fn inverse(base: &[u32], modulus: &[u32]) -> Option<Vec<u32>> {
    let ring = ConstDivisor::new(to_words(modulus));
    let inverse = ring.reduce(to_words(base)).inv()?;
    Some(from_words(&inverse.residue()))
}

/// `base ** exponent` modulo a number above 1.
pub(super) fn power_modulo(base: &[u32], exponent: &[u32], modulus: &[u32]) -> Vec<u32> {
    let ring = ConstDivisor::new(to_words(modulus));
    from_words(&ring.reduce(to_words(base)).pow(&to_words(exponent)).residue())
}

/// The square root, rounded down.
pub(super) fn square_root(digits: &[u32]) -> Vec<u32> {
    from_words(&to_words(digits).sqrt())
}
