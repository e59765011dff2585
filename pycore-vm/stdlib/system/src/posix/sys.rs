//! Calls of the system that fill memory.

use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;

use super::calls::{Errno, checked, errno};

/// Calls a function of C that fills a struct.
fn filled<T>(call: impl FnOnce(*mut T) -> i32) -> Result<T, Errno> {
    let mut value = MaybeUninit::<T>::zeroed();
    checked(call(value.as_mut_ptr()))?;
    // SAFETY: the call has filled the struct, whose fields were zero before: numbers and arrays of them.
    Ok(unsafe { value.assume_init() })
}

/// `fstatat(2)`
pub(super) fn status(start: i32, path: &CStr, flags: i32) -> Result<libc::stat, Errno> {
    // SAFETY: the path ends with NUL, and the struct has room.
    filled(|status| unsafe { libc::fstatat(start, path.as_ptr(), status, flags) })
}

/// `fstat(2)`
pub(super) fn status_of(fd: i32) -> Result<libc::stat, Errno> {
    // SAFETY: the struct has room.
    filled(|status| unsafe { libc::fstat(fd, status) })
}

/// `statvfs(3)`
pub(super) fn file_system(path: &CStr) -> Result<libc::statvfs, Errno> {
    // SAFETY: the path ends with NUL, and the struct has room.
    filled(|status| unsafe { libc::statvfs(path.as_ptr(), status) })
}

/// `fstatvfs(3)`
pub(super) fn file_system_of(fd: i32) -> Result<libc::statvfs, Errno> {
    // SAFETY: the struct has room.
    filled(|status| unsafe { libc::fstatvfs(fd, status) })
}

/// `readlinkat(2)`
pub(super) fn read_link(start: i32, path: &CStr) -> Result<Vec<u8>, Errno> {
    let mut target = vec![0; 4096];
    // SAFETY: the path ends with NUL, and the vector has as many bytes.
    let count = checked(unsafe {
        libc::readlinkat(start, path.as_ptr(), target.as_mut_ptr().cast(), target.len())
    })?;
    target.truncate(count as usize);
    Ok(target)
}

/// `pipe2(2)`
pub(super) fn pipe(flags: i32) -> Result<[i32; 2], Errno> {
    let mut ends = [0; 2];
    // SAFETY: the array has room for both.
    checked(unsafe { libc::pipe2(ends.as_mut_ptr(), flags) })?;
    Ok(ends)
}

/// `pread(2)`
pub(super) fn read_at(fd: i32, into: &mut [u8], offset: i64) -> Result<usize, Errno> {
    // SAFETY: the memory is ours and has as many bytes.
    checked(unsafe { libc::pread(fd, into.as_mut_ptr().cast(), into.len(), offset) })
        .map(|count| count as usize)
}

/// `pwrite(2)`
pub(super) fn write_at(fd: i32, bytes: &[u8], offset: i64) -> Result<usize, Errno> {
    // SAFETY: the memory has as many bytes.
    checked(unsafe { libc::pwrite(fd, bytes.as_ptr().cast(), bytes.len(), offset) })
        .map(|count| count as usize)
}

/// `utimensat(2)`: times of access and modification, in seconds and nanoseconds.
pub(super) fn set_times(
    start: i32,
    path: Option<&CStr>,
    times: [(i64, i64); 2],
    flags: i32,
) -> Result<i32, Errno> {
    let times = times
        .map(|(seconds, nanoseconds)| libc::timespec { tv_sec: seconds, tv_nsec: nanoseconds });
    // SAFETY: the path ends with NUL, and there are two times.
    checked(unsafe {
        match path {
            Some(path) => libc::utimensat(start, path.as_ptr(), times.as_ptr(), flags),
            None => libc::futimens(start, times.as_ptr()),
        }
    })
}

/// A part of a descriptor's flags: whether it stays open in programs that this one becomes.
pub(super) fn is_inheritable(fd: i32) -> Result<bool, Errno> {
    // SAFETY: the call takes any number.
    Ok(checked(unsafe { libc::fcntl(fd, libc::F_GETFD) })? & libc::FD_CLOEXEC == 0)
}

