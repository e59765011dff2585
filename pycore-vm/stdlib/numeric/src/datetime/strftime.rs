//! Dates and times as text by formats, and from text by formats: what the modules `time` and `_strptime` do, and what they
//! leave to be filled in.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject, name, raise};

use super::civil::Civil;
use super::clock::Clock;
use super::date::Date;
use super::date_time::DateTime;
use super::fields;
use super::iso_format;
use super::time::Time;
use super::tzinfo::TzInfo;

/// Calls a function of a module.
pub(crate) fn call_module(
    thread: &Thread,
    module: &str,
    function: &Str,
    arguments: &[&Object],
) -> Fallible<Owned> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else {
        return Err(raise!(thread, IMPORT_ERROR, "No module named '{module}'"));
    };
    let module = import(thread, Str::new(thread, module)?.as_object())?;
    call::call(thread, &*object::get_attribute(thread, &module, function)?, arguments)
}

/// The nine numbers of a time tuple.
pub(crate) fn plain_tuple(
    thread: &Thread,
    date: Civil,
    clock: Clock,
    is_summer: i32,
) -> Fallible<Owned<Tuple>> {
    let numbers = [
        date.year,
        date.month,
        date.day,
        clock.hour,
        clock.minute,
        clock.second,
        date.weekday(),
        date.day_of_year(),
        is_summer,
    ];
    let mut items = thread.vector(numbers.len())?;
    for number in numbers {
        items.push(thread.new_int(number.into())?);
    }
    Tuple::from_owned(thread, items)
}

/// `time.struct_time`
pub(crate) fn struct_time(
    thread: &Thread,
    date: Civil,
    clock: Clock,
    is_summer: i32,
) -> Fallible<Owned> {
    let tuple = plain_tuple(thread, date, clock, is_summer)?;
    call_module(thread, "time", name!(thread, "struct_time"), &[tuple.as_object()])
}

/// `Thu Jan  1 00:00:00 1970`
pub(crate) fn ctime(date: Civil, clock: Clock) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let weekday = DAYS[date.weekday().rem_euclid(7) as usize];
    let month = MONTHS[(date.month - 1).rem_euclid(12) as usize];
    let Clock { hour, minute, second, .. } = clock;
    let (day, year) = (date.day, date.year);
    format!("{weekday} {month} {day:2} {hour:02}:{minute:02}:{second:02} {year:04}")
}

/// `format(object, format)`
pub(crate) fn format(thread: &Thread, object: &Object, format: &Object) -> Fallible<Owned> {
    let text = fields::text(thread, "__format__", 1, format)?;
    if text.is_empty() {
        return Ok(object::str(thread, object)?.into_object());
    }
    call::call_method(thread, object, name!(thread, "strftime"), &[format])
}

/// What a format is filled with beyond what `time.strftime` knows.
struct Subject<'a> {
    thread: &'a Thread,
    object: &'a Object,
    date: Option<Civil>,
    microsecond: i32,
}

impl<'a> Subject<'a> {
    fn new(thread: &'a Thread, object: &'a Object) -> Self {
        let microsecond = match (object.downcast::<DateTime>(), object.downcast::<Time>()) {
            (Some(moment), _) => moment.clock().microsecond,
            (_, Some(time)) => time.clock().microsecond,
            _ => 0,
        };
        let date = object.downcast::<Date>().map(Date::civil);
        Self { thread, object, date, microsecond }
    }

    /// The zone, and what it is asked about.
    fn zone(&self) -> Option<(Owned<TzInfo>, Owned)> {
        if let Some(moment) = self.object.downcast::<DateTime>() {
            return moment.zone().map(|zone| (zone, Owned::share(self.object)));
        }
        let time = self.object.downcast::<Time>()?;
        time.zone().map(|zone| (zone, self.thread.none()))
    }

    /// The offset from UTC, or nothing.
    fn offset(&self, separator: &str) -> Fallible<String> {
        let Some((zone, moment)) = self.zone() else { return Ok(String::new()) };
        let offset = zone.offset(self.thread, &moment)?;
        Ok(offset.map_or_else(String::new, |offset| iso_format::offset(offset.span(), separator)))
    }

