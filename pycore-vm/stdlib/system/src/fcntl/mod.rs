//! `fcntl`: control of files and devices, locks of files.

#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;

use pycore_objects::errors::raise_os_error;
use pycore_objects::protocol::buffer::{BytesLike, has_buffer};
use pycore_objects::protocol::{number, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module, raise};

use crate::descriptor::descriptor_of;
use crate::io::writable::Writable;
use sys::{Call, Errno};

/// The functions of the module.
struct Functions;

module! {
    /// The module `fcntl`.
    pub static FCNTL: name "fcntl",
    doc "Control of files and devices by their descriptors, and locks of files.",
    functions Functions::METHODS,
    exec: fill
}

/// Names with their numbers on this system.
macro_rules! numbers {
    ($($name:ident),* $(,)?) => { [$((stringify!($name), libc::$name as i64)),*] };
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let constants = numbers![
        FD_CLOEXEC,
        F_ADD_SEALS,
        F_DUPFD,
        F_DUPFD_CLOEXEC,
        F_GETFD,
        F_GETFL,
        F_GETLEASE,
        F_GETLK,
        F_GETOWN,
        F_GETPIPE_SZ,
        F_GET_SEALS,
        F_NOTIFY,
        F_OFD_GETLK,
        F_OFD_SETLK,
        F_OFD_SETLKW,
        F_RDLCK,
        F_SEAL_FUTURE_WRITE,
        F_SEAL_GROW,
        F_SEAL_SEAL,
        F_SEAL_SHRINK,
        F_SEAL_WRITE,
        F_SETFD,
        F_SETFL,
        F_SETLEASE,
        F_SETLK,
        F_SETLKW,
        F_SETOWN,
        F_SETPIPE_SZ,
        F_UNLCK,
        F_WRLCK,
        LOCK_EX,
        LOCK_NB,
        LOCK_SH,
        LOCK_UN,
    ];
    // Those that the crate of the C library does not know, as Linux has them.
    let others: [(&str, i64); 37] = [
        ("DN_ACCESS", 1),
        ("DN_MODIFY", 2),
        ("DN_CREATE", 4),
        ("DN_DELETE", 8),
        ("DN_RENAME", 16),
        ("DN_ATTRIB", 32),
        ("DN_MULTISHOT", 1 << 31),
        ("FASYNC", 0x2000),
        ("FICLONE", 0x4004_9409),
        ("FICLONERANGE", 0x4020_940d),
        ("F_DUPFD_QUERY", 1027),
        ("F_EXLCK", 4),
        ("F_SHLCK", 8),
        ("F_GETLK64", 5),
        ("F_SETLK64", 6),
        ("F_SETLKW64", 7),
        ("F_SETOWN_EX", 15),
        ("F_GETOWN_EX", 16),
        ("F_SETSIG", 10),
        ("F_GETSIG", 11),
        ("F_GET_RW_HINT", 1035),
        ("F_SET_RW_HINT", 1036),
        ("F_GET_FILE_RW_HINT", 1037),
        ("F_SET_FILE_RW_HINT", 1038),
        ("F_OWNER_TID", 0),
        ("F_OWNER_PID", 1),
        ("F_OWNER_PGRP", 2),
        ("LOCK_MAND", 32),
        ("LOCK_READ", 64),
        ("LOCK_WRITE", 128),
        ("LOCK_RW", 192),
        ("RWH_WRITE_LIFE_NOT_SET", 0),
        ("RWH_WRITE_LIFE_NONE", 1),
        ("RWH_WRITE_LIFE_SHORT", 2),
        ("RWH_WRITE_LIFE_MEDIUM", 3),
        ("RWH_WRITE_LIFE_LONG", 4),
        ("RWH_WRITE_LIFE_EXTREME", 5),
    ];
    for (name, value) in constants.into_iter().chain(others) {
        let value = thread.new_int(value)?;
        object::set_attribute(thread, module, &*Str::new(thread, name)?, &value)?;
    }
    Ok(())
}

/// Bytes that an argument may have, unless it is changed in place.
const MOST: usize = 1024;
/// Zeros behind the bytes of an argument, for requests that write more than they were given.
const SPARE: usize = 1024;

/// Makes a system call again as long as signals interrupt it, whose handlers run meanwhile.
fn call<R: Send>(
    thread: &Thread,
    mut attempt: impl FnMut() -> Result<R, Errno> + Send,
) -> Fallible<R> {
    loop {
        match thread.without_lock(&mut attempt) {
            Ok(result) => return Ok(result),
            Err(libc::EINTR) => thread.check_signals()?,
            Err(error) => return Err(raise_os_error(thread, error, &[])),
        }
    }
}

/// The value of an int as C's `int`, whose higher bits are lost.
fn low_bits(thread: &Thread, argument: &Object) -> Fallible<i64> {
    let value = number::index(thread, argument)?;
    if let Some(value) = value.to_i64() {
        return Ok(value);
    }
    let mask = thread.new_int(0xFFFF_FFFF)?;
    let low = number::binary(thread, value.as_object(), &mask, number::Operator::And)?;
    Ok(low.downcast_ref::<Int>().and_then(Int::to_i64).unwrap_or(0))
}

