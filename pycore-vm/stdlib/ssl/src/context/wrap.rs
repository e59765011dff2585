//! From contexts to connections.

use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};
use pycore_stdlib_system::socket::object::Socket;

use super::SslContext;
use crate::bio::MemoryBio;
use crate::connection::{Ends, SslConnection};
use crate::constants::{PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER};
use crate::errors::{Class, Failure};

const SERVER_LINE: u32 = 908;
const CLIENT_LINE: u32 = 915;

/// What both ways of making a connection are told.
struct Request<'a> {
    server_side: bool,
    host: Option<&'a Object>,
    owner: Option<&'a Object>,
    session: Option<&'a Object>,
}

#[methods(name = WRAPPING)]
impl SslContext {
    /// _wrap_socket($self, /, sock, server_side, server_hostname=None, *,
    /// owner=None, session=None)
    ///
    /// A connection over a socket.
    fn _wrap_socket(
        &self,
        thread: &Thread,
        sock: &Socket,
        server_side: bool,
        server_hostname: Option<&Object>,
        owner: Option<&Object>,
        session: Option<&Object>,
    ) -> Fallible<Owned<SslConnection>> {
        let request = Request { server_side, host: server_hostname, owner, session };
        self.connect(thread, Ends::socket(thread, sock)?, &request)
    }

    /// _wrap_bio($self, /, incoming, outgoing, server_side,
    /// server_hostname=None, *, owner=None, session=None)
    ///
    /// A connection over memory.
    #[expect(clippy::too_many_arguments, reason = "Python's signature")]
    fn _wrap_bio(
        &self,
        thread: &Thread,
        incoming: &MemoryBio,
        outgoing: &MemoryBio,
        server_side: bool,
        server_hostname: Option<&Object>,
        owner: Option<&Object>,
        session: Option<&Object>,
    ) -> Fallible<Owned<SslConnection>> {
        let request = Request { server_side, host: server_hostname, owner, session };
        self.connect(thread, Ends::memory(incoming, outgoing), &request)
    }
}

impl SslContext {
    fn connect(
        &self,
        thread: &Thread,
        ends: Ends,
        request: &Request<'_>,
    ) -> Fallible<Owned<SslConnection>> {
        let host = match request.host.filter(|host| !host.is_none()) {
            Some(host) => Some(host_name(thread, host)?),
            None => None,
        };
        if request.server_side && host.as_deref().is_some_and(|host| !host.is_empty()) {
            let message = "server_hostname can only be specified in client mode";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if request.server_side && request.session.is_some_and(|session| !session.is_none()) {
            let message = "session can only be specified in client mode";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if self.settings.borrow().check_hostname && host.as_deref().is_none_or(str::is_empty) {
            return Err(raise!(thread, VALUE_ERROR, "check_hostname requires server_hostname"));
        }
        let protocol = self.settings.borrow().protocol;
        let wrong = |text: &str, line: u32| {
            let mut failure = Failure::plain(Class::General, text);
            failure.number = Some(0);
            Err(failure.raise(thread, line))
        };
        if request.server_side && protocol == PROTOCOL_TLS_CLIENT {
            let text = "Cannot create a server socket with a PROTOCOL_TLS_CLIENT context";
            return wrong(text, SERVER_LINE);
        }
        if !request.server_side && protocol == PROTOCOL_TLS_SERVER {
            let text = "Cannot create a client socket with a PROTOCOL_TLS_SERVER context";
            return wrong(text, CLIENT_LINE);
        }
        if host.as_deref().is_some_and(|host| host.is_empty() || host.starts_with('.')) {
            let message = "server_hostname cannot be an empty string or start with a leading dot.";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let connection = SslConnection::of(thread, self, ends, request.server_side, host)?;
        if let Some(owner) = request.owner.filter(|owner| !owner.is_none()) {
            connection.set_owner_of(thread, owner)?;
        }
        if let Some(session) = request.session.filter(|session| !session.is_none()) {
            connection.set_session_of(thread, session)?;
        }
        Ok(connection)
    }
}

/// The name of a machine, which has been encoded.
fn host_name(thread: &Thread, object: &Object) -> Fallible<String> {
    let text = if let Some(text) = object.downcast::<Str>() {
        match text.as_ascii() {
            Some(text) => text.to_owned(),
            None => {
                let view = text.view();
                let at = (0..view.len()).find(|&at| view.get(at).is_some_and(|c| c > 0x7f));
                let at = at.unwrap_or(0);
                let reason = "ordinal not in range(128)";
                return Err(pycore_objects::errors::raise_encode_error(
                    thread,
                    "ascii",
                    text,
                    at..at + 1,
                    reason,
                ));
            }
        }
    } else if let Some(bytes) = object.downcast::<pycore_objects::types::bytes::Bytes>() {
        String::from_utf8_lossy(bytes.as_slice()).into_owned()
    } else {
        let class = object.type_name();
        let message =
            "_wrap_socket() argument 'server_hostname' must be str, bytes or bytearray, not";
        return Err(raise!(thread, TYPE_ERROR, "{message} {class}"));
    };
    if text.contains('\0') {
        let class = object.type_name();
        let message = "argument must be encoded string without null bytes, not";
        return Err(raise!(thread, TYPE_ERROR, "{message} {class}"));
    }
    Ok(text)
}
