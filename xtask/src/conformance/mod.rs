//! `cargo xtask conformance`: our results beside CPython's, over whole folders of programs.
//!
//! CPython is the oracle: one process of it, started once, answers for one file after the other.
//! Nothing here is part of the build or of the tests.

mod bytecode;
mod compare;
mod errors;
mod oracle;
mod pyc;

use std::path::PathBuf;

use crate::files::Outcome;

pub(crate) const HELP: &str = "\
cargo xtask conformance WHAT --oracle PYTHON [--show N] PATH...

  Compares with CPython 3.14 (PYTHON) over files and folders, and prints how many
  are identical and the first N (default 5) differences.

  tokens      `pycore --emit tokens` with `python3.14 -m tokenize -e`
  ast         `pycore --emit ast` with `python3.14 -m ast -a`, errors included
  errors      what is said about programs with mistakes; `errors --help`
  unparse     source text of trees with that of `ast.unparse`, errors included
  bytecode    code objects, warnings and errors with those of `compile`, at the levels
              of `--level 0|1|2` (all three without it); also `--mode exec|eval|single`
              and `--flags N`
  dis         `pycore --emit bytecode` with `python3.14 -m dis`, addresses aside
  pyc         .pyc files written here and read by CPython, and the other way round through
              the verifier; and the round trip of code objects through pyasm

  Faster for much input: cargo run --profile fast -p xtask -- conformance ...
";

/// What the command line asks for.
struct Options {
    oracle: PathBuf,
    show: usize,
    paths: Vec<PathBuf>,
}

/// Run the comparison that the arguments name.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some((what, rest)) = arguments.split_first() else {
        return Err(format!("what shall be compared?\n\n{HELP}").into());
    };
    match what.as_str() {
        "tokens" => compare::run(compare::View::Tokens, &options(rest)?),
        "ast" => compare::run(compare::View::Ast, &options(rest)?),
        "errors" => errors::run(rest),
        "unparse" => compare::run(compare::View::Unparse, &options(rest)?),
        "bytecode" => {
            let (how, rest) = bytecode::How::take_from(rest)?;
            bytecode::run(&how, &options(&rest)?)
        }
        "dis" => compare::run(compare::View::Dis, &options(rest)?),
        "pyc" => pyc::run(&options(rest)?),
        "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("`{other}` cannot be compared\n\n{HELP}").into()),
    }
}

fn options(arguments: &[String]) -> Outcome<Options> {
    let mut oracle = None;
    let mut show = 5;
    let mut paths = Vec::new();
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--oracle" => oracle = Some(PathBuf::from(value()?)),
            "--show" => show = value()?.parse()?,
            _ if word.starts_with('-') => return Err(format!("no option {word}\n\n{HELP}").into()),
            path => paths.push(PathBuf::from(path)),
        }
    }
    let oracle = oracle.ok_or("--oracle PYTHON is missing: the python3.14 to compare with")?;
    if paths.is_empty() {
        return Err("no file or folder is given".into());
    }
    Ok(Options { oracle, show, paths })
}

/// Every `.py` file among the paths and below, sorted.
pub(crate) fn python_files(paths: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    }
    Ok(files)
}

fn collect(path: &std::path::Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut entries: Vec<_> =
        std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    entries.sort();
    for entry in entries {
        let python = entry.extension().is_some_and(|extension| extension == "py");
        if entry.is_dir() && !entry.ends_with("__pycache__") || python {
            collect(&entry, files)?;
        }
    }
    Ok(())
}
