//! Files generated from tables: `cargo xtask codegen`.
//!
//! They are committed, so that a build needs no generator, and a test checks that they are current.

mod asdl;
mod ast;

use crate::files::{Outcome, ensure_content, format_rust, workspace};

/// Renew all generated files; an error names those that were stale.
pub(crate) fn run() -> Outcome {
    let folder = workspace().join("pycore-parser/ast");
    let table = std::fs::read_to_string(folder.join("Python.asdl"))?;
    let types = asdl::parse(&table)?;
    let mut stale = Vec::new();
    for (name, body) in ast::files(&types) {
        let text = format!(
            "//! Generated from Python.asdl by `cargo xtask codegen`; edit that table instead.\n{body}"
        );
        let path = folder.join("src/generated").join(name);
        if ensure_content(&path, &format_rust(&text)?)? {
            stale.push(name);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("these files were not current and are now, commit them: {}", stale.join(", "))
        .into())
}

#[cfg(test)]
mod tests {
    #[test]
    fn generated_files_are_current() {
        super::run().unwrap();
    }
}
