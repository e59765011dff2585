//! `utime`, `times`, `uname`, and other facts.

use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::types::float::Float;
use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise, struct_sequence};

use super::Posix;
use super::arguments::{DirFd, PathOrFd, start_of};
use super::calls::{self, perform, run};
use super::paths::{conflict, no_follow};
use super::sys;

struct_sequence! {
    /// `posix.times_result`
    pub static TIMES_RESULT = {
        name: "posix.times_result",
        doc: "Time that a process has used, as times() gives it, in seconds.",
        visible: 5,
        fields: [
            "user": "in the program",
            "system": "in the system",
            "children_user": "of children, in their programs",
            "children_system": "of children, in the system",
            "elapsed": "since some moment",
        ],
    };
}

struct_sequence! {
    /// `posix.uname_result`
    pub static UNAME_RESULT = {
        name: "posix.uname_result",
        doc: "What the system calls itself, as uname() gives it.",
        visible: 5,
        fields: [
            "sysname": "the system",
            "nodename": "the machine in its network",
            "release": "the release of the system",
            "version": "the version of the system",
            "machine": "the kind of machine",
        ],
    };
}

/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;

/// Seconds of an int or a float, with nanoseconds, rounded down.
fn seconds(thread: &Thread, value: &Object) -> Fallible<(i64, i64)> {
    if let Some(float) = value.downcast::<Float>() {
        let value = float.value();
        if value.is_nan() {
            return Err(raise!(thread, VALUE_ERROR, "Invalid value NaN (not a number)"));
        }
        let whole = value.floor();
        if whole.abs() >= 9.2e18 {
            return Err(raise!(
                thread,
                OVERFLOW_ERROR,
                "timestamp out of range for platform time_t"
            ));
        }
        let rest = ((value - whole) * SECOND as f64).floor();
        let (whole, rest) = (whole as i64, rest as i64);
        return Ok(if rest >= SECOND { (whole + 1, 0) } else { (whole, rest) });
    }
    if !number::is_index(value) {
        let class = value.type_name();
        return Err(raise!(thread, TYPE_ERROR, "argument must be int or float, not {class}"));
    }
    match number::index(thread, value)?.to_i64() {
        Some(seconds) => Ok((seconds, 0)),
        None => Err(raise!(thread, OVERFLOW_ERROR, "timestamp out of range for platform time_t")),
    }
}

/// Nanoseconds of an int.
fn nanoseconds(thread: &Thread, value: &Object) -> Fallible<(i64, i64)> {
    let second = thread.new_int(SECOND)?;
    let whole = number::binary(thread, value, &second, Operator::FloorDivide)?;
    let rest = number::binary(thread, value, &second, Operator::Remainder)?;
    let int = |value: &Object| {
        let value = number::index(thread, value)?.to_i64();
        value.ok_or_else(|| {
            raise!(thread, OVERFLOW_ERROR, "timestamp out of range for platform time_t")
        })
    };
    Ok((int(&whole)?, int(&rest)?))
}

#[methods(module, name = TIMES)]
impl Posix {
    /// utime($module, /, path, times=None, *, ns=<unrepresentable>,
    ///       dir_fd=None, follow_symlinks=True)
    ///
    /// Set the times of a file's last access and modification: in seconds, in nanoseconds, or to now.
    fn utime(
        thread: &Thread,
        path: PathOrFd,
        times: Option<&Object>,
        ns: Option<&Object>,
        dir_fd: Option<DirFd>,
        follow_symlinks: Option<bool>,
    ) -> Fallible {
        let times = times.filter(|times| !times.is_none());
        if times.is_some() && ns.is_some() {
            let message = "you may specify either 'times' or 'ns' but not both";
            return Err(conflict(thread, "utime", message));
        }
        let items = |value: &Object| match value.downcast::<Tuple>().map(Tuple::as_slice) {
            Some([first, second]) => Some((Owned::share(*first), Owned::share(*second))),
            _ => None,
        };
        let both = match (times, ns) {
            (Some(times), _) => {
                let Some((access, change)) = items(times) else {
                    let message = "utime: 'times' must be either a tuple of two ints or None";
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                };
                [seconds(thread, &access)?, seconds(thread, &change)?]
            }
            (None, Some(ns)) => {
                let Some((access, change)) = items(ns) else {
                    let message = "utime: 'ns' must be a tuple of two ints";
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                };
                [nanoseconds(thread, &access)?, nanoseconds(thread, &change)?]
            }
            (None, None) => [(0, libc::UTIME_NOW); 2],
        };
        let follow = follow_symlinks.unwrap_or(true);
        if path.fd().is_some() && dir_fd.is_some() {
            let message = "can't specify dir_fd without matching path";
            return Err(conflict(thread, "utime", message));
        }
        if path.fd().is_some() && !follow {
            let message = "cannot use fd and follow_symlinks together";
            return Err(conflict(thread, "utime", message));
        }
        let (fd, c, start) = (path.fd(), path.c(), start_of(dir_fd));
        perform(thread, &path.files(), || match fd {
            Some(fd) => sys::set_times(fd, None, both, 0),
            None => sys::set_times(start, Some(c), both, no_follow(follow)),
        })
    }

    /// times($module, /)
    ///
    /// Time that the process and its children have used.
    fn times(thread: &Thread) -> Fallible<Owned<StructSequence>> {
        let (ticks, second) = run(thread, &[], sys::times)?;
        let mut values = thread.vector(5)?;
        for ticks in ticks {
            values.push(thread.new_float(ticks as f64 / second as f64)?);
        }
        StructSequence::new(thread, &TIMES_RESULT, values)
    }

    /// uname($module, /)
    ///
    /// What the system calls itself.
    fn uname(thread: &Thread) -> Fallible<Owned<StructSequence>> {
        let names = run(thread, &[], sys::system_names)?;
        let mut values = thread.vector(5)?;
        for name in names {
            values.push(Str::fs_decode(thread, &name)?.into_object());
        }
        StructSequence::new(thread, &UNAME_RESULT, values)
    }

    /// getloadavg($module, /)
    ///
    /// How many processes were ready to run, on average in the last minute, five and fifteen minutes.
    fn getloadavg(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let Some(load) = calls::blocking(thread, sys::load) else {
            return Err(raise!(thread, OS_ERROR, "Load averages are unobtainable"));
        };
        let mut values = thread.vector(3)?;
        for load in load {
            values.push(thread.new_float(load)?);
        }
        Tuple::from_owned(thread, values)
    }

    /// cpu_count($module, /)
    ///
    /// How many processors there are; None if that is not known.
    fn cpu_count(thread: &Thread) -> Fallible<Option<i64>> {
        let chosen = thread.interpreter().options.cpu_count.get();
        if chosen > 0 {
            return Ok(Some(chosen.into()));
        }
        let count = sys::configuration(libc::_SC_NPROCESSORS_ONLN).unwrap_or(0);
        Ok((count > 0).then_some(count))
    }

    /// strerror($module, code, /)
    ///
    /// What an error number means.
    fn strerror(thread: &Thread, code: i32) -> Fallible<Owned> {
        thread.new_str(&pycore_objects::errors::text_of_errno(code))
    }
}
