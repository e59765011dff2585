//! Records through the ends of a connection, with waiting.

use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use pycore_objects::{Fallible, Raised, Thread, raise};
use pycore_stdlib_system::socket::layers::Moved;
use rustls::ClientConnection;
use rustls::client::ResolvesClientCert;
use rustls::pki_types::ServerName;

use super::SslConnection;
use super::ends::Open;
use super::engine::{Broken, Next, Wrong};
use super::failure;
use crate::constants::OP_IGNORE_UNEXPECTED_EOF;
use crate::context::NoConfig;
use crate::errors::{Class, Failure, unexpected_end};
use crate::functions::random;
use crate::session::{SessionFacts, SessionStore};
use crate::verify::{Host, Verifier};

/// What a call of the program is for, for its messages.
#[derive(Clone, Copy)]
pub(super) struct Call {
    /// Lines of CPython's source that messages name: when something fails, and when the socket is gone.
    pub(super) line: u32,
    pub(super) gone_line: u32,
    /// What is said when it takes too long.
    pub(super) late: &'static str,
}

pub(super) const HANDSHAKE: Call =
    Call { line: 1130, gone_line: 1064, late: "_ssl.c:1112: The handshake operation timed out" };
pub(super) const READ: Call =
    Call { line: 2778, gone_line: 2690, late: "The read operation timed out" };
pub(super) const WRITE: Call =
    Call { line: 2616, gone_line: 2538, late: "The write operation timed out" };
pub(super) const SHUTDOWN: Call =
    Call { line: 2906, gone_line: 2825, late: "The read operation timed out" };

/// What comes in.
pub(super) enum Came {
    /// A whole record, which has been worked on.
    Record,
    /// The end of all.
    End,
}

/// A call that is under way.
pub(super) struct Driver<'a> {
    connection: &'a SslConnection,
    thread: &'a Thread,
    open: Open,
    call: Call,
    deadline: Option<Instant>,
}

impl<'a> Driver<'a> {
    pub(super) fn new(
        connection: &'a SslConnection,
        thread: &'a Thread,
        call: Call,
    ) -> Fallible<Self> {
        let open = connection.ends.open(thread, call.gone_line)?;
        let deadline = match &open {
            Open::Socket(socket) => socket.end_of_patience(),
            Open::Memory { .. } => None,
        };
        Ok(Self { connection, thread, open, call, deadline })
    }

    /// Waits until the socket is ready; raises if it may not, or waits in vain.
    fn wait(&self, write: bool) -> Fallible {
        if let Open::Socket(socket) = &self.open
            && !socket.never_waits()
        {
            if socket.wait_until(self.thread, write, self.deadline)? {
                return Ok(());
            }
            let late =
                if write && self.call.line == SHUTDOWN.line { WRITE.late } else { self.call.late };
            return Err(raise!(self.thread, TIMEOUT_ERROR, "{late}"));
        }
        let (class, text) = match write {
            true => (Class::WantWrite, "The operation did not complete (write)"),
            false => (Class::WantRead, "The operation did not complete (read)"),
        };
        Err(Failure::plain(class, text).raise(self.thread, self.call.line))
    }

