//! Clocks and calendars of the C library.

use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;

pub(super) use libc::{
    CLOCK_BOOTTIME, CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_PROCESS_CPUTIME_ID, CLOCK_REALTIME,
    CLOCK_TAI, CLOCK_THREAD_CPUTIME_ID,
};

/// An error number.
pub(super) type Errno = i32;

/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;

fn errno() -> Errno {
    std::io::Error::last_os_error().raw_os_error().unwrap_or(0)
}

fn nanoseconds(time: libc::timespec) -> i64 {
    time.tv_sec.saturating_mul(SECOND).saturating_add(time.tv_nsec)
}

fn timespec(nanoseconds: i64) -> libc::timespec {
    libc::timespec {
        tv_sec: nanoseconds.div_euclid(SECOND),
        tv_nsec: nanoseconds.rem_euclid(SECOND),
    }
}

/// What a clock shows, in nanoseconds.
pub(super) fn clock(id: libc::clockid_t) -> Result<i64, Errno> {
    let mut time = timespec(0);
    // SAFETY: the function writes a `timespec`.
    let status = unsafe { libc::clock_gettime(id, &raw mut time) };
    if status == 0 { Ok(nanoseconds(time)) } else { Err(errno()) }
}

/// The smallest step of a clock, in nanoseconds.
pub(super) fn resolution(id: libc::clockid_t) -> Result<i64, Errno> {
    let mut time = timespec(0);
    // SAFETY: the function writes a `timespec`.
    let status = unsafe { libc::clock_getres(id, &raw mut time) };
    if status == 0 { Ok(nanoseconds(time)) } else { Err(errno()) }
}

/// Sets a clock.
pub(super) fn set_clock(id: libc::clockid_t, nanoseconds: i64) -> Result<(), Errno> {
    let time = timespec(nanoseconds);
    // SAFETY: the function reads a `timespec`.
    let status = unsafe { libc::clock_settime(id, &raw const time) };
    if status == 0 { Ok(()) } else { Err(errno()) }
}

/// Sleeps until the monotonic clock shows a time; an error is the signal that ended it before.
pub(super) fn sleep_until(deadline: i64) -> Result<(), Errno> {
    let time = timespec(deadline);
    // SAFETY: the function reads a `timespec`, and writes nothing as the time is absolute.
    let status = unsafe {
        libc::clock_nanosleep(
            CLOCK_MONOTONIC,
            libc::TIMER_ABSTIME,
            &raw const time,
            std::ptr::null_mut(),
        )
    };
    if status == 0 { Ok(()) } else { Err(status) }
}

/// A calendar time: C's `struct tm`, with the name of its time zone owned.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    /// Year, less 1900.
    pub(super) year: i32,
    /// Month, from 0.
    pub(super) month: i32,
    /// Day of the month, from 1.
    pub(super) day: i32,
    pub(super) hour: i32,
    pub(super) minute: i32,
    pub(super) second: i32,
    /// Day of the week, from Sunday.
    pub(super) week_day: i32,
    /// Day of the year, from 0.
    pub(super) year_day: i32,
    /// Whether it is summer time; -1 if not known.
    pub(super) is_summer: i32,
    /// Seconds east of Greenwich.
    pub(super) offset: i64,
    /// Name of the time zone.
    pub(super) zone: Option<CString>,
}

impl Calendar {
    fn from_raw(raw: &libc::tm) -> Self {
        let zone = (!raw.tm_zone.is_null()).then(|| {
            // SAFETY: the C library's name of a zone is a text that ends with NUL.
            unsafe { CStr::from_ptr(raw.tm_zone) }.to_owned()
        });
        Self {
            year: raw.tm_year,
            month: raw.tm_mon,
            day: raw.tm_mday,
            hour: raw.tm_hour,
            minute: raw.tm_min,
            second: raw.tm_sec,
            week_day: raw.tm_wday,
            year_day: raw.tm_yday,
            is_summer: raw.tm_isdst,
            offset: raw.tm_gmtoff,
            zone,
        }
    }

    /// The C struct, which borrows the zone's name.
    fn raw(&self) -> libc::tm {
        libc::tm {
            tm_sec: self.second,
            tm_min: self.minute,
            tm_hour: self.hour,
            tm_mday: self.day,
            tm_mon: self.month,
            tm_year: self.year,
            tm_wday: self.week_day,
            tm_yday: self.year_day,
            tm_isdst: self.is_summer,
            tm_gmtoff: self.offset,
            tm_zone: self.zone.as_ref().map_or(std::ptr::null(), |zone| zone.as_ptr()),
        }
    }

    /// The local time of seconds since 1970.
    pub(super) fn local(time: i64) -> Result<Self, Errno> {
        let mut raw = MaybeUninit::<libc::tm>::zeroed();
        // SAFETY: the function reads a number and writes a `tm`, all of which may be zero.
        unsafe {
            if libc::localtime_r(&raw const time, raw.as_mut_ptr()).is_null() {
                return Err(errno());
            }
            Ok(Self::from_raw(raw.assume_init_ref()))
        }
    }

    /// The time at Greenwich of seconds since 1970.
    pub(super) fn greenwich(time: i64) -> Result<Self, Errno> {
        let mut raw = MaybeUninit::<libc::tm>::zeroed();
        // SAFETY: as above.
        unsafe {
            if libc::gmtime_r(&raw const time, raw.as_mut_ptr()).is_null() {
                return Err(errno());
            }
            Ok(Self::from_raw(raw.assume_init_ref()))
        }
    }

    /// Seconds since 1970 of a local time; nothing if they do not fit.
    pub(super) fn seconds(&self) -> Option<i64> {
        let mut raw = self.raw();
        // A day of the week that the function replaces unless it fails.
        raw.tm_wday = -1;
        // SAFETY: the function changes the `tm`, whose pointer it does not follow.
        let time = unsafe { libc::mktime(&raw mut raw) };
        (time != -1 || raw.tm_wday != -1).then_some(time)
    }

    /// The text by a format of C, which contains no NUL.
    pub(super) fn format(&self, format: &CStr) -> Vec<u8> {
        let raw = self.raw();
        let mut text = Vec::new();
        let mut size = 1024;
        loop {
            text.resize(size, 0);
            // SAFETY: the function writes at most `size` bytes, and reads the format and a `tm`.
            let length = unsafe {
                libc::strftime(text.as_mut_ptr().cast(), size, format.as_ptr(), &raw const raw)
            };
            // Nothing means that there was too little room, or that the text is empty.
            if length > 0 || size >= 256 * format.to_bytes().len().max(4) {
                text.truncate(length);
                return text;
            }
            size *= 2;
        }
    }
}

unsafe extern "C" {
    fn tzset();
}

/// Reads the time zone from the environment.
pub(super) fn read_time_zone() {
    // SAFETY: the function reads the environment, which nobody changes behind the interpreter's lock.
    unsafe { tzset() };
}

/// The clock of the processor time of a thread, by its `pthread_t`.
pub(super) fn thread_clock(thread: u64) -> Result<i32, Errno> {
    let mut id = 0;
    // SAFETY: the function writes a number; a thread that does not exist is an error of the caller's that the C library
    // reports, as long as the number is that of a thread of this process.
    let status = unsafe { libc::pthread_getcpuclockid(thread as libc::pthread_t, &raw mut id) };
    if status == 0 { Ok(id) } else { Err(status) }
}
