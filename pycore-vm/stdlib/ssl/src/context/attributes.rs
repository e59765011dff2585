//! What a context can be asked and told.

use pycore_objects::errors::{DEPRECATION_WARNING, raise_io_error, warn};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::config::group;
use super::load::path_of;
use super::settings::KeyFile;
use super::{SslContext, deprecated};
use crate::ciphers;
use crate::constants::{
    CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED, OP_NO_SSL_V3, OP_NO_TLS_V1, OP_NO_TLS_V1_1,
    OP_NO_TLS_V1_2, OP_NO_TLS_V1_3, PROTO_MAXIMUM_SUPPORTED, PROTO_MINIMUM_SUPPORTED, PROTO_SSL_V3,
    PROTO_TLS_V1, PROTO_TLS_V1_1, PROTO_TLS_V1_2, PROTO_TLS_V1_3, PROTOCOL_TLS,
    PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER,
};
use crate::errors::{Class, Failure, raise_message};

/// Switches that leave versions of the protocol out.
const WITHOUT_VERSION: u64 =
    OP_NO_SSL_V3 | OP_NO_TLS_V1 | OP_NO_TLS_V1_1 | OP_NO_TLS_V1_2 | OP_NO_TLS_V1_3;

/// What cannot be deleted has a value.
fn given<'a>(thread: &Thread, value: Option<&'a Object>, name: &str) -> Fallible<&'a Object> {
    value.ok_or_else(|| crate::errors::not_deletable(thread, "SSLContext", name))
}

fn small(thread: &Thread, value: &Object) -> Fallible<i32> {
    let value = number::to_c_long(thread, value)?;
    i32::try_from(value).map_err(|_| {
        let bound = if value < 0 { "less than minimum" } else { "greater than maximum" };
        raise!(thread, OVERFLOW_ERROR, "signed integer is {bound}")
    })
}