/// Sets it.
pub(super) fn set_inheritable(fd: i32, inheritable: bool) -> Result<i32, Errno> {
    // SAFETY: the calls take any numbers.
    unsafe {
        let flags = checked(libc::fcntl(fd, libc::F_GETFD))?;
        let new = if inheritable { flags & !libc::FD_CLOEXEC } else { flags | libc::FD_CLOEXEC };
        if new == flags { Ok(0) } else { checked(libc::fcntl(fd, libc::F_SETFD, new)) }
    }
}

/// Whether reads and writes of a descriptor wait.
pub(super) fn is_blocking(fd: i32) -> Result<bool, Errno> {
    // SAFETY: the call takes any number.
    Ok(checked(unsafe { libc::fcntl(fd, libc::F_GETFL) })? & libc::O_NONBLOCK == 0)
}

/// Sets it.
pub(super) fn set_blocking(fd: i32, blocks: bool) -> Result<i32, Errno> {
    // SAFETY: the calls take any numbers.
    unsafe {
        let flags = checked(libc::fcntl(fd, libc::F_GETFL))?;
        let new = if blocks { flags & !libc::O_NONBLOCK } else { flags | libc::O_NONBLOCK };
        checked(libc::fcntl(fd, libc::F_SETFL, new))
    }
}

/// Closes descriptors from the first number up to the second.
pub(super) fn close_range(low: i32, high: i32) {
    if low >= high {
        return;
    }
    // SAFETY: the calls take any numbers; descriptors that are not open do no harm.
    unsafe {
        let (first, last) = (low.max(0) as u32, (high - 1) as u32);
        if libc::syscall(libc::SYS_close_range, first, last, 0) < 0 {
            for fd in low.max(0)..high {
                libc::close(fd);
            }
        }
    }
}

/// `sendfile(2)`
pub(super) fn send_file(
    out: i32,
    input: i32,
    offset: Option<i64>,
    count: usize,
) -> Result<isize, Errno> {
    let mut place = offset.unwrap_or(0);
    let offset = if offset.is_some() { &raw mut place } else { std::ptr::null_mut() };
    // SAFETY: the offset is NULL or a number that lives meanwhile.
    checked(unsafe { libc::sendfile(out, input, offset, count) })
}

/// `copy_file_range(2)`
pub(super) fn copy_range(
    (from, from_offset): (i32, Option<i64>),
    (to, to_offset): (i32, Option<i64>),
    count: usize,
) -> Result<isize, Errno> {
    let (mut from_place, mut to_place) = (from_offset.unwrap_or(0), to_offset.unwrap_or(0));
    let null = std::ptr::null_mut;
    let from_offset = if from_offset.is_some() { &raw mut from_place } else { null() };
    let to_offset = if to_offset.is_some() { &raw mut to_place } else { null() };
    // SAFETY: the offsets are NULL or numbers that live meanwhile.
    checked(unsafe { libc::copy_file_range(from, from_offset, to, to_offset, count, 0) })
}

/// `getrandom(2)` into the room behind a vector's content.
pub(super) fn random(into: &mut [u8], flags: u32) -> Result<usize, Errno> {
    // SAFETY: the memory is ours and has as many bytes.
    checked(unsafe { libc::getrandom(into.as_mut_ptr().cast(), into.len(), flags) })
        .map(|count| count as usize)
}

/// `uname(2)`
pub(super) fn system_names() -> Result<[Vec<u8>; 5], Errno> {
    // SAFETY: the struct has room.
    let names: libc::utsname = filled(|names| unsafe { libc::uname(names) })?;
    let fields = [&names.sysname, &names.nodename, &names.release, &names.version, &names.machine];
    Ok(fields
        .map(|field| field.iter().take_while(|byte| **byte != 0).map(|byte| *byte as u8).collect()))
}

/// `times(2)`: ticks of the process, of its children, and since some moment; and ticks of a second.
pub(super) fn times() -> Result<([i64; 5], i64), Errno> {
    let mut elapsed = 0;
    let times: libc::tms = filled(|times| {
        // SAFETY: the struct has room.
        elapsed = unsafe { libc::times(times) };
        if elapsed == -1 { -1 } else { 0 }
    })?;
    // SAFETY: the call takes any number.
    let second = unsafe { libc::sysconf(libc::_SC_CLK_TCK) };
    Ok(([times.tms_utime, times.tms_stime, times.tms_cutime, times.tms_cstime, elapsed], second))
}

