//! Files generated from tables: `cargo xtask codegen`.
//!
//! They are committed, so that a build needs no generator, and a test checks that they are current.

mod asdl;
mod ast;
mod coverage;
mod layouts;

use std::path::Path;

use crate::files::{Outcome, ensure_content, format_rust, workspace};

/// Renew all generated files; an error names those that were stale.
pub(crate) fn run() -> Outcome {
    let mut stale = Vec::new();
    let ast = workspace().join("pycore-parser/ast");
    let table = std::fs::read_to_string(ast.join("Python.asdl"))?;
    for (name, body) in ast::files(&asdl::parse(&table)?) {
        generate(&ast.join("src/generated").join(name), "Python.asdl", &body, &mut stale)?;
    }
    let abi = workspace().join("pycore-vm/abi");
    let table = std::fs::read_to_string(abi.join("layouts.tsv"))?;
    let path = abi.join("src/generated/structs.rs");
    generate(&path, "layouts.tsv", &layouts::structs(&table)?, &mut stale)?;
    let page = coverage::page(&layouts::sizes(&table)?)?;
    if ensure_content(&abi.join("LAYOUTS.md"), &page)? {
        stale.push("pycore-vm/abi/LAYOUTS.md".to_owned());
    }
    let table = std::fs::read_to_string(abi.join("constants.tsv"))?;
    let path = abi.join("src/generated/constants.rs");
    generate(&path, "constants.tsv", &layouts::constants(&table)?, &mut stale)?;
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("these files were not current and are now, commit them: {}", stale.join(", "))
        .into())
}

fn generate(path: &Path, table: &str, body: &str, stale: &mut Vec<String>) -> Outcome {
    let head =
        format!("//! Generated from {table} by `cargo xtask codegen`; edit that table instead.\n");
    if ensure_content(path, &format_rust(&format!("{head}{body}"))?)? {
        stale.push(path.strip_prefix(workspace())?.display().to_string());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn generated_files_are_current() {
        super::run().unwrap();
    }
}