    /// Sends as much as goes without waiting; says whether all has gone.
    fn send(&self) -> Fallible<bool> {
        let mut engine = self.connection.engine.borrow_mut();
        while !engine.unsent().is_empty() {
            match self.open.send(self.thread, engine.unsent())? {
                Moved::Bytes(count) => engine.sent(count),
                Moved::Blocked => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Sends all that has to go out.
    pub(super) fn flush(&self) -> Fallible {
        self.connection.tell(self.thread)?;
        while !self.send()? {
            self.wait(true)?;
        }
        Ok(())
    }

    /// Sends what goes, when something else is to be raised.
    fn flush_quietly(&self) {
        if let Err(raised) = self.send() {
            self.thread.clear_exception(raised);
        }
    }

    /// Sends what a record asks for, as far as it goes: a connection that is read from need not be one that can be written to.
    pub(super) fn answer_quietly(&self) {
        self.flush_quietly();
    }

    /// Raises what has gone wrong, after telling the other side.
    #[cold]
    pub(super) fn fail(&self, wrong: &Wrong) -> Raised {
        self.flush_quietly();
        let fault = self.connection.decide();
        let host = self.connection.wanted_host();
        failure::raise(self.thread, wrong, fault, host.as_ref(), self.call.line)
    }

    /// Lets a record come, and works on it.
    pub(super) fn receive(&self) -> Fallible<Came> {
        // Records are as long as this at most.
        let mut room = [0; 1 << 14];
        loop {
            let missing = self.connection.engine.borrow().missing();
            if missing == 0 {
                break;
            }
            let count = missing.min(room.len());
            match self.open.receive(self.thread, &mut room[..count])? {
                Moved::Bytes(0) => return Ok(Came::End),
                Moved::Bytes(count) => {
                    let taken = self.connection.engine.borrow_mut().take(&room[..count]);
                    taken.map_err(|wrong| self.fail(&wrong))?;
                }
                Moved::Blocked => self.wait(false)?,
            }
        }
        let processed = self.connection.engine.borrow_mut().process();
        processed.map_err(|wrong| self.fail(&wrong))?;
        self.connection.tell(self.thread)?;
        self.connection.decide();
        Ok(Came::Record)
    }

    /// The other side has gone without saying so: raises that, unless the context says that it does not matter.
    pub(super) fn ended(&self) -> Fallible {
        let context = self.connection.own_context(self.thread)?;
        let ignored = context.settings.borrow().options & OP_IGNORE_UNEXPECTED_EOF != 0;
        let mut engine = self.connection.engine.borrow_mut();
        if ignored && !engine.is_within_record() && engine.next() == Next::Done {
            engine.close_received = true;
            return Ok(());
        }
        engine.broken = Some(Broken::ByUs);
        drop(engine);
        Err(unexpected_end().raise(self.thread, self.call.line))
    }

    /// Goes on with the handshake until it is over.
    pub(super) fn shake(&self) -> Fallible {
        let connection = self.connection;
        loop {
            let (next, broken) = {
                let engine = connection.engine.borrow();
                (engine.next(), engine.broken)
            };
            if broken.is_some_and(|broken| next != Next::Done || broken == Broken::ByUs) {
                let text = "EOF occurred in violation of protocol";
                return Err(Failure::plain(Class::Eof, text).raise(self.thread, self.call.line));
            }
            match next {
                Next::Begin => self.begin()?,
                Next::Answer => {
                    connection.answer(self.thread)?.map_err(|wrong| self.fail(&wrong))?;
                }
                Next::Receive => {
                    self.flush()?;
                    connection.count_begin(self.thread)?;
                    if let Came::End = self.receive()? {
                        self.ended()?;
                    }
                }
                Next::Done => {
                    self.flush()?;
                    return connection.count_end(self.thread);
                }
            }
        }
    }

    /// Begins as a client.
    fn begin(&self) -> Fallible {
        let (connection, thread) = (self.connection, self.thread);
        connection.count_begin(thread)?;
        let context = connection.own_context(thread)?;
        let settings = context.settings.borrow();
        let host = connection.wanted_host();
        let own = settings.verifier(false, host.as_ref());
        let facts = match connection.wanted.get() {
            Some(session) => resumed(&session.facts, own, settings.keys.clone()),
            None => SessionFacts {
                id: random(thread)?,
                began: now(),
                store: Arc::default(),
                verifier: Arc::new(own),
                keys: settings.keys.clone(),
            },
        };
        *connection.verifier.borrow_mut() = Some(Arc::clone(&facts.verifier));
        // rustls wants to know whom a client wants even if it does not say so.
        let name = match &host {
            Some(Host::Name(name)) => ServerName::try_from(name.clone()).ok(),
            _ => None,
        };
        let sent = name.is_some();
        let nobody = || ServerName::IpAddress(std::net::IpAddr::from([0; 4]).into());
        let config = settings.client(
            Arc::clone(&facts.verifier),
            facts.keys.clone(),
            facts.store.clone(),
            sent,
        );
        let config = config.map_err(|NoConfig| {
            self.fail(&Wrong::Reason("NO_PROTOCOLS_AVAILABLE", "no protocols available"))
        })?;
        let made = ClientConnection::new(Arc::new(config), name.unwrap_or_else(nobody));
        let made = made.map_err(|error| self.fail(&error.into()))?;
        connection.engine.borrow_mut().begin(made);
        *connection.session.borrow_mut() = Some(facts);
        Ok(())
    }
}

/// What a connection starts from that goes on with a session. rustls does so only where the same ones decide and answer; they are kept
/// where nothing has changed since.
fn resumed(
    former: &SessionFacts,
    verifier: Verifier,
    keys: Arc<dyn ResolvesClientCert>,
) -> SessionFacts {
    let is_same = former.verifier.is_like(&verifier) && Arc::ptr_eq(&former.keys, &keys);
    SessionFacts {
        id: former.id,
        began: former.began,
        store: if is_same { Arc::clone(&former.store) } else { Arc::<SessionStore>::default() },
        verifier: if is_same { Arc::clone(&former.verifier) } else { Arc::new(verifier) },
        keys: if is_same { former.keys.clone() } else { keys },
    }
}

/// Seconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

impl SslConnection {
    /// Takes over what has been decided about the other side's certificate; gives the fault, if there is one.
    fn decide(&self) -> Option<crate::verify::Fault> {
        let verifier = self.verifier.borrow();
        let outcome = verifier.as_ref()?.take_outcome();
        if outcome.chain.is_some() {
            *self.chain.borrow_mut() = outcome.chain;
        }
        outcome.fault
    }

    fn count_begin(&self, thread: &Thread) -> Fallible {
        if !self.begun.replace(true) {
            let context = self.own_context(thread)?;
            let counts = &context.counts;
            let count = if self.server_side { &counts.accept } else { &counts.connect };
            count.set(count.get() + 1);
        }
        Ok(())
    }

    fn count_end(&self, thread: &Thread) -> Fallible {
        if !self.counted.replace(true) {
            let context = self.own_context(thread)?;
            let counts = &context.counts;
            let count = if self.server_side { &counts.accept_good } else { &counts.connect_good };
            count.set(count.get() + 1);
            let engine = self.engine.borrow();
            if engine.is_resumed() {
                counts.hits.set(counts.hits.get() + 1);
            } else if self.wanted.is_set()
                && let Some(facts) = &mut *self.session.borrow_mut()
            {
                // It was not gone on with: this is another one.
                facts.id = random(thread)?;
                facts.began = now();
            }
        }
        Ok(())
    }
}
