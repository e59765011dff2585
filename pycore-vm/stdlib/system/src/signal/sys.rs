//! Signals of the system: what it does with them, masks, waiting, timers.

use std::io::Error;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use pycore_objects::core::threads::signals;

/// An error number.
pub(super) type Errno = i32;

fn errno() -> Errno {
    Error::last_os_error().raw_os_error().unwrap_or(0)
}

fn checked(status: i32) -> Result<(), Errno> {
    if status == 0 { Ok(()) } else { Err(errno()) }
}

/// The file to which a byte is written when a signal arrives; -1 for none.
static WAKEUP: AtomicI32 = AtomicI32::new(-1);
static WARN_IF_FULL: AtomicBool = AtomicBool::new(true);
/// The error of the last write to it, not reported yet; 0 for none.
static WAKEUP_ERROR: AtomicI32 = AtomicI32::new(0);

/// What the system does with a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// What is usual for the signal.
    Default,
    /// Nothing.
    Ignore,
    /// It tells the interpreter.
    Handle,
}

/// Called by the system, in whichever thread and whatever that does: sets flags, writes a byte.
extern "C" fn on_signal(number: i32) {
    let saved = errno();
    signals::trip(number);
    let file = WAKEUP.load(Ordering::Relaxed);
    if file >= 0 {
        let byte = [number as u8];
        // SAFETY: one byte is read; the function may be called by handlers.
        let written = unsafe { libc::write(file, byte.as_ptr().cast(), 1) };
        if written < 0 {
            let error = errno();
            let is_full = error == libc::EAGAIN || error == libc::EWOULDBLOCK;
            if !is_full || WARN_IF_FULL.load(Ordering::Relaxed) {
                WAKEUP_ERROR.store(error, Ordering::Relaxed);
            }
        }
    }
    // SAFETY: the place of the error number is this thread's.
    unsafe { *libc::__errno_location() = saved };
}

/// The error of writing to the wake-up file since the last call.
pub(super) fn take_wakeup_error() -> Option<Errno> {
    let error = WAKEUP_ERROR.swap(0, Ordering::Relaxed);
    (error != 0).then_some(error)
}

/// Sets the wake-up file; gives the one before.
pub(super) fn set_wakeup(file: i32, warn_if_full: bool) -> i32 {
    WARN_IF_FULL.store(warn_if_full, Ordering::Relaxed);
    WAKEUP.swap(file, Ordering::Relaxed)
}

/// Whether operations on a file do not block.
pub(super) fn is_non_blocking(file: i32) -> Result<bool, Errno> {
    // SAFETY: the function takes numbers.
    let flags = unsafe { libc::fcntl(file, libc::F_GETFL) };
    if flags < 0 { Err(errno()) } else { Ok(flags & libc::O_NONBLOCK != 0) }
}

/// What the system does with a signal now; `None` if somebody else handles it, or there is no such signal.
pub(super) fn action(number: i32) -> Option<Action> {
    let mut old = MaybeUninit::<libc::sigaction>::uninit();
    // SAFETY: without a new action, the function writes the old one.
    let old = unsafe {
        if libc::sigaction(number, std::ptr::null(), old.as_mut_ptr()) != 0 {
            return None;
        }
        old.assume_init()
    };
    match old.sa_sigaction {
        libc::SIG_DFL => Some(Action::Default),
        libc::SIG_IGN => Some(Action::Ignore),
        _ => None,
    }
}

/// Tells the system what to do with a signal. Calls that the signal interrupts are not begun again.
pub(super) fn set_action(number: i32, action: Action) -> Result<(), Errno> {
    let function = match action {
        Action::Default => libc::SIG_DFL,
        Action::Ignore => libc::SIG_IGN,
        Action::Handle => on_signal as extern "C" fn(i32) as usize,
    };
    // SAFETY: all of an action may be zero; the function reads it. The handler keeps to what handlers may do, and runs on
    // the alternative stack if the thread has one.
    unsafe {
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = function;
        new.sa_flags = libc::SA_ONSTACK;
        libc::sigemptyset(&raw mut new.sa_mask);
        checked(libc::sigaction(number, &raw const new, std::ptr::null_mut()))
    }
}

