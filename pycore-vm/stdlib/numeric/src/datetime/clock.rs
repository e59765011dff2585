//! Times of the day, and moments of the calendar, as computation.

use super::civil::{Civil, EPOCH_ORDINAL};
use super::span::{DAY, DAY_SECONDS, SECOND};

/// A time of the day; its parts need not be a time that there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clock {
    pub(crate) hour: i32,
    pub(crate) minute: i32,
    pub(crate) second: i32,
    pub(crate) microsecond: i32,
}

impl Clock {
    pub(crate) const fn new(hour: i32, minute: i32, second: i32, microsecond: i32) -> Self {
        Self { hour, minute, second, microsecond }
    }

    /// Seconds since midnight.
    pub(crate) const fn seconds(self) -> i64 {
        self.hour as i64 * 3600 + self.minute as i64 * 60 + self.second as i64
    }

    /// Microseconds since midnight.
    pub(crate) const fn microseconds(self) -> i64 {
        self.seconds() * SECOND + self.microsecond as i64
    }

    /// The time so many microseconds after midnight, which are less than a day.
    const fn from_microseconds(microseconds: i64) -> Self {
        let seconds = microseconds / SECOND;
        Self {
            hour: (seconds / 3600) as i32,
            minute: (seconds / 60 % 60) as i32,
            second: (seconds % 60) as i32,
            microsecond: (microseconds % SECOND) as i32,
        }
    }
}

/// A date and a time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub(crate) date: Civil,
    pub(crate) clock: Clock,
}

impl Moment {
    /// Microseconds since the midnight before ordinal 0.
    pub(crate) const fn microseconds(self) -> i64 {
        self.date.ordinal() as i64 * DAY + self.clock.microseconds()
    }

    /// The moment of so many microseconds, if it is within the years that there are.
    pub(crate) fn from_microseconds(microseconds: i64) -> Option<Self> {
        let ordinal = i32::try_from(microseconds.div_euclid(DAY)).ok()?;
        let date = Civil::from_ordinal(ordinal)?;
        Some(Self { date, clock: Clock::from_microseconds(microseconds.rem_euclid(DAY)) })
    }

    /// The moment some time later, if it is within the years that there are.
    pub(crate) fn plus(self, microseconds: i128) -> Option<Self> {
        let microseconds = i128::from(self.microseconds()) + microseconds;
        Self::from_microseconds(i64::try_from(microseconds).ok()?)
    }

    /// Seconds since 1970, as if this were the time at Greenwich.
    pub(crate) const fn epoch_seconds(self) -> i64 {
        (self.date.ordinal() - EPOCH_ORDINAL) as i64 * DAY_SECONDS + self.clock.seconds()
    }

    /// The moment at Greenwich of seconds since 1970; the year may be any that `i32` holds, or `None`.
    pub(crate) fn of_epoch_seconds(seconds: i64) -> Option<Self> {
        let days = i32::try_from(seconds.div_euclid(DAY_SECONDS)).ok()?;
        let ordinal = days.checked_add(EPOCH_ORDINAL)?;
        // The calendar computes with a few hundred days more.
        if ordinal.checked_add(1000).is_none() || ordinal.checked_sub(1000).is_none() {
            return None;
        }
        let clock = Clock::from_microseconds(seconds.rem_euclid(DAY_SECONDS) * SECOND);
        Some(Self { date: Civil::of_days(ordinal), clock })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moments() -> impl Strategy<Value = Moment> {
        (1..=crate::datetime::civil::MAX_ORDINAL, 0..24, 0..60, 0..60, 0..1_000_000).prop_map(
            |(ordinal, hour, minute, second, microsecond)| Moment {
                date: Civil::of_days(ordinal),
                clock: Clock::new(hour, minute, second, microsecond),
            },
        )
    }

    proptest! {
        #[test]
        fn a_moment_is_its_microseconds(moment in moments()) {
            prop_assert_eq!(Moment::from_microseconds(moment.microseconds()), Some(moment));
        }

        #[test]
        fn moments_have_the_order_of_time(left in moments(), right in moments()) {
            prop_assert_eq!(left.cmp(&right), left.microseconds().cmp(&right.microseconds()));
        }

        #[test]
        fn what_is_added_can_be_subtracted(moment in moments(), step in -1_000_000_000_000_i64..1_000_000_000_000) {
            if let Some(later) = moment.plus(step.into()) {
                prop_assert_eq!(later.plus(-i128::from(step)), Some(moment));
                prop_assert_eq!(later.microseconds() - moment.microseconds(), step);
            }
        }

        #[test]
        fn seconds_since_1970_are_a_moment(seconds in -62_135_596_800_i64..253_402_300_800) {
            let moment = Moment::of_epoch_seconds(seconds).unwrap();
            prop_assert_eq!(moment.epoch_seconds(), seconds);
        }

        #[test]
        fn any_seconds_are_a_moment_or_none(seconds: i64) {
            let _ = Moment::of_epoch_seconds(seconds);
        }
    }
}
