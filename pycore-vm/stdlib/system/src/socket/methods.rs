//! The methods of sockets, without those of messages.

use pycore_objects::audit;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::buffer::{Buffer, BufferFlags, BytesLike};
use pycore_objects::protocol::{number, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, methods, raise};

use super::arguments::{self, int, int_or, size};
use super::object::{FOREVER, Socket, parse_timeout, timed_out, timeout_object};
use super::raw_address::Address;
use super::{address, os_error, sys};

/// Bytes of an option at most.
const OPTION_MAX: i32 = 1024;

/// Memory that is to be written, as the first argument of a function.
pub(super) fn writable(thread: &Thread, function: &str, object: &Object) -> Fallible<Buffer> {
    Buffer::get(thread, object, BufferFlags::WRITABLE).map_err(|raised| {
        thread.clear_exception(raised);
        let kind = object.type_name();
        let message = "argument 1 must be read-write bytes-like object, not";
        raise!(thread, TYPE_ERROR, "{function}() {message} {kind}")
    })
}

/// How many bytes to receive, which must not be negative.
fn checked_size(thread: &Thread, function: &str, value: isize) -> Fallible<usize> {
    usize::try_from(value)
        .map_err(|_| raise!(thread, VALUE_ERROR, "negative buffersize in {function}"))
}

impl Socket {
    /// The address that an argument stands for; hooks are told.
    pub(super) fn parse_address(
        &self,
        thread: &Thread,
        object: &Object,
        function: &str,
    ) -> Fallible<Address> {
        let parsed = address::parse(thread, self.family.get(), object, function)?;
        if audit::is_watched(thread) {
            // Both calls that connect are one event.
            let event = match function {
                "connect_ex" => "socket.connect".to_owned(),
                function => format!("socket.{function}"),
            };
            audit::audit(thread, &event, &[self.as_object(), object])?;
        }
        Ok(parsed)
    }

    /// Receives into a vector's room.
    fn receive_bytes<R: Send>(
        &self,
        thread: &Thread,
        count: usize,
        mut receive: impl FnMut(i32, &mut [u8]) -> Result<(usize, R), sys::Errno> + Send,
    ) -> Fallible<(Owned<Bytes>, R)> {
        let mut room: Vec<u8> = thread.vector(count)?;
        room.resize(count, 0);
        let (received, other) = self.call(thread, false, |fd| receive(fd, &mut room))?;
        Ok((Bytes::new(thread, &room[..received.min(count)])?, other))
    }

    /// Receives into an object's memory.
    fn receive_into<R: Send>(
        &self,
        thread: &Thread,
        memory: &Buffer,
        count: usize,
        mut receive: impl FnMut(i32, &mut [u8]) -> Result<(usize, R), sys::Errno> + Send,
    ) -> Fallible<(usize, R)> {
        // The memory of the object belongs to the program, whose other threads may use it while this one waits.
        let mut room: Vec<u8> = thread.vector(count)?;
        room.resize(count, 0);
        let (received, other) = self.call(thread, false, |fd| receive(fd, &mut room))?;
        let received = received.min(count);
        memory.write(0, &room[..received]);
        Ok((received, other))
    }
}

#[methods]
impl Socket {
    /// _accept($self, /)
    ///
    /// Wait for a connection: the descriptor of a new socket, and the address of the other side.
    fn _accept(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (fd, from) = self.call(thread, false, sys::accept)?;
        let make = || {
            let address = address::make(thread, &from)?;
            Tuple::pack(thread, [thread.new_int(fd.into())?, address])
        };
        make().inspect_err(|_| {
            // Nobody else knows it.
            let _ = sys::close(fd);
        })
    }

    /// bind($self, object, /)
    ///
    /// Give the socket an address of this machine.
    fn bind(&self, thread: &Thread, object: &Object) -> Fallible {
        let address = self.parse_address(thread, object, "bind")?;
        let fd = self.fd.get();
        thread.without_lock(|| sys::bind(fd, &address)).map_err(|number| os_error(thread, number))
    }

