//! `SSLSession`: what a client has agreed on with a server, so that it need not do so again.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Comparison;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, slots, static_type};
use rustls::NamedGroup;
use rustls::client::{
    ClientSessionStore, ResolvesClientCert, Tls12ClientSessionValue, Tls13ClientSessionValue,
};
use rustls::pki_types::ServerName;

use crate::context::SslContext;
use crate::verify::Verifier;

/// Tickets that are kept of one connection at most.
const TICKETS: usize = 8;

/// What is kept of connections that go on with each other, wherever they lead.
#[derive(Default)]
struct Kept {
    older: Option<Tls12ClientSessionValue>,
    tickets: VecDeque<Tls13ClientSessionValue>,
    group: Option<NamedGroup>,
}

/// Where rustls keeps what a connection may be resumed by.
#[derive(Default)]
pub(crate) struct SessionStore {
    kept: Mutex<Kept>,
}

impl SessionStore {
    fn with<R>(&self, work: impl FnOnce(&mut Kept) -> R) -> R {
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether there is anything to go on with.
    fn is_empty(&self) -> bool {
        self.with(|kept| kept.tickets.is_empty() && kept.older.is_none())
    }
}

impl fmt::Debug for SessionStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SessionStore").finish_non_exhaustive()
    }
}

impl ClientSessionStore for SessionStore {
    fn set_kx_hint(&self, _server_name: ServerName<'static>, group: NamedGroup) {
        self.with(|kept| kept.group = Some(group));
    }

    fn kx_hint(&self, _server_name: &ServerName<'_>) -> Option<NamedGroup> {
        self.with(|kept| kept.group)
    }

    fn set_tls12_session(&self, _server_name: ServerName<'static>, value: Tls12ClientSessionValue) {
        self.with(|kept| kept.older = Some(value));
    }

    fn tls12_session(&self, _server_name: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        self.with(|kept| kept.older.clone())
    }

    fn remove_tls12_session(&self, _server_name: &ServerName<'static>) {
        self.with(|kept| kept.older = None);
    }

    fn insert_tls13_ticket(
        &self,
        _server_name: ServerName<'static>,
        value: Tls13ClientSessionValue,
    ) {
        self.with(|kept| {
            if kept.tickets.len() == TICKETS {
                kept.tickets.pop_front();
            }
            kept.tickets.push_back(value);
        });
    }

    fn take_tls13_ticket(
        &self,
        _server_name: &ServerName<'static>,
    ) -> Option<Tls13ClientSessionValue> {
        self.with(|kept| kept.tickets.pop_back())
    }
}

/// What makes a session one: its own name, when it began, and by whom it was believed.
#[derive(Clone)]
pub(crate) struct SessionFacts {
    pub(crate) id: [u8; 32],
    pub(crate) began: i64,
    pub(crate) store: Arc<SessionStore>,
    /// rustls resumes only where the same ones decide and answer.
    pub(crate) verifier: Arc<Verifier>,
    pub(crate) keys: Arc<dyn ResolvesClientCert>,
}

/// A session.
#[repr(C)]
pub(crate) struct SslSession {
    object: Object,
    pub(crate) facts: SessionFacts,
    context: pycore_objects::Place<SslContext>,
}

static_type! {
    /// The type of sessions.
    pub(crate) static SESSION: SslSession = {
        name: "_ssl.SSLSession",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: SslSession::SLOTS,
        methods: SslSession::METHODS,
        getsets: SslSession::GETSETS,
    };
}

impl Trace for SslSession {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.context.trace(tracer);
    }

    fn clear(&self) {
        drop(self.context.take());
    }
}

impl SslSession {
    pub(crate) fn of(
        thread: &Thread,
        facts: SessionFacts,
        context: Owned<SslContext>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            facts,
            context: pycore_objects::Place::new(context),
        })
    }

    /// Whether the session is one of connections of a context.
    pub(crate) fn is_of(&self, context: &SslContext) -> bool {
        self.context.holds(context)
    }
}

#[slots]
impl SslSession {
    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let same = other.downcast::<Self>().map(|other| self.facts.id == other.facts.id);
        Ok(match (same, comparison) {
            (Some(same), Comparison::Equal) => thread.bool(same),
            (Some(same), Comparison::NotEqual) => thread.bool(!same),
            _ => thread.not_implemented(),
        })
    }
}

/// Seconds for which sessions can be resumed, as servers of this module say.
const LIFETIME: i64 = 7200;

#[methods]
impl SslSession {
    /// The session's name.
    #[getter]
    fn id(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &self.facts.id)
    }

    /// When the session began, in seconds since 1970.
    #[getter]
    fn time(&self) -> i64 {
        self.facts.began
    }

    /// Seconds for which the session can be resumed.
    #[getter]
    fn timeout(&self) -> i64 {
        LIFETIME
    }

    /// Whether the server has given a ticket.
    #[getter]
    fn has_ticket(&self) -> bool {
        !self.facts.store.is_empty()
    }

    /// Seconds for which the server means to know the ticket.
    #[getter]
    fn ticket_lifetime_hint(&self) -> i64 {
        if self.has_ticket() { LIFETIME } else { 0 }
    }
}
