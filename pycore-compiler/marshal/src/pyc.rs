//! `.pyc` files: a code object with a note of the source that it was compiled from.
//!
//! The head is sixteen bytes: magic number, a word of flags, and either the source's modification time and size
//! (flags 0) or a hash of its text (flag 1, and flag 2 if the importer is to compare it). The code object follows
//! in marshal format.

use std::fmt;
use std::fs;
use std::hash::Hasher;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use pycore_bytecode::{Code, MAGIC_BYTES, repr_bytes};
use siphasher::sip::SipHasher13;

use crate::code_builder::load_code_at;
use crate::error::{ReadError, WriteError};
use crate::writer::dump_code;

/// A `.pyc` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pyc {
    /// How to tell whether the source has changed since.
    pub validity: Validity,
    /// The module's code.
    pub code: Arc<Code>,
}

/// How a `.pyc` file is tied to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Validity {
    /// By the source's modification time (seconds since 1970) and size in bytes, both modulo 2^32.
    Timestamp {
        /// Modification time.
        mtime: u32,
        /// Size in bytes.
        size: u32,
    },
    /// By the source's [hash](source_hash), which the importer compares.
    CheckedHash([u8; 8]),
    /// By the source's [hash](source_hash), which the importer does not compare.
    UncheckedHash([u8; 8]),
}

/// Why something is no `.pyc` file for this version. The text is what `importlib` says, `name` being the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PycError {
    /// The module that the file is for, as in the message.
    pub name: String,
    /// What is wrong.
    pub kind: PycErrorKind,
}

/// The kinds of damage of `.pyc` files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PycErrorKind {
    /// Another magic number (or less than four bytes).
    BadMagic([u8; 4], usize),
    /// Less than sixteen bytes.
    TooShort,
    /// Unknown flags.
    InvalidFlags(u32),
    /// The source's modification time or size is another one.
    SourceChanged,
    /// The source's hash is another one.
    HashChanged,
    /// The code object cannot be read.
    Marshal(ReadError),
}

impl PycErrorKind {
    /// The Python exception that `importlib` raises.
    pub fn exception(&self) -> &'static str {
        match self {
            Self::TooShort => "EOFError",
            Self::Marshal(error) => error.kind.exception(),
            _ => "ImportError",
        }
    }
}

impl fmt::Display for PycError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.kind {
            PycErrorKind::BadMagic(found, size) => {
                write!(f, "bad magic number in '{name}': {}", repr_bytes(&found[..*size]))
            }
            PycErrorKind::TooShort => write!(f, "reached EOF while reading pyc header of '{name}'"),
            PycErrorKind::InvalidFlags(flags) => {
                write!(f, "invalid flags {flags} in '{name}'")
            }
            PycErrorKind::SourceChanged => write!(f, "bytecode is stale for '{name}'"),
            PycErrorKind::HashChanged => {
                write!(f, "hash in bytecode doesn't match hash of source '{name}'")
            }
            PycErrorKind::Marshal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PycError {}

const HEAD: usize = 16;

/// The hash that ties a `.pyc` file to the text of its source: what `importlib.util.source_hash` gives.
///
/// ```
/// assert_eq!(pycore_marshal::source_hash(b"x = 1\n"), *b"\x1d\xb2\xb6\x32\x5c\xa2\x82\xa7");
/// ```
pub fn source_hash(source: &[u8]) -> [u8; 8] {
    keyed_hash(u64::from(u32::from_le_bytes(MAGIC_BYTES)), source)
}

/// The same hash with another key than the magic number.
pub fn keyed_hash(key: u64, source: &[u8]) -> [u8; 8] {
    let mut hasher = SipHasher13::new_with_keys(key, 0);
    hasher.write(source);
    hasher.finish().to_le_bytes()
}

impl Validity {
    fn head(self) -> [u8; HEAD] {
        let (flags, rest) = match self {
            Self::Timestamp { mtime, size } => {
                let mut rest = [0; 8];
                rest[..4].copy_from_slice(&mtime.to_le_bytes());
                rest[4..].copy_from_slice(&size.to_le_bytes());
                (0_u32, rest)
            }
            Self::UncheckedHash(hash) => (1, hash),
            Self::CheckedHash(hash) => (3, hash),
        };
        let mut head = [0; HEAD];
        head[..4].copy_from_slice(&MAGIC_BYTES);
        head[4..8].copy_from_slice(&flags.to_le_bytes());
        head[8..].copy_from_slice(&rest);
        head
    }

    /// Reads the head of a file.
    pub fn read(data: &[u8]) -> Result<Self, PycErrorKind> {
        if !data.starts_with(&MAGIC_BYTES) {
            let size = data.len().min(4);
            let mut found = [0; 4];
            found[..size].copy_from_slice(&data[..size]);
            return Err(PycErrorKind::BadMagic(found, size));
        }
        let Some(head) = data.first_chunk::<HEAD>() else { return Err(PycErrorKind::TooShort) };
        let word =
            |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        let hash = [head[8], head[9], head[10], head[11], head[12], head[13], head[14], head[15]];
        match word(4) {
            // The second bit means something for hashes only, but importlib accepts it anyway.
            0 | 2 => Ok(Self::Timestamp { mtime: word(8), size: word(12) }),
            1 => Ok(Self::UncheckedHash(hash)),
            3 => Ok(Self::CheckedHash(hash)),
            flags => Err(PycErrorKind::InvalidFlags(flags)),
        }
    }

    /// Whether a file with this head is valid for a source of this time and size, whose text is read only if its
    /// hash matters.
    pub fn check<'a>(
        self,
        source_mtime: u32,
        source_size: u32,
        source: impl FnOnce() -> io::Result<&'a [u8]>,
    ) -> io::Result<Result<(), PycErrorKind>> {
        Ok(match self {
            Self::Timestamp { mtime, size } if (mtime, size) != (source_mtime, source_size) => {
                Err(PycErrorKind::SourceChanged)
            }
            Self::CheckedHash(hash) if hash != source_hash(source()?) => {
                Err(PycErrorKind::HashChanged)
            }
            _ => Ok(()),
        })
    }
}

impl Pyc {
    /// Reads a file's content; `name` is the module's, for errors.
    ///
    /// The code is not verified.
    pub fn from_bytes(data: &Arc<[u8]>, name: &str) -> Result<Self, PycError> {
        let error = |kind| PycError { name: name.to_owned(), kind };
        let validity = Validity::read(data).map_err(error)?;
        let code = load_code_at(data, HEAD).map_err(|cause| error(PycErrorKind::Marshal(cause)))?;
        Ok(Self { validity, code })
    }

    /// The file's content.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WriteError> {
        let mut data = self.validity.head().to_vec();
        data.extend(dump_code(&self.code)?);
        Ok(data)
    }

    /// Writes the file so that nobody ever sees a part of it: under another name in the same folder, then renamed.
    ///
    /// Missing folders (`__pycache__`) are made.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let data =
            self.to_bytes().map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
        write_atomically(path, &data)
    }
}

fn write_atomically(path: &Path, data: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    if !folder.as_os_str().is_empty() {
        fs::create_dir_all(folder)?;
    }
    let mut unique = name.to_owned();
    unique.push(format!(".{}.{}", std::process::id(), next_unique()));
    let temporary = folder.join(unique);
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&temporary)?;
    let written = file.write_all(data).and_then(|()| {
        drop(file);
        fs::rename(&temporary, path)
    });
    if written.is_err() {
        // The first error is the one that matters.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// A number that no other call in this process gets.
fn next_unique() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
