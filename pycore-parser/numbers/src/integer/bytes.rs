//! Integers from bytes and to bytes, two's complement or unsigned.

use std::fmt;

use super::digits::{self, DIGIT_BITS};
use super::value::{BigInt, BigIntRef};

/// The order of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// Why a number does not fit into bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToBytesError {
    /// It is negative, and the bytes are unsigned.
    Negative,
    /// It needs more bytes.
    TooBig,
}

/// The message of the Python exception, an `OverflowError`.
impl fmt::Display for ToBytesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Negative => "can't convert negative int to unsigned",
            Self::TooBig => "int too big to convert",
        })
    }
}

impl std::error::Error for ToBytesError {}

impl BigInt {
    /// The number that bytes stand for.
    pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Self {
        let top = match order {
            ByteOrder::Little => bytes.last(),
            ByteOrder::Big => bytes.first(),
        };
        let negative = signed && top.is_some_and(|&byte| byte >= 0x80);
        // The magnitude of a negative number is its complement plus one.
        let mask = if negative { 0xFF } else { 0 };
        let mut magnitude = match order {
            ByteOrder::Little => pack(bytes.iter().map(|byte| byte ^ mask), bytes.len()),
            ByteOrder::Big => pack(bytes.iter().rev().map(|byte| byte ^ mask), bytes.len()),
        };
        digits::normalize(&mut magnitude);
        if negative {
            magnitude = digits::add(&magnitude, &[1]);
        }
        Self::from_digits(negative, magnitude)
    }
}

/// Bytes from the least significant one up, as digits.
fn pack(bytes: impl Iterator<Item = u8>, count: usize) -> Vec<u32> {
    let mut digits = Vec::with_capacity(count.saturating_mul(8) / DIGIT_BITS as usize + 1);
    let (mut pending, mut bits) = (0_u64, 0);
    for byte in bytes {
        pending |= u64::from(byte) << bits;
        bits += 8;
        if bits >= DIGIT_BITS {
            digits.push(pending as u32 & ((1 << DIGIT_BITS) - 1));
            pending >>= DIGIT_BITS;
            bits -= DIGIT_BITS;
        }
    }
    digits.push(pending as u32);
    digits
}

impl BigIntRef<'_> {
    /// Fills `bytes` with the number.
    pub fn to_bytes(
        self,
        bytes: &mut [u8],
        order: ByteOrder,
        signed: bool,
    ) -> Result<(), ToBytesError> {
        if self.negative && !signed {
            return Err(ToBytesError::Negative);
        }
        let length = self.bit_length();
        // The least of all numbers of a width has one bit more in its magnitude than others may have.
        let is_least = self.negative && digits::trailing_zeros(self.digits) + 1 == length;
        let needed = length + u64::from(signed && !is_least);
        if length > 0 && needed > (bytes.len() as u64).saturating_mul(8) {
            return Err(ToBytesError::TooBig);
        }
        match order {
            ByteOrder::Little => self.unpack(bytes.iter_mut()),
            ByteOrder::Big => self.unpack(bytes.iter_mut().rev()),
        }
        Ok(())
    }

    /// Writes the two's complement form from the least significant byte up.
    fn unpack<'b>(self, bytes: impl Iterator<Item = &'b mut u8>) {
        let (mut pending, mut bits, mut carry) = (0_u64, 0, u16::from(self.negative));
        let mut rest = self.digits.iter();
        for place in bytes {
            if bits < 8 {
                pending |= u64::from(rest.next().copied().unwrap_or(0)) << bits;
                bits += DIGIT_BITS;
            }
            *place = pending as u8;
            pending >>= 8;
            bits -= 8;
            if self.negative {
                carry += u16::from(!*place);
                *place = carry as u8;
                carry >>= 8;
            }
        }
    }
}
