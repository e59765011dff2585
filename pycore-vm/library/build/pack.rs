//! The archive's format; `src/lib.rs` reads it.
//!
//! ```text
//! u32 number of entries
//! per entry, sorted by path:
//!     u32 offset of the path, u32 its length
//!     u32 offset of the contents, u32 their length compressed, u32 uncompressed
//!     u32 offset of the code, u32 its length (0: none)
//! all paths, the code of frozen modules, all other code, all contents
//! ```
//!
//! What every start reads lies together, so that little of the archive gets into memory. Numbers are little-endian; offsets count from the beginning of the archive.

use crate::frozen::FROZEN;

/// A file of the library.
pub(crate) struct Entry {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) code: Option<Vec<u8>>,
}

/// Bytes of an entry in the index.
const ROW: usize = 7 * 4;
/// How hard the compressor tries, of 10.
const LEVEL: u8 = 6;

pub(crate) fn write_archive(entries: &[Entry]) -> Vec<u8> {
    let mut index = Vec::from((entries.len() as u32).to_le_bytes());
    let start = index.len() + entries.len() * ROW;
    let mut blocks = Vec::new();
    let mut add = |bytes: &[u8]| -> [u32; 2] {
        let offset = start + blocks.len();
        blocks.extend_from_slice(bytes);
        [offset as u32, bytes.len() as u32]
    };
    let paths: Vec<_> = entries.iter().map(|entry| add(entry.path.as_bytes())).collect();
    let mut codes = vec![[0; 2]; entries.len()];
    for is_frozen in [true, false] {
        for (entry, code) in entries.iter().zip(&mut codes) {
            if FROZEN.iter().any(|frozen| frozen.path == entry.path) == is_frozen {
                *code = add(entry.code.as_deref().unwrap_or_default());
            }
        }
    }
    for ((entry, path), code) in entries.iter().zip(paths).zip(codes) {
        let contents = add(&miniz_oxide::deflate::compress_to_vec(&entry.bytes, LEVEL));
        let length = entry.bytes.len() as u32;
        for number in [path[0], path[1], contents[0], contents[1], length, code[0], code[1]] {
            index.extend(number.to_le_bytes());
        }
    }
    index.extend(blocks);
    index
}
