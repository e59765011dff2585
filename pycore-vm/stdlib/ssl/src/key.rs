//! Private keys in files, encrypted or not.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use data_encoding::HEXUPPER_PERMISSIVE;
use des::TdesEde3;
use md5::{Digest, Md5};
use pkcs8::EncryptedPrivateKeyInfoRef;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs1KeyDer, PrivatePkcs8KeyDer, PrivateSec1KeyDer};

use crate::pem::Block;

/// Why a block gives no key.
pub(crate) enum KeyError {
    /// It is no key.
    None,
    /// The password is wrong, or the encryption one that is not supported.
    Encrypted,
}

/// Whether a block holds a private key.
pub(crate) fn is_key(block: &Block) -> bool {
    block.label.ends_with("PRIVATE KEY")
}

/// Whether a password is needed.
pub(crate) fn is_encrypted(block: &Block) -> bool {
    block.label == "ENCRYPTED PRIVATE KEY" || encryption_header(block).is_some()
}

fn encryption_header(block: &Block) -> Option<&str> {
    let header = block.headers.iter().find(|(name, _)| name == "DEK-Info")?;
    Some(&header.1)
}

/// The key of a block.
pub(crate) fn read(block: &Block, password: &[u8]) -> Result<PrivateKeyDer<'static>, KeyError> {
    let contents = match encryption_header(block) {
        Some(header) => decrypt(header, &block.contents, password).ok_or(KeyError::Encrypted)?,
        None => block.contents.clone(),
    };
    match block.label.as_str() {
        "PRIVATE KEY" => Ok(PrivatePkcs8KeyDer::from(contents).into()),
        "RSA PRIVATE KEY" => Ok(PrivatePkcs1KeyDer::from(contents).into()),
        "EC PRIVATE KEY" => Ok(PrivateSec1KeyDer::from(contents).into()),
        "ENCRYPTED PRIVATE KEY" => {
            let encrypted = EncryptedPrivateKeyInfoRef::try_from(contents.as_slice())
                .map_err(|_| KeyError::Encrypted)?;
            let key = encrypted.decrypt(password).map_err(|_| KeyError::Encrypted)?;
            Ok(PrivatePkcs8KeyDer::from(key.as_bytes().to_vec()).into())
        }
        _ => Err(KeyError::None),
    }
}

/// Decrypts what an older header describes: the algorithm, and where it starts from.
fn decrypt(header: &str, contents: &[u8], password: &[u8]) -> Option<Vec<u8>> {
    let (algorithm, start) = header.split_once(',')?;
    let start = HEXUPPER_PERMISSIVE.decode(start.trim().as_bytes()).ok()?;
    macro_rules! with {
        ($Cipher:ty, $bytes:literal) => {{
            let key = derive(password, &start, $bytes)?;
            let cipher = cbc::Decryptor::<$Cipher>::new_from_slices(&key, &start).ok()?;
            let mut memory = contents.to_vec();
            Some(cipher.decrypt_padded::<Pkcs7>(&mut memory).ok()?.to_vec())
        }};
    }
    match algorithm.trim() {
        "AES-128-CBC" => with!(Aes128, 16),
        "AES-192-CBC" => with!(Aes192, 24),
        "AES-256-CBC" => with!(Aes256, 32),
        "DES-EDE3-CBC" => with!(TdesEde3, 24),
        _ => None,
    }
}

/// The key that a password is in the older format: digests of it, chained.
fn derive(password: &[u8], start: &[u8], length: usize) -> Option<Vec<u8>> {
    let salt = start.get(..8)?;
    let mut key = Vec::new();
    let mut last: Vec<u8> = Vec::new();
    while key.len() < length {
        let mut digest = Md5::new();
        digest.update(&last);
        digest.update(password);
        digest.update(salt);
        last = digest.finalize().to_vec();
        key.extend_from_slice(&last);
    }
    key.truncate(length);
    Some(key)
}
