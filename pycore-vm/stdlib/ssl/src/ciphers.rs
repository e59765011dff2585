//! The suites of ciphers, by the names that OpenSSL has for them, and the strings that choose among them.

use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread};
use rustls::crypto::CryptoProvider;
use rustls::{CipherSuite, SupportedCipherSuite};

/// A suite, and what OpenSSL's strings say of it.
#[derive(Debug)]
pub(crate) struct Cipher {
    pub(crate) suite: CipherSuite,
    pub(crate) name: &'static str,
    pub(crate) protocol: &'static str,
    pub(crate) bits: u32,
    encryption: &'static str,
    symmetric: &'static str,
    authentication: Authentication,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Authentication {
    Any,
    Rsa,
    Ecdsa,
}

macro_rules! ciphers {
    ($($suite:ident $name:literal $protocol:literal $bits:literal $encryption:literal $symmetric:literal $authentication:ident;)*) => {
        [$(Cipher {
            suite: CipherSuite::$suite,
            name: $name,
            protocol: $protocol,
            bits: $bits,
            encryption: $encryption,
            symmetric: $symmetric,
            authentication: Authentication::$authentication,
        }),*]
    };
}

/// All of them, the most wanted first.
pub(crate) static ALL: [Cipher; 9] = ciphers! {
    TLS13_AES_256_GCM_SHA384 "TLS_AES_256_GCM_SHA384" "TLSv1.3" 256 "AESGCM" "aes-256-gcm" Any;
    TLS13_CHACHA20_POLY1305_SHA256 "TLS_CHACHA20_POLY1305_SHA256" "TLSv1.3" 256 "CHACHA20/POLY1305" "chacha20-poly1305" Any;
    TLS13_AES_128_GCM_SHA256 "TLS_AES_128_GCM_SHA256" "TLSv1.3" 128 "AESGCM" "aes-128-gcm" Any;
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 "ECDHE-ECDSA-AES256-GCM-SHA384" "TLSv1.2" 256 "AESGCM" "aes-256-gcm" Ecdsa;
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 "ECDHE-RSA-AES256-GCM-SHA384" "TLSv1.2" 256 "AESGCM" "aes-256-gcm" Rsa;
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 "ECDHE-ECDSA-CHACHA20-POLY1305" "TLSv1.2" 256 "CHACHA20/POLY1305" "chacha20-poly1305" Ecdsa;
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 "ECDHE-RSA-CHACHA20-POLY1305" "TLSv1.2" 256 "CHACHA20/POLY1305" "chacha20-poly1305" Rsa;
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 "ECDHE-ECDSA-AES128-GCM-SHA256" "TLSv1.2" 128 "AESGCM" "aes-128-gcm" Ecdsa;
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 "ECDHE-RSA-AES128-GCM-SHA256" "TLSv1.2" 128 "AESGCM" "aes-128-gcm" Rsa;
};

/// The cipher of a suite.
pub(crate) fn of_suite(suite: CipherSuite) -> Option<&'static Cipher> {
    ALL.iter().find(|cipher| cipher.suite == suite)
}

/// What stands for all kinds of something that OpenSSL has and this module has not: it chooses nothing, and is no mistake.
const ABSENT: &[&str] = &[
    "aNULL",
    "eNULL",
    "NULL",
    "kRSA",
    "RSA",
    "DHE",
    "EDH",
    "kDHE",
    "kEDH",
    "DH",
    "ADH",
    "AECDH",
    "aDSS",
    "DSS",
    "aPSK",
    "PSK",
    "kPSK",
    "kRSAPSK",
    "kECDHEPSK",
    "kDHEPSK",
    "SRP",
    "kSRP",
    "aSRP",
    "AESCCM",
    "AESCCM8",
    "CBC",
    "CAMELLIA",
    "CAMELLIA128",
    "CAMELLIA256",
    "ARIA",
    "ARIA128",
    "ARIA256",
    "ARIAGCM",
    "ARIACBC",
    "3DES",
    "DES",
    "RC4",
    "RC2",
    "IDEA",
    "SEED",
    "MD5",
    "SHA1",
    "SHA",
    "SHA256",
    "SHA384",
    "TLSv1",
    "TLSv1.0",
    "SSLv3",
    "MEDIUM",
    "LOW",
    "EXP",
    "EXPORT",
    "COMPLEMENTOFDEFAULT",
    "COMPLEMENTOFALL",
];

