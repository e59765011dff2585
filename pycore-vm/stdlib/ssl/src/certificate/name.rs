//! Names of subjects and issuers.

use sha1::{Digest, Sha1};
use x509_parser::der_parser::asn1_rs::{Any, Tag};
use x509_parser::x509::X509Name;

use crate::oids;

/// A name: sets of attributes, from the most general on; identifiers with their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name(pub(crate) Vec<Vec<(String, String)>>);

impl Name {
    pub(crate) fn of(name: &X509Name<'_>) -> Self {
        let sets = name.iter_rdn().map(|set| {
            let attributes = set.iter();
            attributes.map(|one| (one.attr_type().to_id_string(), text(one.attr_value()))).collect()
        });
        Self(sets.collect())
    }

    /// The attributes of an identifier.
    pub(crate) fn values(&self, identifier: &str) -> impl Iterator<Item = &str> {
        let all = self.0.iter().flatten();
        all.filter(move |(name, _)| name == identifier).map(|(_, value)| value.as_str())
    }

    /// The name as text of RFC 2253: the most special part first.
    pub(crate) fn in_one_line(&self) -> String {
        let sets = self.0.iter().rev().map(|set| {
            let attributes = set.iter().map(|(id, value)| {
                let known = oids::all().iter().find(|one| one.identifier == id);
                let name = known.map_or(id.as_str(), |one| one.short);
                format!("{name}={}", escaped(value))
            });
            attributes.collect::<Vec<_>>().join("+")
        });
        sets.collect::<Vec<_>>().join(",")
    }

    /// Whether the name is below another one.
    pub(crate) fn is_below(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}

/// A value with backslashes in front of what would mean something, and for what is not ASCII.
fn escaped(value: &str) -> String {
    let mut out = String::new();
    for (at, c) in value.char_indices() {
        let edge = at == 0 || at + c.len_utf8() == value.len();
        match c {
            ',' | '+' | '"' | '\\' | '<' | '>' | ';' => out.extend(['\\', c]),
            ' ' if edge => out.push_str("\\ "),
            '#' if at == 0 => out.push_str("\\#"),
            ' '..='~' => out.push(c),
            c => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("\\{byte:02X}"));
                }
            }
        }
    }
    out
}

/// A string of any of the kinds that ASN.1 has.
fn text(value: &Any<'_>) -> String {
    let bytes = value.data;
    match value.tag() {
        Tag::Utf8String | Tag::NumericString | Tag::PrintableString | Tag::Ia5String => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        Tag::BmpString => {
            let units: Vec<u16> =
                bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        Tag::UniversalString => bytes
            .chunks_exact(4)
            .map(|unit| u32::from_be_bytes([unit[0], unit[1], unit[2], unit[3]]))
            .map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// The head of a value of some bytes.
fn put(tag: u8, contents: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    match contents.len() {
        length @ 0..=0x7f => out.push(length as u8),
        length => {
            let bytes = length.to_be_bytes();
            let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
            out.push(0x80 | (bytes.len() - zeros) as u8);
            out.extend_from_slice(&bytes[zeros..]);
        }
    }
    out.extend_from_slice(contents);
}

/// The form in which names are compared, and by whose digest files of certificates are found: text in UTF-8, in small letters, with
/// single spaces.
pub(crate) fn canonical(name: &X509Name<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    for set in name.iter_rdn() {
        let mut attributes: Vec<Vec<u8>> = set
            .iter()
            .map(|one| {
                let mut attribute = Vec::new();
                put(6, one.attr_type().as_bytes(), &mut attribute);
                let value = one.attr_value();
                let tag = value.tag();
                if is_text(tag) {
                    let text = text(value);
                    let words = text.split(|c: char| c.is_ascii_whitespace());
                    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                    let text = words.join(" ").to_ascii_lowercase();
                    put(12, text.as_bytes(), &mut attribute);
                } else {
                    put(tag.0 as u8, value.data, &mut attribute);
                }
                let mut whole = Vec::new();
                put(0x30, &attribute, &mut whole);
                whole
            })
            .collect();
        // As the elements of sets are sorted in DER.
        attributes.sort();
        put(0x31, &attributes.concat(), &mut out);
    }
    out
}

fn is_text(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Utf8String
            | Tag::PrintableString
            | Tag::T61String
            | Tag::Ia5String
            | Tag::VisibleString
            | Tag::BmpString
            | Tag::UniversalString
    )
}

/// The beginning of the names of files that hold certificates of a subject, given in canonical form.
pub(crate) fn file_hash(canonical: &[u8]) -> String {
    let digest = Sha1::digest(canonical);
    format!("{:08x}", u32::from_le_bytes([digest[0], digest[1], digest[2], digest[3]]))
}
