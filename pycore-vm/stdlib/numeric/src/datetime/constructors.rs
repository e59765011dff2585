//! The arguments of the constructors, whose messages name no function, and of `__replace__`.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Slot, Thread, TypeObject, name, raise};

use super::civil::Civil;
use super::clock::Clock;
use super::fields::{Part, Zone};
use super::tzinfo::TzInfo;

/// The parameters of a constructor: those by position, and perhaps one more by name.
struct Parameters<const N: usize> {
    names: [&'static str; N],
    required: usize,
    positional: usize,
}

impl<const N: usize> Parameters<N> {
    /// The arguments by parameter.
    fn bind<'a>(
        &self,
        thread: &Thread,
        arguments: Arguments<'a>,
    ) -> Fallible<[Option<&'a Slot>; N]> {
        let given = arguments.positional().len();
        let total = given + arguments.names().len();
        if total > N {
            let kind = if given == 0 { "keyword " } else { "" };
            let message = format!("function takes at most {N} {kind}arguments ({total} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        if given > self.positional {
            let (most, given) = (self.positional, given);
            let message =
                format!("function takes at most {most} positional arguments ({given} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let mut values = [None; N];
        for (value, slot) in values.iter_mut().zip(arguments.positional()) {
            *value = Some(slot);
        }
        let mut unknown = None;
        for (index, slot) in arguments.named().iter().enumerate() {
            let Some(name) = arguments.names().get(index).and_then(Object::downcast::<Str>) else {
                return Err(raise!(thread, TYPE_ERROR, "keywords must be strings"));
            };
            match self.names.iter().position(|known| name.equals_ascii(known)) {
                Some(position) if position < given => {
                    let name = self.names[position];
                    let place = position + 1;
                    let message = format!(
                        "argument for function given by name ('{name}') and position ({place})"
                    );
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                }
                Some(position) => values[position] = Some(slot),
                None => unknown = unknown.or(Some(name)),
            }
        }
        if let Some(position) = values[..self.required].iter().position(Option::is_none) {
            // What is wrong with an argument in front of the missing one is told first.
            for slot in values[..position].iter().flatten() {
                Part::parse(thread, slot)?;
            }
            let name = self.names[position];
            let place = position + 1;
            let message = format!("function missing required argument '{name}' (pos {place})");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        match unknown {
            None => Ok(values),
            Some(name) => {
                let message = "this function got an unexpected keyword argument";
                Err(raise!(thread, TYPE_ERROR, "{message} '{name}'"))
            }
        }
    }
}

/// An integer argument, or the default.
fn part(thread: &Thread, slot: Option<&Slot>, default: i32) -> Fallible<i32> {
    match slot {
        Some(slot) => Part::parse(thread, slot).map(|part| part.0),
        None => Ok(default),
    }
}

/// A zone argument.
fn zone(thread: &Thread, slot: Option<&Slot>) -> Fallible<Option<Owned<TzInfo>>> {
    match slot {
        Some(slot) => Ok(Zone::of(thread, slot.object(thread)?)?.owned()),
        None => Ok(None),
    }
}

/// `date(year, month, day)`
pub(crate) fn date(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Civil> {
    const PARAMETERS: Parameters<3> =
        Parameters { names: ["year", "month", "day"], required: 3, positional: 3 };
    let [year, month, day] = PARAMETERS.bind(thread, arguments)?;
    Ok(Civil::new(part(thread, year, 0)?, part(thread, month, 0)?, part(thread, day, 0)?))
}

/// What a constructor of times was given behind a date.
pub(crate) struct TimeParts {
    pub(crate) clock: Clock,
    pub(crate) zone: Option<Owned<TzInfo>>,
    pub(crate) fold: i32,
}

fn time_parts(thread: &Thread, values: [Option<&Slot>; 6]) -> Fallible<TimeParts> {
    let [hour, minute, second, microsecond, tzinfo, fold] = values;
    let clock = Clock::new(
        part(thread, hour, 0)?,
        part(thread, minute, 0)?,
        part(thread, second, 0)?,
        part(thread, microsecond, 0)?,
    );
    let fold = part(thread, fold, 0)?;
    Ok(TimeParts { clock, zone: zone(thread, tzinfo)?, fold })
}

/// `time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)`
pub(crate) fn time(thread: &Thread, arguments: Arguments<'_>) -> Fallible<TimeParts> {
    const PARAMETERS: Parameters<6> = Parameters {
        names: ["hour", "minute", "second", "microsecond", "tzinfo", "fold"],
        required: 0,
        positional: 5,
    };
    time_parts(thread, PARAMETERS.bind(thread, arguments)?)
}

/// `datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)`
pub(crate) fn datetime(thread: &Thread, arguments: Arguments<'_>) -> Fallible<(Civil, TimeParts)> {
    const PARAMETERS: Parameters<9> = Parameters {
        names: [
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "microsecond",
            "tzinfo",
            "fold",
        ],
        required: 3,
        positional: 8,
    };
    let [year, month, day, rest @ ..] = PARAMETERS.bind(thread, arguments)?;
    let date = Civil::new(part(thread, year, 0)?, part(thread, month, 0)?, part(thread, day, 0)?);
    Ok((date, time_parts(thread, rest)?))
}

/// `object.__replace__(**changes)`: what the type's own `replace` does, whatever a subclass has.
pub(crate) fn replace(
    thread: &Thread,
    class: &TypeObject,
    object: &Object,
    arguments: Arguments<'_>,
) -> Fallible<Owned> {
    let method = object::get_attribute(thread, class.as_object(), name!(thread, "replace"))?;
    let mut values = thread.vector(arguments.all().len() + 1)?;
    values.push(object);
    for value in arguments.all() {
        values.push(value.object(thread)?);
    }
    call::call_with_keywords(thread, &method, &values, arguments.names().tuple())
}
