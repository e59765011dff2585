//! What protocols on top of sockets need: parts of data without waiting, and waiting by itself.

use std::time::Instant;

use pycore_objects::{Fallible, Raised, Thread};

use super::object::Socket;
use super::{os_error, sys};

/// What a call that does not wait has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// So many bytes have been moved; none of those that come in is the end.
    Bytes(usize),
    /// It would have to wait.
    Blocked,
}

impl Socket {
    /// Whether the socket has been closed.
    pub fn is_closed(&self) -> bool {
        self.fd.get() < 0
    }

    /// Whether calls that have to wait fail instead.
    pub fn never_waits(&self) -> bool {
        self.timeout.get() == 0
    }

    /// When calls that begin now have waited long enough; `None` for those that do not end waiting, or do not begin.
    pub fn end_of_patience(&self) -> Option<Instant> {
        self.deadline()
    }

    /// Receives what is there.
    pub fn receive_now(&self, thread: &Thread, room: &mut [u8]) -> Fallible<Moved> {
        moved(thread, || sys::receive(self.fd.get(), room, libc::MSG_DONTWAIT))
    }

    /// Sends what there is room for.
    pub fn send_now(&self, thread: &Thread, bytes: &[u8]) -> Fallible<Moved> {
        moved(thread, || sys::send(self.fd.get(), bytes, libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL))
    }

    /// Waits until the socket can be read, or written; false if that takes too long.
    pub fn wait_until(
        &self,
        thread: &Thread,
        write: bool,
        deadline: Option<Instant>,
    ) -> Fallible<bool> {
        loop {
            let fd = self.fd.get();
            if fd < 0 {
                return Err(os_error(thread, libc::EBADF));
            }
            match thread.without_lock(|| sys::wait(fd, write, deadline)) {
                Ok(ready) => return Ok(ready),
                Err(libc::EINTR) => thread.check_signals()?,
                Err(number) => return Err(os_error(thread, number)),
            }
        }
    }
}

fn moved(
    thread: &Thread,
    mut call: impl FnMut() -> Result<usize, sys::Errno>,
) -> Result<Moved, Raised> {
    loop {
        match call() {
            Ok(count) => return Ok(Moved::Bytes(count)),
            // It has not waited, and what signals ask for can.
            Err(libc::EINTR) => {}
            Err(libc::EAGAIN) => return Ok(Moved::Blocked),
            Err(number) => return Err(os_error(thread, number)),
        }
    }
}
