//! What a certificate, or a list of revoked ones, says; parsed once.

use x509_parser::extensions::{
    DistributionPointName, GeneralName, NameConstraints, ParsedExtension,
};
use x509_parser::prelude::{CertificateRevocationList, FromDer, X509Certificate};
use x509_parser::time::ASN1Time;

use super::name::{Name, canonical};

/// A name of a certificate's holder beside its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AlternativeName {
    Dns(String),
    Email(String),
    Uri(String),
    Address(Vec<u8>),
    Directory(Name),
    Registered(String),
    /// One of a kind that only has a name: what programs call it.
    Other(&'static str),
}

/// A part of the names in the world.
pub(crate) type Subtrees = Vec<AlternativeName>;

/// Which names the holders of certificates below this one may have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Constraints {
    pub(crate) permitted: Subtrees,
    pub(crate) excluded: Subtrees,
}

/// What a key may be used for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    pub(crate) digital_signature: bool,
    pub(crate) key_encipherment: bool,
    pub(crate) key_agreement: bool,
    pub(crate) key_cert_sign: bool,
    pub(crate) crl_sign: bool,
}

/// For which ends of a connection a certificate may stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExtendedUsage {
    pub(crate) server: bool,
    pub(crate) client: bool,
}

/// Something signed: the bytes, the algorithm, and the signature.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    pub(crate) message: Vec<u8>,
    /// The identifier of the algorithm with its parameters, without the head of the sequence.
    pub(crate) algorithm: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

/// A public key, likewise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicKey {
    pub(crate) algorithm: Vec<u8>,
    pub(crate) bits: Vec<u8>,
}

/// What a certificate says.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) der: Vec<u8>,
    pub(crate) version: u32,
    /// As it stands there, with a leading zero where the sign needs it.
    pub(crate) serial: Vec<u8>,
    pub(crate) subject: Name,
    pub(crate) issuer: Name,
    /// Names in the form in which they are compared.
    pub(crate) subject_key: Vec<u8>,
    pub(crate) issuer_key: Vec<u8>,
    pub(crate) not_before: i64,
    pub(crate) not_after: i64,
    pub(crate) key: PublicKey,
    pub(crate) signed: Signed,
    /// Whether it may sign others, and how many may follow below; `None` if it does not say.
    pub(crate) basic: Option<(bool, Option<u32>)>,
    pub(crate) basic_is_critical: bool,
    pub(crate) usage: Option<Usage>,
    pub(crate) extended: Option<ExtendedUsage>,
    pub(crate) subject_id: Option<Vec<u8>>,
    /// Whether it names its issuer's key, and by what.
    pub(crate) has_authority_id: bool,
    pub(crate) authority_id: Option<Vec<u8>>,
    pub(crate) names: Option<Vec<AlternativeName>>,
    pub(crate) constraints: Option<Constraints>,
    pub(crate) ocsp: Vec<String>,
    pub(crate) issuers: Vec<String>,
    pub(crate) revocation_lists: Vec<String>,
    /// A critical extension that is not understood, so that the certificate cannot be relied on.
    pub(crate) has_unknown: bool,
}

/// What a list of revoked certificates says.
#[derive(Debug)]
pub(crate) struct RevocationList {
    pub(crate) der: Vec<u8>,
    pub(crate) issuer_key: Vec<u8>,
    pub(crate) from: i64,
    pub(crate) until: Option<i64>,
    pub(crate) signed: Signed,
    /// The serial numbers.
    pub(crate) revoked: Vec<Vec<u8>>,
    pub(crate) has_unknown: bool,
}

/// The value at the beginning of bytes in DER: its tag, its contents, and what is behind it.
fn value(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (length.iter().fold(0, |sum, &byte| sum << 8 | usize::from(byte)), rest)
        }
        _ => return None,
    };
    let (contents, rest) = rest.split_at_checked(length)?;
    Some((tag, contents, rest))
}

/// As many bytes at the beginning as the first value has; `None` if they do not hold all of it.
pub(crate) fn first_value(bytes: &[u8]) -> Option<&[u8]> {
    let (_, _, rest) = value(bytes)?;
    bytes.get(..bytes.len() - rest.len())
}

/// The bits of a bit string of whole bytes.
fn whole_bytes(contents: &[u8]) -> Option<Vec<u8>> {
    let (&unused, bytes) = contents.split_first()?;
    (unused == 0).then(|| bytes.to_vec())
}

