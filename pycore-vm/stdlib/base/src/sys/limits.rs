//! Limits that the program may change.

use std::time::Duration;

use pycore_objects::{Fallible, Thread, methods, raise};

use super::Sys;

/// Less than so many digits is no limit that `set_int_max_str_digits` accepts.
pub(super) const DIGITS_THRESHOLD: usize = 640;
/// The limit of digits of a run that asks for no other.
pub(super) const DEFAULT_DIGITS: usize = 4300;

#[methods(module, name = LIMITS)]
impl Sys {
    /// getrecursionlimit($module, /)
    ///
    /// How deep calls of Python functions may be nested.
    fn getrecursionlimit(thread: &Thread) -> usize {
        thread.interpreter().options.recursion_limit.get()
    }

    /// setrecursionlimit($module, limit, /)
    ///
    /// Sets how deep calls of Python functions may be nested.
    fn setrecursionlimit(thread: &Thread, limit: i32) -> Fallible {
        let Some(limit) = usize::try_from(limit).ok().filter(|&limit| limit > 0) else {
            let message = "recursion limit must be greater or equal than 1";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        };
        let interpreter = thread.interpreter();
        if let Some(set) = interpreter.hooks.set_recursion_limit.get() {
            set(thread, limit)?;
        }
        interpreter.options.recursion_limit.set(limit);
        Ok(())
    }

    /// get_int_max_str_digits($module, /)
    ///
    /// How many digits a text may have that becomes an int, or that an int becomes; 0 for any number.
    fn get_int_max_str_digits(thread: &Thread) -> usize {
        thread.interpreter().options.int_max_str_digits.get()
    }

    /// set_int_max_str_digits($module, /, maxdigits)
    ///
    /// Sets how many digits a text may have that becomes an int, or that an int becomes.
    fn set_int_max_str_digits(thread: &Thread, maxdigits: i32) -> Fallible {
        let digits = usize::try_from(maxdigits).ok();
        let Some(digits) = digits.filter(|&digits| digits == 0 || digits >= DIGITS_THRESHOLD)
        else {
            let message = format!("maxdigits must be >= {DIGITS_THRESHOLD} or 0 for unlimited");
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        };
        thread.interpreter().options.int_max_str_digits.set(digits);
        Ok(())
    }

    /// getswitchinterval($module, /)
    ///
    /// After how many seconds a thread is asked to let another one run.
    fn getswitchinterval(thread: &Thread) -> f64 {
        thread.threads().switch_interval().as_secs_f64()
    }

    /// setswitchinterval($module, interval, /)
    ///
    /// Sets after how many seconds a thread is asked to let another one run.
    fn setswitchinterval(thread: &Thread, interval: f64) -> Fallible {
        if interval.is_nan() || interval <= 0.0 {
            let message = "switch interval must be strictly positive";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let interval = Duration::try_from_secs_f64(interval).unwrap_or(Duration::MAX);
        thread.threads().set_switch_interval(interval);
        Ok(())
    }
}
