//! What a server answers when a client has said whom it wants.

use pycore_objects::errors::write_unraisable_message;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::{Fallible, ObjectLike, Owned, Raised, Thread};
use std::sync::Arc;

use super::SslConnection;
use super::engine::Wrong;
use crate::ciphers::{self, Cipher};
use crate::constants::{ALERT_HANDSHAKE_FAILURE, ALERT_INTERNAL_ERROR, ALERT_PROTOCOL_VERSION};
use crate::context::NoConfig;

/// What a client has said, as far as it matters here.
struct Said {
    host: Option<String>,
    protocols: Option<Vec<Vec<u8>>>,
    ciphers: Vec<&'static Cipher>,
}

impl SslConnection {
    /// Answers the client; the inner error is what goes wrong.
    pub(super) fn answer(&self, thread: &Thread) -> Fallible<Result<(), Wrong>> {
        let Some(said) = self.said() else { return Ok(Ok(())) };
        if let Some(alert) = self.call_back(thread, said.host.as_deref())? {
            self.engine.borrow_mut().refuse(alert);
            return Ok(Err(Wrong::Reason("CALLBACK_FAILED", "callback failed")));
        }
        // The program may have chosen another one meanwhile.
        let context = self.own_context(thread)?;
        let settings = context.settings.borrow();
        let mut engine = self.engine.borrow_mut();
        if settings.keys.is_empty() {
            // Nothing can be agreed on; which versions there are does not matter any more.
            let older = said.ciphers.iter().any(|cipher| !cipher.is_modern());
            return Ok(Err(if older {
                engine.refuse(ALERT_HANDSHAKE_FAILURE);
                Wrong::Reason("NO_SHARED_CIPHER", "no shared cipher")
            } else {
                engine.refuse(ALERT_PROTOCOL_VERSION);
                Wrong::Reason("UNSUPPORTED_PROTOCOL", "unsupported protocol")
            }));
        }
        let own: Vec<_> = settings.usable_ciphers().collect();
        let offered = said.ciphers.iter();
        let shared = offered.filter(|cipher| own.iter().any(|own| own.suite == cipher.suite));
        let shared: Vec<_> = shared.copied().collect();
        let same_version = |cipher: &&Cipher| own.iter().any(|own| own.protocol == cipher.protocol);
        if shared.is_empty() && said.ciphers.iter().any(same_version) {
            engine.refuse(ALERT_HANDSHAKE_FAILURE);
            return Ok(Err(Wrong::Reason("NO_SHARED_CIPHER", "no shared cipher")));
        }
        *self.shared.borrow_mut() = shared;
        let verifier = Arc::new(settings.verifier(true, None));
        *self.verifier.borrow_mut() = Some(Arc::clone(&verifier));
        match settings.server(verifier, said.protocols.as_deref()) {
            Ok(config) => Ok(engine.answer(config)),
            Err(NoConfig) => {
                engine.refuse(ALERT_PROTOCOL_VERSION);
                Ok(Err(Wrong::Reason("NO_PROTOCOLS_AVAILABLE", "no protocols available")))
            }
        }
    }

    fn said(&self) -> Option<Said> {
        let engine = self.engine.borrow();
        let hello = engine.hello()?.client_hello();
        let protocols = hello.alpn().map(|names| names.map(<[u8]>::to_vec).collect());
        let suites = hello.cipher_suites().iter();
        Some(Said {
            host: hello.server_name().map(str::to_owned),
            protocols,
            ciphers: suites.filter_map(|&suite| ciphers::of_suite(suite)).collect(),
        })
    }

    /// Tells the program whom the client wants; the result is an alert if the program does not want the client.
    fn call_back(&self, thread: &Thread, host: Option<&str>) -> Fallible<Option<u8>> {
        let context = self.own_context(thread)?;
        let Some(callback) = context.sni_callback.get() else { return Ok(None) };
        let Some(known_by) = self.known_by() else { return Ok(Some(ALERT_INTERNAL_ERROR)) };
        let host = match host {
            Some(host) => thread.new_str(host)?,
            None => thread.none(),
        };
        let shown = |object: &Owned| -> String {
            match object::repr(thread, object) {
                Ok(text) => text.to_string_lossy(),
                Err(raised) => {
                    thread.clear_exception(raised);
                    String::new()
                }
            }
        };
        let tell = |raised: Raised, about: String| {
            let saved = thread.take_exception(raised);
            let what =
                "Exception ignored in ssl servername callback while calling set SNI callback";
            let text = format!("{what} {about}");
            if let Some(exception) = saved {
                let raised = thread.restore_exception(exception);
                write_unraisable_message(thread, raised, format_args!("{text}"));
            }
        };
        let arguments = [&*known_by, &*host, context.as_object()];
        match call::call(thread, &callback, &arguments) {
            Err(raised) => {
                tell(raised, shown(&callback));
                Ok(Some(ALERT_HANDSHAKE_FAILURE))
            }
            Ok(result) if result.is_none() => Ok(None),
            Ok(result) => match number::to_c_long(thread, &result) {
                Ok(alert) => Ok(Some(alert as u8)),
                Err(raised) => {
                    tell(raised, format!("(result={})", shown(&result)));
                    Ok(Some(ALERT_INTERNAL_ERROR))
                }
            },
        }
    }
}
