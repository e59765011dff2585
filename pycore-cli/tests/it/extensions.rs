//! Modules in C, compiled here, in programs that print what they print in CPython.
//!
//! They need a C compiler and CPython's headers, in the folder that `PYCORE_PYTHON_INCLUDE` names or that a `python3.14` on
//! the path knows. Where these are missing the test says so and passes.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders of CPython's headers.
fn headers() -> Option<Vec<PathBuf>> {
    if let Some(folders) = std::env::var_os("PYCORE_PYTHON_INCLUDE") {
        return Some(std::env::split_paths(&folders).collect());
    }
    let ask =
        "import sysconfig as s; print(s.get_path('include')); print(s.get_path('platinclude'))";
    let output = Command::new("python3.14").args(["-c", ask]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let folders: Vec<PathBuf> = text.lines().map(PathBuf::from).collect();
    folders.first()?.join("Python.h").exists().then_some(folders)
}

/// Compiles a module; `None` if there is no compiler.
fn compile(source: &Path, target: &Path, headers: &[PathBuf]) -> Option<()> {
    let mut command = Command::new("cc");
    command.args(["-shared", "-fPIC", "-O1", "-g"]);
    for folder in headers {
        command.arg("-I").arg(folder);
    }
    let output = command.arg("-o").arg(target).arg(source).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(())
}

#[test]
fn modules_in_c_do_what_they_do_in_cpython() {
    let Some(headers) = headers() else {
        eprintln!("skipped: no headers of CPython 3.14 (PYCORE_PYTHON_INCLUDE)");
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pycore-capi/tests/c");
    let built = tempfile::tempdir().unwrap();
    for name in ["arguments", "classes", "errors", "threads"] {
        let library = built.path().join(format!("_{name}.cpython-314-x86_64-linux-gnu.so"));
        if compile(&folder.join(format!("_{name}.c")), &library, &headers).is_none() {
            eprintln!("skipped: no C compiler");
            return;
        }
        for malloc in ["pools", "debug"] {
            let output = Command::new(env!("CARGO_BIN_EXE_pycore"))
                .args(["-S", "-B"])
                .arg(folder.join(format!("{name}.py")))
                .env("PYTHONPATH", built.path())
                .env("PYTHONMALLOC", if malloc == "debug" { "debug" } else { "" })
                .output()
                .unwrap();
            let expected = std::fs::read_to_string(folder.join(format!("{name}.out"))).unwrap();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                String::from_utf8_lossy(&output.stdout),
                expected,
                "{name}, {malloc}: {errors}"
            );
            assert!(output.status.success(), "{name}, {malloc}: {errors}");
        }
    }
}
