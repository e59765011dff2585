//! Where the records of a connection come from and go to.

use pycore_objects::core::Tracer;
use pycore_objects::{Fallible, ObjectLike, Owned, Place, Thread};
use pycore_stdlib_system::socket::layers::Moved;
use pycore_stdlib_system::socket::object::Socket;

use super::{strong, weak};
use crate::bio::MemoryBio;
use crate::errors::{Class, Failure, raise_message};

/// A socket, or memory for either direction.
pub(crate) struct Ends {
    /// A weak reference: the socket of a program often holds the connection.
    socket: Place,
    incoming: Place<MemoryBio>,
    outgoing: Place<MemoryBio>,
}

/// The ends while they are in use.
pub(super) enum Open {
    Socket(Owned<Socket>),
    Memory { incoming: Owned<MemoryBio>, outgoing: Owned<MemoryBio> },
}

impl Ends {
    pub(crate) fn socket(thread: &Thread, socket: &Socket) -> Fallible<Self> {
        let socket = Place::new(weak(thread, socket.as_object())?);
        Ok(Self { socket, incoming: Place::empty(), outgoing: Place::empty() })
    }

    pub(crate) fn memory(incoming: &MemoryBio, outgoing: &MemoryBio) -> Self {
        Self {
            socket: Place::empty(),
            incoming: Place::new(Owned::share(incoming)),
            outgoing: Place::new(Owned::share(outgoing)),
        }
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.socket.trace(tracer);
        self.incoming.trace(tracer);
        self.outgoing.trace(tracer);
    }

    pub(super) fn clear(&self) {
        drop((self.socket.take(), self.incoming.take(), self.outgoing.take()));
    }

    /// The ends, unless they are gone; the line is for the message.
    pub(super) fn open(&self, thread: &Thread, line: u32) -> Fallible<Open> {
        if let (Some(incoming), Some(outgoing)) = (self.incoming.get(), self.outgoing.get()) {
            return Ok(Open::Memory { incoming, outgoing });
        }
        let socket = strong(&self.socket).and_then(|socket| socket.downcast::<Socket>().ok());
        let Some(socket) = socket else {
            let mut failure = Failure::plain(Class::General, "Underlying socket connection gone");
            failure.number = Some(0);
            return Err(failure.raise(thread, line));
        };
        if socket.is_closed() {
            return Err(raise_message(thread, "Underlying socket has been closed."));
        }
        Ok(Open::Socket(socket))
    }

    /// The socket, if it is one and still there.
    pub(super) fn socket_object(&self) -> Option<Owned> {
        strong(&self.socket)
    }
}

impl Open {
    /// Takes bytes that have come; none are the end.
    pub(super) fn receive(&self, thread: &Thread, room: &mut [u8]) -> Fallible<Moved> {
        match self {
            Self::Socket(socket) => socket.receive_now(thread, room),
            Self::Memory { incoming, .. } => Ok(match incoming.take(room) {
                0 if !incoming.is_at_end() => Moved::Blocked,
                count => Moved::Bytes(count),
            }),
        }
    }

    /// Lets bytes go.
    pub(super) fn send(&self, thread: &Thread, bytes: &[u8]) -> Fallible<Moved> {
        match self {
            Self::Socket(socket) => socket.send_now(thread, bytes),
            Self::Memory { outgoing, .. } => {
                outgoing.put(thread, bytes)?;
                Ok(Moved::Bytes(bytes.len()))
            }
        }
    }
}
