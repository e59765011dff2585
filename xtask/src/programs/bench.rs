//! `cargo xtask bench-programs`: benchmarks of pyperformance on two interpreters, before there is a library.
//!
//! Each becomes one self-contained program: our stand-ins for the modules it imports, then its own source.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::execute::{End, execute};
use super::renew::plain_options;
use super::{executable, folder};
use crate::files::{Outcome, workspace};

const HELP: &str = "\
cargo xtask bench-programs --oracle PYTHON --pycore BIN [--only NAME,...] [--rounds N] [--least SECONDS]
                           [--timeout SECONDS] [-- OPTION...]

  Runs benchmarks of pyperformance on both interpreters in turn, a process each, N (default 3)
  rounds, and prints the least processor time of a loop and the ratio: 2.00 is twice as fast as
  PYTHON. A measurement lasts at least SECONDS (--least, default 0.2). OPTIONs go to BIN. Without
  --pycore only PYTHON is measured. The sources are looked for in $BENCH_CACHE, default
  ~/.cache/pycore-bench: pip download --no-deps pyperformance, and unpack the wheel there.
";

const BENCHMARKS: &[&str] = &[
    "chaos",
    "comprehensions",
    "coroutines",
    "deltablue",
    "fannkuch",
    "float",
    "generators",
    "go",
    "hexiom",
    "meteor_contest",
    "nbody",
    "nqueens",
    "pidigits",
    "raytrace",
    "richards",
    "richards_super",
    "scimark",
    "spectral_norm",
    "unpack_sequence",
];

/// How many measurements a process makes.
const SAMPLES: usize = 3;

/// Puts a stand-in where import statements find it.
const PRELUDE: &str = r#"import sys


def _stand_in(name, source):
    module = type(sys)(name)
    sys.modules[name] = module
    exec(compile(source, "<stand-in " + name + ">", "exec"), module.__dict__)
    return module


"#;

struct Options {
    oracle: Option<PathBuf>,
    pycore: Option<PathBuf>,
    only: Vec<String>,
    rounds: usize,
    least: f64,
    timeout: f64,
    interpreter_options: Vec<String>,
}

/// An interpreter's results: seconds per loop by the names that the benchmark gives, or why there are none.
type Measured = Result<BTreeMap<String, f64>, String>;

/// Measure and print.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(options) = options(arguments)? else {
        print!("{HELP}");
        return Ok(());
    };
    let oracle = options.oracle.as_ref().ok_or(HELP)?;
    let sources = sources()?;
    let target = workspace().join("target/bench-programs");
    std::fs::create_dir_all(&target)?;
    println!("{:<28} {:>12} {:>12} {:>8}", "", "oracle (s)", "pycore (s)", "speed");
    let mut means = Vec::new();
    let mut failures = 0;
    for name in BENCHMARKS.iter().filter(|name| wanted(name, &options.only)) {
        let file = target.join(format!("{name}.py"));
        std::fs::write(&file, program(name, &sources, options.least)?)?;
        let (mut reference, mut ours): (Option<Measured>, Option<Measured>) = (None, None);
        for _ in 0..options.rounds {
            better(&mut reference, measure(oracle, &file, &plain_options(), options.timeout)?);
            if let Some(pycore) = &options.pycore {
                let measured =
                    measure(pycore, &file, &options.interpreter_options, options.timeout)?;
                better(&mut ours, measured);
            }
        }
        let ratios = rows(name, reference.as_ref(), ours.as_ref());
        failures +=
            usize::from([&reference, &ours].iter().any(|side| matches!(side, Some(Err(_)))));
        if !ratios.is_empty() {
            means.push(geometric_mean(&ratios));
        }
    }
    if !means.is_empty() {
        let mean = geometric_mean(&means);
        println!("{:<28} {:>34.3}  of {} programs", "geometric mean", mean, means.len());
    }
    match failures {
        0 => Ok(()),
        _ => Err(format!("{failures} programs fail").into()),
    }
}

/// Print the rows of a benchmark; the ratios of those that both interpreters have.
fn rows(name: &str, reference: Option<&Measured>, ours: Option<&Measured>) -> Vec<f64> {
    let base = match reference {
        Some(Ok(base)) => base,
        Some(Err(error)) => {
            println!("{name:<28} oracle: {error}");
            return Vec::new();
        }
        None => return Vec::new(),
    };
    let mut ratios = Vec::new();
    for (result, seconds) in base {
        let ours = ours.map(|side| side.as_ref().map(|results| results.get(result)));
        match ours {
            Some(Ok(Some(time))) => {
                ratios.push(seconds / time);
                println!("{result:<28} {seconds:>12.4e} {time:>12.4e} {:>8.2}", seconds / time);
            }
            Some(Ok(None)) => println!("{result:<28} {seconds:>12.4e}  no result"),
            Some(Err(error)) => println!("{result:<28} {seconds:>12.4e}  {error}"),
            None => println!("{result:<28} {seconds:>12.4e}"),
        }
    }
    ratios
}

/// Keep the least times; an error is kept, too.
fn better(best: &mut Option<Measured>, measured: Measured) {
    match (best.as_mut(), measured) {
        (None, measured) => *best = Some(measured),
        (Some(Ok(best)), Ok(times)) => {
            for (name, time) in times {
                let least = best.entry(name).or_insert(time);
                *least = least.min(time);
            }
        }
        (Some(Ok(_)), Err(error)) => *best = Some(Err(error)),
        (Some(Err(_)), _) => {}
    }
}

