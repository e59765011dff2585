//! `.pyc` files on disk and their heads.

use std::sync::Arc;

use pycore_marshal::{Pyc, Validity, source_hash};

use crate::sample;

#[test]
fn all_kinds_come_back_from_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("__pycache__").join("sample.cpython-314.pyc");
    let hash = source_hash(b"x = 1\n");
    for validity in [
        Validity::Timestamp { mtime: 1_700_000_000, size: 6 },
        Validity::CheckedHash(hash),
        Validity::UncheckedHash(hash),
    ] {
        let pyc = Pyc { validity, code: sample::code() };
        pyc.write(&path).unwrap();
        let data: Arc<[u8]> = std::fs::read(&path).unwrap().into();
        assert_eq!(Pyc::from_bytes(&data, "sample"), Ok(pyc));
    }
    // Nothing but the file itself is left.
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn messages_are_those_of_importlib() {
    let head =
        |flags: u8| [0x2B, 0x0E, b'\r', b'\n', flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].to_vec();
    for (data, exception, message) in [
        (vec![], "ImportError", "bad magic number in 'm': b''"),
        (b"\x00'\n\xFF..".to_vec(), "ImportError", "bad magic number in 'm': b\"\\x00'\\n\\xff\""),
        (head(0)[..9].to_vec(), "EOFError", "reached EOF while reading pyc header of 'm'"),
        (head(4), "ImportError", "invalid flags 4 in 'm'"),
        (head(0), "EOFError", "EOF read where object expected"),
    ] {
        let error = Pyc::from_bytes(&data.into(), "m").unwrap_err();
        assert_eq!((error.kind.exception(), error.to_string().as_str()), (exception, message));
    }
}

#[test]
fn staleness() {
    let timestamp = Validity::Timestamp { mtime: 5, size: 6 };
    let source = || Ok(&b"x = 1\n"[..]);
    assert_eq!(timestamp.check(5, 6, source).unwrap(), Ok(()));
    assert_eq!(timestamp.check(5, 7, source).unwrap().unwrap_err().exception(), "ImportError");
    let checked = Validity::CheckedHash(source_hash(b"x = 2\n"));
    assert!(checked.check(0, 0, source).unwrap().is_err());
    let unchecked = Validity::UncheckedHash([0; 8]);
    assert_eq!(unchecked.check(0, 0, || panic!("not read")).unwrap(), Ok(()));
}
