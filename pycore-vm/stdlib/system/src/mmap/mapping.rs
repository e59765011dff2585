//! Memory that the system maps, from a file or from nowhere.

use std::cell::Cell;
use std::ptr::NonNull;

use memchr::memmem;

use crate::io::sys::{Errno, checked, errno};

/// A mapping, until it is closed.
///
/// Others may change the memory at any time, other processes too; what is read is copied, or compared once.
pub(super) struct Mapping {
    start: Cell<NonNull<u8>>,
    length: Cell<usize>,
}

/// What to map.
pub(super) struct Request {
    pub(super) length: usize,
    pub(super) protection: i32,
    pub(super) flags: i32,
    pub(super) file: i32,
    pub(super) offset: i64,
}

impl Mapping {
    pub(super) fn new(request: &Request) -> Result<Self, Errno> {
        let &Request { length, protection, flags, file, offset } = request;
        // A fixed address would replace what is there.
        let flags = flags & !(libc::MAP_FIXED | libc::MAP_FIXED_NOREPLACE);
        // SAFETY: without a fixed address the system takes one where nothing is.
        let start =
            unsafe { libc::mmap(std::ptr::null_mut(), length, protection, flags, file, offset) };
        Self::mapped(start).map(|start| Self { start: Cell::new(start), length: Cell::new(length) })
    }

    fn mapped(start: *mut libc::c_void) -> Result<NonNull<u8>, Errno> {
        if start == libc::MAP_FAILED {
            return Err(errno());
        }
        NonNull::new(start.cast()).ok_or(libc::EINVAL)
    }

    pub(super) fn len(&self) -> usize {
        self.length.get()
    }

    /// Where it is, for views.
    pub(super) fn start(&self) -> *mut u8 {
        self.start.get().as_ptr()
    }

    /// Calls `work` with the bytes, which must run no code that changes the mapping.
    fn with_bytes<R>(&self, work: impl FnOnce(&[u8]) -> R) -> R {
        // SAFETY: the memory is mapped, and stays so meanwhile.
        work(unsafe { std::slice::from_raw_parts(self.start(), self.len()) })
    }

    /// A copy of bytes, as far as there are so many.
    pub(super) fn copy(&self, from: usize, to: usize) -> Vec<u8> {
        self.with_bytes(|bytes| bytes.get(from..to.min(bytes.len())).unwrap_or(&[]).to_vec())
    }

    pub(super) fn get(&self, index: usize) -> Option<u8> {
        self.with_bytes(|bytes| bytes.get(index).copied())
    }

    /// Where a line that begins somewhere ends, behind its `\n`.
    pub(super) fn line_end(&self, from: usize) -> usize {
        self.with_bytes(|bytes| {
            let rest = bytes.get(from..).unwrap_or(&[]);
            from + memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1)
        })
    }

    // Where bytes are found between two places.
    pub(super) fn find(
        &self,
        what: &[u8],
        from: usize,
        to: usize,
        backwards: bool,
    ) -> Option<usize> {
        self.with_bytes(|bytes| {
            let part = bytes.get(from..to)?;
            let at = match backwards {
                true => memmem::rfind(part, what),
                false => memmem::find(part, what),
            };
            at.map(|at| from + at)
        })
    }

    // Writes bytes; nothing if there is no room, which must be checked before. The mapping must be one to be written.
    pub(super) fn write(&self, at: usize, bytes: &[u8]) {
        if at.checked_add(bytes.len()).is_some_and(|end| end <= self.len()) {
            // SAFETY: the place is in the mapping; the bytes may be so as well, as another view of it.
            unsafe { std::ptr::copy(bytes.as_ptr(), self.start().add(at), bytes.len()) };
        }
    }

    /// Copies bytes within; both places must be checked before.
    pub(super) fn shift(&self, to: usize, from: usize, count: usize) {
        let fits = |at: usize| at.checked_add(count).is_some_and(|end| end <= self.len());
        if fits(to) && fits(from) {
            // SAFETY: both places are in the mapping.
            unsafe { std::ptr::copy(self.start().add(from), self.start().add(to), count) };
        }
    }

    // Writes a part to the file.
    pub(super) fn flush(&self, from: usize, count: usize) -> Result<(), Errno> {
        // SAFETY: the part is in the mapping, or the system refuses.
        let start = unsafe { self.start().byte_add(from) };
        // SAFETY: as above.
        checked(unsafe { libc::msync(start.cast(), count, libc::MS_SYNC) }).map(|_| ())
    }

    /// Tells the system how a part will be used.
    pub(super) fn advise(&self, from: usize, count: usize, advice: i32) -> Result<(), Errno> {
        // SAFETY: the part is in the mapping, whose content is no Rust object's.
        checked(unsafe { libc::madvise(self.start().add(from).cast(), count, advice) }).map(|_| ())
    }

    // Makes it longer or shorter, perhaps elsewhere. There must be no views.
    pub(super) fn resize(&self, length: usize) -> Result<(), Errno> {
        // SAFETY: the memory is the mapping's, and nobody has a pointer to it.
        let start =
            unsafe { libc::mremap(self.start().cast(), self.len(), length, libc::MREMAP_MAYMOVE) };
        self.start.set(Self::mapped(start)?);
        self.length.set(length);
        Ok(())
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: views hold the object, which keeps the mapping as long as there are any.
        unsafe { libc::munmap(self.start().cast(), self.len()) };
    }
}

/// Another descriptor of a file, which programs that are started do not get.
pub(super) fn duplicate(file: i32) -> Result<i32, Errno> {
    // SAFETY: the function takes numbers.
    checked(unsafe { libc::fcntl(file, libc::F_DUPFD_CLOEXEC, 0) })
}

// Closes a descriptor.
pub(super) fn close(file: i32) {
    // SAFETY: the function takes a number.
    unsafe { libc::close(file) };
}

/// The kind and the size of a file.
pub(super) fn status(file: i32) -> Result<(u32, i64), Errno> {
    let mut status = std::mem::MaybeUninit::<libc::stat>::uninit();
    // SAFETY: the function fills the struct unless it fails.
    unsafe {
        checked(libc::fstat(file, status.as_mut_ptr()))?;
        let status = status.assume_init();
        Ok((status.st_mode & libc::S_IFMT, status.st_size))
    }
}

/// Sets the size of a file.
pub(super) fn truncate(file: i32, size: i64) -> Result<(), Errno> {
    // SAFETY: the function takes numbers.
    checked(unsafe { libc::ftruncate(file, size) }).map(|_| ())
}

/// The size of a page.
pub(super) fn page_size() -> i64 {
    // SAFETY: the function takes a number.
    unsafe { libc::sysconf(libc::_SC_PAGESIZE) }
}