fn measure(interpreter: &Path, file: &Path, options: &[String], timeout: f64) -> Outcome<Measured> {
    let mut arguments = options.to_vec();
    arguments.push(file.display().to_string());
    let parent = file.parent().unwrap_or(Path::new("."));
    let result = execute(interpreter, &arguments, parent, timeout, Some("0"))?;
    let last = result.errors.trim_end().lines().next_back().unwrap_or_default();
    let last: String = last.chars().take(80).collect();
    match result.end {
        End::Exit(0) => {}
        End::Exit(status) => return Ok(Err(format!("status {status}: {last}"))),
        End::Signal(signal) => return Ok(Err(format!("signal {signal}: {last}"))),
        End::TimeOut => return Ok(Err("time-out".into())),
    }
    let mut times = BTreeMap::new();
    for line in result.output.lines().filter_map(|line| line.strip_prefix("RESULT ")) {
        let mut words = line.split(' ');
        if let (Some(name), Some(time)) = (words.next(), words.next()) {
            times.insert(name.to_owned(), time.parse()?);
        }
    }
    Ok(if times.is_empty() { Err("no result".into()) } else { Ok(times) })
}

/// A benchmark as one program that needs no files.
fn program(name: &str, sources: &Path, least: f64) -> Outcome<String> {
    let path = sources.join(format!("bm_{name}/run_benchmark.py"));
    let source =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut text = PRELUDE.to_owned();
    for module in modules(&source) {
        let Ok(stand_in) = std::fs::read_to_string(folder().join(format!("bench/{module}.py")))
        else {
            continue;
        };
        text += &format!("_module = _stand_in({}, {})\n", literal(&module), literal(&stand_in));
        if module == "pyperf" {
            text +=
                &format!("_module.BENCH_LEAST_TIME = {least}\n_module.BENCH_SAMPLES = {SAMPLES}\n");
        }
    }
    text += &format!("_source = {}\n", literal(&source));
    text += "_globals = {\"__name__\": \"__main__\", \"__builtins__\": __builtins__}\n";
    text += &format!("exec(compile(_source, \"{name}.py\", \"exec\"), _globals)\n");
    Ok(text)
}

/// The modules that a source imports, the imports of our stand-ins aside.
fn modules(source: &str) -> BTreeSet<String> {
    let statements = source.lines().map(str::trim_start).filter_map(|line| {
        line.strip_prefix("import ").or_else(|| line.strip_prefix("from ")?.split(" import").next())
    });
    statements.flat_map(|names| names.split(',')).map(|name| name.trim().to_owned()).collect()
}

/// A text as a Python literal.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"\"\"");
    for letter in text.chars() {
        match letter {
            '\\' => literal += "\\\\",
            '"' => literal += "\\\"",
            '\r' => literal += "\\r",
            letter => literal.push(letter),
        }
    }
    literal + "\"\"\""
}

/// The folder of the suite's benchmarks.
fn sources() -> Outcome<PathBuf> {
    let cache = match std::env::var_os("BENCH_CACHE") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(std::env::var_os("HOME").ok_or("HOME is not set")?)
            .join(".cache/pycore-bench"),
    };
    let folder = cache.join("pyperformance/data-files/benchmarks");
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(format!("there is no {}\n\n{HELP}", folder.display()).into())
}

pub(super) fn geometric_mean(values: &[f64]) -> f64 {
    let logarithms: f64 = values.iter().map(|value| value.ln()).sum();
    (logarithms / values.len() as f64).exp()
}

pub(super) fn wanted(name: &str, only: &[String]) -> bool {
    only.is_empty() || only.iter().any(|text| text == name)
}

fn options(arguments: &[String]) -> Outcome<Option<Options>> {
    let mut options = Options {
        oracle: None,
        pycore: None,
        only: Vec::new(),
        rounds: 3,
        least: 0.2,
        timeout: 300.0,
        interpreter_options: Vec::new(),
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--oracle" => options.oracle = Some(executable(value()?)?),
            "--pycore" => options.pycore = Some(executable(value()?)?),
            "--only" => options.only.extend(value()?.split(',').map(String::from)),
            "--rounds" => options.rounds = value()?.parse()?,
            "--least" => options.least = value()?.parse()?,
            "--timeout" => options.timeout = value()?.parse()?,
            "--help" | "-h" => return Ok(None),
            "--" => options.interpreter_options.extend(words.by_ref().cloned()),
            other => return Err(format!("no option {other}\n\n{HELP}").into()),
        }
    }
    Ok(Some(options))
}

#[cfg(test)]
mod tests {
    use super::{literal, modules};

    #[test]
    fn names_imported_modules() {
        let names: Vec<String> =
            modules("import a, b.c\n  from d import e\nx = 1\n").into_iter().collect();
        assert_eq!(names, ["a", "b.c", "d"]);
    }

    #[test]
    fn quotes_texts() {
        assert_eq!(literal("a\"\\\n"), "\"\"\"a\\\"\\\\\n\"\"\"");
    }
}
