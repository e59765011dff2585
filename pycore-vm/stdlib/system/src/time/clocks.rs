//! Clocks: what they show, and sleeping.

use pycore_objects::core::ObjectLike;
use pycore_objects::errors::raise_os_error;
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::namespace::Namespace;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::{Time, sys};

/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;

/// Nanoseconds as seconds; whole ones exactly.
fn seconds(nanoseconds: i64) -> f64 {
    if nanoseconds % SECOND == 0 { (nanoseconds / SECOND) as f64 } else { nanoseconds as f64 / 1e9 }
}

/// A clock that a function shows.
struct Clock {
    function: &'static str,
    name: &'static str,
    id: i32,
    /// It may be set, and so go back.
    adjustable: bool,
}

const fn clock(function: &'static str, name: &'static str, id: i32) -> Clock {
    Clock { function, name, id, adjustable: id == sys::CLOCK_REALTIME }
}

static CLOCKS: [Clock; 5] = [
    clock("time", "CLOCK_REALTIME", sys::CLOCK_REALTIME),
    clock("monotonic", "CLOCK_MONOTONIC", sys::CLOCK_MONOTONIC),
    clock("perf_counter", "CLOCK_MONOTONIC", sys::CLOCK_MONOTONIC),
    clock("process_time", "CLOCK_PROCESS_CPUTIME_ID", sys::CLOCK_PROCESS_CPUTIME_ID),
    clock("thread_time", "CLOCK_THREAD_CPUTIME_ID", sys::CLOCK_THREAD_CPUTIME_ID),
];

fn shown(thread: &Thread, id: i32) -> Fallible<i64> {
    sys::clock(id).map_err(|error| raise_os_error(thread, error, &[]))
}

/// Seconds as nanoseconds, rounded up.
fn duration(thread: &Thread, value: &Object) -> Fallible<i64> {
    nanoseconds(thread, value, Rounding::Ceiling)
}

/// The number of a clock.
fn clock_id(thread: &Thread, value: &Object) -> Fallible<i32> {
    let Some(id) = value.downcast::<Int>() else {
        let name = value.type_name();
        return Err(raise!(thread, TYPE_ERROR, "clk_id should be integer, not {name}"));
    };
    match id.to_i64().map(i32::try_from) {
        Some(Ok(id)) => Ok(id),
        _ => Err(raise!(thread, OVERFLOW_ERROR, "clk_id is out of range")),
    }
}

#[methods(module, name = CLOCK_FUNCTIONS)]
impl Time {
    /// !time()
    ///
    /// Seconds since 1970, of the system's clock, which may be set.
    fn time(thread: &Thread) -> Fallible<f64> {
        shown(thread, sys::CLOCK_REALTIME).map(seconds)
    }

    /// !time_ns()
    ///
    /// As time(), in nanoseconds.
    fn time_ns(thread: &Thread) -> Fallible<i64> {
        shown(thread, sys::CLOCK_REALTIME)
    }

    /// !monotonic()
    ///
    /// Seconds of a clock that never goes back.
    fn monotonic(thread: &Thread) -> Fallible<f64> {
        shown(thread, sys::CLOCK_MONOTONIC).map(seconds)
    }

    /// !monotonic_ns()
    ///
    /// As monotonic(), in nanoseconds.
    fn monotonic_ns(thread: &Thread) -> Fallible<i64> {
        shown(thread, sys::CLOCK_MONOTONIC)
    }

    /// !perf_counter()
    ///
    /// Seconds of the clock that is best to measure with.
    fn perf_counter(thread: &Thread) -> Fallible<f64> {
        shown(thread, sys::CLOCK_MONOTONIC).map(seconds)
    }

    /// !perf_counter_ns()
    ///
    /// As perf_counter(), in nanoseconds.
    fn perf_counter_ns(thread: &Thread) -> Fallible<i64> {
        shown(thread, sys::CLOCK_MONOTONIC)
    }

    /// !process_time()
    ///
    /// Seconds of the processor that the process has taken.
    fn process_time(thread: &Thread) -> Fallible<f64> {
        shown(thread, sys::CLOCK_PROCESS_CPUTIME_ID).map(seconds)
    }

    /// !process_time_ns()
    ///
    /// As process_time(), in nanoseconds.
    fn process_time_ns(thread: &Thread) -> Fallible<i64> {
        shown(thread, sys::CLOCK_PROCESS_CPUTIME_ID)
    }

    /// !thread_time()
    ///
    /// Seconds of the processor that this thread has taken.
    fn thread_time(thread: &Thread) -> Fallible<f64> {
        shown(thread, sys::CLOCK_THREAD_CPUTIME_ID).map(seconds)
    }

