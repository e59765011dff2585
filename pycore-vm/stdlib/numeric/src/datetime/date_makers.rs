//! Dates from other things than their parts: texts, ordinals, weeks, timestamps.

use pycore_objects::protocol::{call, number};
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, TypeObject, methods, name, raise};

use super::civil::{self, Civil, IsoError};
use super::date::Date;
use super::fields::{Part, check_year};
use super::iso_text::{self, OTHER};
use super::timestamp;

/// A text's characters as bytes, for [`iso_text`].
pub(crate) fn bytes_of(text: &Str) -> Vec<u8> {
    let byte = |unit: u32| u8::try_from(unit).ok().filter(u8::is_ascii).unwrap_or(OTHER);
    text.view().code_points().map(byte).collect()
}

/// The argument of `fromisoformat`.
pub(crate) fn iso_argument<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Str> {
    object
        .downcast::<Str>()
        .ok_or_else(|| raise!(thread, TYPE_ERROR, "fromisoformat: argument must be str"))
}

/// Raises that a text is in none of the formats.
pub(crate) fn invalid(thread: &Thread, text: &Str) -> Raised {
    match pycore_objects::protocol::object::repr(thread, text.as_object()) {
        Ok(shown) => {
            let mut message = pycore_objects::protocol::repr::Text::new(thread);
            let filled = message
                .push("Invalid isoformat string: ")
                .and_then(|()| message.push_str(&shown))
                .and_then(|()| message.finish());
            match filled {
                Ok(message) => pycore_objects::errors::raise_view(
                    thread,
                    &pycore_objects::errors::VALUE_ERROR,
                    message.view(),
                ),
                Err(raised) => raised,
            }
        }
        Err(raised) => raised,
    }
}

/// The day of an ordinal, whose year is to be checked by whoever makes a date of it.
pub(crate) fn of_ordinal(thread: &Thread, ordinal: i32) -> Fallible<Civil> {
    if ordinal < 1 {
        return Err(raise!(thread, VALUE_ERROR, "ordinal must be >= 1"));
    }
    let date = Civil::of_days(ordinal.min(i32::MAX - 1000));
    check_year(thread, date.year)?;
    Ok(date)
}

/// A number in an ISO week date.
fn component(thread: &Thread, value: &Object) -> Fallible<i32> {
    let int = match value.downcast::<Int>() {
        Some(int) => Owned::share(int),
        None => number::index(thread, value)?,
    };
    int.to_i64()
        .and_then(|value| i32::try_from(value).ok())
        .ok_or_else(|| raise!(thread, VALUE_ERROR, "ISO calendar component out of range"))
}

/// The local date of a class at a timestamp.
pub(crate) fn at(thread: &Thread, class: &TypeObject, stamp: &Object) -> Fallible<Owned> {
    let seconds = timestamp::whole_seconds(thread, stamp)?;
    Date::make(thread, class, timestamp::local(thread, seconds)?.moment.date)
}

#[methods(name = MAKERS)]
impl Date {
    /// !fromordinal(ordinal, /)
    ///
    /// The date of a number of a day, counted from January 1 of year 1, which is 1.
    #[classmethod]
    fn fromordinal(class: &TypeObject, thread: &Thread, ordinal: Part) -> Fallible<Owned> {
        let date = of_ordinal(thread, ordinal.0)?;
        Self::make(thread, class, date)
    }

    /// fromisoformat($type, object, /)
    ///
    /// The date that a text in a format of ISO 8601 says.
    #[classmethod]
    fn fromisoformat(class: &TypeObject, thread: &Thread, object: &Object) -> Fallible<Owned> {
        let text = iso_argument(thread, object)?;
        match iso_text::date_alone(&bytes_of(text)) {
            Ok(date) => Self::make(thread, class, date),
            Err(_) => Err(invalid(thread, text)),
        }
    }

    /// !fromisocalendar(year, week, day)
    ///
    /// The date of an ISO year, a week of it, and a day of the week from 1 for Monday.
    #[classmethod]
    fn fromisocalendar(
        class: &TypeObject,
        thread: &Thread,
        year: &Object,
        week: &Object,
        day: &Object,
    ) -> Fallible<Owned> {
        let year = component(thread, year)?;
        let (week, day) = (component(thread, week)?, component(thread, day)?);
        let ordinal = civil::from_iso_week(year, week, day).map_err(|error| match error {
            IsoError::Year => match check_year(thread, year) {
                Err(raised) => raised,
                Ok(()) => raise!(thread, VALUE_ERROR, "Invalid year: {year}"),
            },
            IsoError::Week => raise!(thread, VALUE_ERROR, "Invalid week: {week}"),
            IsoError::Weekday => {
                raise!(thread, VALUE_ERROR, "Invalid weekday: {day} (range is [1, 7])")
            }
        })?;
        Self::make(thread, class, Civil::of_days(ordinal))
    }

    /// fromtimestamp($type, timestamp, /)
    ///
    /// The local date of seconds since 1970.
    #[classmethod]
    fn fromtimestamp(class: &TypeObject, thread: &Thread, timestamp: &Object) -> Fallible<Owned> {
        at(thread, class, timestamp)
    }

    /// today($type, /)
    ///
    /// The current date: what fromtimestamp() of the class says of time.time().
    #[classmethod]
    fn today(class: &TypeObject, thread: &Thread) -> Fallible<Owned> {
        if std::ptr::eq(class, super::date::DATE.get()) {
            let (seconds, _) = timestamp::now();
            return Ok(
                Self::new(thread, timestamp::local(thread, seconds)?.moment.date)?.into_object()
            );
        }
        let now = super::strftime::call_module(thread, "time", name!(thread, "time"), &[])?;
        call::call_method(thread, class.as_object(), name!(thread, "fromtimestamp"), &[&now])
    }

    /// !strptime(string, format, /)
    ///
    /// The date that a text in a format like those of time.strptime() says.
    #[classmethod]
    fn strptime(
        class: &TypeObject,
        thread: &Thread,
        arguments: pycore_objects::declare::Arguments<'_>,
    ) -> Fallible<Owned> {
        let name = name!(thread, "_strptime_datetime_date");
        super::strftime::parse(thread, class, name, arguments)
    }
}
