//! The parts of dates and times as arguments: their types, and the bounds within which they must be.

use pycore_objects::declare::{ArgumentPlace, FromArgument};
use pycore_objects::protocol::number;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Slot, Thread, raise};

use super::civil::{Civil, MAX_YEAR, MIN_YEAR, days_in_month};
use super::clock::Clock;
use super::tzinfo::TzInfo;

/// A part of a date or a time as constructors take it: messages tell numbers beyond C's `long` from those beyond `int`.
#[derive(Clone, Copy)]
pub(crate) struct Part(pub(crate) i32);

impl<'a> FromArgument<'a> for Part {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Self::parse(thread, slot)
    }
}

impl Part {
    /// The number in an argument.
    pub(crate) fn parse(thread: &Thread, slot: &Slot) -> Fallible<Self> {
        let value = match slot.as_int() {
            Some(value) => value,
            None => {
                let int = number::index(thread, slot.object(thread)?)?;
                int.to_i64().ok_or_else(|| number::too_large(thread, "C long"))?
            }
        };
        i32::try_from(value).map(Self).map_err(|_| {
            let bound = if value > 0 { "greater than maximum" } else { "less than minimum" };
            raise!(thread, OVERFLOW_ERROR, "signed integer is {bound}")
        })
    }
}

/// A time zone as an argument: `None` is none, which is not the same as no argument.
pub(crate) struct Zone<'a>(pub(crate) Option<&'a TzInfo>);

impl<'a> FromArgument<'a> for Zone<'a> {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Self::of(thread, slot.object(thread)?)
    }
}

impl<'a> Zone<'a> {
    /// A time zone that was given.
    pub(crate) fn of(thread: &Thread, object: &'a Object) -> Fallible<Self> {
        if object.is_none() {
            return Ok(Self(None));
        }
        match object.downcast::<TzInfo>() {
            Some(zone) => Ok(Self(Some(zone))),
            None => {
                let given = object.type_object().name().to_string_lossy();
                let message = "tzinfo argument must be None or of a tzinfo subclass, not type";
                Err(raise!(thread, TYPE_ERROR, "{message} '{given}'"))
            }
        }
    }

    /// The zone, counted.
    pub(crate) fn owned(self) -> Option<Owned<TzInfo>> {
        self.0.map(Owned::share)
    }
}

/// An argument that must be of a type, as functions that parse their arguments by format complain.
pub(crate) fn wrong_type(
    thread: &Thread,
    function: &str,
    position: usize,
    expected: &str,
    given: &Object,
) -> Raised {
    let given = given.type_object().name().to_string_lossy();
    let given = if given == "NoneType" { "None".into() } else { given };
    raise!(thread, TYPE_ERROR, "{function}() argument {position} must be {expected}, not {given}")
}

/// An argument that must be a string.
pub(crate) fn text<'a>(
    thread: &Thread,
    function: &str,
    position: usize,
    object: &'a Object,
) -> Fallible<&'a Str> {
    object.downcast::<Str>().ok_or_else(|| wrong_type(thread, function, position, "str", object))
}

/// Refuses years that there are not.
pub(crate) fn check_year(thread: &Thread, year: i32) -> Fallible {
    check(thread, "year", year, MIN_YEAR, MAX_YEAR)
}

/// Refuses a date that there is not.
pub(crate) fn check_date(thread: &Thread, date: Civil) -> Fallible {
    let Civil { year, month, day } = date;
    check_year(thread, year)?;
    check(thread, "month", month, 1, 12)?;
    let last = days_in_month(year, month);
    if !(1..=last).contains(&day) {
        let range = format!("must be in range 1..{last} for month {month} in year {year}");
        return Err(raise!(thread, VALUE_ERROR, "day {day} {range}"));
    }
    Ok(())
}

/// Refuses a time of the day that there is not.
pub(crate) fn check_clock(thread: &Thread, clock: Clock) -> Fallible {
    check(thread, "hour", clock.hour, 0, 23)?;
    check(thread, "minute", clock.minute, 0, 59)?;
    check(thread, "second", clock.second, 0, 59)?;
    check(thread, "microsecond", clock.microsecond, 0, 999_999)
}

/// Refuses what is neither the first nor the second of two equal times.
pub(crate) fn check_fold(thread: &Thread, fold: i32) -> Fallible<u8> {
    match fold {
        0 => Ok(0),
        1 => Ok(1),
        _ => Err(raise!(thread, VALUE_ERROR, "fold must be either 0 or 1, not {fold}")),
    }
}

fn check(thread: &Thread, name: &str, value: i32, least: i32, most: i32) -> Fallible {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(raise!(thread, VALUE_ERROR, "{name} must be in {least}..{most}, not {value}"))
}

/// The date is before the first year or behind the last.
pub(crate) fn out_of_range(thread: &Thread) -> Raised {
    raise!(thread, OVERFLOW_ERROR, "date value out of range")
}

/// The state of a pickled object among the arguments of a constructor: bytes, or the text of as many characters that
/// Python 2's bytes are read as. `None` if the arguments are others.
pub(crate) fn pickled<const N: usize>(
    thread: &Thread,
    what: &str,
    state: Option<&Slot>,
    is_state: impl Fn(u8) -> bool,
    telling: usize,
) -> Fallible<Option<[u8; N]>> {
    let Some(state) = state.and_then(Slot::as_object) else { return Ok(None) };
    if let Some(bytes) = state.downcast::<Bytes>() {
        let bytes: Option<[u8; N]> = bytes.as_slice().try_into().ok();
        return Ok(bytes.filter(|bytes| is_state(bytes[telling])));
    }
    let Some(text) = state.downcast::<Str>().filter(|text| text.len() == N) else {
        return Ok(None);
    };
    let telling = text.view().get(telling).and_then(|unit| u8::try_from(unit).ok());
    if !telling.is_some_and(is_state) {
        return Ok(None);
    }
    let mut bytes = [0; N];
    for (byte, unit) in bytes.iter_mut().zip(text.view().code_points()) {
        *byte = u8::try_from(unit).map_err(|_| {
            let message = format!(
                "Failed to encode latin1 string when unpickling a {what} object. pickle.load(data, encoding='latin1') is assumed."
            );
            raise!(thread, VALUE_ERROR, "{message}")
        })?;
    }
    Ok(Some(bytes))
}