/// Columns and lines of a terminal.
pub(super) fn terminal_size(fd: i32) -> Result<(u16, u16), Errno> {
    // SAFETY: the struct has room.
    let size: libc::winsize = filled(|size| unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, size) })?;
    Ok((size.ws_col, size.ws_row))
}

/// `waitpid(2)` with what the child has used.
pub(super) fn wait(
    process: i32,
    options: i32,
    usage: Option<&mut libc::rusage>,
) -> Result<(i32, i32), Errno> {
    let mut status = 0;
    let usage = usage.map_or(std::ptr::null_mut(), std::ptr::from_mut);
    // SAFETY: the number and the struct have room; the struct may be NULL.
    let process = checked(unsafe { libc::wait4(process, &raw mut status, options, usage) })?;
    Ok((process, status))
}

/// No usage of anything.
pub(super) fn no_usage() -> libc::rusage {
    // SAFETY: the struct's fields are numbers.
    unsafe { std::mem::zeroed() }
}

/// `waitid(2)`: process, user, signal, status and code; nothing if no child has changed.
pub(super) fn wait_for(kind: u32, id: u32, options: i32) -> Result<Option<[i64; 5]>, Errno> {
    // SAFETY: the struct has room.
    let info: libc::siginfo_t = filled(|info| unsafe { libc::waitid(kind, id, info, options) })?;
    // SAFETY: the struct is that of a child, or zero.
    let (process, user, status) = unsafe { (info.si_pid(), info.si_uid(), info.si_status()) };
    let fields =
        [process.into(), user.into(), info.si_signo.into(), status.into(), info.si_code.into()];
    Ok((process != 0).then_some(fields))
}

/// `fork(2)`
pub(super) fn fork() -> i32 {
    // SAFETY: the caller holds what the child needs; see `Thread::fork_with`.
    unsafe { libc::fork() }
}

/// Pointers to texts, NULL behind the last.
fn pointers(texts: &[CString]) -> Vec<*const core::ffi::c_char> {
    texts.iter().map(|text| text.as_ptr()).chain([std::ptr::null()]).collect()
}

/// `execv(2)`, `execve(2)` or `fexecve(3)`; the error, if it returns.
pub(super) fn execute(
    path: Result<&CStr, i32>,
    arguments: &[CString],
    environment: Option<&[CString]>,
) -> Errno {
    let arguments = pointers(arguments);
    let environment = environment.map(pointers);
    // SAFETY: the arrays end with NULL, and their texts with NUL.
    unsafe {
        match (path, &environment) {
            (Ok(path), None) => libc::execv(path.as_ptr(), arguments.as_ptr()),
            (Ok(path), Some(environment)) => {
                libc::execve(path.as_ptr(), arguments.as_ptr(), environment.as_ptr())
            }
            (Err(fd), Some(environment)) => {
                libc::fexecve(fd, arguments.as_ptr(), environment.as_ptr())
            }
            (Err(_), None) => return libc::EINVAL,
        };
    }
    errno()
}

/// Ends the process at once.
pub(super) fn exit_now(status: i32) -> ! {
    // SAFETY: the call takes any number.
    unsafe { libc::_exit(status) }
}

/// Ends the process by a signal that means a failure.
pub(super) fn abort() -> ! {
    // SAFETY: the call takes nothing.
    unsafe { libc::abort() }
}

/// `system(3)`
pub(super) fn shell(command: &CStr) -> i32 {
    // SAFETY: the text ends with NUL.
    unsafe { libc::system(command.as_ptr()) }
}

/// `umask(2)`
pub(super) fn mask(mask: u32) -> u32 {
    // SAFETY: the call takes any number.
    unsafe { libc::umask(mask) }
}

/// Calls whose results have no sign: numbers of processes and users.
macro_rules! numbers {
    ($($name:ident -> $type:ty;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "(2)`")]
            pub(super) fn $name() -> $type {
                // SAFETY: the call takes nothing.
                unsafe { libc::$name() }
            }
        )*
    };
}
numbers! {
    getpid -> i32;
    getppid -> i32;
    getpgrp -> i32;
    getuid -> u32;
    geteuid -> u32;
    getgid -> u32;
    getegid -> u32;
}

