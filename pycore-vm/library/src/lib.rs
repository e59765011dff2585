//! Python's standard library as data: every file of it, with the code of the modules.
//!
//! The build script takes the sources from the crate `rustpython-pylib` (CPython 3.14's `Lib`), undoes its changes for
//! another interpreter, compiles them with Pycore's compiler, and packs all into one archive, which is part of the
//! program. Nothing is unpacked before somebody asks for it.

#![forbid(unsafe_code)]

mod frozen;

pub use frozen::{FROZEN, Frozen};

static ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// Bytes of an entry in the index: see `build/pack.rs`.
const ROW: usize = 7 * 4;

/// A file of the library.
#[derive(Clone, Copy)]
pub struct Entry {
    row: usize,
}

fn number(offset: usize) -> usize {
    match ARCHIVE.get(offset..).and_then(|bytes| bytes.first_chunk()) {
        Some(bytes) => u32::from_le_bytes(*bytes) as usize,
        None => 0,
    }
}

/// How many files there are.
pub fn len() -> usize {
    number(0)
}

/// All files, in the order of their paths.
pub fn entries() -> impl Iterator<Item = Entry> {
    (0..len()).map(entry)
}

/// The number of the first entry whose path is not less than this one.
fn lower_bound(path: &str) -> usize {
    let (mut low, mut high) = (0, len());
    while low < high {
        let middle = low.midpoint(high);
        if entry(middle).path() < path {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn entry(index: usize) -> Entry {
    Entry { row: 4 + index * ROW }
}

/// The file with this path, relative to the library.
pub fn find(path: &str) -> Option<Entry> {
    let index = lower_bound(path);
    (index < len()).then(|| entry(index)).filter(|entry| entry.path() == path)
}

/// Whether there is a folder with this path: files whose paths begin with it.
pub fn is_folder(path: &str) -> bool {
    path.is_empty() || children(path).next().is_some()
}

/// The names in a folder: of files, and of folders, which recur once for each file within.
pub fn children(path: &str) -> impl Iterator<Item = &'static str> {
    let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
    (lower_bound(&prefix)..len()).map_while(move |index| {
        let rest = entry(index).path().strip_prefix(prefix.as_str())?;
        rest.split('/').next()
    })
}

impl Entry {
    fn field(self, index: usize) -> usize {
        number(self.row + index * 4)
    }

    fn block(self, offset: usize, length: usize) -> &'static [u8] {
        let start = self.field(offset);
        ARCHIVE.get(start..start + self.field(length)).unwrap_or_default()
    }

    /// The path, relative to the library, with `/` between folders.
    pub fn path(self) -> &'static str {
        std::str::from_utf8(self.block(0, 1)).unwrap_or_default()
    }

    /// The length of the contents in bytes.
    pub fn size(self) -> usize {
        self.field(4)
    }

    /// The contents.
    pub fn contents(self) -> Vec<u8> {
        miniz_oxide::inflate::decompress_to_vec_with_limit(self.block(2, 3), self.size())
            .unwrap_or_default()
    }

    /// The marshalled code of a module.
    pub fn code(self) -> Option<&'static [u8]> {
        Some(self.block(5, 6)).filter(|code| !code.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_path() {
        let entry = find("json/decoder.py").expect("the library has the module json");
        assert_eq!(entry.path(), "json/decoder.py");
        assert_eq!(entry.contents().len(), entry.size());
        assert!(entry.contents().starts_with(b"\"\"\""));
        assert!(entry.code().is_some());
        assert!(find("json/missing.py").is_none());
        assert!(is_folder("json") && !is_folder("jso"));
        assert!(children("json").any(|name| name == "encoder.py"));
    }

    #[test]
    fn paths_are_sorted() {
        assert!(entries().zip(entries().skip(1)).all(|(one, other)| one.path() < other.path()));
    }

    #[test]
    fn frozen_modules_have_code() {
        for frozen in FROZEN {
            let entry = find(frozen.path);
            assert!(entry.is_some_and(|entry| entry.code().is_some()), "{}", frozen.path);
        }
    }

    #[test]
    fn nothing_names_another_interpreter() {
        for path in ["site.py", "sysconfig/__init__.py", "_opcode_metadata.py"] {
            let text = String::from_utf8(find(path).unwrap().contents()).unwrap();
            assert!(!text.to_lowercase().contains("'rustpython'"), "{path}");
            assert!(!text.contains("/rustpython"), "{path}");
        }
    }
}

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