/// Whether calls that a signal interrupts fail, or are begun again.
pub(super) fn set_interrupts(number: i32, interrupts: bool) -> Result<(), Errno> {
    let mut action = MaybeUninit::<libc::sigaction>::uninit();
    // SAFETY: the first call writes the action, the second reads it.
    unsafe {
        checked(libc::sigaction(number, std::ptr::null(), action.as_mut_ptr()))?;
        let mut action = action.assume_init();
        if interrupts {
            action.sa_flags &= !libc::SA_RESTART;
        } else {
            action.sa_flags |= libc::SA_RESTART;
        }
        checked(libc::sigaction(number, &raw const action, std::ptr::null_mut()))
    }
}

/// A set of signals.
#[derive(Clone, Copy)]
pub(super) struct Signals(libc::sigset_t);

impl Signals {
    /// No signals.
    pub(super) fn none() -> Self {
        let mut set = MaybeUninit::uninit();
        // SAFETY: the function initialises the set.
        unsafe {
            libc::sigemptyset(set.as_mut_ptr());
            Self(set.assume_init())
        }
    }

    /// All signals that a program may use.
    pub(super) fn all() -> Self {
        let mut set = MaybeUninit::uninit();
        // SAFETY: the function initialises the set.
        unsafe {
            libc::sigfillset(set.as_mut_ptr());
            Self(set.assume_init())
        }
    }

    /// Adds a signal; one that the C library keeps for itself is left out.
    pub(super) fn add(&mut self, number: i32) {
        // SAFETY: the function changes the set.
        unsafe { libc::sigaddset(&raw mut self.0, number) };
    }

    /// The numbers of the signals.
    pub(super) fn numbers(&self) -> impl Iterator<Item = i32> + '_ {
        // SAFETY: the function reads the set.
        (1..=signals::LAST)
            .filter(|&number| unsafe { libc::sigismember(&raw const self.0, number) == 1 })
    }

    /// Waits for one of the signals.
    pub(super) fn wait(&self) -> Result<i32, Errno> {
        let mut number = 0;
        // SAFETY: the function reads the set and writes a number.
        match unsafe { libc::sigwait(&raw const self.0, &raw mut number) } {
            0 => Ok(number),
            error => Err(error),
        }
    }

    /// Waits for one of the signals, for as many nanoseconds; `EAGAIN` if none came.
    pub(super) fn wait_for(&self, nanoseconds: Option<i64>) -> Result<Information, Errno> {
        let mut information = MaybeUninit::<libc::siginfo_t>::zeroed();
        let time = nanoseconds.map(|nanoseconds| libc::timespec {
            tv_sec: nanoseconds / 1_000_000_000,
            tv_nsec: nanoseconds % 1_000_000_000,
        });
        let pointer = time.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: the function reads the set and the time, and writes what it knows, all of which may be zero. Which fields
        // of the union are meaningful depends on the signal; all of it is numbers.
        unsafe {
            if libc::sigtimedwait(&raw const self.0, information.as_mut_ptr(), pointer) < 0 {
                return Err(errno());
            }
            let raw = information.assume_init();
            Ok(Information {
                number: raw.si_signo,
                code: raw.si_code,
                error: raw.si_errno,
                process: raw.si_pid(),
                user: raw.si_uid(),
                status: raw.si_status(),
                // The field shares its place with the process's number.
                band: raw.si_addr().addr() as i64,
            })
        }
    }
}

/// What the system knows of a signal.
pub(super) struct Information {
    pub(super) number: i32,
    pub(super) code: i32,
    pub(super) error: i32,
    pub(super) process: i32,
    pub(super) user: u32,
    pub(super) status: i32,
    pub(super) band: i64,
}

/// Changes which signals this thread takes; gives what it took not before.
pub(super) fn set_mask(how: i32, mask: &Signals) -> Result<Signals, Errno> {
    let mut old = Signals::none();
    // SAFETY: the function reads one set and writes the other.
    match unsafe { libc::pthread_sigmask(how, &raw const mask.0, &raw mut old.0) } {
        0 => Ok(old),
        error => Err(error),
    }
}