/// Real, effective and saved user.
pub(super) fn users() -> Result<[u32; 3], Errno> {
    let [mut real, mut effective, mut saved] = [0; 3];
    // SAFETY: the numbers have room.
    checked(unsafe { libc::getresuid(&raw mut real, &raw mut effective, &raw mut saved) })?;
    Ok([real, effective, saved])
}

/// Real, effective and saved group.
pub(super) fn groups_of_process() -> Result<[u32; 3], Errno> {
    let [mut real, mut effective, mut saved] = [0; 3];
    // SAFETY: the numbers have room.
    checked(unsafe { libc::getresgid(&raw mut real, &raw mut effective, &raw mut saved) })?;
    Ok([real, effective, saved])
}

/// `getgroups(2)`
pub(super) fn groups() -> Result<Vec<u32>, Errno> {
    // SAFETY: without room, the call only counts.
    let count = checked(unsafe { libc::getgroups(0, std::ptr::null_mut()) })?;
    let mut groups = vec![0; count as usize];
    // SAFETY: the vector has room for as many.
    let count = checked(unsafe { libc::getgroups(count, groups.as_mut_ptr()) })?;
    groups.truncate(count as usize);
    Ok(groups)
}

/// `setgroups(2)`
pub(super) fn set_groups(groups: &[u32]) -> Result<i32, Errno> {
    // SAFETY: there are as many numbers.
    checked(unsafe { libc::setgroups(groups.len(), groups.as_ptr()) })
}

/// `getgrouplist(3)`
pub(super) fn group_list(user: &CStr, group: u32) -> Result<Vec<u32>, Errno> {
    let mut count = 16;
    loop {
        let mut groups = vec![0; count as usize];
        let mut found = count;
        // SAFETY: the vector has room for as many as the number says.
        let result = unsafe {
            libc::getgrouplist(user.as_ptr(), group, groups.as_mut_ptr(), &raw mut found)
        };
        if result >= 0 {
            groups.truncate(found.max(0) as usize);
            return Ok(groups);
        }
        if found <= count || count > 1 << 20 {
            return Err(errno());
        }
        count = found;
    }
}

/// Calls that may give -1 without an error.
macro_rules! ambiguous {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) -> $result:ty = $call:ident;)*) => {
        $(
            $(#[$doc])*
            pub(super) fn $name($($argument: $type),*) -> Result<$result, Errno> {
                // SAFETY: errno is the thread's own; the call takes any numbers, and paths that end with NUL.
                let result = unsafe {
                    *libc::__errno_location() = 0;
                    libc::$call($($argument),*)
                };
                match errno() {
                    number if result == -1 && number != 0 => Err(number),
                    _ => Ok(result),
                }
            }
        )*
    };
}
ambiguous! {
    /// `nice(2)`
    nice(increment: i32) -> i32 = nice;
    /// `getpriority(2)`
    priority(which: u32, who: u32) -> i32 = getpriority;
    /// `sysconf(3)`
    configuration(name: i32) -> i64 = sysconf;
    /// `fpathconf(3)`
    configuration_of(fd: i32, name: i32) -> i64 = fpathconf;
}

/// `pathconf(3)`
pub(super) fn configuration_at(path: &CStr, name: i32) -> Result<i64, Errno> {
    // SAFETY: errno is the thread's own; the path ends with NUL.
    let result = unsafe {
        *libc::__errno_location() = 0;
        libc::pathconf(path.as_ptr(), name)
    };
    match errno() {
        number if result == -1 && number != 0 => Err(number),
        _ => Ok(result),
    }
}

/// `setpriority(2)`
pub(super) fn set_priority(which: u32, who: u32, priority: i32) -> Result<i32, Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::setpriority(which, who, priority) })
}

