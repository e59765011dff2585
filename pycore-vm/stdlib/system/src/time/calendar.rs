//! Calendar times: from tuples, as text, as seconds.

use std::ffi::CString;

use pycore_objects::declare::Arguments;
use pycore_objects::errors::raise_os_error;
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::float::Float;
use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::Time;
use super::struct_time;
use super::sys::{self, Calendar};

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Whole seconds since 1970: an argument, or now.
pub(super) fn seconds_or_now(thread: &Thread, seconds: Option<&Object>) -> Fallible<i64> {
    match seconds {
        Some(seconds) => whole_seconds(thread, seconds),
        None => match sys::clock(sys::CLOCK_REALTIME) {
            Ok(now) => Ok(now.div_euclid(1_000_000_000)),
            Err(error) => Err(raise_os_error(thread, error, &[])),
        },
    }
}

fn whole_seconds(thread: &Thread, seconds: &Object) -> Fallible<i64> {
    let out_of_range =
        || raise!(thread, OVERFLOW_ERROR, "timestamp out of range for platform time_t");
    if let Some(float) = seconds.downcast::<Float>() {
        let value = float.value();
        if value.is_nan() {
            return Err(raise!(thread, VALUE_ERROR, "Invalid value NaN (not a number)"));
        }
        let whole = value.floor();
        let fits = (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&whole);
        return if fits { Ok(whole as i64) } else { Err(out_of_range()) };
    }
    number::index(thread, seconds)?.to_i64().ok_or_else(out_of_range)
}

/// The local time of seconds since 1970.
pub(super) fn local(thread: &Thread, seconds: i64) -> Fallible<Calendar> {
    Calendar::local(seconds).map_err(|error| raise_os_error(thread, error, &[]))
}

/// A calendar time of a tuple of nine numbers.
fn from_tuple(thread: &Thread, object: &Object, function: &str) -> Fallible<Calendar> {
    let Some(tuple) = object.downcast::<Tuple>() else {
        return Err(raise!(thread, TYPE_ERROR, "Tuple or struct_time argument required"));
    };
    if tuple.len() != 9 {
        return Err(raise!(thread, TYPE_ERROR, "{function}(): illegal time tuple argument"));
    }
    let mut fields = [0; 9];
    for (field, item) in fields.iter_mut().zip(tuple.iter()) {
        *field = field_of(thread, item)?;
    }
    let [year, month, day, hour, minute, second, week_day, year_day, is_summer] = fields;
    let Some(year) = year.checked_sub(1900) else {
        return Err(raise!(thread, OVERFLOW_ERROR, "year out of range"));
    };
    let mut time = Calendar {
        year,
        month: month.wrapping_sub(1),
        day,
        hour,
        minute,
        second,
        // Python's weeks begin with Monday, C's with Sunday.
        week_day: week_day.wrapping_add(1) % 7,
        year_day: year_day.wrapping_sub(1),
        is_summer,
        offset: 0,
        zone: None,
    };
    if let Some(sequence) = object.downcast::<StructSequence>().filter(|_| is_struct_time(object)) {
        struct_time::read_zone(thread, sequence, &mut time)?;
    }
    Ok(time)
}

fn is_struct_time(object: &Object) -> bool {
    std::ptr::eq(object.type_object(), struct_time::STRUCT_TIME.get())
}

fn field_of(thread: &Thread, item: &Object) -> Fallible<i32> {
    let value = number::index(thread, item)?;
    let Some(long) = value.to_i64() else { return Err(number::too_large(thread, "C long")) };
    i32::try_from(long).map_err(|_| {
        let bound = if long > 0 { "greater than maximum" } else { "less than minimum" };
        raise!(thread, OVERFLOW_ERROR, "signed integer is {bound}")
    })
}