impl Cipher {
    /// Whether it is one of TLS 1.3.
    pub(crate) fn is_modern(&self) -> bool {
        self.authentication == Authentication::Any
    }

    /// Whether a word of a string stands for it; `None` if nothing is known of the word.
    fn is_called(&self, word: &str) -> Option<bool> {
        Some(match word {
            "ALL" | "DEFAULT" | "HIGH" | "TLSv1.2" => true,
            "ECDHE" | "EECDH" | "kECDHE" | "kEECDH" | "ECDH" => true,
            "aRSA" => self.authentication == Authentication::Rsa,
            "aECDSA" | "ECDSA" => self.authentication == Authentication::Ecdsa,
            "AES" | "AESGCM" | "FIPS" => self.encryption == "AESGCM",
            "AES128" => self.symmetric == "aes-128-gcm",
            "AES256" => self.symmetric == "aes-256-gcm",
            "CHACHA20" => self.symmetric == "chacha20-poly1305",
            "SUITEB128" | "SUITEB128ONLY" | "SUITEB128C2" | "SUITEB192" => {
                let wanted = match word {
                    "SUITEB128ONLY" | "SUITEB128C2" => self.bits == 128,
                    "SUITEB192" => self.bits == 256,
                    _ => true,
                };
                self.authentication == Authentication::Ecdsa
                    && self.encryption == "AESGCM"
                    && wanted
            }
            word if ABSENT.contains(&word) => false,
            word => {
                if ALL.iter().any(|cipher| !cipher.is_modern() && cipher.name == word) {
                    self.name == word
                } else {
                    return None;
                }
            }
        })
    }

    /// The line that describes it.
    fn description(&self) -> String {
        let (exchange, authentication) = match self.authentication {
            Authentication::Any => ("any", "any"),
            Authentication::Rsa => ("ECDH", "RSA"),
            Authentication::Ecdsa => ("ECDH", "ECDSA"),
        };
        let encryption = format!("{}({})", self.encryption, self.bits);
        let (name, protocol) = (self.name, self.protocol);
        format!(
            "{name:<30} {protocol:<7} Kx={exchange:<8} Au={authentication:<5} Enc={encryption:<22} Mac=AEAD"
        )
    }

    /// What `get_ciphers()` gives.
    pub(crate) fn describe(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        let dict = Dict::new(thread)?;
        let add = |name: &str, value: Owned| -> Fallible {
            dict.insert_str(thread, &*Str::new(thread, name)?, &value)
        };
        let (exchange, authentication) = match self.authentication {
            Authentication::Any => ("kx-any", "auth-any"),
            Authentication::Rsa => ("kx-ecdhe", "auth-rsa"),
            Authentication::Ecdsa => ("kx-ecdhe", "auth-ecdsa"),
        };
        add("id", thread.new_int(0x300_0000 | i64::from(u16::from(self.suite)))?)?;
        add("name", thread.new_str(self.name)?)?;
        add("protocol", thread.new_str(self.protocol)?)?;
        add("description", thread.new_str(&self.description())?)?;
        add("strength_bits", thread.new_int(self.bits.into())?)?;
        add("alg_bits", thread.new_int(self.bits.into())?)?;
        add("aead", thread.bool(true))?;
        add("symmetric", thread.new_str(self.symmetric)?)?;
        add("digest", thread.none())?;
        add("kea", thread.new_str(exchange)?)?;
        add("auth", thread.new_str(authentication)?)?;
        Ok(dict)
    }
}

