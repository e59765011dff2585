//! What a connection knows of itself and of the other side.

use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};
use rustls::ProtocolVersion;
use std::sync::Arc;

use super::{SslConnection, strong};
use crate::certificate::{Certificate, Facts, info};
use crate::ciphers::{self, Cipher};
use crate::constants::CERT_NONE;
use crate::context::SslContext;
use crate::session::SslSession;

/// A cipher as programs see it.
fn triple(thread: &Thread, cipher: &Cipher) -> Fallible<Owned> {
    let parts = [
        thread.new_str(cipher.name)?,
        thread.new_str(cipher.protocol)?,
        thread.new_int(cipher.bits.into())?,
    ];
    Ok(Tuple::pack(thread, parts)?.into_object())
}

impl SslConnection {
    /// The certificates that the other side has sent.
    fn sent_chain(&self) -> Option<Vec<Vec<u8>>> {
        let engine = self.engine.borrow();
        let chain = engine.connection()?.peer_certificates()?;
        Some(chain.iter().map(|der| der.to_vec()).collect())
    }
}

fn certificates(thread: &Thread, chain: impl Iterator<Item = Arc<Facts>>) -> Fallible<Owned<List>> {
    let list = List::new(thread)?;
    for facts in chain {
        list.push(thread, Certificate::of(thread, facts)?.into_object())?;
    }
    Ok(list)
}

#[methods(name = PEER)]
impl SslConnection {
    /// cipher($self, /)
    ///
    /// The suite of ciphers in use: its name, the protocol, and how many bits the key has.
    fn cipher(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let suite = {
            let engine = self.engine.borrow();
            let suite = engine.established().and_then(|one| one.negotiated_cipher_suite());
            suite.and_then(|suite| ciphers::of_suite(suite.suite()))
        };
        suite.map(|cipher| triple(thread, cipher)).transpose()
    }

    /// shared_ciphers($self, /)
    ///
    /// The suites of ciphers that a client has offered and its server has, too.
    fn shared_ciphers(&self, thread: &Thread) -> Fallible<Option<Owned<List>>> {
        let shared = self.shared.borrow().clone();
        if shared.is_empty() {
            return Ok(None);
        }
        let list = List::new(thread)?;
        for cipher in shared {
            list.push(thread, triple(thread, cipher)?)?;
        }
        Ok(Some(list))
    }

    /// version($self, /)
    ///
    /// The version of the protocol in use.
    fn version(&self) -> Option<&'static str> {
        let engine = self.engine.borrow();
        match engine.established()?.protocol_version()? {
            ProtocolVersion::TLSv1_3 => Some("TLSv1.3"),
            ProtocolVersion::TLSv1_2 => Some("TLSv1.2"),
            _ => None,
        }
    }

    /// compression($self, /)
    ///
    /// `None`: nothing is compressed.
    fn compression(&self, thread: &Thread) -> Owned {
        thread.none()
    }

    /// selected_alpn_protocol($self, /)
    ///
    /// The protocol that is spoken within.
    fn selected_alpn_protocol(&self) -> Option<String> {
        let engine = self.engine.borrow();
        let name = engine.connection()?.alpn_protocol()?;
        Some(String::from_utf8_lossy(name).into_owned())
    }

    /// getpeercert($self, der=False, /)
    ///
    /// The certificate of the other side: bytes, or if it has been verified what it says, as a dict.
    fn getpeercert(&self, thread: &Thread, der: Option<bool>) -> Fallible<Option<Owned>> {
        if self.engine.borrow().established().is_none() {
            return Err(raise!(thread, VALUE_ERROR, "handshake not done yet"));
        }
        let Some(first) = self.sent_chain().and_then(|chain| chain.into_iter().next()) else {
            return Ok(None);
        };
        if der == Some(true) {
            return Ok(Some(Bytes::new(thread, &first)?.into_object()));
        }
        let unverified = self.own_context(thread)?.settings.borrow().verify_mode == CERT_NONE;
        match Facts::parse(&first) {
            Some(facts) if !unverified => Ok(Some(info(thread, &facts)?.into_object())),
            _ => Ok(Some(pycore_objects::types::dict::Dict::new(thread)?.into_object())),
        }
    }

    /// get_verified_chain($self, /)
    ///
    /// The certificates from that of the other side to one that is trusted.
    fn get_verified_chain(&self, thread: &Thread) -> Fallible<Option<Owned<List>>> {
        let chain = self.chain.borrow().clone();
        chain.map(|chain| certificates(thread, chain.into_iter())).transpose()
    }

    /// get_unverified_chain($self, /)
    ///
    /// The certificates that the other side has sent.
    fn get_unverified_chain(&self, thread: &Thread) -> Fallible<Option<Owned<List>>> {
        let Some(chain) = self.sent_chain() else { return Ok(None) };
        let facts = chain.iter().filter_map(|der| Facts::parse(der)).map(Arc::new);
        Ok(Some(certificates(thread, facts)?))
    }

    /// get_channel_binding($self, /, cb_type='tls-unique')
    ///
    /// What binds other proofs to the connection; no type of it is supported when there is one.
    fn get_channel_binding(&self, thread: &Thread, cb_type: Option<&Str>) -> Fallible<Owned> {
        let name = cb_type.map_or("tls-unique".to_owned(), Str::to_string_lossy);
        if name == "tls-unique" && self.engine.borrow().established().is_none() {
            return Ok(thread.none());
        }
        let message = "channel binding type not implemented";
        Err(raise!(thread, VALUE_ERROR, "'{name}' {message}"))
    }

    /// What the connection has in common with others.
    #[getter]
    fn context(&self, thread: &Thread) -> Fallible<Owned> {
        Ok(self.own_context(thread)?.into_object())
    }

    #[setter]
    fn set_context(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else {
            return Err(crate::errors::not_deletable(thread, "_ssl._SSLSocket", "context"));
        };
        let Some(context) = value.downcast::<SslContext>() else {
            return Err(raise!(thread, TYPE_ERROR, "The value must be a SSLContext"));
        };
        self.context.set(Owned::share(context));
        Ok(())
    }

    /// Whether this side is the server.
    #[getter]
    fn server_side(&self) -> bool {
        self.server_side
    }

    /// Whom a client wants.
    #[getter]
    fn server_hostname(&self) -> Option<String> {
        self.host.clone()
    }

    /// What programs know the connection by, as long as it is there.
    #[getter]
    fn owner(&self) -> Option<Owned> {
        strong(&self.owner)
    }

    #[setter]
    fn set_owner(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        match value {
            Some(owner) => self.set_owner_of(thread, owner),
            None => Err(crate::errors::not_deletable(thread, "_ssl._SSLSocket", "owner")),
        }
    }

    /// What a client has agreed on with its server, by which it can go on in another connection.
    #[getter]
    fn session(&self, thread: &Thread) -> Fallible<Option<Owned<SslSession>>> {
        if self.server_side || self.engine.borrow().established().is_none() {
            return Ok(self.wanted.get());
        }
        let facts = self.session.borrow().clone();
        let context = self.own_context(thread)?;
        facts.map(|facts| SslSession::of(thread, facts, context)).transpose()
    }

    #[setter]
    fn set_session(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        match value {
            Some(session) => self.set_session_of(thread, session),
            None => Err(crate::errors::not_deletable(thread, "_ssl._SSLSocket", "session")),
        }
    }

    /// Whether an earlier session is gone on with.
    #[getter]
    fn session_reused(&self) -> bool {
        self.engine.borrow().is_resumed()
    }
}