/// `fcntl` or `ioctl` with an argument of any kind.
fn control(
    thread: &Thread,
    which: Call,
    descriptor: i32,
    request: u64,
    argument: Option<&Object>,
    in_place: bool,
) -> Fallible<Owned> {
    let name = if which == Call::Fcntl { "fcntl" } else { "ioctl" };
    let Some(argument) = argument else {
        let result = call(thread, || sys::with_number(which, descriptor, request, 0))?;
        return thread.new_int(result.into());
    };
    if number::is_index(argument) {
        let argument = low_bits(thread, argument)? as i32;
        let result = call(thread, || sys::with_number(which, descriptor, request, argument))?;
        return thread.new_int(result.into());
    }
    let text = argument.downcast::<Str>();
    if text.is_none() && !has_buffer(argument) {
        let given = argument.type_name();
        let message = format_args!(
            "{name}() argument 3 must be an integer, a bytes-like object, or a string, not {given}"
        );
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    let writable = in_place && text.is_none();
    let buffer = if writable {
        match Writable::of(thread, argument, name) {
            Ok(buffer) => Some(buffer),
            Err(raised) => {
                raised.suppress(thread, &pycore_objects::errors::TYPE_ERROR)?;
                None
            }
        }
    } else {
        None
    };
    let mut bytes = match text {
        Some(text) => text.to_utf8(thread)?.as_bytes().to_vec(),
        None => BytesLike::of(thread, argument)?.to_vec(),
    };
    let length = bytes.len();
    if length > MOST && buffer.is_none() {
        return Err(raise!(thread, VALUE_ERROR, "{name} argument 3 is too long"));
    }
    bytes.resize(length + SPARE, 0);
    let result = call(thread, || sys::with_bytes(which, descriptor, request, &mut bytes))?;
    match buffer {
        Some(buffer) => {
            buffer.fill(&bytes[..length]);
            thread.new_int(result.into())
        }
        None => Ok(Bytes::new(thread, &bytes[..length])?.into_object()),
    }
}

#[methods(module)]
impl Functions {
    /// fcntl($module, fd, cmd, arg=0, /)
    ///
    /// A call of the system's fcntl(). With a number as the argument the result is a number; with bytes, what the system
    /// has made of them.
    fn fcntl(thread: &Thread, fd: &Object, cmd: i32, arg: Option<&Object>) -> Fallible<Owned> {
        let descriptor = descriptor_of(thread, fd)?;
        control(thread, Call::Fcntl, descriptor, cmd as u64, arg, false)
    }

    /// ioctl($module, fd, request, arg=0, mutate_flag=True, /)
    ///
    /// A call of the system's ioctl(). With a number as the argument, or with a buffer that may be written, which the
    /// system changes, the result is a number; with bytes, or if mutate_flag is false, what the system has made of them.
    fn ioctl(
        thread: &Thread,
        fd: &Object,
        request: &Object,
        arg: Option<&Object>,
        mutate_flag: Option<bool>,
    ) -> Fallible<Owned> {
        let descriptor = descriptor_of(thread, fd)?;
        let request = low_bits(thread, request)? as u64;
        let in_place = mutate_flag.unwrap_or(true);
        control(thread, Call::Ioctl, descriptor, request, arg, in_place)
    }

    /// flock($module, fd, operation, /)
    ///
    /// Lock or unlock a file, as the system's flock() does.
    fn flock(thread: &Thread, fd: &Object, operation: i32) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        call(thread, || sys::flock(descriptor, operation))
    }

    /// lockf($module, fd, cmd, len=0, start=0, whence=0, /)
    ///
    /// Lock or unlock a part of a file: LOCK_SH, LOCK_EX or LOCK_UN, with LOCK_NB not to wait. The part begins at start, as
    /// whence says from the beginning, the position or the end of the file; length 0 is to the end.
    fn lockf(
        thread: &Thread,
        fd: &Object,
        cmd: i32,
        len: Option<&Object>,
        start: Option<&Object>,
        whence: Option<i32>,
    ) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        let kind = if cmd == libc::LOCK_UN {
            libc::F_UNLCK
        } else if cmd & libc::LOCK_SH != 0 {
            libc::F_RDLCK
        } else if cmd & libc::LOCK_EX != 0 {
            libc::F_WRLCK
        } else {
            return Err(raise!(thread, VALUE_ERROR, "unrecognized lockf argument"));
        };
        let number = |value: Option<&Object>| match value {
            Some(value) => number::to_c_long(thread, value),
            None => Ok(0),
        };
        let (start, length) = (number(start)?, number(len)?);
        let (wait, whence) = (cmd & libc::LOCK_NB == 0, whence.unwrap_or(0));
        call(thread, || sys::lock_part(descriptor, wait, kind, start, length, whence))
    }
}
