//! Floats of 16 bits: one for the sign, five for the exponent, ten for the rest.

/// Distance of the stored exponent from the real one.
const BIAS: i32 = 15;
/// The least exponent of numbers whose leading bit is not stored.
const LEAST: i32 = -14;
/// What is not finite.
const SPECIAL: u16 = 0x7c00;

/// The nearest float of 16 bits; of two equally near ones that which ends with 0. Nothing if the number is too large.
pub fn to_half(value: f64) -> Option<u16> {
    let bits = value.to_bits();
    let sign = (bits >> 48) as u16 & 0x8000;
    let magnitude = value.abs();
    let rest = if value.is_nan() {
        SPECIAL | (bits >> 42) as u16 & 0x3ff
    } else if value.is_infinite() {
        SPECIAL
    } else if magnitude >= 65520.0 {
        return None;
    } else if magnitude < f64::powi(2.0, LEAST) {
        // Rounding up to 1024 gives the least number with a leading bit, as it should.
        (magnitude * f64::powi(2.0, 10 - LEAST)).round_ties_even() as u16
    } else {
        let exponent = (bits >> 52 & 0x7ff) as i32 - 1023;
        let rounded = (magnitude * f64::powi(2.0, 10 - exponent)).round_ties_even() as u16;
        // Likewise, 2048 goes over into the exponent.
        (((exponent + BIAS) as u16) << 10) + (rounded - 1024)
    };
    Some(sign | rest)
}

/// The value of a float of 16 bits.
pub fn from_half(half: u16) -> f64 {
    let (exponent, rest) = (i32::from(half >> 10 & 0x1f), f64::from(half & 0x3ff));
    let magnitude = match exponent {
        0 => rest * f64::powi(2.0, LEAST - 10),
        0x1f if half & 0x3ff == 0 => f64::INFINITY,
        0x1f => f64::from_bits(0x7ff << 52 | u64::from(half & 0x3ff) << 42),
        _ => (1024.0 + rest) * f64::powi(2.0, exponent - BIAS - 10),
    };
    if half & 0x8000 == 0 { magnitude } else { -magnitude }
}

#[cfg(test)]
mod tests {
    use super::{from_half, to_half};

    #[test]
    fn all_halves_go_back_and_forth() {
        for half in 0..=u16::MAX {
            assert_eq!(to_half(from_half(half)), Some(half), "{half:#x}");
        }
    }

    #[test]
    fn rounding() {
        assert_eq!(to_half(65519.99), Some(0x7bff));
        assert_eq!(to_half(65520.0), None);
        assert_eq!(to_half(-1e300), None);
        // Halfway between 0 and the least, and a little more.
        assert_eq!(to_half(f64::powi(2.0, -25)), Some(0));
        assert_eq!(to_half(f64::powi(2.0, -25) * 1.0001), Some(1));
        assert_eq!(to_half(2049.0), to_half(2048.0));
        assert_eq!(to_half(2051.0), to_half(2052.0));
        assert_eq!(to_half(-0.0), Some(0x8000));
    }
}
