//! The type `socket`: its fields, how it is made, and how it waits.

use std::cell::Cell;
use std::mem::offset_of;
use std::time::{Duration, Instant};

use pycore_objects::audit;
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::protocol::number;
use pycore_objects::types::float::Float;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject, raise, slots, static_type,
};

use super::raw_address::Address;
use super::sys::Errno;
use super::{default_timeout, os_error, sys};

/// How long calls wait: nanoseconds, `FOREVER`, or not at all.
pub(super) const FOREVER: i64 = -1;

/// A socket.
#[repr(C)]
pub struct Socket {
    object: Object,
    /// The descriptor; negative when there is none.
    pub(super) fd: Cell<i32>,
    pub(super) family: Cell<i32>,
    pub(super) kind: Cell<i32>,
    pub(super) protocol: Cell<i32>,
    /// Nanoseconds; [`FOREVER`], or zero for calls that do not wait.
    pub(super) timeout: Cell<i64>,
}

static_type! {
    /// The type `_socket.socket`.
    pub static SOCKET: Socket = {
        name: "_socket.socket",
        base: pycore_objects::types::object::OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\nsocket(fileno=descriptor) -> socket object\n\nAn end of a connection, or a place where messages come in, of a family of addresses and a kind.",
        slots: Socket::SLOTS,
        methods: Socket::METHODS,
        more_methods: &[Socket::MESSAGES],
        getsets: Socket::GETSETS,
        members: MEMBERS,
    };
}

const fn member(
    name: &'static std::ffi::CStr,
    offset: usize,
    doc: &'static std::ffi::CStr,
) -> NativeMember {
    NativeMember::new(name, MemberKind::Int, offset, NativeMember::READ_ONLY, Some(doc))
}

const MEMBERS: &[NativeMember] = &[
    member(c"family", offset_of!(Socket, family), c"the family of addresses"),
    member(c"type", offset_of!(Socket, kind), c"the kind of socket"),
    member(c"proto", offset_of!(Socket, protocol), c"the number of the protocol"),
];

impl pycore_objects::core::Trace for Socket {
    fn trace(&self, _tracer: &mut pycore_objects::core::Tracer<'_>) {}
    fn clear(&self) {}
}

/// Seconds, or `None` for ever, as nanoseconds.
pub(super) fn parse_timeout(thread: &Thread, value: &Object) -> Fallible<i64> {
    if value.is_none() {
        return Ok(FOREVER);
    }
    let timeout = nanoseconds(thread, value, Rounding::Up)?;
    if timeout < 0 {
        return Err(raise!(thread, VALUE_ERROR, "Timeout value out of range"));
    }
    if timeout / 1_000_000 > i64::from(i32::MAX) {
        return Err(raise!(thread, OVERFLOW_ERROR, "timeout doesn't fit into C timeval"));
    }
    Ok(timeout)
}

/// Nanoseconds as seconds, or `None` for ever.
pub(super) fn timeout_object(thread: &Thread, timeout: i64) -> Fallible<Owned> {
    if timeout < 0 {
        return Ok(thread.none());
    }
    thread.new_float(timeout as f64 / 1e9)
}

/// `TimeoutError: timed out`
#[cold]
pub(super) fn timed_out(thread: &Thread) -> Raised {
    raise!(thread, TIMEOUT_ERROR, "timed out")
}

impl Socket {
    fn blank(object: Object) -> Self {
        Self {
            object,
            fd: Cell::new(-1),
            family: Cell::new(0),
            kind: Cell::new(0),
            protocol: Cell::new(0),
            timeout: Cell::new(FOREVER),
        }
    }

    /// A socket of a descriptor, which is closed if that fails.
    pub(super) fn of_descriptor(
        thread: &Thread,
        fd: i32,
        family: i32,
        kind: i32,
        protocol: i32,
    ) -> Fallible<Owned<Self>> {
        let made = thread.new_object(Self::blank).and_then(|socket| {
            socket.set_up(thread, fd, family, kind, protocol)?;
            Ok(socket)
        });
        if made.is_err() {
            // Nobody else knows it.
            let _ = sys::close(fd);
        }
        made
    }

