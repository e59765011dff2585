//! From what goes wrong with the protocol to exceptions.

use pycore_objects::{Raised, Thread};
use rustls::{CertificateError, Error, InvalidMessage, PeerIncompatible};

use super::engine::Wrong;
use crate::errors::{Class, Failure, alert};
use crate::verify::{Fault, Host};

/// Raises what has gone wrong; the fault is that of the other side's certificate.
#[cold]
pub(super) fn raise(
    thread: &Thread,
    wrong: &Wrong,
    fault: Option<Fault>,
    host: Option<&Host>,
    line: u32,
) -> Raised {
    let error = match wrong {
        Wrong::Reason(reason, text) => return Failure::of_reason(reason, text).raise(thread, line),
        Wrong::Protocol(error) => error,
    };
    match error {
        Error::AlertReceived(description) => {
            let (reason, text) = alert(u8::from(*description));
            Failure::of_reason(&reason, &text).raise(thread, line)
        }
        Error::InvalidCertificate(error) => {
            let (code, words) = match (fault, error) {
                (Some(fault), _) => {
                    let (code, words) = fault.describe();
                    (code, in_words(fault, words, host))
                }
                (None, CertificateError::BadSignature) => {
                    return Failure::of_reason("BAD_SIGNATURE", "bad signature")
                        .raise(thread, line);
                }
                (None, error) => (1, error.to_string()),
            };
            let mut failure =
                Failure::of_reason("CERTIFICATE_VERIFY_FAILED", "certificate verify failed");
            failure.class = Class::Verification;
            failure.verification = Some((code, &words));
            failure.raise(thread, line)
        }
        error => match known(error) {
            Some((reason, text)) => Failure::of_reason(reason, text).raise(thread, line),
            None => Failure::of_reason("TLS_ERROR", &error.to_string()).raise(thread, line),
        },
    }
}

/// The words of a fault; those about a machine name it.
fn in_words(fault: Fault, words: &str, host: Option<&Host>) -> String {
    match (fault, host) {
        (Fault::HostMismatch, Some(Host::Name(host))) => {
            format!("Hostname mismatch, certificate is not valid for '{host}'.")
        }
        (Fault::AddressMismatch, Some(Host::Address(host))) => {
            format!("IP address mismatch, certificate is not valid for '{host}'.")
        }
        _ => words.to_owned(),
    }
}

/// The reason and the words that OpenSSL has for an error.
fn known(error: &Error) -> Option<(&'static str, &'static str)> {
    Some(match error {
        Error::NoCertificatesPresented => {
            ("PEER_DID_NOT_RETURN_A_CERTIFICATE", "peer did not return a certificate")
        }
        Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => {
            ("UNEXPECTED_MESSAGE", "unexpected message")
        }
        Error::InvalidMessage(message) => match message {
            InvalidMessage::MessageTooLarge | InvalidMessage::HandshakePayloadTooLarge => {
                ("RECORD_LAYER_FAILURE", "record layer failure")
            }
            InvalidMessage::InvalidContentType | InvalidMessage::UnexpectedMessage(_) => {
                ("UNEXPECTED_MESSAGE", "unexpected message")
            }
            InvalidMessage::UnknownProtocolVersion => {
                ("WRONG_VERSION_NUMBER", "wrong version number")
            }
            _ => ("LENGTH_MISMATCH", "length mismatch"),
        },
        // What rustls says when no key fits what the client can do.
        Error::General(text) if text.contains("no server certificate chain") => {
            ("NO_SHARED_CIPHER", "no shared cipher")
        }
        Error::DecryptError => {
            ("DECRYPTION_FAILED_OR_BAD_RECORD_MAC", "decryption failed or bad record mac")
        }
        Error::PeerSentOversizedRecord => ("RECORD_LAYER_FAILURE", "record layer failure"),
        Error::NoApplicationProtocol => ("NO_APPLICATION_PROTOCOL", "no application protocol"),
        Error::PeerIncompatible(why) => match why {
            PeerIncompatible::NoCipherSuitesInCommon
            | PeerIncompatible::NoKxGroupsInCommon
            | PeerIncompatible::NamedGroupsExtensionRequired
            | PeerIncompatible::EcPointsExtensionRequired => {
                ("NO_SHARED_CIPHER", "no shared cipher")
            }
            PeerIncompatible::NoSignatureSchemesInCommon
            | PeerIncompatible::NoCertificateRequestSignatureSchemesInCommon => {
                ("NO_SUITABLE_SIGNATURE_ALGORITHM", "no suitable signature algorithm")
            }
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
            | PeerIncompatible::SupportedVersionsExtensionRequired
            | PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled => {
                ("UNSUPPORTED_PROTOCOL", "unsupported protocol")
            }
            _ => return None,
        },
        _ => return None,
    })
}