/// `confstr(3)`; nothing if there is no such text.
pub(super) fn configuration_text(name: i32) -> Result<Option<Vec<u8>>, Errno> {
    // SAFETY: errno is the thread's own; without room, the call only counts.
    let length = unsafe {
        *libc::__errno_location() = 0;
        libc::confstr(name, std::ptr::null_mut(), 0)
    };
    if length == 0 {
        return match errno() {
            0 => Ok(None),
            number => Err(number),
        };
    }
    let mut text = vec![0; length];
    // SAFETY: the vector has room for as many bytes.
    unsafe { libc::confstr(name, text.as_mut_ptr().cast(), length) };
    text.pop();
    Ok(Some(text))
}

/// `getloadavg(3)`
pub(super) fn load() -> Option<[f64; 3]> {
    let mut load = [0.0; 3];
    // SAFETY: there is room for three.
    (unsafe { libc::getloadavg(load.as_mut_ptr(), 3) } == 3).then_some(load)
}

/// Sets or removes an environment variable.
pub(super) fn set_variable(name: &CStr, value: Option<&CStr>) -> Result<i32, Errno> {
    // SAFETY: the texts end with NUL. Others who read the environment of C at the same time are other libraries', as in
    // every Python; this program reads it under the interpreter's lock.
    checked(unsafe {
        match value {
            Some(value) => libc::setenv(name.as_ptr(), value.as_ptr(), 1),
            None => libc::unsetenv(name.as_ptr()),
        }
    })
}

/// `ttyname_r(3)`
pub(super) fn terminal_name(fd: i32) -> Result<Vec<u8>, Errno> {
    name_by(|name, length| {
        // SAFETY: there is room for as many bytes.
        unsafe { libc::ttyname_r(fd, name, length) }
    })
}

/// `ptsname_r(3)`
pub(super) fn other_end(fd: i32) -> Result<Vec<u8>, Errno> {
    name_by(|name, length| {
        // SAFETY: there is room for as many bytes.
        unsafe { libc::ptsname_r(fd, name, length) }
    })
}

/// `getlogin(3)`
pub(super) fn login_name() -> Result<Vec<u8>, Errno> {
    // SAFETY: what the call gives is NULL or a text that stays until the next call, before which it is copied.
    unsafe {
        let name = libc::getlogin();
        if name.is_null() { Err(errno()) } else { Ok(CStr::from_ptr(name).to_bytes().to_vec()) }
    }
}

/// A name that a function of C writes, which gives an error number.
fn name_by(write: impl FnOnce(*mut core::ffi::c_char, usize) -> i32) -> Result<Vec<u8>, Errno> {
    let mut name = vec![0; 1024];
    match write(name.as_mut_ptr().cast(), name.len()) {
        0 => {
            let length = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
            name.truncate(length);
            Ok(name)
        }
        number => Err(number),
    }
}

/// `openpty(3)`
pub(super) fn open_terminal() -> Result<[i32; 2], Errno> {
    let [mut controller, mut terminal] = [0; 2];
    let null = std::ptr::null_mut();
    // SAFETY: the numbers have room; the rest may be NULL.
    checked(unsafe {
        libc::openpty(
            &raw mut controller,
            &raw mut terminal,
            null,
            std::ptr::null(),
            std::ptr::null(),
        )
    })?;
    Ok([controller, terminal])
}

/// `login_tty(3)`
pub(super) fn login_terminal(fd: i32) -> Result<i32, Errno> {
    // SAFETY: the call takes any number.
    checked(unsafe { libc::login_tty(fd) })
}

/// `posix_fadvise(2)`, which gives an error number.
pub(super) fn advise(fd: i32, offset: i64, length: i64, advice: i32) -> Result<i32, Errno> {
    // SAFETY: the call takes any numbers.
    match unsafe { libc::posix_fadvise(fd, offset, length, advice) } {
        0 => Ok(0),
        number => Err(number),
    }
}

/// `posix_fallocate(3)`, which gives an error number.
pub(super) fn allocate(fd: i32, offset: i64, length: i64) -> Result<i32, Errno> {
    // SAFETY: the call takes any numbers.
    match unsafe { libc::posix_fallocate(fd, offset, length) } {
        0 => Ok(0),
        number => Err(number),
    }
}

/// `sched_getparam(2)` and `sched_setscheduler(2)` know a priority.
pub(super) fn scheduling_priority(process: i32) -> Result<i32, Errno> {
    // SAFETY: the struct has room.
    let parameter: libc::sched_param =
        filled(|parameter| unsafe { libc::sched_getparam(process, parameter) })?;
    Ok(parameter.sched_priority)
}