    /// Takes a descriptor over, unless there is an error.
    fn set_up(&self, thread: &Thread, fd: i32, family: i32, kind: i32, protocol: i32) -> Fallible {
        let timeout = if kind & libc::SOCK_NONBLOCK != 0 {
            0
        } else {
            let timeout = default_timeout(thread)?;
            if timeout >= 0 {
                sys::set_blocking(fd, false).map_err(|number| os_error(thread, number))?;
            }
            timeout
        };
        self.fd.set(fd);
        self.family.set(family);
        // Flags that `socket()` takes with the kind are none of it.
        self.kind.set(kind & !(libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC));
        self.protocol.set(protocol);
        self.timeout.set(timeout);
        Ok(())
    }

    /// When calls that begin now have waited long enough.
    pub(super) fn deadline(&self) -> Option<Instant> {
        match self.timeout.get() {
            timeout if timeout > 0 => {
                Instant::now().checked_add(Duration::from_nanos(timeout.cast_unsigned()))
            }
            _ => None,
        }
    }

    /// Waits until the socket can be read, or written.
    pub(super) fn wait(
        &self,
        thread: &Thread,
        write: bool,
        deadline: Option<Instant>,
    ) -> Fallible<Result<(), Errno>> {
        let fd = self.fd.get();
        // Who has closed the socket meanwhile does not want to wait for another with its number.
        if fd < 0 {
            return Ok(Ok(()));
        }
        loop {
            match thread.without_lock(|| sys::wait(fd, write, deadline)) {
                Ok(true) => return Ok(Ok(())),
                Ok(false) => return Err(timed_out(thread)),
                Err(libc::EINTR) => thread.check_signals()?,
                Err(number) => return Ok(Err(number)),
            }
        }
    }

    /// Makes a call of the system, which may wait as long as the socket's timeout says, and is repeated after signals.
    pub(super) fn call<R: Send>(
        &self,
        thread: &Thread,
        write: bool,
        call: impl FnMut(i32) -> Result<R, Errno> + Send,
    ) -> Fallible<R> {
        self.call_until(thread, write, self.deadline(), call)
    }

    /// As [`Socket::call`], with a time until which to wait.
    pub(super) fn call_until<R: Send>(
        &self,
        thread: &Thread,
        write: bool,
        deadline: Option<Instant>,
        mut call: impl FnMut(i32) -> Result<R, Errno> + Send,
    ) -> Fallible<R> {
        loop {
            if self.timeout.get() > 0
                && let Err(number) = self.wait(thread, write, deadline)?
            {
                return Err(os_error(thread, number));
            }
            loop {
                let fd = self.fd.get();
                match thread.without_lock(|| call(fd)) {
                    Ok(result) => return Ok(result),
                    Err(libc::EINTR) => thread.check_signals()?,
                    // It was ready, but another was quicker.
                    Err(libc::EAGAIN) if self.timeout.get() > 0 => break,
                    Err(number) => return Err(os_error(thread, number)),
                }
            }
        }
    }

    /// Connects. The inner error is a number that nobody has raised yet.
    pub(super) fn connect_to(
        &self,
        thread: &Thread,
        address: &Address,
    ) -> Fallible<Result<(), Errno>> {
        let fd = self.fd.get();
        match thread.without_lock(|| sys::connect(fd, address)) {
            Ok(()) => return Ok(Ok(())),
            // The system goes on connecting.
            Err(libc::EINTR) => {
                thread.check_signals()?;
                if self.timeout.get() == 0 {
                    return Ok(Err(libc::EINTR));
                }
            }
            Err(libc::EINPROGRESS) if self.timeout.get() > 0 => {}
            Err(number) => return Ok(Err(number)),
        }
        if let Err(number) = self.wait(thread, true, self.deadline())? {
            return Ok(Err(number));
        }
        let fd = self.fd.get();
        Ok(match sys::option(fd, libc::SOL_SOCKET, libc::SO_ERROR) {
            Ok(0 | libc::EISCONN) => Ok(()),
            Ok(number) | Err(number) => Err(number),
        })
    }

