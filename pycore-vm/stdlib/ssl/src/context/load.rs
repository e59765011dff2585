//! Certificates and keys from files and from memory.

use std::path::PathBuf;
use std::sync::Arc;

use pycore_objects::errors::raise_io_error;
use pycore_objects::protocol::buffer::{BytesLike, has_buffer};
use pycore_objects::protocol::call;
use pycore_objects::protocol::path::file_system_path;
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::CertificateDer;
use rustls::sign::CertifiedKey;

use super::SslContext;
use crate::certificate::Facts;
use crate::certificate::facts::{PublicKey, first_value};
use crate::certificate::info;
use crate::errors::{Class, Failure};
use crate::functions::default_places;
use crate::key;
use crate::pem::{self, BadBlock, Block};
use crate::verify::{LoadError, Store};

/// Characters of a password at most.
const LONGEST_PASSWORD: usize = 1024;
/// Number of the error of a file whose blocks cannot be read.
const PEM_ERROR: i64 = 0x8_0009;

const CHAIN_LINE: u32 = 4291;
const KEY_LINE: u32 = 4312;
const MATCH_LINE: u32 = 4320;
const LOCATIONS_LINE: u32 = 4544;
const DATA_LINE: u32 = 4410;
const PARAMETERS_LINE: u32 = 4600;

/// Raises what cannot be read between marks.
#[cold]
fn bad_file(thread: &Thread, library: &str, line: u32) -> Raised {
    let failure = Failure {
        class: Class::General,
        number: Some(PEM_ERROR),
        library: Some(library),
        reason: None,
        text: "PEM lib",
        verification: None,
    };
    failure.raise(thread, line)
}

#[cold]
fn failed(
    thread: &Thread,
    number: i64,
    (library, reason, text): (&str, &str, &str),
    line: u32,
) -> Raised {
    let failure = Failure {
        class: Class::General,
        number: Some(number),
        library: Some(library),
        reason: Some(reason),
        text,
        verification: None,
    };
    failure.raise(thread, line)
}

/// The path that an argument stands for.
pub(crate) fn path_of(thread: &Thread, path: &Object) -> Fallible<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    let path = file_system_path(thread, path)?;
    let bytes = match (path.downcast_ref::<Str>(), path.downcast_ref::<Bytes>()) {
        (Some(text), _) => text.fs_encode(thread)?,
        (None, Some(bytes)) => bytes.as_slice().to_vec(),
        (None, None) => Vec::new(),
    };
    if bytes.contains(&0) {
        return Err(raise!(thread, VALUE_ERROR, "embedded null byte"));
    }
    Ok(std::ffi::OsString::from_vec(bytes).into())
}

/// As [`path_of`], with the message of arguments that are no paths.
fn named_path(thread: &Thread, path: &Object, name: &str) -> Fallible<PathBuf> {
    path_of(thread, path).map_err(|raised| {
        if raised.suppress(thread, &pycore_objects::errors::TYPE_ERROR).is_err() {
            // It was something else, which is still being raised.
            return match thread.raised() {
                Some(raised) => raised,
                None => thread.raise_out_of_memory(),
            };
        }
        raise!(thread, TYPE_ERROR, "{name} should be a valid filesystem path")
    })
}

/// The contents of a file; errors do not name it.
fn read(thread: &Thread, path: &PathBuf) -> Fallible<Vec<u8>> {
    let read = thread.without_lock(|| std::fs::read(path));
    read.map_err(|error| raise_io_error(thread, &error, &[]))
}

/// A password, if it is one.
fn password_bytes(thread: &Thread, object: &Object) -> Fallible<Option<Vec<u8>>> {
    let bytes = if let Some(text) = object.downcast::<Str>() {
        text.to_utf8(thread)?.as_bytes().to_vec()
    } else if object.downcast::<Bytes>().is_some() || object.downcast::<ByteArray>().is_some() {
        BytesLike::of(thread, object)?.to_vec()
    } else {
        return Ok(None);
    };
    if bytes.len() > LONGEST_PASSWORD {
        let message = "password cannot be longer than";
        return Err(raise!(thread, VALUE_ERROR, "{message} {LONGEST_PASSWORD} bytes"));
    }
    Ok(Some(bytes))
}

/// Where a password comes from.
enum Password {
    None,
    Given(Vec<u8>),
    /// What is called for it when it is needed.
    Asked(Owned),
}

impl Password {
    fn of(thread: &Thread, object: Option<&Object>) -> Fallible<Self> {
        let Some(object) = object.filter(|object| !object.is_none()) else { return Ok(Self::None) };
        if call::is_callable(object) {
            return Ok(Self::Asked(Owned::share(object)));
        }
        match password_bytes(thread, object)? {
            Some(bytes) => Ok(Self::Given(bytes)),
            None => Err(raise!(thread, TYPE_ERROR, "password should be a string or callable")),
        }
    }