/// The suites that a string chooses, in its order, behind those of TLS 1.3, about which it has no say; `None` if it chooses none.
pub(crate) fn choose(text: &str) -> Option<Vec<&'static Cipher>> {
    let older = || ALL.iter().filter(|cipher| !cipher.is_modern());
    let mut chosen: Vec<&'static Cipher> = Vec::new();
    let mut banned: Vec<&'static Cipher> = Vec::new();
    let words = text.split([':', ',', ' ', ';']).filter(|word| !word.is_empty());
    for word in words {
        let (action, rest) = match word.as_bytes()[0] {
            first @ (b'!' | b'-' | b'+') => (first, &word[1..]),
            b'@' => {
                match word {
                    "@STRENGTH" => chosen.sort_by_key(|cipher| std::cmp::Reverse(cipher.bits)),
                    // No key that is taken at all is too weak for any level but those above.
                    _ => match word.strip_prefix("@SECLEVEL=").and_then(|one| one.parse().ok()) {
                        Some(0..=5_u32) => {}
                        _ => return None,
                    },
                }
                continue;
            }
            _ => (b' ', word),
        };
        let fits =
            |cipher: &&Cipher| rest.split('+').all(|part| cipher.is_called(part).unwrap_or(false));
        let fitting: Vec<&'static Cipher> = older().filter(fits).collect();
        let is_fitting = |cipher: &&Cipher| fitting.iter().any(|one| one.suite == cipher.suite);
        match action {
            b'!' => {
                chosen.retain(|cipher| !is_fitting(cipher));
                banned.extend(&fitting);
            }
            b'-' => chosen.retain(|cipher| !is_fitting(cipher)),
            b'+' => {
                let (moved, kept): (Vec<_>, Vec<_>) = chosen.iter().copied().partition(is_fitting);
                chosen = kept;
                chosen.extend(moved);
            }
            _ => {
                for cipher in fitting {
                    let is = |one: &&Cipher| one.suite == cipher.suite;
                    if !chosen.iter().any(is) && !banned.iter().any(is) {
                        chosen.push(cipher);
                    }
                }
            }
        }
    }
    if chosen.is_empty() {
        return None;
    }
    let modern = ALL.iter().filter(|cipher| cipher.is_modern());
    Some(modern.chain(chosen).collect())
}

/// The suites of a provider that are among ciphers, in their order.
pub(crate) fn suites(
    provider: &CryptoProvider,
    ciphers: impl Iterator<Item = &'static Cipher>,
) -> Vec<SupportedCipherSuite> {
    let find = |cipher: &Cipher| {
        provider.cipher_suites.iter().find(|suite| suite.suite() == cipher.suite).copied()
    };
    ciphers.filter_map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::choose;

    /// The older ones among those that a string chooses, in short.
    fn chosen(text: &str) -> Option<String> {
        let names = choose(text)?.into_iter().skip(3).map(|cipher| {
            let short = cipher.name.strip_prefix("ECDHE-").unwrap_or(cipher.name);
            short.split('-').take(2).collect::<Vec<_>>().join("-")
        });
        Some(names.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn strings() {
        let all = "ECDSA-AES256 RSA-AES256 ECDSA-CHACHA20 RSA-CHACHA20 ECDSA-AES128 RSA-AES128";
        for (text, expected) in [
            ("DEFAULT", Some(all)),
            ("foo:ECDHE", Some(all)),
            ("ALL:!foo", Some(all)),
            ("AES128:AES256", Some("ECDSA-AES128 RSA-AES128 ECDSA-AES256 RSA-AES256")),
            ("AES128:AES256:@STRENGTH", Some("ECDSA-AES256 RSA-AES256 ECDSA-AES128 RSA-AES128")),
            ("aRSA+AESGCM", Some("RSA-AES256 RSA-AES128")),
            ("HIGH:-ECDHE:ECDHE+CHACHA20", Some("ECDSA-CHACHA20 RSA-CHACHA20")),
            ("ALL:+AESGCM:!aECDSA", Some("RSA-CHACHA20 RSA-AES256 RSA-AES128")),
            ("!CHACHA20:ALL", Some("ECDSA-AES256 RSA-AES256 ECDSA-AES128 RSA-AES128")),
            ("TLS_AES_256_GCM_SHA384", None),
            ("HIGH:@SECLEVEL=9", None),
            ("RC4", None),
            ("", None),
        ] {
            assert_eq!(chosen(text).as_deref(), expected, "{text}");
        }
    }
}