/// Sets policy, or the priority alone.
pub(super) fn set_scheduling(
    process: i32,
    policy: Option<i32>,
    priority: i32,
) -> Result<i32, Errno> {
    let parameter = libc::sched_param { sched_priority: priority };
    // SAFETY: the struct lives meanwhile.
    checked(unsafe {
        match policy {
            Some(policy) => libc::sched_setscheduler(process, policy, &raw const parameter),
            None => libc::sched_setparam(process, &raw const parameter),
        }
    })
}

/// `sched_rr_get_interval(2)`, in seconds.
pub(super) fn time_slice(process: i32) -> Result<f64, Errno> {
    // SAFETY: the struct has room.
    let time: libc::timespec =
        filled(|time| unsafe { libc::sched_rr_get_interval(process, time) })?;
    Ok(time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9)
}

/// The processors that a process may run on.
pub(super) fn affinity(process: i32) -> Result<Vec<usize>, Errno> {
    // More processors than the struct of C has room for need more room.
    let mut words = 16;
    loop {
        let mut mask = vec![0_u64; words];
        let size = size_of_val(mask.as_slice());
        // SAFETY: the vector has as many bytes.
        let result =
            checked(unsafe { libc::sched_getaffinity(process, size, mask.as_mut_ptr().cast()) });
        match result {
            Err(libc::EINVAL) if words < 1 << 16 => words *= 2,
            Err(number) => return Err(number),
            Ok(_) => {
                let bits = mask.iter().enumerate().flat_map(|(word, bits)| {
                    (0..64).filter(move |bit| bits >> bit & 1 != 0).map(move |bit| word * 64 + bit)
                });
                return Ok(bits.collect());
            }
        }
    }
}

/// Sets them.
pub(super) fn set_affinity(process: i32, processors: &[usize]) -> Result<i32, Errno> {
    let words = processors.iter().max().map_or(1, |most| most / 64 + 1);
    let mut mask = vec![0_u64; words];
    for processor in processors {
        mask[processor / 64] |= 1 << (processor % 64);
    }
    let size = size_of_val(mask.as_slice());
    // SAFETY: the vector has as many bytes.
    checked(unsafe { libc::sched_setaffinity(process, size, mask.as_ptr().cast()) })
}

/// `pidfd_open(2)`
pub(super) fn process_descriptor(process: i32, flags: u32) -> Result<i32, Errno> {
    // SAFETY: the call takes any numbers.
    checked(unsafe { libc::syscall(libc::SYS_pidfd_open, process, flags) }).map(|fd| fd as i32)
}

/// What is done about an attribute of a file.
pub(super) enum AttributeFile<'a> {
    /// The file of a path, or the symbolic link itself.
    Path(&'a CStr, bool),
    /// An open file.
    Open(i32),
}

/// Calls a function that fills memory, with more room until it is enough.
fn sized(mut call: impl FnMut(*mut u8, usize) -> isize) -> Result<Vec<u8>, Errno> {
    let mut room = 256;
    loop {
        let mut value = vec![0; room];
        match checked(call(value.as_mut_ptr(), room)) {
            Ok(count) => {
                value.truncate(count as usize);
                return Ok(value);
            }
            Err(libc::ERANGE) if room < 1 << 17 => room *= 4,
            Err(number) => return Err(number),
        }
    }
}

/// The value of an extended attribute.
pub(super) fn attribute(file: &AttributeFile<'_>, name: &CStr) -> Result<Vec<u8>, Errno> {
    let name = name.as_ptr();
    sized(|value, room| {
        let value = value.cast();
        // SAFETY: texts end with NUL, and there is room for as many bytes.
        unsafe {
            match *file {
                AttributeFile::Path(path, true) => libc::getxattr(path.as_ptr(), name, value, room),
                AttributeFile::Path(path, false) => {
                    libc::lgetxattr(path.as_ptr(), name, value, room)
                }
                AttributeFile::Open(fd) => libc::fgetxattr(fd, name, value, room),
            }
        }
    })
}

