//! What the child of a fork does before it becomes another program.
//!
//! Between the fork and there, other threads' locks may be held for ever: nothing here takes memory or a lock, everything
//! was made ready before.

use std::ffi::{CStr, CString, c_char};
use std::io::Error;

/// An error number.
pub(super) type Errno = i32;

/// What a child is to become.
pub(super) struct Plan {
    pub(super) executables: Vec<CString>,
    pub(super) arguments: Strings,
    pub(super) environment: Option<Strings>,
    pub(super) directory: Option<CString>,
    /// Descriptors of the pipes: the child's ends for its standard streams, and the parent's, which are closed.
    pub(super) pipes: Pipes,
    /// Descriptors beyond 2 that stay open, in order; everything else is closed if this is set.
    pub(super) close: bool,
    pub(super) keep: Vec<i32>,
    pub(super) restore_signals: bool,
    pub(super) new_session: bool,
    pub(super) process_group: i32,
    pub(super) groups: Option<Vec<libc::gid_t>>,
    pub(super) group: Option<libc::gid_t>,
    pub(super) user: Option<libc::uid_t>,
    pub(super) file_mask: i32,
}

/// Ends of pipes; -1 for none.
pub(super) struct Pipes {
    pub(super) to_child_read: i32,
    pub(super) to_child_write: i32,
    pub(super) from_child_read: i32,
    pub(super) from_child_write: i32,
    pub(super) errors_read: i32,
    pub(super) errors_write: i32,
    pub(super) report_read: i32,
    pub(super) report_write: i32,
}

/// Texts as `exec` takes them: pointers with a null behind them.
pub(super) struct Strings {
    _texts: Vec<CString>,
    pointers: Vec<*const c_char>,
}

impl Strings {
    pub(super) fn new(texts: Vec<CString>) -> Self {
        let mut pointers: Vec<_> = texts.iter().map(|text| text.as_ptr()).collect();
        pointers.push(std::ptr::null());
        Self { _texts: texts, pointers }
    }
}

/// What went wrong, and where.
pub(super) struct Failure {
    error: Errno,
    place: &'static CStr,
}

/// Nothing was executed yet.
const BEFORE: &CStr = c"noexec";

fn errno() -> Errno {
    Error::last_os_error().raw_os_error().unwrap_or(0)
}

fn checked(status: i32) -> Result<i32, Failure> {
    if status < 0 { Err(Failure { error: errno(), place: BEFORE }) } else { Ok(status) }
}

/// Sets whether a descriptor is closed when another program begins.
fn set_inheritable(descriptor: i32) -> Result<(), Failure> {
    // SAFETY: the calls take numbers.
    unsafe {
        let flags = checked(libc::fcntl(descriptor, libc::F_GETFD))?;
        checked(libc::fcntl(descriptor, libc::F_SETFD, flags & !libc::FD_CLOEXEC))?;
    }
    Ok(())
}

/// Makes a descriptor a standard stream.
fn set_stream(descriptor: i32, stream: i32) -> Result<(), Failure> {
    if descriptor == stream {
        return set_inheritable(descriptor);
    }
    if descriptor >= 0 {
        // SAFETY: the call takes numbers.
        checked(unsafe { libc::dup2(descriptor, stream) })?;
    }
    Ok(())
}

/// A copy of a descriptor that is one of the first, which would be overwritten.
fn out_of_the_way(descriptor: i32, before: i32) -> Result<i32, Failure> {
    if descriptor < 0 || descriptor >= before {
        return Ok(descriptor);
    }
    // SAFETY: the call takes numbers.
    checked(unsafe { libc::fcntl(descriptor, libc::F_DUPFD_CLOEXEC, 3) })
}

/// Closes all descriptors from 3 on but some, which are in order.
fn close_others(keep: &[i32]) {
    let mut first = 3;
    for &kept in keep.iter().filter(|&&kept| kept >= 3) {
        if kept > first {
            close_range(first, kept - 1);
        }
        first = kept + 1;
    }
    close_range(first, i32::MAX);
}

fn close_range(first: i32, last: i32) {
    // SAFETY: the calls take numbers; the descriptors are none of the program that begins.
    unsafe {
        if libc::syscall(libc::SYS_close_range, first, last, 0) == 0 {
            return;
        }
        let highest = libc::sysconf(libc::_SC_OPEN_MAX).clamp(256, 1 << 20) as i32;
        for descriptor in first..=last.min(highest) {
            libc::close(descriptor);
        }
    }
}

