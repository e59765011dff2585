//! Dates and times for native code: what the C API makes, with plain numbers.

use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject};

use super::civil::Civil;
use super::clock::{Clock, Moment};
use super::date::Date;
use super::date_makers;
use super::date_time::DateTime;
use super::date_time_makers::at;
use super::delta::{Delta, too_long};
use super::fields::{Zone, wrong_type};
use super::span::{DAY, SECOND, Span};
use super::time::Time;
use super::timestamp;
use super::timezone::{Timezone, UTC};

/// A date of exactly a class: year, month, day.
pub fn date(thread: &Thread, class: &TypeObject, [year, month, day]: [i32; 3]) -> Fallible<Owned> {
    Ok(Date::of_class(thread, class, Civil::new(year, month, day))?.into_object())
}

/// A time of exactly a class: hour, minute, second, microsecond.
pub fn time(
    thread: &Thread,
    class: &TypeObject,
    [hour, minute, second, microsecond]: [i32; 4],
    zone: &Object,
    fold: i32,
) -> Fallible<Owned> {
    let zone = Zone::of(thread, zone)?.owned();
    let clock = Clock::new(hour, minute, second, microsecond);
    Ok(Time::of_class(thread, class, clock, zone, fold)?.into_object())
}

/// A moment of exactly a class: year, month, day, and the parts of a time.
pub fn datetime(
    thread: &Thread,
    class: &TypeObject,
    parts: [i32; 7],
    zone: &Object,
    fold: i32,
) -> Fallible<Owned> {
    let [year, month, day, hour, minute, second, microsecond] = parts;
    let zone = Zone::of(thread, zone)?.owned();
    let moment = Moment {
        date: Civil::new(year, month, day),
        clock: Clock::new(hour, minute, second, microsecond),
    };
    Ok(DateTime::of_class(thread, class, moment, zone, fold)?.into_object())
}

/// A duration of exactly a class: days, seconds, microseconds.
pub fn delta(thread: &Thread, class: &TypeObject, parts: [i32; 3]) -> Fallible<Owned> {
    let [days, seconds, microseconds] = parts.map(i128::from);
    let total = days * i128::from(DAY) + seconds * i128::from(SECOND) + microseconds;
    let span = Span::from_total(total).map_err(|error| too_long(thread, error))?;
    Ok(Delta::of_class(thread, class, span)?.into_object())
}

/// A zone with a fixed offset, and perhaps a name.
pub fn timezone(thread: &Thread, offset: &Object, name: Option<&Object>) -> Fallible<Owned> {
    let offset = offset
        .downcast::<Delta>()
        .ok_or_else(|| wrong_type(thread, "timezone", 1, "datetime.timedelta", offset))?;
    let name = match name {
        None => None,
        Some(name) => Some(
            name.downcast::<Str>().ok_or_else(|| wrong_type(thread, "timezone", 2, "str", name))?,
        ),
    };
    Ok(Timezone::of_offset(thread, offset, name)?.into_object())
}

/// The zone UTC.
pub fn utc() -> &'static Object {
    use pycore_objects::ObjectLike;
    UTC.get().as_object()
}

/// `date.fromtimestamp` of a class.
pub fn date_at(thread: &Thread, class: &TypeObject, stamp: &Object) -> Fallible<Owned> {
    date_makers::at(thread, class, stamp)
}

/// `datetime.fromtimestamp` of a class.
pub fn datetime_at(
    thread: &Thread,
    class: &TypeObject,
    stamp: &Object,
    zone: Option<&Object>,
) -> Fallible<Owned> {
    let zone = match zone {
        Some(zone) => Zone::of(thread, zone)?.owned(),
        None => None,
    };
    at(thread, class, timestamp::seconds(thread, stamp)?, zone)
}
