//! rustls, with the records that come and go. Nothing here waits, or knows objects.

use rustls::server::{Accepted, Acceptor};
use rustls::{ClientConnection, Connection, Error, HandshakeKind, ServerConfig};
use std::io::Read;
use std::sync::Arc;

use super::watch::Log;

/// Bytes in front of a record: its kind, the version, and how long it is.
const HEAD: usize = 5;
/// Bytes of a record at most, with all that encryption may add.
const LONGEST_RECORD: usize = 16_384 + 2048;
/// Bytes of data in a record at most.
pub(super) const LONGEST_PART: usize = 16_384;

const ALERT: u8 = 21;
const RECORD_OVERFLOW: u8 = 22;

/// How far the connection is.
enum State {
    /// A client that has said nothing.
    Silent,
    /// A server that has heard nothing.
    Listening(Box<Acceptor>),
    /// A server that has heard what the client wants, and has to answer.
    Asked(Box<Accepted>),
    Running(Box<Connection>),
    /// In between, and for good after a failure before there was an answer.
    None,
}

/// What goes wrong with records.
pub(super) enum Wrong {
    /// rustls says so.
    Protocol(Error),
    /// A reason, with its words.
    Reason(&'static str, &'static str),
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        Self::Protocol(error)
    }
}

/// What a connection that has failed is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The other side has said that it ends.
    ByPeer,
    /// This side has.
    ByUs,
}

/// What comes next in a handshake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Begin,
    Answer,
    Receive,
    Done,
}

/// The machine.
pub(super) struct Engine {
    state: State,
    /// The record that is coming in, as far as it has come.
    record: Vec<u8>,
    /// Whether a whole record has come.
    heard: bool,
    /// What goes out, and how much of it has gone.
    outgoing: Vec<u8>,
    gone: usize,
    /// Bytes of data that can be read.
    readable: usize,
    /// Bytes of the program's data that are encrypted and have not been reported as written.
    pub(super) unreported: usize,
    pub(super) close_received: bool,
    pub(super) close_sent: bool,
    pub(super) broken: Option<Broken>,
    /// What comes and goes, if the program watches.
    pub(super) log: Option<Log>,
}

impl Engine {
    pub(super) fn new(server_side: bool) -> Self {
        let state = if server_side { State::Listening(Box::default()) } else { State::Silent };
        Self {
            state,
            record: Vec::new(),
            heard: false,
            outgoing: Vec::new(),
            gone: 0,
            readable: 0,
            unreported: 0,
            close_received: false,
            close_sent: false,
            broken: None,
            log: None,
        }
    }

    /// What comes next in the handshake.
    pub(super) fn next(&self) -> Next {
        match &self.state {
            State::Silent => Next::Begin,
            State::Listening(_) | State::None => Next::Receive,
            State::Asked(_) => Next::Answer,
            State::Running(connection) if connection.is_handshaking() => Next::Receive,
            State::Running(_) => Next::Done,
        }
    }

    /// The connection, when it has begun.
    pub(super) fn connection(&self) -> Option<&Connection> {
        match &self.state {
            State::Running(connection) => Some(connection),
            _ => None,
        }
    }

    /// The connection, when the handshake is over.
    pub(super) fn established(&self) -> Option<&Connection> {
        self.connection().filter(|connection| !connection.is_handshaking())
    }

    /// Whether the handshake has continued an earlier session.
    pub(super) fn is_resumed(&self) -> bool {
        self.connection().and_then(|one| one.handshake_kind()) == Some(HandshakeKind::Resumed)
    }

    /// Begins as a client.
    pub(super) fn begin(&mut self, connection: ClientConnection) {
        self.state = State::Running(Box::new(connection.into()));
        self.collect();
    }

    /// What the client has said.
    pub(super) fn hello(&self) -> Option<&Accepted> {
        match &self.state {
            State::Asked(accepted) => Some(accepted),
            _ => None,
        }
    }

    /// Answers the client.
    pub(super) fn answer(&mut self, config: ServerConfig) -> Result<(), Wrong> {
        let State::Asked(accepted) = std::mem::replace(&mut self.state, State::None) else {
            return Ok(());
        };
        match accepted.into_connection(Arc::new(config)) {
            Ok(connection) => {
                self.state = State::Running(Box::new(connection.into()));
                self.collect();
                Ok(())
            }
            Err((error, mut alert)) => {
                // Writing to memory cannot fail.
                let _ = alert.write_all(&mut self.outgoing);
                self.broken = Some(Broken::ByUs);
                Err(error.into())
            }
        }
    }

    /// Ends the connection before there are keys, and tells the other side why.
    pub(super) fn refuse(&mut self, alert: u8) {
        self.outgoing.extend_from_slice(&[ALERT, 3, 3, 0, 2, 2, alert]);
        self.broken = Some(Broken::ByUs);
        self.state = State::None;
    }

    /// How many bytes the record needs that is coming in; none when it is there.
    pub(super) fn missing(&self) -> usize {
        match self.record.get(3..HEAD) {
            None => HEAD - self.record.len(),
            Some(length) => {
                let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
                (HEAD + length).saturating_sub(self.record.len())
            }
        }
    }

    /// Whether a record has begun to come in.
    pub(super) fn is_within_record(&self) -> bool {
        !self.record.is_empty()
    }

