//! Local time, which the C library knows.

use std::ffi::CStr;
use std::mem::MaybeUninit;

use super::civil::Civil;
use super::clock::{Clock, Moment};

/// A local time, as precise as seconds.
pub(crate) struct Local {
    pub(crate) moment: Moment,
    /// Seconds east of Greenwich.
    pub(crate) offset: i64,
    /// The zone's short name.
    pub(crate) zone: String,
}

/// The local time of seconds since 1970; an error is that of the system.
pub(crate) fn local(seconds: i64) -> Result<Local, i32> {
    // SAFETY: the function is one of the C library's, and no other thread can change what it reads without the lock.
    unsafe { read(seconds, libc::localtime_r) }
}

/// The same at Greenwich.
pub(crate) fn greenwich(seconds: i64) -> Result<Local, i32> {
    // SAFETY: as above.
    unsafe { read(seconds, libc::gmtime_r) }
}

/// What a function of the C library says of seconds since 1970.
///
/// # Safety
///
/// 1. The function reads the number, and writes a `tm` or gives NULL.
unsafe fn read(
    seconds: i64,
    function: unsafe extern "C" fn(*const libc::time_t, *mut libc::tm) -> *mut libc::tm,
) -> Result<Local, i32> {
    let mut raw = MaybeUninit::<libc::tm>::zeroed();
    // SAFETY: condition 1; all of a `tm` may be zero; the name of a zone that it leaves is
    // a text that ends with NUL.
    let (raw, zone) = unsafe {
        if function(&raw const seconds, raw.as_mut_ptr()).is_null() {
            return Err(std::io::Error::last_os_error().raw_os_error().unwrap_or(0));
        }
        let raw = raw.assume_init();
        let zone = if raw.tm_zone.is_null() {
            String::new()
        } else {
            CStr::from_ptr(raw.tm_zone).to_string_lossy().into_owned()
        };
        (raw, zone)
    };
    // Leap seconds, which some systems tell, are not for the calendar.
    let clock = Clock::new(raw.tm_hour, raw.tm_min, raw.tm_sec.min(59), 0);
    let date = Civil::new(raw.tm_year.saturating_add(1900), raw.tm_mon + 1, raw.tm_mday);
    Ok(Local { moment: Moment { date, clock }, offset: raw.tm_gmtoff, zone })
}
