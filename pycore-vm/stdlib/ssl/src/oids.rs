//! Objects that certificates name: their numbers, short names, long names and identifiers.

use std::sync::OnceLock;

/// An object.
pub(crate) struct Named {
    pub(crate) number: i32,
    pub(crate) short: &'static str,
    pub(crate) long: &'static str,
    pub(crate) identifier: &'static str,
}

/// The objects that are known.
pub(crate) fn all() -> &'static [Named] {
    static ALL: OnceLock<Vec<Named>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = include_str!("oids.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(read).collect()
    })
}

fn read(line: &'static str) -> Option<Named> {
    let mut fields = line.split('\t');
    Some(Named {
        number: fields.next()?.parse().ok()?,
        short: fields.next()?,
        long: fields.next()?,
        identifier: fields.next()?,
    })
}

/// The long name of an identifier, else the identifier.
pub(crate) fn long_name(identifier: &str) -> &str {
    all().iter().find(|one| one.identifier == identifier).map_or(identifier, |one| one.long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_object() {
        let lines = include_str!("oids.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(all().len(), lines);
        assert_eq!(long_name("2.5.4.3"), "commonName");
        assert_eq!(long_name("1.2.3"), "1.2.3");
    }
}
