//! The expected files, written anew from what CPython does.

use std::path::Path;

use super::Program;
use super::execute::{End, Result, execute, in_parallel};
use crate::files::{Outcome, ensure_content};

/// Without `site` and the program's folder. Not `-I`: a CPython that lives elsewhere than where it was built for
/// may need PYTHONHOME.
const PLAIN_OPTIONS: &[&str] = &["-P", "-s", "-S", "-B"];

/// A program is run under each to see whether its output is always the same.
const HASH_SEEDS: &[&str] = &["0", "1", "2718281828"];

/// What a program may import.
const MODULES: &[&str] = &[
    "builtins",
    "sys",
    "gc",
    "time",
    "math",
    "itertools",
    "marshal",
    "_collections",
    "_functools",
    "_operator",
    "_thread",
    "_tokenize",
    "_weakref",
    "_io",
    "_signal",
    "__future__",
    "_blake2",
    "_asyncio",
    "_stat",
    "_types",
    "types",
    "_bz2",
    "_datetime",
    "_hmac",
    "_lzma",
    "_md5",
    "_multiprocessing",
    "_posixshmem",
    "_sha1",
    "_sha2",
    "_sha3",
    "_symtable",
    "asyncio",
    "cmath",
    "copy",
    "errno",
    "faulthandler",
    "grp",
    "mmap",
    "pickle",
    "posix",
    "pwd",
    "unicodedata",
    "zlib",
];

/// The options that CPython and Pycore run programs with.
pub(super) fn plain_options() -> Vec<String> {
    PLAIN_OPTIONS.iter().copied().map(String::from).collect()
}

/// Run the programs on CPython and write what they leave; refuse those that are not fit.
pub(crate) fn renew(programs: &[Program], oracle: &Path, jobs: usize) -> Outcome {
    let results = in_parallel(programs, jobs, |program| {
        checked(program, oracle).map_err(|error| format!("{}: {error}", program.name()))
    });
    let mut refused = Vec::new();
    let mut written = 0;
    for (program, result) in programs.iter().zip(results) {
        match result {
            Ok(result) => written += usize::from(write(program, &result)?),
            Err(error) => refused.push(error),
        }
    }
    println!("{} programs, {written} with new expectations", programs.len() - refused.len());
    if refused.is_empty() {
        return Ok(());
    }
    Err(format!("{} programs are refused:\n  {}", refused.len(), refused.join("\n  ")).into())
}

fn checked(program: &Program, oracle: &Path) -> std::result::Result<Result, String> {
    let source = std::fs::read_to_string(program.file("py")).map_err(|error| error.to_string())?;
    if !source.starts_with("# ") {
        return Err("its first line is no comment".into());
    }
    if let Some(line) = source.lines().find(|line| line.chars().count() > 120) {
        return Err(format!("a line is too long: {line}"));
    }
    if let Some(module) = imports(&source).find(|module| !MODULES.contains(module)) {
        return Err(format!("imports {module}"));
    }
    let file = format!("{}.py", program.case);
    let mut arguments = plain_options();
    arguments.push(file);
    let mut first: Option<Result> = None;
    for seed in HASH_SEEDS {
        let result = execute(oracle, &arguments, &program.folder, 20.0, Some(seed))
            .map_err(|error| error.to_string())?;
        if !matches!(result.end, End::Exit(_)) {
            return Err(format!("{:?} {}", result.end, result.errors));
        }
        if result.errors.contains("Warning: ") {
            return Err(format!("warns: {}", result.errors));
        }
        if first.as_ref().is_some_and(|first| *first != result) {
            return Err("its output is not always the same".into());
        }
        first = Some(result);
    }
    first.ok_or_else(|| "was not run".into())
}

/// The modules named by import statements that stand at the beginning of a line.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    let statements = source.lines().map(str::trim_start).filter_map(|line| {
        line.strip_prefix("import ").or_else(|| line.strip_prefix("from ")?.split(" import").next())
    });
    statements
        .flat_map(|names| names.split(','))
        .filter_map(|name| name.split_whitespace().next())
        .filter(|name| name.chars().all(|letter| letter.is_alphanumeric() || "_.".contains(letter)))
}

/// Whether something has changed.
fn write(program: &Program, result: &Result) -> Outcome<bool> {
    let mut changed = ensure_content(&program.file("out"), &result.output)?;
    let status = match result.end {
        End::Exit(0) => String::new(),
        End::Exit(status) => format!("{status}\n"),
        _ => return Err("ended otherwise than by itself".into()),
    };
    for (extension, content) in [("err", &result.errors), ("status", &status)] {
        let path = program.file(extension);
        if !content.is_empty() {
            changed |= ensure_content(&path, content)?;
        } else if path.exists() {
            std::fs::remove_file(path)?;
            changed = true;
        }
    }
    Ok(changed)
}
