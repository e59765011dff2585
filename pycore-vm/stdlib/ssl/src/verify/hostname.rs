//! Whether a certificate is that of a machine.

use std::net::IpAddr;

use crate::certificate::Facts;
use crate::certificate::facts::AlternativeName;
use crate::constants::{
    HOSTFLAG_ALWAYS_CHECK_SUBJECT, HOSTFLAG_NEVER_CHECK_SUBJECT, HOSTFLAG_NO_PARTIAL_WILDCARDS,
    HOSTFLAG_NO_WILDCARDS,
};

const COMMON_NAME: &str = "2.5.4.3";

/// The machine that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Name(String),
    Address(IpAddr),
}

impl Host {
    pub(crate) fn of(text: &str) -> Self {
        match text.parse() {
            Ok(address) => Self::Address(address),
            Err(_) => Self::Name(text.to_owned()),
        }
    }

    /// Whether a certificate is that of the machine.
    pub(crate) fn matches(&self, facts: &Facts, flags: u32) -> bool {
        let names = facts.names.as_deref().unwrap_or_default();
        match self {
            Self::Address(address) => {
                let octets = match address {
                    IpAddr::V4(address) => address.octets().to_vec(),
                    IpAddr::V6(address) => address.octets().to_vec(),
                };
                names
                    .iter()
                    .any(|name| matches!(name, AlternativeName::Address(other) if *other == octets))
            }
            Self::Name(host) => {
                let mut any = false;
                for name in names {
                    if let AlternativeName::Dns(pattern) = name {
                        any = true;
                        if name_matches(pattern, host, flags) {
                            return true;
                        }
                    }
                }
                let subject = !any || flags & HOSTFLAG_ALWAYS_CHECK_SUBJECT != 0;
                subject
                    && flags & HOSTFLAG_NEVER_CHECK_SUBJECT == 0
                    && facts.subject.values(COMMON_NAME).any(|name| name_matches(name, host, flags))
            }
        }
    }
}

/// Whether a name in a certificate, which may have a star, is that of a machine.
fn name_matches(pattern: &str, host: &str, flags: u32) -> bool {
    if pattern.eq_ignore_ascii_case(host) {
        return true;
    }
    if flags & HOSTFLAG_NO_WILDCARDS != 0 {
        return false;
    }
    let (Some((first, rest)), Some((label, host_rest))) =
        (pattern.split_once('.'), host.split_once('.'))
    else {
        return false;
    };
    // One star, in the first label, with at least two labels behind it.
    let Some((before, after)) = first.split_once('*') else { return false };
    if after.contains('*') || rest.contains('*') || !rest.contains('.') {
        return false;
    }
    let partial = !(before.is_empty() && after.is_empty());
    if partial && (flags & HOSTFLAG_NO_PARTIAL_WILDCARDS != 0 || is_international(label)) {
        return false;
    }
    // The star stands for one character at least.
    let stands = label.len() > before.len() + after.len();
    let ascii = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let ends = || {
        let label = label.to_ascii_lowercase();
        label.starts_with(&before.to_ascii_lowercase())
            && label.ends_with(&after.to_ascii_lowercase())
    };
    stands && ascii && ends() && rest.eq_ignore_ascii_case(host_rest)
}

fn is_international(label: &str) -> bool {
    label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"))
}

#[cfg(test)]
mod tests {
    use super::name_matches;

    #[test]
    fn stars() {
        let flags = crate::constants::HOSTFLAG_NO_PARTIAL_WILDCARDS;
        for (pattern, host, expected) in [
            ("example.com", "Example.COM", true),
            ("*.example.com", "www.example.com", true),
            ("*.example.com", "a.b.example.com", false),
            ("*.example.com", ".example.com", false),
            ("*.example.com", "example.com", false),
            ("*.com", "example.com", false),
            ("*", "localhost", false),
            ("w*.example.com", "www.example.com", false),
            ("a.*.com", "a.b.com", false),
            ("example.com\0.evil.org", "example.com", false),
        ] {
            assert_eq!(name_matches(pattern, host, flags), expected, "{pattern} {host}");
        }
        assert!(name_matches("w*w.example.com", "www.example.com", 0));
        assert!(!name_matches("x*.example.com", "xn--a.example.com", 0));
    }
}