impl Plan {
    /// Prepares the process up to what the program itself wants done.
    fn prepare(&self) -> Result<(), Failure> {
        let pipes = &self.pipes;
        for &descriptor in self.keep.iter().filter(|&&kept| kept != pipes.report_write) {
            // One that is not open stays so.
            let _ = set_inheritable(descriptor);
        }
        for parents in [pipes.to_child_write, pipes.from_child_read, pipes.errors_read] {
            if parents >= 0 {
                // SAFETY: the call takes a number.
                checked(unsafe { libc::close(parents) })?;
            }
        }
        // SAFETY: the call takes a number.
        unsafe { libc::close(pipes.report_read) };
        let output = out_of_the_way(pipes.from_child_write, 1)?;
        let errors = out_of_the_way(pipes.errors_write, 2)?;
        set_stream(pipes.to_child_read, 0)?;
        set_stream(output, 1)?;
        set_stream(errors, 2)?;
        // SAFETY: texts end with NUL, the list of groups has its length, all else is numbers.
        unsafe {
            if let Some(directory) = &self.directory
                && libc::chdir(directory.as_ptr()) < 0
            {
                return Err(Failure { error: errno(), place: c"noexec:chdir" });
            }
            if self.file_mask >= 0 {
                libc::umask(self.file_mask as libc::mode_t);
            }
            if self.restore_signals {
                for number in [libc::SIGPIPE, libc::SIGXFSZ] {
                    libc::signal(number, libc::SIG_DFL);
                }
            }
            if self.new_session {
                checked(libc::setsid())?;
            }
            if self.process_group >= 0 {
                checked(libc::setpgid(0, self.process_group))?;
            }
            if let Some(groups) = &self.groups {
                checked(libc::setgroups(groups.len(), groups.as_ptr()))?;
            }
            if let Some(group) = self.group {
                checked(libc::setregid(group, group))?;
            }
            if let Some(user) = self.user {
                checked(libc::setreuid(user, user))?;
            }
        }
        Ok(())
    }

    /// Becomes the first of the programs that there is; comes back with the error if there is none.
    fn execute(&self) -> Failure {
        if self.close {
            close_others(&self.keep);
        }
        let mut error = 0;
        for executable in &self.executables {
            let arguments = self.arguments.pointers.as_ptr();
            // SAFETY: all texts end with NUL, the lists with null.
            unsafe {
                match &self.environment {
                    Some(environment) => {
                        libc::execve(executable.as_ptr(), arguments, environment.pointers.as_ptr());
                    }
                    None => {
                        libc::execv(executable.as_ptr(), arguments);
                    }
                }
            }
            let latest = errno();
            if error == 0 || (latest != libc::ENOENT && latest != libc::ENOTDIR) {
                error = latest;
            }
        }
        Failure { error, place: c"" }
    }

    fn write(&self, bytes: &[u8]) {
        // SAFETY: as many bytes are read.
        unsafe { libc::write(self.pipes.report_write, bytes.as_ptr().cast(), bytes.len()) };
    }

    /// Tells the parent what went wrong, as `subprocess` reads it.
    fn report(&self, failure: &Failure) {
        self.write(b"OSError:");
        let mut digits = [0; 8];
        let (mut start, mut rest) = (digits.len(), failure.error as u32);
        loop {
            start -= 1;
            digits[start] = b"0123456789ABCDEF"[(rest & 15) as usize];
            rest >>= 4;
            if rest == 0 {
                break;
            }
        }
        self.write(&digits[start..]);
        self.write(b":");
        self.write(failure.place.to_bytes());
    }

    /// Goes on in the child, and never comes back. `before` is what the program wants done; whether that went well.
    pub(super) fn run(&self, before: impl FnOnce() -> bool) -> ! {
        match self.prepare() {
            Ok(()) if before() => self.report(&self.execute()),
            Ok(()) => self.write(b"SubprocessError:0:Exception occurred in preexec_fn."),
            Err(failure) => self.report(&failure),
        }
        // SAFETY: the process ends without what the parent would do at its end.
        unsafe { libc::_exit(255) }
    }
}

/// Forks.
pub(super) fn fork() -> i32 {
    // SAFETY: the child keeps to what is said at the top, or makes the interpreter its own first.
    unsafe { libc::fork() }
}

/// The error of the last call.
pub(super) fn last_error() -> Errno {
    errno()
}
