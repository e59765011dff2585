//! The type `Certificate`.

use std::sync::Arc;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Comparison;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise, slots, static_type};

use super::{Facts, info};
use crate::constants::{ENCODING_DER, ENCODING_PEM};
use crate::pem;

/// A certificate.
#[repr(C)]
pub(crate) struct Certificate {
    object: Object,
    facts: Arc<Facts>,
}

static_type! {
    /// The type of certificates.
    pub(crate) static CERTIFICATE: Certificate = {
        name: "_ssl.Certificate",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: Certificate::SLOTS,
        methods: Certificate::METHODS,
    };
}

impl Trace for Certificate {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Certificate {
    pub(crate) fn of(thread: &Thread, facts: Arc<Facts>) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, facts })
    }
}

#[slots]
impl Certificate {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let text = format!("<_ssl.Certificate '{}'>", self.facts.subject.in_one_line());
        Str::new(thread, &text)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        // Signatures are as good as random.
        let tail: Vec<u8> = self.facts.der.iter().rev().take(8).copied().collect();
        let hash = tail.iter().fold(0_isize, |sum, &byte| sum << 8 | isize::from(byte));
        Ok(hash)
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let same = other.downcast::<Self>().map(|other| self.facts.der == other.facts.der);
        Ok(match (same, comparison) {
            (Some(same), Comparison::Equal) => thread.bool(same),
            (Some(same), Comparison::NotEqual) => thread.bool(!same),
            _ => thread.not_implemented(),
        })
    }
}

#[methods]
impl Certificate {
    /// get_info($self, /)
    ///
    /// What the certificate says, as a dict.
    fn get_info(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        info(thread, &self.facts)
    }

    /// public_bytes($self, /, format=Encoding.PEM)
    ///
    /// The certificate as data: bytes, or text between marks.
    fn public_bytes(&self, thread: &Thread, format: Option<i32>) -> Fallible<Owned> {
        match format.unwrap_or(ENCODING_PEM) {
            ENCODING_PEM => thread.new_str(&pem::write("CERTIFICATE", &self.facts.der)),
            ENCODING_DER => Ok(Bytes::new(thread, &self.facts.der)?.into_object()),
            _ => Err(raise!(thread, VALUE_ERROR, "Unsupported format")),
        }
    }
}
