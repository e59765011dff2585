//! Calls of the raw file.

use pycore_objects::protocol::{call, number};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, name, raise};

use super::Buffered;
use crate::io::file::FileIo;
use crate::io::sys;
use crate::io::util::{memory_view, offset};

/// A number of bytes that a raw file says it has read or written; `None` if it would block.
fn count(thread: &Thread, result: &Object, method: &str, most: usize) -> Fallible<Option<usize>> {
    if result.is_none() {
        return Ok(None);
    }
    let count =
        number::to_isize(thread, result, &errors::VALUE_ERROR).map_err(|raised| match method {
            "readinto" => errors::raise_from(
                thread,
                raised,
                &errors::OS_ERROR,
                format_args!("raw readinto() failed"),
            ),
            _ => raised,
        })?;
    match usize::try_from(count) {
        Ok(count) if count <= most => Ok(Some(count)),
        _ => Err(raise!(
            thread,
            OS_ERROR,
            "raw {method}() returned invalid length {count} (should have been between 0 and {most})"
        )),
    }
}

/// Calls again when a signal has interrupted the call, which a raw file of the program may report.
fn uninterrupted(thread: &Thread, mut call: impl FnMut() -> Fallible<Owned>) -> Fallible<Owned> {
    loop {
        match call() {
            Ok(result) => return Ok(result),
            Err(raised) => {
                let interrupted = thread.current_exception().is_some_and(|exception| {
                    exception
                        .downcast::<errors::OsError>()
                        .and_then(|error| error.myerrno.get())
                        .and_then(|errno| {
                            errno.downcast_ref::<pycore_objects::types::int::Int>()?.to_i64()
                        })
                        == Some(libc::EINTR.into())
                });
                if !interrupted {
                    return Err(raised);
                }
                thread.clear_exception(raised);
                sys::check_signals(thread)?;
            }
        }
    }
}

impl<const KIND: u8> Buffered<KIND> {
    fn advance(&self, count: Option<usize>) {
        if let (Some(position), Some(count)) = (self.raw_position.get(), count) {
            self.raw_position.set(position.checked_add(count as i64));
        }
    }

    /// Reads bytes behind a vector's content, by one call of the raw file; `None` if that would block.
    pub(super) fn raw_read(
        &self,
        thread: &Thread,
        into: &mut Vec<u8>,
        most: usize,
    ) -> Fallible<Option<usize>> {
        let most = most.min(sys::MOST);
        if into.try_reserve(most).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        let raw = self.raw(thread)?;
        let read = if let Some(file) = FileIo::exact(&raw) {
            file.read_behind(thread, into, most)?
        } else {
            let target = ByteArray::new(thread, &[])?;
            target.set_length(thread, most)?;
            let view = memory_view(thread, target.as_object())?;
            let method = name!(thread, "readinto");
            let result =
                uninterrupted(thread, || call::call_method(thread, &raw, method, &[&view]))?;
            let read = count(thread, &result, "readinto", most)?;
            let bytes = target.bytes();
            into.extend_from_slice(bytes.get(..read.unwrap_or(0)).unwrap_or_default());
            read
        };
        self.advance(read);
        Ok(read)
    }

    /// Writes bytes by one call of the raw file; `None` if that would block.
    pub(super) fn raw_write(&self, thread: &Thread, bytes: &[u8]) -> Fallible<Option<usize>> {
        let raw = self.raw(thread)?;
        let written = if let Some(file) = FileIo::exact(&raw) {
            file.write_from(thread, bytes)?
        } else {
            let length = bytes.len();
            let source = Bytes::new(thread, bytes)?;
            let view = memory_view(thread, source.as_object())?;
            let method = name!(thread, "write");
            let result =
                uninterrupted(thread, || call::call_method(thread, &raw, method, &[&view]))?;
            count(thread, &result, "write", length)?
        };
        self.advance(written);
        Ok(written)
    }

    fn located(&self, thread: &Thread, position: i64) -> Fallible<i64> {
        if position < 0 {
            let message = "Raw stream returned invalid position";
            return Err(raise!(thread, OS_ERROR, "{message} {position}"));
        }
        self.raw_position.set(Some(position));
        Ok(position)
    }

    /// Where the raw file is.
    pub(super) fn raw_tell(&self, thread: &Thread) -> Fallible<i64> {
        let raw = self.raw(thread)?;
        let position = match FileIo::exact(&raw) {
            Some(file) => file.go_to(thread, 0, libc::SEEK_CUR)?,
            None => {
                let result = call::call_method(thread, &raw, name!(thread, "tell"), &[])?;
                offset(thread, &result)?
            }
        };
        self.located(thread, position)
    }

    /// Moves the raw file.
    pub(super) fn raw_seek(&self, thread: &Thread, target: i64, whence: i32) -> Fallible<i64> {
        let raw = self.raw(thread)?;
        self.raw_position.set(None);
        let position = match FileIo::exact(&raw) {
            Some(file) => file.go_to(thread, target, whence)?,
            None => {
                let (target, whence) = (thread.new_int(target)?, thread.new_int(whence.into())?);
                let method = name!(thread, "seek");
                let result = call::call_method(thread, &raw, method, &[&target, &whence])?;
                offset(thread, &result)?
            }
        };
        self.located(thread, position)
    }
}
