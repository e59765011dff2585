//! Names that a certificate's issuers allow it to have.

use crate::certificate::Facts;
use crate::certificate::facts::{AlternativeName, Constraints};

const EMAIL_ADDRESS: &str = "1.2.840.113549.1.9.1";

/// What is wrong with a name.
pub(super) enum Violation {
    /// It is in no permitted part.
    Permitted,
    /// It is in an excluded part.
    Excluded,
    /// It cannot be told.
    Unsupported,
}

/// Whether the holder of a certificate may have its names.
pub(super) fn check(facts: &Facts, constraints: &Constraints) -> Result<(), Violation> {
    let subject = AlternativeName::Directory(facts.subject.clone());
    let subject = (!facts.subject.0.is_empty()).then_some(subject);
    let emails = facts.subject.values(EMAIL_ADDRESS);
    let emails = emails.map(|email| AlternativeName::Email(email.to_owned()));
    let names = facts.names.iter().flatten().cloned();
    for name in subject.into_iter().chain(emails).chain(names) {
        check_name(&name, constraints)?;
    }
    Ok(())
}

fn check_name(name: &AlternativeName, constraints: &Constraints) -> Result<(), Violation> {
    let same_kind =
        |tree: &&AlternativeName| std::mem::discriminant(*tree) == std::mem::discriminant(name);
    let mut permitted = constraints.permitted.iter().filter(same_kind).peekable();
    if permitted.peek().is_some() {
        let mut within = false;
        for tree in permitted {
            within |= is_within(name, tree)?;
        }
        if !within {
            return Err(Violation::Permitted);
        }
    }
    for tree in constraints.excluded.iter().filter(same_kind) {
        if is_within(name, tree)? {
            return Err(Violation::Excluded);
        }
    }
    Ok(())
}

/// Whether a name is in a part of the names of its kind.
fn is_within(name: &AlternativeName, tree: &AlternativeName) -> Result<bool, Violation> {
    Ok(match (name, tree) {
        (AlternativeName::Dns(name), AlternativeName::Dns(tree)) => is_subdomain(name, tree),
        (AlternativeName::Email(name), AlternativeName::Email(tree)) => {
            let host = name.rsplit_once('@').map_or(name.as_str(), |(_, host)| host);
            match tree.contains('@') {
                true => name.eq_ignore_ascii_case(tree),
                false => is_host_within(host, tree),
            }
        }
        (AlternativeName::Uri(name), AlternativeName::Uri(tree)) => {
            let Some((_, rest)) = name.split_once("://") else {
                return Err(Violation::Unsupported);
            };
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
            let host = host.split(':').next().unwrap_or_default();
            is_host_within(host, tree)
        }
        (AlternativeName::Address(address), AlternativeName::Address(tree)) => {
            let (network, mask) = tree.split_at(tree.len() / 2);
            network.len() == address.len()
                && mask.len() == network.len()
                && network
                    .iter()
                    .zip(mask)
                    .zip(address)
                    .all(|((network, mask), byte)| network & mask == byte & mask)
        }
        (AlternativeName::Directory(name), AlternativeName::Directory(tree)) => name.is_below(tree),
        _ => return Err(Violation::Unsupported),
    })
}

/// Whether a name is a domain or below it.
fn is_subdomain(name: &str, domain: &str) -> bool {
    let (name, domain) = (name.to_ascii_lowercase(), domain.to_ascii_lowercase());
    let domain = domain.strip_prefix('.').unwrap_or(&domain);
    if domain.is_empty() {
        return true;
    }
    match name.strip_suffix(domain) {
        Some(rest) => rest.is_empty() || rest.ends_with('.'),
        None => false,
    }
}

/// Whether a machine is the one that is named, or with a dot in front below that domain.
fn is_host_within(host: &str, tree: &str) -> bool {
    if tree.is_empty() {
        return true;
    }
    match tree.strip_prefix('.') {
        Some(domain) => is_subdomain(host, domain) && !host.eq_ignore_ascii_case(domain),
        None => host.eq_ignore_ascii_case(tree),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_host_within, is_subdomain};

    #[test]
    fn domains() {
        assert!(is_subdomain("www.Example.com", "example.com"));
        assert!(is_subdomain("example.com", "example.com"));
        assert!(!is_subdomain("badexample.com", "example.com"));
        assert!(is_host_within("a.b.org", ".b.org"));
        assert!(!is_host_within("b.org", ".b.org"));
        assert!(!is_host_within("a.b.org", "b.org"));
    }
}