    /// Sets the timeout, and whether the system's calls wait.
    pub(super) fn set_timeout(&self, thread: &Thread, timeout: i64) -> Fallible {
        sys::set_blocking(self.fd.get(), timeout < 0).map_err(|number| os_error(thread, number))?;
        self.timeout.set(timeout);
        Ok(())
    }

    /// Makes the socket that of a descriptor. What is not told is asked of the system.
    fn adopt(
        &self,
        thread: &Thread,
        fileno: &Object,
        (family, kind, protocol): (i32, i32, i32),
    ) -> Fallible {
        if fileno.downcast::<Float>().is_some() {
            let message = "'float' object cannot be interpreted as an integer";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let fd = number::to_c_long(thread, fileno)?;
        if fd < 0 {
            return Err(raise!(thread, VALUE_ERROR, "negative file descriptor"));
        }
        let Ok(fd) = i32::try_from(fd) else {
            return Err(os_error(thread, libc::EBADF));
        };
        let own = match sys::own_address(fd) {
            Ok(address) => Some(address),
            // A closed or wrong descriptor is no socket, whatever was told.
            Err(number) if family == -1 || matches!(number, libc::EBADF | libc::ENOTSOCK) => {
                return Err(os_error(thread, number));
            }
            Err(_) => None,
        };
        let asked = |told: i32, option: i32| match told {
            -1 => sys::option(fd, libc::SOL_SOCKET, option),
            told => Ok(told),
        };
        let family = match (family, own) {
            (-1, Some(own)) => own.family(),
            (family, _) => family,
        };
        let kind = asked(kind, libc::SO_TYPE).map_err(|number| os_error(thread, number))?;
        let protocol =
            asked(protocol, libc::SO_PROTOCOL).map_err(|number| os_error(thread, number))?;
        self.set_up(thread, fd, family, kind, protocol)
    }
}

#[slots]
impl Socket {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, Self::blank)
    }

    /// !socket(family=-1, type=-1, proto=-1, fileno=None)
    fn tp_init(
        &self,
        thread: &Thread,
        family: Option<i32>,
        kind: Option<i32>,
        proto: Option<i32>,
        fileno: Option<&Object>,
    ) -> Fallible {
        let told = (family.unwrap_or(-1), kind.unwrap_or(-1), proto.unwrap_or(-1));
        if audit::is_watched(thread) {
            let [family, kind, protocol] =
                [told.0, told.1, told.2].map(|it| thread.new_int(it.into()));
            let (family, kind, protocol) = (family?, kind?, protocol?);
            audit::audit(thread, "socket.__new__", &[self.as_object(), &family, &kind, &protocol])?;
        }
        if let Some(fileno) = fileno.filter(|fileno| !fileno.is_none()) {
            return self.adopt(thread, fileno, told);
        }
        let or = |told: i32, default: i32| if told == -1 { default } else { told };
        let family = or(told.0, libc::AF_INET);
        let kind = or(told.1, libc::SOCK_STREAM);
        let protocol = or(told.2, 0);
        let fd = thread.without_lock(|| sys::socket(family, kind, protocol));
        let fd = fd.map_err(|number| os_error(thread, number))?;
        self.set_up(thread, fd, family, kind, protocol).inspect_err(|_| {
            // Nobody else knows it.
            let _ = sys::close(fd);
        })
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let (fd, family) = (self.fd.get(), self.family.get());
        let (kind, protocol) = (self.kind.get(), self.protocol.get());
        let text =
            format!("<socket object, fd={fd}, family={family}, type={kind}, proto={protocol}>");
        Str::new(thread, &text)
    }

    fn tp_finalize(&self, thread: &Thread) {
        if self.fd.get() < 0 {
            return;
        }
        crate::warn_unclosed(thread, self.as_object(), "socket", "");
        let fd = self.fd.replace(-1);
        if fd >= 0 {
            // Nobody can be told.
            let _ = thread.without_lock(|| sys::close(fd));
        }
    }
}