    /// close($self, /)
    ///
    /// Close the descriptor; nothing can be done with the socket afterwards.
    fn close(&self, thread: &Thread) -> Fallible {
        let fd = self.fd.replace(-1);
        if fd < 0 {
            return Ok(());
        }
        match thread.without_lock(|| sys::close(fd)) {
            // The other side is gone, which does not matter any more.
            Ok(()) | Err(libc::ECONNRESET) => Ok(()),
            Err(number) => Err(os_error(thread, number)),
        }
    }

    /// connect($self, object, /)
    ///
    /// Connect to an address.
    fn connect(&self, thread: &Thread, object: &Object) -> Fallible {
        let address = self.parse_address(thread, object, "connect")?;
        self.connect_to(thread, &address)?.map_err(|number| os_error(thread, number))
    }

    /// connect_ex($self, object, /)
    ///
    /// As connect(), but an error of the system is the result: its number, or 0.
    fn connect_ex(&self, thread: &Thread, object: &Object) -> Fallible<i32> {
        let address = self.parse_address(thread, object, "connect_ex")?;
        match self.connect_to(thread, &address) {
            Ok(result) => Ok(result.err().unwrap_or(0)),
            Err(raised) => {
                raised.suppress(thread, &pycore_objects::errors::TIMEOUT_ERROR)?;
                Ok(libc::EWOULDBLOCK)
            }
        }
    }

    /// detach($self, /)
    ///
    /// Give the descriptor away without closing it.
    fn detach(&self) -> i32 {
        self.fd.replace(-1)
    }

    /// fileno($self, /)
    ///
    /// The descriptor, or -1.
    fn fileno(&self) -> i32 {
        self.fd.get()
    }

    /// getpeername($self, /)
    ///
    /// The address of the other side.
    fn getpeername(&self, thread: &Thread) -> Fallible<Owned> {
        let fd = self.fd.get();
        let address = thread.without_lock(|| sys::peer_address(fd));
        address::make(thread, &address.map_err(|number| os_error(thread, number))?)
    }

    /// getsockname($self, /)
    ///
    /// The socket's own address.
    fn getsockname(&self, thread: &Thread) -> Fallible<Owned> {
        let fd = self.fd.get();
        let address = thread.without_lock(|| sys::own_address(fd));
        address::make(thread, &address.map_err(|number| os_error(thread, number))?)
    }

    /// getsockopt(level, option[, buffersize]) -> value
    ///
    /// An option: a number, or bytes, of which there are at most buffersize.
    #[python(no_keywords)]
    fn getsockopt(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let given = arguments::objects(thread, arguments, "getsockopt", (2, 3))?;
        let (level, option) = (int(thread, given[0])?, int(thread, given[1])?);
        let length = int_or(thread, given.get(2), 0)?;
        let fd = self.fd.get();
        if length == 0 {
            let value =
                sys::option(fd, level, option).map_err(|number| os_error(thread, number))?;
            return thread.new_int(value.into());
        }
        if !(1..=OPTION_MAX).contains(&length) {
            return Err(raise!(thread, OS_ERROR, "getsockopt buflen out of range"));
        }
        let mut value = vec![0; length as usize];
        let length = sys::option_bytes(fd, level, option, &mut value)
            .map_err(|number| os_error(thread, number))?;
        Ok(Bytes::new(thread, &value[..length])?.into_object())
    }

    /// setsockopt(level, option, value: int)
    /// setsockopt(level, option, value: buffer)
    /// setsockopt(level, option, None, optlen: int)
    ///
    /// Set an option: to a number, bytes, or nothing with a length.
    #[python(no_keywords, name = "setsockopt")]
    fn set_option(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let count = arguments.len();
        let value = arguments.object(thread, 2)?;
        let absent = count == 4 && value.is_some_and(Object::is_none);
        let bounds = if absent { (4, 4) } else { (3, 3) };
        let given = arguments::objects(thread, arguments, "setsockopt", bounds)?;
        let (level, option) = (int(thread, given[0])?, int(thread, given[1])?);
        let fd = self.fd.get();
        let result = if absent {
            let length = arguments::unsigned(thread, given[3])?;
            sys::set_option_absent(fd, level, option, length)
        } else if let Some(value) = self.option_number(thread, given[2])? {
            sys::set_option(fd, level, option, &value.to_ne_bytes())
        } else {
            let bytes = BytesLike::of(thread, given[2])?;
            sys::set_option(fd, level, option, &bytes)
        };
        result.map_err(|number| os_error(thread, number))
    }