/// Signals that have come and that this thread does not take.
pub(super) fn pending() -> Result<Signals, Errno> {
    let mut set = Signals::none();
    // SAFETY: the function writes the set.
    checked(unsafe { libc::sigpending(&raw mut set.0) })?;
    Ok(set)
}

/// Sends a signal to this thread.
pub(super) fn raise(number: i32) -> Result<(), Errno> {
    // SAFETY: what the signal does is what the program wants.
    checked(unsafe { libc::raise(number) })
}

/// Sends a signal to a thread, by its `pthread_t`.
pub(super) fn kill_thread(thread: u64, number: i32) -> Result<(), Errno> {
    // SAFETY: the C library checks numbers of threads as far as it can; which they are is the program's affair.
    match unsafe { libc::pthread_kill(thread as libc::pthread_t, number) } {
        0 => Ok(()),
        error => Err(error),
    }
}

/// Sends a signal to a process that a file stands for.
pub(super) fn kill_by_file(file: i32, number: i32, flags: u32) -> Result<(), Errno> {
    let nothing = std::ptr::null::<libc::siginfo_t>();
    // SAFETY: the call takes numbers, and no information.
    let status =
        unsafe { libc::syscall(libc::SYS_pidfd_send_signal, file, number, nothing, flags) };
    if status == 0 { Ok(()) } else { Err(errno()) }
}

/// Waits for a signal.
pub(super) fn pause() {
    // SAFETY: the function has no conditions.
    unsafe { libc::pause() };
}

/// What a signal means, in the C library's words.
pub(super) fn describe(number: i32) -> Option<String> {
    // SAFETY: the function gives a text that ends with NUL, which is read before anybody else may ask.
    unsafe {
        let text = libc::strsignal(number);
        if text.is_null() {
            return None;
        }
        let text = std::ffi::CStr::from_ptr(text).to_string_lossy().into_owned();
        (!text.starts_with("Unknown signal")).then_some(text)
    }
}

/// Sends SIGALRM in some seconds, or never; how many were left of the last time.
pub(super) fn alarm(seconds: u32) -> u32 {
    // SAFETY: the function takes a number.
    unsafe { libc::alarm(seconds) }
}

unsafe extern "C" {
    fn getitimer(which: i32, value: *mut libc::itimerval) -> i32;
    fn setitimer(which: i32, new: *const libc::itimerval, old: *mut libc::itimerval) -> i32;
}

/// A timer: microseconds until it goes off, and between the times after that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timer {
    pub(super) left: i64,
    pub(super) interval: i64,
}

fn microseconds(time: libc::timeval) -> i64 {
    time.tv_sec * 1_000_000 + time.tv_usec
}

fn timeval(microseconds: i64) -> libc::timeval {
    libc::timeval {
        tv_sec: microseconds.div_euclid(1_000_000),
        tv_usec: microseconds.rem_euclid(1_000_000),
    }
}

impl Timer {
    fn from_raw(raw: libc::itimerval) -> Self {
        Self { left: microseconds(raw.it_value), interval: microseconds(raw.it_interval) }
    }

    /// A timer as it is.
    pub(super) fn get(which: i32) -> Result<Self, Errno> {
        let mut raw = MaybeUninit::<libc::itimerval>::zeroed();
        // SAFETY: the function writes a struct, all of which may be zero.
        unsafe {
            checked(getitimer(which, raw.as_mut_ptr()))?;
            Ok(Self::from_raw(raw.assume_init()))
        }
    }

    /// Sets a timer; gives what it was.
    pub(super) fn set(self, which: i32) -> Result<Self, Errno> {
        let new =
            libc::itimerval { it_interval: timeval(self.interval), it_value: timeval(self.left) };
        let mut old = MaybeUninit::<libc::itimerval>::zeroed();
        // SAFETY: the function reads one struct and writes another, all of which may be zero.
        unsafe {
            checked(setitimer(which, &raw const new, old.as_mut_ptr()))?;
            Ok(Self::from_raw(old.assume_init()))
        }
    }
}

/// The first and last number of real-time signals.
pub(super) fn real_time() -> (i32, i32) {
    (libc::SIGRTMIN(), libc::SIGRTMAX())
}
