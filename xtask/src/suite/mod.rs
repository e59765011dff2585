//! `cargo xtask suite`: CPython's own test suite, every test by name against what is known of it.
//!
//! The suite itself is not part of the project: a folder with CPython's `test` package has to be given. What is committed,
//! in `pycore-cli/tests/suite`, are the names of the tests that do not pass, a file per module, and how many do.

mod outcome;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::files::{Outcome, ensure_content, workspace};
use crate::programs::executable;
use crate::programs::execute::{End, execute, in_parallel};
use outcome::Outcomes;

const RUNNER: &str = include_str!("runner.py");

const HELP: &str = "\
cargo xtask suite --tests DIR --pycore BIN [--renew] [--jobs N] [--timeout S] [MODULE...]

  Runs modules of CPython's test suite, each in a process, and compares every test's outcome with
  pycore-cli/tests/suite: a test that fails and is not listed there is an error, and so is one that
  passes and is. DIR holds CPython's package `test`. Without MODULEs all modules that are listed.
  --renew writes the lists anew (and adds MODULEs to them).
  --jobs N at a time (default 1), each for at most S seconds (default 300).
";

struct Options {
    tests: PathBuf,
    pycore: PathBuf,
    renew: bool,
    jobs: usize,
    timeout: f64,
    modules: Vec<String>,
}

/// Run the modules and compare.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(mut options) = read(arguments)? else {
        print!("{HELP}");
        return Ok(());
    };
    if options.modules.is_empty() {
        options.modules = listed()?;
    }
    if !options.tests.join("test").is_dir() {
        return Err(format!("{} has no folder `test`", options.tests.display()).into());
    }
    let modules = std::mem::take(&mut options.modules);
    let found = in_parallel(&modules, options.jobs, |module| {
        let outcomes = run_module(module, &options);
        if let Ok(outcomes) = &outcomes {
            println!("{module}: {}", outcomes.summary());
        }
        outcomes.map_err(|error| error.to_string())
    });
    let (mut passed, mut all, mut differences) = (0, 0, Vec::new());
    for (module, outcomes) in modules.iter().zip(found) {
        let outcomes = outcomes.map_err(|error| format!("{module}: {error}"))?;
        passed += outcomes.passed();
        all += outcomes.count();
        let path = list_of(module);
        if options.renew {
            ensure_content(&path, &outcomes.list())?;
            continue;
        }
        let known = std::fs::read_to_string(&path)
            .map_err(|error| format!("{module} has no list ({error}); --renew makes one"))?;
        for difference in outcomes.compare(&known) {
            differences.push(format!("{module}: {difference}"));
        }
    }
    println!("{passed} of {all} tests passed");
    match differences.len() {
        0 => Ok(()),
        count => Err(format!("{count} differences\n{}", differences.join("\n")).into()),
    }
}

fn read(arguments: &[String]) -> Outcome<Option<Options>> {
    let mut values: BTreeMap<&str, &str> = BTreeMap::new();
    let (mut renew, mut modules) = (false, Vec::new());
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument {
            "--help" | "-h" => return Ok(None),
            "--renew" => renew = true,
            "--tests" | "--pycore" | "--jobs" | "--timeout" => {
                let value = rest.next().ok_or_else(|| format!("{argument} needs a value"))?;
                values.insert(argument, value);
            }
            option if option.starts_with('-') => {
                return Err(format!("there is no option `{option}`\n\n{HELP}").into());
            }
            module => modules.push(module.to_owned()),
        }
    }
    let needed = |name| values.get(name).ok_or_else(|| format!("{name} is needed\n\n{HELP}"));
    Ok(Some(Options {
        tests: Path::new(needed("--tests")?).canonicalize()?,
        pycore: executable(needed("--pycore")?)?,
        renew,
        jobs: values.get("--jobs").map_or(Ok(1), |text| text.parse())?,
        timeout: values.get("--timeout").map_or(Ok(300.0), |text| text.parse())?,
        modules,
    }))
}

/// Where the lists are.
fn folder() -> PathBuf {
    workspace().join("pycore-cli/tests/suite")
}

fn list_of(module: &str) -> PathBuf {
    folder().join(format!("{module}.txt"))
}

/// The modules that have a list.
fn listed() -> Outcome<Vec<String>> {
    let mut modules = Vec::new();
    for entry in std::fs::read_dir(folder())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            modules.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    modules.sort();
    Ok(modules)
}

/// Runs a module in a folder of its own, where nothing but the package `test` can be imported beside the library.
fn run_module(module: &str, options: &Options) -> Outcome<Outcomes> {
    let folder = tempfile::Builder::new().prefix("suite-").tempdir()?;
    let (library, work) = (folder.path().join("lib"), folder.path().join("work"));
    std::fs::create_dir(&library)?;
    std::fs::create_dir(&work)?;
    std::os::unix::fs::symlink(options.tests.join("test"), library.join("test"))?;
    let runner = library.join("runner.py");
    std::fs::write(&runner, RUNNER)?;
    let results = folder.path().join("results");
    let mut arguments = vec![
        format!("PYTHONPATH={}", library.display()),
        format!("HOME={}", work.display()),
        format!("TMPDIR={}", folder.path().display()),
        "PYTHONDONTWRITEBYTECODE=1".to_owned(),
    ];
    for path in [&options.pycore, &runner] {
        arguments.push(path.display().to_string());
    }
    arguments.push(format!("test.{module}"));
    arguments.push(results.display().to_string());
    let done = execute(Path::new("env"), &arguments, &work, options.timeout, None)?;
    let text = std::fs::read_to_string(&results).unwrap_or_default();
    let end = match done.end {
        End::Exit(0) => None,
        End::Exit(status) => Some(format!("exit status {status}")),
        End::Signal(number) => Some(format!("signal {number}")),
        End::TimeOut => Some("time-out".to_owned()),
    };
    Ok(Outcomes::read(&text, end))
}