/// A set of switches.
fn flags(thread: &Thread, value: &Object) -> Fallible<u64> {
    let value = number::index(thread, value)?;
    if value.is_negative() {
        return Err(raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
    }
    value.to_u64().ok_or_else(|| {
        raise!(thread, OVERFLOW_ERROR, "Python int too large for C unsigned long long")
    })
}

/// A version of the protocol as a bound; names of old ones are warned about.
fn bound(thread: &Thread, value: &Object) -> Fallible<i32> {
    let version = small(thread, value)?;
    match version {
        PROTO_SSL_V3 => deprecated(thread, "ssl.TLSVersion.SSLv3")?,
        PROTO_TLS_V1 => deprecated(thread, "ssl.TLSVersion.TLSv1")?,
        PROTO_TLS_V1_1 => deprecated(thread, "ssl.TLSVersion.TLSv1_1")?,
        PROTO_MINIMUM_SUPPORTED | PROTO_MAXIMUM_SUPPORTED | PROTO_TLS_V1_2 | PROTO_TLS_V1_3 => {}
        other => {
            let message = "Unsupported TLS/SSL version";
            return Err(raise!(thread, VALUE_ERROR, "{message} 0x{other:x}"));
        }
    }
    Ok(version)
}

impl SslContext {
    /// Bounds can only be told where the protocol is not one version.
    fn check_bounds(&self, thread: &Thread) -> Fallible {
        let protocol = self.settings.borrow().protocol;
        if matches!(protocol, PROTOCOL_TLS | PROTOCOL_TLS_CLIENT | PROTOCOL_TLS_SERVER) {
            return Ok(());
        }
        let message =
            "The context's protocol doesn't support modification of highest and lowest version.";
        Err(raise!(thread, VALUE_ERROR, "{message}"))
    }
}

#[methods(name = ATTRIBUTES)]
impl SslContext {
    /// The protocol that the context was made for.
    #[getter]
    fn protocol(&self) -> i32 {
        self.settings.borrow().protocol
    }

    /// Whether the other side's certificate has to be that of the machine that is meant.
    #[getter]
    fn check_hostname(&self) -> bool {
        self.settings.borrow().check_hostname
    }

    #[setter]
    fn set_check_hostname(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let check = object::is_true(thread, given(thread, value, "check_hostname")?)?;
        let mut settings = self.settings.borrow_mut();
        if check && settings.verify_mode == CERT_NONE {
            settings.verify_mode = CERT_REQUIRED;
        }
        settings.check_hostname = check;
        Ok(())
    }

    /// Flags of the comparison of names.
    #[getter]
    fn _host_flags(&self) -> u32 {
        self.settings.borrow().host_flags
    }

    #[setter(name = "_host_flags")]
    fn set_host_flags(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = number::low_bits(thread, given(thread, value, "_host_flags")?)?;
        self.settings.borrow_mut().host_flags = value;
        Ok(())
    }

    /// Whether the other side has to have a certificate.
    #[getter]
    fn verify_mode(&self) -> i32 {
        self.settings.borrow().verify_mode
    }

    #[setter]
    fn set_verify_mode(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let mode = small(thread, given(thread, value, "verify_mode")?)?;
        if !matches!(mode, CERT_NONE | CERT_OPTIONAL | CERT_REQUIRED) {
            return Err(raise!(thread, VALUE_ERROR, "invalid value for verify_mode"));
        }
        let mut settings = self.settings.borrow_mut();
        if mode == CERT_NONE && settings.check_hostname {
            let message = "Cannot set verify_mode to CERT_NONE when check_hostname is enabled.";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        settings.verify_mode = mode;
        Ok(())
    }

    /// Flags of the verification of certificates.
    #[getter]
    fn verify_flags(&self) -> u64 {
        self.settings.borrow().verify_flags
    }

    #[setter]
    fn set_verify_flags(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = number::low_bits(thread, given(thread, value, "verify_flags")?)?;
        self.settings.borrow_mut().verify_flags = value.into();
        Ok(())
    }

    /// Options.
    #[getter]
    fn options(&self) -> u64 {
        self.settings.borrow().options
    }

    #[setter]
    fn set_options(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = flags(thread, given(thread, value, "options")?)?;
        let new = value & !self.settings.borrow().options;
        if new & WITHOUT_VERSION != 0 {
            let message = "ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated";
            warn(thread, &DEPRECATION_WARNING, message, 2)?;
        }
        self.settings.borrow_mut().options = value;
        Ok(())
    }

    /// The oldest version of the protocol.
    #[getter]
    fn minimum_version(&self) -> i32 {
        self.settings.borrow().minimum
    }

    #[setter]
    fn set_minimum_version(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(thread, value, "minimum_version")?;
        self.check_bounds(thread)?;
        let version = bound(thread, value)?;
        let newest = version == PROTO_MAXIMUM_SUPPORTED;
        self.settings.borrow_mut().minimum = if newest { PROTO_TLS_V1_3 } else { version };
        Ok(())
    }

    /// The newest version of the protocol.
    #[getter]
    fn maximum_version(&self) -> i32 {
        self.settings.borrow().maximum
    }

    #[setter]
    fn set_maximum_version(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(thread, value, "maximum_version")?;
        self.check_bounds(thread)?;
        let version = bound(thread, value)?;
        let oldest = version == PROTO_MINIMUM_SUPPORTED;
        self.settings.borrow_mut().maximum = if oldest { PROTO_TLS_V1_2 } else { version };
        Ok(())
    }

    /// Tickets that a server gives each client.
    #[getter]
    fn num_tickets(&self) -> usize {
        self.settings.borrow().tickets
    }

    #[setter]
    fn set_num_tickets(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = small(thread, given(thread, value, "num_tickets")?)?;
        let Ok(value) = usize::try_from(value) else {
            return Err(raise!(thread, VALUE_ERROR, "value must be non-negative"));
        };
        let mut settings = self.settings.borrow_mut();
        if settings.protocol != PROTOCOL_TLS_SERVER {
            return Err(raise!(thread, VALUE_ERROR, "SSLContext is not a server context."));
        }
        settings.tickets = value;
        Ok(())
    }

    /// How weak keys may be: none with less than 112 bits of strength is taken.
    #[getter]
    fn security_level(&self) -> i32 {
        2
    }

    /// `None`: no client can be asked for a certificate when it is connected.
    #[getter]
    fn post_handshake_auth(&self, thread: &Thread) -> Owned {
        thread.none()
    }

    #[setter]
    fn set_post_handshake_auth(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(thread, value, "post_handshake_auth")?;
        if object::is_true(thread, value)? {
            let message = "post-handshake authentication is not supported";
            return Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"));
        }
        Ok(())
    }

    /// What is called when a client has said whom it wants.
    #[getter]
    fn sni_callback(&self, thread: &Thread) -> Owned {
        self.sni_callback.get().unwrap_or_else(|| thread.none())
    }

    #[setter]
    fn set_sni_callback(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(thread, value, "sni_callback")?;
        if self.settings.borrow().protocol == PROTOCOL_TLS_CLIENT {
            let message = "sni_callback cannot be set on TLS_CLIENT context";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if value.is_none() {
            drop(self.sni_callback.take());
            return Ok(());
        }
        if !call::is_callable(value) {
            drop(self.sni_callback.take());
            return Err(raise!(thread, TYPE_ERROR, "not a callable object"));
        }
        self.sni_callback.set(Owned::share(value));
        Ok(())
    }

    /// The file that secrets are written to.
    #[getter]
    fn keylog_filename(&self, thread: &Thread) -> Owned {
        self.keylog_filename.get().unwrap_or_else(|| thread.none())
    }

    #[setter]
    fn set_keylog_filename(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(thread, value, "keylog_filename")?;
        drop(self.keylog_filename.take());
        self.settings.borrow_mut().key_log = None;
        if value.is_none() {
            return Ok(());
        }
        let path = path_of(thread, value)?;
        let file = thread.without_lock(|| KeyFile::open(&path));
        let file = file.map_err(|error| raise_io_error(thread, &error, &[value]))?;
        self.settings.borrow_mut().key_log = Some(file.into());
        self.keylog_filename.set(Owned::share(value));
        Ok(())
    }

    /// What is told of the messages of the protocol in connections that are made from then on.
    #[getter]
    fn _msg_callback(&self, thread: &Thread) -> Owned {
        self.msg_callback.get().unwrap_or_else(|| thread.none())
    }

    #[setter(name = "_msg_callback")]
    fn set_msg_callback(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let value = given(thread, value, "_msg_callback")?;
        if value.is_none() {
            drop(self.msg_callback.take());
            return Ok(());
        }
        if !call::is_callable(value) {
            return Err(raise!(thread, TYPE_ERROR, "not a callable object"));
        }
        self.msg_callback.set(Owned::share(value));
        Ok(())
    }
}

#[methods(name = CHOICES)]
impl SslContext {
    /// set_ciphers($self, cipherlist, /)
    ///
    /// Choose the suites of ciphers of TLS 1.2 by a string of OpenSSL's format.
    fn set_ciphers(&self, thread: &Thread, cipherlist: &Str) -> Fallible {
        let Some(chosen) = ciphers::choose(cipherlist.to_utf8(thread)?) else {
            return Err(raise_message(thread, "No cipher can be selected."));
        };
        self.settings.borrow_mut().ciphers = chosen;
        Ok(())
    }

    /// get_ciphers($self, /)
    ///
    /// The suites of ciphers, the most wanted first.
    fn get_ciphers(&self, thread: &Thread) -> Fallible<Owned<List>> {
        let list = List::new(thread)?;
        let ciphers = self.settings.borrow().ciphers.clone();
        for cipher in ciphers {
            list.push(thread, cipher.describe(thread)?.into_object())?;
        }
        Ok(list)
    }

    /// _set_alpn_protocols($self, protos, /)
    ///
    /// Choose the protocols that may be spoken within, by their names with the length of each in front.
    fn _set_alpn_protocols(&self, thread: &Thread, protos: BytesLike<'_>) -> Fallible {
        if protos.len() > usize::from(u16::MAX) {
            let message = "protocols longer than";
            return Err(raise!(thread, OVERFLOW_ERROR, "{message} {} bytes", u16::MAX));
        }
        let mut names = Vec::new();
        let mut rest: &[u8] = &protos;
        while let Some((&length, behind)) = rest.split_first() {
            let Some((name, behind)) = behind.split_at_checked(length.into()) else { break };
            names.push(name.to_vec());
            rest = behind;
        }
        self.settings.borrow_mut().alpn = names;
        Ok(())
    }

    /// set_ecdh_curve($self, name, /)
    ///
    /// Agree on keys in the group of one curve.
    fn set_ecdh_curve(&self, thread: &Thread, name: &Object) -> Fallible {
        let text = match (name.downcast::<Str>(), name.downcast::<Bytes>()) {
            (Some(text), _) => text.to_utf8(thread)?.to_owned(),
            (None, Some(bytes)) => String::from_utf8_lossy(bytes.as_slice()).into_owned(),
            (None, None) => {
                path_of(thread, name)?;
                String::new()
            }
        };
        let Some(group) = group(&text) else {
            let name = object::repr(thread, name)?.to_string_lossy();
            return Err(raise!(thread, VALUE_ERROR, "unknown elliptic curve name {name}"));
        };
        self.settings.borrow_mut().group = Some(group);
        Ok(())
    }

    /// session_stats($self, /)
    ///
    /// How many connections there have been, and of which kinds.
    fn session_stats(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        let counts = &self.counts;
        let dict = Dict::new(thread)?;
        for (name, count) in [
            ("number", 0),
            ("connect", counts.connect.get()),
            ("connect_good", counts.connect_good.get()),
            ("connect_renegotiate", 0),
            ("accept", counts.accept.get()),
            ("accept_good", counts.accept_good.get()),
            ("accept_renegotiate", 0),
            ("hits", counts.hits.get()),
            ("misses", 0),
            ("timeouts", 0),
            ("cache_full", 0),
        ] {
            let count = thread.new_int(i64::try_from(count).unwrap_or(i64::MAX))?;
            dict.insert_str(thread, &*Str::new(thread, name)?, &count)?;
        }
        Ok(dict)
    }

    /// set_psk_client_callback($self, /, callback)
    ///
    /// Keys that both sides know beforehand are not supported.
    fn set_psk_client_callback(&self, thread: &Thread, callback: &Object) -> Fallible {
        self.no_shared_keys(thread, callback, PROTOCOL_TLS_SERVER, "client", "SERVER", 5237)
    }

    /// set_psk_server_callback($self, /, callback, identity_hint=None)
    ///
    /// Keys that both sides know beforehand are not supported.
    fn set_psk_server_callback(
        &self,
        thread: &Thread,
        callback: &Object,
        identity_hint: Option<&Str>,
    ) -> Fallible {
        let _ = identity_hint;
        self.no_shared_keys(thread, callback, PROTOCOL_TLS_CLIENT, "server", "CLIENT", 5349)
    }
}

impl SslContext {
    fn no_shared_keys(
        &self,
        thread: &Thread,
        callback: &Object,
        wrong: i32,
        side: &str,
        other: &str,
        line: u32,
    ) -> Fallible {
        if self.settings.borrow().protocol == wrong {
            let text = format!("Cannot add PSK {side} callback to a PROTOCOL_TLS_{other} context");
            let mut failure = Failure::plain(Class::General, &text);
            failure.number = Some(0);
            return Err(failure.raise(thread, line));
        }
        if !callback.is_none() && !call::is_callable(callback) {
            return Err(raise!(thread, TYPE_ERROR, "callback must be callable"));
        }
        let message = "TLS-PSK is not supported by your OpenSSL version.";
        Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"))
    }
}
