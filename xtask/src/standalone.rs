//! `cargo xtask standalone`: a program that needs nothing but the kernel.

use std::path::Path;
use std::process::Command;

use crate::files::{Outcome, workspace};

const HELP: &str = "\
cargo xtask standalone [--check BIN]

  Builds pycore with the C library linked in: one file that runs in an empty folder, a container without any
  system in it. It cannot load extension modules, which need the system's C library. Then the example weblog.py is
  run with it in an empty root folder (unshare of util-linux; unprivileged user namespaces or root).

  --check only runs the example with a program that is there.
";

/// What the C library is linked into.
const TARGET: &str = "x86_64-unknown-linux-gnu";

const EXAMPLE: &str = "pycore-cli/examples/weblog";

pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => {
            let built = build()?;
            check(Path::new(&built))?;
            println!("{built}");
            Ok(())
        }
        [option, path] if option == "--check" => check(Path::new(path)),
        _ => {
            print!("{HELP}");
            Ok(())
        }
    }
}

/// Builds the program; the path that it has.
fn build() -> Outcome<String> {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--package", "pycore-cli", "--target", TARGET])
        .env("RUSTFLAGS", "-C target-feature=+crt-static")
        .current_dir(workspace())
        .status()?;
    if !status.success() {
        return Err("the build failed".into());
    }
    let target = workspace().join("target");
    Ok(target.join(TARGET).join("release/pycore").display().to_string())
}

/// Runs the example where nothing else is.
fn check(binary: &Path) -> Outcome {
    let root = tempfile::tempdir()?;
    let example = |extension: &str| workspace().join(EXAMPLE).with_extension(extension);
    std::fs::copy(binary, root.path().join("pycore"))?;
    std::fs::copy(example("py"), root.path().join("weblog.py"))?;
    let output = Command::new("unshare")
        .args(["--map-root-user", "--root"])
        .arg(root.path())
        .args(["/pycore", "/weblog.py"])
        .env_clear()
        .output()
        .map_err(|error| format!("unshare: {error}"))?;
    let expected = std::fs::read(example("out"))?;
    if !output.status.success() || output.stdout != expected {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}\n{text}{errors}", output.status).into());
    }
    println!("weblog.py prints what it has to in an empty root folder");
    Ok(())
}
