//! Python's hash of integers: the value modulo the prime 2^61 - 1, with the sign.

use super::digits::DIGIT_BITS;
use super::value::BigIntRef;

/// Bits of the modulus of numeric hashes (`sys.hash_info.modulus` is 2^61 - 1).
pub const HASH_BITS: u32 = 61;
/// The modulus of numeric hashes.
pub const HASH_MODULUS: u64 = (1 << HASH_BITS) - 1;

impl BigIntRef<'_> {
    /// `hash(self)`
    pub fn python_hash(self) -> i64 {
        // Multiplying by 2^30 modulo 2^61 - 1 is a rotation of 61 bits.
        let rest = self.digits.iter().rev().fold(0_u64, |rest, &digit| {
            let rotated = rest << DIGIT_BITS & HASH_MODULUS | rest >> (HASH_BITS - DIGIT_BITS);
            let sum = rotated + u64::from(digit);
            if sum >= HASH_MODULUS { sum - HASH_MODULUS } else { sum }
        });
        let hash = if self.negative { -(rest as i64) } else { rest as i64 };
        // -1 means an error to callers in C.
        if hash == -1 { -2 } else { hash }
    }
}
