//! `cargo xtask tidy`: invariants of the tree that the compiler does not check. It is also a test.
//!
//! Layers (dependency edges, folders, unsafe code) against `layers.toml`, the top level of the
//! workspace, and the length of source files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::files::{Outcome, workspace};

/// A row of `layers.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
    folder: String,
    may_use: BTreeSet<String>,
    r#unsafe: Unsafe,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Unsafe {
    None,
    Kernel,
}

/// The part of `cargo metadata` that matters here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: std::path::PathBuf,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// `None` for ordinary dependencies; `dev` and `build` otherwise.
    kind: Option<String>,
    /// Set for packages of the workspace.
    path: Option<std::path::PathBuf>,
}

/// Source files longer than this are a table, generated, or overdue for a split.
const LONGEST_FILE: usize = 1200;

/// What the top level may hold besides dot files and documents.
const TOP_LEVEL: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE",
    "pycore-lexer",
    "pycore-parser",
    "pycore-compiler",
    "pycore-vm",
    "pycore-gc",
    "pycore-capi",
    "pycore-cli",
    "rustfmt.toml",
    "target",
    "xtask",
];

/// Check everything; the error lists all violations.
pub(crate) fn run() -> Outcome {
    let mut violations = Vec::new();
    layers(&mut violations)?;
    top_level(&mut violations)?;
    file_lengths(&workspace(), &mut violations)?;
    if violations.is_empty() {
        return Ok(());
    }
    Err(format!("the tree is not tidy:\n  {}", violations.join("\n  ")).into())
}

fn layers(violations: &mut Vec<String>) -> Outcome {
    let table = std::fs::read_to_string(workspace().join("xtask/layers.toml"))?;
    let layers: BTreeMap<String, Layer> = toml::from_str(&table)?;
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(workspace())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    for package in &metadata.packages {
        let Some(layer) = layers.get(&package.name) else {
            violations.push(format!("{}: has no row in xtask/layers.toml", package.name));
            continue;
        };
        let folder = package.manifest_path.parent().ok_or("a manifest without a folder")?;
        if folder != workspace().join(&layer.folder) {
            violations.push(format!("{}: should lie in {}", package.name, layer.folder));
        }
        let last = layer.folder.rsplit('/').next().unwrap_or_default();
        let nested = format!("pycore-{last}");
        let in_group = layer.folder.contains("/stdlib/");
        let expected = if in_group { format!("pycore-stdlib-{last}") } else { nested };
        if package.name != last && package.name != expected {
            violations.push(format!("{}: its folder should give its name", package.name));
        }
        for dependency in &package.dependencies {
            let ours = dependency.path.is_some() && dependency.kind.is_none();
            if ours && !layer.may_use.contains(&dependency.name) {
                violations.push(format!(
                    "{} may not depend on {} (xtask/layers.toml)",
                    package.name, dependency.name
                ));
            }
        }
        for root in ["src/lib.rs", "src/main.rs"] {
            let Ok(text) = std::fs::read_to_string(folder.join(root)) else { continue };
            if layer.r#unsafe == Unsafe::None && !text.contains("#![forbid(unsafe_code)]") {
                violations.push(format!("{}/{root}: `#![forbid(unsafe_code)]`", layer.folder));
            }
        }
    }
    for name in layers.keys() {
        if !metadata.packages.iter().any(|package| package.name == *name) {
            violations.push(format!("xtask/layers.toml: there is no package {name}"));
        }
    }
    Ok(())
}

fn top_level(violations: &mut Vec<String>) -> Outcome {
    for entry in std::fs::read_dir(workspace())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // `target-*`: build folders of other toolchains, ignored by git as `target` is.
        let document =
            name.ends_with(".md") || name.starts_with('.') || name.starts_with("target-");
        if !document && !TOP_LEVEL.contains(&name.as_str()) {
            violations.push(format!("{name}: does not belong to the top level"));
        }
    }
    Ok(())
}

fn file_lengths(folder: &Path, violations: &mut Vec<String>) -> Outcome {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            if !name.starts_with("target") && name != "generated" && !name.starts_with('.') {
                file_lengths(&path, violations)?;
            }
        } else if name.ends_with(".rs") {
            let lines = std::fs::read_to_string(&path)?.lines().count();
            if lines > LONGEST_FILE && !path.ends_with("bytecode/src/instructions.rs") {
                violations.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tree_is_tidy() {
        super::run().unwrap();
    }
}
