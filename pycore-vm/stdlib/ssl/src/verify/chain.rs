//! From a certificate to one that is trusted.

use std::sync::Arc;

use rustls::crypto::WebPkiSupportedAlgorithms;

use super::constraints::{self, Violation};
use super::hostname::Host;
use super::store::Store;
use crate::certificate::Facts;
use crate::certificate::facts::{PublicKey, Signed};
use crate::constants::{
    VERIFY_CRL_CHECK_CHAIN, VERIFY_CRL_CHECK_LEAF, VERIFY_X509_PARTIAL_CHAIN, VERIFY_X509_STRICT,
};

/// Certificates in a chain at most.
const LONGEST: usize = 100;

/// Why a chain is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    NoIssuer,
    NoRevocationList,
    BadSignature,
    BadListSignature,
    NotYetValid,
    Expired,
    ListNotYetValid,
    ListExpired,
    SelfSigned,
    SelfSignedInChain,
    NoLocalIssuer,
    TooLong,
    Revoked,
    InvalidAuthority,
    PathLength,
    InvalidPurpose,
    UnknownExtension,
    NotPermitted,
    Excluded,
    UnsupportedConstraint,
    HostMismatch,
    AddressMismatch,
    UnknownListExtension,
    NoAuthorityId,
    NoSubjectId,
    BasicNotCritical,
    NoKeyUsage,
}

impl Fault {
    /// The number and the words of the fault.
    pub(crate) fn describe(self) -> (i32, &'static str) {
        match self {
            Self::NoIssuer => (2, "unable to get issuer certificate"),
            Self::NoRevocationList => (3, "unable to get certificate CRL"),
            Self::BadSignature => (7, "certificate signature failure"),
            Self::BadListSignature => (8, "CRL signature failure"),
            Self::NotYetValid => (9, "certificate is not yet valid"),
            Self::Expired => (10, "certificate has expired"),
            Self::ListNotYetValid => (11, "CRL is not yet valid"),
            Self::ListExpired => (12, "CRL has expired"),
            Self::SelfSigned => (18, "self-signed certificate"),
            Self::SelfSignedInChain => (19, "self-signed certificate in certificate chain"),
            Self::NoLocalIssuer => (20, "unable to get local issuer certificate"),
            Self::TooLong => (22, "certificate chain too long"),
            Self::Revoked => (23, "certificate revoked"),
            Self::PathLength => (25, "path length constraint exceeded"),
            Self::InvalidPurpose => (26, "unsuitable certificate purpose"),
            Self::UnknownExtension => (34, "unhandled critical extension"),
            Self::UnknownListExtension => (36, "unhandled critical CRL extension"),
            Self::NotPermitted => (47, "permitted subtree violation"),
            Self::Excluded => (48, "excluded subtree violation"),
            Self::UnsupportedConstraint => (51, "unsupported name constraint type"),
            Self::HostMismatch => (62, "hostname mismatch"),
            Self::AddressMismatch => (64, "IP address mismatch"),
            Self::InvalidAuthority => (79, "invalid CA certificate"),
            Self::NoAuthorityId => (85, "Missing Authority Key Identifier"),
            Self::NoSubjectId => (86, "Missing Subject Key Identifier"),
            Self::BasicNotCritical => (89, "Basic Constraints of CA cert not marked critical"),
            Self::NoKeyUsage => (92, "CA cert does not include key usage extension"),
        }
    }
}

/// Which end of the connection the certificate is that of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Server,
    Client,
}

/// What is asked of chains.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(crate) store: Arc<Store>,
    pub(crate) purpose: Purpose,
    /// `VERIFY_*`
    pub(crate) flags: u64,
    /// `HOSTFLAG_*`
    pub(crate) host_flags: u32,
    pub(crate) host: Option<Host>,
}

/// Whether a key has signed something.
fn is_signed_by(algorithms: &WebPkiSupportedAlgorithms, signed: &Signed, key: &PublicKey) -> bool {
    let mut fitting = algorithms.all.iter().filter(|algorithm| {
        *algorithm.signature_alg_id() == *signed.algorithm
            && *algorithm.public_key_alg_id() == *key.algorithm
    });
    fitting.any(|algorithm| {
        algorithm.verify_signature(&key.bits, &signed.message, &signed.signature).is_ok()
    })
}

