//! What a connection does.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::buffer::{Buffer, BufferFlags, BytesLike};
use pycore_objects::protocol::number;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::SslConnection;
use super::drive::{Came, Driver, HANDSHAKE, READ, SHUTDOWN, WRITE};
use super::engine::{Broken, LONGEST_PART, Wrong};
use crate::errors::{Class, Failure, unexpected_end};

#[methods]
impl SslConnection {
    /// do_handshake($self, /)
    ///
    /// Agree with the other side on keys.
    fn do_handshake(&self, thread: &Thread) -> Fallible {
        Driver::new(self, thread, HANDSHAKE)?.shake()
    }

    /// read(size[, buffer]) -> bytes or int
    ///
    /// Read up to size bytes; if there is a buffer, into it, and the result is how many.
    #[python(no_keywords)]
    fn read(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let given: Vec<&Object> = arguments
            .positional()
            .iter()
            .map(|slot| slot.object(thread))
            .collect::<Fallible<_>>()?;
        let (size, buffer) = match given.as_slice() {
            [size] => (size, None),
            [size, buffer] => {
                let memory = Buffer::get(thread, buffer, BufferFlags::WRITABLE);
                let memory = memory.map_err(|raised| {
                    thread.clear_exception(raised);
                    let kind = buffer.type_name();
                    let message = "read() argument 2 must be read-write bytes-like object, not";
                    raise!(thread, TYPE_ERROR, "{message} {kind}")
                })?;
                (size, Some(memory))
            }
            _ => {
                let message = "_ssl._SSLSocket.read requires 1 to 2 arguments";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        let size = number::to_c_long(thread, size)?;
        let Some(memory) = buffer else {
            let Ok(size) = usize::try_from(size) else {
                return Err(raise!(thread, VALUE_ERROR, "size should not be negative"));
            };
            if size == 0 {
                return Ok(Owned::share(Bytes::empty()).into_object());
            }
            // No more than a record is read at once.
            let mut room: Vec<u8> = thread.vector(size.min(LONGEST_PART))?;
            room.resize(size.min(LONGEST_PART), 0);
            let count = self.read_into(thread, &mut room)?;
            return Ok(Bytes::new(thread, &room[..count])?.into_object());
        };
        let size = match usize::try_from(size) {
            Ok(size) if (1..=memory.len()).contains(&size) => size,
            _ => memory.len(),
        };
        if size == 0 {
            return thread.new_int(0);
        }
        // The memory belongs to the program, whose other threads may use it while this one waits.
        let mut room: Vec<u8> = thread.vector(size.min(LONGEST_PART))?;
        room.resize(size.min(LONGEST_PART), 0);
        let count = self.read_into(thread, &mut room)?;
        memory.write(0, &room[..count]);
        thread.new_int(count as i64)
    }

    /// write($self, b, /)
    ///
    /// Send bytes; the result is how many.
    fn write(&self, thread: &Thread, b: BytesLike<'_>) -> Fallible<usize> {
        let driver = Driver::new(self, thread, WRITE)?;
        driver.shake()?;
        self.check_writable(thread)?;
        driver.flush()?;
        if b.is_empty() {
            return Ok(0);
        }
        // What an earlier call has encrypted, and could not send at once.
        let mut done = self.engine.borrow().unreported;
        if done > b.len() {
            return Err(driver.fail(&Wrong::Reason("BAD_LENGTH", "bad length")));
        }
        while done < b.len() {
            let end = b.len().min(done + LONGEST_PART);
            {
                let mut engine = self.engine.borrow_mut();
                engine.write(&b[done..end]);
                engine.unreported = end;
            }
            done = end;
            driver.flush()?;
        }
        self.engine.borrow_mut().unreported = 0;
        Ok(done)
    }

    /// pending($self, /)
    ///
    /// Bytes that can be read at once.
    fn pending(&self) -> usize {
        self.engine.borrow().readable()
    }

    /// shutdown($self, /)
    ///
    /// Say that no more will be sent, and let the other side say so. The result is the socket, which can be used without encryption.
    fn shutdown(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let driver = Driver::new(self, thread, SHUTDOWN)?;
        {
            let mut engine = self.engine.borrow_mut();
            if engine.established().is_none() || engine.broken.is_some() {
                drop(engine);
                let text = "shutdown while in init";
                let failure = Failure::of_reason("SHUTDOWN_WHILE_IN_INIT", text);
                return Err(failure.raise(thread, SHUTDOWN.line));
            }
            if !engine.close_sent {
                engine.close();
            }
        }
        driver.flush()?;
        loop {
            {
                let mut engine = self.engine.borrow_mut();
                if engine.readable() > 0 {
                    engine.broken = Some(Broken::ByUs);
                    drop(engine);
                    let text = "application data after close notify";
                    let failure = Failure::of_reason("APPLICATION_DATA_AFTER_CLOSE_NOTIFY", text);
                    return Err(failure.raise(thread, SHUTDOWN.line));
                }
                if engine.close_received {
                    return Ok(self.ends.socket_object());
                }
            }
            if let Came::End = driver.receive()? {
                return Err(unexpected_end().raise(thread, SHUTDOWN.line));
            }
        }
    }

    /// verify_client_post_handshake($self, /)
    ///
    /// Asking a client for a certificate later on is not supported.
    fn verify_client_post_handshake(&self, thread: &Thread) -> Fallible {
        let message = "Post-handshake auth is not supported by your OpenSSL version.";
        Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"))
    }
}

impl SslConnection {
    /// Reads data of a record, for which it waits; none at the end.
    fn read_into(&self, thread: &Thread, room: &mut [u8]) -> Fallible<usize> {
        let driver = Driver::new(self, thread, READ)?;
        let broken = self.engine.borrow().broken;
        match broken {
            // The other side has said that it ends.
            Some(Broken::ByPeer) => return Ok(0),
            Some(Broken::ByUs) => {
                let text = "EOF occurred in violation of protocol";
                return Err(Failure::plain(Class::Eof, text).raise(thread, READ.line));
            }
            None => {}
        }
        driver.shake()?;
        loop {
            {
                let mut engine = self.engine.borrow_mut();
                if engine.readable() > 0 {
                    return Ok(engine.read(room));
                }
                if engine.close_received {
                    if !engine.close_sent {
                        return Ok(0);
                    }
                    drop(engine);
                    let text = "TLS/SSL connection has been closed (EOF)";
                    return Err(Failure::plain(Class::ZeroReturn, text).raise(thread, READ.line));
                }
            }
            if let Came::End = driver.receive()? {
                driver.ended()?;
            }
            // What the record asked for, as other keys.
            driver.answer_quietly();
        }
    }

    fn check_writable(&self, thread: &Thread) -> Fallible {
        let engine = self.engine.borrow();
        let (class, reason, text) = match engine.broken {
            Some(Broken::ByUs) => (Class::Eof, None, "EOF occurred in violation of protocol"),
            None if !engine.close_sent => return Ok(()),
            _ => (Class::General, Some("PROTOCOL_IS_SHUTDOWN"), "protocol is shutdown"),
        };
        drop(engine);
        let failure = match reason {
            Some(reason) => Failure::of_reason(reason, text),
            None => Failure::plain(class, text),
        };
        Err(failure.raise(thread, WRITE.line))
    }
}
