//! Whom a chain of certificates is believed.
//!
//! The rules are those of RFC 5280 as OpenSSL applies them, since programs know its answers: which certificate may be at the end,
//! in which order faults are looked for, and by which number and words each is told.

mod chain;
mod constraints;
mod hostname;
mod store;
mod verifier;

pub(crate) use chain::{Fault, Policy, Purpose};
pub(crate) use hostname::Host;
pub(crate) use store::{LoadError, Store, certificate_of};
pub(crate) use verifier::Verifier;
