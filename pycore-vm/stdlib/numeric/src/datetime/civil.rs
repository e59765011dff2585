//! The proleptic Gregorian calendar as computation: dates, ordinals (1 is January 1 of year 1), ISO weeks.

/// The first year.
pub(crate) const MIN_YEAR: i32 = 1;
/// The last year.
pub(crate) const MAX_YEAR: i32 = 9999;
/// The ordinal of the last day of the last year.
pub(crate) const MAX_ORDINAL: i32 = 3_652_059;
/// The ordinal of January 1, 1970.
pub(crate) const EPOCH_ORDINAL: i32 = 719_163;

/// Days of 400 years, after which the calendar repeats.
const ERA: i32 = 146_097;

/// A date; its parts need not be a day that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Civil {
    pub(crate) year: i32,
    pub(crate) month: i32,
    pub(crate) day: i32,
}

/// Whether February has 29 days.
pub(crate) const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of a month; months that there are not have 31.
pub(crate) const fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 => 28 + is_leap(year) as i32,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since March 1 of the same year: the month's part of it, months counted from March.
const fn days_before_month_from_march(month: i32) -> i32 {
    (153 * month + 2) / 5
}

impl Civil {
    pub(crate) const fn new(year: i32, month: i32, day: i32) -> Self {
        Self { year, month, day }
    }

    /// The ordinal of the day.
    pub(crate) const fn ordinal(self) -> i32 {
        // Years begin with March here, so that the day that is not always there is the last one.
        let (year, month) = if self.month > 2 {
            (self.year, self.month - 3)
        } else {
            (self.year - 1, self.month + 9)
        };
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let days = 365 * year + year / 4 - year / 100;
        // March 1 of year 0 is 306 days before January 1 of year 1.
        era * ERA + days + days_before_month_from_march(month) + self.day - 306
    }

    /// The day of an ordinal, if it is within the years that there are.
    pub(crate) fn from_ordinal(ordinal: i32) -> Option<Self> {
        (1..=MAX_ORDINAL).contains(&ordinal).then(|| Self::of_days(ordinal))
    }

    /// The day of an ordinal, whose year may be any.
    pub(crate) const fn of_days(ordinal: i32) -> Self {
        let since_march = ordinal + 305;
        let (era, day) = (since_march.div_euclid(ERA), since_march.rem_euclid(ERA));
        // A leap day ends four years, all but the last of four centuries, and an era.
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - days_before_month_from_march(month) + 1;
        let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self { year: era * 400 + year + carry, month, day }
    }

    /// The day of the week, from 0 for Monday.
    pub(crate) const fn weekday(self) -> i32 {
        (self.ordinal() + 6).rem_euclid(7)
    }

    /// The day of the year, from 1.
    pub(crate) const fn day_of_year(self) -> i32 {
        self.ordinal() - Self::new(self.year, 1, 1).ordinal() + 1
    }

    /// The ISO year, week, and day of the week from 1 for Monday.
    pub(crate) fn iso_week(self) -> (i32, i32, i32) {
        let ordinal = self.ordinal();
        // A week belongs to the year that its Thursday is in.
        let year = Self::of_days(ordinal - self.weekday() + 3).year;
        let week = (ordinal - first_monday(year)).div_euclid(7) + 1;
        (year, week, self.weekday() + 1)
    }
}

/// The ordinal of the Monday with which the first ISO week of a year begins: the week of January 4.
const fn first_monday(year: i32) -> i32 {
    let fourth = Civil::new(year, 1, 4);
    fourth.ordinal() - fourth.weekday()
}

/// What is wrong with an ISO week date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IsoError {
    Year,
    Week,
    Weekday,
}

/// The ordinal of a day of an ISO week, which may be outside of the years that there are.
pub(crate) fn from_iso_week(year: i32, week: i32, weekday: i32) -> Result<i32, IsoError> {
    if !(MIN_YEAR..=MAX_YEAR).contains(&year) {
        return Err(IsoError::Year);
    }
    let monday = first_monday(year);
    let weeks = (first_monday(year + 1) - monday) / 7;
    if !(1..=weeks).contains(&week) {
        return Err(IsoError::Week);
    }
    if !(1..=7).contains(&weekday) {
        return Err(IsoError::Weekday);
    }
    Ok(monday + (week - 1) * 7 + weekday - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The model: a calendar that is turned day by day.
    fn next_day(day: Civil) -> Civil {
        let Civil { year, month, day } = day;
        match (month, day) {
            (12, 31) => Civil::new(year + 1, 1, 1),
            _ if day == days_in_month(year, month) => Civil::new(year, month + 1, 1),
            _ => Civil::new(year, month, day + 1),
        }
    }

    #[test]
    fn every_day_of_all_years_is_the_one_after_the_day_before() {
        let mut day = Civil::new(1, 1, 1);
        for ordinal in 1..=MAX_ORDINAL {
            assert_eq!(Civil::from_ordinal(ordinal), Some(day));
            assert_eq!(day.ordinal(), ordinal);
            day = next_day(day);
        }
        assert_eq!(day, Civil::new(10_000, 1, 1));
        assert_eq!(Civil::new(1970, 1, 1).ordinal(), EPOCH_ORDINAL);
    }

    proptest! {
        #[test]
        fn a_day_of_a_week_is_found_again(ordinal in 8..MAX_ORDINAL - 7) {
            let day = Civil::of_days(ordinal);
            let (year, week, weekday) = day.iso_week();
            prop_assert_eq!(from_iso_week(year, week, weekday), Ok(ordinal));
            prop_assert_eq!(weekday, day.weekday() + 1);
            prop_assert!((year - day.year).abs() <= 1);
        }

        #[test]
        fn weeks_follow_each_other(ordinal in 8..MAX_ORDINAL - 14) {
            let (this, next) = (Civil::of_days(ordinal).iso_week(), Civil::of_days(ordinal + 7).iso_week());
            let follows = next == (this.0, this.1 + 1, this.2) || next == (this.0 + 1, 1, this.2);
            prop_assert!(follows, "{:?} {:?}", this, next);
        }

        #[test]
        fn no_date_whatever_its_parts_panics(year in 0..70_000, month in 0..=255, day in 0..=255) {
            let civil = Civil::new(year, month, day);
            let _ = (civil.ordinal(), civil.weekday(), civil.iso_week(), civil.day_of_year());
        }
    }

    #[test]
    fn weeks_that_there_are_not() {
        assert_eq!(from_iso_week(0, 1, 1), Err(IsoError::Year));
        assert_eq!(from_iso_week(2021, 53, 1), Err(IsoError::Week));
        assert!(from_iso_week(2020, 53, 1).is_ok());
        assert_eq!(from_iso_week(2020, 1, 8), Err(IsoError::Weekday));
    }
}