/// The names of extended attributes, each with NUL behind.
pub(super) fn attributes(file: &AttributeFile<'_>) -> Result<Vec<u8>, Errno> {
    sized(|names, room| {
        let names = names.cast();
        // SAFETY: texts end with NUL, and there is room for as many bytes.
        unsafe {
            match *file {
                AttributeFile::Path(path, true) => libc::listxattr(path.as_ptr(), names, room),
                AttributeFile::Path(path, false) => libc::llistxattr(path.as_ptr(), names, room),
                AttributeFile::Open(fd) => libc::flistxattr(fd, names, room),
            }
        }
    })
}

/// Sets or removes an extended attribute.
pub(super) fn set_attribute(
    file: &AttributeFile<'_>,
    name: &CStr,
    value: Option<&[u8]>,
    flags: i32,
) -> Result<i32, Errno> {
    let name = name.as_ptr();
    // SAFETY: texts end with NUL, and the value has as many bytes.
    checked(unsafe {
        match (file, value) {
            (&AttributeFile::Path(path, follow), Some(value)) => {
                let (path, bytes, length) = (path.as_ptr(), value.as_ptr().cast(), value.len());
                if follow {
                    libc::setxattr(path, name, bytes, length, flags)
                } else {
                    libc::lsetxattr(path, name, bytes, length, flags)
                }
            }
            (&AttributeFile::Open(fd), Some(value)) => {
                libc::fsetxattr(fd, name, value.as_ptr().cast(), value.len(), flags)
            }
            (&AttributeFile::Path(path, true), None) => libc::removexattr(path.as_ptr(), name),
            (&AttributeFile::Path(path, false), None) => libc::lremovexattr(path.as_ptr(), name),
            (&AttributeFile::Open(fd), None) => libc::fremovexattr(fd, name),
        }
    })
}

/// A folder that is being read.
pub(super) struct Folder(std::ptr::NonNull<libc::DIR>);

/// A name in a folder.
pub(super) struct Entry {
    pub(super) name: Vec<u8>,
    pub(super) inode: u64,
    pub(super) kind: u8,
}

// SAFETY: the stream of C is used by whoever has the struct, one at a time.
unsafe impl Send for Folder {}

impl Folder {
    /// Opens a folder, or takes a descriptor, of which a copy is made.
    pub(super) fn open(path: &CStr, fd: Option<i32>) -> Result<Self, Errno> {
        // SAFETY: the path ends with NUL; the copy of the descriptor passes to the stream.
        unsafe {
            let stream = match fd {
                None => libc::opendir(path.as_ptr()),
                Some(fd) => {
                    let copy = checked(libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0))?;
                    let stream = libc::fdopendir(copy);
                    if stream.is_null() {
                        let number = errno();
                        libc::close(copy);
                        return Err(number);
                    }
                    stream
                }
            };
            std::ptr::NonNull::new(stream).map(Self).ok_or_else(errno)
        }
    }

    /// Starts over: the position is shared with the descriptor that was given.
    pub(super) fn rewind(&mut self) {
        // SAFETY: the stream is open.
        unsafe { libc::rewinddir(self.0.as_ptr()) };
    }

    /// The next name, but for `.` and `..`.
    pub(super) fn next(&mut self) -> Result<Option<Entry>, Errno> {
        loop {
            // SAFETY: errno is the thread's own, the stream is open, and what it gives stays until the next call.
            unsafe {
                *libc::__errno_location() = 0;
                let entry = libc::readdir64(self.0.as_ptr());
                let Some(entry) = entry.as_ref() else {
                    return match errno() {
                        0 => Ok(None),
                        number => Err(number),
                    };
                };
                let name = CStr::from_ptr(entry.d_name.as_ptr()).to_bytes();
                if name == b"." || name == b".." {
                    continue;
                }
                return Ok(Some(Entry {
                    name: name.to_vec(),
                    inode: entry.d_ino,
                    kind: entry.d_type,
                }));
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // SAFETY: the stream is open, and nobody uses it any more.
        unsafe { libc::closedir(self.0.as_ptr()) };
    }
}

/// `sync(2)`
pub(super) fn sync() {
    // SAFETY: the call takes nothing.
    unsafe { libc::sync() }
}
