//! `cargo xtask sizes`: how big the crates are and how long they take, so that build times are watched like a benchmark.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

use serde::Deserialize;

use crate::files::{Outcome, workspace};

const HELP: &str = "\
cargo xtask sizes [--times] [--only CRATE,...]

  A row per crate: lines of Rust in src/, bytes of its library as the dev build left it (target/debug),
  and, with --times, the seconds after an edit in it: `check` until its errors show, `test` until its
  unit tests are built, `pycore` until the program is.
";

/// The part of `cargo metadata` that matters here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    src_path: PathBuf,
}

/// Print the table.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut times = false;
    let mut only: Option<Vec<String>> = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--times" => times = true,
            "--only" => {
                let names = rest.next().ok_or("--only needs names")?;
                only = Some(names.split(',').map(str::to_owned).collect());
            }
            "--help" | "-h" => {
                print!("{HELP}");
                return Ok(());
            }
            other => return Err(format!("there is no option `{other}`\n\n{HELP}").into()),
        }
    }
    let packages = packages()?;
    if let Some(unknown) =
        only.iter().flatten().find(|name| !packages.iter().any(|package| package.name == **name))
    {
        return Err(format!("there is no crate `{unknown}`").into());
    }
    let libraries = libraries()?;
    if times {
        // What is stale now must not be charged to the first crate.
        cargo(&["build", "-p", "pycore-cli"])?;
    }
    println!(
        "{:<22}{:>8}{:>12}{:>9}{:>9}{:>9}",
        "crate", "lines", "library", "check s", "test s", "pycore s"
    );
    let (mut lines, mut bytes) = (0, 0);
    for package in &packages {
        if only.as_ref().is_some_and(|only| !only.contains(&package.name)) {
            continue;
        }
        let folder = package.manifest_path.parent().ok_or("a manifest without a folder")?;
        let own = count_lines(&folder.join("src"))?;
        let size = libraries.get(&package.name.replace('-', "_")).copied();
        lines += own;
        bytes += size.unwrap_or(0);
        let size = size.map_or("-".to_owned(), megabytes);
        print!("{:<22}{own:>8}{size:>12}", package.name);
        if times {
            for command in [
                &["check", "-p", &package.name][..],
                &["test", "-p", &package.name, "--lib", "--bins", "--no-run"],
                &["build", "-p", "pycore-cli"],
            ] {
                print!("{:>9.1}", after_edit(package, command)?);
                std::io::Write::flush(&mut std::io::stdout())?;
            }
        }
        println!();
    }
    println!("{:<22}{lines:>8}{:>12}", "all", megabytes(bytes));
    Ok(())
}

fn packages() -> Outcome<Vec<Package>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(workspace())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    Ok(metadata.packages)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// The newest library of each crate in the dev build's folder.
fn libraries() -> Outcome<BTreeMap<String, u64>> {
    let mut newest: BTreeMap<String, (SystemTime, u64)> = BTreeMap::new();
    let Ok(folder) = std::fs::read_dir(workspace().join("target/debug/deps")) else {
        return Ok(BTreeMap::new());
    };
    for entry in folder {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(stem) = name.strip_prefix("lib").and_then(|name| name.strip_suffix(".rlib"))
        else {
            continue;
        };
        let Some((name, _hash)) = stem.rsplit_once('-') else { continue };
        let data = entry.metadata()?;
        let found = (data.modified()?, data.len());
        let known = newest.entry(name.to_owned()).or_insert(found);
        *known = (*known).max(found);
    }
    Ok(newest.into_iter().map(|(name, (_, size))| (name, size)).collect())
}

/// Lines of the Rust files below a folder.
fn count_lines(folder: &Path) -> Outcome<usize> {
    let mut lines = 0;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lines += count_lines(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            lines += std::fs::read_to_string(&path)?.lines().count();
        }
    }
    Ok(lines)
}

/// Seconds that a command takes after the crate's root file has been touched.
fn after_edit(package: &Package, command: &[&str]) -> Outcome<f64> {
    let root = package
        .targets
        .iter()
        .find(|target| target.kind.iter().any(|kind| kind == "lib" || kind == "proc-macro"))
        .or(package.targets.first())
        .ok_or("a package without targets")?;
    std::fs::File::options().append(true).open(&root.src_path)?.set_modified(SystemTime::now())?;
    let start = Instant::now();
    cargo(command)?;
    Ok(start.elapsed().as_secs_f64())
}

fn cargo(arguments: &[&str]) -> Outcome {
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--quiet")
        .current_dir(workspace())
        .stdout(Stdio::null())
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("cargo {} failed", arguments.join(" ")).into()),
    }
}
