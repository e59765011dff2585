//! Functions of descriptors.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::{iterate, number};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, errors, methods, raise};

use super::Posix;
use super::arguments::{Descriptor, DirFd, Path, Text, start_of};
use super::calls::{self, os_error, perform, run, run_again};
use super::sys;
use crate::io::sys as io_sys;
use crate::io::writable::Writable;

/// A pair of numbers as a tuple.
pub(super) fn pair(thread: &Thread, [first, second]: [i64; 2]) -> Fallible<Owned<Tuple>> {
    Tuple::pack(thread, [thread.new_int(first)?, thread.new_int(second)?])
}

#[cold]
fn negative_length(thread: &Thread) -> Raised {
    os_error(thread, libc::EINVAL, None)
}

/// The bytes of a sequence of bytes-like objects, together.
fn gathered(thread: &Thread, buffers: &Object, function: &str) -> Fallible<Vec<u8>> {
    if !iterate::is_sequence(buffers) {
        let message = "arg 2 must be a sequence";
        return Err(raise!(thread, TYPE_ERROR, "{function}() {message}"));
    }
    let mut bytes = Vec::new();
    for part in iterate::to_vec(thread, buffers, "a sequence was expected")? {
        let part = BytesLike::of(thread, &part)?;
        if bytes.try_reserve(part.len()).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// The memories of a sequence, and their size together.
fn targets(thread: &Thread, buffers: &Object, function: &str) -> Fallible<(Vec<Writable>, usize)> {
    if !iterate::is_sequence(buffers) {
        let message = "arg 2 must be a sequence";
        return Err(raise!(thread, TYPE_ERROR, "{function}() {message}"));
    }
    let (mut memories, mut size) = (Vec::new(), 0_usize);
    for part in iterate::to_vec(thread, buffers, "a sequence was expected")? {
        let memory = Writable::of(thread, &part, &format!("{function}() argument 2"))?;
        size = size.saturating_add(memory.len());
        memories.push(memory);
    }
    Ok((memories, size.min(io_sys::MOST)))
}

/// Spreads bytes over memories.
fn scatter(memories: &[Writable], bytes: &[u8]) -> usize {
    let mut rest = bytes;
    for memory in memories {
        let count = memory.fill(rest);
        rest = &rest[count..];
    }
    bytes.len()
}

/// Room for bytes that a program decides about.
fn zeros(thread: &Thread, length: usize) -> Fallible<Vec<u8>> {
    let mut bytes = thread.vector(length)?;
    bytes.resize(length, 0);
    Ok(bytes)
}

/// An offset that may be left out.
fn optional_offset(thread: &Thread, offset: Option<&Object>) -> Fallible<Option<i64>> {
    match offset.filter(|offset| !offset.is_none()) {
        Some(offset) => Ok(Some(number::to_isize(thread, offset, &errors::OVERFLOW_ERROR)? as i64)),
        None => Ok(None),
    }
}

#[methods(module, name = FILES)]
impl Posix {
    /// open($module, /, path, flags, mode=511, *, dir_fd=None)
    ///
    /// Open a file, and return its descriptor, which programs that this one becomes do not get.
    fn open(
        thread: &Thread,
        path: Path,
        flags: i32,
        mode: Option<i32>,
        dir_fd: Option<DirFd>,
    ) -> Fallible<i32> {
        let (c, start) = (path.c(), start_of(dir_fd));
        let mode = mode.unwrap_or(0o777) as u32;
        run_again(thread, &path.files(), || calls::openat(start, c, flags | libc::O_CLOEXEC, mode))
    }

    /// close($module, /, fd)
    ///
    /// Close a descriptor.
    fn close(thread: &Thread, fd: i32) -> Fallible {
        perform(thread, &[], || match calls::close(fd) {
            // The descriptor is closed all the same.
            Err(libc::EINTR) => Ok(0),
            result => result,
        })
    }

    /// closerange($module, fd_low, fd_high, /)
    ///
    /// Close all descriptors from the first number up to the second, which stays open; errors do not matter.
    fn closerange(thread: &Thread, fd_low: i32, fd_high: i32) {
        calls::blocking(thread, || sys::close_range(fd_low, fd_high));
    }

    /// dup($module, fd, /)
    ///
    /// A second descriptor of the same file.
    fn dup(thread: &Thread, fd: i32) -> Fallible<i32> {
        run(thread, &[], || {
            let new = calls::dup(fd)?;
            sys::set_inheritable(new, false).map(|_| new)
        })
    }

    /// dup2($module, /, fd, fd2, inheritable=True)
    ///
    /// Make a descriptor a second one of a file, and return it.
    fn dup2(thread: &Thread, fd: i32, fd2: i32, inheritable: Option<bool>) -> Fallible<i32> {
        if fd < 0 || fd2 < 0 {
            return Err(os_error(thread, libc::EBADF, None));
        }
        run(thread, &[], || match inheritable.unwrap_or(true) {
            true => calls::dup2(fd, fd2),
            false if fd == fd2 => sys::set_inheritable(fd, false).map(|_| fd2),
            false => calls::dup3(fd, fd2, libc::O_CLOEXEC),
        })
    }

    /// lseek($module, fd, position, whence, /)
    ///
    /// Go to a position in a file, and return where that is from the start.
    fn lseek(thread: &Thread, fd: i32, position: i64, whence: i32) -> Fallible<i64> {
        run(thread, &[], || calls::lseek(fd, position, whence))
    }

    /// read($module, fd, length, /)
    ///
    /// Read at most so many bytes.
    fn read(thread: &Thread, fd: i32, length: isize) -> Fallible<Owned<Bytes>> {
        let Ok(length) = usize::try_from(length) else { return Err(negative_length(thread)) };
        let length = length.min(io_sys::MOST);
        let mut bytes = thread.vector(length)?;
        run_again(thread, &[], || io_sys::read_behind(fd, &mut bytes, length))?;
        Bytes::new(thread, &bytes)
    }

    /// readinto($module, fd, buffer, /)
    ///
    /// Read bytes into memory, and return how many they are.
    fn readinto(thread: &Thread, fd: i32, buffer: Writable) -> Fallible<usize> {
        buffer.with(|memory| run_again(thread, &[], || io_sys::read(fd, memory)))
    }

    /// write($module, fd, data, /)
    ///
    /// Write bytes, and return how many of them were written.
    fn write(thread: &Thread, fd: i32, data: BytesLike<'_>) -> Fallible<usize> {
        let bytes: &[u8] = &data;
        run_again(thread, &[], || io_sys::write(fd, bytes))
    }

    /// pread($module, fd, length, offset, /)
    ///
    /// Read at most so many bytes from a position, without going there.
    fn pread(thread: &Thread, fd: i32, length: isize, offset: i64) -> Fallible<Owned<Bytes>> {
        let Ok(length) = usize::try_from(length) else { return Err(negative_length(thread)) };
        let mut bytes = zeros(thread, length.min(io_sys::MOST))?;
        let count = run_again(thread, &[], || sys::read_at(fd, &mut bytes, offset))?;
        Bytes::new(thread, &bytes[..count])
    }

    /// pwrite($module, fd, buffer, offset, /)
    ///
    /// Write bytes at a position, without going there.
    fn pwrite(thread: &Thread, fd: i32, buffer: BytesLike<'_>, offset: i64) -> Fallible<usize> {
        let bytes: &[u8] = &buffer;
        run_again(thread, &[], || sys::write_at(fd, bytes, offset))
    }

    /// readv($module, fd, buffers, /)
    ///
    /// Read bytes into several memories, one after the other.
    fn readv(thread: &Thread, fd: i32, buffers: &Object) -> Fallible<usize> {
        let (memories, size) = targets(thread, buffers, "readv")?;
        let mut bytes = thread.vector(size)?;
        run_again(thread, &[], || io_sys::read_behind(fd, &mut bytes, size))?;
        Ok(scatter(&memories, &bytes))
    }

    /// writev($module, fd, buffers, /)
    ///
    /// Write the bytes of several objects, one after the other.
    fn writev(thread: &Thread, fd: i32, buffers: &Object) -> Fallible<usize> {
        let bytes = gathered(thread, buffers, "writev")?;
        run_again(thread, &[], || io_sys::write(fd, &bytes))
    }

    /// isatty($module, fd, /)
    ///
    /// Whether a descriptor is that of a terminal.
    fn isatty(thread: &Thread, fd: i32) -> bool {
        calls::blocking(thread, || io_sys::is_terminal(fd))
    }

    /// pipe($module, /)
    ///
    /// A pipe: the end to read from, and the one to write to.
    fn pipe(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let ends = run(thread, &[], || sys::pipe(libc::O_CLOEXEC))?;
        pair(thread, ends.map(i64::from))
    }

    /// pipe2($module, flags, /)
    ///
    /// A pipe with flags, such as O_NONBLOCK and O_CLOEXEC.
    fn pipe2(thread: &Thread, flags: i32) -> Fallible<Owned<Tuple>> {
        let ends = run(thread, &[], || sys::pipe(flags))?;
        pair(thread, ends.map(i64::from))
    }

    /// ftruncate($module, fd, length, /)
    ///
    /// Cut an open file off, or fill it up with zeros.
    fn ftruncate(thread: &Thread, fd: i32, length: i64) -> Fallible {
        run_again(thread, &[], || calls::ftruncate(fd, length)).map(drop)
    }

    /// fsync($module, /, fd)
    ///
    /// Wait until a file is on its device.
    fn fsync(thread: &Thread, fd: Descriptor) -> Fallible {
        run_again(thread, &[], || calls::fsync(fd.0)).map(drop)
    }

    /// fdatasync($module, /, fd)
    ///
    /// Wait until the content of a file is on its device.
    fn fdatasync(thread: &Thread, fd: Descriptor) -> Fallible {
        run_again(thread, &[], || calls::fdatasync(fd.0)).map(drop)
    }

    /// sync($module, /)
    ///
    /// Wait until everything is on its device.
    fn sync(thread: &Thread) {
        calls::blocking(thread, sys::sync);
    }

    /// fchdir($module, /, fd)
    ///
    /// Make an open folder the current one.
    fn fchdir(thread: &Thread, fd: Descriptor) -> Fallible {
        run_again(thread, &[], || calls::fchdir(fd.0)).map(drop)
    }

    /// lockf($module, fd, command, length, /)
    ///
    /// Lock or unlock a part of a file.
    fn lockf(thread: &Thread, fd: i32, command: i32, length: i64) -> Fallible {
        run(thread, &[], || calls::lockf(fd, command, length)).map(drop)
    }

    /// posix_fadvise($module, fd, offset, length, advice, /)
    ///
    /// Tell the system how a part of a file will be used.
    fn posix_fadvise(thread: &Thread, fd: i32, offset: i64, length: i64, advice: i32) -> Fallible {
        run_again(thread, &[], || sys::advise(fd, offset, length, advice)).map(drop)
    }

    /// posix_fallocate($module, fd, offset, length, /)
    ///
    /// Have room for a part of a file on its device.
    fn posix_fallocate(thread: &Thread, fd: i32, offset: i64, length: i64) -> Fallible {
        run_again(thread, &[], || sys::allocate(fd, offset, length)).map(drop)
    }

    /// get_inheritable($module, fd, /)
    ///
    /// Whether programs that this one becomes get a descriptor.
    fn get_inheritable(thread: &Thread, fd: i32) -> Fallible<bool> {
        run(thread, &[], || sys::is_inheritable(fd))
    }

    /// set_inheritable($module, fd, inheritable, /)
    ///
    /// Say whether programs that this one becomes get a descriptor.
    fn set_inheritable(thread: &Thread, fd: i32, inheritable: i32) -> Fallible {
        run(thread, &[], || sys::set_inheritable(fd, inheritable != 0)).map(drop)
    }

    /// get_blocking($module, fd, /)
    ///
    /// Whether reads and writes of a descriptor wait.
    fn get_blocking(thread: &Thread, fd: i32) -> Fallible<bool> {
        run(thread, &[], || sys::is_blocking(fd))
    }

    /// set_blocking($module, fd, blocking, /)
    ///
    /// Say whether reads and writes of a descriptor wait.
    fn set_blocking(thread: &Thread, fd: i32, blocking: bool) -> Fallible {
        run(thread, &[], || sys::set_blocking(fd, blocking)).map(drop)
    }

    /// sendfile($module, /, out_fd, in_fd, offset, count)
    ///
    /// Copy bytes from one descriptor to another, and return how many they are.
    fn sendfile(
        thread: &Thread,
        out_fd: i32,
        in_fd: i32,
        offset: &Object,
        count: isize,
    ) -> Fallible<isize> {
        let offset = optional_offset(thread, Some(offset))?;
        let count = usize::try_from(count).unwrap_or(0);
        run_again(thread, &[], || sys::send_file(out_fd, in_fd, offset, count))
    }

    /// copy_file_range($module, /, src, dst, count, offset_src=None,
    ///                 offset_dst=None)
    ///
    /// Copy bytes from one file to another within the system, and return how many they are.
    fn copy_file_range(
        thread: &Thread,
        src: i32,
        dst: i32,
        count: isize,
        offset_src: Option<&Object>,
        offset_dst: Option<&Object>,
    ) -> Fallible<isize> {
        let Ok(count) = usize::try_from(count) else {
            return Err(raise!(thread, VALUE_ERROR, "negative value for 'count' not allowed"));
        };
        let from = optional_offset(thread, offset_src)?;
        let to = optional_offset(thread, offset_dst)?;
        run_again(thread, &[], || sys::copy_range((src, from), (dst, to), count))
    }

    /// memfd_create($module, /, name, flags=MFD_CLOEXEC)
    // A file in memory alone.
    fn memfd_create(thread: &Thread, name: Text, flags: Option<u32>) -> Fallible<i32> {
        let flags = flags.unwrap_or(libc::MFD_CLOEXEC);
        run(thread, &[], || calls::memfd_create(&name.0, flags))
    }

    /// eventfd($module, /, initval, flags=EFD_CLOEXEC)
    ///
    /// A counter with a descriptor.
    fn eventfd(thread: &Thread, initval: u32, flags: Option<i32>) -> Fallible<i32> {
        let flags = flags.unwrap_or(libc::EFD_CLOEXEC);
        run(thread, &[], || calls::eventfd(initval, flags))
    }

    /// eventfd_read($module, /, fd)
    ///
    /// Read a counter.
    fn eventfd_read(thread: &Thread, fd: Descriptor) -> Fallible<u64> {
        let mut value = [0; 8];
        run(thread, &[], || io_sys::read(fd.0, &mut value))?;
        Ok(u64::from_ne_bytes(value))
    }

    /// eventfd_write($module, /, fd, value)
    ///
    /// Add to a counter.
    fn eventfd_write(thread: &Thread, fd: Descriptor, value: u64) -> Fallible {
        run(thread, &[], || io_sys::write(fd.0, &value.to_ne_bytes())).map(drop)
    }
}
