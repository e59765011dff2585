//! What rustls asks about certificates.

use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, PeerIncompatible,
    PeerMisbehaved, SignatureScheme,
};

use super::chain::{Fault, Policy, verify};
use crate::certificate::Facts;
use crate::constants::{CERT_NONE, CERT_REQUIRED};

/// What has been decided about a peer.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The chain that is believed.
    pub(crate) chain: Option<Vec<Arc<Facts>>>,
    pub(crate) fault: Option<Fault>,
}

/// Decides about the certificates of peers, and keeps what it has decided last.
#[derive(Debug)]
pub(crate) struct Verifier {
    algorithms: WebPkiSupportedAlgorithms,
    /// `CERT_*`
    mode: i32,
    policy: Policy,
    outcome: Mutex<Outcome>,
}

impl Verifier {
    pub(crate) fn new(algorithms: WebPkiSupportedAlgorithms, mode: i32, policy: Policy) -> Self {
        Self { algorithms, mode, policy, outcome: Mutex::default() }
    }

    /// Whether another one decides in the same way.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let (policy, others) = (&self.policy, &other.policy);
        self.mode == other.mode
            && Arc::ptr_eq(&policy.store, &others.store)
            && policy.purpose == others.purpose
            && policy.flags == others.flags
            && policy.host_flags == others.host_flags
            && policy.host == others.host
    }

    /// What has been decided since the last time.
    pub(crate) fn take_outcome(&self) -> Outcome {
        std::mem::take(&mut *self.outcome.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Decides about a chain.
    fn decide(
        &self,
        end: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<(), Error> {
        if self.mode == CERT_NONE {
            return Ok(());
        }
        let chain: Option<Vec<_>> =
            std::iter::once(end).chain(others).map(|der| Facts::parse(der).map(Arc::new)).collect();
        let Some(chain) = chain else {
            return Err(Error::InvalidCertificate(CertificateError::BadEncoding));
        };
        let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        let (outcome, result) = match verify(&self.algorithms, &self.policy, &chain, now) {
            Ok(chain) => (Outcome { chain: Some(chain), fault: None }, Ok(())),
            Err(fault) => (Outcome { chain: None, fault: Some(fault) }, Err(error_of(fault))),
        };
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = outcome;
        result
    }

    /// Whether the holder of a certificate has signed its part of the handshake.
    fn verify_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
        modern: bool,
    ) -> Result<HandshakeSignatureValid, Error> {
        let facts =
            Facts::parse(cert).ok_or(Error::InvalidCertificate(CertificateError::BadEncoding))?;
        let schemes = self.algorithms.mapping.iter();
        let fitting = schemes.filter(|(scheme, _)| *scheme == signed.scheme);
        let mut algorithms: Vec<_> = fitting.flat_map(|(_, list)| list.iter()).collect();
        if algorithms.is_empty() {
            return Err(PeerIncompatible::NoSignatureSchemesInCommon.into());
        }
        if modern {
            // Since TLS 1.3, schemes say which curve it is, and the older padding is for certificates alone.
            algorithms.truncate(1);
            if is_older_padding(signed.scheme) {
                return Err(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme.into());
            }
        }
        let algorithms = algorithms.iter();
        let mut algorithms =
            algorithms.filter(|one| *one.public_key_alg_id() == *facts.key.algorithm);
        match algorithms
            .any(|one| one.verify_signature(&facts.key.bits, message, signed.signature()).is_ok())
        {
            true => Ok(HandshakeSignatureValid::assertion()),
            false => Err(Error::InvalidCertificate(CertificateError::BadSignature)),
        }
    }
}

fn is_older_padding(scheme: SignatureScheme) -> bool {
    matches!(
        scheme,
        SignatureScheme::RSA_PKCS1_SHA1
            | SignatureScheme::RSA_PKCS1_SHA256
            | SignatureScheme::RSA_PKCS1_SHA384
            | SignatureScheme::RSA_PKCS1_SHA512
    )
}

/// The error that leads to the alert that the fault has.
fn error_of(fault: Fault) -> Error {
    Error::InvalidCertificate(match fault {
        Fault::NotYetValid | Fault::Expired | Fault::ListNotYetValid | Fault::ListExpired => {
            CertificateError::Expired
        }
        Fault::NoIssuer
        | Fault::NoLocalIssuer
        | Fault::NoRevocationList
        | Fault::SelfSigned
        | Fault::SelfSignedInChain
        | Fault::TooLong
        | Fault::InvalidAuthority
        | Fault::PathLength => CertificateError::UnknownIssuer,
        Fault::Revoked => CertificateError::Revoked,
        Fault::InvalidPurpose => CertificateError::InvalidPurpose,
        Fault::BadSignature | Fault::BadListSignature => CertificateError::BadSignature,
        Fault::HostMismatch | Fault::AddressMismatch => CertificateError::NotValidForName,
        _ => CertificateError::Other(rustls::OtherError(Arc::new(Told(fault)))),
    })
}

/// A fault as an error.
#[derive(Debug)]
struct Told(Fault);

impl std::fmt::Display for Told {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.0.describe().1)
    }
}

impl std::error::Error for Told {}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.decide(end_entity, intermediates, now).map(|()| ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verify_signature(message, cert, dss, false)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verify_signature(message, cert, dss, true)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

impl ClientCertVerifier for Verifier {
    fn offer_client_auth(&self) -> bool {
        self.mode != CERT_NONE
    }

    fn client_auth_mandatory(&self) -> bool {
        self.mode == CERT_REQUIRED
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        self.decide(end_entity, intermediates, now).map(|()| ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verify_signature(message, cert, dss, false)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verify_signature(message, cert, dss, true)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
