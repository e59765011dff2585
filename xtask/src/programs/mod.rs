//! `cargo xtask programs`: the Python programs that an interpreter is tested with.
//!
//! `pycore-cli/tests/programs/TOPIC/CASE.py` stands beside `CASE.out`, what CPython printed; `CASE.err` where it
//! ended with something on standard error, and `CASE.status` where its exit status was not 0. They import
//! built-in modules only, so an interpreter can run them before it has a library.

pub(crate) mod bench;
pub(crate) mod damaged;
mod difference;
pub(crate) mod execute;
pub(crate) mod leaks;
pub(crate) mod matrix;
pub(crate) mod micro;
pub(crate) mod out_of_memory;
mod renew;
mod report;

use std::path::{Path, PathBuf};

use crate::files::{Outcome, workspace};

pub(crate) const HELP: &str = "\
cargo xtask programs --pycore BIN [--filter TEXT,...] [--jobs N] [--show N] [--timeout SECONDS]
                     [--failed FILE] [--known FILE] [-- OPTION...]
cargo xtask programs --oracle PYTHON --renew [--filter TEXT,...] [--jobs N]
cargo xtask programs --list

  Runs the programs below pycore-cli/tests/programs, each in its folder with a time limit
  (default 10 s), and compares standard output, exit status and, where a .err file is there,
  standard error. Prints a table of topics, the reasons of failures by frequency, and the
  first N (default 3) differences. A TEXT of --filter is a part of TOPIC/CASE, or with ! before it what
  names must not contain. OPTIONs go to the interpreter. --failed writes the names of the failures to a file, one a line, and
  `--filter @FILE` reads names from there. --known FILE names the programs that are known to fail, one a line:
  exactly these have to fail. The table goes to standard output.

  --renew runs them on CPython, each three times under different hash seeds, and writes
  the expected files; a program whose output differs, or that imports more than
  built-in modules, is refused.
";

/// Topics that are not run by this task: they have tasks of their own.
const NOT_TOPICS: &[&str] = &["bench", "micro"];

/// A program with a name `topic/case`.
pub(crate) struct Program {
    topic: String,
    case: String,
    folder: PathBuf,
}

impl Program {
    fn name(&self) -> String {
        format!("{}/{}", self.topic, self.case)
    }

    fn file(&self, extension: &str) -> PathBuf {
        self.folder.join(format!("{}.{extension}", self.case))
    }
}

/// What the command line asks for.
struct Options {
    pycore: Option<PathBuf>,
    oracle: Option<PathBuf>,
    renew: bool,
    list: bool,
    filter: Vec<String>,
    exact: bool,
    jobs: usize,
    show: usize,
    timeout: f64,
    failed: Option<PathBuf>,
    known: Option<PathBuf>,
    configurations: Vec<String>,
    each: usize,
    seed: usize,
    interpreter_options: Vec<String>,
}

/// The folder of the programs.
pub(crate) fn folder() -> PathBuf {
    workspace().join("pycore-cli/tests/programs")
}

/// Run, renew or list.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(options) = options(arguments)? else {
        print!("{HELP}");
        return Ok(());
    };
    let programs = programs(&options)?;
    if options.list {
        for program in &programs {
            println!("{}", program.name());
        }
        return Ok(());
    }
    if options.renew {
        let oracle = options.oracle.as_ref().ok_or("--renew needs --oracle PYTHON")?;
        return renew::renew(&programs, oracle, options.jobs);
    }
    let interpreter = options.pycore.as_ref().or(options.oracle.as_ref());
    let interpreter = interpreter.ok_or(HELP)?;
    report::run(&programs, interpreter, &options)
}

/// The programs that the filter lets through, by name.
fn programs(options: &Options) -> Outcome<Vec<Program>> {
    let mut programs = Vec::new();
    for topic in sorted_entries(&folder())? {
        let name = file_name(&topic);
        if !topic.is_dir() || NOT_TOPICS.contains(&name.as_str()) {
            continue;
        }
        for file in sorted_entries(&topic)? {
            if file.extension().is_none_or(|extension| extension != "py") {
                continue;
            }
            let case = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let program = Program { topic: name.clone(), case, folder: topic.clone() };
            if passes(&program.name(), options) {
                programs.push(program);
            }
        }
    }
    if programs.is_empty() {
        return Err("no program has such a name".into());
    }
    Ok(programs)
}

/// Whether the filter lets a name through: some wanted part occurs, if any is given, and no unwanted one.
fn passes(name: &str, options: &Options) -> bool {
    if options.exact {
        return options.filter.iter().any(|text| text == name);
    }
    let unwanted = options.filter.iter().filter_map(|text| text.strip_prefix('!'));
    let mut wanted = options.filter.iter().filter(|text| !text.starts_with('!')).peekable();
    let nothing_named = wanted.peek().is_none();
    (nothing_named || wanted.any(|text| name.contains(text.as_str())))
        && !unwanted.into_iter().any(|text| name.contains(text))
}

fn sorted_entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut entries = Vec::new();
    let listing =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in listing {
        entries.push(entry?.path());
    }
    entries.sort();
    Ok(entries)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// `None` when help is asked for.
fn options(arguments: &[String]) -> Outcome<Option<Options>> {
    let mut options = Options {
        pycore: None,
        oracle: None,
        renew: false,
        list: false,
        filter: Vec::new(),
        exact: false,
        jobs: 1,
        show: 3,
        timeout: 10.0,
        failed: None,
        known: None,
        configurations: Vec::new(),
        each: 3,
        seed: 0,
        interpreter_options: Vec::new(),
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--pycore" => options.pycore = Some(executable(value()?)?),
            "--oracle" => options.oracle = Some(executable(value()?)?),
            "--renew" => options.renew = true,
            "--list" => options.list = true,
            "--filter" => {
                let text = value()?;
                if let Some(file) = text.strip_prefix('@') {
                    options.exact = true;
                    options.filter.extend(std::fs::read_to_string(file)?.lines().map(String::from));
                } else {
                    options.filter.extend(text.split(',').map(String::from));
                }
            }
            "--jobs" => options.jobs = value()?.parse::<usize>()?.max(1),
            "--show" => options.show = value()?.parse()?,
            "--timeout" => options.timeout = value()?.parse()?,
            "--known" => options.known = Some(value()?.into()),
            "--configuration" => {
                options.configurations.extend(value()?.split(',').map(String::from));
            }
            "--each" => options.each = value()?.parse::<usize>()?.max(1),
            "--seed" => options.seed = value()?.parse()?,
            "--failed" => options.failed = Some(value()?.into()),
            "--help" | "-h" => return Ok(None),
            "--" => options.interpreter_options.extend(words.by_ref().cloned()),
            other => return Err(format!("no option {other}\n\n{HELP}").into()),
        }
    }
    Ok(Some(options))
}

/// The absolute path of a program: it is run in other folders.
pub(crate) fn executable(path: &str) -> Outcome<PathBuf> {
    let path = Path::new(path);
    path.canonicalize().map_err(|error| format!("{}: {error}", path.display()).into())
}