    /// The password; nobody is asked at a terminal.
    fn get(&self, thread: &Thread) -> Fallible<Vec<u8>> {
        match self {
            Self::None => Ok(Vec::new()),
            Self::Given(bytes) => Ok(bytes.clone()),
            Self::Asked(callback) => {
                let result = call::call(thread, callback, &[])?;
                password_bytes(thread, &result)?.ok_or_else(|| {
                    raise!(thread, TYPE_ERROR, "password callback must return a string")
                })
            }
        }
    }
}

/// The certificates of a file, the holder's own first.
fn chain_of(thread: &Thread, text: &[u8]) -> Fallible<Vec<Facts>> {
    let bad = || bad_file(thread, "SSL", CHAIN_LINE);
    let mut chain = Vec::new();
    for block in pem::blocks(text) {
        let block = block.map_err(|BadBlock| bad())?;
        if let Some(facts) = crate::verify::certificate_of(&block) {
            chain.push(facts.ok_or_else(bad)?);
        }
    }
    if chain.is_empty() {
        return Err(bad());
    }
    Ok(chain)
}

/// The block of a file that holds a key.
fn key_block(thread: &Thread, text: &[u8]) -> Fallible<Block> {
    let mut blocks = pem::blocks(text);
    let found = blocks.find(|block| block.as_ref().map_or(true, key::is_key));
    match found {
        Some(Ok(block)) => Ok(block),
        Some(Err(BadBlock)) | None => Err(bad_file(thread, "SSL", KEY_LINE)),
    }
}

#[methods(name = LOADING)]
impl SslContext {
    /// load_cert_chain($self, /, certfile, keyfile=None, password=None)
    ///
    /// Take a certificate, those that it is followed by, and the private key from files in the format PEM.
    fn load_cert_chain(
        &self,
        thread: &Thread,
        certfile: &Object,
        keyfile: Option<&Object>,
        password: Option<&Object>,
    ) -> Fallible {
        let certificates = named_path(thread, certfile, "certfile")?;
        let key_path = match keyfile.filter(|path| !path.is_none()) {
            Some(path) => named_path(thread, path, "keyfile")?,
            None => certificates.clone(),
        };
        let password = Password::of(thread, password)?;
        let chain = chain_of(thread, &read(thread, &certificates)?)?;
        let block = key_block(thread, &read(thread, &key_path)?)?;
        let password = if key::is_encrypted(&block) { password.get(thread)? } else { Vec::new() };
        let key = key::read(&block, &password).map_err(|_| bad_file(thread, "SSL", KEY_LINE))?;
        let Ok(key) = any_supported_type(&key) else {
            let text = "private key that is damaged, or of a kind or size that is not supported";
            return Err(Failure::plain(Class::General, text).raise(thread, KEY_LINE));
        };
        let own = key.public_key().and_then(|key| PublicKey::of_der(&key));
        if let Some(own) = own
            && own != chain[0].key
        {
            // Keys of another kind are looked for a certificate of that kind.
            let same_kind = own.algorithm == chain[0].key.algorithm;
            return Err(if same_kind {
                let what = ("X509", "KEY_VALUES_MISMATCH", "key values mismatch");
                failed(thread, 116, what, KEY_LINE)
            } else {
                let what = ("SSL", "NO_CERTIFICATE_ASSIGNED", "no certificate assigned");
                failed(thread, 177, what, MATCH_LINE)
            });
        }
        let chain = chain.into_iter().map(|facts| CertificateDer::from(facts.der)).collect();
        let mut settings = self.settings.borrow_mut();
        // Another object, so that sessions of the former certificate are not gone on with.
        let mut keys = (*settings.keys).clone();
        keys.add(CertifiedKey::new(chain, key));
        settings.keys = Arc::new(keys);
        Ok(())
    }

