//! Exports the symbols of the C API from the program, for extension modules that are loaded into it.

use std::path::Path;
use std::{env, fs};

/// What C code may ask for by name.
const EXPORTED: &str = "{ Py*; _Py*; };\n";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("linux") {
        return;
    }
    let Some(folder) = env::var_os("OUT_DIR") else { return };
    let list = Path::new(&folder).join("exported");
    if let Err(error) = fs::write(&list, EXPORTED) {
        println!("cargo:error=cannot write {}: {error}", list.display());
        return;
    }
    println!("cargo:rustc-link-arg-bins=-Wl,--dynamic-list={}", list.display());
}