/// Checks what goes into texts. Zeros where counting begins with one stand for the first.
fn checked(thread: &Thread, mut time: Calendar) -> Fallible<Calendar> {
    if time.month == -1 {
        time.month = 0;
    }
    if time.day == 0 {
        time.day = 1;
    }
    if time.year_day == -1 {
        time.year_day = 0;
    }
    let checks = [
        (time.month, 0..=11, "month"),
        (time.day, 1..=31, "day of month"),
        (time.hour, 0..=23, "hour"),
        (time.minute, 0..=59, "minute"),
        (time.second, 0..=61, "seconds"),
        (time.week_day, 0..=6, "day of week"),
        (time.year_day, 0..=365, "day of year"),
    ];
    for (value, range, name) in checks {
        if !range.contains(&value) {
            return Err(raise!(thread, VALUE_ERROR, "{name} out of range"));
        }
    }
    Ok(time)
}

/// The time of a tuple, or the local time.
fn checked_or_now(thread: &Thread, tuple: Option<&Object>, function: &str) -> Fallible<Calendar> {
    let time = match tuple {
        Some(tuple) => from_tuple(thread, tuple, function)?,
        None => local(thread, seconds_or_now(thread, None)?)?,
    };
    checked(thread, time)
}

/// `Thu Jan  1 00:00:00 1970`
fn text(time: &Calendar) -> String {
    let (day_name, month_name) =
        (DAYS[time.week_day as usize % 7], MONTHS[time.month as usize % 12]);
    let Calendar { day, hour, minute, second, .. } = time;
    let year = i64::from(time.year) + 1900;
    format!("{day_name} {month_name}{day:3} {hour:02}:{minute:02}:{second:02} {year}")
}

#[methods(module, name = CALENDAR)]
impl Time {
    /// !gmtime(seconds=None, /)
    ///
    /// gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,
    ///                        tm_sec, tm_wday, tm_yday, tm_isdst)
    ///
    /// The time at Greenwich of seconds since 1970; now, if they are left out.
    #[effects(TAKES_TUPLE)]
    fn gmtime(thread: &Thread, seconds: Option<&Object>) -> Fallible<Owned<StructSequence>> {
        let seconds = seconds_or_now(thread, seconds)?;
        let time =
            Calendar::greenwich(seconds).map_err(|error| raise_os_error(thread, error, &[]))?;
        struct_time::from_calendar(thread, &time)
    }

    /// !localtime(seconds=None, /)
    ///
    /// localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,
    ///                           tm_sec,tm_wday,tm_yday,tm_isdst)
    ///
    /// The local time of seconds since 1970; now, if they are left out.
    #[effects(TAKES_TUPLE)]
    fn localtime(thread: &Thread, seconds: Option<&Object>) -> Fallible<Owned<StructSequence>> {
        struct_time::from_calendar(thread, &local(thread, seconds_or_now(thread, seconds)?)?)
    }