    /// The ISO year of years that C writes with fewer digits than four.
    fn short_year(&self) -> Option<Civil> {
        self.date.filter(|date| date.year < 1000)
    }
}

/// Doubles per cent signs, so that they stay.
fn escape(text: &str) -> String {
    text.replace('%', "%%")
}

/// `object.strftime(format)`, with the time tuple that is the object's.
pub(crate) fn by_object(
    thread: &Thread,
    object: &Object,
    format: &Object,
    tuple: &Object,
) -> Fallible<Owned> {
    let format = fields::text(thread, "strftime", 1, format)?;
    let subject = Subject::new(thread, object);
    let mut text = Text::new(thread);
    let view = format.view();
    let (mut index, mut copied) = (0, 0);
    let directive = |index: usize| view.get(index).and_then(char::from_u32);
    while index < view.len() {
        if directive(index) != Some('%') {
            index += 1;
            continue;
        }
        let (mut length, mut replacement) = (2, None);
        match directive(index + 1) {
            Some('f') => replacement = Some(format!("{:06}", subject.microsecond)),
            Some('z') => replacement = Some(subject.offset("")?),
            Some(':') if directive(index + 2) == Some('z') => {
                length = 3;
                replacement = Some(subject.offset(":")?);
            }
            Some('Z') => {
                text.push_view(view.part(copied..index))?;
                if let Some((zone, moment)) = subject.zone()
                    && let Some(name) = zone.name(thread, &moment)?
                {
                    push_escaped(thread, &mut text, &name)?;
                }
                index += length;
                copied = index;
                continue;
            }
            Some('Y') => replacement = subject.short_year().map(|date| format!("{:04}", date.year)),
            Some('G') => {
                replacement = subject.short_year().map(|date| format!("{:04}", date.iso_week().0));
            }
            Some('C') => {
                replacement = subject.short_year().map(|date| format!("{:02}", date.year / 100));
            }
            Some('F') => {
                let text = |date: Civil| format!("{:04}-%m-%d", date.year);
                replacement = subject.short_year().map(text);
            }
            _ => {}
        }
        if let Some(replacement) = replacement {
            text.push_view(view.part(copied..index))?;
            text.push(&replacement)?;
            copied = index + length;
        }
        index += length;
    }
    text.push_view(view.part(copied..view.len()))?;
    let format = text.finish()?;
    call_module(thread, "time", name!(thread, "strftime"), &[format.as_object(), tuple])
}

/// Adds the name of a zone, which is no format.
fn push_escaped(thread: &Thread, text: &mut Text<'_>, name: &Str) -> Fallible {
    if name.as_object().downcast_exact::<Str>().is_none() {
        // A subclass of str may have a `replace` of its own.
        let arguments = [thread.new_str("%")?, thread.new_str("%%")?];
        let arguments = [&*arguments[0], &*arguments[1]];
        let replace = name!(thread, "replace");
        let escaped = call::call_method(thread, name.as_object(), replace, &arguments)?;
        let Some(escaped) = escaped.downcast_ref::<Str>() else {
            let message = "tzname.replace() did not return a string";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        return text.push_str(escaped);
    }
    if let Some(ascii) = name.as_ascii() {
        return text.push(&escape(ascii));
    }
    let view = name.view();
    for index in 0..view.len() {
        text.push_view(view.part(index..index + 1))?;
        if view.get(index) == Some('%'.into()) {
            text.push("%")?;
        }
    }
    Ok(())
}

/// `class.strptime(string, format)`, by a function of the module `_strptime`.
pub(crate) fn parse(
    thread: &Thread,
    class: &TypeObject,
    function: &Str,
    arguments: Arguments<'_>,
) -> Fallible<Owned> {
    if !arguments.names().is_empty() {
        return Err(raise!(thread, TYPE_ERROR, "strptime() takes no keyword arguments"));
    }
    let (Some(string), Some(format), 2) =
        (arguments.object(thread, 0)?, arguments.object(thread, 1)?, arguments.len())
    else {
        let given = arguments.len();
        let message = format!("strptime() takes exactly 2 arguments ({given} given)");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    };
    fields::text(thread, "strptime", 1, string)?;
    fields::text(thread, "strptime", 2, format)?;
    call_module(thread, "_strptime", function, &[class.as_object(), string, format])
}