    /// gettimeout($self, /)
    ///
    /// How many seconds calls wait, or None for ever.
    fn gettimeout(&self, thread: &Thread) -> Fallible<Owned> {
        timeout_object(thread, self.timeout.get())
    }

    /// getblocking($self, /)
    ///
    /// Whether calls wait at all.
    fn getblocking(&self) -> bool {
        self.timeout.get() != 0
    }

    /// settimeout($self, object, /)
    ///
    /// Set how many seconds calls wait: None for ever, 0 not at all.
    #[python(name = "settimeout")]
    fn change_timeout(&self, thread: &Thread, object: &Object) -> Fallible {
        let timeout = parse_timeout(thread, object)?;
        self.set_timeout(thread, timeout)
    }

    /// setblocking($self, object, /)
    ///
    /// Set whether calls wait: for ever, or not at all.
    #[python(name = "setblocking")]
    fn change_blocking(&self, thread: &Thread, object: &Object) -> Fallible {
        let blocking = object::is_true(thread, object)?;
        self.set_timeout(thread, if blocking { FOREVER } else { 0 })
    }

    /// How many seconds calls wait, or None for ever.
    #[getter(name = "timeout")]
    fn timeout_attribute(&self, thread: &Thread) -> Fallible<Owned> {
        timeout_object(thread, self.timeout.get())
    }

    /// listen([backlog])
    ///
    /// Let others connect; backlog is how many may wait for that.
    #[python(no_keywords)]
    fn listen(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = arguments::objects(thread, arguments, "listen", (0, 1))?;
        let backlog = int_or(thread, given.first(), libc::SOMAXCONN.min(128))?.max(0);
        let fd = self.fd.get();
        thread.without_lock(|| sys::listen(fd, backlog)).map_err(|number| os_error(thread, number))
    }