/// Decides about a chain, whose first certificate is the peer's own, at a time in seconds; gives the chain that is believed.
pub(super) fn verify(
    algorithms: &WebPkiSupportedAlgorithms,
    policy: &Policy,
    given: &[Arc<Facts>],
    now: i64,
) -> Result<Vec<Arc<Facts>>, Fault> {
    let path = build(algorithms, policy, given, now)?;
    check_extensions(policy, &path)?;
    if let Some(host) = &policy.host
        && !host.matches(&path[0], policy.host_flags)
    {
        return Err(match host {
            Host::Name(_) => Fault::HostMismatch,
            Host::Address(_) => Fault::AddressMismatch,
        });
    }
    check_revocation(algorithms, policy, &path, now)?;
    for (index, facts) in path.iter().enumerate().rev() {
        // The end is trusted whoever has signed it.
        if let Some(issuer) = path.get(index + 1)
            && !is_signed_by(algorithms, &facts.signed, &issuer.key)
        {
            return Err(Fault::BadSignature);
        }
        if now < facts.not_before {
            return Err(Fault::NotYetValid);
        }
        if now > facts.not_after {
            return Err(Fault::Expired);
        }
    }
    check_constraints(&path)?;
    Ok(path)
}

/// Of those that may have issued a certificate, the one to go on with: one that did sign, and is valid now, if there is one.
fn best<'a>(
    algorithms: &WebPkiSupportedAlgorithms,
    facts: &Facts,
    candidates: impl Iterator<Item = &'a Arc<Facts>>,
    now: i64,
) -> Option<Arc<Facts>> {
    let candidates = candidates.filter(|one| facts.may_be_issued_by(one));
    let rank = |one: &Arc<Facts>| {
        let signed = is_signed_by(algorithms, &facts.signed, &one.key);
        let valid = (one.not_before..=one.not_after).contains(&now);
        (signed, valid, one.not_after)
    };
    candidates.max_by_key(|one| rank(one)).cloned()
}

/// The chain up to a certificate that is trusted.
fn build(
    algorithms: &WebPkiSupportedAlgorithms,
    policy: &Policy,
    given: &[Arc<Facts>],
    now: i64,
) -> Result<Vec<Arc<Facts>>, Fault> {
    let Some((leaf, others)) = given.split_first() else { return Err(Fault::NoLocalIssuer) };
    let partial = policy.flags & VERIFY_X509_PARTIAL_CHAIN != 0;
    let mut path = vec![Arc::clone(leaf)];
    // Whether the last one is in the store.
    let mut trusted = false;
    loop {
        let last = Arc::clone(&path[path.len() - 1]);
        if path.len() > LONGEST {
            return Err(Fault::TooLong);
        }
        if !trusted {
            let same = policy.store.certificates(&last.subject_key);
            trusted = same.iter().any(|one| one.der == last.der);
        }
        if trusted && (partial || last.is_self_signed()) {
            return Ok(path);
        }
        if last.is_self_signed() {
            return Err(match path.len() {
                1 => Fault::SelfSigned,
                _ => Fault::SelfSignedInChain,
            });
        }
        let stored = policy.store.certificates(&last.issuer_key);
        let unused = |one: &&Arc<Facts>| path.iter().all(|other| other.der != one.der);
        if let Some(issuer) = best(algorithms, &last, stored.iter().filter(unused), now) {
            path.push(issuer);
            trusted = true;
        } else if trusted {
            return Err(Fault::NoIssuer);
        } else if let Some(issuer) = best(algorithms, &last, others.iter().filter(unused), now) {
            path.push(issuer);
        } else {
            return Err(Fault::NoLocalIssuer);
        }
    }
}