    /// Takes bytes that have come.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<(), Wrong> {
        let before = self.record.len();
        self.record.extend_from_slice(bytes);
        if before < HEAD && self.record.len() >= HEAD {
            self.check_head()?;
        }
        Ok(())
    }

    /// Whether what comes can be a record at all.
    fn check_head(&mut self) -> Result<(), Wrong> {
        let head = &self.record[..HEAD];
        let wrong = match head {
            b"GET /" | b"POST " | b"HEAD " | b"PUT /" if !self.heard => {
                Wrong::Reason("HTTP_REQUEST", "http request")
            }
            b"CONNE" if !self.heard => Wrong::Reason("HTTPS_PROXY_REQUEST", "https proxy request"),
            [20..=24, 3, ..] => {
                if self.missing() <= LONGEST_RECORD {
                    return Ok(());
                }
                self.outgoing.extend_from_slice(&[ALERT, 3, 3, 0, 2, 2, RECORD_OVERFLOW]);
                Wrong::Reason("RECORD_LAYER_FAILURE", "record layer failure")
            }
            _ => Wrong::Reason("WRONG_VERSION_NUMBER", "wrong version number"),
        };
        self.broken = Some(Broken::ByUs);
        Err(wrong)
    }

    /// Works on the record that has come.
    pub(super) fn process(&mut self) -> Result<(), Wrong> {
        let record = std::mem::take(&mut self.record);
        self.heard = true;
        if let Some(log) = &mut self.log {
            log.came(&record);
        }
        let result = self.process_record(&record);
        self.collect();
        if let Err(wrong) = &result {
            let by_peer = matches!(wrong, Wrong::Protocol(Error::AlertReceived(_)));
            self.broken = Some(if by_peer { Broken::ByPeer } else { Broken::ByUs });
        }
        result
    }

    fn process_record(&mut self, mut record: &[u8]) -> Result<(), Wrong> {
        match std::mem::replace(&mut self.state, State::None) {
            State::Listening(mut acceptor) => {
                while !record.is_empty() {
                    if acceptor.read_tls(&mut record).is_err() {
                        return Err(Wrong::Reason("BAD_LENGTH", "bad length"));
                    }
                }
                match acceptor.accept() {
                    Ok(Some(accepted)) => self.state = State::Asked(Box::new(accepted)),
                    Ok(None) => self.state = State::Listening(acceptor),
                    Err((error, mut alert)) => {
                        // Writing to memory cannot fail.
                        let _ = alert.write_all(&mut self.outgoing);
                        return Err(error.into());
                    }
                }
                Ok(())
            }
            State::Running(mut connection) => {
                let mut result = Ok(());
                while !record.is_empty() && result.is_ok() {
                    result = match connection.read_tls(&mut record) {
                        Ok(_) => {
                            connection.process_new_packets().map_err(Wrong::from).map(|state| {
                                self.readable = state.plaintext_bytes_to_read();
                                self.close_received = state.peer_has_closed();
                            })
                        }
                        Err(_) => Err(Wrong::Reason("BAD_LENGTH", "bad length")),
                    };
                }
                self.state = State::Running(connection);
                result
            }
            other => {
                self.state = other;
                Err(Wrong::Reason("UNEXPECTED_MESSAGE", "unexpected message"))
            }
        }
    }

    /// Moves what rustls wants to be sent to the rest that goes out.
    fn collect(&mut self) {
        if self.gone == self.outgoing.len() {
            self.outgoing.clear();
            self.gone = 0;
        }
        let before = self.outgoing.len();
        if let State::Running(connection) = &mut self.state {
            while connection.wants_write() {
                // Writing to memory cannot fail.
                if connection.write_tls(&mut self.outgoing).is_err() {
                    break;
                }
            }
        }
        if let Some(log) = &mut self.log {
            log.go(&self.outgoing[before..]);
        }
    }

    /// What has to go out.
    pub(super) fn unsent(&self) -> &[u8] {
        &self.outgoing[self.gone..]
    }

    /// So many bytes of it have gone.
    pub(super) fn sent(&mut self, count: usize) {
        self.gone = (self.gone + count).min(self.outgoing.len());
        if self.gone == self.outgoing.len() {
            self.outgoing.clear();
            self.gone = 0;
        }
    }

    /// Bytes of data that can be read without another record.
    pub(super) fn readable(&self) -> usize {
        self.readable
    }

    /// Reads data that has come.
    pub(super) fn read(&mut self, room: &mut [u8]) -> usize {
        let State::Running(connection) = &mut self.state else { return 0 };
        // What can be read is there, so that neither can waiting be asked for nor the end come.
        let count = connection.reader().read(room).unwrap_or(0);
        self.readable = self.readable.saturating_sub(count);
        count
    }

    /// Encrypts a part of data, so that it can go out.
    pub(super) fn write(&mut self, part: &[u8]) {
        use std::io::Write;
        if let State::Running(connection) = &mut self.state {
            connection.set_buffer_limit(None);
            // The memory has no limit.
            let _ = connection.writer().write_all(part);
        }
        self.collect();
    }

    /// Says that this side has no more to say.
    pub(super) fn close(&mut self) {
        if let State::Running(connection) = &mut self.state {
            connection.send_close_notify();
        }
        self.close_sent = true;
        self.collect();
    }
}