    /// !thread_time_ns()
    ///
    /// As thread_time(), in nanoseconds.
    fn thread_time_ns(thread: &Thread) -> Fallible<i64> {
        shown(thread, sys::CLOCK_THREAD_CPUTIME_ID)
    }

    /// !get_clock_info(name, /)
    ///
    /// get_clock_info(name: str) -> dict
    ///
    /// What is known of the clock that a function shows.
    #[effects(TAKES_TUPLE)]
    fn get_clock_info(thread: &Thread, name: &Str) -> Fallible<Owned<Namespace>> {
        let name = name.to_string_lossy();
        if name.contains('\0') {
            return Err(raise!(thread, VALUE_ERROR, "embedded null character"));
        }
        let Some(clock) = CLOCKS.iter().find(|clock| clock.function == name) else {
            return Err(raise!(thread, VALUE_ERROR, "unknown clock"));
        };
        let resolution =
            sys::resolution(clock.id).map_err(|error| raise_os_error(thread, error, &[]))?;
        let dict = Dict::new(thread)?;
        let implementation = Str::new(thread, &format!("clock_gettime({})", clock.name))?;
        dict.insert_str(thread, name!(thread, "implementation"), implementation.as_object())?;
        dict.insert_str(thread, name!(thread, "monotonic"), &thread.bool(!clock.adjustable))?;
        dict.insert_str(thread, name!(thread, "adjustable"), &thread.bool(clock.adjustable))?;
        let resolution = thread.new_float(seconds(resolution))?;
        dict.insert_str(thread, name!(thread, "resolution"), resolution.as_object())?;
        Namespace::of_dict(thread, dict)
    }

    /// clock_gettime($module, clk_id, /)
    ///
    /// Seconds that a clock shows, by its number.
    fn clock_gettime(thread: &Thread, clk_id: &Object) -> Fallible<f64> {
        shown(thread, clock_id(thread, clk_id)?).map(seconds)
    }

    /// clock_gettime_ns($module, clk_id, /)
    ///
    /// As clock_gettime(), in nanoseconds.
    fn clock_gettime_ns(thread: &Thread, clk_id: &Object) -> Fallible<i64> {
        shown(thread, clock_id(thread, clk_id)?)
    }

    /// !clock_getres(clk_id, /)
    ///
    /// clock_getres(clk_id) -> floating-point number
    ///
    /// The smallest step of a clock in seconds.
    #[effects(TAKES_TUPLE)]
    fn clock_getres(thread: &Thread, clk_id: i32) -> Fallible<f64> {
        sys::resolution(clk_id).map(seconds).map_err(|error| raise_os_error(thread, error, &[]))
    }

    /// !clock_settime(clk_id, time, /)
    ///
    /// clock_settime(clk_id, time)
    ///
    /// Sets a clock.
    #[effects(TAKES_TUPLE)]
    fn clock_settime(thread: &Thread, clk_id: i32, time: &Object) -> Fallible {
        let time = duration(thread, time)?;
        sys::set_clock(clk_id, time).map_err(|error| raise_os_error(thread, error, &[]))
    }

    /// !clock_settime_ns(clk_id, time, /)
    ///
    /// clock_settime_ns(clk_id, time)
    ///
    /// Sets a clock, to a time in nanoseconds.
    #[effects(TAKES_TUPLE)]
    fn clock_settime_ns(thread: &Thread, clk_id: i32, time: i64) -> Fallible {
        sys::set_clock(clk_id, time).map_err(|error| raise_os_error(thread, error, &[]))
    }

    /// !pthread_getcpuclockid(thread_id, /)
    ///
    /// pthread_getcpuclockid(thread_id) -> int
    ///
    /// The number of the clock of a thread's processor time.
    #[effects(TAKES_TUPLE)]
    fn pthread_getcpuclockid(thread: &Thread, thread_id: u64) -> Fallible<i32> {
        sys::thread_clock(thread_id).map_err(|error| raise_os_error(thread, error, &[]))
    }

    /// !sleep(object, /)
    ///
    /// Waits for a number of seconds, which may have a fraction.
    fn sleep(thread: &Thread, object: &Object) -> Fallible {
        let duration = duration(thread, object)?;
        if duration < 0 {
            return Err(raise!(thread, VALUE_ERROR, "sleep length must be non-negative"));
        }
        let Some(deadline) = shown(thread, sys::CLOCK_MONOTONIC)?.checked_add(duration) else {
            let message = "timestamp out of range for C PyTime_t";
            return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
        };
        loop {
            match thread.without_lock(|| sys::sleep_until(deadline)) {
                Ok(()) => return Ok(()),
                Err(libc::EINTR) => thread.check_signals()?,
                Err(error) => return Err(raise_os_error(thread, error, &[])),
            }
        }
    }
}
