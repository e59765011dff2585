//! Durations as computation: days, seconds and microseconds, which `timedelta` objects hold.

use pycore_numbers::{BigInt, BigIntRef};

/// Seconds of a day.
pub(crate) const DAY_SECONDS: i64 = 86_400;
/// Microseconds of a second.
pub(crate) const SECOND: i64 = 1_000_000;
/// Microseconds of a day.
pub(crate) const DAY: i64 = DAY_SECONDS * SECOND;
/// The largest number of days, in either direction.
pub(crate) const MAX_DAYS: i32 = 999_999_999;

/// A duration: seconds are less than a day, microseconds less than a second, both never negative.
///
/// The order of the fields is that of durations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) days: i32,
    pub(crate) seconds: i32,
    pub(crate) microseconds: i32,
}

/// A duration that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TooLong {
    /// So many days.
    Days(i32),
    /// More days than C's `int` holds.
    Int,
}

impl Span {
    /// No time.
    pub(crate) const ZERO: Self = Self { days: 0, seconds: 0, microseconds: 0 };
    /// The shortest duration: the most negative.
    pub(crate) const MIN: Self = Self { days: -MAX_DAYS, seconds: 0, microseconds: 0 };
    /// The longest duration.
    pub(crate) const MAX: Self =
        Self { days: MAX_DAYS, seconds: DAY_SECONDS as i32 - 1, microseconds: SECOND as i32 - 1 };

    /// All of it in microseconds.
    pub(crate) const fn total(self) -> i128 {
        self.days as i128 * DAY as i128
            + (self.seconds as i64 * SECOND + self.microseconds as i64) as i128
    }

    /// The duration of so many microseconds.
    pub(crate) fn from_total(microseconds: i128) -> Result<Self, TooLong> {
        let day = i128::from(DAY);
        let Ok(days) = i32::try_from(microseconds.div_euclid(day)) else {
            return Err(TooLong::Int);
        };
        if !(-MAX_DAYS..=MAX_DAYS).contains(&days) {
            return Err(TooLong::Days(days));
        }
        let rest = microseconds.rem_euclid(day) as i64;
        Ok(Self { days, seconds: (rest / SECOND) as i32, microseconds: (rest % SECOND) as i32 })
    }

    /// The same for any number of them.
    pub(crate) fn from_big(microseconds: BigIntRef<'_>) -> Result<Self, TooLong> {
        match to_i128(microseconds) {
            Some(microseconds) => Self::from_total(microseconds),
            None => Err(TooLong::Int),
        }
    }

    /// Whole seconds, for durations of less than a day in either direction.
    pub(crate) const fn whole_seconds(self) -> i64 {
        self.days as i64 * DAY_SECONDS + self.seconds as i64
    }
}

/// The value of an integer of up to four digits of 30 bits.
fn to_i128(value: BigIntRef<'_>) -> Option<i128> {
    let digits = value.digits();
    if digits.len() > 4 {
        return None;
    }
    let magnitude = digits.iter().rev().fold(0, |sum, &digit| sum << 30 | i128::from(digit));
    Some(if value.is_negative() { -magnitude } else { magnitude })
}

/// The integer nearest to a quotient, the even one of two; `None` if the divisor is zero.
pub(crate) fn divide_to_nearest(dividend: BigIntRef<'_>, divisor: BigIntRef<'_>) -> Option<BigInt> {
    let (quotient, rest) = dividend.div_mod_floor(divisor)?;
    // The rest has the divisor's sign: twice its magnitude tells on which side of the middle the quotient is.
    let twice = rest.as_ref().plus(rest.as_ref());
    let rest_of_other = divisor.absolute();
    let twice = twice.as_ref().absolute();
    let up = match twice.as_ref().minus(rest_of_other.as_ref()) {
        more if more.is_negative() => false,
        none if none.as_ref().is_zero() => quotient.as_ref().is_odd(),
        _ => true,
    };
    Some(if up { quotient.as_ref().plus(BigInt::from(1_i64).as_ref()) } else { quotient })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_duration_is_its_microseconds(total in -86_399_999_913_600_000_000_i128..86_399_999_999_999_999_999) {
            let span = Span::from_total(total).unwrap();
            prop_assert_eq!(span.total(), total);
            prop_assert!((0..DAY_SECONDS as i32).contains(&span.seconds));
            prop_assert!((0..SECOND as i32).contains(&span.microseconds));
        }

        #[test]
        fn spans_have_the_order_of_their_length(left: i64, right: i64) {
            let span = |total: i64| Span::from_total(total.into()).unwrap();
            prop_assert_eq!(span(left).cmp(&span(right)), left.cmp(&right));
        }

        /// The model: of all integers around the quotient, the one with the smallest distance, even if there are two.
        #[test]
        fn quotients_are_rounded_to_the_nearest(dividend in -1000_i64..1000, divisor in -60_i64..60) {
            prop_assume!(divisor != 0);
            let nearest = divide_to_nearest(
                BigInt::from(dividend).as_ref(),
                BigInt::from(divisor).as_ref(),
            );
            let around = dividend / divisor;
            let distance = |candidate: &i64| {
                ((candidate * divisor - dividend).abs(), candidate.rem_euclid(2))
            };
            let expected = (around - 1..=around + 1).min_by_key(distance).unwrap();
            prop_assert_eq!(nearest.unwrap().as_ref().to_i64(), Some(expected));
        }
    }

    #[test]
    fn bounds() {
        assert_eq!(Span::from_total(Span::MAX.total()), Ok(Span::MAX));
        assert_eq!(Span::from_total(Span::MIN.total()), Ok(Span::MIN));
        assert_eq!(Span::from_total(Span::MAX.total() + 1), Err(TooLong::Days(MAX_DAYS + 1)));
        assert_eq!(Span::from_total(i128::MAX), Err(TooLong::Int));
        assert!(
            divide_to_nearest(BigInt::from(1_i64).as_ref(), BigInt::from(0_i64).as_ref()).is_none()
        );
    }
}
