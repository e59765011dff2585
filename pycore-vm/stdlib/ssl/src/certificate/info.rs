//! A certificate as a dict.

use std::fmt::Write;

use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Owned, Thread};

use super::facts::{AlternativeName, Facts};
use super::name::Name;
use crate::oids::long_name;

/// What `getpeercert()` gives.
pub(crate) fn info(thread: &Thread, facts: &Facts) -> Fallible<Owned<Dict>> {
    let dict = Dict::new(thread)?;
    let add = |name: &str, value: Owned| -> Fallible {
        dict.insert_str(thread, &*Str::new(thread, name)?, &value)
    };
    add("subject", name(thread, &facts.subject)?)?;
    add("issuer", name(thread, &facts.issuer)?)?;
    add("version", thread.new_int(i64::from(facts.version) + 1)?)?;
    add("serialNumber", thread.new_str(&serial(&facts.serial))?)?;
    add("notBefore", thread.new_str(&time(facts.not_before))?)?;
    add("notAfter", thread.new_str(&time(facts.not_after))?)?;
    if let Some(names) = facts.names.as_ref().filter(|names| !names.is_empty()) {
        let names = names.iter().map(|name| alternative(thread, name));
        add("subjectAltName", tuple(thread, names)?)?;
    }
    let texts = |list: &[String]| tuple(thread, list.iter().map(|text| thread.new_str(text)));
    for (key, list) in [
        ("OCSP", &facts.ocsp),
        ("caIssuers", &facts.issuers),
        ("crlDistributionPoints", &facts.revocation_lists),
    ] {
        if !list.is_empty() {
            add(key, texts(list)?)?;
        }
    }
    Ok(dict)
}

fn tuple(thread: &Thread, items: impl Iterator<Item = Fallible<Owned>>) -> Fallible<Owned> {
    Ok(Tuple::from_owned(thread, items.collect::<Fallible<_>>()?)?.into_object())
}

fn pair(thread: &Thread, key: &str, value: Owned) -> Fallible<Owned> {
    Ok(Tuple::pack(thread, [thread.new_str(key)?, value])?.into_object())
}

fn name(thread: &Thread, name: &Name) -> Fallible<Owned> {
    let sets = name.0.iter().map(|set| {
        let attributes = set.iter();
        let pairs =
            attributes.map(|(id, value)| pair(thread, long_name(id), thread.new_str(value)?));
        tuple(thread, pairs)
    });
    tuple(thread, sets)
}

fn alternative(thread: &Thread, one: &AlternativeName) -> Fallible<Owned> {
    let text = |kind: &str, text: &str| pair(thread, kind, thread.new_str(text)?);
    match one {
        AlternativeName::Dns(name) => text("DNS", name),
        AlternativeName::Email(name) => text("email", name),
        AlternativeName::Uri(name) => text("URI", name),
        AlternativeName::Address(bytes) => text("IP Address", &address(bytes)),
        AlternativeName::Directory(directory) => pair(thread, "DirName", name(thread, directory)?),
        AlternativeName::Registered(id) => text("Registered ID", long_name(id)),
        AlternativeName::Other(kind) => text(kind, "<unsupported>"),
    }
}

/// The address of a machine; that of six is not shortened.
fn address(bytes: &[u8]) -> String {
    match bytes {
        [a, b, c, d] => format!("{a}.{b}.{c}.{d}"),
        bytes if bytes.len() == 16 => {
            let groups: Vec<String> = bytes
                .chunks_exact(2)
                .map(|pair| format!("{:X}", u16::from_be_bytes([pair[0], pair[1]])))
                .collect();
            groups.join(":")
        }
        _ => "<invalid>".to_owned(),
    }
}

/// A serial number in hexadecimal, of whole bytes.
fn serial(bytes: &[u8]) -> String {
    let (sign, magnitude) = match bytes.first() {
        Some(&first) if first >= 0x80 => ("-", negated(bytes)),
        _ => ("", bytes.to_vec()),
    };
    let zeros = magnitude.iter().take_while(|&&byte| byte == 0).count();
    let digits = &magnitude[zeros.min(magnitude.len().saturating_sub(1))..];
    digits.iter().fold(sign.to_owned(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02X}");
        text
    })
}

/// The two's complement.
fn negated(bytes: &[u8]) -> Vec<u8> {
    let mut carry = true;
    let mut out: Vec<u8> = bytes.iter().map(|byte| !byte).collect();
    for byte in out.iter_mut().rev() {
        (*byte, carry) = byte.overflowing_add(u8::from(carry));
    }
    out
}

/// `Jan  5 09:34:43 2018 GMT`
fn time(seconds: i64) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Years from March on, so that leap days are last, in periods of 400 years from the year 0 on.
    let days = days + 719_468;
    let (period, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12;
    let year = period * 400 + year + i64::from(month < 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let month = MONTHS[month as usize];
    format!("{month} {day:2} {hour:02}:{minute:02}:{second:02} {year} GMT")
}

#[cfg(test)]
mod tests {
    use super::{serial, time};

    #[test]
    fn times() {
        assert_eq!(time(0), "Jan  1 00:00:00 1970 GMT");
        assert_eq!(time(951_782_400), "Feb 29 00:00:00 2000 GMT");
        assert_eq!(time(1_535_552_596), "Aug 29 14:23:16 2018 GMT");
        assert_eq!(time(-1), "Dec 31 23:59:59 1969 GMT");
        assert_eq!(time(17_540_115_796), "Oct 28 14:23:16 2525 GMT");
    }

    #[test]
    fn serial_numbers() {
        assert_eq!(serial(&[0]), "00");
        assert_eq!(serial(&[0, 0xcb, 2]), "CB02");
        assert_eq!(serial(&[0xff]), "-01");
    }
}
