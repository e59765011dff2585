//! How the program is linked: what it exports, and where its functions stand.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// What C code may ask for by name.
const EXPORTED: &str = "{ Py*; _Py*; };\n";

/// Patterns of the names of functions that run whenever the program starts; `cargo xtask startup` makes them.
const STARTUP: &str = "startup_functions.txt";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={STARTUP}");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("linux") {
        return;
    }
    let exported = written("exported", EXPORTED);
    println!("cargo:rustc-link-arg-bins=-Wl,--dynamic-list={}", exported.display());
    let is_static = is_set("CARGO_CFG_TARGET_FEATURE", "crt-static");
    let is_release = is_set("PROFILE", "release") && env::var_os("CARGO_CFG_SANITIZE").is_none();
    if is_release && !is_static {
        let script = written("startup.ld", &startup_script());
        println!("cargo:rustc-link-arg-bins=-Wl,-T,{}", script.display());
        // As distributions link python3: without 38,000 addresses to correct at each start, in a megabyte that would
        // then be the process's own.
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

/// Whether a list in a variable of cargo's has a value.
fn is_set(variable: &str, value: &str) -> bool {
    env::var(variable).is_ok_and(|list| list.split(',').any(|item| item == value))
}

/// An addition to the linker's own script: the functions that every start runs, side by side. The kernel maps pages of
/// a program in groups of sixteen, so each page that stands alone costs 64 KiB of resident memory.
fn startup_script() -> String {
    let list = fs::read_to_string(STARTUP).unwrap_or_else(|error| fail(Path::new(STARTUP), &error));
    let sections: String =
        list.lines().map(|name| format!("    *(.text.{name} .text.unlikely.{name})\n")).collect();
    format!(
        "SECTIONS\n{{\n  .text.startup_functions :\n  {{\n{sections}  }}\n}}\nINSERT BEFORE .text;\n"
    )
}

/// The path of a new file among what the build makes.
fn written(name: &str, content: &str) -> PathBuf {
    let path = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    if let Err(error) = fs::write(&path, content) {
        fail(&path, &error);
    }
    path
}

fn fail(path: &Path, error: &std::io::Error) -> ! {
    println!("cargo:error={}: {error}", path.display());
    std::process::exit(1)
}