    /// load_verify_locations($self, /, cafile=None, capath=None, cadata=None)
    ///
    /// Trust the certificates of a file, of a folder, or of data: text between marks, or bytes.
    fn load_verify_locations(
        &self,
        thread: &Thread,
        cafile: Option<&Object>,
        capath: Option<&Object>,
        cadata: Option<&Object>,
    ) -> Fallible {
        let given = |one: Option<&Object>| one.is_some_and(|one| !one.is_none());
        if !given(cafile) && !given(capath) && !given(cadata) {
            let message = "cafile, capath and cadata cannot be all omitted";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let path = |one: Option<&Object>, name: &str| match one.filter(|one| !one.is_none()) {
            Some(one) => named_path(thread, one, name).map(Some),
            None => Ok(None),
        };
        let (file, folder) = (path(cafile, "cafile")?, path(capath, "capath")?);
        if let Some(data) = cadata.filter(|data| !data.is_none()) {
            self.load_data(thread, data)?;
        }
        if let Some(file) = file {
            let text = read(thread, &file)?;
            self.store().add_text(&text).map_err(|error| match error {
                LoadError::None => {
                    let text = "no certificate or crl found";
                    let what = ("X509", "NO_CERTIFICATE_OR_CRL_FOUND", text);
                    failed(thread, 136, what, LOCATIONS_LINE)
                }
                LoadError::Bad => bad_file(thread, "X509", LOCATIONS_LINE),
            })?;
        }
        if let Some(folder) = folder {
            Arc::make_mut(&mut self.settings.borrow_mut().store).add_folder(folder);
        }
        Ok(())
    }

    /// set_default_verify_paths($self, /)
    ///
    /// Trust the certificates that the machine has, or those that the environment names.
    fn set_default_verify_paths(&self, thread: &Thread) -> Fallible {
        let places = default_places();
        if let Ok(text) = thread.without_lock(|| std::fs::read(&places.file)) {
            // A file that cannot be used is as good as none.
            let _ = self.store().add_text(&text);
        }
        let mut settings = self.settings.borrow_mut();
        let store = Arc::make_mut(&mut settings.store);
        for folder in std::env::split_paths(&places.folders) {
            store.add_folder(folder);
        }
        Ok(())
    }

    /// load_dh_params($self, path, /)
    ///
    /// Check a file of parameters. They are not used: no suite of ciphers here needs them.
    fn load_dh_params(&self, thread: &Thread, path: &Object) -> Fallible {
        let file = path_of(thread, path)?;
        let text = thread.without_lock(|| std::fs::read(&file));
        let text = text.map_err(|error| raise_io_error(thread, &error, &[path]))?;
        let mut blocks = pem::blocks(&text);
        let found =
            blocks.any(|block| block.is_ok_and(|block| block.label.ends_with("DH PARAMETERS")));
        if found {
            return Ok(());
        }
        let what = ("PEM", "NO_START_LINE", "no start line");
        Err(failed(thread, 108, what, PARAMETERS_LINE))
    }

    /// cert_store_stats($self, /)
    ///
    /// How many certificates are trusted, how many of them may sign others, and how many lists of revoked ones there are.
    fn cert_store_stats(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        let (certificates, lists) = self.store().contents();
        let authorities = certificates.iter().filter(|one| one.is_authority()).count();
        let dict = Dict::new(thread)?;
        for (name, count) in
            [("x509", certificates.len()), ("crl", lists), ("x509_ca", authorities)]
        {
            let count = thread.new_int(count as i64)?;
            dict.insert_str(thread, &*Str::new(thread, name)?, &count)?;
        }
        Ok(dict)
    }

    /// get_ca_certs($self, /, binary_form=False)
    ///
    /// The trusted certificates that may sign others, as dicts or as bytes.
    fn get_ca_certs(&self, thread: &Thread, binary_form: Option<bool>) -> Fallible<Owned<List>> {
        let list = List::new(thread)?;
        let (certificates, _) = self.store().contents();
        for facts in certificates.iter().filter(|one| one.is_authority()) {
            list.push(
                thread,
                match binary_form {
                    Some(true) => Bytes::new(thread, &facts.der)?.into_object(),
                    _ => info(thread, facts)?.into_object(),
                },
            )?;
        }
        Ok(list)
    }
}

impl SslContext {
    fn store(&self) -> Arc<Store> {
        Arc::clone(&self.settings.borrow().store)
    }

    fn load_data(&self, thread: &Thread, data: &Object) -> Fallible {
        let bad_type = || {
            let message = "cadata should be an ASCII string or a bytes-like object";
            raise!(thread, TYPE_ERROR, "{message}")
        };
        if let Some(text) = data.downcast::<Str>() {
            let Some(text) = text.as_ascii() else { return Err(bad_type()) };
            if text.is_empty() {
                return Err(raise!(thread, VALUE_ERROR, "Empty certificate data"));
            }
            return self.store().add_text(text.as_bytes()).map_err(|error| match error {
                LoadError::None => no_certificate(thread, "no start line"),
                LoadError::Bad => bad_file(thread, "PEM", DATA_LINE),
            });
        }
        if !has_buffer(data) {
            return Err(bad_type());
        }
        let bytes = BytesLike::of(thread, data)?;
        if bytes.is_empty() {
            return Err(raise!(thread, VALUE_ERROR, "Empty certificate data"));
        }
        let mut rest: &[u8] = &bytes;
        let mut any = false;
        while let Some(first) = first_value(rest) {
            let Some(facts) = Facts::parse(first) else { break };
            rest = &rest[first.len()..];
            self.store().add(facts);
            any = true;
        }
        if any && rest.is_empty() {
            return Ok(());
        }
        if any {
            let what = ("ASN1", "NOT_ENOUGH_DATA", "not enough data");
            return Err(failed(thread, 142, what, DATA_LINE));
        }
        Err(no_certificate(thread, "not enough data"))
    }
}

#[cold]
fn no_certificate(thread: &Thread, why: &str) -> Raised {
    let text = format!("{why}: cadata does not contain a certificate");
    let mut failure = Failure::plain(Class::General, &text);
    failure.number = Some(0);
    failure.raise(thread, DATA_LINE)
}
