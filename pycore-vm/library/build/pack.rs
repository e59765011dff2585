//! The archive's format; `src/lib.rs` reads it.
//!
//! ```text
//! u32 number of entries
//! per entry, sorted by path:
//!     u32 offset of the path, u32 its length
//!     u32 offset of the contents, u32 their length compressed, u32 uncompressed
//!     u32 offset of the code, u32 its length (0: none)
//! texts and blocks
//! ```
//!
//! Numbers are little-endian; offsets count from the beginning of the archive.

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
    for entry in entries {
        let path = add(entry.path.as_bytes());
        let contents = add(&miniz_oxide::deflate::compress_to_vec(&entry.bytes, LEVEL));
        let code = add(entry.code.as_deref().unwrap_or_default());
        let length = entry.bytes.len() as u32;
        for number in [path[0], path[1], contents[0], contents[1], length, code[0], code[1]] {
            index.extend(number.to_le_bytes());
        }
    }
    index.extend(blocks);
    index
}
