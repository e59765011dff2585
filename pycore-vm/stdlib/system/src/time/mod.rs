//! `time`: clocks, sleeping, calendar times.

mod calendar;
mod clocks;
pub mod struct_time;
#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;

#[cfg(test)]
mod tests;

use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, Thread, module};

/// The functions' place.
pub struct Time;

module! {
    /// The module `time`.
    pub static TIME: name "time",
    doc "Clocks and calendar times.\n\nA time is seconds since 1970 at Greenwich, or a tuple of year, month, day, hour, minute, second, day of the\nweek, day of the year, and whether it is summer time.",
    functions Time::CLOCK_FUNCTIONS | Time::CALENDAR,
    exec: fill
}

fn add(thread: &Thread, module: &Object, name: &str, value: &Object) -> Fallible {
    object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
}

/// Adds the constants.
fn fill(thread: &Thread, module: &Object) -> Fallible {
    let constants = [
        ("CLOCK_REALTIME", sys::CLOCK_REALTIME),
        ("CLOCK_MONOTONIC", sys::CLOCK_MONOTONIC),
        ("CLOCK_MONOTONIC_RAW", sys::CLOCK_MONOTONIC_RAW),
        ("CLOCK_PROCESS_CPUTIME_ID", sys::CLOCK_PROCESS_CPUTIME_ID),
        ("CLOCK_THREAD_CPUTIME_ID", sys::CLOCK_THREAD_CPUTIME_ID),
        ("CLOCK_BOOTTIME", sys::CLOCK_BOOTTIME),
        ("CLOCK_TAI", sys::CLOCK_TAI),
        ("_STRUCT_TM_ITEMS", 11),
    ];
    for (name, value) in constants {
        add(thread, module, name, &*thread.new_int(value.into())?)?;
    }
    ready_changeable(thread, &struct_time::STRUCT_TIME)?;
    add(thread, module, "struct_time", struct_time::STRUCT_TIME.get().as_object())?;
    sys::read_time_zone();
    calendar::add_zone(thread, module)
}