    /// !strptime(string, format=<unrepresentable>, /)
    ///
    /// strptime(string[, format]) -> struct_time
    ///
    /// The time that a text says in a format, as strftime() writes it.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn strptime(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let Some(import) = thread.interpreter().hooks.import_module.get() else {
            return Err(raise!(thread, RUNTIME_ERROR, "there is no import system"));
        };
        let module = import(thread, name!(thread, "_strptime").as_object())?;
        let function = object::get_attribute(thread, &module, name!(thread, "_strptime_time"))?;
        call::call_slots(thread, &function, arguments.positional(), None)
    }

    /// !asctime(tuple=<unrepresentable>, /)
    ///
    /// asctime([tuple]) -> string
    ///
    /// A time as text, like 'Sat Jun 06 16:26:11 1998'; now, if it is left out.
    #[effects(TAKES_TUPLE)]
    fn asctime(thread: &Thread, tuple: Option<&Object>) -> Fallible<String> {
        Ok(text(&checked_or_now(thread, tuple, "asctime")?))
    }

    /// !ctime(seconds=None, /)
    ///
    /// ctime(seconds) -> string
    ///
    /// The local time of seconds since 1970 as text; now, if they are left out.
    #[effects(TAKES_TUPLE)]
    fn ctime(thread: &Thread, seconds: Option<&Object>) -> Fallible<String> {
        Ok(text(&local(thread, seconds_or_now(thread, seconds)?)?))
    }

    /// !mktime(object, /)
    ///
    /// Seconds since 1970 of a local time.
    fn mktime(thread: &Thread, object: &Object) -> Fallible<f64> {
        match from_tuple(thread, object, "mktime")?.seconds() {
            Some(seconds) => Ok(seconds as f64),
            None => Err(raise!(thread, OVERFLOW_ERROR, "mktime argument out of range")),
        }
    }

    /// !strftime(format, tuple=<unrepresentable>, /)
    ///
    /// strftime(format[, tuple]) -> string
    ///
    /// A time as a format says; now, if it is left out.
    ///
    /// Of the format, %Y is the year, %m the month, %d the day, %H the hour, %M the minute, %S the second, %z the
    /// distance from Greenwich, %a %A the day's name, %b %B the month's, %c date and time, %I the hour of twelve, %p
    /// the half of the day; the C library knows more.
    #[effects(TAKES_TUPLE)]
    fn strftime(thread: &Thread, format: &Str, tuple: Option<&Object>) -> Fallible<Owned<Str>> {
        let time = checked_or_now(thread, tuple, "strftime")?;
        let mut out = Text::new(thread);
        let view = format.view();
        let mut start = 0;
        // C sees ASCII without NUL; all else stays as it is.
        for end in 0..=view.len() {
            let other = view.get(end).filter(|&unit| unit == 0 || unit >= 0x80);
            if end < view.len() && other.is_none() {
                continue;
            }
            let part: Vec<u8> =
                (start..end).filter_map(|index| view.get(index)).map(|unit| unit as u8).collect();
            if let Ok(part) = CString::new(part) {
                out.push(&String::from_utf8_lossy(&time.format(&part)))?;
            }
            if other.is_some() {
                out.push_view(view.skip(end).first(1))?;
            }
            start = end + 1;
        }
        out.finish()
    }

    /// !tzset()
    ///
    /// Reads the time zone from the environment variable TZ again.
    fn tzset(module: Option<&Object>, thread: &Thread) -> Fallible {
        sys::read_time_zone();
        match module {
            Some(module) => add_zone(thread, module),
            None => Ok(()),
        }
    }
}

/// Name and distance of the zone at a time.
fn zone_at(thread: &Thread, seconds: i64) -> Fallible<(String, i64)> {
    let time = local(thread, seconds)?;
    let name = time.zone.map(|zone| zone.to_string_lossy().into_owned());
    Ok((name.unwrap_or_else(|| "   ".to_owned()), time.offset))
}

/// Adds `timezone`, `altzone`, `daylight` and `tzname`, as they are this year in winter and in summer.
pub(super) fn add_zone(thread: &Thread, module: &Object) -> Fallible {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let this_year = seconds_or_now(thread, None)? / YEAR * YEAR;
    let (january_name, january) = zone_at(thread, this_year)?;
    let (july_name, july) = zone_at(thread, this_year + YEAR / 2)?;
    // South of the equator it is the other way round.
    let swapped = january > july;
    let ((winter_name, winter), (summer_name, summer)) = if swapped {
        ((july_name, july), (january_name, january))
    } else {
        ((january_name, january), (july_name, july))
    };
    let (winter_name, summer_name) = (thread.new_str(&winter_name)?, thread.new_str(&summer_name)?);
    let names = Tuple::new(thread, &[&winter_name, &summer_name])?.into_object();
    let add = |name: &str, value: Owned| super::add(thread, module, name, &value);
    add("timezone", thread.new_int(-winter)?)?;
    add("altzone", thread.new_int(-summer)?)?;
    add("daylight", thread.new_int((january != july).into())?)?;
    add("tzname", names)
}
