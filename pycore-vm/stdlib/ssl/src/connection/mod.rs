//! `_SSLSocket`: a connection, over a socket or over memory.
//!
//! `engine` is rustls with the records that come and go; `ends` is where they come from and go to; `drive` brings the two together and
//! waits; `hello` answers what a client says first; `watch` tells of messages; `methods` and `peer` are what programs see.

mod drive;
mod ends;
mod engine;
mod failure;
mod hello;
mod methods;
mod peer;
mod watch;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::call;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::weakref::{REFERENCE, WeakReference};
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Place, Thread, raise, static_type};

use crate::context::SslContext;
use crate::session::{SessionFacts, SslSession};
use crate::verify::{Host, Verifier};
pub(crate) use ends::Ends;
use engine::Engine;
use watch::Log;

/// A connection.
#[repr(C)]
pub(crate) struct SslConnection {
    object: Object,
    context: Place<SslContext>,
    ends: Ends,
    /// A weak reference to what programs know the connection by.
    owner: Place,
    server_side: bool,
    /// Whom a client wants.
    host: Option<String>,
    engine: RefCell<Engine>,
    /// The session that a client wants to go on with.
    wanted: Place<SslSession>,
    /// What the session of this connection is.
    session: RefCell<Option<SessionFacts>>,
    verifier: RefCell<Option<Arc<Verifier>>>,
    /// The chain of the other side that was believed.
    chain: RefCell<Option<Vec<Arc<crate::certificate::Facts>>>>,
    /// Suites that both sides have: those of a client's that its server has, too.
    shared: RefCell<Vec<&'static crate::ciphers::Cipher>>,
    /// Whether the handshake has begun, and whether its end has been counted.
    begun: Cell<bool>,
    counted: Cell<bool>,
}

static_type! {
    /// The type of connections.
    pub(crate) static CONNECTION: SslConnection = {
        name: "_ssl._SSLSocket",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        methods: SslConnection::METHODS,
        more_methods: &[SslConnection::PEER],
        getsets: SslConnection::PEER_GETSETS,
    };
}

impl Trace for SslConnection {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.context.trace(tracer);
        self.ends.trace(tracer);
        self.owner.trace(tracer);
        self.wanted.trace(tracer);
    }

    fn clear(&self) {
        // The context stays: nothing else would be known of the connection.
        self.ends.clear();
        drop(self.owner.take());
        drop(self.wanted.take());
    }
}

/// A weak reference to an object.
fn weak(thread: &Thread, object: &Object) -> Fallible<Owned> {
    call::call(thread, REFERENCE.get().as_object(), &[object])
}

/// What a weak reference leads to.
fn strong(place: &Place) -> Option<Owned> {
    place.get()?.downcast_ref::<WeakReference>()?.get()
}

impl SslConnection {
    pub(crate) fn of(
        thread: &Thread,
        context: &SslContext,
        ends: Ends,
        server_side: bool,
        host: Option<String>,
    ) -> Fallible<Owned<Self>> {
        let mut engine = Engine::new(server_side);
        if context.msg_callback.is_set() {
            engine.log = Some(Log::default());
        }
        thread.new_object(|object| Self {
            object,
            context: Place::new(Owned::share(context)),
            ends,
            owner: Place::empty(),
            server_side,
            host,
            engine: RefCell::new(engine),
            wanted: Place::empty(),
            session: RefCell::new(None),
            verifier: RefCell::new(None),
            chain: RefCell::new(None),
            shared: RefCell::default(),
            begun: Cell::new(false),
            counted: Cell::new(false),
        })
    }

    /// Tells what programs know the connection by.
    pub(crate) fn set_owner_of(&self, thread: &Thread, owner: &Object) -> Fallible {
        self.owner.set(weak(thread, owner)?);
        Ok(())
    }

    /// Tells which session to go on with.
    pub(crate) fn set_session_of(&self, thread: &Thread, session: &Object) -> Fallible {
        let Some(session) = session.downcast::<SslSession>() else {
            return Err(raise!(thread, TYPE_ERROR, "Value is not a SSLSession."));
        };
        if !session.is_of(&*self.own_context(thread)?) {
            let message = "Session refers to a different SSLContext.";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if self.server_side {
            let message = "Cannot set session for server-side SSLSocket.";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if self.begun.get() {
            let message = "Cannot set session after handshake.";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        self.wanted.set(Owned::share(session));
        Ok(())
    }

    fn own_context(&self, thread: &Thread) -> Fallible<Owned<SslContext>> {
        self.context
            .get()
            .ok_or_else(|| crate::errors::raise_message(thread, "the connection has no context"))
    }

    /// What programs know the connection by: what they have told, the socket, or the connection.
    fn known_by(&self) -> Option<Owned> {
        match self.owner.is_set() {
            true => strong(&self.owner),
            false => self.ends.socket_object().or_else(|| Some(Owned::share(self.as_object()))),
        }
    }

    fn wanted_host(&self) -> Option<Host> {
        self.host.as_deref().map(Host::of)
    }
}
