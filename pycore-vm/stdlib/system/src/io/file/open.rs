//! Opening.

use std::ffi::CString;

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::path::file_system_path;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, errors, name, raise};

use super::{FileIo, Mode};
use crate::io::sys;

/// A path as C has it.
pub(crate) fn c_path(thread: &Thread, path: &Object) -> Fallible<CString> {
    let path = file_system_path(thread, path)?;
    let bytes = match (path.downcast_ref::<Str>(), path.downcast_ref::<Bytes>()) {
        (Some(text), _) => text.fs_encode(thread)?,
        (None, Some(bytes)) => bytes.as_slice().to_vec(),
        (None, None) => Vec::new(),
    };
    CString::new(bytes).map_err(|_| raise!(thread, VALUE_ERROR, "embedded null byte"))
}

/// The descriptor that an argument is, if it is a number.
fn given_descriptor(thread: &Thread, file: &Object) -> Fallible<Option<i32>> {
    if file.downcast::<Bool>().is_some() {
        let message = "bool is used as a file descriptor";
        errors::warn(thread, &errors::RUNTIME_WARNING, message, 1)?;
    }
    if file.downcast::<Int>().is_none() && !number::is_index(file) {
        return Ok(None);
    }
    let value = number::index(thread, file)?.to_i64();
    match value.and_then(|value| i32::try_from(value).ok()) {
        Some(value) if value < 0 => Err(raise!(thread, VALUE_ERROR, "negative file descriptor")),
        value => Ok(value),
    }
}

impl FileIo {
    /// Opens a file, or takes a descriptor.
    pub(crate) fn open(
        &self,
        thread: &Thread,
        file: &Object,
        mode: Mode,
        close_fd: bool,
        opener: Option<&Object>,
    ) -> Fallible {
        if self.fd.get() >= 0 {
            if self.close_fd.get() {
                self.close_descriptor(thread)?;
            } else {
                self.fd.set(-1);
            }
        }
        let given = given_descriptor(thread, file)?;
        let path = if given.is_none() { Some(c_path(thread, file)?) } else { None };
        self.mode.set(mode);
        self.seekable.set(None);
        self.close_fd.set(close_fd);
        let opened = match (given, path) {
            (Some(fd), _) => {
                self.fd.set(fd);
                Ok(())
            }
            (None, path) => self.open_path(thread, file, path.as_deref().unwrap_or(c""), opener),
        };
        let completed = opened.and_then(|()| self.complete(thread, file));
        if completed.is_err() {
            if given.is_some() {
                self.fd.set(-1);
            } else {
                let saved = thread.save_exception();
                if let Err(raised) = self.close_descriptor(thread) {
                    thread.clear_exception(raised);
                }
                thread.put_back_exception(saved);
            }
        }
        completed
    }

    fn open_path(
        &self,
        thread: &Thread,
        file: &Object,
        path: &std::ffi::CStr,
        opener: Option<&Object>,
    ) -> Fallible {
        if !self.close_fd.get() {
            return Err(raise!(thread, VALUE_ERROR, "Cannot use closefd=False with file name"));
        }
        let flags = self.mode.get().flags();
        let Some(opener) = opener.filter(|opener| !opener.is_none()) else {
            let opened = sys::retry(thread, || sys::open(path, flags, 0o666))?;
            self.fd.set(opened.map_err(|number| sys::os_error(thread, number, Some(file)))?);
            return Ok(());
        };
        let flags = thread.new_int(flags.into())?;
        let fd = call::call(thread, opener, &[file, &flags])?;
        let Some(fd) = fd.downcast_ref::<Int>() else {
            return Err(raise!(thread, TYPE_ERROR, "expected integer from opener"));
        };
        let Some(fd) = fd.to_i64().and_then(|fd| i32::try_from(fd).ok()) else {
            return Err(number::too_large(thread, "C int"));
        };
        if fd < 0 {
            return Err(raise!(thread, VALUE_ERROR, "opener returned {fd}"));
        }
        self.fd.set(fd);
        sys::set_close_on_exec(fd).map_err(|number| sys::os_error(thread, number, None))
    }

    /// Learns what there is to know about an open descriptor.
    fn complete(&self, thread: &Thread, file: &Object) -> Fallible {
        let fd = self.fd.get();
        self.block_size.set(crate::io::util::DEFAULT_BUFFER_SIZE as i64);
        match sys::blocking(thread, || sys::status(fd)) {
            Ok(status) => {
                if status.mode & libc::S_IFMT == libc::S_IFDIR {
                    return Err(sys::os_error(thread, libc::EISDIR, Some(file)));
                }
                if status.block_size > 1 {
                    self.block_size.set(status.block_size);
                }
                self.size_at_open.set(status.size);
                self.is_device.set(status.mode & libc::S_IFMT == libc::S_IFCHR);
            }
            // Files for which the system has no facts can be used all the same.
            Err(libc::EBADF) => return Err(sys::os_error(thread, libc::EBADF, None)),
            Err(_) => self.size_at_open.set(-1),
        }
        object::set_attribute(thread, self.as_object(), name!(thread, "name"), file)?;
        if self.mode.get().appending {
            // Positions are told from the end on; pipes have none.
            match sys::seek(fd, 0, libc::SEEK_END) {
                Ok(_) => self.seekable.set(Some(true)),
                Err(libc::ESPIPE) => self.seekable.set(Some(false)),
                Err(number) => return Err(sys::os_error(thread, number, None)),
            }
        }
        Ok(())
    }
}