/// The three parts of what is signed.
fn signed(der: &[u8]) -> Option<Signed> {
    let (_, all, _) = value(der)?;
    let message = first_value(all)?;
    let (_, algorithm, rest) = value(&all[message.len()..])?;
    let (_, signature, _) = value(rest)?;
    Some(Signed {
        message: message.to_vec(),
        algorithm: algorithm.to_vec(),
        signature: whole_bytes(signature)?,
    })
}

impl PublicKey {
    /// The key of a `SubjectPublicKeyInfo`.
    pub(crate) fn of_der(der: &[u8]) -> Option<Self> {
        let (_, all, _) = value(der)?;
        let (_, algorithm, rest) = value(all)?;
        let (_, bits, _) = value(rest)?;
        Some(Self { algorithm: algorithm.to_vec(), bits: whole_bytes(bits)? })
    }
}

fn alternative(name: &GeneralName<'_>) -> AlternativeName {
    match name {
        GeneralName::DNSName(name) => AlternativeName::Dns((*name).to_owned()),
        GeneralName::RFC822Name(name) => AlternativeName::Email((*name).to_owned()),
        GeneralName::URI(name) => AlternativeName::Uri((*name).to_owned()),
        GeneralName::IPAddress(bytes) => AlternativeName::Address(bytes.to_vec()),
        GeneralName::DirectoryName(name) => AlternativeName::Directory(Name::of(name)),
        GeneralName::RegisteredID(id) => AlternativeName::Registered(id.to_id_string()),
        GeneralName::OtherName(..) => AlternativeName::Other("othername"),
        GeneralName::X400Address(_) => AlternativeName::Other("X400Name"),
        GeneralName::EDIPartyName(_) => AlternativeName::Other("EdiPartyName"),
        GeneralName::Invalid(..) => AlternativeName::Other("othername"),
    }
}

/// Those of names that are addresses of resources.
fn resources<'a>(names: impl Iterator<Item = &'a GeneralName<'a>>) -> Vec<String> {
    names
        .filter_map(|name| match name {
            GeneralName::URI(name) => Some((*name).to_owned()),
            _ => None,
        })
        .collect()
}

fn constraints(parsed: &NameConstraints<'_>) -> Constraints {
    let subtrees = |list: &Option<Vec<x509_parser::extensions::GeneralSubtree<'_>>>| {
        let list = list.as_deref().unwrap_or_default();
        list.iter().map(|subtree| alternative(&subtree.base)).collect()
    };
    Constraints {
        permitted: subtrees(&parsed.permitted_subtrees),
        excluded: subtrees(&parsed.excluded_subtrees),
    }
}

impl Facts {
    /// What a certificate in DER says; `None` if it is none.
    pub(crate) fn parse(der: &[u8]) -> Option<Self> {
        let (rest, parsed) = X509Certificate::from_der(der).ok()?;
        let der = &der[..der.len() - rest.len()];
        let time = |time: ASN1Time| time.timestamp();
        let mut facts = Self {
            der: der.to_vec(),
            version: parsed.version().0,
            serial: parsed.raw_serial().to_vec(),
            subject: Name::of(parsed.subject()),
            issuer: Name::of(parsed.issuer()),
            subject_key: canonical(parsed.subject()),
            issuer_key: canonical(parsed.issuer()),
            not_before: time(parsed.validity().not_before),
            not_after: time(parsed.validity().not_after),
            key: PublicKey::of_der(parsed.public_key().raw)?,
            signed: signed(der)?,
            basic: None,
            basic_is_critical: false,
            usage: None,
            extended: None,
            subject_id: None,
            has_authority_id: false,
            authority_id: None,
            names: None,
            constraints: None,
            ocsp: Vec::new(),
            issuers: Vec::new(),
            revocation_lists: Vec::new(),
            has_unknown: false,
        };
        for extension in parsed.extensions() {
            let understood = facts.add(extension.parsed_extension(), extension.critical);
            facts.has_unknown |= extension.critical && !understood;
        }
        Some(facts)
    }

