//! `_datetime`: dates, times of the day, durations and time zones.
//!
//! ```text
//!   civil, span, clock, iso_text      computation on plain numbers and bytes
//!   local, timestamp                  the system's clock and local time
//!   delta, date, time, date_time,     the types, in CPython's layout
//!   tzinfo, timezone, iso_calendar
//!   fields, constructors              arguments and their bounds
//!   strftime, iso_format              text
//! ```
//!
//! Objects hold what a pickle holds, byte by byte. A pickle may say a day that there is not, and no computation relies on
//! one that there is.

mod civil;
mod clock;
mod constructors;
pub mod date;
mod date_makers;
pub mod date_time;
mod date_time_conversions;
mod date_time_makers;
mod date_time_slots;
pub mod delta;
mod delta_arithmetic;
mod delta_parts;
mod fields;
mod iso_calendar;
mod iso_format;
mod iso_text;
#[expect(unsafe_code, reason = "calls functions of the C library")]
mod local;
pub mod native;
mod span;
mod strftime;
pub mod time;
mod timestamp;
pub mod timezone;
pub mod tzinfo;

use pycore_objects::core::{ObjectLike, TypeStatic};
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::{ready, ready_with_module};
use pycore_objects::{Fallible, Object, Thread, module, name, raise};

use civil::{Civil, MAX_YEAR, MIN_YEAR};
use clock::{Clock, Moment};
use delta::Delta;
use span::{DAY, SECOND, Span};

module! {
    /// The module `_datetime`.
    pub static DATETIME_MODULE: name "_datetime",
        doc "Dates, times and durations.",
        exec: fill
}

/// The types that have names in the module.
static TYPES: [&TypeStatic; 6] = [
    &delta::DELTA,
    &date::DATE,
    &time::TIME,
    &date_time::DATETIME,
    &tzinfo::TZINFO,
    &timezone::TIMEZONE,
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    for class in TYPES {
        ready(thread, class)?;
        let class = class.get();
        add(&class.short_name(), class.as_object())?;
    }
    ready_with_module(thread, &iso_calendar::ISO_CALENDAR_DATE)?;
    add_bounds(thread)?;
    add("UTC", timezone::UTC.get().as_object())?;
    add("MINYEAR", &*thread.new_int(MIN_YEAR.into())?)?;
    add("MAXYEAR", &*thread.new_int(MAX_YEAR.into())?)?;
    if let Some(extensions) = thread.interpreter().hooks.extensions.get() {
        add("datetime_CAPI", &*(extensions.datetime)(thread)?)?;
    }
    Ok(())
}

/// Adds the least and the greatest value of each type, and the smallest difference of two.
fn add_bounds(thread: &Thread) -> Fallible {
    let add = |class: &'static TypeStatic, name: &Str, value: &Object| -> Fallible {
        let Some(dict) = class.get().dict() else {
            return Err(raise!(thread, SYSTEM_ERROR, "a type without a dictionary"));
        };
        dict.insert_str(thread, name, value)
    };
    let (min, max) = (name!(thread, "min"), name!(thread, "max"));
    let resolution = name!(thread, "resolution");
    if date::DATE.get().dict().is_some_and(|dict| dict.contains_str(resolution)) {
        // The module has been imported before, and the types are the same.
        return Ok(());
    }
    let span = |microseconds: i64| Delta::of_total(thread, microseconds.into());
    let microsecond = span(1)?;
    for class in [&delta::DELTA, &time::TIME, &date_time::DATETIME] {
        add(class, resolution, microsecond.as_object())?;
    }
    add(&date::DATE, resolution, span(DAY)?.as_object())?;
    add(&delta::DELTA, min, Delta::new(thread, Span::MIN)?.as_object())?;
    add(&delta::DELTA, max, Delta::new(thread, Span::MAX)?.as_object())?;

    let (first, last) = (Civil::new(MIN_YEAR, 1, 1), Civil::new(MAX_YEAR, 12, 31));
    let (begin, end) = (Clock::default(), Clock::new(23, 59, 59, 999_999));
    for (name, date, clock) in [(min, first, begin), (max, last, end)] {
        add(&date::DATE, name, date::Date::new(thread, date)?.as_object())?;
        let value = time::Time::of_class(thread, time::TIME.get(), clock, None, 0)?;
        add(&time::TIME, name, value.as_object())?;
        let moment = Moment { date, clock };
        let value =
            date_time::DateTime::of_class(thread, date_time::DATETIME.get(), moment, None, 0)?;
        add(&date_time::DATETIME, name, value.as_object())?;
    }

    // The zones farthest from UTC with whole minutes.
    let farthest = DAY - 60 * SECOND;
    for (name, offset) in [(min, -farthest), (max, farthest)] {
        let zone = timezone::Timezone::of_offset(thread, &*span(offset)?, None)?;
        add(&timezone::TIMEZONE, name, zone.as_object())?;
    }
    add(&timezone::TIMEZONE, name!(thread, "utc"), timezone::UTC.get().as_object())
}