    /// recv(buffersize[, flags]) -> data
    ///
    /// Receive at most as many bytes; none at the end of the connection.
    #[python(no_keywords)]
    fn recv(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Bytes>> {
        let given = arguments::objects(thread, arguments, "recv", (1, 2))?;
        let count = size(thread, given[0])?;
        let flags = int_or(thread, given.get(1), 0)?;
        let count = checked_size(thread, "recv", count)?;
        let (bytes, ()) = self.receive_bytes(thread, count, |fd, room| {
            sys::receive(fd, room, flags).map(|count| (count, ()))
        })?;
        Ok(bytes)
    }

    /// !recv_into(buffer, nbytes=0, flags=0)
    ///
    /// Receive at most nbytes, or as many as there is room, into memory, and return how many.
    fn recv_into(
        &self,
        thread: &Thread,
        buffer: &Object,
        nbytes: Option<isize>,
        flags: Option<i32>,
    ) -> Fallible<usize> {
        let memory = writable(thread, "recv_into", buffer)?;
        let count = checked_size(thread, "recv_into", nbytes.unwrap_or(0))?;
        let count = if count == 0 { memory.len() } else { count };
        if count > memory.len() {
            return Err(raise!(thread, VALUE_ERROR, "buffer too small for requested bytes"));
        }
        let flags = flags.unwrap_or(0);
        let (count, ()) = self.receive_into(thread, &memory, count, |fd, room| {
            sys::receive(fd, room, flags).map(|count| (count, ()))
        })?;
        Ok(count)
    }

    /// recvfrom(buffersize[, flags]) -> pair
    ///
    /// As recv(), and the address of the sender.
    #[python(no_keywords)]
    fn recvfrom(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Tuple>> {
        let given = arguments::objects(thread, arguments, "recvfrom", (1, 2))?;
        let count = size(thread, given[0])?;
        let flags = int_or(thread, given.get(1), 0)?;
        let count = checked_size(thread, "recvfrom", count)?;
        let (bytes, from) =
            self.receive_bytes(thread, count, |fd, room| sys::receive_from(fd, room, flags))?;
        Tuple::pack(thread, [bytes.into_object(), address::make(thread, &from)?])
    }

    /// !recvfrom_into(buffer, nbytes=0, flags=0)
    ///
    /// As recv_into(), and the address of the sender.
    fn recvfrom_into(
        &self,
        thread: &Thread,
        buffer: &Object,
        nbytes: Option<isize>,
        flags: Option<i32>,
    ) -> Fallible<Owned<Tuple>> {
        let memory = writable(thread, "recvfrom_into", buffer)?;
        let count = checked_size(thread, "recvfrom_into", nbytes.unwrap_or(0))?;
        let count = if count == 0 { memory.len() } else { count };
        if count > memory.len() {
            let message = "nbytes is greater than the length of the buffer";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let flags = flags.unwrap_or(0);
        let (count, from) = self
            .receive_into(thread, &memory, count, |fd, room| sys::receive_from(fd, room, flags))?;
        Tuple::pack(thread, [thread.new_int(count as i64)?, address::make(thread, &from)?])
    }

    /// send(data[, flags]) -> count
    ///
    /// Send bytes, and return how many were: perhaps not all.
    #[python(no_keywords)]
    fn send(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<usize> {
        let given = arguments::objects(thread, arguments, "send", (1, 2))?;
        let bytes = BytesLike::of(thread, given[0])?;
        let flags = int_or(thread, given.get(1), 0)?;
        let bytes = &*bytes;
        self.call(thread, true, |fd| sys::send(fd, bytes, flags))
    }

    /// sendall(data[, flags]) -> None
    ///
    /// Send all bytes. After an error it is not known how many were sent.
    #[python(no_keywords)]
    fn sendall(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = arguments::objects(thread, arguments, "sendall", (1, 2))?;
        let bytes = BytesLike::of(thread, given[0])?;
        let flags = int_or(thread, given.get(1), 0)?;
        // The timeout is for all of it.
        let deadline = self.deadline();
        let mut rest: &[u8] = &bytes;
        while !rest.is_empty() {
            if deadline.is_some_and(|deadline| deadline <= std::time::Instant::now()) {
                return Err(timed_out(thread));
            }
            let part = rest;
            let count = self.call_until(thread, true, deadline, |fd| sys::send(fd, part, flags))?;
            rest = &rest[count.min(rest.len())..];
            thread.check_signals()?;
        }
        Ok(())
    }

    /// sendto(data[, flags], address) -> count
    ///
    /// Send bytes to an address, and return how many were.
    #[python(no_keywords)]
    fn sendto(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<usize> {
        let given = arguments.len();
        if given != 2 && given != 3 {
            let message = format_args!("sendto() takes 2 or 3 arguments ({given} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let given = arguments::objects(thread, arguments, "sendto", (2, 3))?;
        let bytes = BytesLike::of(thread, given[0])?;
        let (flags, to) = match *given {
            [_, flags, to] => (int(thread, flags)?, to),
            _ => (0, given[1]),
        };
        let to = self.parse_address(thread, to, "sendto")?;
        let bytes = &*bytes;
        self.call(thread, true, |fd| sys::send_to(fd, bytes, flags, &to))
    }

    /// shutdown($self, object, /)
    ///
    /// End receiving (SHUT_RD), sending (SHUT_WR), or both (SHUT_RDWR).
    fn shutdown(&self, thread: &Thread, object: i32) -> Fallible {
        let fd = self.fd.get();
        thread.without_lock(|| sys::shutdown(fd, object)).map_err(|number| os_error(thread, number))
    }
}

impl Socket {
    /// An option that is a number which fits; nothing for what may be a buffer.
    fn option_number(&self, thread: &Thread, value: &Object) -> Fallible<Option<i32>> {
        if value.downcast::<Int>().is_none() && !number::is_index(value) {
            return Ok(None);
        }
        let value = number::index(thread, value)?;
        Ok(value.to_i64().and_then(|value| i32::try_from(value).ok()))
    }
}