/// Whether a certificate may stand for an end of a connection, or sign such ones.
fn fits(facts: &Facts, purpose: Purpose, is_leaf: bool) -> bool {
    let extended = facts.extended.is_none_or(|usage| match purpose {
        Purpose::Server => usage.server,
        Purpose::Client => usage.client,
    });
    let usage = !is_leaf
        || facts.usage.is_none_or(|usage| match purpose {
            Purpose::Server => {
                usage.digital_signature || usage.key_encipherment || usage.key_agreement
            }
            Purpose::Client => usage.digital_signature || usage.key_agreement,
        });
    extended && usage
}

fn check_extensions(policy: &Policy, path: &[Arc<Facts>]) -> Result<(), Fault> {
    let strict = policy.flags & VERIFY_X509_STRICT != 0;
    // Certificates between here and the leaf, without those that an authority has issued to itself.
    let mut below = 0;
    for (index, facts) in path.iter().enumerate() {
        if facts.has_unknown {
            return Err(Fault::UnknownExtension);
        }
        if index > 0 && !facts.is_authority() {
            return Err(Fault::InvalidAuthority);
        }
        if strict && path.len() > 1 {
            check_strictly(facts, index, path.len())?;
        }
        if !fits(facts, policy.purpose, index == 0) {
            return Err(Fault::InvalidPurpose);
        }
        if index > 0
            && let Some((_, Some(length))) = facts.basic
            && below > length
        {
            return Err(Fault::PathLength);
        }
        if index > 0 && !facts.is_self_issued() {
            below += 1;
        }
    }
    Ok(())
}

/// What the rules ask for and hardly anybody checks.
fn check_strictly(facts: &Facts, index: usize, length: usize) -> Result<(), Fault> {
    let authority = facts.basic.is_some_and(|(authority, _)| authority);
    if authority && !facts.basic_is_critical {
        return Err(Fault::BasicNotCritical);
    }
    if authority && facts.usage.is_none() {
        return Err(Fault::NoKeyUsage);
    }
    if facts.version >= 2 {
        let is_root = index + 1 == length && facts.is_self_issued();
        if !is_root && facts.authority_id.is_none() {
            return Err(Fault::NoAuthorityId);
        }
        if authority && facts.subject_id.is_none() {
            return Err(Fault::NoSubjectId);
        }
    }
    Ok(())
}

fn check_constraints(path: &[Arc<Facts>]) -> Result<(), Fault> {
    for (index, issuer) in path.iter().enumerate().skip(1) {
        let Some(constraints) = &issuer.constraints else { continue };
        for (below, facts) in path[..index].iter().enumerate() {
            if below > 0 && facts.is_self_issued() {
                continue;
            }
            constraints::check(facts, constraints).map_err(|violation| match violation {
                Violation::Permitted => Fault::NotPermitted,
                Violation::Excluded => Fault::Excluded,
                Violation::Unsupported => Fault::UnsupportedConstraint,
            })?;
        }
    }
    Ok(())
}

fn check_revocation(
    algorithms: &WebPkiSupportedAlgorithms,
    policy: &Policy,
    path: &[Arc<Facts>],
    now: i64,
) -> Result<(), Fault> {
    let checked = match policy.flags & VERIFY_CRL_CHECK_CHAIN {
        VERIFY_CRL_CHECK_CHAIN => path.len(),
        flags if flags & VERIFY_CRL_CHECK_LEAF != 0 => 1,
        _ => return Ok(()),
    };
    for (index, facts) in path.iter().enumerate().take(checked) {
        let lists = policy.store.lists(&facts.issuer_key);
        let newest = lists.iter().max_by_key(|list| list.from);
        let Some(list) = newest else { return Err(Fault::NoRevocationList) };
        let issuer = path.get(index + 1).unwrap_or(facts);
        if issuer.usage.is_some_and(|usage| !usage.crl_sign)
            || !is_signed_by(algorithms, &list.signed, &issuer.key)
        {
            return Err(Fault::BadListSignature);
        }
        if now < list.from {
            return Err(Fault::ListNotYetValid);
        }
        if list.until.is_some_and(|until| now > until) {
            return Err(Fault::ListExpired);
        }
        if list.has_unknown {
            return Err(Fault::UnknownListExtension);
        }
        if list.revoked.contains(&facts.serial) {
            return Err(Fault::Revoked);
        }
    }
    Ok(())
}
