//! `struct_time`: calendar times as tuples with names.

use pycore_objects::protocol::number;
use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::{Fallible, Owned, Thread, raise, struct_sequence};

use super::sys::Calendar;

struct_sequence! {
    /// `time.struct_time`
    pub static STRUCT_TIME = {
        name: "time.struct_time",
        doc: "A calendar time: nine integers that have names, as gmtime(), localtime() and strptime() give and asctime(),\nmktime() and strftime() take. Unlike C's, the year is the whole year and months begin with one.",
        visible: 9,
        fields: [
            "tm_year": "the year, such as 1993",
            "tm_mon": "the month, from 1 to 12",
            "tm_mday": "the day of the month, from 1 to 31",
            "tm_hour": "the hour, from 0 to 23",
            "tm_min": "the minute, from 0 to 59",
            "tm_sec": "the second, from 0 to 61",
            "tm_wday": "the day of the week, from 0 for Monday to 6",
            "tm_yday": "the day of the year, from 1 to 366",
            "tm_isdst": "1 in summer time, 0 if not, -1 if that is not known",
            "tm_zone": "the short name of the time zone",
            "tm_gmtoff": "seconds east of Greenwich",
        ],
    };
}

/// The place of the zone's name, behind the items.
const ZONE: usize = 9;
/// The place of the distance from Greenwich.
const OFFSET: usize = 10;

/// A calendar time as an object.
pub(super) fn from_calendar(thread: &Thread, time: &Calendar) -> Fallible<Owned<StructSequence>> {
    let numbers = [
        i64::from(time.year) + 1900,
        i64::from(time.month) + 1,
        time.day.into(),
        time.hour.into(),
        time.minute.into(),
        time.second.into(),
        // Python's weeks begin with Monday, C's with Sunday.
        (i64::from(time.week_day) + 6) % 7,
        i64::from(time.year_day) + 1,
        time.is_summer.into(),
    ];
    let mut values = Vec::with_capacity(OFFSET + 1);
    for number in numbers {
        values.push(thread.new_int(number)?);
    }
    let zone = time.zone.as_ref().map(|zone| zone.to_string_lossy()).unwrap_or_default();
    values.push(thread.new_str(&zone)?);
    values.push(thread.new_int(time.offset)?);
    StructSequence::new(thread, &STRUCT_TIME, values)
}

/// Adds what a `struct_time` knows of its zone, as far as it does.
pub(super) fn read_zone(thread: &Thread, from: &StructSequence, to: &mut Calendar) -> Fallible {
    if let Some(zone) = from.field(ZONE).filter(|zone| !zone.is_none()) {
        let Some(text) = zone.downcast_ref::<Str>() else {
            let message = "bad argument type for built-in operation";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        // C's text ends with the first NUL.
        let text = text.to_utf8(thread)?.split('\0').next().unwrap_or_default();
        to.zone = std::ffi::CString::new(text).ok();
    }
    if let Some(offset) = from.field(OFFSET).filter(|offset| !offset.is_none()) {
        to.offset = number::to_c_long(thread, &offset)?;
    }
    Ok(())
}
