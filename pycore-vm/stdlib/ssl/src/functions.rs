//! The functions of the module.

use std::ffi::OsString;
use std::path::Path;

use pycore_objects::protocol::buffer::{BytesLike, has_buffer};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};
use rustls::crypto::ring;

use crate::certificate::info;
use crate::context::path_of;
use crate::errors::raise_message;
use crate::oids::{self, Named};
use crate::pem;
use crate::verify::certificate_of;

/// The functions' place.
pub(crate) struct Functions;

/// Variables of the environment that name what is trusted.
const FILE_VARIABLE: &str = "SSL_CERT_FILE";
const FOLDER_VARIABLE: &str = "SSL_CERT_DIR";

/// Where systems have the certificates that they trust: the first that is there counts, else the first.
const FILES: &[&str] = &[
    "/usr/lib/ssl/cert.pem",
    "/etc/ssl/cert.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/ca-bundle.pem",
];
const FOLDERS: &[&str] = &["/usr/lib/ssl/certs", "/etc/ssl/certs", "/etc/pki/tls/certs"];

fn first_of(paths: &'static [&'static str]) -> &'static str {
    paths.iter().find(|path| Path::new(path).exists()).unwrap_or(&paths[0])
}

/// Where to look for what is trusted.
pub(crate) struct Places {
    pub(crate) file: OsString,
    /// With colons between them.
    pub(crate) folders: OsString,
}

/// The places that the environment names, or the system has.
pub(crate) fn default_places() -> Places {
    let named =
        |variable, paths| std::env::var_os(variable).unwrap_or_else(|| first_of(paths).into());
    Places { file: named(FILE_VARIABLE, FILES), folders: named(FOLDER_VARIABLE, FOLDERS) }
}

/// Random bytes.
pub(crate) fn random<const N: usize>(thread: &Thread) -> Fallible<[u8; N]> {
    let mut bytes = [0; N];
    match ring::default_provider().secure_random.fill(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(_) => Err(raise_message(thread, "no source of random numbers")),
    }
}

fn describe(thread: &Thread, one: &Named) -> Fallible<Owned<Tuple>> {
    Tuple::pack(
        thread,
        [
            thread.new_int(one.number.into())?,
            thread.new_str(one.short)?,
            thread.new_str(one.long)?,
            thread.new_str(one.identifier)?,
        ],
    )
}

/// Whether a text is numbers with dots between them.
fn is_identifier(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|part| part.parse::<u64>().is_ok())
}

#[methods(module)]
impl Functions {
    /// RAND_add($module, string, entropy, /)
    ///
    /// Nothing: the random numbers are the system's, which need no help.
    #[python(name = "RAND_add")]
    fn rand_add(thread: &Thread, string: &Object, entropy: f64) -> Fallible {
        let _ = entropy;
        if string.downcast::<Str>().is_none() && !has_buffer(string) {
            BytesLike::of(thread, string)?;
        }
        Ok(())
    }

    /// RAND_bytes($module, n, /)
    ///
    /// As many random bytes, good enough for keys.
    #[python(name = "RAND_bytes")]
    fn rand_bytes(thread: &Thread, n: i32) -> Fallible<Owned<Bytes>> {
        let Ok(count) = usize::try_from(n) else {
            return Err(raise!(thread, VALUE_ERROR, "num must be positive"));
        };
        let mut bytes: Vec<u8> = thread.vector(count)?;
        bytes.resize(count, 0);
        match ring::default_provider().secure_random.fill(&mut bytes) {
            Ok(()) => Bytes::new(thread, &bytes),
            Err(_) => Err(raise_message(thread, "no source of random numbers")),
        }
    }

    /// RAND_status($module, /)
    ///
    /// Whether random numbers are good enough for keys: always.
    #[python(name = "RAND_status")]
    fn rand_status() -> bool {
        true
    }

    /// get_default_verify_paths($module, /)
    ///
    /// Where certificates that are trusted are looked for: the variables of the environment, and the paths without them.
    fn get_default_verify_paths(thread: &Thread) -> Fallible<Owned<Tuple>> {
        Tuple::pack(
            thread,
            [
                thread.new_str(FILE_VARIABLE)?,
                thread.new_str(first_of(FILES))?,
                thread.new_str(FOLDER_VARIABLE)?,
                thread.new_str(first_of(FOLDERS))?,
            ],
        )
    }

    /// txt2obj($module, /, txt, name=False)
    ///
    /// The object of an identifier, or if name is true of a name: its number, its names, and its identifier.
    fn txt2obj(thread: &Thread, txt: &Str, name: Option<bool>) -> Fallible<Owned<Tuple>> {
        let text = txt.to_utf8(thread)?;
        let by_name = name.unwrap_or(false);
        let found = oids::all().iter().find(|one| {
            one.identifier == text || by_name && (one.short == text || one.long == text)
        });
        match found {
            Some(one) => describe(thread, one),
            None if is_identifier(text) => Err(raise!(thread, VALUE_ERROR, "Unknown object")),
            None => {
                let shown: String = text.chars().take(100).collect();
                Err(raise!(thread, VALUE_ERROR, "unknown object '{shown}'"))
            }
        }
    }

    /// nid2obj($module, nid, /)
    ///
    /// The object of a number: its number, its names, and its identifier.
    fn nid2obj(thread: &Thread, nid: i32) -> Fallible<Owned<Tuple>> {
        if nid < 0 {
            return Err(raise!(thread, VALUE_ERROR, "NID must be positive."));
        }
        match oids::all().iter().find(|one| one.number == nid) {
            Some(one) => describe(thread, one),
            None if nid == 0 => Err(raise!(thread, VALUE_ERROR, "Unknown object")),
            None => Err(raise!(thread, VALUE_ERROR, "unknown NID {nid}")),
        }
    }

    /// _test_decode_cert($module, path, /)
    ///
    /// The first certificate of a file, as a dict.
    fn _test_decode_cert(thread: &Thread, path: &Object) -> Fallible<Owned<Dict>> {
        let path = path_of(thread, path)?;
        let Ok(text) = thread.without_lock(|| std::fs::read(&path)) else {
            return Err(raise_message(thread, "Can't open file"));
        };
        let certificates = pem::blocks(&text).map_while(Result::ok);
        match certificates.filter_map(|block| certificate_of(&block)).next().flatten() {
            Some(facts) => info(thread, &facts),
            None => Err(raise_message(thread, "Error decoding PEM-encoded file")),
        }
    }
}