    /// Takes an extension over; says whether it is understood.
    fn add(&mut self, extension: &ParsedExtension<'_>, critical: bool) -> bool {
        match extension {
            ParsedExtension::BasicConstraints(basic) => {
                self.basic = Some((basic.ca, basic.path_len_constraint));
                self.basic_is_critical = critical;
            }
            ParsedExtension::KeyUsage(usage) => {
                self.usage = Some(Usage {
                    digital_signature: usage.digital_signature(),
                    key_encipherment: usage.key_encipherment(),
                    key_agreement: usage.key_agreement(),
                    key_cert_sign: usage.key_cert_sign(),
                    crl_sign: usage.crl_sign(),
                });
            }
            ParsedExtension::ExtendedKeyUsage(usage) => {
                let (server, client) = (usage.server_auth, usage.client_auth);
                self.extended = Some(ExtendedUsage { server, client });
            }
            ParsedExtension::SubjectKeyIdentifier(id) => self.subject_id = Some(id.0.to_vec()),
            ParsedExtension::AuthorityKeyIdentifier(id) => {
                self.has_authority_id = true;
                self.authority_id = id.key_identifier.as_ref().map(|id| id.0.to_vec());
            }
            ParsedExtension::SubjectAlternativeName(names) => {
                self.names = Some(names.general_names.iter().map(alternative).collect());
            }
            ParsedExtension::NameConstraints(parsed) => {
                self.constraints = Some(constraints(parsed));
            }
            ParsedExtension::AuthorityInfoAccess(access) => {
                let of = |method: &str| {
                    let with = access.accessdescs.iter();
                    let with = with.filter(|one| one.access_method.to_id_string() == method);
                    resources(with.map(|one| &one.access_location))
                };
                (self.ocsp, self.issuers) = (of("1.3.6.1.5.5.7.48.1"), of("1.3.6.1.5.5.7.48.2"));
            }
            ParsedExtension::CRLDistributionPoints(points) => {
                let names = points.iter().filter_map(|point| match &point.distribution_point {
                    Some(DistributionPointName::FullName(names)) => Some(names),
                    _ => None,
                });
                self.revocation_lists = resources(names.flatten());
            }
            ParsedExtension::CertificatePolicies(_)
            | ParsedExtension::PolicyMappings(_)
            | ParsedExtension::PolicyConstraints(_)
            | ParsedExtension::InhibitAnyPolicy(_)
            | ParsedExtension::IssuerAlternativeName(_)
            | ParsedExtension::NSCertType(_)
            | ParsedExtension::SubjectInfoAccess(_) => {}
            _ => return false,
        }
        true
    }

    /// Whether it names itself as its issuer.
    pub(crate) fn is_self_issued(&self) -> bool {
        self.subject_key == self.issuer_key
    }

    /// Whether it seems to be signed by its own key.
    pub(crate) fn is_self_signed(&self) -> bool {
        self.is_self_issued() && self.may_be_issued_by(self)
    }

    /// Whether another names itself as this one's issuer, by name and by identifier.
    pub(crate) fn may_be_issued_by(&self, issuer: &Self) -> bool {
        let identifiers = (&self.authority_id, &issuer.subject_id);
        self.issuer_key == issuer.subject_key
            && !matches!(identifiers, (Some(one), Some(other)) if one != other)
    }

    /// Whether it may sign others.
    pub(crate) fn is_authority(&self) -> bool {
        if self.usage.is_some_and(|usage| !usage.key_cert_sign) {
            return false;
        }
        match self.basic {
            Some((authority, _)) => authority,
            // Before the extension was there, or by the other one.
            None => (self.version == 0 && self.is_self_signed()) || self.usage.is_some(),
        }
    }
}

impl RevocationList {
    /// What a list in DER says; `None` if it is none.
    pub(crate) fn parse(der: &[u8]) -> Option<Self> {
        let (rest, parsed) = CertificateRevocationList::from_der(der).ok()?;
        let der = &der[..der.len() - rest.len()];
        let understood = |extension: &ParsedExtension<'_>| {
            matches!(
                extension,
                ParsedExtension::AuthorityKeyIdentifier(_) | ParsedExtension::CRLNumber(_)
            )
        };
        let revoked = parsed.iter_revoked_certificates();
        Some(Self {
            der: der.to_vec(),
            issuer_key: canonical(parsed.issuer()),
            from: parsed.last_update().timestamp(),
            until: parsed.next_update().map(|time| time.timestamp()),
            signed: signed(der)?,
            revoked: revoked.map(|one| one.raw_serial().to_vec()).collect(),
            has_unknown: parsed
                .extensions()
                .iter()
                .any(|one| one.critical && !understood(one.parsed_extension())),
        })
    }
}
