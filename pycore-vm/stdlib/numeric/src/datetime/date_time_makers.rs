//! Moments from other things than their parts: texts, timestamps, the clock, a date and a time.

use pycore_objects::declare::Arguments;
use pycore_objects::errors::{DEPRECATION_WARNING, warn};
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, methods, name};

use super::civil::Civil;
use super::clock::{Clock, Moment};
use super::date::Date;
use super::date_makers::{bytes_of, invalid, iso_argument};
use super::date_time::DateTime;
use super::fields::{Zone, check_date, check_year, wrong_type};
use super::iso_text::{self, Malformed};
use super::time::{ReadTime, Time, read_time};
use super::timestamp;
use super::tzinfo::TzInfo;

/// The moment of a class at a timestamp: local time, or that of a zone.
pub(crate) fn at(
    thread: &Thread,
    class: &TypeObject,
    (seconds, microsecond): (i64, i32),
    zone: Option<Owned<TzInfo>>,
) -> Fallible<Owned> {
    let with_fraction =
        |moment: Moment| Moment { clock: Clock { microsecond, ..moment.clock }, ..moment };
    if let Some(zone) = zone {
        let moment = with_fraction(timestamp::utc(thread, seconds)?);
        let utc = DateTime::make(thread, class, moment, Some(zone.clone()), 0)?;
        return zone.local_time(thread, &utc);
    }
    let moment = timestamp::local(thread, seconds)?.moment;
    check_year(thread, moment.date.year)?;
    let fold = timestamp::is_second(thread, seconds, moment.epoch_seconds())?;
    DateTime::make(thread, class, with_fraction(moment), None, fold.into())
}

/// The moment of UTC of a class at a timestamp, without a zone.
fn utc_at(
    thread: &Thread,
    class: &TypeObject,
    (seconds, microsecond): (i64, i32),
) -> Fallible<Owned> {
    let Moment { date, clock } = timestamp::utc(thread, seconds)?;
    let clock = Clock { microsecond, ..clock };
    DateTime::make(thread, class, Moment { date, clock }, None, 0)
}

fn zone_argument(thread: &Thread, zone: Option<&Object>) -> Fallible<Option<Owned<TzInfo>>> {
    match zone {
        Some(zone) => Ok(Zone::of(thread, zone)?.owned()),
        None => Ok(None),
    }
}

fn deprecated(thread: &Thread, function: &str, instead: &str) -> Fallible {
    let message = format!(
        "datetime.datetime.{function}() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.{instead}."
    );
    warn(thread, &DEPRECATION_WARNING, &message, 1)
}

/// The parts of a text: a date, and perhaps a time.
type Read = (Civil, Option<(Clock, Option<iso_text::Offset>)>);

fn read(text: &[u8]) -> Result<Read, Malformed> {
    let length = iso_text::date_length(text)?;
    let (date, rest) = text.split_at_checked(length).ok_or(Malformed)?;
    let date = iso_text::date(date)?;
    match rest.split_first() {
        None => Ok((date, None)),
        Some((_separator, time)) => Ok((date, Some(iso_text::time(time)?))),
    }
}

#[methods(name = MAKERS)]
impl DateTime {
    /// now($type, /, tz=None)
    ///
    /// The current time: local time without a zone, or that of a time zone.
    #[classmethod]
    fn now(class: &TypeObject, thread: &Thread, tz: Option<&Object>) -> Fallible<Owned> {
        let zone = zone_argument(thread, tz)?;
        at(thread, class, timestamp::now(), zone)
    }

    /// utcnow($type, /)
    ///
    /// The current time of UTC, without a zone. Deprecated: now() of the zone UTC says what it is.
    #[classmethod]
    fn utcnow(class: &TypeObject, thread: &Thread) -> Fallible<Owned> {
        deprecated(thread, "utcnow", "now(datetime.UTC)")?;
        utc_at(thread, class, timestamp::now())
    }

    /// !fromtimestamp(timestamp, tz=None)
    ///
    /// The time at seconds since 1970: local time without a zone, or that of a time zone.
    #[classmethod]
    fn fromtimestamp(
        class: &TypeObject,
        thread: &Thread,
        timestamp: &Object,
        tz: Option<&Object>,
    ) -> Fallible<Owned> {
        let zone = zone_argument(thread, tz)?;
        at(thread, class, timestamp::seconds(thread, timestamp)?, zone)
    }

    /// !utcfromtimestamp(timestamp, /)
    ///
    /// The time of UTC at seconds since 1970, without a zone. Deprecated: fromtimestamp() of the zone UTC says what it is.
    #[classmethod]
    fn utcfromtimestamp(
        class: &TypeObject,
        thread: &Thread,
        timestamp: &Object,
    ) -> Fallible<Owned> {
        deprecated(thread, "utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)")?;
        utc_at(thread, class, timestamp::seconds(thread, timestamp)?)
    }

    /// !strptime(string, format, /)
    ///
    /// The moment that a text in a format like those of time.strptime() says.
    #[classmethod]
    fn strptime(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let name = name!(thread, "_strptime_datetime_datetime");
        super::strftime::parse(thread, class, name, arguments)
    }

    /// !combine(date, time, tzinfo=<unrepresentable>)
    ///
    /// The moment of a date and a time, of the time's zone if none is given.
    #[classmethod]
    fn combine(
        class: &TypeObject,
        thread: &Thread,
        date: &Object,
        time: &Object,
        tzinfo: Option<&Object>,
    ) -> Fallible<Owned> {
        let wrong =
            |position, expected, given| wrong_type(thread, "combine", position, expected, given);
        let Some(date) = date.downcast::<Date>() else {
            return Err(wrong(1, "datetime.date", date));
        };
        let Some(time) = time.downcast::<Time>() else {
            return Err(wrong(2, "datetime.time", time));
        };
        let zone = match tzinfo {
            Some(zone) => Zone::of(thread, zone)?.owned(),
            None => time.zone(),
        };
        let moment = Moment { date: date.civil(), clock: time.clock() };
        Self::make(thread, class, moment, zone, time.fold_value().into())
    }

    /// fromisoformat($type, object, /)
    ///
    /// The moment that a text in a format of ISO 8601 says.
    #[classmethod]
    fn fromisoformat(class: &TypeObject, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let text = iso_argument(thread, object)?;
        let Ok((mut date, time)) = read(&bytes_of(text)) else {
            return Err(invalid(thread, text));
        };
        let Some(time) = time else {
            let clock = Clock::default();
            return Self::make(thread, class, Moment { date, clock }, None, 0);
        };
        if time.0.hour == 24 {
            check_date(thread, date)?;
        }
        let ReadTime { clock, zone, next_day } = read_time(thread, time)?;
        if next_day {
            date = Civil::of_days(date.ordinal() + 1);
        }
        Self::make(thread, class, Moment { date, clock }, zone, 0)
    }
}
