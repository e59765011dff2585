//! `cargo xtask startup`: what starting and ending costs, and which functions do it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::process::Command;

use crate::files::{Outcome, ensure_content, workspace};

const HELP: &str = "\
cargo xtask startup --binary BIN [--renew]

  Runs BIN -c pass under callgrind (valgrind), prints the instructions, the size of the functions that ran, how much of
  that stands together in the section of the start, and the resident memory of a plain run.

  --renew writes the list of those functions, pycore-cli/startup_functions.txt, by which the build of a release places
  them side by side: pages of the program are mapped in groups of sixteen, so what is scattered takes memory
  many times its size. Worth it after larger changes, with a release binary.
";

const LIST: &str = "pycore-cli/startup_functions.txt";

/// The output section that pycore-cli's build script makes of the list.
const SECTION: &str = ".text.startup_functions";

/// The most that the instances of one name may add that do not run, in bytes, for all to be taken by name. Above, the
/// instances are listed one by one, by their hashes, which another compiler changes.
const MOST_ADDED: u64 = 2000;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [option, path] if option == "--binary" => report(Path::new(path)),
        [option, path, renew] if option == "--binary" && renew == "--renew" => {
            renewed(Path::new(path))
        }
        _ => {
            print!("{HELP}");
            Ok(())
        }
    }
}

/// The output of a command that has to succeed.
fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .output()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: {text}", command.get_program().display()).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What ran: the instructions, and the functions by symbol.
struct Run {
    instructions: u64,
    functions: BTreeSet<String>,
}

fn profiled(binary: &Path) -> Outcome<Run> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("callgrind");
    output(
        Command::new("valgrind")
            .args(["--tool=callgrind", "--demangle=no", "--quiet"])
            .arg(format!("--callgrind-out-file={}", file.display()))
            .arg(binary)
            .args(["-c", "pass"]),
    )?;
    let text = std::fs::read_to_string(file)?;
    // A name stands where its number occurs first, which may be as a callee.
    let mut names = HashMap::new();
    let mut ran = BTreeSet::new();
    let mut instructions = 0;
    for line in text.lines() {
        if let Some(total) = line.strip_prefix("summary: ").or(line.strip_prefix("totals: ")) {
            instructions = total.trim().parse()?;
        }
        let Some(rest) = line.strip_prefix("fn=").or(line.strip_prefix("cfn=")) else { continue };
        let (number, name) = rest.split_once(' ').unwrap_or((rest, ""));
        if !name.is_empty() {
            // A recursive cycle's mark is not part of the name.
            names.insert(number, name.split('\'').next().unwrap_or(name));
        }
        if line.starts_with("fn=") {
            ran.insert(number);
        }
    }
    let functions = ran.iter().filter_map(|number| names.get(number)).map(|&n| n.to_owned());
    Ok(Run { instructions, functions: functions.collect() })
}

/// Address and size of each function that a binary defines.
fn sizes(binary: &Path) -> Outcome<HashMap<String, (u64, u64)>> {
    let text = output(Command::new("nm").arg("-S").arg(binary))?;
    let mut found = HashMap::new();
    for line in text.lines() {
        if let [address, size, "t" | "T" | "w" | "W", name] =
            line.split(' ').collect::<Vec<_>>()[..]
        {
            let number = |text| u64::from_str_radix(text, 16);
            found.insert(name.to_owned(), (number(address)?, number(size)?));
        }
    }
    Ok(found)
}

/// Where the section of the start lies.
fn section(binary: &Path) -> Outcome<std::ops::Range<u64>> {
    let text = output(Command::new("objdump").arg("-h").arg(binary))?;
    for line in text.lines() {
        if let [_, SECTION, size, address, ..] = line.split_whitespace().collect::<Vec<_>>()[..] {
            let start = u64::from_str_radix(address, 16)?;
            return Ok(start..start + u64::from_str_radix(size, 16)?);
        }
    }
    Ok(0..0)
}

fn report(binary: &Path) -> Outcome {
    let run = profiled(binary)?;
    let sizes = sizes(binary)?;
    let section = section(binary)?;
    let (mut total, mut placed) = (0, 0);
    for (address, size) in run.functions.iter().filter_map(|name| sizes.get(name)) {
        total += size;
        placed += if section.contains(address) { *size } else { 0 };
    }
    println!("{:>12} instructions", run.instructions);
    println!("{:>12} functions ran, {total} bytes of code", run.functions.len());
    println!(
        "{placed:>12} bytes of them stand in {SECTION}, of {} bytes",
        section.end - section.start
    );
    println!("{:>12} KiB resident at most", resident(binary)?);
    Ok(())
}

/// The most memory that was resident, KiB, the least of some runs.
fn resident(binary: &Path) -> Outcome<u64> {
    let mut least = u64::MAX;
    for _ in 0..5 {
        let mut run = Command::new("/usr/bin/time");
        let text = run.args(["-f", "%M"]).arg(binary).args(["-c", "pass"]).output()?.stderr;
        least = least.min(String::from_utf8_lossy(&text).trim().parse()?);
    }
    Ok(least)
}

/// A name without the hash that tells instances apart, if it is one of this workspace's build. The precompiled standard
/// library's names have another form.
fn without_hash(name: &str) -> Option<&str> {
    let name = name.strip_suffix('E')?;
    let (base, hash) = name.split_at_checked(name.len().checked_sub(16)?)?;
    let is_hash = hash.bytes().all(|b| b.is_ascii_hexdigit());
    base.strip_suffix("17h").filter(|_| is_hash && base.starts_with("_ZN"))
}

/// A pattern of a linker script that matches a name: what could mean something there matches any character.
fn pattern(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "_.".contains(c) { c } else { '?' };
    name.chars().map(plain).collect()
}

fn renewed(binary: &Path) -> Outcome {
    let run = profiled(binary)?;
    let sizes = sizes(binary)?;
    // Per name without hash: bytes of instances that ran, of all.
    let mut instances: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (name, (_, size)) in &sizes {
        if let Some(base) = without_hash(name) {
            let entry = instances.entry(base).or_default();
            entry.0 += if run.functions.contains(name) { *size } else { 0 };
            entry.1 += size;
        }
    }
    let mut lines = BTreeSet::new();
    for name in run.functions.iter().filter(|name| sizes.contains_key(*name)) {
        match without_hash(name).map(|base| (base, instances[base])) {
            Some((base, (ran, all))) if all - ran <= MOST_ADDED => {
                lines.insert(pattern(base) + "17h*");
            }
            // A number that the optimiser appended to a copy is not in its section's name.
            _ => {
                let copy = name.rsplit_once('.').filter(|(_, n)| n.parse::<u32>().is_ok());
                lines.insert(pattern(copy.map_or(name, |(name, _)| name)));
            }
        }
    }
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    ensure_content(&workspace().join(LIST), &text)?;
    println!("{} patterns in {LIST}", lines.len());
    Ok(())
}
