//! `cargo xtask bench`: the front end's speed beside ruff's and CPython's, over the same files in one run.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::files::{Outcome, workspace};

pub(crate) const HELP: &str = "\
cargo xtask bench [--oracle PYTHON] [--rounds N] FOLDER

  Times lexing, parsing and compiling of all Python files below FOLDER: Pycore's, the
  parser of the crate ruff_python_parser, and with --oracle CPython's compile().
  Prints the best of N (default 10) rounds, MB/s, and speed relative to Pycore's parser.
  The benchmarks of single crates are run by `cargo bench -p CRATE`.
";

/// Times CPython on the files below a folder; prints seconds of the best round.
const ORACLE: &str = r#"
import ast, os, sys, time, warnings
warnings.simplefilter("ignore")
sources = []
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:
                sources.append(file.read())
def work(source, flags=ast.PyCF_ONLY_AST):
    try:
        compile(source, "<source>", "exec", flags, dont_inherit=True)
        return True
    except (SyntaxError, ValueError):
        return False
sources = [source for source in sources if work(source)]
for name, flags in ("CPython parse", ast.PyCF_ONLY_AST), ("CPython source to code", 0):
    best = float("inf")
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        for source in sources:
            work(source, flags)
        best = min(best, time.perf_counter() - start)
    print(name, best, sum(map(len, sources)) / 1e6 / best, sep="\t")
"#;

/// A measured line: name, seconds, MB/s.
struct Row {
    name: String,
    seconds: f64,
    speed: f64,
}

/// Measure and print.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut oracle = None;
    let mut rounds = "10";
    let mut folder = None;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--oracle" => oracle = Some(value()?),
            "--rounds" => rounds = value()?,
            "--help" | "-h" => {
                print!("{HELP}");
                return Ok(());
            }
            path => folder = Some(path),
        }
    }
    let folder = folder.ok_or(HELP)?;
    let manifest = workspace().join("pycore-parser/versus/Cargo.toml");
    let mut versus = Command::new(env!("CARGO"));
    versus.args(["run", "--release", "--quiet", "--manifest-path"]).arg(manifest);
    versus.args(["--", "--rounds", rounds, folder]);
    let mut rows = measured(versus)?;
    if let Some(python) = oracle {
        let mut reference = Command::new(Path::new(python));
        // A round of CPython takes as long as twenty of ours.
        reference.args(["-c", ORACLE, folder, "3"]);
        rows.extend(measured(reference)?);
    }
    let parser = rows.iter().find(|row| row.name == "pycore parse").map_or(1.0, |row| row.seconds);
    println!("{:<26} {:>10} {:>10} {:>22}", "", "seconds", "MB/s", "time / pycore parse");
    for row in rows {
        let ratio = row.seconds / parser;
        println!("{:<26} {:>10.4} {:>10.1} {ratio:>22.2}", row.name, row.seconds, row.speed);
    }
    Ok(())
}

/// Run a program that prints lines of name, seconds and MB/s with tabs between.
fn measured(mut command: Command) -> Outcome<Vec<Row>> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    let text = String::from_utf8(output.stdout)?;
    let mut rows = Vec::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, seconds, speed] = cells[..] else { continue };
        rows.push(Row { name: name.into(), seconds: seconds.parse()?, speed: speed.parse()? });
    }
    Ok(rows)
}
