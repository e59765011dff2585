//! Packs the standard library: every source, compressed, with its code object.

#[path = "../src/frozen.rs"]
#[allow(dead_code, unreachable_pub, reason = "it is the library's, which uses the rest")]
mod frozen;
mod overlay;
mod pack;
mod translate;

use std::fs;
use std::path::{Path, PathBuf};

use pack::{Entry, write_archive};

/// Folders that no program imports from: tests, demonstrations, an editor.
const LEFT_OUT: &[&str] =
    &["test", "tests", "idlelib", "turtledemo", "__pycache__", "idle_test", "ensurepip/_bundled"];

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=python");
    println!("cargo::rerun-if-changed=src/frozen.rs");
    let library = PathBuf::from(rustpython_pylib::LIB_PATH);
    println!("cargo::rerun-if-changed={}", library.display());
    let mut files = Vec::new();
    collect(&library, &library, &mut files);
    let mut entries = files.iter().map(|path| entry(&library, path)).collect::<Vec<_>>();
    // What the program itself needs in Python.
    let own = Path::new("python").to_owned();
    let mut files = Vec::new();
    collect(&own, &own, &mut files);
    entries.extend(files.iter().map(|path| entry(&own, path)));
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    let folder = std::env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
    let archive = write_archive(&entries);
    fs::write(Path::new(&folder).join("library.bin"), archive).expect("the archive is written");
}

/// All files below a folder, relative to the library.
fn collect(library: &Path, folder: &Path, files: &mut Vec<String>) {
    let read = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for item in read {
        let path = item.expect("the folder can be read").path();
        let relative = path.strip_prefix(library).expect("below the library");
        let relative = relative.to_string_lossy().into_owned();
        let name = relative.rsplit('/').next().unwrap_or_default();
        if LEFT_OUT.contains(&name) || LEFT_OUT.contains(&relative.as_str()) {
            continue;
        }
        if path.is_dir() {
            collect(library, &path, files);
        } else {
            files.push(relative);
        }
    }
}

fn entry(library: &Path, path: &str) -> Entry {
    let bytes = fs::read(library.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let bytes = overlay::apply(path, bytes);
    let code = path.ends_with(".py").then(|| translate::code(path, &bytes)).flatten();
    Entry { path: path.to_owned(), bytes, code }
}
