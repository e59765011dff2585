//! A context in rustls' terms.

use std::sync::Arc;

use rustls::client::{ResolvesClientCert, Resumption};
use rustls::crypto::{CryptoProvider, ring};
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, NamedGroup, NoKeyLog, ServerConfig, SupportedProtocolVersion};

use super::settings::Settings;
use crate::ciphers::{self, Cipher};
use crate::constants::{
    OP_CIPHER_SERVER_PREFERENCE, OP_NO_TICKET, OP_NO_TLS_V1_2, OP_NO_TLS_V1_3,
    PROTO_MAXIMUM_SUPPORTED, PROTO_MINIMUM_SUPPORTED, PROTO_TLS_V1_2, PROTO_TLS_V1_3,
    PROTOCOL_TLS_V1_2,
};
use crate::session::SessionStore;
use crate::verify::{Host, Policy, Purpose, Verifier};

/// No version of the protocol is left.
pub(crate) struct NoConfig;

impl Settings {
    /// The versions that may be spoken.
    fn versions(&self) -> Vec<&'static SupportedProtocolVersion> {
        let candidates =
            [(PROTO_TLS_V1_3, OP_NO_TLS_V1_3, &TLS13), (PROTO_TLS_V1_2, OP_NO_TLS_V1_2, &TLS12)];
        let fitting = candidates.into_iter().filter(|&(number, switch, _)| {
            (self.minimum == PROTO_MINIMUM_SUPPORTED || self.minimum <= number)
                && (self.maximum == PROTO_MAXIMUM_SUPPORTED || self.maximum >= number)
                && self.options & switch == 0
                && (self.protocol != PROTOCOL_TLS_V1_2 || number == PROTO_TLS_V1_2)
        });
        fitting.map(|(_, _, version)| version).collect()
    }

    /// The suites of the versions that may be spoken.
    pub(crate) fn usable_ciphers(&self) -> impl Iterator<Item = &'static Cipher> {
        let versions = self.versions();
        let is_usable = move |cipher: &&Cipher| {
            let version = if cipher.is_modern() { &TLS13 } else { &TLS12 };
            versions.contains(&version)
        };
        self.ciphers.iter().copied().filter(is_usable)
    }

    /// The algorithms that may be used.
    fn provider(&self) -> Arc<CryptoProvider> {
        let mut provider = ring::default_provider();
        // Those of other versions would be offered all the same.
        provider.cipher_suites = ciphers::suites(&provider, self.usable_ciphers());
        if let Some(group) = self.group {
            provider.kx_groups.retain(|one| one.name() == group);
        }
        Arc::new(provider)
    }

    /// Who decides about the certificates of the other side.
    pub(crate) fn verifier(&self, server_side: bool, host: Option<&Host>) -> Verifier {
        let policy = Policy {
            store: Arc::clone(&self.store),
            purpose: if server_side { Purpose::Client } else { Purpose::Server },
            flags: self.verify_flags,
            host_flags: self.host_flags,
            host: host.filter(|_| self.check_hostname).cloned(),
        };
        let algorithms = ring::default_provider().signature_verification_algorithms;
        Verifier::new(algorithms, self.verify_mode, policy)
    }

    /// What a client's connection is made from.
    pub(crate) fn client(
        &self,
        verifier: Arc<Verifier>,
        keys: Arc<dyn ResolvesClientCert>,
        store: Arc<SessionStore>,
        name_is_sent: bool,
    ) -> Result<ClientConfig, NoConfig> {
        let mut config = ClientConfig::builder_with_provider(self.provider())
            .with_protocol_versions(&self.versions())
            .map_err(|_| NoConfig)?
            .dangerous()
            .with_custom_certificate_verifier(verifier)
            .with_client_cert_resolver(keys);
        config.resumption = Resumption::store(store);
        config.enable_sni = name_is_sent;
        config.alpn_protocols.clone_from(&self.alpn);
        config.key_log = match &self.key_log {
            Some(file) => file.clone(),
            None => Arc::new(NoKeyLog {}),
        };
        Ok(config)
    }

    /// What a server's connection is made from, for a client that offers some protocols to be spoken within.
    pub(crate) fn server(
        &self,
        verifier: Arc<Verifier>,
        offered: Option<&[Vec<u8>]>,
    ) -> Result<ServerConfig, NoConfig> {
        let mut config = ServerConfig::builder_with_provider(self.provider())
            .with_protocol_versions(&self.versions())
            .map_err(|_| NoConfig)?
            .with_client_cert_verifier(verifier)
            .with_cert_resolver(self.keys.clone());
        config.ignore_client_order = self.options & OP_CIPHER_SERVER_PREFERENCE != 0;
        config.session_storage = self.sessions.clone();
        if self.options & OP_NO_TICKET == 0 {
            config.ticketer = self.ticketer.clone();
        }
        config.send_tls13_tickets = self.tickets;
        // Where nothing fits, the connection goes on without; rustls would end it.
        let any = offered
            .is_some_and(|offered| self.alpn.iter().any(|protocol| offered.contains(protocol)));
        if any {
            config.alpn_protocols.clone_from(&self.alpn);
        }
        config.key_log = match &self.key_log {
            Some(file) => file.clone(),
            None => Arc::new(NoKeyLog {}),
        };
        Ok(config)
    }
}

/// The group of a curve's name.
pub(super) fn group(name: &str) -> Option<NamedGroup> {
    Some(match name {
        "X25519" | "x25519" => NamedGroup::X25519,
        "prime256v1" | "P-256" | "secp256r1" => NamedGroup::secp256r1,
        "secp384r1" | "P-384" => NamedGroup::secp384r1,
        _ => return None,
    })
}
